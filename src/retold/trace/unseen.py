"""The lost originals: which shared passages come from a text that is not in the set.

Evidence, strongest first: both copies carry the mark of the same source (byline, dateline, licence line, address, a
hand-over such as "X.com reports:"); one carries it and the other has the same words; the words are known from a
further copy that carries it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from retold.lang.agencies import CONTRIBUTED, URL_MARKS
from retold.model.document import PROSE_ROLES, Document, Role
from retold.model.links import Passage
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import UNNAMED, SourceNames, same_source
from retold.trace.layout import Layout, Ranges, covered, merged

MARK_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.LEGAL, Role.STAMP, Role.CREDIT, Role.KICKER, Role.BIO, Role.OTHER})
ONE_SIDED_WORDS = 25  # two texts must share so much before the mark of one tells where the other's words come from
LEAST_WORDS = 10  # of a passage, for the same
SELF_REFERENCE_WORDS = 15  # of a passage in which both copies name one agency
ROUNDS = 4  # how often what is known of one copy is carried to the next
_COLON = re.compile(r"[^\w\n]{0,3}:\s*(?![\s\"'“„«‘‚])")


class MarkKind(StrEnum):
    """How a document shows that its words are another's."""

    SIGNED = "signed"
    ADDRESS = "address"
    HAND_OVER = "hand_over"
    CONTRIBUTED = "contributed"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in ``doc`` that its words, or those in ``scope``, are ``name``'s; ``span`` is where it stands, if anywhere."""

    doc: str
    name: str
    kind: MarkKind
    span: Span | None
    scope: Span | None = None

    @property
    def is_caption(self) -> bool:
        """Whether it signs a picture's caption only."""
        return self.kind is MarkKind.SIGNED and self.scope is not None


@dataclass(frozen=True, slots=True)
class Original:
    """The source that a passage comes from, how sure that is (0-1), and the marks that say so."""

    name: str
    confidence: float
    marks: tuple[Mark, ...] = ()


def _hand_over(story: Story, credit: Credit, layout: Layout) -> Mark | None:
    """A credit before a colon, and all the text that it hands over to; a quotation after the colon is only quoted."""
    text = story.document(credit.span.doc).text
    end = credit.span.end - (text[credit.span.end - 1] == ":")
    if not _COLON.match(text, end):
        return None
    at = layout.index(credit.span)
    after = layout.regions(credit.span.doc)[at:] if at is not None else []
    rest = [r.span for r in after if r.role in PROSE_ROLES and r.span.end > credit.span.end + 1]
    if not rest:
        return None
    scope = credit.scope or Span(credit.span.doc, max(credit.span.end, rest[0].start), rest[0].end)
    return Mark(credit.span.doc, credit.credited, MarkKind.HAND_OVER, credit.span, scope)


def _credit_mark(story: Story, credit: Credit, layout: Layout) -> Mark | None:
    document = story.document(credit.span.doc)
    region = layout.region(credit.span)
    if region is None or credit.kind is CreditKind.OWN_OUTLET or UNNAMED.match(credit.credited):
        return None
    if credit.kind not in {CreditKind.WIRE, CreditKind.OUTLET}:
        return None
    words = story.text(region.span)
    if len(words) < 200 and any(w in words.casefold() for w in CONTRIBUTED):
        return Mark(document.id, credit.credited, MarkKind.CONTRIBUTED, credit.span)
    if region.role is Role.CAPTION:
        return Mark(document.id, credit.credited, MarkKind.SIGNED, credit.span, region.span)
    if region.role in MARK_ROLES and credit.kind is CreditKind.WIRE:
        if region.role is Role.CREDIT and _is_of_picture(story, region.span):
            return None
        return Mark(document.id, credit.credited, MarkKind.SIGNED, credit.span)
    if region.role in PROSE_ROLES:
        return _dateline(document, credit, layout) or _hand_over(story, credit, layout)
    return None


