from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from retold.align.passages import add_passages
from retold.model.links import Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.report.side import SideBySide, side_by_side
from retold.report.side_rows import between, in_order, rows
from retold.testing import find
from retold.testing import story as story_of

PIER = "The old pier at Lowmoor cracked on Tuesday night after a barge ran into its second pillar."
FERRY = "The ferry to Selwick stays in port until engineers have looked at every one of the pillars."
FAIR = "The potato fair of Nessel, which was to open there on Friday, has moved to the town hall."


def laid(a: str, b: str) -> tuple[Story, SideBySide]:
    story = add_passages(story_of(a, b))
    return story, side_by_side(story, story.documents[0].id, story.documents[1].id, "pair-A-B")


def told(side: SideBySide) -> list[tuple[int, str, str]]:
    def flat(cell: tuple[tuple[object, ...], ...]) -> str:
        return " | ".join("".join(b.text for b in bits) for bits in cell)  # type: ignore[attr-defined]

    return [(r.words, flat(r.a), flat(r.b)) for r in side.rows]


def test_paragraphs_with_the_same_words_stand_in_one_row() -> None:
    _, side = laid(f"Pier cracks\n{PIER}\n{FERRY}", f"Barge hits Lowmoor\nBy nobody.\n{PIER}\n{FERRY}")
    assert told(side) == [
        (0, "Pier cracks", "Barge hits Lowmoor | By nobody."),
        (17, PIER, PIER),
        (17, FERRY, FERRY),
    ]


def test_edits_are_marked_on_the_side_that_has_the_words() -> None:
    _, side = laid(f"One\n{PIER}", f"Two\n{PIER.replace('on Tuesday night', 'late on Monday')}")
    [row] = [r for r in side.rows if r.words]
    assert [b.text for b in row.a[0] if b.kind == "only"] == ["Tuesday night"]
    assert [b.text for b in row.b[0] if b.kind == "only"] == ["late", "Monday"]
    assert "".join(b.text for b in row.a[0]) == PIER


def test_what_stands_elsewhere_is_linked_and_not_lined_up() -> None:
    story, side = laid(f"One\n{PIER}\n{FERRY}\n{FAIR}", f"Two\n{FAIR}\n{PIER}\n{FERRY}")
    kinds = {b.kind for r in side.rows for bits in r.a for b in bits if b.text.startswith("The potato")}
    assert kinds == {"far"}
    [link] = {b.href for r in side.rows for bits in r.a for b in bits if b.kind == "far"}
    place = find(story.documents[1], FAIR.rstrip("."))
    assert link == f"#{story.documents[1].id}-{place.start}-{place.end}"
    assert [b.far for b in side.bands].count(True) == 1


def test_every_paragraph_is_shown_once_and_in_order() -> None:
    story, side = laid(f"One\n{FAIR}\n{PIER}\nMiddle.\n{FERRY}\nEnd.", f"Two\n{PIER}\n{FERRY}\n{FAIR}")
    for doc, column in zip(story.documents, ("a", "b"), strict=True):
        shown = "".join("".join(b.text for b in bits) for r in side.rows for bits in getattr(r, column))
        assert shown.split() == doc.text.replace("\n", "").split()


def test_long_text_of_one_article_alone_is_cut_with_a_way_to_the_rest() -> None:
    _, side = laid(f"One\n{PIER}\n{'word ' * 2000}", f"Two\n{PIER}")
    last = side.rows[-1].a[-1]
    assert last[-1].kind == "cut"
    assert last[-1].text.endswith("more words")
    assert sum(len(b.text) for b in last) < 1000


def test_the_map_is_as_long_as_the_longer_article() -> None:
    _, side = laid(f"One\n{PIER}\n{FERRY}", f"Two\n{PIER}")
    assert side.ends[0] == 1000
    assert side.ends[1] < 700
    assert all(0 <= x <= 1003 for b in side.bands for x in (*b.a, *b.b))


def test_articles_without_common_words_stand_beside_each_other() -> None:
    _, side = laid("One\nAlpha.", "Two\nBeta.")
    assert told(side) == [(0, "One | Alpha.", "Two | Beta.")]
    assert side.bands == ()


def test_the_line_keeps_the_most_words_in_the_same_order() -> None:
    story = add_passages(story_of(f"One\n{PIER}\n{FERRY}\n{FAIR}", f"Two\n{FAIR}\n{PIER}\n{FERRY}"))
    line, far = in_order(between(story, *(d.id for d in story.documents)))
    assert sum(s.words for s in line) > sum(s.words for s in far) > 0
    assert all(s.b.end <= t.b.start for s, t in pairwise(line))


def test_a_pair_without_passages_has_one_row_and_an_empty_one_none() -> None:
    assert [(r.a, r.b, r.words) for r in rows([], [(0, 3)], [(0, 2), (3, 5)], "abc")] == [((0, 1), (0, 2), 0)]
    assert list(rows([], [], [], "")) == []


def test_a_passage_reads_the_same_whichever_document_comes_first() -> None:
    story = add_passages(story_of(f"One\n{PIER}", f"Two\n{PIER.replace('old', 'new')}"))
    [p] = story.passages
    a, b = (d.id for d in story.documents)
    turned = Passage(id=p.id, a=p.b, b=p.a, words=p.words, score=p.score, edits=())
    assert between(replace(story, passages=(replace(p, edits=()),)), a, b) == between(replace(story, passages=(turned,)), a, b)


def test_furniture_in_the_midst_of_a_passage_is_no_part_of_what_is_shared() -> None:
    story = story_of(f"One\n{PIER}\n(Photo by Ann Lee)\n{FERRY}", f"Two\n{PIER}\n{FERRY}")
    a, b = story.documents
    whole = Passage(
        id="p",
        a=Span(a.id, find(a, PIER).start, len(a.text)),
        b=Span(b.id, find(b, PIER).start, len(b.text)),
        words=34,
        score=0.9,
    )
    side = side_by_side(replace(story, passages=(whole,)), a.id, b.id, "x")
    assert [r.words for r in side.rows] == [0, 17, 0, 17]
    assert {bit.kind for bits in side.rows[2].a for bit in bits} == {"only"}
    assert side.rows[2].b == ()
