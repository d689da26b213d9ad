"""The limits, and what a fetch takes from its machine."""

from __future__ import annotations

import math
from typing import Any

import pytest

from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_surroundings import Surroundings


@pytest.mark.parametrize(
    "wrong",
    [
        {"total": 0},
        {"read": -1},
        {"connect": 0},
        {"parallel": 0},
        {"retries": -1},
        {"redirects": -1},
        {"pause": -0.1},
        {"total": math.nan},
        {"read": math.inf},
    ],
)
def test_numbers_outside_their_range(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} cannot be"):
        FetchPolicy(**wrong)


def test_what_may_be_zero() -> None:
    FetchPolicy(retries=0, redirects=0, pause=0, backoff=0, retry_after=0, fresh=0)


def test_real_surroundings_look_at_the_clock() -> None:
    surroundings = Surroundings()
    assert surroundings.clock() <= surroundings.clock()
    assert surroundings.now().tzinfo is not None
    assert 0 <= surroundings.chance() <= 1
