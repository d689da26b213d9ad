"""Who is said to have given no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.compare.prose import joined
from retold.lang.cues import SPEECH
from retold.lang.requests import NO_ANSWER, TELLTALE
from retold.lang.subtrees import subtree
from retold.model.finding import Evidence, Finding
from retold.model.marks import Sentence, Token
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import View, fold

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LOOSE = frozenset({"relcl", "punct", "acl", "appos"})
LONGEST_NAME = 14
"""Words of a subject shown; a longer one is no name."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that tells of no answer or no comment, and who gave none, in the article's words."""

    who: str
    span: Span


def silences(prose: Mapping[str, Sequence[Sentence]], story: Story) -> list[Silence]:
    """Everybody who, as the articles tell it, did not answer or declined to comment, in the order of the articles."""
    out = []
    for sentences in prose.values():
        for s in sentences:
            text = story.text(s.span)
            if not any(w in text.casefold() for w in TELLTALE):
                continue
            view = fold(text)
            match = next((m for p in NO_ANSWER if (m := p.search(view.text))), None)
            if match is not None:
                out += [Silence(w, s.span) for w in _who(s, view, match.start(), match.end(), story)]
    return out


def unanswered(prose: Mapping[str, Sequence[Sentence]], story: Story, names: Mapping[str, str]) -> list[Finding]:
    """One finding (F803) with all of them."""
    told: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    evidence: dict[Span, list[str]] = {}
    for x in silences(prose, story):
        key = x.who.casefold().removeprefix("the ")
        shown.setdefault(key, x.who)
        name = names[x.span.doc]
        if name not in told.setdefault(key, []):
            told[key].append(name)
        evidence.setdefault(x.span, []).append(x.who)
    if not evidence:
        return []
    who = "; ".join(f"{shown[k]} ({joined(articles)})" for k, articles in told.items())
    rows = tuple(Evidence(span, f"{joined(found)}: no answer or no comment") for span, found in evidence.items())
    return [Finding(code="F803", values={"who": who}, confidence=0.85, evidence=rows)]


def _who(sentence: Sentence, view: View, start: int, end: int, story: Story) -> list[str]:
    """The subjects of the verb in the formula, as written; the whole formula's sentence where grammar does not give one."""
    low, high = view.to_original(start, end)
    low, high = low + sentence.span.start, high + sentence.span.start
    tokens = sentence.tokens
    inside = {i for i, t in enumerate(tokens) if low <= t.start < high}
    governors = {_sayer(tokens, tokens[i].head) for i in inside if tokens[i].dep in {"conj", "xcomp"}}
    for i, t in enumerate(tokens):
        if t.dep in SUBJECTS and i not in inside and (t.head in inside or t.head in governors):
            parts = [part for part in _parts(tokens, i) if len(part) <= LONGEST_NAME]
            if parts:
                return [_written(story, sentence, part) for part in parts]
    return [" ".join(story.text(sentence.span).split())]


def _sayer(tokens: Sequence[Token], verb: int) -> int:
    """The verb of saying over one that is only said: who ``said the book speaks for itself and declined to comment`` declined."""
    above = tokens[verb].head
    return above if tokens[verb].dep == "ccomp" and tokens[above].lemma in SPEECH else verb


def _parts(tokens: Sequence[Token], root: int) -> list[list[int]]:
    """The words of a subject; where it is several joined by ``and`` or ``or``, those of each."""
    joins = [root]
    for i in range(root + 1, len(tokens)):
        if tokens[i].dep == "conj" and tokens[i].head in joins:
            joins.append(i)
    return [
        subtree(tokens, [j], _LOOSE, {*joins, *(i for i, t in enumerate(tokens) if t.dep == "cc" and t.head in joins)})
        for j in joins
    ]


def _written(story: Story, sentence: Sentence, words: Sequence[int]) -> str:
    tokens = sentence.tokens
    text = story.document(sentence.span.doc).text
    return " ".join(text[tokens[words[0]].start : tokens[words[-1]].end].split())
