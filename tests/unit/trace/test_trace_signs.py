"""Each sign of having taken shared words, and a text beside it that does not show it."""

from dataclasses import replace

import pytest

from retold.align.passages import add_passages
from retold.model.document import Document, Link, Region, Role
from retold.model.lineage import Sign, SignKind
from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, find, story
from retold.trace.edge_tables import Unseen
from retold.trace.evidence import gather
from retold.trace.layout import quoted_ranges
from retold.trace.named_texts import named_texts
from retold.trace.signs import find_signs
from retold.trace.taking import copied_passages, find_taking, shared_ranges

FIRST = "The harbour master Ada Brook of Quillport closed the lower ferry slip at dawn because of rotten timber under it."
SECOND = "Nobody on the council had asked for a survey before the autumn storms tore away half of the eastern railing."
THIRD = "The closure will last six weeks, Brook said, and the fish market expects to lose a third of its trade by then."
FOURTH = "Boats will leave from the upper slip, where the queues had been long in summer and the parking space is small."
FRAME = (
    "Travellers in the north of the bay have had little luck with their timetables over the last few years, "
    "and this week brought more bad news for all of them."
)
WHOLE = f"{FIRST}\n{SECOND}\n{THIRD}\n{FOURTH}"


def prepared(*docs: Document, cited: tuple[Credit, ...] = (), roles: dict[str, Role] | None = None) -> Story:
    made = story(*docs)
    regions = tuple(Region(span=r.span, role=(roles or {}).get(made.text(r.span), r.role)) for r in made.regions)
    return add_passages(replace(made, regions=regions, credits=cited))


def shown(made: Story, taker: int, giver: int) -> dict[SignKind, Sign]:
    evidence = gather(made)
    signs = find_signs(made, copied_passages(made, evidence), evidence.layout, evidence.named, quoted_ranges(made))
    ids = [d.id for d in made.documents]
    return {s.kind: s for s in signs if (s.taker, s.giver) == (ids[taker], ids[giver])}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (SignKind.ORPHAN, f"{SECOND}\n{THIRD}\n{FOURTH}"),
        (SignKind.ELLIPSIS, f"{FIRST}\n{SECOND}\nThe closure will last six weeks, Brook said, and the fish ..."),
        (
            SignKind.SENTENCE_CUT,
            f"{FIRST}\n{SECOND}\nThe closure will last six weeks, Brook said, and the fish market expects to lose a third.",
        ),
        (SignKind.LEFT_OUT, f"{FIRST}\n{THIRD}\n{FOURTH}"),
        (SignKind.WORDS_DROPPED, WHOLE.replace("because of rotten timber ", "")),
        (SignKind.TAIL_CUT, f"{FIRST}\n{SECOND}"),
        (
            SignKind.FRAMED,
            f"{FRAME}\n{WHOLE}",
        ),
        (SignKind.CONTAINED, f"{FIRST}\n{SECOND}\n{THIRD}"),
    ],
)
def test_a_sign_is_seen_in_the_text_that_took_and_not_in_the_other(kind: SignKind, text: str) -> None:
    made = prepared(document(f"Head one\n\n{WHOLE}", "a.txt"), document(f"Kopf two\n\n{text}", "b.txt"))
    assert kind in shown(made, 1, 0)
    assert kind not in shown(made, 0, 1)
    for sign in shown(made, 1, 0).values():
        assert sign.spans
        assert sign.strength > 0


def test_two_texts_that_are_the_same_show_nothing() -> None:
    made = prepared(document(f"Head one\n\n{WHOLE}", "a.txt"), document(f"Kopf two\n\n{WHOLE}", "b.txt"))
    assert shown(made, 0, 1) == shown(made, 1, 0) == {}


def test_less_of_a_quotation_is_a_sign() -> None:
    quote = "“We shall open the slip again when every plank of it has been looked at by people who know timber,” Brook said."
    less = quote.replace(" when every plank of it has been", " once")
    made = prepared(
        document(f"Head one\n\n{FIRST}\n{SECOND}\n{quote}", "a.txt"),
        document(f"Kopf two\n\n{FIRST}\n{SECOND}\n{less}", "b.txt"),
    )
    assert SignKind.QUOTE_SHORTENED in shown(made, 1, 0)
    assert SignKind.QUOTE_SHORTENED not in shown(made, 0, 1)


