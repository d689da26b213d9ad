"""Where results go: checked before any work is done, written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retold.cli.options import Options
from retold.model.errors import OutputError
from retold.model.story import Story
from retold.report.text import Line

if TYPE_CHECKING:
    from retold.report.rowfiles import RowFiles
    from retold.report.writers import Writer

STDOUT = "-"
WIDTH = 80
"""Columns of a summary that goes to a file or a pipe; on a terminal its own width, up to 100."""

Summary = Callable[[Story, int], list[Line]]
"""A verb's readable summary, at most so many columns wide."""

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "heading": {"bold": True},
    "note": {"dim": True},
    "words": {"fg": "cyan"},
}


@dataclass(frozen=True, slots=True)
class Target:
    """A place for a result, ``-`` for stdout, with what makes its bytes; ``None``: the readable summary."""

    path: str
    writer: Writer | None


def plan(options: Options) -> tuple[Target, ...]:
    """The outputs asked for; without any the summary on stdout, unless quiet.

    Raises ``UsageError`` where options contradict each other and ``OutputError`` where an output cannot be written, both
    before anything is read.
    """
    from retold.report.writers import FORMATS, writer_for

    targets = [Target(o, None if o == STDOUT else writer_for(o)) for o in options.outputs]
    if options.json is not None:
        targets.append(Target(options.json, FORMATS[".json"]))
    for target in targets:
        if target.path != STDOUT:
            _check_place(Path(target.path))
    _check_options(options, targets)
    if not targets and not options.quiet:
        targets.append(Target(STDOUT, None))
    return tuple(targets)


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise OutputError(str(path), "this is a folder", "Give the name of a file.")
    if not path.parent.is_dir():
        raise OutputError(str(path), "its folder does not exist", f"Make it first: mkdir -p {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise OutputError(str(path), "may not be written", "Choose a place you may write to.")


def _check_options(options: Options, targets: list[Target]) -> None:
    places = [t.path if t.path == STDOUT else os.path.realpath(t.path) for t in targets]
    if len(set(places)) < len(places):
        raise click.UsageError("Two outputs are to go to the same place.")
    if options.table and not any(_holds_one_table(t) for t in targets):
        raise click.UsageError("--table chooses the table of a .csv or .parquet output; none is given with -o.")
    if options.table:
        from retold.report.tables import rows_of

        rows_of(Story(), options.table)  # an unknown table is told before the work, not after
    if options.excerpts and not any(_has_extension(t, ".html") for t in targets):
        raise click.UsageError("--excerpts is about the HTML report; give one with -o FILE.html.")
    if options.open and not any(_has_extension(t, ".html") for t in targets):
        raise click.UsageError("--open opens the HTML report; give one with -o FILE.html.")


def _has_extension(target: Target, extension: str) -> bool:
    return target.path.lower().endswith(extension)


def _holds_one_table(target: Target) -> bool:
    return _has_extension(target, ".csv") or _has_extension(target, ".parquet")


def write(story: Story, targets: tuple[Target, ...], summary: Summary, options: Options) -> None:
    """Make all results, then write them: a format that cannot be made leaves no other output behind.

    Raises ``OutputError``.
    """
    from retold.report.writers import files_of, write_atomically

    made = [(t, _bytes(story, t, options)) for t in targets]
    for target, data in made:
        if data is None:
            _print(summary(story, _width()))
        elif target.path == STDOUT or target.writer is None:
            sys.stdout.buffer.write(data)
        else:
            for path, content in files_of(target.path, target.writer, data):
                write_atomically(path, content)
                if options.verbose:
                    click.echo(f"wrote {path}", err=True)
    if options.open:
        page = next(t.path for t in targets if _has_extension(t, ".html"))
        webbrowser.open(Path(page).resolve().as_uri())


def row_by_row(targets: tuple[Target, ...], options: Options) -> bool:
    """Whether all results are files of rows that can be written one document after the other."""
    from retold.report.rowfiles import can_stream

    return bool(targets) and all(t.path != STDOUT and can_stream(t.path, options.table) for t in targets)


@contextmanager
def rows(targets: tuple[Target, ...], options: Options) -> Iterator[RowFiles]:
    """The targets as files of rows, which appear whole at the end of the block and not at all where it fails."""
    from retold.report.rowfiles import RowFiles

    with RowFiles([t.path for t in targets], options.table) as files:
        yield files
    if options.verbose:
        for path in files.written:
            click.echo(f"wrote {path}", err=True)


def _bytes(story: Story, target: Target, options: Options) -> bytes | None:
    if target.writer is None:
        return None
    if options.table and _has_extension(target, ".csv"):
        from retold.report.tables import to_csv

        return to_csv(story, options.table)
    if options.table and _has_extension(target, ".parquet"):
        from retold.report.duck import to_parquet

        return to_parquet(story, options.table)
    if _has_extension(target, ".html"):
        from retold.cli.command import command_of
        from retold.report.html import to_excerpts, to_html

        return (to_excerpts if options.excerpts else to_html)(story, command_of(options))
    return target.writer(story)


def _width() -> int:
    return min(100, shutil.get_terminal_size((WIDTH, 24)).columns) if sys.stdout.isatty() else WIDTH


def _print(lines: list[Line]) -> None:
    # click drops colours where stdout is no terminal; NO_COLOR (no-color.org) is ours to heed.
    plain = bool(os.environ.get("NO_COLOR"))
    for line in lines:
        click.echo(line.text if plain else click.style(line.text, **_STYLES.get(line.style, {})))
