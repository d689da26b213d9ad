"""Plain text: each line's role, from layout, position and wording."""

from __future__ import annotations

import pytest

from retold.clean.regions import label_regions
from retold.model.document import Document, Role
from retold.model.story import Story
from retold.read.text import text_blocks
from retold.testing import document

BODY = (
    "The harbour office of Port Selda said on Monday that a ferry had run aground near the old pier.\n\n"
    "Nobody was hurt, but forty passengers waited on deck for two hours, the office said in a statement.\n\n"
    "The captain told reporters that the tide had turned earlier than the tables of the office promised.\n\n"
    "An inquiry begins on Thursday, and the line has cancelled all crossings until it has ended.\n"
)


def labelled(text: str, **fields: str) -> tuple[Document, Story]:
    doc = document(text, **fields)
    return doc, label_regions(Story(documents=(doc,), blocks=text_blocks(doc.id, text)))


def roles(text: str, **fields: str) -> dict[str, Role]:
    doc, story = labelled(text, **fields)
    return {doc[r.span]: r.role for r in story.regions}


def in_body(line: str) -> Role:
    """The role of a line amid running text; the text must leave the other lines alone."""
    first, rest = BODY.split("\n\n", 1)
    found = roles(f"Ferry runs aground off Port Selda\n\n{first}\n\n{line}\n\n{rest}")
    assert found[first] is Role.BODY
    assert found["An inquiry begins on Thursday, and the line has cancelled all crossings until it has ended."] is Role.BODY
    return found[line]


def at_end(line: str) -> Role:
    found = roles(f"Ferry runs aground off Port Selda\n\n{BODY}\n{line}\n")
    assert sum(role is Role.BODY for role in found.values()) >= 4
    return found[line]


def test_a_plain_article_is_headline_and_body() -> None:
    found = list(roles(f"Ferry runs aground off Port Selda\n\n{BODY}").values())
    assert found == [Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY, Role.BODY]


def test_a_text_that_begins_with_a_paragraph_has_no_headline() -> None:
    assert Role.HEADLINE not in roles(BODY).values()


def test_the_head_of_an_article() -> None:
    found = roles(
        "POLITICS\nFerry runs aground off Port Selda\nFerry Runs Aground Off Port Selda\n"
        "Harbour office opens an inquiry into the tide tables\nBy Ann Lee and Bo Ray | The Harbour Post\n"
        f"PUBLISHED: 4:12 PM 29 Aug 2019\nUpdated:\n7/31/2018\n\n{BODY}"
    )
    assert [found[k] for k in list(found)[:8]] == [
        Role.KICKER,
        Role.HEADLINE,
        Role.HEADLINE_REPEAT,
        Role.DECK,
        Role.BYLINE,
        Role.STAMP,
        Role.STAMP,
        Role.STAMP,
    ]


def test_a_known_title_finds_its_line() -> None:
    found = roles(f"Harbour news\nFerry runs aground\n\n{BODY}", title="Ferry Runs Aground")
    assert found["Ferry runs aground"] is Role.HEADLINE


def test_a_name_is_a_byline_only_beside_a_date() -> None:
    assert roles(f"Ferry runs aground\n\nAnn Lee\n7/31/2018\n\n{BODY}")["Ann Lee"] is Role.BYLINE
    assert roles(f"Ferry runs aground\n\nPort Selda\n\n{BODY}").get("Port Selda") is not Role.BYLINE


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Published 5:48 PM ET, Tue July 31, 2018", Role.STAMP),
        ("Dec. 29, 2017 / 9:31 AM / The Harbour Post", Role.STAMP),
        ("Published: 13:05, 29 December 2017 | Updated: 14:01, 29 December 2017", Role.STAMP),
        ("By CHOE LEE DEC. 29, 2017", Role.BYLINE),
        ("By Ann Lee | 28th December 2017, 11:20 am", Role.BYLINE),
        ("Ann Lee, political correspondent", Role.BYLINE),
        ("The Associated Press", Role.BYLINE),
        ("3 Min Read", Role.STAMP),
        ("112 shares", Role.SHARE),
        ("View comments", Role.COMMENT_UI),
        ("Listen to this article", Role.PROMO),
        ("Fact checked", Role.OTHER),
    ],
)
def test_lines_between_headline_and_text(line: str, role: Role) -> None:
    found = roles(f"Ferry runs aground off Port Selda\n\n{line}\n\n{BODY}")
    assert found[line] is role
    assert sum(r is Role.BODY for r in found.values()) == 4


