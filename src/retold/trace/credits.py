"""One key for the many forms of a source's name.

"Dailyherald.com", "The Daily Herald" and "TheDH" are one name where a document spells it out; agencies' short forms
are always known. Names are never merged on likeness alone: the letters must be the same once articles, domains and
generic words ("news agency") are gone, or be the initials of a name that the story spells out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from retold.lang.agencies import GENERIC
from retold.lang.outlets import Table, in_force
from retold.model.outlet import Outlet
from retold.model.story import Story
from retold.model.view import fold

_DOMAIN = re.compile(r"(?:https?://)?(?:www\d?\.|m\.|edition\.|amp\.)?([a-z0-9-]+)((?:\.[a-z]{2,})+)(?:/\S*)?")
_HOST = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[:/?#]\S*)?")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "go"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


def domain_label(name: str) -> str | None:
    """The label that names the site in a domain or address: ``dailyherald`` of ``https://www.dailyherald.co.uk/x``."""
    m = _DOMAIN.fullmatch(name.strip().casefold())
    if m is None:
        return None
    # The last label is a registry's, however long (.com, .news, .example); under countries one more may be.
    labels: list[str] = [m.group(1), *m.group(2).strip(".").split(".")][:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1]


def name_words(name: str) -> tuple[str, ...]:
    """The words that make a name, folded: of a known outlet those of its full name, whatever form it is given in.

    Else without article, possessive, domain ending, and generic words at the end ("news agency").
    """
    return _name_words(name, in_force())


@lru_cache(maxsize=4096)
def _name_words(name: str, outlets: Table) -> tuple[str, ...]:
    if (known := _known(name, outlets)) is not None:
        return tuple(_plain(known.name))
    if (label := domain_label(name)) is not None:
        return tuple(_WORD.findall(label))
    words = _plain(name)
    while tails := [len(t) for t in GENERIC if len(words) > len(t) and tuple(words[-len(t) :]) == t]:
        words = words[: -max(tails)]
    return tuple(words)


def known_outlet(name: str) -> Outlet | None:
    """The outlet of the table that a name, domain or address means."""
    return _known(name, in_force())


def _known(name: str, outlets: Table) -> Outlet | None:
    if (host := _HOST.fullmatch(name.strip().casefold())) is not None:
        return outlets.at(host.group(1))
    return outlets.named(name)


def _plain(name: str) -> list[str]:
    words: list[str] = _WORD.findall(re.sub(r"'s\b", "", fold(_CAMEL.sub(" ", name)).text))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words)


def _canonical(
    words: tuple[str, ...], full: set[tuple[str, ...]], short_for: dict[str, set[tuple[str, ...]]]
) -> tuple[str, ...]:
    """The spelled-out name that a squashed form or initials stand for, if the story has exactly one."""
    squashed = "".join(words)
    same = {w for w in full if squashed in {"".join(w), "the" + "".join(w)}}
    if len(same) == 1:
        return same.pop()
    if len(squashed) > 1 and len(words) <= 2 and not same:
        short = squashed.removeprefix("the") if len(words) == 2 else squashed
        meant = short_for.get(short, set())
        if len(meant) == 1:
            return meant.pop()
    return words


def _after_owner(name: str, full: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The name behind a possessive, where the story has it alone too: "Freeland's Harbour Daily"."""
    _, owned, rest = fold(name, keep_case=True).text.partition("'s ")
    words = name_words(rest) if owned else ()
    return words if words in full else None


class SourceNames:
    """The names of sources in one story; ``key`` gives one key for all forms of a name, ``best`` its fullest form."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, list[str]] = {}
        spelled = {n: name_words(n) for n in dict.fromkeys(names)}
        full = {w for w in spelled.values() if len(w) > 1}
        short_for: dict[str, set[tuple[str, ...]]] = {}
        for name, words in spelled.items():
            # Generic words count for initials, and for nothing else: TPA is the Tidewater Press Agency.
            for form in {words, tuple(_plain(name))}:
                if len(form) > 1:
                    short_for.setdefault(_initials(form), set()).add(words)
        for name, words in spelled.items():
            key = _after_owner(name, full) or _canonical(words, full, short_for)
            self._words[name] = key
            self._names.setdefault("".join(key), []).append(name)

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a name's canonical form."""
        return self._words.get(name) or name_words(name)

    def key(self, name: str) -> str:
        """One key for all forms of a name; empty for a name without words."""
        return "".join(self.words(name))

    def related(self, one: str, other: str) -> bool:
        """Whether two names are the same, or one is the other with more words ("The Daily Herald Foundation")."""
        a, b = self.words(one), self.words(other)
        if not a or not b:
            return False
        short, long = sorted((a, b), key=len)
        return "".join(a) == "".join(b) or (len(short) >= 2 and set(short) <= set(long))

    def best(self, name: str) -> str:
        """The fullest form of a name in the story, with spaces rather than as a domain; of a known outlet its own name."""
        if (known := known_outlet(name)) is not None:
            return known.name
        forms = self._names.get(self.key(name), [name])
        own = self.words(name)
        return max(
            forms, key=lambda n: (domain_label(n) is None, name_words(n) == own, len(_WORD.findall(n)), n[:1].isupper(), n)
        )


def source_names(story: Story) -> SourceNames:
    """The names of a story's credits and outlets."""
    outlets = [d.outlet for d in story.documents if d.outlet]
    return SourceNames([*(c.credited for c in story.credits), *outlets])


def same_source(names: SourceNames, credited: str, outlet: str | None, url: str | None) -> bool:
    """Whether a credited name or address is the outlet of a document."""
    keys = {names.key(n) for n in (outlet, url) if n} - {""}
    return names.key(credited) in keys
