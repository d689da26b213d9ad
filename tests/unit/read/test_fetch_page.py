"""One page from a server that may do anything: the page, or an error that says what was wrong and what to try."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest
import zstandard

from misbehaving_server import Behaviour, FakeTime, Server, answer, endless, raw, redirect, reset, silent
from retold.model.errors import (
    BrokenAnswer,
    FetchError,
    FetchTimeout,
    HttpStatus,
    NotAnArticle,
    OversizedPage,
    RedirectTrouble,
    RobotsRefusal,
    Unreachable,
)
from retold.read.fetch_answer import Fetched
from retold.read.fetch_page import ROBOTS_REDIRECTS

Fetch = Callable[..., Fetched]
PAGE = "<html><p>The ferry ran aground off Port Selda.</p></html>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def refused(fetch: Fetch, address: str, kind: type[FetchError], **policy: Any) -> FetchError:
    with pytest.raises(kind) as caught:
        fetch(address, **policy)
    assert type(caught.value) is kind
    assert caught.value.subject == address
    assert caught.value.hint
    assert str(caught.value).isprintable()
    return caught.value


def test_a_page_as_it_was_sent(server: Server, fetch: Fetch) -> None:
    page = fetch(server.at("/a", answer(PAGE, Content_Type="Text/HTML; charset='Windows-1252'; x=y")))
    assert page.data == PAGE.encode()
    assert (page.url, page.media_type, page.charset) == (f"{server.root}/a", "text/html", "windows-1252")
    assert page.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert [a.status for a in page.answers] == [200]
    assert not page.stored


def test_we_say_who_we_are_and_what_we_take(server: Server, fetch: Fetch) -> None:
    import retold

    fetch(server.at("/a?b=c", answer(PAGE)))
    robots, page = server.asked
    assert robots.path == "/robots.txt"
    assert page.path == "/a?b=c"
    for asked in server.asked:
        assert (asked.header("user-agent") or "").startswith(f"retold/{retold.__version__} ")
        assert asked.header("host") == f"127.0.0.1:{server.port}"
    assert page.header("accept-encoding") == "gzip, br, zstd"
    assert page.header("cookie") is None
    assert page.header("referer") is None


@pytest.mark.parametrize("content_type", ["", "nonsense", "text/html;charset=", "; charset"])
def test_a_type_that_says_nothing(server: Server, fetch: Fetch, content_type: str) -> None:
    page = fetch(server.at("/a", answer(PAGE, Content_Type=content_type)))
    assert page.charset is None
    assert page.media_type in {None, "text/html"}


@pytest.mark.parametrize("packed", [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)])
def test_packed_pages_are_unpacked_and_kept_packed(
    server: Server, fetch: Fetch, packed: tuple[str, Callable[[bytes], bytes]]
) -> None:
    name, pack = packed
    page = fetch(server.at("/a", answer(pack(PAGE.encode()), Content_Encoding=name)))
    assert page.data == PAGE.encode()
    assert page.answers[0].body == pack(PAGE.encode()) or name == "gzip"
    assert page.answers[0].body != PAGE.encode()


def test_chunks_are_put_together(server: Server, fetch: Fetch) -> None:
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n3;x=y\r\nabc\r\n0\r\nTrailer: x\r\n\r\n"
    assert fetch(server.at("/a", raw(chunked))).data == b"<html>abc"


@pytest.mark.parametrize("status", ["200 OK", "203 Other", "204 No Content"])
def test_no_body_is_no_bytes(server: Server, fetch: Fetch, status: str) -> None:
    assert fetch(server.at("/a", answer(b"", status))).data == b""


# Time


def test_a_server_that_never_answers(server: Server, fetch: Fetch, time: FakeTime) -> None:
    error = refused(fetch, server.at("/a", silent()), FetchTimeout, read=0.05, retries=1, honour_robots=False)
    assert "sent nothing for 0.05 seconds, after 2 tries" in error.reason
    assert len(server.paths()) == 2
    assert time.slept


def test_a_server_that_stops_in_the_middle(server: Server, fetch: Fetch) -> None:
    stops = silent(OK + b"Content-Length: 100\r\n\r\nabc")
    error = refused(fetch, server.at("/a", stops), FetchTimeout, read=0.05, retries=0)
    assert "sent nothing for 0.05 seconds" in error.reason


def drip(piece: bytes, before: bytes = b"") -> Behaviour:
    return endless(before, piece)


@pytest.mark.parametrize(
    "behaviour",
    [
        drip(b"a", OK + b"\r\n"),
        drip(b"1\r\na\r\n", OK + b"Transfer-Encoding: chunked\r\n\r\n"),
        drip(b"X", b"HTTP/1.1 200 OK\r\nA: "),
    ],
    ids=["body", "chunks", "headers"],
)
def test_a_server_that_drips_is_left_after_the_whole_time(
    server: Server, fetch: Fetch, time: FakeTime, behaviour: Behaviour
) -> None:
    """Every look at the clock is a second later: each byte comes in time, the page never does."""
    address = server.at("/a", behaviour)
    time.tick = 1.0
    error = refused(fetch, address, FetchTimeout, total=6, honour_robots=False)
    assert "not here after 6 seconds" in error.reason
    assert server.paths() == ["/a"], "what has used its time up is not tried again"


def test_pauses_do_not_use_time_up(server: Server, fetch: Fetch, time: FakeTime) -> None:
    address = server.at("/a", answer("", "503 Busy", Retry_After="50"), answer(PAGE))
    assert fetch(address, total=10, retry_after=60).data
    assert sum(time.slept) >= 50


# Size


def test_an_endless_body_stops_at_the_limit(server: Server, fetch: Fetch) -> None:
    error = refused(fetch, server.at("/a", endless(OK + b"\r\n", b"a" * 5_000)), OversizedPage)
    assert "more than 0.1 MB" in error.reason
    assert "--max-size" in error.hint


def test_a_body_announced_over_the_limit_is_not_read(server: Server, fetch: Fetch) -> None:
    refused(fetch, server.at("/a", silent(OK + b"Content-Length: 100001\r\n\r\n")), OversizedPage)


def test_a_body_at_the_limit_is_read(server: Server, fetch: Fetch) -> None:
    assert len(fetch(server.at("/a", answer(b"a" * 100_000))).data) == 100_000
    refused(fetch, server.at("/b", answer(b"a" * 100_001, Content_Length="")), OversizedPage)


@pytest.mark.parametrize("packed", [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)])
def test_a_bomb_is_over_the_limit(server: Server, fetch: Fetch, packed: tuple[str, Callable[[bytes], bytes]]) -> None:
    name, pack = packed
    refused(fetch, server.at("/a", answer(pack(bytes(20_000_000)), Content_Encoding=name)), OversizedPage)


def test_endless_headers(server: Server, fetch: Fetch) -> None:
    error = refused(fetch, server.at("/a", endless(OK, b"X-Filling: " + b"a" * 1_000 + b"\r\n")), BrokenAnswer)
    assert "headers of more than 100 KB" in error.reason


def test_endless_announcements(server: Server, fetch: Fetch) -> None:
    refused(fetch, server.at("/a", endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")), OversizedPage)


# Redirects


def test_redirects_are_followed_and_remembered(server: Server, fetch: Fetch) -> None:
    server.at("/c", answer(PAGE))
    server.at("/x/b", redirect("../c#there", "301 Moved"))
    page = fetch(server.at("/a", redirect("/x/b", "308 Moved")))
    assert page.url == f"{server.root}/c"
    assert [(a.status, a.url.removeprefix(server.root)) for a in page.answers] == [(308, "/a"), (301, "/x/b"), (200, "/c")]


def test_a_circle(server: Server, fetch: Fetch) -> None:
    server.at("/b", redirect("/a"))
    error = refused(fetch, server.at("/a", redirect("/b")), RedirectTrouble)
    assert "in a circle" in error.reason
    assert server.paths() == ["/a", "/b"]


def test_too_many(server: Server, fetch: Fetch) -> None:
    for number in range(9):
        server.at(f"/{number}", redirect(f"/{number + 1}"))
    server.at("/9", answer(PAGE))
    error = refused(fetch, f"{server.root}/0", RedirectTrouble, redirects=8)
    assert "more than 8 times" in error.reason
    assert fetch(f"{server.root}/0", redirects=9).data == PAGE.encode()


@pytest.mark.parametrize("location", ["ftp://outlet.example/", "http://", "//", "mailto:ann@outlet.example"])
def test_to_nowhere(server: Server, fetch: Fetch, location: str) -> None:
    refused(fetch, server.at("/a", redirect(location)), RedirectTrouble)


def test_a_redirect_that_names_no_place_is_no_page(server: Server, fetch: Fetch) -> None:
    refused(fetch, server.at("/a", answer("", "302 Found")), HttpStatus)


def test_a_user_name_in_a_redirect_is_not_used(server: Server, fetch: Fetch) -> None:
    server.at("/b", answer(PAGE))
    page = fetch(server.at("/a", redirect(f"http://ann:secret@127.0.0.1:{server.port}/b")))
    assert page.url == f"{server.root}/b"
    assert all(a.header("authorization") is None for a in server.asked)


def test_a_page_that_sets_a_cookie_and_sends_one_back(server: Server, fetch: Fetch) -> None:
    address = server.at("/a", redirect("/a", Set_Cookie="seen=yes; Path=/"), answer(PAGE))
    assert fetch(address).data == PAGE.encode()
    assert server.asked[-1].header("cookie") == "seen=yes"


def test_cookies_stay_with_their_host_and_their_page(server: Server, fetch: Fetch) -> None:
    server.at("/b", redirect(f"{server.root}/c", Set_Cookie="other=1"))
    server.at("/c", answer(PAGE))
    address = server.at("/a", redirect(f"http://www.outlet.example:{server.port}/b", Set_Cookie="one=1"))
    fetch(address)
    fetch(f"{server.root}/c")
    cookies = {a.path: a.header("cookie") for a in server.asked}
    assert cookies == {"/robots.txt": None, "/a": None, "/b": None, "/c": None}
    assert [a.header("cookie") for a in server.asked if a.path == "/c"] == ["one=1", None]


# Status, and trying again


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "has no such page"),
        ("403 Forbidden", "refuses access"),
        ("410 Gone", "gone"),
        ("418 Teapot", "418 Teapot"),
    ],
)
def test_no_page_to_be_had(server: Server, fetch: Fetch, status: str, words: str) -> None:
    error = refused(fetch, server.at("/a", answer("no", status)), HttpStatus)
    assert words in error.reason
    assert server.paths() == ["/a"], "asking again would not help"


@pytest.mark.parametrize("status", ["429 Too Many Requests", "500 Error", "503 Unavailable"])
def test_trying_again_helps(server: Server, fetch: Fetch, time: FakeTime, status: str) -> None:
    address = server.at("/a", answer("no", status), answer("no", status), answer(PAGE))
    assert fetch(address, backoff=3, pause=0).data == PAGE.encode()
    assert time.slept == [3, 6]


def test_trying_again_does_not_help(server: Server, fetch: Fetch) -> None:
    error = refused(fetch, server.at("/a", answer("no", "503 Unavailable")), HttpStatus, retries=3)
    assert "503 Unavailable), after 4 tries" in error.reason
    assert len(server.paths()) == 4


@pytest.mark.parametrize("value", ["7", "Thu, 01 Jan 2026 00:00:07 GMT", "Thu, 01 Jan 2026 00:00:07 -0000"])
def test_a_server_says_how_long_to_wait(server: Server, fetch: Fetch, time: FakeTime, value: str) -> None:
    fetch(server.at("/a", answer("no", "429 Slow Down", Retry_After=value), answer(PAGE)), pause=0)
    assert time.slept == [7]


@pytest.mark.parametrize("value", ["soon", "-5", "Thu, 01 Jan 2015 00:00:00 GMT", "\u00b2", "Thu, 99 Jan 99999 00:00:00 GMT"])
def test_a_server_says_nothing_usable(server: Server, fetch: Fetch, time: FakeTime, value: str) -> None:
    fetch(server.at("/a", answer("no", "429 Slow Down", Retry_After=value), answer(PAGE)), pause=0, backoff=2)
    assert time.slept == [2]


def test_a_server_that_asks_for_too_long_a_wait_is_not_asked_again(server: Server, fetch: Fetch, time: FakeTime) -> None:
    address = server.at("/a", answer("no", "503 Unavailable", Retry_After="3600"), answer(PAGE))
    error = refused(fetch, address, HttpStatus, retry_after=60)
    assert "retry after 3600" in error.reason
    assert server.paths() == ["/a"]
    assert time.slept == []


def test_chance_varies_the_pause(server: Server, time: FakeTime) -> None:
    from retold.read.fetch_page import Pages
    from retold.read.fetch_policy import FetchPolicy
    from retold.read.fetch_surroundings import Surroundings

    surroundings = Surroundings(clock=time.clock, wait=time.sleep, chance=lambda: 0.0)
    pages = Pages(FetchPolicy(allow_private=True, pause=0, backoff=4), max_size=1_000, surroundings=surroundings)
    pages.fetch(server.at("/a", answer("no", "500 Error"), answer(PAGE)))
    assert time.slept == [2]


def test_a_broken_connection_is_tried_again(server: Server, fetch: Fetch) -> None:
    assert fetch(server.at("/a", reset, raw(b""), answer(PAGE))).data == PAGE.encode()
    error = refused(fetch, server.at("/b", reset), Unreachable)
    assert "after 3 tries" in error.reason


def test_nobody_listens(fetch: Fetch) -> None:
    import socket

    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = refused(fetch, f"http://127.0.0.1:{unused.getsockname()[1]}/a", Unreachable, honour_robots=False)
    assert "cannot be reached (connection refused)" in error.reason


# Broken answers


def test_a_body_that_is_shorter_than_announced(server: Server, fetch: Fetch) -> None:
    short = answer("The ferry ran", Content_Length="1000")
    assert fetch(server.at("/a", short, answer(PAGE))).data == PAGE.encode()
    error = refused(fetch, server.at("/b", short), BrokenAnswer)
    assert "broke off after 13 bytes" in error.reason


def test_a_body_that_is_longer_than_announced_ends_where_it_was_to_end(server: Server, fetch: Fetch) -> None:
    smuggled = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
    address = server.at("/a", raw(OK + b"Content-Length: 6\r\n\r\nferry!" + smuggled), answer("second"))
    assert fetch(address).data == b"ferry!"
    assert fetch(address).data == b"second", "what a server sends too much is no part of the next answer"


@pytest.mark.parametrize(
    "data",
    [
        b"<html>HTTP/0.9 knows no headers</html>",
        b"SSH-2.0-server\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
        b"HTTP/1.1 twohundred OK\r\n\r\n",
        OK + b"Content-Length: many\r\n\r\n",
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nferry!",
        OK + b"Transfer-Encoding: gzip\r\n\r\nferry!",
        OK + b"no colon\r\n\r\n",
    ],
)
def test_no_http(server: Server, fetch: Fetch, data: bytes) -> None:
    refused(fetch, server.at("/a", raw(data + b"\r\n\r\n")), BrokenAnswer)


@pytest.mark.parametrize("data", [b"zz\r\nferry\r\n", b"5\r\nferryX", b"-5\r\nferry\r\n"])
def test_broken_chunks(server: Server, fetch: Fetch, data: bytes) -> None:
    refused(fetch, server.at("/a", raw(OK + b"Transfer-Encoding: chunked\r\n\r\n" + data + b"\r\n" * 9)), BrokenAnswer)


@pytest.mark.parametrize("body", [b"not packed", gzip.compress(PAGE.encode())[:-9]], ids=["unpacked", "cut"])
def test_broken_packing(server: Server, fetch: Fetch, body: bytes) -> None:
    error = refused(fetch, server.at("/a", answer(body, Content_Encoding="gzip")), BrokenAnswer)
    assert "packed content" in error.reason


@pytest.mark.parametrize(
    "content_type", ["image/png", "audio/mpeg", "VIDEO/mp4; x=y", "font/woff2", "text/css", "application/javascript"]
)
def test_what_holds_no_article_is_not_read(server: Server, fetch: Fetch, content_type: str) -> None:
    picture = silent(f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: 50\r\n\r\n".encode())
    error = refused(fetch, server.at("/a", picture), NotAnArticle)
    assert content_type.partition(";")[0].lower() in error.reason


@pytest.mark.parametrize(
    "content_type", ["text/html", "text/plain", "application/pdf", "application/octet-stream", "application/rss+xml", ""]
)
def test_what_may_hold_one_is(server: Server, fetch: Fetch, content_type: str) -> None:
    assert fetch(server.at("/a", answer(PAGE, Content_Type=content_type))).data == PAGE.encode()


# robots.txt


def test_robots_txt_is_kept_to(server: Server, fetch: Fetch) -> None:
    server.at("/robots.txt", answer("User-agent: *\nDisallow: /private\nUser-agent: retold\nDisallow: /a\n"))
    server.at("/private", answer(PAGE))
    error = refused(fetch, server.at("/a?b", answer(PAGE)), RobotsRefusal)
    assert "Disallow: /a" in error.reason
    assert "--ignore-robots" in error.hint
    assert server.paths() == []
    assert fetch(f"{server.root}/private").data


def test_robots_txt_can_be_ignored(server: Server, fetch: Fetch) -> None:
    server.at("/robots.txt", answer("User-agent: *\nDisallow: /\n"))
    assert fetch(server.at("/a", answer(PAGE)), honour_robots=False).data
    assert [a.path for a in server.asked] == ["/a"]


def test_a_redirect_is_held_to_the_robots_txt_of_where_it_leads(server: Server, fetch: Fetch) -> None:
    server.at("/robots.txt", answer("User-agent: *\nDisallow: /b\n"))
    server.at("/b", answer(PAGE))
    refused(fetch, server.at("/a", redirect("/b")), RobotsRefusal)
    assert server.paths() == ["/a"]


@pytest.mark.parametrize("status", ["400 Bad", "401 No", "403 No", "404 None", "410 Gone"])
def test_no_robots_txt_allows_all(server: Server, fetch: Fetch, status: str) -> None:
    server.at("/robots.txt", answer("User-agent: *\nDisallow: /\n", status))
    assert fetch(server.at("/a", answer(PAGE))).data


@pytest.mark.parametrize("status", ["500 Error", "503 Unavailable", "302 Found"])
def test_a_robots_txt_that_cannot_be_had_forbids_all(server: Server, fetch: Fetch, status: str) -> None:
    server.at("/robots.txt", answer("", status))
    error = refused(fetch, server.at("/a", answer(PAGE)), RobotsRefusal)
    assert status in error.reason
    assert server.paths() == []


@pytest.mark.parametrize("behaviour", [reset, silent(), raw(b"rubbish\r\n\r\n")], ids=["reset", "silent", "rubbish"])
def test_a_robots_txt_that_cannot_be_reached_forbids_all(server: Server, fetch: Fetch, behaviour: Behaviour) -> None:
    server.at("/robots.txt", behaviour)
    with pytest.raises((Unreachable, FetchTimeout, BrokenAnswer)):
        fetch(server.at("/a", answer(PAGE)), read=0.05, retries=0)
    assert server.paths() == []


def test_a_robots_txt_elsewhere_is_followed(server: Server, fetch: Fetch) -> None:
    for number in range(ROBOTS_REDIRECTS):
        server.at(f"/{number}", redirect(f"/{number + 1}"))
    server.at("/robots.txt", redirect("/1"))
    server.at(f"/{ROBOTS_REDIRECTS}", answer("User-agent: *\nDisallow: /a\n"))
    refused(fetch, server.at("/a", answer(PAGE)), RobotsRefusal)


def test_a_robots_txt_that_is_always_elsewhere_is_none(server: Server, fetch: Fetch) -> None:
    server.at("/robots.txt", redirect("/robots.txt"))
    assert fetch(server.at("/a", answer(PAGE))).data


def test_an_endless_robots_txt_counts_as_far_as_it_is_read(server: Server, fetch: Fetch) -> None:
    server.at("/robots.txt", endless(OK + b"\r\n", b"User-agent: *\nDisallow: /a\n" * 100))
    refused(fetch, server.at("/a", answer(PAGE)), RobotsRefusal)


def test_a_robots_txt_is_asked_for_once(server: Server, surroundings: Any) -> None:
    from retold.read.fetch_page import Pages
    from retold.read.fetch_policy import FetchPolicy

    pages = Pages(FetchPolicy(allow_private=True), max_size=1_000, surroundings=surroundings)
    for path in ("/a", "/b", "/c"):
        pages.fetch(server.at(path, answer(PAGE)))
    assert [a.path for a in server.asked] == ["/robots.txt", "/a", "/b", "/c"]


def test_pages_of_a_host_keep_their_distance(server: Server, surroundings: Any, time: FakeTime) -> None:
    from retold.read.fetch_page import Pages
    from retold.read.fetch_policy import FetchPolicy

    pages = Pages(FetchPolicy(allow_private=True, pause=5), max_size=1_000, surroundings=surroundings)
    pages.fetch(server.at("/a", answer(PAGE)))
    time.seconds += 2
    pages.fetch(server.at("/b", answer(PAGE)))
    pages.fetch(server.at("/c", answer(PAGE)).replace("127.0.0.1", "other.example"))
    assert time.slept == [3]


def test_a_server_that_wants_to_speak_something_else(server: Server, fetch: Fetch) -> None:
    switching = raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: Upgrade\r\n\r\nhello")
    refused(fetch, server.at("/a", switching), BrokenAnswer)
