"""Parts of a quotation that one article runs together and another prints with more between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.align.quotes import match_quotes
from retold.compare.conflicts import find_conflicts
from retold.compare.splices import find_splices
from retold.model.claims import ConflictKind
from retold.model.marks import Attribution, Form
from retold.model.story import Story
from retold.testing import document, find, story

FIRST, MIDDLE, LAST = (
    "We ask you to open the gate.",
    "The old lock has rusted shut since the spring floods came.",
    "We shall wait no longer than Friday.",
)


def quoted(*articles: list[str]) -> Story:
    """One article for each list of the parts that a letter is quoted with."""
    docs = [
        document("Head\n\n" + " it says ".join(f"“{p}”" for p in parts), f"{i}.txt", outlet=f"Post {i}")
        for i, parts in enumerate(articles)
    ]
    said = tuple(
        Attribution(id=f"a{i}", form=Form.DIRECT, content=tuple(find(d, f"“{p}”") for p in parts), speaker="joint letter")
        for i, (d, parts) in enumerate(zip(docs, articles, strict=True))
    )
    return replace(story(*docs), attributions=said)


def test_one_splice_makes_the_finding_and_the_conflict() -> None:
    made = find_conflicts(quoted([FIRST, LAST], [FIRST, MIDDLE, LAST], [f"{FIRST} {MIDDLE} {LAST}"]))
    (f,), (k,) = made.findings, made.conflicts
    assert f.code == "F301"
    assert f.text.startswith("A quotation of the joint letter is not the same everywhere: in Post 0 it goes straight on with")
    assert "in Post 1 only after 11 more quoted words" in f.text
    assert {made.text(e.span).strip("“”. ") for e in f.evidence} >= {p.strip(".") for p in (FIRST, MIDDLE, LAST)}
    assert k.kind is ConflictKind.QUOTE_WORDING
    assert [(m.value, m.span.doc) for m in k.members] == [
        (value, d.id)
        for d in sorted(made.documents, key=lambda d: d.id)
        for value in (["run together"] if d.outlet == "Post 0" else ["with words between"])
    ]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ([FIRST, LAST], [FIRST, LAST]),
        ([FIRST.replace(".", " …"), LAST], [FIRST, MIDDLE, LAST]),
        ([FIRST, f"[…] {LAST}"], [FIRST, MIDDLE, LAST]),
        ([FIRST, LAST], [FIRST, "Please, neighbours.", LAST]),
        ([FIRST, LAST, MIDDLE], [FIRST, MIDDLE, LAST]),
        ([FIRST, LAST], [LAST, MIDDLE, FIRST]),
        ([f"{FIRST} {LAST}"], [FIRST, MIDDLE, LAST]),
    ],
    ids=["alike", "dots", "bracket", "few words", "moved", "other order", "no break"],
)
def test_what_is_shown_or_moved_or_small_is_no_splice(short: list[str], full: list[str]) -> None:
    assert find_splices(quoted(short, full)) == []


def test_parts_around_a_cue(annotated: Callable[..., Story]) -> None:
    first, then = "The northern gate must be opened by us all today", "Nobody in this town can wait any longer for bread"
    made = annotated(
        f"One\n\n“{first},” Ann Lee said. “{then}.”",
        f"Two\n\n“{first}. We asked three times and were laughed at in the street. {then},” Ann Lee said.",
    )
    (splice,) = find_splices(match_quotes(made))
    assert (splice.left_out, splice.speaker) == (11, "Ann Lee")
