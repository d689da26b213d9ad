"""Lines or paragraphs: what a block of plain text is."""

from __future__ import annotations

import textwrap

from retold.read.text import text_blocks

PARAGRAPHS = [
    "The harbour office of Port Selda said on Monday that a ferry with forty people on board had run aground near the old pier.",
    "Nobody was hurt, but the passengers waited on deck for two hours in the rain until a tug of the line took them off again.",
    "An inquiry begins on Thursday, the office said, and the line has cancelled every crossing to the island until it has ended.",
    "The ferry was built in 1998.",
]


def blocks(text: str) -> list[str]:
    return [text[b.span.start : b.span.end] for b in text_blocks("d", text)]


def test_lines_are_blocks() -> None:
    assert blocks("Ferry runs aground\r\n  A line. \n\n\u2028Another\x0bone\n") == [
        "Ferry runs aground",
        "A line.",
        "Another",
        "one",
    ]


def test_wrapped_paragraphs_are_blocks() -> None:
    wrapped = "Ferry runs aground\nBy Ann Lee\n\n" + "\n\n".join(textwrap.fill(p, 60) for p in PARAGRAPHS)
    found = blocks(wrapped)
    assert [" ".join(b.split()) for b in found] == ["Ferry runs aground", "By Ann Lee", *PARAGRAPHS]
    assert "\n" in found[2]


def test_paragraphs_on_adjacent_lines_are_not_glued() -> None:
    text = "Ferry runs aground\n" + "\n".join(PARAGRAPHS * 4)
    assert blocks(text) == text.split("\n")


def test_open_lines_of_any_length_stay_lines() -> None:
    text = "\n".join(f"Crossing {i} of the ferry line" for i in range(30))
    assert len(blocks(text)) == 30
