"""Credits to documents and releases: "the letter says", "in a statement", "according to court papers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.article import Article
from retold.annotate.credit_found import Found
from retold.annotate.cues import Stretch, lemma, source_of
from retold.annotate.document_names import described, fullest_names, is_document, name_of
from retold.annotate.tree import Tree
from retold.lang.cues import SPEECH
from retold.lang.documents import MAKING, NEWS_REPORTS, RECORDINGS, RELEASES
from retold.model.marks import NAMELESS, CreditKind

_SAYING = SPEECH | {
    "blame",
    "accuse",
    "call",
    "demand",
    "detail",
    "list",
    "cite",
    "begin",
    "end",
    "conclude",
    "criticize",
    "outline",
    "document",
    "threaten",
}


_FINDING = frozenset({"find", "learn", "show", "mention", "read", "observe", "underscore", "highlight"})
"""What one does with a document that is not saying something in it."""

LONGEST = 14
"""Words of a credit's span; of longer ones the document's own words stand for it."""


@dataclass(frozen=True, slots=True)
class _Use:
    tree: Tree
    noun: int
    first: int
    last: int
    cue: int
    source: Stretch | None


def document_credits(article: Article, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """All credits to documents and releases; ``taken`` are the offsets of credits to outlets, which come first."""
    uses: dict[tuple[int, int], _Use] = {}
    for u in (*(u for tree in article.trees for u in _uses(tree)), *_said_by(article)):
        if not _hit(u, taken):
            uses.setdefault((u.tree.sentence.span.start, u.noun), u)
    names = fullest_names(article.trees)
    for use in uses.values():
        noun = use.tree.tokens[use.noun].lemma
        name, kind = _name(article, use, names), CreditKind.PRESS_RELEASE if noun in RELEASES else CreditKind.DOCUMENT
        if name.lower() in {"report", "reports"}:
            name, kind = f"{NAMELESS}{name.lower()}", CreditKind.OUTLET
        first, last = (use.first, use.last) if use.last - use.first < LONGEST else (max(use.first, use.noun - 2), use.noun)
        yield Found(use.tree.span(first, last), name, kind, use.tree.tokens[use.cue].start)


def _hit(use: _Use, taken: list[tuple[int, int]]) -> bool:
    start, end = use.tree.tokens[use.first].start, use.tree.tokens[use.last].end
    return any(a < end and start < b for a, b in taken)


def _uses(tree: Tree) -> Iterator[_Use]:
    for i, token in enumerate(tree.tokens):
        if not is_document(tree, i) or token.dep == "compound":
            continue
        if tree.tokens[-1].text == "?":
            return
        use = _speaks(tree, i) or _said_in(tree, i) or _made(tree, i)
        if use is not None:
            yield use


def _speaks(tree: Tree, i: int) -> _Use | None:
    """The document as the one who says: subject of a verb of saying, or "according to"."""
    token = tree.tokens[i]
    first = tree.edges[i][0]
    if (
        token.dep == "nsubj"
        and lemma(tree, token.head) in _SAYING
        and abs(token.head - i) <= 25
        and token.lemma not in RECORDINGS
    ):
        verb = token.head
        return _Use(tree, i, min(first, verb), max(i, verb), verb, None)
    if first > 1 and tree.words(first - 2, first - 1).lower() == "according to":
        return _Use(tree, i, first - 2, i, first - 2, None)
    return None


def _said_in(tree: Tree, i: int) -> _Use | None:
    """For "X said in a letter", "in the letter, X called for"."""
    token = tree.tokens[i]
    head = tree.tokens[token.head]
    if token.dep != "pobj" or head.text.lower() not in {"in", "through", "via"} or head.head == token.head:
        return None
    verb = head.head
    if tree.tokens[verb].pos != "VERB" or tree.tokens[verb].tag == "VBN" or lemma(tree, verb) not in _SAYING - _FINDING:
        return None
    source = source_of(tree, verb)
    first, last = min(token.head, verb), max(i, verb)
    if source is not None and source[1] < first and first - source[0] <= 10:
        first = source[0]
    return _Use(tree, i, first, last, verb, source)


def _made(tree: Tree, i: int) -> _Use | None:
    """For "X sent a letter to Y": the document comes into the story with its maker."""
    token = tree.tokens[i]
    first = tree.edges[i][0]
    verb = token.head
    if token.dep == "dobj" and lemma(tree, verb) in MAKING and verb < i and token.lemma not in NEWS_REPORTS:
        maker = source_of(tree, verb)
        if maker is None or tree.tokens[verb].tag == "VB" or (token.lemma in RELEASES and not _with_content(tree, verb, i)):
            return None  # planned, told to the reader, or a release of which the sentence says no more than that it exists
        return _Use(tree, i, verb, i, verb, maker)
    made = next((c for c in tree.kids(i, "acl") if lemma(tree, c) in MAKING and tree.tokens[c].tag == "VBN"), None)
    if made is not None and token.dep in {"nsubj", "pobj"} and token.lemma not in RELEASES:
        return _Use(tree, i, first, made, made, source_of(tree, made))
    return None


def _with_content(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a sentence tells what a release says ("issued a statement saying", "the following statement")."""
    if any(tree.tokens[c].text.lower() == "following" for c in tree.children[noun]):
        return True
    return any(lemma(tree, c) in _SAYING for h in (verb, noun) for c in tree.kids(h, "advcl", "acl", "relcl", "xcomp"))


def _said_by(article: Article) -> Iterator[_Use]:
    """Attributions whose source is a document, where grammar alone did not show it ("…," read a company statement)."""
    for a in article.attributions:
        if a.source is None or a.cue is None or (k := article.tree_at(a.source.start)) is None:
            continue
        tree = article.trees[k]
        inside, cue = tree.within(a.source), next(iter(tree.within(a.cue)), None)
        head = tree.head_of(a.source)
        if cue is None or head is None or not any(lemma(tree, i) in _SAYING for i in tree.within(a.cue)):
            continue
        if is_document(tree, head) and tree.tokens[head].lemma not in RECORDINGS and tree.tokens[-1].text != "?":
            yield _Use(tree, head, min(cue, inside[0]), max(cue, head), cue, None)


def _name(article: Article, use: _Use, fullest: dict[str, str]) -> str:
    if use.tree.tokens[use.noun].lemma in RELEASES:
        name = described(use.tree, use.noun)
    else:
        name = name_of(use.tree, use.noun, fullest)
    if use.tree.tokens[use.noun].lemma in RELEASES | RECORDINGS and use.source is not None:
        who = _maker(article, use, use.source)
        if who is not None and who.lower() not in name.lower():
            return f"{who} {name}"
    return name


def _maker(article: Article, use: _Use, source: Stretch) -> str | None:
    """Who issued a release: a name in the source, the speaker it was resolved to, or its own few words."""
    by = article.attributions_at(use.tree.tokens[use.cue].start)
    who = next((a.speaker for a in by if a.speaker is not None), None)
    if who is None and not by:
        who = article.person_in(use.tree.span(*source))
    if who is not None:
        return who
    words = [t for t in use.tree.tokens[source[0] : source[1] + 1] if t.pos not in {"DET", "PRON"}]
    return " ".join(t.text for t in words) if 0 < len(words) <= 4 and source[1] - source[0] <= 4 else None