def test_points_below_a_headline_are_a_summary() -> None:
    points = ["Forty passengers waited on deck for two hours", "The captain blames the tables of the harbour office"]
    found = roles("Ferry runs aground\n\n" + "\n".join(points) + f"\n\n{BODY}")
    assert [found[p] for p in points] == [Role.OTHER, Role.OTHER]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("PORT SELDA —", "A ferry ran aground on Monday, the office said in a statement to reporters."),
        ("PORT SELDA, Tidewater (AP) -", "A ferry ran aground on Monday, the office said in a statement to reporters."),
        ("Port Selda, Tidewater (CNN)", "A ferry ran aground on Monday, the office said in a statement to reporters."),
        ("PORT SELDA, Sept. 15 (Xinhua) --", "A ferry ran aground on Monday, the office said in a statement to reporters."),
        ("(Reuters) -", "A ferry ran aground on Monday, the office said in a statement to reporters."),
    ],
)
def test_datelines_are_split_off(dateline: str, rest: str) -> None:
    found = roles(f"Ferry runs aground\n\n{dateline} {rest}\n\n{BODY}")
    assert found[dateline] is Role.DATELINE
    assert found[rest] is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "U.S. officials said (and the office agreed) that the ferry had not been built for so low a tide.",
        "NATO (the alliance) did not answer, nor did anybody else whom the newspaper asked about the ferry.",
        "The Port Authority - which runs the pier - said that it would wait for the inquiry to be over.",
    ],
)
def test_what_only_looks_like_a_dateline_is_body(line: str) -> None:
    assert roles(f"Ferry runs aground\n\n{line}\n\n{BODY}")[line] is Role.BODY


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("(Photo by Cy Dorn/ZUMA Press via Shutterstock)", Role.CREDIT),
        ("Enlarge this image toggle caption Cy Dorn/AP Cy Dorn/AP", Role.CAPTION),
        ("FILE - In this May 6, 2017, file photo, the ferry is seen at the old pier in Port Selda", Role.CAPTION),
        ("Getty Images The ferry lay at the old pier until noon", Role.CAPTION),
        ("Forty passengers (left) and the crew of the ferry wait for a tug at the old pier", Role.CAPTION),
        ("3/30 The ferry in dock. Cy Dorn", Role.CAPTION),
        ("Photo", Role.CAPTION),
        ("Advertisement Continue reading the main story", Role.PROMO),
        ("Scroll down for video", Role.PROMO),
        ("Story continues below advertisement", Role.PROMO),
        ("READ MORE: Another ferry runs aground", Role.RELATED),
        ("[Another ferry ran aground last year. It was worse.]", Role.RELATED),
        ("Read more", Role.RELATED),
    ],
)
def test_furniture_amid_running_text(line: str, role: Role) -> None:
    assert in_body(line) is role


@pytest.mark.parametrize(
    "line",
    [
        "“We waited for two hours on deck in the rain,” said Bo Ray, who shares a cabin with his brother.",
        "The statement read: 'The tide turned at nine and nobody on board could have known it'",
        "What the tide tables say",
        "Why did it happen?",
        "The Tides of Port Selda",
        "Sign language was used on board, and the crew shared photos of the pier with the passengers.",
        "Follow-up checks on the hull, by divers of the harbour office, found no leak at all on Tuesday.",
        "Copyright law protects the tide tables, the office said, so that others may not print them.",
        "More than forty people were on board, and most of them had booked their crossing a week ago.",
        "He declined to comment.",
        "The tide turned early, wrote one passenger. — Bo Ray (@boray) May 6, 2024",
        "- forty passengers who had paid for the whole crossing to the island and back",
        "Related problems at the pier, the office said, had been known for years and had cost millions.",
    ],
)
def test_running_text_stays_running_text(line: str) -> None:
    assert in_body(line) is Role.BODY


def test_a_caption_is_split_from_its_credit() -> None:
    found = roles(f"Ferry runs aground\n\n{BODY}\nThe ferry lies off the old pier on Monday. (Cy Dorn/Getty Images)\n")
    assert found["The ferry lies off the old pier on Monday."] is Role.CAPTION
    assert found["(Cy Dorn/Getty Images)"] is Role.CREDIT


def test_an_agency_at_the_end_of_a_paragraph_is_split_off() -> None:
    found = roles(
        f"Ferry runs aground\n\n{BODY}\nThe crossing takes an hour and costs eight crowns, as it did last year. (Reuters)\n"
    )
    assert found["(Reuters)"] is Role.CREDIT
    assert found["The crossing takes an hour and costs eight crowns, as it did last year."] is Role.BODY


