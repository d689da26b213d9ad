from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retold import annotate_text
from retold.compare.headlines import check_headlines
from retold.compare.support import parts_of
from retold.compare.wording import keys_of, stem, word_keys
from retold.model.claims import HeadlineCheck, Support
from retold.model.document import Role
from retold.model.marks import Credit, CreditKind, Token
from retold.model.story import Story
from retold.testing import find

Annotate = Callable[..., Story]

BODY = """
Firefighters saved a goat from a frozen lake near Ulm on Monday, the brigade said.
The animal had fallen through the ice while crossing to an island, according to Ann Lee, who owns it.
Two divers broke the ice with poles and pulled the goat to the shore within 20 minutes.
Lee thanked the brigade and said that the goat, named Otto, was eating again.
The brigade warned walkers to stay off the lake until the weekend.
A fence around the shore had been removed in November for repairs.
"""


def checked(annotated: Annotate, headline: str, body: str = BODY) -> tuple[HeadlineCheck, Story]:
    s = check_headlines(annotated(f"{headline}\n\n{body.strip()}"))
    (check,) = s.headlines
    return check, s


@pytest.mark.parametrize(
    "headline",
    [
        "Firefighters save goat from frozen lake",
        "Goat rescued from lake after falling through ice",
        "Brigade Warns Walkers to Stay Off Frozen Lake",
    ],
)
def test_a_body_that_elaborates_supports(annotated: Annotate, headline: str) -> None:
    check, s = checked(annotated, headline)
    assert check.supported is Support.YES
    assert check.evidence
    assert not s.findings


def test_another_subject_is_not_held(annotated: Annotate) -> None:
    check, _ = checked(annotated, "Parliament rejects budget of finance minister")
    assert check.supported is Support.NO


def test_a_part_that_nothing_holds_is_named(annotated: Annotate) -> None:
    check, s = checked(annotated, "Firefighters save goat from frozen lake after mayor insults angry shepherds")
    assert check.supported is Support.PARTLY
    (missing,) = check.missing
    assert "mayor insults angry shepherds" in s.text(missing)
    (finding,) = s.findings
    assert finding.code == "F602"
    assert "mayor insults" in finding.text
    assert finding.evidence[0].span == check.span


def test_no_body_supports_nothing(annotated: Annotate) -> None:
    s = check_headlines(annotated("Firefighters save goat from frozen lake"))
    assert [c.supported for c in s.headlines] == [Support.NO]
    assert not s.findings


def test_saying_it_again_is_no_support(annotated: Annotate) -> None:
    body = """
The Ulm brigade is under investigation for neglecting the frozen lake.
Walkers crossed the lake all weekend, a letter by the anglers' union says.
The union asked the mayor to put up a fence around the lake.
Its members had counted forty holes in the ice, the letter adds.
Nobody has been hurt so far on the ice this winter, the union wrote.
The mayor told the union that a fence would cost too much.
"""
    check, s = checked(annotated, "Ulm brigade under investigation for neglecting frozen lake", body)
    assert check.supported is Support.NO
    assert "investigation" in s.text(check.missing[0])
    assert [f.code for f in s.findings] == ["F601"]


def test_flat_headline_over_a_hedged_body(annotated: Annotate) -> None:
    body = """
The brigade allegedly sank a ferry on the lake near Ulm on Monday.
Two divers were at the lake to look at the hull of the ferry that day.
Ann Lee, who owns the ferry, said that she was waiting for the divers.
"""
    check, s = checked(annotated, "Brigade sank ferry on lake", body)
    assert check.supported is Support.PARTLY
    assert "tells as fact what the body tells with" in s.findings[0].text
    assert s.text(check.evidence[0]).startswith("The brigade allegedly sank")
    distant, _ = checked(annotated, "Brigade allegedly sank ferry on lake", body)
    assert distant.supported is Support.YES


def test_decks_are_checked_too_and_repeats_are_not(annotated: Annotate) -> None:
    s = annotated(f"Firefighters save goat from frozen lake\n\n{BODY.strip()}")
    regions = list(s.regions)
    regions[1] = replace(regions[1], role=Role.DECK)
    regions[2] = replace(regions[2], role=Role.HEADLINE_REPEAT)
    checks = check_headlines(replace(s, regions=tuple(regions))).headlines
    assert {c.span for c in checks} == {regions[0].span, regions[1].span}


QUOTED = """
Mayor Ann Lee posted on Monday: "Caught in the act - very sad that the ferry is letting oil into the lake of Ulm!"
Divers had photographed a pipe under the ferry on Sunday evening, the brigade of Ulm said.
The firm that runs the ferry said that it had closed the pipe at once and would pay for the cleaning.
"""


def test_words_beside_a_quotation_must_be_in_it(annotated: Annotate) -> None:
    check, s = checked(annotated, "Mayor says ferry was 'caught in the act' pumping oil into lake of Ulm", QUOTED)
    assert check.supported is Support.PARTLY
    assert "“pumping” is not in the quotation" in s.findings[0].text
    assert any("Caught in the act" in s.text(e) for e in check.evidence)
    fair, _ = checked(annotated, "Mayor says ferry was 'caught in the act' letting oil into lake of Ulm", QUOTED)
    assert fair.supported is Support.YES


