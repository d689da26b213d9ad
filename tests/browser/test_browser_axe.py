"""Every view of the report, in both schemes, as axe-core sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from opened_page import Opener

from bridge_story import bridge
from retold.model.story import Story
from retold.pipeline import run
from retold.read.inputs import read_inputs

Checker = Callable[[Any], list[str]]


def unfolded(page: Any) -> None:
    page.evaluate("document.querySelectorAll('main *').forEach((e) => { e.style.contentVisibility = 'visible'; })")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


@pytest.mark.parametrize("width", [1440, 820, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_page_is_accessible(open_report: Opener, axe: Checker, width: int, scheme: str) -> None:
    opened = open_report(width=width, color_scheme=scheme)
    assert axe(opened.page) == []
    unfolded(opened.page)
    assert axe(opened.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_what_scripts_add_is_accessible(open_report: Opener, axe: Checker, width: int, scheme: str) -> None:
    page = open_report(width=width, color_scheme=scheme, fragment="pair-B-C").page
    page.locator("#any-pair .side").wait_for()
    page.focus(".matrix td a")
    page.locator("#told").wait_for()
    page.fill("#claims input[type=search]", "bridge")
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lit_place_and_a_lit_finding_are_accessible(open_report: Opener, axe: Checker, scheme: str) -> None:
    opened = open_report(color_scheme=scheme)
    finding = bridge().findings[0]
    opened.page.click(f"#{finding.id} .words >> nth=0")
    opened.page.locator(".m.lit").first.wait_for()
    assert axe(opened.page) == []
    opened.page.goto(f"{opened.url}#{finding.id}")
    assert axe(opened.page) == []


@pytest.mark.parametrize("story", [Story(), replace(bridge(), claims=(), conflicts=(), findings=())], ids=["empty", "bare"])
def test_a_report_of_little_is_accessible(open_report: Opener, axe: Checker, story: Story) -> None:
    assert axe(open_report(story).page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_of_the_example_is_accessible(open_report: Opener, axe: Checker, scheme: str) -> None:
    articles = Path(__file__).resolve().parents[2] / "examples/harbour-ferry"
    story = run(read_inputs([str(articles / "articles")], meta=str(articles / "meta.yaml")))
    opened = open_report(story, color_scheme=scheme)
    unfolded(opened.page)
    assert axe(opened.page) == []
