"""Where a sentence names an outlet, a wire or a broadcaster, known by the table or recognised by its use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.cues import Stretch, lemma
from retold.annotate.tree import Tree
from retold.lang.outlets import AMBIGUOUS, LONGEST, NAME_TAIL, OUTLET_NOUNS, REPORTING, STATION, in_force, key, outlet_named
from retold.model.marks import CreditKind

HANDING_OVER = frozenset({"reports", "reported", "writes", "wrote"})
"""Verbs that hand a whole text over before a colon."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named in a sentence, in tokens without the article, with its full name."""

    words: Stretch
    name: str
    kind: CreditKind
    known: bool


def mentions(tree: Tree) -> Iterator[Mention]:
    """The outlets a sentence names, left to right, longest names first."""
    i = 0
    while i < len(tree.tokens):
        found = _known(tree, i) or _by_look(tree, i)
        if found is None:
            i += 1
        else:
            yield found
            i = found.words[1] + 1


def _capital(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or "." in text[1:-1]


def _known(tree: Tree, i: int) -> Mention | None:
    word = tree.tokens[i].text
    # Some names have their capital inside: iHarbour.
    if not _capital(word) and not any(map(str.isupper, word)):
        return None
    last = min(len(tree.tokens) - 1, i + in_force().longest - 1)
    for j in range(last, i - 1, -1):
        if not any(c.isalnum() for c in tree.tokens[j].text):
            continue
        name = tree.as_written(i, j)
        outlet = outlet_named(name)
        if outlet is None or outlet.kind is CreditKind.SOCIAL or not _fits(tree, i, j, name):
            continue
        first = i + 1 if j > i and tree.tokens[i].text.lower() in {"the", "a", "an"} else i
        return Mention((first, j), outlet.name, outlet.kind, known=True)
    return None


def _fits(tree: Tree, i: int, j: int, name: str) -> bool:
    """Names that are also common words count only where something beside them says that an outlet is meant."""
    folded = key(name)
    if folded.lower() not in AMBIGUOUS:
        return True
    if len(folded) <= 4 and folded.isupper() and folded.lower() in {"ap", "afp", "rt", "tass", "dpa", "ria", "upi"}:
        return True
    if tree.tokens[i].text.lower() == "the" or (i and tree.tokens[i - 1].text == "The"):
        return _reports(tree, j) or (i > 0 and tree.tokens[i - 1].lemma in {"to", "tell"})
    return bool(i and tree.tokens[i - 1].lemma in OUTLET_NOUNS) or (_reports(tree, j) and tree.tokens[j].pos == "PROPN")


def _reports(tree: Tree, j: int) -> bool:
    head = tree.tokens[j].head
    return tree.tokens[j].dep == "nsubj" and lemma(tree, head) in {"report", "write", "publish", "reveal", "note"}


def _by_look(tree: Tree, i: int) -> Mention | None:
    """A run of capitalised words that ends like an outlet's name, is a station, or is called a newspaper."""
    # The parser has no idea what a domain is and tags it as anything.
    nominal = tree.tokens[i].pos in {"PROPN", "NOUN", "X", "NUM"} or "." in tree.tokens[i].text[1:-1]
    if not nominal or not _capital(tree.tokens[i].text):
        return None
    last = i
    while last + 1 < len(tree.tokens) and last - i < LONGEST and _goes_on(tree, last + 1):
        last += 1
    while last > i and not tree.tokens[last].text[:1].isalnum():
        last -= 1
    name = tree.as_written(i, last)
    looks = bool(STATION.match(name)) or (NAME_TAIL.search(name) is not None and (last > i or "." in name))
    called = _called(tree, i, last)
    if not looks and called is None:
        return None
    if not looks and (
        last - i > 4
        or name.lower() in OUTLET_NOUNS
        or tree.tokens[i].entity.endswith(("GPE", "NORP", "PERSON", "DATE", "TIME"))
    ):
        return None
    kind = (
        CreditKind.WIRE
        if called == "wire"
        else CreditKind.BROADCAST
        if called == "broadcast" or STATION.match(name)
        else CreditKind.OUTLET
    )
    return Mention((i, last), name, kind, known=False)


def _goes_on(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    if token.text in {"&", "-", "'s", "’s"}:
        return k + 1 < len(tree.tokens) and tree.tokens[k + 1].text[:1].isupper()
    return token.pos in {"PROPN", "NOUN", "ADJ", "X", "NUM"} and token.text[:1].isupper()


def _called(tree: Tree, first: int, last: int) -> str | None:
    """What the words beside a name say it is: ``outlet``, ``wire`` (news agency) or ``broadcast``."""
    after = [t.lemma for t in tree.tokens[last + 1 : last + 3]]
    before = [t.lemma for t in tree.tokens[max(0, first - 2) : first]]
    if after[:2] == ["news", "agency"] or before[-2:] == ["news", "agency"]:
        return "wire"
    for word in (*after[:1], *before[-1:]):
        if word in {"newspaper", "tabloid", "broadsheet", "magazine", "website"}:
            return "outlet"
        if word == "broadcaster":
            return "broadcast"
    return "outlet" if after[:1] == ["media"] and not tree.tokens[last].entity.endswith(("GPE", "NORP", "LOC")) else None


def reporting_verb(tree: Tree, words: Stretch) -> int | None:
    """The verb by which the named outlet reports: its subject, or the subject it stands in apposition to."""
    for i in range(words[1], words[0] - 1, -1):
        token = tree.tokens[i]
        if words[0] <= token.head <= words[1] and token.head != i:
            continue
        token = tree.tokens[_named_by(tree, i)]
        if token.dep == "nsubj" and lemma(tree, token.head) in REPORTING:
            return token.head
        return _beside(tree, words)
    return None


def _named_by(tree: Tree, i: int) -> int:
    """The noun a name belongs to ("the newspaper X")."""
    for _ in range(3):
        if tree.tokens[i].dep in {"appos", "compound", "nmod"} and tree.tokens[i].head != i:
            i = tree.tokens[i].head
    return i


def _after_aside(tree: Tree, k: int) -> int:
    """The token after ", quoting officials," or ", a daily," where one begins at ``k``; else ``k``."""
    if k < len(tree.tokens) and tree.tokens[k].text == ",":
        for n in range(k + 2, min(len(tree.tokens), k + 14)):
            if tree.tokens[n].text == ",":
                return n + 1
    return k


def _beside(tree: Tree, words: Stretch) -> int | None:
    """A reporting verb directly after the name, where the parser missed that it is the subject."""
    start = _after_aside(tree, words[1] + 1)
    for k in range(start, min(len(tree.tokens), start + 3)):
        token = tree.tokens[k]
        if token.pos == "VERB" and token.lemma in REPORTING and token.tag in {"VBD", "VBZ", "VBP"}:
            return k
        # "X reports:" alone is so short that the verb is often taken for a noun.
        if token.text.lower() in HANDING_OVER and [t.text for t in tree.tokens[k + 1 :]] == [":"]:
            return k
        if token.pos not in {"ADV", "AUX"} and token.lemma not in {"newspaper", "media", "website", "news", "agency"}:
            return None
    return None
