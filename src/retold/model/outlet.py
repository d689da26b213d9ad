"""An outlet as tables of outlets have it: the shipped one, and what a user adds for a run."""

from __future__ import annotations

from dataclasses import dataclass

from retold.model.marks import CreditKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's full name, what it is, its other names and its domains (lower case, without ``www.``)."""

    name: str
    kind: CreditKind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
