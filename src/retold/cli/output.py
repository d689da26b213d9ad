"""Where results go: checked before any work is done, written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from retold.cli.options import Options
from retold.model.errors import OutputError
from retold.model.story import Story

STDOUT = "-"
FORMATS = (".json", ".txt")


@dataclass(frozen=True, slots=True)
class Target:
    """A place for a result: a file, or ``-`` for stdout; ``format`` is the file extension whose format it gets."""

    path: str
    format: str


def plan(options: Options) -> tuple[Target, ...]:
    """The outputs asked for.

    Raises ``UsageError`` where options contradict each other and ``OutputError`` where an output cannot be written, both
    before anything is read.
    """
    targets = [Target(o, ".txt" if o == STDOUT else Path(o).suffix.lower()) for o in options.outputs]
    if options.json is not None:
        targets.append(Target(options.json, ".json"))
    for target in targets:
        if target.format not in FORMATS:
            known = ", ".join(sorted(FORMATS))
            raise OutputError(target.path, f"no format has the extension {target.format or '(none)'}", f"Use one of {known}.")
        if target.path != STDOUT:
            _check_place(Path(target.path))
    _check_options(options, targets)
    return tuple(targets)


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise OutputError(str(path), "is a folder", "Give a file name in it.")
    if not path.parent.is_dir():
        raise OutputError(str(path), "its folder does not exist", f"Make it first: mkdir -p {path.parent}")


def _check_options(options: Options, targets: list[Target]) -> None:
    places = [t.path for t in targets]
    if len(set(places)) < len(places):
        raise click.UsageError("Two outputs are to go to the same place.")
    formats = {t.format for t in targets}
    if options.table and ".csv" not in formats:
        raise click.UsageError("--table chooses the table of a .csv output; no -o FILE.csv is given.")
    if options.open and not _page(targets):
        raise click.UsageError("--open opens an HTML report; give one with -o FILE.html.")


def write(story: Story, targets: tuple[Target, ...], summary: Callable[[Story], str], options: Options) -> None:
    """Write a finished story to its targets; without any, print its summary unless quiet."""
    from retold.report.json import dumps

    for target in targets:
        data = dumps(story) if target.format == ".json" else (summary(story) + "\n").encode()
        if target.path == STDOUT:
            sys.stdout.buffer.write(data)
        else:
            Path(target.path).write_bytes(data)
    if not targets and not options.quiet:
        click.echo(summary(story))


def _page(targets: list[Target] | tuple[Target, ...]) -> Path | None:
    return next((Path(t.path) for t in targets if t.format in {".html", ".htm"} and t.path != STDOUT), None)
