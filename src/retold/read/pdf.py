"""PDF: the text page by page in reading order, its lines joined to paragraphs, and its properties.

pypdf runs in a process of its own (see :mod:`retold.read.worker`): a PDF is a program of sorts, and some never end.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import msgspec

from retold.lang.stamps import read_date
from retold.model.document import Role
from retold.model.errors import DamagedInput, EmptyInput, EncryptedInput, InputError, OversizedInput
from retold.model.when import When
from retold.read import worker
from retold.read.items import Stretch
from retold.read.pdf_worker import PdfText

FULL = 0.75
"""Share of the widest usual line from which a line was broken by the margin and goes on in the next."""
REPEATED = 3
"""Pages that begin or end alike for that line to be a running head or foot."""

_NUMBER = re.compile(r"(?i)(?:page |p\. ?|- ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?-)?")
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"""[.!?:;]["'”’)\]]*$""")
_BULLET = re.compile(r"[•▪◦‣●○■□–—*]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
_SOFT = re.compile(r"[^\W\d_]+[-\u00ad\u2010]$")
_PROGRAM = re.compile(r"(?i)^(?:microsoft word|untitled|document\d*$|layout \d)|\.(?:docx?|pdf|indd|odt|rtf|qxd|pages|tmp)$")
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}'?\d{2})?")


@dataclass(slots=True)
class PdfPage:
    """A PDF's text with its blocks, what its properties say, and what one should know of the reading."""

    text: str = ""
    blocks: list[Stretch] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    remarks: tuple[InputError, ...] = ()


def read_pdf(data: bytes, name: str) -> PdfPage:
    """Read a PDF; raises an ``InputError`` for one that is encrypted, broken, without text, or takes too long."""
    answer = worker.run("retold.read.pdf_worker", data, name)
    found = msgspec.json.decode(answer, type=PdfText)
    if found.failure == "encrypted":
        raise EncryptedInput(name, "a PDF that opens only with a password")
    if found.failure:
        raise DamagedInput(name, f"a PDF that cannot be read ({found.detail})")
    if not any(page.strip() for page in found.pages):
        if found.unread:
            raise DamagedInput(name, "a PDF of which no page can be read")
        what = "a scanned PDF: pictures of pages, no text" if found.pictures else "a PDF without text"
        raise EmptyInput(name, what, "Run it through text recognition (OCR) and give the result.")
    page = _composed(found.pages)
    page.values = _values(found.info)
    remarks: list[InputError] = []
    if found.cut:
        remarks.append(OversizedInput(name, found.cut, "Split the PDF and give the pages that matter."))
    if found.unread:
        remarks.append(DamagedInput(name, f"{found.unread} of {found.count} pages cannot be read"))
    page.remarks = tuple(remarks)
    return page


def _composed(pages: list[str]) -> PdfPage:
    sheets = [[line.strip() for line in page.replace("\0", "").splitlines()] for page in pages]
    edges = _running_edges(sheets)
    hyphened = frozenset(re.findall(r"\w+-\w+", " ".join(word for sheet in sheets for line in sheet for word in line.split())))
    width = _width(sheets)
    out = _Composition(hyphened)
    for sheet in sheets:
        filled = [i for i, line in enumerate(sheet) if line]
        for i, line in enumerate(sheet):
            at_edge = line and (i == filled[0] or i == filled[-1])
            if at_edge and (_NUMBER.fullmatch(line) or _DIGITS.sub("#", line) in edges):
                out.apart(line)
            elif not line:
                out.close()
            else:
                out.line(line, width)
        out.page_ends()
    out.close()
    return PdfPage("".join(out.parts), sorted(out.blocks, key=lambda b: b.start))


def _running_edges(sheets: list[list[str]]) -> frozenset[str]:
    """First and last lines that many pages share, but for their numbers."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        lines = [line for line in sheet if line]
        seen.update({_DIGITS.sub("#", line) for line in (lines[:1] + lines[-1:])})
    return frozenset(line for line, count in seen.items() if count >= REPEATED)


def _width(sheets: list[list[str]]) -> int:
    """Characters of a full line: nine in ten lines are no longer."""
    lengths = sorted(len(line) for sheet in sheets for line in sheet if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


class _Composition:
    """Lines on their way to paragraphs: text in ``parts``, paragraphs in ``blocks``."""

    def __init__(self, hyphened: frozenset[str]) -> None:
        self.parts: list[str] = []
        self.blocks: list[Stretch] = []
        self._hyphened = hyphened
        self._length = 0
        self._paragraph = ""
        self._last = ""
        self._waiting: list[str] = []
        self._over = False

    def line(self, line: str, width: int) -> None:
        """Add a line to the open paragraph, or begin one where the last line was not full or this one is an item."""
        if self._paragraph and (self._ended(line, width) or _BULLET.match(line)):
            self.close()
        self._over = False
        self._paragraph = self._joined(line) if self._paragraph else line
        self._last = line

    def apart(self, line: str) -> None:
        """A running head, foot or page number: a block of its own, behind the paragraph it interrupts."""
        self._waiting.append(line)

    def page_ends(self) -> None:
        """A paragraph goes over the page where its sentence is not finished."""
        if self._paragraph and _ENDS.search(self._last[-6:]):
            self.close()
        self._over = True
        if not self._paragraph:
            self.close()

    def close(self) -> None:
        """End the open paragraph; then come the lines that stood apart."""
        for words, tag, hint in ((self._paragraph, "p", None), *((w, "line", Role.OTHER) for w in self._waiting)):
            if words:
                self._write(words, tag, hint)
        self._paragraph = self._last = ""
        self._waiting.clear()

    def _ended(self, line: str, width: int) -> bool:
        if self._over and line[:1].islower():
            return False
        if len(self._last) < FULL * width:
            return True
        return len(self._last) < 0.9 * width and bool(_ENDS.search(self._last[-6:])) and not line[:1].islower()

    def _joined(self, line: str) -> str:
        """The paragraph with one more line; a word broken at its end is whole again, unless it is written with a hyphen elsewhere."""
        broken = _SOFT.search(self._paragraph[-60:])
        if broken and line[:1].islower():
            head, tail = broken[0][:-1], (re.match(r"\w+", line) or [""])[0]
            if f"{head}-{tail}" not in self._hyphened:
                return self._paragraph[:-1] + line
            return self._paragraph + line
        return f"{self._paragraph} {line}"

    def _write(self, words: str, tag: str, hint: Role | None) -> None:
        if self.parts:
            self.parts.append("\n\n")
            self._length += 2
        self.parts.append(words)
        self.blocks.append(Stretch(self._length, self._length + len(words), tag, hint))
        self._length += len(words)


def _values(info: dict[str, str]) -> dict[str, Any]:
    title = info.get("title", "")
    return {
        "title": title if title and not _PROGRAM.search(title) else None,
        "author": info.get("author"),
        "published": _when(info.get("creation_date_raw", "")),
    }


def _when(raw: str) -> When | None:
    """``D:20180731174800+02'00'`` as ``2018-07-31T17:48:00+02:00``."""
    match = _DATE.match(raw)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    date = "-".join(p for p in (year, month, day) if p)
    if hour and day:
        zone = (zone or "").replace("'", "")
        zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
        date += f"T{hour}:{minute}:{second or '00'}{zone}"
    return read_date(date)
