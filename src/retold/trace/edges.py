"""What speaks for one text's being taken from another, as numbers: the features of every edge that a tree of copies may have.

Nodes are the documents, then the texts outside the set that documents name. A lost text that nobody names is no node: two documents that both
took from it are kin, one of them standing for it, so that the evidence for it is that of the two together. Every feature is evidence of its own and has a name (``FEATURES``), so that its weight says what it is worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from retold.model.lineage import Sign, SignKind
from retold.trace.edge_tables import KINDS, WAYS, Tables, Unseen, tabulate
from retold.trace.lost_members import Member
from retold.trace.readings import Readings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

PAIR = (
    "pair", "missing", "missing share", "nearest", "private", "kept", "larger",
    "names another", "names another too",
    "shorter", "longer", "mixed", "dominated", "nearest dominated",
)  # fmt: skip
ROOT = (
    "alone", "alone: largest", "alone: names seen", "alone: taker signs", "alone: giver signs",
    "alone: later", "alone: dominated", "alone: mixed",
)  # fmt: skip
LOST = (
    "lost", "lost: namers",
    "lost: shared", "lost: taker signs", "lost: giver signs", "lost: private", "lost: mixed", "lost: dominated",
    "lost: missing", "lost: later", "lost: earlier", "lost: nearest", "lost alone", "lost taker",
    "lost taker: named", "lost taker: taker signs", "lost taker: giver signs", "lost taker: later",
)  # fmt: skip
KIN = (
    "kin", "kin: mixed", "kin: taker dominated", "kin: dominated",
    "kin: taker signs", "kin: source signs", "kin: both cut", "kin: member", "kin: missing", "kin: missing share",
    "kin: private", "kin: kept", "kin: nearest", "kin: names it", "kin: named by it", "kin: names another too", "kin: later",
    "kin: earlier", "kin: pair", "kin: larger",
)  # fmt: skip
_SAID = {SignKind.MARK: "marks", SignKind.CREDIT: "credits", SignKind.SELF_REFERENCE: "self-reference"}
NAMED = tuple(
    f"{said}: {what}" for said in _SAID.values() for what in ("names unseen", "names unseen too", "source names unseen")
)
HELD = tuple(f"lost: {own}, others {other}" for own in (*_SAID.values(), "silent") for other in (*_SAID.values(), "silent"))
FEATURES = (
    *PAIR, *NAMED, *(f"took: {k.value}" for k in KINDS), *(f"gave: {k.value}" for k in KINDS), *ROOT,
    *(f"alone: names unseen, {said}" for said in _SAID.values()), *LOST, *HELD,
    *KIN, *(f"kin: {whose} unseen, {said}" for said in _SAID.values() for whose in ("taker names", "source names", "both name")),
)  # fmt: skip
_AT = {name: k for k, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges there may be: from ``source[e]`` to ``taker[e]`` with the features ``values[e]``; ``roots[c]``: of standing alone.

    Of two documents there are two kinds: one took from the other, or (``kin[e]``) both have what they share from a lost text, of which
    the source then stands for.
    """

    source: Ints
    taker: Ints
    kin: NDArray[np.bool_]
    values: Floats
    roots: Floats

    def scores(self, weights: Floats) -> tuple[Floats, Floats]:
        """The scores in nats of one's being taken from another and of their being kin (2 x nodes x nodes, minus infinity where there is none), and of standing alone."""
        n = len(self.roots)
        tables = np.full((2, n, n), -np.inf)
        tables[self.kin.astype(np.int64), self.source, self.taker] = self.values @ weights
        return tables, self.roots @ weights


def find_edges(readings: Readings, signs: Sequence[Sign], unseen: Sequence[Unseen], members: Sequence[Member] = ()) -> Edges:
    """The edges between texts that share readings, and from and to the texts outside the set that documents name. Cost: the square of the nodes."""
    t = tabulate(readings, signs, unseen)
    n, m = len(t.own), len(unseen)
    source, taker = np.nonzero(t.shared > 0)
    parts = [(source, taker, _pairs(t, source, taker)), (source, taker, _kin(t, source, taker, members))]
    kin = len(source)
    roots = np.zeros((n + m, len(FEATURES)))
    _alone(t, roots[:n])
    for u, lost in enumerate(unseen):
        parts += [_lost(t, lost, n + u), _lost_taker(t, lost, n + u)]
        roots[n + u, _AT["lost alone"]] = 1.0
    total = sum(len(p[0]) for p in parts)
    place = np.arange(total)
    return Edges(
        source=np.concatenate([p[0] for p in parts]),
        taker=np.concatenate([p[1] for p in parts]),
        kin=(place >= kin) & (place < 2 * kin),
        values=np.concatenate([p[2] for p in parts]),
        roots=roots,
    )


