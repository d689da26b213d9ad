"""Sentences of the brief on who has whose text: lost originals, copies, the tellings that remain, and texts behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.model.lineage import SURE, TAKEN, Edge, EdgeKind, Node
from retold.model.story import Story
from retold.report.bylines import Byline
from retold.report.plain import listing, number, one_line, with_article
from retold.report.sentences import Sentence, called, say
from retold.report.shared_text import Pair, pairs

SHOWN = 2
"""Originals, takings and sources named in a sentence; the rest is counted."""

_HOW = {EdgeKind.COPIED: "copied by", EdgeKind.REWRITTEN: "reworked by"}


@dataclass(frozen=True, slots=True)
class Cast:
    """The articles of a story and how they are called; ``story`` is without sources in hand but for its lineage."""

    story: Story
    who: dict[str, Byline]

    def of(self, docs: Iterable[str]) -> str:
        """How many of the articles: ``all five``, ``both``, ``three of the five``."""
        n, total = len(set(docs)), len(self.story.documents)
        if n == total:
            return "it" if n == 1 else "both" if n == 2 else f"all {number(n)}"
        return f"{number(n)} of the {number(total)}"

    def called(self, docs: Iterable[str]) -> str:
        """Articles by letter and, where they are few, by name."""
        return called(docs, self.who)


def copies(cast: Cast) -> Iterator[Sentence]:
    """Who has text of whom, and how many tellings are left when shared text counts once. Nothing where it was not looked for."""
    if "passages" not in cast.story.stages or len(cast.story.documents) < 2:
        return
    found = [p for p in pairs(cast.story) if p.long]
    taken = _taken(cast.story) if "lineage" in cast.story.stages else {}
    yield from _lost(cast, taken)
    yield from _inside(cast, taken)
    groups = tellings(cast.story, found)
    settled = [{*docs, _doc(cast.story, source)} for source, docs in _taken(cast.story, least=0).items()]
    yield from _open(cast, [p for p in found if not any({p.a, p.b} <= tie for tie in settled)])
    if not taken and not found:
        two = len(cast.story.documents) == 2
        yield say(
            ("The two share" if two else "No two of them share", "#common"),
            f"{' no' if two else ''} long runs of text, quotations apart",
        )
    total = len(cast.story.documents)
    if 2 < total > len(groups):
        left = "one telling" if len(groups) == 1 else f"{number(len(groups))} tellings"
        yield say(
            f"Counting articles that share long runs of text as one, the {number(total)} are ",
            (left, "#lineage"),
            "" if len(groups) == 1 else " at most",
        )


def tellings(story: Story, sharing: Iterable[Pair]) -> list[set[str]]:
    """The articles in groups that have text from one another or from one original, surely, or long runs of it in common."""
    groups = [{d.id} for d in story.documents]
    ties = [set(docs) | ({d} if (d := _doc(story, source)) else set()) for source, docs in _taken(story).items()]
    for tie in [*ties, *({p.a, p.b} for p in sharing)]:
        met = [g for g in groups if g & tie]
        groups = [g for g in groups if not g & tie] + [set().union(*met)]
    return groups


def _doc(story: Story, node: str) -> str | None:
    """The article that a node of the lineage is."""
    inside = {d.id for d in story.documents}
    return next((n.doc for n in story.lineage.nodes if n.id == node and n.doc in inside), None)


def _taken(story: Story, least: float = SURE) -> dict[str, dict[str, Edge]]:
    """For every node whose text was taken by articles: these and the edge of ``least`` confidence that says so. Sources in hand are apart."""
    inside = {d.id for d in story.documents}
    docs = {n.id: n.doc for n in story.lineage.nodes}
    found: dict[str, dict[str, Edge]] = defaultdict(dict)
    for e in story.lineage.edges:
        taker = docs[e.target]
        if (
            e.kind in TAKEN
            and e.confidence >= least
            and taker in inside
            and (docs[e.source] is None or docs[e.source] in inside)
        ):
            found[e.source][taker or ""] = e
    return found


def _lost(cast: Cast, taken: dict[str, dict[str, Edge]]) -> Iterator[Sentence]:
    nodes = {n.id: n for n in cast.story.lineage.nodes}
    lost = sorted((nodes[k] for k in taken if not nodes[k].seen), key=lambda n: (-len(taken[n.id]), n.name))
    if not lost:
        return
    takers = {d for n in lost for d in taken[n.id]}
    whose = "one original" if len(lost) == 1 else f"{number(len(lost))} originals"
    named = [f"{one_line(n.name)} ({_how(n, cast)})" for n in lost]
    yield say(
        f"{cast.of(takers)} likely {'has' if len(takers) == 1 else 'have'} text of ",
        (f"{whose} that the set does not hold", "#lineage"),
        f": {listing(named, SHOWN)}",
    )


def _how(node: Node, cast: Cast) -> str:
    """``copied by A and B, perhaps reworked by C``: each article by the one edge that reaches it."""
    docs = {n.id: n.doc for n in cast.story.lineage.nodes}
    rows: dict[str, list[str]] = {}
    edges = [e for e in cast.story.lineage.edges if e.source == node.id and e.kind in TAKEN and docs[e.target] in cast.who]
    for e in sorted(edges, key=lambda e: (e.confidence < SURE, list(EdgeKind).index(e.kind))):
        how = _HOW[e.kind]
        rows.setdefault(how if e.confidence >= SURE else f"perhaps {how}", []).append(docs[e.target] or "")
    return ", ".join(f"{how} {cast.called(found)}" for how, found in rows.items())


def _inside(cast: Cast, taken: dict[str, dict[str, Edge]]) -> Iterator[Sentence]:
    """Articles that took text from another article of the set."""
    rows = [(taker, source) for key, found in taken.items() if (source := _doc(cast.story, key)) for taker in found]
    if not rows:
        return
    rows.sort(key=lambda r: cast.who[r[0]].number)
    takers = {taker for taker, _ in rows}
    told = listing((f"{cast.called([taker])} from {cast.called([source])}" for taker, source in rows), SHOWN + 1)
    yield say(cast.of(takers), " likely took ", ("text from another", "#lineage"), f": {told}")


def _open(cast: Cast, rows: list[Pair]) -> Iterator[Sentence]:
    """Articles with the same text, where nothing settles who had it first."""
    if not rows:
        return
    top = rows[0]
    share = f" ({round(100 * min(1, top.words / top.shorter))} % of the shorter one)" if top.shorter else ""
    words = f"{top.words:,} words of running text in common{share}"
    if len(cast.story.documents) == 2:
        yield say("The two have ", ("the same text" if top.same else words, "#common"), f": {words}" if top.same else "")
        return
    docs = {d for p in rows for d in (p.a, p.b)}
    more = "" if len(docs) == 2 else f"{cast.of(docs)} share long runs of text, most of them "
    yield say(
        more,
        cast.called((top.a, top.b)),
        " have " if not more else ", ",
        (words, "#common"),
        "; who had them first is not settled",
    )


def behind(cast: Cast) -> Iterator[Sentence]:
    """The texts and outlets that are not in the set and that several articles name, quote or credit."""
    if "lineage" not in cast.story.stages:
        return
    edges = [e for e in cast.story.lineage.edges if e.kind in TAKEN and e.confidence >= SURE]
    lost = {e.source for e in edges}
    reached = [
        (n, cast.story.lineage.reached(n.id) & cast.who.keys())
        for n in cast.story.lineage.nodes
        if not n.seen and n.id not in lost
    ]
    cited = sorted(((n, docs) for n, docs in reached if len(docs) > 1), key=lambda r: (-len(r[1]), r[0].name))
    if not cited:
        return
    (top, docs), *rest = cited
    more = ""
    if rest:
        named = f"{one_line(rest[0][0].name)} ({cast.called(rest[0][1])})"
        more = f"; several also {named}{f' and {number(len(rest) - 1)} more' if len(rest) > 1 else ''}"
    yield say(
        f"{cast.of(docs)} quote or credit ",
        ("a source outside the set", "#lineage"),
        f": {with_article(one_line(top.name))}",
        more,
    )
