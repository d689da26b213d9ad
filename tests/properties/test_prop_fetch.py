"""Whatever a server, a site owner or a user writes: an answer or a named error, never anything else."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress

import brotli
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from retold.model.errors import FetchError, RedirectTrouble
from retold.read.fetch_addresses import literal, refusal
from retold.read.fetch_body import Unpackable, unpack
from retold.read.fetch_robots import parse_robots
from retold.read.fetch_urls import next_address, parse_address, plain_words, shown_address

PACKERS = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress}
BLOCKED = [
    ipaddress.ip_network(block)
    for block in ("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3")
]
names = st.sampled_from(sorted(PACKERS))


@given(st.binary(max_size=300), st.lists(st.sampled_from(["gzip", "deflate", "br", "zstd", "identity", "x"]), max_size=4))
def test_any_bytes_unpack_to_no_more_than_the_limit_or_are_refused(data: bytes, encodings: list[str]) -> None:
    with contextlib.suppress(Unpackable):
        assert len(unpack(data, encodings, 1_000)) <= 1_001


@given(st.binary(max_size=2_000), names, st.data())
def test_a_flipped_or_lost_byte_is_never_a_crash(content: bytes, name: str, data: st.DataObject) -> None:
    packed = bytearray(PACKERS[name](content))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(packed)))
    with contextlib.suppress(Unpackable):
        assert len(unpack(bytes(packed[:cut]), [name], 10_000)) <= 10_001


@given(st.binary(max_size=3_000), names, st.integers(0, 3_500))
def test_what_was_packed_is_unpacked_up_to_the_limit(content: bytes, name: str, limit: int) -> None:
    assert unpack(PACKERS[name](content), [name], limit) == content[: limit + 1]


@given(st.binary(max_size=500), st.text(max_size=50))
def test_any_robots_txt_decides_over_any_target(data: bytes, target: str) -> None:
    parse_robots(b"User-agent: *\n" + data, "retold").decides("/" + target)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], blacklist_characters="*$#"), max_size=20))
def test_a_path_that_is_disallowed_as_it_is_written_is_disallowed(path: str) -> None:
    rule = parse_robots(f"User-agent: *\nDisallow: /{path}\n".encode(), "retold").decides(f"/{path}")
    assert rule is not None
    assert not rule.allow


@given(st.text(st.sampled_from("ab/*"), max_size=12), st.text(st.sampled_from("ab/"), max_size=16), st.booleans())
def test_wildcards_mean_what_a_regular_expression_says(pattern: str, target: str, whole: bool) -> None:  # noqa: FBT001 - drawn
    import re

    expression = ".*".join(re.escape(p) for p in f"/{pattern}".split("*")) + ("$" if whole else "")
    rule = parse_robots(f"User-agent: *\nDisallow: /{pattern}{'$' if whole else ''}\n".encode(), "retold").decides(f"/{target}")
    assert (rule is not None) == (re.match(expression, f"/{target}") is not None)


@given(st.ip_addresses(v=4), st.sampled_from(["{}", "::ffff:{}", "::{}", "64:ff9b::{}", "[::ffff:{}]"]))
def test_an_address_is_no_more_public_inside_another(inner: ipaddress.IPv4Address, outside: str) -> None:
    address = literal(outside.format(inner))
    assert address is not None
    assert (refusal(address) is None) == (refusal(inner) is None)
    if any(inner in block for block in BLOCKED):
        assert refusal(address) is not None


@given(
    st.ip_addresses(v=4), st.sampled_from(["{0}.{1}.{2}.{3}", "{4}", "{0:#x}.{1:#o}.{2}.{3:#x}", "{4:#x}", "0{4:o}", "{0}.{5}"])
)
def test_every_spelling_is_the_same_address(address: ipaddress.IPv4Address, spelling: str) -> None:
    parts = address.packed
    spelled = spelling.format(*parts, int(address), int.from_bytes(parts[1:])).replace("0o", "0")
    assert literal(spelled) == address


@given(st.ip_addresses(v=6))
def test_every_ipv6_address_is_judged(address: ipaddress.IPv6Address) -> None:
    what = refusal(address)
    assert what is None or what
    if what is None:
        assert address in ipaddress.ip_network("2000::/3") or int(address) >> 32 in {0xFFFF, 0xFFFF0000, 0x64FF9B << 64, 0}


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "https://a@", "https://[", "http:"]))
def test_any_text_is_an_address_or_a_named_error(text: str, start: str) -> None:
    with contextlib.suppress(FetchError):
        url = parse_address(start + text)
        assert url.scheme in {"http", "https"}
        assert not url.userinfo
        assert url.raw_host.isascii()


@given(st.text(max_size=60), st.sampled_from(["", "http://", "//", "https://a:b@", "/"]))
def test_any_redirect_leads_somewhere_or_is_named(text: str, start: str) -> None:
    here = parse_address("https://outlet.example/a")
    with contextlib.suppress(RedirectTrouble):
        assert next_address(here, start + text, "shown").scheme in {"http", "https"}


@given(st.text(max_size=100))
def test_what_is_shown_fools_no_terminal(text: str) -> None:
    assert "\x1b" not in shown_address(text) + plain_words(text)
    assert plain_words(text).isprintable() or not text
