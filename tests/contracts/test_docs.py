"""The documentation is held to the program: what is generated is current, and nothing the program has is missing from it."""

from __future__ import annotations

import difflib
import re
import typing
from pathlib import Path
from types import ModuleType

import click
import msgspec
import pytest
from loaded_scripts import loaded

from retold import pipeline
from retold.cli.main import VERBS, cli
from retold.model.codes import CATALOGUE
from retold.report import contract
from retold.report.writers import FORMATS

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    return loaded("scripts/docs.py")


PAGES = ["README.md", "ARCHITECTURE.md", "docs/cli-reference.md", "docs/quality.md", "docs/findings.md"]


@pytest.mark.parametrize("page", PAGES)
def test_generated_parts_are_current(docs: ModuleType, page: str) -> None:
    text = (REPOSITORY / page).read_text("utf8")
    changed = list(
        difflib.unified_diff(
            text.splitlines(), docs.current(page, text).splitlines(), page, "as it should be", n=0, lineterm=""
        )
    )
    assert not changed, "out of date (run: make docs):\n" + "\n".join(changed[:20])


def test_all_generated_pages_are_held(docs: ModuleType) -> None:
    assert sorted(docs.PARTS) == sorted(PAGES)


def test_a_page_without_its_markers_is_an_error(docs: ModuleType) -> None:
    with pytest.raises(LookupError, match="README"):
        docs.current("README.md", "nothing here")


def test_every_option_is_documented() -> None:
    page = (REPOSITORY / "docs/cli-reference.md").read_text("utf8")
    for verb in VERBS:
        command = cli.get_command(click.Context(cli), verb)
        assert command is not None
        assert f"## retold {verb}" in page
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{verb} {parameter.name} has no help"
                assert all(name in page for name in parameter.opts), parameter.opts


def test_every_format_and_finding_is_documented() -> None:
    reference = (REPOSITORY / "docs/cli-reference.md").read_text("utf8")
    assert all(f"`{extension}`" in reference for extension in FORMATS)
    page = (REPOSITORY / "docs/findings.md").read_text("utf8")
    assert all(f"### {code} " in page for code in CATALOGUE)


def sections() -> dict[str, set[str]]:
    """The columns that docs/contract.md describes, by section."""
    page = (REPOSITORY / "docs/contract.md").read_text("utf8")
    found: dict[str, set[str]] = {}
    for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        rows = re.findall(r"^\| (`.*?) \|", body, flags=re.MULTILINE)
        found[name] = {column for row in rows for column in re.findall(r"`(\w+)`", row)}
    return found


def columns(kind: type[msgspec.Struct], name: str) -> dict[str, set[str]]:
    """The columns of a row type and of the row types nested in it, by the section that must describe them."""
    hints = typing.get_type_hints(kind)
    found = {name: set(kind.__struct_encode_fields__)}
    for field, encoded in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        inner = (*typing.get_args(hints[field]), hints[field])
        for row in inner:
            if isinstance(row, type) and issubclass(row, msgspec.Struct) and row not in {contract.Place, contract.Range}:
                found |= columns(row, f"{name}.{encoded}")
    return found


def test_every_table_and_column_is_described() -> None:
    hints = typing.get_type_hints(contract.Contract)
    expected: dict[str, set[str]] = {"top level": {"schema_version", "retold_version"}, "sentences": {"doc", "start", "end"}}
    for table, kind in hints.items():
        for row in (*typing.get_args(kind), kind):
            if isinstance(row, type) and issubclass(row, msgspec.Struct) and row is not contract.Place:
                expected |= columns(row, table)
    expected.pop("lineage")
    assert sections() == expected


def test_the_architecture_names_every_room_and_layer() -> None:
    page = (REPOSITORY / "ARCHITECTURE.md").read_text("utf8")
    rooms = {stage.run.__module__.split(".")[1] for stage in pipeline.COMPARE_STAGES}
    assert all(f"{room}/" in page for room in rooms)
    law = next(line for line in page.splitlines() if line.startswith("`cli > "))
    configured = re.search(r"layers = \[(.*?)\]", (REPOSITORY / "pyproject.toml").read_text("utf8"), re.DOTALL)
    assert configured
    in_order = re.findall(r"retold\.(\w+)", configured[1])
    assert re.findall(r"\w+", law.partition("`,")[0]) == in_order


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (REPOSITORY / page).read_text("utf8")):
        assert target.startswith("https://") or (REPOSITORY / target).exists(), target


def test_the_readme_names_every_verb_and_make_target() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf8")
    assert all(f"`retold {verb}" in readme for verb in VERBS)
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text("utf8")
    targets = re.findall(r"^([a-z]+):.*##", (REPOSITORY / "Makefile").read_text("utf8"), re.MULTILINE)
    assert {"demo", "test", "lint", "gate", "bench"} <= set(targets)
    assert all(f"`make {target}" in contributing for target in targets if target not in {"help", "setup"})
