"""Which bytes have been read already, in little memory: an archive may hold millions of documents."""

from __future__ import annotations

from retold.model.errors import DuplicateInput
from retold.model.ids import stable_id

NAMED = 10_000
"""Documents whose names are kept, to say which one a later twin repeats."""


class Seen:
    """Digests of documents: eight bytes of each, names of the first thousands only."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._names: dict[int, str] = {}

    def identify(self, digest: str, name: str) -> tuple[str, DuplicateInput | None]:
        """An id from the content alone, so that moving a folder changes nothing; repeats are numbered in order.

        With it a warning where the same bytes have been kept before. ``digest`` is hexadecimal.
        """
        count = self._counts.get(_key(digest), 0)
        if not count:
            return stable_id("d", digest), None
        hint = "Remove one of them if they are one publication; both are kept."
        first = self._names.get(_key(digest), "an earlier document")
        return stable_id("d", digest, count + 1), DuplicateInput(name, f"the same bytes as {first}", hint)

    def keep(self, digest: str, name: str) -> None:
        """Remember that these bytes were read."""
        key = _key(digest)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count == 1 and len(self._names) < NAMED:
            self._names[key] = name


def _key(digest: str) -> int:
    return int(digest[:16], 16)
