"""robots.txt after RFC 9309: groups, the longest match, ``*`` and ``$``, percent-encoding.

Written out here because the standard library's parser takes the first match instead of the longest and knows no wildcards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read (section 2.5); the rest is passed over."""

_TOKEN = re.compile(r"\*|[a-zA-Z_-]+")
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``Allow`` or ``Disallow`` line; its pattern as written, and in the one spelling that is compared."""

    allow: bool
    written: str
    pattern: str

    def matches(self, target: str) -> bool:
        """Whether the pattern fits the beginning of ``target`` (path and query, normalised), all of it where ``$`` ends it."""
        whole = self.pattern.endswith("$")
        first, *rest = (self.pattern[:-1] if whole else self.pattern).split("*")
        if not target.startswith(first):
            return False
        place = len(first)
        if not rest:
            return not whole or place == len(target)
        *middle, last = rest
        # Each piece at the earliest place: what fits anywhere fits there, and no text is gone through twice.
        for piece in middle:
            found = target.find(piece, place)
            if found < 0:
                return False
            place = found + len(piece)
        if whole:
            return target.endswith(last) and len(target) - len(last) >= place
        return target.find(last, place) >= 0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one robots.txt that concern us."""

    rules: tuple[Rule, ...] = ()

    def decides(self, target: str) -> Rule | None:
        """The rule that decides over ``target`` (path and query): the longest that fits, ``Allow`` before ``Disallow``."""
        if target.partition("?")[0] == "/robots.txt":
            return None
        normal = _normal(target).replace("*", "%2A").replace("$", "%24")
        fitting = [r for r in self.rules if r.matches(normal)]
        return max(fitting, key=lambda r: (len(r.pattern), r.allow), default=None)


def parse_robots(data: bytes, product: str) -> Robots:
    """The rules that ``data`` has for ``product``: of all groups that name it, else of those for ``*``, else none.

    Lines of other kinds (``Sitemap``, ``Crawl-delay``) neither count nor end a group.
    """
    own: list[Rule] = []
    general: list[Rule] = []
    named = False
    agents: set[str] = set()
    in_rules = False
    for key, value in _lines(data):
        if key == "user-agent":
            if in_rules:
                agents, in_rules = set(), False
            match = _TOKEN.match(value)
            agents.add(match[0].lower() if match else "")
            named = named or product.lower() in agents
        elif key in {"allow", "disallow"} and agents:
            in_rules = True
            if value:
                rule = Rule(key == "allow", value, _pattern(value))
                if product.lower() in agents:
                    own.append(rule)
                if "*" in agents:
                    general.append(rule)
    return Robots(tuple(own if named else general))


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    text = data[:LARGEST].decode("utf-8-sig", "replace")
    for line in re.split(r"\r\n|\r|\n", text):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _pattern(value: str) -> str:
    """A pattern in the one spelling; a dollar sign means the end only where it stands there."""
    normal = _normal(value)
    return normal[:-1].replace("$", "%24") + normal[-1]


def _normal(text: str) -> str:
    """Octets in one spelling (section 2.2.2): those that need no percent sign without it, all others with it.

    Colons and slashes need none in a query; the table of that section has them as equal.
    """
    path, mark, query = text.partition("?")
    return _spelled(path, _UNRESERVED) + mark + _spelled(query, _UNRESERVED | {":", "/"})


def _spelled(text: str, plain: frozenset[str]) -> str:
    decoded = _ESCAPE.sub(lambda m: c if (c := chr(int(m[1], 16))) in plain else m[0].upper(), text)
    return "".join(c if "!" <= c <= "~" else _escaped(c) for c in decoded)


def _escaped(character: str) -> str:
    return "".join(f"%{octet:02X}" for octet in character.encode("utf-8", "surrogatepass"))
