from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html as lxml_html

from bridge_story import bridge
from retold.model.finding import Evidence, Finding
from retold.model.lineage import Lineage
from retold.model.links import Passage, Relation
from retold.model.span import Span
from retold.model.story import Story
from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.report.brief_title import title
from retold.report.cites import anchor
from retold.report.html import PAUSE, to_html
from retold.report.marks import linkable
from retold.report.plain import STANCES
from retold.testing import document
from retold.testing import story as story_of

REPOSITORY = Path(__file__).resolve().parents[3]
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(2)>",
    "</script><svg/onload=alert(3)>",
    "\"><a href='javascript:alert(4)'>x</a>",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "\u202eesrever\u202c \u2066x",
    "&lt;b&gt; &amp;amp; <!-- -->",
    "]]> \x00 \x1b[31m \ud800",
    "z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍a̎ͨ̔l̙̥͔g̓o",
)


def page(story: Story) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(to_html(story).decode("utf-8"))


@pytest.fixture(scope="module")
def full() -> lxml_html.HtmlElement:
    return page(bridge())


def hostile() -> Story:
    text = "\n".join(HOSTILE)
    docs = tuple(document(text + str(i), f"{text}{i}.txt", title=text, outlet=f"{text}{i}", author=text) for i in range(2))
    story = story_of(*docs)
    evidence = tuple(Evidence(Span(d.id, 0, 60), text) for d in docs)
    finding = Finding(code="F502", values={"text": text}, confidence=0.5, evidence=evidence)
    return replace(story, findings=(finding,), notes=(text,))


@pytest.mark.parametrize(
    "story",
    [
        bridge(),
        hostile(),
        Story(),
        story_of("One"),
        replace(story_of("One\nBody.", "Two\nOther."), stages=bridge().stages),
        replace(bridge(), passages=bridge().passages[1:], quote_matches=(), claims=(), conflicts=(), headlines=()),
    ],
    ids=["full", "hostile", "empty", "one", "two", "bare"],
)
def test_every_place_the_page_links_to_exists(story: Story) -> None:
    full = page(story)
    ids = full.xpath("//@id")
    assert len(set(ids)) == len(ids)
    broken = [h for h in full.xpath("//a/@href") if h.startswith("#") and h[1:] not in set(ids)]
    assert broken == []


def test_every_finding_and_each_of_its_words_has_an_anchor(full: lxml_html.HtmlElement) -> None:
    ids = set(full.xpath("//@id"))
    links = set(full.xpath("//a/@href"))
    for f in bridge().findings:
        assert f.id in ids
        for e in f.evidence:
            assert anchor(e.span) in ids
            assert f"#{anchor(e.span)}" in links


def test_everything_that_can_be_linked_is_anchored(full: lxml_html.HtmlElement) -> None:
    ids = set(full.xpath("//@id"))
    places = [s for row in linkable(bridge()).values() for s in row]
    assert len(places) > 40
    assert all(anchor(s) in ids for s in places)


def test_nothing_is_fetched_from_anywhere(full: lxml_html.HtmlElement) -> None:
    loads = full.xpath("//@src | //link/@href | //@srcset | //@data | //@poster | //image/@href | //use/@href")
    assert loads == ["data:,"]
    markup = to_html(bridge()).decode()
    style = re.search("<style>(.*?)</style>", markup, re.DOTALL)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert all(h.startswith("#") for h in full.xpath("//a/@href"))


def test_the_policy_allows_this_style_and_these_scripts_only(full: lxml_html.HtmlElement) -> None:
    [policy] = full.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    markup = to_html(bridge()).decode()
    held = [set(re.findall(f"<{tag}>(.*?)</{tag}>", markup, re.DOTALL)) for tag in ("style", "script")]
    assert [len(contents) for contents in held] == [1, 2]
    allowed = {base64.b64encode(hashlib.sha256(c.encode()).digest()).decode() for contents in held for c in contents}
    assert set(re.findall("'sha256-(.*?)'", policy)) == allowed
    assert full.xpath("//@style") == []
    assert list(full.xpath("//@*[starts-with(name(), 'on')]")) == []


def test_hostile_articles_stay_text() -> None:
    tree = page(hostile())
    assert len(tree.xpath(f"//script[not(. = '{PAUSE}')]")) == len(tree.xpath("//style")) == 1
    assert tree.xpath("//img | //svg[@onload] | //iframe | //object") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert not [h for h in tree.xpath("//@href") if "javascript" in h]
    assert "<script>alert(1)</script>" in tree.xpath("string(//article[@class='sheet'])")
    assert "{{ 7 * 7 }}" in tree.text_content()


def test_forbidden_characters_do_not_reach_the_page() -> None:
    text = to_html(hostile()).decode("utf-8")
    assert not {"\x00", "\x1b"} & set(text)


def test_articles_can_be_read_in_full(full: lxml_html.HtmlElement) -> None:
    for d, sheet in zip(bridge().documents, full.xpath("//article[@class='sheet']"), strict=True):
        shown = "".join(t.text_content() for t in sheet.xpath(".//*[contains(concat(' ', @class, ' '), ' text ')]"))
        assert "".join(shown.split()) == "".join(d.text.split())


