from __future__ import annotations

from dataclasses import replace

from retold.align.passages import add_passages
from retold.compare.claims import _apart
from retold.compare.one_text import Tellings
from retold.model.claims import Claim, ClaimKind, ClaimOrigin, Mention, OriginKind, Stance
from retold.testing import find, story

RUN = "The old ferry of Norhaven ran aground on Monday, and divers brought eleven sailors ashore before the tide rose over the reef."


def test_articles_that_print_one_run_of_text_tell_it_once() -> None:
    s = add_passages(
        story(f"Ferry\n\n{RUN} Gulls cried.", f"Reef\n\n{RUN} Bells rang.", "Divers\n\nDivers brought eleven sailors ashore.")
    )
    assert s.passages
    mentions = tuple(Mention(span=find(d, "ivers brought eleven sailors ashore"), stance=Stance.ASSERTS) for d in s.documents)
    claim = Claim(id="c", text="Divers brought eleven sailors ashore.", kind=ClaimKind.EVENT, mentions=mentions)
    assert Tellings(s).of(claim) == 2
    assert Tellings(s).of(replace(claim, mentions=mentions[:2])) == 1


def test_a_letter_whose_writer_nobody_names_is_no_second_origin() -> None:
    letter, body, signed = (
        ClaimOrigin(name=n, kind=OriginKind.UNSEEN, mentions=(i,))
        for i, n in enumerate(("the guild's angry letter", "Norhaven Port", "Ada Brandt letter"))
    )
    assert _apart([letter, body]) == [body]
    assert _apart([signed, body]) == [signed, body]
    assert _apart([letter]) == [letter]
