"""Connections go where was checked, and nowhere else."""

from __future__ import annotations

import socket
import ssl
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from misbehaving_server import Asked, Server, answer, raw, redirect
from retold.model.errors import FetchTimeout, RefusedAddress, TlsTrouble, UnknownHost, Unreachable
from retold.read.fetch_answer import Fetched
from retold.read.fetch_page import Pages
from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_surroundings import Surroundings, look_up

PAGE = "<html><p>The ferry ran aground off Port Selda.</p></html>"
CERTIFICATE = Path(__file__).parents[2] / "outlet.example.pem"
PUBLIC = "8.8.8.8"


class Names:
    """A resolver with fixed answers, each used once, the last one for ever."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): list(lists) for name, lists in answers.items()}
        self.asked: list[str] = []

    def look_up(self, host: str, port: int, seconds: float) -> list[str]:
        assert port
        assert seconds > 0
        self.asked.append(host)
        known = self.answers.get(host)
        if known is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known.pop(0) if len(known) > 1 else known[0]


def get(address: str, surroundings: Surroundings, names: Names | None = None, **policy: Any) -> Fetched:
    if names is not None:
        surroundings = replace(surroundings, look_up=names.look_up)
    return Pages(FetchPolicy(**{"honour_robots": False, **policy}), max_size=100_000, surroundings=surroundings).fetch(address)


def test_the_number_that_was_checked_is_connected_to(server: Server, network: list[str], surroundings: Surroundings) -> None:
    server.at("/a", answer(PAGE))
    names = Names(outlet_example=[[PUBLIC, "1.1.1.1"]])
    page = get("http://outlet.example/a", surroundings, names)
    assert network == [PUBLIC]
    assert page.answers[0].peer == PUBLIC
    assert server.asked[0].header("host") == "outlet.example"


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(
    server: Server, network: list[str], surroundings: Surroundings
) -> None:
    """DNS rebinding: public when checked, loopback when asked again. Nothing asks again."""
    server.at("/a", answer(PAGE))
    names = Names(outlet_example=[[PUBLIC], ["127.0.0.1"]])
    assert get("http://outlet.example/a", surroundings, names).data
    assert names.asked == ["outlet.example"]
    assert network == [PUBLIC]


def test_a_name_is_checked_again_for_every_request(server: Server, network: list[str], surroundings: Surroundings) -> None:
    server.at("/a", redirect("/b"))
    names = Names(outlet_example=[[PUBLIC], ["127.0.0.1"]])
    with pytest.raises(RefusedAddress, match=r"outlet.example leads to 127.0.0.1, this machine"):
        get("http://outlet.example/a", surroundings, names)
    assert network == [PUBLIC]
    assert server.paths() == ["/a"]


@pytest.mark.parametrize(
    ("addresses", "what"),
    [
        (["127.0.0.1"], "loopback"),
        ([PUBLIC, "10.0.0.1"], "private"),
        (["169.254.169.254"], "metadata"),
        (["::1"], "loopback"),
        (["fe80::1%eth0"], "link-local"),
        (["::ffff:10.0.0.1"], "private"),
        (["64:ff9b::7f00:1"], "loopback"),
    ],
)
def test_names_of_private_places_are_refused_unconnected(
    network: list[str], surroundings: Surroundings, addresses: list[str], what: str
) -> None:
    with pytest.raises(RefusedAddress, match=what) as caught:
        get("http://outlet.example/a", surroundings, Names(outlet_example=[addresses]))
    assert "--allow-private" in caught.value.hint
    assert network == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "017700000001", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "0", "[::]"],
)
def test_spelled_out_private_places_are_refused_unconnected(network: list[str], surroundings: Surroundings, host: str) -> None:
    names = Names()
    with pytest.raises(RefusedAddress, match=r"loopback|unspecified"):
        get(f"http://{host}/a", surroundings, names)
    assert network == []
    assert names.asked == []


@pytest.mark.parametrize("location", ["http://127.0.0.1/b", "http://internal.example/b", "http://0x7f000001/b", "//[::1]/b"])
def test_a_redirect_to_a_private_place_is_refused(
    server: Server, network: list[str], surroundings: Surroundings, location: str
) -> None:
    server.at("/a", redirect(location))
    names = Names(outlet_example=[[PUBLIC]], internal_example=[["192.168.0.1"]])
    with pytest.raises(RefusedAddress) as caught:
        get("http://outlet.example/a", surroundings, names)
    assert caught.value.subject == "http://outlet.example/a"
    assert network == [PUBLIC]


def test_a_robots_txt_in_a_private_place_is_refused(server: Server, network: list[str], surroundings: Surroundings) -> None:
    server.at("/robots.txt", redirect("http://127.0.0.1/robots.txt"))
    with pytest.raises(RefusedAddress):
        get("http://outlet.example/a", surroundings, Names(outlet_example=[[PUBLIC]]), honour_robots=True)
    assert network == [PUBLIC]
    assert [a.path for a in server.asked] == ["/robots.txt"]


def test_private_places_can_be_allowed(server: Server, surroundings: Surroundings) -> None:
    server.at("/a", answer(PAGE))
    for host in ("127.0.0.1", "2130706433", "intranet.example"):
        names = Names(intranet_example=[["127.0.0.1"]])
        assert get(f"http://{host}:{server.port}/a", surroundings, names, allow_private=True).data == PAGE.encode()


def test_the_next_number_is_tried(server: Server, surroundings: Surroundings) -> None:
    server.at("/a", answer(PAGE))
    names = Names(outlet_example=[["127.0.0.2", "127.0.0.1"]])
    page = get(f"http://outlet.example:{server.port}/a", surroundings, names, allow_private=True)
    assert page.answers[0].peer == "127.0.0.1"


def test_a_name_nobody_knows(surroundings: Surroundings) -> None:
    names = Names()
    with pytest.raises(UnknownHost, match=r"no server of the name nowhere.example") as caught:
        get("http://nowhere.example/a", surroundings, names)
    assert "after" not in caught.value.reason
    assert names.asked == ["nowhere.example"]
    with pytest.raises(UnknownHost, match="has no address"):
        get("http://outlet.example/a", surroundings, Names(outlet_example=[[]]))


def test_a_name_that_cannot_be_looked_up_just_now(surroundings: Surroundings) -> None:
    def fail(host: str, port: int, seconds: float) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, f"{host}:{port} {seconds:.0f}")

    with pytest.raises(UnknownHost, match="after 3 tries"):
        get("http://outlet.example/a", replace(surroundings, look_up=fail))


def test_a_look_up_that_takes_too_long(surroundings: Surroundings) -> None:
    def hang(host: str, port: int, seconds: float) -> list[str]:
        raise TimeoutError(host, port, seconds)

    with pytest.raises(FetchTimeout, match="was not looked up within 3 seconds"):
        get("http://outlet.example/a", replace(surroundings, look_up=hang), connect=3)


def test_the_systems_resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    assert look_up("127.0.0.1", 80, 5) == ["127.0.0.1"]
    with pytest.raises(socket.gaierror):
        look_up("a" * 300 + ".example", 80, 5)
    never = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [never.wait(5)][:0])
    with pytest.raises(TimeoutError):
        look_up("outlet.example", 80, 0.01)
    never.set()


# TLS


@pytest.fixture
def secure(server: Server) -> Server:
    """The server with a certificate for outlet.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    plain = server._handle

    def handle(connection: socket.socket) -> None:
        try:
            with context.wrap_socket(connection, server_side=True) as wrapped:
                plain(wrapped)
        except OSError:
            server.asked.append(Asked("handshake failed", ""))

    server._handle = handle  # type: ignore[method-assign]  # the tests' own server
    return server


