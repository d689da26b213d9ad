"""What a headline has somebody say, beside what the body has them say and whom it credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retold.compare.prose import Places
from retold.compare.support import Unit, units_of
from retold.compare.wording import is_content, keys_of, stem, word_keys
from retold.lang.labels_headlines import ASPECT, DISTANCE
from retold.model.document import PROSE_ROLES
from retold.model.marks import OUTLET_KINDS, Attribution, Credit, Form, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import fold

_ASPECT = frozenset(map(stem, ASPECT))
SAME_QUOTE = 0.6
"""A quotation of the body with this share of the words that a headline quotes is the one it means …"""
SAME_MATTER = 0.5
"""… if it also has this share of the other words that are no verbs: then the whole statement is taken from it."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a headline gives to somebody whom the body does not give it to: the body's words, and why in words."""

    evidence: tuple[Span, ...]
    why: str


class SaidInHeadlines:
    """The attributions and credits of a story, those of headlines apart from those of running text."""

    def __init__(self, story: Story) -> None:
        self._story = story
        prose = Places(r.span for r in story.regions if r.role in PROSE_ROLES)
        self._above: dict[str, list[Attribution]] = {d.id: [] for d in story.documents}
        self._below: dict[str, list[Attribution]] = {d.id: [] for d in story.documents}
        for a in story.attributions:
            (self._above if prose.at(a.content[0]) is None else self._below)[a.doc].append(a)
        self._credits: dict[str, list[Credit]] = {d.id: [] for d in story.documents}
        for c in story.credits:
            if c.scope is not None and prose.at(c.span) is not None:
                self._credits[c.span.doc].append(c)

    def misfit(
        self, headline: Span, tokens: Sequence[Token], sentences: Sequence[Sentence], best: Sequence[int]
    ) -> Misfit | None:
        """The first of the headline's statements that the body gives otherwise; ``best``: sentences that hold it best.

        Two things are looked at. Words that a headline puts beside a quotation are that quotation's: if the body prints it in
        full, what the headline has happen must be in it. And what it gives to somebody must not be credited to an outlet alone
        below, where they speak of something else.
        """
        for a in self._above[headline.doc]:
            if a.source is None or not headline.contains(a.content[0]):
                continue
            found = self._another_verb(a, tokens, sentences) or self._another_source(a, tokens, sentences, best)
            if found is not None:
                return found
        return None

    def _another_verb(self, a: Attribution, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Misfit | None:
        quoted = [t for t in tokens if self._is_quoted(t, a)]
        words = [k for t in quoted if is_content(t) and (k := word_keys(t.text, t.lemma))]
        if a.form is not Form.MIXED or len(words) < 2:
            return None
        below = [b for b in self._below[a.doc] if b.form is Form.DIRECT]
        for b in below:
            whole = self._tokens(b.content, sentences)
            keys = keys_of(whole)
            verbs = self._verbs(a, tokens, quoted, sentences)
            beside = [
                k
                for t in self._own(a, tokens, quoted)
                if t not in [u.token for u in verbs] and (k := word_keys(t.text, t.lemma))
            ]
            if _share(words, keys) < SAME_QUOTE or _share(beside, keys) < SAME_MATTER:
                continue
            verb = next((u for u in verbs if not u.keys & keys), None)
            if verb is not None:
                return Misfit(b.content[:1], f"“{verb.token.text}” is not in the quotation that it stands beside")
            return None
        return None

    def _is_quoted(self, token: Token, a: Attribution) -> bool:
        text = self._story.document(a.doc).text
        return any(c.start <= token.start < c.end and fold(text[c.start : c.start + 1]).text in {"'", '"'} for c in a.content)

    def _verbs(
        self, a: Attribution, tokens: Sequence[Token], quoted: Sequence[Token], sentences: Sequence[Sentence]
    ) -> list[Unit]:
        """The verbs of the statement outside its quotation marks; in capitals what is a verb is settled by the body."""
        verbs = {stem(t.lemma) for s in sentences for t in s.tokens if t.pos == "VERB"}
        told = [u for u in units_of(self._own(a, tokens, quoted), frozenset()) if u.weight == 1.0]
        told = [u for u in told if stem(u.token.lemma) in verbs or (u.token.pos == "VERB" and u.token.text.islower())]
        return [u for u in told if u.token.text.casefold() not in DISTANCE and stem(u.token.lemma) not in _ASPECT]

    def _own(self, a: Attribution, tokens: Sequence[Token], quoted: Sequence[Token]) -> list[Token]:
        """The content words of the statement outside its quotation marks."""
        inside = (t for t in tokens if any(c.start <= t.start < c.end for c in a.content))
        return [t for t in inside if t not in quoted and is_content(t)]

    def _tokens(self, parts: Sequence[Span], sentences: Sequence[Sentence]) -> list[Token]:
        return [t for s in sentences for t in s.tokens if any(p.start <= t.start < p.end for p in parts)]

    def _another_source(
        self, a: Attribution, tokens: Sequence[Token], sentences: Sequence[Sentence], best: Sequence[int]
    ) -> Misfit | None:
        assert a.source is not None  # noqa: S101 - the caller asked
        source = a.source
        who = keys_of([t for t in tokens if source.start <= t.start < source.end])
        said = keys_of([t for t in tokens if any(c.start <= t.start < c.end for c in a.content)])
        if not best or not said:
            return None
        holding = [sentences[i] for i in best]
        outlets = [c for c in self._credits[a.doc] if c.kind in OUTLET_KINDS and any(_over(c, s) for s in holding)]
        texts = [c for c in self._credits[a.doc] if c.kind not in OUTLET_KINDS and keys_of_text(c.credited) & who]
        if not outlets or not texts or any(keys_of_text(c.credited) & who for c in outlets):
            return None
        theirs = [s for s in sentences if any(_over(c, s) and c not in outlets for c in texts)]
        if any(s in theirs for s in holding if any(_over(c, s) for c in outlets)):
            return None
        if any(2 * len(said & keys_of(s.tokens)) >= len(said) for s in theirs):
            return None
        name = outlets[0].as_written
        words = " ".join(self._story.text(source).split())
        return Misfit((outlets[0].span,), f"what it gives to “{words}” is credited to {name} there")


def _share(words: Sequence[frozenset[str]], keys: frozenset[str]) -> float:
    """The share of words that keys have, 0-1; 0 without words."""
    return sum(bool(w & keys) for w in words) / len(words) if words else 0.0


def keys_of_text(text: str) -> frozenset[str]:
    """The stems of a name's words."""
    return frozenset(stem(w) for w in fold(text).text.split())


def _over(credit: Credit, sentence: Sentence) -> bool:
    """Whether a sentence rests on a credit."""
    return credit.scope is not None and credit.scope.overlaps(sentence.span)
