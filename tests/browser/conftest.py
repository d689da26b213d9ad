"""A headless Chromium for tests of the opened report; where there is none they skip, in CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _chromium() -> str | None:
    here = next((found for name in NAMES if (found := shutil.which(name))), None)
    if here is not None:
        return here
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        own = p.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One browser for all tests: no sandbox, because containers have none to give."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (make setup)")
    path = _chromium()
    if path is None:
        reason = "needs Chromium: run scripts/chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_api.sync_playwright() as p:
        opened = p.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()
