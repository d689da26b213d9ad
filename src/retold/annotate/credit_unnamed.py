"""Credits to outlets that a sentence does not name: "the newspaper said", "media outlets report", "after a media report"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.article import Article
from retold.annotate.credit_found import Found, LastNamed
from retold.annotate.cues import lemma
from retold.annotate.tree import Tree
from retold.lang.outlets import OUTLET_NOUNS, PLURALS, REPORTING
from retold.model.document import TITLE_ROLES
from retold.model.marks import NAMELESS, CreditKind
from retold.model.span import Span

_HEADLINE_REPORT = re.compile(
    r"(?::|[ \u00a0][–—-])[ \u00a0]+(?P<name>(?:(?:media|news|press)[ ])?reports?)[ \u00a0]*(?=\n|$)", re.IGNORECASE
)
_PRESS = frozenset({"media", "news", "press", "newspaper", "television", "tv", "radio"})
_AFTER = frozenset({"after", "following", "amid", "regarding", "citing", "by", "from", "about", "on"})
"""What stands before a report that a sentence rests on."""


def headline_reports(article: Article) -> Iterator[Found]:
    """For a headline that ends in what it rests on: "Harbour to close: report"."""
    for region in article.regions:
        if region.role in TITLE_ROLES:
            m = _HEADLINE_REPORT.search(article.document.text, region.span.start, region.span.end)
            if m is not None and not article.document.text[m.end() : region.span.end].strip():
                span = Span(region.span.doc, m.start("name"), m.end("name"))
                yield Found(span, f"{NAMELESS}{m['name'].lower()}", CreditKind.OUTLET, span.start)


def unnamed(tree: Tree, taken: set[int], last: LastNamed) -> Iterator[Found]:
    """Credits of a sentence to outlets that it does not name; ``taken`` are the tokens of those that it names."""
    for i, token in enumerate(tree.tokens):
        if i in taken or token.pos not in {"NOUN", "PROPN"}:
            continue
        found: Found | None = None
        if token.text.lower() in PLURALS:
            found = _trailing(tree, i) or (None if token.dep in {"compound", "poss"} else _plural(tree, i))
        elif token.lemma in OUTLET_NOUNS | {"report"} and token.tag == "NN" and not token.text[:1].isupper():
            found = _single(tree, i, last, taken)
        if found is not None:
            yield found


def _plural(tree: Tree, i: int) -> Found | None:
    """Reports and media without a name, where the sentence rests on them."""
    first = tree.edges[i][0]
    while first < i and tree.tokens[first].pos not in {"ADJ", "NOUN", "PROPN"}:
        first += 1
    if i - first > 3:
        first = i - 1
    phrase = _lower_first(tree, first, i)
    token = tree.tokens[i]
    verb = token.head if token.dep == "nsubj" else None
    if verb is not None and (lemma(tree, verb) in REPORTING):
        return Found(
            tree.span(first, verb) if verb > first else tree.span(verb, i),
            f"{NAMELESS}{phrase}",
            CreditKind.OUTLET,
            tree.tokens[verb].start,
        )
    before = tree.tokens[first - 1].text.lower() if first else ""
    is_report = token.text.lower() == "reports"
    if before == "to" and first > 1 and tree.tokens[first - 2].text.lower() == "according":
        return Found(tree.span(first - 2, i), f"{NAMELESS}{phrase}", CreditKind.OUTLET, tree.tokens[first - 2].start)
    if is_report and before in {"after", "following", "amid", "by", "from", "on", "citing", "with"}:
        return Found(tree.span(first - 1, i), f"{NAMELESS}{phrase}", CreditKind.OUTLET, tree.tokens[i].start)
    return None


def _trailing(tree: Tree, i: int) -> Found | None:
    """For "…, local media report." at the end of a sentence, where the verb is often taken for a noun."""
    first = i
    while first > 0 and tree.tokens[first - 1].pos in {"ADJ", "NOUN", "PROPN", "DET"}:
        first -= 1
    rest = [t.text.lower() for t in tree.tokens[i + 1 :]]
    if (
        not first
        or tree.tokens[first - 1].text != ","
        or rest[:1] not in (["report"], ["reported"])
        or rest[1:] not in ([], ["."])
    ):
        return None
    return Found(tree.span(first, i + 1), f"{NAMELESS}{tree.words(first, i)}", CreditKind.OUTLET, tree.tokens[i + 1].start)


def _report_before(tree: Tree, first: int, i: int) -> Found | None:
    """For "after a media report", "regarding a South Korean report that"."""
    before = tree.tokens[first - 1].text.lower() if first else ""
    article = tree.tokens[first].text.lower()
    if tree.tokens[i].lemma != "report" or before not in _AFTER or article not in {"a", "an", "one", "another"}:
        return None
    if not _of_the_press(tree, first, i):
        return None
    return Found(tree.span(first - 1, i), f"{NAMELESS}{tree.words(first + 1, i)}", CreditKind.OUTLET, tree.tokens[i].start)


def _of_the_press(tree: Tree, first: int, i: int) -> bool:
    """Whether the words before a noun say that a report is the press's: "media report", "South Korean report"."""
    return any(
        tree.tokens[k].text.lower() in _PRESS
        or (tree.tokens[k].entity.endswith("NORP") and tree.tokens[k].pos in {"ADJ", "PROPN"})
        for k in range(first, i)
    )


def it_said(tree: Tree, last: LastNamed) -> Found | None:
    """For "It said …" in the sentence after an outlet was credited."""
    if last.name is None or tree.tokens[0].text != "It" or tree.tokens[0].dep != "nsubj":
        return None
    verb = tree.tokens[0].head
    if lemma(tree, verb) not in {"say", "report", "add", "quote", "cite"}:
        return None
    return Found(tree.span(0, verb), last.name, last.kind, tree.tokens[verb].start)


def _lower_first(tree: Tree, first: int, last: int) -> str:
    """The words, without the capital of a sentence's beginning."""
    phrase = tree.words(first, last)
    return phrase if first or tree.tokens[first].pos == "PROPN" or tree.tokens[first].entity else phrase[0].lower() + phrase[1:]


def _single(tree: Tree, i: int, last: LastNamed, taken: set[int]) -> Found | None:
    """For "the newspaper said", "according to the report", "a South Korean newspaper reported"."""
    first, end = tree.edges[i]
    if any(k in taken for k in range(first, min(end, i + 6) + 1)):
        return None
    token = tree.tokens[i]
    start = tree.tokens[first].text.lower()
    verb = token.head if token.dep == "nsubj" and lemma(tree, token.head) in REPORTING | {"add"} else None
    if verb is None and not (first > 1 and tree.words(first - 2, first - 1).lower() == "according to"):
        return _report_before(tree, first, i)
    lead = first if verb is not None else first - 2
    cue = verb if verb is not None else first - 2
    span = tree.span(min(lead, cue), max(i, cue))
    if token.lemma == "report" and last.own_report:
        return None
    if start in {"the", "its", "that", "this"} and last.name is not None:
        return Found(span, last.name, last.kind, tree.tokens[cue].start)
    if start in {"a", "an", "one", "another"} and first < i:
        return Found(span, f"{NAMELESS}{tree.words(first + 1, i)}", CreditKind.OUTLET, tree.tokens[cue].start)
    return None