def _is_of_picture(story: Story, span: Span) -> bool:
    """Whether a credit line stands alone in brackets or names a picture: it says nothing about the words."""
    text = story.text(span).strip().casefold()
    return text.startswith("(") or any(w in text for w in ("photo", "image", "picture", "getty", "/"))


def _dateline(document: Document, credit: Credit, layout: Layout) -> Mark | None:
    """An agency in brackets in front of the first paragraph: "LONDON (Reuters) -"."""
    prose = [r.span for r in layout.regions(document.id) if r.role in PROSE_ROLES]
    if credit.kind is not CreditKind.WIRE or not prose or not 0 <= credit.span.start - prose[0].start < 60:
        return None
    after = document.text[credit.span.end : credit.span.end + 6]
    if re.match(r"\s*\)?\s*[-–—]", after):
        return Mark(document.id, credit.credited, MarkKind.SIGNED, credit.span)
    return None


def _address_mark(document: Document) -> Mark | None:
    address = (document.url or "").casefold()
    for pattern, agency in URL_MARKS:
        if address and re.search(pattern, address):
            return Mark(document.id, agency or "", MarkKind.ADDRESS, None)
    return None


def find_marks(story: Story, layout: Layout, names: SourceNames) -> dict[str, list[Mark]]:
    """All marks of all documents of texts outside the set.

    A document's own outlet marks nothing, and what names the outlet of another document with the same words marks that one,
    which is in the set.
    """
    marks: dict[str, list[Mark]] = {d.id: [] for d in story.documents}
    partners = _partners(story)
    for credit in story.credits:
        document = story.document(credit.span.doc)
        near = [document, *(story.document(d) for d in partners[document.id])]
        if any(same_source(names, credit.credited, d.outlet, d.url) for d in near):
            continue
        if (mark := _credit_mark(story, credit, layout)) is not None:
            marks[document.id].append(mark)
    for document in story.documents:
        if (mark := _address_mark(document)) is not None:
            marks[document.id].append(mark)
    return marks


def _partners(story: Story) -> dict[str, list[str]]:
    """The documents that share enough words with each to be where they come from."""
    words: dict[tuple[str, str], int] = defaultdict(int)
    for p in story.passages:
        words[p.a.doc, p.b.doc] += p.words
    found: dict[str, list[str]] = {d.id: [] for d in story.documents}
    for (a, b), count in words.items():
        if count >= ONE_SIDED_WORDS:
            found[a].append(b)
            found[b].append(a)
    return found


def _governing(marks: Iterable[Mark], span: Span) -> list[Mark]:
    """The marks that say whose words a span is: of the whole document, or with at least a third of the span in scope."""
    return [m for m in marks if m.kind is not MarkKind.CONTRIBUTED and (m.scope is None or _share(span, m.scope) >= 1 / 3)]


def _share(span: Span, scope: Span) -> float:
    return max(0, min(span.end, scope.end) - max(span.start, scope.start)) / len(span)


class _Known:
    """Ranges of documents whose original is known."""

    def __init__(self) -> None:
        self._ranges: dict[tuple[str, str], Ranges] = {}
        self._names: dict[str, set[str]] = defaultdict(set)

    def add(self, found: Iterable[tuple[Span, str]]) -> None:
        new: dict[tuple[str, str], Ranges] = defaultdict(list)
        for span, name in found:
            new[span.doc, name].append((span.start, span.end))
            self._names[span.doc].add(name)
        for key, ranges in new.items():
            self._ranges[key] = merged([*self._ranges.get(key, []), *ranges])

    def of(self, span: Span) -> str | None:
        """The one original that at least half of a span is known to come from."""
        names = [
            n
            for n in sorted(self._names[span.doc])
            if covered(self._ranges[span.doc, n], span.start, span.end) * 2 >= len(span)
        ]
        return names[0] if len(names) == 1 else None


