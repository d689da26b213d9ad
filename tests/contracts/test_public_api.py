"""The public names are these, they are light to import, and they do what the command line does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import retold
from retold.model.errors import InputError

NAMES = [
    "Document",
    "Evidence",
    "FetchPolicy",
    "Finding",
    "RetoldError",
    "Span",
    "Story",
    "__version__",
    "annotate_articles",
    "annotate_text",
    "compare_articles",
    "find_reuse",
    "load_story",
    "read_articles",
    "save_story",
    "trace_lineage",
]
HEAVY = ("spacy", "lxml", "numpy", "trafilatura", "msgspec", "jinja2", "rich", "yaml", "rapidfuzz")


def loaded_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_the_public_names_are_pinned() -> None:
    assert retold.__all__ == NAMES
    assert all(getattr(retold, name) is not None for name in NAMES)
    assert set(NAMES) <= set(dir(retold))


def test_other_names_are_no_attributes() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        retold.nonsense  # noqa: B018 - the access is the test


def test_importing_retold_loads_nothing_heavy() -> None:
    assert not loaded_after("import retold") & {*HEAVY, "click"}


def test_version_help_and_explain_load_nothing_heavy() -> None:
    run = "import contextlib, io\nfrom retold.cli.main import run\nwith contextlib.redirect_stdout(io.StringIO()):\n    run(%r)"
    for arguments in (["--version"], ["--help"], ["explain", "F101"]):
        assert not loaded_after(run % (arguments,)) & set(HEAVY), arguments


READERS = ("pypdf", "fastwarc", "feedparser", "duckdb", "zstandard", "zipfile", "httpx", "yaml", "brotli")


def test_reading_a_text_loads_no_reader_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ferry aground\n\nThe ferry ran aground and nobody was hurt, the harbour office said.\n", "utf8"
    )
    loaded = loaded_after(
        f"from retold.read.inputs import read_inputs\nassert read_inputs([{str(tmp_path / 'a.txt')!r}]).documents"
    )
    assert not loaded & {*READERS, "lxml", "numpy"}


def test_articles_are_read_compared_saved_and_loaded(tmp_path: Path) -> None:
    for name, count in (("a.txt", "three"), ("b.txt", "four")):
        (tmp_path / name).write_text(
            f"Bakery fire\n\nThe bakery burned on Monday and {count} people were hurt, the fire chief, Ruth Amsel, said.\n",
            "utf8",
        )
    story = retold.compare_articles(tmp_path)
    assert len(story.documents) == 2
    retold.save_story(story, tmp_path / "story.json")
    assert retold.load_story(tmp_path / "story.json") == story
    assert retold.read_articles(tmp_path / "a.txt").stages == ("regions", "metadata", "kinds")


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="R001"):
        retold.read_articles(tmp_path / "nope.txt")
    with pytest.raises(InputError, match="nothing was given"):
        retold.compare_articles()
