"""Every way an input can be bad: named, with a reason and a next step, and the others are still read."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from retold.model.errors import MetaError
from retold.model.story import Problem, Story
from retold.read.inputs import read_inputs
from retold.read.items import Fetched, Reached, Settings

ARTICLE = "Ferry runs aground\n\nA ferry ran aground off Port Selda on Monday, the harbour office said.\n"


def article(folder: Path, name: str = "a.txt", text: str = ARTICLE) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return str(path)


def only(story: Story) -> Problem:
    assert len(story.problems) == 1, story.problems
    return story.problems[0]


def test_text_is_the_decoded_bytes_unchanged(tmp_path: Path) -> None:
    text = "Head\r\n\r\n  “Tide\u00a0turns” — 🚢 cafe\u0301\r\nend \r\n\r\n"
    story = read_inputs([article(tmp_path, text=text)])
    assert story.documents[0].text == text
    assert not story.problems
    assert [story.text(b.span) for b in story.blocks] == ["Head", "“Tide\u00a0turns” — 🚢 cafe\u0301", "end"]


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.txt"
    path.write_bytes(b"\xef\xbb\xbfHead\n")
    assert read_inputs([str(path)]).documents[0].text == "Head\n"


def test_missing_path_is_named_with_a_next_step(tmp_path: Path) -> None:
    problem = only(read_inputs([str(tmp_path / "nowhere.txt")]))
    assert (problem.code, problem.fatal) == ("R001", True)
    assert problem.hint
    assert "nowhere.txt" in problem.file


@pytest.mark.parametrize("content", [b"", b"  \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u00a0".encode()])
def test_nothing_readable_is_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "e.txt"
    path.write_bytes(content)
    assert (only(read_inputs([str(path)])).code, only(read_inputs([str(path)])).fatal) == ("R003", True)


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), bytes(range(256)) * 20, b"text\0text", b"\x7fELF\x02\x01" + b"\0" * 99],
)
def test_binary_data_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(content)
    problem = only(read_inputs([str(path)]))
    assert (problem.code, problem.fatal) == ("R004", True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(100)),
        ("a.rtf", b"{\\rtf1 Ferry}"),
        ("map.xml", b'<?xml version="1.0"?><urlset><url><loc>https://port.example/</loc></url></urlset>'),
    ],
)
def test_formats_that_are_not_read_say_what_to_do(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    problem = only(read_inputs([str(path)]))
    assert (problem.code, problem.fatal) == ("R007", True)
    assert len(problem.hint) > 20


def test_an_address_of_another_kind_is_said() -> None:
    problem = only(read_inputs(["ftp://ann:secret@harbour.example/ferry"]))
    assert (problem.code, problem.file) == ("R007", "ftp://harbour.example/ferry")


def test_an_address_is_given_once_whatever_part_of_the_page_it_names() -> None:
    def fetch(url: str, limit: int) -> Fetched:
        return Fetched(data=ARTICLE.encode()[:limit], url=url)

    story = read_inputs(["https://harbour.example/a#one", "https://harbour.example/a#two"], settings=Settings(fetch=fetch))
    assert [d.file for d in story.documents] == ["https://harbour.example/a#one"]
    assert [p.code for p in story.problems] == ["R009"]


def test_oversized_input_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    problem = only(read_inputs([str(path)]))
    assert (problem.code, problem.fatal) == ("R005", True)
    assert "50.0 MB" in problem.reason


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    path = article(tmp_path)
    assert only(read_inputs([path], settings=Settings(limit=10))).code == "R005"
    assert only(read_inputs(["-"], settings=Settings(limit=10), stdin=io.BytesIO(ARTICLE.encode()))).code == "R005"
    assert read_inputs([path], settings=Settings(limit=len(ARTICLE))).documents


def test_a_small_file_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 3_000_000))
    assert only(read_inputs([str(path)], settings=Settings(limit=1_000_000))).code == "R005"


def test_gzip_is_unpacked_and_broken_gzip_named(tmp_path: Path) -> None:
    good, bad = tmp_path / "g.txt.gz", tmp_path / "b.txt.gz"
    good.write_bytes(gzip.compress(ARTICLE.encode()))
    bad.write_bytes(gzip.compress(ARTICLE.encode())[:-20])
    story = read_inputs([str(good), str(bad)])
    assert story.documents[0].text == ARTICLE
    assert only(story).code == "R022"


def test_a_link_to_nowhere_and_a_pipe_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    story = read_inputs([str(tmp_path / "link.txt"), str(tmp_path / "pipe.txt")])
    assert [(p.code, p.fatal) for p in story.problems] == [("R002", True)] * 2


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_file_without_read_permission_is_unreadable(tmp_path: Path) -> None:
    path = Path(article(tmp_path))
    path.chmod(0)
    assert only(read_inputs([str(path)])).code == "R002"


def test_no_standard_input_is_a_problem_not_a_crash() -> None:
    assert only(read_inputs(["-"])).code == "R002"


def test_standard_input_is_read_once() -> None:
    story = read_inputs(["-", "-"], stdin=io.BytesIO(ARTICLE.encode()))
    assert [d.file for d in story.documents] == ["-"]
    assert (only(story).code, only(story).fatal) == ("R009", False)


def test_invalid_utf8_is_replaced_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "i.txt"
    path.write_bytes("Größe über alles für Bürger: \n".encode() * 3 + b"tide \xff turns\n")
    story = read_inputs([str(path)])
    assert "tide \ufffd turns" in story.documents[0].text
    assert (only(story).code, only(story).fatal) == ("R006", False)


def test_another_encoding_is_guessed_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "w.txt"
    path.write_bytes("The mayor said \u201cno\u201d \u2013 again.\n".encode("cp1252"))
    story = read_inputs([str(path)])
    assert story.documents[0].text == "The mayor said “no” – again.\n"
    assert (only(story).code, only(story).fatal) == ("R006", False)
    assert "guess" in only(story).reason


def test_one_bad_file_among_five_leaves_four(tmp_path: Path) -> None:
    names = [article(tmp_path, f"{i}.txt", f"{ARTICLE}Number {i}.\n") for i in range(4)]
    story = read_inputs([*names[:2], str(tmp_path / "gone"), *names[2:]])
    assert [d.file for d in story.documents] == names
    assert only(story).fatal


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = article(tmp_path)
    story = read_inputs([path, f"{tmp_path}/./a.txt", str(tmp_path)])
    assert len(story.documents) == 1
    assert {(p.code, p.fatal) for p in story.problems} == {("R009", False)}


def test_identical_files_are_both_kept_under_distinct_ids(tmp_path: Path) -> None:
    story = read_inputs([article(tmp_path, "a.txt"), article(tmp_path, "b.txt")])
    assert len({d.id for d in story.documents}) == 2
    assert (only(story).code, only(story).fatal) == ("R009", False)
    assert "a.txt" in only(story).reason


def test_ids_do_not_depend_on_the_folder(tmp_path: Path) -> None:
    here = read_inputs([article(tmp_path / "one"), article(tmp_path / "one", "b.txt")])
    there = read_inputs([article(tmp_path / "two"), article(tmp_path / "two", "b.txt")])
    assert [d.id for d in here.documents] == [d.id for d in there.documents]


def test_a_folder_gives_its_articles_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.md", "plain"):
        article(tmp_path, name, f"<p>{ARTICLE}{name}</p>" if name.endswith("html") else ARTICLE + name)
    for name in ("meta.yaml", "gold.yaml", ".hidden.txt", ".git/d.txt", "image.png", "README.md", "story.json"):
        article(tmp_path, name, "file: x\n")
    story = read_inputs([str(tmp_path)])
    assert [os.path.relpath(d.file, tmp_path) for d in story.documents] == ["a.html", "b.txt", "plain", "sub/c.md"]
    assert not story.problems


def test_a_file_of_a_folder_that_never_said_it_was_an_article_is_only_a_warning(tmp_path: Path) -> None:
    article(tmp_path)
    (tmp_path / "index").write_bytes(b"\x00\x01\x02")
    story = read_inputs([str(tmp_path)])
    assert len(story.documents) == 1
    assert (only(story).code, only(story).fatal) == ("R004", False)
    assert only(read_inputs([str(tmp_path / "index")])).fatal


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    article(tmp_path, "meta.yaml")
    assert (only(read_inputs([str(tmp_path)])).code, only(read_inputs([str(tmp_path)])).fatal) == ("R008", True)


def test_patterns(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.log"):
        article(tmp_path, name, ARTICLE + name)
    story = read_inputs([str(tmp_path / "*.txt")])
    assert [Path(d.file).name for d in story.documents] == ["a.txt", "b.txt"]
    assert only(read_inputs([str(tmp_path / "*.nothing")])).code == "R008"


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    assert read_inputs([article(tmp_path, "what[1].txt")]).documents


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")  # noqa: PTH118 - a path of bytes
    with open(name, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(ARTICLE.encode())
    story = read_inputs([os.fsdecode(name)])
    assert story.documents[0].file.endswith("caf\ufffd.txt")


def test_progress_counts_documents(tmp_path: Path) -> None:
    seen: list[Reached] = []
    path = article(tmp_path)
    read_inputs([path, str(tmp_path / "gone")], progress=seen.append)
    size = len(ARTICLE)
    assert seen == [Reached(0, 0, 1), Reached(1, 0, 1, size, size), Reached(1, 1, 1)]


def test_language_is_detected_and_silent_on_too_little(tmp_path: Path) -> None:
    german = "Die Fähre lief am Montag vor dem Hafen auf Grund, wie das Hafenamt am Abend mitteilte.\n"
    story = read_inputs(
        [article(tmp_path, "e.txt"), article(tmp_path, "d.txt", german), article(tmp_path, "s.txt", "Hm 12.\n")]
    )
    assert [d.language for d in story.documents] == ["en", "de", None]


def test_a_broken_meta_file_raises(tmp_path: Path) -> None:
    meta = tmp_path / "meta.yaml"
    meta.write_text("- [unclosed", encoding="utf-8")
    with pytest.raises(MetaError):
        read_inputs([article(tmp_path)], meta=meta)
