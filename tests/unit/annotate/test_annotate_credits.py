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
from retold.model.document import Link, Role
from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.testing import document, find, story


def told(body: str, **fields: Any) -> Story:
    return credited(story(document(f"News of the day\n{body}", **fields)))


def credited(s: Story) -> Story:
    return add_credits(resolve_speakers(add_attributions(add_tagged(add_names(add_sentences(s))))))


def names(s: Story) -> list[tuple[str, str]]:
    return [(c.credited, c.kind.value) for c in s.credits]


def only(body: str, **fields: Any) -> tuple[Story, Credit]:
    s = told(body, **fields)
    assert len(s.credits) == 1, [(c.credited, s.text(c.span)) for c in s.credits]
    return s, s.credits[0]


@pytest.mark.parametrize(
    ("body", "credited", "kind"),
    [
        ("The docks were closed, Reuters reported on Monday.", "Reuters", "wire"),
        ("The docks were closed, according to The Wall Street Journal.", "The Wall Street Journal", "outlet"),
        ("The mayor told AFP that the docks were closed.", "Agence France-Presse", "wire"),
        ("“We waited,” the mayor said in an interview with CNN.", "CNN", "broadcast"),
        ("The Ostrand Gazette reported that the docks were closed.", "Ostrand Gazette", "outlet"),
        ("The docks were closed, KXOT-TV reported.", "KXOT-TV", "broadcast"),
        ("The docks were closed, according to reports.", "unnamed reports", "outlet"),
        ("Media outlets say that the docks were closed.", "unnamed media outlets", "outlet"),
        ("The docks were closed, local media report.", "unnamed local media", "outlet"),
        ("The mayor resigned after a newspaper report on the docks.", "unnamed newspaper report", "outlet"),
        ("Reuters was unable to confirm the number.", "Reuters", "wire"),
        ("Reuters could not verify the number.", "Reuters", "wire"),
        ("Harold Benson told his followers on Twitter that it rained.", "Harold Benson on Twitter", "social"),
        ("The mayor said in a tweet that the docks were closed.", "Twitter", "social"),
        ("Harold Benson tweeted that the docks were closed.", "Harold Benson on Twitter", "social"),
        ("“We waited for hours,” Harold Benson wrote on Facebook.", "Harold Benson on Facebook", "social"),
        ("According to a leaked memo, the docks were closed.", "memo", "document"),
        ("The lawsuit says that the docks were closed.", "lawsuit", "document"),
    ],
)
def test_whom_a_sentence_credits(body: str, credited: str, kind: str) -> None:
    _, credit = only(body)
    assert (credit.credited.removeprefix("mayor on ").removeprefix("The "), credit.kind.value) == (
        credited.removeprefix("The "),
        kind,
    )


@pytest.mark.parametrize(
    "body",
    [
        "A reporter of the town waited at the docks.",
        "People waited for a long time and watched the sun.",
        "She works for Reuters and lives in Ostrand.",
        "The harbor bought shares of Facebook in March.",
        "The mayor of Ostrand said that the docks were closed.",
        "What do the documents say?",
    ],
)
def test_what_is_only_spoken_of_is_no_credit(body: str) -> None:
    assert told(body).credits == ()


def test_the_newspaper_is_the_one_credited_before() -> None:
    s = told(
        "The Ostrand Gazette reported that the docks were closed.\nThe newspaper said that nobody came. It said that it rained."
    )
    assert names(s) == [("Ostrand Gazette", "outlet")] * 3


def test_a_letter_keeps_its_fullest_name() -> None:
    s = told("According to a resignation letter, nobody came.\n“We waited for hours,” the letter says.")
    assert {c.credited for c in s.credits} == {"resignation letter"}
    assert {c.kind for c in s.credits} == {CreditKind.DOCUMENT}


def test_a_credit_points_at_its_attribution() -> None:
    s, credit = only("The docks were closed, Reuters reported on Monday.")
    assert credit.attribution in {a.id for a in s.attributions}


def test_own_outlet_is_told_apart() -> None:
    _, credit = only("The mayor told The Ostrand Gazette that the docks were closed.", outlet="Ostrand Gazette")
    assert credit.kind is CreditKind.OWN_OUTLET


def test_a_colon_hands_over_all_that_follows() -> None:
    body = "Nobody came to help.\nReuters reports: The docks were closed on Monday.\nGuards waited for hours.\nThen it rained."
    s, credit = only(body)
    assert credit.scope is not None
    assert s.text(credit.scope).startswith("The docks were closed")
    assert s.text(credit.scope).endswith("Then it rained.")


