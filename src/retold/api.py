"""The functions of the public Python interface; :mod:`retold` names them and loads them when they are first used.

They are called ``read_articles`` and ``compare_articles`` because ``retold.read`` and ``retold.compare`` are rooms.
"""

from __future__ import annotations

import os
from pathlib import Path

from retold.model.errors import InputError
from retold.model.story import Story
from retold.pipeline import COMPARE_STAGES, READ_STAGES, run
from retold.read.inputs import read_inputs
from retold.report.json import loads
from retold.report.writers import write

PathLike = str | os.PathLike[str]


def read_articles(*paths: PathLike, meta: PathLike | None = None) -> Story:
    """Read articles and label their regions.

    ``paths`` are files, folders or patterns; ``meta`` is a file with what they cannot say of themselves. What could
    not be read stands in the story's ``problems``. Raises ``InputError`` where nothing could, ``MetaError`` for a
    ``meta`` file that cannot be used.
    """
    return run(_read(paths, meta), READ_STAGES)


def compare_articles(*paths: PathLike, meta: PathLike | None = None) -> Story:
    """Read articles about one event and compare them: all tables of the contract, findings in an editor's order.

    Arguments and errors are those of :func:`read_articles`.
    """
    return run(_read(paths, meta), COMPARE_STAGES)


def load_story(file: PathLike) -> Story:
    """The story in a JSON file that ``--json`` or :func:`save_story` wrote.

    Raises ``ContractError`` where the file does not follow the contract, ``OSError`` where it cannot be opened.
    """
    return loads(Path(file).read_bytes())


def save_story(story: Story, file: PathLike) -> None:
    """Write a story whole or not at all; the extension chooses the format, as with ``-o``. Raises ``OutputError``."""
    write(story, file)


def _read(paths: tuple[PathLike, ...], meta: PathLike | None) -> Story:
    story = read_inputs([os.fspath(p) for p in paths], meta=meta)
    if not story.documents:
        first = next((p for p in story.problems if p.fatal), None)
        if first is None:
            raise InputError("", "nothing was given to read")
        raise InputError(first.file, f"{first.reason} ({first.code})", first.hint)
    return story
