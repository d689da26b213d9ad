"""The first screen: what the set is, in plain words, from the tables alone and with its denominators."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from retold.model.apart import articles_alone
from retold.model.claims import Claim, OriginKind, Strength, Support
from retold.model.document import PROSE_ROLES, STORY_ROLES
from retold.model.lineage import SURE, TAKEN, Edge, EdgeKind, Node
from retold.model.links import RUNNING, Difference, Passage
from retold.model.sources import Verdict
from retold.model.story import Story
from retold.report import brief_told
from retold.report.bylines import Byline, bylines
from retold.report.plain import STRENGTHS, VERDICTS, count, listing, number, one_line

LOST_SHOWN = 3
"""Originals and sources named; the rest is counted."""

LONG = 100
"""Words of running text two articles must have in common to be spoken of as sharing long runs; or ..."""

SAME = 0.95
"""Part of the longer one's words that makes two texts the same."""

MUCH = 0.2
"""... this part of the shorter one's running text."""


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A sentence of the brief: ``figure`` with its denominator, ``text`` that goes on from it, ``href`` the section."""

    figure: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, the words of running text they have in common, and the words of the shorter and the longer one."""

    a: str
    b: str
    words: int
    shorter: int
    longer: int

    @property
    def long(self) -> bool:
        """Whether that is enough to be named on the first screen."""
        return self.words >= LONG or self.words >= MUCH * self.shorter

    @property
    def same(self) -> bool:
        """Whether the texts are the same but for a few words."""
        return self.words >= SAME * self.longer


def tellers(claim: Claim) -> tuple[str, ...]:
    """The documents that tell a claim, each once, in order of mention."""
    return tuple(dict.fromkeys(m.span.doc for m in claim.mentions))


