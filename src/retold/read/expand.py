"""What the user named -> one source per article: files, folders, patterns, standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from retold.model.errors import DuplicateInput, EmptyFolder, InputError, MissingInput, UnknownFormat, UnreadableInput
from retold.read.fetch_urls import shown_address

STDIN = "-"
ARTICLE_NAMES = frozenset(
    {"", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf", ".warc", ".rss", ".atom", ".zip"}
)
"""Extensions of files taken from folders and ZIP archives; any file may be named outright."""
TABLE_NAMES = frozenset({".xml", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})
"""Extensions of files that are taken too, but may as well hold something else than articles."""
PACKED_NAMES = (".gz", ".zst", ".zstd")
NOT_ARTICLES = frozenset(
    {"readme", "license", "licence", "copying", "notice", "changelog", "contributing", "makefile", "dockerfile", "authors"}
)
"""Stems of files that folders of articles carry beside the articles."""
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,20}://")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: the name to show people, and its path or its address; neither for standard input.

    ``named`` is false for files taken from a folder though nothing in their name says that they are articles; ``cited`` is
    true for documents that articles quote, given to check them against.
    """

    name: str
    path: Path | None
    named: bool = True
    url: str | None = None
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """The sources in order, each once, and what went wrong; ``warnings`` kept nothing from being read."""

    sources: tuple[Source, ...]
    errors: tuple[InputError, ...]
    warnings: tuple[InputError, ...]


def expand(paths: Sequence[str], cited: Sequence[str] = ()) -> Expansion:
    """Sources for ``paths`` in the order given; folders and patterns in the order of their names.

    What is in ``cited`` comes last and is not read as an article, also where it lies among these.
    """
    articles, documents = _expand(paths), _expand(cited)
    quoted = tuple(replace(s, cited=True, named=True) for s in documents.sources)
    known = {_key(s) for s in quoted}
    alone = tuple(s for s in articles.sources if _key(s) not in known)
    return Expansion((*alone, *quoted), (*articles.errors, *documents.errors), (*articles.warnings, *documents.warnings))


def _key(source: Source) -> str:
    """The same for two names of one thing."""
    return source.url or (STDIN if source.path is None else os.path.realpath(source.path))


def _expand(paths: Sequence[str]) -> Expansion:
    sources: list[Source] = []
    errors: list[InputError] = []
    warnings: list[InputError] = []
    seen: dict[str, str] = {}
    for given in paths:
        try:
            found = _one(given)
        except InputError as error:
            errors.append(error)
            continue
        for source in found:
            key = _key(source)
            if key in seen:
                same = "" if seen[key] == source.name else f" (as {seen[key]})"
                warnings.append(DuplicateInput(source.name, f"given more than once{same}; read once"))
            else:
                seen[key] = source.name
                sources.append(source)
    return Expansion(tuple(sources), tuple(errors), tuple(warnings))


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written anywhere: bytes that are no UTF-8 in a file's name become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _one(given: str) -> list[Source]:
    if given == STDIN:
        return [Source(STDIN, None)]
    if "\0" in given or not given:
        raise MissingInput(given.replace("\0", "\ufffd"), "no such file")
    if match := _URL.match(given):
        if match[0].lower() in {"http://", "https://"}:
            return [Source(shown_address(shown(given)), None, url=shown(given).partition("#")[0])]
        raise UnknownFormat(
            shown_address(shown(given)), "an address of a kind that retold does not fetch", "Save it and give the file."
        )
    path = Path(given)
    try:
        if path.is_dir():
            return _folder(path)
        if os.path.lexists(path):
            return [Source(shown(path), path)]
    except OSError as error:
        raise UnreadableInput(shown(given), error.strerror or "cannot be looked at") from error
    if glob.has_magic(given):
        return _pattern(given)
    raise MissingInput(shown(given), "no such file or folder")


def _pattern(given: str) -> list[Source]:
    found: list[Source] = []
    for name in sorted(glob.glob(given, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        path = Path(name)
        found += _walk(path) if path.is_dir() else [Source(shown(name), path)]
    if not found:
        raise EmptyFolder(shown(given), "no file matches this pattern")
    return found


def _folder(path: Path) -> list[Source]:
    with os.scandir(path):
        pass  # a folder that cannot be listed is an error, not an empty one
    found = _walk(path)
    if not found:
        raise EmptyFolder(shown(path), "no article in this folder")
    return found


def _walk(folder: Path) -> list[Source]:
    found: list[Source] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += [
            Source(shown(p), p, named=_plain(name).suffix in ARTICLE_NAMES - {""})
            for name in sorted(files)
            if is_article(name) and (p := Path(root, name)).is_file()
        ]
    return found


def is_article(name: str) -> bool:
    """Whether a file of this name is taken from a folder or an archive that was given as a whole."""
    plain = _plain(name)
    taken = plain.suffix in ARTICLE_NAMES or plain.suffix in TABLE_NAMES
    return not name.startswith(".") and taken and plain.stem not in NOT_ARTICLES


def _plain(name: str) -> Path:
    """A file's name in lower case, without the ending that says it is compressed."""
    lower = name.lower()
    for ending in PACKED_NAMES:
        lower = lower.removesuffix(ending)
    return Path(lower)
