"""The house stays a house: the import law, module sizes, the order of the rooms, and nothing of this machine in the files."""

from __future__ import annotations

import ast
import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest

from retold import pipeline
from retold.model.story import Story

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src/retold"
MODULES = sorted(SOURCE.rglob("*.py"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of tracked files")
    return [p for name in listed.stdout.decode().split("\0") if name and (p := REPOSITORY / name).is_file()]


def test_the_import_law_is_kept() -> None:
    command = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(cache_dir=None))"
    done = subprocess.run([sys.executable, "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_module_is_longer_than_600_lines(module: Path) -> None:
    assert len(module.read_text("utf8").splitlines()) <= 600


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text("utf8")))


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [m for m in MODULES if m.stem in {"utils", "util", "helpers", "misc"}]


def test_every_stage_finds_what_it_needs_and_fills_what_a_story_has() -> None:
    tables = {f.name for f in dataclasses.fields(Story)}
    there = {"documents", "blocks", "links"}
    for stage in pipeline.COMPARE_STAGES:
        assert set(stage.requires) <= there, f"{stage.name} runs before what it needs"
        assert stage.assigns, f"{stage.name} fills nothing"
        assert set(stage.assigns) <= tables, f"{stage.name} fills a table that no story has"
        there |= set(stage.assigns)
    assert there >= tables - {"problems", "notes", "stages", "outlets", "_by_id"}, "a table that no stage fills"


def test_a_stage_changes_only_what_it_says_it_fills() -> None:
    from retold.testing import story as build

    story = build(
        "Police refuse calls\n\nPolice refused at least two calls on Monday, Ann Lee said.\n“We waited for two hours,” she told Reuters.",
        "Police did not come\n\nPolice refused at least three calls on Monday, Ann Lee said.\n“We waited for two hours,” she told Reuters.",
    )
    for stage in pipeline.COMPARE_STAGES:
        after = stage.run(story)
        changed = {f.name for f in dataclasses.fields(Story) if f.compare and getattr(story, f.name) != getattr(after, f.name)}
        assert changed <= {*stage.assigns, "notes", "problems"}, stage.name
        story = after


def test_stage_names_are_unique_and_the_verbs_nest() -> None:
    names = [s.name for s in pipeline.COMPARE_STAGES]
    assert len(set(names)) == len(names)
    assert pipeline.COMPARE_STAGES[: len(pipeline.ANNOTATE_STAGES)] == pipeline.ANNOTATE_STAGES
    assert pipeline.ANNOTATE_STAGES[: len(pipeline.READ_STAGES)] == pipeline.READ_STAGES


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    machine = re.compile(
        r"(?<![\w.])/(?:root|work|opt|tmp/w)/\w|(?:pypi|pythonhosted|artifactory|npmjs)\.(?:org|io|com)|--index-url|--find-links|--trusted-host"
    )
    allowed = {Path(__file__).name}
    texts = {p: p.read_bytes() for p in tracked() if p.name not in allowed}
    found = {
        str(p.relative_to(REPOSITORY)): m[0]
        for p, data in texts.items()
        if b"\0" not in data and (m := machine.search(data.decode("utf8", "replace")))
    }
    assert not found


def test_requirements_are_pinned_with_hashes() -> None:
    for name in ("base.txt", "archive.txt", "dev.txt"):
        lines = (REPOSITORY / "requirements" / name).read_text("utf8").splitlines()
        starts = [i for i, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
        assert starts
        for i in starts:
            assert re.match(r"[A-Za-z0-9._-]+==\S+ \\$", lines[i]), lines[i]
            assert "--hash=sha256:" in lines[i + 1]


def test_what_runs_and_what_is_tested_is_the_same_version() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([A-Za-z0-9._-]+==\S+)", (REPOSITORY / "requirements" / name).read_text("utf8"), re.MULTILINE))

    assert pins("base.txt") <= pins("archive.txt") <= pins("dev.txt")
