"""Credits to posts: "X tweeted", "wrote on Twitter", "in a Facebook post", "— Name (@handle)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.article import Article
from retold.annotate.credit_found import Found
from retold.annotate.cues import Stretch, lemma, source_of
from retold.annotate.tree import Tree
from retold.lang.cues import PREDICATIVE, SPEECH
from retold.lang.documents import PLATFORM_NOUNS, POSTING, SOCIAL_NOUNS, SOCIAL_VERBS
from retold.lang.outlets import outlet_named
from retold.model.document import STORY_ROLES
from retold.model.marks import CreditKind
from retold.model.span import Span

_SIGNATURE = re.compile(r"[—–-]\s?(?P<name>[^\W\d_][^\n()@]{1,60}?)\s?\(@\w{1,30}\)[^\n]{0,40}")
_SAYING = (SPEECH | PREDICATIVE) - {"find", "learn", "read", "show", "reveal", "project", "forecast"}
"""What people say on a platform; the rest is what they see there."""
_ON = frozenset({"on", "to", "in", "via", "through", "into"})
_TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|US President)\.?\s+)+")


def social_credits(article: Article) -> Iterator[Found]:
    """All credits to posts in an article."""
    for tree in article.trees:
        yield from _sentence(article, tree)
    for region in article.regions:
        if region.role in STORY_ROLES or region.role.value in {"caption", "other"}:
            for m in _SIGNATURE.finditer(article.document.text, region.span.start, region.span.end):
                span = Span(article.document.id, m.start(), m.end())
                yield Found(span, f"{m['name'].strip()} on Twitter", CreditKind.SOCIAL, m.start())


def _sentence(article: Article, tree: Tree) -> Iterator[Found]:
    for i, token in enumerate(tree.tokens):
        if token.pos == "VERB" and lemma(tree, i) in SOCIAL_VERBS:
            yield _found(article, tree, i, i, "Twitter")
        elif token.lemma in SOCIAL_NOUNS and token.pos == "NOUN" and (verb := _posting_verb(tree, i)) is not None:
            yield _found(article, tree, verb, i, "Twitter")
        elif (platform := _platform(token.text)) is not None and token.pos in {"PROPN", "NOUN"}:
            last = i + 1 if i + 1 < len(tree.tokens) and tree.tokens[i + 1].lemma in PLATFORM_NOUNS else i
            if (verb := _posting_verb(tree, last)) is not None:
                yield _found(article, tree, verb, last, platform)


def _platform(word: str) -> str | None:
    if not word[:1].isupper():
        return None
    outlet = outlet_named(word)
    return (
        outlet.name
        if outlet is not None and outlet.kind is CreditKind.SOCIAL and outlet.name not in {"Medium", "Threads", "Telegram"}
        else None
    )


def _posting_verb(tree: Tree, i: int) -> int | None:
    """The verb of posting above or shortly before the platform ("wrote in a Twitter post", "took to Twitter to say")."""
    token = tree.tokens[i]
    if token.lemma not in SOCIAL_NOUNS and not (token.dep == "pobj" and tree.tokens[token.head].text.lower() in _ON):
        return None
    posted = token.dep == "pobj" and tree.tokens[tree.tokens[token.head].head].lemma in PLATFORM_NOUNS | SOCIAL_NOUNS
    for step, k in enumerate(tree.ancestors(i)):
        if tree.tokens[k].pos == "VERB":
            if posted:
                return k
            if lemma(tree, k) in {"take", "turn", "go"}:
                return k if k < i and tree.words(k + 1, i - 1).lower() in {"to", "to her", "to his", "to their"} else None
            if lemma(tree, k) in POSTING or (lemma(tree, k) in _SAYING and _says_there(tree, i, k)):
                return k
            if lemma(tree, k) in SOCIAL_VERBS:
                return None
        if step == 4:
            break
    return None


def _says_there(tree: Tree, platform: int, verb: int) -> bool:
    """Whether the platform is where something is said: "*told* fans on Twitter", not "was asked about a picture on Twitter"."""
    preposition = tree.tokens[platform].head
    direct = tree.tokens[platform].dep == "pobj" and tree.tokens[preposition].head == verb
    return direct and tree.tokens[preposition].text.lower() in {"on", "via"}


def _found(article: Article, tree: Tree, verb: int, last: int, platform: str) -> Found:
    source = source_of(tree, verb)
    first = min(verb, last)
    end = max(verb, last)
    if source is not None and source[1] < first and first - source[0] <= 12:
        first = source[0]
    elif source is not None and source[0] == end + 1 and source[1] - end <= 8:
        end = source[1]
    who = _who(article, tree, source, tree.tokens[verb].start)
    return Found(tree.span(first, end), f"{who} on {platform}" if who else platform, CreditKind.SOCIAL, tree.tokens[verb].start)


def _who(article: Article, tree: Tree, source: Stretch | None, at: int) -> str | None:
    for a in article.attributions_at(at):
        if a.speaker is not None:
            return a.speaker
    if source is None:
        return None
    span = tree.span(*source)
    person = article.person_in(span)
    if person is not None:
        return person
    words = [t.text for t in tree.tokens[source[0] : source[1] + 1] if t.pos == "PROPN"]
    return _TITLES.sub("", " ".join(words)) or None
