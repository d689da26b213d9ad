"""The command that makes a result again, as it may be shown to others: what changes results, and no folder of this machine."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click

from retold.cli.options import DEFAULT_MAX_SIZE, DEFAULT_TIMEOUT, Options
from retold.report.plain import file_name


def command_of(options: Options) -> str:
    """The verb with its inputs and every option that changes what is read or found; files without their folders."""
    if options.command:
        return options.command
    context = click.get_current_context(silent=True)
    verb = context.info_name if context is not None and context.info_name else "compare"
    words = ["retold", verb, *(file_name(p) for p in options.paths), *_chosen(options), "-o", "report.html"]
    return shlex.join(words)


def _chosen(options: Options) -> Iterator[str]:
    for name, path in (("--meta", options.meta), ("--aliases", options.aliases)):
        if path is not None:
            yield from (name, file_name(str(path)))
    for source in options.sources:
        yield from ("--source", file_name(source))
    for name, column in sorted(options.columns.items()):
        yield from (f"--{name}-column", column)
    if options.store is not None:
        yield from ("--store", file_name(str(options.store)))
    if options.max_size != DEFAULT_MAX_SIZE:
        yield from ("--max-size", str(options.max_size))
    if options.timeout != DEFAULT_TIMEOUT:
        yield from ("--timeout", f"{options.timeout:g}")
    for name, on in (
        ("--ignore-robots", options.ignore_robots), ("--allow-private", options.allow_private), ("--excerpts", options.excerpts),
    ):  # fmt: skip
        if on:
            yield name
