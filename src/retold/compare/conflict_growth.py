"""Counts that grow and plans that move while a story runs: whether two differ by the time of their articles or beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import combinations

from retold.compare.conflict_values import Extent
from retold.model.claims import Strength
from retold.model.document import Document

_MOST = 300
"""Distinct counts that are held against each other."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the article that gives it."""

    document: Document
    extent: Extent


def growth(counts: Iterable[Counted]) -> Strength:
    """How counts of which some exclude each other collide.

    A contradiction where one article gives both, or one published on a later day gives fewer; an update where the greater count
    always comes later; a tension where the times are unknown or lie within one day in no such order: pages keep the time of
    their first version.
    """
    signs: set[int] = set()
    for a, b in combinations(_distinct(counts), 2):
        if a.extent.meets(b.extent):
            continue
        fewer, more = sorted((a, b), key=lambda t: t.extent.low)
        if a.document.id == b.document.id or _days(more.document, fewer.document) > 0:
            return Strength.CONTRADICTION
        signs.add(_order(fewer.document, more.document))
    return Strength.UPDATE_OVER_TIME if 1 in signs and -1 not in signs else Strength.TENSION


def changed(counts: Iterable[Counted]) -> Strength:
    """How counts collide that rise and fall with time: a contradiction within one article, an update between known times, else a tension."""
    clashing = [(a, b) for a, b in combinations(_distinct(counts), 2) if not a.extent.meets(b.extent)]
    if any(a.document.id == b.document.id for a, b in clashing):
        return Strength.CONTRADICTION
    return Strength.UPDATE_OVER_TIME if all(_order(a.document, b.document) for a, b in clashing) else Strength.TENSION


def rose(counts: Iterable[Counted]) -> bool:
    """Whether of counts from below, which all may hold, the greatest is first given by a later article than the least."""
    open_ = [c for c in counts if c.extent.high == float("inf")]
    low, high = (f((c.extent.low for c in open_), default=0.0) for f in (min, max))
    first = {n: [c.document for c in open_ if c.extent.low == n] for n in (low, high)}
    return low < high and all(any(_order(a, b) == 1 for a in first[low]) for b in first[high])


def moved(days: Iterable[Counted]) -> Strength:
    """How days of one act collide: an update where each lies ahead of its article and the articles came out on different days.

    What is planned may be put off; what happened may not. Extents are in ordinals of days.
    """
    by_day: dict[int | None, set[Extent]] = defaultdict(set)
    ahead = True
    for d in days:
        when = d.document.published
        day = None if when is None or when.day is None else when.day.toordinal()
        by_day[day].add(d.extent)
        ahead = ahead and day is not None and d.extent.low > day
    return Strength.UPDATE_OVER_TIME if ahead and all(len(e) == 1 for e in by_day.values()) else Strength.CONTRADICTION


def _distinct(counts: Iterable[Counted]) -> list[Counted]:
    """One count for each moment and figure, and every count of an article that gives several: copies cost nothing."""
    by_article: dict[str, set[Extent]] = defaultdict(set)
    rows = list(counts)
    for c in rows:
        by_article[c.document.id].add(c.extent)
    kept: dict[tuple[object, ...], Counted] = {}
    for c in rows:
        own = c.document.id if len(by_article[c.document.id]) > 1 else None
        kept.setdefault((own, c.document.published, c.extent), c)
    return list(kept.values())[:_MOST]


def _days(first: Document, then: Document) -> int:
    """Days from the one publication to the other; 0 where one of them is unknown."""
    a, b = (d.published.day if d.published is not None else None for d in (first, then))
    return 0 if a is None or b is None else (b - a).days


def _order(first: Document, then: Document) -> int:
    """1 where ``first`` was certainly published before ``then``, -1 where certainly after, else 0."""
    a, b = _published(first), _published(then)
    if a is None or b is None:
        return 0
    return 1 if a[1] < b[0] else -1 if b[1] < a[0] else 0


def _published(document: Document) -> tuple[datetime, datetime] | None:
    """First and last moment at which an article may have come out; a time without a zone is taken for universal time."""
    when = document.published
    if when is None or when.day is None:
        return None
    if when.precision == "day":
        return datetime.combine(when.day, time.min, UTC), datetime.combine(when.day, time.max, UTC)
    try:
        moment = datetime.fromisoformat(when.edtf.rstrip("?~%"))
    except ValueError:
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return moment, moment
