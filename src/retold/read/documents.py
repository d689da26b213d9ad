"""One document's bytes -> a story of one document with its blocks and links: text, Markdown, pages, PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from retold.model.document import Block, Document, Link, Origin, Role
from retold.model.errors import BinaryInput, EmptyInput, InputError, UndecodableInput, UnknownFormat
from retold.model.span import Span
from retold.model.story import Problem, Story
from retold.read.decode import decode
from retold.read.items import Item
from retold.read.language import language
from retold.read.seen import Seen
from retold.read.sniff import Format, sniff
from retold.read.text import text_blocks

if TYPE_CHECKING:
    from retold.read.html import Page, PageBlock

_ADVICE = {
    Format.OFFICE: "Export it as text, HTML or PDF and give that.",
    Format.XML: "Save the article's page as HTML and give that.",
}
LONG_PARAGRAPH = 120
"""Characters from which a block of a page says which language the page is in."""
_NOTHING = "\ufffd \t\r\n\f\v\0\ufeff\u200b\xa0"
_MEDIA = {
    Format.TEXT: "text/plain",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is known of a document before it is read: its item, its id, its digest, its kind."""

    item: Item
    doc: str
    digest: str
    kind: Format

    def document(self, text: str, spoken: str | None, values: Mapping[str, Any], known_from: str) -> Document:
        """The document with what its container says of it, and else what it says of itself."""
        own = {k: v for k, v in values.items() if v is not None}
        return Document(
            id=self.doc,
            file=self.item.name,
            text=text,
            origin=Origin(uri=self.item.name, media_type=_MEDIA[self.kind], sha256=self.digest, fetched=self.item.fetched),
            language=spoken,
            known_from={
                **dict.fromkeys((k for k in own if k != "authors"), known_from),
                **dict.fromkeys(self.item.values, self.item.known_from),
            },
            **{**own, **self.item.values},
        )

    def span(self, start: int, end: int) -> Span:
        """A place in the document."""
        return Span(self.doc, start, end)


def problem(error: InputError, *, fatal: bool) -> Problem:
    """An error as a row of the story's problems."""
    return Problem(file=error.subject, code=error.code, reason=error.reason, hint=error.hint, fatal=fatal)


def read_item(item: Item, seen: Seen) -> Story:
    """The document in an item, as a story of one with its blocks, links and warnings.

    Raises an ``InputError`` where there is no readable document in it.
    """
    if not item.data.strip():
        raise EmptyInput(item.name, "nothing but white space" if item.data else "empty")
    kind = item.kind or sniff(item.data, item.name)
    if kind is Format.BINARY:
        raise BinaryInput(item.name, "binary data, not text")
    if kind not in _MEDIA:
        where = "" if kind in _ADVICE else " inside another document"
        raise UnknownFormat(item.name, f"{kind.value}, which retold does not read{where}", _ADVICE.get(kind, ""))
    digest = hashlib.sha256(item.data).hexdigest()
    doc, twin = seen.identify(digest, item.name)
    sheet = _Sheet(item, doc, digest, kind)
    story = _pdf_document(sheet) if kind is Format.PDF else _decoded(sheet)
    seen.keep(digest, item.name)
    around = (*(problem(e, fatal=False) for e in item.remarks), *story.problems)
    return replace(story, problems=(*around, problem(twin, fatal=False)) if twin else around)


def read_text(text: str, *, name: str = "text", spoken: str | None = None) -> Story:
    """A story of one document with exactly this text, read as a plain text file that holds it would be.

    ``spoken`` is its language where that is known (``en``, ``en-GB``). Raises ``EmptyInput`` where there is no readable character in it and
    ``UndecodableInput`` where it is no Unicode text.
    """
    if not text.strip(_NOTHING):
        raise EmptyInput(name, "no readable character", "Give a text with words in it.")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        hint = "Decode the text with errors='replace', or find where it was cut between two halves."
        raise UndecodableInput(name, f"half a character (a lone surrogate) at {error.start}", hint) from error
    digest = hashlib.sha256(data).hexdigest()
    doc, _ = Seen().identify(digest, name)
    sheet = _Sheet(Item(name=name, data=data, kind=Format.TEXT), doc, digest, Format.TEXT)
    story = _text_document(sheet, text)
    if not spoken:
        return story
    code = spoken.replace("_", "-").partition("-")[0].lower()
    return replace(story, documents=(replace(story.documents[0], language=code),))


