from __future__ import annotations

from dataclasses import replace

from retold.annotate.names import add_names
from retold.annotate.sentences import add_sentences
from retold.model.marks import Name, NameKind
from retold.testing import story


def names(text: str, headline: str = "A ferry sank") -> list[tuple[str, Name]]:
    told = add_names(add_sentences(story(f"{headline}\n{text}")))
    return [(told.text(n.span), n) for n in told.names]


def test_a_surname_resolves_to_the_fullest_form() -> None:
    found = names("Mayor Robert Smith closed the port. Smith said so on Monday.")
    assert [(w, n.kind, n.canonical) for w, n in found if "Smith" in w] == [
        ("Robert Smith", NameKind.PERSON, "Robert Smith"),
        ("Smith", NameKind.PERSON, "Robert Smith"),
    ]


def test_of_two_people_with_one_surname_the_last_named_is_meant() -> None:
    found = names("Anna Smith left early. Smith was tired. Robert Smith stayed. Smith was awake.")
    assert [n.canonical for w, n in found if w == "Smith"] == ["Anna Smith", "Robert Smith"]


def test_a_relative_does_not_take_a_surname_that_stood_there_before() -> None:
    found = names("Brandt sued the port. Her father, Ola Brandt, fishes. Brandt said so on Monday.")
    assert [n.canonical for w, n in found if w == "Brandt"] == ["Brandt", "Brandt"]
    found = names("Jo Miller sued the port. His wife, Ada Brandt, fishes. Brandt said so on Monday.")
    assert [n.canonical for w, n in found if w == "Brandt"] == ["Ada Brandt"]


def test_a_relative_may_have_a_title() -> None:
    found = names("Hilde Brandt sued the port. Her husband, former Mayor Olaf Brandt, fishes. Brandt said so on Monday.")
    assert [n.canonical for w, n in found if w == "Brandt"] == ["Hilde Brandt"]


def test_an_acronym_resolves_to_the_name_it_was_introduced_with() -> None:
    found = names("The National Harbor Authority (NHA) closed the port. The NHA gave no reason.")
    assert {n.canonical for w, n in found if w == "NHA"} <= {"National Harbor Authority"}


def test_an_acronym_is_no_person_with_like_letters() -> None:
    found = names("Kim Jong Un spoke in Seoul. The UN Security Council met. The UN said nothing.")
    assert all(n.canonical != "Kim Jong Un" for w, n in found if w == "UN")


def test_possessives_and_titles_stay_outside_the_span() -> None:
    found = dict(names("President Robert Smith's plan was read in Chicago."))
    assert "Robert Smith" in found
    assert found["Chicago"].kind is NameKind.PLACE


def test_words_of_an_organisation_make_it_one() -> None:
    found = dict(names("The Chicago Herald reported that Mary Jones had left the ship."))
    assert found["Chicago Herald"].kind is NameKind.ORG


def test_capitals_of_a_headline_alone_make_no_name() -> None:
    found = names("A boat went down near Boston.", headline="Angry Sailors Blame Sleepy Captain For Sunken Boat")
    assert [w for w, _ in found] == ["Boston"]


def test_one_form_has_one_kind() -> None:
    found = names("Smith spoke. Robert Smith left. Smith was tired, and Smith went home.")
    assert {n.kind for w, n in found if w == "Smith"} == {NameKind.PERSON}


def test_an_acronym_is_found_wherever_it_stands_once_it_is_introduced() -> None:
    text = "The Norwick Harbor Authority (NHA) met.\nSailors blame the NHA.\nNHA guards slept."
    assert [n.canonical for w, n in names(text) if w == "NHA"][-1] == "Norwick Harbor Authority"
    assert sum(w == "NHA" for w, _ in names(text)) >= 2


def test_a_given_name_takes_its_surname_along() -> None:
    found = names("Port Police Chief Harriet Marlow spoke on Monday.")
    assert ("Harriet Marlow", NameKind.PERSON) in [(w, n.kind) for w, n in found]


def test_what_takes_the_article_is_no_person() -> None:
    found = names("The Linnet left the port late. Crews of the Linnet were tired.")
    assert all(n.kind is not NameKind.PERSON for w, n in found if w == "Linnet")


def test_a_title_tells_which_of_two_people_of_one_surname() -> None:
    both = "Hannah Brandt said that she would stand. Oliver Brandt told reporters that he would not. "
    found = names(f"{both}Mrs. Brandt has a boat. Mr. Brandt has a horse. Mrs. Brandt won.")
    assert [n.canonical for w, n in found if w == "Brandt"] == ["Hannah Brandt", "Oliver Brandt", "Hannah Brandt"]


def test_the_one_of_the_headline_is_meant_by_a_lone_surname() -> None:
    told = add_names(
        add_sentences(story("Hilde Brandt to stand\n\nHilde Brandt stood up. Olaf Brandt sat down. Brandt spoke."))
    )
    headed = replace(told, documents=tuple(replace(d, title="Hilde Brandt to stand") for d in told.documents))
    lone = [n.canonical for n in add_names(headed).names if headed.text(n.span) == "Brandt"]
    assert lone == ["Hilde Brandt"]
