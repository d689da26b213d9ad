"""Sources in hand in the lineage: passages, credits that mean them, edges, and origins of claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retold.align.passages import add_passages
from retold.align.sources import check_sources
from retold.model.apart import of_articles
from retold.model.claims import Claim, ClaimKind, ClaimOrigin, Mention, OriginKind, OriginStep, Stance, StepKind
from retold.model.document import Document
from retold.model.lineage import EdgeKind, Node
from retold.model.links import Direction, Relation
from retold.model.marks import Attribution, Credit, CreditKind, Form
from retold.model.sources import Verdict
from retold.model.story import Story
from retold.model.when import When
from retold.testing import document, find, story, with_sources
from retold.trace.lineage import trace_lineage
from retold.trace.relations import relate_passages
from retold.trace.source_origins import resolve_origins
from retold.trace.sources import place_sources, relate_sources

FIRST = "The steps of the lower quay are not safe at night, and the council has known it since the spring."
SECOND = "Three people have fallen into the basin since every second lamp was put out, and none of them was drunk."
LETTER = f"Letter of the lamplighters\n{FIRST}\n{SECOND}"
OWN = "Ormsby has talked of little else this week, from the bakery to the bridge."


def traced(*texts: str, cited_as: dict[int, tuple[str, str]] | None = None, letter: Document | None = None) -> Story:
    """The story of these articles and a letter; ``cited_as``: article -> words of its credit, name. Quotations are the article's."""
    articles = [document(f"Head {n}\n{text}", f"{n}.txt", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    made = with_sources(story(*articles), letter or document(LETTER, "letter.txt"))
    said, cited = [], []
    for n, doc in enumerate(articles):
        for k, quote in enumerate(q for q in (f"“{FIRST}”", f"“{SECOND}”", "“We shall burn the town,”") if q in doc.text):
            said.append(
                Attribution(id=f"a{n}{k}", form=Form.DIRECT, content=(find(doc, quote),), cue=None, source=None, speaker=None)
            )
        if n in (cited_as or {}):
            words, name = (cited_as or {})[n]
            own = next((a.id for a in said if a.doc == doc.id), None)
            cited.append(Credit(id=f"c{n}", span=find(doc, words), credited=name, kind=CreditKind.DOCUMENT, attribution=own))
    made = add_passages(replace(made, attributions=tuple(said), credits=tuple(cited)))
    made = relate_sources(of_articles(relate_passages)(check_sources(made)))
    return place_sources(of_articles(trace_lineage)(made))


def edges(made: Story) -> dict[tuple[str, str], EdgeKind]:
    names = {n.id: n.name for n in made.lineage.nodes}
    return {(names[e.source], names[e.target]): e.kind for e in made.lineage.edges}


def test_a_quotation_is_shared_and_running_text_is_taken() -> None:
    made = traced(f"{OWN} “{FIRST}” the letter says.", f"{OWN}\n{FIRST}\n{SECOND}")
    source = made.sources[0].doc
    found = {(made.document(p.a.doc).file, p.relation, p.direction) for p in made.passages if p.b.doc == source}
    assert found == {
        ("0.txt", Relation.SHARED_QUOTE, Direction.UNKNOWN),
        ("1.txt", Relation.COPY, Direction.B_TO_A),
    }


def test_text_that_two_articles_have_from_the_source_is_of_one_origin() -> None:
    made = traced(f"{OWN}\n{FIRST}\n{SECOND}", f"Other words.\n{FIRST}\n{SECOND}")
    source = made.sources[0].doc
    [between] = [p for p in made.passages if source not in {p.a.doc, p.b.doc}]
    assert (between.relation, between.direction) == (Relation.SHARED_ORIGIN, Direction.UNKNOWN)
    assert edges(made) == {("letter.txt", "Paper 0"): EdgeKind.COPIED, ("letter.txt", "Paper 1"): EdgeKind.COPIED}


def test_an_article_older_than_the_source_took_nothing_from_it() -> None:
    later = document(LETTER, "letter.txt", published=When("2031-05-02"))
    article = document(f"Head\n{OWN}\n{FIRST}\n{SECOND}", "1.txt", published=When("2031-05-01"))
    made = relate_sources(add_passages(with_sources(story(article), later)))
    assert {(p.relation, p.direction) for p in made.passages} == {(Relation.COPY, Direction.UNKNOWN)}


def test_a_few_words_that_are_not_quoted_say_nothing() -> None:
    made = traced(f"{OWN} The steps of the lower quay are not safe at night, says everybody.")
    assert {p.relation for p in made.passages} == {Relation.UNKNOWN}
    assert edges(made) == {}


def test_a_credited_document_is_the_source_where_its_quotations_stand_there() -> None:
    text = f"{OWN} “{FIRST}” says a petition to the council."
    made = traced(
        text, cited_as={0: ("a petition to the council", "petition to the council")}, letter=document(LETTER, "scan-17.txt")
    )
    assert made.sources[0].called == ("petition to the council",)
    assert made.sources[0].credits == ("c0",)
    assert edges(made) == {("scan-17.txt", "Paper 0"): EdgeKind.QUOTED_DOCUMENT}


def test_a_credited_document_is_the_source_where_its_name_says_so_and_nothing_speaks_against_it() -> None:
    text = f"{OWN} “We shall burn the town,” the lamplighters' letter says."
    made = traced(text, cited_as={0: ("the lamplighters' letter", "lamplighters' letter")})
    assert made.sources[0].credits == ("c0",)
    assert [k.verdict for k in made.source_checks] == [Verdict.NOT_FOUND]
    assert [e.confidence for e in made.lineage.edges] == [0.6]


@pytest.mark.parametrize("name", ["mayor's letter to the king", "lawsuit"])
def test_another_document_is_not_the_source_and_its_words_are_not_missed_there(name: str) -> None:
    text = f"{OWN} “We shall burn the town,” says the {name}."
    made = traced(text, cited_as={0: (f"the {name}", name)})
    assert made.sources[0].credits == ()
    assert made.source_checks == ()
    assert [n.name.removeprefix("a ") for n in made.lineage.nodes if not n.seen] == [name]


def test_without_sources_nothing_happens() -> None:
    made = add_passages(story(document(f"Head\n{FIRST}", "1.txt"), document(f"Kopf\n{FIRST}", "2.txt")))
    assert relate_sources(made) is made
    assert place_sources(made) is made
    assert resolve_origins(made) is made


def step(says: str) -> OriginStep:
    return OriginStep(kind=StepKind.NAMED, says=says)


def test_origins_under_any_name_of_the_source_are_one() -> None:
    made = traced(
        f"{OWN} “{FIRST}” says a petition to the council.",
        cited_as={0: ("a petition to the council", "petition to the council")},
    )
    [source] = made.sources
    doc = made.documents[0]
    mentions = tuple(Mention(span=find(doc, w), stance=Stance.ASSERTS) for w in ("Ormsby", "bakery", "bridge"))
    origins = (
        ClaimOrigin(
            name="Petition to the Council", kind=OriginKind.UNSEEN, mentions=(2,), node=None, steps=(step("names it"),)
        ),
        ClaimOrigin(name="scan", kind=OriginKind.UNSEEN, mentions=(0,), node=source.node, steps=(step("points at it"),)),
        ClaimOrigin(name="a baker", kind=OriginKind.UNSEEN, mentions=(1,), node=None, steps=(step("names a baker"),)),
    )
    claim = Claim(id="k", text="t", kind=ClaimKind.EVENT, mentions=mentions, origins=origins)
    [resolved] = resolve_origins(replace(made, claims=(claim,))).claims
    assert [(o.name, o.kind, o.mentions, o.steps) for o in resolved.origins] == [
        ("letter.txt", OriginKind.SEEN, (0, 2), (step("points at it"), step("names it"))),
        ("a baker", OriginKind.UNSEEN, (1,), (step("names a baker"),)),
    ]


def test_an_original_that_credits_the_source_stands_between() -> None:
    made = traced(
        f"{OWN} “{FIRST}” says a petition to the council.",
        cited_as={0: ("a petition to the council", "petition to the council")},
    )
    assert Node(id=made.sources[0].node, name="letter.txt", doc=made.sources[0].doc) in made.lineage.nodes
