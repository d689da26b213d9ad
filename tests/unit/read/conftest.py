"""A server that misbehaves, pages fetched from it without delay, and a network that leads every number to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpcore
import pytest

from misbehaving_server import FakeTime, Server
from retold.read.fetch_answer import Fetched
from retold.read.fetch_page import Pages
from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_surroundings import Surroundings

LIMIT = 100_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server without a single page."""
    with Server() as running:
        yield running


@pytest.fixture
def time() -> FakeTime:
    """A clock that tests move."""
    return FakeTime()


@pytest.fixture
def surroundings(time: FakeTime) -> Surroundings:
    """Nothing takes time, nothing is left to chance, and every name is the name of this machine."""
    return Surroundings(
        clock=time.clock,
        now=lambda: NOW,
        wait=time.sleep,
        chance=lambda: 1.0,
        look_up=lambda *_: ["127.0.0.1"],
    )


@pytest.fixture
def fetch(surroundings: Surroundings) -> Callable[..., Fetched]:
    """Fetch one page from this machine; keywords are those of the policy."""

    def call(address: str, **policy: Any) -> Fetched:
        return Pages(FetchPolicy(**{"allow_private": True, **policy}), max_size=LIMIT, surroundings=surroundings).fetch(address)

    return call


@pytest.fixture
def network(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A network in which every number leads to the server; the list of numbers connected to."""
    connected: list[str] = []
    connect = httpcore.SyncBackend.connect_tcp

    def lead(self: httpcore.SyncBackend, host: str, _: int, *rest: Any) -> httpcore.NetworkStream:
        connected.append(host)
        return connect(self, "127.0.0.1", server.port, *rest)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", lead)
    return connected
