from __future__ import annotations

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from retold.model.document import Region, Role
from retold.model.span import Span
from retold.report.cites import Citer, anchor, merged, varied
from retold.report.marks import LAYERS, Mark, paragraphs
from retold.report.worddiff import word_diff
from retold.testing import document, find, story

TEXT = "Crack found 🌉 in pier\n\nDivers 🤿 found a crack on Tuesday.\nNobody was hurt."


def test_overlapping_marks_are_cut_at_every_boundary() -> None:
    doc = document("abcdefgh")
    marks = [Mark(0, 5, "shared", "B"), Mark(3, 7, "quote", "quotation: Lindt")]
    [p] = paragraphs(doc, [], marks, [])
    assert [(x.text, x.layers) for x in p.pieces] == [
        ("abc", ("shared",)),
        ("de", ("shared", "quote")),
        ("fg", ("quote",)),
        ("h", ()),
    ]
    assert p.pieces[1].note == "shared with B; quotation: Lindt"


def test_an_emoji_counts_as_one_character() -> None:
    doc = document(TEXT)
    span = find(doc, "found a crack")
    rows = paragraphs(doc, [], [Mark(span.start, span.end, "evidence")], [span])
    [piece] = [x for p in rows for x in p.pieces if x.layers]
    assert piece.text == "found a crack"
    assert piece.anchors == (anchor(span),)
    assert piece.start == span.start


def test_a_place_that_begins_inside_another_has_its_own_anchor() -> None:
    doc = document("the bridge was closed on Monday")
    outer, inner = find(doc, "bridge was closed on Monday"), find(doc, "Monday")
    [p] = paragraphs(doc, [], [], [outer, inner])
    assert [a for x in p.pieces for a in x.anchors] == [anchor(outer), anchor(inner)]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_character_is_lost_or_said_twice(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab 🌉\n\u202e<&"), min_size=1, max_size=60))
    doc = document(text)
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda p: p[0] < p[1])
    marks = [Mark(a, b, data.draw(st.sampled_from(list(LAYERS)))) for a, b in data.draw(st.lists(place, max_size=6))]
    targets = [Span(doc.id, a, b) for a, b in data.draw(st.lists(place, max_size=4))]
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    regions = [Region(span=Span(doc.id, a, b), role=Role.BODY) for a, b in itertools.pairwise(cuts)]
    rows = paragraphs(doc, regions, marks, targets)
    shown = "".join(x.text for p in rows for x in p.pieces)
    assert [c for c in shown if not c.isspace()] == [c for c in text if not c.isspace()]
    for p in rows:
        assert "".join(x.text for x in p.pieces) == text[p.start : p.end]


def test_context_stays_in_the_paragraph() -> None:
    s = story("Head\nDivers found a crack.\nNobody was hurt.")
    cite = Citer(s).cite(find(s.documents[0], "found"))
    assert (cite.before, cite.words, cite.after) == ("Divers ", "found", " a crack.")


def test_far_context_is_cut_at_words() -> None:
    s = story("Head\n" + "alpha " * 40 + "CRACK" + " omega" * 40)
    cite = Citer(s).cite(find(s.documents[0], "CRACK"))
    assert cite.before.startswith("…alpha ")
    assert cite.after.endswith(" omega…")


def test_same_words_are_cited_once_with_all_who_have_them() -> None:
    s = story("One\nThe crack is old.", "Two\nThe crack is new.")
    a, b = s.documents
    citer = Citer(s)
    [both] = merged([citer.cite(find(b, "The crack"), "denied"), citer.cite(find(a, "The crack"), "told")])
    assert [by.letter for _, by in both.holders] == ["A", "B"]
    assert both.says == "A: told; B: denied"


def test_first_cites_come_from_different_articles() -> None:
    s = story("One\nThe crack is old.", "Two\nA pier is new.")
    a, b = s.documents
    citer = Citer(s)
    cites = [citer.cite(find(a, "crack")), citer.cite(find(a, "old")), citer.cite(find(b, "pier"))]
    assert [c.words for c in varied(cites)] == ["crack", "pier", "old"]


def test_what_words_show_is_said_without_the_name_and_in_words() -> None:
    s = story(document("One\nIt lasted for weeks.", "one.txt"))
    assert Citer(s).cite(find(s.documents[0], "weeks"), "one: >P1M").says == "more than 1 month"


def test_anchor_of_an_odd_document_id_is_a_plain_id() -> None:
    assert " " not in anchor(Span('x" onclick=1', 0, 1))
    assert anchor(Span("d12ab", 3, 9)) == "d12ab-3-9"


def test_word_diff_marks_what_only_one_has() -> None:
    runs = word_diff("We see cracks, and nobody comes to look", "We see cracks and nobody comes")
    assert "".join(r.text for r in runs) == "We see cracks and nobody comes"
    assert [r.kind for r in runs] == ["same", "gap", "same", "gap"]
    assert [r.kind for r in word_diff("the captain asked", "the crew asked")] == ["same", "only", "same"]
    [only] = [r.text.strip() for r in word_diff("it was closed", "it was shut closed") if r.kind == "only"]
    assert only == "shut"


def test_word_diff_passes_over_glyphs() -> None:
    assert {r.kind for r in word_diff("“It’s — closed”", '"It\'s - closed"')} == {"same"}


@settings(max_examples=60, deadline=None)
@example("0", "\r")
@given(st.text(max_size=60), st.text(max_size=60))
def test_word_diff_keeps_every_character(base: str, other: str) -> None:
    assert "".join(r.text for r in word_diff(base, other)) == other
