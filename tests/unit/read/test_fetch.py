"""Several addresses at once: in order, one at a time for each host, none stopped by another, nothing fetched twice."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from misbehaving_server import Behaviour, Server, answer, redirect, silent
from retold.model.errors import FetchError, HttpStatus, OutputError
from retold.read.fetch import Fetching
from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_store import NAME
from retold.read.fetch_surroundings import Surroundings


def page(name: str) -> Behaviour:
    return answer(f"<html><p>Ferry {name} ran aground off Port Selda.</p></html>")


def fetching(addresses: list[str], surroundings: Surroundings, **policy: Any) -> Fetching:
    return Fetching(addresses, FetchPolicy(**{"allow_private": True, **policy}), max_size=100_000, surroundings=surroundings)


def all_of(addresses: list[str], surroundings: Surroundings, **policy: Any) -> list[bytes | str]:
    found: list[bytes | str] = []
    with fetching(addresses, surroundings, **policy) as run:
        for address in addresses:
            try:
                found.append(run.take(address).data)
            except FetchError as error:
                found.append(error.code)
    return found


def test_every_page_comes_in_its_place_and_a_failure_stops_no_other(server: Server, surroundings: Surroundings) -> None:
    good = [server.at(f"/{n}", page(str(n))).replace("127.0.0.1", f"host{n % 3}.example") for n in range(6)]
    bad = [server.at("/gone", answer("", "410 Gone")), "ftp://outlet.example/", "https://ann:secret@outlet.example/"]
    addresses = [good[0], bad[0], good[1], bad[1], *good[2:], bad[2]]
    found = all_of(addresses, surroundings, parallel=4)
    assert [f if isinstance(f, str) else f[15:16].decode() for f in found] == [
        "0", "R046", "1", "R040", "2", "3", "4", "5", "R040",
    ]  # fmt: skip


def test_one_host_is_asked_for_one_page_at_a_time(server: Server, surroundings: Surroundings) -> None:
    now, most, lock = 0, 0, threading.Lock()

    def counted(connection: socket.socket, head: str) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.01)  # room for a second request to be seen; the answer goes out when this one counts no more
        with lock:
            now -= 1
        page("x")(connection, head)

    server.at("/robots.txt", counted)
    addresses = [server.at(f"/{n}", counted) for n in range(12)]
    assert len(all_of(addresses, surroundings, parallel=6)) == 12
    assert most == 1


def test_several_hosts_are_asked_at_once_but_not_more_than_allowed(server: Server, surroundings: Surroundings) -> None:
    """The first three answer only when all three were asked; a fourth is not asked before one of them is done."""
    together = threading.Barrier(3)
    seen: list[int] = []

    def wait(connection: socket.socket, head: str) -> None:
        together.wait(10)
        seen.append(len([a for a in server.asked if a.path.startswith("/p")]))
        page("x")(connection, head)

    addresses = [server.at(f"/p{n}", wait if n < 3 else page("x")).replace("127.0.0.1", f"h{n}.example") for n in range(4)]
    found = all_of(addresses, surroundings, parallel=3, honour_robots=False)
    assert all(isinstance(f, bytes) for f in found)
    assert min(seen) == 3


def test_only_what_was_named_is_asked_for(server: Server, surroundings: Surroundings) -> None:
    links = '<html><img src="/i.png"><a href="/other">x</a><link rel="canonical" href="/c"><meta http-equiv="refresh" content="0;/r"></html>'
    all_of([server.at("/a", answer(links))], surroundings)
    assert {a.path for a in server.asked} == {"/robots.txt", "/a"}


def test_an_address_is_taken_once(server: Server, surroundings: Surroundings) -> None:
    address = server.at("/a", page("a"))
    with fetching([address, address], surroundings) as run:
        assert run.take(address).data
        with pytest.raises(LookupError):
            run.take(address)
        with pytest.raises(LookupError):
            run.take("https://outlet.example/never-given")
    assert server.paths() == ["/a"]


def test_a_bug_in_a_thread_reaches_whoever_takes_the_page(server: Server, surroundings: Surroundings) -> None:
    def buggy(host: str, port: int, seconds: float) -> list[str]:
        raise ZeroDivisionError(host, port, seconds)

    address = server.at("/a", page("a")).replace("127.0.0.1", "outlet.example")
    with fetching([address], replace(surroundings, look_up=buggy)) as run, pytest.raises(ZeroDivisionError):
        run.take(address)


def test_progress_counts_what_is_there(server: Server, surroundings: Surroundings) -> None:
    told: list[tuple[int, int]] = []
    held = threading.Event()

    def hold(connection: socket.socket, head: str) -> None:
        held.wait(10)
        page("x")(connection, head)

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        held.set()

    address = server.at("/a", hold)
    policy = FetchPolicy(allow_private=True)
    with Fetching([address], policy, max_size=9_999, surroundings=surroundings, progress=tell) as run:
        run.take(address)
    assert told[0] == (0, 1)


def test_leaving_ends_what_is_under_way(server: Server, surroundings: Surroundings) -> None:
    """As after Ctrl-C: threads that wait for servers end at once, though their limits are far away."""
    asked = threading.Event()

    def hang(connection: socket.socket, head: str) -> None:
        asked.set()
        silent()(connection, head)

    addresses = [server.at(f"/{n}", hang).replace("127.0.0.1", f"h{n}.example") for n in range(3)]
    before = set(threading.enumerate())
    with fetching(addresses, surroundings, read=500, total=500, honour_robots=False):
        assert asked.wait(10)
    workers = [t for t in threading.enumerate() if t not in before and t.name.startswith("fetch ")]
    for worker in workers:
        worker.join(10)
        assert not worker.is_alive()


def test_leaving_ends_pauses_too(server: Server, surroundings: Surroundings) -> None:
    """Between two pages of a host the run would wait for ten minutes; nobody waits for it."""
    addresses = [server.at(f"/{n}", page(str(n))) for n in range(2)]
    before = set(threading.enumerate())
    with fetching(addresses, replace(surroundings, wait=None), pause=600) as run:
        run.take(addresses[0])
    workers = [t for t in threading.enumerate() if t not in before and t.name.startswith("fetch ")]
    for worker in workers:
        worker.join(10)
        assert not worker.is_alive()
    assert server.paths() == ["/0"]


# The store


def test_without_a_store_nothing_is_written(
    server: Server, surroundings: Surroundings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    all_of([server.at("/a", page("a"))], surroundings)
    assert list(tmp_path.iterdir()) == []


def test_what_is_stored_and_fresh_is_not_fetched_again(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    server.at("/b", page("b"))
    addresses = [server.at("/a", page("a")), server.at("/to-b", redirect("/b"))]
    first = all_of(addresses, surroundings, store=tmp_path)
    size = (tmp_path / NAME).stat().st_size
    asked = len(server.asked)
    assert all_of(addresses, surroundings, store=tmp_path) == first
    assert len(server.asked) == asked
    assert (tmp_path / NAME).stat().st_size == size


def test_what_is_stale_is_fetched_again(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    address = server.at("/a", page("old"), page("new"))
    all_of([address], surroundings, store=tmp_path)
    later = replace(surroundings, now=lambda: surroundings.now() + timedelta(seconds=61))
    assert b"old" in all_of([address], later, store=tmp_path, fresh=61)[0]  # type: ignore[operator]  # bytes where it was read
    assert b"new" in all_of([address], later, store=tmp_path, fresh=60)[0]  # type: ignore[operator]  # as above


def test_a_run_is_taken_up_again_where_it_failed(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    addresses = [server.at("/a", page("a")), server.at("/b", answer("", "404 Gone"), page("b"))]
    assert all_of(addresses, surroundings, store=tmp_path)[1] == "R046"
    assert all(isinstance(f, bytes) for f in all_of(addresses, surroundings, store=tmp_path))
    assert server.paths() == ["/a", "/b", "/b"]


def test_an_interruption_keeps_what_had_arrived(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    addresses = [server.at(f"/{n}", page(str(n))) for n in range(3)]
    with fetching(addresses, surroundings, store=tmp_path) as run:
        run.take(addresses[2])
    asked = len(server.asked)
    assert all(isinstance(f, bytes) for f in all_of(addresses, surroundings, store=tmp_path))
    assert len(server.asked) == asked


def test_pages_are_stored_in_the_order_they_are_taken(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    addresses = [server.at(f"/{n}", page(str(n))).replace("127.0.0.1", f"h{n}.example") for n in range(8)]
    all_of(addresses, surroundings, store=tmp_path)
    with (tmp_path / NAME).open("rb") as file:
        stored = [r.headers["WARC-Target-URI"] for r in ArchiveIterator(file, record_types=WarcRecordType.response)]
    assert stored == addresses


def test_what_is_damaged_in_the_store_is_fetched_again(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    import gzip

    address = server.at("/a", page("a"))
    good = all_of([address], surroundings, store=tmp_path)
    records = gzip.decompress((tmp_path / NAME).read_bytes()).replace(b"Ferry", b"Fairy").split(b"WARC/1.1")[1:]
    (tmp_path / NAME).write_bytes(b"".join(gzip.compress(b"WARC/1.1" + r) for r in records))
    assert all_of([address], surroundings, store=tmp_path) == good
    assert server.paths() == ["/a", "/a"]


def test_failures_and_robots_are_not_stored(server: Server, surroundings: Surroundings, tmp_path: Path) -> None:
    with fetching([server.at("/a", answer("", "404 Gone"))], surroundings, store=tmp_path) as run, pytest.raises(HttpStatus):
        run.take(f"{server.root}/a")
    assert (tmp_path / NAME).read_bytes() == b""


def test_a_store_that_cannot_be_used_is_said_before_anything_is_fetched(
    server: Server, surroundings: Surroundings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError), fetching([server.at("/a", page("a"))], surroundings, store=tmp_path / "file"):
        pass
    assert server.asked == []