def test_a_sentence_is_the_scope_of_its_credit() -> None:
    s, credit = only("Nobody came. The docks were closed, Reuters reported. Then it rained.")
    assert credit.scope is not None
    assert s.text(credit.scope) == "The docks were closed, Reuters reported."


@pytest.mark.parametrize(
    ("line", "role", "credited"),
    [
        ("OSTRAND (AP) —", Role.DATELINE, "The Associated Press"),
        ("Copyright 2017 The Associated Press. All rights reserved.", Role.LEGAL, "The Associated Press"),
        ("The Associated Press contributed to this report.", Role.LEGAL, "The Associated Press"),
        ("Ann Lee in Ostrand and Reuters contributed to this report", Role.OTHER, "Reuters"),
        ("By Ann Lee, AFP", Role.BYLINE, "Agence France-Presse"),
    ],
)
def test_lines_outside_the_text_name_wires(line: str, role: Role, credited: str) -> None:
    base = story(document(f"News of the day\n{line}\nThe docks were closed."))
    regions = tuple(replace(r, role=role) if base.text(r.span) == line else r for r in base.regions)
    s = globals()["credited"](replace(base, regions=regions))
    assert names(s) == [(credited, "wire")]


def test_a_photographs_credit_is_none() -> None:
    base = story(document("News of the day\nAnn Lee/AP\nThe docks were closed."))
    regions = tuple(replace(r, role=Role.CAPTION) if base.text(r.span) == "Ann Lee/AP" else r for r in base.regions)
    assert credited(replace(base, regions=regions)).credits == ()


def test_a_byline_acronym_is_spelled_out_by_the_text() -> None:
    line = "Ann Lee, OCNS"
    base = story(document(f"News of the day\n{line}\nThe docks were closed, the Ostrand Coast News Service said."))
    regions = tuple(replace(r, role=Role.BYLINE) if base.text(r.span) == line else r for r in base.regions)
    assert ("Ostrand Coast News Service", "wire") in names(credited(replace(base, regions=regions)))


def test_a_link_gives_its_address() -> None:
    doc = document("News of the day\nThe docks were closed, the Miami Herald reported.")
    link = Link(span=find(doc, "reported"), href="https://www.miamiherald.com/docks")
    s = credited(replace(story(doc), links=(link,)))
    assert [c.href for c in s.credits] == ["https://www.miamiherald.com/docks"]


def test_a_link_to_another_outlet_is_a_credit_of_its_own() -> None:
    doc = document("News of the day\nThe docks were closed for a week. Nobody came.", url="https://ostrand-gazette.example/1")
    link = Link(span=find(doc, "closed for a week"), href="https://www.reuters.com/docks")
    other = Link(span=find(doc, "Nobody"), href="https://shop.example/boots")
    s = credited(replace(story(doc), links=(link, other)))
    assert [(c.credited, s.text(c.span), c.href) for c in s.credits] == [("Reuters", "closed for a week", link.href)]


@pytest.mark.parametrize("href", ["http://[bad", "javascript:void(0)", "", "mailto:a@reuters.com", "https://"])
def test_odd_addresses_are_no_credits(href: str) -> None:
    doc = document("News of the day\nThe docks were closed for a week, Reuters reported.", url=href)
    s = credited(
        replace(story(doc), links=(Link(span=find(doc, "docks"), href=href), Link(span=find(doc, "Reuters"), href=href)))
    )
    assert [(c.credited, c.href) for c in s.credits] == [("Reuters", None)]


def test_ids_are_unique() -> None:
    s = told("Reuters reported that it rained. Reuters reported that it rained.\nReuters reported that it rained.")
    assert len({c.id for c in s.credits}) == 3


def test_a_headline_and_a_lead_rest_on_the_outlet_named_next() -> None:
    body = "The docks were closed on Monday, according to a published report.\n\nThe union left, Reuters reported on Tuesday."
    s = credited(story(document(f"Docks to close: report\n\n{body}")))
    assert [(c.credited, s.text(c.span)) for c in s.credits][:2] == [
        ("Reuters", "report"),
        ("Reuters", "according to a published report"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Police were responding to reports of a fire.",
        "The mayor responded to media reports from Ostrand.",
        "The guard left after a report of a fire in the shed.",
        "Harold Benson was asked about a picture on Instagram.",
        "The mayor could not explain the tweet.",
    ],
)
def test_reports_to_the_police_and_what_is_seen_on_a_platform_are_no_credits(body: str) -> None:
    assert names(told(body)) == []
