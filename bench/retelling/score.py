"""Scores a lineage of the contract against the truth of simulated stories.

usage: score.py FOLDER      FOLDER/t*/truth.json beside FOLDER/t*/story.json (what `retold compare --json` wrote)

*Edges*: directed, between seen documents or from an original that is not in the set. Unseen originals of truth and lineage are
paired one to one by the most takers in common; a pair holds when the lineage's node has two true takers, or more than half of
them. *Wrong directions*: of the stated edges between seen documents, those whose truth runs the other way. *Invented*: unseen
nodes that pair with none. A node that only credits and quotations lead from is no original that was stated, and a credit that
stands in the text counts as no statement about copying unless it is right. Figures are pooled over trees; ranges are 95 % of
1,000 draws of trees with replacement (percentile bootstrap, Efron 1979).
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

TAKEN = frozenset({"copied", "rewritten"})
DRAWS = 1000


@dataclass
class Score:
    """Counts of one tree or of many; adding them pools them."""

    counts: Counter[str] = field(default_factory=Counter)
    profiles: Counter[tuple[str, str]] = field(default_factory=Counter)
    operations: Counter[tuple[str, str]] = field(default_factory=Counter)
    stated: list[tuple[float, bool]] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.counts + other.counts,
            self.profiles + other.profiles,
            self.operations + other.operations,
            self.stated + other.stated,
        )


def ratio(a: float, b: float) -> float:
    """a of b; 0 where there is nothing to divide by."""
    return a / b if b else 0.0


def f1(right: float, stated: float, true: float) -> float:
    """The harmonic mean of precision and recall, 0-1."""
    return ratio(2 * right, stated + true)


class Truth:
    """The truth of one tree, by node."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.seen = {d["id"] for d in data["documents"] if d["seen"]}
        self.names = {d["id"]: set(d["names"]) for d in data["documents"]}
        self.edges = {(e["from"], e["to"]): e for e in data["edges"]}
        self.hidden = {d["id"]: {t for s, t in self.edges if s == d["id"]} for d in data["documents"] if not d["seen"]}
        self._parents: dict[str, set[str]] = defaultdict(set)
        for source, target in self.edges:
            self._parents[target].add(source)

    def above(self, node: str) -> set[str]:
        """Everyone a node has something from, directly or through others."""
        out: set[str] = set()
        todo = [node]
        while todo:
            for parent in self._parents.get(todo.pop(), ()):
                if parent not in out:
                    out.add(parent)
                    todo.append(parent)
        return out

    def independent(self, a: str, b: str) -> bool:
        """Whether two documents have nothing from each other nor from a common text."""
        return not (self.above(a) | {a}) & (self.above(b) | {b})


class Stated:
    """A lineage of the contract in the names of the truth. ``named`` maps ids of its documents to the truth's."""

    def __init__(self, lineage: Mapping[str, Any], named: Mapping[str, str]) -> None:
        own = {n["id"]: named[n["doc"]] for n in lineage["nodes"] if n.get("doc") is not None}
        self.between: dict[tuple[str, str], tuple[str, float]] = {}
        self.takers: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
        self.into: dict[str, set[str]] = defaultdict(set)
        for e in sorted(lineage["edges"], key=lambda e: (e["kind"] in TAKEN, e["confidence"])):
            source, target, said = own.get(e["from"]), own.get(e["to"]), (e["kind"], float(e["confidence"]))
            if source and target:
                self.between[source, target] = said
            elif target:
                self.takers[e["from"]][target] = said
            elif source:
                self.into[e["to"]].add(source)
        self.originals = {n: t for n, t in self.takers.items() if any(kind in TAKEN for kind, _ in t.values())}


def pair(truth: Truth, stated: Stated) -> dict[str, str]:
    """Which stated unseen node is which hidden original: one to one, the most takers in common first, if it holds."""
    rows = []
    for node, takers in stated.originals.items():
        for hidden, true in truth.hidden.items():
            both = len(true & set(takers))
            if both >= 2 or 2 * both > len(true):
                rows.append((-both, len(takers), node, hidden))
    out: dict[str, str] = {}
    for _, _, node, hidden in sorted(rows):
        if node not in out and hidden not in out.values():
            out[node] = hidden
    return out


