"""Quotations cut where other articles print their pieces apart, so that a match names the words it is about and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from retold.align.grouping import FRAGMENT, Grouping
from retold.align.utterances import LEAST_WORDS, Utterance, spoken_words
from retold.model.marks import Attribution
from retold.model.span import Span
from retold.model.story import Story


def cut_parts(story: Story, units: Sequence[Utterance], grouping: Grouping) -> Story:
    """Cut content parts of quotations at the edges of what is a quotation of its own elsewhere.

    A part of several sentences is cut between two of them where both sides stand elsewhere without what lies between:
    “A. B.” in one article, “A,” she said. “B.” in another. A quotation of which only the beginning, or only the end, is
    printed elsewhere stays whole: there it was shortened. A sentence that holds several pieces printed apart is cut at
    their edges. Terms of a few words cut nothing. Ids of attributions stay; the story itself comes back where nothing is cut.
    """
    cuts: dict[tuple[str, int], set[int]] = defaultdict(set)
    text = {d.id: d.text for d in story.documents}
    for key, at in (*_between(units, grouping), *_within(units, grouping, text)):
        cuts[key].add(at)
    if not cuts:
        return story
    return replace(story, attributions=tuple(_cut(a, text[a.doc], cuts) for a in story.attributions))


def _between(units: Sequence[Utterance], grouping: Grouping) -> Iterator[tuple[tuple[str, int], int]]:
    """Cuts between sentences: the part, and the character behind the last word before the cut."""
    numbers = grouping.numbers
    before, behind = _contexts(units, numbers)
    for _, group in groupby(range(len(units)), key=lambda k: units[k].attribution.id):
        own = list(group)
        follows = [_next(units, numbers, k, 1) for k in own]
        leads = [_next(units, numbers, k, -1) for k in own]
        ends = [n for n, k in enumerate(own) if behind[numbers[k]] - {follows[n]}]
        starts = [n for n, k in enumerate(own) if before[numbers[k]] - {leads[n]}]
        if not ends or not starts:
            continue
        for n, (k, after) in enumerate(pairwise(own)):
            edge = n in ends or n + 1 in starts
            if edge and units[k].key == units[after].key and ends[0] <= n < starts[-1]:
                yield units[k].key, units[k].span.end


def _contexts(units: Sequence[Utterance], numbers: Sequence[int]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For each quotation (by number) the quotations that stand before and behind it in the parts it is printed in, -1 for none."""
    before: dict[int, set[int]] = defaultdict(set)
    behind: dict[int, set[int]] = defaultdict(set)
    for k, u in enumerate(units):
        if len(u.words) >= FRAGMENT:
            before[numbers[k]].add(_next(units, numbers, k, -1))
            behind[numbers[k]].add(_next(units, numbers, k, 1))
    return before, behind


def _next(units: Sequence[Utterance], numbers: Sequence[int], k: int, step: int) -> int:
    n = k + step
    return numbers[n] if 0 <= n < len(units) and units[n].key == units[k].key else -1


def _within(units: Sequence[Utterance], grouping: Grouping, text: dict[str, str]) -> Iterator[tuple[tuple[str, int], int]]:
    """Cuts inside sentences that hold several pieces; what is too short to stand alone stays with the words before it."""
    for k, edges in grouping.edges.items():
        u = units[k]
        words = list(spoken_words(text[u.doc], u.span.start, u.span.end))
        last = 0
        for edge in sorted(edges):
            if edge - last >= LEAST_WORDS and len(words) - edge >= LEAST_WORDS:
                yield u.key, words[edge - 1][2]
                last = edge


def _cut(attribution: Attribution, text: str, cuts: dict[tuple[str, int], set[int]]) -> Attribution:
    content: list[Span] = []
    for part, span in enumerate(attribution.content):
        content += _pieces(span, text, cuts.get((attribution.id, part), ()))
    return attribution if len(content) == len(attribution.content) else replace(attribution, content=tuple(content))


def _pieces(span: Span, text: str, cuts: Iterable[int]) -> Iterator[Span]:
    """A part cut at the first space behind each place, so that marks stay with their words."""
    start = span.start
    for cut in sorted(cuts):
        end = cut
        while end < span.end and not text[end].isspace() and not text[end].isalnum():
            end += 1
        after = end
        while after < span.end and text[after].isspace():
            after += 1
        if start < end and after < span.end:
            yield Span(span.doc, start, end)
            start = after
    yield Span(span.doc, start, span.end)
