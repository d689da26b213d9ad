"""Which named origin a description or an unnamed report means: ``his lawyer``, ``the union``, ``outlets in Norland``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from retold.lang.actors_origins import POSSESSIVES, POWERS
from retold.lang.voices import OFFICES
from retold.trace.origin_names import OriginName

if TYPE_CHECKING:
    from retold.trace.origin_joins import Joined, Told


def join_descriptions(told: Sequence[Told], named: Sequence[int], joined: Joined, fits: Callable[[str, str], bool]) -> None:
    """Join each description to the one other origin of the claim that it fits; where it fits several or none, it stays apart.

    A description fits a name that ends in its noun (``the union``, Harbour Pilots Union), that an article puts the noun to, or, with
    ``his`` and an office, the only name there. Reports without an outlet are those its article names
    beside them, else fit an outlet.
    """
    ends = {i: end for i in named if (end := told[i].end) is not None}
    for i, end in ends.items():
        if not (end.described or end.vague or end.words == (end.head,)):
            continue
        beside = next((j for j, e in ends.items() if end.vague and not e.vague and told[j].doc == told[i].doc), None)
        if beside is not None:
            joined.join(beside, i)
            continue
        others = {joined.root(j): j for j, e in ends.items() if joined.root(j) != joined.root(i) and not e.vague}
        firm = {r for r, j in others.items() if any(_means(end, ends[k], fits) for k in ends if joined.root(k) == r)}
        if not firm and end.name.split(maxsplit=1)[0].lower() in POSSESSIVES and end.head in OFFICES:
            firm = set(others)
        if len(firm) == 1:
            joined.join(others[next(iter(firm))], i)


def _means(end: OriginName, name: OriginName, fits: Callable[[str, str], bool]) -> bool:
    if end.vague:
        return name.outlet
    if name.outlet or len(name.words) < len(end.words):
        return False
    noun = POWERS.get(end.head, end.head)
    if POWERS.get(name.words[-1], name.words[-1]) == noun and len(end.words) == 1 and name.proper:
        return True
    return name.proper > 1 and not name.described and bool(end.head) and fits(end.head, name.name)
