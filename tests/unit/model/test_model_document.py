from __future__ import annotations

import pytest

from retold.model.document import display_names
from retold.model.errors import SpanError
from retold.model.span import Span
from retold.testing import document, find


def test_a_document_gives_its_own_words_only() -> None:
    d = document("A goat 🐐 was saved.")
    assert d[find(d, "was")] == "was"
    with pytest.raises(SpanError):
        d[Span("elsewhere", 0, 1)]
    with pytest.raises(SpanError):
        d[Span(d.id, 0, 999)]


def names(*docs: tuple[str, str | None]) -> list[str]:
    return list(display_names(tuple(document(f"{i} {f}", f, outlet=o) for i, (f, o) in enumerate(docs))).values())


def test_the_outlet_else_the_file() -> None:
    assert names(("x/01.txt", "The Ulm Post"), ("x\\02.html", None)) == ["The Ulm Post", "B"]


def test_names_are_unique() -> None:
    assert names(("01.txt", "Post"), ("02.txt", "Post")) == ["Post (01)", "Post (02)"]
    same = names(("a/01.txt", None), ("b/01.txt", None), ("c/01.txt", None))
    assert len(set(same)) == 3


def test_a_file_without_a_stem_still_has_a_name() -> None:
    assert names(("-", None)) == ["-"]
    assert all(names((".txt", None)))


def test_a_repeated_outlet_is_told_apart_by_what_its_file_name_adds() -> None:
    sites = names(("01-www.ulmpost.example.txt", "www.ulmpost.example"), ("02-ulmpost.example.txt", "ulmpost.example"))
    assert sites == ["ulmpost.example (01)", "ulmpost.example (02)"]
    assert names(("Post.txt", "Post"), ("Post-b.txt", "Post")) == ["Post (Post)", "Post (b)"]
