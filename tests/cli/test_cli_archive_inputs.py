"""What archives are built from: web archives as news crawls lay them out, and tables whose texts have furniture in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import input_samples as sample
from archive_records import records, write_records

pytest.importorskip("daft", reason="the extra retold[archive] is not installed")

Run = Callable[..., Any]
HOSTS = ("www.harbourgazette.example", "elmstreetpost.example", "news.northquay.example")


def page(row: dict[str, Any], host: str) -> bytes:
    paragraphs = "".join(f"<p>{p.strip()}.</p>" for p in row["text"].split(".") if p.strip())
    links = "".join(f'<li><a href="/{k}">Section {k} of {host}</a></li>' for k in range(12))
    return (
        f'<!doctype html><html lang="en"><head><title>{row["title"]} | {host}</title><meta property="og:title" content="{row["title"]}">'
        f'<meta property="article:published_time" content="{row["published"] or "2026-03-01"}T06:00:00Z"></head><body><nav><ul>{links}</ul></nav>'
        f"<article><h1>{row['title']}</h1>{paragraphs}</article><footer><p>All rights reserved by {host}. Subscribe to our letter.</p></footer></body></html>"
    ).encode()


def crawl(folder: Path) -> tuple[list[str], str]:
    """Two files of a crawl, one record of the second damaged; the addresses that can be read, and what stands at fault."""
    rows = [r for r in records(3) if r["id"][0] == "e"]
    told: list[str] = []
    at_fault = ""
    for file, some in enumerate((rows[:6], rows[6:])):
        members = [sample.record("", b"software: a crawler\r\n", "warcinfo", "application/warc-fields")]
        for k, row in enumerate(some):
            host = HOSTS[k % 3]
            url = f"https://{host}/2026/03/{row['id']}"
            members += [
                sample.record(url, b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
                sample.record(url, page(row, host)),
            ]
            told.append(url)
        packed = [bytearray(gzip.compress(m, mtime=0)) for m in members]
        if file:
            packed[6][len(packed[6]) // 2] ^= 0x55
            at_fault = f"the record at byte {sum(map(len, packed[:6]))} is damaged"
            told.remove(f"https://{HOSTS[2]}/2026/03/{some[2]['id']}")
        place = folder / "crawl-data/CC-NEWS/2026/03" / f"CC-NEWS-2026030{file + 1}063000-0000{file}.warc.gz"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"".join(packed))
    return told, at_fault


def test_a_news_crawl_is_read_around_what_is_damaged_in_it(retold: Run, tmp_path: Path) -> None:
    from retold.archive.store import Store

    told, at_fault = crawl(tmp_path / "crawl")
    store = tmp_path / "store"
    done = retold("archive", "build", tmp_path / "crawl", "--into", store)
    assert done.code == 1, "one record could not be read"
    assert "11 articles, 0 duplicates, 1 records set aside" in done.out
    database = Store(store).connect()
    assert [u for (u,) in database.execute("SELECT url FROM articles ORDER BY n").fetchall()] == told
    rejects = database.execute("SELECT file, code, reason, fatal FROM rejects").fetchall()
    assert [(code, fatal) for _, code, _, fatal in rejects] == [("R022", True)]
    assert "CC-NEWS-20260302063000-00001.warc.gz" in rejects[0][0]
    assert at_fault in rejects[0][2]
    assert {o for (o,) in database.execute("SELECT DISTINCT outlet FROM articles").fetchall()} == {
        h.removeprefix("www.") for h in HOSTS
    }
    bodies = [b for (b,) in database.execute("SELECT body FROM articles").fetchall()]
    assert not any("Section" in b or "rights reserved" in b for b in bodies)
    pairs = database.execute("SELECT x.url, y.url FROM copies JOIN articles x ON x.n = a JOIN articles y ON y.n = b").fetchall()
    assert {(a.rsplit("/", 1)[1], b.rsplit("/", 1)[1]) for a, b in pairs} == {(f"e{k}-0", f"e{k}-3") for k in range(2)}, (
        "the damaged one was half of a pair"
    )
    stories = json.loads(retold("archive", "stories", store, "--min-articles", "2").out)
    assert sorted(s["articles"] for s in stories) == [3, 4, 4]
    again = retold("archive", "add", store, tmp_path / "crawl", "-q")
    assert again.code == 1
    assert retold("archive", "status", store).out.startswith("11 articles, 0 duplicates, 1 records set aside")


def test_texts_of_tables_are_cleaned_where_that_is_asked_for(retold: Run, tmp_path: Path) -> None:
    from retold.archive.store import Store

    rows = records(1)[:2]
    furniture = (
        "Share this article on Facebook\n\nRead more: Ten things to do at the weekend\n\nCopyright 2026. All rights reserved."
    )
    prose = [p.strip() + "." for p in rows[0]["text"].split(".") if p.strip()]
    only = {**rows[1], "id": "captions", "text": furniture, "url": None}
    source = write_records(tmp_path / "news.jsonl", [{**rows[0], "text": "\n\n".join([*prose, furniture])}, only])
    bodies: dict[str, list[str]] = {}
    for flag in ("--clean", "--no-clean"):
        store = tmp_path / flag
        assert retold("archive", "build", source, "--into", store, flag, "-q").code == 0
        rows_ = Store(store).connect().execute("SELECT coalesce(body, text) FROM articles ORDER BY n").fetchall()
        bodies[flag] = [b for (b,) in rows_]
        assert json.loads((store / "manifest.json").read_bytes())["runs"][0]["options"] == {"clean": flag == "--clean"}
    assert "rights reserved" not in bodies["--clean"][0]
    assert prose[0] in bodies["--clean"][0]
    assert "rights reserved" in bodies["--no-clean"][0]
    assert "rights reserved" in bodies["--clean"][1], "of a text without prose all is kept"
    for flag, other, how in (("--clean", "--no-clean", "with"), ("--no-clean", "--clean", "without")):
        assert retold("archive", "build", source, "--into", tmp_path / flag, flag, "-q").code == 0
        told = retold("archive", "build", source, "--into", tmp_path / flag, other)
        assert told.code == 2
        assert f"built {how} --clean" in told.err


@pytest.mark.parametrize(
    "verb", ["build", "add", "repair", "stories", "story", "status", "check", "search", "outlets", "export"]
)
def test_every_verb_shows_the_traceback_when_asked(retold: Run, tmp_path: Path, verb: str) -> None:
    more = {"build": ("x", "--into"), "add": ("x",), "story": ("s1",), "search": ("word",)}.get(verb, ())
    place = tmp_path / "letter.txt"
    place.write_text("x")
    arguments = (*more, place) if verb == "build" else (place, *more)
    told = retold("archive", verb, *arguments, "--debug")
    assert told.code == 2
    assert "Traceback" in told.err
    assert "R210" in told.err


def test_parts_are_for_clusters(retold: Run, tmp_path: Path) -> None:
    told = retold("archive", "build", write_records(tmp_path / "a.jsonl", records(1)), "--into", tmp_path / "s", "--parts", "2")
    assert told.code == 2
    assert "--parts is for clusters" in told.err
    assert not (tmp_path / "s").exists()
