"""How articles are called in every format: a letter and a name."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.document import display_names
from retold.model.story import Story
from retold.report.plain import one_line


@dataclass(frozen=True, slots=True)
class Byline:
    """An article's letter, unique in the story, and the name people know it by; ``number`` counts from 0."""

    number: int
    letter: str
    name: str

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"


def letters(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``AB`` and so on, for 0, 1, 2 and so on."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def bylines(story: Story) -> dict[str, Byline]:
    """The byline of every document, by its id, in the order the documents were given."""
    names = display_names(story.documents)
    return {d.id: Byline(n, letters(n), one_line(names[d.id]) or d.id) for n, d in enumerate(story.documents)}
