"""Everything the user named -> documents one at a time, or a story of them, with a problem for whatever could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from retold.model.document import Block, Document, Link
from retold.model.errors import InputError
from retold.model.metadata import MetaValue
from retold.model.sources import SourceDocument
from retold.model.story import Problem, Story
from retold.read.contents import contents, guarded
from retold.read.documents import problem, read_item
from retold.read.expand import Source, expand, shown
from retold.read.fetch_sources import fetching
from retold.read.items import Found, Item, Note, Progress, Reached, Settings, exhausted
from retold.read.load import open_source
from retold.read.meta import Known, read_meta
from retold.read.seen import Seen


def read_documents(  # noqa: PLR0913 - what is read, and how
    paths: Sequence[str],
    *,
    sources: Sequence[str] = (),
    meta: str | os.PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Iterator[Story]:
    """Read files, folders, patterns, addresses and ``-``, one document at a time, in memory for one document.

    ``sources`` are named in the same ways: documents that the others quote, read last; their stories say so in ``sources``.
    Each story has one document with its ``blocks``, ``links`` and ``problems``, or only problems. What cannot be read is a
    fatal :class:`Problem` and the rest is still read; what was read with a doubt is a warning. ``settings`` say how large a
    document may be, which columns of tables were named and how addresses are fetched.
    Raises ``OutputError`` where what is fetched cannot be kept in the store, and ``MetaError``, before anything is read, where the ``meta`` file itself cannot be used.
    """
    rows, malformed = read_meta(meta) if meta is not None else ((), ())
    expansion = expand(paths, sources)
    known = Known(rows, [s.name for s in expansion.sources], shown(meta)) if meta is not None else None
    return _documents(
        _Course(settings or Settings(), stdin, progress, len(expansion.sources)), expansion.sources, known,
        [*(problem(e, fatal=True) for e in expansion.errors), *(problem(w, fatal=False) for w in expansion.warnings)],
        [problem(m, fatal=False) for m in malformed],
    )  # fmt: skip


def read_inputs(  # noqa: PLR0913 - what is read, and how
    paths: Sequence[str],
    *,
    sources: Sequence[str] = (),
    meta: str | os.PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Story:
    """All that :func:`read_documents` gives as one story with ``documents``, ``blocks``, ``links`` and ``problems``.

    Arguments and errors are the same.
    """
    return _joined(read_documents(paths, sources=sources, meta=meta, stdin=stdin, settings=settings, progress=progress))


def read_items(items: Iterable[Item]) -> Story:
    """A story of documents that are in hand already, with problems for those that cannot be read."""
    seen = Seen()
    return _joined(_story(item, seen, named=True) for item in items)


def _joined(stories: Iterable[Story]) -> Story:
    """Stories of one document each as one story."""
    documents: list[Document] = []
    blocks: list[Block] = []
    links: list[Link] = []
    metadata: list[MetaValue] = []
    problems: list[Problem] = []
    quoted: list[SourceDocument] = []
    for one in stories:
        documents += one.documents
        blocks += one.blocks
        links += one.links
        metadata += one.metadata
        problems += one.problems
        quoted += one.sources
    return Story(
        documents=tuple(documents), blocks=tuple(blocks), links=tuple(links), metadata=tuple(metadata), problems=tuple(problems),
        sources=tuple(quoted),
    )  # fmt: skip


class _Course:
    """Where reading stands, for those who watch it."""

    def __init__(self, settings: Settings, stdin: BinaryIO | None, progress: Progress | None, sources: int) -> None:
        self.settings = settings
        self.stdin = stdin
        self.seen = Seen()
        self.documents = 0
        self._progress = progress
        self._sources = sources
        self._done = 0

    def wait(self, here: int, wanted: int) -> None:
        """Call whoever wants to know, while a page is waited for."""
        if self._progress is not None:
            self._progress(Reached(self.documents, self._done, self._sources, pages=(here, wanted)))

    def tell(self, done: int, position: int = 0, size: int | None = None) -> None:
        """Call whoever wants to know."""
        self._done = done
        if self._progress is not None:
            self._progress(Reached(self.documents, done, self._sources, position, size))


def _documents(
    course: _Course, sources: Sequence[Source], known: Known | None, before: list[Problem], malformed: list[Problem]
) -> Iterator[Story]:
    if before:
        yield Story(problems=tuple(before))
    with fetching(sources, course.settings, course.wait) as course.settings:
        for number, source in enumerate(sources):
            course.tell(number)
            for story in _source(course, source, number):
                documents = story.documents if known is None else tuple(known.told(d) for d in story.documents)
                quoted = tuple(SourceDocument(doc=d.id) for d in documents) if source.cited else ()
                yield replace(story, documents=documents, sources=quoted)
    course.tell(len(sources))
    if known is not None and (doubts := (*malformed, *(problem(d, fatal=False) for d in known.unused()))):
        yield Story(problems=doubts)


def _source(course: _Course, source: Source, number: int) -> Iterator[Story]:
    """The documents of one source; an error of the source as a whole is a problem, fatal where its name promised articles."""
    try:
        inlet = open_source(source, course.stdin, course.settings)
    except InputError as error:
        yield Story(problems=(problem(error, fatal=source.named),))
        return
    try:
        for found in guarded(contents(inlet, course.settings), source.name):
            story = _story(found, course.seen, named=source.named or _is_inside(found, source.name))
            course.documents += len(story.documents)
            course.tell(number, inlet.position(), inlet.size)
            yield story
    except InputError as error:
        yield Story(problems=(problem(error, fatal=source.named),))
    finally:
        inlet.close()


def _is_inside(found: Found, name: str) -> bool:
    """Whether this is a member of a source and not the source itself."""
    own = found.error.subject if isinstance(found, Note) else found.name
    return own != name


def _story(found: Found, seen: Seen, *, named: bool) -> Story:
    if isinstance(found, Note):
        return Story(problems=(problem(found.error, fatal=found.fatal and named),))
    try:
        return read_item(found, seen)
    except InputError as error:
        notes = tuple(problem(e, fatal=False) for e in found.remarks)
        return Story(problems=(*notes, problem(error, fatal=named)))
    except (MemoryError, RecursionError) as error:
        return Story(problems=(problem(exhausted(found.name, error), fatal=named),))