def test_what_is_given_to_a_letter_and_rests_on_reports(annotated: Annotate) -> None:
    body = """
The anglers of Ulm wrote to the mayor on Monday about the fence around the lake.
The brigade refused to save a goat from the frozen lake twice last week, the Oster Post reported.
"A fence would cost less than a funeral," the letter says.
The mayor read the letter on Tuesday and called the anglers to the town hall.
"""
    s = annotated(f"Brigade refused to save goat from frozen lake, letter says\n\n{body.strip()}")
    post = find(s.documents[0], "the Oster Post reported")
    letter = find(s.documents[0], "the letter says")
    scope = next(x.span for x in s.sentences if x.span.contains(post))
    given = (
        Credit(id="r1", span=post, credited="Oster Post", kind=CreditKind.OUTLET, scope=scope),
        Credit(
            id="r2", span=letter, credited="letter", kind=CreditKind.DOCUMENT, scope=find(s.documents[0], "A fence would cost")
        ),
    )
    checked_ = check_headlines(replace(s, credits=given))
    assert [c.supported for c in checked_.headlines] == [Support.PARTLY]
    assert "credited to Oster Post" in checked_.findings[0].text


def test_a_lead_that_repeats_the_headline_carries_no_deck(annotated: Annotate) -> None:
    body = """
The Ulm brigade is under investigation for neglecting the frozen lake.
Walkers crossed the lake all weekend, a letter by the anglers' union says.
The union asked the mayor to put up a fence around the lake.
Its members had counted forty holes in the ice, the letter adds.
Nobody has been hurt so far on the ice this winter, the union wrote.
The mayor told the union that a fence would cost too much.
"""
    s = annotated(
        f"Ulm brigade under investigation for neglecting frozen lake\nUlm brigade under investigation for aiding reckless walkers\n{body.strip()}"
    )
    regions = [replace(r, role=Role.DECK) if i == 1 else r for i, r in enumerate(s.regions)]
    assert [c.supported for c in check_headlines(replace(s, regions=tuple(regions))).headlines] == [Support.NO, Support.NO]


@pytest.mark.parametrize(
    "headline",
    ["BREAKING NEWS: Firefighters save goat from frozen lake", "Shocking: Firefighters really save huge goat from frozen lake"],
)
def test_labels_and_words_of_headline_language_are_not_missed(annotated: Annotate, headline: str) -> None:
    check, _ = checked(annotated, headline)
    assert check.supported is Support.YES


def test_a_mere_name_is_no_headline_to_check(annotated: Annotate) -> None:
    s = annotated(f"Ann Lee\n\n{BODY.strip()}")
    assert check_headlines(s).headlines == ()


def test_short_forms_are_known() -> None:
    assert word_keys("N.", "N.") & word_keys("North", "north")
    assert word_keys("co-founder", "co-founder") & word_keys("founder", "founder")


def test_endless_headlines_do_not_crash(annotated: Annotate) -> None:
    check, _ = checked(annotated, "after - as ; : “ " * 200)
    assert check.supported in Support


def test_stems_join_a_word_family() -> None:
    assert len({stem(w) for w in ("accuse", "accused", "accusation", "Accuses")}) == 1
    assert stem("police") != stem("policy")
    assert stem("U.S.") == stem("US")


def test_senses_and_countries_are_keys() -> None:
    assert word_keys("kicked", "kick") & word_keys("thrown", "throw")
    assert "country:France" in word_keys("Paris", "Paris")
    assert "country:Turkey" not in word_keys("turkey", "turkey")
    assert "1" in word_keys("one", "one")


def test_hyphens_inside_words_do_not_part() -> None:
    words, at = ["anti", "-", "goat", "march", "starts", "after", "mayor", "leaves", "town"], 0
    tokens = []
    for w in words:
        glue = 0 if w in {"-", "goat"} else 1
        at += glue
        tokens.append(Token(at, at + len(w), w, w, "NOUN", "NN", "dep", 0))
        at += len(w)
    assert [[t.text for t in p] for p in parts_of(tokens)] == [words[:5], words[5:]]


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("PM resigns after the vote", True),
        ("Norland's PM met the council at 3 pm", True),
        ("Ferry sank at 3 PM near Ulm", False),
        ("Ferry sank at 3pm near Ulm", False),
        ("Ferry sank at 11:30 PM near Ulm", False),
    ],
)
def test_initials_of_an_office_are_no_hour(words: str, office: bool) -> None:  # noqa: FBT001 - parametrised
    (sentence, *_) = annotate_text(f"{words}\n\nThe ferry sank.").sentences
    assert (stem("prime") in keys_of(sentence.tokens)) is office


def test_a_headline_of_which_nothing_is_held_together_is_told_once(annotated: Annotate) -> None:
    check, s = checked(annotated, "Frozen goat warned divers with poles")
    assert [s.text(m) for m in check.missing] == [s.text(check.span)]
    assert "no sentence holds all of it" in s.findings[0].text
