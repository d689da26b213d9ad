"""Sentences of a quotation that one article prints as if they followed each other, where another has more between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise, product

from retold.compare.prose import excerpt, joined
from retold.model.finding import Evidence, Finding
from retold.model.links import QuoteMatch, QuoteMember
from retold.model.marks import Attribution, Form
from retold.model.story import Story
from retold.model.words import count_words

QUOTED = 8
"""Words of each sentence shown."""
BETWEEN = 8
"""Quoted words at least that must be left out between two sentences."""
Parts = dict[tuple[str, int], list[QuoteMatch]]
"""The matches that each content part (of an attribution, by number) is a member of."""
Pair = tuple[QuoteMember, QuoteMember]
_QUOTES = "“”\"‘’' \u00a0,.[]"


def speaker_of(match: QuoteMatch) -> str:
    """Whose words a match is, to be read in a sentence: ``Ann Lee``, ``the joint letter``, ``a speaker not named``."""
    if match.speaker is None:
        return "a speaker not named"
    return f"the {match.speaker}" if match.speaker[0].islower() else match.speaker


def spliced_quotes(story: Story, names: dict[str, str]) -> list[Finding]:
    """F301 for two quotations that stand side by side in some articles and apart, in one statement, in another.

    What stands between them there must be quoted, and in none of the articles that leave it out.
    """
    said = {a.id: a for a in story.attributions}
    of_part: Parts = defaultdict(list)
    for match in story.quote_matches:
        for m in match.members:
            of_part[m.attribution, m.part].append(match)
    findings: list[Finding] = []
    for one, other, pairs in _together(story, of_part):
        docs = {m.span.doc for m, _ in pairs}
        for a, between in _apart(one, other, said):
            text = story.document(a.doc).text
            left_out = sum(count_words(text, a.content[k].start, a.content[k].end) for k in between)
            known = any(m.span.doc in docs for k in between for q in of_part[a.id, k] for m in q.members)
            if not known and left_out >= BETWEEN and a.doc not in docs:
                findings.append(_spliced(story, one, pairs, a, between, left_out, names))
                break
    return findings


def _together(story: Story, of_part: Parts) -> Iterator[tuple[QuoteMatch, QuoteMatch, list[Pair]]]:
    """Two matches with the members of them that stand side by side in a direct quotation."""
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    matches = {q.id: q for q in story.quote_matches}
    for a in story.attributions:
        for part in range(len(a.content) - 1 if a.form is Form.DIRECT else 0):
            for one, other in product(of_part[a.id, part], of_part[a.id, part + 1]):
                if one is not other:
                    found[one.id, other.id].append((_member(one, a, part), _member(other, a, part + 1)))
    for (first, second), pairs in found.items():
        yield matches[first], matches[second], pairs


def _member(match: QuoteMatch, a: Attribution, part: int) -> QuoteMember:
    return next(m for m in match.members if (m.attribution, m.part) == (a.id, part))


def _apart(one: QuoteMatch, other: QuoteMatch, said: dict[str, Attribution]) -> Iterator[tuple[Attribution, list[int]]]:
    """Direct quotations that hold both with other parts between them, and the numbers of those parts."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, match in enumerate((one, other)):
        for m in match.members:
            places[m.attribution].append((m.part, number))
    for attribution, parts in places.items():
        for (first, which), (last, then) in pairwise(sorted(parts)):
            if (which, then) == (0, 1) and last > first + 1 and said[attribution].form is Form.DIRECT:
                yield said[attribution], list(range(first + 1, last))


def _spliced(  # noqa: PLR0913, PLR0917 - two sides of one finding
    story: Story,
    match: QuoteMatch,
    pairs: list[Pair],
    a: Attribution,
    between: list[int],
    left_out: int,
    names: dict[str, str],
) -> Finding:
    beside = joined([n for d, n in names.items() if any(m.span.doc == d for m, _ in pairs)])
    first, second = (excerpt(story.text(m.span).strip(_QUOTES), QUOTED) for m in pairs[0])
    values = {
        "speaker": speaker_of(match),
        "quote": first,
        "difference": f"in {beside} it goes straight on with “{second}”, in {names[a.doc]} only after {left_out} more quoted words",
    }
    evidence = [Evidence(m.span, f"as {names[m.span.doc]} has it") for pair in pairs for m in pair]
    evidence += [Evidence(a.content[k], f"between them in {names[a.doc]}") for k in between]
    return Finding(code="F301", values=values, confidence=0.85, evidence=tuple(evidence))
