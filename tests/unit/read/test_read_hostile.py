"""Input made to hurt: bombs, lies about sizes, things that never end. Each is named, and costs little."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

import input_samples as sample
from retold.model.errors import BombInput, DamagedInput
from retold.model.story import Problem, Story
from retold.read import seen, worker, zips
from retold.read.inputs import read_documents, read_inputs
from retold.read.items import Settings
from retold.read.streams import Guarded


def read(folder: Path, name: str, data: bytes, limit: int = 1_000_000) -> Story:
    (folder / name).write_bytes(data)
    return read_inputs([str(folder / name)], settings=Settings(limit=limit))


def only(story: Story) -> Problem:
    assert len(story.problems) == 1, story.problems
    return story.problems[0]


def gzip_of_zeros(megabytes: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as file:
        for _ in range(megabytes):
            file.write(bytes(1_000_000))
    return out.getvalue()


def zstd_of_zeros(megabytes: int) -> bytes:
    import zstandard

    packing = zstandard.ZstdCompressor().compressobj()
    return b"".join(packing.compress(bytes(1_000_000)) for _ in range(megabytes)) + packing.flush()


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz"])
def test_a_document_that_unpacks_beyond_its_limit(tmp_path: Path, name: str) -> None:
    data = gzip.compress(b"<p>" + b"tide " * 1_000_000)
    assert only(read(tmp_path, name, data)).code == "R005"


@pytest.mark.parametrize("pack", [gzip_of_zeros, zstd_of_zeros])
@pytest.mark.parametrize("start", [b'{"text": "', b"title,text\n", b"WARC/1.0\r\n"])
def test_streams_of_nothing_end_early(tmp_path: Path, pack: object, start: bytes) -> None:
    first = gzip.compress(start) if pack is gzip_of_zeros else sample.zstd(start)
    story = read(tmp_path, "a.jsonl", first + pack(150))  # type: ignore[operator]
    assert not story.documents
    assert all(p.fatal for p in story.problems)
    assert {p.code for p in story.problems} <= {"R005", "R022", "R023"}


def test_a_guard_ends_a_stream_that_grows_without_measure() -> None:
    guard = Guarded("a.gz", bytes, lambda: 1000)
    total = 0
    while data := guard.read(1 << 20):
        total += len(data)
    assert total <= 101_000_000
    assert isinstance(guard.damage, BombInput)
    assert guard.read(10) == b""


def test_a_zip_whose_member_is_a_bomb_leaves_the_others(tmp_path: Path) -> None:
    data = sample.zipped({"a.jsonl": bytes(150_000_000), "b.txt": sample.TEXT.encode(), "c.txt": bytes(5_000_000)})
    story = read(tmp_path, "a.zip", data)
    assert [d.file.partition("!")[2] for d in story.documents] == ["b.txt"]
    assert all(p.fatal for p in story.problems)
    assert {p.code for p in story.problems} <= {"R004", "R005", "R023"}


def test_members_that_lie_over_each_other(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", sample.TEXT * 100)
        info = archive.infolist()[0]
        for number in range(50):
            twin = zipfile.ZipInfo(f"{number}.txt")
            twin.header_offset, twin.CRC, twin.file_size, twin.compress_size = (
                info.header_offset,
                info.CRC,
                info.file_size,
                info.compress_size,
            )
            archive.filelist.append(twin)
    problem = only(read(tmp_path, "a.zip", out.getvalue()))
    assert (problem.code, problem.fatal) == ("R023", True)


def test_too_many_members_and_too_long_a_table_of_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MEMBERS", 2)
    assert only(read(tmp_path, "a.zip", sample.zipped())).code == "R024"
    monkeypatch.setattr(zips, "DIRECTORY", 10)
    problem = only(read(tmp_path, "a.zip", sample.zipped()))
    assert problem.code == "R024"
    assert "table of contents" in problem.reason


def test_a_member_without_a_name(tmp_path: Path) -> None:
    data = sample.zipped({"a.txt": sample.TEXT.encode(), "": b"Nameless but readable.\n"})
    assert len(read(tmp_path, "a.zip", data).documents) == 2


def test_a_zip_over_the_limit_of_one_document_is_read(tmp_path: Path) -> None:
    members = {f"{i:02}.txt": f"{sample.TEXT} {i}\n".encode() for i in range(20)}
    story = read(tmp_path, "a.zip", sample.zipped(members), limit=1000)
    assert len(story.documents) == 20
    assert not story.problems


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_of_a_web_archive_that_unpacks_beyond_its_limit(tmp_path: Path, encoding: str) -> None:
    page = b"<html><body><p>" + b"tide " * 1_000_000
    import brotli

    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": sample.zstd}[encoding](page)
    headers = f"Content-Encoding: {encoding}\r\n"
    story = read(
        tmp_path, "a.warc", sample.warc(sample.record(body=packed, headers=headers), sample.record("https://tern.example/2"))
    )
    assert [d.url for d in story.documents] == ["https://tern.example/2"]
    assert only(story).code in {"R005", "R023"}
    small = read(tmp_path, "b.warc", sample.warc(sample.record(body=packed, headers=headers)), limit=6_000_000)
    assert len(small.documents) == 1


def test_a_record_over_the_limit_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    huge = sample.record("https://tern.example/huge", b"<html>" + b"x" * 2_000_000)
    story = read(tmp_path, "a.warc", sample.warc(huge, sample.record()))
    assert [d.url for d in story.documents] == [sample.URL]
    assert (only(story).code, only(story).file.partition("!")[2]) == ("R005", "https://tern.example/huge")


@pytest.mark.parametrize("length", [b"-5", b"99999999999999999999", b"1000000000000000000", b"x", b""])
def test_records_that_lie_about_their_length(tmp_path: Path, length: bytes) -> None:
    import re

    lying = re.sub(rb"Content-Length: \d+", b"Content-Length: " + length, sample.record(), count=1)
    story = read(tmp_path, "a.warc", sample.warc(sample.record("https://tern.example/2"), lying))
    assert [d.url for d in story.documents][:1] == ["https://tern.example/2"]
    assert all(p.code in {"R003", "R005", "R022"} for p in story.problems)


HANGS = "def work(data):\n    while True:\n        pass\n"
GREEDY = "def work(data):\n    return b'x' * 3_000_000_000\n"
CRASHES = "import os\ndef work(data):\n    os.abort()\n"
ECHOES = "def work(data):\n    return data[::-1]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
@pytest.mark.parametrize(("source", "error"), [(HANGS, BombInput), (GREEDY, BombInput), (CRASHES, DamagedInput)])
def test_a_reader_that_hangs_grows_or_crashes_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, error: type[Exception]
) -> None:
    (tmp_path / "reader_under_test.py").write_text(source, "utf8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(error, match=r"a\.pdf"):
        worker.run("reader_under_test", b"abc", "a.pdf", seconds=1, memory=500_000_000)


def test_a_reader_takes_no_module_from_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit('this ran')", "utf8")
    (tmp_path / "a.pdf").write_bytes(sample.pdf())
    monkeypatch.chdir(tmp_path)
    assert len(read_inputs(["a.pdf"]).documents) == 1
    (tmp_path / "reader_under_test.py").write_text(ECHOES, "utf8")
    with pytest.raises(DamagedInput):
        worker.run("reader_under_test", b"abc", "a.pdf")


def pdf_with(content: bytes, more: str = "") -> bytes:
    """A PDF whose one page has this content stream, packed."""
    packed = zlib.compress(content)
    return sample.pdf([[]]).replace(
        b"<< /Length 0 >>\nstream\n\nendstream",
        b"<< /Filter /FlateDecode %s /Length %d >>\nstream\n%s\nendstream" % (more.encode(), len(packed), packed),
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf_with(bytes(200_000_000)), id="a stream that unpacks to 200 MB"),
        pytest.param(pdf_with(b"[" * 1_000_000), id="arrays in arrays"),
        pytest.param(pdf_with(b"q " * 600_000), id="operators without end"),
        pytest.param(sample.pdf().replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), id="a page tree that holds itself"),
        pytest.param(sample.pdf().replace(b"/Count 1", b"/Count 999999999"), id="pages that are not there"),
        pytest.param(sample.pdf() + b"\nstartxref\n9\n%%EOF", id="a table of contents elsewhere"),
    ],
)
def test_pdfs_made_to_hurt(tmp_path: Path, data: bytes) -> None:
    story = read(tmp_path, "a.pdf", data)
    assert story.documents or only(story).code in {"R003", "R022", "R023"}


def test_only_the_first_pages_of_an_endless_pdf_are_read(tmp_path: Path) -> None:
    story = read(tmp_path, "a.pdf", sample.pdf([[f"Page of number {i}, which says little"] for i in range(520)]))
    assert "number 499," in story.documents[0].text
    assert "number 500," not in story.documents[0].text
    assert (only(story).code, only(story).fatal) == ("R005", False)


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY b%d "%s">' % (i, (b"&b%d;" % (i - 1) if i else b"&a;") * 10) for i in range(12))
        + b"]><rss><channel><item><title>&b11;</title><description>x</description></item></channel></rss>",
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>t</title><description>see &x;</description></item></channel></rss>',
        b"<rss><channel>" + b"<item>" * 20_000,
        b"<feed>" + b"<entry><content>" * 3_000,
    ],
    ids=["entities in entities", "an entity from a file", "open items", "open entries"],
)
def test_feeds_made_to_hurt(tmp_path: Path, data: bytes) -> None:
    host = Path("/etc/hostname")
    story = read(tmp_path, "a.rss", data)
    assert sum(len(d.text) for d in story.documents) < 2_000_000
    secret = host.read_text("utf8").strip() if host.exists() else ""
    assert not secret or not any(secret in d.text for d in story.documents)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 500_000,
        b'[{"a":' * 100_000,
        b'{"a":' * 100_000,
        b'[{"text": "' + b"x" * 3_000_000,
        b'[{"text": ' + b"9" * 10_000 + b"}]",
    ],
)
def test_json_made_to_hurt(tmp_path: Path, data: bytes) -> None:
    story = read(tmp_path, "a.json", data)
    assert not story.documents
    assert {p.code for p in story.problems} <= {"R003", "R005", "R022", "R025"}


def test_a_file_of_bad_rows_is_given_up(tmp_path: Path) -> None:
    story = read(tmp_path, "a.jsonl", b'{"text": "tide"}\n' + b"no row\n" * 5_000)
    assert len(story.problems) == 101
    assert "the rest was not read" in story.problems[-1].reason


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(sample.jsonl())
    (tmp_path / "b.txt").write_text("x", "utf8")
    stories = read_documents([str(tmp_path / "a.jsonl"), str(tmp_path / "gone"), str(tmp_path / "b.txt")])
    problems = next(stories)
    assert (problems.documents, [p.code for p in problems.problems]) == ((), ["R001"])
    first = next(stories)
    assert first.documents[0].file.endswith("row 1")
    assert {b.span.doc for b in first.blocks} == {first.documents[0].id}
    (tmp_path / "b.txt").write_text("changed meanwhile", "utf8")
    assert [s.documents[0].text for s in stories][-1] == "changed meanwhile"


def test_names_of_early_documents_only_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "NAMED", 1)
    memory = seen.Seen()
    for digest in ("a" * 64, "b" * 64):
        assert memory.identify(digest, "x")[1] is None
        memory.keep(digest, f"{digest[0]}.txt")
    first, second = (memory.identify(d, "y")[1] for d in ("a" * 64, "b" * 64))
    assert first is not None
    assert second is not None
    assert (first.reason, second.reason) == ("the same bytes as a.txt", "the same bytes as an earlier document")
    assert memory.identify("a" * 64, "y")[0] != memory.identify("b" * 64, "y")[0]
