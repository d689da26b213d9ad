"""The part of the PDF reader that runs in a process of its own: bytes to lines by page, through pypdf."""

from __future__ import annotations

import io
import logging
import time
from typing import Any

import msgspec

PAGES = 500
"""Pages read; the letter or report behind a story is shorter."""
TEXT = 5_000_000
"""Characters read."""
SECONDS = 40
"""Seconds after which no further page is begun."""


class PdfText(msgspec.Struct):
    """What came out: the text of each page, the document's properties, and why something is missing.

    ``failure`` is ``encrypted``, ``broken`` or empty; ``detail`` is the library's word for it.
    """

    pages: list[str] = []
    count: int = 0
    info: dict[str, str] = {}
    cut: str = ""
    unread: int = 0
    pictures: bool = False
    failure: str = ""
    detail: str = ""


class _LateError(Exception):
    pass


def work(data: bytes) -> bytes:
    """A PDF's bytes to a :class:`PdfText` in JSON."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    out = PdfText()
    try:
        _read(data, out)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - hostile files break the library in ways it does not name
        out.failure, out.detail = out.failure or "broken", f"{type(error).__name__}: {error}"[:200]
    return msgspec.json.encode(out)


def _read(data: bytes, out: PdfText) -> None:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not _unlock(reader):
        out.failure = "encrypted"
        return
    out.info = _info(reader)
    out.count = len(reader.pages)
    deadline = time.monotonic() + SECONDS
    length = 0
    for number in range(min(out.count, PAGES)):
        if time.monotonic() > deadline:
            out.cut = f"only the first {number} of {out.count} pages were read: it takes too long"
            return
        text = _page(reader, number, deadline, out)
        if length + len(text) > TEXT:
            out.cut = f"only the first {number} of {out.count} pages were read: its text is too long"
            return
        length += len(text)
        out.pages.append(text)
    if out.count > PAGES:
        out.cut = f"only the first {PAGES} of {out.count} pages were read"


def _unlock(reader: Any) -> bool:
    """Many PDFs are encrypted with an empty password, to forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - an encryption that cannot be undone for want of a library is one that stays closed
        return False


def _info(reader: Any) -> dict[str, str]:
    try:
        info = reader.metadata or {}
        return {
            key: " ".join(str(value).split())[:500]
            for key in ("title", "author", "creation_date_raw")
            if (value := getattr(info, key, None))
        }
    except Exception:  # noqa: BLE001 - broken properties do not make the text unreadable
        return {}


def _page(reader: Any, number: int, deadline: float, out: PdfText) -> str:
    def check(*_: Any) -> None:
        if time.monotonic() > deadline:
            raise _LateError

    try:
        page = reader.pages[number]
        text: str = page.extract_text(visitor_operand_before=check)
        if not text.strip() and not out.pictures:
            out.pictures = "/XObject" in (page.get("/Resources") or {})
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one broken page leaves the others
        out.unread += 1
        return ""
    return text
