"""Findings about copying and crediting: who has whose words, and what they all rest on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from retold.compare.dropped import dropped_credits
from retold.compare.sharing import Pair, Sharing, components, sharing_of
from retold.model.document import PROSE_ROLES
from retold.model.finding import Evidence, Finding
from retold.model.lineage import SURE, TAKEN, Edge, EdgeKind, Node, SignKind
from retold.model.story import Story

_WORD = re.compile(r"\w+")
SAME_TEXT = 0.95
"""Share of the words of both running texts that two documents must have in common to count as the same text."""
SHARED_WORDS = 20
"""Fewer shared words than this may be chance, a formula or a title …"""
UNEXPLAINED_WORDS = 40
"""… and where nothing else joins two documents, fewer than this."""
MUCH = 0.15
"""Beside a pair that shares a long text, pairs with a smaller share of that are left to the table of passages."""


def report_lineage(story: Story) -> Story:
    """Add the findings F101-F106 and F201-F202 from the story's lineage, passages and credits."""
    sharing = sharing_of(story)
    told: set[Pair] = set()
    findings = [
        *_same_texts(story, sharing, told),
        *_originals(story, sharing, told),
        *_takings(story, sharing, told),
        *_undirected(sharing, told),
        *_documents(story, sharing),
        *dropped_credits(story, sharing),
    ]
    return replace(story, findings=(*story.findings, *findings))


def _unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple({e.span: e for e in evidence}.values())


def _word_count(counts: list[int]) -> str:
    return str(counts[0]) if len(set(counts)) == 1 else f"up to {max(counts)}"


def _same_texts(story: Story, sharing: Sharing, told: set[Pair]) -> list[Finding]:
    """Documents whose running text is the same (F104)."""
    length: dict[str, int] = defaultdict(int)
    for r in story.regions:
        if r.role in PROSE_ROLES:
            length[r.span.doc] += len(_WORD.findall(story.text(r.span)))
    same = set()
    for a, b in sharing.passages:
        short, long = sorted((length[a], length[b]))
        if sharing.words(a, b) >= SAME_TEXT * long and short >= SAME_TEXT * long > 0:
            same.add((a, b))
    findings = []
    for docs in components(same):
        pairs = [sharing.pair(*p) for p in combinations(docs, 2)]
        told.update(pairs)
        evidence = _unique(e for pair in sharing.telling(pairs) for e in sharing.evidence(*pair, 1))
        findings.append(Finding(code="F104", values={"articles": sharing.articles(docs)}, confidence=0.98, evidence=evidence))
    return findings


def _originals(story: Story, sharing: Sharing, told: set[Pair]) -> list[Finding]:
    """Unseen originals that several documents took text from (F101), or only credit (F106)."""
    in_hand = {s.node for s in story.sources}
    findings = []
    for node in story.lineage.nodes:
        edges = [e for e in story.lineage.edges if e.source == node.id and sharing.doc(e.target)]
        if node.seen or node.id in in_hand or not edges:
            continue
        takers = {d for e in edges if e.kind in TAKEN and (d := sharing.doc(e.target))}
        sure = {d for e in edges if e.kind in TAKEN and e.confidence >= SURE and (d := sharing.doc(e.target))}
        told.update(sharing.pair(*p) for p in combinations(sorted(takers), 2))
        pairs = [sharing.pair(*p) for p in combinations(sorted(sure), 2) if sharing.words(*p) >= SHARED_WORDS]
        most = max((sharing.words(*p) for p in pairs), default=0)
        pairs = [p for p in pairs if sharing.words(*p) >= MUCH * most]
        crediting = [e for e in edges if e.kind == EdgeKind.CREDITED]
        if pairs:
            findings.append(_one_original(node, edges, pairs, sharing))
        elif len(docs := {d for e in crediting if (d := sharing.doc(e.target))}) > 1:
            values = {"articles": sharing.articles(docs), "source": node.name}
            findings.append(Finding(code="F106", values=values, confidence=_least(crediting), evidence=_shown(crediting, node)))
    return findings


