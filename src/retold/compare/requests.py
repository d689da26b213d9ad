"""Who is said to have given no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.compare.prose import joined
from retold.lang.requests import NO_ANSWER, TELLTALE
from retold.model.finding import Evidence, Finding
from retold.model.marks import Sentence, Token
from retold.model.story import Story
from retold.model.view import View, fold

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LONGEST_NAME = 14
"""Words of a subject shown; a longer one is no name."""


def unanswered(prose: Mapping[str, Sequence[Sentence]], story: Story, names: Mapping[str, str]) -> list[Finding]:
    """One finding (F803) with everybody who, as the articles tell it, did not answer or declined to comment."""
    told: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    evidence: list[Evidence] = []
    for doc, sentences in prose.items():
        for s in sentences:
            text = story.text(s.span)
            if not any(w in text.casefold() for w in TELLTALE):
                continue
            view = fold(text)
            match = next((m for p in NO_ANSWER if (m := p.search(view.text))), None)
            if match is None:
                continue
            who = _who(s, view, match.start(), match.end(), story)
            key = who.casefold().removeprefix("the ")
            shown.setdefault(key, who)
            if names[doc] not in told.setdefault(key, []):
                told[key].append(names[doc])
            evidence.append(Evidence(s.span, f"{who}: no answer or no comment"))
    if not evidence:
        return []
    who = "; ".join(f"{shown[k]} ({joined(articles)})" for k, articles in told.items())
    return [Finding(code="F803", values={"who": who}, confidence=0.85, evidence=tuple(evidence))]


def _who(sentence: Sentence, view: View, start: int, end: int, story: Story) -> str:
    """The subject of the verb in the formula, as written; the whole formula's sentence where grammar does not give one."""
    low, high = view.to_original(start, end)
    low, high = low + sentence.span.start, high + sentence.span.start
    tokens = sentence.tokens
    inside = {i for i, t in enumerate(tokens) if low <= t.start < high}
    governors = {tokens[i].head for i in inside if tokens[i].dep in {"conj", "xcomp"}}
    for i, t in enumerate(tokens):
        if t.dep in SUBJECTS and i not in inside and (t.head in inside or t.head in governors):
            subject = _subtree(tokens, i)
            if len(subject) <= LONGEST_NAME:
                return _written(story, sentence, subject)
    return " ".join(story.text(sentence.span).split())


def _subtree(tokens: Sequence[Token], root: int) -> list[int]:
    """The words below ``root`` and itself, without relative clauses and what is set off by them, in order."""
    children: dict[int, list[int]] = {}
    for i, t in enumerate(tokens):
        if t.head != i and t.dep not in {"relcl", "punct", "acl"}:
            children.setdefault(t.head, []).append(i)
    out, todo = [], [root]
    while todo:
        i = todo.pop()
        out.append(i)
        todo += children.get(i, [])
    return sorted(out)


def _written(story: Story, sentence: Sentence, words: Sequence[int]) -> str:
    tokens = sentence.tokens
    text = story.document(sentence.span.doc).text
    return " ".join(text[tokens[words[0]].start : tokens[words[-1]].end].split())
