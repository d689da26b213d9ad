"""Credits to agencies and sites that no table knows, where the place of the name says enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retold.annotate.credits import add_credits
from retold.annotate.sentences import add_sentences
from retold.model.document import Role
from retold.model.story import Story
from retold.testing import document, story


def credits_of(text: str, byline: str | None = None) -> list[tuple[str, str]]:
    built = story(document(text))
    if byline is not None:
        built = replace(
            built, regions=tuple(replace(r, role=Role.BYLINE) if built.text(r.span) == byline else r for r in built.regions)
        )
    annotated: Story = add_credits(add_sentences(built))
    return [(c.credited, c.kind.value) for c in annotated.credits]


@pytest.mark.parametrize("byline", ["By Northern Wire", "By Ada Poll, Northern Wire", "Northern Wire"])
def test_a_byline_names_an_agency_that_no_table_knows(byline: str) -> None:
    assert credits_of(f"Ferry hits pier\n{byline}\nThe ferry hit the pier on Monday.", byline) == [("Northern Wire", "wire")]


def test_a_byline_with_a_person_credits_nobody() -> None:
    assert credits_of("Ferry hits pier\nBy Ada Wireman\nThe ferry hit the pier on Monday.", "By Ada Wireman") == []


def test_a_contribution_line_names_an_agency() -> None:
    text = "Ferry hits pier\nThe ferry hit the pier on Monday.\nNorthern Wire contributed to this report."
    assert credits_of(text) == [("Northern Wire", "wire")]


def test_a_site_hands_over_with_a_colon() -> None:
    text = "Ferry hits pier\nHarbourbeat.example reports:\nThe ferry hit the pier on Monday, the harbour office said."
    assert credits_of(text) == [("Harbourbeat.example", "outlet")]


def test_a_missing_space_after_a_full_stop_is_no_site() -> None:
    assert credits_of("Ferry hits pier\nThe ferry hit the pier.Passengers reports of it were many.") == []
