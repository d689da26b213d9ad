"""Every quotation of the articles held against the source documents in hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retold.align.diff import edit
from retold.align.source_places import Laid, lay
from retold.align.source_verdicts import clear, judge
from retold.align.source_words import Held, Printed, held, printed, seeds
from retold.align.speakers import last_name
from retold.align.utterances import printed_parts
from retold.lang.documents import WRITING
from retold.model.document import STORY_ROLES, Role
from retold.model.ids import stable_id
from retold.model.marks import TEXT_KINDS
from retold.model.sources import SourceCheck, Verdict
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import QUOTES
from retold.model.words import folded_words

LONGEST = 4_000
"""Characters of the longest quotation that is checked."""
LEAST = 2
"""Words of the shortest quotation that is checked."""
NEXT = 400
"""Characters within which the next quotation may go on where one ends."""
_OPEN, _CLOSE = frozenset('“„«"'), frozenset('”“»"')


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation as it stands in an article, with the attribution that gives it."""

    span: Span
    attribution: str | None
    words: Printed


def check_sources(story: Story) -> Story:
    """Fill ``source_checks`` with every quotation of the articles that stands in a source, or is given as words of one.

    Words are given as a source's where somebody whom it names is said to have written them, or where a document is
    credited; which document is meant is told later (``trace.sources``), and what is not found stays until then. Of several
    sources the one that has most of a quotation is taken. Cost: words of the sources, and of the quotations times the
    places at which three of their words stand there.
    """
    if not story.sources:
        return story
    quotations = _quotations(story)
    names = _writers(story)
    wanted = {gram for rows in quotations.values() for q in rows for gram in seeds(q.words.words)} | {
        (n,) for n in names.values()
    }
    sources = [held(s.doc, story.document(s.doc).text, wanted) for s in story.sources]
    credited = {c.attribution for c in story.credits if c.kind in TEXT_KINDS}
    writers = {i: s for i, n in names.items() if (s := next((s for s in sources if s.lookup((n,))), None)) is not None}
    found: list[SourceCheck] = []
    for rows in quotations.values():
        laid = [_best(q.words, sources, writers.get(q.attribution or "")) for q in rows]
        for n, (q, (place, source)) in enumerate(zip(rows, laid, strict=True)):
            given = q.attribution is not None and (q.attribution in credited or q.attribution in writers)
            if given or (place and clear(q.words, place)):
                found.append(_check(story, q, place, source, _following(rows, laid, n)))
    return replace(story, source_checks=tuple(found))


def _writers(story: Story) -> dict[str, str]:
    """By attribution the last name, folded, of whoever is said to have written these words."""
    found: dict[str, str] = {}
    for a in story.attributions:
        name = last_name(a)
        if name and a.cue is not None and WRITING & set(folded_words(story.text(a.cue))) and (words := folded_words(name)):
            found[a.id] = words[-1]
    return found


def _best(words: Printed, sources: Sequence[Held], writer: Held | None) -> tuple[Laid | None, Held]:
    """Where most of a quotation stands, with the fewest changes; nowhere, in the ``writer``'s source."""
    places = [(lay(words, s), s) for s in sorted(sources, key=lambda s: s is not writer)]
    return max(places, key=lambda p: (p[0].found, -len(p[0].changes), -len(p[0].parts)) if p[0] else (-1, 0, 0))


def _following(rows: Sequence[_Quoted], laid: Sequence[tuple[Laid | None, Held]], n: int) -> int | None:
    """The word of the same source with which the article's next quotation begins."""
    if n + 1 == len(rows) or rows[n + 1].span.start - rows[n].span.end > NEXT:
        return None
    place, source = laid[n + 1]
    return place.first if place is not None and source is laid[n][1] else None


def _check(story: Story, q: _Quoted, place: Laid | None, source: Held, following: int | None) -> SourceCheck:
    judged = judge(q.words, story.document(q.span.doc).text, place, source, following)
    at = ((source.starts, source.ends), (q.words.starts, q.words.ends))
    lost = place is None or judged.verdict is Verdict.NOT_FOUND
    return SourceCheck(
        id=stable_id("s", q.span, source.doc), span=q.span, attribution=q.attribution, source=source.doc, verdict=judged.verdict,
        members=() if lost or place is None else tuple(source.span(*p) for p in place.parts),
        edits=() if lost or place is None else tuple(edit(c, *at) for c in place.changes),
        marks=q.words.marks, silent=judged.silent, note=judged.note,
    )  # fmt: skip


def _quotations(story: Story) -> dict[str, list[_Quoted]]:
    """The quotations of each article in order: those of attributions, then other words in quotation marks and block quotations."""
    held_ids = story.source_ids
    found: dict[str, list[tuple[Span, str | None]]] = defaultdict(list)
    contents: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for a in story.attributions:
        for part, quoted in printed_parts(story, a):
            if a.doc not in held_ids:
                contents[a.doc].append((part, a.id))
                if quoted:
                    found[a.doc].append((part, a.id))
    for span in _marked(story):
        if span.doc not in held_ids and not any(s.overlaps(span) for s, _ in found[span.doc]):
            within = next((i for s, i in contents[span.doc] if s.contains(span)), None)
            found[span.doc].append((span, within))
    out: dict[str, list[_Quoted]] = {}
    for doc in (d.id for d in story.articles):
        text = story.document(doc).text
        rows = (_Quoted(s, i, printed(text, s)) for s, i in sorted(set(found[doc]), key=lambda r: (r[0], r[1] or "")))
        out[doc] = [q for q in rows if len(q.words.words) >= LEAST and len(q.span) <= LONGEST]
    return out


def _marked(story: Story) -> Iterator[Span]:
    """Words in quotation marks, region by region, and block quotations whole."""
    for r in sorted(story.regions, key=lambda r: r.span):
        if r.role is Role.BLOCKQUOTE:
            yield r.span
        elif r.role in STORY_ROLES:
            yield from _pairs(story.text(r.span), r.span)


def _pairs(text: str, region: Span) -> Iterator[Span]:
    """From each opening mark to the next closing one; a straight mark opens where none is open."""
    opened: int | None = None
    for k, c in enumerate(text):
        if QUOTES.get(c, c) != '"' or (c not in _OPEN and c not in _CLOSE):
            continue
        if opened is None or (c in _OPEN and c not in _CLOSE):
            opened = k if c in _OPEN else None
        else:
            if k - opened <= LONGEST:
                yield Span(region.doc, region.start + opened, region.start + k + 1)
            opened = None
