"""Offsets survive folding, spans stay in their documents, regions never overlap, no bytes break reading."""

from __future__ import annotations

import io
import unicodedata

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retold.clean.metadata import fill_metadata
from retold.clean.regions import label_regions
from retold.model.invariants import check
from retold.model.view import IGNORED, fold, substitute
from retold.read.inputs import read_inputs

TRICKY = "😀👩\u200d🚒\r\n\t\u00a0\u202f“”‘’„«»–—…\u0301\u0308éßİıﬁ\u00ad\u200b\ufeff\u2028\x00'\"-() aAbB.,:;!?0123456789"
LINES = (
    "Ferry runs aground",
    "By Ann Lee",
    "Updated: 7/31/2018",
    "(Photo by Cy Dorn/Getty Images)",
    "PORT SELDA (AP) — A ferry ran aground on Monday, the harbour office said in a statement.",
    "Advertisement Continue reading the main story",
    "Read more:",
    "1. First!",
    "Leave a Reply",
    "“No one was hurt,” the mayor said. “We were lucky.” (Reuters)",
    "Ann Lee is a reporter at The Harbour Post. She covers ferries.",
    "The ferry, left, is seen at the pier on Monday with its crew on deck (file photo)",
)
texts = st.one_of(
    st.text(alphabet=TRICKY, max_size=200),
    st.text(max_size=120),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(alphabet=TRICKY, max_size=40)), max_size=14).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=14).map("\r\n\r\n".join),
)


@given(texts)
@example("a\u0301\r\n“b”😀")
@settings(deadline=None)
def test_every_character_of_a_view_leads_back_to_its_own(text: str) -> None:
    view = fold(text)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)
    for i, character in enumerate(view.text):
        start, end = view.to_original(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]).text


@given(texts, st.data())
@settings(deadline=None)
def test_a_stretch_of_a_view_comes_back(text: str, data: st.DataObject) -> None:
    view = fold(text)
    if not view.text:
        return
    i = data.draw(st.integers(0, len(view.text) - 1))
    j = data.draw(st.integers(i + 1, len(view.text)))
    start, end = view.to_original(i, j)
    low, high = view.from_original(start, end)
    assert low <= i < j <= high
    assert view.to_original(low, high) == (start, end)


@given(texts)
@settings(deadline=None)
def test_typography_does_not_change_a_view(text: str) -> None:
    changed = text.replace("“", '"').replace("’", "'").replace("—", "-").replace("\u00a0", " ").replace("\r\n", "\n")
    assert fold(unicodedata.normalize("NFC", changed)).text == fold(unicodedata.normalize("NFC", text)).text


@given(texts)
@settings(deadline=None)
def test_substitution_keeps_places(text: str) -> None:
    view = substitute(text, {"“": '"', "\u00a0": " ", "\r": "", "…": "..."})
    for i, c in enumerate(view.text):
        start, end = view.to_original(i, i + 1)
        assert end == start + 1
        assert c == text[start] or text[start] in "“\u00a0\r…"


@given(texts)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_regions_of_any_text_are_disjoint_and_cover_every_line(text: str) -> None:
    story = fill_metadata(label_regions(read_inputs(["-"], stdin=io.BytesIO(text.encode("utf-8", "replace")))))
    check(story)
    for document in story.documents:
        regions = sorted(r.span for r in story.regions)
        assert all(document[s].strip() for s in regions)
        outside = "".join(
            document.text[a:b] for a, b in zip([0, *(s.end for s in regions)], [*(s.start for s in regions), None], strict=True)
        )
        assert not outside.translate(dict.fromkeys(map(ord, IGNORED))).strip()


@given(st.one_of(st.binary(max_size=400), texts.map(lambda t: b"<html><body>" + t.encode("utf-8", "replace"))))
@example(b"\xff\xfe\x00")
@example(b"\x1f\x8b\x08")
@example(b"<html><p>a</p>")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_bytes_break_reading(data: bytes) -> None:
    story = check(fill_metadata(label_regions(read_inputs(["-"], stdin=io.BytesIO(data)))))
    assert len(story.documents) == 1 or any(p.fatal and p.hint for p in story.problems)
