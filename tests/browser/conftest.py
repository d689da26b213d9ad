"""A headless Chromium for tests of the opened report; where there is none they skip, in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from opened_page import Opened, Opener

from bridge_story import bridge
from retold.report.writers import write

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""What axe-core checks: WCAG 2.2 at levels A and AA, and its own best practices."""


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """What axe-core finds wrong with a page as it stands: a line for every rule and element, empty where all is well."""
    checker = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs axe-playwright-python (make setup)"
    ).Axe()

    def violations(page: Any) -> list[str]:
        found = checker.run(page, options=AXE).response["violations"]
        return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]

    return violations


def _chromium() -> str | None:
    here = next((found for name in NAMES if (found := shutil.which(name))), None)
    if here is not None:
        return here
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        own = p.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def chromium() -> dict[str, Any]:
    """Where the browser is and how it is started: no sandbox, because containers have none to give."""
    pytest.importorskip("playwright.sync_api", reason="needs playwright (make setup)")
    path = _chromium()
    if path is None:
        reason = "needs Chromium: run scripts/chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return {"executable_path": path, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def browser(chromium: dict[str, Any]) -> Iterator[object]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        opened = p.chromium.launch(**chromium)
        yield opened
        opened.close()


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    pages = []

    def opener(story: Any = None, **options: Any) -> Opened:
        fragment = options.pop("fragment", "")
        path = tmp_path / "report.html"
        write(story or bridge(), path)
        context = browser.new_context(viewport={"width": options.pop("width", 1440), "height": 900}, **options)
        pages.append(context)
        page = context.new_page()
        opened = Opened(page, path.as_uri())
        page.on("console", lambda m: opened.said.append(f"console: {m.text}"))
        page.on("pageerror", lambda e: opened.said.append(f"error: {e}"))
        page.on("dialog", lambda d: (opened.said.append(f"dialog: {d.message}"), d.dismiss()))
        page.on("request", lambda r: opened.requests.append(r.url.partition("#")[0]))
        page.goto(f"{opened.url}#{fragment}" if fragment else opened.url)
        return opened

    yield opener
    for context in pages:
        context.close()
