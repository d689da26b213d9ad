"""Addresses as they are given, fetched and shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retold.model.errors import FetchError, RedirectTrouble

if TYPE_CHECKING:
    import httpx

LONGEST = 8_000
"""Characters of an address; RFC 9110 asks that as many be understood, and no article needs more."""

_USER = re.compile(r"^(\s*[A-Za-z][A-Za-z0-9+.\-]*:[/\\]*)[^/?#\\]*@")
_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9.]+)?")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def shown_address(text: str) -> str:
    """``text`` for people and for files: without user name and password, and without what could fool a terminal."""
    return _UNPRINTABLE.sub("\ufffd", _USER.sub(r"\1", text)[:LONGEST])


def plain_words(text: str) -> str:
    """The beginning of something a server sent, safe to show."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text[:80])


def parse_address(text: str) -> httpx.URL:
    """The address that ``text`` spells, without its fragment.

    Raises ``FetchError`` where it is none, is not http(s), or holds a user name or password.
    """
    import httpx

    shown = shown_address(text)
    if len(text) > LONGEST:
        raise FetchError(f"{shown[:100]}…", f"an address of more than {LONGEST} characters")
    try:
        url = httpx.URL(text.strip())
    except httpx.InvalidURL as error:
        raise FetchError(shown, f"no address: {error}") from error
    if url.scheme not in {"http", "https"}:
        raise FetchError(shown, f"{url.scheme or 'no scheme'}: only http and https are fetched")
    if url.userinfo:
        hint = "Leave out what stands before the @; pages behind a login can be saved from the browser and given as files."
        raise FetchError(shown, "an address with a user name or password", hint)
    host = url.host.rstrip(".")
    if not host:
        raise FetchError(shown, "an address without a server")
    if url.port is not None and not 0 < url.port < 65_536:
        raise FetchError(shown, f"no address: {url.port} is no port")
    if not _HOST.fullmatch(url.raw_host):
        raise FetchError(shown, f"no address: no server can be called {plain_words(host)!r}")
    return url.copy_with(host=host, fragment=None)


def next_address(url: httpx.URL, location: str, shown: str) -> httpx.URL:
    """Where a redirect from ``url`` leads; a user name in it is left out. Raises ``RedirectTrouble`` where it leads nowhere."""
    import httpx

    try:
        location.encode("utf-8")
    except UnicodeEncodeError:
        octets = location.encode("utf-8", "surrogateescape")
        location = "".join(chr(o) if o < 0x80 else f"%{o:02X}" for o in octets)
    try:
        return parse_address(_USER.sub(r"\1", str(url.join(location[: LONGEST + 1]))))
    except (FetchError, httpx.InvalidURL, ValueError) as error:
        reason = error.reason if isinstance(error, FetchError) else str(error)
        raise RedirectTrouble(shown, f"redirected to {shown_address(location)[:200]!r}: {reason}") from error


def authority(url: httpx.URL) -> str:
    """Scheme, host and port: what a robots.txt holds for."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
