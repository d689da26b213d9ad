from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from opened_page import Opened, Opener

from bridge_story import bridge
from retold.align.passages import add_passages
from retold.model.finding import Evidence, Finding
from retold.model.span import Span
from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.report.cites import anchor
from retold.testing import document, find
from retold.testing import story as story_of

WIDTHS = (1440, 820, 390)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_opens_in_silence_and_fits(open_report: Opener, width: int, scheme: str) -> None:
    opened = open_report(width=width, color_scheme=scheme)
    assert opened.quiet(), (opened.said, opened.requests)
    opened.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def in_view(page: Any, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return box is not None and 0 <= box["y"] < 900


def test_evidence_leads_to_lit_words(open_report: Opener) -> None:
    opened = open_report(reduced_motion="reduce")
    story = bridge()
    finding = next(f for f in story.findings if f.code == "F301")
    place = finding.evidence[0].span
    opened.page.click(f"#{finding.id} .words[href='#{anchor(place)}']")
    lit = opened.page.locator(".m.lit")
    lit.first.wait_for()
    assert "".join(lit.all_text_contents()) == story.text(place) == "and we would close it again 🌉"
    assert in_view(opened.page, ".m.lit")
    assert opened.quiet()


def test_a_long_place_is_lit_whole_and_the_last_one_is_put_out(open_report: Opener) -> None:
    opened = open_report(reduced_motion="reduce")
    story = bridge()
    for e in story.findings[0].evidence[:2]:
        opened.page.goto(f"{opened.url}#{anchor(e.span)}")
        opened.page.locator(".m.lit").first.wait_for()
        assert "".join(opened.page.locator(".m.lit").all_text_contents()) == story.text(e.span)


def test_every_link_of_the_page_leads_somewhere_that_can_be_seen(open_report: Opener) -> None:
    opened = open_report()
    hidden = opened.page.evaluate(
        """() => [...new Set([...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href')))]
            .filter((h) => { const t = document.getElementById(h.slice(1)); return !t || t.closest('[hidden]'); })"""
    )
    assert hidden == []


def test_without_javascript_words_are_still_marked(open_report: Opener) -> None:
    opened = open_report(java_script_enabled=False)
    story = bridge()
    place = find(story.documents[2], "closed on Monday")
    opened.page.goto(f"{opened.url}#{anchor(place)}")
    target = opened.page.locator(f"[id='{anchor(place)}']")
    assert target.text_content().startswith("closed")
    assert opened.requests[0] == opened.url


def test_without_javascript_the_closest_pairs_stand_side_by_side(open_report: Opener) -> None:
    opened = open_report(java_script_enabled=False, fragment="pair-A-B")
    page = opened.page
    assert page.locator("#pair-A-B table.side").is_visible()
    assert page.locator("#pair-A-B .map a").count() > 0
    assert page.locator("#common form, #any-pair, #told").count() == 0
    page.click("#article-A header a[href='#pair-A-B']")
    assert in_view(page, "#pair-A-B h3")


def test_layers_can_be_switched_by_keyboard(open_report: Opener) -> None:
    opened = open_report()
    page = opened.page
    shown = "getComputedStyle(document.querySelector('.sheet .l-shared')).boxShadow"
    assert page.evaluate(shown) != "none"
    page.focus("#show-shared")
    page.keyboard.press("Space")
    assert page.evaluate(shown) == "none"
    page.focus("#show-furniture")
    page.keyboard.press("Space")
    assert not page.locator(".sheet .furniture").first.is_visible()
    assert opened.quiet()


def test_claims_can_be_narrowed_to_those_that_differ(open_report: Opener) -> None:
    opened = open_report()
    rows = opened.page.locator(".matrix").first.locator("tbody tr")
    before = [row.is_visible() for row in rows.all()]
    opened.page.check("#only-differing")
    after = [row.is_visible() for row in rows.all()]
    assert before == [True, True, True]
    assert sorted(after) == [False, True, True]


def test_a_finding_can_be_taken_along(open_report: Opener) -> None:
    opened = open_report(permissions=["clipboard-read", "clipboard-write"])
    finding = next(f for f in bridge().findings if f.code == "F501")
    opened.page.click(f"#{finding.id} button")
    opened.page.get_by_text("Copied", exact=True).wait_for()
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines() == [
        "The bridge was closed on Tuesday (A, B) or on Monday (C).",
        "A Harl Herald: “closed the Harl bridge on Tuesday”",
        "C Canal News: “closed on Monday”",
        f"{opened.url}#{finding.id}",
    ]
    assert opened.quiet()


def test_the_first_tab_offers_the_way_past_the_contents(open_report: Opener) -> None:
    opened = open_report()
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_report: Opener, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text, 3 to 1 for large text."""
    opened = open_report(color_scheme=scheme)
    faint = opened.page.evaluate(CONTRAST)
    assert faint == []


CONTRAST = """() => {
  const numbers = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => {
    const [r, g, b] = numbers(c).slice(0, 3).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = numbers(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return getComputedStyle(e).backgroundColor;
    }
    return 'rgb(255,255,255)';
  };
  const faint = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || e.closest('script, svg')) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(style.color), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faint.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}"""


def test_hostile_articles_run_nothing(open_report: Opener) -> None:
    text = "\n".join(
        (
            "<script>alert(1)</script></script><script>alert(2)</script>",
            "<img src=https://evil.example/x onerror=alert(3)>",
            "</style><style>@import url(https://evil.example/y)</style>",
            "\u202e</p></article><iframe src=https://evil.example/z>",
            "x" * 20_000,
        )
    )
    docs = tuple(document(text + str(i), f"{text[:200]}{i}", title=text, outlet=text[:300] + str(i)) for i in range(2))
    evidence = tuple(Evidence(Span(d.id, 5, 150), text) for d in docs)
    finding = Finding(code="F502", values={"text": text}, confidence=0.5, evidence=evidence)
    opened = open_report(replace(story_of(*docs), findings=(finding,), notes=(text,)), width=390)
    opened.page.wait_for_timeout(100)
    assert opened.quiet(), (opened.said, opened.requests)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


HOSTILE = (
    "<script>alert(1)</script></td></table></article></script><svg onload=alert(2)>",
    "[a](javascript:alert(3)) javascript:alert(4) <a href='javascript:alert(5)'>x</a>",
    '" onmouseover="alert(6)" x="',
    "\u202eevil\u2066 \u2067 text\u202c that turns",
    "The pier cracked on Tuesday night after a barge ran into its <b>second</b> pillar, and nobody was hurt.",
)


def test_hostile_articles_side_by_side_run_nothing(open_report: Opener) -> None:
    texts = ["\n".join(HOSTILE), "\n".join(reversed(HOSTILE))]
    opened = open_report(add_passages(story_of(*texts)), fragment="pair-A-B")
    page = opened.page
    page.locator("table.side").first.wait_for()
    for selector in ("table.side td", ".any button", ".sheet .text"):
        page.locator(selector).first.hover()
    assert opened.quiet(), (opened.said, opened.requests)
    assert page.evaluate("document.querySelectorAll('main svg[onload], main b b, iframe, main [onmouseover]').length") == 0
    assert page.evaluate("[...document.querySelectorAll('a')].every((a) => a.getAttribute('href').startsWith('#'))")
    assert HOSTILE[0] in page.text_content("main")


def test_a_line_of_megabytes_opens_and_stays_in_its_place(open_report: Opener) -> None:
    long = "<b>\u202eword " * 700_000
    assert len(long) > 6_000_000
    opened = open_report(story_of("One\n" + long, "Two\nThe pier cracked."), width=390)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#article-B").count() == 1
    assert opened.quiet(), (opened.said, opened.requests)


def test_it_prints(open_report: Opener) -> None:
    opened = open_report()
    assert opened.page.pdf(format="A4")[:5] == b"%PDF-"
    assert opened.quiet()


def opens_well(opened: Opened, width: int) -> None:
    assert opened.quiet(), (opened.said, opened.requests)
    opened.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.evaluate("document.querySelectorAll('.m').length") > 0


@pytest.mark.parametrize("width", [1440, 390])
def test_the_report_of_the_example_opens_in_silence(open_report: Opener, width: int) -> None:
    articles = Path(__file__).resolve().parents[2] / "examples/harbour-ferry"
    story = run(read_inputs([str(articles / "articles")], meta=str(articles / "meta.yaml")))
    opens_well(open_report(story, width=width), width)


@pytest.mark.parametrize("name", ["portland-2018", "russia-oil"])
def test_the_reports_of_real_stories_open_in_silence(open_report: Opener, shared: Path, name: str) -> None:
    opens_well(open_report(run(read_inputs([str(shared / "data/stories" / name / "articles")]))), 1440)


def test_any_two_articles_stand_side_by_side(open_report: Opener) -> None:
    opened = open_report()
    page = opened.page
    page.select_option("#common select >> nth=0", "A")
    page.select_option("#common select >> nth=1", "C")
    page.click("#common button[type=submit]")
    page.locator("#any-pair .side").wait_for()
    assert page.url.endswith("#pair-A-C")
    assert "Harl Herald" in page.inner_text("#any-pair thead")
    shown = "".join("".join(page.locator("#any-pair td:first-child").all_text_contents()).split())
    story = bridge()
    assert "".join(story.documents[0].text.split("By OSTER WIRE STAFF")[1].split("Sign up")[0].split()) in shown
    assert opened.quiet()


def test_a_pair_laid_out_by_the_page_is_like_one_laid_out_beforehand(open_report: Opener) -> None:
    opened = open_report()
    page = opened.page
    made = "[...document.querySelectorAll('{} tr')].map((r) => [...r.cells].map((c) => c.textContent.replace(/\\s+/g, ' ').trim()))"
    ours = page.evaluate(made.format("#pair-A-B tbody"))
    assert ours
    page.evaluate("document.getElementById('pair-A-B').remove()")
    page.goto(f"{opened.url}#pair-A-B")
    page.locator("#any-pair .side").wait_for()
    assert page.evaluate(made.format("#any-pair tbody")) == ours
    assert opened.said == []


def test_a_link_to_a_pair_opens_it(open_report: Opener) -> None:
    opened = open_report(fragment="pair-D-C")
    assert opened.page.locator("#any-pair #pair-C-D .side").is_visible()
    assert opened.quiet()


def test_claims_can_be_searched_narrowed_and_ordered(open_report: Opener) -> None:
    opened = open_report()
    page = opened.page
    shown = "[...document.querySelectorAll('#claims .matrix tbody tr')].filter((r) => r.offsetParent !== null).map((r) => r.id)"
    everything = page.evaluate(shown)
    page.fill("#claims input[type=search]", "barges")
    assert page.evaluate(shown) == ["c2"]
    assert page.inner_text("#claims [role=status]").startswith("1 of")
    page.fill("#claims input[type=search]", "")
    page.get_by_label("told by").select_option("D")
    assert page.evaluate(shown) == ["c3"]
    page.get_by_label("told by").select_option("-D")
    assert page.evaluate(shown) == [c for c in everything if c != "c3"]
    page.get_by_label("told by").select_option("")
    page.get_by_label("in a voice that").select_option("denied")
    assert page.evaluate(shown) == ["c3"]
    page.get_by_label("in a voice that").select_option("")
    page.get_by_label("order").select_option("many")
    assert page.evaluate(shown)[0] == "c3"
    assert opened.quiet()


def test_words_are_told_where_one_points(open_report: Opener) -> None:
    opened = open_report()
    page = opened.page
    page.hover("#c2 .st-asserts >> nth=0")
    page.locator("#told").wait_for()
    assert page.inner_text("#told bdi.says") == "“At least three barges”"
    page.keyboard.press("Escape")
    assert not page.locator("#told").is_visible()
    page.focus("#c3 .st-denied")
    assert "denied that a letter had reached it" in page.inner_text("#told")
    assert page.locator("#c3 .st-denied").get_attribute("aria-describedby") == "told"
    page.locator(".sheet aside a").first.focus()
    # What is far out of sight is not laid out and has no inner text.
    finding = page.locator(f"{page.locator('.sheet aside a').first.get_attribute('href')} .what").text_content()
    assert page.inner_text("#told bdi") == finding
    assert opened.quiet()


def test_the_first_touch_tells_and_the_second_goes(open_report: Opener) -> None:
    opened = open_report(width=390, has_touch=True, is_mobile=True)
    page = opened.page
    page.tap("#c2 .st-asserts >> nth=0")
    page.locator("#told").wait_for()
    assert "#" not in page.url
    page.tap("#told a")
    page.locator(".m.lit").first.wait_for()
    assert "".join(page.locator(".m.lit").all_text_contents()) == "At least three barges"


def test_every_finding_can_be_taken_along_with_its_words_and_a_link_that_opens_it(open_report: Opener) -> None:
    opened = open_report(permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    boxes = page.locator(".finding")
    assert boxes.count() == page.locator(".finding .tools button").count() > len(bridge().findings)
    for n in range(boxes.count()):
        box = boxes.nth(n)
        box.locator("button").click()
        box.get_by_text("Copied", exact=True).wait_for()
        sentence, *words, link = page.evaluate("navigator.clipboard.readText()").splitlines()
        assert sentence
        assert all("“" in w for w in words)
        assert words
        found = page.locator(f"[id='{link.partition('#')[2]}'] .what").first
        assert " ".join(found.text_content().split()) == sentence
    assert opened.quiet()
