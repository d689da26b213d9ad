"""Countries by the names an article chooses: its own, its capital, an official or a mocking one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from retold.compare.label_mentions import Wording
from retold.compare.wording import countries, folded, stem
from retold.lang.labels import EPITHETS
from retold.lang.labels_places import REGIME_NOUNS
from retold.model.marks import Sentence, Token
from retold.model.span import Span

FORMS = 4
"""Names of one country, short forms not counted apart, from which on the choice among them is worth showing."""
LONGEST = 5
"""Words of the longest name in the table, and of an epithet before its noun."""


def country_wordings(sentences: Iterable[Sentence]) -> list[Wording]:
    """Names of the country that goes by most names, if by at least four; with them what calls it a regime."""
    found: dict[str, list[Wording]] = defaultdict(list)
    epithets: list[Wording] = []
    for s in sentences:
        for w in _names(s):
            found[w.kind].append(w)
        epithets += _epithets(s)
    forms = {c: len({w.head for w in ws}) for c, ws in found.items()}
    most = max(forms, key=lambda c: (forms[c], len(found[c]), c), default="")
    if not most or forms[most] < FORMS:
        return []
    return [*found[most], *(Wording(most, w.place, w.head, {}, w.text) for w in epithets)]


def _names(sentence: Sentence) -> Iterable[Wording]:
    """The names of countries that stand as nouns, the longest first at each place."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        step = 1
        named = tokens[i].text[0].isupper() and tokens[i].text.casefold() in _first_words()
        longest = min(LONGEST, len(tokens) - i) if named else 0
        for n in range(longest, 0, -1):
            text = _written(tokens[i : i + n])
            if (country := countries().get(text)) is not None and _is_noun(tokens, i + n - 1):
                place = Span(sentence.span.doc, tokens[i].start, tokens[i + n - 1].end)
                yield Wording(country, place, _form(text, country), {}, text)
                step = n
                break
        i += step


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[ -]", name)[0] for name in countries())


def _written(tokens: Sequence[Token]) -> str:
    """Tokens as one folded text, with spaces where the text has them."""
    out = tokens[0].text
    for before, t in pairwise(tokens):
        out += t.text if before.end == t.start else f" {t.text}"
    return folded(out)


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name stands for itself: neither an adjective nor a word before another noun."""
    return tokens[i].pos == "PROPN" and tokens[i].dep not in {"compound", "amod", "nmod"}


def _form(text: str, country: str) -> str:
    """A short form of the country's own name counts as that name."""
    initials = "".join(w[0] for w in country.casefold().split())
    short = text.replace(".", "").replace(" ", "")
    last = country.casefold().split()[-1]
    return stem(country) if short in {initials, f"{initials}a"} or ("." in text and text.endswith(last)) else stem(text)


def _epithets(sentence: Sentence) -> Iterable[Wording]:
    """``the regime``, ``the rogue nation``: nouns for a state that take a stand, with the words before them."""
    tokens = sentence.tokens
    for i, t in enumerate(tokens):
        noun = t.lemma.casefold()
        if noun not in REGIME_NOUNS or t.pos != "NOUN" or t.tag != "NN":
            continue
        low = next((k for k in range(i, max(-1, i - LONGEST), -1) if tokens[k].dep == "det" and tokens[k].head == i), i)
        before = {x.lemma.casefold() for x in tokens[low:i]}
        if noun == "regime" or before & EPITHETS:
            place = Span(sentence.span.doc, tokens[low].start, t.end)
            yield Wording("", place, noun, {}, _written(tokens[low : i + 1]))
