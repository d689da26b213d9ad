"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated stories and scorers beside the repository; skips where this machine has none."""
    folder = Path(os.environ.get("RETOLD_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip(f"needs the annotated stories of {folder.name}/, which are not part of the repository")
    return folder
