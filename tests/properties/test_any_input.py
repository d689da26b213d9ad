"""Whatever the bytes and whatever the name: documents or named problems, never an exception, and the model's promises."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import input_samples as sample
from retold.cli.explain import errors_by_code
from retold.model.invariants import check
from retold.model.story import Story
from retold.pipeline import READ_STAGES, run
from retold.read.inputs import read_inputs
from retold.read.items import Settings

NAMES = st.sampled_from([*sample.every(), "page", "a.txt.gz", "a.zst", "a.docx", "a.xml"])
MAGIC = (
    b"%PDF-1.4\n",
    b"WARC/1.0\r\n",
    b"PAR1",
    b"PK\x03\x04",
    b"\x1f\x8b\x08\0",
    b"\x28\xb5\x2f\xfd",
    b"<rss>",
    b'[{"text": "',
    b"text,url\n",
    b"---\ntitle: x\n---\n",
    b"<html>",
)
CODES = frozenset(errors_by_code())


@cache
def samples() -> dict[str, bytes]:
    return sample.every()


def read(data: bytes, name: str) -> Story:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_inputs([str(path)], settings=Settings(limit=1_000_000))


def holds(story: Story) -> None:
    check(story)
    assert story.documents or story.problems
    assert all(p.code in CODES and p.reason and p.hint for p in story.problems)
    assert len({d.id for d in story.documents}) == len(story.documents)
    for block in story.blocks:
        assert story.text(block.span).strip()


@given(data=st.builds(bytes.__add__, st.sampled_from((b"", *MAGIC)), st.binary(max_size=400)), name=NAMES)
@settings(max_examples=150)
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    holds(read(data, name))


@given(text=st.text(max_size=400), name=NAMES)
@settings(max_examples=150)
def test_any_text_under_any_name(text: str, name: str) -> None:
    story = read(text.encode("utf-8", "replace"), name)
    holds(story)
    check(run(story, READ_STAGES))


@given(
    name=st.sampled_from(sorted(n for n in sample.every() if n != "a.pdf")),
    wrong=NAMES,
    places=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=12), st.integers(0, 12)), max_size=4),
    cut=st.one_of(st.none(), st.floats(0, 1)),
)
@settings(max_examples=250)
def test_any_harm_to_a_valid_file(name: str, wrong: str, places: list[tuple[float, bytes, int]], cut: float | None) -> None:
    data = samples()[name]
    for place, put, taken in places:
        at = int(place * len(data))
        data = data[:at] + put + data[at + taken :]
    holds(read(data if cut is None else data[: int(cut * len(data))], wrong))


@given(place=st.floats(0, 1), put=st.binary(max_size=8), taken=st.integers(0, 30))
@settings(max_examples=15)
def test_any_harm_to_a_pdf(place: float, put: bytes, taken: int) -> None:
    data = samples()["a.pdf"]
    at = int(place * len(data))
    holds(read(data[:at] + put + data[at + taken :], "a.pdf"))


@given(
    rows=st.lists(
        st.dictionaries(
            st.text(max_size=12),
            st.one_of(
                st.none(),
                st.text(max_size=300),
                st.integers(),
                st.floats(allow_nan=False),
                st.lists(st.text(max_size=5), max_size=3),
            ),
            max_size=5,
        ),
        max_size=5,
    )
)
@settings(max_examples=100)
def test_any_rows(rows: list[dict[str, object]]) -> None:
    import json

    holds(read(json.dumps(rows).encode() or b"[]", "a.json"))
    holds(read(b"".join(json.dumps(r).encode() + b"\n" for r in rows) or b"{}", "a.jsonl"))
