"""The options that verbs share: one name, one meaning, everywhere."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

DEFAULT_MAX_SIZE = 20_000_000
"""Bytes of one input above which it is refused; long news features stay under one million."""

DEFAULT_TIMEOUT = 60.0
"""Seconds that one address may take."""

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*s?", re.IGNORECASE)
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.IGNORECASE)


class Size(click.ParamType[int]):
    """A number of bytes: ``500000``, ``800k``, ``20MB``, ``1g``; powers of 1000, above zero."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes; fails with a usage error."""
        if isinstance(value, int):
            return value
        match = _SIZE.fullmatch(str(value).strip())
        size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
        if size <= 0:
            self.fail(f"{value!r} is no size: write it like 500000, 800k or 20MB.", param, ctx)
        return size


class Seconds(click.ParamType[float]):
    """A number of seconds above zero: ``90``, ``0.5``, ``90s``."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number of seconds; fails with a usage error."""
        if isinstance(value, float):
            return value
        match = _SECONDS.fullmatch(str(value).strip())
        seconds = float(match[1]) if match else 0.0
        if seconds <= 0:
            self.fail(f"{value!r} is no time: write it in seconds, like 90 or 0.5.", param, ctx)
        return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user asked of a verb that reads articles.

    ``outputs`` are files whose extension names the format (``-`` is the readable summary on stdout); ``max_size`` is
    in bytes; ``sources`` are documents that the articles quote; ``columns`` are those of tables that were named; ``timeout`` is in seconds; ``verbose`` counts the ``-v``.
    ``command`` is the line that makes the result again, where it is not made of these options.
    """

    paths: tuple[str, ...]
    outputs: tuple[str, ...]
    json: str | None
    meta: Path | None
    aliases: Path | None
    table: str | None
    open: bool
    excerpts: bool
    max_size: int
    columns: dict[str, str]
    store: Path | None
    timeout: float
    ignore_robots: bool
    allow_private: bool
    quiet: bool
    verbose: int
    debug: bool
    sources: tuple[str, ...] = ()
    command: str = ""


COLUMNS = {
    "text": "the article",
    "title": "its title",
    "url": "its address",
    "outlet": "who published it",
    "published": "its date",
    "author": "its author",
    "id": "what a row is called",
}
"""What columns of tables can be named, with what they hold."""

_SHARED = (
    click.argument("paths", nargs=-1, required=True, metavar="PATHS..."),
    click.option(
        "-o", "--output", "outputs", multiple=True, metavar="FILE",
        help="Write the result to FILE; its extension chooses the format. Repeat for several. - prints the readable summary.",
    ),
    click.option("--json", "json", metavar="FILE", help="Write all tables as JSON to FILE, whatever its extension (- for stdout)."),
    click.option(
        "--meta", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help="YAML, JSON or CSV with what a file cannot say of itself: file, outlet, url, published, title.",
    ),
    click.option(
        "--aliases", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help="YAML, JSON or CSV with outlets that retold does not know, or not by these names: name, kind, aliases, domains.",
    ),
    click.option("--table", metavar="NAME", help="The table that a .csv or .parquet output holds."),
    click.option(
        "--excerpts", is_flag=True,
        help="An HTML report to pass on: only the words that serve as evidence and a little around them, no whole articles.",
    ),
    click.option("--open", "open", is_flag=True, help="Open the HTML report when it is written."),
    click.option(
        "--max-size", type=Size(), default=DEFAULT_MAX_SIZE, show_default="20MB", metavar="SIZE",
        help="Refuse documents larger than this (800k, 20MB); an archive of many may be larger.",
    ),
    *(
        click.option(f"--{name}-column", f"{name}_column", metavar="NAME", help=f"The column of tables that holds {what}; guessed otherwise.")
        for name, what in COLUMNS.items()
    ),
    click.option(
        "--store", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
        help="Keep the pages fetched in DIR/fetched.warc.gz; what it holds from the last 24 hours is not fetched again.",
    ),
    click.option(
        "--timeout", type=Seconds(), default=DEFAULT_TIMEOUT, show_default="60", metavar="SECONDS",
        help="The longest that one address may take, redirects and further tries included.",
    ),
    click.option("--ignore-robots", is_flag=True, help="Fetch pages even where the site's robots.txt asks programs not to."),
    click.option("--allow-private", is_flag=True, help="Also fetch from this machine and from private networks."),
    click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; problems are still named."),
    click.option("-v", "--verbose", count=True, help="Say on stderr what is done and how long it took; twice: tracebacks too."),
    click.option("--debug", is_flag=True, help="Show the traceback of an error."),
)  # fmt: skip


with_sources = click.option(
    "--source", "sources", multiple=True, metavar="FILE",
    help="A document that the articles quote (letter, release, transcript, court paper): quotations are checked against it. "
    "Read like PATHS, and no article. Repeat for several.",
)  # fmt: skip
"""For verbs that check articles against source documents; goes above :func:`for_articles`."""


def for_articles(verb: Callable[[Options], int]) -> Callable[..., int]:
    """Give a verb the options of all verbs that read articles; it receives them as one :class:`Options`."""

    @functools.wraps(verb)
    def packed(**chosen: Any) -> int:
        named = {name: chosen.pop(f"{name}_column") for name in COLUMNS}
        return verb(Options(**chosen, columns={name: column for name, column in named.items() if column is not None}))

    for decorate in reversed(_SHARED):
        packed = decorate(packed)
    return packed
