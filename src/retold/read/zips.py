"""ZIP: the articles among its members, in its order; nothing is ever written under a member's name."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from retold.model.errors import BombInput, DamagedInput, EmptyInput, EncryptedInput, InputError, NestedInput, UnknownFormat
from retold.read.expand import is_article
from retold.read.items import MAX_DEPTH, Found, Note, Settings
from retold.read.streams import FREE, RATIO, Guarded, Inlet, open_inlet

MEMBERS = 200_000
"""Members of an archive beyond which it is refused."""
DIRECTORY = 60_000_000
"""Bytes of the table of contents beyond which it is not read."""
_TAIL = 1 << 17
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_OFFICE = ("application/epub", "application/vnd.oasis")
_ENCRYPTED = 1

Contents = Callable[[Inlet, Settings, int], Iterator[Found]]


def zip_items(inlet: Inlet, settings: Settings, depth: int, contents: Contents) -> Iterator[Found]:
    """What ``contents`` finds in each member, as deep as ``depth`` allows.

    Raises an ``InputError`` for an archive that is broken, an office document, too full, nested too deeply, or a bomb.
    """
    if depth >= MAX_DEPTH:
        raise NestedInput(inlet.name, "an archive within an archive within an archive")
    with inlet.seekable(settings.limit) as file:
        size = _measured(file, inlet.name)
        try:
            archive = zipfile.ZipFile(file)
        except Exception as error:
            raise DamagedInput(inlet.name, f"a ZIP file that cannot be read ({_told(error)})") from error
        with archive:
            members = _members(archive, inlet.name, size)
            yield from _each(archive, members, inlet, lambda member: contents(member, settings, depth + 1))


def _measured(file: BinaryIO, name: str) -> int:
    """The archive's length; raises ``NestedInput`` where its table of contents is too long to be looked at."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    end, end_64 = tail.rfind(_END), tail.rfind(_END_64)
    listed = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if end_64 >= 0:
        listed = max(listed if listed != 0xFFFFFFFF else 0, int.from_bytes(tail[end_64 + 40 : end_64 + 48], "little"))
    if listed > DIRECTORY:
        raise NestedInput(name, f"a table of contents of more than {DIRECTORY // 1_000_000} MB")
    return size


def _members(archive: zipfile.ZipFile, name: str, size: int) -> list[zipfile.ZipInfo]:
    """The members that are articles; raises where the archive as a whole is not one to open."""
    infos = archive.infolist()
    if len(infos) > MEMBERS:
        raise NestedInput(name, f"{len(infos)} members, more than {MEMBERS}")
    names = {info.filename for info in infos}
    if "[Content_Types].xml" in names or _is_office(archive, names):
        raise UnknownFormat(
            name, "an office document, which retold does not read", "Export it as text, HTML or PDF and give that."
        )
    if sum(info.compress_size for info in infos) > size:
        raise BombInput(name, "a ZIP file whose members lie over each other", "No program packs like this: do not unpack it.")
    return [info for info in infos if not info.filename.endswith("/") and _is_wanted(info.filename)]


def _is_office(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "mimetype" not in names:
        return False
    try:
        with archive.open("mimetype") as file:
            return file.read(100).decode("ascii", "replace").startswith(_OFFICE)
    except Exception:  # noqa: BLE001 - a member that cannot be opened says nothing
        return False


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts if part not in {".", ".."})
    return not hidden and is_article(path.name)


def _each(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], outer: Inlet, inside: Callable[[Inlet], Iterator[Found]]
) -> Iterator[Found]:
    if not members:
        raise EmptyInput(outer.name, "no article in this archive")
    spent = packed = 0
    for info in members:
        name = f"{outer.name}!{_shown(info.filename)}"
        if info.flag_bits & _ENCRYPTED:
            yield Note(EncryptedInput(name, "a member that opens only with a password"))
            continue
        guard = _opened(archive, info, name)
        try:
            member = open_inlet(name, guard, size=info.file_size)  # type: ignore[arg-type]
            member.known = {k: v for k, v in outer.known.items() if k == "fetched"}
            yield from inside(member)
        except InputError as error:
            damage = guard.damage if guard.damage is not None else error
            yield Note(damage)
        finally:
            guard.close()
        spent, packed = spent + guard.produced, packed + info.compress_size
        if spent > FREE and spent > RATIO * max(packed, 1):
            raise BombInput(outer.name, f"unpacks to more than {RATIO} times its size")


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Guarded:
    opened: list[Any] = []

    def read(count: int) -> bytes:
        if not opened:
            opened.append(archive.open(info))
        return bytes(opened[0].read(count))

    return Guarded(name, read, lambda: info.compress_size)


def _shown(name: str) -> str:
    return name.replace("\\", "/").encode("utf-8", "replace").decode("utf-8", "replace")


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
