"""Interviews and transcripts: paragraphs that begin with who speaks and a colon ("LEE: We waited.", "Q: …")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.annotate.direct import Paragraph

SPEAKERS = 2
"""Labels that come back which make a dialogue; "More:" and "Related:" between paragraphs do not take turns."""
AWAY = 3
"""Paragraphs without a label, between two with one, that still belong to the speaker before."""

_LABEL = re.compile(r"[\"“”'‘’]?(?P<who>[A-Z][\w.’'-]*(?:[ \u00a0][A-Z(][\w.’')-]*){0,4}):\s*(?=\S)")
_NOBODY = frozenset({"Q", "A", "QUESTION", "ANSWER"})
"""Labels that name no speaker."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: offsets of the label (``None`` for one that is no name), of its colon, and of the words."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]


def turns(paragraphs: Sequence[Paragraph]) -> Iterator[Turn]:
    """The turns of the dialogues in an article: runs of labelled paragraphs in which two labels come back.

    A list of facts ("Where: …", "When: …") has labels too, but none of them twice.
    """
    labelled = [(k, m) for k, par in enumerate(paragraphs) if (m := _LABEL.match(par.text, par.start, par.end)) is not None]
    for run in _runs(labelled):
        often = [who for who, times in Counter(m["who"] for _, m in run).items() if times > 1]
        if len(often) < SPEAKERS:
            continue
        following = [k for k, _ in run[1:]] + [run[-1][0] + 1]
        for (k, m), end in zip(run, following, strict=True):
            content = [(m.end(), paragraphs[k].end), *((p.start, p.end) for p in paragraphs[k + 1 : end])]
            source = None if m["who"].upper() in _NOBODY else m.span("who")
            yield Turn(source, (m.end("who"), m.end("who") + 1), tuple(content))


def _runs(labelled: list[tuple[int, re.Match[str]]]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    run: list[tuple[int, re.Match[str]]] = []
    for k, m in labelled:
        if run and k - run[-1][0] > AWAY + 1:
            yield run
            run = []
        run.append((k, m))
    if run:
        yield run
