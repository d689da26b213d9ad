"""The one door to the templates: every value is escaped, and characters that no markup may hold are replaced."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from retold.report.plain import printable

if TYPE_CHECKING:
    from jinja2 import Environment, Template


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("retold.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def template(name: str) -> Template:
    """The template of this file name, ready to render."""
    return _environment().get_template(name)


def _finalize(value: Any) -> Any:
    """Jinja calls it on every value before escaping."""
    return printable(value) if type(value) is str else value
