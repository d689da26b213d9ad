"""The clauses of a story that can carry a claim.

A unit is the shortest clause with a verb of its own and enough content; ``Freed said that …`` gives what was said, not
the frame around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from retold.align.claim_words import token_keys
from retold.lang import events
from retold.model.document import Role
from retold.model.marks import Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

LONGEST = 60
"""Words of a unit; the contract allows no mention over 80."""
_FEWEST_KEYS = 3
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "csubj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_TRAILING = frozenset({"CCONJ", "ADP", "SCONJ", "PART", "DET"})
_ANTECEDENT = frozenset({"relcl", "acl"})
_EDGES = frozenset(" ,;:–—-.\"'“”‘’()[]…")
_OPENERS = frozenset(
    {"and", "but", "or", "that", "because", "while", "after", "before", "as", "when", "if", "so", "although", "since"}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause: where it stands, the keys of its words, of its participants, its main happening, and whether it is negated.

    ``sentence`` numbers its sentence; ``words`` is its folded text, by which exact repeats are known.
    """

    span: Span
    sentence: int
    role: Role
    keys: frozenset[str]
    lent: frozenset[str]
    head: str | None
    verb: str
    negated: bool
    words: str


def units_of(story: Story) -> tuple[Unit, ...]:
    """All units in document order; at most one per verb, so linear in the text."""
    roles = _roles(story)
    out: list[Unit] = []
    for number, sentence in enumerate(story.sentences):
        if sentence.tokens:
            out += _sentence_units(story, number, sentence, roles(sentence.span))
    return tuple(out)


def _roles(story: Story):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a closure over a sorted list
    regions = sorted(story.regions, key=lambda r: r.span)
    starts = [(r.span.doc, r.span.start) for r in regions]

    def role(span: Span) -> Role:
        i = bisect_right(starts, (span.doc, span.start)) - 1
        return regions[i].role if i >= 0 and regions[i].span.contains(span) else Role.BODY

    return role


def _sentence_units(story: Story, number: int, sentence: Sentence, role: Role) -> Iterator[Unit]:
    tokens = sentence.tokens
    keys = token_keys(tokens)
    owner = _owners(tokens, keys)
    clauses: dict[int, list[int]] = {}
    for i, head in enumerate(owner):
        clauses.setdefault(head, []).append(i)
    for head, members in clauses.items():
        if _is_frame(tokens, keys, head, members):
            continue
        first, last = _hull(tokens, members, head)
        span = Span(sentence.span.doc, tokens[first].start, tokens[last].end)
        found = frozenset(k for i in members if first <= i <= last and (k := keys[i]) is not None)
        if len(found) < _FEWEST_KEYS and role not in {Role.HEADLINE, Role.DECK}:
            continue
        yield Unit(
            span=span,
            sentence=number,
            role=role,
            keys=found,
            lent=_antecedent(tokens, keys, head) - found,
            head=_main(tokens, keys, head),
            verb=tokens[head].lemma,
            negated=_negated(tokens, head),
            words=" ".join(story.text(span).casefold().split()),
        )


def _owners(tokens: tuple[Token, ...], keys: tuple[str | None, ...]) -> list[int]:
    """For every token the verb whose clause it is in; clauses with too little content fall to the clause above."""
    subjects = {t.head for t in tokens if t.dep in _SUBJECTS}
    heads = {
        i
        for i, t in enumerate(tokens)
        if t.head == i or (t.dep in _CLAUSES and t.pos in {"VERB", "AUX"} and (i in subjects or t.dep == "conj"))
    }
    weight = dict.fromkeys(heads, 0)
    owner = [_owner(tokens, i, heads) for i in range(len(tokens))]
    for i, h in enumerate(owner):
        weight[h] += keys[i] is not None
    rich = {h for h in heads if weight[h] >= _FEWEST_KEYS or tokens[h].head == h}
    return owner if rich == heads else [_owner(tokens, i, rich) for i in range(len(tokens))]


def _owner(tokens: tuple[Token, ...], i: int, heads: set[int]) -> int:
    for _ in range(len(tokens)):
        if i in heads or tokens[i].head == i:
            break
        i = tokens[i].head
    return i


def _is_frame(tokens: tuple[Token, ...], keys: tuple[str | None, ...], head: int, members: list[int]) -> bool:
    """Whether a clause only says who says the clause below it."""
    if tokens[head].lemma not in events.REPORTING:
        return False
    below = any(t.head == head and t.dep in {"ccomp", "parataxis"} and i != head for i, t in enumerate(tokens))
    return below or sum(keys[i] is not None for i in members) < _FEWEST_KEYS


def _hull(tokens: tuple[Token, ...], members: list[int], head: int) -> tuple[int, int]:
    """The first and last word of the clause around its verb, without opening conjunctions and edge punctuation."""
    run = _run(members, head)
    first, last = run[0], run[-1]
    if last - first >= LONGEST:
        first = max(first, head - LONGEST // 2)
        last = min(last, first + LONGEST - 1)
    while first < last and (tokens[first].text.lower() in _OPENERS or set(tokens[first].text) <= _EDGES):
        first += 1
    while last > first and (set(tokens[last].text) <= _EDGES or (tokens[last].pos in _TRAILING and tokens[last].dep != "prt")):
        last -= 1
    return first, last


def _run(members: list[int], head: int) -> list[int]:
    """Members of the clause; where a long clause stands inside it, only the side with the verb."""
    at = bisect_left(members, head)
    low = high = min(at, len(members) - 1)
    while low > 0 and members[low] - members[low - 1] <= _GAP:
        low -= 1
    while high + 1 < len(members) and members[high + 1] - members[high] <= _GAP:
        high += 1
    return members[low : high + 1]


_GAP = 12
"""Words of another clause that a unit may hold inside itself."""


def _antecedent(tokens: tuple[Token, ...], keys: tuple[str | None, ...], head: int) -> frozenset[str]:
    """Keys lent to a clause by what it hangs on: the noun before ``who were …`` and its modifiers, a shared subject."""
    t = tokens[head]
    if t.dep in _ANTECEDENT:
        near = [
            t.head,
            *(i for i, m in enumerate(tokens) if m.head == t.head and m.dep in {"compound", "amod", "nummod", "poss"}),
        ]
        return frozenset(k for i in near if (k := keys[i]) is not None)
    if t.dep in {"conj", "advcl", "xcomp"} and not any(m.head == head and m.dep.startswith("nsubj") for m in tokens):
        subjects = [i for i, m in enumerate(tokens) if m.head == t.head and m.dep.startswith("nsubj")]
        return frozenset(k for i in subjects if (k := keys[i]) is not None)
    return frozenset()


def _main(tokens: tuple[Token, ...], keys: tuple[str | None, ...], head: int) -> str | None:
    """The key of the clause's happening: its verb, or what a light verb governs (``wrote a letter``: letter)."""
    if keys[head] is not None:
        return keys[head]
    below = [i for i, t in enumerate(tokens) if t.head == head and t.dep in {"dobj", "attr", "acomp", "xcomp", "nsubjpass"}]
    return next((k for i in below if (k := keys[i]) is not None), None)


def _negated(tokens: tuple[Token, ...], head: int) -> bool:
    return any(t.head == head and t.dep == "neg" for t in tokens)
