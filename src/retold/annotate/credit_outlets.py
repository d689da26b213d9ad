"""Credits to outlets: "X reported", "told X", "according to X", "the newspaper said", "media outlets report"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.annotate.article import Article
from retold.annotate.cues import lemma
from retold.annotate.document_names import fullest_names
from retold.annotate.outlet_mentions import Mention, mentions, reporting_verb
from retold.annotate.tree import Tree
from retold.lang.outlets import OUTLET_NOUNS, PLURALS, REPORTING
from retold.model.marks import CreditKind
from retold.model.span import Span

_GIVING = frozenset(
    {
        "tell",
        "say",
        "speak",
        "talk",
        "write",
        "confirm",
        "appear",
        "interview",
        "add",
        "explain",
        "give",
        "publish",
        "obtain",
        "report",
        "post",
    }
)
_OWN_VERBS = frozenset({"report", "write", "say", "publish", "note", "reveal", "claim"})
_ONLY_OUTLETS = frozenset({"report", "write", "reveal"})
_TELLING = frozenset({"tell", "inform"})
_CITING = frozenset({"cite", "quote", "reference", "credit"})
_BEFORE_NAMES = OUTLET_NOUNS | {"news", "reporter", "correspondent"}
_PLACES = frozenset({"in", "on", "for", "to", "with", "by", "from", "via", "through"})
_MADE = frozenset(
    {
        "interview",
        "op-ed",
        "column",
        "article",
        "report",
        "story",
        "editorial",
        "piece",
        "poll",
        "investigation",
        "review",
        "account",
        "profile",
    }
)


_SENT = frozenset({"statement", "comment", "remark", "email", "e-mail", "message"})
"""What one gives to an outlet: "said in a statement to the Ostrand Gazette"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A credit in the making; ``cue`` is the document offset of the verb or preposition by which the credit is given."""

    span: Span
    credited: str
    kind: CreditKind
    cue: int
    link: str | None = None


@dataclass(slots=True)
class _Last:
    """The outlet that was credited last in the article, for "the newspaper said"."""

    name: str | None = None
    kind: CreditKind = CreditKind.OUTLET
    sentence: int = -2
    own_report: bool = False
    """Whether the article tells of some body's report, which "the report" then means rather than an outlet's."""


def outlet_credits(article: Article) -> Iterator[Found]:
    """All credits to named, resumed and unnamed outlets in an article's sentences."""
    last = _Last(own_report=_own_report(fullest_names(article.trees).get("report", "")))
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
        found += _unnamed(tree, taken, last)
        if not found and last.sentence == number - 1 and (it := _it_said(tree, last)) is not None:
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
        and tree.tokens[end + 1].lemma in _MADE
    ):
        return _work(tree, mention, end + 1)
    verb = reporting_verb(tree, mention.words)
    verbs = REPORTING if mention.known else _OWN_VERBS if mention.sure else _ONLY_OUTLETS
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
        and tree.tokens[k - 1].lemma not in _BEFORE_NAMES
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
        if tree.tokens[k].lemma in _MADE | {"reporting", "reporter", "coverage"}:
            return _found(tree, mention.words[0], k, k, mention)
    return None


def _after(tree: Tree, mention: Mention) -> Found | None:
    """The words before a mention that make it a credit: "told", "according to", "citing", "interview with"."""
    k = mention.words[0] - 1
    while k >= 0 and (tree.tokens[k].pos in {"DET", "ADJ"} or tree.tokens[k].lemma in _BEFORE_NAMES):
        k -= 1
    if k < 0:
        return None
    word = tree.tokens[k]
    if lemma(tree, k) in _TELLING or (word.pos == "VERB" and lemma(tree, k) in _CITING):
        return _found(tree, _subject_start(tree, k), mention.words[1], k, mention)
    low = word.text.lower()
    if low == "to" and k and tree.tokens[k - 1].text.lower() == "according":
        return _found(tree, k - 1, mention.words[1], k - 1, mention)
    if low == "from" and tree.tokens[-1].text == ":" and k == 0:
        return _found(tree, k, mention.words[1], k, mention)
    if low in _PLACES:
        return _in_place(tree, mention, k)
    return None


def _in_place(tree: Tree, mention: Mention, preposition: int) -> Found | None:
    head = tree.tokens[preposition].head
    for k in range(preposition - 1, max(-1, preposition - 4), -1):
        made = tree.tokens[k].lemma in _MADE
        if made or (lemma(tree, k) in _GIVING and tree.tokens[k].pos == "VERB"):
            head = k
            break
    token = tree.tokens[head]
    low = tree.tokens[preposition].text.lower()
    if token.pos == "NOUN" and token.lemma in _MADE:
        return _found(tree, head, mention.words[1], head, mention)
    if token.pos == "VERB" and lemma(tree, head) in _GIVING and (low != "by" or token.tag == "VBN") and head < preposition:
        return _found(tree, head, mention.words[1], head, mention)
    given = tree.tokens[preposition - 1] if low == "to" and preposition else None
    if given is not None and given.pos == "NOUN" and given.lemma in _SENT:
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


def _unnamed(tree: Tree, taken: set[int], last: _Last) -> Iterator[Found]:
    for i, token in enumerate(tree.tokens):
        if i in taken or token.pos not in {"NOUN", "PROPN"}:
            continue
        if token.text.lower() in PLURALS and token.dep not in {"compound", "poss"}:
            found = _plural(tree, i)
        elif token.lemma in OUTLET_NOUNS | {"report"} and token.tag == "NN" and not token.text[:1].isupper():
            found = _single(tree, i, last, taken)
        else:
            continue
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
            f"unnamed {phrase}",
            CreditKind.OUTLET,
            tree.tokens[verb].start,
        )
    before = tree.tokens[first - 1].text.lower() if first else ""
    is_report = token.text.lower() == "reports"
    if before == "to" and first > 1 and tree.tokens[first - 2].text.lower() == "according":
        return Found(tree.span(first - 2, i), f"unnamed {phrase}", CreditKind.OUTLET, tree.tokens[first - 2].start)
    if is_report and before in {"after", "following", "amid", "by", "from", "on", "citing", "with"}:
        return Found(tree.span(first - 1, i), f"unnamed {phrase}", CreditKind.OUTLET, tree.tokens[i].start)
    return None


def _it_said(tree: Tree, last: _Last) -> Found | None:
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


def _single(tree: Tree, i: int, last: _Last, taken: set[int]) -> Found | None:
    """For "the newspaper said", "according to the report", "a South Korean newspaper reported"."""
    first, end = tree.edges[i]
    if any(k in taken for k in range(first, min(end, i + 6) + 1)):
        return None
    token = tree.tokens[i]
    start = tree.tokens[first].text.lower()
    verb = token.head if token.dep == "nsubj" and lemma(tree, token.head) in REPORTING | {"add"} else None
    if verb is None and not (first > 1 and tree.words(first - 2, first - 1).lower() == "according to"):
        return None
    lead = first if verb is not None else first - 2
    cue = verb if verb is not None else first - 2
    span = tree.span(min(lead, cue), max(i, cue))
    if token.lemma == "report" and last.own_report:
        return None
    if start in {"the", "its", "that", "this"} and last.name is not None:
        return Found(span, last.name, last.kind, tree.tokens[cue].start)
    if start in {"a", "an", "one", "another"} and first < i:
        return Found(span, f"unnamed {tree.words(first + 1, i)}", CreditKind.OUTLET, tree.tokens[cue].start)
    return None