@pytest.fixture
def trusting(surroundings: Surroundings) -> Surroundings:
    """Surroundings that believe the certificate."""
    return replace(surroundings, trust=ssl.create_default_context(cafile=CERTIFICATE))


def test_the_certificate_is_checked_for_the_name_not_the_number(secure: Server, trusting: Surroundings) -> None:
    secure.at("/a", answer(PAGE))
    page = get(f"https://outlet.example.:{secure.port}/a", trusting, allow_private=True)
    assert page.data == PAGE.encode()
    assert page.answers[0].peer == "127.0.0.1"


def test_another_name_is_not_trusted(secure: Server, trusting: Surroundings) -> None:
    with pytest.raises(TlsTrouble, match=r"certificate.*other.example"):
        get(f"https://other.example:{secure.port}/a", trusting, allow_private=True)
    assert "/a" not in secure.paths()


def test_a_stranger_is_not_trusted(secure: Server, surroundings: Surroundings) -> None:
    with pytest.raises(TlsTrouble, match=r"certificate: self.signed"):
        get(f"https://outlet.example:{secure.port}/a", surroundings, allow_private=True)


def test_no_tls_where_tls_was_asked_for(server: Server, trusting: Surroundings) -> None:
    talks = raw(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 10)
    server._handle = lambda connection: talks(connection, "")  # type: ignore[method-assign]  # the tests' own server
    with pytest.raises(TlsTrouble, match="no trustworthy encrypted connection"):
        get(f"https://outlet.example:{server.port}/a", trusting, allow_private=True)


def test_a_server_that_hangs_up_during_the_handshake(server: Server, trusting: Surroundings) -> None:
    server._handle = lambda connection: connection.close()  # type: ignore[method-assign]  # the tests' own server
    with pytest.raises(Unreachable, match="before the connection was encrypted"):
        get(f"https://outlet.example:{server.port}/a", trusting, allow_private=True)


def test_a_server_that_is_silent_during_the_handshake(server: Server, trusting: Surroundings) -> None:
    server._handle = lambda connection: connection.recv(100_000) and connection.recv(1)  # type: ignore[method-assign,assign,return-value]  # the tests' own server
    with pytest.raises(FetchTimeout, match=r"no encrypted connection within 0.05 seconds"):
        get(f"https://outlet.example:{server.port}/a", trusting, allow_private=True, connect=0.05, retries=0)


def test_proxies_of_the_environment_are_not_used(
    server: Server, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    assert get(server.at("/a", answer(PAGE)), surroundings, allow_private=True).data
