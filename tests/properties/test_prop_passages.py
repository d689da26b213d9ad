"""What is promised of passages: what two texts share is found, through typography, edits, moves and the spelling of hands."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align import grams
from retold.align.passages import add_passages
from retold.align.row import word_row
from retold.model.document import Region, Role
from retold.model.span import Span
from retold.model.story import Story
from retold.model.words import folded, places
from retold.testing import document, story

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("ab A'’ʼ-\u00ad\u200b\u0301éß 中อม्ह\n._1")), max_size=60)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=3))
def test_words_in_bulk_are_the_words_of_the_definition(texts: list[str]) -> None:
    docs = tuple(document(t, f"{n}.txt") for n, t in enumerate(texts))
    regions = tuple(Region(span=Span(d.id, 0, len(d.text)), role=Role.BODY) for d in docs if d.text)
    row = word_row(Story(documents=docs, regions=regions))
    for segment in row.segments:
        text = next(d.text for d in docs if d.id == segment.doc)
        wanted = list(places(text, 0, len(text)))
        k = slice(segment.first, segment.last)
        assert list(zip(row.starts[k].tolist(), row.ends[k].tolist(), strict=True)) == [(s, e) for _, s, e in wanted]
        assert [row.vocabulary[n] for n in row.ids[k].tolist()] == [folded(w) for w, _, _ in wanted]
        assert row.plain[k].tolist() == [not w[0].isupper() for w, _, _ in wanted]


def equal_runs(rows: list[list[int]]) -> set[tuple[int, int, int]]:
    """Every maximal stretch of four equal words or more between two rows, looked for place by place."""
    starts = [sum(len(r) + 1 for r in rows[:k]) for k in range(len(rows))]
    found = set()
    for (i, a), (j, b) in combinations(enumerate(rows), 2):
        for x in range(len(a)):
            for y in range(len(b)):
                if x and y and a[x - 1] == b[y - 1]:
                    continue
                n = 0
                while x + n < len(a) and y + n < len(b) and a[x + n] == b[y + n]:
                    n += 1
                if n >= 4:
                    found.add((starts[i] + x, starts[j] + y, n))
    return found


def joined(rows: list[list[int]]) -> tuple[set[tuple[int, int, int]], int]:
    ids = np.array([n for k, r in enumerate(rows) for n in (*r, -1 - k)], dtype=np.int32)
    owner = np.repeat(np.arange(len(rows)), [len(r) + 1 for r in rows])
    runs = grams.shared_runs(ids, owner, owner)
    return set(zip(runs.a.tolist(), runs.b.tolist(), runs.length.tolist(), strict=True)), runs.dropped


ROWS = st.lists(st.lists(st.integers(0, 5), max_size=24), min_size=2, max_size=4)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_the_join_finds_what_looking_everywhere_finds(rows: list[list[int]]) -> None:
    found, wanted = joined(rows)[0], equal_runs(rows)
    if all(
        times <= grams.REPEATS for row in rows for times in Counter(zip(*(row[n:] for n in range(4)), strict=False)).values()
    ):
        assert found == wanted
    else:
        # Of a stretch that one row repeats more often only its first places are looked at.
        assert found <= wanted


@settings(max_examples=200, deadline=None)
@given(rows=ROWS, most=st.integers(0, 30))
def test_where_common_words_are_passed_over_long_stretches_are_not(rows: list[list[int]], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grams, "PAIRS_OF_FEW", most)
        found, dropped = joined(rows)
    wanted = equal_runs(rows)
    assert found <= wanted
    if not dropped:
        assert {r for r in wanted if r[2] >= 8} <= found


@st.composite
def planted(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A passage and its edited copy: one word in four or fewer is changed, added or dropped, eight at least are the same."""
    words = draw(st.lists(st.text(LETTERS, min_size=4, max_size=9), min_size=8, max_size=60, unique=True))
    a, b = [], []
    left = draw(st.integers(4, 9))
    for n, word in enumerate(words):
        a.append(word)
        if not left and n < len(words) - 4 and n >= 4:
            what = draw(st.sampled_from(["change", "drop", "add"]))
            b += {"change": ["zzz"], "drop": [], "add": ["yyy", word]}[what]
            left = draw(st.integers(4, 9)) + (what == "add")
            if what != "add" and len(words) < 9:
                b.append(word)
        else:
            b.append(word)
        left = max(0, left - 1)
    return a, b


@settings(max_examples=150, deadline=None)
@given(plant=planted(), before=st.integers(0, 40), after=st.integers(0, 40), case=st.sampled_from([str, str.upper]))
def test_a_planted_passage_is_found_whole(
    plant: tuple[list[str], list[str]], before: int, after: int, case: Callable[[str], str]
) -> None:
    a, b = plant
    shown = " ".join(a[:3]) + " “" + "\u00a0".join(a[3:]) + "”"
    copied = case(" ".join(b[:3]) + ' "' + " ".join(b[3:]) + '"')
    rest = [" ".join(f"{c}{n}" for n in range(size)) for c, size in (("x", before), ("v", after), ("u", after), ("w", before))]
    made = add_passages(story(f"One\n\n{rest[0]} {shown} {rest[1]}", f"Two\n\n{rest[2]} {copied} {rest[3]}"))
    for doc, text, of in ((made.documents[0], shown, "a"), (made.documents[1], copied, "b")):
        start = doc.text.index(text)
        covered = {k for p in made.passages for k in range(getattr(p, of).start, getattr(p, of).end)}
        letters = {start + k for k, c in enumerate(text) if c.isalnum()}
        assert letters <= covered, [made.text(getattr(p, of)) for p in made.passages]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), paragraphs=st.integers(2, 8))
