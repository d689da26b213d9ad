"""How articles, and sources in hand, are called in every format: a letter and a name."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.document import letters
from retold.model.naming import all_names
from retold.model.story import Story
from retold.report.plain import file_name, one_line


@dataclass(frozen=True, slots=True)
class Byline:
    """An article's letter, unique in the story, and the name people know it by; ``number`` counts from 0.

    ``bare``: nothing but the file's name is known of it, so a sentence calls it by its letter.
    """

    number: int
    letter: str
    name: str
    bare: bool = False

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"


def bylines(story: Story) -> dict[str, Byline]:
    """The byline of every document, by its id, in the order the documents were given; sources in hand are S1, S2 and so on."""
    names = all_names(story)
    articles = len(story.documents) - len(story.sources)
    rows: dict[str, Byline] = {}
    for n, d in enumerate(story.documents):
        letter = letters(n) if n < articles else f"S{n - articles + 1}"
        bare = not d.outlet and names[d.id] == letter
        name = file_name(d.file) if bare else one_line(names[d.id])
        rows[d.id] = Byline(n, letter, name or d.id, bare)
    return rows
