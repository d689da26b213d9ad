"""What tests of programs beside the package have in common."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def bench(request: pytest.FixtureRequest) -> ModuleType:
    """The program that a module of tests names as its ``BENCH``."""
    spec = importlib.util.spec_from_file_location(f"quality_{request.module.BENCH.stem}", request.module.BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
