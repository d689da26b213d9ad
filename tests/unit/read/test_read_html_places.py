"""Every block of a page can be found again in the markup: XPaths of text nodes and offsets into them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from retold.model.document import Anchor, Block, SourceRange
from retold.model.errors import SpanError
from retold.model.span import Span
from retold.model.story import Story
from retold.read.html import parse
from retold.read.inputs import read_inputs

PAGE = """<html><head><title>Tide</title></head><body class=page><!-- a comment -->
<div id=main>Loose   words
  <p class="lead story" itemprop="articleBody">The tide 😀 came
     in <b>too  early</b>, said<br>the harbour <i>office</i>.  </p>tail of it<p> x</p></div>
<script>no()</script><p>Last&nbsp;one &amp; gone</p></body></html>"""


def read(page: str) -> Story:
    return read_inputs(["-"], stdin=io.BytesIO(page.encode()))


def found(tree: etree._Element, place: SourceRange) -> str:
    """The characters from one place in the tree to another, as a stranger to retold would collect them."""
    nodes = [n for n in tree.xpath("//text()") if n.getparent().tag not in {"script", "style", "title"}]
    paths = [_path(n) for n in nodes]
    start, end = paths.index(place.start), paths.index(place.end)
    texts = [str(n) for n in nodes[start : end + 1]]
    texts[-1] = texts[-1][: place.end_offset]
    texts[0] = texts[0][place.start_offset :]
    return "".join(texts)


def _path(node: etree._ElementUnicodeResult) -> str:
    parent = node.getparent()
    owner = parent.getparent() if node.is_tail else parent
    texts = owner.xpath("text()")
    number = next(i for i, t in enumerate(texts, 1) if t.getparent() is parent and t.is_tail == node.is_tail)
    steps = []
    while owner is not None:
        above = owner.getparent()
        same = [c for c in above if c.tag == owner.tag] if above is not None else []
        steps.append(f"{owner.tag}[{same.index(owner) + 1}]" if same else str(owner.tag))
        owner = above
    return "/" + "/".join(reversed(steps)) + f"/text()[{number}]"


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_blocks_stand_where_their_anchors_say() -> None:
    story = read(PAGE)
    tree = parse(PAGE)
    for block in story.blocks:
        place = block.source_of(block.span)
        assert place is not None
        assert squeezed(found(tree, place)) == squeezed(story.text(block.span))


def test_a_word_inside_a_block_is_found_to_the_letter() -> None:
    story = read(PAGE)
    text = story.documents[0].text
    start = text.index("early")
    block = next(b for b in story.blocks if b.span.start <= start < b.span.end)
    place = block.source_of(Span(block.span.doc, start, start + 5))
    assert place == SourceRange("/html/body[1]/div[1]/p[1]/b[1]/text()[1]", 5, "/html/body[1]/div[1]/p[1]/b[1]/text()[1]", 10)
    start = text.index("harbour")
    place = block.source_of(Span(block.span.doc, start, start + 7))
    assert place is not None
    assert place.start == "/html/body[1]/div[1]/p[1]/text()[3]"


def test_names_go_from_the_element_outwards_and_leave_the_body_out() -> None:
    story = read(PAGE)
    lead = next(b for b in story.blocks if story.text(b.span).startswith("The tide"))
    assert lead.names == ("lead story articleBody", "main")


def test_a_text_file_has_no_markup_to_point_into() -> None:
    block = read("Plain words\n").blocks[0]
    assert block.source_of(block.span) is None


def test_a_stretch_outside_the_block_is_refused() -> None:
    block = Block(span=Span("d", 5, 9), tag="p", path="/p", anchors=(Anchor(5, "/p/text()[1]", 0),))
    with pytest.raises(SpanError, match="not in the block"):
        block.source_of(Span("d", 4, 9))


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "<div>",
                "</div>",
                " ",
                "\n  ",
                "a",
                "é😀",
                "&nbsp;",
                "<!-- c -->",
                "<img>",
                "x y",
            ]
        ),
        max_size=40,
    )
)
def test_any_soup_can_be_found_again(parts: list[str]) -> None:
    page = "<html><body><p>begin</p>" + "".join(parts) + "</body></html>"
    story = read(page)
    tree = parse(page)
    for block in story.blocks:
        place = block.source_of(block.span)
        assert place is not None
        assert squeezed(found(tree, place)) == squeezed(story.text(block.span))


def test_a_title_that_is_never_closed_does_not_swallow_the_page() -> None:
    assert (
        "A ferry ran aground"
        in read("<html><head><title>Ferry<link rel=x href=y></head><body><p>A ferry ran aground.</p></body></html>")
        .documents[0]
        .text
    )