def test_the_sign_off_of_an_agency_behind_the_last_sentence_is_split_off() -> None:
    told = "The crossing takes an hour and costs eight crowns, as it did last year (in winter ten)."
    sign_off = "(Reporting by Jo Miller in Ulm; Editing by Cy Dorn; Please credit the Norhaven Trust, which covers the sea.)"
    found = roles(f"Ferry runs aground\n\n{BODY}\n{told} {sign_off}\n")
    assert found[sign_off] is Role.CREDIT
    assert found[told] is Role.BODY


def test_one_open_line_in_an_article_without_pictures_is_a_lost_full_stop() -> None:
    line = "The line has carried islanders and their goods to the market since the spring of last year"
    assert in_body(line) is Role.BODY
    assert roles(f"Ferry runs aground\n\nPhoto\n\n{BODY}\n{line}\n\n{BODY}")[line] is Role.CAPTION


def test_open_lines_below_a_colon_are_a_list() -> None:
    items = [
        "The tide tables of the harbour office for the month",
        "The age of the ferry and of its crew on that day",
        "The tug",
    ]
    found = roles(
        f"Ferry runs aground\n\nPhoto\n\n{BODY}\nThe inquiry will look into these questions:\n"
        + "\n".join(items)
        + f"\n\n{BODY}"
    )
    assert [found[i] for i in items] == [Role.BODY] * 3


def test_an_open_line_says_nothing_where_no_line_is_closed() -> None:
    lines = [f"Line {i} of a page that somebody typed in without a single full stop at all" for i in range(6)]
    found = roles("Ferry runs aground\n\n" + "\n".join(lines))
    assert [found[line] for line in lines] == [Role.BODY] * 6


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (
            "Copyright 2017 The Associated Press. All rights reserved. This material may not be published or rewritten.",
            Role.LEGAL,
        ),
        ("The Associated Press contributed to this report.", Role.CREDIT),
        ("Dee Marsh contributed from Tidewater.", Role.CREDIT),
        ("Reporting by Ann Lee; Editing by Bo Ray", Role.CREDIT),
        ("Ann Lee is a reporter at The Harbour Post. She covers ferries, tides and the fishing fleet.", Role.BIO),
        ("Follow Ann on Twitter @annlee", Role.BIO),
        ("Contact the writer at ann@harbour.example", Role.BIO),
        ("Follow The Harbour Post on Instagram for news of the tides", Role.SHARE),
        ("Facebook Twitter WhatsApp Email", Role.SHARE),
        ("Sign up for our newsletter and get the tides in your inbox every morning.", Role.PROMO),
        ("Please help us! If you value what we do, please consider making a donation to keep us afloat.", Role.PROMO),
        ("12 Comments", Role.COMMENT_UI),
        ("Leave a Reply", Role.COMMENT_UI),
        ("Latest Articles", Role.RELATED),
    ],
)
def test_furniture_below_the_text(line: str, role: Role) -> None:
    assert at_end(line) is role


def test_a_person_the_article_speaks_of_has_no_bio() -> None:
    line = "Cy Marsh is a reporter for the island radio who was on board and waited with the others."
    text = BODY.replace("The captain told", "Marsh told")
    assert roles(f"Ferry runs aground\n\n{text}\n{line}\n")[line] is Role.BODY


def test_titles_below_a_heading_for_other_articles() -> None:
    found = roles(f"Ferry runs aground\n\n{BODY}\nRead more:\nA tug saves another ferry\nWhy tides turn early\n")
    assert found["A tug saves another ferry"] is Role.RELATED
    assert found["Why tides turn early"] is Role.RELATED


def test_comments_above_and_below_their_form() -> None:
    found = roles(
        f"Ferry runs aground\n\n{BODY}\n\n  1. I was on board and it was cold.\n    Nobody told us anything.\n  2. Same here!\n\n"
        "Leave a Reply\n\nYour email address will not be published.\n\nDee says that the tide was late.\n"
    )
    for line in (
        "1. I was on board and it was cold.",
        "Nobody told us anything.",
        "2. Same here!",
        "Dee says that the tide was late.",
    ):
        assert found[line] is Role.COMMENT
    assert found["Your email address will not be published."] is Role.COMMENT_UI


@pytest.mark.parametrize("line", ["1. The tide", "The report says:", "Marsh said:"])
def test_lists_and_introductions_of_an_article_are_no_comments(line: str) -> None:
    found = roles(
        f"Ferry runs aground\n\n{BODY}\n{line}\n\n{BODY.replace('ferry', 'boat').replace('deck', 'board')}\n\nLeave a Reply\n"
    )
    assert Role.COMMENT not in found.values()


def test_comments_that_name_their_writers() -> None:
    found = roles(
        f"Ferry runs aground\n\n{BODY}\n\nDee says:\n\nI was on board.\n\nSalty Dog says:\n\nSo was I.\n\nLeave a Reply\n"
    )
    assert found["I was on board."] is found["So was I."] is Role.COMMENT


