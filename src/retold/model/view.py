"""Folded reading copies of a text that remember where every character came from.

Matching never runs on edited text: it runs on a :class:`View`, and what it finds is carried back to the original
through the origin map, so typographic differences (curly quotes, dashes, no-break spaces, case, line ends,
zero-width characters, composed or combining accents) neither hide a match nor move an offset.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from retold.model.errors import SpanError

QUOTES = dict.fromkeys("“”„‟«»〝〞＂❝❞", '"') | dict.fromkeys("‘’‚‛′‹›＇❛❜ʼ`´", "'")
DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
IGNORED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class View:
    """A folded copy: ``text[i]`` stands for the original characters ``starts[i]`` to ``ends[i]`` (half-open).

    ``starts`` and ``ends`` have the length of ``text`` and never decrease.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of ``text[start:end]``; raises ``SpanError`` where that is empty or outside."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError("", f"no characters between {start} and {end} of a view of {len(self.text)}")
        return self.starts[start], self.ends[end - 1]

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the view of the characters that stand for ``start`` to ``end`` of the original (may be empty)."""
        low = bisect_left(self.ends, start + 1)
        high = max(low, bisect_left(self.starts, end))
        return low, high


def _fold_cluster(cluster: str, keep_case: bool) -> str:  # noqa: FBT001 - private, one caller
    composed = unicodedata.normalize("NFC", cluster)
    out = "".join(QUOTES.get(c) or DASHES.get(c) or ("..." if c == "…" else " " if c.isspace() else c) for c in composed)
    return out if keep_case else out.casefold()


def fold(text: str, *, keep_case: bool = False) -> View:
    """Fold quotes, dashes, white space (runs become one space), zero-width characters, accents' composition, case.

    A base character and its combining marks are folded together, so a composed and a decomposed accent agree. Case
    is folded unless ``keep_case``. Cost is linear in the text.
    """
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    i, n = 0, len(text)
    while i < n:
        j = i + 1
        while j < n and unicodedata.combining(text[j]):
            j += 1
        cluster = text[i:j]
        if cluster.isspace():
            while j < n and (text[j].isspace() or text[j] in IGNORED):
                j += 1
            folded = " "
        else:
            folded = _fold_cluster("".join(c for c in cluster if c not in IGNORED), keep_case)
        for c in folded:
            out.append(c)
            starts.append(i)
            ends.append(j)
        i = j
    return View("".join(out), tuple(starts), tuple(ends))


def substitute(text: str, table: dict[str, str]) -> View:
    """Replace single characters by strings of any length (also none), keeping the origin map; nothing else changes."""
    out: list[str] = []
    places: list[int] = []
    for i, c in enumerate(text):
        for r in table.get(c, c):
            out.append(r)
            places.append(i)
    return View("".join(out), tuple(places), tuple(p + 1 for p in places))
