"""What the articles leave open, as a list to work off: texts to get, people to ask, differences and figures to settle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from retold.compare.parties import Parties
from retold.compare.prose import Places, joined, prose_sentences
from retold.compare.sharing import Sharing, components, sharing_of
from retold.compare.stray import strays
from retold.compare.voices import is_full_name, key_of
from retold.lang.actors_origins import PLATFORMS
from retold.lang.documents import RECORDINGS
from retold.lang.numbers import FEW
from retold.lang.voices import CORRESPONDENCE, EXPLAINING
from retold.model.claims import STRONG, Claim, ClaimKind, Conflict, ConflictKind, Mention, OriginKind
from retold.model.finding import Evidence, Finding
from retold.model.lineage import SURE, TAKEN, Edge, EdgeKind, Node, NodeKind
from retold.model.story import Story
from retold.model.voices import Voice
from retold.model.words import folded_words

OF_VOICE = frozenset({ConflictKind.ATTRIBUTION, ConflictKind.CERTAINTY, ConflictKind.QUOTE_WORDING, ConflictKind.HEADLINE})
"""Conflicts over who says so and how, which no article could explain."""
NEAR = 400
"""Characters within which an article that has two values has them side by side."""
SHOWN = 6
COMMON = 40
"""Words of running text from which two articles are one text, told twice."""


def ask_questions(story: Story) -> Story:
    """Add the findings F001 to F006.

    They are: texts named and not in the set, people quoted at second hand, claims of one party, differences that no article
    explains, sides not heard, numbers credited to nobody. Needs what all other comparing stages fill. Cost is linear in mentions, edges and statements.
    """
    sharing = sharing_of(story)
    findings = [
        *_not_in_the_set(story, sharing),
        *_second_hand(story, sharing),
        *Parties(story).findings(),
        *_unexplained(story),
        *_not_heard(story, sharing),
        *_bare_numbers(story, sharing),
    ]
    return replace(story, findings=(*story.findings, *findings))


def _not_in_the_set(story: Story, sharing: Sharing) -> list[Finding]:
    """F001, one for each text of the lineage that has a name and is not there."""
    below: dict[str, list[Edge]] = defaultdict(list)
    for e in story.lineage.edges:
        if e.confidence >= SURE:
            below[e.source].append(e)
    findings = []
    apart = strays(story)
    for node in story.lineage.nodes:
        edges = below.get(node.id, [])
        docs = (story.lineage.reached(node.id) & sharing.order.keys()) - apart
        if node.seen or not docs or not _can_be_got(node, len(docs)):
            continue
        document, verb = _wanted(node, edges, len(docs))
        values = {"document": document, "articles": sharing.articles(docs), "verb": verb}
        spans = dict.fromkeys(s for e in edges for s in e.evidence if s.doc in sharing.order)
        evidence = tuple(Evidence(s, f"points at {node.name}") for s in spans)[:SHOWN]
        if evidence:
            confidence = min(e.confidence for e in edges)
            findings.append(Finding(code="F001", values=values, confidence=confidence, evidence=evidence))
    return findings


def _can_be_got(node: Node, docs: int) -> bool:
    """Whether a text has a name to look for. What only one article saw, a post, a picture or a mail to it, is shown there."""
    words = folded_words(node.undated)
    nameless = node.kind is NodeKind.REPORTS or (node.kind is NodeKind.SOME_DOCUMENT and docs == 1)
    if not words or nameless or (words[-1] in PLATFORMS and len(words) < 3):
        return False
    return docs > 1 or words[-1] not in PLATFORMS | RECORDINGS | CORRESPONDENCE


def _wanted(node: Node, edges: Sequence[Edge], docs: int) -> tuple[str, str]:
    """What to look for, and what the articles do with it."""
    one = docs == 1
    if any(e.kind in TAKEN for e in edges):
        return f"the {node.name.removeprefix('The ')}", "copies or reworks" if one else "copy or rework"
    if any(e.kind is EdgeKind.QUOTED_DOCUMENT for e in edges):
        plain = node.name[:1].isupper() or node.kind is NodeKind.SOME_DOCUMENT
        return node.name if plain else f"the {node.name}", "quotes or credits" if one else "quote or credit"
    return f"what {node.name} reported", "credits" if one else "credit"


def _second_hand(story: Story, sharing: Sharing) -> list[Finding]:
    """F002: named speakers all of whose statements rest on other outlets."""
    findings = []
    for v in story.voices:
        outlets = dict.fromkeys(s.through for s in v.statements if s.through is not None)
        if not is_full_name(v) or not outlets or any(s.through is None for s in v.statements):
            continue
        values = {"speaker": v.name, "articles": sharing.articles(v.docs), "outlet": joined(list(outlets))}
        evidence = tuple(Evidence(s.span, f"by way of {s.through}") for s in v.statements)[:SHOWN]
        findings.append(Finding(code="F002", values=values, confidence=0.7, evidence=evidence))
    return findings


def _unexplained(story: Story) -> list[Finding]:
    """F004: conflicts over what happened that no article mentions."""
    inside = Places(s.span for found in prose_sentences(story).values() for s in found)
    wanted = [k for k in story.conflicts if k.strength in STRONG and k.kind not in OF_VOICE]
    return [
        Finding(code="F004", values={"text": k.text}, confidence=0.6, evidence=tuple(Evidence(m.span, m.value or "told so") for m in k.members))
        for k in wanted
        if k.text and not _explained(k, story, inside)
    ]  # fmt: skip


def _explained(conflict: Conflict, story: Story, inside: Places) -> bool:
    """Whether an article has two of the values side by side, or a sentence with one of them speaks of a difference."""
    for i, m in enumerate(conflict.members):
        for other in conflict.members[:i]:
            apart = max(m.span.start, other.span.start) - min(m.span.end, other.span.end)
            if m.span.doc == other.span.doc and m.value != other.value and apart < NEAR:
                return True
        sentence = inside.at(m.span) or m.span
        if set(folded_words(story.text(sentence))) & EXPLAINING:
            return True
    return False


def _not_heard(story: Story, sharing: Sharing) -> list[Finding]:
    """F005: who gave no answer and is nowhere quoted, not by somebody who speaks as theirs either: ``Portland Police Chief …``."""
    sources = {a.id: f" {' '.join(folded_words(story.text(a.source)))} " for a in story.attributions if a.source is not None}
    heard = [sources[s.attribution] for v in story.voices for s in v.statements if s.attribution in sources]
    silent = [v for v in story.voices if v.silent and not v.statements]
    return [_silent(v, sharing) for v in silent if not any(f" {' '.join(key_of(v.name))} " in words for words in heard)]


def _silent(voice: Voice, sharing: Sharing) -> Finding:
    docs = {s.doc for s in voice.silent}
    values = {
        "articles": sharing.articles(docs),
        "verb": "tells of" if len(docs) == 1 else "tell of",
        "who": voice.name,
    }
    evidence = tuple(Evidence(s, "no answer or no comment") for s in voice.silent)
    return Finding(code="F005", values=values, confidence=0.8, evidence=evidence)


def _bare_numbers(story: Story, sharing: Sharing) -> list[Finding]:
    """F006: figures that several articles tell and credit to nobody; what F203 says of the same words is not said again."""
    told = {frozenset(e.span for e in f.evidence) for f in story.findings if f.code == "F203"}
    findings: list[Finding] = []
    for claim in story.claims:
        if claim.kind is not ClaimKind.NUMBER or not claim.origins or told & {frozenset(m.span for m in claim.mentions)}:
            continue
        if all(o.kind is OriginKind.UNATTRIBUTED for o in claim.origins):
            findings += _figure(claim, sharing, story)
    return findings


def _needs_a_counter(value: str) -> bool:
    """Whether a figure is an amount of money, a share or an estimate: what everybody can count is not asked about."""
    plain = value.lstrip("<>=~ ")
    return not plain.startswith(tuple(FEW)) and (plain != value or plain.split()[-1] in {"%", "usd", "gbp", "eur"})


def _apart(docs: set[str], sharing: Sharing) -> bool:
    """Whether the articles are not all one text."""
    joined_docs = components(p for p in sharing.passages if set(p) <= docs and sharing.words(*p) >= COMMON)
    return not any(set(group) == docs for group in joined_docs)


def _as_written(value: str, mentions: Sequence[Mention], story: Story) -> str:
    """A figure as the first article that gives it writes it."""
    places = [m.span for m in mentions]
    marks = (n for n in story.numbers if n.rendered == value and any(p.contains(n.span) for p in places))
    return next((" ".join(story.text(n.span).split()) for n in marks), value)


def _figure(claim: Claim, sharing: Sharing, story: Story) -> Iterable[Finding]:
    figures: dict[str, list[Mention]] = defaultdict(list)
    for m in claim.mentions:
        if m.value is not None and (claim.asks is not None or _needs_a_counter(m.value)):
            figures[m.value].append(m)
    for value, mentions in figures.items():
        docs = {m.span.doc for m in mentions}
        if len(docs) > 1 and _apart(docs, sharing):
            values = {"number": _as_written(value, mentions, story), "articles": sharing.articles(docs), "claim": claim.text}
            evidence = tuple(Evidence(m.span, "credited to nobody") for m in mentions)
            yield Finding(code="F006", values=values, confidence=0.6, evidence=evidence)
