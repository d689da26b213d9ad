"""The page's own headline: how many articles, and what is first to know about their independence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from retold.model.apart import articles_alone
from retold.model.lineage import SURE, TAKEN, EdgeKind
from retold.model.story import Story
from retold.report.plain import count, number, one_line
from retold.report.shared_text import pairs


def articles_and_lineage(story: Story) -> Story:
    """The articles alone; only the lineage still knows the sources in hand as texts that are there."""
    return replace(articles_alone(story), lineage=story.lineage)


def title(story: Story) -> str:
    """The page's own headline: how many articles, and what is first to know about their independence."""
    story = articles_and_lineage(story)
    n = len(story.documents)
    head = count(n, "article").capitalize()
    if n == 1:
        return f"{head}, nothing to compare it with"
    if "passages" not in story.stages or n < 2:
        return head
    cited = _most_cited(story)
    behind = f"{number(cited[1])} quote or credit {cited[0]}" if cited else ""
    if taken := _most_taken(story):
        return f"{head}, fewer tellers: {taken}{', and ' + behind if behind else ''}"
    found = pairs(story)
    sharing = {d for p in found if p.long for d in (p.a, p.b)}
    if n == 2 and found and found[0].same:
        return f"{head} with the same text"
    if sharing:
        who = "both" if len(sharing) == n == 2 else "all" if len(sharing) == n else f"{number(len(sharing))} of them"
        head = f"{head}, {who} with long runs of the same text"
    else:
        head = f"{head}, no long runs of the same text"
    return f"{head}; {behind}" if behind else head


def _most_taken(story: Story) -> str:
    """How many articles have the text of one other, in or out of the set, in words; empty where no two have."""
    takers: dict[str, dict[str, EdgeKind]] = defaultdict(dict)
    inside = {d.id for d in story.documents}
    docs = {x.id: x.doc for x in story.lineage.nodes if x.doc is None or x.doc in inside}
    for e in story.lineage.edges:
        if e.source in docs and e.kind in TAKEN and e.confidence >= SURE and docs[e.target] is not None:
            takers[e.source][e.target] = e.kind
    lost = [k for k, found in takers.items() if docs[k] is None and len(found) > 1]
    sources = lost or [k for k in takers if docs[k] is not None]
    found = {target: kind for k in sources for target, kind in takers[k].items()}
    if not found:
        return ""
    kinds = set(found.values())
    verb = "copy or rework" if len(kinds) > 1 else "copy" if EdgeKind.COPIED in kinds else "rework"
    if len(found) == 1:
        verb = "copies" if EdgeKind.COPIED in kinds else "reworks"
    who = "all" if len(found) == len(story.documents) else number(len(found))
    what = ("one lost original" if len(lost) == 1 else f"{number(len(lost))} lost originals") if lost else "another"
    return f"{who} {verb} {what}"


def _most_cited(story: Story) -> tuple[str, int] | None:
    """The document that is no article and that most articles quote or credit, at least three and half of all, and how many."""
    seen = {x.id: x for x in story.lineage.nodes}
    inside = {d.id for d in story.documents}
    quoted = {e.source for e in story.lineage.edges if e.kind is EdgeKind.QUOTED_DOCUMENT and seen[e.source].doc not in inside}
    rows = sorted((-len(story.lineage.reached(k)), seen[k].name, k) for k in quoted)
    if not rows or -rows[0][0] < max(3, len(story.documents) / 2):
        return None
    name = one_line(seen[rows[0][2]].undated)
    if any(x.seen and x.name == rows[0][1] for x in story.lineage.nodes):
        return name, -rows[0][0]
    article = "an " if name[:1] in "aeiou" else "a "
    plain = name[:1].isupper() or name.endswith("s") or name.startswith(("a ", "an "))
    return (name if plain else article + name), -rows[0][0]