def _decoded(sheet: _Sheet) -> Story:
    item = sheet.item
    decoded = decode(item.data, markup=sheet.kind is Format.HTML, declared=item.charset)
    if decoded is None:
        raise UndecodableInput(item.name, "text in an encoding that could not be established")
    if not decoded.text.strip(_NOTHING):
        raise EmptyInput(item.name, "no readable character")
    story = _READERS[sheet.kind](sheet, decoded.text)
    if not decoded.remark:
        return story
    return replace(story, problems=(problem(UndecodableInput(item.name, decoded.remark), fatal=False), *story.problems))


def _text_document(sheet: _Sheet, text: str) -> Story:
    """The decoded text, unchanged; below its title where a table or feed keeps that apart."""
    title = _heading(sheet.item, text)
    if title:
        text = f"{title}\n\n{text}"
    blocks = text_blocks(sheet.doc, text)
    if not blocks:
        raise EmptyInput(sheet.item.name, "no readable character")
    if title:
        blocks = (replace(blocks[0], hint=Role.HEADLINE), *blocks[1:])
    return Story(documents=(sheet.document(text, language(text), {}, ""),), blocks=blocks)


def _heading(item: Item, text: str) -> str:
    """The title to set before a text that does not begin with it; else nothing."""
    title = item.values.get("title") if item.headed else None
    if not isinstance(title, str) or " ".join(text[: 2 * len(title) + 200].split()).startswith(title):
        return ""
    return title


def _markdown_document(sheet: _Sheet, text: str) -> Story:
    from retold.read.markdown import read_markdown

    page = read_markdown(text)
    if not page.blocks:
        raise EmptyInput(sheet.item.name, "no readable character")
    spoken = language("\n".join(text[b.start : b.end] for b in page.blocks if b.hint is not Role.OTHER))
    return Story(
        documents=(sheet.document(text, spoken, page.values, "front matter"),),
        blocks=tuple(Block(span=sheet.span(b.start, b.end), tag=b.tag, hint=b.hint) for b in page.blocks),
        links=tuple(Link(span=sheet.span(start, end), href=href) for start, end, href in page.links),
    )


def _pdf_document(sheet: _Sheet) -> Story:
    from retold.read.pdf import read_pdf

    page = read_pdf(sheet.item.data, sheet.item.name)
    return Story(
        documents=(sheet.document(page.text, language(page.text), page.values, "pdf"),),
        blocks=tuple(Block(span=sheet.span(b.start, b.end), tag=b.tag, hint=b.hint) for b in page.blocks),
        problems=tuple(problem(e, fatal=False) for e in page.remarks),
    )


def _page_document(sheet: _Sheet, text: str) -> Story:
    from retold.read.html import parse, read_page
    from retold.read.page_data import add_data_text
    from retold.read.page_meta import page_meta

    source = _with_heading(sheet.item, text)
    tree = parse(source)
    if tree is None:
        raise EmptyInput(sheet.item.name, "a page without readable text")
    known = page_meta(tree, source)
    page = read_page(tree, str(sheet.item.values.get("url") or known.url or "") or None)
    known = add_data_text(page, known, tree)
    if not page.blocks:
        raise EmptyInput(sheet.item.name, "a page without readable text")
    spoken = language(_running_text(page), known.language) or known.language
    return Story(
        documents=(sheet.document(page.text, spoken, known.columns(), "page"),),
        blocks=tuple(_block(sheet, b) for b in page.blocks),
        links=tuple(Link(span=sheet.span(start, end), href=href) for start, end, href in page.links),
        metadata=known.of(sheet.doc),
    )


def _block(sheet: _Sheet, block: PageBlock) -> Block:
    return Block(
        span=sheet.span(block.start, block.end),
        tag=block.tag,
        path=block.path,
        hint=block.hint,
        names=block.names,
        images=block.images,
        said=block.said,
        anchors=tuple(block.anchors),
    )


def _with_heading(item: Item, source: str) -> str:
    """A fragment of a feed or table below its title; whole pages have theirs."""
    title = item.values.get("title") if item.headed else None
    head = source[:5000].lower()
    if not isinstance(title, str) or "<h1" in head or "<body" in head or "<html" in head:
        return source
    import html

    return f"<article><h1>{html.escape(title)}</h1>\n{source}</article>"


def _running_text(page: Page) -> str:
    """A page's long paragraphs, or all of it where it has none: menus are often in another language."""
    long = [text for b in page.blocks if len(text := page.text[b.start : b.end]) >= LONG_PARAGRAPH]
    return "\n".join(long) or page.text


_READERS: dict[Format, Callable[[_Sheet, str], Story]] = {
    Format.TEXT: _text_document,
    Format.MARKDOWN: _markdown_document,
    Format.HTML: _page_document,
}
