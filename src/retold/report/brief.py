"""The first paragraph: what the set is, in plain words, from the tables alone and with its denominators."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from retold.model.claims import Claim, OriginKind, Strength, Support
from retold.model.document import PROSE_ROLES, STORY_ROLES
from retold.model.lineage import EdgeKind
from retold.model.links import Difference, Relation
from retold.model.span import Span
from retold.model.story import Story
from retold.report.bylines import Byline, bylines
from retold.report.plain import STRENGTHS, count, listing, number, one_line, sentence

SHARING = frozenset({Relation.COPY, Relation.REWRITE, Relation.SHARED_ORIGIN, Relation.UNKNOWN})
"""Relations of a passage that say something about running text; quotations and standing text are told apart."""


def tellers(claim: Claim) -> tuple[str, ...]:
    """The documents that tell a claim, each once, in order of mention."""
    return tuple(dict.fromkeys(m.span.doc for m in claim.mentions))


def shared_by_all(story: Story) -> tuple[tuple[str, int], ...]:
    """Names that at least half of the articles have, with the number of articles, most widely shared first."""
    prose = {r.span.doc for r in story.regions if r.role in PROSE_ROLES}
    holders: dict[str, set[str]] = defaultdict(set)
    marks: Counter[str] = Counter()
    for n in story.names:
        name = one_line(n.canonical)
        holders[name].add(n.span.doc)
        marks[name] += 1
    wanted = max(2, (len(prose) + 1) // 2)
    rows = sorted(
        ((name, len(docs)) for name, docs in holders.items() if len(docs) >= wanted), key=lambda r: (-r[1], -marks[r[0]], r[0])
    )
    return tuple(rows[:6])


def title(story: Story) -> str:
    """The page's own headline: how many articles, and what is first to know about their independence."""
    n = len(story.documents)
    head = sentence(count(n, "article"))[:-1]
    groups = copy_groups(story)
    if groups:
        copied = sum(len(g) for g in groups)
        return f"{head}, {number(copied)} of them with the same running text"
    if "passages" in story.stages and n > 1:
        return f"{head}, no running text in common"
    return head


def copy_groups(story: Story) -> list[list[str]]:
    """Documents joined by shared running text (quotations and standing text apart), as connected groups."""
    parent = {d.id: d.id for d in story.documents}

    def root(doc: str) -> str:
        while parent[doc] != doc:
            parent[doc] = parent[parent[doc]]
            doc = parent[doc]
        return doc

    for p in story.passages:
        if p.relation in SHARING:
            parent[root(p.a.doc)] = root(p.b.doc)
    groups: dict[str, list[str]] = defaultdict(list)
    for d in story.documents:
        groups[root(d.id)].append(d.id)
    return [g for g in groups.values() if len(g) > 1]


def pair_words(story: Story) -> Counter[tuple[str, str]]:
    """Words of running text each pair of documents has in common, by the pair's ids in document order."""
    order = {d.id: n for n, d in enumerate(story.documents)}
    words: Counter[tuple[str, str]] = Counter()
    for p in story.passages:
        if p.relation in SHARING:
            a, b = sorted((p.a.doc, p.b.doc), key=order.__getitem__)
            words[a, b] += p.words
    return words


def _names(docs: list[str] | tuple[str, ...], who: dict[str, Byline], limit: int = 4) -> str:
    return listing((str(who[d]) for d in docs), limit)


def _read(story: Story) -> Iterator[str]:
    lost = len({p.file for p in story.problems if p.fatal})
    n = len(story.documents)
    words = sum(len(d.text.split()) for d in story.documents)
    furniture = sum(len(story.text(r.span).split()) for r in story.regions if r.role not in STORY_ROLES)
    told = f"{count(n, 'article')}, {words:,} words"
    if furniture:
        told += f", of which {furniture:,} are not the articles themselves (menus, credits, comments)"
    yield f"{told}. {sentence(count(lost, 'input') + f' of {n + lost} could not be read')}" if lost else told


