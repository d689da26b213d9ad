"""Everything that articles, file names and metadata say may be written by somebody who means harm: in no view does it run or break out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from opened_page import Opened, Opener

from bridge_story import bridge
from crowd_story import crowd
from retold.model.finding import Evidence
from retold.model.links import Passage, Relation
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document
from retold.testing import story as story_of

POISON = (
    "</title></style></script></svg></text></td></table></article></details><script>alert(1)</script>"
    "<img src=https://evil.example/x onerror=alert(2)><svg onload=alert(3)><iframe src=https://evil.example/y></iframe>"
    "<a href='javascript:alert(4)'>x</a>\" onmouseover=\"alert(5)\" x='{{ 7 * 7 }} javascript:alert(6) ]]> <!-- "
    "\u202eturned\u2066 \u2067 over\u200f"
)
TOLD = {
    "author", "authors", "called", "canonical", "credited", "file", "hint", "id_name", "name", "normalised", "note", "outlet", "reason",
    "referent", "rendered", "source_name", "speaker", "text", "through", "title", "url", "value", "what", "where", "why",
}  # fmt: skip
"""Fields that hold words of people: an address of a page, what metadata says, how somebody is called."""


def poisoned(thing: Any) -> Any:
    """The same with poison behind all that people have written; ids and places stay as they are, texts grow at their end."""
    if isinstance(thing, tuple):
        return tuple(poisoned(x) for x in thing)
    if not is_dataclass(thing) or isinstance(thing, (Span, type)):
        return thing
    changed: dict[str, Any] = {}
    for f in fields(thing):
        value = getattr(thing, f.name)
        if isinstance(value, str) and type(value) is str and f.name in TOLD:
            changed[f.name] = f"{value}\n{POISON}" if f.name == "text" and hasattr(thing, "origin") else f"{value} {POISON}"
        elif isinstance(value, tuple):
            changed[f.name] = tuple(f"{x} {POISON}" if type(x) is str and f.name in TOLD else poisoned(x) for x in value)
        elif isinstance(thing, Evidence) and f.name == "says":
            changed[f.name] = f"{value} {POISON}"
    if hasattr(thing, "code") and hasattr(thing, "values"):
        changed["values"] = {k: f"{v} {POISON}" for k, v in thing.values.items()}
    return replace(thing, **changed)


def all_poisoned(story: Story) -> Story:
    held = {f.name: poisoned(getattr(story, f.name)) for f in fields(Story) if f.name != "stages" and f.init}
    return replace(story, **{**held, "notes": (POISON,)})


HARM = """() => [...document.querySelectorAll('main img, iframe, object, embed, svg[onload], [onmouseover], [onerror], base, form[action], meta[http-equiv=refresh]')]
    .map((e) => e.outerHTML.slice(0, 80))
    .concat([...document.querySelectorAll('a')].filter((a) => !a.getAttribute('href').startsWith('#')).map((a) => a.outerHTML.slice(0, 80)))
    .concat([...document.querySelectorAll('main script')].filter((s) => s.textContent !== '0').map((s) => s.outerHTML.slice(0, 80)))"""


def safe(opened: Opened) -> None:
    assert opened.quiet(), (opened.said, opened.requests)
    assert opened.page.evaluate(HARM) == []
    assert opened.page.locator("main").count() == 1
    assert opened.page.locator("#method").count() == 1


@pytest.mark.parametrize("story", [bridge(), crowd(33)], ids=["each article a column", "gathered"])
def test_in_no_view_does_anything_run_or_break_out(open_report: Opener, story: Story) -> None:
    opened = open_report(all_poisoned(story), width=390)
    page = opened.page
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    safe(opened)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for view in ("claims", "lineage", "common", "conflicts", "findings", "labels", "voices", "articles", "method"):
        assert "alert(" in (page.locator(f"#{view}").text_content() or ""), view
    sheets = page.locator(".sheet").count()
    assert sheets == len(story.documents)


@pytest.mark.parametrize("story", [bridge(), crowd(33)], ids=["each article a column", "gathered"])
def test_what_scripts_show_runs_nothing(open_report: Opener, story: Story) -> None:
    opened = open_report(all_poisoned(story), fragment="pair-B-C")
    page = opened.page
    page.locator("#any-pair .side").wait_for()
    assert "onerror" in (page.locator("#any-pair").text_content() or "")
    for link in (".matrix td a", ".lineage a", ".letter", ".sheet aside a"):
        for node in page.locator(link).all()[:4]:
            node.focus()
    page.locator("#told").wait_for()
    page.fill("#claims input[type=search]", POISON[:40])
    for n in range(3):
        page.locator("#claims .any select").nth(n).select_option(index=1)
    page.locator("article.finding .tools button").first.click()
    safe(opened)


def test_a_line_of_ten_megabytes_is_shown_in_part_in_every_view(open_report: Opener) -> None:
    long = "<b>\u202ewater rose " * 700_000
    assert len(long) > 10_000_000
    docs = [document(f"Head {n}\n{long}\nEnd of {n}.", f"{n}.txt", outlet=POISON) for n in range(2)]
    spans = [Span(d.id, 7, len(d.text) - 10) for d in docs]
    passage = Passage(id="p", a=spans[0], b=spans[1], words=1_400_000, score=1.0, relation=Relation.COPY)
    opened = open_report(replace(story_of(*docs), passages=(passage,)), width=390)
    page = opened.page
    assert page.locator("#pair-A-B table.side").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.documentElement.outerHTML.length") < 2_000_000
    assert "End of 1." in (page.locator("#article-B").text_content() or "")
    safe(opened)
