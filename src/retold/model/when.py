"""Dates with the precision they were given in, written in EDTF (ISO 8601-2:2019)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from retold.model.errors import ModelError

_POINT = r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?[?~%]?"
_EDTF = re.compile(rf"(?:{_POINT}|\.\.)(?:/(?:{_POINT}|\.\.))?")
_LENGTHS = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A point in time or an interval, as EDTF text.

    ``2018``, ``2018-06``, ``2018-07-31``, ``2018-07-31T17:48``, ``2018-07-20/2018-07-25``; ``?`` uncertain, ``~``
    approximate; ``..`` an open end.
    A day is a day, not its midnight. Raises ``ModelError`` for anything else.
    """

    edtf: str

    def __post_init__(self) -> None:
        if not _EDTF.fullmatch(self.edtf):
            raise ModelError(self.edtf, "not an EDTF date or interval retold writes")

    @property
    def is_interval(self) -> bool:
        """Whether this has a start and an end."""
        return "/" in self.edtf

    @property
    def precision(self) -> str:
        """``year``, ``month``, ``day``, ``time`` or ``interval``."""
        if self.is_interval:
            return "interval"
        return _LENGTHS.get(len(self.edtf.rstrip("?~%")), "time")

    @property
    def day(self) -> date | None:
        """The calendar day, where the value is that precise; ``None`` for months, years and intervals."""
        if self.precision not in {"day", "time"}:
            return None
        try:
            return date.fromisoformat(self.edtf[:10])
        except ValueError:
            return None

    @property
    def instant(self) -> datetime | None:
        """The moment, where the value has a time of day; without a zone for a value that names none."""
        if self.precision != "time":
            return None
        try:
            return datetime.fromisoformat(self.edtf.rstrip("?~%"))
        except ValueError:
            return None

    def after(self, other: When) -> bool | None:
        """Whether this is later than another; ``None`` where the precision of the two does not tell.

        Moments are compared where both name a zone or neither does, else the days as they are written.
        """
        mine, others = self.instant, other.instant
        if mine and others and (mine.tzinfo is None) == (others.tzinfo is None):
            return None if mine == others else mine > others
        if self.day is None or other.day is None or self.day == other.day:
            return None
        return self.day > other.day
