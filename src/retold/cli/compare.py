"""``retold compare``: the main job."""

from __future__ import annotations

import click

from retold.cli.options import Options, for_articles, with_sources

_EXAMPLES = """\b
Examples:
  retold compare articles/
  retold compare articles/ --meta meta.yaml -o report.html --open
  retold compare a.txt b.html --json story.json
  retold compare articles/ --source letter.pdf"""


@click.command("compare", short_help="Compare articles about one event: the main job.", epilog=_EXAMPLES)
@with_sources
@for_articles
def command(options: Options) -> int:
    """Compare articles about one event: what was copied, who vouches for what, where the accounts differ.

    PATHS are files (text, Markdown, HTML, PDF, WARC, feeds, tables, ZIP; also compressed), folders, patterns,
    http(s) addresses or - for standard input. Without -o or --json a readable summary is printed.
    """
    from retold.cli import job, summary
    from retold.pipeline import COMPARE_STAGES

    return job.do(options, COMPARE_STAGES, summary.of_comparison)
