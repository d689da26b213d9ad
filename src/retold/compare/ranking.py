"""The order in which an editor reads findings: the weightiest first, and after one of a family the others before it comes again."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace

from retold.model.codes import CATALOGUE, is_question
from retold.model.finding import Finding
from retold.model.lineage import undated
from retold.model.span import Span
from retold.model.story import Story

AGAIN = 6
"""How many ranks a finding falls for every earlier one of its kind, ..."""

FAMILY = 8
"""... for every earlier one of its family, whatever its kind, ..."""

REACH = 6
"""... and rises where it is about every article."""

ALONE = 3
"""Up to this many articles reach says nothing: one of two is half of them."""

_SUBJECTS = {
    "1": "copies",
    "2": "origins",
    "4": "origins",
    "3": "quotations",
    "5": "conflicts",
    "7": "conflicts",
    "6": "headlines",
}
_OTHERS = {"F106": "origins", "F902": "copies", **dict.fromkeys(("F204", "F205", "F206", "F207", "F208"), "quotations")}


_SOURCE_KEYS = {"F101": ("original",), "F201": ("document",), "F401": ("origin",), "F106": ("source",)}


def rank_findings(story: Story) -> Story:
    """Sort findings, each once; the order is the same in every run.

    Every place goes to the finding with the least of: the catalogue's rank of its kind (strength), less :data:`REACH` times
    the share of the articles it is about, plus :data:`AGAIN` for every one of its kind and :data:`FAMILY` for every one of its
    family (:func:`family`) that stands above it. What only says again what a finding of a weightier kind says (:class:`Said`)
    falls as if one of its kind stood above it. Within a kind: how many articles, then confidence, then how many characters the
    evidence covers. Open questions come after all that the articles themselves show.
    """
    once = {f.id: f for f in story.findings}.values()
    total = len(story.articles)
    shown = _ordered([f for f in once if not is_question(f.code)], total)
    asked = _ordered([f for f in once if is_question(f.code)], total)
    return replace(story, findings=(*shown, *asked))


def family(code: str) -> str:
    """What a kind of finding is about, for variety: copies, origins, quotations, conflicts, headlines, or the rest by subject."""
    return _OTHERS.get(code) or _SUBJECTS.get(code[1], code[:2])


class Said:
    """What findings say, by kind: the sources they name, the articles that are said to copy, the words held against each other."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._names: dict[str, int] = {}
        self._copies: list[tuple[int, frozenset[str]]] = []
        self._opposed: dict[Span, set[str]] = defaultdict(set)
        for f in findings:
            rank, kind = CATALOGUE[f.code].rank, family(f.code)
            if name := _source(f):
                self._names[name] = min(rank, self._names.get(name, rank))
            if kind == "copies":
                self._copies.append((rank, _documents(f)))
            elif kind == "conflicts":
                for e in f.evidence:
                    self._opposed[e.span].add(f.id)

    def again(self, finding: Finding) -> bool:
        """Whether a weightier kind names the finding's source already or has its articles among those that copy.

        Or whether all its words are among those that a difference holds against each other.
        """
        rank = CATALOGUE[finding.code].rank
        if self._names.get(_source(finding), rank) < rank:
            return True
        if family(finding.code) == "copies":
            documents = _documents(finding)
            return any(r < rank and documents <= found for r, found in self._copies)
        if family(finding.code) == "conflicts":
            return False
        return bool(set.intersection(*(self._opposed.get(e.span, set()) for e in finding.evidence)))


def _source(finding: Finding) -> str:
    """The name of the text or speaker that a finding leads back to, without its date; empty where it names none."""
    name = next((finding.values[k] for k in _SOURCE_KEYS.get(finding.code, ()) if k in finding.values), "")
    return undated(name).removesuffix(" original").casefold()


def _documents(finding: Finding) -> frozenset[str]:
    return frozenset(e.span.doc for e in finding.evidence)


def _ordered(findings: list[Finding], total: int) -> list[Finding]:
    said = Said(findings)
    repeats = {f.id for f in findings if said.again(f)}
    kinds: dict[tuple[str, bool], deque[Finding]] = {}
    for f in sorted(findings, key=weight):
        kinds.setdefault((f.code, f.id in repeats), deque()).append(f)
    above: Counter[str] = Counter()

    def cost(kind: tuple[str, bool]) -> tuple[float, int, tuple[str, bool]]:
        code, repeat = kind
        rank = CATALOGUE[code].rank
        fallen = AGAIN * (above[code] + repeat) + FAMILY * (above[family(code)] + repeat)
        return rank + fallen - REACH * reach(kinds[kind][0], total), rank, kind

    out: list[Finding] = []
    while kinds:
        kind = min(kinds, key=cost)
        out.append(kinds[kind].popleft())
        above.update({kind[0], family(kind[0])})
        if not kinds[kind]:
            del kinds[kind]
    return out


def reach(finding: Finding, total: int) -> float:
    """The share of the articles that a finding's evidence stands in, 0-1; 0 where the articles are few."""
    return min(1.0, len(_documents(finding)) / total) if total > ALONE else 0.0


def weight(finding: Finding) -> tuple[int, float, int, str]:
    """A sort key within one kind, the weightiest first."""
    return -len(_documents(finding)), -finding.confidence, -sum(len(e.span) for e in finding.evidence), finding.id
