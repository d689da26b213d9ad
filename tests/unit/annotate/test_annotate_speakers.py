from __future__ import annotations

import pytest

from retold.annotate.attributions import add_attributions
from retold.annotate.names import add_names
from retold.annotate.sentences import add_sentences
from retold.annotate.speakers import resolve_speakers
from retold.annotate.tagger import add_tagged
from retold.model.story import Story
from retold.testing import document, story


def told(body: str) -> Story:
    s = add_names(add_sentences(story(document(f"News of the day\n{body}"))))
    return resolve_speakers(add_attributions(add_tagged(s)))


def speaker(body: str, source: str) -> str | None:
    s = told(body)
    found = [a for a in s.attributions if a.source is not None and s.text(a.source) == source]
    assert found, [(s.text(a.source) if a.source else None, a.speaker) for a in s.attributions]
    return found[-1].speaker


@pytest.mark.parametrize(
    ("body", "source", "name"),
    [
        ("Harold Benson visited the docks. “We waited for hours,” Benson said.", "Benson", "Harold Benson"),
        ("“We waited for hours,” said spokesman Harold Benson.", "spokesman Harold Benson", "Harold Benson"),
        ("“We waited,” said Harold Benson, head of the guild.", "Harold Benson, head of the guild", "Harold Benson"),
        ("Mayor Harold Benson came late. The mayor said that the docks were closed.", "The mayor", "Harold Benson"),
        ("The mayor of Selda, Ann Lee, said that the docks were closed.", "The mayor of Selda, Ann Lee", "Ann Lee"),
        ("The head of the guild, Harold Benson, said that it rained.", "The head of the guild, Harold Benson", "Harold Benson"),
        ("Harold Benson said that the docks were closed. He said that it rained.", "He", "Harold Benson"),
        ("The guild handed a resignation letter to the city. “We waited for hours,” the letter says.", "the letter", "resignation letter"),
    ],
)  # fmt: skip
def test_sources_are_told_by_name_role_pronoun_or_document(body: str, source: str, name: str) -> None:
    assert speaker(body, source) == name


def test_a_pronoun_does_not_take_the_other_sex() -> None:
    body = "Mr. Harold Benson and Mrs. Clara Dunn met. Mrs. Dunn left early. Mr. Benson stayed. She said that it rained."
    assert "Benson" not in (speaker(body, "She") or "")


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("“We waited for hours,” said a man in a green coat.", "a man in a green coat"),
        ("The spokesman said that the docks were closed.", "The spokesman"),
        ("He said that the docks were closed.", "He"),
        ("Officials said that the docks were closed.", "Officials"),
    ],
)
def test_who_is_not_told_stays_unresolved(body: str, source: str) -> None:
    assert speaker(body, source) is None


def test_a_pronoun_after_a_speaker_without_a_name_names_nobody() -> None:
    body = "Hanne Voss wrote a letter. A former engineer said that the part was old. He said that it rained."
    assert speaker(body, "He") is None


def test_a_surname_is_its_bearer_where_the_tagger_sees_no_name() -> None:
    body = "The union’s secretary, Hanne Voss, wrote it. Voss said that nobody at the company had answered the letter."
    assert speaker(body, "Voss") == "Hanne Voss"


def test_two_of_one_role_stay_unresolved() -> None:
    body = "Senator Harold Benson and Senator Clara Dunn met. The senator said that it rained."
    assert speaker(body, "The senator") is None


@pytest.mark.parametrize(
    ("body", "source", "name"),
    [
        ("The newspaper Selda Post reported that the docks were closed.", "The newspaper Selda Post", "Selda Post"),
        ("The Korvo news agency reported that the docks were closed.", "The Korvo news agency", "Korvo"),
        ("The newspaper reported that the docks were closed.", "The newspaper", None),
    ],
)
def test_a_paper_speaks_under_its_name(body: str, source: str, name: str | None) -> None:
    assert speaker(body, source) == name


LEAD = "A Selda woman says the docks flooded her cellar twice."


def test_a_lead_s_stranger_is_the_person_whom_the_next_sentence_names() -> None:
    body = f"{LEAD}\nClara Dunn said the water came at night. She has moved to the hills."
    assert speaker(body, "A Selda woman") == "Clara Dunn"


@pytest.mark.parametrize(
    "body",
    [
        f"{LEAD}\nHarold Benson said the water came at night.",
        f"{LEAD}\nMayor Clara Dunn said the docks were closed.",
        f"{LEAD}\nIt rained. The tide rose. The gates stood open. The lamp went out. Clara Dunn said the water came at night.",
    ],
)
def test_a_lead_s_stranger_is_nobody_of_the_other_sex_in_office_or_further_down(body: str) -> None:
    assert speaker(body, "A Selda woman") is None
