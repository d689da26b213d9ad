"""Every operation changes what it says it changed, and says nothing where it changed nothing."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from retelling import marks, profiles, quoting, recasting, selection, wording
from retelling.corpus import Article, Corpus
from retelling.desk import Desk, Outlet
from retelling.draft import Draft, Sentence
from retelling.originals import framing

GAZETTE = Outlet("Harbour Gazette", "daily", "harbourgazette.example")
BEAT = Outlet("Kestrel Beat", "site", "kestrelbeat.example")
LAST_LINES = (
    ("Edmund Rakewell, a pilot of the sound, stood by.", "He was calm."),
    ("“And I'm sure that the whole of it is closed tonight,” the harbour master said.",),
    ("Rakewell had seen nothing at all.", "The gangway was closed."),
)


def draft_of(article: Article) -> Draft:
    numbers = iter(range(1000))
    return Draft(
        article.title,
        [[Sentence(s, f"n1:{next(numbers)}") for s in p] for p in article.paragraphs],
        byline="By Ann Lee, Harbour Gazette",
        mark="SELDA (HG) — ",
        foot=["Read more: All of the harbour"],
    )


def desk_of(corpus: Corpus, seed: int, profile: str = "rewrite") -> Desk:
    rng = random.Random(seed)
    other = next(a for i in range(40, 60) if (a := corpus.article(i)))
    return Desk(
        rng,
        "n2",
        BEAT,
        GAZETTE,
        (GAZETTE,),
        profiles.rates(profile, "strong"),
        framing(other, "n2", rng),
        ["Pier reopens"],
        {"ferrry": "ferry"},
    )


def small(*paragraphs: str) -> Draft:
    return Draft(
        "Ferry runs aground",
        [[Sentence(s, f"n1:{i}.{j}") for j, s in enumerate(p.split(" | "))] for i, p in enumerate(paragraphs)],
    )


@pytest.mark.parametrize("row", profiles.TABLE, ids=lambda r: r.name)
def test_an_operation_speaks_exactly_when_it_changes_something(corpus: Corpus, row: profiles.Row) -> None:
    spoke = 0
    for seed in range(30):
        article = corpus.article(seed)
        assert article
        draft, desk = draft_of(article), desk_of(corpus, seed)
        draft.paragraphs[1][0] = draft.paragraphs[1][0].reads(
            "The ferrry is not the color of the harbor, the Harbour Gazette reported."
        )
        draft.paragraphs[3:3] = [[Sentence(t, f"n1:x{i}") for t in p] for i, p in enumerate(LAST_LINES)]
        before = draft.copy()
        what = row.run(draft, desk)
        draft.tidy()
        assert (what is None) == (before == draft), what
        spoke += what is not None
    assert spoke


def test_chances_and_rates_are_shares() -> None:
    for row in profiles.TABLE:
        for profile in profiles.PROFILES:
            light, default, strong = (profiles.chance(row, profile, s) for s in ("light", "default", "strong"))
            assert all(0 <= p <= 1 for p in (light, default, strong))
            assert default == pytest.approx(row.chances[profiles.PROFILES.index(profile)])
            assert light <= strong if row.group == profiles.CHANGES else light >= strong


def test_a_tail_is_cut_at_the_end() -> None:
    draft = small(*[f"Sentence {n} of the ferry." for n in range(12)])
    what = selection.cut_tail(draft, Desk(random.Random(1), "n2", BEAT))
    assert what
    gone, total = map(int, re.findall(r"\d+", what))
    assert total == 12
    assert [s.text for _, _, s in draft.places()] == [f"Sentence {n} of the ferry." for n in range(12 - gone)]


def test_an_orphan_keeps_a_surname_without_its_introduction() -> None:
    draft = small(
        "The ferry sank.",
        "Odile Brandt, the harbour master, was there.",
        "It rained.",
        "Nobody was hurt, Brandt said.",
        "The end.",
    )
    assert selection.orphan(draft, Desk(random.Random(1), "n2", BEAT)) == "the paragraph that says who Brandt is was left out"
    text = "\n".join(draft.body)
    assert "Odile" not in text
    assert "Brandt said" in text


def test_slips_come_in_and_are_put_right() -> None:
    draft = small("The engine answered nobody yesterday.", "The captain sounded the whistle several times.")
    before = draft.text
    desk = Desk(random.Random(2), "n2", BEAT)
    assert wording.typos(draft, desk)
    assert draft.text != before
    assert wording.correct(draft, desk)
    assert draft.text == before


def test_a_quotation_is_told_in_the_third_person() -> None:
    draft = small("“We lost our rudder and I saw the pier,” Odile Brandt said on Monday.")
    desk = Desk(random.Random(1), "n2", BEAT, rates={"indirect": 1.0})
    assert quoting.indirect(draft, desk)
    assert draft.body == ["Odile Brandt said on Monday that they lost their rudder and they saw the pier."]


def test_shortened_quotations_stay_closed() -> None:
    said = "“The engine did not answer when the captain asked for reverse and that is all we know tonight,” Brandt said."
    for seed in range(20):
        draft = small(said)
        assert quoting.shorten_quotes(draft, Desk(random.Random(seed), "n2", BEAT, rates={"shorten_quotes": 1.0}))
        text = draft.body[0]
        assert text.count("“") == text.count("”") == 1
        assert len(text.split()) < len(said.split())


def test_words_inside_quotations_stay() -> None:
    draft = small("“Several officials began,” he said, and several officials began to help.")
    assert wording.swap_words(draft, Desk(random.Random(1), "n2", BEAT, rates={"swap_words": 1.0}))
    assert draft.body[0].startswith("“Several officials began,”")
    assert "several officials began to" not in draft.body[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The ferry will not sail before the end of the week, the harbour office said.", "The harbour office said that the ferry will not sail before the end of the week."),
        ("On Monday, the council closed the lower landing of the pier.", "The council closed the lower landing of the pier on Monday."),
    ],
)  # fmt: skip
def test_sentences_turn(before: str, after: str) -> None:
    assert wording.turned(before, Desk(random.Random(1), "n2", BEAT)) == after


def test_the_source_is_named_and_unnamed() -> None:
    draft = small("The ferry lies against the pier.", "The engine did not answer.", "Divers went down at noon.")
    desk = Desk(random.Random(4), "n2", BEAT, GAZETTE, (GAZETTE,))
    assert marks.credit(draft, desk)
    assert "Harbour Gazette" in draft.text
    for seed in range(30):
        draft = small(
            "“We saw it,” Odile Brandt told the Harbour Gazette.", "The ferry sank, according to the Harbour Gazette."
        )
        assert marks.neutral(draft, Desk(random.Random(seed), "n3", BEAT, None, (GAZETTE,)))
        assert "Gazette" not in draft.text


def test_a_hand_over_stands_before_what_was_taken() -> None:
    draft = small("The ferry lies against the pier.")
    desk = Desk(random.Random(4), "n2", BEAT, GAZETTE, own=[[Sentence("Ferries are old.", "n2:own0.0")]])
    assert marks.frame_before(draft, desk)
    line = marks.hand_over(draft, desk)
    assert draft.body == ["Ferries are old.", line, "The ferry lies against the pier."]


def test_days_and_clauses_are_told_otherwise() -> None:
    draft = small("The council closed the lower landing of the pier, which had been built long before the war.")
    assert recasting.drop_clauses(draft, Desk(random.Random(1), "n2", BEAT, rates={"drop_clauses": 1.0}))
    assert draft.body == ["The council closed the lower landing of the pier."]


def test_retelling_leaves_the_source_as_it_was(corpus: Corpus) -> None:
    article = corpus.article(3)
    assert article
    source = draft_of(article)
    before = source.text
    for profile in profiles.PROFILES:
        profiles.retell(source, desk_of(corpus, 7, profile), profile, "strong")
    assert source.text == before


def test_the_documented_table_is_current() -> None:
    page = (Path(__file__).parents[3] / "docs/retelling.md").read_text("utf8")
    assert profiles.markdown() in page