def _kin(t: Tables, p: Ints, c: Ints, members: Sequence[Member]) -> Floats:
    """That two documents both have what they share from a lost text."""
    missing = np.maximum(0.0, t.own[c] - t.shared[p, c])
    nearest = t.shared[p, c] >= t.shared.max(axis=0)[c] - 1e-6
    alone: NDArray[np.bool_] = np.equal((t.shared > 0).sum(axis=0), 1)
    pair = alone[c] & alone[p]
    joined: NDArray[np.bool_] = np.zeros(t.shared.shape, dtype=bool)
    for member in members:
        near = sorted(member.near)
        joined[np.ix_(near, near)] = True
    names = t.names.astype(np.int64)
    of: Mapping[str, Floats | NDArray[np.bool_]] = {
        "kin": np.ones(len(p)),
        "kin: mixed": t.mixed[p, c],
        "kin: taker dominated": t.dominated[c, p],
        "kin: dominated": np.abs(t.dominated[c, p]),
        "kin: taker signs": t.text[c, p],
        "kin: source signs": t.text[p, c],
        "kin: both cut": np.log1p(np.minimum(t.cut[c, p], t.cut[p, c])),
        "kin: member": joined[p, c],
        "kin: missing": np.log1p(missing),
        "kin: missing share": missing / np.maximum(t.own[c], 1e-9),
        "kin: private": np.log1p(t.private[p, c]),
        "kin: kept": t.shared[p, c] / np.maximum(t.own[p], 1e-9),
        "kin: nearest": nearest,
        "kin: names it": t.names[c, p],
        "kin: named by it": t.names[p, c],
        "kin: names another too": (names @ names.T)[c, p] > 0,
        "kin: later": t.later[c, p],
        "kin: earlier": t.later[p, c],
        "kin: pair": pair,
        "kin: larger": np.log((t.own[p] + 0.5) / (t.own[c] + 0.5)),
    }
    out = np.zeros((len(p), len(FEATURES)))
    for name, values in of.items():
        out[:, _AT[name]] = values
    for way, said in enumerate(_SAID.values()):
        own = t.names_unseen[:, :, way].astype(np.int64)
        out[:, _AT[f"kin: taker names unseen, {said}"]] = own.max(axis=1, initial=0)[c]
        out[:, _AT[f"kin: source names unseen, {said}"]] = own.max(axis=1, initial=0)[p]
        out[:, _AT[f"kin: both name unseen, {said}"]] = (own @ own.T)[c, p] > 0
    return out


def _pairs(t: Tables, p: Ints, c: Ints) -> Floats:
    missing = np.maximum(0.0, t.own[c] - t.shared[p, c])
    nearest = t.shared[p, c] >= t.shared.max(axis=0)[c] - 1e-6
    names = t.names.astype(np.int64)
    unseen = t.names_unseen.any(axis=2).astype(np.int64)
    of: Mapping[str, Floats | NDArray[np.bool_]] = {
        "pair": np.ones(len(p)),
        "missing": np.log1p(missing),
        "missing share": missing / np.maximum(t.own[c], 1e-9),
        "nearest": nearest,
        "private": np.log1p(t.private[p, c]),
        "kept": t.shared[p, c] / np.maximum(t.own[p], 1e-9),
        "larger": np.log((t.own[p] + 0.5) / (t.own[c] + 0.5)),
        # Of what the taker names: what the source, which may be the one named, does not name too.
        "names another": ((names @ (1 - names).T)[c, p] - names[c, p]) > 0,
        "names another too": (names @ names.T)[c, p] > 0,
        "shorter": np.log1p(t.cut[c, p]),
        "longer": np.log1p(t.cut[p, c]),
        "mixed": t.mixed[p, c],
        "dominated": t.dominated[c, p],
        "nearest dominated": t.dominated[c, p] * nearest,
    }
    out = np.zeros((len(p), len(FEATURES)))
    for name, values in of.items():
        out[:, _AT[name]] = values
    for way, said in enumerate(_SAID.values()):
        own = t.names_unseen[:, :, way].astype(np.int64)
        out[:, _AT[f"{said}: names unseen"]] = (own @ (1 - unseen).T)[c, p] > 0
        out[:, _AT[f"{said}: names unseen too"]] = (own @ unseen.T)[c, p] > 0
        out[:, _AT[f"{said}: source names unseen"]] = (own @ (1 - unseen).T)[p, c] > 0
    first = _AT[f"took: {KINDS[0].value}"]
    out[:, first : first + len(KINDS)] = t.took[c, p]
    out[:, first + len(KINDS) : first + 2 * len(KINDS)] = t.took[p, c]
    return out


