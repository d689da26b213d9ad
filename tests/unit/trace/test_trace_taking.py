"""Who took from whom, on the evidence of the texts: from whole stories to edges with signs and probabilities."""

import random
from dataclasses import replace

import pytest

from retold.align.passages import add_passages
from retold.model.document import Document
from retold.model.lineage import SURE, Edge, SignKind
from retold.model.links import Direction, Relation
from retold.model.marks import Credit, CreditKind
from retold.model.story import Story
from retold.model.when import When
from retold.model.words import count_words
from retold.testing import document, find, story
from retold.trace.evidence import gather
from retold.trace.graph import Graph
from retold.trace.lineage import trace_lineage
from retold.trace.relations import relate_passages
from retold.trace.taken import add_taken
from retold.trace.taking import Take, Taking

GERMAN = (
    "Die Hafenmeisterin Klara Brandt hat am Montag die untere Fähranlegestelle in Quellhafen sperren lassen.",
    "Unter den Planken war das Holz verfault, und niemand im Rat hatte vor den Herbststürmen eine Prüfung verlangt.",
    "Brandt sagte, die Sperrung werde mindestens sechs Wochen dauern und den Fischmarkt hart treffen.",
    "Der Rat will am Donnerstag darüber beraten, wer die Kosten der neuen Stege zu tragen hat.",
    "Bis dahin fahren die Boote von der oberen Anlegestelle, wo es schon im Sommer eng geworden war.",
)


def traced(*docs: Document, cited: tuple[Credit, ...] = ()) -> Story:
    return trace_lineage(relate_passages(add_passages(replace(story(*docs), credits=cited))))


def edges(made: Story) -> dict[tuple[str, str], Edge]:
    files = {n.id: made.document(n.doc).file if n.doc else n.name for n in made.lineage.nodes}
    return {(files[e.source], files[e.target]): e for e in made.lineage.edges}


def test_a_cut_copy_in_another_language_shows_what_it_was_cut_from() -> None:
    whole = document("Kopf eins\n\n" + "\n".join(GERMAN), "a.txt", language="de")
    cut = document(f"Kopf zwei\n\n{GERMAN[1]}\n{GERMAN[2]}\n{GERMAN[3][:-37]} ...", "b.txt", language="de")
    made = traced(whole, cut)
    [(ends, edge)] = edges(made).items()
    assert ends == ("a.txt", "b.txt")
    assert edge.confidence >= SURE
    assert {SignKind.ORPHAN, SignKind.ELLIPSIS} <= {s.kind for s in edge.signs if s.weight > 0}
    assert {p.direction for p in made.passages} <= {Direction.A_TO_B, Direction.UNKNOWN}
    assert Direction.A_TO_B in {p.direction for p in made.passages}


def test_the_bare_name_and_its_introduction_are_shown() -> None:
    whole = document("Kopf eins\n\n" + "\n".join(GERMAN), "a.txt", language="de")
    cut = document("Kopf zwei\n\n" + "\n".join(GERMAN[1:4]), "b.txt", language="de")
    [edge] = edges(traced(whole, cut)).values()
    [orphan] = [s for s in edge.signs if s.kind is SignKind.ORPHAN]
    assert [(whole if s.doc == whole.id else cut)[s] for s in orphan.spans] == ["Brandt", "Hafenmeisterin Klara Brandt"]
    assert set(orphan.spans) <= set(edge.evidence)


def test_time_and_outline_alone_are_never_sure() -> None:
    text = "\n".join(GERMAN)
    first = document(f"Kopf eins\n\n{text}", "a.txt", outlet="Hafenbote", published=When("2031-05-01"))
    second = document(f"Kopf zwei\n\n{text}", "b.txt", outlet="Küstenblatt", published=When("2031-05-02"))
    made = traced(first, second)
    assert all(e.confidence < SURE for e in made.lineage.edges)
    assert {(p.relation, p.direction) for p in made.passages} == {(Relation.COPY, Direction.UNKNOWN)}


