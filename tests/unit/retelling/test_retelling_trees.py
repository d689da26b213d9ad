"""The simulator's promises: the same seed gives the same story, and the truth says what the texts hold."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from retelling.corpus import Corpus, grams, prose, sentences
from retelling.make import meta, named, truth, write
from retelling.tree import Tree, shared
from retelling.trees import make_tree, make_trees

OWN = ("own", "lead", "handover", "heard")


def every(trees: list[Tree]) -> list[tuple[Tree, str, str]]:
    return [(t, e.source, e.target) for t in trees for e in t.edges]


def test_tokens_become_prose() -> None:
    line = "`` It was n't ours , '' Mr. Brandt said ( CNN ) . The U.S. harbour ’ s $ 1.5 budget did n't , he said ."
    assert prose(line) == "“It wasn't ours,” Mr. Brandt said (CNN). The U.S. harbour’s $1.5 budget didn't, he said."


def test_sentences_end_neither_at_titles_nor_inside_quotations() -> None:
    assert sentences("Mr. Holt met Sen. Voss. “We go. We stay,” he said. It rained.") == (
        "Mr. Holt met Sen. Voss.",
        "“We go. We stay,” he said.",
        "It rained.",
    )


def test_the_same_seed_gives_the_same_story(corpus: Corpus) -> None:
    one, two = make_tree(corpus, 5), make_tree(corpus, 5)
    assert truth(one) == truth(two)
    assert [n.draft.text for n in one.nodes] == [n.draft.text for n in two.nodes]
    assert truth(make_tree(corpus, 6)) != truth(one)


def test_a_story_does_not_depend_on_how_many_are_made(corpus: Corpus) -> None:
    assert truth(list(make_trees(corpus, 4, 3))[1]) == truth(list(make_trees(corpus, 2, 3))[1])


def test_neighbours_share_no_wording(corpus: Corpus) -> None:
    near = [corpus.article(0), *corpus.near(0, 10)]
    assert len(near) == 11
    assert not any(a.grams & b.grams for a, b in combinations([n for n in near if n], 2))


def test_stories_vary_in_size_and_in_what_is_hidden(trees: list[Tree]) -> None:
    assert all(3 <= len(t.seen) <= 9 for t in trees)
    hidden = Counter(sum(not n.seen for n in t.nodes) for t in trees)
    assert hidden[0]
    assert hidden[1]
    assert set(hidden) <= {0, 1, 2}


def test_a_hidden_original_has_two_seen_takers(trees: list[Tree]) -> None:
    for t in trees:
        for n in t.nodes:
            if not n.seen:
                assert sum(e.source == n.id and t.node(e.target).seen for e in t.edges) >= 2


def test_nobody_is_their_own_ancestor_and_sources_come_first(trees: list[Tree]) -> None:
    for t, source, target in every(trees):
        assert t.node(target) not in t.ancestors(target)
        assert t.node(source).time < t.node(target).time


def test_takers_hold_what_they_took(trees: list[Tree]) -> None:
    for t, source, target in every(trees):
        a, b = t.node(source).draft, t.node(target).draft
        assert len(a.births & b.births) >= 2
        assert shared(a, b) > 0, (t.id, source, target)


def test_every_sentence_was_born_in_the_text_or_above_it(trees: list[Tree]) -> None:
    for t in trees:
        for n in t.nodes:
            above = {n.id, *(a.id for a in t.ancestors(n.id))}
            assert {b.split(":")[0] for b in n.draft.births} <= above


def test_texts_without_common_ancestors_share_no_wording(trees: list[Tree]) -> None:
    seen = 0
    for t in trees:
        heard = {frozenset((a, b)) for a, b, _ in t.shared_quotes}
        for a, b in combinations(t.nodes, 2):
            apart = not {a.id, *(x.id for x in t.ancestors(a.id))} & {b.id, *(x.id for x in t.ancestors(b.id))}
            joined = any(
                h & {a.id, *(x.id for x in t.ancestors(a.id))} and h & {b.id, *(x.id for x in t.ancestors(b.id))} for h in heard
            )
            if apart and not joined:
                seen += 1
                assert not grams("\n".join(a.draft.body)) & grams("\n".join(b.draft.body))
    assert seen


def test_what_a_desk_has_of_its_own_is_nobody_elses(trees: list[Tree]) -> None:
    for t in trees:
        owners: dict[str, set[str]] = {}
        for n in t.nodes:
            for _, _, s in n.draft.places():
                if s.born.split(":")[1].startswith(OWN):
                    owners.setdefault(s.born, set()).add(n.id)
        for born, holders in owners.items():
            first = born.split(":")[0]
            assert all(h == first or first in {a.id for a in t.ancestors(h)} for h in holders)


def test_names_of_the_truth_stand_in_the_texts(trees: list[Tree]) -> None:
    told = 0
    for t in trees:
        for n in t.nodes:
            for other in t.nodes:
                text = n.draft.text
                mark = other.outlet.mark and f"({other.outlet.mark})" in text
                there = bool(mark) or other.outlet.name.lower() in text.lower() or other.outlet.host in text.lower()
                assert (other.id in named(t, n)) == (there and other is not n)
                told += there and other is not n
    assert told


def test_what_is_written(tmp_path: Path, trees: list[Tree]) -> None:
    tree = next(t for t in trees if not all(n.seen for n in t.nodes))
    folder = write(tree, tmp_path)
    rows = yaml.safe_load((folder / "meta.yaml").read_text("utf8"))
    assert {r["file"] for r in rows} == {p.name for p in (folder / "articles").iterdir()} == {n.file for n in tree.seen}
    for n in tree.seen:
        assert (folder / "articles" / n.file).read_text("utf8") == n.draft.text
    data = json.loads((folder / "truth.json").read_text("utf8"))
    assert data == truth(tree)
    assert sum(not d["seen"] for d in data["documents"]) == len(tree.nodes) - len(tree.seen)
    assert all(not d["file"] for d in data["documents"] if not d["seen"])


def test_hidden_times_are_in_no_row(trees: list[Tree]) -> None:
    assert any("published" in row for t in trees for row in meta(t, times=True))
    assert not any("published" in row for t in trees for row in meta(t, times=False))


def test_some_times_are_missing_some_are_days(trees: list[Tree]) -> None:
    said = [n.published for t in trees for n in t.nodes]
    assert None in said
    assert any(p and len(p) == 10 for p in said)
    assert all(p is None or datetime.fromisoformat(p) for p in said)


def test_plain_stories_name_nobody(corpus: Corpus) -> None:
    for t in make_trees(corpus, 10, 3, plain=True):
        assert not any(named(t, n) for n in t.nodes)
        assert not any(n.outlet.name in n.draft.text or n.draft.byline for n in t.nodes)


def test_strengths_grow(corpus: Corpus) -> None:
    kept, told = {}, {}
    for strength in ("light", "default", "strong"):
        made = list(make_trees(corpus, 40, 3, strength))
        edges = [(t.node(e.source), t.node(e.target), t) for t in made for e in t.edges]
        kept[strength] = sum(shared(a.draft, b.draft) for a, b, _ in edges) / sum(
            len(a.draft.births & b.draft.births) for a, b, _ in edges
        )
        told[strength] = sum(a.id in named(t, b) for a, b, t in edges) / len(edges)
    assert kept["light"] > kept["default"] > kept["strong"]
    assert told["light"] > told["strong"]


def test_strengths_tell_the_same_stories(corpus: Corpus) -> None:
    light, strong = make_tree(corpus, 11, "light"), make_tree(corpus, 11, "strong")
    assert len(light.seen) == len(strong.seen)
    assert light.nodes[0].draft.text == strong.nodes[0].draft.text
    assert [n.seen for n in light.nodes] == [n.seen for n in strong.nodes]


def test_readable_as_retold_reads_it(tmp_path: Path, trees: list[Tree]) -> None:
    from retold.read.inputs import read_inputs

    folder = write(trees[0], tmp_path)
    story = read_inputs([str(folder / "articles")], meta=folder / "meta.yaml")
    assert not story.problems
    assert {d.outlet for d in story.documents} == {n.outlet.name for n in trees[0].seen}


def test_missing_archives_are_named(tmp_path: Path) -> None:
    from retelling.corpus import load

    with pytest.raises(FileNotFoundError, match=r"articles\.parquet"):
        load(tmp_path)
