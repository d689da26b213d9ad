"""Where reading meets the web: the addresses among the sources are fetched, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC

from retold.model.when import When
from retold.read.expand import Source
from retold.read.items import Fetched, Settings


@contextmanager
def fetching(
    sources: Sequence[Source], settings: Settings, progress: Callable[[int, int], None] | None = None
) -> Iterator[Settings]:
    """``settings`` with a ``fetch`` that has begun on the addresses of ``sources``; as they are where there are none.

    ``progress`` is told the pages that are there and all that are wanted. Raises ``OutputError`` where the policy's store cannot be used.
    """
    addresses = [source.url for source in sources if source.url is not None]
    if not addresses or settings.fetch is not None:
        yield settings
        return
    # httpx takes 150 ms to load; most runs read files only.
    from retold.read.fetch import Fetching

    with Fetching(addresses, settings.policy, max_size=settings.limit, progress=progress) as run:

        def fetch(url: str, _: int) -> Fetched:
            page = run.take(url)
            when = page.answers[-1].when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            return Fetched(data=page.data, url=page.url, charset=page.charset or "", fetched=When(when))

        yield replace(settings, fetch=fetch)
