"""Parts of a quotation that one article runs together, with no sign of it, where another prints more of the statement between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from retold.compare.conflict_sides import Side, conflict
from retold.compare.prose import excerpt, in_quotes, joined
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.finding import Evidence, Finding
from retold.model.marks import Attribution, Form
from retold.model.span import Span
from retold.model.story import Story
from retold.model.words import folded, places

ENDS = 5
"""Words at the end of one part and at the beginning of the next by which they are found again."""
LEFT_OUT = 8
"""Quoted words, at least, that stand between the parts elsewhere: fewer are another wording."""
FARTHEST = 120
"""More are another passage of the same speech or letter."""
SHOWN = 70
"""Words of the fuller text that the conflict shows."""
QUOTED = 8
"""Words of each part that the finding shows."""
_MARK = re.compile(r"…|\.\s?\.\s?\.|\[")
"""How an article shows that it left something out."""
_NEAR = 4
"""Characters on either side of the frame between two parts in which such a sign may stand."""
_QUOTES = "“”\"‘’' \u00a0,.[]"
Run = tuple[str, ...]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Splice:
    """Two parts of a statement that follow on each other in some articles and stand apart in others.

    ``parts`` are the two as each of the former has them, ``runs`` the words around where they meet; ``fuller`` and ``between`` are the
    words of the latter from the one part to the other, and those that the former lack, ``left_out`` how many they are in the first.
    """

    speaker: str | None
    left_out: int
    parts: list[tuple[Span, Span]] = field(default_factory=list)
    runs: list[Span] = field(default_factory=list)
    fuller: list[Span] = field(default_factory=list)
    between: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The words of one direct quotation, folded, with their places; ``starts`` numbers the first word of each of its parts."""

    attribution: Attribution
    words: Run
    at: tuple[Span, ...]
    starts: tuple[int, ...]

    def span(self, first: int, stop: int) -> Span:
        """From word ``first`` to word ``stop`` (half-open)."""
        return Span(self.attribution.doc, self.at[first].start, self.at[stop - 1].end)


def find_splices(story: Story) -> list[Splice]:
    """The splices of a story, each once; near-linear in quoted words.

    The words between must be quoted nowhere in the article that runs the parts together: what it moved it has not left out.
    """
    order = {d.id: i for i, d in enumerate(story.documents)}
    direct = [a for a in story.attributions if a.form is Form.DIRECT]
    quoted = [_quoted(story, a) for a in sorted(direct, key=lambda a: (order[a.doc], a.content))]
    index: dict[Run, list[tuple[int, int]]] = defaultdict(list)
    known: dict[str, set[Run]] = defaultdict(set)
    for n, q in enumerate(quoted):
        for i, run in _runs(q.words):
            index[run].append((n, i))
            known[q.attribution.doc].add(run)
    speakers = {(m.attribution, m.part): match.speaker for match in story.quote_matches for m in match.members}
    found: dict[tuple[Run, Run], Splice] = {}
    for q in quoted:
        for part, (at, tail, head) in enumerate(_joins(story, q)):
            if not tail:
                continue
            for other, i, j in _apart(quoted, index, tail, head):
                words = other.words[i:j]
                if other.attribution.doc == q.attribution.doc or any(r in known[q.attribution.doc] for _, r in _runs(words)):
                    continue
                a = q.attribution
                splice = found.setdefault((tail, head), Splice(speakers.get((a.id, part)) or a.speaker, j - i))
                _add(splice.parts, (a.content[part], a.content[part + 1]))
                _add(splice.runs, q.span(at - ENDS, at + ENDS))
                _add(splice.fuller, other.span(i - ENDS, min(j + ENDS, i - ENDS + SHOWN)))
                _add(splice.between, other.span(i, j))
    return list(found.values())


def _add(rows: list[_T], row: _T) -> None:
    if row not in rows:
        rows.append(row)


def _quoted(story: Story, a: Attribution) -> _Quoted:
    text = story.document(a.doc).text
    words: list[str] = []
    at: list[Span] = []
    starts: list[int] = []
    for part in a.content:
        starts.append(len(words))
        for word, start, end in places(text, part.start, part.end):
            words.append(folded(word))
            at.append(Span(a.doc, start, end))
    return _Quoted(a, tuple(words), tuple(at), tuple(starts))


def _runs(words: Run) -> Iterator[tuple[int, Run]]:
    for i in range(len(words) - ENDS + 1):
        yield i, words[i : i + ENDS]


def _joins(story: Story, q: _Quoted) -> Iterator[tuple[int, Run, Run]]:
    """For each two neighbouring parts the number of the second's first word and the words before and behind; none where a sign stands there."""
    text = story.document(q.attribution.doc).text
    for (first, then), at in zip(pairwise(q.attribution.content), q.starts[1:], strict=True):
        shown = _MARK.search(text, max(first.start, first.end - _NEAR), min(then.start + _NEAR, then.end))
        whole = at >= ENDS and at + ENDS <= len(q.words) and first.end <= then.start
        yield (at, q.words[at - ENDS : at], q.words[at : at + ENDS]) if whole and not shown else (at, (), ())


def _apart(
    quoted: Sequence[_Quoted], index: dict[Run, list[tuple[int, int]]], tail: Run, head: Run
) -> Iterator[tuple[_Quoted, int, int]]:
    """Quotations that hold both with other words between, and the numbers (half-open) of those words."""
    heads: dict[int, list[int]] = defaultdict(list)
    for n, j in index.get(head, ()):
        heads[n].append(j)
    for n, i in index.get(tail, ()):
        for j in heads[n]:
            if LEFT_OUT <= j - (i + ENDS) <= FARTHEST:
                yield quoted[n], i + ENDS, j


def speaker_of(name: str | None) -> str:
    """Whose words a quotation is, to be read in a sentence: ``Ann Lee``, ``the joint letter``, ``a speaker not named``."""
    if name is None:
        return "a speaker not named"
    return f"the {name}" if name[0].islower() else name


def splice_conflict(story: Story, splice: Splice, names: dict[str, str]) -> Conflict:
    """A tension (quote wording)."""
    sides = [*(Side(s, "run together") for s in splice.runs), *(Side(s, "with words between") for s in splice.fuller)]
    here, there = _in(splice.runs, names), _in(splice.fuller, names)
    text = (
        f"Two parts of a statement are run together in {here}, with no sign of an omission; in {there} more stands between: "
        f"{in_quotes(story.text(splice.fuller[0]))}."
    )
    return conflict(None, ConflictKind.QUOTE_WORDING, Strength.TENSION, sides, text)


def splice_finding(story: Story, splice: Splice, names: dict[str, str]) -> Finding:
    """F301."""
    first, second = (excerpt(story.text(s).strip(_QUOTES), QUOTED) for s in splice.parts[0])
    here, there = _in(splice.runs, names), _in(splice.fuller[:1], names)
    told = f"in {here} it goes straight on with “{second}”, in {there} only after {splice.left_out} more quoted words"
    evidence = [Evidence(s, "as printed here") for pair in splice.parts for s in pair]
    evidence += [Evidence(s, "what stands between the two") for s in splice.between]
    values = {"speaker": speaker_of(splice.speaker), "quote": first, "difference": told}
    return Finding(code="F301", values=values, confidence=0.85, evidence=tuple(evidence))


def _in(spans: Iterable[Span], names: dict[str, str]) -> str:
    docs = {s.doc for s in spans}
    return joined([name for doc, name in names.items() if doc in docs])
