"""Addresses on the command line and in Python: fetched, compared, kept, and rebuilt without the network."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import retold as package
from misbehaving_server import Server, answer, redirect, silent
from retold.model.errors import FetchError, InputError
from retold.read.fetch_store import NAME

Retold = Callable[..., Any]

FIRST = """<!doctype html><html><head><meta charset="utf-8"><title>Bakery fire closes Elm Street</title></head><body><article>
<h1>Bakery fire closes Elm Street</h1>
<p>A fire closed the bakery on Elm Street on Monday, the fire chief, Ruth Amsel, said.</p>
<p>“The oven had been off for two hours when the flames came,” Amsel told reporters. Three people were hurt.</p>
</article></body></html>"""
SECOND = FIRST.replace("Three people", "Four people").replace("closes", "shuts")


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with two articles under two names, so that nobody waits between them."""
    with Server() as running:
        running.at("/a", answer(FIRST))
        running.at("/b", answer(SECOND))
        yield running


@pytest.fixture
def addresses(server: Server) -> list[str]:
    """The addresses of the two articles."""
    return [f"{server.root}/a", f"http://localhost:{server.port}/b"]


def documents(file: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(file.read_bytes())["documents"]
    return rows


def test_articles_at_addresses_are_compared(retold: Retold, addresses: list[str], tmp_path: Path) -> None:
    result = retold("compare", *addresses, "--allow-private", "--json", tmp_path / "story.json")
    assert result.code == 0, result.err
    rows = documents(tmp_path / "story.json")
    assert [d["file"] for d in rows] == addresses
    assert [d["url"] for d in rows] == addresses
    assert all("two hours when the flames came" in d["text"] for d in rows)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["story.json"]


def test_addresses_stand_among_files(retold: Retold, addresses: list[str], articles: Path, tmp_path: Path) -> None:
    result = retold(
        "read", articles / "one.txt", addresses[0], articles / "two.txt", "--allow-private", "--json", tmp_path / "s.json"
    )
    assert result.code == 0, result.err
    assert [d["file"] for d in documents(tmp_path / "s.json")] == [
        str(articles / "one.txt"), addresses[0], str(articles / "two.txt"),
    ]  # fmt: skip


def test_this_machine_is_not_asked_unless_that_is_allowed(retold: Retold, server: Server, addresses: list[str]) -> None:
    result = retold("compare", *addresses)
    assert result.code == 3
    assert f"{addresses[0]}: not read: 127.0.0.1 is this machine (loopback) (R041)" in result.err
    assert "localhost leads to" in result.err
    assert "--allow-private" in result.err
    assert server.asked == []


def test_robots_txt_is_kept_to_and_can_be_overridden(
    retold: Retold, server: Server, addresses: list[str], tmp_path: Path
) -> None:
    server.at("/robots.txt", answer("User-agent: *\nDisallow: /a\n"))
    result = retold("compare", *addresses, "--allow-private", "--json", tmp_path / "story.json")
    assert result.code == 1
    assert f"{addresses[0]}: not read: {server.root}/robots.txt asks programs to stay away (Disallow: /a) (R042)" in result.err
    assert "--ignore-robots" in result.err
    assert [d["file"] for d in documents(tmp_path / "story.json")] == addresses[1:]
    result = retold("compare", *addresses, "--allow-private", "--ignore-robots", "--json", tmp_path / "story.json")
    assert result.code == 0, result.err


def test_a_failure_among_others_is_named(retold: Retold, server: Server, addresses: list[str], tmp_path: Path) -> None:
    gone = server.at("/gone", answer("", "410 Gone"))
    result = retold("compare", addresses[1], gone, addresses[0], "--allow-private", "--json", tmp_path / "story.json")
    assert result.code == 1
    assert result.err.count("not read: ") == 1
    assert f"{gone}: not read: the server says the page is gone (410 Gone) (R046)" in result.err
    assert [d["file"] for d in documents(tmp_path / "story.json")] == [addresses[1], addresses[0]]


def test_a_password_is_shown_nowhere(retold: Retold, server: Server, tmp_path: Path) -> None:
    result = retold(
        "read",
        f"http://ann:hunter2@127.0.0.1:{server.port}/a",
        f"{server.root}/b",
        "--allow-private",
        "-v",
        "--json",
        tmp_path / "s.json",
    )
    assert result.code == 1
    assert f"http://127.0.0.1:{server.port}/a: not read: an address with a user name or password (R040)" in result.err
    assert "hunter2" not in result.err + result.out + (tmp_path / "s.json").read_text("utf8")
    assert server.paths() == ["/b"]


def test_time_runs_out(retold: Retold, server: Server) -> None:
    result = retold("read", server.at("/slow", silent()), "--allow-private", "--ignore-robots", "--timeout", "0.1")
    assert result.code == 3
    assert "not here after 0.1 seconds, the limit for one address (R043). Try again later, or raise --timeout." in result.err


@pytest.mark.parametrize("value", ["0", "-1", "soon", "nan", "inf", "1e9"])
def test_a_time_that_is_none_is_a_usage_error(retold: Retold, value: str) -> None:
    assert retold("read", "https://outlet.example/", "--timeout", value).code == 2


def test_a_report_is_rebuilt_from_the_store(retold: Retold, server: Server, tmp_path: Path) -> None:
    server.at("/moved", redirect("/a"))
    server.at(
        "/latin",
        answer(SECOND.replace(' charset="utf-8"', "").encode("cp1252"), Content_Type="text/html; charset=windows-1252"),
    )
    given = [f"{server.root}/moved", f"http://localhost:{server.port}/latin"]
    store = tmp_path / "store"
    result = retold("compare", *given, "--allow-private", "--store", store, "--json", tmp_path / "live.json")
    assert result.code == 0, result.err
    asked = len(server.asked)
    again = retold("compare", *given, "--allow-private", "--store", store, "--json", tmp_path / "again.json")
    offline = retold("compare", store / NAME, "--json", tmp_path / "offline.json")
    assert (again.code, offline.code) == (0, 0), again.err + offline.err
    assert len(server.asked) == asked
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "live.json").read_bytes()
    live, rebuilt = (json.loads((tmp_path / name).read_bytes()) for name in ("live.json", "offline.json"))
    assert [(d["text"], d["sha256"], d["url"], d["fetched"]) for d in live["documents"]] == [
        (d["text"], d["sha256"], d["url"], d["fetched"]) for d in rebuilt["documents"]
    ]
    assert live["findings"] == rebuilt["findings"]
    assert live["claims"] == rebuilt["claims"]


