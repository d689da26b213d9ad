"""Credits to outlets: "X reported", "told X", "according to X", "in an interview with X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retold.annotate.article import Article
from retold.annotate.credit_found import Found, LastNamed
from retold.annotate.credit_unnamed import headline_reports, it_said, unnamed
from retold.annotate.cues import lemma
from retold.annotate.document_names import fullest_names
from retold.annotate.outlet_mentions import Mention, mentions, reporting_verb
from retold.annotate.tree import Tree
from retold.lang.crediting import BEFORE_NAMES, GIVING, HEARING, LINKS, MADE, NAMING, ONLY_OUTLETS, OWN_VERBS, SENT
from retold.lang.outlets import OUTLET_NOUNS, PLURALS, REPORTING
from retold.model.document import Role
from retold.model.marks import NAMELESS, CreditKind


def outlet_credits(article: Article) -> list[Found]:
    """All credits to named, resumed and unnamed outlets in an article's sentences.

    "A report" of which headline or lead speak is that of the outlet which the article then names first.
    """
    found = [*headline_reports(article), *_in_sentences(article)]
    lead = next((r.span.end for r in article.regions if r.role is Role.BODY), 0)
    named = next((f for f in found if not f.credited.startswith(NAMELESS)), None)
    if named is None:
        return found
    return [
        replace(f, credited=named.credited, kind=named.kind) if f.span.end <= lead and _may_be(f, named) else f for f in found
    ]


def _may_be(report: Found, named: Found) -> bool:
    """Whether "a report" or "a newspaper" can be the outlet that is named later."""
    noun = report.credited.rsplit(" ", 1)[-1]
    if not report.credited.startswith(NAMELESS) or report.span.start > named.span.start or noun in PLURALS:
        return False
    return noun == "report" or (noun in OUTLET_NOUNS and named.kind is CreditKind.OUTLET)


def _in_sentences(article: Article) -> Iterator[Found]:
    last = LastNamed(own_report=_own_report(fullest_names(article.trees).get("report", "")))
    for number, tree in enumerate(article.trees):
        named = list(mentions(tree))
        taken: set[int] = set()
        found: list[Found] = []
        for mention in named:
            credit = _use(tree, mention)
            taken.update(range(mention.words[0], mention.words[1] + 1))
            if credit is not None:
                found.append(credit)
                last.name, last.kind = mention.name, mention.kind
        found += unnamed(tree, taken, last)
        if not found and last.sentence == number - 1 and (it := it_said(tree, last)) is not None:
            found.append(it)
        if found:
            last.sentence = number
        yield from sorted(found, key=lambda f: f.span)


def _work(tree: Tree, mention: Mention, noun: int) -> Found | None:
    """For "a Bloomberg report": a credit where it says something or is leant on, not where it is denied or discussed."""
    token = tree.tokens[noun]
    speaks = token.dep == "nsubj" and lemma(tree, token.head) in REPORTING
    leans = token.dep == "pobj" and tree.tokens[token.head].text.lower() in {"to", "in", "from", "by"}
    return _found(tree, mention.words[0], noun, noun, mention) if speaks or leans else None


def _own_report(name: str) -> bool:
    return len(name.split()) > 1 and not {"media", "news", "press", "newspaper"} & set(name.lower().split())


def _use(tree: Tree, mention: Mention) -> Found | None:
    """The credit a mention is part of, or ``None`` where the outlet is spoken of, not drawn on."""
    first, end = mention.words
    if end + 1 < len(tree.tokens) and tree.tokens[end + 1].text in {"'s", "’s", "'", "’"}:
        return _possessive(tree, mention) or (_after(tree, mention) if _owns_a_person(tree, end + 2) else None)
    if (
        end + 1 < len(tree.tokens)
        and mention.known
        and tree.tokens[end + 1].pos == "NOUN"
        and tree.tokens[end + 1].lemma in MADE
    ):
        return _work(tree, mention, end + 1)
    verb = reporting_verb(tree, mention.words)
    verbs = REPORTING if mention.known else OWN_VERBS if mention.sure else ONLY_OUTLETS
    if verb is not None and lemma(tree, verb) in verbs and (mention.known or not _of_somebody(tree, first)):
        return _found(tree, min(_np_start(tree, first), verb), max(end, verb), verb, mention)
    return _after(tree, mention)


def _of_somebody(tree: Tree, first: int) -> bool:
    """Whether a name only says whose somebody is: "a spokesman for the Harbour Foundation said"."""
    k = first - 1
    while k > 0 and tree.tokens[k].pos in {"DET", "ADJ"}:
        k -= 1
    return (
        k > 0
        and tree.tokens[k].text.lower() in {"of", "for", "at"}
        and tree.tokens[k - 1].pos in {"NOUN", "PROPN"}
        and tree.tokens[k - 1].lemma not in BEFORE_NAMES
    )


def _np_start(tree: Tree, first: int) -> int:
    while first > 0 and tree.tokens[first - 1].pos in {"DET", "ADJ", "PROPN"} and tree.tokens[first - 1].text[:1] not in ',"“':
        first -= 1
    return first


def _owns_a_person(tree: Tree, k: int) -> bool:
    """Whether a person's name begins at ``k``: who is told "X's Ann Lee" something is X."""
    return k < len(tree.tokens) and tree.tokens[k].entity.endswith("PERSON") and tree.tokens[k].text[:1].isupper()


