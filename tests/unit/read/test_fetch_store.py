"""What was fetched can be found again, by us and by every other reader of WARC files, whatever happened while it was written."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from misbehaving_server import Server, answer, raw, redirect
from retold.model.errors import OutputError
from retold.read.fetch_answer import Answer, Fetched, fetched
from retold.read.fetch_store import NAME, Store, since

Fetch = Callable[..., Fetched]
WHEN = datetime(2026, 1, 1, 12, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
PAGE = b"<html><p>The ferry ran aground off Port Selda.</p></html>"


def page(url: str = "https://outlet.example/a", body: bytes = PAGE, status: int = 200, **about: Any) -> Answer:
    values: dict[str, Any] = {
        "url": url,
        "version": "HTTP/1.1",
        "status": status,
        "reason": "OK",
        "headers": (("Content-Type", "text/html"),),
        "body": body,
        "whole": True,
        "peer": "8.8.8.8",
        "asked": b"GET /a HTTP/1.1\r\nHost: outlet.example\r\n\r\n",
        "when": WHEN,
    }
    return Answer(**(values | about))


def hop(url: str, location: str, **about: Any) -> Answer:
    return page(url, b"", 301, headers=(("Location", location),), **about)


def filled(folder: Path, *pages: tuple[Answer, ...]) -> Path:
    with Store(folder) as store:
        for answers in pages:
            store.add(answers)
    return folder / NAME


def records(file: Path) -> Iterator[Any]:
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False):
            record.freeze()
            yield record


def test_a_page_with_its_redirect_is_found_and_read(tmp_path: Path) -> None:
    chain = (hop("http://outlet.example/a", "https://outlet.example/a#x"), page())
    filled(tmp_path, chain, (page("https://outlet.example/b"),))
    with Store(tmp_path) as store:
        found = store.find("http://outlet.example/a", LONG_AGO)
        assert found == ("http://outlet.example/a", "https://outlet.example/a")
        answers = store.read(found)
        assert answers is not None
        assert [(a.status, a.url, a.body, a.headers, a.when, a.peer) for a in answers] == [
            (a.status, a.url, a.body, a.headers, a.when, a.peer) for a in chain
        ]


def test_what_is_not_there_or_not_fresh_is_not_found(tmp_path: Path) -> None:
    filled(tmp_path, (page(),), (hop("https://outlet.example/x", "/nowhere"),), (hop("https://outlet.example/o", "/o"),))
    with Store(tmp_path) as store:
        assert store.find("https://outlet.example/b", LONG_AGO) is None
        assert store.find("https://outlet.example/x", LONG_AGO) is None
        assert store.find("https://outlet.example/o", LONG_AGO) is None
        assert store.find("https://outlet.example/a", WHEN) is not None
        assert store.find("https://outlet.example/a", WHEN + timedelta(seconds=1)) is None


def test_the_newest_counts(tmp_path: Path) -> None:
    filled(tmp_path, (page(body=b"old"),), (page(body=b"new", when=WHEN + timedelta(hours=1)),))
    with Store(tmp_path) as store:
        answers = store.read(("https://outlet.example/a",))
        assert answers is not None
        assert answers[0].body == b"new"


def test_the_file_is_a_warc_as_the_standard_has_it(tmp_path: Path) -> None:
    file = filled(tmp_path, (hop("http://outlet.example/a", "https://outlet.example/a", whole=False), page()))
    found = list(records(file))
    kinds = [r.record_type for r in found]
    response, request = WarcRecordType.response, WarcRecordType.request
    assert kinds == [WarcRecordType.warcinfo, response, request, response, request]
    assert gzip.decompress(file.read_bytes()).startswith(b"WARC/1.1\r\n")
    assert len({r.record_id for r in found}) == 5
    assert all(r.verify_block_digest() for r in found)
    info, first, first_request, last, last_request = found
    assert b"software: retold/" in info.reader.read()
    assert first.headers["WARC-Truncated"] == "length"
    assert last.headers["WARC-Target-URI"] == "https://outlet.example/a"
    assert last.headers["WARC-IP-Address"] == "8.8.8.8"
    assert last.headers["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert last.headers["WARC-Date"].startswith("2026-01-01T12:00:00")
    assert last.headers["Content-Type"] == "application/http; msgtype=response"
    assert last_request.headers["WARC-Concurrent-To"] == last.headers["WARC-Record-ID"]
    assert last_request.headers["Content-Type"] == "application/http; msgtype=request"
    assert first_request.reader.read().startswith(b"GET /a HTTP/1.1\r\n")
    last.parse_http()
    assert last.http_headers.status_code == 200
    assert last.verify_payload_digest()
    assert last.reader.read() == PAGE


def test_every_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    file = filled(tmp_path, (page(),))
    data = file.read_bytes()
    for record in records(file):
        with gzip.GzipFile(fileobj=io.BytesIO(data[record.stream_pos :])) as member:
            assert member.read(5) == b"WARC/"


def test_what_the_server_sent_is_kept_as_it_was(tmp_path: Path, server: Server, fetch: Fetch) -> None:
    packed = gzip.compress(PAGE)
    head = b"HTTP/1.1 200 Very OK\r\nContent-Type: text/html\r\nX-Odd: caf\xe9 \xc3\xa9\r\nCONTENT-encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    server.at("/a", raw(head + chunked))
    given = fetch(f"{server.root}/a")
    file = filled(tmp_path, given.answers)
    block = next(r for r in records(file) if r.record_type == WarcRecordType.response).reader.read()
    assert block == head.replace(b"Transfer-Encoding", b"X-Crawler-Transfer-Encoding") + packed
    with Store(tmp_path) as store:
        answers = store.read((f"{server.root}/a",))
        assert answers is not None
        again = fetched(answers, "shown", 10_000, stored=True)
    assert (again.data, again.sha256, again.url, again.media_type) == (PAGE, given.sha256, given.url, "text/html")


def test_a_fetched_redirect_is_found_by_the_address_that_was_given(tmp_path: Path, server: Server, fetch: Fetch) -> None:
    server.at("/b", answer(PAGE))
    given = fetch(server.at("/a", redirect("/b")))
    filled(tmp_path, given.answers)
    with Store(tmp_path) as store:
        assert store.find(f"{server.root}/a", LONG_AGO) == (f"{server.root}/a", f"{server.root}/b")


@pytest.mark.parametrize("lost", [1, 20, 200])
def test_an_interruption_costs_only_the_page_it_interrupted(tmp_path: Path, lost: int) -> None:
    file = filled(tmp_path, (page(),), (page("https://outlet.example/b", b"x" * 500),))
    whole = file.read_bytes()
    file.write_bytes(whole[:-lost])
    with Store(tmp_path) as store:
        assert store.find("https://outlet.example/a", LONG_AGO) is not None
        store.add((page("https://outlet.example/c"),))
    urls = [r.headers["WARC-Target-URI"] for r in records(file) if r.record_type == WarcRecordType.response]
    assert urls[0] == "https://outlet.example/a"
    assert urls[-1] == "https://outlet.example/c"
    assert all(r.verify_block_digest() for r in records(file))


@pytest.mark.parametrize("kept", [0, 1, 10, 100])
def test_an_interruption_of_the_first_page(tmp_path: Path, kept: int) -> None:
    file = filled(tmp_path, (page(),))
    file.write_bytes(file.read_bytes()[:kept])
    filled(tmp_path, (page(),))
    assert next(r.record_type for r in records(file)) == WarcRecordType.warcinfo
    assert len(list(records(file))) == 3


def test_a_page_that_was_altered_is_not_believed(tmp_path: Path) -> None:
    file = filled(tmp_path, (page(),))
    record = gzip.decompress(file.read_bytes()).replace(b"ferry", b"fairy")
    file.write_bytes(b"".join(gzip.compress(b"WARC/1.1" + part) for part in record.split(b"WARC/1.1")[1:]))
    with Store(tmp_path) as store:
        found = store.find("https://outlet.example/a", LONG_AGO)
        assert found is not None
        assert store.read(found) is None


@pytest.mark.parametrize(
    "content", [b"my notes", gzip.compress(b"my notes"), b"WARC/1.1\r\n"], ids=["text", "gzip", "unpacked"]
)
def test_other_peoples_files_are_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(OutputError, match="no WARC file"), Store(tmp_path):
        pass
    assert (tmp_path / NAME).read_bytes() == content


def test_a_warc_of_another_program_can_be_added_to(tmp_path: Path) -> None:
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n"
    (tmp_path / NAME).write_bytes(gzip.compress(record))
    filled(tmp_path, (page(),))
    assert len(list(records(tmp_path / NAME))) == 3


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(OutputError, match="in use by another run"), Store(tmp_path):
        pass
    with Store(tmp_path) as again:
        again.add((page(),))


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be opened"), Store(tmp_path / "file"):
        pass


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    file = filled(tmp_path, (page(),))
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with Store(tmp_path) as store:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left"):
            store.add((page("https://outlet.example/b"),))
    assert file.read_bytes() == before


def test_since() -> None:
    assert since(WHEN, 3_600) == WHEN - timedelta(hours=1)
    assert since(WHEN, 1e300) < LONG_AGO
