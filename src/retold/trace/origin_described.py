"""Which named one a description means: ``the nation's immigration agency`` after its article named the immigration service."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from retold.lang.actors import STOP
from retold.lang.events_keys import stem
from retold.lang.organisations import BODY_NOUNS, BUSINESSES, PUBLIC_BODIES
from retold.lang.voices import OFFICES
from retold.model.marks import NameKind
from retold.model.span import Span
from retold.model.story import Story

_WORD = re.compile(r"[^\W\d_]+")
_OFFICE = "|".join(sorted(OFFICES))
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})


class Described:
    """The bodies of each article by place."""

    def __init__(self, story: Story) -> None:
        self._story = story
        rows: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for n in story.names:
            if n.kind is NameKind.ORG:
                rows[n.span.doc].append((n.span.start, n.canonical))
        self._rows = {doc: sorted(row) for doc, row in rows.items()}
        self.people = {n.canonical for n in story.names if n.kind is NameKind.PERSON and " " in n.canonical}
        self._groups = {n.canonical.lower() for n in story.names if n.kind is NameKind.GROUP}
        self._bodies = {n.canonical for n in story.names if n.kind is NameKind.ORG}
        said: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for a in story.attributions:
            if a.source is not None:
                said[a.source.doc].append((a.source.start, a.speaker or story.text(a.source)))
        self._said = {doc: sorted(row) for doc, row in said.items()}
        self._fits: dict[tuple[str, str], bool] = {}

    def name(self, source: Span) -> str | None:
        """The body that a definite description without a name means; ``None`` where the words show none, or several.

        The description must end in a noun for bodies and share a word with the name of exactly one body named before it.
        """
        words = _WORD.findall(self._story.text(source))
        low = [w.lower() for w in words]
        if len(low) < 3 or low[0] not in _DEFINITE or low[-1] not in BODY_NOUNS or any(w[0].isupper() for w in words[1:]):
            return None
        told = {stem(w) for w in low[1:-1] if w not in STOP and len(w) > 3}
        row = self._rows.get(source.doc, [])
        before = {name for _, name in row[: bisect_left(row, (source.start, ""))]}
        fit = {name for name in before if told & {stem(w.lower()) for w in _WORD.findall(name)}}
        return next(iter(fit)) if len(fit) == 1 else None

    def last(self, source: Span) -> str | None:
        """The body that ``the agency`` means: the one who spoke last before it, if that is a body called by its name."""
        words = self._story.text(source).lower().split()
        if len(words) != 2 or words[0] != "the" or words[1] not in BODY_NOUNS:
            return None
        row = self._said.get(source.doc, [])
        at = bisect_left(row, (source.start, ""))
        name = row[at - 1][1].removeprefix("The ").removeprefix("the ") if at else ""
        own = name.rsplit(maxsplit=1)[-1].lower() if name else ""
        other = (words[1] in BUSINESSES and own in PUBLIC_BODIES) or (words[1] in PUBLIC_BODIES and own in BUSINESSES)
        return name if name in self._bodies and not other else None

    def nobody(self, words: str) -> bool:
        """Whether words are no one that could be asked: a people, or a label in capitals (a heading, a transcript's host)."""
        label = words.split(",", maxsplit=1)[0]
        return words.lower().removeprefix("the ") in self._groups or (label.isupper() and len(label.split()) > 1)

    def speaks_for(self, person: str, body: str) -> bool:
        """Whether some article calls one the other's spokesman, head or lawyer: ``Ulm Ferries president Ann Lee``."""
        key = (person, f"for {body}")
        if key not in self._fits:
            who, house = (r"\s+".join(map(re.escape, x.split())) for x in (person, body))
            before = rf"\b{house}(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}?(?:{_OFFICE})\s+{who}\b"
            behind = rf"\b{who}\s*,\s+(?:[\w-]+\s+){{0,3}}?(?:{_OFFICE})\s+(?:of|for|at)\s+(?:the\s+)?{house}\b"
            of_it = rf"\b{who}\s*,\s+(?:the\s+)?{house}(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}?(?:{_OFFICE})\b"
            found = re.compile(f"{before}|{behind}|{of_it}", re.IGNORECASE)
            self._fits[key] = any(found.search(d.text) for d in self._story.documents)
        return self._fits[key]

    def person(self, source: Span) -> str | None:
        """The person whom a definite description means, where its article puts the same words to one name and no other."""
        first, *rest = self._story.text(source).split()
        if first.lower() != "the" or not rest or not rest[-1][0].islower():
            return None
        noun, text = " ".join(rest), self._story.document(source.doc).text
        found = {p for p in self.people if p in text and _puts(noun, p, text)}
        return found.pop() if len(found) == 1 else None

    def fits(self, noun: str, name: str) -> bool:
        """Whether some article puts the noun to the name, as ``pilot Ann Lee`` or ``Ann Lee, the ferry's pilot``, do."""
        key = (noun, name)
        if key not in self._fits:
            self._fits[key] = any(_puts(noun, name, d.text) for d in self._story.documents)
        return self._fits[key]


def _puts(noun: str, name: str, text: str) -> bool:
    """Whether a text has a noun right before a name, or behind it as what the person is."""
    what, who = (r"\s+".join(map(re.escape, x.split())) for x in (noun, name))
    behind = rf"{who}\s*,\s+(?!and\b|who\b|but\b|said\b|told\b|says\b)(?:[\w’'-]+\s+){{0,5}}?{what}(?=\s*[,.;)]|\s+(?:of|at|for|in)\b)"
    return re.search(rf"\b{what}\s+{who}\b|\b{behind}", text, re.IGNORECASE) is not None


def person_name(name: str, people: set[str]) -> str:
    """The name without the word that a sentence put before it (``Pilot Ann Lee``), where the rest is a person's name here."""
    first, _, rest = name.partition(" ")
    bare = rest.split(" on ")[0]
    return rest if first[:1].isupper() and bare in people else name
