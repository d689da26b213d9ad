"""The functions of the public Python interface; :mod:`retold` names them and loads them when they are first used.

They are called ``read_articles`` and ``compare_articles`` because ``retold.read`` and ``retold.compare`` are rooms.
"""

from __future__ import annotations

import os
from pathlib import Path

from retold.model.errors import InputError
from retold.model.story import Story
from retold.pipeline import COMPARE_STAGES, READ_STAGES, run
from retold.read.fetch_policy import FetchPolicy
from retold.read.inputs import read_inputs
from retold.read.items import Settings
from retold.report.json import loads
from retold.report.writers import write

PathLike = str | os.PathLike[str]


def read_articles(*paths: PathLike, meta: PathLike | None = None, fetch: FetchPolicy | None = None) -> Story:
    """Read articles and label their regions.

    ``paths`` are files, folders, patterns or http(s) addresses; ``meta`` is a file with what they cannot say of themselves;
    ``fetch`` says how addresses are fetched. What could not be read stands in the story's ``problems``. Raises ``InputError``
    where nothing could, ``MetaError`` for a ``meta`` file that cannot be used, ``OutputError`` for a store that cannot be.
    """
    return run(_read(paths, meta, fetch), READ_STAGES)


def compare_articles(*paths: PathLike, meta: PathLike | None = None, fetch: FetchPolicy | None = None) -> Story:
    """Read articles about one event and compare them: all tables of the contract, findings in an editor's order.

    Arguments and errors are those of :func:`read_articles`.
    """
    return run(_read(paths, meta, fetch), COMPARE_STAGES)


def load_story(file: PathLike) -> Story:
    """The story in a JSON file that ``--json`` or :func:`save_story` wrote.

    Raises ``ContractError`` where the file does not follow the contract, ``OSError`` where it cannot be opened.
    """
    return loads(Path(file).read_bytes())


def save_story(story: Story, file: PathLike) -> None:
    """Write a story whole or not at all; the extension chooses the format, as with ``-o``. Raises ``OutputError``."""
    write(story, file)


def _read(paths: tuple[PathLike, ...], meta: PathLike | None, fetch: FetchPolicy | None) -> Story:
    settings = Settings(policy=fetch) if fetch is not None else Settings()
    story = read_inputs([os.fspath(p) for p in paths], meta=meta, settings=settings)
    if not story.documents:
        first = next((p for p in story.problems if p.fatal), None)
        if first is None:
            raise InputError("", "nothing was given to read")
        raise InputError(first.file, f"{first.reason} ({first.code})", first.hint)
    return story
