"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says nothing on a busy machine. CI draws the same examples every time, so that a change is
# never refused for what it did not touch; everybody else's runs go on searching.
settings.register_profile("search", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "search")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated stories and scorers beside the repository; skips where this machine has none."""
    folder = Path(os.environ.get("RETOLD_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip(f"needs the annotated stories of {folder.name}/, which are not part of the repository")
    return folder
