"""Checks against a source in the page, in Markdown, on the terminal and in tables."""

from __future__ import annotations

import csv
import io

from bridge_story import F, bridge
from retold.report.brief import paragraph
from retold.report.bylines import bylines
from retold.report.checked import checked, told
from retold.report.cites import Citer
from retold.report.html import to_html
from retold.report.markdown import to_markdown
from retold.report.tables import to_csv
from retold.report.text import summary


def test_a_source_has_a_letter_of_its_own() -> None:
    assert str(bylines(bridge())[F.id]) == "S1 pilots-letter.txt"


def test_the_gravest_check_comes_first_and_the_faithful_are_plain() -> None:
    story = bridge()
    [view] = checked(story, Citer(story))
    assert [(k.verdict, k.plain) for k in view.rows] == [("cut", False), ("word for word", True)]
    assert view.counts == "two quotations: 1 word for word and 1 cut"
    assert list(told(view)) == ["The articles call it “letter”."]


def test_the_brief_counts_checks_and_not_the_source() -> None:
    told = paragraph(bridge(), Citer(bridge()))
    assert told[0].text.startswith("Five articles")
    assert told[-1].text == (
        "Of two quotations checked against pilots-letter.txt, one is printed word for word; the others: one cut."
    )
    assert told[-1].leads_to("#sources")


def test_every_format_shows_them() -> None:
    story = bridge()
    page = to_html(story).decode()
    assert '<section id="sources">' in page
    assert '<a href="#sources">Checked against the source</a>' in page
    assert "<h2>The sources</h2>" in page
    for text in (to_markdown(story).decode(), summary(story)):
        assert "Checked against the source" in text
        assert "The end of the sentence (2 words) left out, without a mark" in text.replace("\\", "").replace("\n      ", " ")


def test_flat_tables_point_into_the_right_document() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(bridge(), "source_check_members").decode("utf-8"), newline="")))
    assert {r["excerpt"] for r in rows} == {"We see cracks, and nobody comes to look"}
    assert {r["source_check_id"] for r in rows} == {"s1", "s2"}
