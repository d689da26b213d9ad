import random
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align import grams
from retold.align.passages import add_passages, passages_between
from retold.model.document import Region, Role
from retold.model.links import EditKind, Passage
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document, story

SENTENCE = "the harbour master of Quillport closed the lower ferry slip at dawn because of rotten timber under the planks"
OTHER = "nobody on the council had asked for a survey before the autumn storms tore away half of the eastern railing"


def passages(*texts: str) -> tuple[Passage, ...]:
    return add_passages(story(*texts)).passages


def shown(made: Story) -> list[tuple[str, str]]:
    return [(made.text(p.a), made.text(p.b)) for p in made.passages]


def test_only_pairs_that_are_asked_for_are_aligned() -> None:
    made = story(f"One. {SENTENCE}.", f"Two: {SENTENCE}; {OTHER}.", f"Three, {OTHER}, {SENTENCE}.")
    first, second, third = (d.id for d in made.documents)
    every = add_passages(made).passages
    assert {(p.a.doc, p.b.doc) for p in every} == {(first, second), (first, third), (second, third)}
    asked = {(first, second), (second, third)}
    assert passages_between(made, asked) == tuple(p for p in every if (p.a.doc, p.b.doc) in asked)
    assert passages_between(made, set()) == ()


def test_finds_a_sentence_in_other_surroundings() -> None:
    made = add_passages(story(f"Slip shut\n\nOfficials said {SENTENCE}.", f"Ferry news\n\nOn Monday {SENTENCE}, we hear."))
    assert shown(made) == [(SENTENCE, SENTENCE)]
    assert made.passages[0].words == 19
    assert made.passages[0].score == 1.0
    assert made.passages[0].edits == ()


def test_identical_documents_are_one_passage_that_covers_all() -> None:
    text = f"Slip shut\n\n{SENTENCE}.\n{OTHER}."
    made = add_passages(story(text, text))
    assert len(made.passages) == 1
    assert made.text(made.passages[0].a) == text.rstrip(".")
    assert made.passages[0].score == 1.0


def test_seven_words_are_no_passage() -> None:
    assert (
        passages(
            "One\n\nthe harbour master closed the lower slip today",
            "Two\n\nwhy the harbour master closed the lower slip is open",
        )
        == ()
    )


def test_changed_added_and_dropped_words_are_told() -> None:
    edited = SENTENCE.replace("closed", "shut down").replace("lower ", "").replace("dawn", "dawn today")
    made = add_passages(story(f"One\n\n{SENTENCE}.", f"Two\n\n{edited}."))
    assert shown(made) == [(SENTENCE, edited)]
    told = [
        (e.kind, made.documents[0].text[e.a_start : e.a_end], made.documents[1].text[e.b_start : e.b_end])
        for e in made.passages[0].edits
    ]
    assert told == [(EditKind.REPLACE, "closed", "shut down"), (EditKind.DELETE, "lower", ""), (EditKind.INSERT, "", "today")]


def test_order_does_not_matter() -> None:
    made = add_passages(story(f"One\n\n{SENTENCE}.\n{OTHER}.", f"Two\n\n{OTHER}.\n{SENTENCE}."))
    assert sorted(a for a, _ in shown(made)) == sorted([SENTENCE, OTHER])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "the mayor\u2019s caf\u00e9 \u2014 \u201clate and loud\u201d \u2014 was shut by the harbour police on Monday",
            'the mayor\'s cafe\u0301 - "late and loud" - was shut by the harbour police on Monday',
        ),
        (
            "so\u00adcalled repairs\u00a0to the slip took nine weeks and two days",
            "so-called\u200b repairs to the slip\r\ntook nine weeks and two days",
        ),
    ],
)
def test_typography_hides_nothing(a: str, b: str) -> None:
    made = add_passages(story(f"One\n\nx {a} y", f"Two\n\nv {b} w"))
    assert made.passages
    assert made.text(made.passages[0].a).endswith(a[-8:])
    assert made.text(made.passages[0].b).endswith(b[-8:])


def test_offsets_hold_behind_emoji_and_windows_line_ends() -> None:
    made = add_passages(story(f"🚢🚢 One\r\n\r\n👩‍👩‍👧 says {SENTENCE} 🙂\r\n", f"Two\r\n\r\n🙂 {SENTENCE}"))
    assert shown(made) == [(SENTENCE, SENTENCE)]


def test_furniture_is_not_compared_and_captions_are() -> None:
    docs = [document(f"Head {n}\n\n{SENTENCE}", f"{n}.txt") for n in (1, 2)]

    def made(role: Role) -> Story:
        regions = tuple(Region(span=Span(d.id, 8, len(d.text)), role=role) for d in docs)
        return add_passages(Story(documents=tuple(docs), regions=regions))

    assert made(Role.PROMO).passages == ()
    assert len(made(Role.CAPTION).passages) == 1


def test_names_alone_are_no_short_passage() -> None:
    name = "Royal Quillport Harbour and Ferry Commission of Lower Anderby"
    assert passages(f"One\n\nA clerk of the {name} resigned.", f"Two\n\nThey wrote to the {name} twice.") == ()


