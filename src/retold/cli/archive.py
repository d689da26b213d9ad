"""``retold archive``: stories in millions of articles. Its verbs, one function each."""

from __future__ import annotations

import functools
import os
import shlex
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from retold.cli.exits import Exit
from retold.cli.options import DEFAULT_MAX_SIZE, DEFAULT_TIMEOUT, Options
from retold.cli.row_flags import RowFlags, print_rows, with_row_flags

if TYPE_CHECKING:
    from retold.archive.build import Done, Run
    from retold.cli.progress import Progress
    from retold.model.story import Story
    from retold.model.when import When

STORY_ARTICLES = 200
"""Articles of a story that are analysed at once, unless asked otherwise."""
_EXAMPLES = """\b
Examples:
  retold archive build news-2026/*.warc.gz --into news
  retold archive add news today.jsonl
  retold archive stories news --since 2026-11-01 --min-articles 5 -t
  retold archive story news s00c1e6ad7e4b8f21 -o report.html"""


class Verbs(click.Group):
    """A group all of whose verbs know ``--debug``, which ``cli.main`` looks for."""

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """As click's."""
        cmd.params.append(click.Option(["--debug"], is_flag=True, expose_value=False, help="Show the traceback of an error."))
        super().add_command(cmd, name)


@click.group("archive", cls=Verbs, short_help="Find the stories, copies and passages in many articles.", epilog=_EXAMPLES)
def command() -> None:
    """Find the stories in millions of articles, keep them up to date, and hand any story to the analysis of compare.

    An archive is a folder of Parquet tables; DuckDB opens it. Needs pip install 'retold[archive]'.
    """


