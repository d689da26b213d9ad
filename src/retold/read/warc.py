"""WARC (ISO 28500): the pages, texts and PDFs of a web archive, one record at a time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any, BinaryIO

from retold.model.errors import BombInput, DamagedInput, EmptyInput, InputError, OversizedInput
from retold.model.when import When
from retold.read.items import Found, Item, Note, Settings, size_in_words
from retold.read.sniff import Format, sniff
from retold.read.streams import CHUNK, RATIO, Inlet, open_inlet

_READ = frozenset({Format.HTML, Format.PDF, Format.TEXT, Format.MARKDOWN})
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf")
GZIP_MEMBER = b"\x1f\x8b\x08"
"""How gzip members begin: their magic, and the one method of packing there is."""
PEEKED = 1024
"""Bytes of what may be a member that are unpacked to see."""
_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown")


def warc_items(inlet: Inlet, settings: Settings) -> Iterator[Found]:
    """The documents among the responses and resources of an archive; pictures, scripts, errors and the rest are passed over.

    An archive that ends early gives what is whole and a warning. Where records are packed one by one, as crawlers do it, a
    damaged one is named and reading goes on behind it. Raises ``EmptyInput`` where it holds no document.
    """
    found = False
    part, begins = inlet, 0
    while True:
        course = _Course(found=found)
        yield from _records(part, settings, course)
        found = course.found
        member, held, last = part.damaged_member, course.held, part
        again = None if member is None else _behind(inlet, begins + member)
        if again is not None and member is not None:
            by_name = held is not None and held.error is not part.damage
            yield replace(held, fatal=True) if held is not None and by_name else _passed_over(inlet, begins + member)
        elif held is not None:
            yield held
        if last is not inlet:
            last.close()
        if again is None:
            break
        for place in again.passed:
            yield _passed_over(inlet, place)
        begins, part = again.begins, again.rest
    if not found and part is inlet and course.held is None and not course.broken:
        raise EmptyInput(inlet.name, "a web archive without pages", "It may hold only pictures, requests or errors.")


@dataclass(slots=True)
class _Course:
    """What reading a stretch of an archive has come to; ``held`` is its last word, which depends on whether one can go on behind it."""

    found: bool
    broken: bool = False
    held: Note | None = None


def _records(inlet: Inlet, settings: Settings, course: _Course) -> Iterator[Found]:
    """The documents and notes of an archive up to where it cannot be read."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    records = 0
    try:
        # Brotli, gzip and chunks are undone here, bounded and record by record: one bad body must not end the archive.
        stream: Any = _Counted(inlet.stream)
        for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="none"):
            records += 1
            if course.held is not None:
                yield course.held
            course.held = None
            item = _item(record, inlet, settings.limit)
            if item is not None:
                course.found = True
                if isinstance(item, Note) and not item.fatal:
                    course.held = item
                else:
                    yield item
    except BaseException as error:
        if not _is_of_the_library(error):
            raise
        if inlet.damage is None:
            course.broken = True
            told = " ".join(str(error).split())[:100]
            where = f"after {records} records" if records else "at its beginning"
            yield Note(DamagedInput(inlet.name, f"broken {where}: the rest was not read ({told})"))
            return
    if inlet.damage is not None and course.held is None:
        course.held = Note(inlet.damage, fatal=not (course.found and isinstance(inlet.damage, DamagedInput)))


def _passed_over(inlet: Inlet, at: int) -> Note:
    told = f"the record at byte {at} is damaged and was passed over"
    return Note(DamagedInput(inlet.name, told, "Get the file again, or leave it: all other records are read."))


@dataclass(frozen=True, slots=True)
class _Again:
    """The rest of an archive, where in its file it begins, and where records begin that are damaged too."""

    rest: Inlet
    begins: int
    passed: list[int]


def _behind(inlet: Inlet, damaged: int) -> _Again | None:
    """The archive from the next record behind a damaged one that can be unpacked; ``None`` where there is none."""
    if inlet.path is None:
        return None
    file = inlet.path.open("rb")
    passed: list[int] = []
    while (begins := _next_member(file, damaged + 1)) is not None:
        file.seek(begins)
        try:
            rest = open_inlet(inlet.name, file)
        except InputError:
            passed.append(begins)
            damaged = begins
        else:
            rest.path = inlet.path
            return _Again(rest, begins, passed)
    file.close()
    return None


def _next_member(file: io.BufferedReader, begins: int) -> int | None:
    """Where, from a place in a file on, the next gzip member begins that unpacks to a record."""
    file.seek(begins)
    window, at = b"", begins
    while chunk := file.read(CHUNK):
        window += chunk
        place = window.find(GZIP_MEMBER)
        while place >= 0:
            if _holds_record((window[place : place + PEEKED] + file.peek(PEEKED))[:PEEKED]):
                return at + place
            place = window.find(GZIP_MEMBER, place + 1)
        at += len(window) - len(GZIP_MEMBER)
        window = window[-len(GZIP_MEMBER) :]
    return None


