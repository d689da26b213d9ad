"""Where a sentence names an outlet, a wire or a broadcaster, known by the table or recognised by its use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.cues import Stretch, lemma
from retold.annotate.tree import Tree
from retold.lang.months import MONTHS
from retold.lang.organisations import KNOWN_ORGS
from retold.lang.outlet_names import AGENCY_TAIL, DAYS, NUMBERED, NUMBERED_WORDS, PLAIN_WORDS, is_paper, is_person, may_name
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
    sure: bool = True
    """Whether the name alone looks like an outlet's; else only a use that nobody else has makes it one."""


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
    if not _begins(tree, i):
        return None
    last = _end_of_name(tree, i)
    if any(tree.tokens[k].text in {"'s", "’s"} and _known(tree, k + 1) for k in range(i + 1, last)):
        return None
    name = tree.as_written(i, last)
    agency = last > i and AGENCY_TAIL.search(name) is not None
    station = STATION.match(name) is not None and name.lower() not in KNOWN_ORGS
    tail = (last > i or "." in name) and NAME_TAIL.search(name) is not None
    looks = (agency or station or tail or NUMBERED.search(name) is not None) and not is_person(name.split())
    called = _called(tree, i, last)
    if not looks and called is None:
        return _perhaps(tree, i, last, name)
    if not looks and (
        last - i > 4
        or name.lower() in OUTLET_NOUNS
        or tree.tokens[i].entity.endswith(("GPE", "NORP", "PERSON", "DATE", "TIME"))
        or tree.tokens[last].entity.endswith("NORP")
    ):
        return None
    wire, broadcast = called == "wire" or agency, called == "broadcast" or station
    kind = CreditKind.WIRE if wire else CreditKind.BROADCAST if broadcast else CreditKind.OUTLET
    return Mention((i, last), name, kind, known=False)


def _begins(tree: Tree, i: int) -> bool:
    """Whether a name may begin with a token: the parser takes domains for anything, and unheard-of places for adjectives."""
    token = tree.tokens[i]
    if not _capital(token.text):
        return False
    if token.pos == "ADJ":
        return not token.entity.endswith("NORP") and token.text.lower() not in PLAIN_WORDS
    return token.pos in {"PROPN", "NOUN", "X", "NUM"} or "." in token.text[1:-1]


def _end_of_name(tree: Tree, i: int) -> int:
    """The last token of a run of capitalised words, without the day behind it, with the number of a channel."""
    last = i
    while last + 1 < len(tree.tokens) and last - i < LONGEST and _goes_on(tree, last + 1):
        if tree.tokens[last + 1].text in {"'s", "’s"} and last > i and NAME_TAIL.search(tree.as_written(i, last)):
            break
        last += 1
    while last > i and (not tree.tokens[last].text[:1].isalnum() or tree.tokens[last].text.lower() in DAYS):
        last -= 1
    channel = tree.tokens[last].text in NUMBERED_WORDS and last > i and last + 1 < len(tree.tokens)
    return last + 1 if channel and NUMBERED.search(tree.as_written(last, last + 1)) and not _counts(tree, last + 1) else last


def _counts(tree: Tree, k: int) -> bool:
    """Whether a number is a day's or counts what follows: "told Harbour News 12 people were hurt"."""
    after = tree.tokens[k + 1] if k + 1 < len(tree.tokens) else None
    dated = after is not None and after.text.lower().rstrip(".") in MONTHS
    return dated or (tree.tokens[k].dep == "nummod" and tree.tokens[k].head > k)


def _perhaps(tree: Tree, i: int, last: int, name: str) -> Mention | None:
    """A name that may be an outlet's; behind an article one that may be a document's is none."""
    before = tree.tokens[i - 1] if i else None
    if not may_name(name) or (before is not None and is_paper(name) and before.pos in {"DET", "PRON", "PART"}):
        return None
    if before is not None and i > 1 and before.text[:1].isupper():  # the rest of a longer name
        return None
    return Mention((i, last), name, CreditKind.OUTLET, known=False, sure=False)


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
    if before[-1:] == ["website"]:  # behind a name it is anybody's
        return "outlet"
    for word in (*after[:1], *before[-1:]):
        if word in {"newspaper", "tabloid", "broadsheet", "magazine"}:
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
        if token.dep == "nsubj" and (verb := _able_to(tree, token.head)) is not None and lemma(tree, verb) in REPORTING:
            return verb
        return _beside(tree, words)
    return None


def _able_to(tree: Tree, verb: int) -> int | None:
    """The verb itself, or what its subject is able or unable to do: "X was unable to *confirm* it"."""
    if lemma(tree, verb) != "be":
        return verb
    able = next((c for c in tree.kids(verb, "acomp") if tree.tokens[c].lemma in {"able", "unable"}), None)
    return next(iter(tree.kids(able, "xcomp")), None) if able is not None else verb


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
        # "X reports:" alone and ", X reports." are so short that the verb is often taken for a noun.
        if token.text.lower() in HANDING_OVER and _ends_with(tree, k, words[0]):
            return k
        if token.pos not in {"ADV", "AUX"} and token.lemma not in {"newspaper", "media", "website", "news", "agency"}:
            return None
    return None


def _ends_with(tree: Tree, k: int, first: int) -> bool:
    """Whether a sentence ends with what may be the verb ``k``: before a colon, or behind ", X"."""
    rest = [t.text for t in tree.tokens[k + 1 :]]
    while first > 0 and tree.tokens[first - 1].pos == "DET":
        first -= 1
    return rest == [":"] or (rest in ([], ["."]) and first > 0 and tree.tokens[first - 1].text == ",")
