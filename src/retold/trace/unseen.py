"""Marks of texts outside the set: bylines, datelines, licence lines, addresses, hand-overs such as "X.com reports:".

Whether a marked document took what it shares from the one named, or from another document of the set that has it from there,
is weighed with everything else (:mod:`retold.trace.taking`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from retold.lang.agencies import CONTRIBUTED, URL_MARKS
from retold.model.document import PROSE_ROLES, Document, Role
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story
from retold.trace.credits import SourceNames, same_source
from retold.trace.layout import Layout

MARK_ROLES = frozenset({Role.BYLINE, Role.DATELINE, Role.LEGAL, Role.STAMP, Role.CREDIT, Role.KICKER, Role.BIO, Role.OTHER})
ONE_SIDED_WORDS = 25  # two texts must share so much before the mark of one tells where the other's words come from
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
    if region is None or credit.kind is CreditKind.OWN_OUTLET or credit.nameless:
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
