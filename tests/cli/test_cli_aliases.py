"""``--aliases`` from end to end: outlets that nothing in the text marks as such, with the file and without it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import retold as package
from retold.model.errors import AliasError

QUAY = """\
Two hurt as crane falls on quay

A crane fell on Hollow Quay on Monday and two dockers were hurt, the Dockside Eye has learned. The harbour office closed the quay for the night.

“We saw it lean for an hour before it fell,” docker Ann Lee told HT on Tuesday. “Nobody listened to us.”

The harbour master, Mara Lindt, said the quay would reopen on Friday.
"""
PAGE = """\
<html lang="en"><head><title>Crane falls on Hollow Quay</title></head><body><article><h1>Crane falls on Hollow Quay</h1>
<p>A crane that was to unload timber fell on Hollow Quay late on Monday, <a href="https://www.harbour-tribune.example/crane">dockers said</a>.</p>
<p>Two of them were hurt and taken to the infirmary, and the quay was closed for the night by the harbour office of Varnmouth.</p></article></body></html>
"""
ALIASES = """\
- {name: The Dockside Eye, kind: broadcast}
- {name: Harbour Tribune, aliases: [HT], domains: [harbour-tribune.example]}
"""


@pytest.fixture
def quay(tmp_path: Path) -> Path:
    folder = tmp_path / "quay"
    folder.mkdir()
    (folder / "a.txt").write_text(QUAY, "utf8")
    (folder / "b.html").write_text(PAGE, "utf8")
    (tmp_path / "aliases.yaml").write_text(ALIASES, "utf8")
    return folder


def credits_of(file: Path) -> list[tuple[str, str]]:
    return [(c["credited"], c["kind"]) for c in json.loads(file.read_bytes())["credits"]]


CREDITED = [("The Dockside Eye", "broadcast"), ("Harbour Tribune", "outlet"), ("Harbour Tribune", "outlet")]
NAMED = [
    {"name": "The Dockside Eye", "kind": "broadcast", "aliases": [], "domains": []},
    {"name": "Harbour Tribune", "kind": "outlet", "aliases": ["HT"], "domains": ["harbour-tribune.example"]},
]


@pytest.mark.parametrize("verb", ["annotate", "compare"])
def test_outlets_of_the_file_are_credited_for_one_run(
    retold: Callable[..., Any], quay: Path, tmp_path: Path, verb: str
) -> None:
    aliases = tmp_path / "aliases.yaml"
    assert retold(verb, quay, "--json", tmp_path / "before.json").code == 0
    assert retold(verb, quay, "--aliases", aliases, "--json", tmp_path / "with.json").code == 0
    assert retold(verb, quay, "--json", tmp_path / "after.json").code == 0
    assert credits_of(tmp_path / "before.json") == []
    assert sorted(credits_of(tmp_path / "with.json")) == sorted(CREDITED)
    assert (tmp_path / "before.json").read_bytes() == (tmp_path / "after.json").read_bytes()


def test_the_output_says_what_was_named_and_repeats_the_run(retold: Callable[..., Any], quay: Path, tmp_path: Path) -> None:
    retold("compare", quay, "--aliases", tmp_path / "aliases.yaml", "--json", tmp_path / "with.json")
    named = json.loads((tmp_path / "with.json").read_bytes())["run"]["outlets"]
    assert named == NAMED
    (tmp_path / "named.json").write_text(json.dumps(named), "utf8")
    retold("compare", quay, "--aliases", tmp_path / "named.json", "--json", tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "with.json").read_bytes()


def test_the_lost_original_has_the_name_of_the_file(retold: Callable[..., Any], quay: Path, tmp_path: Path) -> None:
    retold("compare", quay, "--aliases", tmp_path / "aliases.yaml", "--json", tmp_path / "with.json")
    unseen = [n["name"] for n in json.loads((tmp_path / "with.json").read_bytes())["lineage"]["nodes"] if not n["seen"]]
    assert sorted(unseen) == ["Harbour Tribune", "The Dockside Eye"]


def test_an_article_that_names_its_own_outlet_credits_nobody_else(
    retold: Callable[..., Any], quay: Path, tmp_path: Path
) -> None:
    (tmp_path / "meta.yaml").write_text("- {file: a.txt, outlet: harbour-tribune.example}", "utf8")
    retold(
        "annotate",
        quay / "a.txt",
        "--meta",
        tmp_path / "meta.yaml",
        "--aliases",
        tmp_path / "aliases.yaml",
        "--json",
        tmp_path / "x.json",
    )
    assert credits_of(tmp_path / "x.json") == [("The Dockside Eye", "broadcast"), ("Harbour Tribune", "own_outlet")]


@pytest.mark.parametrize(
    ("alias", "credited"), [("Beacon", ["told Beacon", "the Beacon reported"]), ("Signal", ["the Signal reported"])]
)
def test_common_words_need_their_signs_whoever_names_them(
    retold: Callable[..., Any], tmp_path: Path, alias: str, credited: list[str]
) -> None:
    # "Signal" is in the list of names that are other things too: without an article and a verb of reporting it is none here.
    (tmp_path / "a.txt").write_text(
        f"Crane falls on quay\n\nThe crew told {alias} on Monday that they had waited.\nThe crane was old, the {alias} reported on Tuesday.\n",
        "utf8",
    )
    (tmp_path / "aliases.csv").write_text(f"name,kind,aliases\nLights of Oster,outlet,{alias}\n", "utf8")
    retold("annotate", tmp_path / "a.txt", "--aliases", tmp_path / "aliases.csv", "--json", tmp_path / "x.json")
    found = json.loads((tmp_path / "x.json").read_bytes())
    text = found["documents"][0]["text"]
    spans = [(c["credited"], text[c["start"] : c["end"]]) for c in found["credits"]]
    assert [name for name, _ in spans] == ["Lights of Oster"] * len(credited)
    assert all(words.endswith(end) for (_, words), end in zip(spans, credited, strict=True)), spans


@pytest.mark.parametrize(
    ("row", "sentence", "credited"),
    [
        ({"name": "Dock-Side Eye"}, "Two men were hurt, the Dock-Side Eye reported.", "the Dock-Side Eye reported"),
        ({"name": "People's Lamp"}, "Two men were hurt, according to the People’s Lamp.", "according to the People’s Lamp"),
        ({"name": "Bell & Anchor"}, "Ann Lee said so in an interview with Bell & Anchor.", "interview with Bell & Anchor"),
        ({"name": "iHarbour"}, "The crane was old, iHarbour reported.", "iHarbour reported"),
        (
            {"name": "Dockr", "kind": "social"},
            "Ann Lee wrote in a Dockr post that it was old.",
            "Ann Lee wrote in a Dockr post",
        ),
        (
            {"name": "Echo of the Seven Bays and Nine Harbours Weekly Sheet"},
            "It was old, the Echo of the Seven Bays and Nine Harbours Weekly Sheet has learned.",
            "the Echo of the Seven Bays and Nine Harbours Weekly Sheet has learned",
        ),
    ],
)
def test_names_of_all_shapes_are_found_where_they_are_used(row: dict[str, str], sentence: str, credited: str) -> None:
    text = f"Two hurt as crane falls on quay\n\nThe quay was closed for the night when the crane fell on Monday.\n{sentence}\n"
    story = package.annotate_text(text, aliases=[row])
    assert [story.text(c.span) for c in story.credits] == [credited]
    assert package.annotate_text(text).credits == ()


def test_reading_knows_the_agencies_of_the_file(retold: Callable[..., Any], tmp_path: Path) -> None:
    signed = PAGE.replace("<head>", '<head><meta name="author" content="Ann Lee, Tidewater Correspondence">')
    (tmp_path / "a.html").write_text(signed, "utf8")
    (tmp_path / "aliases.yaml").write_text("- {name: Tidewater Correspondence, kind: wire}", "utf8")
    wires = []
    for given in ([], ["--aliases", tmp_path / "aliases.yaml"], []):
        assert retold("read", tmp_path / "a.html", *given, "--json", tmp_path / "x.json").code == 0
        wires.append(json.loads((tmp_path / "x.json").read_bytes())["documents"][0]["wire"])
    assert wires == [None, "Tidewater Correspondence", None]


def test_rows_written_one_by_one_say_once_what_was_named(retold: Callable[..., Any], quay: Path, tmp_path: Path) -> None:
    retold("read", quay, "--aliases", tmp_path / "aliases.yaml", "-o", tmp_path / "rows.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text("utf8").splitlines()]
    assert [r["name"] for r in rows if r["table"] == "outlets"] == ["The Dockside Eye", "Harbour Tribune"]
    assert [r["value"] for r in rows if r["table"] in {"outlet_aliases", "outlet_domains"}] == ["HT", "harbour-tribune.example"]
    assert len([r for r in rows if r["table"] == "documents"]) == 2


@pytest.mark.parametrize("out", [["--json", "out.json"], ["-o", "out.jsonl"]])
def test_a_bad_file_ends_the_run_with_2_and_leaves_nothing(
    retold: Callable[..., Any], quay: Path, tmp_path: Path, out: list[str]
) -> None:
    (tmp_path / "bad.yaml").write_text("- {name: The Dockside Eye}\n- {name: Dockside Eye}\n", "utf8")
    made = tmp_path / out[1]
    result = retold("read", quay, "--aliases", tmp_path / "bad.yaml", out[0], made)
    assert result.code == 2
    assert (
        "bad.yaml: row 2 (Dockside Eye) has `Dockside Eye`, which is in row 1 (The Dockside Eye) already (R011)." in result.err
    )
    assert not result.out
    assert not made.exists()
    assert retold("compare", quay, "--aliases", tmp_path / "nope.yaml").code == 2


def test_the_error_is_explained(retold: Callable[..., Any]) -> None:
    assert "--aliases file cannot be used" in retold("explain", "R011").out


def test_python_takes_a_file_or_rows_and_the_runs_stay_apart(quay: Path, tmp_path: Path) -> None:
    rows = [{"name": "The Dockside Eye"}, {"name": "Harbour Tribune", "aliases": ["HT"]}]
    by_rows = package.annotate_articles(quay / "a.txt", aliases=rows)
    assert [c.credited for c in by_rows.credits] == ["The Dockside Eye", "Harbour Tribune"]
    assert package.annotate_articles(quay / "a.txt").credits == ()
    by_file = package.compare_articles(quay, aliases=tmp_path / "aliases.yaml")
    assert sorted((c.credited, c.kind.value) for c in by_file.credits) == sorted(CREDITED)
    assert [o.name for o in package.read_articles(quay, aliases=rows).outlets] == ["The Dockside Eye", "Harbour Tribune"]
    with pytest.raises(AliasError, match="row 1 has no `name`"):
        package.read_articles(quay, aliases=[{}])
