"""The --aliases file in its three forms, and everything that can be wrong with it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from retold.model.errors import AliasError
from retold.model.marks import CreditKind
from retold.model.outlet import Outlet
from retold.read.aliases import read_aliases

EYE = Outlet("The Dockside Eye", CreditKind.OUTLET, ("DE", "Eye on the Dock"), ("dockside-eye.example",))
AGENCY = Outlet("Tidewater Press Agency", CreditKind.WIRE, ("TPA",), ())

YAML = """\
- name: The Dockside Eye
  aliases: [DE, Eye on the Dock]
  domains: [https://www.Dockside-Eye.example/]
- {name: Tidewater Press Agency, kind: wire, aliases: TPA}
"""
CSV = """\
name,kind,aliases,domains
The Dockside Eye,,DE; Eye on the Dock,dockside-eye.example
Tidewater Press Agency,wire,TPA,
"""


def read(folder: Path, text: str, name: str = "outlets.yaml") -> tuple[Outlet, ...]:
    (folder / name).write_text(text, "utf8")
    return read_aliases(folder / name)


def test_yaml_json_csv_and_rows_say_the_same(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"name": EYE.name, "aliases": list(EYE.aliases), "domains": list(EYE.domains)},
        {"name": AGENCY.name, "kind": "WIRE", "aliases": "TPA", "domains": None},
    ]
    assert read(tmp_path, YAML) == (EYE, AGENCY)
    assert read(tmp_path, json.dumps(rows), "outlets.json") == (EYE, AGENCY)
    assert read(tmp_path, CSV, "outlets.csv") == (EYE, AGENCY)
    quoted = 'name;kind;aliases;domains\nThe Dockside Eye;;"DE;Eye on the Dock";dockside-eye.example\nTidewater Press Agency;wire;TPA;\n'
    assert read(tmp_path, quoted, "outlets.dat") == (EYE, AGENCY)
    assert read(tmp_path, CSV.replace(",", "\t"), "outlets.dat") == (EYE, AGENCY)
    assert read_aliases(rows) == (EYE, AGENCY)


def test_nothing_given_is_nothing() -> None:
    assert read_aliases(None) == ()


def test_a_known_name_stands_for_its_outlet_and_keeps_its_kind_unless_one_is_given(tmp_path: Path) -> None:
    assert read(tmp_path, "- {name: AP, aliases: [A P Wire, The Associated Press]}") == (
        Outlet("The Associated Press", CreditKind.WIRE, ("AP", "A P Wire")),
    )
    assert read(tmp_path, "- {name: Reuters, kind: broadcast}") == (Outlet("Reuters", CreditKind.BROADCAST),)


def test_a_name_said_twice_in_one_row_is_one(tmp_path: Path) -> None:
    assert read(
        tmp_path, "- {name: The Dockside Eye, aliases: [dockside eye, DE, DE], domains: [a.example, www.a.example]}"
    ) == (Outlet("The Dockside Eye", CreditKind.OUTLET, ("DE",), ("a.example",)),)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("- {kind: wire}", "row 1 has no `name`", "list of rows"),
        ("- {name: Eye of Oster}\n- Dockside Eye", "row 2 has no `name`", "list of rows"),
        (
            "- {name: The Eye of Oster, alias: DE}",
            "row 1 (The Eye of Oster) has a field `alias`",
            "name, kind, aliases, domains",
        ),
        ("- {name: The Eye of Oster, kind: paper}", "has the kind `paper`", "outlet, wire, broadcast, social"),
        ("- {name: The Eye of Oster, kind: document}", "has the kind `document`", "outlet, wire, broadcast, social"),
        ("- {name: The Eye of Oster, domains: [example]}", "has `example`, which is no domain", "harbour-post.example"),
        (
            "- {name: The Eye of Oster, domains: a.example/eye}",
            "has `a.example/eye`, which is no domain",
            "harbour-post.example",
        ),
        ("- {name: The Eye of Oster, aliases: {short: DE}}", "has `aliases` that are no list", "with ; between"),
        ("- {name: The Eye of Oster, aliases: [[DE]]}", "has `aliases` that are no list", "with ; between"),
        ("- {name: The Eye of Oster, aliases: [The]}", "has the name `The`, which would be found everywhere", "Leave it out"),
        ("- {name: The Eye of Oster, aliases: [24]}", "has the name `24`, which would be found everywhere", "Leave it out"),
        ("- {name: " + "Eye " * 30 + "}", "has a name of 119 characters", "at most 100"),
        (
            "- {name: Oster Eye}\n- {name: Dockside Eye}\n- {name: the Oster Eye, kind: wire}",
            "row 3 (the Oster Eye) has `the Oster Eye`, which is in row 1 (Oster Eye) already",
            "make one row",
        ),
        (
            "- {name: Oster Eye, aliases: [OE]}\n- {name: Oster Echo, aliases: OE}",
            "row 2 (Oster Echo) has `OE`, which is in row 1 (Oster Eye) already",
            "make one row",
        ),
        (
            "- {name: AP}\n- {name: Associated Press}",
            "has `The Associated Press`, which is in row 1 (AP) already",
            "make one row",
        ),
        (
            "- {name: Oster Eye, domains: [a.example]}\n- {name: Oster Echo, domains: www.a.example}",
            "has `a.example`, which is in row 1 (Oster Eye) already",
            "make one row",
        ),
        ("[]", "holds no rows", "list of rows"),
        ("- name: [", "cannot be parsed", "list of rows"),
    ],
)
def test_a_bad_row_is_named_with_the_reason_and_what_to_try(tmp_path: Path, text: str, reason: str, hint: str) -> None:
    with pytest.raises(AliasError, match=rf"outlets.yaml: .*{re.escape(reason)}.*\(R011\)\. .*{re.escape(hint)}"):
        read(tmp_path, text)


def test_cells_beyond_the_header_are_no_silent_loss(tmp_path: Path) -> None:
    with pytest.raises(AliasError, match=r"row 1 \(Oster Eye\) has more cells than the first line .*separate aliases by ;"):
        read(tmp_path, "name,kind,aliases\nOster Eye,wire,OE,Osteye\n", "outlets.csv")
    assert read(tmp_path, "name,kind,\nOster Eye,wire,\n", "outlets.csv") == (Outlet("Oster Eye", CreditKind.WIRE),)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(AliasError, match=r"nope.yaml: no such file or directory \(R011\)\. Check the path given to --aliases"):
        read_aliases(tmp_path / "nope.yaml")
    (tmp_path / "binary").write_bytes(b"\x00\x01\x02")
    with pytest.raises(AliasError, match="not a text file"):
        read_aliases(tmp_path / "binary")
    with pytest.raises(AliasError, match="holds no rows"):
        read(tmp_path, "name,aliases\n", "outlets.csv")
    with pytest.raises(AliasError, match=r"^aliases: row 1 has no `name`"):
        read_aliases([{"title": "Oster Eye"}])
