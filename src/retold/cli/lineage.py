"""``retold lineage``: who took what from whom."""

from __future__ import annotations

import click

from retold.cli.options import Options, for_articles, with_sources

_EXAMPLES = """\b
Examples:
  retold lineage articles/ --meta meta.yaml
  retold lineage articles/ -o lineage.svg --json lineage.json"""


@click.command("lineage", short_help="Show who took what from whom, with lost originals and sources.", epilog=_EXAMPLES)
@with_sources
@for_articles
def command(options: Options) -> int:
    """Trace who took what from whom: articles, the lost originals behind them, and what they credit.

    PATHS are files (text, Markdown, HTML, PDF, WARC, feeds, tables, ZIP; also compressed), folders, patterns,
    http(s) addresses or - for standard input. Without -o or --json the ties are printed with the words that show them;
    an .svg output is their drawing.
    """
    from retold.cli import job
    from retold.pipeline import LINEAGE_STAGES
    from retold.report.lineage import lineage_lines

    return job.do(options, LINEAGE_STAGES, lineage_lines)
