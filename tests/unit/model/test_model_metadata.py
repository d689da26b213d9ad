from __future__ import annotations

from dataclasses import replace

import pytest

from retold.model.errors import ModelError, SpanError
from retold.model.invariants import check
from retold.model.metadata import MetaField, MetaSource, MetaValue, best, own_names, ranked, signed
from retold.model.span import Span
from retold.testing import story


def value(field: MetaField, text: str, source: MetaSource, where: str = "x", normalised: str | None = None) -> MetaValue:
    return MetaValue(
        doc="d", field=field, value=text, normalised=text if normalised is None else normalised, source=source, where=where
    )


def test_what_the_user_gives_wins_every_field() -> None:
    for field in MetaField:
        values = ranked(
            [value(field, "other", s) for s in MetaSource if s is not MetaSource.GIVEN]
            + [value(field, "mine", MetaSource.GIVEN)]
        )
        chosen = best(values, field)
        assert chosen is not None
        assert chosen.normalised == "mine", field


def test_ranks_count_from_one_in_each_field_and_one_is_chosen() -> None:
    values = ranked(
        [
            value(MetaField.TITLE, "a", MetaSource.META),
            value(MetaField.TITLE, "b", MetaSource.JSON_LD, "NewsArticle.headline"),
            value(MetaField.URL, "", MetaSource.HTML),
        ]
    )
    assert [(v.field, v.rank, v.chosen) for v in values] == [
        (MetaField.TITLE, 1, True),
        (MetaField.TITLE, 2, False),
        (MetaField.URL, 1, False),
    ]


def test_unreadable_values_come_last_and_are_not_chosen() -> None:
    values = ranked(
        [
            value(MetaField.PUBLISHED, "soon", MetaSource.JSON_LD, normalised=""),
            value(MetaField.PUBLISHED, "2024", MetaSource.URL),
        ]
    )
    assert [(v.normalised, v.chosen) for v in values] == [("2024", True), ("", False)]


def test_a_title_said_twice_by_one_source_has_one_voice() -> None:
    values = [value(MetaField.TITLE, "a", MetaSource.META, f"m{i}") for i in range(20)]
    chosen = best(ranked([*values, value(MetaField.TITLE, "b", MetaSource.JSON_LD)]), MetaField.TITLE)
    assert chosen is not None
    assert chosen.normalised == "b"


def test_signing_needs_a_name_that_is_not_the_outlets() -> None:
    own = own_names(
        [
            value(MetaField.OUTLET, "The Harbour Post", MetaSource.OPENGRAPH),
            value(MetaField.URL, "https://www.hp.example/a", MetaSource.HTML),
        ]
    )
    told = [
        signed(value(MetaField.AUTHOR, n, MetaSource.META), own)
        for n in ("Harbour Post", "hp.example", "Ann Lee", "amw", "Harbour Post; Ann Lee")
    ]
    assert told == [False, False, True, False, True]


def test_invariants_hold_for_the_table() -> None:
    base = story("Ferry\n\nThe ferry ran aground.")
    doc = base.documents[0].id
    good = MetaValue(doc=doc, field=MetaField.TITLE, value="Ferry", normalised="Ferry", source=MetaSource.TEXT, where="headline",
                     span=Span(doc, 0, 5), rank=1, chosen=True)  # fmt: skip
    assert check(replace(base, metadata=(good,)))
    with pytest.raises(ModelError, match="two values"):
        check(replace(base, metadata=(good, replace(good, rank=2))))
    with pytest.raises(ModelError, match="another document"):
        check(replace(base, metadata=(replace(good, doc="other"),)))
    with pytest.raises(SpanError):
        check(replace(base, metadata=(replace(good, span=Span(doc, 0, 5_000)),)))