def _alone(t: Tables, out: Floats) -> None:
    joined = t.shared > 0
    near = np.maximum(joined.sum(axis=1), 1)
    for name, values in {
        "alone": np.ones(len(near)),
        "alone: largest": t.own >= t.own.max(initial=0.0) - 1e-6,
        "alone: names seen": t.names.any(axis=1),
        **{f"alone: names unseen, {said}": t.names_unseen[:, :, w].any(axis=1) for w, said in enumerate(_SAID.values())},
        "alone: taker signs": t.text.sum(axis=1) / near,
        "alone: giver signs": t.text.sum(axis=0) / near,
        "alone: later": t.later.sum(axis=1) / near,
        "alone: dominated": (t.dominated * joined).sum(axis=1) / near,
        "alone: mixed": (t.mixed * joined).sum(axis=1) / near,
    }.items():
        out[:, _AT[name]] = values


_Part = tuple["Ints", "Ints", "Floats"]


def _part(found: Sequence[tuple[int, int, Mapping[str, float]]]) -> _Part:
    values = np.zeros((len(found), len(FEATURES)))
    for row, (_, _, of) in enumerate(found):
        for name, value in of.items():
            values[row, _AT[name]] = value
    source = np.array([s for s, _, _ in found], dtype=np.int64)
    return source, np.array([c for _, c, _ in found], dtype=np.int64), values


def _lost(t: Tables, lost: Unseen, node: int) -> _Part:
    """From a text outside the set to each that names it or shares something with one that does."""
    found: list[tuple[int, int, Mapping[str, float]]] = []
    text, later, mixed, dominated = t.text, t.later, t.mixed, t.dominated
    for c in range(len(t.own)):
        others = [x for x in sorted(lost.named) if x != c and t.shared[x, c] > 0]
        if c not in lost.named and not others:
            continue
        own = _SAID[lost.named[c]] if c in lost.named else "silent"
        other = _SAID[min((lost.named[x] for x in others), key=WAYS.index)] if others else "silent"
        of: dict[str, float] = {"lost": 1.0, f"lost: {own}, others {other}": 1.0, "lost: namers": float(np.log1p(len(others)))}
        if others:
            of |= {
                "lost: shared": float((t.shared[others, c] / max(t.own[c], 1e-9)).max()),
                "lost: taker signs": float(text[c, others].mean()),
                "lost: giver signs": float(text[others, c].mean()),
                "lost: private": float(np.log1p(t.private[others, c].max())),
                "lost: mixed": float(mixed[c, others].max()),
                "lost: dominated": float(dominated[c, others].mean()),
                "lost: missing": float(np.log1p(max(0.0, t.own[c] - t.shared[others, c].max()))),
                "lost: later": float(later[c, others].mean()),
                "lost: earlier": float(later[others, c].mean()),
                "lost: nearest": float(t.shared[others, c].max() >= t.shared[:, c].max() - 1e-6),
            }
        found.append((node, c, of))
    return _part(found)


def _lost_taker(t: Tables, lost: Unseen, node: int) -> _Part:
    """From each text to one outside the set, which may be a copy itself."""
    found: list[tuple[int, int, Mapping[str, float]]] = []
    text, later = t.text, t.later
    for p in range(len(t.own)):
        others = [x for x in sorted(lost.named) if x != p and t.shared[p, x] > 0]
        if others:
            of = {
                "lost taker": 1.0,
                "lost taker: named": float(p in lost.named),
                "lost taker: taker signs": float(text[others, p].mean()),
                "lost taker: giver signs": float(text[p, others].mean()),
                "lost taker: later": float(later[p, others].mean()),
            }
            found.append((p, node, of))
    return _part(found)
