"""Addresses as given, as asked and as shown."""

from __future__ import annotations

import httpx
import pytest

from retold.model.errors import FetchError, RedirectTrouble
from retold.read.fetch_urls import LONGEST, authority, next_address, parse_address, shown_address


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://outlet.example/a", "https://outlet.example/a"),
        ("HTTPS://Outlet.Example", "https://outlet.example"),
        ("https://outlet.example/a#part", "https://outlet.example/a"),
        ("https://outlet.example./a", "https://outlet.example/a"),
        (" https://outlet.example:443/a\n", "https://outlet.example/a"),
        ("http://outlet.example:8080/a?b=c", "http://outlet.example:8080/a?b=c"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
    ],
)
def test_what_is_asked(given: str, asked: str) -> None:
    url = parse_address(given)
    assert url.copy_with(host=url.raw_host.decode()) == httpx.URL(asked)
    assert "#" not in str(url)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("ftp://outlet.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript://outlet.example/", "only http and https"),
        ("https://", "without a server"),
        ("https://./", "without a server"),
        ("https:///a", "without a server"),
        ("https://outlet.example:0/", "0 is no port"),
        ("https://outlet.example:99999/", "no address"),
        ("https://[::1", "no address"),
        ("https://0177.0.0.1/", "no address"),
        ("https://[", "no server can be called"),
        ("https://a b/", "no server can be called"),
        ("https://%31%32%37.0.0.1/", "no server can be called"),
        ("https://out\x00let.example/", "no address"),
        ("https://outlet.example/" + "a" * LONGEST, "characters"),
        ("https://ann:secret@outlet.example/a", "user name or password"),
        ("https://ann@outlet.example/a", "user name or password"),
        ("https://outlet.example\\@127.0.0.1/", "user name or password"),
    ],
)
def test_what_is_no_address_is_refused_with_a_reason(given: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason) as caught:
        parse_address(given)
    assert caught.value.code == "R040"
    assert "secret" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ann:se:cr@et@outlet.example/a@b", "https://outlet.example/a@b"),
        ("https://outlet.example/a@b?c@d", "https://outlet.example/a@b?c@d"),
        ("HTTPS:\\\\ann:secret@outlet.example/", "HTTPS:\\\\outlet.example/"),
        ("https:ann:secret@outlet.example/", "https:outlet.example/"),
        ("https://outlet.example/\x1b[31m\u202e", "https://outlet.example/\ufffd[31m\ufffd"),
    ],
)
def test_what_is_shown_has_no_secrets_and_no_tricks(text: str, shown: str) -> None:
    assert shown_address(text) == shown


@pytest.mark.parametrize(
    ("location", "next_one"),
    [
        ("/b", "https://outlet.example/b"),
        ("b?c", "https://outlet.example/x/b?c"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example/b#c", "http://other.example/b"),
        ("https://ann:secret@other.example/b", "https://other.example/b"),
        ("/caf\udce9", "https://outlet.example/caf%E9"),
        ("/café", "https://outlet.example/caf%C3%A9"),
        ("", "https://outlet.example/x/a"),
    ],
)
def test_where_a_redirect_leads(location: str, next_one: str) -> None:
    assert str(next_address(httpx.URL("https://outlet.example/x/a"), location, "shown")) == next_one


@pytest.mark.parametrize(
    "location", ["ftp://outlet.example/", "http://[", "http://", "data:text/html,x", "/" + "a" * 9000, "\x00"]
)
def test_a_redirect_to_nowhere(location: str) -> None:
    with pytest.raises(RedirectTrouble) as caught:
        next_address(httpx.URL("https://outlet.example/a"), location, "https://outlet.example/a")
    assert caught.value.subject == "https://outlet.example/a"
    assert str(caught.value).isprintable()


def test_what_a_robots_txt_holds_for() -> None:
    assert authority(httpx.URL("https://outlet.example:443/a")) == "https://outlet.example"
    assert authority(httpx.URL("http://outlet.example:8080/a")) == "http://outlet.example:8080"
    assert authority(httpx.URL("http://[2a00::1]/a")) == "http://[2a00::1]"
