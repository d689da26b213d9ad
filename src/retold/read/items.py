"""What stands between a source and its documents: one document's bytes, with what its container says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from retold.model.document import Role
from retold.model.errors import BombInput, InputError
from retold.model.when import When
from retold.read.fetch_policy import FetchPolicy
from retold.read.sniff import Format

MAX_SIZE = 20_000_000
"""Bytes of one document beyond which it is refused; an archive of many may be larger."""

MAX_DEPTH = 2
"""Archives within archives that are opened: a ZIP, and one more inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The bytes of one document on their way to being read.

    ``name`` becomes the document's ``file``. ``kind`` is given where the container knows it; otherwise the bytes decide.
    ``charset`` is what headers declare (empty: nothing). ``values`` are title, outlet, author, url and published as the
    container has them, ``known_from`` says which kind of container that is. ``headed``: the title is not part of the
    bytes and is set before the text. ``fetched`` is when the bytes were taken from the web. ``key`` is the id that the container
    has for it, empty where it has none.
    """

    name: str
    data: bytes
    kind: Format | None = None
    charset: str = ""
    values: dict[str, str | When] = field(default_factory=dict)
    known_from: str = ""
    headed: bool = False
    fetched: When | None = None
    key: str = ""
    remarks: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something that is wrong with a container or with one of its members; ``fatal``: something was not read."""

    error: InputError
    fatal: bool = True


@dataclass(slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of a text that make one block: its ``tag``, and the role its marks suggest."""

    start: int
    end: int
    tag: str
    hint: Role | None = None


Found = Item | Note
"""What a container gives, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of tables that the user has named; ``None`` is guessed."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered: the body, the address after redirects, the charset its headers declare, and when."""

    data: bytes
    url: str
    charset: str = ""
    fetched: When | None = None


Fetch = Callable[[str, int], Fetched]
"""Gets what stands at an http(s) address, at most so many bytes; raises an ``InputError`` where that fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read: bytes of one document, the named columns of tables, and how addresses are fetched.

    ``fetch`` is asked for addresses instead of the network where it is given.
    """

    limit: int = MAX_SIZE
    columns: Columns = field(default_factory=Columns)
    policy: FetchPolicy = field(default_factory=FetchPolicy)
    fetch: Fetch | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far reading is: documents so far, the number of sources done and in all, and bytes into the current one.

    ``size`` is ``None`` where the source does not know how long it is. ``pages`` are those that were fetched and all that are
    wanted, while one is waited for.
    """

    documents: int
    done: int
    sources: int
    bytes: int = 0
    size: int | None = None
    pages: tuple[int, int] | None = None


Progress = Callable[[Reached], None]
"""Called before each source, after each document, and at the end."""


def exhausted(name: str, error: BaseException) -> BombInput:
    """What a document is that memory or recursion ran out on: on hostile input these come first."""
    return BombInput(name, f"asks for more than this machine has ({type(error).__name__})")


def size_in_words(count: int) -> str:
    """``20.0 MB``, ``512 bytes``."""
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count} bytes"