def test_a_store_that_cannot_be_used_is_a_usage_error(
    retold: Retold, server: Server, addresses: list[str], tmp_path: Path
) -> None:
    (tmp_path / NAME).write_bytes(b"my notes")
    result = retold("read", *addresses, "--allow-private", "--store", tmp_path)
    assert result.code == 2
    assert "no WARC file that retold could add to (R301)" in result.err
    assert server.asked == []


def test_from_python(server: Server, addresses: list[str], tmp_path: Path) -> None:
    policy = package.FetchPolicy(allow_private=True, pause=0, store=tmp_path)
    story = package.read_articles(f"{server.root}/a", f"{server.root}/b", fetch=policy)
    assert [d.file for d in story.documents] == [f"{server.root}/a", f"{server.root}/b"]
    assert package.compare_articles(tmp_path / NAME).stages
    with pytest.raises(InputError, match="R041"):
        package.read_articles(addresses[0])
    assert issubclass(FetchError, InputError)


def test_reading_files_loads_nothing_of_the_web(articles: Path) -> None:
    code = "import retold, sys; retold.read_articles(sys.argv[1]); print(sorted(m for m in sys.modules if m in {'httpx', 'httpcore', 'ssl'}))"
    done = subprocess.run([sys.executable, "-c", code, str(articles)], capture_output=True, check=True, text=True)
    assert "httpx" not in done.stdout
    assert "httpcore" not in done.stdout


def test_an_interruption_ends_the_run_at_once(server: Server, tmp_path: Path) -> None:
    """The server says nothing and the limits are far away; still Ctrl-C ends the program, and what had arrived is kept."""
    asked = threading.Event()

    def hang(connection: socket.socket, head: str) -> None:
        asked.set()
        silent()(connection, head)

    here = f"http://localhost:{server.port}/a"
    command = [sys.executable, "-m", "retold", "read", here, server.at("/slow", hang), "--allow-private", "--ignore-robots"]
    with subprocess.Popen([*command, "--timeout", "900", "--store", str(tmp_path)], stderr=subprocess.PIPE, text=True) as run:
        assert asked.wait(60)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said


def test_progress_tells_how_many_pages_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from retold.cli.progress import Progress
    from retold.read.items import Reached

    shown: list[str] = []
    progress = Progress(quiet=True, verbose=0)
    monkeypatch.setattr(progress, "_show", shown.append)
    progress.reached(Reached(2, 2, 9, pages=(5, 7)))
    assert shown == ["reading: 2 documents, 2 of 9 inputs, 5 of 7 pages fetched"]
