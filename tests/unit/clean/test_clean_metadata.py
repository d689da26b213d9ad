from __future__ import annotations

import pytest

from retold.clean.metadata import fill_metadata
from retold.clean.regions import label_regions
from retold.model.document import Document
from retold.model.story import Story
from retold.model.when import When
from retold.read.text import text_blocks
from retold.testing import document

BODY = "\n\nThe harbour office said on Monday that a ferry had run aground near the old pier of Port Selda.\n"


def filled(text: str, **fields: object) -> Document:
    doc = document(text, **fields)
    return fill_metadata(label_regions(Story(documents=(doc,), blocks=text_blocks(doc.id, text)))).documents[0]


def test_the_first_headline_is_the_title() -> None:
    doc = filled("Ferry  runs aground" + BODY)
    assert (doc.title, doc.known_from) == ("Ferry runs aground", {"title": "text"})


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By Ann Lee and Bo Ray | The Harbour Post", "Ann Lee, Bo Ray"),
        ("Ann Lee, Reuters", "Ann Lee"),
        ("HPNSAnn Lee, HPNS", "Ann Lee"),
        ("By ANN LEE DEC. 29, 2017", "ANN LEE"),
        ("By Ann Lee | 28th December 2017, 11:20 am", "Ann Lee"),
    ],
)
def test_the_byline_is_the_author(line: str, author: str) -> None:
    assert filled(f"Ferry runs aground\n\n{line}{BODY}").author == author


@pytest.mark.parametrize(
    ("stamps", "edtf"),
    [
        ("7/31/2018", "2018-07-31"),
        ("PUBLISHED: 4:12 PM 29 Aug 2019\nUPDATED: 7:05 PM 29 Aug 2019", "2019-08-29T16:12"),
        ("UPDATED: 7:05 PM 30 Aug 2019\nPUBLISHED: 4:12 PM 29 Aug 2019", "2019-08-29T16:12"),
        ("7/31/2018\nUpdated:\n8/13/2018", "2018-07-31"),
        ("Updated: 7:05 PM 1 Aug 2018", "2018-08-01?"),
        ("Updated:\n8/13/2018", "2018-08-13?"),
        ("December 29, 2017", "2017-12-29"),
        ("By ANN LEE DEC. 29, 2017", "2017-12-29"),
    ],
)
def test_stamps_date_the_article(stamps: str, edtf: str) -> None:
    doc = filled(f"Ferry runs aground\n\n{stamps}{BODY}")
    assert doc.published is not None
    assert doc.published.edtf == edtf
    assert doc.known_from["published"] == "text"


def test_a_date_in_the_body_is_not_the_date_of_the_article() -> None:
    assert filled("Ferry runs aground" + BODY + "The ferry was built on July 31, 2018, and has sailed since.").published is None


def test_the_address_gives_outlet_and_day() -> None:
    doc = filled("Ferry" + BODY, url="https://www.harbour.example/2024/05/06/ferry", known_from={"url": "meta"})
    assert (doc.outlet, doc.published) == ("harbour.example", When("2024-05-06"))
    assert doc.known_from["outlet"] == "meta"


def test_a_text_alone_does_not_say_who_published_it() -> None:
    assert filled("Ferry runs aground" + BODY).outlet is None


def test_what_is_known_is_kept() -> None:
    known = {"title": "meta", "published": "meta"}
    doc = filled(f"Ferry runs aground\n7/31/2018{BODY}", title="Another title", published=When("2018-08"), known_from=known)
    assert (doc.title, doc.published, doc.known_from) == ("Another title", When("2018-08"), known)


@pytest.mark.parametrize("url", ["http://[bad", "nonsense", "https:///x", "https://harbour.example/2024/13/45/x"])
def test_odd_addresses_do_no_harm(url: str) -> None:
    assert filled("Ferry" + BODY, url=url).published is None
