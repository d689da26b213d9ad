"""Pages at the addresses the user named, and at no others: several at once, handed on in the order they were given.

A host is asked for one page at a time, by one thread; several hosts are asked at the same time. What goes wrong with one
address is raised where its page is taken, and stops no other.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from retold.model.errors import FetchError
from retold.read.fetch_answer import Fetched, fetched
from retold.read.fetch_connect import Stopped
from retold.read.fetch_page import Pages
from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_store import Store, since
from retold.read.fetch_surroundings import Surroundings
from retold.read.fetch_urls import parse_address, shown_address


class Fetching:
    """Fetches ``addresses`` while their pages are being taken; a context manager.

    ``max_size`` is in bytes, for each page. ``progress`` is called with the pages there and all pages, from :meth:`take` only.
    Leaving it, also after Ctrl-C, ends what is under way and keeps in the store what had arrived.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        policy: FetchPolicy,
        *,
        max_size: int,
        progress: Callable[[int, int], None] | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        self._addresses = tuple(dict.fromkeys(addresses))
        self._policy = policy
        self._max_size = max_size
        self._progress = progress
        self._surroundings = surroundings or Surroundings()
        self._pages = Pages(policy, max_size=max_size, surroundings=self._surroundings)
        self._untaken = set(self._addresses)
        self._there = 0
        self._results: dict[str, Fetched | BaseException] = {}
        self._stored: dict[str, tuple[str, ...]] = {}
        self._arrived = threading.Condition()
        self._waiting: deque[list[str]] = deque()
        self._store: Store | None = None
        self._exits = ExitStack()

    def __enter__(self) -> Self:
        """Open the store and begin; raises ``OutputError`` where the store cannot be used."""
        if self._policy.store is not None:
            self._store = self._exits.enter_context(Store(self._policy.store))
        by_host: dict[str, list[str]] = {}
        for address in self._addresses:
            try:
                url = parse_address(address)
            except FetchError as error:
                self._results[address] = error
                self._there += 1
                continue
            if not self._is_stored(address, str(url)):
                by_host.setdefault(url.host, []).append(address)
        self._waiting.extend(by_host.values())
        for number in range(min(self._policy.parallel, len(by_host))):
            threading.Thread(target=self._work, name=f"fetch {number + 1}", daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._waiting.clear()
        self._pages.stop()
        with self._exits:
            for address in self._addresses:
                with self._arrived:
                    result = self._results.pop(address, None)
                if isinstance(result, Fetched):
                    self._keep(result)

    def take(self, address: str) -> Fetched:
        """The page at ``address``, once; waits for it.

        Raises ``FetchError``, ``OutputError`` where the store cannot take it, ``LookupError`` for an address that is not among
        those given or was taken before.
        """
        self._untaken.remove(address)
        if address in self._stored and (page := self._from_store(address)):
            return page
        with self._arrived:
            while address not in self._results:
                self._tell()
                self._arrived.wait()
            result = self._results.pop(address)
        if isinstance(result, BaseException):
            raise result
        self._keep(result)
        return result

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._there, len(self._addresses))

    def _is_stored(self, address: str, url: str) -> bool:
        if self._store is None:
            return False
        chain = self._store.find(url, since(self._surroundings.now(), self._policy.fresh))
        if chain is not None:
            self._stored[address] = chain
            self._there += 1
        return chain is not None

    def _from_store(self, address: str) -> Fetched | None:
        """The page as the store has it; one that is damaged there is fetched after all."""
        answers = self._store.read(self._stored.pop(address)) if self._store is not None else None
        if answers is not None:
            return fetched(answers, shown_address(address), self._max_size, stored=True)
        self._do(address)
        return None

    def _keep(self, page: Fetched) -> None:
        if self._store is not None and not page.stored:
            self._store.add(page.answers)

    def _work(self) -> None:
        """Fetch the pages of one host after the other, until there are none or nobody waits any more."""
        while True:
            try:
                addresses = self._waiting.popleft()
            except IndexError:
                return
            for address in addresses:
                if self._pages.stopped:
                    return
                self._do(address)

    def _do(self, address: str) -> None:
        result: Fetched | BaseException
        try:
            result = self._pages.fetch(address)
        except Stopped:
            return
        except Exception as error:  # noqa: BLE001 - a thread has nobody to raise to; whoever takes the page gets it
            result = error
        with self._arrived:
            self._results[address] = result
            self._there += 1
            self._arrived.notify_all()
