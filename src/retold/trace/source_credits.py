"""Which credited documents the sources in hand are: told by the quotations that articles give from them, and by their names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from retold.lang.documents import DOCUMENTS, RECORDINGS, RELEASES
from retold.model.document import Document
from retold.model.marks import TEXT_KINDS, Credit
from retold.model.sources import SourceCheck, SourceDocument, Verdict
from retold.model.story import Story
from retold.trace.credits import name_words
from retold.trace.documents import STEM, document_names, is_bare, is_platform

HEADING = 120
"""Characters of a source's first line that are read as what it calls itself."""
_DATED = re.compile(r" \(\d{1,2} \w+ \d{4}\)$")
_WORD = re.compile(r"\w+")
_SORTS = DOCUMENTS | RELEASES | RECORDINGS


@dataclass(frozen=True, slots=True)
class _Group:
    """Credits of one document: as ``trace.documents`` names it; a bare name is its article's own."""

    name: str
    credits: tuple[Credit, ...]


def credited_sources(story: Story) -> tuple[SourceDocument, ...]:
    """The sources with the credits that mean them.

    A credited document is a source where at least half of the quotations given as its words (and one) are found there.
    Failing that, where its name says of what sort it is (a letter), the source's name says the same, and every other word
    of the name stands in the source: "the pilots' letter" is a letter in which pilots are named.
    """
    meant: dict[str, list[_Group]] = defaultdict(list)
    checks: dict[str, list[SourceCheck]] = defaultdict(list)
    for check in story.source_checks:
        checks[check.attribution or ""].append(check)
    for group in _groups(story):
        given = [k for c in group.credits if c.attribution for k in checks[c.attribution]]
        if (doc := _by_quotations(given) or _by_name(story, group)) is not None:
            meant[doc].append(group)
    return tuple(_told(s.doc, meant[s.doc]) for s in story.sources)


def _told(doc: str, groups: Iterable[_Group]) -> SourceDocument:
    names = Counter(_DATED.sub("", g.name) for g in groups for _ in g.credits)
    called = sorted(names, key=lambda n: (-names[n], n))
    return SourceDocument(doc=doc, called=tuple(called), credits=tuple(c.id for g in groups for c in g.credits))


def _groups(story: Story) -> list[_Group]:
    names = document_names(story, lambda c: c.span.doc)
    groups: dict[tuple[str, str], list[Credit]] = defaultdict(list)
    for c in sorted(story.credits, key=lambda c: (c.span, c.id)):
        if c.kind in TEXT_KINDS and c.span.doc not in story.source_ids:
            name = names.get(c.id, c.credited)
            groups[name, c.span.doc if is_bare(name) or is_platform(name) else ""].append(c)
    return [_Group(name, tuple(found)) for (name, _), found in groups.items()]


def _by_quotations(given: list[SourceCheck]) -> str | None:
    found = Counter(k.source for k in given if k.verdict is not Verdict.NOT_FOUND)
    if not found:
        return None
    doc, times = min(found.items(), key=lambda f: (-f[1], f[0]))
    return doc if 2 * times >= len(given) else None


def _by_name(story: Story, group: _Group) -> str | None:
    words = list(name_words(_DATED.sub("", group.name)))
    sorts = {_stem(w) for w in words if w in _SORTS or w.removesuffix("s") in _SORTS}
    if not sorts:
        return None
    fitting = []
    for s in story.sources:
        document = story.document(s.doc)
        heading = document.text.strip().partition("\n")[0][:HEADING]
        named = _stems(f"{_file_stem(document)} {document.title or ''} {heading}")
        if sorts & named and {_stem(w) for w in words} <= named | _stems(document.text):
            fitting.append(s.doc)
    return fitting[0] if len(fitting) == 1 else None


def _file_stem(document: Document) -> str:
    return document.file.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")


def _stems(text: str) -> set[str]:
    return {_stem(w) for w in _WORD.findall(text.casefold())}


def _stem(word: str) -> str:
    return word.casefold()[:STEM]
