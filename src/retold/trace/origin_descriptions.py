"""Which named origin a description or an unnamed report means: ``his lawyer``, ``the union``, ``outlets in Norland``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from retold.lang.actors_origins import POSSESSIVES, POWERS
from retold.lang.voices import OFFICES
from retold.trace.origin_names import OriginName

if TYPE_CHECKING:
    from retold.trace.origin_joins import Joined, Told


class Knows(Protocol):
    """What the articles say of names (``Described``)."""

    def fits(self, noun: str, name: str, /) -> bool:
        """Whether some article puts the noun to the name."""

    def speaks_for(self, person: str, body: str, /) -> bool:
        """Whether some article calls the person the body's head, spokesman or lawyer."""


class Nothing:
    """Knows of no name."""

    def fits(self, _noun: str, _name: str, /) -> bool:
        """Never."""
        return False

    def speaks_for(self, _person: str, _body: str, /) -> bool:
        """Never."""
        return False


NOTHING = Nothing()


def join_houses(named: Sequence[int], ends: dict[int, OriginName], joined: Joined, described: Knows) -> None:
    """Join a body and who speaks for it: they are one interested origin."""
    plain = [i for i in named if not (ends[i].outlet or ends[i].text or ends[i].described or ends[i].vague)]
    for i in plain:
        for j in plain:
            if joined.root(i) != joined.root(j) and ends[i].proper > 1 and described.speaks_for(ends[i].name, ends[j].name):
                joined.join(i, j)


def join_descriptions(told: Sequence[Told], named: Sequence[int], joined: Joined, described: Knows) -> None:
    """Join each description to the one other origin of the claim that it fits; where it fits several or none, it stays apart.

    A description fits a name that ends in its noun (``the union``, Harbour Pilots Union), that an article puts the noun to, or, with
    ``his`` and an office, the only name there. Reports without an outlet are those its article names
    beside them, else fit an outlet.
    """
    ends = {i: end for i in named if (end := told[i].end) is not None}
    join_houses(named, ends, joined, described)
    for i, end in ends.items():
        if not (end.described or end.vague or end.words == (end.head,)):
            continue
        beside = next((j for j, e in ends.items() if end.vague and not e.vague and told[j].doc == told[i].doc), None)
        if beside is not None:
            joined.join(beside, i)
            continue
        others = {joined.root(j): j for j, e in ends.items() if joined.root(j) != joined.root(i) and not e.vague}
        firm = {r for r, j in others.items() if any(_means(end, ends[k], described) for k in ends if joined.root(k) == r)}
        if not firm and end.name.split(maxsplit=1)[0].lower() in POSSESSIVES and end.head in OFFICES:
            firm = set(others)
        if len(firm) == 1:
            joined.join(others[next(iter(firm))], i)


def _means(end: OriginName, name: OriginName, described: Knows) -> bool:
    if end.vague:
        return name.outlet
    if name.outlet or len(name.words) < len(end.words):
        return False
    noun = POWERS.get(end.head, end.head)
    if POWERS.get(name.words[-1], name.words[-1]) == noun and len(end.words) == 1 and name.proper:
        return True
    return name.proper > 1 and not name.described and bool(end.head) and described.fits(end.head, name.name)
