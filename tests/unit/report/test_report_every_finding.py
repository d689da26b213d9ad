"""Every finding of a report has a permanent link, a copy with citation and its words in context, in whatever story."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from bridge_story import bridge
from retold.model.codes import is_question
from retold.model.story import Story
from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.report.html import to_html

EXAMPLE = Path(__file__).resolve().parents[3] / "examples/harbour-ferry"
ANNOTATED = ("portland-2018", "russia-oil", "g-league-blankets", "nyc-subway")

Element = lxml_html.HtmlElement


def holds(story: Story) -> None:
    page = lxml_html.fromstring(to_html(story).decode())
    at = {e.get("id"): e for e in page.xpath("//*[@id]")}
    assert len(at) == len(page.xpath("//*[@id]")), "an id stands twice"
    for f in story.findings:
        box = at[f.id]
        assert f.text.split()[-1].strip(".") in box.text_content()
        [tools] = box.xpath(".//p[contains(@class, 'tools')]")
        assert tools.xpath(f"./a[@href='#{f.id}'][starts-with(., 'Link to')]")
        rows = evidence(box, at)
        assert rows, f"{f.id} shows no words"
        assert all(in_context(row, at) for row in rows), f.id
    shown = {e.get("id") for e in page.xpath("//article[contains(@class, 'finding')]")}
    assert shown == {f.id for f in story.findings}
    top = [e.get("id").removeprefix("first-") for e in page.xpath("//section[@id='first']/details")]
    assert top == [f.id for f in story.findings if not is_question(f.code)][:5]


def evidence(box: Element, at: dict[str, Element]) -> list[Element]:
    """The words a finding shows: its own, or those of the difference that it leads to."""
    [*sides] = box.xpath(".//a[@class='sides-of']/@href")
    return list((at[sides[0][1:]] if sides else box).xpath(".//ul[@class='cites']/li"))


def in_context(row: Element, at: dict[str, Element]) -> bool:
    """Whether words lead to their place in the article, and stand with what is around them unless they are all of it or one of many."""
    [words] = row.xpath(".//a[@class='words']")
    place = at[words.get("href")[1:]]
    [block] = place.xpath("ancestor::*[contains(@class, 'text')][1]")
    told = " ".join(words.text_content().split()).rstrip("…")
    whole = " ".join(block.text_content().split())
    one_of_many = bool(row.xpath("ancestor::details[@class='more']"))
    [shown] = row.xpath(".//p[@class='said']")
    around = len(shown.text_content().strip()) > len(words.text_content().strip())
    return one_of_many or around or whole.startswith(told[:40])


def test_of_the_story_written_by_hand() -> None:
    holds(bridge())


def test_of_the_example() -> None:
    holds(run(read_inputs([str(EXAMPLE / "articles")], meta=str(EXAMPLE / "meta.yaml"))))


@pytest.mark.parametrize("name", ANNOTATED)
def test_of_annotated_stories(shared: Path, name: str) -> None:
    holds(run(read_inputs([str(shared / "data/stories" / name / "articles")])))
