"""Pages: all readable text in order, block by block; hints, links and metadata from markup; no hostile page breaks it."""

from __future__ import annotations

import io

import pytest

from retold.model.document import Role
from retold.model.story import Story
from retold.read.inputs import read_inputs

PAGE = """<!doctype html><html lang="en"><head>
<title>Ferry runs aground - The Harbour Post</title><link rel=canonical href="https://harbour.example/2024/05/06/ferry">
<meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
 "headline": "Ferry runs aground &amp; stays", "datePublished": "2024-05-06T10:00:00Z",
 "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ray"}]}]}</script>
<style>p { color: red }</style></head><body>
<nav class="main-menu"><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ferry runs   aground
 &amp; stays</h1>
<div class="byline">By <a rel="author" href="/ann">Ann Lee</a> <time datetime="2024-05-06">May 6, 2024</time></div>
<p>A ferry ran <b>a</b>ground off Port Selda on Monday, <a href="../pdf?y=1">the harbour office</a> said. “No one” was hurt 😀.</p>
<p style="display:none">Hidden words</p><template><p>Never shown</p></template>
<figure><img src="f.jpg" alt="not text"><figcaption>The ferry at noon. <span class="photo-credit">Cy Dorn/Agency</span></figcaption></figure>
<p>First line<br>second line<br><br>After a gap</p>
<blockquote><p>We waited for two hours on the deck, in the rain, for anyone to come.</p></blockquote>
</article>
<aside class="related-stories"><h3><a href="https://harbour.example/other">Another ferry</a></h3></aside>
<section id="comments"><p>1 reader says so.</p></section>
<footer>© 2024 The Harbour Post</footer><script>var x = "<p>no</p>";</script></body></html>"""


def read(page: str | bytes) -> Story:
    return read_inputs(["-"], stdin=io.BytesIO(page.encode() if isinstance(page, str) else page))


def blocks(story: Story) -> dict[str, tuple[str, Role | None]]:
    return {story.text(b.span): (b.tag, b.hint) for b in story.blocks}