def test_a_button_for_comments_above_the_text_hides_nothing() -> None:
    found = roles(f"Ferry runs aground\n\nLeave a Comment\n\n{BODY}")
    assert sum(role is Role.BODY for role in found.values()) == 4


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        '"' * 20_001,
        "A " * 50_000,
        "(Photo by " * 5_000,
        "By " + "Ann Lee, " * 5_000,
        "[" * 5_000 + "]" * 5_000,
        ("share " * 10 + "x\n") * 2_000,
        "Leave a Reply\n" * 5_000,
        "ANN LEE " * 10_000,
        "A.B. " * 20_000 + "(AP) - x",
        "1. x\n" * 5_000 + BODY + "Leave a Reply",
        "Ann Lee is a " + "b " * 20_000,
    ],
)
def test_absurd_texts_are_labelled(text: str) -> None:
    doc, story = labelled(text)
    assert sum(len(r.span) for r in story.regions) <= len(doc.text)
    assert story.regions


@pytest.mark.parametrize(
    ("line", "role"),
    [("By: Ann Lee", Role.BYLINE), ("By Ann Lee and Bo Ray", Role.BYLINE), ("Friday, January 18, 2019", Role.STAMP)],
)
def test_a_byline_or_date_behind_a_summary_still_belongs_to_the_head(line: str, role: Role) -> None:
    summary = "Forty passengers waited for two hours on deck before a tug of the harbour office took them home."
    assert roles(f"Ferry runs aground off Port Selda\n\n{summary}\n\n{line}\n\n{BODY}")[line] is role


def test_a_date_far_down_is_a_heading_of_what_is_told() -> None:
    assert in_body("January 18, 2019") is Role.STAMP
    found = roles(f"Ferry runs aground off Port Selda\n\n{BODY}\n\nJanuary 18, 2019\n\n{BODY.replace('harbour', 'port')}")
    assert found["January 18, 2019"] is Role.BODY


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("01/18/2019 4:12 PM", Role.STAMP),
        ("ann.lee@harbourpost.example", Role.BIO),
        ("(Additional reporting by Bo Ray in Port Selda; editing by Cy Dow)", Role.CREDIT),
        ("Dee Fox is a writer based in Port Selda.", Role.BIO),
    ],
)
def test_what_is_left_below_the_last_paragraph(line: str, role: Role) -> None:
    assert at_end(line) is role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("In short: comments with profanity will be removed.", Role.COMMENT_UI),
        ("You can also email us at tides@harbour.example", Role.PROMO),
        ("To go on, enter your email here and press the button", Role.PROMO),
        ("To see the tide tables of the year, click to view them all", Role.PROMO),
        ("The tables are the harbour office's, all rights reserved", Role.LEGAL),
        ("Nothing here may be copied without permission", Role.LEGAL),
        ("If this helped, consider a small donation to the harbour radio", Role.PROMO),
        ("And now: please subscribe", Role.PROMO),
        ("Keep it to respectful discussion, and be kind", Role.COMMENT_UI),
        ("Ann Lee contributed to this report from the old pier", Role.CREDIT),
        ("The ferry lies off the old pier \u00a9 Harbour Pictures (Cy Dorn)", Role.CAPTION),
        ("The ferry lies off the old pier toggle caption", Role.CAPTION),
    ],
)
def test_words_within_a_line_are_found_whichever_pattern_asks_for_them(line: str, role: Role) -> None:
    assert in_body(line) is role


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright Norhaven Pictures Image caption The pair have sailed for twenty years",
        "The old ferry has run aground off Norhaven once more LAURA HILL/PA",
        "Jo Miller, photographed in 2031, will sail from Ulm on Monday (Cy Dorn / Norhaven Times)",
    ],
)
def test_a_picture_s_text_above_an_article_is_no_headline(line: str) -> None:
    assert roles(f"{line}\n{BODY}\n")[line] is not Role.HEADLINE


def test_a_date_behind_the_headline_is_a_stamp() -> None:
    found = roles(f"Ferry runs aground in Ulm Updated: 2031-07-15 13:14 By Agencies(Ulm Daily)\n{BODY}\n")
    assert found["Ferry runs aground in Ulm"] is Role.HEADLINE
    assert found["Updated: 2031-07-15 13:14 By Agencies(Ulm Daily)"] is Role.STAMP


def test_a_note_on_a_transcript_is_none_of_its_words() -> None:
    note = "Transcripts are created on a rush deadline by Wordsmiths, Inc., a contractor, and accuracy may vary."
    assert roles(f"Ferry runs aground\n\n{BODY}\n{note}\n")[note] is Role.LEGAL
