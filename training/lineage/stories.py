"""Simulated stories as the trace room sees them: readings, signs, names of texts outside the set, and the true sources.

Annotating takes most of the time, so an annotated story is kept in a folder (as bench/retelling/run.py does) and an interrupted
run goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from retelling.corpus import load
from retelling.make import truth
from retelling.run import annotated, timed
from retelling.tree import Tree
from retelling.trees import make_trees
from retold.model.lineage import Sign
from retold.model.story import Story
from retold.pipeline import ALIGN
from retold.trace.edge_tables import Unseen
from retold.trace.evidence import gather
from retold.trace.layout import quoted_ranges
from retold.trace.lost_members import Member, lost_members
from retold.trace.named_texts import named_texts
from retold.trace.readings import Readings, find_readings
from retold.trace.signs import find_signs
from retold.trace.taking import copied_passages, shared_ranges


@dataclass(frozen=True, slots=True)
class Case:
    """One simulated story: its truth, the truth's names of its documents, and what the trace room sees of it.

    ``hidden[k]`` is the truth's id of the original that ``unseen[k]`` is, ``None`` where it is none.
    """

    truth: Mapping[str, Any]
    named: Mapping[str, str]
    story: Story
    readings: Readings
    signs: tuple[Sign, ...]
    unseen: tuple[Unseen, ...]
    hidden: tuple[str | None, ...]
    members: tuple[Member, ...]


def cases(shared: Path, kept: Path, seed: int, trees: int, *, times: bool) -> Iterator[Case]:
    """The stories of a seed, those of one kind of ``times`` (publication times given or hidden) from the same trees."""
    corpus = load(shared)
    for number, tree in enumerate(make_trees(corpus, trees, seed, "default", plain=False), 1):
        yield _case(tree, annotated(tree, kept), times=times)
        if number % 20 == 0:
            print(f"seed {seed}: {number} of {trees} stories", file=sys.stderr)


def _case(tree: Tree, story: Story, *, times: bool) -> Case:
    files = {n.file: n.id for n in tree.seen}
    data = truth(tree)
    named = {d.id: files[Path(d.file).name] for d in story.documents}
    story = timed(story, tree) if times else _undated(story)
    for stage in ALIGN:
        if stage.name in {"passages", "quotes"}:
            story = stage.run(story)
    evidence = gather(story)
    passages = copied_passages(story, evidence)
    shared = shared_ranges(passages)
    readings = find_readings(story, shared)
    unseen = named_texts(story, evidence, readings.docs, shared)
    outlets = {evidence.names.key(d["outlet"]): d["id"] for d in data["documents"] if not d["seen"]}
    return Case(
        truth=data,
        named=named,
        story=story,
        readings=readings,
        signs=tuple(find_signs(story, passages, evidence.layout, evidence.named, quoted_ranges(story))),
        unseen=tuple(unseen),
        hidden=tuple(outlets.get(evidence.names.key(u.name)) for u in unseen),
        members=tuple(lost_members(readings)),
    )


def _undated(story: Story) -> Story:
    return replace(story, documents=tuple(replace(d, published=None) for d in story.documents))


def sources(case: Case, possible: Iterable[tuple[int, int]]) -> list[tuple[int, bool] | None]:
    """The true source of every node, by place, and whether the two are kin; ``None`` where it has none or no ``possible`` edge says so.

    Of the takers of a hidden original that nobody names the one with most in common stands for it, and the others are its kin; a
    source that is no node is passed over for its own.
    """
    place = {case.named[d]: k for k, d in enumerate(case.readings.docs)}
    first = len(case.readings.docs)
    for k, hidden in enumerate(case.hidden):
        if hidden is not None:
            place.setdefault(hidden, first + k)
    parent: dict[str, str] = {}
    for e in case.truth["edges"]:
        if e.get("profile") != "insert":
            parent.setdefault(e["to"], e["from"])
    among = set(possible)
    stands = _standing(case, place, parent, among)
    found: list[tuple[int, bool] | None] = [None] * (first + len(case.hidden))
    for name, k in place.items():
        above = parent.get(name)
        while above is not None and above not in place:
            other = stands.get(above)
            if other is not None and other != k and k < first:
                break
            above = parent.get(above)
        if above is None:
            continue
        at, kin = (place[above], False) if above in place else (stands[above], True)
        if (at, k) in among:
            found[k] = (at, kin)
    return found


def _standing(
    case: Case, place: Mapping[str, int], parent: Mapping[str, str], possible: set[tuple[int, int]]
) -> dict[str, int]:
    """For each hidden original that is no node, the taker that stands for it: the one joined to most of the others, then with most readings."""
    own = case.readings.held.sum(axis=1)
    found: dict[str, int] = {}
    for hidden in {d["id"] for d in case.truth["documents"] if d["id"] not in place}:
        takers = [place[name] for name, above in parent.items() if above == hidden and place.get(name, len(own)) < len(own)]
        ranked = [(sum((t, x) in possible for x in takers if x != t), int(own[t]), -t) for t in takers]
        if len(takers) >= 2 and max(ranked)[0]:
            found[hidden] = -max(ranked)[2]
    return found
