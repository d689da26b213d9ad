"""The count of verdicts on headlines is a program too: which pairs it draws, and what it makes of them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from retold.model.claims import Support

BENCH = Path(__file__).parents[2] / "bench/quality/headlines.py"
BODY = """Firefighters saved a goat from a frozen lake near Ulm on Monday, the brigade said.

Two divers broke the ice with poles and pulled the goat to the shore within 20 minutes.
The brigade warned walkers to stay off the lake until the weekend."""


def test_half_of_the_pairs_are_unrelated_and_a_seed_draws_the_same(bench: ModuleType) -> None:
    rows = [{"Headline": f"{s} {n}", "Stance": s} for s in ("unrelated", "agree", "discuss", "disagree") for n in range(40)]
    drawn = bench.draw(rows, 60, 6)
    assert Counter(r["Stance"] for r in drawn) == {"unrelated": 30, "agree": 10, "discuss": 10, "disagree": 10}
    assert drawn == bench.draw(rows, 60, 6)
    assert drawn != bench.draw(rows, 60, 7)


def test_a_pair_is_one_article(bench: ModuleType) -> None:
    held = bench.verdict(bench.annotated("Firefighters save goat from frozen lake", BODY, "a.txt"))
    other = bench.verdict(bench.annotated("Parliament rejects budget of finance minister", BODY, "b.txt"))
    assert held.supported is Support.YES
    assert other.supported is Support.NO


def test_it_skips_without_the_set(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["headlines.py", "--shared", str(tmp_path)])
    assert bench.main() == 0
    assert "skipped" in capsys.readouterr().err
