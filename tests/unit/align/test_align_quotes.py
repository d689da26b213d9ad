from dataclasses import replace

import pytest

from retold.align.differences import SameQuote, compare
from retold.align.quotes import match_quotes
from retold.align.utterances import printed_parts
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


ONE, TWO = "the slip will be shut until spring.", "we are sorry for all who wait."


def texts(made: Story) -> list[set[str]]:
    return [{made.text(m.span).strip("“” .,") for m in q.members} for q in made.quote_matches]


def contents(made: Story) -> list[list[str]]:
    return [[made.text(c) for c in a.content] for a in made.attributions]


def test_a_quotation_is_cut_where_others_print_its_pieces_apart() -> None:
    maker = Maker()
    maker.add(f"“{ONE} {TWO}” she said", ("direct", "Ada Brook", [f"“{ONE} {TWO}”"]))
    maker.add(f"“{ONE}” she said", ("direct", "Ada Brook", [f"“{ONE}”"]))
    maker.add(f"she said “{TWO}”", ("direct", "Ada Brook", [f"“{TWO}”"]))
    made = maker.made()
    assert contents(made)[0] == [f"“{ONE}", f"{TWO}”"]
    assert [made.text(span) for span, _ in printed_parts(made, made.attributions[0])] == [f"“{ONE} {TWO}”"]
    assert texts(made) == [{ONE.strip(".")}, {TWO.strip(".")}]
    assert [m.part for q in made.quote_matches for m in q.members if m.attribution == "x0"] == [0, 1]


def test_a_quotation_that_was_only_shortened_stays_whole() -> None:
    maker = Maker()
    maker.add(f"“{ONE} {TWO}” she said", ("direct", "Ada Brook", [f"“{ONE} {TWO}”"]))
    maker.add(f"“{ONE}” she said", ("direct", "Ada Brook", [f"“{ONE}”"]))
    made = maker.made()
    assert contents(made)[0] == [f"“{ONE} {TWO}”"]
    assert kinds(made) == [Difference.TRUNCATED]


def test_terms_cut_nothing() -> None:
    maker = Maker()
    maker.add(f"“{ONE} {TWO}” she said", ("direct", "Ada Brook", [f"“{ONE} {TWO}”"]))
    maker.add(
        "she spoke of “until spring” and said “all who wait”", ("mixed", "Ada Brook", ["“until spring”", "“all who wait”"])
    )
    assert contents(maker.made())[0] == [f"“{ONE} {TWO}”"]


def test_turns_of_phrase_are_no_shared_quotation() -> None:
    made = two("“he tried to mend the old slip himself”", "“he tried to sell the old ferry himself”")
    assert made.quote_matches == ()


def test_an_end_in_other_words_is_another_wording() -> None:
    start = "it would be wrong to name a cause before we have"
    assert kinds(two(f"“{start} opened the recorder”", f"“{start} read every line”")) == [Difference.WORDING]


def test_an_abbreviation_ends_no_sentence() -> None:
    long = "we told Ms. Brook that the slip was rotten, and Mr. Dunn heard it too"
    made = two(f"“{long}”", f"“{long}”")
    assert [made.text(m.span) for m in made.quote_matches[0].members] == [long, long]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("I've told them that it's rotten wood", "I have told them that it is rotten wood", Difference.PUNCTUATION),
        ("the slip & the pier are shut", "the slip and the pier are shut", Difference.PUNCTUATION),
    ],
)
def test_contractions_and_ampersands_are_the_words_they_stand_for(a: str, b: str, kind: Difference) -> None:
    assert kinds(two(f"“{a}”", f"“{b}”")) == [kind]


def test_titles_are_no_quotations() -> None:
    maker = Maker()
    for _ in range(2):
        maker.add("she sang in “Songs of the Harbour” again", ("mixed", "Ada Brook", ["“Songs of the Harbour”"]))
    assert maker.made().quote_matches == ()


@pytest.mark.parametrize(
    ("told", "expected"), [("close the slip at once because of the timber", [Difference.TRUNCATED]), ("come home", [])]
)
def test_one_quoted_word_goes_with_the_quotation_its_report_tells(told: str, expected: list[Difference]) -> None:
    whole = "we ask you to close the slip immediately because the timber is rotten"
    maker = Maker()
    maker.add(f"“{whole}” she said", ("direct", "Ada Brook", [f"“{whole}”"]))
    maker.add(f"the guild asked them to “immediately” {told}", ("mixed", None, ["them to", "“immediately”", told]))
    assert kinds(maker.made()) == expected


def test_a_person_outweighs_the_paper_that_was_told() -> None:
    maker = Maker()
    for name in ("Selda Gazette", "Selda Gazette", "Ada Brook"):
        maker.add(f"“{LONG}” {name} said", ("direct", name, [f"“{LONG}”"]))
    maker.names = [n for n in maker.names if n.canonical == "Ada Brook"]
    assert maker.made().quote_matches[0].speaker == "Ada Brook"