def score(data: Mapping[str, Any], lineage: Mapping[str, Any], named: Mapping[str, str]) -> Score:
    """Score one story's lineage (``nodes`` and ``edges`` as in the contract) against its truth.

    ``named`` maps each document id of the lineage to the id of that document in the truth. Raises ``KeyError`` for a
    document that the truth does not know.
    """
    truth, stated = Truth(data), Stated(lineage, named)
    out = Score()
    pairs = pair(truth, stated)
    found = _between(truth, stated, out) | _unseen(truth, stated, pairs, out)
    n = out.counts
    n["true"] = len(truth.edges)
    n["right"] = len(found & set(truth.edges))
    n["hidden"], n["found"] = len(truth.hidden), len(pairs)
    n["originals"], n["invented"] = len(stated.originals), len(stated.originals) - len(pairs)
    _by_profile(truth, stated, found, out)
    _joined(truth, stated, out)
    return out


def _between(truth: Truth, stated: Stated, out: Score) -> set[tuple[str, str]]:
    """Edges between seen documents: which are right, which run the wrong way, which skip someone, how sure they were."""
    right = set()
    n = out.counts
    for (source, target), (kind, confidence) in stated.between.items():
        good = (source, target) in truth.edges
        if kind not in TAKEN and not good and source in truth.names[target]:
            n["credits"] += 1
            continue
        n["stated"] += 1
        n["between"] += 1
        n["backwards"] += target in truth.above(source)
        n["skipping"] += not good and source in truth.above(target)
        n["siblings"] += not good and source not in truth.above(target) and target not in truth.above(source)
        n["right_between"] += good
        out.stated.append((confidence, source in truth.above(target)))
        if good:
            right.add((source, target))
    n["true_between"] = sum(a in truth.seen and b in truth.seen for a, b in truth.edges)
    return right


def _unseen(truth: Truth, stated: Stated, pairs: dict[str, str], out: Score) -> set[tuple[str, str]]:
    """Edges from and to originals that are not in the set, under the names of those they pair with."""
    right = set()
    for node, takers in stated.originals.items():
        hidden = pairs.get(node)
        edges = {
            (hidden or node, t) for t, (kind, _) in takers.items() if kind in TAKEN or t in truth.hidden.get(hidden or "", ())
        }
        edges |= {(s, hidden or node) for s in stated.into[node]}
        out.counts["stated"] += len(edges)
        right |= edges & set(truth.edges)
    return right


def _by_profile(truth: Truth, stated: Stated, found: set[tuple[str, str]], out: Score) -> None:
    """What became of the true edges of each profile, and of each operation's."""
    for (source, target), edge in truth.edges.items():
        if (source, target) in found:
            fate = "found"
        elif (target, source) in stated.between:
            fate = "backwards"
        elif any(target == t and s in truth.above(target) for s, t in stated.between):
            fate = "from another above"
        elif any(target == t for _, t in stated.between) or any(target in t for t in stated.originals.values()):
            fate = "from elsewhere"
        else:
            fate = "missing"
        source_kind = edge["profile"] if source in truth.seen else f"{edge['profile']} (hidden)"
        out.profiles[source_kind, fate] += 1
        for name in {name for name, _ in edge["operations"]}:
            out.operations[name, "found" if fate == "found" else "not"] += 1


def _joined(truth: Truth, stated: Stated, out: Score) -> None:
    """Pairs of documents with nothing in common that the lineage joins: by an edge, or below one unseen original."""
    joined = {frozenset(p) for p, (kind, _) in stated.between.items() if kind in TAKEN}
    for takers in stated.originals.values():
        joined |= {frozenset(p) for p in combinations(sorted(takers), 2)}
    for a, b in combinations(sorted(truth.seen), 2):
        if truth.independent(a, b):
            out.counts["independent"] += 1
            out.counts["joined"] += frozenset((a, b)) in joined


FIGURES: dict[str, Callable[[Counter[str]], float]] = {
    "edge F1": lambda n: f1(n["right"], n["stated"], n["true"]),
    "edge precision": lambda n: ratio(n["right"], n["stated"]),
    "edge recall": lambda n: ratio(n["right"], n["true"]),
    "edge F1 between seen": lambda n: f1(n["right_between"], n["between"], n["true_between"]),
    "wrong directions of stated": lambda n: ratio(n["backwards"], n["between"]),
    "from another above of stated": lambda n: ratio(n["skipping"], n["between"]),
    "between siblings or strangers of stated": lambda n: ratio(n["siblings"], n["between"]),
    "unseen originals found": lambda n: ratio(n["found"], n["hidden"]),
    "invented of unseen stated": lambda n: ratio(n["invented"], n["originals"]),
    "independent pairs joined": lambda n: ratio(n["joined"], n["independent"]),
}
"""The figures of the report, each a share from pooled counts."""