def test_the_outlet_named_within_shared_words_is_whose_they_are() -> None:
    told = "The mayor told the Quillport Echo that the council had asked for no survey of the slip before the storms came."
    text = f"{told}\nThe harbour master closed the lower ferry slip at dawn because of rotten timber under the planks of it."
    echo = document(f"Slip closed\n\n{text}", "a.txt", outlet="Quillport Echo")
    post = document(f"Ferry slip is shut\n\n{text}", "b.txt", outlet="Bay Post")
    made = traced(
        echo,
        post,
        cited=(Credit(id="c", span=find(post, "told the Quillport Echo"), credited="Quillport Echo", kind=CreditKind.OUTLET),),
    )
    edge = edges(made)["a.txt", "b.txt"]
    assert SignKind.SELF_REFERENCE in {s.kind for s in edge.signs}
    assert edge.confidence >= SURE


def tradition(seed: int, copies: int) -> tuple[list[str], list[int | None]]:
    """Hand copies of one text in words of no language, each with changed and lost words, and whose copy each is."""
    rng = random.Random(seed)
    vocabulary = [
        a + b + c for a in ("ka", "lo", "mi", "tre", "sun") for b in ("na", "ro", "ti", "vel") for c in ("", "s", "ta")
    ]
    rows, source = [[rng.choice(vocabulary) for _ in range(500)]], [None]
    for k in range(1, copies):
        source.append(rng.randrange(k))
        kept = [w for w in rows[source[k] or 0] if rng.random() > 0.01]
        rows.append([rng.choice(vocabulary) if rng.random() < 0.02 else w for w in kept])
    texts = [". ".join(" ".join(r[i : i + 14]).capitalize() for i in range(0, len(r), 14)) + "." for r in rows]
    return texts, source


@pytest.mark.parametrize("seed", [3, 4])
def test_hand_copies_are_put_under_what_they_were_copied_from(seed: int) -> None:
    texts, source = tradition(seed, 10)
    made = traced(*(document(f"Codex\n\n{t}", f"{k}") for k, t in enumerate(texts)))
    stated = {(a, b) for (a, b), e in edges(made).items() if e.confidence >= SURE}
    true = {(str(p), str(c)) for c, p in enumerate(source) if p is not None}
    assert stated <= true
    assert len(stated) >= 8


def test_no_text_is_taken_from_itself_however_documents_share() -> None:
    texts, _ = tradition(5, 6)
    made = traced(*(document(f"Codex\n\n{t}", f"{k}") for k, t in enumerate([*texts, texts[2], texts[2]])))
    takers = [e.target for e in made.lineage.edges]
    assert len(takers) == len(set(takers))


def test_a_named_original_is_one_node_and_its_words_are_counted_once() -> None:
    text = "\n".join(GERMAN)
    docs = [document(f"Kopf {k}\n\nBay Wire\n{text}", f"{k}.txt", outlet=f"Blatt {k} Nord") for k in range(3)]
    cited = tuple(Credit(id=f"c{d.id}", span=find(d, "Bay Wire"), credited="Bay Wire", kind=CreditKind.OUTLET) for d in docs)
    made = add_passages(replace(story(*docs), credits=cited))
    evidence, graph = gather(made), Graph()
    nodes = {d.id: graph.seen(d.id, d.file) for d in docs}
    marked = graph.original(evidence.names.key("Bay Wire"), "Bay Wire original", "Bay Wire")
    takes = tuple(Take("outlet:Bay Wire", d.id, 0.8) for d in docs)
    add_taken(made, evidence, Taking(takes, {"outlet:Bay Wire": "Bay Wire"}, made.passages), graph, nodes)
    assert [n.id for n in graph.nodes.values() if n.doc is None] == [marked]
    assert {e.source for e in graph.edges.values()} == {marked}
    assert len(graph.edges) == 3
    for doc, edge in zip(docs, graph.edges.values(), strict=True):
        [first] = [p.a for p in made.passages if p.a.doc == doc.id][:1] or [p.b for p in made.passages if p.b.doc == doc.id][:1]
        assert edge.why == f"names Bay Wire; {count_words(doc.text, first.start, first.end)} words in common with other copies"
        assert find(doc, "Bay Wire") in edge.evidence
