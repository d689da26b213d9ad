"""The clauses of a story that can carry a claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retold.align.claim_clauses import FEWEST_KEYS, LONGEST, Clause, Parse
from retold.align.claim_frames import Frames
from retold.align.claim_slots import Values
from retold.lang.events_keys import class_key
from retold.model.claims import ClaimKind
from retold.model.document import TITLE_ROLES, Role
from retold.model.marks import Sentence
from retold.model.span import Span
from retold.model.story import Story


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause: where it stands, the keys of its words, those lent by what it hangs on, and its main happening.

    ``sentence`` numbers its sentence; ``verb`` is its verb's lemma; ``words`` its folded text, by which exact repeats
    are known; ``whole`` says that it has a subject of its own; ``counted`` are the keys of what its numbers count;
    ``subject`` is the place of a subject that it takes from the clause before it; ``complete`` says that its words read as a
    sentence of their own; ``context`` are the keys of the whole sentence.
    """

    span: Span
    sentence: int
    role: Role
    keys: frozenset[str]
    lent: frozenset[str]
    event: str | None
    verb: str
    negated: bool
    whole: bool
    words: str
    counted: frozenset[str]
    subject: Span | None
    complete: bool
    context: frozenset[str]


def units_of(story: Story) -> tuple[Unit, ...]:
    """All units in document order: at most two for each verb, so linear in the text.

    A sentence in which no clause is found, because its verb was not, is one unit.
    """
    role_of = roles_of(story)
    values, frames = Values(story), Frames(story)
    out: list[Unit] = []
    for number, sentence in enumerate(story.sentences):
        if not sentence.tokens:
            continue
        role, parse, frame = role_of(sentence.span), Parse(sentence.tokens), frames.words(sentence)
        context = frozenset(k for k in parse.keys if k is not None)
        seen: set[Span] = set()
        for c in [*_clauses(sentence, parse, role, frame)] or [*_sentence(sentence, parse, frame)]:
            span = Span(sentence.span.doc, sentence.tokens[c.first].start, sentence.tokens[c.last].end)
            if span in seen:
                continue
            seen.add(span)
            words = " ".join(story.text(span).casefold().split())
            subject = _place(sentence, c.subject)
            verb = sentence.tokens[c.head].lemma
            out.append(
                Unit(
                    span,
                    number,
                    role,
                    c.keys,
                    c.lent,
                    c.event,
                    verb,
                    c.negated,
                    c.whole,
                    words,
                    counted(values, span),
                    subject,
                    c.complete or (role in TITLE_ROLES and c.whole),
                    context,
                )
            )
    return tuple(out)


def _clauses(sentence: Sentence, parse: Parse, role: Role, frame: frozenset[int]) -> Iterator[Clause]:
    """The clauses that tell something of themselves; one with hardly a word that counts only where it reads as a sentence."""
    for c in parse.clauses():
        few = len(c.keys) < FEWEST_KEYS
        plain = c.whole and c.complete and c.last - c.first + 1 >= _PLAIN
        if role not in TITLE_ROLES and ((few and not plain) or not _told(sentence, c)):
            continue
        if any(parse.keys[i] is not None and i not in frame for i in range(c.first, c.last + 1)) or (
            few and plain and any(i not in frame for i in range(c.first, c.last + 1))
        ):
            yield c


def _sentence(sentence: Sentence, parse: Parse, frame: frozenset[int]) -> Iterator[Clause]:
    """A whole sentence as a clause: words enough, and a full stop, which names, signatures and lists lack."""
    keys = frozenset(k for i, k in enumerate(parse.keys) if k is not None and i not in frame)
    words = [i for i, t in enumerate(sentence.tokens) if t.pos not in {"PUNCT", "SPACE", "SYM"}]
    if len(keys) < _SENTENCE_KEYS or not _LOWER <= len(words) <= LONGEST or sentence.tokens[words[-1]].pos == "NUM":
        return
    if not any(set(t.text) <= _STOPS for t in sentence.tokens[words[-1] + 1 :]):
        return
    root = next((i for i, t in enumerate(sentence.tokens) if t.head == i), words[0])
    yield Clause(
        words[0],
        words[-1],
        root,
        keys,
        frozenset(),
        parse.keys[root],
        negated=False,
        whole=True,
        subject=None,
        complete=True,
    )


_PLAIN = 4
"""Words with which a clause without two words that count reads as a sentence (``it would be safe``); only copies of it are known again."""
_SENTENCE_KEYS = 3
_LOWER = 6
"""Words of a sentence in which no verb was found that still is one."""
_STOPS = frozenset(".!?")


def is_plain(unit: Unit) -> bool:
    """Whether a clause has too few words that count to be known again in other words."""
    return len(unit.keys) < FEWEST_KEYS and unit.role not in TITLE_ROLES


def _told(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause has a verb: a name or a signature on a line of its own tells nothing."""
    return any(t.pos in {"VERB", "AUX"} for t in sentence.tokens[clause.first : clause.last + 1])


def _place(sentence: Sentence, words: tuple[int, int] | None) -> Span | None:
    return None if words is None else Span(sentence.span.doc, sentence.tokens[words[0]].start, sentence.tokens[words[1]].end)


def counted(values: Values, span: Span) -> frozenset[str]:
    """The keys of what numbers in ``span`` count."""
    units = (v.slot[1] for v in values.within(span) if v.slot[0] is ClaimKind.NUMBER)
    return frozenset(class_key(u) for u in units if u)


def roles_of(story: Story) -> Callable[[Span], Role]:
    """A function that gives the role of the region a span stands in; body text where there is none."""
    regions = sorted(story.regions, key=lambda r: r.span)
    starts = [(r.span.doc, r.span.start) for r in regions]

    def role(span: Span) -> Role:
        i = bisect_right(starts, (span.doc, span.start)) - 1
        return regions[i].role if i >= 0 and regions[i].span.contains(span) else Role.BODY

    return role
