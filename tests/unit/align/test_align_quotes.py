from dataclasses import replace

import pytest

from retold.align.differences import SameQuote, compare
from retold.align.quotes import match_quotes
from retold.model.links import Difference
from retold.model.marks import Attribution, Form, Name, NameKind
from retold.model.span import Span
from retold.model.story import Story
from retold.testing import document, find, story

LONG = "we closed the slip because the timber was rotten from end to end"


class Maker:
    """Builds a story whose attributions are marked with braces: each pair of braces is one content part."""

    def __init__(self) -> None:
        self.attributions: list[Attribution] = []
        self.docs: list[str] = []
        self.names: list[Name] = []

    def add(self, text: str, *marked: tuple[str, str | None, list[str]]) -> None:
        doc = document(f"Head {len(self.docs)}\n\n{text}", f"{len(self.docs) + 1}.txt")
        for form, speaker, parts in marked:
            spans = tuple(find(doc, p) for p in parts)
            number = f"x{len(self.attributions)}"
            source = find(doc, speaker.split()[-1]) if speaker and speaker.split()[-1] in text else None
            self.attributions.append(Attribution(id=number, form=Form(form), content=spans, source=source, speaker=speaker))
            if speaker:
                self.names.append(Name(span=Span(doc.id, 0, 4), kind=NameKind.PERSON, canonical=speaker))
        self.docs.append(doc)  # type: ignore[arg-type]

    def made(self) -> Story:
        return match_quotes(replace(story(*self.docs), attributions=tuple(self.attributions), names=tuple(self.names)))


def two(a: str, b: str, parts_a: list[str] | None = None, parts_b: list[str] | None = None) -> Story:
    maker = Maker()
    maker.add(a, ("direct", "Ada Brook", parts_a or [a]))
    maker.add(b, ("direct", "Ada Brook", parts_b or [b]))
    return maker.made()


def kinds(made: Story) -> list[Difference]:
    return [q.difference for q in made.quote_matches]


def test_glyphs_and_the_comma_of_the_sentence_are_no_difference() -> None:
    made = two(f"“{LONG},” she said", f'"{LONG}."', [f"“{LONG},”"])
    assert kinds(made) == [Difference.NONE]
    assert made.quote_matches[0].speaker == "Ada Brook"
    assert [m.attribution for m in made.quote_matches[0].members] == ["x0", "x1"]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("the slip, the pier and the mole are shut", "the slip, the pier, and the mole are shut", Difference.PUNCTUATION),
        (LONG, LONG.replace("rotten from", "rotten, yes rotten, from"), Difference.WORDING),
        (LONG, "closed the slip because the timber was rotten", Difference.TRUNCATED),
        (LONG, "rotten from", Difference.TRUNCATED),
        (LONG, LONG + ". Nobody will pay for a new one this year", Difference.TRUNCATED),
    ],
)
def test_the_difference_between_two_printings(a: str, b: str, kind: Difference) -> None:
    assert kinds(two(f"“{a}”", f"“{b}”")) == [kind]


def test_a_quotation_broken_by_its_cue_is_split() -> None:
    first, second = "we closed the slip because the timber", "was rotten from end to end"
    made = two(f"“{LONG}”", f"“{first},” she said, “{second}”", None, [f"“{first},”", f"“{second}”"])
    assert kinds(made) == [Difference.SPLIT]
    assert len(made.quote_matches[0].members) == 3


def test_sentences_run_together_that_stand_apart_elsewhere_are_split() -> None:
    one, middle, two_ = (
        "the slip will be shut until spring.",
        "the pier is a matter for others.",
        "we are sorry for all who wait.",
    )
    made = two(f"“{one} {two_}”", f"“{one} {middle} {two_}”")
    assert set(kinds(made)) == {Difference.SPLIT}


@pytest.mark.parametrize(("tag", "kind"), [("Dunn said", Difference.SPEAKER), ("he said", Difference.NONE)])
def test_two_people_named_for_the_same_words(tag: str, kind: Difference) -> None:
    """A name is a difference; a pronoun that was resolved to one is not."""
    maker = Maker()
    maker.add(f"“{LONG}” Brook said", ("direct", "Ada Brook", [f"“{LONG}”"]))
    maker.add(f"“{LONG}” {tag}", ("direct", "Carl Dunn", [f"“{LONG}”"]))
    assert kinds(maker.made()) == [kind]


def test_nobody_and_somebody_are_no_two_speakers() -> None:
    maker = Maker()
    maker.add(f"“{LONG}”", ("direct", None, [f"“{LONG}”"]))
    maker.add(f"“{LONG}”", ("direct", "Carl Dunn", [f"“{LONG}”"]))
    assert kinds(maker.made()) == [Difference.NONE]


def test_a_report_of_the_same_speaker_in_the_same_words_is_a_paraphrase() -> None:
    maker = Maker()
    maker.add(f"“{LONG}”", ("direct", "Ada Brook", [f"“{LONG}”"]))
    told = "the slip was closed because its timber was rotten"
    maker.add(f"Brook said {told}.", ("indirect", "Ada Brook", [told]))
    assert kinds(maker.made()) == [Difference.PARTIAL_PARAPHRASE]


def test_a_report_of_another_speaker_is_none() -> None:
    maker = Maker()
    maker.add(f"“{LONG}”", ("direct", "Ada Brook", [f"“{LONG}”"]))
    told = "the slip was closed because its timber was rotten"
    maker.add(f"Dunn said {told}.", ("indirect", "Carl Dunn", [told]))
    assert maker.made().quote_matches == ()


def test_different_quotations_are_not_joined() -> None:
    assert two(f"“{LONG}”", "“we opened the pier because the weather was fine all week”").quote_matches == ()


def test_small_words_match_nothing() -> None:
    assert two(f"“{LONG}”", "“was in”").quote_matches == ()


def test_one_document_is_no_match() -> None:
    maker = Maker()
    maker.add(f"“{LONG}” “{LONG} again”", ("direct", "Ada Brook", [f"“{LONG}”"]), ("direct", "Ada Brook", [f"“{LONG} again”"]))
    assert maker.made().quote_matches == ()


def test_a_fragment_joins_no_two_quotations() -> None:
    maker = Maker()
    maker.add(
        "“the rotten timber fell into the bay at night”", ("direct", "A B", ["“the rotten timber fell into the bay at night”"])
    )
    maker.add(
        "“nobody had looked at the rotten timber in years”",
        ("direct", "A B", ["“nobody had looked at the rotten timber in years”"]),
    )
    maker.add("they spoke of “rotten timber”", ("mixed", "A B", ["“rotten timber”"]))
    assert maker.made().quote_matches == ()


def test_no_attributions() -> None:
    assert match_quotes(story("a", "b")).quote_matches == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("a b c", "a b c", SameQuote(changed=False, cut=False)),
        ("a b c d e f", "b c d", SameQuote(changed=False, cut=True)),
        ("a b c d e f", "a b x d e f", SameQuote(changed=True, cut=False)),
        ("a b c", "d e f", None),
        ("a b c d", "a x c y", None),
    ],
)
def test_compare(a: str, b: str, same: SameQuote | None) -> None:
    assert compare(a.split(), b.split()) == same


def test_a_quotation_in_many_articles_is_one_match() -> None:
    maker = Maker()
    for _ in range(120):
        maker.add(f"“{LONG}”", ("direct", "Ada Brook", [f"“{LONG}”"]))
    made = maker.made()
    assert [len(q.members) for q in made.quote_matches] == [120]
