"""The Python examples of the documentation run as they stand there and print what stands below them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import retold.component  # an installation registers it without an import; a checkout may be run without one

REPOSITORY = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def examples(page: str) -> list[tuple[str, str | None]]:
    """Every Python example of a page, with what the page says it prints, where it does."""
    found: list[tuple[str, str | None]] = []
    end = 0
    text = (REPOSITORY / page).read_text("utf8")
    for match in _FENCE.finditer(text):
        if match[1] == "python":
            found.append((match[2], None))
        elif found and not text[end : match.start()].strip():
            found[-1] = (found[-1][0], match[2])
        end = match.end()
    return found


@pytest.mark.parametrize(("page", "printed"), [("README.md", 0), ("docs/python.md", 3)])
def test_examples_run_and_print_what_the_page_says(
    page: str, printed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(REPOSITORY / "examples/harbour-ferry", tmp_path / "story")
    monkeypatch.chdir(tmp_path / "story")
    known: dict[str, Any] = {}
    found = examples(page)
    assert sum(expected is not None for _, expected in found) == printed
    for code, expected in found:
        exec(compile(code, page, "exec"), known)  # noqa: S102 - our own documentation
        out = capsys.readouterr().out
        assert out, f"{page}: an example that prints nothing:\n{code}"
        if expected is not None:
            assert out == expected


def test_the_page_names_every_public_function_and_both_groups() -> None:
    page = (REPOSITORY / "docs/python.md").read_text("utf8")
    functions = [n for n in retold.__all__ if n.islower() and not n.startswith("_")]
    assert len(functions) == 8
    assert all(name in page for name in (*functions, retold.component.NAME, retold.component.CREDITS))
