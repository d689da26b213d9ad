"""The ``retold`` command: finds its verbs by name, loads one only when it is called, and turns errors into exit codes."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import traceback
from typing import NoReturn

import click

from retold import __version__
from retold.cli import exits
from retold.cli.exits import Exit
from retold.model.errors import RetoldError

VERBS = ("compare", "reuse", "lineage", "read", "annotate", "rows", "archive", "explain", "schema")
"""The verbs, in the order help lists them; each is ``command`` in the module of its name."""
RARELY = (100_000, 50, 50)
"""Objects after which the collector of cyclic garbage looks at its three generations."""


class Verbs(click.Group):
    """A group whose verbs are modules of this package, imported when first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs in the order of :data:`VERBS`."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The verb's command, or ``None``."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"retold.cli.{cmd_name}").command
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="retold")
def cli() -> None:
    """Show how a story was retold: who copied whom, who vouches for what, how many origins stand behind each claim."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:] if args is None else args
    # A story is a large heap without cycles: looking for some at every 700th object takes an eighth of the time.
    gc.set_threshold(*RARELY)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code, raises nothing."""
    try:
        # Not cli.main(): it answers a closed pipe with 1, and writes its own word on Ctrl-C.
        with cli.make_context("retold", list(arguments)) as context:
            result = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; nothing was left half written", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes stdout once more on its way out: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN_PIPE
    except RetoldError as error:
        click.echo(f"retold: {error}", err=True)
        _trace(arguments)
        return exits.of_error(error)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug must not greet an editor with a traceback
        click.echo(
            f"retold: this is a bug ({type(error).__name__}: {error}). Run again with --debug for the traceback.", err=True
        )
        _trace(arguments)
        return Exit.BUG
    return int(result or 0)


def _trace(arguments: list[str]) -> None:
    if "--debug" in arguments or "-vv" in arguments:
        traceback.print_exc()
