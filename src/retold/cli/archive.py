"""``retold archive``: stories in millions of articles. Its verbs, one function each."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

import click

from retold.cli.exits import Exit
from retold.cli.row_flags import RowFlags, print_rows, with_row_flags

if TYPE_CHECKING:
    from retold.archive.store import Store

_EXAMPLES = """\b
Examples:
  retold archive build news-2026/*.warc.gz --into news
  retold archive add news today.jsonl
  retold archive stories news --since 2026-11-01 --min-articles 5 -t
  retold archive story news s00c1e6ad7e4b8f21 -o report.html"""


@click.group("archive", short_help="Find the stories, copies and passages in many articles.", epilog=_EXAMPLES)
def command() -> None:
    """Find the stories in millions of articles, keep them up to date, and hand any story to the analysis of compare.

    An archive is a folder of Parquet tables; DuckDB opens it. Needs pip install 'retold[archive]'.
    """


def _running(verb: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--engine", default="native", show_default=True, metavar="NAME", help="native, ray or ray://HOST:PORT."),
        click.option(
            "--parts",
            type=click.IntRange(1),
            metavar="N",
            help="Parts that a cluster works on at once; as many as this machine has cores otherwise.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress and no summary."),
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    )
    for option in reversed(options):
        verb = option(verb)
    return verb


@command.command("build", short_help="Read inputs into a new archive and find its stories.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--into", "store", required=True, metavar="STORE", help="The folder of the archive.")
@_running
def build(inputs: tuple[str, ...], store: str, engine: str, parts: int | None, quiet: bool, debug: bool) -> int:  # noqa: FBT001, ARG001, PLR0913, PLR0917 - click's way
    """Build an archive from INPUTs: WARC, JSON Lines, CSV, Parquet, ZIP, text and HTML files, and folders of them.

    Interrupted at any moment, the same command goes on where it was.
    """
    from retold.archive.build import build as run_build

    return _run(run_build, store, inputs, engine, parts=parts, quiet=quiet)


@command.command("add", short_help="Add new articles to an archive.")
@click.argument("store", metavar="STORE")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_running
def add(store: str, inputs: tuple[str, ...], engine: str, parts: int | None, quiet: bool, debug: bool) -> int:  # noqa: FBT001, ARG001, PLR0913, PLR0917 - click's way
    """Add what STORE does not have yet; only what is new is read and compared."""
    from retold.archive.build import add as run_add

    return _run(run_add, store, inputs, engine, parts=parts, quiet=quiet)


def _run(  # noqa: PLR0913 - what a run is
    verb: Callable[..., Store], store: str, inputs: tuple[str, ...], engine: str, *, parts: int | None, quiet: bool
) -> int:
    from retold.archive.build import Run
    from retold.read.items import Settings

    with _Bar(quiet=quiet) as bar:
        done = verb(store, inputs, Run(engine, 1 if engine == "native" else parts or os.cpu_count() or 1, Settings(), bar.tell))
    if not quiet:
        from retold.archive.query import status_lines

        for line in status_lines(done):
            click.echo(line)
    if not done.rows("articles"):
        return Exit.NOTHING_USABLE
    return Exit.SOME_FAILED if done.manifest.counts.get("failed") else Exit.OK


class _Bar:
    """Progress on stderr: stage, articles, rate; one line that moves on a terminal, a line a stage otherwise."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._moving = sys.stderr.isatty()
        self._stage, self._since, self._from = "", 0.0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._moving and self._stage and not self._quiet:
            click.echo("", err=True)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Called with a stage's name, what it has done and what there is to do (0: not known)."""
        if self._quiet:
            return
        now = time.monotonic()
        if stage != self._stage:
            if self._moving and self._stage:
                click.echo("", err=True)
            self._stage, self._since, self._from = stage, now, done
        rate = (done - self._from) / max(now - self._since, 1e-3)
        words = f"{stage}: {done:,}{f' of {total:,}' if total else ''}" + (
            f", {rate:,.0f} a second" if done > self._from else ""
        )
        click.echo(f"\r{words:<72}" if self._moving else words, err=True, nl=not self._moving)


@command.command("stories", short_help="List the stories of an archive, a row each.")
@click.argument("store", metavar="STORE")
@click.option("--since", metavar="DATE", help="Stories with an article of this day or later.")
@click.option("--outlet", metavar="NAME", help="Stories with an article of this outlet.")
@click.option("--min-articles", type=click.IntRange(1), default=1, metavar="N", help="Stories of at least N articles.")
@click.option("--query", metavar="WORDS", help="Stories whose title or keywords have all these words.")
@click.option("--members", is_flag=True, help="A row an article instead: story_id, doc_id and what is known of it.")
@with_row_flags
def stories(  # noqa: PLR0913, PLR0917 - a filter each
    store: str,
    since: str | None,
    outlet: str | None,
    min_articles: int,
    query: str | None,
    members: bool,  # noqa: FBT001 - click's way
    flags: RowFlags,
) -> int:
    """List stories, the largest first; with --members their articles, one a row."""
    from retold.archive.query import Wanted, list_members, list_stories
    from retold.archive.store import Store

    wanted = Wanted(since=since, outlet=outlet, least=min_articles, words=query)
    columns, rows = (list_members if members else list_stories)(Store(store), wanted)
    print_rows(columns, rows, flags)
    return Exit.OK


@command.command("story", short_help="Analyse one story as compare does.")
@click.argument("store", metavar="STORE")
@click.argument("story", metavar="ID")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Where to write; the extension chooses the format. Repeat for several.",
)
@click.option("--json", "json", metavar="FILE", help="Write all tables as JSON to FILE.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    metavar="N",
    help="The oldest N articles of a larger story.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def story(store: str, story: str, outputs: tuple[str, ...], json: str | None, limit: int, quiet: bool) -> int:  # noqa: FBT001, PLR0913, PLR0917 - click's way
    """Take a story's articles through the whole analysis."""
    import tempfile
    from pathlib import Path

    from retold.archive.query import write_articles
    from retold.archive.store import Store
    from retold.cli.compare import command as compare

    with tempfile.TemporaryDirectory(prefix="retold-") as folder:
        path = Path(folder) / f"{story}.jsonl"
        write_articles(Store(store), story, path, limit)
        arguments = [
            str(path),
            *(x for o in outputs for x in ("-o", o)),
            *(("--json", json) if json else ()),
            *(("-q",) if quiet else ()),
        ]
        with compare.make_context("compare", arguments, parent=click.get_current_context()) as context:
            return int(compare.invoke(context) or 0)


@command.command("status", short_help="Say what is in an archive.")
@click.argument("store", metavar="STORE")
def status(store: str) -> int:
    """Say what is in an archive, and whether a run was interrupted."""
    from retold.archive.query import status_lines
    from retold.archive.store import Store

    for line in status_lines(Store(store)):
        click.echo(line)
    return Exit.OK


@command.command("check", short_help="Check every file of an archive against its manifest.")
@click.argument("store", metavar="STORE")
def check(store: str) -> int:
    """Read every file of an archive and compare it with the manifest; also that the tables fit together."""
    from retold.archive.query import checked
    from retold.archive.store import Store

    wrong = checked(Store(store))
    for line in wrong:
        click.echo(line)
    if not wrong:
        click.echo("every file is as the manifest says, and the tables fit together")
    return Exit.SOME_FAILED if wrong else Exit.OK


@command.command("search", short_help="Find articles by words.")
@click.argument("store", metavar="STORE")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@with_row_flags
def search(store: str, words: tuple[str, ...], flags: RowFlags) -> int:
    """Find the articles that have all WORDS, at most 100 unless --limit says otherwise."""
    from retold.archive.query import search as search_in
    from retold.archive.store import Store

    most = flags.offset + (100 if flags.limit is None else flags.limit)
    columns, rows = search_in(Store(store), " ".join(words), most)
    print_rows(columns, rows, flags)
    return Exit.OK


@command.command("outlets", short_help="Who takes from whom.")
@click.argument("store", metavar="STORE")
@click.option(
    "--of",
    "what",
    type=click.Choice(["edges", "outlets", "stories"]),
    default="edges",
    show_default=True,
    help="A row an edge, an outlet or a story.",
)
@with_row_flags
def outlets(store: str, what: str, flags: RowFlags) -> int:
    """Print the graph of copying between outlets, what each outlet gave, took and was first with, or measures of every story."""
    from retold.archive.query import outlet_edges, outlet_totals, story_measures
    from retold.archive.store import Store

    asked = {"edges": outlet_edges, "outlets": outlet_totals, "stories": story_measures}[what]
    columns, rows = asked(Store(store))
    print_rows(columns, rows, flags)
    return Exit.OK


@command.command("export", short_help="Write the cleaned articles as JSON Lines.")
@click.argument("store", metavar="STORE")
@click.option("--no-copies", is_flag=True, help="Leave out articles that are copies of an older one.")
@click.option("-o", "--output", metavar="FILE", help="Where to write; standard output otherwise.")
def export(store: str, no_copies: bool, output: str | None) -> int:  # noqa: FBT001 - click's way
    """Write articles as JSON Lines: cleaned, each publication once, with the story it belongs to."""
    from retold.archive.query import exported
    from retold.archive.store import Store
    from retold.report.writers import open_atomically

    lines = exported(Store(store), originals=no_copies)
    if output is None:
        for line in lines:
            click.echo(line, nl=False)
    else:
        with open_atomically(output) as file:
            file.writelines(line.encode("utf-8", "replace") for line in lines)
    return Exit.OK
