"""What is looked up quickly says what the slow way says: addresses, signs, signatures, containers, the wording of walls."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retold.clean import metadata_text
from retold.clean.lines import lines_of
from retold.clean.page_containers import smallest
from retold.lang import page_kinds
from retold.lang.pages import SIGNED, SIGNING
from retold.model.view import DASHES, QUOTES
from retold.read.html_links import joined
from retold.testing import document, line_blocks

BASES = st.sampled_from(
    ["https://harbour.example/news/a?b=1", "http://u:p@Harbour.example:80", "https://harbour.example", "news/a"]
)
HREFS = st.text(st.sampled_from("aB/.?&=%-:;@,~'(+*# é"), max_size=10)
PATHS = st.lists(st.lists(st.sampled_from(["/div[1]", "/div[2]", "/p[1]"]), min_size=1, max_size=4).map("".join), min_size=1)


@settings(max_examples=500, deadline=None)
@given(BASES, HREFS)
@example("https://harbour.example/a", "/news/ferry.html?page=2")
@example("https://harbour.example/a", "/news/../ferry")
def test_links_are_joined_as_the_standard_library_joins_them(base: str, href: str) -> None:
    assert joined(base, href) == urljoin(base, href)
    assert joined(base, f"/{href}") == urljoin(base, f"/{href}")


@given(st.text(st.sampled_from("aé \t\u00a0\u200b“’–—\u2011"), min_size=1))
def test_signs_are_made_plain_character_for_character(text: str) -> None:
    doc = document(f"x{text}x")
    (line,) = lines_of(doc, line_blocks(doc))
    plain = {**QUOTES, **DASHES, "\t": " ", "\u00a0": " ", "\u200b": " "}
    assert line.text == "".join(plain.get(char, char) for char in doc.text)


@given(st.lists(st.sampled_from([*SIGNING, " by ", " this ", "Posted", "SAID", " :", "\n", "!", "a"]), max_size=6).map("".join))
def test_no_signature_goes_without_its_words(text: str) -> None:
    if SIGNED.search(text) is not None:
        assert any(said in text.lower() for said in SIGNING)


SAID_OF_OTHERS = [
    "Anna Brandt", " contributed to", " contributed reporting", "with files from ", "additional reporting by ", "with input by ", "additional material from ",
    "with inputs from ", "Source: ", "Quellen: ", "Fonte:", "Źródło:", "Harbour News", " ", ".",
]  # fmt: skip


@given(st.lists(st.sampled_from(SAID_OF_OTHERS), max_size=6).map("".join))
@example("with inputs from Harbour News")
@example("Anna Brandt contributed to")
def test_no_contribution_is_told_without_its_words(text: str) -> None:
    if metadata_text._CONTRIBUTED.search(text) is not None:
        assert any(word in text for word in metadata_text._CONTRIBUTING)


@given(PATHS, st.floats(0.1, 1.0))
def test_the_smallest_element_holds_enough_and_none_within_it_does(tails: list[str], share: float) -> None:
    paths = [f"/html/body[1]{tail}" for tail in tails]

    def held(element: str) -> int:
        return sum(path == element or path.startswith(f"{element}/") for path in paths)

    found = smallest(paths, np.ones(len(paths)), share)
    enough = share * len(paths) * (1 - 1e-6)
    deeper = {path[: match.start()] for path in paths for match in re.finditer(r"/|$", path) if match.start() > len(found)}
    assert held(found) >= enough
    assert not any(held(element) >= share * len(paths) * (1 + 1e-6) for element in deeper)


@pytest.mark.parametrize("name", ["ERROR", "CONSENT", "PAYWALL", "RESULTS"])
def test_wording_of_walls_is_written_in_lower_case(name: str) -> None:
    written = re.sub(r"\\\w", "", getattr(page_kinds, name).pattern)
    assert written == written.lower()
