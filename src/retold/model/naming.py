"""What documents of a story are called: articles by outlet or file, source documents by the file's name."""

from __future__ import annotations

from retold.model.document import Document, display_names
from retold.model.story import Story


def source_names(story: Story) -> dict[str, str]:
    """A name for every source document in hand, by its id: the title that the user gave it, else the name of its file.

    Two of one name are numbered, as articles are.
    """
    names: dict[str, str] = {}
    for s in story.sources:
        name = _name(story.document(s.doc))
        taken = sum(1 for n in names.values() if n == name or n.startswith(f"{name} #"))
        names[s.doc] = f"{name} #{taken + 1}" if taken else name
    return names


def _name(document: Document) -> str:
    if document.title and document.known_from.get("title") == "meta":
        return document.title
    return document.file.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or document.file


def all_names(story: Story) -> dict[str, str]:
    """The names of all documents of a story: articles are called as if there were no sources."""
    return display_names(story.articles) | source_names(story)