OF = {
    "edge F1": ("right", "true"), "edge precision": ("right", "stated"), "edge recall": ("right", "true"),
    "edge F1 between seen": ("right_between", "true_between"), "wrong directions of stated": ("backwards", "between"),
    "from another above of stated": ("skipping", "between"), "between siblings or strangers of stated": ("siblings", "between"),
    "unseen originals found": ("found", "hidden"), "invented of unseen stated": ("invented", "originals"),
    "independent pairs joined": ("joined", "independent"),
}  # fmt: skip
"""The counts that stand beside a figure."""


def pooled(scores: Sequence[Score]) -> Score:
    """All trees together."""
    return sum(scores, Score())


def ranges(scores: Sequence[Score], seed: int = 1) -> dict[str, tuple[float, float]]:
    """For each figure the 2.5th and 97.5th percentile of 1,000 draws of as many trees with replacement."""
    rng = random.Random(seed)
    values: dict[str, list[float]] = {name: [] for name in FIGURES}
    for _ in range(DRAWS if scores else 0):
        drawn: Counter[str] = Counter()
        for one in rng.choices(scores, k=len(scores)):
            for key, value in one.counts.items():
                drawn[key] += value
        for name, figure in FIGURES.items():
            if drawn[OF[name][1]]:  # a draw of stories in which nothing was stated says nothing of how right statements are
                values[name].append(figure(drawn))
    return {name: (percentile(v, 0.025), percentile(v, 0.975)) for name, v in values.items() if v}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share (0-1) of the values lies; raises ``IndexError`` where there is none."""
    return sorted(values)[round(share * (len(values) - 1))]


def calibration(stated: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """For each tenth of confidence: its bounds, how many edges, their mean confidence, the share that is right.

    Right is an edge from a text that the other has something from, directly or through others.
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in stated:
        bins[min(9, int(confidence * 10 + 1e-9))].append((confidence, right))
    return [
        (b / 10, (b + 1) / 10, len(rows), sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for b, rows in sorted(bins.items())
    ]


FATES = ("found", "backwards", "from another above", "from elsewhere", "missing")


def table(scores: Sequence[Score], title: str) -> str:
    """The report of some trees."""
    total, spans = pooled(scores), ranges(scores)
    lines = [f"{title}: {len(scores)} trees", f"  {'figure':<42}{'value':>7}{'95 %':>16}{'counts':>13}"]
    for name, figure in FIGURES.items():
        low, high = spans.get(name, (0.0, 0.0))
        a, b = OF[name]
        lines.append(
            f"  {name:<42}{figure(total.counts):>7.3f}{f'{low:.3f}-{high:.3f}':>16}{f'{total.counts[a]}/{total.counts[b]}':>13}"
        )
    lines.append(f"  {'true edges by profile':<24}" + "".join(f"{f:>20}" for f in FATES))
    profiles = sorted({p for p, _ in total.profiles})
    lines += [f"  {p:<24}" + "".join(f"{total.profiles[p, f]:>20}" for f in FATES) for p in profiles]
    lines.append("  stated with confidence     edges   mean  right")
    lines += [
        f"  {low:.1f}-{high:.1f}{count:>24}{mean:>7.2f}{right:>7.2f}"
        for low, high, count, mean, right in calibration(total.stated)
    ]
    return "\n".join(lines)


def operations(scores: Sequence[Score]) -> str:
    """How many of the true edges that have an operation were found, the least found first."""
    total = pooled(scores).operations
    names = {n for n, _ in total}
    rows = [
        (ratio(total[n, "found"], total[n, "found"] + total[n, "not"]), total[n, "found"] + total[n, "not"], n) for n in names
    ]
    return "\n".join(f"  {name:<20}{count:>7}{share:>8.2f}" for share, count, name in sorted(rows))


def main() -> int:
    """Score every tree of a folder that has both files."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    scores = []
    for file in sorted(Path(sys.argv[1]).glob("*/truth.json")):
        story = file.with_name("story.json")
        if not story.is_file():
            print(f"{file.parent.name}: no story.json", file=sys.stderr)
            continue
        data, found = json.loads(file.read_bytes()), json.loads(story.read_bytes())
        files = {d["file"]: d["id"] for d in data["documents"] if d["seen"]}
        scores.append(score(data, found["lineage"], {d["id"]: files[Path(d["file"]).name] for d in found["documents"]}))
    print(table(scores, sys.argv[1]))
    print("  true edges found by operation\n" + operations(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
