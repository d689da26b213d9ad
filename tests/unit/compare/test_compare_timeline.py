from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.timeline import build_timeline, opening
from retold.model.claims import Conflict, ConflictKind, ConflictMember, Strength
from retold.model.document import Document
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, find

Annotate = Callable[..., Story]


def dated(text: str, file: str, day: str | None = "2024-05-10") -> Document:
    return document(text, file, published=When(day) if day else None)


def told(s: Story) -> list[tuple[str, int]]:
    return [(t.when, len({m.doc for m in t.mentions})) for t in s.timeline]


def test_one_happening_in_two_articles(annotated: Annotate) -> None:
    s = build_timeline(
        annotated(
            dated("Ferry\n\nThe old ferry sank off Ulm on May 3.", "a.txt"),
            dated("Ferry\n\nOn May 3, 2024, the ferry sank near the harbour.", "b.txt"),
        )
    )
    assert told(s) == [("2024-05-03", 2)]
    assert "sank" in s.timeline[0].what


def test_oldest_first_and_two_happenings_of_a_day_apart(annotated: Annotate) -> None:
    s = build_timeline(
        annotated(
            dated("Ferry\n\nThe mayor resigned on May 7. The ferry sank on May 3.", "a.txt"),
            dated("Ferry\n\nOn May 3 the council bought a crane.", "b.txt"),
        )
    )
    assert [w for w, _ in told(s)] == ["2024-05-03", "2024-05-03", "2024-05-07"]


def test_durations_and_vague_weeks_are_left_out(annotated: Annotate) -> None:
    s = build_timeline(annotated(dated("Ferry\n\nThe search lasted two weeks. The mayor spoke last week.", "a.txt")))
    assert s.timeline == ()


def test_a_coarse_date_takes_anothers_exact_one(annotated: Annotate) -> None:
    s = build_timeline(
        annotated(
            dated("Ferry\n\nThe coast guard seized the rusty ferry in the port of Ulm on April 24, 2024.", "a.txt"),
            dated("Ferry\n\nThe rusty ferry was seized in the port of Ulm in April 2024.", "b.txt"),
        )
    )
    assert told(s) == [("2024-04-24", 2)]


def test_an_article_of_unknown_date_borrows_the_year(annotated: Annotate) -> None:
    s = build_timeline(
        annotated(
            dated("Ferry\n\nThe crane arrived later.", "a.txt"),
            dated("Ferry\n\nThe ferry sank off Ulm on May 3.", "b.txt", None),
        )
    )
    assert told(s) == [("2024-05-03?", 1)]


def test_a_day_given_outright_joins_one_that_is_inferred(annotated: Annotate) -> None:
    s = build_timeline(
        annotated(
            dated("Ferry\n\nThe old ferry sank off Ulm on May 3.", "a.txt"),
            dated("Ferry\n\nThe old ferry sank off Ulm on May 3.", "b.txt", None),
        )
    )
    assert told(s) == [("2024-05-03", 2)]


def test_conflicts_over_the_date_are_marked(annotated: Annotate) -> None:
    s = annotated(
        dated("Ferry\n\nThe old ferry sank off Ulm on May 3.", "a.txt"),
        dated("Ferry\n\nThe old ferry sank off Ulm on May 4. The mayor resigned on May 7.", "b.txt"),
    )
    one, two = find(s.documents[0], "sank off Ulm on May 3"), find(s.documents[1], "sank off Ulm on May 4")
    members = (ConflictMember(span=one, value="2024-05-03"), ConflictMember(span=two, value="2024-05-04"))
    over = Conflict(id="k", claim=None, kind=ConflictKind.DATE, strength=Strength.CONTRADICTION, members=members)
    marked = build_timeline(replace(s, conflicts=(over,))).timeline
    assert [(t.when, t.conflicts) for t in marked] == [("2024-05-03", ("k",)), ("2024-05-04", ("k",)), ("2024-05-07", ())]
    words = replace(over, kind=ConflictKind.ATTRIBUTION)
    assert not any(t.conflicts for t in build_timeline(replace(s, conflicts=(words,))).timeline)


def test_what_is_cut_out_of_a_long_sentence_begins_with_a_clause(annotated: Annotate) -> None:
    lead = (
        "A former engineer of the company, who asked not to be named because he still works in the harbour every day, told"
        " the paper from Ulm that a new crane was bought in July 2023 but never used by anybody at the harbour of the old town."
    )
    s = build_timeline(annotated(dated(f"Crane\n\n{lead}", "a.txt")))
    assert [t.what[:25] for t in s.timeline] == ["… a new crane was bought "]


@pytest.mark.parametrize(
    ("left_out", "mark"), [("“He saw", "“"), ("“He saw” and", ""), ('He said: "We', '"'), ('"We" and', ""), ("", "")]
)
def test_a_sentence_cut_inside_a_quotation_opens_it_again(left_out: str, mark: str) -> None:
    assert opening(left_out) == mark
