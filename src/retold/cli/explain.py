"""``retold explain``: what a code of a finding or an error means."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator

import click

from retold.model.codes import CATALOGUE
from retold.model.errors import RetoldError, UnknownCode

_WIDTH = 88


def errors_by_code() -> dict[str, type[RetoldError]]:
    """The errors that have a code of their own, by code."""
    return {e.code: e for e in _descendants(RetoldError) if "code" in vars(e)}


def _descendants(kind: type[RetoldError]) -> Iterator[type[RetoldError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)


def explain(code: str) -> str:
    """Title, meaning and sentence of a finding, or meaning and remedy of an error.

    Raises ``UnknownCode`` with the closest codes there are.
    """
    wanted = code.strip().upper()
    if wanted in CATALOGUE:
        row = CATALOGUE[wanted]
        return "\n\n".join((f"{row.code}  {row.title}", _wrap(row.explanation), _wrap(f"Written as: {row.sentence}")))
    errors = errors_by_code()
    if wanted in errors:
        kind = errors[wanted]
        parts = (f"{kind.code}  {kind.__name__}", _wrap((kind.__doc__ or "").strip()), _wrap(kind.default_hint))
        return "\n\n".join(p for p in parts if p)
    close = difflib.get_close_matches(wanted, [*CATALOGUE, *errors], n=3, cutoff=0.5)
    hint = f"Close: {', '.join(close)}. {UnknownCode.default_hint}" if close else ""
    raise UnknownCode(code, "no finding or error has this code", hint)


def overview() -> str:
    """All codes, a line each."""
    findings = [f"{row.code}  {row.title}" for row in CATALOGUE.values()]
    errors = [
        f"{code}  {(kind.__doc__ or '').strip().splitlines()[0].rstrip('.')}" for code, kind in sorted(errors_by_code().items())
    ]
    return "\n".join(("Findings", *findings, "", "Errors", *errors))


def _wrap(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), _WIDTH)


@click.command("explain", short_help="Say what a code of a finding or an error means.")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Say what the CODE of a finding (F101) or of an error (R003) means; without CODE, list all."""
    click.echo(explain(code) if code else overview())
    return 0
