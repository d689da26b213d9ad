"""Unpacking: every encoding, whole, damaged, broken off, and far larger than it looks."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from retold.read.fetch_body import MOST_STREAMS, Unpackable, unpack

TEXT = b"The tide turned at Port Selda. " * 3_000
NOISE = os.urandom(200_000)
LIMIT = 1_000_000


def bare(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "bare deflate": ("deflate", bare),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.compress),
    "zstd with checksum": ("zstd", zstandard.ZstdCompressor(write_checksum=True).compress),
    "zstd of unknown size": ("zstd", zstandard.ZstdCompressor(write_content_size=False).compress),
}
every_packer = pytest.mark.parametrize(("name", "pack"), PACKERS.values(), ids=PACKERS)


@every_packer
@pytest.mark.parametrize("data", [TEXT, NOISE, b""], ids=["text", "noise", "nothing"])
def test_packed_and_unpacked_is_the_same(name: str, pack: Callable[[bytes], bytes], data: bytes) -> None:
    assert unpack(pack(data), [name], LIMIT) == data


@every_packer
@pytest.mark.parametrize("missing", [1, 4, 9, 100])
def test_what_breaks_off_is_not_taken_for_whole(name: str, pack: Callable[[bytes], bytes], missing: int) -> None:
    with pytest.raises(Unpackable, match="breaks off"):
        unpack(pack(NOISE)[:-missing], [name], LIMIT)


@pytest.mark.parametrize("name", ["gzip", "br", "zstd", "deflate"])
def test_what_is_not_packed_is_damaged(name: str) -> None:
    with pytest.raises(Unpackable, match="damaged"):
        unpack(b"<html>not packed at all</html>", [name], LIMIT)


@every_packer
def test_a_bomb_stops_at_the_limit(name: str, pack: Callable[[bytes], bytes]) -> None:
    assert len(unpack(pack(bytes(30_000_000)), [name], 1_000)) == 1_001


def test_bombs_inside_bombs_stop_too() -> None:
    assert len(unpack(gzip.compress(gzip.compress(bytes(30_000_000))), ["gzip", "gzip"], 100_000)) == 100_001


def test_the_last_encoding_is_undone_first() -> None:
    assert unpack(gzip.compress(brotli.compress(TEXT)), ["br", "identity", "gzip"], LIMIT) == TEXT


@pytest.mark.parametrize(("encodings", "reason"), [(["gzip"] * 4, "4 encodings"), (["rot13"], "'rot13'")])
def test_what_is_not_understood_is_said(encodings: list[str], reason: str) -> None:
    with pytest.raises(Unpackable, match=reason):
        unpack(TEXT, encodings, LIMIT)


def test_gzip_in_pieces_and_with_something_behind_it() -> None:
    assert unpack(gzip.compress(TEXT) * 3, ["gzip"], LIMIT) == TEXT * 3
    assert unpack(gzip.compress(TEXT) + b"\0" * 500, ["gzip"], LIMIT) == TEXT


def test_a_second_piece_that_is_damaged_is_not_passed_over() -> None:
    second = bytearray(gzip.compress(NOISE))
    second[150_000] ^= 0xFF
    with pytest.raises(Unpackable):
        unpack(gzip.compress(TEXT) + bytes(second), ["gzip"], LIMIT)


def test_very_many_pieces_are_no_page() -> None:
    with pytest.raises(Unpackable, match="pieces"):
        unpack(gzip.compress(b"") * (MOST_STREAMS + 1), ["gzip"], LIMIT)


def test_zstd_frames_one_after_the_other_and_those_to_skip() -> None:
    skip = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
    assert unpack(zstandard.compress(TEXT) + skip + zstandard.compress(TEXT), ["zstd"], LIMIT) == TEXT * 2


def test_an_empty_body_is_empty_whatever_it_is_called() -> None:
    assert unpack(b"", ["gzip"], LIMIT) == b""