def test_a_headline_in_capitals_counts() -> None:
    assert (
        len(
            passages(
                "Ferry Slip At Quillport Shut After Rotten Timber Found\n\nx",
                "Ferry Slip At Quillport Shut After Rotten Timber Found\n\ny",
            )
        )
        == 1
    )


def test_scripts_without_spaces() -> None:
    text = "港務局は月曜日の朝に下の桟橋を閉鎖した"
    assert len(passages(f"一\n\n{text}。", f"二\n\n昨日、{text}という。")) == 1


def test_nothing_is_no_passage() -> None:
    assert passages() == ()
    assert passages("") == ()
    assert passages("", "\n", "x") == ()


def test_ids_are_stable_and_unique() -> None:
    texts = [f"Head {n}\n\n{SENTENCE} {n}\n{OTHER}" for n in range(5)]
    first, second = passages(*texts), passages(*texts)
    assert [p.id for p in first] == [p.id for p in second]
    assert len({p.id for p in first}) == len(first) == 10


@pytest.mark.parametrize("words", [["a"], ["a", "b"], ["a", "b", "a", "a", "c"]])
def test_endless_repetition_ends(words: list[str]) -> None:
    text = " ".join(words * (60_000 // len(words)))
    found = passages(f"One\n\n{text}", f"Two\n\n{text}")
    assert found
    assert len(found) < 1000


def test_random_two_letter_words_end() -> None:
    rng = random.Random(7)
    texts = [" ".join(rng.choices("ab", k=20_000)) for _ in range(3)]
    assert len(passages(*(f"Head\n\n{t}" for t in texts))) < 50_000


WORDS = st.lists(st.text(string.ascii_lowercase, min_size=4, max_size=9), min_size=20, max_size=60, unique=True)


@settings(max_examples=60, deadline=None)
@given(planted=WORDS, seed=st.integers(0, 10_000), data=st.data())
def test_a_planted_passage_with_edits_is_found(planted: list[str], seed: int, data: st.DataObject) -> None:
    """Every ninth word or so is changed, dropped or doubled; what is left of the plant must be covered nearly whole."""
    rng = random.Random(seed)
    changed = []
    for n, w in enumerate(planted):
        what = rng.choice(["change", "drop", "add"]) if n % 9 == 5 else "keep"
        changed += {"change": ["zzz"], "drop": [], "add": [w, "yyy"], "keep": [w]}[what]
    pad = data.draw(st.sampled_from(["", "Ünrelated — 🙂 words ", "line\u00a0before\r\n"]))
    a = "Head one\n\n" + pad + " ".join(planted) + " tail of one"
    b = "Kopf two\n\nother start " + " ".join(changed) + "\r\n" + pad
    made = add_passages(story(a, b))
    covered = {k for p in made.passages for k in range(p.a.start, p.a.end)}
    words = [i for i, c in enumerate(a) if c != " "]
    inside = [i for i in words if a.index(planted[0]) <= i < a.index(" tail of one")]
    assert len(covered & set(inside)) >= 0.8 * len(inside)
    for p in made.passages:
        assert p.words >= 8
        assert 0 < p.score <= 1
        for e in p.edits:
            assert p.a.start <= e.a_start <= e.a_end <= p.a.end
            assert p.b.start <= e.b_start <= e.b_end <= p.b.end


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=0, max_size=4))
def test_any_text_is_survived(texts: list[str]) -> None:
    made = add_passages(story(*texts))
    for p in made.passages:
        assert made.text(p.a)
        assert made.text(p.b)


@pytest.mark.parametrize(("more", "found"), [("", 0), (" about the rotten timber under the lower ferry slip", 1)])
def test_formulas_of_the_trade_do_not_count(more: str, found: int) -> None:
    formula = "did not immediately respond to a request for comment" + more
    assert len(passages(f"One\n\nThe mayor {formula}.", f"Two\n\nHer office {formula}, we hear.")) == found


def test_differing_words_do_not_lead_over_furniture() -> None:
    box = "Sign up. " * 20
    first, second = SENTENCE.split(" at dawn ")
    docs = [document(f"H\n\n{first} at noon\n{box}\n{second}", "1.txt"), document(f"K\n\n{first} at dawn\n{second}", "2.txt")]
    made = story(*docs)
    regions = tuple(replace(r, role=Role.PROMO) if made.text(r.span).startswith("Sign up.") else r for r in made.regions)
    assert [made.text(p.a) for p in add_passages(replace(made, regions=regions)).passages] == [first + " at"]


def test_a_story_that_shares_too_much_says_what_was_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Head {n}\n\nx{n} {SENTENCE} y{n} {OTHER} z{n}" for n in range(6)]
    assert add_passages(story(*texts)).notes == ()
    monkeypatch.setattr(grams, "PAIRS_OF_FEW", 10)
    made = add_passages(story(*texts))
    assert len(made.notes) == 1
    assert made.notes[0].startswith("passages: ")


def test_common_short_stretches_are_lengthened_before_long_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = [f"Head {n}\n\na{n} {SENTENCE} b{n}" for n in range(2)]
    common = [f"Kopf {n}\n\nc{n} the harbour master of Quillport d{n}" for n in range(6)]
    monkeypatch.setattr(grams, "PAIRS_OF_FEW", 3)
    made = add_passages(story(*shared, *common))
    assert shown(made) == [(SENTENCE, SENTENCE)]
    assert len(made.notes) == 1