def _possessive(tree: Tree, mention: Mention) -> Found | None:
    end = mention.words[1]
    for k in range(end + 2, min(len(tree.tokens), end + 6)):
        if tree.tokens[k].lemma in MADE | {"reporting", "reporter", "coverage"}:
            return _found(tree, mention.words[0], k, k, mention)
    return None


def _after(tree: Tree, mention: Mention) -> Found | None:
    """The words before a mention that make it a credit: "told", "according to", "citing", "interview with"."""
    k = mention.words[0] - 1
    while k >= 0 and (tree.tokens[k].pos in {"DET", "ADJ"} or tree.tokens[k].lemma in BEFORE_NAMES):
        k -= 1
    if k < 0:
        return None
    word = tree.tokens[k]
    if lemma(tree, k) in HEARING or (word.pos == "VERB" and lemma(tree, k) in NAMING):
        return _found(tree, _subject_start(tree, k), mention.words[1], k, mention)
    low = word.text.lower()
    if low == "to" and k and tree.tokens[k - 1].text.lower() == "according":
        return _found(tree, k - 1, mention.words[1], k - 1, mention)
    if low == "from" and tree.tokens[-1].text == ":" and k == 0:
        return _found(tree, k, mention.words[1], k, mention)
    if low in LINKS:
        return _in_place(tree, mention, k)
    return None


def _in_place(tree: Tree, mention: Mention, preposition: int) -> Found | None:
    head = tree.tokens[preposition].head
    for k in range(preposition - 1, max(-1, preposition - 4), -1):
        made = tree.tokens[k].lemma in MADE
        if made or (lemma(tree, k) in GIVING and tree.tokens[k].pos == "VERB"):
            head = k
            break
    token = tree.tokens[head]
    low = tree.tokens[preposition].text.lower()
    if token.pos == "NOUN" and token.lemma in MADE:
        return _found(tree, head, mention.words[1], head, mention)
    if token.pos == "VERB" and lemma(tree, head) in GIVING and (low != "by" or token.tag == "VBN") and head < preposition:
        return _found(tree, head, mention.words[1], head, mention)
    given = tree.tokens[preposition - 1] if low == "to" and preposition else None
    if given is not None and given.pos == "NOUN" and given.lemma in SENT:
        return _found(tree, preposition, mention.words[1], preposition, mention)
    return None


def _subject_start(tree: Tree, verb: int) -> int:
    """Where a credit begins that a verb's subject belongs to ("Lee told X"): at the subject if it stands just before."""
    subject = tree.child(verb, "nsubj")
    if subject is not None and subject < verb and verb - tree.edges[subject][0] <= 8:
        return tree.edges[subject][0]
    return verb


def _found(tree: Tree, first: int, last: int, cue: int, mention: Mention) -> Found:
    return Found(tree.span(min(first, cue), max(last, cue)), mention.name, mention.kind, tree.tokens[cue].start)
