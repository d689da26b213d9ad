"""Credits to outlets that no table knows: how a name is used, and how it looks, says that it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from retold.annotate.attributions import add_attributions
from retold.annotate.credits import add_credits
from retold.annotate.names import add_names
from retold.annotate.sentences import add_sentences
from retold.annotate.speakers import resolve_speakers
from retold.annotate.tagger import add_tagged
from retold.lang.outlet_names import form_of, kind_of, leading_outlet, may_name
from retold.model.document import Role
from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.testing import document, story

OUTLETS = {CreditKind.OUTLET, CreditKind.WIRE, CreditKind.BROADCAST, CreditKind.OWN_OUTLET}
BODY = "The ferry hit the pier on Monday and nobody was hurt, the harbour office said."


def annotated(text: str, role: Role | None = None, line: str = "", **fields: Any) -> Story:
    """The text with credits; ``line`` is given ``role``."""
    built = story(document(text, **fields))
    if role is not None:
        built = replace(built, regions=tuple(replace(r, role=role) if built.text(r.span) == line else r for r in built.regions))
    return add_credits(resolve_speakers(add_attributions(add_tagged(add_names(add_sentences(built))))))


def outlets(s: Story) -> list[Credit]:
    return [c for c in s.credits if c.kind in OUTLETS and not c.credited.startswith("unnamed ")]


def names(s: Story) -> list[tuple[str, str]]:
    return [(c.credited, c.kind.value) for c in outlets(s)]


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("By Iris Kowal, Selwick Brief", "Selwick Brief", "outlet"),
        ("By Eastgate Post", "Eastgate Post", "outlet"),
        ("By Larkspur Report staff", "Larkspur Report", "outlet"),
        ("By the Ashford Beat Staff", "Ashford Beat", "outlet"),
        ("Oakhaven Beat", "Oakhaven Beat", "outlet"),
        ("By Kestrel News 7", "Kestrel News 7", "outlet"),
        ("Iris Kowal | Varnhold Observer", "Varnhold Observer", "outlet"),
        ("By Iris Kowal for the Lowmoor Ledger", "Lowmoor Ledger", "outlet"),
        ("By Iris Kowal and Odile Holt, Harbour News Agency", "Harbour News Agency", "wire"),
    ],
)
def test_who_signs(line: str, name: str, kind: str) -> None:
    assert names(annotated(f"Ferry hits pier\n{line}\n{BODY}", Role.BYLINE, line)) == [(name, kind)]


@pytest.mark.parametrize("line", ["Oakhaven Beat", "By Eastgate Post"])
def test_a_signature_may_pass_for_running_text(line: str) -> None:
    assert [n for n, _ in names(annotated(f"Ferry hits pier\n{line}\n{BODY}"))] == [line.removeprefix("By ")]


@pytest.mark.parametrize(
    "line",
    [
        "By Iris Kowal",
        "By Emily Post",
        "By Iris Kowal, Staff Writer",
        "By Staff",
        "By News Staff",
        "By Iris Kowal, Odile Holt and Hugo Weir",
        "By Iris Kowal, Harbour University Press",
        "By Iris Kowal, Pier Senator",
        "By Iris Kowal, Washington",
        "Breaking News",
        "Morning Brief",
        "Special Report",
        "The Long Goodbye, by Iris Kowal, Harbour Press, 192 pages",
    ],
)
def test_what_stands_above_a_text_and_signs_for_no_outlet(line: str) -> None:
    assert names(annotated(f"Ferry hits pier\n{line}\n{BODY}", Role.BYLINE, line)) == []


def test_the_own_outlet_signs_without_a_credit() -> None:
    line = "By Iris Kowal, Selwick Brief"
    assert names(annotated(f"Ferry hits pier\n{line}\n{BODY}", Role.BYLINE, line, outlet="Selwick Brief")) == []


def test_a_name_in_running_text_signs_nothing() -> None:
    assert names(annotated(f"Ferry hits pier\n{BODY}\nOakhaven Beat\n{BODY}")) == []


def test_initials_in_the_place_line_stand_for_a_name_in_the_article() -> None:
    text = f"Ferry hits pier\nLOWMOOR (HNA) — {BODY}\nThe Harbour News Agency is 80 years old."
    assert names(annotated(text)) == [("Harbour News Agency", "wire")]


def test_initials_in_the_place_line_are_the_articles_own_before_a_known_agencys() -> None:
    text = f"Ferry hits pier\nLOWMOOR (DPA) — {BODY}\nThe Dunmore Press Agency is 80 years old."
    assert names(annotated(text)) == [("Dunmore Press Agency", "wire")]


def test_initials_in_the_place_line_that_nobody_spells_out_are_an_agency_all_the_same() -> None:
    s = annotated(f"Ferry hits pier\nPORT SELDA (HNA) — {BODY}")
    assert names(s) == [("HNA", "wire")]
    assert s.text(s.credits[0].span) == "PORT SELDA (HNA)"


@pytest.mark.parametrize("start", ["SELDA (USA) — ", "SELDA (OH) — ", "THE FERRY (RMS) hit a pier. "])
def test_other_brackets_behind_a_place(start: str) -> None:
    assert names(annotated(f"Ferry hits pier\n{start}{BODY}")) == []


@pytest.mark.parametrize(
    ("line", "name", "credit"),
    [
        ("The Thornbury Courier explains:", "Thornbury Courier", "The Thornbury Courier explains"),
        ("As the Lowmoor News 7 writes:", "Lowmoor News 7", "As the Lowmoor News 7 writes"),
        ("From Tidewater Signal:", "Tidewater Signal", "From Tidewater Signal"),
        ("Quill Report has the story:", "Quill Report", "Quill Report has the story"),
        ("quillreport.example reports:", "quillreport.example", "quillreport.example reports"),
    ],
)
def test_a_line_hands_over(line: str, name: str, credit: str) -> None:
    s = annotated(f"Ferry hits pier\nNobody knows why.\n{line}\n{BODY}\nThen it rained.")
    assert names(s) == [(name, "outlet")]
    (found,) = outlets(s)
    assert s.text(found.span) == credit
    assert found.scope is not None
    assert s.text(found.scope) == f"{BODY}\nThen it rained."


@pytest.mark.parametrize(
    "line",
    [
        "The White House explains:",
        "Iris Kowal writes:",
        "From the Senate:",
        "As Emily Post writes:",
        "The latest report notes:",
    ],
)
def test_others_hand_over_too_and_are_no_outlets(line: str) -> None:
    assert names(annotated(f"Ferry hits pier\nNobody knows why.\n{line}\n{BODY}")) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tidewater Signal has more.", "Tidewater Signal"),
        ("Read the full story at Quill Report.", "Quill Report"),
        ("Read more at Quill Report", "Quill Report"),
        ("Source: Goldcrest Dispatch", "Goldcrest Dispatch"),
        ("(via Kestrel Pulse)", "Kestrel Pulse"),
        ("The story was first reported by Kestrel Pulse.", "Kestrel Pulse"),
        ("This article originally appeared in the Lowmoor Argus.", "Lowmoor Argus"),
    ],
)
def test_a_line_points_to_its_source(line: str, name: str) -> None:
    assert names(annotated(f"Ferry hits pier\n{BODY}\n{line}")) == [(name, "outlet")]


LEFT = [
    "Sign up for the Ashford Beat newsletter",
    "Follow Ashford Beat on Facebook and Twitter",
    "Download the Ashford Beat app",
    "© Ashford Beat. All rights reserved.",
    "© 2024 The Ashford Beat",
    "Photo: Iris Kowal/Ashford Beat",
    "The pier on Monday. (Photo via Ashford Beat)",
]


@pytest.mark.parametrize("role", [Role.BODY, Role.PROMO, Role.LEGAL, Role.CREDIT])
@pytest.mark.parametrize("line", LEFT)
def test_what_is_left_of_a_page_names_its_outlet(line: str, role: Role) -> None:
    if line.startswith("©") and role is Role.PROMO:
        pytest.skip("rights stand in no appeal")
    s = annotated(f"Ferry hits pier\n{BODY}\n{line}", role, line, outlet="Selwick Brief")
    assert names(s) == [("Ashford Beat", "outlet")]


def test_a_page_that_names_its_own_outlet_credits_nobody() -> None:
    line = LEFT[0]
    assert names(annotated(f"Ferry hits pier\n{BODY}\n{line}", Role.PROMO, line, outlet="Ashford Beat")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the Morning Brief newsletter",
        "Sign up for our newsletter",
        "Follow Iris Kowal on Twitter",
        "Follow us on Facebook",
        "Download the Ferry Times Table app today",
        "Photo: Emily Post",
        "Photo: Iris Kowal/Harbour News Agency",
        "Read more: The week in pictures",
        "Source: U.S. Census Bureau",
        "© 2024 Harbour Holdings",
    ],
)
def test_what_is_left_of_a_page_and_names_no_outlet(line: str) -> None:
    assert names(annotated(f"Ferry hits pier\n{BODY}\n{line}", Role.PROMO, line)) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The ferry was late, according to Kestrel Pulse.", "Kestrel Pulse"),
        ("The ferry was late, Kestrel Pulse first reported.", "Kestrel Pulse"),
        ("The ferry was late, the Oakhaven Mercury reports.", "Oakhaven Mercury"),
        ("The mayor said in a statement to the Larkspur Post that the ferry was late.", "Larkspur Post"),
        ("The mayor told the Stonebridge Courier that the ferry was late.", "Stonebridge Courier"),
        ("The mayor informed the Stonebridge Courier that the ferry was late.", "Stonebridge Courier"),
        ("The mayor told the Stonebridge Courier Friday that the ferry was late.", "Stonebridge Courier"),
        ("The mayor told Kestrel News 7 that the ferry was late.", "Kestrel News 7"),
        ("The ferry was late, according to the Fenwick Press Agency.", "Fenwick Press Agency"),
        ("The ferry was late, according to the Pinecrest TV.", "Pinecrest TV"),
        ("The mayor told the Ferry Gazette's Ann Lee that the ferry was late.", "Ferry Gazette"),
        ("The mayor told Harbour News 12 people were hurt.", "Harbour News"),
    ],
)
def test_running_text_credits_an_outlet(sentence: str, name: str) -> None:
    assert [n for n, _ in names(annotated(f"Ferry hits pier\nNobody was hurt. {sentence}"))] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor told the Senate that the ferry was late.",
        "The ferry was late, according to the White House.",
        "The harbour office informed the FBI that the ferry was late.",
        "The ferry was late, the Labor Department reported.",
        "The ferry was late, according to the Walden Report.",
        "The mayor told Emily Post that the ferry was late.",
        "The Ferry Workers Union said in a statement to the Senate that the ferry was late.",
        "The Harbour Company first reported the loss.",
        "Iris Kowal, a spokeswoman for the Harbour Foundation, said that the ferry was late.",
        "The Democratic Party said that the ferry was late.",
        "He declined to comment to the Harbour Board.",
        "One German newspaper said that the ferry was late.",
        "The WHO said that the ferry was late.",
        "The ferry was late, according to the Harbour Industries website.",
        "The ferry was late, the Harbour Foundation notes.",
        "“They came late,” Ann Lee of Harbour Observer Holdings said.",
    ],
)
def test_running_text_credits_no_outlet(sentence: str) -> None:
    assert names(annotated(f"Ferry hits pier\nNobody was hurt. {sentence}")) == []


def test_a_statement_to_an_outlet_is_a_release_too() -> None:
    s = annotated("Ferry hits pier\nThe mayor said in a statement to the Larkspur Post that the ferry was late.")
    assert {c.kind.value for c in s.credits} == {"outlet", "press_release"}


def test_forms_of_names() -> None:
    assert form_of("Harbour Press Agency") is CreditKind.WIRE
    assert form_of("KXOT-TV") is CreditKind.BROADCAST
    assert [form_of(n) for n in ("Ferry Gazette", "ferrygazette.example", "Kestrel News 7")] == [CreditKind.OUTLET] * 3
    assert [
        form_of(n) for n in ("", "Gazette", "News 7", "Breaking News", "Emily Post", "Gov. Star", "Harbour College Press")
    ] == [None] * 7
    assert [may_name(n) for n in ("Kestrel Pulse", "Pulse", "Annual Report", "a pulse")] == [True, False, False, False]
    assert kind_of("Facebook") is None
    assert leading_outlet("The Kestrel Pulse Electoral Map") == ("Kestrel Pulse", CreditKind.OUTLET, 17)
    assert leading_outlet("Electoral Map") is None


def test_lines_without_end_are_read_in_linear_time() -> None:
    hostile = "\n".join(["From " + "Aa " * 60 + ":", "Photo: " + "A/" * 90, "© " + "Bb " * 60, "By " + "Cc, " * 40] * 20)
    assert names(annotated(f"Ferry hits pier\n{hostile}\n{BODY}")) == []
