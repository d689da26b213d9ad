"""Everything the user named -> a story of documents, with a problem row for whatever could not be read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from retold.model.document import Block, Document, Link, Origin
from retold.model.errors import BinaryInput, DuplicateInput, EmptyInput, InputError, UndecodableInput, UnknownFormat
from retold.model.ids import stable_id
from retold.model.metadata import MetaValue
from retold.model.span import Span
from retold.model.story import Problem, Story
from retold.read.decode import Decoded, decode
from retold.read.expand import Source, expand, shown
from retold.read.language import language
from retold.read.load import load
from retold.read.meta import apply_meta, read_meta
from retold.read.sniff import Format, sniff
from retold.read.text import text_blocks

if TYPE_CHECKING:
    from retold.read.html import Page

MAX_SIZE = 20_000_000
"""Bytes of one input beyond which it is refused."""

LONG_PARAGRAPH = 120
"""Characters from which a block of a page says which language the page is in."""

_ADVICE = {
    Format.PDF: "Save its text (pdftotext FILE.pdf) and give that.",
    Format.WARC: "Extract its pages as HTML files and give those.",
    Format.FEED: "Save the articles it links to as HTML and give those.",
    Format.TABLE: "Write one text file per article and give those.",
    Format.OFFICE: "Export it as text or HTML, or unpack it, and give that.",
}


@dataclass(slots=True)
class _Reading:
    documents: list[Document] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    metadata: list[MetaValue] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    by_digest: dict[str, list[str]] = field(default_factory=dict)

    def problem(self, error: InputError, *, fatal: bool) -> None:
        self.problems.append(Problem(file=error.subject, code=error.code, reason=error.reason, hint=error.hint, fatal=fatal))


def read_inputs(
    paths: Sequence[str],
    *,
    meta: str | os.PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
    max_size: int = MAX_SIZE,
    progress: Callable[[int, int | None], None] | None = None,
) -> Story:
    """Read files, folders, patterns and ``-`` into a story with ``documents``, ``blocks``, ``links`` and ``problems``.

    What cannot be read becomes a fatal :class:`Problem` and the rest is still read; what was read with a doubt
    becomes a warning. ``max_size`` is in bytes, per input; ``progress`` is called with documents done and in all.
    Raises ``MetaError`` where the ``meta`` file itself cannot be used.
    """
    rows, malformed = read_meta(meta) if meta is not None else ((), ())
    expansion = expand(paths)
    reading = _Reading()
    for error in expansion.errors:
        reading.problem(error, fatal=True)
    for warning in expansion.warnings:
        reading.problem(warning, fatal=False)
    total = len(expansion.sources)
    for number, source in enumerate(expansion.sources):
        if progress is not None:
            progress(number, total)
        try:
            _read(source, load(source, stdin, max_size), reading)
        except InputError as error:
            reading.problem(error, fatal=source.named)
    if progress is not None:
        progress(total, total)
    documents: tuple[Document, ...] = tuple(reading.documents)
    if meta is not None:
        documents, doubts = apply_meta(documents, rows, shown(meta))
        for doubt in (*malformed, *doubts):
            reading.problem(doubt, fatal=False)
    return Story(
        documents=documents,
        blocks=tuple(reading.blocks),
        links=tuple(reading.links),
        metadata=tuple(reading.metadata),
        problems=tuple(reading.problems),
    )


def _read(source: Source, data: bytes, reading: _Reading) -> None:
    kind = sniff(data, source.name)
    if kind is Format.BINARY:
        raise BinaryInput(source.name, "binary data, not text")
    if kind not in {Format.TEXT, Format.HTML}:
        raise UnknownFormat(source.name, f"a {kind.value}, which retold does not read yet", _ADVICE[kind])
    decoded = decode(data, markup=kind is Format.HTML)
    if decoded is None:
        raise UndecodableInput(source.name, "text in an encoding that could not be established")
    if not decoded.text.strip("\ufffd \t\r\n\f\v\0\ufeff\u200b\xa0"):
        raise EmptyInput(source.name, "no readable character")
    digest = hashlib.sha256(data).hexdigest()
    if decoded.remark:
        reading.problem(UndecodableInput(source.name, decoded.remark), fatal=False)
    make = _page_document if kind is Format.HTML else _text_document
    _keep(make(source, digest, decoded, reading), reading)


def _identify(source: Source, digest: str, reading: _Reading) -> str:
    """An id from the content alone, so that moving a folder changes nothing; repeats are numbered in order."""
    twins = reading.by_digest.setdefault(digest, [])
    if twins:
        hint = "Remove one of them if they are one publication; both are kept."
        reading.problem(DuplicateInput(source.name, f"the same bytes as {twins[0]}", hint), fatal=False)
    twins.append(source.name)
    return stable_id("d", digest) if len(twins) == 1 else stable_id("d", digest, len(twins))


def _text_document(
    source: Source, digest: str, decoded: Decoded, reading: _Reading
) -> tuple[Document, Iterable[Block], Iterable[Link]]:
    doc = _identify(source, digest, reading)
    document = Document(
        id=doc,
        file=source.name,
        text=decoded.text,
        origin=Origin(uri=source.name, media_type="text/plain", sha256=digest),
        language=language(decoded.text),
    )
    return document, text_blocks(doc, decoded.text), ()


def _page_document(
    source: Source, digest: str, decoded: Decoded, reading: _Reading
) -> tuple[Document, Iterable[Block], Iterable[Link]]:
    from retold.read.html import parse, read_page
    from retold.read.page_data import add_data_text
    from retold.read.page_meta import page_meta

    tree = parse(decoded.text)
    if tree is None:
        raise EmptyInput(source.name, "a page without readable text")
    known = page_meta(tree, decoded.text)
    page = read_page(tree, known.url)
    known = add_data_text(page, known, tree)
    if not page.blocks:
        raise EmptyInput(source.name, "a page without readable text")
    doc = _identify(source, digest, reading)
    values = known.columns()
    reading.metadata.extend(known.of(doc))
    document = Document(
        id=doc,
        file=source.name,
        text=page.text,
        origin=Origin(uri=source.name, media_type="text/html", sha256=digest),
        language=language(_running_text(page)) or known.language,
        known_from=dict.fromkeys((k for k in values if k != "authors"), "page"),
        **values,
    )
    blocks = (
        Block(
            span=Span(doc, b.start, b.end),
            tag=b.tag,
            path=b.path,
            hint=b.hint,
            names=b.names,
            images=b.images,
            said=b.said,
            anchors=tuple(b.anchors),
        )
        for b in page.blocks
    )
    return document, blocks, (Link(span=Span(doc, start, end), href=href) for start, end, href in page.links)


def _running_text(page: Page) -> str:
    """A page's long paragraphs, or all of it where it has none: menus are often in another language."""
    long = [text for b in page.blocks if len(text := page.text[b.start : b.end]) >= LONG_PARAGRAPH]
    return "\n".join(long) or page.text


def _keep(parts: tuple[Document, Iterable[Block], Iterable[Link]], reading: _Reading) -> None:
    document, blocks, links = parts
    reading.documents.append(document)
    reading.blocks.extend(blocks)
    reading.links.extend(links)
