from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.model.claims import (
    Claim,
    ClaimKind,
    ClaimOrigin,
    Conflict,
    ConflictKind,
    HeadlineCheck,
    LabelSet,
    Mention,
    OriginKind,
    Stance,
    Strength,
    Support,
    TimelineEntry,
)
from retold.model.document import Region, Role
from retold.model.errors import ModelError
from retold.model.finding import Evidence, Finding
from retold.model.invariants import check
from retold.model.links import Difference, Passage, QuoteMatch, QuoteMember
from retold.model.marks import Attribution, Certainty, Form, Hedge, Sentence
from retold.model.span import Span
from retold.model.story import Story
from retold.model.voices import Statement, Voice, VoiceKind
from retold.testing import story

S = story("Goat saved\n\nA goat was saved.", "Goat lives\n\nThe goat lives.")
A, B = (d.id for d in S.documents)
IN, OUT = Span(A, 0, 4), Span(A, 0, 999)


def claim(origin: ClaimOrigin) -> Claim:
    mention = Mention(span=IN, stance=Stance.ASSERTS)
    return Claim(id="c", text="A goat was saved.", kind=ClaimKind.EVENT, mentions=(mention,), origins=(origin,))


def quote(part: int) -> Story:
    a = Attribution(id="q", form=Form.DIRECT, content=(IN,))
    member = QuoteMember(attribution="q", part=part, span=IN)
    match = QuoteMatch(id="m", speaker=None, members=(member,), difference=Difference.NONE)
    return replace(S, attributions=(a,), quote_matches=(match,))


BROKEN: dict[str, Callable[[], Story]] = {
    "two documents with one id": lambda: replace(S, documents=(S.documents[0], S.documents[0])),
    "overlapping regions": lambda: replace(S, regions=(*S.regions, Region(span=IN, role=Role.BODY))),
    "a sentence outside": lambda: replace(S, sentences=(Sentence(span=OUT),)),
    "a span of no document": lambda: replace(S, sentences=(Sentence(span=Span("gone", 0, 1)),)),
    "a hedge's scope outside": lambda: replace(S, hedges=(Hedge(span=IN, scope=OUT, certainty=Certainty.HEDGED),)),
    "content outside": lambda: replace(S, attributions=(Attribution(id="q", form=Form.DIRECT, content=(OUT,)),)),
    "a passage outside": lambda: replace(S, passages=(Passage(id="p", a=OUT, b=Span(B, 0, 4), words=1, score=1.0),)),
    "a quote match of no part": lambda: quote(7),
    "headline evidence outside": lambda: replace(S, headlines=(HeadlineCheck(span=IN, supported=Support.NO, evidence=(OUT,)),)),
    "missing words outside": lambda: replace(S, headlines=(HeadlineCheck(span=IN, supported=Support.NO, missing=(OUT,)),)),
    "a label outside": lambda: replace(S, labels=(LabelSet(id="l", referent="goat", words=(OUT,)),)),
    "a time outside": lambda: replace(S, timeline=(TimelineEntry(id="t", when="2018", what="saved", mentions=(OUT,)),)),
    "a silence outside": lambda: replace(S, voices=(Voice(id="v", name="Ann Lee", kind=VoiceKind.NAMED, silent=(OUT,)),)),
    "a statement of no attribution": lambda: replace(
        S,
        voices=(
            Voice(
                id="v",
                name="Ann Lee",
                kind=VoiceKind.NAMED,
                statements=(Statement(span=IN, form=Form.DIRECT, attribution="gone"),),
            ),
        ),
    ),
    "a time of no conflict": lambda: replace(
        S, timeline=(TimelineEntry(id="t", when="2018", what="saved", mentions=(IN,), conflicts=("gone",)),)
    ),
    "evidence outside": lambda: replace(
        S,
        findings=(Finding(code="F801", values={"article": "a", "what": "b"}, confidence=1, evidence=(Evidence(OUT, "x"),)),),
    ),
    "an origin's mention that is none": lambda: replace(
        S, claims=(claim(ClaimOrigin(name="x", kind=OriginKind.UNSEEN, mentions=(3,))),)
    ),
    "an origin's node that is none": lambda: replace(
        S, claims=(claim(ClaimOrigin(name="x", kind=OriginKind.SEEN, mentions=(0,), node="gone")),)
    ),
    "a conflict of no claim": lambda: replace(
        S, conflicts=(Conflict(id="k", claim="gone", kind=ConflictKind.DATE, strength=Strength.TENSION, members=()),)
    ),
}


def test_a_whole_story_passes_unchanged() -> None:
    assert check(S) is S
    assert check(quote(0)).quote_matches


@pytest.mark.parametrize("promise", BROKEN)
def test_each_broken_promise_is_caught(promise: str) -> None:
    with pytest.raises(ModelError):
        check(BROKEN[promise]())


def test_a_passage_joins_two_documents() -> None:
    with pytest.raises(ModelError):
        Passage(id="p", a=IN, b=Span(A, 5, 9), words=1, score=1.0)


def test_an_attribution_has_content_in_one_document() -> None:
    with pytest.raises(ModelError):
        Attribution(id="q", form=Form.DIRECT, content=())
    with pytest.raises(ModelError):
        Attribution(id="q", form=Form.DIRECT, content=(IN,), source=Span(B, 0, 4))
