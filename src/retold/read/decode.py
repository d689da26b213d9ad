"""Bytes to text: byte order mark, UTF-8, what a page declares, then a guess that is said to be one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from retold.read.sniff import HEAD, is_wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.IGNORECASE)
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
"""Labels that pages use for a superset, as the WHATWG Encoding standard reads them."""
_GUESSES = [
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "iso8859_2",
]
_GUESS_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and a remark where something was guessed or replaced (else empty)."""

    text: str
    encoding: str
    remark: str = ""


def decode(data: bytes, *, markup: bool = False, declared: str = "") -> Decoded | None:
    """Decode ``data``; ``markup``: look for a declared charset; ``declared`` is the one that HTTP headers name.

    ``None`` where no encoding can be established.

    A byte order mark names the encoding and is no part of the text. Bytes that are invalid in text which is
    otherwise UTF-8 become U+FFFD. All else is decoded unchanged, line ends included.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in data or not is_wide(data):
            return Decoded(text, "utf-8")
    if is_wide(data):
        return _lenient(data, "utf-16-be" if data[:1] == b"\0" else "utf-16-le")
    if declared and (found := _labelled(data, declared)):
        return found
    if markup and (found := _declared(data)):
        return found
    if _mostly_utf8(data):
        return _lenient(data, "utf-8")
    return _guess(data)


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    remark = (
        f"{bad} invalid {'byte sequence' if bad == 1 else 'byte sequences'} in {encoding.upper()} replaced by \ufffd"
        if bad > 0
        else ""
    )
    return Decoded(text, encoding, remark)


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:HEAD])
    return _labelled(data, match[1].decode("ascii")) if match else None


def _labelled(data: bytes, label: str) -> Decoded | None:
    """The text in the encoding that somebody has named; ``None`` where there is no such or it does not fit."""
    label = label.strip().lower()
    try:
        name = codecs.lookup(_WEB_NAMES.get(label, label)).name
        return Decoded(data.decode(name), name)
    except (LookupError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more multi-byte sequences are valid than not."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - bad
    return good > bad


def _guess(data: bytes) -> Decoded | None:
    """cp1252 where few bytes are not ASCII (the web's default for Western text), else charset-normalizer."""
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= 0.05 * len(data):
        try:
            return Decoded(data.decode("cp1252"), "cp1252", "not UTF-8: read as Windows-1252, which is a guess")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_SAMPLE], cp_isolation=_GUESSES).best()
    if best is None:
        return None
    try:
        return Decoded(
            data.decode(best.encoding, "replace"), best.encoding, f"not UTF-8: read as {best.encoding}, which is a guess"
        )
    except (LookupError, ValueError):
        return None
