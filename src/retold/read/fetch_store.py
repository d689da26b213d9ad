"""The store: everything fetched, as it went over the network, in one WARC/1.1 file (ISO 28500:2017).

``DIR/fetched.warc.gz`` begins with a ``warcinfo`` record; each page adds, for every redirect and for itself, a ``request`` and a
``response`` record. Each record is a gzip member of its own, as the standard recommends, so that the file can be added to and read
from any record on. The block of a response is its status line, its headers and its body after transfer decoding; since chunks are
put together, ``Transfer-Encoding`` is kept under the name ``X-Crawler-Transfer-Encoding``, as Common Crawl does it. Bodies stay packed where
the server packed them (``Content-Encoding``). Digests are SHA-256: ``WARC-Payload-Digest`` of the body, ``WARC-Block-Digest`` of the block.

A page is added in one write. What an interruption has left of one is cut off before the next is added.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import httpx
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from retold.model.errors import OutputError, RedirectTrouble
from retold.read.fetch_answer import REDIRECTS, Answer
from retold.read.fetch_policy import USER_AGENT
from retold.read.fetch_urls import next_address

NAME = "fetched.warc.gz"
"""The file in the folder."""
_FIELDS = "application/warc-fields"
_REQUEST = "application/http; msgtype=request"
_RESPONSE = "application/http; msgtype=response"
_LONGEST_CHAIN = 30
_PIECE = 1 << 20
_LARGEST_MEMBER = 1 << 28
"""Bytes of a record beyond which it is no page of ours; it is passed over."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where the newest response for an address stands in the file, and what must be known before it is read."""

    start: int
    status: int
    location: str | None
    when: datetime


class Store:
    """A folder that keeps what was fetched; a context manager. One run at a time, one thread of it.

    Raises ``OutputError`` where the folder cannot be made, written, or is used by another run, and where the file is no WARC.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._index: dict[str, _Entry] = {}
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+b")
        except OSError as error:
            raise OutputError(str(self._path), f"cannot be opened: {error.strerror or error}") from error
        try:
            self._lock()
            self._take_stock()
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def find(self, url: str, since: datetime) -> tuple[str, ...] | None:
        """The addresses from ``url`` to its page, where all of them are here and none was fetched before ``since``."""
        chain: list[str] = []
        while (entry := self._index.get(url)) and entry.when >= since and url not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(url)
            if entry.status not in REDIRECTS or entry.location is None:
                return tuple(chain)
            with contextlib.suppress(RedirectTrouble):
                url = str(next_address(httpx.URL(url), entry.location, url))
        return None

    def read(self, chain: tuple[str, ...]) -> tuple[Answer, ...] | None:
        """The answers of a chain that :meth:`find` found; ``None`` where one is damaged (its digest says so)."""
        answers = [self._answer(url) for url in chain]
        return tuple(a for a in answers if a is not None) if all(answers) else None

    def add(self, answers: tuple[Answer, ...]) -> None:
        """Add a page with its redirects; raises ``OutputError`` where the disk does not take it."""
        start = self._size()
        data = b"" if start else _info(answers[0].when)
        entries: dict[str, _Entry] = {}
        for answer in answers:
            entries[answer.url] = _Entry(start + len(data), answer.status, answer.header("location"), answer.when)
            data += _pair(answer)
        self._append(start, data)
        self._index.update(entries)

    # Underneath

    def _append(self, start: int, data: bytes) -> None:
        file = self._opened()
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            with contextlib.suppress(OSError):
                file.truncate(start)
            raise OutputError(str(self._path), f"cannot be added to: {error.strerror or error}") from error

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise OutputError(str(self._path), "the store is closed")
        return self._file

    def _size(self) -> int:
        return self._opened().seek(0, os.SEEK_END)

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # systems without it: two runs at once are then the user's own care
            return
        try:
            fcntl.flock(self._opened(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(str(self._path), "in use by another run", "Wait for it, or give another folder.") from error

    def _take_stock(self) -> None:
        """Fill the index; cut off what an interruption has left of a record."""
        end = self._opened().seek(0)
        for start, next_start, record in _members(self._opened()):
            end = next_start
            found = _parse(record)
            if found is None and start == 0:
                raise OutputError(str(self._path), "no WARC file that retold could add to", "Give another folder.")
            if found is not None and (answer := found[0]) is not None:
                self._index[answer.url] = _Entry(start, answer.status, answer.header("location"), answer.when)
        if end == 0 and self._size() > 0 and not self._begins_like_ours():
            raise OutputError(str(self._path), "no WARC file that retold could add to", "Give another folder.")
        if end < self._size():
            self._opened().truncate(end)

    def _begins_like_ours(self) -> bool:
        """Whether a file without a single whole record is the beginning of one."""
        file = self._opened()
        file.seek(0)
        with contextlib.suppress(zlib.error):
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(_PIECE), 5)
            return b"WARC/".startswith(head)
        return False

    def _answer(self, url: str) -> Answer | None:
        file = self._opened()
        file.seek(self._index[url].start)
        _, _, record = next(_members(file))
        found = _parse(record)
        return found[0] if found is not None and found[1] else None


def _members(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """The gzip members from the file's place on: where each starts and ends, and what it holds; stops before a broken one."""
    start = file.tell()
    left = b""
    while True:
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        parts: list[bytes] = []
        size = used = 0
        while not unpack.eof:
            piece = left or file.read(_PIECE)
            if not piece:
                return
            try:
                part = unpack.decompress(piece, _PIECE)
            except zlib.error:
                return
            size += len(part)
            parts.append(part)
            if size > _LARGEST_MEMBER:
                parts.clear()
            left = unpack.unused_data or unpack.unconsumed_tail
            used += len(piece) - len(left)
        yield start, start + used, b"".join(parts)
        start += used