def _agree(x: Mark, y: Mark, names: SourceNames) -> bool:
    """Whether two marks can be of one source; an address that names no agency agrees with any."""
    if not x.name or not y.name:
        return bool(x.name or y.name) and MarkKind.HAND_OVER not in {x.kind, y.kind}
    return names.related(x.name, y.name)


def _by_marks(p: Passage, marks: dict[str, list[Mark]], names: SourceNames, shared: int) -> Original | None:
    in_a, in_b = _governing(marks[p.a.doc], p.a), _governing(marks[p.b.doc], p.b)
    both = [(x, y) for x in in_a for y in in_b if _agree(x, y, names)]
    if both:
        x, y = max(both, key=lambda t: max(len(names.words(t[0].name)), len(names.words(t[1].name))))
        name = max((x.name, y.name), key=lambda n: (len(names.words(n)), names.best(n)))
        return Original(names.best(name), 0.9, (x, y))
    if in_a and in_b:
        return None
    for mark in in_a or in_b:
        enough = shared >= ONE_SIDED_WORDS and p.words >= LEAST_WORDS
        if enough and mark.name and mark.kind is not MarkKind.HAND_OVER:
            return Original(names.best(mark.name), 0.75, (mark,))
    return None


def _by_self_reference(p: Passage, told: dict[str, list[Credit]], names: SourceNames) -> Original | None:
    """An agency that both copies name within the shared words ("told AFP"): it speaks of itself in the third person."""
    if p.words < SELF_REFERENCE_WORDS:
        return None
    in_a, in_b = ([c for c in told[s.doc] if s.contains(c.span)] for s in (p.a, p.b))
    for c in in_a:
        for d in in_b:
            if names.key(c.credited) == names.key(d.credited):
                marks = (
                    Mark(p.a.doc, c.credited, MarkKind.SIGNED, c.span, p.a),
                    Mark(p.b.doc, d.credited, MarkKind.SIGNED, d.span, p.b),
                )
                return Original(names.best(c.credited), 0.7, marks)
    return None


def _one_handed_over(p: Passage, story: Story, marks: dict[str, list[Mark]], names: SourceNames) -> Original | None:
    """One document says whose words these are, the other, of a known other outlet, has them too."""
    for mine, other in ((p.a, p.b), (p.b, p.a)):
        document = story.document(other.doc)
        for mark in _governing(marks[mine.doc], mine):
            known = document.outlet is not None and not same_source(names, mark.name, document.outlet, document.url)
            if known and mark.kind is MarkKind.HAND_OVER and p.words >= ONE_SIDED_WORDS:
                return Original(names.best(mark.name), 0.6, (mark,))
    return None


def originals(
    story: Story, passages: Sequence[Passage], marks: dict[str, list[Mark]], names: SourceNames
) -> dict[str, Original]:
    """For the passages that come from an original outside the set: its name, by passage id."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for p in passages:
        shared[p.a.doc, p.b.doc] += p.words
    told: dict[str, list[Credit]] = {d.id: [] for d in story.documents}
    for c in story.credits:
        if c.kind is CreditKind.WIRE and not UNNAMED.match(c.credited):
            told[c.span.doc].append(c)
    found: dict[str, Original] = {}
    for p in passages:
        total = shared[p.a.doc, p.b.doc]
        original = (
            _by_marks(p, marks, names, total) or _one_handed_over(p, story, marks, names) or _by_self_reference(p, told, names)
        )
        if original is not None:
            found[p.id] = original
    known = _Known()
    known.add((s, found[p.id].name) for p in passages if p.id in found for s in (p.a, p.b))
    for _ in range(ROUNDS):
        new = {
            p.id: Original(name, 0.6)
            for p in passages
            if p.id not in found
            and shared[p.a.doc, p.b.doc] >= ONE_SIDED_WORDS
            and p.words >= LEAST_WORDS
            and (name := known.of(p.a) or known.of(p.b))
        }
        if not new:
            break
        found |= new
        known.add((s, new[p.id].name) for p in passages if p.id in new for s in (p.a, p.b))
    return found
