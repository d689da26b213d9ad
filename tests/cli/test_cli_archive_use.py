"""An archive in use: who was first, what is found, what a story's report says of where it comes from, stories that roll on."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive_records import records, write_records

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")

Run = Callable[..., Any]


def told(number: int, outlet: str, published: str | None, text: str, title: str = "The Linnet is aground") -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "outlet": outlet,
        "url": f"https://x.example/{number}",
        "published": published,
        "title": title,
        "text": text,
    }


def words(seed: int, count: int = 80) -> str:
    return records(1, seed)[0]["text"][: count * 8]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One text in four outlets, one of them spelled twice, and a text of its own in each of two."""
    from retold.cli.main import run

    folder, text = tmp_path_factory.mktemp("use"), words(3)
    rows = [
        told(0, "Harbour Gazette", "2026-03-01T09:00:00Z", text),
        told(1, "The Lantern", "2026-03-01T11:30:00+01:00", text),  # half past ten
        told(2, "www.lantern.example", "2026-03-03", f"{words(4, 10)} {text}"),
        told(3, "Valley Courier", "2026-03-02", text),
        told(4, "North Quay Wire", None, text),
        told(5, "Harbour Gazette", "2026-05-01", words(5), "Vote on the “Bridge of Kelim” put off"),
        told(6, "Valley Courier", "2026-05-01", f"{words(6)} The bridge’s café was in Kelim. Kelim waits.", "Bridge"),
    ]
    store = folder / "news"
    assert run(["archive", "build", str(write_records(folder / "news.jsonl", rows)), "--into", str(store), "-q"]) == 0
    return store


def test_edges_run_from_the_earlier_and_share_an_article_among_all_that_were(retold: Run, built: Path) -> None:
    edges = {(e["source"], e["taker"]): e for e in json.loads(retold("archive", "outlets", built).out)}
    gazette, lantern, courier, wire = "Harbour Gazette", "The Lantern", "Valley Courier", "North Quay Wire"
    assert edges[gazette, lantern]["articles"] == 2, "the first by the hour, in zones that differ"
    assert edges[gazette, lantern]["weight"] == 1.5, "the second had been in the Courier before, too"
    assert edges[gazette, courier]["weight"] == edges[lantern, courier]["weight"] == 0.5
    assert edges[gazette, wire]["undated"] == 1
    assert edges[gazette, wire]["articles"] == 0
    assert sum(e["weight"] for e in edges.values()) == pytest.approx(3), "articles with an earlier copy elsewhere"


def test_an_outlet_is_first_where_no_other_can_have_been(retold: Run, built: Path) -> None:
    totals = {t["outlet"]: t for t in json.loads(retold("archive", "outlets", built, "--of", "outlets").out)}
    assert totals["Harbour Gazette"]["first"] == 1
    assert sum(t["first"] for t in totals.values()) == 1
    assert totals["Harbour Gazette"]["taken_by_others"] == 1
    assert totals["Valley Courier"]["taken_from_others"] == 1


def test_dates_of_one_day_leave_open_who_was_first(retold: Run, tmp_path: Path) -> None:
    rows = [told(0, "Harbour Gazette", "2026-03-01", words(3)), told(1, "The Lantern", "2026-03-01T06:00:00Z", words(3))]
    store = tmp_path / "news"
    assert retold("archive", "build", write_records(tmp_path / "news.jsonl", rows), "--into", store, "-q").code == 0
    totals = json.loads(retold("archive", "outlets", store, "--of", "outlets").out)
    assert [(t["shared"], t["first"], t["first_undecided"]) for t in totals] == [(1, 0, 1)] * 2
    edges = json.loads(retold("archive", "outlets", store).out)
    assert [(e["articles"], e["undated"]) for e in edges] == [(0, 1)]


