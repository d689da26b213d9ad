"""Builders for tests and plug-ins: small documents and stories without files."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

from retold.model.document import Block, Document, Origin, Region, Role
from retold.model.ids import stable_id
from retold.model.sources import SourceDocument
from retold.model.span import Span
from retold.model.story import Story


def document(text: str, file: str = "a.txt", **fields: Any) -> Document:
    """A document with this text; ``fields`` are any others of :class:`~retold.model.document.Document`."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    fields.setdefault("language", "en")
    return Document(
        id=stable_id("d", file, digest),
        file=file,
        text=text,
        origin=Origin(uri=file, media_type="text/plain", sha256=digest),
        **fields,
    )


def line_blocks(doc: Document) -> tuple[Block, ...]:
    """A block for every line of the document that is not blank, as the text reader makes them."""
    return tuple(Block(span=Span(doc.id, m.start(), m.end()), tag="line") for m in re.finditer(r"\S(?:[^\r\n]*\S)?", doc.text))


def story(*documents: Document | str) -> Story:
    """A story as reading and cleaning would leave it: first line headline, every other line a body paragraph.

    Strings become documents named ``1.txt``, ``2.txt`` …
    """
    docs = tuple(d if isinstance(d, Document) else document(d, f"{i}.txt") for i, d in enumerate(documents, 1))
    blocks = tuple(b for d in docs for b in line_blocks(d))
    first = {b.span.doc: b.span for b in reversed(blocks)}
    regions = tuple(
        Region(span=b.span, role=Role.HEADLINE if b.span == first[b.span.doc] else Role.BODY, rule="testing") for b in blocks
    )
    return Story(documents=docs, blocks=blocks, regions=regions)


def find(doc: Document, words: str, nth: int = 0) -> Span:
    """The span of the ``nth`` occurrence (from 0) of ``words``; raises ``ValueError`` where there is none."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    return Span(doc.id, start, start + len(words))


def with_sources(made: Story, *documents: Document | str) -> Story:
    """The story with these documents as sources in hand: laid out as :func:`story` does, and no articles.

    Strings become documents named ``source-1.txt``, ``source-2.txt`` …
    """
    held = story(*(d if isinstance(d, Document) else document(d, f"source-{i}.txt") for i, d in enumerate(documents, 1)))
    return replace(
        made,
        documents=made.documents + held.documents,
        blocks=made.blocks + held.blocks,
        regions=made.regions + held.regions,
        sources=tuple(SourceDocument(doc=d.id) for d in held.documents),
    )
