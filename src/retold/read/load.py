"""The bytes of one source, never more than the limit."""

from __future__ import annotations

import gzip
import io
import stat
import zlib
from typing import BinaryIO

from retold.model.errors import BinaryInput, EmptyInput, OversizedInput, UnreadableInput
from retold.read.expand import Source

_GZIP = b"\x1f\x8b"


def load(source: Source, stdin: BinaryIO | None, limit: int) -> bytes:
    """Read a source, unpacking gzip; raises an ``InputError`` where that cannot be done or it is over ``limit`` bytes.

    Files over the limit are not opened; devices, pipes and sockets are not waited for.
    """
    data = _stdin(stdin, limit) if source.path is None else _file(source, limit)
    if data.startswith(_GZIP):
        data = _unpack(source, data, limit)
    if len(data) > limit:
        raise OversizedInput(source.name, f"more than {_size(limit)}, the limit for one document")
    if not data.strip():
        raise EmptyInput(source.name, "empty" if not data else "nothing but white space")
    return data


def _stdin(stdin: BinaryIO | None, limit: int) -> bytes:
    if stdin is None:
        raise UnreadableInput("-", "there is no standard input to read", "Pipe an article into retold, or name a file.")
    return stdin.read(limit + 1)


def _file(source: Source, limit: int) -> bytes:
    path = source.path
    if path is None:
        raise UnreadableInput(source.name, "not a file")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableInput(source.name, "not a regular file", "Give files, folders or - for standard input.")
        if status.st_size > limit:
            raise OversizedInput(source.name, f"{_size(status.st_size)}, over the limit of {_size(limit)} for one document")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        reason = "a link to a file that is not there" if path.is_symlink() else "vanished while being read"
        raise UnreadableInput(source.name, reason, "Check where the link points (ls -l).") from error
    except OSError as error:
        raise UnreadableInput(source.name, (error.strerror or "cannot be read").lower()) from error


def _unpack(source: Source, data: bytes, limit: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            return file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BinaryInput(source.name, "a gzip file that cannot be unpacked", "Fetch or pack it again.") from error


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count} bytes"
