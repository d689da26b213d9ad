"""WARC (ISO 28500): the pages, texts and PDFs of a web archive, one record at a time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any, BinaryIO

from retold.model.errors import BombInput, DamagedInput, EmptyInput, InputError, OversizedInput
from retold.model.when import When
from retold.read.items import Found, Item, Note, Settings, size_in_words
from retold.read.sniff import Format, sniff
from retold.read.streams import RATIO, Inlet

_READ = frozenset({Format.HTML, Format.PDF, Format.TEXT, Format.MARKDOWN})
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf")
_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown")


def warc_items(inlet: Inlet, settings: Settings) -> Iterator[Found]:
    """The documents among the responses and resources of an archive; pictures, scripts, errors and the rest are passed over.

    An archive that ends early gives what is whole and a warning. Raises ``EmptyInput`` where it holds no document.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    found, records, cut = False, 0, False
    try:
        # Brotli, gzip and chunks are undone here, bounded and record by record: one bad body must not end the archive.
        stream: Any = _Counted(inlet.stream)
        for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="none"):
            records += 1
            item = _item(record, inlet, settings.limit)
            if item is not None:
                found = True
                cut = isinstance(item, Note) and not item.fatal
                yield item
    except BaseException as error:
        if not _is_of_the_library(error):
            raise
        if inlet.damage is None:
            told = " ".join(str(error).split())[:100]
            where = f"after {records} records" if records else "at its beginning"
            yield Note(DamagedInput(inlet.name, f"broken {where}: the rest was not read ({told})"))
            return
    if inlet.damage is not None and not cut:
        yield Note(inlet.damage, fatal=not (found and isinstance(inlet.damage, DamagedInput)))
    elif not found:
        raise EmptyInput(inlet.name, "a web archive without pages", "It may hold only pictures, requests or errors.")


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
