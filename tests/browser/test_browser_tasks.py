"""What an editor comes for, done in the example's report as a newcomer would: from the first screen, by visible words alone.

Every task takes three clicks at most. How long the browser took is printed and never asserted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opened_page import Opener

from retold.model.story import Story
from retold.pipeline import run
from retold.read.inputs import read_inputs

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/harbour-ferry"
CLICKS = 3

_IN_VIEW = """(words) => {
  const seen = (e) => {
    const box = e.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && e.checkVisibility();
  };
  return [...document.querySelectorAll('p, h1, h2, h3, h5, a, b, text, summary, .text')]
    .some((e) => e.textContent.replace(/\\s+/g, ' ').includes(words) && seen(e));
}"""


class Reader:
    """Somebody who sees the page through its window and clicks what it says."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = 0
        self._began = time.perf_counter()

    def sees(self, words: str) -> bool:
        """Whether the words are on the screen as it stands, once it has come to rest."""
        deadline = time.perf_counter() + 3
        while not (seen := self.page.evaluate(_IN_VIEW, words)) and time.perf_counter() < deadline:
            self.page.wait_for_timeout(50)
        return bool(seen)

    def follow(self, words: str) -> None:
        """Click the first link, button or fold on the screen that says so."""
        assert self.sees(words), f"not on the screen: {words}"
        found = self.page.locator("a:visible, summary:visible, button:visible").filter(has_text=words)
        inside = [e for e in found.all() if (box := e.bounding_box()) and 0 <= box["y"] + box["height"] / 2 < self.height]
        assert inside, f"nothing to click on says: {words}"
        inside[0].click()
        self.clicks += 1

    @property
    def height(self) -> int:
        """CSS pixels of the window."""
        return int(self.page.viewport_size["height"])

    @property
    def narrow(self) -> bool:
        """Whether the window is a phone's."""
        return int(self.page.viewport_size["width"]) < 720

    def done(self, task: str) -> None:
        """Tell how it went; no task takes more clicks than allowed."""
        print(f"{task}: {self.clicks} clicks, {1000 * (time.perf_counter() - self._began):.0f} ms")  # noqa: T201 -- what the closing note quotes
        assert self.clicks <= CLICKS


@pytest.fixture(scope="module")
def ferry() -> Story:
    return run(read_inputs([str(EXAMPLE / "articles")], meta=str(EXAMPLE / "meta.yaml")))


@pytest.fixture(params=[1440, 390])
def reader(request: pytest.FixtureRequest, ferry: Story, open_report: Opener) -> Iterator[Reader]:
    opened = open_report(ferry, width=request.param, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    yield Reader(opened.page)
    assert opened.said == []


def test_the_first_screen_says_what_the_set_is(reader: Reader) -> None:
    assert reader.sees("Five articles, fewer tellers")
    assert reader.sees(
        "Four of the five likely have text of two originals that the set does not hold: Harbour Beat News original"
    )
    assert reader.sees("What to look at first")
    found = reader.page.locator("#first summary h3").all()
    # At least a line of each stands on a desk's first screen, and of the first ones on a phone's.
    shown = [h for h in found if h.bounding_box()["y"] + 22 <= reader.height]
    assert len(found) == 5
    assert len(shown) >= (2 if reader.narrow else 5)
    reader.done("read the first screen")


def test_the_lost_original_is_found(reader: Reader) -> None:
    reader.follow("originals that the set does not hold")
    assert reader.sees("Who took what from whom")
    assert reader.sees("not in the set")
    if reader.narrow:
        # The drawing is wider than a phone, which says so; the list below it is not.
        assert reader.sees("goes on to the right")
        reader.follow("The same as a list")
        reader.page.locator(".ties li", has_text="Harbour Beat News").first.scroll_into_view_if_needed()
    assert reader.sees("Harbour Beat News")
    reader.done("find the lost original")


def test_who_drops_allegedly_is_found(reader: Reader) -> None:
    reader.follow("differ in five places")
    assert reader.sees("Where accounts differ")
    # A reader scrolls; what they look for is the word.
    reader.page.locator("#conflicts").get_by_text("allegedly").first.scroll_into_view_if_needed()
    assert reader.sees("told as fact in The Island Ledger and Saltmarsh Post; hedged in Varnmouth Courier")
    reader.page.locator("#conflicts a.words", has_text="A deckhand ignored an alarm").first.scroll_into_view_if_needed()
    reader.follow("A deckhand ignored an alarm")
    lit = reader.page.locator(".m.lit")
    lit.first.wait_for()
    assert "".join(lit.all_text_contents()).startswith("A deckhand ignored an alarm")
    reader.done("find every article that drops “allegedly”")


def test_the_odd_date_is_found(reader: Reader) -> None:
    reader.page.locator("#first summary", has_text="last inspected").scroll_into_view_if_needed()
    reader.follow("The Linnet was last inspected")
    reader.page.locator("#first a.words", has_text="August 14").scroll_into_view_if_needed()
    assert reader.sees("the Linnet was last inspected on August 14")
    assert reader.sees("The Island Ledger")
    reader.done("find the date that is the odd one")


def test_the_proof_is_shown_to_a_colleague(reader: Reader) -> None:
    reader.page.locator("#first summary", has_text="last inspected").scroll_into_view_if_needed()
    reader.follow("The Linnet was last inspected")
    reader.page.locator("#first details[open] button").scroll_into_view_if_needed()
    reader.follow("Copy with citation")
    reader.page.get_by_text("Copied", exact=True).wait_for()
    sentence, *words, link = reader.page.evaluate("navigator.clipboard.readText()").splitlines()
    assert sentence.startswith("The date in “The Linnet was last inspected on September 14”")
    assert "E The Island Ledger: “the Linnet was last inspected on August 14”" in words
    colleague = Reader(reader.page.context.new_page())
    colleague.page.goto(link)
    assert colleague.sees(sentence)
    colleague.follow("The words of each side, in context")
    assert colleague.sees("the Linnet was last inspected on August 14")
    assert colleague.sees("cannot all stand")
    reader.clicks += colleague.clicks
    reader.done("show the proof to a colleague")
