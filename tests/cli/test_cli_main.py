"""The program as its users meet it: help, outputs, exit codes, streams."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import retold.cli.job as job_module
from retold import __version__
from retold.cli.main import VERBS
from retold.model.codes import CATALOGUE

Retold = Callable[..., Any]


def program(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "retold", *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


def test_version(retold: Retold) -> None:
    result = retold("--version")
    assert (result.code, result.out) == (0, f"retold, version {__version__}\n")


def test_help_names_every_verb(retold: Retold) -> None:
    result = retold("--help")
    assert result.code == 0
    assert all(f"\n  {verb} " in result.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(retold: Retold, verb: str) -> None:
    result = retold(verb, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: retold {verb}")


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("compare",), ("compare", "--nonsense", "x"), ("compare", "x", "--max-size", "big")]
)
def test_a_wrong_command_line_is_2(retold: Retold, arguments: tuple[str, ...]) -> None:
    result = retold(*arguments)
    assert result.code == 2
    assert "Usage" in result.err
    assert result.out == ""


def test_no_flag_prints_a_readable_summary(retold: Retold, articles: Path) -> None:
    result = retold("compare", articles)
    assert result.code == 0
    assert "one" in result.out
    assert "\x1b" not in result.out
    assert result.err == ""


def test_quiet_prints_nothing(retold: Retold, articles: Path) -> None:
    result = retold("compare", articles, "-q")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_verbose_times_every_stage_on_stderr(retold: Retold, articles: Path) -> None:
    result = retold("read", articles, "-v", "-q", "--json", "-")
    assert result.err.count(" s  ") == 0, "quiet wins over verbose for progress"
    result = retold("read", articles, "-v", "--json", "-")
    assert result.err.count("reading 3 documents") == 1
    assert "regions (1 of 3)" in result.err
    assert json.loads(result.out)["run"]["stages"] == ["regions", "metadata", "kinds"]


def test_json_to_stdout_is_data_only(retold: Retold, articles: Path) -> None:
    result = retold("compare", articles, "--json", "-")
    assert result.code == 0
    assert len(json.loads(result.out)["documents"]) == 3


@pytest.mark.parametrize("verb", ["read", "annotate", "compare"])
def test_json_is_the_contract_with_the_tables_a_verb_fills(retold: Retold, articles: Path, tmp_path: Path, verb: str) -> None:
    result = retold(verb, articles, "--json", tmp_path / "s.json")
    assert (result.code, result.out) == (0, "")
    story = json.loads((tmp_path / "s.json").read_bytes())
    assert bool(story["regions"]) is True
    assert bool(story["sentences"]) is (verb != "read")
    assert ("ranking" in story["run"]["stages"]) is (verb == "compare")


@pytest.mark.parametrize("verb", ["read", "annotate"])
def test_the_summaries_of_read_and_annotate_name_every_article(retold: Retold, articles: Path, verb: str) -> None:
    out = retold(verb, articles).out
    assert all(name in out for name in ("one.txt", "two.txt", "three.txt"))
    assert ("statements" in out) is (verb == "annotate")


@pytest.mark.parametrize("extension", [".html", ".json", ".jsonl", ".csv", ".md"])
def test_the_extension_chooses_the_format(retold: Retold, articles: Path, tmp_path: Path, extension: str) -> None:
    out = tmp_path / f"report{extension}"
    result = retold("compare", articles, "-o", out)
    assert (result.code, result.out) == (0, "")
    head = out.read_text("utf8")[:100].lstrip().lower()
    assert {".html": "<!doctype", ".json": "{", ".jsonl": "{", ".csv": "finding", ".md": "#"}[extension] in head
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles", out.name]


def test_an_unknown_extension_is_refused_before_the_work(
    retold: Retold, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_module, "run", None)
    result = retold("compare", articles, "-o", tmp_path / "report.docx")
    assert result.code == 2
    assert "R301" in result.err
    assert ".html" in result.err


@pytest.mark.parametrize("place", ["missing/report.html", "articles"])
def test_an_impossible_place_is_refused_before_the_work(
    retold: Retold, articles: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(job_module, "run", None)
    option = "--json" if place == "articles" else "-o"
    result = retold("compare", articles, option, articles.parent / place)
    assert result.code == 2
    assert "R301" in result.err


def test_two_outputs_for_one_place_are_refused(retold: Retold, articles: Path) -> None:
    assert retold("compare", articles, "-o", "-", "--json", "-").code == 2


def test_a_csv_holds_the_table_asked_for(retold: Retold, articles: Path, tmp_path: Path) -> None:
    assert retold("compare", articles, "-o", tmp_path / "d.csv", "--table", "documents").code == 0
    assert "sha256" in (tmp_path / "d.csv").read_text("utf8").splitlines()[0]
    assert retold("compare", articles, "-o", tmp_path / "e.csv", "--table", "nonsense").code == 2
    assert retold("compare", articles, "--table", "documents").code == 2
    assert not (tmp_path / "e.csv").exists()


def test_open_opens_the_page_that_was_written(
    retold: Retold, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert retold("compare", articles, "-o", tmp_path / "r.html", "--open").code == 0
    assert opened == [(tmp_path / "r.html").as_uri()]
    assert retold("compare", articles, "-o", tmp_path / "r.md", "--open").code == 2


def test_excerpts_hold_no_whole_article(retold: Retold, articles: Path, tmp_path: Path) -> None:
    assert retold("compare", articles, "-o", tmp_path / "r.html", "--excerpts").code == 0
    assert "only the words that serve as evidence" in (tmp_path / "r.html").read_text("utf8")
    assert retold("compare", articles, "-o", tmp_path / "r.md", "--excerpts").code == 2


def test_the_report_says_how_to_make_it_again(retold: Retold, articles: Path, tmp_path: Path) -> None:
    source = tmp_path / "the letter.txt"
    source.write_text("We see cracks.", "utf8")
    assert retold("compare", articles, "--source", source, "--max-size", "1MB", "-o", tmp_path / "r.html").code == 0
    page = (tmp_path / "r.html").read_text("utf8")
    assert f"retold compare {articles.name} --source &#39;the letter.txt&#39; --max-size 1000000 -o report.html" in page
    assert str(tmp_path) not in page


def test_standard_input_is_an_article(articles: Path) -> None:
    result = program("read", "-", "--json", "-", input=(articles / "one.txt").read_text("utf8"))
    assert result.returncode == 0
    assert [d["file"] for d in json.loads(result.stdout)["documents"]] == ["-"]


def test_a_failed_write_leaves_the_old_file_and_no_other(
    retold: Retold, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.html").write_text("old", "utf8")

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    result = retold("compare", articles, "-o", tmp_path / "report.html")
    assert result.code == 2
    assert "no space left" in result.err.lower()
    assert (tmp_path / "report.html").read_text("utf8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["articles", "report.html"]


def test_a_bug_is_told_in_a_line_and_its_traceback_on_demand(
    retold: Retold, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(job_module, "run", broken)
    result = retold("compare", articles)
    assert result.code == 70
    assert "ZeroDivisionError: oops" in result.err
    assert "--debug" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in retold("compare", articles, "--debug").err
    assert "Traceback" in retold("compare", articles, "-vv").err


def test_ctrl_c_is_130(retold: Retold, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(job_module, "run", interrupted)
    result = retold("compare", articles, "--json", tmp_path / "s.json")
    assert result.code == 130
    assert "Traceback" not in result.err
    assert not (tmp_path / "s.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_ctrl_c_at_the_keyboard_is_130() -> None:
    waits = (
        "import sys, retold.read.inputs; from retold.cli.main import run; print('up', flush=True); sys.exit(run(['read', '-']))"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", waits], **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        time.sleep(0.5)  # from here it waits for standard input
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently")
def test_a_closed_pipe_is_141() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        result = subprocess.run([sys.executable, "-m", "retold", "schema"], stdout=closed, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 141
    assert result.stderr == b""


def test_explain_tells_findings_and_errors(retold: Retold) -> None:
    assert "One lost original" in retold("explain", "F101").out
    assert "MissingInput" in retold("explain", "r001").out
    overview = retold("explain").out
    assert all(code in overview for code in (*CATALOGUE, "R001", "R401"))


def test_explain_suggests_what_an_unknown_code_may_have_meant(retold: Retold) -> None:
    result = retold("explain", "F11")
    assert result.code == 2
    assert "F101" in result.err
    assert result.out == ""


def test_schema_is_a_json_schema(retold: Retold) -> None:
    schema = json.loads(retold("schema").out)
    assert schema["$schema"].endswith("2020-12/schema")


def test_no_color_is_heeded(articles: Path) -> None:
    for name, colours in (("NO_COLOR", False), ("RETOLD_TEST", True)):
        assert (b"\x1b[" in _on_a_terminal(articles, "stdout", {name: "1"})) is colours


def test_a_terminal_sees_how_far_it_is_and_gets_its_cursor_back(articles: Path) -> None:
    told = _on_a_terminal(articles, "stderr", {})
    assert re.search(rb"reading|regions|metadata|kinds", told), "which step is seen depends on the moment the line is drawn"
    assert told.count(b"\x1b[?25l") == told.count(b"\x1b[?25h") > 0


def _on_a_terminal(articles: Path, stream: str, extra: dict[str, str]) -> bytes:
    """What a terminal at ``stream`` is sent by ``retold read``."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm-256color"} | extra
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    out = b""
    with subprocess.Popen([sys.executable, "-m", "retold", "read", str(articles)], env=environment, **streams) as process:
        os.close(theirs)
        with contextlib.suppress(OSError):  # a terminal whose other end is closed answers with EIO
            while chunk := os.read(ours, 4096):
                out += chunk
        process.wait(timeout=60)
    os.close(ours)
    return out
