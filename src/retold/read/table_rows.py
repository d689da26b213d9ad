"""Rows of JSON and CSV as they come off a stream: never more than one row's worth in memory, bad rows passed over."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator
from typing import Any

from retold.model.errors import DamagedInput, InputError, OversizedInput, UndecodableInput
from retold.read.decode import decode
from retold.read.items import Note, size_in_words
from retold.read.streams import CHUNK, HEAD_BYTES, Inlet
from retold.read.table_columns import Row

Numbered = tuple[int, Row, InputError | None]
"""A row's number from 1, its cells, and a doubt about it."""
Rows = Iterator[Numbered | Note]

BAD_IN_A_ROW = 100
"""Bad rows one after the other after which the rest is not tried: this is no table."""
REPLACED = "invalid bytes replaced by \ufffd"

_BAD = re.compile("[\udc80-\udcff]")
_GOES_ON = re.compile(r"[\[{,:]\s*$")
"""How the first line of an object written over many lines ends."""
_SPACE = re.compile(r"[\s,]*")


def _encoding(inlet: Inlet) -> tuple[str, InputError | None]:
    """The encoding of a table by its first lines."""
    head = inlet.head
    if len(head) >= HEAD_BYTES:
        head = head[: head.rfind(b"\n") + 1] or head[:-4]
    decoded = decode(head)
    if decoded is None:
        raise UndecodableInput(inlet.name, "text in an encoding that could not be established")
    guessed = UndecodableInput(inlet.name, decoded.remark) if "guess" in decoded.remark else None
    return decoded.encoding, guessed


def _text(inlet: Inlet, encoding: str) -> Iterator[str]:
    """The text in pieces; bytes that are no UTF-8 become lone surrogates, so that their row can be told."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding == "utf-8" else "replace")
    first = True
    while data := inlet.stream.read(CHUNK):
        text = decoder.decode(data)
        if first and text:
            text, first = text.removeprefix("\ufeff"), False
        yield text
    yield decoder.decode(b"", final=True)


def _lines(pieces: Iterator[str], limit: int) -> Iterator[str | None]:
    """Lines with their ends; ``None`` for one of more than ``limit`` characters, which is passed over."""
    parts: list[str] = []
    length = 0
    for piece in pieces:
        start = 0
        while start < len(piece):
            end = piece.find("\n", start) + 1 or len(piece)
            length += end - start
            if length <= limit:
                parts.append(piece[start:end])
            if piece[end - 1] == "\n":
                yield "".join(parts) if length <= limit else None
                parts, length = [], 0
            elif length > limit:
                parts = []
            start = end
    if length:
        yield "".join(parts) if length <= limit else None


def _ending(inlet: Inlet) -> Iterator[Note]:
    """What is to be said where a packed table ends before its time."""
    if inlet.damage is not None:
        error = inlet.damage
        yield Note(error, fatal=not isinstance(error, DamagedInput))


def json_rows(inlet: Inlet, limit: int) -> Rows:
    """The objects of JSON Lines, of an array, or of the list in an object (``{"articles": [...]}``)."""
    encoding, guessed = _encoding(inlet)
    if guessed is not None:
        yield Note(guessed, fatal=False)
    start = inlet.head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1]
    pieces = _text(inlet, encoding)
    if start == b"[":
        yield from _array(pieces, inlet.name, limit)
    else:
        yield from _json_lines(pieces, inlet, limit)
    yield from _ending(inlet)


def _json_lines(pieces: Iterator[str], inlet: Inlet, limit: int) -> Rows:
    number = bad = 0
    lines = _lines(pieces, limit)
    for line in lines:
        if line is not None and not line.strip():
            continue
        number += 1
        name = f"{inlet.name}!row {number}"
        found = _json_line(line, name, limit)
        if isinstance(found, InputError):
            if number == 1 and line is not None and _GOES_ON.search(line):
                yield from _object(line, lines, inlet.name, limit)
                return
            bad += 1
            yield Note(found)
            if bad >= BAD_IN_A_ROW:
                yield Note(DamagedInput(inlet.name, f"{bad} bad rows one after the other: the rest was not read"))
                return
            continue
        bad = 0
        rows = _listed(found)
        if number == 1 and rows is not None:
            yield from ((i, row, None) for i, row in enumerate(rows, 1))
            return
        yield number, found, None


def _json_line(line: str | None, name: str, limit: int) -> dict[str, Any] | InputError:
    if line is None:
        return OversizedInput(name, f"a row of more than {size_in_words(limit)}, the limit for one document")
    if _BAD.search(line):
        return UndecodableInput(name, "bytes that are no UTF-8 in this row")
    value = _parsed(line, name)
    if isinstance(value, InputError):
        return value
    return value if isinstance(value, dict) else DamagedInput(name, "not a JSON object", "Each row is an object: {…}.")


def _parsed(source: str, name: str) -> Any:
    """The value, or the ``InputError`` that it is none."""
    try:
        return json.loads(source, strict=False)
    except RecursionError:
        return DamagedInput(name, "JSON nested too deeply")
    except ValueError as error:
        return DamagedInput(name, f"not valid JSON ({str(error)[:100]})")


def _object(first: str, lines: Iterator[str | None], name: str, limit: int) -> Rows:
    """An object over many lines: one article, or the list of them that it holds."""
    parts = [first]
    length = len(first)
    for line in lines:
        parts.append(line or "")
        length += len(parts[-1])
        if line is None or length > limit:
            yield Note(OversizedInput(name, f"one JSON object of more than {size_in_words(limit)}", "Write one row a line."))
            return
    source = _BAD.sub("\ufffd", "".join(parts))
    value = _parsed(source, name)
    if isinstance(value, dict):
        rows = _listed(value)
        yield from ((i, row, None) for i, row in enumerate([value] if rows is None else rows, 1))
    else:
        yield Note(value if isinstance(value, InputError) else DamagedInput(name, "not a JSON object"))


def _listed(value: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The rows in an object that holds a list of objects and is no row itself."""
    if "schema_version" in value or any(isinstance(v, str) and len(v) > 300 for v in value.values()):
        return None
    lists = (v for v in value.values() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v))
    return max(lists, key=len, default=None)


