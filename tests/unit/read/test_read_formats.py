"""Every format that retold reads: what becomes text, what becomes metadata, and how what is inside another file is called."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

import input_samples as sample
from retold.model.document import Role
from retold.model.story import Problem, Story
from retold.model.when import When
from retold.read.inputs import read_inputs
from retold.read.items import Columns, Fetched, Settings


def read(folder: Path, name: str, data: bytes, **settings: object) -> Story:
    (folder / name).write_bytes(data)
    return read_inputs([str(folder / name)], settings=Settings(**settings))  # type: ignore[arg-type]


def inner(story: Story) -> list[str]:
    """What the documents are called inside their file."""
    return [d.file.partition("!")[2] for d in story.documents]


def only(story: Story) -> Problem:
    assert len(story.problems) == 1, story.problems
    return story.problems[0]


@pytest.mark.parametrize("name", sorted(sample.every()))
def test_the_name_of_a_file_decides_nothing(tmp_path: Path, name: str) -> None:
    data = sample.every()[name]
    right = read(tmp_path, name, data)
    assert right.documents
    assert not any(p.fatal for p in right.problems)
    if "csv" in name or "tsv" in name:  # these rows are told from text by their header alone, which names no common columns
        return
    wrong = read(tmp_path, "wrong.txt", data)
    assert [d.text for d in wrong.documents] == [d.text for d in right.documents]
    assert inner(wrong) == inner(right)


@pytest.mark.parametrize("name", sorted(sample.every()))
def test_standard_input_holds_any_format(name: str) -> None:
    data = sample.every()[name]
    if "csv" in name or "tsv" in name:
        data = data.replace(b"headline", b"title", 1).replace(b"link", b"url", 1)
    story = read_inputs(["-"], stdin=io.BytesIO(data))
    assert story.documents
    assert {d.file.partition("!")[0] for d in story.documents} == {"-"}


def test_a_pdf_is_read_in_paragraphs_with_its_properties(tmp_path: Path) -> None:
    lines = [
        "Varnmouth Seafarers' Union",
        "Dear Ms Tolland, we write to you about the engine controls of the Linnet,",
        "which have failed four times since March. On each occasion the con-",
        "trols answered only after a restart. We ask you to take the ship out of",
        "service, as the well-known",
        "rules demand; the well-known",
        "rules are clear, and you have been told of them more than once. It is not",
    ]
    rest = ["safe to wait, and it will be so until the pump is new as well. That was to", "be said.", "Page 2"]
    info = "/Title (Letter of the union) /Author (Ada Poll) /CreationDate (D:20260606101112+02'00')"
    story = read(tmp_path, "letter", sample.pdf([[*lines, "Page 1"], rest], info))
    document = story.documents[0]
    assert (document.title, document.author, document.origin.media_type) == (
        "Letter of the union",
        "Ada Poll",
        "application/pdf",
    )
    assert document.published == When("2026-06-06T10:11:12+02:00")
    assert set(document.known_from.values()) == {"pdf"}
    told = [(story.text(b.span), b.hint) for b in story.blocks]
    assert told[0] == ("Varnmouth Seafarers' Union", None)
    assert told[1][0].startswith("Dear Ms Tolland, we write")
    assert "the controls answered only" in told[1][0]
    assert told[1][0].endswith("as the well-known")
    assert told[-1] == ("Page 2", Role.OTHER)
    assert ("Page 1", Role.OTHER) in told
    assert any("It is not safe to wait" in text for text, _ in told), "a paragraph goes on over the page"
    assert not story.problems


def test_what_programs_write_is_no_title_of_a_pdf(tmp_path: Path) -> None:
    story = read(tmp_path, "a.pdf", sample.pdf(info="/Title (Microsoft Word - letter_final2.docx)"))
    assert story.documents[0].title is None


def test_an_empty_password_opens_a_pdf_and_any_other_is_named(tmp_path: Path) -> None:
    assert sample.TITLE in read(tmp_path, "open.pdf", sample.encrypted_pdf("")).documents[0].text
    problem = only(read(tmp_path, "shut.pdf", sample.encrypted_pdf("anchor")))
    assert (problem.code, problem.fatal) == ("R021", True)


def test_a_pdf_without_text_is_said_to_be_one(tmp_path: Path) -> None:
    problem = only(read(tmp_path, "scan.pdf", sample.pdf([[]])))
    assert problem.code == "R003"
    assert "recognition" in problem.hint


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", sample.pdf()[:300], b"%PDF-1.4\n" + b"<<" * 50_000])
def test_a_broken_pdf_is_named(tmp_path: Path, data: bytes) -> None:
    problem = only(read(tmp_path, "a.pdf", data))
    assert problem.code in {"R003", "R022"}
    assert problem.fatal


def test_markdown_keeps_its_text_and_gives_up_its_blocks_links_and_front_matter(tmp_path: Path) -> None:
    data = sample.markdown()
    story = read(tmp_path, "a.md", data)
    document = story.documents[0]
    assert document.text == data.decode()
    assert (document.title, document.author, document.url) == (sample.TITLE, "Ada Poll, Ben Quay", sample.URL)
    assert document.published == When("2026-10-06")
    assert document.known_from["title"] == "front matter"
    told = [(b.tag, b.hint, story.text(b.span)) for b in story.blocks]
    assert told[0][:2] == ("front-matter", Role.OTHER)
    assert told[1] == ("h1", Role.HEADLINE, sample.TITLE)
    assert ("blockquote", Role.BLOCKQUOTE, "We felt a blow,\n> and the lights went out.") in told
    assert ("li", None, "the crew") in told
    assert ("h2", None, "Earlier") in told
    assert [(story.text(x.span), x.href) for x in story.links] == [
        ("harbour office", "https://port.example/office"),
        ("the log", "https://port.example/log"),
        ("https://port.example/tide", "https://port.example/tide"),
    ]


def test_markdown_in_other_shapes(tmp_path: Path) -> None:
    text = (
        "Ferry aground\r\n=============\r\n\r\nNobody was hurt,\r\nsaid Holm.\r\n\r\n- - -\r\n\r\n```\r\n# no heading\r\n```\r\n1. one\r\n2. two\r\n"
        "![a photo](p.jpg) [](x) [top](#top)\r\n"
    )
    story = read(tmp_path, "a.md", text.encode())
    assert story.documents[0].text == text
    assert [(b.tag, story.text(b.span)) for b in story.blocks] == [
        ("h1", "Ferry aground"),
        ("p", "Nobody was hurt,\r\nsaid Holm."),
        ("pre", "# no heading"),
        ("li", "one"),
        ("li", "two\r\n![a photo](p.jpg) [](x) [top](#top)"),
    ]
    assert not story.links


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    page = sample.page()
    data = sample.warc(
        sample.record(),
        sample.record("https://tern.example/gz", gzip.compress(page), headers="Content-Encoding: gzip\r\n"),
        sample.record("https://tern.example/chunks", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page), headers="Transfer-Encoding: chunked\r\n"),
        sample.record("https://tern.example/gone", status="404 Not Found"),
        sample.record("https://tern.example/p.jpg", b"\xff\xd8\xff" + bytes(99), media="image/jpeg"),
        sample.record("https://tern.example/robots.txt", b"User-agent: *\n", media="text/plain"),
        sample.record("https://tern.example/s.js", b"var a = 1;", media="text/javascript"),
        sample.record("https://tern.example/letter", sample.pdf(), media="application/pdf"),
        sample.record("https://tern.example/note", sample.TEXT.encode(), "resource", "text/plain"),
        sample.record("https://tern.example/old", "<html><p>Der Fährmann Jürgen</p></html>".encode("cp1252"), media="text/html; charset=iso-8859-1"),
        sample.record("https://tern.example/plain", page, headers="Content-Encoding: gzip\r\n"),
    )  # fmt: skip
    story = read(tmp_path, "pages.warc", data)
    assert [n.rpartition("/")[2] for n in inner(story)] == ["ferry", "gz", "chunks", "letter", "note", "old", "plain"]
    first = story.documents[0]
    assert (first.url, first.known_from["url"], first.title) == (sample.URL, "warc", sample.TITLE)
    assert first.origin.fetched == When("2026-10-07T08:15:30Z")
    assert len({d.text for d in story.documents if d.origin.media_type == "text/html"}) == 2
    assert story.documents[5].text == "Der Fährmann Jürgen"
    assert {p.code for p in story.problems} == {"R009"}


def test_a_truncated_web_archive_gives_what_is_whole(tmp_path: Path) -> None:
    data = sample.warc()
    for name, cut in (
        ("a.warc", data[:-300]),
        ("a.warc.gz", b"".join(map(gzip.compress, (sample.record(), sample.record("https://tern.example/2"))))[:-100]),
        # The second record repeats much of the first, so that a few bytes are most of it.
        ("b.warc.gz", gzip.compress(data)[:-20]),
    ):
        story = read(tmp_path, name, cut)
        assert len(story.documents) >= 1, name
        assert (only(story).code, only(story).fatal) == ("R022", False)


def test_a_web_archive_that_breaks_in_the_middle_says_what_was_lost(tmp_path: Path) -> None:
    story = read(tmp_path, "a.warc", sample.warc() + b"rubbish\r\n\r\n" * 9 + sample.record("https://tern.example/9"))
    assert len(story.documents) == 2
    assert (only(story).code, only(story).fatal) == ("R022", True)
    assert "the rest was not read" in only(story).reason


def test_a_web_archive_without_pages_is_empty(tmp_path: Path) -> None:
    assert only(read(tmp_path, "a.warc", sample.warc(sample.record(status="500 Oops")))).code == "R003"


def test_feeds_give_articles_and_say_which_are_only_summaries(tmp_path: Path) -> None:
    story = read(tmp_path, "feed.xml", sample.rss())
    whole, summary = story.documents
    assert inner(story) == [sample.URL, "https://courier.example/tide"]
    assert (whole.title, whole.outlet, whole.author, whole.url) == (sample.TITLE, "Varnmouth Courier", "Ada Poll", sample.URL)
    assert whole.published == When("2026-10-06T21:40:00Z")
    assert set(whole.known_from.values()) == {"feed"}
    assert [story.text(b.span) for b in story.blocks if b.span.doc == whole.id][:2] == [
        sample.TITLE,
        sample.TEXT.split("\n")[0],
    ]
    assert summary.text == "The tide\n\nHigh water is at six."
    assert (only(story).code, only(story).fatal, only(story).file) == ("R026", False, summary.file)


def test_atom_keeps_its_links(tmp_path: Path) -> None:
    story = read(tmp_path, "a.atom", sample.atom())
    assert story.documents[0].author == "Ben Quay"
    assert [(story.text(x.span), x.href) for x in story.links] == [("the log", "https://tern.example/log")]


def test_a_long_description_is_the_article(tmp_path: Path) -> None:
    story = read(tmp_path, "a.rss", sample.rss(f"<title>T</title><description>{sample.TEXT * 6}</description>"))
    assert not story.problems
    assert inner(story) == ["entry 1"]


@pytest.mark.parametrize(
    ("data", "code"), [(sample.rss("").replace(b"<item></item>", b""), "R003"), (b"<rss><channel", "R022")]
)
def test_a_feed_without_entries_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    assert only(read(tmp_path, "a.rss", data)).code == code


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet"])
def test_tables_give_a_document_a_row(tmp_path: Path, name: str) -> None:
    story = read(tmp_path, name, sample.every()[name])
    assert inner(story) == ["row 1", "row 2", "row 3"]
    document = story.documents[1]
    assert document.text == f"{sample.TITLE} 2\n\n{sample.rows()[1]['body']}"
    assert (document.title, document.outlet, document.url) == (f"{sample.TITLE} 2", "Outlet 2", "https://outlet2.example/a")
    assert (document.author, document.published) == ("Ada Poll", When("2026-10-02"))
    assert set(document.known_from.values()) == {"table"}
    assert [b.hint for b in story.blocks if b.span.doc == document.id][:2] == [Role.HEADLINE, None]
    assert not story.problems


def test_columns_can_be_named(tmp_path: Path) -> None:
    table = [{"a": sample.TEXT, "b": "The tide", "c": "Tern", "nr": "x7", "text": "not this one"}]
    columns = Columns(text="a", title="b", outlet="c", id="nr")
    document = read(tmp_path, "t.jsonl", sample.jsonl(table), columns=columns).documents[0]
    assert (document.text, document.title, document.outlet) == (f"The tide\n\n{sample.TEXT}", "The tide", "Tern")
    assert document.file.endswith("t.jsonl!x7")


@pytest.mark.parametrize("field", ["text", "published"])
def test_a_named_column_that_is_not_there_lists_those_that_are(tmp_path: Path, field: str) -> None:
    problem = only(read(tmp_path, "t.csv", sample.csv_table(), columns=Columns(**{field: "nope"})))
    assert (problem.code, problem.fatal) == ("R025", True)
    assert "'headline', 'body', 'link'" in problem.reason
    assert f"--{field}-column" in problem.hint


def test_a_table_without_articles_lists_its_columns(tmp_path: Path) -> None:
    problem = only(read(tmp_path, "t.csv", b"name,age\nAda,41\nBen,38\n"))
    assert problem.code == "R025"
    assert "there are 'name', 'age'" in problem.reason
    assert "--text-column" in problem.hint


def test_the_column_of_long_text_is_guessed(tmp_path: Path) -> None:
    table = [{"nr": str(i), "Leib": f"{sample.TEXT} {i}", "Kopf": "Ferry"} for i in range(3)]
    story = read(tmp_path, "t.jsonl", sample.jsonl(table))
    assert [d.text for d in story.documents] == [row["Leib"] for row in table]


def test_cells_that_are_pages_are_read_as_pages(tmp_path: Path) -> None:
    table = [
        {"html": sample.page().decode(), "title": "ignored, the page has its own"},
        {"html": "<p>Short <a href='/x'>note</a></p>", "title": "A note"},
    ]
    story = read(tmp_path, "t.jsonl", sample.jsonl(table))
    whole, fragment = story.documents
    assert whole.text.startswith(sample.TITLE)
    assert whole.origin.media_type == "text/html"
    assert fragment.text == "A note\n\nShort note"


def test_json_as_services_write_it(tmp_path: Path) -> None:
    answer = {
        "status": "ok",
        "articles": [
            {"source": {"id": None, "name": "The Tern"}, "author": ["Ada", "Ben"], "content": sample.TEXT, "publishedAt": 1791324000, "title": None},
            {"source": {"name": "Courier"}, "content": [sample.TEXT, "Second part."], "publishedAt": "2026-10-07"},
        ],
    }  # fmt: skip
    for name, data in (("a.json", json.dumps(answer, indent=2)), ("b.json", json.dumps(answer))):
        first, second = read(tmp_path, name, data.encode()).documents
        assert (first.outlet, first.author, first.published) == ("The Tern", "Ada, Ben", When("2026-10-06T22:00:00Z"))
        assert second.text == f"{sample.TEXT}\n\nSecond part."


def test_one_pretty_printed_object_is_one_article(tmp_path: Path) -> None:
    story = read(tmp_path, "a.json", json.dumps(sample.rows()[0], indent=2).encode())
    assert inner(story) == ["row 1"]


def test_only_the_bad_rows_fail(tmp_path: Path) -> None:
    good = sample.jsonl().splitlines(keepends=True)
    data = (
        good[0]
        + b'{"body": "caf\xe9"}\n'
        + b"{broken\n"
        + b"[1, 2]\n"
        + b"\n"
        + b'{"body": '
        + b"[" * 5000
        + b"\n"
        + good[1]
        + b'{"body": ""}\n'
    )
    story = read(tmp_path, "a.jsonl", data)
    assert inner(story) == ["row 1", "row 6"]
    assert [(p.file.partition("!")[2], p.code) for p in story.problems] == [
        ("row 2", "R006"), ("row 3", "R022"), ("row 4", "R022"), ("row 5", "R022"), ("row 7", "R003"),
    ]  # fmt: skip
    assert all(p.fatal for p in story.problems)


def test_a_json_array_is_read_as_far_as_it_is_whole(tmp_path: Path) -> None:
    whole = sample.json_array()
    story = read(tmp_path, "a.json", whole[: whole.rfind(b"{") + 30])
    assert inner(story) == ["row 1", "row 2"]
    assert only(story).code == "R022"


def test_bad_bytes_in_an_array_are_replaced_with_a_warning(tmp_path: Path) -> None:
    story = read(tmp_path, "a.json", sample.json_array().replace(b"84 passengers", b"84 \xff passengers", 1))
    assert "84 \ufffd passengers" in story.documents[0].text
    assert [(p.code, p.fatal, p.file.partition("!")[2]) for p in story.problems] == [("R006", False, "row 1")]


def test_a_first_row_cut_short_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    good = sample.jsonl().splitlines(keepends=True)
    story = read(tmp_path, "a.jsonl", good[0][:200] + b"\n" + good[1])
    assert inner(story) == ["row 2"]
    assert only(story).code == "R022"


def test_csv_survives_bad_bytes_long_lines_and_nul(tmp_path: Path) -> None:
    rows = f'title,text\none,"{sample.TEXT} — „Größe“ über Bord, sagte der Fährmann."\n'.encode()
    replaced = read(tmp_path, "a.csv", rows + b'two,"caf\xe9 at the quay, \xff closed"\n')
    assert "caf\ufffd" in replaced.documents[1].text
    assert {(p.code, p.fatal) for p in replaced.problems} == {("R006", False)}
    long = read(tmp_path, "b.csv", rows + b'two,"' + b"x" * 200_000 + b'"\nthree,four\n', limit=100_000)
    assert len(long.documents) == 1
    assert only(long).code == "R005"
    nul = read(tmp_path, "c.csv", rows + b'two,"a\0b"\n')
    assert len(nul.documents) == 1
    assert only(nul).code == "R004"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    body = "Die Fähre lief auf Grund, wie das Hafenamt am Abend mitteilte. " * 5
    story = read(tmp_path, "a.csv", f"title;text\r\nFähre;{body}\r\nPier;{body}!\r\n".encode(encoding))
    assert [d.text for d in story.documents] == [f"Fähre\n\n{body}", f"Pier\n\n{body}!"]
    assert [p.code for p in story.problems] == (["R006"] if encoding == "cp1252" else [])
    rows = "".join(json.dumps({"text": body + str(i)}, ensure_ascii=False) + "\n" for i in range(2))
    story = read(tmp_path, "a.jsonl", rows.encode(encoding))
    assert [d.text for d in story.documents] == [f"{body}0", f"{body}1"]


def test_lone_surrogates_of_json_are_replaced(tmp_path: Path) -> None:
    story = read(tmp_path, "a.jsonl", b'{"text": "tide \\ud800 turns", "title": "\\udc00 up"}\n')
    assert story.documents[0].text == "\ufffd up\n\ntide \ufffd turns"


def test_a_parquet_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    assert len(read(tmp_path, "rows[1]*.parquet", sample.parquet()).documents) == 3


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT 1 AS a, [1, 2] AS b, {'x': 'y'} AS c", "R025"),
        ("SELECT {'text': 'deep'} AS body", "R025"),
        ("SELECT 'x' AS text WHERE false", "R003"),
    ],
)
def test_parquet_without_a_column_of_text(tmp_path: Path, query: str, code: str) -> None:
    assert only(read(tmp_path, "a.parquet", sample.parquet(query))).code == code


def test_parquet_with_bytes_as_pages(tmp_path: Path) -> None:
    query = "SELECT '<html><body><h1>Tide</h1><p>It turned.</p></body></html>'::BLOB AS html, TIMESTAMP '2026-10-06 07:00:00' AS fetched_at, 'https://a.example/' AS url"
    document = read(tmp_path, "a.parquet", sample.parquet(query)).documents[0]
    assert (document.text, document.url) == ("Tide\n\nIt turned.", "https://a.example/")


def test_a_broken_parquet_file_does_not_give_away_where_it_lies(tmp_path: Path) -> None:
    problem = only(read(tmp_path, "a.parquet", sample.parquet()[:-9] + b"x" * 9))
    assert problem.code == "R022"
    assert str(tmp_path) not in problem.reason


def test_a_zip_gives_its_articles_in_order(tmp_path: Path) -> None:
    members = {
        "b.txt": sample.TEXT.encode(), "a.html": sample.page(), "__MACOSX/._b.txt": b"\0\1", "photo.png": b"\x89PNG", "README.md": b"# x",
        "../../evil.txt": b"Up and away.\n", "rows.jsonl": sample.jsonl(), "old.zip": sample.zipped({"c.txt": b"An older note.\n"}),
        "page.html.gz": gzip.compress(sample.page("Packed")), "empty.txt": b"",
    }  # fmt: skip
    story = read(tmp_path, "all.zip", sample.zipped(members))
    assert inner(story) == [
        "b.txt", "a.html", "../../evil.txt", "rows.jsonl!row 1", "rows.jsonl!row 2", "rows.jsonl!row 3", "old.zip!c.txt", "page.html.gz",
    ]  # fmt: skip
    assert [(p.code, p.file.partition("!")[2]) for p in story.problems] == [("R003", "empty.txt")]
    assert [p.name for p in tmp_path.iterdir()] == ["all.zip"]


def test_archives_in_archives_end_at_the_second(tmp_path: Path) -> None:
    inside = sample.zipped({"b.zip": sample.zipped({"c.zip": sample.zipped()}), "x.txt": sample.TEXT.encode()})
    story = read(tmp_path, "a.zip", inside)
    assert inner(story) == ["x.txt"]
    assert (only(story).code, only(story).file.partition("!")[2]) == ("R024", "b.zip!c.zip")


def test_a_zip_that_lies_about_its_members(tmp_path: Path) -> None:
    good = bytearray(sample.zipped({"a.txt": sample.TEXT.encode(), "b.txt": b"Nobody was hurt.\n"}))
    first = good.index(b"PK\x01\x02")
    encrypted = bytes(good[: first + 8]) + b"\x01" + bytes(good[first + 9 :])
    story = read(tmp_path, "e.zip", encrypted)
    assert inner(story) == ["b.txt"]
    assert (only(story).code, only(story).fatal) == ("R021", True)
    good[first + 16] ^= 0xFF  # its checksum
    broken = read(tmp_path, "c.zip", bytes(good))
    assert inner(broken) == ["b.txt"]
    assert only(broken).code == "R022"


def test_office_documents_are_named(tmp_path: Path) -> None:
    for members in (
        {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w/>"},
        {"mimetype": b"application/epub+zip", "a.xhtml": b"<p>x</p>"},
    ):
        problem = only(read(tmp_path, "a.docx", sample.zipped(members)))
        assert (problem.code, problem.fatal) == ("R007", True)


@pytest.mark.parametrize("name", sorted(n for n in sample.every() if n.count(".") == 1))
def test_everything_may_be_packed_once(tmp_path: Path, name: str) -> None:
    data = sample.every()[name]
    plain = read(tmp_path, name, data)
    half = len(data) // 2
    members = gzip.compress(data[:half]) + gzip.compress(data[half:])
    for ending, packed in ((".gz", members), (".zst", sample.zstd(data[:half]) + sample.zstd(data[half:]))):
        story = read(tmp_path, name + ending, packed)
        assert [d.text for d in story.documents] == [d.text for d in plain.documents]
        assert [d.id for d in story.documents] == [d.id for d in plain.documents]


def test_zstd_with_notes_between_its_frames_and_gzip_filled_up_with_zeros(tmp_path: Path) -> None:
    note = b"\x50\x2a\x4d\x18\x04\0\0\0note"
    story = read(tmp_path, "a.zst", note + sample.zstd(b"Nobody ") + note * 2 + sample.zstd(b"was hurt.\n") + note)
    assert [d.text for d in story.documents] == ["Nobody was hurt.\n"]
    story = read(tmp_path, "a.gz", gzip.compress(b"Nobody was hurt.\n") + bytes(512))
    assert [d.text for d in story.documents] == ["Nobody was hurt.\n"]


def test_a_web_archive_in_zstd_may_bring_its_dictionary(tmp_path: Path) -> None:
    import zstandard

    # Samples unlike each other: training refuses those that are all one.
    lore = zstandard.train_dictionary(2000, [sample.page(f"Title {i * 7919}", sample.TEXT * (i % 5 + 1)) for i in range(200)])
    packing = zstandard.ZstdCompressor(dict_data=lore)
    frames = b"".join(
        packing.compress(r) for r in (sample.record(), sample.record("https://tern.example/2", sample.page("Two")))
    )
    for raw in (lore.as_bytes(), zstandard.compress(lore.as_bytes())):
        head = b"\x5d\x2a\x4d\x18" + len(raw).to_bytes(4, "little") + raw
        assert [d.title for d in read(tmp_path, "a.warc.zst", head + frames).documents] == [sample.TITLE, "Two"]


def test_something_else_behind_compressed_data_is_told(tmp_path: Path) -> None:
    story = read(tmp_path, "a.warc.gz", gzip.compress(sample.warc()) + b"rubbish")
    assert len(story.documents) == 2
    assert (only(story).code, only(story).fatal) == ("R022", False)
    assert "something else" in only(story).reason


def test_packed_twice_is_refused(tmp_path: Path) -> None:
    for data in (gzip.compress(gzip.compress(b"x" * 99)), sample.zstd(gzip.compress(b"x" * 99))):
        problem = only(read(tmp_path, "a.txt.gz", data))
        assert (problem.code, problem.fatal) == ("R024", True)


def test_the_same_bytes_in_an_archive_and_beside_it_are_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(sample.TEXT.encode())
    (tmp_path / "b.zip").write_bytes(sample.zipped({"c.txt": sample.TEXT.encode()}))
    story = read_inputs([str(tmp_path)])
    assert len({d.id for d in story.documents}) == 2
    assert (only(story).code, only(story).fatal) == ("R009", False)
    assert only(story).reason.endswith("a.txt")


def test_a_folder_gives_articles_of_every_format(tmp_path: Path) -> None:
    for name, data in sample.every().items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "numbers.csv").write_bytes(b"name,age\nAda,41\n")
    story = read_inputs([str(tmp_path)])
    given = {Path(d.file.partition("!")[0]).name for d in story.documents}
    assert given == set(sample.every()) - {"a.json"}
    assert [(p.code, p.fatal) for p in story.problems if p.code not in {"R009", "R026"}] == [("R025", False)]


META = """
- {file: "rows.csv!row 2", outlet: second}
- {file: rows.csv, outlet: all rows}
- {file: "all.zip!folder/two.txt", outlet: of the zip}
- {file: one.html, outlet: by its end, published: 2026-01-02}
- {file: "rows.csv!row 9", outlet: nobody}
"""


def test_meta_rows_address_what_is_inside(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_bytes(sample.csv_table())
    (tmp_path / "all.zip").write_bytes(sample.zipped())
    meta = tmp_path / "m.yaml"
    meta.write_text(META, "utf8")
    story = read_inputs([str(tmp_path / "rows.csv"), str(tmp_path / "all.zip")], meta=meta)
    told = dict(zip(inner(story), [d.outlet for d in story.documents], strict=True))
    assert told == {
        "row 1": "all rows",
        "row 2": "second",
        "row 3": "all rows",
        "one.html": "by its end",
        "folder/two.txt": "of the zip",
    }
    assert ["row 9" in p.reason for p in story.problems] == [True]


def test_addresses_go_through_one_seam() -> None:
    asked: list[tuple[str, int]] = []

    def fetch(url: str, limit: int) -> Fetched:
        asked.append((url, limit))
        body = "<html><body><h1>Fähre</h1><p>Niemand wurde verletzt.</p></body></html>".encode("cp1252")
        return Fetched(data=body, url="https://tern.example/2", charset="windows-1252", fetched=When("2026-10-07T08:00:00Z"))

    story = read_inputs(["https://tern.example/1"], settings=Settings(limit=5000, fetch=fetch))
    document = story.documents[0]
    assert asked == [("https://tern.example/1", 5000)]
    assert (document.file, document.url, document.known_from["url"]) == (
        "https://tern.example/1",
        "https://tern.example/2",
        "web",
    )
    assert document.text == "Fähre\n\nNiemand wurde verletzt."
    assert document.origin.fetched == When("2026-10-07T08:00:00Z")
    assert not story.problems


@pytest.mark.parametrize("where", [0.3, -2], ids=["within", "its checksum"])
@pytest.mark.parametrize("hurt", [1, 3, (1, 2)])
def test_a_web_archive_is_read_on_behind_damaged_records(tmp_path: Path, where: float, hurt: int | tuple[int, ...]) -> None:
    import gzip

    pages = [sample.record(f"https://tern.example/{k}", sample.page(f"The Linnet is afloat {k}")) for k in range(5)]
    members = [bytearray(gzip.compress(data, mtime=0)) for data in (sample.warc(pages[0])[: -len(pages[0])], *pages)]
    gone = {hurt} if isinstance(hurt, int) else set(hurt)
    for k in gone:
        member = members[k + 1]
        member[int(where * len(member)) if where > 0 else int(where) - 4] ^= 0x55
    story = read(tmp_path, "pages.warc.gz", b"".join(members))
    assert [d.url for d in story.documents] == [f"https://tern.example/{k}" for k in range(5) if k not in gone]
    assert len(story.problems) == len(gone)
    for k, problem in zip(sorted(gone), story.problems, strict=True):
        assert problem.code == "R022"
        assert problem.fatal
        assert f"at byte {sum(map(len, members[: k + 1]))} " in problem.reason
