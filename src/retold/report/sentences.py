"""A sentence of the brief, in parts of which some lead to the section that proves them: one form for every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.report.bylines import Byline
from retold.report.plain import listing

NAMED = 3
"""Up to this many articles are called by name, more by their letters."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence; ``href`` is the section of the page that proves them, empty for words that only join."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The sentence without its links."""
        return "".join(p.text for p in self.parts)

    def leads_to(self, href: str) -> bool:
        """Whether a part of it leads to a section."""
        return any(p.href == href for p in self.parts)


def say(*parts: str | tuple[str, str]) -> Sentence:
    """A sentence of words and of words with the section that proves them; it begins with a capital and ends with a stop."""
    rows = [Part(*p) if isinstance(p, tuple) else Part(p) for p in parts if p]
    rows[0] = Part(rows[0].text[:1].upper() + rows[0].text[1:], rows[0].href)
    return Sentence(tuple(rows if rows[-1].text.endswith((".", "…")) else [*rows, Part(".")]))


def called(docs: Iterable[str], who: dict[str, Byline]) -> str:
    """Documents by letter and name; by letters alone where they are many, their names long or only their files known."""
    rows = sorted(set(docs), key=lambda d: who[d].number)
    short = (
        len(rows) <= NAMED
        and (len(rows) < 2 or not any("(" in who[d].name for d in rows))
        and not any(who[d].bare for d in rows)
    )
    return listing(str(who[d]) if short else who[d].letter for d in rows)
