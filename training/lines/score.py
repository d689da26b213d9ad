"""Word-level scores of labelled lines: per role, furniture as a whole, and how much of the article is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from retold.model.document import STORY_ROLES, Role


@dataclass(slots=True)
class Tally:
    """Words by right role and given role."""

    words: Counter[tuple[Role, Role]] = field(default_factory=Counter)

    def add(self, gold: Iterable[Role], given: Iterable[Role], sizes: Iterable[int]) -> None:
        """Count the lines of a text."""
        for g, p, n in zip(gold, given, sizes, strict=True):
            self.words[g, p] += n

    def role(self, role: Role) -> tuple[float, float, float, int]:
        """Precision, recall and F of a role, 0 to 100, and its words."""
        right = self.words[role, role]
        said = sum(n for (_, p), n in self.words.items() if p is role)
        true = sum(n for (g, _), n in self.words.items() if g is role)
        return (*_prf(right, said, true), true)

    def furniture(self) -> tuple[float, float, float]:
        """Precision, recall and F of words that are not the article, whichever role; repeats of headlines count for nobody."""
        right = said = true = 0
        for (g, p), n in self.words.items():
            if g is Role.HEADLINE_REPEAT:
                continue
            true += n * (g not in STORY_ROLES)
            said += n * (p not in STORY_ROLES)
            right += n * (g not in STORY_ROLES and p not in STORY_ROLES)
        return _prf(right, said, true)

    def lost(self) -> float:
        """Share of the body's words that are called furniture, in percent."""
        body = sum(n for (g, _), n in self.words.items() if g is Role.BODY)
        gone = sum(n for (g, p), n in self.words.items() if g is Role.BODY and p not in STORY_ROLES)
        return 100 * gone / body if body else 0.0

    def matrix(self) -> str:
        """The confusion matrix, right roles down, given roles across, in words."""
        roles = [r for r in Role if any(r in pair for pair in self.words)]
        rows = ["".ljust(16) + "".join(str(r)[:9].rjust(10) for r in roles)]
        rows += [str(g).ljust(16) + "".join(str(self.words[g, p] or ".").rjust(10) for p in roles) for g in roles]
        return "\n".join(rows)


def _prf(right: int, said: int, true: int) -> tuple[float, float, float]:
    p = 100 * right / said if said else 0.0
    r = 100 * right / true if true else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
