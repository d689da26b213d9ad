"""What has made one false story of hundreds of thousands of articles elsewhere: text that many outlets print under everything, and reports from one template."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from archive_records import name_of, records, told_of, write_records

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")

if TYPE_CHECKING:
    from retold.archive.store import Store

OUTLETS = [f"Paper {k} of the Coast" for k in range(40)]
NOTICE = (
    "This article is part of a network of regional papers. We use cookies to measure how our pages are read. Sign up for the "
    "morning letter and never miss a story from your town. Comments are moderated before they appear. Send corrections to the "
    "newsroom with the address of the page and the passage that you think is wrong, and tell us how we can reach you."
)
"""What all outlets of a chain print under every article."""
REPORT = (
    "Shares of {name} {moved} {percent} percent on {day} to close at {price} marks after {more} {name} shares changed hands. The "
    "index of the Harbour exchange ended the session at {index} points, with {ups} shares rising and {downs} falling. Analysts at "
    "{house} had expected {name} to trade between {low} and {high} marks. Over the past year the share has moved {year} percent. "
    "Trading resumes on the following business day at nine in the morning. Figures are provided by the exchange without warranty."
)
"""What a program writes every day about every company."""


def row(number: int, chance: random.Random, title: str, text: str) -> dict[str, Any]:
    day = f"2026-{chance.randrange(2, 5):02}-{chance.randrange(1, 28):02}"
    outlet = chance.choice(OUTLETS)
    return {
        "id": f"z{number}",
        "outlet": outlet,
        "url": f"https://z.example/{number}",
        "published": day,
        "title": title,
        "text": text,
    }


def noticed(count: int, chance: random.Random) -> list[dict[str, Any]]:
    """Articles about different things, each with the notice below."""
    rows = []
    for k in range(count):
        own = [name_of(chance) for _ in range(12)]
        rows.append(row(k, chance, " ".join(own[:5]), f"{told_of(chance, own, 150)}\n\n{NOTICE}"))
    return rows


def reported(count: int, chance: random.Random) -> list[dict[str, Any]]:
    """Reports from the template, each about another company."""
    rows = []
    for k in range(count):
        name = f"{name_of(chance)} {name_of(chance)}"
        figures = {
            f: chance.randrange(2, 900) for f in ("percent", "price", "more", "index", "ups", "downs", "low", "high", "year")
        }
        text = REPORT.format(
            name=name,
            moved=chance.choice(("rose", "fell")),
            day=chance.choice(("Monday", "Friday")),
            house=name_of(chance),
            **figures,
        )
        rows.append(row(100_000 + k, chance, f"{name} closes at {figures['price']} marks", text))
    return rows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An archive of six events among 1,500 such articles."""
    from retold.archive.build import Run, build
    from retold.read.items import Settings

    chance = random.Random(3)
    place = tmp_path_factory.mktemp("runaway")
    source = write_records(place / "news.jsonl", [*records(), *noticed(900, chance), *reported(600, chance)])
    return build(str(place / "store"), [str(source)], Run("native", 1, Settings(), lambda *_: None)).store


@pytest.fixture(scope="module")
def stories(store: Store) -> dict[str, list[str]]:
    """The articles of each of its stories."""
    rows = store.connect().execute("SELECT story_id, doc_id FROM members JOIN articles USING (n)").fetchall()
    found: dict[str, list[str]] = defaultdict(list)
    for story, doc in rows:
        found[story].append(doc)
    return found


def test_events_stay_whole_and_apart(stories: dict[str, list[str]]) -> None:
    together = {frozenset(docs) for docs in stories.values() if any(d.startswith("e") for d in docs)}
    assert together == {frozenset(f"e{event}-{k}" for k in range(4)) for event in range(6)}


def test_no_story_swallows_what_shares_a_notice_or_a_template(stories: dict[str, list[str]]) -> None:
    largest = max(stories.values(), key=len)
    assert len(largest) <= 30, Counter(d[:2] for d in largest)


def test_what_everybody_prints_is_not_aligned_pair_by_pair(store: Store) -> None:
    assert store.rows("passages") < 100
    assert store.rows("copies") < 100


def test_a_run_that_all_share_makes_no_more_pairs_than_articles_allow() -> None:
    import numpy as np

    from retold.archive.copies import LIMITS
    from retold.archive.pairs import Rows, Wanted, join

    articles = np.repeat(np.arange(20_000), 5)
    keys = np.tile(np.arange(5), 20_000)
    found = join(Rows(keys, articles, articles, np.ones(len(keys), dtype=np.float32)), Wanted.of_new(articles >= 0), LIMITS)
    assert len(found.a) <= 20_000 * (LIMITS.next_to + LIMITS.hubs)
