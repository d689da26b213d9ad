"""How large the HTML report is, and how fast it opens, scrolls and answers in headless Chromium.

usage: report.py [COUNT …] [--keep DIR]

The stories: the annotated ones of ../shared (or of $RETOLD_SHARED) where it is there, the example, and stories of COUNT articles (50 and 200 unless
said otherwise): copies of the example's five, each with other paragraphs left out and other numbers, which is more copying than
most stories have. Milliseconds: ``paint`` from opening the file to its first content, ``longest`` the longest task while the
page opens and is scrolled from top to bottom, and how long it takes until the next frame after a claim is searched (``search``),
claims are put in another order (``sort``), a cell is pointed at (``words``), evidence is gone to (``open``), a layer is switched
off (``layer``) and two articles are laid side by side (``pair``). Of five openings the middle one counts; an
empty page says how much of the paint is the browser's and the machine's.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from retold.model.story import Story
from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.report.html import to_html

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLE = REPOSITORY / "examples/harbour-ferry"
STORIES = Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared") / "data/stories"
OPENINGS = 5
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WATCH = """
window.tasks = [];
new PerformanceObserver((list) => list.getEntries().forEach((e) => window.tasks.push(e.duration))).observe({type: 'longtask', buffered: true});
"""
_SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 1800) {
    scrollTo(0, y);
    await new Promise((r) => requestAnimationFrame(r));
  }
}"""
_FRAME = "await new Promise((r) => requestAnimationFrame(() => setTimeout(r)));"
_PAINTED = """() => new Promise((done) => {
  const look = () => performance.getEntriesByName('first-contentful-paint').length ? done() : requestAnimationFrame(look);
  look();
})"""
_DO = {
    "search": "const s = document.querySelector('#claims input[type=search]'); if (!s) return null;"
    "s.value = 'the'; s.dispatchEvent(new Event('input', {bubbles: true}));",
    "sort": "const s = document.querySelectorAll('#claims .any select')[2]; if (!s) return null;"
    "s.selectedIndex = 2; s.dispatchEvent(new Event('input', {bubbles: true}));",
    "words": "const a = document.querySelector('.matrix td:not(.origins) a'); if (!a) return null; a.focus();",
    "open": "const a = document.querySelector('#first .words'); if (!a) return null; a.click();",
    "layer": "const b = document.querySelector('#show-shared'); if (!b) return null; b.click();",
    "pair": "const b = [...document.querySelectorAll('#common select')]; if (!b.length) return null;"
    "const n = b[0].options.length; b[0].selectedIndex = Math.max(0, n - 2); b[1].selectedIndex = n - 1;"
    "b[0].form.requestSubmit();",
}


def many(count: int) -> Story:
    """A story of ``count`` articles made of the example's."""
    texts = [d.text for d in read_inputs([str(EXAMPLE / "articles")]).documents]
    with tempfile.TemporaryDirectory() as folder:
        for n in range(count):
            head, *paragraphs = [line for line in texts[n % len(texts)].splitlines() if line.strip()]
            turn = n // len(texts)
            kept = [p for i, p in enumerate(paragraphs) if not turn or (i + turn) % 5]
            text = "\n\n".join((head, *(_renumbered(p, turn % 3) for p in kept)))
            (Path(folder) / f"{n:03d}.txt").write_text(text, "utf-8")
        return run(read_inputs([folder]))


def _renumbered(text: str, more: int) -> str:
    """The text with every number of two digits so much larger."""
    return re.sub(r"\b\d{2}\b", lambda m: str(int(m[0]) + more), text)


def stories(counts: list[int]) -> Iterator[tuple[str, Story]]:
    """What is measured, by name."""
    for place in sorted(STORIES.glob("*/articles")):
        yield place.parent.name, run(read_inputs([str(place)]))
    yield "harbour-ferry", run(read_inputs([str(EXAMPLE / "articles")], meta=str(EXAMPLE / "meta.yaml")))
    for count in counts:
        yield f"{count} articles", many(count)


def opened(browser: Any, path: Path) -> dict[str, float]:
    """One opening of a page, in milliseconds."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(_WATCH)
    page.goto(path.as_uri())
    page.evaluate(_PAINTED)  # waiting for a function is an eval to the page's policy, which allows none
    row = {"paint": page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")}
    page.evaluate(_SCROLL)
    row["longest"] = page.evaluate("Math.max(0, ...window.tasks)")
    for name, act in _DO.items():
        took = page.evaluate(f"async () => {{ const t = performance.now(); {act} {_FRAME} return performance.now() - t; }}")
        if took is not None:
            row[name] = took
    page.close()
    return row


def measured(browser: Any, path: Path) -> dict[str, float]:
    """The middle of several openings."""
    rows = [opened(browser, path) for _ in range(OPENINGS)]
    return {key: statistics.median(r[key] for r in rows) for key in rows[0]}


def main() -> int:
    """Print a row for every story."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the pages there")
    options = parser.parse_args()
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    columns = ("paint", "longest", *_DO)
    print(f"{'story':<20} {'articles':>8} {'kB':>8} " + " ".join(f"{c:>8}" for c in columns))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        into = options.keep or Path(folder)
        into.mkdir(parents=True, exist_ok=True)
        browser = p.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        empty = into / "empty.html"
        empty.write_text("<!doctype html><title>empty</title><p>Nothing.", "utf-8")
        print(f"{'(an empty page)':<38} {measured(browser, empty.resolve())['paint']:8.0f}", flush=True)
        for name, story in stories(options.counts or [50, 200]):
            file = (into / f"{name.replace(' ', '-')}.html").resolve()
            file.write_bytes(to_html(story))
            row = measured(browser, file)
            told = " ".join(f"{row[c]:8.0f}" if c in row else f"{'–':>8}" for c in columns)
            print(f"{name:<20} {len(story.articles):>8} {file.stat().st_size / 1000:>8.0f} {told}", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