def _array(pieces: Iterator[str], name: str, limit: int) -> Rows:
    """The objects of an array, each parsed as soon as it is whole; the first one that is broken ends it."""
    decoder = json.JSONDecoder(strict=False)
    waiting, at, number = next(pieces, "").lstrip()[1:], 0, 0
    ended = False
    while True:
        at = (_SPACE.match(waiting, at) or _SPACE.match("")).end()  # type: ignore[union-attr]
        if waiting[at : at + 1] == "]":
            return
        try:
            value, after = decoder.raw_decode(waiting, at)
        except RecursionError:
            yield Note(DamagedInput(f"{name}!row {number + 1}", "JSON nested too deeply: the rest was not read"))
            return
        except ValueError as error:
            if len(waiting) - at > limit:
                yield Note(
                    OversizedInput(f"{name}!row {number + 1}", f"a row of more than {size_in_words(limit)}, or broken JSON")
                )
                return
            if ended:
                told = "a JSON array that was cut short" if at >= len(waiting) else f"not valid JSON ({str(error)[:100]})"
                yield Note(DamagedInput(f"{name}!row {number + 1}", told), fatal=at < len(waiting) or number == 0)
                return
            waiting, at, ended = _more(waiting[at:], pieces)
            continue
        number += 1
        if isinstance(value, dict):
            bad = _BAD.search(waiting, at, after)
            yield number, value, UndecodableInput(name, REPLACED) if bad else None
        else:
            yield Note(DamagedInput(f"{name}!row {number}", "not a JSON object"))
        at = after


def _more(waiting: str, pieces: Iterator[str]) -> tuple[str, int, bool]:
    """At least twice as much text, so that trying again costs no more than reading; the end is told."""
    parts = [waiting]
    length, wanted = len(waiting), 2 * len(waiting) + 1
    ended = True
    for piece in pieces:
        parts.append(piece)
        length += len(piece)
        if length >= wanted:
            ended = False
            break
    return "".join(parts), 0, ended


def csv_rows(inlet: Inlet, limit: int) -> Rows:
    """The rows of CSV (RFC 4180, any usual delimiter) below its header; number 1 is the first one below it."""
    encoding, guessed = _encoding(inlet)
    if guessed is not None:
        yield Note(guessed, fatal=False)
    lines = _csv_lines(_text(inlet, encoding), inlet.name, limit)
    csv.field_size_limit(limit)
    header: list[str] = []
    reader: Any = None
    number = 0
    try:
        first = next((line for line in lines if line.strip()), "")
        reader = csv.reader(_again(first, lines), delimiter=max(",;\t|", key=first.count))
        header = [_clean(cell) for cell in next(reader, [])]
        for cells in reader:
            if not any(cells):
                continue
            number += 1
            row = dict(zip(header, map(_replaced, cells), strict=False))
            bad = any(_BAD.search(cell) for cell in cells)
            yield number, row, UndecodableInput(inlet.name, REPLACED) if bad else None
    except csv.Error as error:
        yield Note(DamagedInput(f"{inlet.name}!row {number + 1}", f"not valid CSV ({error}): the rest was not read"))
    except InputError as error:
        yield Note(error)
    yield from _ending(inlet)


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _csv_lines(pieces: Iterator[str], name: str, limit: int) -> Iterator[str]:
    for line in _lines(pieces, limit):
        if line is None:
            raise OversizedInput(name, f"a line of more than {size_in_words(limit)}: the rest was not read")
        yield from line.splitlines(keepends=True) if "\r" in line[:-2] else (line,)


def _clean(cell: str) -> str:
    return " ".join(_replaced(cell).split())


def _replaced(cell: str) -> str:
    return _BAD.sub("\ufffd", cell)
