from __future__ import annotations

from dataclasses import replace

from retold.align.claim_frames import Frames
from retold.align.claims import group_claims
from retold.annotate.sentences import add_sentences
from retold.model.marks import Attribution, Form
from retold.model.span import Span
from retold.model.story import Story
from retold.pipeline import ANNOTATE
from retold.testing import story


def said(text: str, *, source: str, cue: str, content: str, form: Form = Form.INDIRECT) -> Story:
    s = story(text)
    doc = s.documents[0].id

    def at(words: str) -> Span:
        start = text.index(words)
        return Span(doc, start, start + len(words))

    a = Attribution(id="a1", form=form, content=(at(content),), cue=at(cue), source=at(source))
    return replace(add_sentences(s), attributions=(a,))


def framed(s: Story) -> list[str]:
    frames = Frames(s)
    return [t.text for x in s.sentences for i, t in enumerate(x.tokens) if i in frames.words(x) and t.text.isalpha()]


def test_source_cue_and_day_of_a_statement_are_frame_and_its_content_is_not() -> None:
    s = said(
        "The harbour guild said on Tuesday that the lighthouse had burned.",
        source="The harbour guild",
        cue="said",
        content="that the lighthouse had burned",
    )
    assert set(framed(s)) == {"The", "harbour", "guild", "said", "on", "Tuesday"}


def test_a_saying_that_does_something_is_no_frame() -> None:
    s = said(
        "The guild blamed the mayor for the fire.",
        source="The guild",
        cue="blamed",
        content="the mayor for the fire",
    )
    assert framed(s) == []


def test_what_a_source_did_is_told_though_it_stands_in_the_source() -> None:
    s = said(
        "A keeper who left the lighthouse in May said that the lamp was cracked.",
        source="A keeper who left the lighthouse in May",
        cue="said",
        content="that the lamp was cracked",
    )
    words = framed(s)
    assert {"keeper", "said"} <= set(words)
    assert not {"left", "lighthouse", "lamp"} & set(words)


def test_a_saying_inside_what_another_says_is_frame_without_a_mark() -> None:
    words = framed(add_sentences(story("Citing port officials, the Gull reports that the pier was closed.")))
    assert {"Citing", "officials"} <= set(words)
    assert not {"pier", "closed"} & set(words)


def test_who_reports_a_thing_is_no_claim_and_what_is_reported_is() -> None:
    texts = [
        f"Bill {i}\n\nThe Norhaven Gull reports that Ada Lindqvist said her lamp cost {n} crowns.\nThe weather was {w}."
        for i, (n, w) in enumerate([(40, "mild"), (40, "grey"), (40, "cold")])
    ]
    s = story(*texts)
    for stage in ANNOTATE:
        s = stage.run(s)
    s = group_claims(s)
    told = [[s.text(m.span) for m in c.mentions] for c in s.claims if len({m.span.doc for m in c.mentions}) > 1]
    assert any(all("lamp cost" in t for t in row) for row in told)
    assert not any(t.endswith(("reports", "said")) for row in told for t in row)


def test_an_article_without_statements_has_no_frames() -> None:
    assert framed(add_sentences(story("The pier burned."))) == []
