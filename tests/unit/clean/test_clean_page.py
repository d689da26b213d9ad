"""Pages: markup and extraction decide first, wording after them."""

from __future__ import annotations

import io

from retold.clean.metadata import fill_metadata
from retold.clean.regions import label_regions
from retold.model.document import Role
from retold.model.story import Story
from retold.read.inputs import read_inputs

PARAGRAPHS = [
    "A ferry ran aground off Port Selda on Monday morning, the harbour office said in a long statement to reporters.",
    "Nobody was hurt, but forty passengers waited on deck for two hours, the office said, before a tug took them off.",
    "The captain told reporters that the tide had turned earlier than the tables of the office had promised to him.",
    "An inquiry begins on Thursday, and the line has cancelled all crossings to the island until the inquiry has ended.",
]


def page(body: str, head: str = "<title>Ferry runs aground</title>") -> Story:
    source = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return fill_metadata(label_regions(read_inputs(["-"], stdin=io.BytesIO(source.encode()))))


def roles(story: Story) -> dict[str, Role]:
    return {story.text(r.span): r.role for r in story.regions}


def article(inner: str = "") -> str:
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[:2]) + inner + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[2:])
    return f"<article><h1>Ferry runs aground</h1><div class='post-body'>{text}</div></article>"


def test_the_parts_of_a_page() -> None:
    found = roles(
        page(
            "<nav><a href='/'>Home</a></nav><h1><a href='/'>The Harbour Post</a></h1>"
            + article(
                "<figure><figcaption>The ferry at noon.</figcaption></figure><div class='newsletter-signup'><p>Get the tides daily.</p></div>"
            )
            + "<aside><h2>More ferries</h2><p>"
            + PARAGRAPHS[0].replace("ferry", "tug")
            + "</p></aside>"
            "<div id='comments'><p>I was on board and it was cold, and nobody told us anything for two hours.</p></div><footer>Imprint</footer>"
        )
    )
    assert found["Ferry runs aground"] is Role.HEADLINE
    assert all(found[p] is Role.BODY for p in PARAGRAPHS)
    assert found["The ferry at noon."] is Role.CAPTION
    assert found["Get the tides daily."] is Role.PROMO
    assert found["More ferries"] is Role.RELATED
    assert found["I was on board and it was cold, and nobody told us anything for two hours."] is Role.COMMENT
    assert found["Home"] is not Role.BODY
    assert found["Imprint"] is Role.OTHER
    assert found["The Harbour Post"] is not Role.HEADLINE


def test_wording_splits_what_markup_leaves_together() -> None:
    story = page(
        article("<p>The ferry lies off the old pier on Monday. (Cy Dorn/Getty Images)</p>").replace(
            "<p>A ferry", "<p>PORT SELDA (AP) — A ferry"
        )
    )
    found = roles(story)
    assert found["PORT SELDA (AP) —"] is Role.DATELINE
    assert found["(Cy Dorn/Getty Images)"] is Role.CREDIT


def test_a_class_name_of_the_whole_column_hides_nothing() -> None:
    found = roles(page(f"<div class='sidebar'>{article()}</div>"))
    assert all(found[p] is Role.BODY for p in PARAGRAPHS)


def test_a_page_without_an_article_has_no_body_of_its_own() -> None:
    story = page("<nav><a href='/a'>Home</a><a href='/b'>World</a></nav>")
    assert all(role is not Role.HEADLINE for role in roles(story).values())


def test_metadata_of_the_page_is_not_overwritten_by_its_text() -> None:
    head = '<meta property="og:title" content="Ferry runs aground"><meta property="article:published_time" content="2024-05-06T10:00:00Z">'
    document = page(article("<p>Updated: May 7, 2024</p>"), head).documents[0]
    assert document.published is not None
    assert document.published.edtf == "2024-05-06T10:00:00Z"
    assert document.known_from["published"] == "page"


def test_rights_are_said_and_links_to_them_are_a_menu() -> None:
    terms = "<a href=/terms>Terms and conditions</a> <a href=/rights>Copyright and all rights reserved</a>"
    found = roles(
        page(article() + f"<div class=legal>{terms}</div><footer><p>© 2024 The Harbour Post. All rights reserved.</p></footer>")
    )
    assert found["© 2024 The Harbour Post. All rights reserved."] is Role.LEGAL
    assert found["Terms and conditions Copyright and all rights reserved"] is Role.OTHER


def test_dates_of_other_articles_are_no_stamp_of_this_one() -> None:
    others = "".join(
        f"<li><a href=/{n}>Crossing {n} of the old line is cancelled</a><p>May {n}, 2024</p></li>" for n in range(2, 9)
    )
    found = roles(page(f"<p>May 1, 2024</p>{article()}<div><h2>More from the harbour</h2><ul>{others}</ul></div>"))
    assert all(found[f"May {n}, 2024"] is not Role.STAMP for n in range(5, 9))
