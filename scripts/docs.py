"""Writes the parts of the documentation that the program itself knows: `make docs`. A test fails where they are out of date.

Generated parts stand between ``<!-- NAME: written by make docs -->`` and ``<!-- end of NAME -->``; the rest of a page is
written by people and left alone.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import click

from retold.cli.exits import MEANING
from retold.cli.explain import errors_by_code
from retold.cli.main import VERBS, cli
from retold.model.codes import CATALOGUE
from retold.pipeline import ALIGN, ANNOTATE, CLEAN, COMPARE, COMPARE_STAGES, TRACE

REPOSITORY = Path(__file__).resolve().parents[1]
ROOMS = ("read", "clean", "annotate", "align", "trace", "compare")
SUBJECTS = {
    "1": "Who copied whom",
    "2": "Who says so",
    "3": "Quotations",
    "4": "Claims and origins",
    "5": "Conflicts",
    "6": "Headlines",
    "7": "Time",
    "8": "Coverage and wording",
    "9": "The set itself",
    "0": "Open questions",
}
EXAMPLE = ("compare", "examples/harbour-ferry/articles", "--meta", "examples/harbour-ferry/meta.yaml")


def commands() -> str:
    """Every verb's help as the program prints it."""
    parts = []
    program = click.Context(cli, info_name="retold", **cli.context_settings)
    for verb in VERBS:
        command = cli.get_command(program, verb)
        if command is None:
            raise LookupError(verb)
        context = click.Context(command, info_name=verb, parent=program, max_content_width=100, terminal_width=100)
        parts.append(f"## retold {verb}\n\n```text\n{command.get_help(context).rstrip()}\n```")
        if isinstance(command, click.Group):
            below = {name: command.get_command(context, name) for name in command.list_commands(context)}
            parts += [_help(verb, name, inner, context) for name, inner in below.items() if inner is not None]
    return "\n\n".join(parts)


def _help(verb: str, name: str, command: click.Command, parent: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    return f"### retold {verb} {name}\n\n```text\n{command.get_help(context).rstrip()}\n```"


def exit_codes() -> str:
    """The exit codes as a table."""
    return "\n".join(
        ("| code | meaning |", "|---|---|", *(f"| {int(code)} | {meaning} |" for code, meaning in MEANING.items()))
    )


def findings() -> str:
    """The catalogue of findings, by subject."""
    by_subject = defaultdict(list)
    for row in CATALOGUE.values():
        by_subject[row.code[1]].append(row)
    parts = []
    for digit, rows in sorted(by_subject.items()):
        parts.append(f"## {SUBJECTS[digit]}")
        parts += [f"### {r.code} {r.title}\n\n{r.explanation}\n\nWritten as: *{_escape(r.sentence)}*" for r in rows]
    return "\n\n".join(parts)


def errors() -> str:
    """The errors with a code, what they mean and what to try."""
    rows = [
        f"| {code} | {kind.__name__} | {_escape((kind.__doc__ or '').strip().splitlines()[0])} | {_escape(kind.default_hint)} |"
        for code, kind in sorted(errors_by_code().items())
    ]
    return "\n".join(("| code | error | meaning | what to try |", "|---|---|---|---|", *rows))


def matrix() -> str:
    """Stage by subject: a row for every module of that name that holds a stage, then the modules behind them."""
    modules = {r: {m.stem for m in (REPOSITORY / "src/retold" / r).glob("*.py")} - {"__init__"} for r in ROOMS}
    subjects = list(dict.fromkeys(s.run.__module__.rpartition(".")[2] for s in COMPARE_STAGES))
    lines = ["| subject | " + " | ".join(ROOMS) + " |", "|---|" + "---|" * len(ROOMS)]
    lines += [f"| **{s}** | " + " | ".join(f"`{r}/{s}.py`" if s in modules[r] else "" for r in ROOMS) + " |" for s in subjects]
    behind = (" ".join(f"`{m}`" for m in sorted(modules[r] - set(subjects))) for r in ROOMS)
    lines.append("| *behind them* | " + " | ".join(behind) + " |")
    return "\n".join(lines)


def stages() -> str:
    """The order of the stages with what each needs and fills."""
    lines = ["| room | stage | needs | fills |", "|---|---|---|---|"]
    for room, group in (("clean", CLEAN), ("annotate", ANNOTATE), ("align", ALIGN), ("trace", TRACE), ("compare", COMPARE)):
        lines += [f"| {room} | {s.name} | {', '.join(s.requires)} | {', '.join(s.assigns)} |" for s in group]
    return "\n".join(lines)


def example() -> str:
    """What the program prints for the example story."""
    done = subprocess.run(
        [sys.executable, "-m", "retold", *EXAMPLE], cwd=REPOSITORY, check=True, capture_output=True, text=True
    )
    return f"```text\n$ retold {' '.join(EXAMPLE)}\n{done.stdout.rstrip()}\n```"


def quality() -> str:
    """The floors of the quality gate."""
    floors = json.loads((REPOSITORY / "bench/quality/floors.json").read_text("utf8"))["floors"]
    rows = (f"| {name.rpartition('.')[0]} | {name.rpartition('.')[2]} | {value:.1f} |" for name, value in floors.items())
    return "\n".join(("| row | figure | reached |", "|---|---|---|", *rows))


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*")


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "README.md": {"example": example, "exit codes": exit_codes},
    "ARCHITECTURE.md": {"matrix": matrix, "stages": stages},
    "docs/cli-reference.md": {"commands": commands, "exit codes": exit_codes},
    "docs/quality.md": {"quality": quality},
    "docs/findings.md": {"findings": findings, "errors": errors},
}
"""Page, name of the part, and what writes it."""


def current(page: str, text: str) -> str:
    """The page's text with its generated parts written anew. Raises ``LookupError`` where a part's markers are missing."""
    for name, make in PARTS[page].items():
        begin, end = f"<!-- {name}: written by make docs -->", f"<!-- end of {name} -->"
        match = re.search(f"{re.escape(begin)}\n(.*?){re.escape(end)}", text, re.DOTALL)
        if match is None:
            raise LookupError(f"{page} has no part {name!r}")
        text = f"{text[: match.start(1)]}{make()}\n{text[match.end(1) :]}"
    return text


def main() -> None:
    """Write all pages that are out of date."""
    for page in PARTS:
        path = REPOSITORY / page
        old = path.read_text("utf8")
        if (new := current(page, old)) != old:
            path.write_text(new, "utf8", newline="\n")
            sys.stdout.write(f"wrote {page}\n")


if __name__ == "__main__":
    main()