def test_readable_text_in_order_and_nothing_hidden() -> None:
    text = read(PAGE).documents[0].text
    order = [
        "Home World",
        "Ferry runs aground & stays",
        "Ann Lee",
        "A ferry ran aground",
        "The ferry at noon.",
        "Another ferry",
        "©",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    for absent in ("Hidden", "Never", "color", "var x", "not text"):
        assert absent not in text


def test_blocks_carry_tag_path_and_hint() -> None:
    story = read(PAGE)
    found = blocks(story)
    assert found["Ferry runs aground & stays"] == ("h1", Role.HEADLINE)
    assert found["The ferry at noon."] == ("figcaption", Role.CAPTION)
    assert found["Cy Dorn/Agency"] == ("span", Role.CREDIT)
    assert found["May 6, 2024"] == ("time", Role.STAMP)
    assert found["By Ann Lee"][1] is Role.BYLINE
    assert found["Home World"][1] is Role.RELATED
    assert found["Another ferry"][1] is Role.RELATED
    assert found["1 reader says so."][1] is Role.COMMENT
    assert found["First line\nsecond line"] == ("p", None)
    assert found["After a gap"] == ("p", None)
    path = next(b.path for b in story.blocks if b.tag == "h1")
    assert path == "/html/body[1]/article[1]/h1[1]"


def test_paths_are_xpaths_of_the_page() -> None:
    from lxml import html

    tree = html.document_fromstring(PAGE)
    story = read(PAGE)
    for block in story.blocks:
        (element,) = tree.xpath(block.path)
        assert element.tag == block.tag
        for words in story.text(block.span).split("\n"):
            assert words in " ".join(element.text_content().split())


def test_blocks_are_disjoint_and_hold_all_text_but_white_space() -> None:
    story = read(PAGE)
    text = story.documents[0].text
    covered = "".join(text[b.span.start : b.span.end] for b in sorted(story.blocks, key=lambda b: b.span))
    assert "".join(covered.split()) == "".join(text.split())


def test_links_have_their_words_and_absolute_addresses() -> None:
    story = read(PAGE)
    links = {story.text(x.span): x.href for x in story.links}
    assert links["the harbour office"] == "https://harbour.example/2024/05/pdf?y=1"
    assert links["Home"] == "https://harbour.example/"
    assert links["Another ferry"] == "https://harbour.example/other"


def test_links_that_lead_nowhere_are_left_out() -> None:
    story = read(
        '<p>x <a href="javascript:go()">a</a> <a href="#top">b</a> <a>c</a> <a href="/x"><img></a> <a href="/y"> d </a></p>'
    )
    assert [(story.text(x.span), x.href) for x in story.links] == [("d", "/y")]


def test_metadata_comes_from_markup() -> None:
    document = read(PAGE).documents[0]
    assert (document.title, document.outlet, document.author) == (
        "Ferry runs aground & stays",
        "The Harbour Post",
        "Ann Lee, Bo Ray",
    )
    assert document.url == "https://harbour.example/2024/05/06/ferry"
    assert document.published is not None
    assert document.published.edtf == "2024-05-06T10:00:00Z"
    assert set(document.known_from.values()) == {"page"}
    assert document.origin.media_type == "text/html"


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        (
            '<meta property="og:title" content="A &quot;b&quot;"><meta name="pubdate" content="May 6, 2024">',
            'A "b"',
            "2024-05-06",
        ),
        ("<title>Long title of an article - Some Post</title>", "Long title of an article", None),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><title>Plain</title>',
            "Plain",
            None,
        ),
        (f'<script type="application/ld+json">{"[" * 50_000}</script><title>Deep</title>', "Deep", None),
        (
            '<script type="application/ld+json">[1, null, {"@type": ["Article"], "headline": 3}]</script><title>T</title>',
            "T",
            None,
        ),
    ],
)
def test_metadata_of_odd_pages(head: str, title: str, published: str | None) -> None:
    document = read(f"<html><head>{head}</head><body><p>Words of a page.</p></body></html>").documents[0]
    assert document.title == title
    assert (document.published.edtf if document.published else None) == published


def test_a_page_without_words_is_empty() -> None:
    for page in ("<html><body><script>1</script></body></html>", "<html><body><img></body></html>", "<!doctype html>"):
        story = read(page)
        assert [p.code for p in story.problems] == ["R003"]
        assert not story.documents


def test_a_page_without_an_article_still_gives_a_document() -> None:
    story = read("<html><body><nav><a href='/a'>Home</a></nav></body></html>")
    assert story.documents[0].text == "Home"


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 5_000 + "deep" + "</div>" * 5_000,
        "<html><p>" + "<b>" * 3_000 + "bold",
        "<html><p>a\0b &#0; &#xD800; &bogus; &#99999999; &lt;</p>",
        "<html><p>unclosed <i>never <a href='x'>ends",
        "<html><table><p>a<tr>b<td>c</table></p></html>",
        "<html><p class='" + "x " * 50_000 + "'>classes</p>",
        "<html>" + "<p>word</p>" * 20_000,
        "<html>" + "<br>" * 20_000 + "end",
        "<html><p>" + "<a href='/x'>l</a>" * 5_000 + "</p>",
        "<html><a href='http://[bad'>x</a><base href='http://[worse'></html>",
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>liar</p></body></html>",
        "<html><plaintext>the end",
        "<html><svg><p>in svg</p></svg><math><mi>x</mi></math><p>out</p>",
        "<html><p>\ud83d</p>".encode("utf-16-le", "surrogatepass"),
    ],
)
def test_hostile_pages_are_read(page: str | bytes) -> None:
    story = read(page)
    for block in story.blocks:
        assert story.text(block.span).strip()
    for link in story.links:
        assert story.text(link.span).strip()
    assert len(story.documents) + len([p for p in story.problems if p.fatal]) == 1