def _one_original(node: Node, edges: list[Edge], pairs: list[Pair], sharing: Sharing) -> Finding:
    docs = {d for pair in pairs for d in pair}
    taken = [e for e in edges if e.kind in TAKEN and sharing.doc(e.target) in docs]
    counts = [sharing.words(*p) for p in pairs]
    shared = [e for p in sharing.telling(pairs) for e in sharing.evidence(*p, 2)]
    values = {"articles": sharing.articles(docs), "words": _word_count(counts), "original": node.name}
    return Finding(code="F101", values=values, confidence=_least(taken), evidence=_unique([*_shown(taken, node), *shared]))


def _takings(story: Story, sharing: Sharing, told: set[Pair]) -> list[Finding]:
    """Documents of the set that took from, or credit, another of the set (F102, F105)."""
    findings = []
    by_pair: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for e in story.lineage.edges:
        if (source := sharing.doc(e.source)) and (taker := sharing.doc(e.target)):
            by_pair[source, taker].append(e)
    for (source, taker), edges in by_pair.items():
        words = sharing.words(source, taker)
        names = {"taker": sharing.names[taker], "source": sharing.names[source]}
        pair = sharing.pair(source, taker)
        sure = [e for e in edges if e.kind in TAKEN and e.confidence >= SURE]
        if words >= SHARED_WORDS and sure:
            evidence = _unique([*sharing.evidence(*pair), *(p for e in sure for p in _proof(e))])
            findings.append(
                Finding(code="F102", values=names | {"words": str(words)}, confidence=_least(sure), evidence=evidence)
            )
            told.add(pair)
        elif given := [e for e in edges if e.kind not in TAKEN]:
            shown = [s for e in given for s in e.evidence]
            crediting = [s for s in shown if s.doc == taker and len(story.text(s).split()) > 1] or shown
            evidence = _unique(Evidence(s, f"credits {names['source']}") for s in crediting)
            findings.append(Finding(code="F105", values=names, confidence=_least(given), evidence=evidence))
    return findings


def _proof(edge: Edge) -> list[Evidence]:
    """The words that show the direction of an edge, each with what it shows; words that are missing are seen in the passages."""
    signs = [s for s in edge.signs if s.weight > 0 and s.kind is not SignKind.WORDS_DROPPED]
    if edge.signs:
        return [Evidence(span, s.says) for s in signs for span in s.spans]
    return [Evidence(s, edge.why or "evidence of the direction") for s in edge.evidence]


def _undirected(sharing: Sharing, told: set[Pair]) -> list[Finding]:
    """Shared running text that nothing above explains (F103)."""
    left = [p for p in sharing.passages if p not in told and sharing.words(*p) >= UNEXPLAINED_WORDS]
    findings = []
    for docs in components(left):
        pairs = [p for p in left if p[0] in docs]
        values = {"articles": sharing.articles(docs), "words": _word_count([sharing.words(*p) for p in pairs])}
        evidence = _unique(e for p in sharing.telling(pairs) for e in sharing.evidence(*p, 2))
        findings.append(Finding(code="F103", values=values, confidence=0.9, evidence=evidence))
    return findings


def _documents(story: Story, sharing: Sharing) -> list[Finding]:
    """Documents that several articles quote or credit, directly or through an original they share (F201)."""
    given: dict[str, list[Edge]] = defaultdict(list)
    for e in story.lineage.edges:
        if e.kind == EdgeKind.QUOTED_DOCUMENT:
            given[e.source].append(e)
    findings = []
    for node in story.lineage.nodes:
        edges = given.get(node.id)
        if node.seen or not edges:
            continue
        if len(docs := story.lineage.reached(node.id)) > 1:
            values = {"articles": sharing.articles(docs), "document": node.name}
            shown = tuple(e for e in _shown(edges, node) if e.span.doc in sharing.order)
            findings.append(Finding(code="F201", values=values, confidence=_least(edges), evidence=shown))
    return findings


def _least(edges: list[Edge]) -> float:
    return min(e.confidence for e in edges)


def _shown(edges: list[Edge], node: Node) -> tuple[Evidence, ...]:
    return _unique(Evidence(s, f"points at {node.name}") for e in edges for s in e.evidence)
