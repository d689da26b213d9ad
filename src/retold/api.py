"""The functions of the public Python interface; :mod:`retold` names them and loads them when they are first used.

They are called ``read_articles``, ``compare_articles`` and ``trace_lineage`` because ``retold.read``, ``retold.compare`` and ``retold.trace`` are rooms.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from retold.lang.outlets import outlets_in_force
from retold.model.errors import InputError
from retold.model.story import Story
from retold.pipeline import ANNOTATE_STAGES, COMPARE_STAGES, LINEAGE_STAGES, READ_STAGES, REUSE_STAGES, Stage, run
from retold.read.aliases import Aliases, read_aliases
from retold.read.documents import read_text
from retold.read.fetch_policy import FetchPolicy
from retold.read.inputs import read_inputs
from retold.read.items import Settings
from retold.report.json import loads
from retold.report.writers import write

PathLike = str | os.PathLike[str]


def read_articles(
    *paths: PathLike, meta: PathLike | None = None, fetch: FetchPolicy | None = None, aliases: Aliases | None = None
) -> Story:
    """Read articles and label their regions.

    ``paths`` are files, folders, patterns or http(s) addresses; ``meta`` is a file with what they cannot say of themselves;
    ``fetch`` says how addresses are fetched; ``aliases`` is a file with outlets that retold does not know, or its rows as
    mappings of name, kind, aliases and domains. What could not be read stands in the story's ``problems``. Raises
    ``InputError`` where nothing could, ``MetaError`` and ``AliasError`` for a ``meta`` or ``aliases`` that cannot be used,
    ``OutputError`` for a store that cannot be.
    """
    return _story(paths, READ_STAGES, meta, fetch, aliases)


def annotate_articles(
    *paths: PathLike, meta: PathLike | None = None, fetch: FetchPolicy | None = None, aliases: Aliases | None = None
) -> Story:
    """Read articles and mark in each what it says on its own: statements, speakers, credits, names, dates, numbers, hedges.

    Arguments and errors are those of :func:`read_articles`.
    """
    return _story(paths, ANNOTATE_STAGES, meta, fetch, aliases)


def compare_articles(
    *paths: PathLike,
    sources: Sequence[PathLike] = (),
    meta: PathLike | None = None,
    fetch: FetchPolicy | None = None,
    aliases: Aliases | None = None,
) -> Story:
    """Read articles about one event and compare them: all tables of the contract, findings in an editor's order.

    ``sources`` are documents that the articles quote (a letter, a release, a transcript), named as ``paths`` are: the
    quotations are checked against them, and they are no articles. The other arguments and errors are those of :func:`read_articles`.
    """
    return _story(paths, COMPARE_STAGES, meta, fetch, aliases, sources)


def find_reuse(
    *paths: PathLike, meta: PathLike | None = None, fetch: FetchPolicy | None = None, aliases: Aliases | None = None
) -> Story:
    """Read articles and find the words that they share: the tables ``passages`` and ``pairs``, with relations and directions.

    Arguments and errors are those of :func:`read_articles`.
    """
    return _story(paths, REUSE_STAGES, meta, fetch, aliases)


def trace_lineage(
    *paths: PathLike,
    sources: Sequence[PathLike] = (),
    meta: PathLike | None = None,
    fetch: FetchPolicy | None = None,
    aliases: Aliases | None = None,
) -> Story:
    """Read articles and trace who took what from whom: the table ``lineage``, and what :func:`find_reuse` finds.

    ``sources`` are those of :func:`compare_articles`, the other arguments and errors those of :func:`read_articles`.
    """
    return _story(paths, LINEAGE_STAGES, meta, fetch, aliases, sources)


def annotate_text(text: str, *, language: str | None = None, aliases: Aliases | None = None) -> Story:
    """Mark in one text what :func:`annotate_articles` marks in a file that holds it.

    The story's only document has exactly this ``text``, so that offsets of all marks are code points into it. ``language`` is
    an ISO 639-1 code (``en``; a region behind it, ``en-GB``, makes no difference) and is told from the text where it is ``None``; of a text that is not English the regions are told and
    ``notes`` says what was not done. ``aliases`` is that of :func:`read_articles`. Raises ``EmptyInput`` where the text has no
    readable character, ``UndecodableInput`` where it holds half a character (a lone surrogate), ``AliasError``.
    """
    outlets = read_aliases(aliases)
    with outlets_in_force(outlets):
        return run(replace(read_text(text, spoken=language), outlets=outlets), ANNOTATE_STAGES)


def load_story(file: PathLike) -> Story:
    """The story in a JSON file that ``--json`` or :func:`save_story` wrote.

    Raises ``ContractError`` where the file does not follow the contract, ``OSError`` where it cannot be opened.
    """
    return loads(Path(file).read_bytes())


def save_story(story: Story, file: PathLike) -> None:
    """Write a story whole or not at all; the extension chooses the format, as with ``-o``. Raises ``OutputError``."""
    write(story, file)


def _story(  # noqa: PLR0913, PLR0917 - the arguments of the public functions
    paths: tuple[PathLike, ...],
    stages: tuple[Stage, ...],
    meta: PathLike | None,
    fetch: FetchPolicy | None,
    aliases: Aliases | None,
    sources: Sequence[PathLike] = (),
) -> Story:
    outlets = read_aliases(aliases)
    with outlets_in_force(outlets):
        return run(replace(_read(paths, sources, meta, fetch), outlets=outlets), stages)


def _read(paths: tuple[PathLike, ...], sources: Sequence[PathLike], meta: PathLike | None, fetch: FetchPolicy | None) -> Story:
    settings = Settings(policy=fetch) if fetch is not None else Settings()
    named = [os.fspath(p) for p in sources]
    story = read_inputs([os.fspath(p) for p in paths], sources=named, meta=meta, settings=settings)
    if not story.articles:
        first = next((p for p in story.problems if p.fatal), None)
        if first is None:
            raise InputError("", "nothing was given to read")
        raise InputError(first.file, f"{first.reason} ({first.code})", first.hint)
    return story