class Day(click.ParamType["When"]):
    """A date: ``2026-11-27``, ``27 November 2026``, ``2026-11``, ``2026``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> When:  # noqa: ARG002 - click's signature
        """The date; raises ``DateError`` for what is none."""
        from retold.lang.stamps import read_date
        from retold.model.errors import DateError
        from retold.model.when import When

        if isinstance(value, When):
            return value
        when = read_date(str(value))
        if when is None or when.is_interval:
            raise DateError(str(value), "no date that retold can read")
        return when


since_option = click.option(
    "--since", type=Day(), metavar="DATE", help="With an article of this day or later: 2026-11-27, 2026-11."
)
outlet_option = click.option("--outlet", metavar="NAME", help="With an article of this outlet, by any of its names or hosts.")


def _running(verb: Callable[..., Done]) -> Callable[..., int]:
    """The options of verbs that compute; the verb receives them as one ``Run``."""

    @functools.wraps(verb)
    def packed(engine: str, parts: int | None, quiet: bool, verbose: bool, clean: bool | None = None, **others: Any) -> int:  # noqa: FBT001 - click's way
        from retold.archive.build import Run
        from retold.cli.progress import Progress
        from retold.read.items import Settings

        if engine == "native" and parts is not None:
            raise click.UsageError("--parts is for clusters: the native engine uses every core of this machine by itself.")
        options = {} if clean is None else {"clean": clean}
        with Progress(quiet=quiet, verbose=int(verbose)) as progress:
            at_once = 1 if engine == "native" else parts or os.cpu_count() or 1
            run = Run(engine, at_once, Settings(), progress.counted, options)
            done = verb(run=run, **others)
            progress.step("")
        return _told(done, quiet=quiet)

    options = (
        click.option("--engine", default="native", show_default=True, metavar="NAME", help="native, ray or ray://HOST:PORT."),
        click.option(
            "--parts",
            type=click.IntRange(1),
            metavar="N",
            help="Parts that a cluster works on at once: as many as it has cores (otherwise as many as this machine has).",
        ),
        click.option("-q", "--quiet", is_flag=True, help="No progress and no summary."),
        click.option("-v", "--verbose", is_flag=True, help="Say on stderr what is done and how long it took."),
    )
    for option in reversed(options):
        packed = option(packed)
    return packed


clean_option = click.option(
    "--clean/--no-clean",
    default=False,
    show_default=True,
    help="Tell what of the plain texts of tables is the article, and leave out the rest; pages are always cleaned.",
)


@command.command("build", short_help="Read inputs into a new archive and find its stories.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--into", "store", required=True, metavar="STORE", help="The folder of the archive.")
@clean_option
@_running
def build(inputs: tuple[str, ...], store: str, run: Run) -> Done:
    """Build an archive from INPUTs: WARC, JSON Lines, CSV, Parquet, ZIP, text and HTML files, and folders of them.

    Interrupted at any moment, the same command goes on where it was; what is damaged since is made again.
    """
    from retold.archive.build import build as run_build

    return run_build(store, inputs, run)


@command.command("add", short_help="Add new articles to an archive.")
@click.argument("store", metavar="STORE")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@clean_option
@_running
def add(store: str, inputs: tuple[str, ...], run: Run) -> Done:
    """Add what STORE does not have yet; only what is new is read and compared.

    What was interrupted before is finished first, and what is damaged is made again.
    """
    from retold.archive.build import add as run_add

    return run_add(store, inputs, run)


@command.command("repair", short_help="Finish what was interrupted and make again what is damaged.")
@click.argument("store", metavar="STORE")
@click.option("--as-read", is_flag=True, help="Where an interrupted run's inputs are gone: go on with what was read of them.")
@_running
def repair(store: str, as_read: bool, run: Run) -> Done:  # noqa: FBT001 - click's way
    """Finish what was interrupted in STORE and make again what retold archive check finds damaged, to the same result.

    Where articles are damaged, the inputs that they came from must lie where they were: run it in the same folder.
    """
    from retold.archive.build import repair as run_repair

    return run_repair(store, run, as_read=as_read)


def _told(done: Done, *, quiet: bool) -> int:
    """Say what a run did, and the exit code that its inputs deserve."""
    from retold.archive.query import run_line, status_lines

    if not quiet:
        if done.mended:
            click.echo(f"made again, with what was made from it: {', '.join(done.mended)}")
        if len(done.store.manifest.runs) > 1:
            click.echo(f"this run: {run_line(done.run)}")
        for line in status_lines(done.store):
            click.echo(line)
    failed = done.run.counts.get("failed", 0)
    if failed and not quiet:
        click.echo(f"retold: {failed:,} records could not be read; they are in the table rejects, with the reason.", err=True)
    if not done.store.rows("articles"):
        return Exit.NOTHING_USABLE
    return Exit.SOME_FAILED if failed else Exit.OK


@command.command("stories", short_help="List the stories of an archive, a row each.")
@click.argument("store", metavar="STORE")
@since_option
@outlet_option
@click.option("--min-articles", type=click.IntRange(1), default=1, metavar="N", help="Stories of at least N articles.")
@click.option("--query", metavar="WORDS", help="Stories whose title or keywords have all these words.")
@click.option("--members", is_flag=True, help="A row an article instead: story_id, doc_id and what is known of it.")
@with_row_flags
def stories(  # noqa: PLR0913, PLR0917 - a filter each
    store: str,
    since: When | None,
    outlet: str | None,
    min_articles: int,
    query: str | None,
    members: bool,  # noqa: FBT001 - click's way
    flags: RowFlags,
) -> int:
    """List stories, the largest first; with --members their articles, one a row."""
    from retold.archive.query import StoryFilter, list_members, list_stories
    from retold.archive.store import Store

    wanted = StoryFilter(since=since, outlet=outlet, least=min_articles, words=query)
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
    help="Where to write; the extension chooses the format. Repeat for several. - prints the readable summary.",
)
@click.option("--json", "json", metavar="FILE", help="Write all tables as JSON to FILE.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=STORY_ARTICLES,
    show_default=True,
    metavar="N",
    help="The oldest N articles of a larger story.",
)
@click.option("--excerpts", is_flag=True, help="An HTML report to pass on: only the words that serve as evidence.")
@click.option("--open", "show", is_flag=True, help="Open the HTML report when it is written.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("-v", "--verbose", count=True, help="Say on stderr what is done and how long it took.")
def story(store: str, story: str, limit: int, **asked: Any) -> int:
    """Take a story's articles through the whole analysis."""
    from retold.archive.query import story_items
    from retold.archive.store import Store
    from retold.cli import job, summary
    from retold.pipeline import COMPARE_STAGES
    from retold.read.inputs import read_items

    opened = Store(store)
    items, held = story_items(opened, story, limit)

    def read(_options: Options, progress: Progress) -> Story:
        progress.counted("reading", 0, len(items))
        made = read_items(items)
        if len(items) == held:
            return made
        note = f"Only the oldest {len(items):,} of the {held:,} articles of this story were compared: --limit takes more."
        return replace(made, notes=(*made.notes, note))

    options = Options(
        paths=(), outputs=asked["outputs"], json=asked["json"], meta=None, aliases=None, table=None, open=asked["show"],
        excerpts=asked["excerpts"], max_size=DEFAULT_MAX_SIZE, columns={}, store=None, timeout=DEFAULT_TIMEOUT,
        ignore_robots=False, allow_private=False, quiet=asked["quiet"], verbose=asked["verbose"], debug=False,
        command=_story_command(opened.path.name, story, len(items), held, excerpts=asked["excerpts"]),
    )  # fmt: skip
    return job.do(options, COMPARE_STAGES, summary.of_comparison, read)


def _story_command(store: str, story: str, taken: int, held: int, *, excerpts: bool) -> str:
    """The command that makes a story's report again, and how many of its articles that takes; the store without its folders."""
    limit = ("--limit", str(taken)) if held > STORY_ARTICLES or taken < held else ()
    words = ("retold", "archive", "story", store, story, *limit, *(("--excerpts",) if excerpts else ()), "-o", "report.html")
    articles = f"all {held:,} articles" if taken == held else f"the oldest {taken:,} of {held:,} articles"
    return f"{shlex.join(words)}  # {articles}"


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
@since_option
@outlet_option
@with_row_flags
def search(store: str, words: tuple[str, ...], since: When | None, outlet: str | None, flags: RowFlags) -> int:
    """Find the articles that have all WORDS, the best first, at most 100 unless --limit says otherwise.

    Words are whole words, in any case; '"two words"' in quotation marks is a phrase.
    """
    from retold.archive.search import Sought
    from retold.archive.search import search as search_in
    from retold.archive.store import Store

    asked = " ".join(f'"{w}"' if " " in w and '"' not in w else w for w in words)
    most = flags.offset + (100 if flags.limit is None else flags.limit)
    columns, rows = search_in(Store(store), Sought(words=asked, since=since, outlet=outlet, limit=most))
    print_rows(columns, rows, flags)
    return Exit.OK


@command.command("outlets", short_help="Who prints what others printed before.")
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
    """Print who prints what others printed before, what each outlet was first with, or measures of every story."""
    from retold.archive.outlets import outlet_edges, outlet_totals, story_measures
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
