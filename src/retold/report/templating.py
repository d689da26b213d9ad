"""The one door to the templates: every value is escaped, and characters that no markup may hold are replaced."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from retold.report.plain import printable

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_BETWEEN_TAGS = re.compile(r"(?<=>)[ ]*\n\s*(?=<|\{%)|(?<=%\})[ ]*\n\s*(?=<)")
"""Line ends between tags, which nobody sees; spaces that stand in one line are meant."""


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from jinja2.ext import Extension

    class Tight(Extension):
        """Leaves out line ends between two tags of a template: in a large report they are a third of all that a browser reads."""

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - jinja's way
            return _BETWEEN_TAGS.sub("", source) if (name or "").endswith(".html.j2") else source

    return Environment(
        loader=PackageLoader("retold.report"),
        extensions=[Tight],
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
