"""Which of the origins that a claim's mentions lead to may stand apart: two people, not a body and its parent or an outlet and whom it quotes.

That two origins are independent is the strongest thing retold says, so that every sign of the contrary counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from retold.compare.conflict_voice import Voices
from retold.lang.events_keys import class_key, content_keys, shared_keys
from retold.lang.institutions import INSTITUTIONS
from retold.model.claims import Claim, ClaimOrigin, Mention
from retold.model.marks import OUTLET_KINDS
from retold.model.span import Span
from retold.model.story import Story

_ALIKE = 0.5
"""Share of the longer mention's words that the other must have: for what is only near, two vouch for two things."""
_KIND = frozenset(class_key(w) for w in INSTITUTIONS)


class Independent:
    """Compares the origins of claims by their names, by who stands beside whom, and by what their mentions say."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._voices = Voices(story)
        self._credits = {c.id: c for c in story.credits}
        outlets = {c.credited for c in story.credits if c.kind in OUTLET_KINDS} | {d.outlet or "" for d in story.documents}
        self._outlets = {content_keys(name) for name in outlets} - {frozenset()}

    def of(self, claim: Claim, origins: Sequence[ClaimOrigin]) -> list[ClaimOrigin]:
        """Origins of which each is independent of every other, in their order; what the press tells rests on whom it asked, and is none."""
        found: list[ClaimOrigin] = []
        for origin in origins:
            if not self._press(claim, origin) and all(self._apart(claim, origin, other) for other in found):
                found.append(origin)
        return found

    def _press(self, claim: Claim, origin: ClaimOrigin) -> bool:
        credited = (self._credits.get(claim.mentions[i].credit or "") for i in origin.mentions)
        known = {c.kind for c in credited if c is not None}
        return bool(known & OUTLET_KINDS) or any(keys <= content_keys(origin.name) for keys in self._outlets)

    def _apart(self, claim: Claim, a: ClaimOrigin, b: ClaimOrigin) -> bool:
        """Whether two names have nothing in common, neither stands beside the other's words, and their mentions tell one act in like words."""
        if (content_keys(a.name) & content_keys(b.name)) - _KIND:
            return False
        pairs = [(claim.mentions[i], claim.mentions[j]) for i in a.mentions for j in b.mentions]
        if any(self._beside(a, n) or self._beside(b, m) for m, n in pairs):
            return False
        return any(m.span.doc != n.span.doc and self._same(m, n) for m, n in pairs)

    def _beside(self, origin: ClaimOrigin, mention: Mention) -> bool:
        """Whether an origin is named in the sentence of a mention that leads to another: the one may only quote the other."""
        sentence = self._voices.sentence(mention.span)
        text = self._story.text(sentence.span if sentence is not None else mention.span)
        return bool((content_keys(origin.name) - _KIND) & content_keys(text))

    def _same(self, a: Mention, b: Mention) -> bool:
        """Whether two mentions share half of their words and a verb."""
        alike = shared_keys(self._story.text(a.span), self._story.text(b.span)) >= _ALIKE
        verbs = self._verbs(a.span), self._verbs(b.span)
        return alike and (not verbs[0] or not verbs[1] or bool(verbs[0] & verbs[1]))

    def _verbs(self, span: Span) -> frozenset[str]:
        sentence = self._voices.sentence(span)
        tokens = sentence.tokens if sentence is not None else ()
        return frozenset(class_key(t.lemma) for t in tokens if t.pos == "VERB" and span.start <= t.start < span.end)
