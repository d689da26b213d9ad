"""When the articles came out: their letters on a line of time. Coordinates are CSS pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from retold.model.document import Document
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.cites import Citer
from retold.report.values import in_words

WIDTH = 960
EDGE = 24
ROW = 22
STEP = 26
"""Width that a letter takes, and a little air."""

TICKS = 7
"""Marks on the line at most."""

_HOURS = (1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672)


@dataclass(frozen=True, slots=True)
class Moment:
    """An article on the line: ``exact`` where its hour is known, else it stands at the middle of its day."""

    by: Byline
    x: float
    y: float
    exact: bool
    told: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The line with its articles and marks; ``dated`` of ``total`` articles have a day."""

    moments: tuple[Moment, ...]
    ticks: tuple[tuple[float, str], ...]
    base: float
    dated: int
    total: int
    width: int = WIDTH


def clock(story: Story, citer: Citer) -> Clock | None:
    """The line of time; ``None`` unless at least two articles have days, and not all the same moment."""
    known = [(at, d) for d in story.articles if (at := _moment(d)) is not None]
    known.sort(key=lambda r: (r[0], citer.who[r[1].id].number))
    if len(known) < 2 or known[0][0] == known[-1][0]:
        return None
    start, end = known[0][0], known[-1][0]
    scale = (WIDTH - 2 * EDGE) / (end - start).total_seconds()
    free: list[float] = []
    placed: list[tuple[float, int, Document]] = []
    for at, d in known:
        x = EDGE + (at - start).total_seconds() * scale
        row = next((n for n, taken in enumerate(free) if taken <= x), len(free))
        free[row : row + 1] = [x + STEP + 6 * (len(citer.who[d.id].letter) - 1)]
        placed.append((x, row, d))
    base = ROW * len(free) + 4
    moments = tuple(
        Moment(citer.who[d.id], round(x, 1), base - ROW * row - 9, _exact(d), f"{citer.who[d.id]}, {_told(d)}")
        for x, row, d in placed
    )
    ticks = tuple((round(EDGE + (at - start).total_seconds() * scale, 1), told) for at, told in _ticks(start, end))
    return Clock(moments, ticks, base, len(known), len(story.articles))


def _moment(d: Document) -> datetime | None:
    """The moment of publication as UTC; the middle of the day where no hour is given."""
    if d.published is None or d.published.day is None:
        return None
    at = d.published.instant
    if at is None:
        return datetime(d.published.day.year, d.published.day.month, d.published.day.day, 12, tzinfo=UTC)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _exact(d: Document) -> bool:
    return d.published is not None and d.published.instant is not None


def _told(d: Document) -> str:
    return in_words(d.published.edtf) if d.published else ""


def _ticks(start: datetime, end: datetime) -> Iterator[tuple[datetime, str]]:
    span = (end - start).total_seconds() / 3600
    hours = next((h for h in _HOURS if span / h <= TICKS), max(_HOURS[-1], round(span / TICKS / 24) * 24))
    at = start.replace(hour=0, minute=0, second=0, microsecond=0)
    day = None
    while at <= end:
        if at >= start:
            clock_ = f"{at:%H:%M}" if hours < 24 else ""
            date = f"{at.day} {at:%B}" if at.date() != day else ""
            date += f" {at.year}" if day is None else ""
            yield at, ", ".join(x for x in (date, clock_) if x)
            day = at.date()
        at += timedelta(hours=hours)
