"""Labelled pages as texts: pasted whole, as extractors leave them, and with some of the furniture gone."""

from __future__ import annotations

import random
from dataclasses import dataclass

from retold.model.document import Role
from training.lines.pages import LabelledPage, PageLine

MODES = ("paste", "trafilatura", "newspaper", "some")
ARTICLE = frozenset({Role.BODY, Role.HEADLINE, Role.DECK, Role.COMMENT})
MOST_LINES = 400
KEPT = 0.4
"""Chance of a run of furniture to be left in where some is taken out."""
TITLED = 0.5
"""Chance that a reader's --meta gives the title."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as somebody may hand it in, the role of each line by the offset where it begins, and where it is from."""

    name: str
    corpus: str
    site: str
    language: str
    mode: str
    text: str
    roles: dict[int, Role]
    title: str | None


def render(page: LabelledPage, seed: int) -> list[Rendered]:
    """A page in each mode that leaves at least three lines of the body; the same every time for the same seed."""
    out = []
    for mode in MODES:
        dice = random.Random(f"{seed} {page.corpus} {page.name} {mode}")
        lines = _chosen(page.lines, mode, dice)[:MOST_LINES]
        if sum(line.role is Role.BODY for line in lines) >= 3:
            out.append(_written(page, mode, lines, dice))
    return out


def _chosen(lines: tuple[PageLine, ...], mode: str, dice: random.Random) -> list[PageLine]:
    if mode in {"trafilatura", "newspaper"}:
        return _headed([line for line in lines if mode in line.took], lines)
    start = next((i for i, line in enumerate(lines) if line.role is Role.HEADLINE), None)
    if start is None:
        start = next((i for i, line in enumerate(lines) if line.role is Role.BODY), 0)
    end = max((i for i, line in enumerate(lines) if line.role in ARTICLE), default=0) + 1
    if mode == "paste":
        return list(lines[max(0, start - dice.choice((0, 0, 0, 1, 2, 5))) : end + dice.choice((0, 0, 3, 10, 40))])
    kept: list[PageLine] = []
    keep = True
    for above, line in zip((None, *lines), lines[start : end + 20], strict=False):
        if above is None or above.role is not line.role or dice.random() < 0.2:
            keep = dice.random() < KEPT
        if keep or line.role in {Role.BODY, Role.HEADLINE}:
            kept.append(line)
    return _headed(kept, lines)


def _headed(chosen: list[PageLine], lines: tuple[PageLine, ...]) -> list[PageLine]:
    """The headline first, as news archives keep it."""
    headline = next((line for line in lines if line.role is Role.HEADLINE), None)
    rest = [line for line in chosen if line is not headline]
    return [headline, *rest] if headline else rest


def _written(page: LabelledPage, mode: str, lines: list[PageLine], dice: random.Random) -> Rendered:
    gaps = dice.choice(("all", "none", "page", "head"))
    text, roles = "", {}
    for i, line in enumerate(lines):
        if text:
            wide = gaps == "all" or (gaps == "page" and line.gap) or (gaps == "head" and i == 1)
            text += "\n\n" if wide else "\n"
        roles[len(text)] = line.role
        text += line.text.strip()
    title = next((line.text for line in lines if line.role is Role.HEADLINE), None)
    return Rendered(
        page.name, page.corpus, page.site, page.language, mode, text, roles, title if dice.random() < TITLED else None
    )
