"""The score of found stories is a program too: B-cubed by hand, and what of it reaches the gate."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")

BENCH = Path(__file__).parents[2] / "bench/quality/stories.py"


def test_b_cubed_is_what_a_pencil_gives(bench: ModuleType) -> None:
    # Bagga and Baldwin's example: three events of 5, 2 and 5; the second and third found as one.
    events = {**dict.fromkeys("12345", "A"), **dict.fromkeys("67", "B"), **dict.fromkeys("89abc", "C")}
    stories = {**dict.fromkeys("12345", "x"), **dict.fromkeys("6789abc", "y")}
    score = bench.b_cubed(events, stories)
    assert score.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert score.recall == 1
    # The first and third as one: worse, for more of the articles stand among strangers.
    worse = bench.b_cubed(events, {**dict.fromkeys("1234589abc", "x"), **dict.fromkeys("67", "y")})
    assert worse.precision == pytest.approx((10 * 1 / 2 + 2 * 1) / 12)
    assert worse.f1 < score.f1


def test_articles_without_a_story_are_alone_and_those_without_an_event_count_nowhere(bench: ModuleType) -> None:
    events = {"1": "A", "2": "A", "3": "A", "4": "B"}
    score = bench.b_cubed(events, {"1": "s", "2": "s", "9": "s", "8": "t"})
    assert score.precision == 1
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert bench.b_cubed({}, {}).f1 == 0


def test_the_rows_of_the_gate_come_from_a_store(bench: ModuleType, tmp_path: Path) -> None:
    from archive_records import records

    rows = [{**r, "event_id": r["id"].split("-")[0]} for r in records(3)]
    source = tmp_path / "news_cluster.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf8")
    place = tmp_path / bench.EVENTS
    place.parent.mkdir(parents=True)
    with tarfile.open(place, "w:xz") as archive:
        archive.add(source, "news_cluster.jsonl")
    (tmp_path / "out").mkdir()
    assert bench.rows(tmp_path, tmp_path / "out") == {"stories.alone.F": 100.0}