def test_measures_of_a_story(retold: Run, built: Path) -> None:
    measures = json.loads(retold("archive", "outlets", built, "--of", "stories").out)
    story = next(m for m in measures if m["articles"] >= 4)
    assert (story["articles"], story["outlets"], story["copied"], story["days"]) == (5, 4, 1.0, 2)
    assert story["later"] == pytest.approx(3 / 5)
    assert story["half"] == 0
    assert story["concentration"] == pytest.approx((4 + 1 + 1 + 1) / 25)


def test_an_outlet_is_asked_for_by_any_of_its_names(retold: Run, built: Path) -> None:
    for name in ("Harbour Gazette", "the harbour gazette", "www.harbourgazette.example"):
        assert len(json.loads(retold("archive", "stories", built, "--outlet", name).out)) == 2, name
    assert len(json.loads(retold("archive", "stories", built, "--outlet", "North Quay Wire").out)) == 1


@pytest.mark.parametrize(
    ("since", "count"), [("2026-03-03", 2), ("1 May 2026", 1), ("2026-05", 1), ("2026", 2), ("2026-06", 0)]
)
def test_since_takes_dates(retold: Run, built: Path, since: str, count: int) -> None:
    assert len(json.loads(retold("archive", "stories", built, "--since", since).out)) == count


@pytest.mark.parametrize("since", ["yesterday", "2026-13", "soon", "", "May"])
def test_what_is_no_date_is_refused_with_what_to_write(retold: Run, built: Path, since: str) -> None:
    for verb in (("stories", built), ("search", built, "word")):
        done = retold("archive", *verb, "--since", since)
        assert done.code == 2
        assert "R211" in done.err
        assert "2026-11-27" in done.err


def found(retold: Run, built: Path, *asked: str) -> list[str]:
    return [f["doc_id"] for f in json.loads(retold("archive", "search", built, *asked).out)]


def test_search_means_whole_words_and_phrases(retold: Run, built: Path) -> None:
    assert found(retold, built, "kelim") == ["a5", "a6"], "in the title counts for more than twice in the text"
    assert found(retold, built, "bridge of kelim") == ["a5"]
    assert found(retold, built, '"of kelim" vote') == ["a5"]
    assert found(retold, built, "eli") == []
    assert found(retold, built, "cafe") == found(retold, built, "CAFÉ") == ["a6"]
    assert found(retold, built, "bridge's") == ["a6"]
    assert found(retold, built, "kelim", "--outlet", "valleycourier.example") == ["a6"]
    assert found(retold, built, "kelim", "--since", "2026-06") == []
    assert found(retold, built, "a.*", "b") == []
    assert found(retold, built, "BRIDGE'S", "cafe was") == ["a6"]
    for query, count in (("kelim", 1), ("KÉLIM bridge", 1), ("eli", 0), ('"bridge of kelim"', 1), ('"kelim bridge"', 0)):
        assert len(json.loads(retold("archive", "stories", built, "--query", query).out)) == count, query
    nothing = retold("archive", "search", built, "--", "---")
    assert nothing.code == 2
    assert "R210" in nothing.err


def test_a_story_says_how_to_make_it_again_and_how_much_of_it_was_taken(retold: Run, built: Path, tmp_path: Path) -> None:
    story = json.loads(retold("archive", "stories", built, "--limit", "1").out)[0]["story_id"]
    for limit, command, note in (
        ("200", f"retold archive story news {story} -o report.html # all 5 articles", ""),
        ("3", f"retold archive story news {story} --limit 3 -o report.html # the oldest 3 of 5 articles", "Only the oldest 3 of the 5 articles of this story were compared"),
    ):  # fmt: skip
        report, tables = tmp_path / "report.html", tmp_path / "story.json"
        assert retold("archive", "story", built, story, "--limit", limit, "-o", report, "--json", tables, "-q").code == 0
        page = html.unescape(re.sub(r"\s+", " ", report.read_text("utf8")))
        assert f'<code class="command">{command}</code>' in page
        assert str(tmp_path) not in page
        kept = json.loads(tables.read_bytes())
        assert [d["file"] for d in kept["documents"]] == [f"news!a{k}" for k in (0, 1, 3, 2, 4)][: int(limit)]
        told = [n for n in kept["run"]["notes"] if n.startswith("Only the oldest")]
        assert [n.split(":")[0] for n in told] == ([note] if note else [])
        assert ("Only the oldest" in page) == bool(note)
        assert note in page
        first = tables.read_bytes()
        retold("archive", "story", built, story, "--limit", limit, "--json", tables, "-q")
        assert tables.read_bytes() == first


