"""``retold reuse``: which words the articles share."""

from __future__ import annotations

from dataclasses import replace

import click

from retold.cli.options import Options, for_articles

_EXAMPLES = """\b
Examples:
  retold reuse articles/
  retold reuse articles/ -o passages.csv
  retold reuse articles/ -o pairs.csv --table pairs"""


@click.command("reuse", short_help="Show which words articles share, passage by passage and pair by pair.", epilog=_EXAMPLES)
@for_articles
def command(options: Options) -> int:
    """Find the words that articles share: copied, reworked, quoted alike or taken from a third text, and who took them.

    PATHS are files (text, Markdown, HTML, PDF, WARC, feeds, tables, ZIP; also compressed), folders, patterns,
    http(s) addresses or - for standard input. Without -o or --json two tables are printed: pairs of articles with how
    much of each the other has, and all passages. A .csv or .parquet output holds the passages unless --table says otherwise.
    """
    from retold.cli import job
    from retold.pipeline import REUSE_STAGES
    from retold.report.reuse import reuse_lines

    if options.table is None and any(o.lower().endswith((".csv", ".parquet")) for o in options.outputs):
        options = replace(options, table="reuse")
    return job.do(options, REUSE_STAGES, reuse_lines)
