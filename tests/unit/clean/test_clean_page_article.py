"""An article is one stretch of a page: what is filled in, what is left out."""

from __future__ import annotations

import numpy as np

from retold.clean.lines import Line
from retold.clean.page_article import APART, running_text
from retold.clean.page_classes import BODY, CLASSES, COMMENT, OTHER
from retold.model.document import Block, Role
from retold.model.span import Span

COLUMN = "/html/body[1]/main[1]/p"


def lines(*rows: tuple[str, Role | None]) -> list[Line]:
    """A line of 100 characters at each path, with its hint."""
    text = "The ferry lay off the pier, said the harbour office; nobody on board knew why it did, or for how long."
    return [
        Line(
            Block(span=Span("d", 200 * i, 200 * i + 100), tag=path.rpartition("/")[2].partition("[")[0], path=path, hint=hint),
            text,
            i,
            gap=True,
            indent=0,
        )
        for i, (path, hint) in enumerate(rows)
    ]


def likely(*body: float, comment: dict[int, float] | None = None) -> np.ndarray:
    out = np.zeros((len(body), len(CLASSES)), dtype=np.float32)
    out[:, BODY] = body
    for i, p in (comment or {}).items():
        out[i, COMMENT] = p
    out[:, OTHER] = 1.0 - out.sum(axis=1)
    return out


def chosen(rows: np.ndarray, *places: tuple[str, Role | None], linked: dict[int, float] | None = None) -> list[int]:
    share = [(linked or {}).get(i, 0.0) for i in range(len(places))]
    return np.flatnonzero(running_text(rows, lines(*places), share)).tolist()


def column(count: int, **hints: Role) -> list[tuple[str, Role | None]]:
    return [(f"{COLUMN}[{i + 1}]", hints.get(f"p{i}")) for i in range(count)]


def test_a_line_amid_the_text_belongs_to_it() -> None:
    assert chosen(likely(0.9, 0.1, 0.9), *column(3)) == [0, 1, 2]


def test_a_line_amid_the_text_that_is_surely_something_else_does_not() -> None:
    assert chosen(likely(0.9, 0.01, 0.9), *column(3)) == [0, 2]
    assert chosen(likely(0.9, 0.1, 0.9, comment={1: 0.8}), *column(3)) == [0, 2]
    assert chosen(likely(0.9, 0.1, 0.9), *column(3, p1=Role.PROMO)) == [0, 2]
    assert chosen(likely(0.9, 0.1, 0.9), *column(3), linked={1: 0.9}) == [0, 2]


def test_the_closing_paragraph_beside_the_text_is_not_lost() -> None:
    assert chosen(likely(0.9, 0.9, 0.2), *column(3)) == [0, 1, 2]
    assert chosen(likely(0.9, 0.9, 0.2), *column(2), ("/html/body[1]/footer[1]/p[1]", None)) == [0, 1]


def test_an_area_named_as_something_else_is_left_out_unless_it_holds_the_text() -> None:
    assert chosen(likely(0.9, 0.9, 0.9, 0.9, 0.7), *column(5, p4=Role.RELATED)) == [0, 1, 2, 3]
    assert chosen(likely(0.7, 0.7, 0.9), *column(3, p0=Role.RELATED, p1=Role.RELATED)) == [0, 1, 2]


def test_what_is_surely_text_stays_whatever_markup_calls_it() -> None:
    assert chosen(likely(0.9, 0.9, 0.9, 0.9, 0.95), *column(5, p4=Role.PROMO)) == [0, 1, 2, 3, 4]


def test_a_text_far_off_in_another_element_is_another_text() -> None:
    far = [(f"/html/body[1]/div[1]/span[{i + 1}]", None) for i in range(APART + 1)]
    body = [0.9] * 6 + [0.0] * (APART + 1) + [0.9]
    assert chosen(likely(*body), *column(6), *far, ("/html/body[1]/aside[1]/p[1]", None)) == [0, 1, 2, 3, 4, 5]
    assert chosen(likely(*([0.9] * 7)), *column(6), ("/html/body[1]/aside[1]/p[1]", None)) == [0, 1, 2, 3, 4, 5, 6]


def test_a_page_without_text_has_none() -> None:
    assert chosen(likely(0.0, 0.1), *column(2)) == []
