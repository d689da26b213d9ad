"""Unpacking what a server packed (Content-Encoding), never further than the limit.

The size of a packed body says nothing about what it unpacks to: a megabyte of gzip can hold a gigabyte. Each decoder is asked
for no more than the limit and one byte.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

ACCEPTED = "gzip, br, zstd"
"""The encodings servers are told we take; deflate is understood too but means two different things in practice."""
MOST_LAYERS = 3
"""Encodings inside one another; one is usual."""
MOST_STREAMS = 1_000
"""gzip streams one after the other; one is usual."""
_PIECE = 65_536
_GZIP_WINDOW = zlib.MAX_WBITS | 16
_ZSTD_WINDOW = 8 * 1024 * 1024
"""Bytes of memory a frame may ask for (RFC 9659)."""


class Unpackable(Exception):
    """The bytes are not what their Content-Encoding says, or they break off."""


def unpack(data: bytes, encodings: Sequence[str], limit: int) -> bytes:
    """``data`` with its ``encodings`` undone, the last one first; at most ``limit`` + 1 bytes, so that more can be told.

    Raises ``Unpackable``.
    """
    named = [e for e in encodings if e not in {"", "identity"}]
    if len(named) > MOST_LAYERS:
        raise Unpackable(f"{len(named)} encodings inside one another")
    for name in reversed(named):
        decode = _DECODERS.get(name)
        if decode is None:
            raise Unpackable(f"packed as {name[:40]!a}, which retold does not know")
        data = decode(data, limit + 1) if data else data
    return data


def _inflate(data: bytes, most: int, window: int) -> bytes:
    """A zlib stream, or gzip streams one after the other (the format allows several); bytes behind the last one that start none are passed over."""
    parts: list[bytes] = []
    size = place = 0
    for number in range(MOST_STREAMS):
        stream, begun = zlib.decompressobj(window), False
        while not stream.eof:
            # In pieces: what a short stream leaves over is copied, and many short streams would copy all of it many times.
            piece = data[place : place + _PIECE]
            try:
                part = stream.decompress(piece, most - size)
            except zlib.error as error:
                if number and not begun:
                    return b"".join(parts)
                raise Unpackable("its packed content is damaged") from error
            begun = True
            size += len(part)
            parts.append(part)
            if size >= most:
                return b"".join(parts)
            if not piece:
                raise Unpackable("its packed content breaks off")
            place += len(piece) - len(stream.unused_data)
        if place >= len(data) or window != _GZIP_WINDOW:
            return b"".join(parts)
    raise Unpackable(f"its packed content is in more than {MOST_STREAMS} pieces")


def _gzip(data: bytes, most: int) -> bytes:
    return _inflate(data, most, _GZIP_WINDOW)


def _deflate(data: bytes, most: int) -> bytes:
    """With the zlib header the standard demands, or without it as some servers send it."""
    header = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return _inflate(data, most, zlib.MAX_WBITS if header else -zlib.MAX_WBITS)


def _brotli(data: bytes, most: int) -> bytes:
    from fastwarc.stream_io import BrotliReader

    return _read(BrotliReader(io.BytesIO(data)).read, most)


def _zstd(data: bytes, most: int) -> bytes:
    import zstandard

    decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    try:
        with decoder.stream_reader(data, read_across_frames=True) as reader:
            unpacked = _read(reader.read, most)
    except zstandard.ZstdError as error:
        raise Unpackable("its packed content is damaged") from error
    if len(unpacked) < most and not _zstd_ends(data):
        raise Unpackable("its packed content breaks off")
    return unpacked


def _zstd_ends(data: bytes) -> bool:
    """Whether the last frame is whole (RFC 8878, 3.1.1): the reader does not tell one that breaks off from one that ends."""
    import zstandard

    place = 0
    while place < len(data):
        if data[place + 1 : place + 4] == b"\x2a\x4d\x18" and data[place] >> 4 == 5:  # a skippable frame
            place += 8 + int.from_bytes(data[place + 4 : place + 8], "little")
            continue
        head = data[place : place + 18]
        try:
            place += zstandard.frame_header_size(head)
            checksum = 4 if zstandard.get_frame_parameters(head).has_checksum else 0
        except zstandard.ZstdError:
            return False
        last = False
        while not last:
            block = int.from_bytes(data[place : place + 3], "little")
            if place + 3 > len(data):
                return False
            last, kind, size = bool(block & 1), block >> 1 & 3, block >> 3
            place += 3 + (1 if kind == 1 else size)
        place += checksum
    return place == len(data)


def _read(read: Callable[[int], bytes], most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        while size < most and (part := read(min(most - size, 1 << 20))):
            parts.append(part)
            size += len(part)
    except OSError as error:
        raise Unpackable("its packed content is damaged or breaks off") from error
    return b"".join(parts)


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