@pytest.mark.parametrize(
    ("mine", "others", "later"),
    [
        ("2031-05-02", "2031-05-01", True),
        ("2031-05-01", "2031-05-01", False),
        ("2031-05-01T09:30", "2031-05-01T08:10", True),
        ("2031-05-01T09:30", "2031-05-01", False),
        ("2031-05-01T09:30Z", "2031-05-01T09:30+02:00", True),
        ("2031-05", "2031-04-01", False),
    ],
)
def test_later_is_said_as_far_as_the_dates_tell(mine: str, others: str, later: bool) -> None:  # noqa: FBT001 - a table
    a = document(f"Head one\n\n{WHOLE}", "a.txt", published=When(others))
    b = document(f"Kopf two\n\n{WHOLE}", "b.txt", published=When(mine))
    made = prepared(a, b)
    assert (SignKind.LATER in shown(made, 1, 0)) is later
    assert SignKind.LATER not in shown(made, 0, 1)


def test_whoever_names_the_others_outlet_took_from_it() -> None:
    a = document(f"Head one\n\n{WHOLE}", "a.txt", outlet="Quillport Echo")
    b = document(f"Kopf two\n\nThe Quillport Echo has the story.\n{WHOLE}", "b.txt", outlet="Bay Post")
    c = document(f"Titel three\n\nQuillport Echo\n{WHOLE}", "c.txt", outlet="Coast Mail")
    own = document(f"Title four\n\nThe Quillport Echo has the story.\n{WHOLE}", "d.txt", outlet="Quillport Echo")
    made = prepared(a, b, c, own, roles={"Quillport Echo": Role.BYLINE})
    assert SignKind.CREDIT in shown(made, 1, 0)
    assert SignKind.MARK in shown(made, 2, 0)
    assert not {SignKind.CREDIT, SignKind.MARK, SignKind.SELF_REFERENCE} & set(shown(made, 3, 0))


def test_a_link_to_the_others_outlet_counts_like_a_credit() -> None:
    a = document(f"Head one\n\n{WHOLE}", "a.txt", outlet="Quillport Echo", url="https://quillportecho.example/slip")
    b = document(f"Kopf two\n\nMore there.\n{WHOLE}", "b.txt", outlet="Bay Post")
    made = replace(prepared(a, b), links=(Link(span=find(b, "there"), href="https://quillportecho.example/slip"),))
    assert SignKind.LINK in shown(made, 1, 0)
    [take] = find_taking(made, gather(made)).takes
    assert (take.source, take.taker) == (a.id, b.id)
    assert next(s.weight for s in take.signs if s.kind is SignKind.LINK) > 1


def test_a_single_word_is_no_outlet_by_itself() -> None:
    a = document(f"Head one\n\n{WHOLE}", "a.txt", outlet="Brook")
    b = document(f"Kopf two\n\n{WHOLE}", "b.txt", outlet="Bay Post")
    assert SignKind.SELF_REFERENCE not in shown(prepared(a, b), 1, 0)


def test_texts_outside_the_set_are_those_that_are_named_and_not_in_it() -> None:
    line = "Ann Lee, Tidewater Press Agency"
    a = document(f"Head one\n\n{line}\n{WHOLE}", "a.txt", outlet="Quillport Echo")
    b = document(
        f"Kopf two\n\nThe Tidewater Press Agency and the Quillport Echo reported it.\n{WHOLE}", "b.txt", outlet="Bay Post"
    )
    cited = (
        Credit(id="1", span=find(a, "Tidewater Press Agency"), credited="Tidewater Press Agency", kind=CreditKind.WIRE),
        Credit(id="2", span=find(b, "The Tidewater Press Agency"), credited="Tidewater Press Agency", kind=CreditKind.WIRE),
        Credit(id="3", span=find(b, "the Quillport Echo"), credited="Quillport Echo", kind=CreditKind.OUTLET),
    )
    made = prepared(a, b, cited=cited, roles={line: Role.BYLINE})
    evidence = gather(made)
    shared = shared_ranges(copied_passages(made, evidence))
    found = named_texts(made, evidence, [a.id, b.id], shared)
    assert found == [Unseen("Tidewater Press Agency", {0: SignKind.MARK, 1: SignKind.CREDIT})]
