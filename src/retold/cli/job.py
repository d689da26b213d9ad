"""The course of every verb that reads articles: check what is asked, read, run the stages, write, say what happened."""

from __future__ import annotations

import logging
import sys
import warnings

import click

from retold.cli import exits, output
from retold.cli.exits import Exit
from retold.cli.options import Options
from retold.cli.progress import Progress
from retold.model.story import Story
from retold.pipeline import Stage, run


def do(options: Options, stages: tuple[Stage, ...], summary: output.Summary) -> int:
    """Do a verb's job; returns the exit code. Raises ``RetoldError`` and ``click.UsageError``."""
    _hush(options)
    targets = output.plan(options)
    with Progress(quiet=options.quiet, verbose=options.verbose) as progress:
        story = _read(options, progress)
        if story.documents:
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


def _read(options: Options, progress: Progress) -> Story:
    # trafilatura and lxml load here; verbs that read nothing do without them.
    from retold.read.inputs import read_inputs

    stdin = sys.stdin.buffer if "-" in options.paths else None
    return read_inputs(options.paths, meta=options.meta, stdin=stdin, max_size=options.max_size, progress=progress.document)


def _hush(options: Options) -> None:
    """Keep the warnings of libraries to ourselves unless asked: an editor can do nothing about them."""
    if options.verbose < 2 and not options.debug:
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())
