"""An opened source: its bytes as a stream, gzip and zstd unpacked on the way, never more of them than they deserve."""

from __future__ import annotations

import io
import re
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from retold.model.errors import BombInput, DamagedInput, InputError, NestedInput, OversizedInput
from retold.read.items import size_in_words
from retold.read.sniff import GZIP, ZSTD, ZSTD_DICTIONARY

HEAD_BYTES = 1 << 18
"""Bytes of a source that are looked at before it is known what it is."""
CHUNK = 1 << 18
FREE = 100_000_000
"""Bytes that anything may unpack to; beyond them it may not be more than ``RATIO`` times its packed size."""
RATIO = 200
"""Pages and tables pack to a fifth or a twentieth; only emptiness packs two hundredfold."""
WINDOW = 1 << 27
"""Largest zstd window accepted, in bytes: what ``zstd --long=27`` writes."""
SPOOLED = 50
"""Times the limit of one document that an archive may unpack to on disk, where its format needs it whole."""
BITE = 1024
"""Bytes of zstd unpacked at a time: a block of four may hold 128 kB."""
SKIPPED = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
"""The beginning of a zstd frame that holds notes of the program that wrote it."""


class Guarded(io.RawIOBase):
    """A stream that ends where reading it fails or goes beyond all measure, and keeps the reason as ``damage``.

    ``read`` gives up to so many bytes, nothing at the end; ``consumed`` tells how many packed bytes that took, ``member`` where among
    them the member begins that is being unpacked.
    """

    def __init__(
        self, subject: str, read: Callable[[int], bytes], consumed: Callable[[], int], member: Callable[[], int] | None = None
    ) -> None:
        super().__init__()
        self.member = member
        self.damage: InputError | None = None
        self.produced = 0
        self._subject = subject
        self._read = read
        self._consumed = consumed

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` as far as possible."""
        if self.damage is not None:
            return 0
        try:
            data = self._read(len(buffer))
        except InputError as error:
            self.damage = error
            return 0
        except Exception as error:  # noqa: BLE001 - what decompressors raise on hostile bytes has no common base
            self.damage = DamagedInput(self._subject, f"cannot be unpacked to its end ({_told(error)})")
            return 0
        self.produced += len(data)
        if self.produced > FREE and self.produced > RATIO * max(self._consumed(), 1):
            self.damage = BombInput(self._subject, f"unpacks to more than {RATIO} times its size")
            return 0
        buffer[: len(data)] = data
        return len(data)


class Joined(io.RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` from the head, then from the rest."""
        if self._head:
            count = min(len(buffer), len(self._head))
            buffer[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@dataclass(slots=True)
class Inlet:
    """An opened source or member of an archive.

    ``stream`` gives it from its start, unpacked; ``head`` are its first bytes. ``path`` stands where it is a plain file.
    ``size`` is its length in bytes as it lies there, ``None`` where nobody knows. ``charset`` is what the web said of it,
    ``known`` the address it came from and when it was fetched.
    """

    name: str
    stream: BinaryIO
    head: bytes
    raw: BinaryIO
    path: Path | None = None
    size: int | None = None
    guards: tuple[Guarded, ...] = ()
    charset: str = ""
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def damage(self) -> InputError | None:
        """Why unpacking ended early, where it did."""
        return next((g.damage for g in self.guards if g.damage is not None), None)

    @property
    def packed(self) -> bool:
        """Whether what is read is not what lies there."""
        return bool(self.guards)

    @property
    def damaged_member(self) -> int | None:
        """Where in a plain file the packed member begins that could not be unpacked; ``None`` where that is not what happened."""
        for guard in self.guards:
            if isinstance(guard.damage, DamagedInput) and guard.member is not None and self.path is not None:
                return guard.member()
        return None

    def position(self) -> int:
        """Bytes read of it as it lies there; 0 where that is not known."""
        try:
            return self.raw.tell()
        except (OSError, ValueError):
            return 0

    def close(self) -> None:
        """Close the source, unless it is standard input."""
        self.raw.close()

    def whole(self, limit: int) -> bytes:
        """All of it; raises ``OversizedInput`` beyond ``limit`` bytes and the damage where it ends early."""
        if self.size is not None and self.size > limit and not self.packed:
            raise OversizedInput(
                self.name, f"{size_in_words(self.size)}, over the limit of {size_in_words(limit)} for one document"
            )
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise OversizedInput(self.name, f"more than {size_in_words(limit)}, the limit for one document")
        if self.damage is not None:
            raise self.damage
        return data

    def seekable(self, limit: int) -> BinaryIO:
        """A file to jump about in: the source itself, or a temporary copy on disk (closed, it is gone)."""
        if self.path is not None and not self.packed:
            return self.path.open("rb")
        copy: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
        try:
            self._copy(copy, limit * SPOOLED)
        except BaseException:
            copy.close()
            raise
        copy.seek(0)
        return copy

    def _copy(self, target: BinaryIO, most: int) -> None:
        count = 0
        while chunk := self.stream.read(CHUNK):
            count += len(chunk)
            if count > most:
                told = f"unpacks to more than {size_in_words(most)}"
                hint = f"Unpack it yourself, or raise --max-size ({SPOOLED} times as much may be unpacked)."
                raise OversizedInput(self.name, told, hint)
            target.write(chunk)
        if self.damage is not None:
            raise self.damage


def open_inlet(name: str, raw: BinaryIO, *, path: Path | None = None, size: int | None = None) -> Inlet:
    """Open a stream of bytes, unpacking gzip and zstd; raises an ``InputError`` where its first bytes cannot be had.

    Packed twice is refused: nobody does that to an article.
    """
    guards = (raw,) if isinstance(raw, Guarded) else ()
    head = _exactly(raw, HEAD_BYTES)
    stream: BinaryIO = io.BufferedReader(Joined(head, raw), CHUNK)
    if _is_packed(head):
        members = _unpacker(name, head, stream)
        unpacked = Guarded(name, members.read, lambda: members.consumed, lambda: members.begun)
        guards = (*guards, unpacked)
        head = _exactly(unpacked, HEAD_BYTES)
        if unpacked.damage is not None and not head:
            raise unpacked.damage
        if _is_packed(head):
            raise NestedInput(name, "compressed more than once", "Unpack it (gunzip, zstd -d) and give what is inside.")
        stream = io.BufferedReader(Joined(head, unpacked), CHUNK)  # type: ignore[arg-type]
    return Inlet(name=name, stream=stream, head=head, raw=raw, path=path, size=size, guards=guards)


def _is_packed(head: bytes) -> bool:
    return head.startswith((GZIP, ZSTD)) or SKIPPED.match(head) is not None


def _exactly(stream: Any, count: int) -> bytes:
    parts: list[bytes] = []
    while count > 0 and (data := stream.read(count)):
        parts.append(data)
        count -= len(data)
    return b"".join(parts)


def _unpacker(name: str, head: bytes, stream: BinaryIO) -> _Members:
    if head.startswith(GZIP):
        return _Members(name, stream, lambda: zlib.decompressobj(wbits=31), GZIP, CHUNK)
    try:
        return _zstd(name, head, stream)
    except Exception as error:
        raise DamagedInput(name, f"cannot be unpacked ({_told(error)})") from error


def _told(error: Exception) -> str:
    """What a library says of bytes it cannot read, short and on one line."""
    return " ".join(str(error).split())[:120] or type(error).__name__


class _Members:
    """Packed members (gzip) or frames (zstd) one behind the other; ``begin`` makes the decompressor of the next one.

    Raises ``DamagedInput`` where the file ends within one, or something else follows.
    """

    def __init__(self, name: str, stream: BinaryIO, begin: Callable[[], Any], magic: bytes, bite: int) -> None:
        self.consumed = 0
        self.begun = 0
        self._name = name
        self._stream = stream
        self._begin = begin
        self._magic = magic
        self._bite = bite
        self._waiting = b""
        self._made = memoryview(b"")
        self._open: Any = None
        self._first = True

    def read(self, count: int) -> bytes:
        """Up to ``count`` bytes, nothing at the end."""
        while not self._made:
            if self._open is None and not self._next():
                return b""
            if not self._waiting and not self._fill():
                raise DamagedInput(self._name, "compressed data that was cut short")
            self._step()
        out, self._made = bytes(self._made[:count]), self._made[count:]
        return out

    def _step(self) -> None:
        if self._magic == GZIP:
            self._made = memoryview(self._open.decompress(self._waiting, CHUNK))
            self._waiting = self._open.unconsumed_tail
        else:
            # zstd's object gives all at once: small bites keep what one of them may swell to under 32 MB.
            bite, self._waiting = self._waiting[: self._bite], self._waiting[self._bite :]
            self._made = memoryview(self._open.decompress(bite))
        if self._open.eof:
            self._waiting = self._open.unused_data + self._waiting if self._magic != GZIP else self._open.unused_data
            self._open = None

    def _next(self) -> bool:
        """Begin the next member, where there is one; some writers fill up with zeros, or put notes between frames."""
        while self._has(len(self._magic)) and self._magic == ZSTD and SKIPPED.match(self._waiting):
            self._skip()
        if not self._first:
            self._waiting = self._waiting.lstrip(b"\0")
        if not self._waiting:
            return False
        if not self._waiting.startswith(self._magic):
            raise DamagedInput(self._name, "compressed data followed by something else")
        self._first = False
        self.begun = self.consumed - len(self._waiting)
        self._open = self._begin()
        return True

    def _has(self, count: int) -> bool:
        while len(self._waiting) < count and self._fill():
            pass
        return len(self._waiting) >= count

    def _skip(self) -> None:
        self._has(8)
        left = 8 + int.from_bytes(self._waiting[4:8], "little")
        while left > len(self._waiting):
            left -= len(self._waiting)
            self._waiting = b""
            if not self._fill():
                raise DamagedInput(self._name, "compressed data that was cut short")
        self._waiting = self._waiting[left:]

    def _fill(self) -> bool:
        data = self._stream.read(CHUNK if self._magic == GZIP else 16 * self._bite)
        self.consumed += len(data)
        self._waiting += data
        return bool(data)


def _zstd(name: str, head: bytes, stream: BinaryIO) -> _Members:
    """Zstandard; a dictionary in the first, skippable frame is used, as the WARC convention has it."""
    import zstandard

    dictionary = None
    if head.startswith(ZSTD_DICTIONARY):
        data = stream.read(min(int.from_bytes(stream.read(8)[4:8], "little"), WINDOW))
        if data.startswith(ZSTD):
            data = zstandard.ZstdDecompressor(max_window_size=WINDOW).decompress(data, max_output_size=WINDOW)
        dictionary = zstandard.ZstdCompressionDict(data)
    unpack = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=WINDOW)
    return _Members(name, stream, unpack.decompressobj, ZSTD, BITE)
