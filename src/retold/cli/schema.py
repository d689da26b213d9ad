"""``retold schema``: the JSON Schema of what ``--json`` writes."""

from __future__ import annotations

import click


@click.command("schema", short_help="Print the JSON Schema of the tables.")
def command() -> int:
    """Print the JSON Schema (2020-12) of the file that --json writes."""
    import json

    from retold.report.contract import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0
