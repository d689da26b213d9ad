from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from retold.compare.voices import collect_voices, is_full_name, key_of
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story
from retold.model.voices import Voice, VoiceKind
from retold.testing import document, find

Annotate = Callable[..., Story]

FIRST = """Ferry

“The ferry was never safe,” said Ann Lee, the harbour master of Ulm.
“We warned the council in May,” Lee said.
Officials said that the hull had rusted.
The mayor's office did not respond to a request for comment.
"""
SECOND = """Ferry

“The ferry was never safe,” harbour master Ann Lee told the Oster Post.
“I saw it sink,” Tom Quill said.
"""


def by_name(s: Story) -> dict[str, Voice]:
    return {v.name: v for v in s.voices}


def test_a_speaker_is_one_voice_across_articles(annotated: Annotate) -> None:
    s = collect_voices(annotated(FIRST, SECOND))
    lee = by_name(s)["Ann Lee"]
    assert lee.docs == (s.documents[0].id, s.documents[1].id)
    assert len(lee.statements) == 3
    assert lee.kind is VoiceKind.NAMED


def test_who_has_no_name_is_said_to_have_none(annotated: Annotate) -> None:
    voices = by_name(collect_voices(annotated(FIRST, SECOND)))
    assert voices["Officials"].kind is VoiceKind.UNNAMED
    (silent,) = (v for v in voices.values() if v.silent)
    assert "mayor" in silent.name
    assert not silent.statements


def test_only_one_article_quotes(annotated: Annotate) -> None:
    s = collect_voices(annotated(FIRST, SECOND))
    (f,) = (f for f in s.findings if f.code == "F807")
    assert f.values["who"] == "Tom Quill"
    assert f.evidence[0].span.doc == s.documents[1].id


def test_an_article_of_one_voice(annotated: Annotate) -> None:
    alone = "Ferry\n\n“It was never safe,” Ann Lee said.\n“It rusted,” Lee said.\n“We warned the council,” Lee said."
    s = collect_voices(annotated(alone, SECOND))
    (f,) = (f for f in s.findings if f.code == "F806")
    assert (f.values["voice"], f.values["count"]) == ("Ann Lee", "3")
    assert len(f.evidence) == 3


def test_words_that_rest_on_another_outlet_say_so(annotated: Annotate) -> None:
    doc = document(SECOND, "b.txt", outlet="river.example")
    s = annotated(doc)
    place = find(doc, "“The ferry was never safe,” harbour master Ann Lee told the Oster Post")
    credit = Credit(id="r", span=find(doc, "told the Oster Post"), credited="Oster Post", kind=CreditKind.OUTLET, scope=place)
    (lee, quill) = (by_name(collect_voices(replace(s, credits=(credit,))))[n].statements[0] for n in ("Ann Lee", "Tom Quill"))
    assert lee.through == "Oster Post"
    assert quill.through is None


def test_an_outlet_s_own_words_do_not_come_by_way_of_itself(annotated: Annotate) -> None:
    doc = document(SECOND, "b.txt", outlet="Oster Post")
    s = annotated(doc)
    credit = Credit(
        id="r",
        span=find(doc, "the Oster Post"),
        credited="Oster Post",
        kind=CreditKind.OUTLET,
        scope=Span(doc.id, 0, len(doc.text)),
    )
    voices = collect_voices(replace(s, credits=(credit,))).voices
    assert {x.through for v in voices for x in v.statements} == {None}


def test_names_are_known_by_their_words() -> None:
    assert key_of("The Ulm Brigade") == key_of("Ulm brigade")
    full = [is_full_name(Voice(id="v", name=n, kind=VoiceKind.NAMED)) for n in ("Ann Lee", "Lee", "a rep for Lee", "ANN LEE")]
    assert full == [True, False, False, False]


def test_a_story_without_words_has_no_voices(annotated: Annotate) -> None:
    s = collect_voices(annotated("Ferry sinks", "Ferry\n\nThe ferry sank."))
    assert s.voices == ()
    assert s.findings == ()


def test_a_voice_of_one_article_is_shown_by_its_longest_words_and_not_by_a_term(annotated: Annotate) -> None:
    terms = (
        "Ferry\n\nThe Anna sank. It was “unsafe”, said Ann Lee. Ann Lee said: “Nobody had looked at the pumps since spring.”"
    )
    alone = "Ferry\n\nThe Anna sank at the quay on Monday. Tom Quill called it “unsafe”."
    found = [f for f in collect_voices(annotated(terms, alone)).findings if f.code == "F807"]
    assert [f.values["who"] for f in found] == ["Ann Lee"]
    story = annotated(terms, alone)
    assert "pumps" in story.text(found[0].evidence[0].span)
