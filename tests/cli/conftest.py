"""Running the command line in this process, with stdout, stderr and exit code kept apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from retold.cli.main import run

ARTICLES = {
    "one.txt": (
        "Bakery fire closes Elm Street\n\nBy Ada Poll\n\nA fire closed the bakery on Elm Street on Monday, the fire chief, Ruth Amsel, said.\n"
        "“The oven had been off for two hours when the flames came,” Amsel told reporters. Three people were hurt.\n"
    ),
    "two.txt": (
        "Three hurt in bakery fire\n\nThe bakery on Elm Street burned on Monday.\n"
        "“The oven had been off for two hours when the flames came,” said Ruth Amsel, the fire chief. Four people were hurt.\n"
    ),
    "three.txt": (
        "Fire chief puzzled by oven\n\nNobody knows why the bakery burned.\n"
        "“The oven had been off for an hour when the flames came,” Ruth Amsel said. The street reopens on Friday.\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def retold(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run ``retold`` with these arguments."""

    def call(*arguments: str | Path) -> Result:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three short articles on one fictional event."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf8")
    return folder
