"""Opening one source: a file, standard input, an address."""

from __future__ import annotations

import io
import stat
from typing import BinaryIO

from retold.model.errors import EmptyInput, UnknownFormat, UnreadableInput
from retold.read.expand import Source
from retold.read.items import Settings
from retold.read.streams import Inlet, open_inlet


def open_source(source: Source, stdin: BinaryIO | None, settings: Settings) -> Inlet:
    """Open a source; raises an ``InputError`` where that cannot be done.

    Devices, pipes and sockets are not waited for. Close what is returned.
    """
    if source.url is not None:
        inlet = _address(source.name, source.url, settings)
    elif source.path is None:
        if stdin is None:
            raise UnreadableInput("-", "there is no standard input to read", "Pipe an article into retold, or name a file.")
        inlet = open_inlet(source.name, _Borrowed(stdin))  # type: ignore[arg-type]
    else:
        inlet = _file(source)
    if not inlet.head:
        inlet.close()
        raise EmptyInput(source.name, "empty")
    return inlet


def _address(name: str, url: str, settings: Settings) -> Inlet:
    """What stands at an address; the one place where the web is asked."""
    if settings.fetch is None:
        raise UnknownFormat(name, "addresses are not fetched here", "Save the page from the browser and give the file.")
    answer = settings.fetch(url, settings.limit)
    inlet = open_inlet(name, io.BytesIO(answer.data), size=len(answer.data))
    inlet.charset = answer.charset
    inlet.known = {"url": answer.url, "fetched": answer.fetched}
    return inlet


def _file(source: Source) -> Inlet:
    path = source.path
    if path is None:
        raise UnreadableInput(source.name, "not a file")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableInput(source.name, "not a regular file", "Give files, folders or - for standard input.")
        file = path.open("rb")
    except FileNotFoundError as error:
        reason = "a link to a file that is not there" if path.is_symlink() else "vanished while being read"
        raise UnreadableInput(source.name, reason, "Check where the link points (ls -l).") from error
    except OSError as error:
        raise UnreadableInput(source.name, (error.strerror or "cannot be read").lower()) from error
    try:
        return open_inlet(source.name, file, path=path, size=status.st_size)
    except BaseException:
        file.close()
        raise


class _Borrowed(io.RawIOBase):
    """Standard input, which is not ours to close, and which counts what was read of it."""

    def __init__(self, stdin: BinaryIO) -> None:
        super().__init__()
        self._stdin = stdin
        self._count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` as far as one read goes."""
        data = self._stdin.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        return len(data)

    def tell(self) -> int:
        """Bytes read so far."""
        return self._count
