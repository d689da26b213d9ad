"""The --meta file in its three forms, and everything that can be wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retold.model.errors import MetaError
from retold.model.story import Story
from retold.read.inputs import read_inputs


def story(
    folder: Path, meta: str, name: str = "meta.yaml", files: tuple[str, ...] = ("articles/01.txt", "articles/02.txt")
) -> Story:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Ferry runs aground {file}\n", encoding="utf-8")
    (folder / name).write_text(meta, encoding="utf-8")
    return read_inputs([str(folder / f) for f in files], meta=str(folder / name))


YAML = """\
- {id: a1, file: articles/01.txt, outlet: "harbour.example", url: null, published: "2024-05-06T10:20:00", title: "Ferry 'stuck'"}
- {id: a2, file: articles/02.txt, outlet: null, url: "https://tide.example/x", published: 2024-05-06T00:00:00, title: null}
"""


def test_yaml_fills_what_it_knows_and_nulls_stay_unknown(tmp_path: Path) -> None:
    first, second = story(tmp_path, YAML).documents
    assert (first.outlet, first.url, first.title) == ("harbour.example", None, "Ferry 'stuck'")
    assert first.published is not None
    assert first.published.edtf == "2024-05-06T10:20:00"
    assert first.known_from == {"outlet": "meta", "title": "meta", "published": "meta"}
    assert (second.outlet, second.title) == (None, None)
    assert second.published is not None
    assert second.published.edtf == "2024-05-06"


def test_json_and_csv_say_the_same(tmp_path: Path) -> None:
    rows = [
        {"file": "articles/01.txt", "outlet": "harbour.example", "published": "2024-05-06"},
        {"file": "02.txt", "outlet": None},
    ]
    csv = "file;outlet;published\narticles/01.txt;harbour.example;2024-05-06\n02.txt;;\n"
    by_json = story(tmp_path, json.dumps(rows), "m.json")
    by_csv = story(tmp_path, csv, "m.csv")
    by_sniffing = story(tmp_path, csv, "m.dat")
    assert by_json.documents == by_csv.documents == by_sniffing.documents
    assert by_json.documents[0].outlet == "harbour.example"
    assert not by_json.problems


def test_a_base_name_is_enough_where_it_is_unique(tmp_path: Path) -> None:
    files = ("x/01.txt", "y/01.txt", "y/02.txt")
    got = story(
        tmp_path, "- {file: 02.txt, outlet: b}\n- {file: 01.txt, outlet: a}\n- {file: y/01.txt, outlet: c}\n", files=files
    )
    assert [d.outlet for d in got.documents] == [None, "c", "b"]
    assert [(p.code, p.fatal) for p in got.problems] == [("R010", False)]
    assert "2 input files" in got.problems[0].reason


def test_a_row_for_no_file_and_an_impossible_date_are_warnings(tmp_path: Path) -> None:
    got = story(tmp_path, "- {file: 09.txt, outlet: a}\n- {file: 01.txt, published: 2018-13-45}\n")
    assert {(p.code, p.fatal) for p in got.problems} == {("R010", False)}
    assert len(got.problems) == 2
    assert got.documents[0].published is None


def test_a_second_row_for_a_file_is_a_warning(tmp_path: Path) -> None:
    got = story(tmp_path, "- {file: 01.txt, outlet: a}\n- {file: articles/01.txt, outlet: b}\n")
    assert got.documents[0].outlet == "a"
    assert len(got.problems) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.yaml", "- [unclosed"),
        ("m.yaml", "just words"),
        ("m.yaml", ""),
        ("m.yaml", "- {outlet: a}"),
        ("m.yaml", "- 3"),
        ("m.json", "[{"),
        ("m.json", "[" * 100_000),
        ("m.csv", "name,outlet\na,b\n"),
    ],
)
def test_a_file_that_is_no_list_of_rows_raises(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(MetaError):
        story(tmp_path, content, name)


def test_a_missing_or_binary_meta_file_raises(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes(b"\0\1\2\3" * 50)
    for name in ("gone.yaml", "b.yaml", "."):
        with pytest.raises(MetaError):
            read_inputs([], meta=str(tmp_path / name))
