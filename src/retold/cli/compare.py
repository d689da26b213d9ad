"""``retold compare``: the main job."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("compare")
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "json_file", type=click.Path(path_type=Path))
@click.option("--meta", type=click.Path(path_type=Path))
@click.option("-q", "--quiet", is_flag=True)
def command(paths: tuple[str, ...], json_file: Path | None, meta: Path | None, *, quiet: bool) -> int:
    """Compare articles about one event."""
    from retold.cli import exits
    from retold.pipeline import COMPARE_STAGES, run
    from retold.read.inputs import read_inputs
    from retold.report.json import dumps

    story = read_inputs(paths, meta=meta)
    for problem in story.problems:
        click.echo(exits.describe(problem), err=True)
    code = exits.of_story(story)
    if code == exits.Exit.NOTHING_USABLE:
        return code
    story = run(story, COMPARE_STAGES)
    if json_file:
        json_file.write_bytes(dumps(story))
    elif not quiet:
        click.echo("\n".join(f.text for f in story.findings))
    return code