def _sharing(story: Story, who: dict[str, Byline]) -> Iterator[str]:
    if "passages" not in story.stages or len(story.documents) < 2:
        return
    groups = copy_groups(story)
    if not groups:
        yield "no two of them have running text in common, quotations apart"
        return
    n = len(story.documents)
    pair, words = pair_words(story).most_common(1)[0]
    copied = sum(len(g) for g in groups)
    yield f"{number(copied)} of {n} share running text with another; most: {_names(pair, who)}, {words:,} words"


def _lost(story: Story, who: dict[str, Byline]) -> Iterator[str]:
    taken: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, set[EdgeKind]] = defaultdict(set)
    docs = {n.id: n.doc for n in story.lineage.nodes}
    for e in story.lineage.edges:
        if docs[e.source] is None and (doc := docs[e.target]) is not None:
            if doc not in taken[e.source]:
                taken[e.source].append(doc)
            kinds[e.source].add(e.kind)
    rows = sorted(((n, taken[n.id]) for n in story.lineage.nodes if n.id in taken), key=lambda r: -len(r[1]))
    copied = [r for r in rows if kinds[r[0].id] & {EdgeKind.COPIED, EdgeKind.REWRITTEN}]
    if copied:
        told = listing((f"{one_line(n.name)} (behind {_names(d, who)})" for n, d in copied), 3)
        noun = "original they took words from is" if len(copied) == 1 else "originals they took words from are"
        yield f"{number(len(copied))} {noun} not in the set: {told}"
    cited = [r for r in rows if r not in copied and len(r[1]) > 1]
    if cited:
        told = listing((f"{one_line(n.name)} (in {_names(d, who)})" for n, d in cited), 3)
        yield f"{count(len(cited), 'source')} not in the set {'is' if len(cited) == 1 else 'are'} named by more than one: {told}"


def _origins(story: Story) -> Iterator[str]:
    several = [c for c in story.claims if len(tellers(c)) > 1 and c.origins]
    if not several:
        return
    one = [c for c in several if len(c.origins) == 1]
    nobody = [c for c in one if c.origins[0].kind is OriginKind.UNATTRIBUTED]
    yield (
        f"of {count(len(several), 'thing')} that at least two articles tell, {number(len(one))} "
        f"{'comes' if len(one) == 1 else 'come'} down to one origin"
        + (f" and {number(len(nobody))} of these to nobody named" if nobody else "")
    )


def _conflicts(story: Story) -> Iterator[str]:
    if "conflicts" not in story.stages:
        return
    if not story.conflicts:
        yield "no conflict between the accounts was found"
        return
    kinds = Counter(k.strength for k in story.conflicts)
    told = listing(f"{number(kinds[s])} {STRENGTHS[s]}" for s in Strength if kinds[s])
    yield f"{count(len(story.conflicts), 'difference')} between accounts: {told}"


def _quotes(story: Story) -> Iterator[str]:
    rows = [q for q in story.quote_matches if len({m.span.doc for m in q.members}) > 1]
    if rows:
        changed = [q for q in rows if q.difference is not Difference.NONE]
        yield (
            f"of {count(len(rows), 'quotation')} printed in more than one article, {number(len(changed))} "
            f"{'is' if len(changed) == 1 else 'are'} not printed alike"
        )


def _headlines(story: Story) -> Iterator[str]:
    rows = story.headlines
    short = [h for h in rows if h.supported is not Support.YES]
    if rows and short:
        none = sum(h.supported is Support.NO for h in short)
        yield (
            f"of {count(len(rows), 'headline or deck', 'headlines and decks')}, {number(len(short))} "
            f"{'says' if len(short) == 1 else 'say'} more than the body below carries ({number(none)} wholly, "
            f"{number(len(short) - none)} in part)"
        )


def brief(story: Story) -> tuple[str, ...]:
    """The sentences of the brief, most important first. What was not looked for is not spoken of."""
    who = bylines(story)
    parts = (
        _read(story), _sharing(story, who), _lost(story, who), _origins(story), _conflicts(story), _quotes(story), _headlines(story),
    )  # fmt: skip
    return tuple(sentence(s) for part in parts for s in part)


def where(span: Span, who: dict[str, Byline]) -> str:
    """The article a span stands in, as people call it."""
    return str(who[span.doc])
