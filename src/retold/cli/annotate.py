"""``retold annotate``: what each article says, on its own."""

from __future__ import annotations

import click

from retold.cli.options import Options, for_articles


@click.command("annotate", short_help="Mark statements, credits, names, dates and numbers in each article.")
@for_articles
def command(options: Options) -> int:
    """Annotate articles one by one: who says what, who is credited, names, dates, numbers and hedges.

    PATHS are files (text, Markdown, HTML, PDF, WARC, feeds, tables, ZIP; also compressed), folders, patterns,
    http(s) addresses or - for standard input. Without -o or --json a readable summary is printed.
    """
    from retold.cli import job, summary
    from retold.pipeline import ANNOTATE_STAGES

    return job.do(options, ANNOTATE_STAGES, summary.of_annotation)
