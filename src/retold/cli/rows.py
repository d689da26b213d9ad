"""``retold rows``: the rows of one table of a story that was kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from retold.cli.row_flags import RowFlags, print_rows, with_row_flags
from retold.model.errors import ContractError, DamagedInput, MissingInput, UnreadableInput

if TYPE_CHECKING:
    from retold.model.story import Story

_EXAMPLES = """\b
Examples:
  retold compare articles/ --json story.json
  retold rows story.json
  retold rows story.json claim_mentions --csv > mentions.csv
  retold rows story.json conflicts -t -c kind -c strength -c text"""


@click.command("rows", short_help="Print the rows of one table of a story that --json kept.", epilog=_EXAMPLES)
@click.argument("story", type=click.Path(path_type=Path), metavar="STORY.json")
@click.argument("name", required=False, metavar="[TABLE]")
@with_row_flags
def command(story: Path, name: str | None, flags: RowFlags) -> int:
    """Print the rows of TABLE from STORY.json, which --json wrote; without TABLE, the tables and how many rows each has.

    Tables are the flat ones of .csv and .db, and the readable ones: findings, pairs and reuse. Rows are printed as a JSON
    array unless another form is asked for; options are named as sqlite-utils names them.
    """
    from retold.report.tables import flat_tables, rows_of

    kept = _kept(story)
    if name is None:
        print_rows(
            ("table", "count"), [{"table": n, "count": len(rows)} for n, rows in sorted(flat_tables(kept).items())], flags
        )
    else:
        columns, rows = rows_of(kept, name)
        print_rows(columns, rows, flags)
    return 0


def _kept(path: Path) -> Story:
    """The story in a file; raises ``MissingInput``, ``UnreadableInput`` or ``DamagedInput``."""
    from retold.report.json import loads

    try:
        return loads(path.read_bytes())
    except FileNotFoundError as error:
        raise MissingInput(str(path), "there is no such file") from error
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or str(error)).lower()) from error
    except ContractError as error:
        told = f"not a story that retold wrote ({error.reason})"
        raise DamagedInput(str(path), told, "Give the file that retold compare --json FILE wrote.") from error
