"""Who is credited, who denies, whose words are quoted and who acts: pairs that look alike and are two things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold.compare.conflict_pairs import Pairs
from retold.compare.conflict_slots import Slots
from retold.compare.conflict_stance import stance_conflicts
from retold.compare.conflict_voice import Voices
from retold.compare.conflicts import find_conflicts
from retold.compare.tellings import Tellings
from retold.model.claims import Claim, ClaimKind, ConflictKind, Mention, Stance
from retold.model.document import display_names
from retold.model.story import Story
from retold.testing import find

Annotate = Callable[..., Story]


def of_claim(annotated: Annotate, told: str, said: str, words: str, stance: Stance) -> set[ConflictKind]:
    """Conflicts of a claim that one article tells in its own voice and another gives to somebody in ``words`` of a sentence."""
    story = annotated(f"One\n\n{told}.", f"Two\n\n{said}.")
    place = find(story.documents[1], words)
    by = next(a for a in story.attributions if any(c.overlaps(place) for c in a.content))
    assert by.source is not None
    mentions = (
        Mention(span=find(story.documents[0], told), stance=Stance.ASSERTS),
        Mention(span=place, stance=stance, source=story.text(by.source), attribution=by.id),
    )
    story = replace(story, claims=(Claim(id="c1", text=told, kind=ClaimKind.EVENT, mentions=mentions),))
    voices = Voices(story)
    slots = Slots(story, voices)
    found = stance_conflicts(Pairs(Tellings(story, voices), slots), story.claims[0], display_names(story.documents))
    return {k.kind for k in found}


CLOSED = "the guards closed the northern gate of the harbour"
EARLY = "Early that day the guards closed the northern gate of the old harbour"


@pytest.mark.parametrize(
    ("told", "said", "denied"),
    [
        (EARLY, f"The council denied that {CLOSED}", True),
        (EARLY, f"The council rejected the plan that {CLOSED}", False),
        (EARLY, f"The council did not allege that {CLOSED}", False),
        (EARLY.replace("closed", "never closed"), f"The council denied that {CLOSED}", False),
        (CLOSED.capitalize(), f"The council denied that {CLOSED}", True),
    ],
)
def test_what_is_a_denial_of_a_claim(annotated: Annotate, told: str, said: str, denied: bool) -> None:  # noqa: FBT001 - parametrised
    assert (ConflictKind.POLARITY in of_claim(annotated, told, said, CLOSED, Stance.DENIED)) is denied


KEYS = "keys of the northern harbour gate"


@pytest.mark.parametrize(
    ("told", "words", "apart"),
    [
        (f"The guards lost the {KEYS}", f"she lost the {KEYS}", True),
        (f"The guards lost the {KEYS}", f"she found the {KEYS}", False),
        (f"The guards lost 31 {KEYS}", f"she missed 31 {KEYS}", True),
        (f"The guards will lose the {KEYS}", f"she lost the {KEYS}", False),
        (f"The mayor called her a patriot of the {KEYS}", f"the mayor called her a patriot of the {KEYS}", True),
        (f"The mayor called her “a patriot of the {KEYS}”", f"the mayor called her a patriot of the {KEYS}", False),
    ],
)
def test_words_in_common_may_tell_another_act(annotated: Annotate, told: str, words: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    found = of_claim(annotated, told, f"Ann Lee said that {words}", words, Stance.ATTRIBUTED)
    assert (ConflictKind.ATTRIBUTION in found) is apart


def found(annotated: Annotate, kind: ConflictKind, *texts: str) -> bool:
    story = annotated(*(f"Harbour {i}\n\n{t}" for i, t in enumerate(texts)))
    return any(k.kind is kind for k in find_conflicts(story).conflicts)


def said(words: str) -> str:
    return f"“We told the council that a harbour of {words} is what the people of this town have always wanted,” Ann Lee said."


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (("The old pier was “quiet beauty and peace” in stone.", said("quiet beauty and peace")), True),
        (("The old pier was “quiet beauty” in stone.", said("quiet beauty and peace")), False),
        (("The clerks were “locked in the cellar” for hours.", said("clerks locked in the cellar")), True),
        (("The clerks were “locked in” for hours.", said("clerks locked in the cellar")), True),
        (("The clerks “stone-walled” in Norhaven.", said("clerks who stone-walled")), False),
    ],
)
def test_a_term_of_two_words_is_nobodys(annotated: Annotate, texts: tuple[str, ...], apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert found(annotated, ConflictKind.ATTRIBUTION, *texts) is apart


def test_a_term_that_is_used_without_quotation_marks_is_nobodys(annotated: Annotate) -> None:
    texts = ("The old pier was “quiet beauty and peace” in stone.", said("quiet beauty and peace"))
    assert not found(annotated, ConflictKind.ATTRIBUTION, *texts, "The quiet beauty and peace is known to all.")
    told = ("The clerks were “locked in the cellar” for hours.", said("clerks locked in the cellar"))
    assert found(annotated, ConflictKind.ATTRIBUTION, *told, "The guards were locked in the cellar.")


@pytest.mark.parametrize(
    ("part", "whole", "apart"),
    [
        ("The widow of Tom Quill sued the town.", "Tom Quill sued the town.", True),
        ("The widow of Tom Quill was sued by the town.", "Tom Quill sued the town.", False),
        ("The widow of Tom Quill sued the town in Ulm.", "Tom Quill sued the baker in Ulm.", False),
        ("The Lindholm union sued the city over the gate.", "Lindholm sued the city over the gate.", True),
        ("The Selda Dockers union sued the city over the gate.", "Dockers sued the city over the gate.", False),
        ("The Harbour union sued the city over the gate.", "The harbour sued the city over the gate.", False),
        ("The lawyer of Ben Marlow sued the town.", "Ben Marlow sued the town.", True),
        ("The lawyer and Ben Marlow sued the town.", "Ben Marlow sued the town.", False),
        ("“We sued the town yesterday,” said the lawyer of Quill.", "Quill sued the town of Ulm yesterday.", True),
        ("“We will sue soon,” said the lawyer of Quill.", "Quill sued the town of Ulm yesterday.", False),
    ],
)
def test_whose_act_it_is(annotated: Annotate, part: str, whole: str, apart: bool) -> None:  # noqa: FBT001 - parametrised
    assert found(annotated, ConflictKind.ACTOR, part, whole) is apart