def test_a_story_rolls_on_splits_and_merges_under_ids_that_last(retold: Run, tmp_path: Path) -> None:
    """Two happenings that look like two; an article that has both brings them together; the larger one's id stays."""
    one, other = words(11, 120), words(12, 120)
    store = tmp_path / "news"
    rows = [told(k, f"Paper {k}", "2026-03-01", one, "Linnet") for k in range(3)]
    rows += [told(10 + k, f"Paper {k}", "2026-03-02", other, "Kelim") for k in range(2)]
    assert retold("archive", "build", write_records(tmp_path / "a.jsonl", rows), "--into", store, "-q").code == 0

    def stories() -> dict[str, str]:
        return {m["doc_id"]: m["story_id"] for m in json.loads(retold("archive", "stories", store, "--members").out)}

    before = stories()
    assert len(set(before.values())) == 2
    rolling = [told(20 + k, f"Paper {k}", f"2026-03-{3 + k:02}", one, "Linnet again") for k in range(2)]
    assert retold("archive", "add", store, write_records(tmp_path / "b.jsonl", rolling), "-q").code == 0
    grown = stories()
    assert {grown["a20"], grown["a21"]} == {before["a0"]}
    assert {k: grown[k] for k in before} == before
    both = [told(30 + k, f"Paper {9 + k}", "2026-03-03", f"{one} {other}", "Linnet and Kelim") for k in range(4)]
    assert retold("archive", "add", store, write_records(tmp_path / "c.jsonl", both), "-q").code == 0
    merged = stories()
    assert len(set(merged.values())) == 1
    assert set(merged.values()) == {before["a0"]}, "the id of the story with more articles"


def test_the_queries_of_the_documentation_find_what_they_say(
    retold: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    notice = " ".join(f"notice{k} of the harbour gazette" for k in range(30))
    rows = [*records(2), *({**r, "id": f"n{k}", "url": None} for k, r in enumerate(records(8, seed=2)) if r["id"][0] == "x")]
    printed = [
        {**r, "outlet": "Harbour Gazette", "published": f"2026-04-{3 * k + 1:02}", "text": f"{r['text']}\n\n{notice}"}
        for k, r in enumerate(rows[10:])
    ]
    source = write_records(tmp_path / "news.jsonl", [*rows[:10], *printed])
    assert retold("archive", "build", source, "--into", tmp_path / "news", "-q").code == 0
    page = (Path(__file__).parents[2] / "docs/archive.md").read_text("utf8")
    queries = [q for block in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) for q in block.split(";") if "SELECT" in q]
    assert len(queries) >= 4
    monkeypatch.chdir(tmp_path)
    for query in queries:
        found = duckdb.connect().execute(query.replace("2026-11-27", "2026-03-01")).fetchall()
        assert found, query


def test_measures_are_those_of_the_documentation() -> None:
    from retold.archive import outlets

    page = (Path(__file__).parents[2] / "docs/archive.md").read_text("utf8")
    formulas = page[page.index("## Measures") : page.index("## Engines")]
    for question in (outlets.outlet_edges, outlets.outlet_totals, outlets.story_measures):
        named = set(re.findall(r"``(\w+)``", question.__doc__ or ""))
        assert named
        assert all(f"`{n}`" in formulas for n in named), named