def _holds_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _is_of_the_library(error: BaseException) -> bool:
    """Whether the parser could not go on; its panics are no ``Exception`` and have no name to import."""
    return isinstance(error, OSError | ValueError | UnicodeError) or type(error).__name__ == "PanicException"


class _Counted:
    """A stream that knows how far it has been read, which the parser asks."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._count = 0

    def read(self, count: int = -1) -> bytes:
        """As the stream's."""
        data = self._stream.read(count)
        self._count += len(data)
        return data

    def tell(self) -> int:
        """Bytes read so far."""
        return self._count


def _item(record: Any, inlet: Inlet, limit: int) -> Found | None:
    """The document in a record, a note where it cannot be had, nothing where there is none."""
    headers = record.headers
    url = (headers.get("WARC-Target-URI") or "").strip("<> ")
    if not url or url.startswith(("dns:", "metadata:", "urn:pageinfo")) or url.split("?")[0].endswith("/robots.txt"):
        return None
    http = record.http_headers
    if http is not None and not 200 <= (http.status_code or 0) < 300:
        return None
    media = (
        ((record.http_content_type if http is not None else headers.get("Content-Type")) or "").split(";")[0].strip().lower()
    )
    if media not in _PAGES and media not in _SAYS_NOTHING:
        return None
    name = f"{inlet.name}!{url}"
    if record.content_length > limit:
        if media in _SAYS_NOTHING:
            return None
        told = f"{size_in_words(record.content_length)}, over the limit of {size_in_words(limit)} for one document"
        return Note(OversizedInput(name, told))
    try:
        data = _payload(record, http, name, limit)
    except InputError as error:
        return Note(error, fatal=not isinstance(error, DamagedInput) or "cut short" not in error.reason)
    kind = sniff(data, "") if data.strip() else None
    if kind is None or (kind not in _READ if media in _PAGES else kind not in {Format.HTML, Format.PDF}):
        return None
    return Item(
        name=name,
        data=data,
        kind=kind,
        charset=(record.http_charset if http is not None else "") or "",
        values={"url": url},
        known_from="warc",
        fetched=_when(record.record_date),
    )


def _payload(record: Any, http: Any, name: str, limit: int) -> bytes:
    """The body as it was sent, without transfer and content encodings; raises an ``InputError`` where it is not whole."""
    length = record.content_length
    data: bytes = record.reader.read(limit + 1)
    if len(data) < length:
        raise DamagedInput(name, "cut short: the archive ends within this record")
    if http is None:
        return data
    if "chunked" in (http.get("Transfer-Encoding") or "").lower():
        data = _unchunked(data, limit)
    for encoding in reversed((http.get("Content-Encoding") or "").lower().split(",")[:3]):
        data = _decoded(data, encoding.strip(), name, limit)
    return data


def _unchunked(data: bytes, limit: int) -> bytes:
    """Chunks joined; crawlers often have joined them already and kept the header."""
    from fastwarc.stream_io import ChunkedReader

    try:
        return bytes(ChunkedReader(io.BytesIO(data)).read(limit + 1)) or data
    except (OSError, ValueError):
        return data


def _decoded(data: bytes, encoding: str, name: str, limit: int) -> bytes:
    """One content encoding undone; data that is not so encoded is taken as it is, as browsers do."""
    unpack = _UNPACK.get(encoding)
    if unpack is None:
        return data
    try:
        out = unpack(data, limit + 1)
    except (OSError, ValueError, EOFError, zlib.error):
        if sniff(data) is Format.BINARY or data.startswith(b"\x1f\x8b"):
            raise DamagedInput(name, f"a body in {encoding} that cannot be unpacked") from None
        return data
    if len(out) > limit:
        if len(out) > RATIO * len(data):
            raise BombInput(name, f"unpacks to more than {RATIO} times its size")
        raise OversizedInput(name, f"more than {size_in_words(limit)}, the limit for one document")
    return out


def _inflate(data: bytes, most: int) -> bytes:
    """Gzip or deflate, with or without its wrapping."""
    try:
        return zlib.decompressobj(wbits=47).decompress(data, most)
    except zlib.error:
        return zlib.decompressobj(wbits=-15).decompress(data, most)


def _brotli(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import BrotliReader

    return bytes(BrotliReader(io.BytesIO(data)).read(most))


def _zstd(data: bytes, most: int) -> bytes:
    import zstandard

    from retold.read.streams import WINDOW

    try:
        return zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(data, read_across_frames=True).read(most)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflate,
    "x-gzip": _inflate,
    "deflate": _inflate,
    "br": _brotli,
    "zstd": _zstd,
}


def _when(date: Any) -> When | None:
    return None if date is None else When(date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