def shared_by_all(story: Story) -> tuple[tuple[str, int], ...]:
    """Names that at least half of the articles have, with the number of articles, most widely shared first."""
    story = articles_alone(story)
    prose = {r.span.doc for r in story.regions if r.role in PROSE_ROLES}
    holders: dict[str, set[str]] = defaultdict(set)
    marks: Counter[str] = Counter()
    for n in story.names:
        name = one_line(n.canonical)
        holders[name].add(n.span.doc)
        marks[name] += 1
    wanted = max(2, (len(prose) + 1) // 2)
    rows = [(name, len(docs)) for name, docs in holders.items() if len(docs) >= wanted]
    return tuple(sorted(rows, key=lambda r: (-r[1], -marks[r[0]], r[0]))[:5])


def _articles(story: Story) -> Story:
    """The articles alone; only the lineage still knows the sources in hand as texts that are there."""
    return replace(articles_alone(story), lineage=story.lineage)


def title(story: Story) -> str:
    """The page's own headline: how many articles, and what is first to know about their independence."""
    story = _articles(story)
    n = len(story.documents)
    head = count(n, "article").capitalize()
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
    rows = sorted((-len(story.lineage.reached(k)), seen[k].name) for k in quoted)
    if not rows or -rows[0][0] < max(3, len(story.documents) / 2):
        return None
    name = one_line(rows[0][1].split(" (")[0])
    if any(x.seen and x.name == rows[0][1] for x in story.lineage.nodes):
        return name, -rows[0][0]
    article = "an " if name[:1] in "aeiou" else "a "
    plain = name[:1].isupper() or name.endswith("s") or name.startswith(("a ", "an "))
    return (name if plain else article + name), -rows[0][0]


def pairs(story: Story) -> list[Pair]:
    """Pairs of documents with running text in common (quotations and standing text apart), most words first."""
    order = {d.id: n for n, d in enumerate(story.articles)}
    size = _prose_words(story)
    found: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for p in story.passages:
        if p.relation in RUNNING and p.a.doc in order and p.b.doc in order:
            a, b = sorted((p.a.doc, p.b.doc), key=order.__getitem__)
            found[a, b].append(p)
    words = Counter({pair: _words(pair, passages) for pair, passages in found.items()})
    return [Pair(a, b, n, *sorted((size[a], size[b]))) for (a, b), n in words.most_common()]


def _words(pair: tuple[str, str], passages: list[Passage]) -> int:
    """The words two documents share; what lies under several passages counts once."""
    once = 1.0
    for doc in pair:
        end = covered = total = 0
        for s in sorted(p.a if p.a.doc == doc else p.b for p in passages):
            covered += max(0, s.end - max(s.start, end))
            end = max(end, s.end)
            total += len(s)
        once = min(once, covered / total)
    return round(once * sum(p.words for p in passages))


def _prose_words(story: Story) -> dict[str, int]:
    size: Counter[str] = Counter()
    for r in story.regions:
        if r.role in PROSE_ROLES:
            size[r.span.doc] += len(story.text(r.span).split())
    return {d.id: size[d.id] or len(d.text.split()) for d in story.documents}


def called(docs: Iterable[str], who: dict[str, Byline]) -> str:
    """Documents by letter and name; by letters alone where they are many or their names long."""
    rows = sorted(set(docs), key=lambda d: who[d].number)
    short = len(rows) < 4 and (len(rows) < 2 or not any("(" in who[d].name for d in rows))
    return listing(str(who[d]) if short else who[d].letter for d in rows)


def _read(story: Story) -> Iterator[BriefLine]:
    lost = len({p.file for p in story.problems if p.fatal})
    n = len(story.documents)
    words = sum(len(d.text.split()) for d in story.documents)
    aside = sum(len(story.text(r.span).split()) for r in story.regions if r.role not in STORY_ROLES)
    told = f"article{'s' if n != 1 else ''}, {words:,} words"
    if aside:
        told += f"; {aside:,} of these words are furniture of the page (menus, credits, comments), read but not compared"
    if lost:
        told += f". {lost} of {n + lost} inputs could not be read"
    yield BriefLine(str(n), f"{told}.", "#articles")


def _sharing(story: Story, who: dict[str, Byline]) -> Iterator[BriefLine]:
    n = len(story.documents)
    if "passages" not in story.stages or n < 2:
        return
    rows = pairs(story)
    sharing = {d for p in rows if p.long for d in (p.a, p.b)}
    if not sharing:
        figure, told = ("No", "long runs of text in common, quotations apart.") if n == 2 else (
            f"0 of {n}", "articles share long runs of text with another, quotations apart.",
        )  # fmt: skip
        yield BriefLine(figure, told, "#common")
        return
    top = rows[0]
    share = f" ({round(100 * min(1, top.words / top.shorter))} % of the shorter one)" if top.shorter else ""
    if n == 2:
        yield BriefLine(f"{top.words:,}", f"words of running text are common to both{share}.", "#common")
        return
    told = f"articles share long runs of text with another; most: {called((top.a, top.b), who)}, {top.words:,} words{share}"
    yield BriefLine(f"{len(sharing)} of {n}", f"{told}.", "#common")


_HOW = {EdgeKind.COPIED: "copied by", EdgeKind.REWRITTEN: "reworked by"}


def _lost(story: Story, who: dict[str, Byline]) -> Iterator[BriefLine]:
    """Originals outside the set: who copied, who reworked and who only credits each."""
    nodes = {n.id: n for n in story.lineage.nodes}
    below: dict[str, list[Edge]] = defaultdict(list)
    for e in story.lineage.edges:
        if not nodes[e.source].seen and nodes[e.target].doc is not None:
            below[e.source].append(e)
    lost = {k for k, edges in below.items() if any(e.kind in TAKEN and e.confidence >= SURE for e in edges)}
    if lost:
        rows = sorted((nodes[k] for k in lost), key=lambda n: (-len(below[n.id]), n.name))
        told = "; ".join(f"{one_line(n.name)}, {_how(below[n.id], nodes, who)}" for n in rows[:LOST_SHOWN])
        told += f"; and {len(rows) - LOST_SHOWN} more" if len(rows) > LOST_SHOWN else ""
        noun = "lost original, a text" if len(rows) == 1 else "lost originals, texts"
        yield BriefLine(str(len(rows)), f"likely {noun} that the set does not hold: {told}.", "#lineage")
    takers = {n: story.lineage.reached(n.id) for n in story.lineage.nodes if not n.seen and n.id not in lost}
    cited = sorted(((n, d) for n, d in takers.items() if len(d) > 1), key=lambda r: (-len(r[1]), r[0].name))
    if cited:
        told = listing((f"{one_line(n.name)} (in {called(d, who)})" for n, d in cited), LOST_SHOWN)
        noun = "source" if len(cited) == 1 else "sources"
        yield BriefLine(str(len(cited)), f"{noun} outside the set that several articles name or quote: {told}.", "#lineage")


def _how(edges: list[Edge], nodes: dict[str, Node], who: dict[str, Byline]) -> str:
    """``copied by A and B, perhaps reworked by C, credited by D``: each article by the one edge that reaches it."""
    rows: dict[str, list[str]] = {}
    order = list(EdgeKind)
    for e in sorted(edges, key=lambda e: (e.confidence < SURE, order.index(e.kind))):
        how = _HOW.get(e.kind, "credited by")
        rows.setdefault(how if e.confidence >= SURE else f"perhaps {how}", []).append(nodes[e.target].doc or "")
    return ", ".join(f"{how} {called(docs, who)}" for how, docs in rows.items())


def _origins(story: Story) -> Iterator[BriefLine]:
    several = [c for c in story.claims if len(tellers(c)) > 1 and c.origins]
    if not several:
        return
    single = [c for c in several if len(c.origins) == 1]
    one = [c for c in single if c.origins[0].kind is not OriginKind.UNATTRIBUTED]
    nobody = len(single) - len(one)
    behind = Counter(one_line(o.name) for c in several for o in c.origins if o.kind is not OriginKind.UNATTRIBUTED)
    if len(several) == 1:
        origin = f"comes down to one origin, {one_line(one[0].origins[0].name)}" if one else "is credited to nobody"
        origin = origin if single else f"goes back to {len(several[0].origins)} origins"
        yield BriefLine("1", f"claim is told by more than one article; it {origin}.", "#claims")
        return
    told = f"claims told by more than one article {'comes' if len(one) == 1 else 'come'} down to one named origin"
    told += f"; {nobody} more {'is' if nobody == 1 else 'are'} credited to nobody" if nobody else ""
    if behind and (top := behind.most_common(1)[0])[1] > 1:
        told += (
            f". Behind most of them stands {top[0]}: {top[1]}"
            if top[1] * 2 > len(several)
            else f". Most often named: {top[0]}, {top[1]} times"
        )
    yield BriefLine(f"{len(one)} of {len(several)}", f"{told}.", "#claims")


def _conflicts(story: Story) -> Iterator[BriefLine]:
    if "conflicts" not in story.stages or len(story.documents) < 2 or not (story.claims or story.conflicts):
        return
    n = len(story.conflicts)
    kinds = Counter(k.strength for k in story.conflicts)
    told = listing(f"{kinds[s]} {STRENGTHS[s]}" for s in Strength if kinds[s])
    noun = f"difference{'s' if n != 1 else ''} between accounts"
    top = brief_told.sharpest(story)
    told += f". {top}" if top else ""
    end = "" if told.endswith("…") else "."
    yield BriefLine(str(n or "No"), f"{noun}{': ' + told + end if n else ' found.'}", "#conflicts")


def _quotes(story: Story) -> Iterator[BriefLine]:
    rows = [q for q in story.quote_matches if len({m.span.doc for m in q.members}) > 1]
    if not rows:
        return
    changed = sum(q.difference is not Difference.NONE for q in rows)
    noun = "quotation stands" if len(rows) == 1 else "quotations stand"
    if not changed or len(rows) == 1:
        how = "not printed alike" if changed else "printed alike everywhere"
        yield BriefLine(str(len(rows)), f"{noun} in more than one article, {how}.", "#quotes")
        return
    verb = "is" if changed == 1 else "are"
    told = f"quotations found in more than one article {verb} not printed alike."
    yield BriefLine(f"{changed} of {len(rows)}", told, "#quotes")


def _headlines(story: Story, who: dict[str, Byline]) -> Iterator[BriefLine]:
    prose = {r.span.doc for r in story.regions if r.role in PROSE_ROLES}
    rows = [h for h in story.headlines if h.span.doc in prose]
    if not rows:
        return
    none = sum(h.supported is Support.NO for h in rows)
    partly = sum(h.supported is Support.PARTLY for h in rows)
    over = none + partly
    if len(rows) == 1:
        told = "says more than the body below carries" if over else "says no more than the body below carries"
        yield BriefLine("1", f"headline {told}.", "#headlines")
        return
    if not over:
        yield BriefLine(str(len(rows)), "headlines and decks, none says more than the body below carries.", "#headlines")
        return
    beyond = called((h.span.doc for h in rows if h.supported is Support.NO), who)
    parts = [f"{n} {how}" for n, how in ((none, f"wholly ({beyond})"), (partly, "in part")) if n]
    told = f"headlines and decks {'says' if over == 1 else 'say'} more than the body below carries: {', '.join(parts)}"
    yield BriefLine(f"{over} of {len(rows)}", f"{told}.", "#headlines")


def _checked(story: Story, who: dict[str, Byline]) -> Iterator[BriefLine]:
    """How many quotations were checked against the sources in hand, and what came of it."""
    if not story.sources or "source checks" not in story.stages:
        return
    names = listing(who[s.doc].name for s in story.sources)
    checks = story.source_checks
    if not checks:
        yield BriefLine("0", f"quotations of the articles stand in {names} or are credited to it.", "#sources")
        return
    found = Counter(k.verdict for k in checks)
    rest = listing(f"{found[v]} {VERDICTS[v]}" for v in Verdict if found[v] and v is not Verdict.FAITHFUL)
    same = found[Verdict.FAITHFUL]
    noun = "quotation" if len(checks) == 1 else "quotations"
    told = f"{noun} checked against {names} {'is' if same == 1 else 'are'} printed word for word"
    yield BriefLine(f"{same} of {len(checks)}", f"{told}{'; the others: ' + rest if rest else ''}.", "#sources")


def brief(story: Story) -> tuple[BriefLine, ...]:
    """The lines of the brief, in the order an editor asks. What was not looked for is not spoken of."""
    who, alone = bylines(story), _articles(story)

    def named(docs: Iterable[str]) -> str:
        return listing(who[d].letter for d in sorted(set(docs), key=lambda d: who[d].number))

    told = (BriefLine(*row) for rows in (brief_told.words(alone, named), brief_told.questions(alone)) for row in rows)
    return (
        *_read(alone), *(BriefLine(*row) for row in brief_told.apart(alone, named)), *_checked(story, who), *_sharing(alone, who), *(_lost(alone, who) if "lineage" in story.stages else ()),
        *(BriefLine(*row) for row in brief_told.central(alone, named)), *_origins(alone), *_conflicts(alone), *_quotes(alone),
        *_headlines(alone, who), *told,
    )  # fmt: skip
