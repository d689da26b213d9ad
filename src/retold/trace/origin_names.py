"""Whether two descriptions of a source describe the same one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retold.lang.actors import STOP
from retold.lang.actors_origins import BARE_SOURCES, DOCUMENTS, NOBODY, PLATFORMS, POWERS, is_description, is_vague
from retold.lang.documents import COMPOUND
from retold.model.claims import OriginKind

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_TAIL = re.compile(r"(?<=\w\w\w\w), (?!Inc|Ltd|LLC|Jr|Sr)| (?:who|which|that|whose|in whose)\b| \((?![^()]*\)$)| \([A-Z:]+\)$")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class OriginName:
    """A description in the article's words; ``words`` its content words in lower case, ``proper`` how many are capitalised.

    ``outlet`` tells that it is an outlet or agency, ``text`` that it is a document: of a chain's members the document, then the
    person or body, is farther than the outlet that passed it on.
    """

    name: str
    kind: OriginKind
    words: tuple[str, ...]
    proper: int
    outlet: bool = False
    text: bool = False

    @classmethod
    def of(cls, text: str, kind: OriginKind) -> OriginName:
        """A name from source words: white space folded, cut at the first comma, bracket or relative clause, 120 characters at most."""
        name = _TAIL.split(" ".join(text.split()), maxsplit=1)[0][:_LONGEST].strip(" ,;:.“”\"'")
        found = [w for w in _WORD.findall(name) if w.lower() not in STOP]
        words = tuple(part for w in found for part in _plain(w).split("-"))
        return cls(name or "unnamed", kind, words, sum(w[0].isupper() for w in found))

    @property
    def nobody(self) -> bool:
        """Whether it names no one that could be asked: ``reports``, ``on Twitter``."""
        return set(self.words) <= NOBODY | PLATFORMS

    @property
    def described(self) -> bool:
        """Whether it only describes one who may have a name elsewhere."""
        return not self.text and is_description(self.name)

    @property
    def person(self) -> bool:
        """Whether it is a full name of somebody or some body who can speak for himself, no outlet and no document."""
        return (
            self.proper > 1
            and self.words[-1] not in PLATFORMS
            and not (self.outlet or self.text or self.described or self.vague)
        )

    @property
    def vague(self) -> bool:
        """Whether it says that other outlets reported, and not which."""
        return is_vague(self.name)

    @property
    def head(self) -> str:
        """The noun of a description: ``the owner of the ferry`` is an ``owner``."""
        words = _WORD.findall(re.split(r" (?:of|for|from|in|at|about) ", self.name, maxsplit=1)[0])
        return words[-1].lower() if words else ""


def _plain(word: str) -> str:
    """A word in lower case, without a possessive's ending, of documents in the singular."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    return low[:-1] if low.endswith("s") and low[:-1] in DOCUMENTS else low


def tidy(name: str) -> str:
    """A name in lower case without articles, for looking nodes up."""
    return " ".join(w.lower() for w in _WORD.findall(name) if w.lower() not in STOP)


def same_origin(a: OriginName, b: OriginName) -> bool:
    """Whether two descriptions are of one source.

    Same content words; one name the beginning of the other; a house and who speaks for it; a shared proper name; a
    document of the same sort; the same people of one house; those who govern one place; or an acronym of the other.

    Descriptions that name nobody in particular agree only where their words are the same.
    """
    if _powers(a) == _powers(b):
        return True
    if _within(a, b) or _within(b, a):
        return True
    if _institution(a, b) or _institution(b, a):
        return True
    special = (set(a.words) & set(b.words)) - BARE_SOURCES
    if special & DOCUMENTS and (_maker(a) <= _maker(b) or _maker(b) <= _maker(a)):
        return True
    if special and {w for w in special if _is_name(w, a) and _is_name(w, b)}:
        return True
    if a.head == b.head and not (_capital(a) and _capital(b)) and _proper(a) & _proper(b):
        return True
    return _acronym(a) in set(b.words) or _acronym(b) in set(a.words)


def _maker(origin: OriginName) -> set[str]:
    """The words of a document's name that say whose it is, as far as any do."""
    return set(origin.words) - DOCUMENTS - BARE_SOURCES - COMPOUND


def _capital(origin: OriginName) -> bool:
    """Whether the noun itself is part of the name."""
    return any(w[0].isupper() and w.lower() == origin.head for w in _WORD.findall(origin.name))


def _proper(origin: OriginName) -> set[str]:
    words = {_plain(w) for w in _WORD.findall(origin.name) if w[0].isupper()}
    return words - STOP - BARE_SOURCES - {origin.head}


def _powers(origin: OriginName) -> frozenset[str]:
    """The content words; behind a capitalised word all words for those who govern count as one."""
    return frozenset(POWERS.get(w, w) if origin.proper and len(origin.words) > 1 else w for w in origin.words)


def _institution(short: OriginName, full: OriginName) -> bool:
    """Whether one is a house by one word (the zoo) that the other's description names (the zoo's director)."""
    return len(short.words) == 1 and short.words[0] not in BARE_SOURCES and short.words[0] in full.words


def _within(short: OriginName, full: OriginName) -> bool:
    """Whether a name is the beginning of a longer one, also as a web address: Daily Echo, dailyecho.com, Daily Echo Press."""
    joined, whole = ("".join(o.words) for o in (short, full))
    site = _SITE.sub("", joined)
    return (short.proper >= _PROPER and set(short.words) <= set(full.words)) or (site != joined and whole.startswith(site))


_SITE = re.compile(r"^www\.|(?:\.[a-z]{2,8}){1,2}$")
_PROPER = 2


def _is_name(word: str, origin: OriginName) -> bool:
    """Whether the word is the last capitalised one of the name: family names and heads of organisations' names."""
    capital = [w for w in _WORD.findall(origin.name) if w[0].isupper() and w.lower() not in STOP | PLATFORMS]
    return bool(capital) and capital[-1].lower().removesuffix("’s").removesuffix("'s") == word


def _acronym(origin: OriginName) -> str:
    capital = [w for w in _WORD.findall(origin.name) if w[0].isupper() and w.lower() not in STOP]
    return "".join(w[0] for w in capital).lower() if len(capital) >= 3 else "\0"
