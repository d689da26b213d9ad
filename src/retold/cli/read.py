"""``retold read``: bytes to documents with labelled regions, and nothing more."""

from __future__ import annotations

import click

from retold.cli.options import Options, for_articles


@click.command("read", short_help="Read articles and label what is article and what is not.")
@for_articles
def command(options: Options) -> int:
    """Read articles: text, language, outlet, title and date of each, and what is article and what is furniture.

    PATHS are files (text, Markdown, HTML, PDF, WARC, feeds, tables, ZIP; also compressed), folders, patterns,
    http(s) addresses or - for standard input. Without -o or --json a readable summary is printed.
    Where only rows are written (-o FILE.jsonl, or -o FILE.csv with --table documents, regions or links), archives of any
    size are read in the memory of one document.
    """
    from retold.cli import job, output, summary
    from retold.pipeline import READ_STAGES

    targets = output.plan(options)
    if output.row_by_row(targets, options):
        return job.stream(options, READ_STAGES, targets)
    return job.do(options, READ_STAGES, summary.of_reading)