def _parse(record: bytes) -> tuple[Answer | None, bool] | None:
    """The answer in a record (``None`` where it holds another thing) and whether its digest is right; ``None`` for no record."""
    if not record.startswith(b"WARC/"):
        return None
    for one in ArchiveIterator(io.BytesIO(record), record_types=WarcRecordType.response, parse_http=False):
        url = one.headers.get("WARC-Target-URI")
        if not url:
            return None, True
        block = one.reader.read()
        answer = _answer_of(block, url, one.record_date, one.headers.get("WARC-IP-Address") or "")
        promised = one.headers.get("WARC-Block-Digest")
        if answer is None or len(block) != one.content_length:
            return None, True
        return answer, promised is None or promised == _digest(block)
    return None, True


def _answer_of(block: bytes, url: str, when: datetime, peer: str) -> Answer | None:
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
    version, _, rest = first.partition(" ")
    status, _, reason = rest.partition(" ")
    if not status.isdecimal():
        return None
    headers = tuple((name, value.strip()) for name, colon, value in (line.partition(":") for line in lines) if colon)
    return Answer(
        url=url,
        version=version,
        status=int(status[:3]),
        reason=reason,
        headers=headers,
        body=body,
        whole=True,
        peer=peer,
        asked=b"",
        when=when if when.tzinfo else when.replace(tzinfo=UTC),
    )


def _pair(answer: Answer) -> bytes:
    """The response and the request as WARC records."""
    kept = [("X-Crawler-Transfer-Encoding" if k.lower() == "transfer-encoding" else k, v) for k, v in answer.headers]
    lines = (f"{answer.version} {answer.status} {answer.reason}".rstrip(), *(f"{k}: {v}" for k, v in kept), "", "")
    block = "\r\n".join(lines).encode("utf-8", "surrogateescape") + answer.body
    about = [("WARC-Target-URI", answer.url), ("WARC-IP-Address", answer.peer)]
    payload = [("WARC-Payload-Digest", _digest(answer.body)), *([] if answer.whole else [("WARC-Truncated", "length")])]
    identity = str(uuid.uuid4())
    response = _record(
        WarcRecordType.response, _RESPONSE, answer.when, [*about, *payload, ("WARC-Record-ID", f"<urn:uuid:{identity}>")], block
    )
    pair = ("WARC-Concurrent-To", f"<urn:uuid:{identity}>")
    return response + _record(WarcRecordType.request, _REQUEST, answer.when, [*about, pair], answer.asked)


def _info(when: datetime) -> bytes:
    fields = f"software: {USER_AGENT}\r\nformat: WARC File Format 1.1\r\nhttp-header-user-agent: {USER_AGENT}\r\n"
    return _record(WarcRecordType.warcinfo, _FIELDS, when, [("WARC-Filename", NAME)], fields.encode())


def _record(kind: WarcRecordType, content: str, when: datetime, about: list[tuple[str, str]], block: bytes) -> bytes:
    """One record, packed."""
    record = WarcRecord()
    record.init_headers(kind, f"uuid:{uuid.uuid4()}".encode())
    record.record_date = when
    for name, value in (*about, ("WARC-Block-Digest", _digest(block)), ("Content-Type", content)):
        record.headers[name] = value
    record.set_bytes_content(block)
    packed = io.BytesIO()
    writer = GzipWriter(packed)
    record.write(writer)
    writer.close()
    return packed.getvalue()


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def since(now: datetime, seconds: float) -> datetime:
    """The moment ``seconds`` before ``now``."""
    try:
        return now - timedelta(seconds=seconds)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)
