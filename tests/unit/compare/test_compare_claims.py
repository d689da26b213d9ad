from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.claims import compare_claims
from retold.model.claims import Claim, ClaimKind, ClaimOrigin, Mention, OriginKind, OriginStep, Stance, StepKind
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import story


def told_by(count: int, *origins: ClaimOrigin) -> Story:
    s = story(*(f"Head\n\nThe ferry sank off Ulm on day {i}." for i in range(count)))
    named = {i: o.name for o in origins if o.kind is not OriginKind.UNATTRIBUTED and o.node is None for i in o.mentions}
    mentions = tuple(
        Mention(span=Span(d.id, 6, len(d.text)), stance=Stance.ASSERTS, source=named.get(i)) for i, d in enumerate(s.documents)
    )
    claim = Claim(id="c1", text="The ferry sank.", kind=ClaimKind.EVENT, mentions=mentions, origins=origins)
    return compare_claims(replace(s, claims=(claim,)))


def origin(name: str, *mentions: int, kind: OriginKind = OriginKind.UNSEEN) -> ClaimOrigin:
    return ClaimOrigin(name=name, kind=kind, mentions=mentions)


def test_three_articles_one_origin() -> None:
    (f,) = told_by(3, origin("Ann Lee", 0, 1, 2)).findings
    assert f.code == "F401"
    assert "Ann Lee" in f.text
    assert len(f.evidence) == 3


def test_that_an_origin_tells_something_comes_down_to_it_of_course() -> None:
    assert told_by(3, origin("the Ferry", 0, 1, 2)).findings == ()


def test_two_origins() -> None:
    (f,) = told_by(3, origin("Ann Lee", 0, 1), origin("Reuters", 2)).findings
    assert f.code == "F402"


@pytest.mark.parametrize(
    "other",
    [
        origin("the company", 2),
        origin("officials", 2),
        origin("unnamed media reports", 2),
        ClaimOrigin(name="Norhaven News Agency original", kind=OriginKind.UNSEEN, mentions=(2,), node="n0"),
    ],
)
def test_what_has_no_name_or_credits_nobody_is_not_known_to_be_independent(other: ClaimOrigin) -> None:
    assert told_by(3, origin("Ann Lee", 0, 1), other).findings == ()


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ("Harbour Department", "Bureau of Harbour Statistics", []),
        ("the Norhaven harbour ministry", "the harbour ministry in Selda", []),
        ("Harbour Department", "Police Department", ["F402"]),
    ],
)
def test_a_body_and_its_parent_are_one(one: str, other: str, codes: list[str]) -> None:
    assert [f.code for f in told_by(3, origin(one, 0, 1), origin(other, 2)).findings] == codes


def test_what_an_outlet_tells_rests_on_whom_it_asked() -> None:
    s = told_by(3, origin("Ann Lee", 0, 1), origin("The Star", 2))
    (d, *others) = s.documents
    known = replace(s, documents=(replace(d, outlet="The Star"), *others), findings=())
    assert [f.code for f in compare_claims(s).findings] == ["F402"] * 2
    assert compare_claims(known).findings == ()


def test_who_stands_beside_the_words_of_another_may_be_quoted_by_them(annotated: Callable[..., Story]) -> None:
    told = "One\n\nThe gate of the old pier broke at noon, {}."
    ends = ("Ann Lee said", "Ben Marlow said", "Ben Marlow said")

    def codes(*ends: str) -> list[str]:
        s = annotated(*(told.format(e) for e in ends))
        mentions = tuple(
            Mention(span=Span(d.id, 5, 5 + len("The gate of the old pier broke at noon")), stance=Stance.ATTRIBUTED, source=who)
            for d, who in zip(s.documents, ("Ann Lee", "Ben Marlow", "Ben Marlow"), strict=True)
        )
        claim = Claim(id="c1", text="The gate broke.", kind=ClaimKind.EVENT, mentions=mentions)
        claim = replace(claim, origins=(origin("Ann Lee", 0), origin("Ben Marlow", 1, 2)))
        return [f.code for f in compare_claims(replace(s, claims=(claim,), findings=())).findings]

    assert codes(*ends) == ["F402"]
    assert codes("Ann Lee said, whom Marlow had told", *ends[1:]) == []


def test_one_origin_must_be_shown_for_most_articles() -> None:
    names, inferred = (OriginStep(kind=k, says="in whatever words") for k in (StepKind.NAMED, StepKind.CREDITED_ELSEWHERE))
    assert told_by(3, replace(origin("the Echo", 0, 1, 2), steps=(names, inferred, inferred))).findings == ()
    (f,) = told_by(3, replace(origin("the Echo", 0, 1, 2), steps=(names, names, inferred))).findings
    assert f.code == "F401"


def test_an_origin_is_credited_where_a_step_of_some_article_names_it() -> None:
    def told(kind: StepKind) -> tuple[str, ...]:
        other = replace(origin("Reuters", 2), steps=(OriginStep(kind=kind, says="3 credits nobody"),))
        return tuple(f.code for f in told_by(3, origin("Ann Lee", 0, 1), other).findings)

    assert told(StepKind.NAMED) == ("F402",)
    assert told(StepKind.TAKEN) == ()


def test_nobody() -> None:
    (f,) = told_by(3, origin("unattributed", 0, 1, 2, kind=OriginKind.UNATTRIBUTED)).findings
    assert f.code == "F203"


def test_two_articles_are_no_news() -> None:
    assert told_by(2, origin("Ann Lee", 0, 1)).findings == ()


def test_articles_that_give_different_figures_do_not_tell_one_thing() -> None:
    s = told_by(3, origin("Ann Lee", 0, 1), origin("Reuters", 2))
    (claim,) = s.claims

    def told(*values: str) -> Story:
        mentions = tuple(replace(m, value=v) for m, v in zip(claim.mentions, values, strict=True))
        counted = replace(claim, kind=ClaimKind.NUMBER, mentions=mentions)
        return compare_claims(replace(s, claims=(counted,), findings=()))

    assert told("7 killed", "7 killed", "9 killed").findings == ()
    assert [f.code for f in told("7 killed", ">=7 killed", "7 killed").findings] == ["F402"]
