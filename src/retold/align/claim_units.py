"""The clauses of a story that can carry a claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from retold.align.claim_clauses import FEWEST_KEYS, Clause, Parse
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
    """All units in document order: at most two for each verb, so linear in the text."""
    role_of = roles_of(story)
    values, frames = Values(story), Frames(story)
    out: list[Unit] = []
    for number, sentence in enumerate(story.sentences):
        if not sentence.tokens:
            continue
        role = role_of(sentence.span)
        seen: set[Span] = set()
        parse = Parse(sentence.tokens)
        context = frozenset(k for k in parse.keys if k is not None)
        frame = frames.words(sentence)
        for c in parse.clauses():
            if role not in TITLE_ROLES and (len(c.keys) < FEWEST_KEYS or not _told(sentence, c)):
                continue
            if all(parse.keys[i] is None or i in frame for i in range(c.first, c.last + 1)):
                continue
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
