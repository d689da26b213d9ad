"""How pages are fetched: the limits, in one place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from retold import __version__

PRODUCT = "retold"
"""The product token of robots.txt (RFC 9309) by which sites may address us."""
USER_AGENT = f"{PRODUCT}/{__version__} (reads single articles that its user names)"
"""What we call ourselves to servers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """How addresses are fetched. Times are seconds; the size limit is that of all inputs (``max_size``, bytes).

    ``connect``, ``read``: longest wait for a connection (name, TCP and TLS each) and for the next bytes, above 0.
    ``total``: longest time on the network for one address, all redirects and tries together, pauses not counted, above 0.
    ``redirects``: redirects followed, 0 or more.
    ``retries``: further tries after a connection that failed or a status of 429 or 5xx, 0 or more.
    ``backoff``: pause before the second try, doubled for each further one and varied by chance, 0 or more.
    ``retry_after``: longest ``Retry-After`` that is waited for; a server that asks for more is not asked again.
    ``pause``: shortest pause between two pages of one host, 0 or more. ``parallel``: hosts asked at the same time, 1 or more.
    ``honour_robots``: keep to the sites' robots.txt (RFC 9309). ``allow_private``: also connect to loopback, private and
    other addresses that are no public servers.
    ``store``: folder in which everything fetched is kept (``fetched.warc.gz``, WARC/1.1), ``None`` to keep nothing; what it
    holds and is not older than ``fresh`` is taken from there.

    Raises ``ValueError`` for a number outside its range.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    redirects: int = 10
    retries: int = 2
    backoff: float = 1.0
    retry_after: float = 60.0
    pause: float = 1.0
    parallel: int = 6
    honour_robots: bool = True
    allow_private: bool = False
    store: Path | None = None
    fresh: float = 86_400.0

    def __post_init__(self) -> None:
        above_zero = ("connect", "read", "total", "parallel")
        not_negative = ("redirects", "retries", "backoff", "retry_after", "pause", "fresh")
        wrong = [n for n in (*above_zero, *not_negative) if not math.isfinite(getattr(self, n))]
        wrong += [n for n in above_zero if getattr(self, n) <= 0] + [n for n in not_negative if getattr(self, n) < 0]
        if wrong:
            raise ValueError(f"{wrong[0]} cannot be {getattr(self, wrong[0])}")