def test_layers_of_overlapping_marks_stand_together(full: lxml_html.HtmlElement) -> None:
    [both] = [
        e
        for e in full.xpath("//span[contains(@class, 'l-evidence')]")
        if "🌉" in e.text_content() and "l-quote" in e.get("class")
    ]
    assert both.text_content() == "and we would close it again 🌉"
    assert both.get("title") == "quotation: Mara Lindt"


def test_articles_are_known_by_letter_and_name(full: lxml_html.HtmlElement) -> None:
    heads = [" ".join(h.text_content().split()) for h in full.xpath("//h3[@class='name']")]
    articles = ["A Harl Herald", "B The Delta Post", "C Canal News", "D The Ferryman & Sons", "E 05-nessel"]
    assert heads == [*articles, "S1 pilots-letter.txt"]


def test_a_paragraph_names_the_findings_that_rest_on_it(full: lxml_html.HtmlElement) -> None:
    notes = full.xpath("//article[@id='article-B']//aside")
    told = [" | ".join(" ".join(x.text_content().split()) for x in n.xpath("./span")) for n in notes]
    assert told[0] == "Headline without a body 3"
    assert told[1] == "One lost original behind several articles 1 | Shared with A"
    assert notes[0].xpath(".//a/@href") == [f"#{bridge().findings[2].id}"]


def test_every_paragraph_of_a_long_copy_says_with_whom_it_is_shared() -> None:
    text = "Head\nThe pier cracked on Tuesday.\nThe ferry stayed in port.\nNobody was hurt."
    a, b = document(text, "a.txt"), document(text, "b.txt")
    passage = Passage(
        id="p", a=Span(a.id, 5, len(text)), b=Span(b.id, 5, len(text)), words=12, score=1.0, relation=Relation.COPY
    )
    tree = page(replace(story_of(a, b), passages=(passage,)))
    assert [n.text_content() for n in tree.xpath("//article[@id='article-A']//aside")] == ["Shared with B"] * 3


def test_a_cell_says_in_words_how_an_article_tells_it(full: lxml_html.HtmlElement) -> None:
    [row] = full.xpath("//tr[@id='c3']")
    cells = [" ".join(td.text_content().split()) for td in row.xpath("./td")]
    assert cells[0].startswith("2 ")
    assert "credits it May 2031 a letter from the pilots’ guild" in cells[1]
    assert cells[2] == ""
    assert "denies it" in cells[4]


def test_nobody_named_is_no_origin(full: lxml_html.HtmlElement) -> None:
    [cell] = full.xpath("//tr[@id='c2']/td[@class='origins']")
    assert " ".join(cell.text_content().split()) == "1 Oster Wire not in the set, A Bno source named C"


def test_the_drawing_tells_unseen_from_seen_without_colour(full: lxml_html.HtmlElement) -> None:
    unseen = [" ".join(g.text_content().split()) for g in full.xpath("//*[@class='node unseen']")]
    assert any("Oster Wire" in t and "not in the set" in t for t in unseen)
    listed = " ".join(full.xpath("string(//ul[@class='ties'])").split())
    assert "B The Delta Post copied Oster Wire (not in the set): shares 42 words with A" in listed


def test_headings_have_one_top_and_skip_no_level(full: lxml_html.HtmlElement) -> None:
    levels = [int(h.tag[1]) for h in full.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def test_an_empty_story_is_still_a_page() -> None:
    tree = page(Story())
    assert tree.xpath("string(//h1)") == "No articles"


def test_a_story_without_sharing_says_so() -> None:
    story = replace(bridge(), passages=(), lineage=Lineage())
    assert title(story) == "Five articles, no long runs of the same text"


def test_shared_text_without_a_source_is_told_as_such() -> None:
    assert title(replace(bridge(), lineage=Lineage())) == "Five articles, two of them with long runs of the same text"


def test_same_story_same_bytes() -> None:
    assert to_html(bridge()) == to_html(bridge())


def test_a_finding_about_copying_leads_to_the_pair_side_by_side(full: lxml_html.HtmlElement) -> None:
    [link] = full.xpath(f"//article[@id='{bridge().findings[0].id}']//p[contains(@class, 'tools')]/a[contains(@href, 'pair')]")
    assert (link.get("href"), link.text_content()) == ("#pair-A-B", "A and B side by side")
    assert len(full.xpath("//article[@id='pair-A-B']//table")) == 1


def test_the_signs_of_the_matrix_are_those_of_its_key() -> None:
    css = (files("retold.report") / "assets" / "report.css").read_text("utf8")
    for stance, (symbol, _) in STANCES.items():
        assert f'.st-{stance.value} .w::before {{ content: "{symbol}" / "";' in css


def test_a_difference_shows_its_sides_once_and_its_finding_leads_there() -> None:
    story = run(read_inputs([str(REPOSITORY / "examples/harbour-ferry/articles")]))
    page = lxml_html.fromstring(to_html(story).decode())
    sides = {frozenset(m.span for m in k.members): k.id for k in story.conflicts}
    told = [(f.id, sides[places]) for f in story.findings if (places := frozenset(e.span for e in f.evidence)) in sides]
    assert told
    for finding, conflict in told:
        assert page.xpath(f"//article[@id='{finding}']//a[@href='#{conflict}']")
        assert page.xpath(f"//article[@id='{conflict}']//a[@class='words']")
        assert not page.xpath(f"//article[@id='{finding}']//ul[@class='cites']")
