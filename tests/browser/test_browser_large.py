"""A report of many articles: what is out of sight is not laid out, and is there all the same."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from opened_page import Opened, Opener

from crowd_story import SHARED, crowd, last_words
from retold.model.claims import Stance
from retold.model.span import Span
from retold.model.story import Story
from retold.report.cites import anchor
from retold.report.writers import write
from retold.testing import find

MANY = 40


@pytest.fixture(scope="module")
def flood() -> Story:
    return crowd(MANY)


def settled(page: Any) -> None:
    """A few frames, in which what has come near is laid out and what moved is put back."""
    for _ in range(4):
        page.evaluate("new Promise((r) => requestAnimationFrame(() => setTimeout(r)))")


def in_view(page: Any, key: str) -> bool:
    box = page.evaluate(
        f"(() => {{ const r = document.getElementById('{key}').getBoundingClientRect(); return [r.top, r.bottom]; }})()"
    )
    return bool(0 <= box[0] < box[1] <= 900)


def last(story: Story) -> Span:
    return find(story.documents[MANY - 1], last_words(MANY - 1))


def laid_out(page: Any, selector: str) -> bool:
    """Whether what is in the first such element is rendered, on the screen or off it."""
    return bool(page.evaluate(f"document.querySelector({selector!r}).checkVisibility({{contentVisibilityAuto: true}})"))


def test_what_is_out_of_sight_is_not_laid_out(open_report: Opener, flood: Story) -> None:
    page = open_report(flood).page
    assert laid_out(page, "h1")
    assert not laid_out(page, "#article-AN .text")
    assert not laid_out(page, "#findings .finding:last-of-type .what")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_what_is_not_laid_out_lands_on_it(open_report: Opener, flood: Story, *, scripts: bool) -> None:
    place = anchor(last(flood))
    page = open_report(flood, fragment=place, java_script_enabled=scripts).page
    page.wait_for_timeout(300)
    box = page.locator(f"[id='{place}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    if scripts:
        assert "".join(page.locator(".m.lit").all_text_contents()) == last_words(MANY - 1)


def test_links_to_everything_that_has_one_land_on_it(open_report: Opener, flood: Story) -> None:
    opened = open_report(flood)
    page = opened.page
    for key in (flood.findings[MANY // 2].id, "k1", "c2", "article-Z", "v1", "l1", "pair-A-B"):
        page.goto(f"{opened.url}#{key}")
        settled(page)
        assert in_view_top(page, key), key
    assert opened.said == []


def in_view_top(page: Any, key: str) -> bool:
    top = page.evaluate(f"document.getElementById('{key}').getBoundingClientRect().top")
    return bool(-1 <= top < 900)


def test_a_link_into_a_folded_list_unfolds_it(open_report: Opener, flood: Story) -> None:
    page = open_report(flood, fragment="c3").page
    settled(page)
    assert page.evaluate("document.getElementById('c3').closest('details').open")
    assert in_view(page, "c3")


def test_the_browser_finds_words_that_are_not_laid_out(open_report: Opener, flood: Story) -> None:
    page = open_report(flood).page
    assert page.evaluate(f"window.find({last_words(MANY - 1)!r})")
    settled(page)
    top = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().top")
    assert 0 <= top < 900


def test_screen_readers_are_told_what_is_not_laid_out(
    browser: Any, chromium: dict[str, Any], flood: Story, tmp_path: Path
) -> None:
    write(flood, tmp_path / "flood.html")
    # A browser makes the whole tree only where something reads it.
    arguments = [*chromium["args"], "--force-renderer-accessibility"]
    with browser.browser_type.launch(executable_path=chromium["executable_path"], args=arguments) as reading:
        page = reading.new_page()
        page.goto((tmp_path / "flood.html").as_uri())
        assert not laid_out(page, "#article-AN .text")
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    names = [n.get("name", {}).get("value", "") for n in nodes]
    assert sum(last_words(MANY - 1) in name for name in names) >= 2  # in the finding and in the article


def test_paper_shows_everything(open_report: Opener, flood: Story) -> None:
    from pypdf import PdfReader

    page = open_report(flood).page
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(p.extract_text().split()) for p in pages)
    for n in range(MANY):
        assert text.count(last_words(n)) >= 2, n  # in the finding and in the article
    assert "What stopped the train" in text


def shown(opened: Opened) -> list[str]:
    rows = "[...document.querySelectorAll('#claims .matrix tbody tr')].filter((r) => r.offsetParent !== null).map((r) => r.id)"
    return list(opened.page.evaluate(rows))


def test_many_articles_are_gathered_by_what_they_say(open_report: Opener, flood: Story) -> None:
    opened = open_report(flood)
    page = opened.page
    assert page.locator("#claims .matrix thead th").all_text_contents() == ["Claim", "Origins", "In which articles"]
    told = [" ".join(p.replace("≠", " ≠").split()) for p in page.locator("#c1 [class^='st-']").all_text_contents()]
    assert [row[: row.index(" ", 16)] for row in told[:3]] == ["hedges it Five 13", "states it Four 13", "states it Five 12"]
    assert told[3:] == ["states it ≠ differs Four 1 A", "states it ≠ differs Five 1 B"]
    held = sum(page.locator(f"#c1 .st-{s.value} .letter").count() for s in Stance)
    assert held == MANY
    words = page.locator("#voices tbody tr").first.text_content()
    assert "1 quoted" in words
    assert str(MANY) in words
    assert page.locator("#l1 .terms li").count() == 3
    assert opened.quiet()


def test_gathered_claims_can_be_narrowed_and_ordered(open_report: Opener, flood: Story) -> None:
    opened = open_report(flood)
    page = opened.page
    assert shown(opened) == ["c1", "c2"]
    page.get_by_label("in a voice that").select_option("denied")
    assert shown(opened) == []
    page.get_by_label("in a voice that").select_option("hedged")
    assert shown(opened) == ["c1", "c2"]
    page.get_by_label("told by").select_option("A")  # A states both
    assert shown(opened) == []
    page.get_by_label("told by").select_option("C")
    assert shown(opened) == ["c1", "c2"]
    page.get_by_label("told by").select_option("-C")
    assert shown(opened) == []
    page.get_by_label("told by").select_option("")
    page.get_by_label("in a voice that").select_option("")
    page.check("#only-differing")
    assert shown(opened) == ["c1"]
    assert opened.quiet()


def test_a_letter_tells_its_words_before_one_goes_there(open_report: Opener, flood: Story) -> None:
    page = open_report(flood).page
    page.locator("#c1 .st-hedged .letter").first.focus()
    assert "Five barges allegedly sank" in page.inner_text("#told")
    assert "Ebbing Paper 2" in page.inner_text("#told")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_report_of_many_articles_is_accessible(open_report: Opener, axe: Any, flood: Story, width: int, scheme: str) -> None:
    opened = open_report(flood, width=width, color_scheme=scheme)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('main *').forEach((e) => { e.style.contentVisibility = 'visible'; })")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert axe(page) == []
    assert opened.quiet()


def test_a_pair_of_many_is_laid_out_when_asked_for(open_report: Opener, flood: Story) -> None:
    opened = open_report(flood)
    page = opened.page
    page.select_option("#common select >> nth=0", "A")
    page.select_option("#common select >> nth=1", "AN")
    page.click("#common button[type=submit]")
    page.locator("#any-pair #pair-A-AN .side").wait_for()
    [row] = [r for r in page.locator("#any-pair tbody tr").all() if SHARED.split(",")[0] in (r.text_content() or "")]
    assert row.locator(".count").inner_text() != ""
    assert opened.quiet()
