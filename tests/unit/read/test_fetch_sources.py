"""Where reading meets the web."""

from __future__ import annotations

from pathlib import Path

import pytest

from misbehaving_server import Server, answer
from retold.model.errors import OutputError
from retold.read.expand import Source
from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_sources import fetching
from retold.read.inputs import read_inputs
from retold.read.items import Fetched, Reached, Settings

PAGE = "<html><body><h1>Tide turns</h1><p>The ferry ran aground off Port Selda.</p></body></html>"


def test_without_addresses_nothing_changes(tmp_path: Path) -> None:
    settings = Settings(policy=FetchPolicy(store=tmp_path / "store"))
    with fetching([Source("a.txt", tmp_path / "a.txt")], settings) as same:
        assert same is settings
    assert list(tmp_path.iterdir()) == []


def test_who_brings_a_fetch_of_their_own_is_asked_instead(server: Server) -> None:
    address = server.at("/a", answer(PAGE))
    settings = Settings(fetch=lambda url, _: Fetched(data=b"own", url=url))
    with fetching([Source(address, None, url=address)], settings) as same:
        assert same is settings
    assert server.asked == []


def test_a_page_with_what_the_server_says_of_it(server: Server) -> None:
    server.at("/a", answer(PAGE.replace("Tide", "Fähre").encode("cp1252"), Content_Type="text/html; charset=windows-1252"))
    told: list[Reached] = []
    story = read_inputs([f"{server.root}/a"], settings=Settings(policy=FetchPolicy(allow_private=True)), progress=told.append)
    (document,) = story.documents
    assert document.text.startswith("Fähre turns\n")
    assert document.url == document.file == f"{server.root}/a"
    assert document.origin.fetched is not None
    assert told[-1].pages is None


def test_a_byte_order_mark_outranks_the_header_and_the_header_outranks_the_page(server: Server) -> None:
    page = '<html><head><meta charset="koi8-r"></head><body><p>Fähre läuft auf</p></body></html>'
    server.at("/bom", answer(page.encode("utf-16"), Content_Type="text/html; charset=windows-1252"))
    server.at("/header", answer(page.encode("cp1252"), Content_Type="text/html; charset=windows-1252"))
    policy = FetchPolicy(allow_private=True, pause=0)
    story = read_inputs([f"{server.root}/bom", f"{server.root}/header"], settings=Settings(policy=policy))
    assert [d.text for d in story.documents] == ["Fähre läuft auf"] * 2


def test_an_empty_page_is_empty_input(server: Server) -> None:
    story = read_inputs([server.at("/a", answer(b""))], settings=Settings(policy=FetchPolicy(allow_private=True)))
    assert [(p.code, p.fatal) for p in story.problems] == [("R003", True)]


def test_a_page_that_lies_about_its_type_is_judged_by_its_bytes(server: Server) -> None:
    server.at("/a", answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, Content_Type="text/html"))
    story = read_inputs([f"{server.root}/a"], settings=Settings(policy=FetchPolicy(allow_private=True)))
    assert [(p.code, p.fatal) for p in story.problems] == [("R004", True)]


def test_a_store_that_cannot_be_used_is_no_problem_of_one_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    settings = Settings(policy=FetchPolicy(store=tmp_path / "file"))
    with pytest.raises(OutputError):
        read_inputs(["https://outlet.example/a"], settings=settings)
