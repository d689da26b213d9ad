"""Readings, lost members, and the features of edges."""

import numpy as np

from retold.model.document import Document
from retold.model.lineage import Sign, SignKind
from retold.testing import document, story
from retold.trace.edge_tables import Unseen
from retold.trace.edges import FEATURES, find_edges
from retold.trace.lost_members import lost_members
from retold.trace.readings import Readings, find_readings, reading_weights

WORDS = "the harbour master of quillport closed the lower ferry slip at dawn because of rotten timber under the planks of it".split()
MORE = "nobody on the council had asked for a survey before autumn storms tore away half of that eastern railing in one night".split()


def readings(*rows: list[str]) -> tuple[Readings, list[Document]]:
    docs = [document(" ".join(row), f"{k}.txt") for k, row in enumerate(rows)]
    return find_readings(story(*docs), {d.id: [(0, len(d.text))] for d in docs}), docs


def changed(row: list[str], *places: int) -> list[str]:
    return [f"{w}xy" if k in places else w for k, w in enumerate(row)]


def test_what_the_same_documents_hold_is_one_reading() -> None:
    found, docs = readings(WORDS + MORE, WORDS, MORE)
    held = {tuple(np.flatnonzero(column).tolist()) for column in found.held.T}
    assert held == {(0, 1), (0, 2)}
    assert found.docs == tuple(d.id for d in docs)


def test_words_of_one_document_alone_are_no_reading() -> None:
    found, _ = readings(WORDS, MORE)
    assert found.held.shape == (2, 0)


def test_a_reading_weighs_by_its_new_words() -> None:
    # Two of three have another word in one place: four stretches of four words, one new word.
    found, _ = readings(WORDS, changed(WORDS, 8), changed(WORDS, 8))
    weights = reading_weights(found)
    pair = [k for k, column in enumerate(found.held.T) if column.tolist() == [False, True, True]]
    [whole] = [k for k, column in enumerate(found.held.T) if column.all() and found.size[k] == found.size.max()]
    assert found.size[pair].tolist() == [4]
    assert 0 < weights[pair[0]] < weights[whole] <= 1


def test_common_errors_against_every_copy_call_for_a_lost_member() -> None:
    text = [f"{w}{k}" for k in range(12) for w in WORDS]
    errors = range(10, 200, 19)
    lost = [f"insertion{e}word{x}" for e in range(6) for x in range(14)]
    first = changed(text, *errors) + lost
    copies = [first]
    for k in (25, 65, 105):
        own = list(first)
        for start in (k, k + 120):
            own[start : start + 16] = [f"own{start}x{x}" for x in range(16)]
        copies.append(own)
    copies.pop(0)
    found, _ = readings(text[:20] + text[40:], *copies)
    members = lost_members(found)
    assert [sorted(m.near) for m in members] in ([[1, 2, 3]], [[0, 1, 2, 3]])


def test_copies_of_copies_call_for_none() -> None:
    text = [f"{w}{k}" for k in range(8) for w in WORDS]
    second = changed(text, 20, 60, 100)
    third = changed(second, 30, 70, 110)
    fourth = changed(third, 40, 80, 120)
    assert lost_members(readings(text, second, third, fourth)[0]) == []


def feature(values: np.ndarray, name: str) -> float:
    return float(values[FEATURES.index(name)])


def test_features_say_what_they_are_called() -> None:
    found, docs = readings(WORDS + MORE, WORDS + MORE[:15], MORE)
    a, b, _ = (d.id for d in docs)
    signs = [Sign(kind=SignKind.CREDIT, taker=b, giver=a), Sign(kind=SignKind.LEFT_OUT, taker=b, giver=a, strength=3)]
    edges = find_edges(found, signs, [Unseen("Bay Wire", {1: SignKind.MARK})])
    ends = list(zip(edges.source.tolist(), edges.taker.tolist(), edges.kin.tolist(), strict=True))
    at = {(p, c): k for k, (p, c, kin) in enumerate(ends) if not kin}
    forth, back = edges.values[at[0, 1]], edges.values[at[1, 0]]
    assert feature(forth, "took: credit") == feature(back, "gave: credit") > 0
    assert feature(forth, "gave: credit") == feature(back, "took: credit") == 0
    assert feature(forth, "shorter") == feature(back, "longer") > 0
    assert feature(forth, "dominated") == -feature(back, "dominated") > 0
    assert feature(forth, "missing share") == 0 < feature(back, "missing share")
    assert feature(forth, "marks: names unseen") == feature(back, "marks: source names unseen") == 1
    assert feature(forth, "credits: names unseen") == 0
    assert feature(edges.values[at[3, 1]], "lost: marks, others silent") == 1
    assert feature(edges.values[at[3, 0]], "lost: silent, others marks") == 1
    assert feature(edges.roots[1], "alone: names unseen, marks") == 1
    assert feature(edges.roots[1], "alone: names seen") == 1
    assert feature(edges.roots[3], "lost alone") == 1
    kin = edges.values[ends.index((0, 1, True))]
    assert feature(kin, "kin") == feature(kin, "kin: names it") == feature(kin, "kin: taker names unseen, marks") == 1
    assert feature(kin, "kin: source names unseen, marks") == feature(kin, "pair") == feature(forth, "kin") == 0


def test_there_is_no_edge_where_nothing_is_shared() -> None:
    found, _ = readings(WORDS + MORE, WORDS, MORE)
    edges = find_edges(found, [], [])
    assert set(zip(edges.source.tolist(), edges.taker.tolist(), strict=True)) == {(0, 1), (1, 0), (0, 2), (2, 0)}
