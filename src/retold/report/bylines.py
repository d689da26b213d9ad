"""How articles, and sources in hand, are called in every format: a letter and a name."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.naming import all_names
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
    """The byline of every document, by its id, in the order the documents were given; sources in hand are S1, S2 and so on."""
    names = all_names(story)
    articles = len(story.documents) - len(story.sources)
    return {
        d.id: Byline(n, letters(n) if n < articles else f"S{n - articles + 1}", one_line(names[d.id]) or d.id)
        for n, d in enumerate(story.documents)
    }
