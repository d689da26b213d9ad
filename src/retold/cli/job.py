"""The course of every verb that reads articles: check what is asked, read, run the stages, write, say what happened."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import click

from retold.cli import exits, output
from retold.cli.exits import Exit
from retold.cli.options import Options
from retold.cli.progress import Progress
from retold.lang.outlets import outlets_in_force
from retold.model.outlet import Outlet
from retold.model.story import Story
from retold.pipeline import Stage, run

Read = Callable[[Options, Progress], Story]
"""How a verb comes to the documents of its story."""


def do(options: Options, stages: tuple[Stage, ...], summary: output.Summary, read: Read | None = None) -> int:
    """Do a verb's job; returns the exit code. ``read`` gives the documents where they are not what the paths name.

    Raises ``RetoldError`` and ``click.UsageError``.
    """
    _hush(options)
    targets = output.plan(options)
    outlets = _outlets(options)
    with Progress(quiet=options.quiet, verbose=options.verbose) as progress, outlets_in_force(outlets):
        story = replace((read or _read)(options, progress), outlets=outlets)
        if story.articles:
            story = run(story, stages, progress.stage)
        progress.step("")
    for problem in story.problems:
        click.echo(f"retold: {exits.describe(problem)}", err=True)
    code = exits.of_story(story)
    if code is Exit.NOTHING_USABLE:
        click.echo("retold: nothing to work with: none of the inputs could be used.", err=True)
        return code
    output.write(story, targets, summary, options)
    return code


def stream(options: Options, stages: tuple[Stage, ...], targets: tuple[output.Target, ...]) -> int:
    """Do the job document by document, in memory for one, writing rows as they come; the files appear when all is done.

    For ``stages`` that look at one document at a time and for ``targets`` that are tables. Returns the exit code; raises
    as :func:`do` does, and then leaves nothing behind.
    """
    _hush(options)
    usable = failed = 0
    outlets = _outlets(options)
    with (
        Progress(quiet=options.quiet, verbose=options.verbose) as progress,
        output.rows(targets, options) as rows,
        outlets_in_force(outlets),
    ):
        rows.add(Story(outlets=outlets))
        for one in _documents(options, progress):
            story = run(one, stages) if one.documents else one
            for problem in story.problems:
                progress.say(f"retold: {exits.describe(problem)}")
            rows.add(story)
            usable += len(story.documents)
            failed += sum(p.fatal for p in story.problems)
        progress.step("")
        if not usable:
            rows.discard()
    if not usable:
        click.echo("retold: nothing to work with: none of the inputs could be used.", err=True)
        return Exit.NOTHING_USABLE
    return Exit.SOME_FAILED if failed else Exit.OK


def _outlets(options: Options) -> tuple[Outlet, ...]:
    from retold.read.aliases import read_aliases

    return read_aliases(options.aliases)


def _read(options: Options, progress: Progress) -> Story:
    # lxml and the readers load here; verbs that read nothing do without them.
    from retold.read.inputs import read_inputs

    return read_inputs(options.paths, sources=options.sources, **_reading(options, progress))


def _documents(options: Options, progress: Progress) -> Iterator[Story]:
    from retold.read.inputs import read_documents

    return read_documents(options.paths, **_reading(options, progress))


def _reading(options: Options, progress: Progress) -> dict[str, Any]:
    from retold.read.fetch_policy import FetchPolicy
    from retold.read.items import Columns, Settings

    policy = FetchPolicy(
        total=options.timeout,
        honour_robots=not options.ignore_robots,
        allow_private=options.allow_private,
        store=options.store,
    )
    return {
        "meta": options.meta,
        "stdin": sys.stdin.buffer if "-" in (*options.paths, *options.sources) else None,
        "settings": Settings(limit=options.max_size, columns=Columns(**options.columns), policy=policy),
        "progress": progress.reached,
    }


def _hush(options: Options) -> None:
    """Keep the warnings of libraries to ourselves unless asked: an editor can do nothing about them."""
    if options.verbose < 2 and not options.debug:
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())