def test_moved_paragraphs_are_found(seed: int, paragraphs: int) -> None:
    rng = random.Random(seed)
    told = [" ".join("".join(rng.choices(LETTERS, k=6)) for _ in range(rng.randint(8, 30))) for _ in range(paragraphs)]
    moved = rng.sample(told, len(told))
    made = add_passages(story("One\n\n" + "\n".join(told), "Two\n\n" + "\n".join(moved)))
    covered = {k for p in made.passages for k in range(p.a.start, p.a.end)}
    text = made.documents[0].text
    assert {k for k in range(5, len(text)) if text[k].isalnum()} <= covered


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=3), min_size=8, max_size=200), st.integers(2, 5))
def test_identical_documents_are_one_passage_each_pair(words: list[str], copies: int) -> None:
    text = "so it is told here of them all\n\n" + " ".join(words)
    made = add_passages(story(*[text] * copies))
    assert len(made.passages) == copies * (copies - 1) // 2
    assert all((p.a.start, p.a.end, p.score) == (0, len(text), 1.0) for p in made.passages)


def test_a_passage_that_one_text_repeats_is_shown_at_each_place() -> None:
    told = "the harbour master closed the lower ferry slip at dawn because of rotten timber"
    other = " ".join(f"word{n}" for n in range(30))
    made = add_passages(story(f"One\n\n{told}", f"Two\n\n{told}\n{other}\n{told}"))
    assert len({p.b.start for p in made.passages}) == 2


LANGUAGES = {
    "Finnish": "satamakapteeni sulki alemman lauttalaiturin aamunkoitteessa koska kannen alta löytyi lahoa puuta ja ruostuneita nauloja",
    "Russian": "начальник гавани закрыл нижний паромный причал на рассвете из-за гнилых досок под настилом и ржавых гвоздей",
    "Greek": "ο λιμενάρχης έκλεισε την κάτω αποβάθρα τα ξημερώματα εξαιτίας σάπιων ξύλων κάτω από τις σανίδες",
    "Hindi": "बंदरगाह के अधिकारी ने सुबह निचले घाट को बंद कर दिया क्योंकि लकड़ी सड़ चुकी थी",
    "Arabic": "أَغلَقَ مدير الميناء الرصيف السفلي عند الفجر بسبب الخشب المتعفن تحت الألواح القديمة",
    "Thai": "นายท่าเรือปิดท่าเรือข้ามฟากด้านล่างตอนรุ่งสางเพราะไม้ผุ",
    "Chinese": "港务长黎明时分关闭了下游的渡轮码头因为木板下面的木材已经腐烂",
    "Old French": "li sires dou port fist clore le bac au point dou jor por ce que li fust estoient pourri",
    "Early modern English": "the Maiſter of the Hauen did ſhutte the nether Ferrie at breake of daye for that the timbre was rotten",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_needed(language: str) -> None:
    told = LANGUAGES[language]
    made = add_passages(story(f"1\n\n5 6 7 {told} 8 9.", f"2\n\n{told}: 3 4."))
    assert [made.text(p.a) for p in made.passages] == [told]


def hand(rng: random.Random, words: list[str], rate: float) -> str:
    """A copy by hand: letters differ in some words, a few words are left out or added."""
    out: list[str] = []
    for word in words:
        chance = rng.random()
        if chance < rate * 0.8:
            k = rng.randrange(len(word))
            out.append(word[:k] + rng.choice("yhesz") + word[k + rng.randint(0, 1) :])
        elif chance < rate:
            out += rng.choice([[], [word, "et"]])
        else:
            out.append(word)
    return " ".join(out)


@pytest.mark.parametrize(("rate", "cover", "most"), [(0.05, 0.99, 1.1), (0.1, 0.98, 1.2), (0.2, 0.9, 3.0)])
def test_hand_copies_are_covered(rate: float, cover: float, most: float) -> None:
    rng = random.Random(11)
    known = ["".join(rng.choices(LETTERS, k=rng.randint(2, 9))) for _ in range(1500)]
    words = rng.choices(known, weights=[1 / (n + 2) for n in range(len(known))], k=600)
    made = add_passages(story(*[f"Copy {n}\n\n{hand(rng, words, rate)}" for n in range(6)]))
    shares = []
    for one, other in combinations(made.documents, 2):
        own = [p for p in made.passages if {p.a.doc, p.b.doc} == {one.id, other.id}]
        covered = {k for p in own for k in range(p.a.start, p.a.end)}
        shares.append(len(covered) / len(made.document(own[0].a.doc).text))
    assert sum(shares) / len(shares) >= cover
    assert len(made.passages) <= most * len(shares)
