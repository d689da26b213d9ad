"""Words for the same: how each article names the people, things and acts that the articles share, side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from retold.compare.label_countries import country_wordings
from retold.compare.label_mentions import Wording, wordings
from retold.compare.prose import joined, roles
from retold.compare.wording import stem
from retold.lang.labels import CLASSES, LOOSE
from retold.model.claims import LabelSet
from retold.model.document import STORY_ROLES, display_names
from retold.model.finding import Evidence, Finding
from retold.model.ids import stable_id
from retold.model.marks import Sentence
from retold.model.story import Story

MOST = 5
"""Referents shown: the main ones, not every noun."""
TOP = 5
"""Sentences of an article, headline included, in which its main referents are named …"""
PROMINENT = 0.4
"""… by this share of the articles that name them at all: what is only named further down is rarely one and the same."""
WAYS = 3
"""Wordings with one head that count as variation."""
TOLD, TOLD_ARTICLES = 3, 6
"""Wordings of one article, and articles, that the sentence of the finding holds; the table has them all."""
PER_ARTICLE = 6
"""Wordings shown for one article, the most used first."""
TOLD_APART = {c.name: c.apart for c in CLASSES}
_FIRM = 2
"""Articles that must use a noun of a class which cannot be of anybody."""
_LOOSE = {name: frozenset(map(stem, nouns)) for name, nouns in LOOSE.items()}


@dataclass(frozen=True, slots=True)
class Referent:
    """Wordings that name one referent, in several articles."""

    kind: str
    anchor: str
    found: tuple[Wording, ...]

    @property
    def docs(self) -> int:
        """In how many articles it is named."""
        return len({w.place.doc for w in self.found})

    @property
    def heads(self) -> int:
        """By how many different nouns or verbs."""
        return len({w.head for w in self.found})

    @property
    def ways(self) -> int:
        """In how many different wordings."""
        return len({w.text for w in self.found})

    @property
    def acts(self) -> bool:
        """Whether most of the wordings are verbs."""
        return 2 * sum(w.verb for w in self.found) > len(self.found)


def collect_labels(story: Story) -> Story:
    """Fill ``labels`` with the two to five referents that most articles name in most ways; one finding F802 for each.

    Two wordings count as one referent where they are of one class of nouns and verbs and, in classes that a story may
    hold several of, share a name, an object or a subject. Nothing is scored and no wording is called right.
    """
    role = roles(story)
    told = [s for s in story.sentences if role.get(s.span) in STORY_ROLES]
    found = [*chain.from_iterable(map(wordings, told)), *country_wordings(told)]
    chosen = _main(_referents(found), _tops(told))
    labels = tuple(_label(story, r) for r in chosen)
    # Two of many articles that share a noun are rarely telling of one thing; the table still has them.
    enough = min(3, len({s.span.doc for s in told}))
    findings = tuple(_finding(story, x) for x in labels if len({w.doc for w in x.words}) >= enough)
    return replace(story, labels=(*story.labels, *labels), findings=(*story.findings, *findings))


def _referents(found: Iterable[Wording]) -> list[Referent]:
    by_kind: dict[str, list[Wording]] = defaultdict(list)
    for w in found:
        by_kind[w.kind].append(w)
    out: list[Referent] = []
    for kind, same in by_kind.items():
        loose = _LOOSE.get(kind, frozenset())
        if loose and len({w.place.doc for w in same if w.head not in loose}) < _FIRM:
            continue
        if TOLD_APART.get(kind, "none") == "none":
            out.append(Referent(kind, "", tuple(same)))
        else:
            out += _by_anchor(kind, same)
    return out


def _by_anchor(kind: str, found: Sequence[Wording]) -> list[Referent]:
    """Wordings by the name, object or subject they share; those with none go with their article's only group."""
    spread: dict[str, set[str]] = defaultdict(set)
    for w in found:
        for a in w.anchors:
            spread[a].add(w.place.doc)
    shared = [[a for a in w.anchors if len(spread[a]) > 1] for w in found]
    same = _joined_anchors(shared, spread) if TOLD_APART[kind] != "name" else {}
    groups: dict[str, list[Wording]] = defaultdict(list)
    bare: list[Wording] = []
    for w, known in zip(found, shared, strict=True):
        if known:
            widest = max(known, key=lambda a: (len(spread[a]), a))
            groups[same.get(widest, widest)].append(w)
        elif not w.anchors and TOLD_APART[kind] == "name":
            bare.append(w)
    homes: dict[str, set[str]] = defaultdict(set)
    for a, ws in groups.items():
        for w in ws:
            homes[w.place.doc].add(a)
    heads = {a: {w.head for w in ws} for a, ws in groups.items()}
    for w in bare:
        home = homes[w.place.doc]
        if len(home) == 1 and w.head in heads[next(iter(home))]:
            groups[next(iter(home))].append(w)
    return [Referent(kind, _spelled(a, ws), tuple(ws)) for a, ws in sorted(groups.items())]


def _joined_anchors(shared: Iterable[Sequence[str]], spread: Mapping[str, set[str]]) -> dict[str, str]:
    """Anchors that stand together ("city", "police") as one, by the name of the widest spread."""
    group: dict[str, set[str]] = {}
    for together in shared:
        merged = set(together).union(*(group.get(a, set()) for a in together))
        for a in merged:
            group[a] = merged
    return {a: max(sorted(g), key=lambda x: len(spread[x])) for a, g in group.items()}


def _spelled(anchor: str, found: Sequence[Wording]) -> str:
    """An anchor as it is most often written."""
    if anchor.startswith("country:"):
        return anchor.removeprefix("country:")
    uses = Counter(w.anchors[anchor] for w in found if anchor in w.anchors)
    return min(uses, key=lambda t: (-uses[t], t), default=anchor)


def _tops(told: Iterable[Sentence]) -> dict[str, int]:
    """Where the first sentences of each article end."""
    ends: dict[str, list[int]] = defaultdict(list)
    for s in told:
        ends[s.span.doc].append(s.span.end)
    return {doc: sorted(e)[min(TOP, len(e)) - 1] for doc, e in ends.items()}


def _main(referents: Iterable[Referent], tops: Mapping[str, int]) -> list[Referent]:
    """The referents named in several ways, by several articles, and at the top of some: the widest spread first."""
    varied = []
    for r in referents:
        high = len({w.place.doc for w in r.found if w.place.end <= tops[w.place.doc]})
        if r.docs > 1 and (r.heads > 1 or (r.acts and r.ways >= WAYS)) and high > 1 and high >= PROMINENT * r.docs:
            varied.append(r)
    varied.sort(key=lambda r: (-min(r.heads, 2), -r.docs, -r.heads, -len(r.found), r.kind, r.anchor))
    return varied[:MOST]


def _shown(referent: Referent) -> dict[str, list[Wording]]:
    """By article, each wording once, the most used first, in the order of the text."""
    uses = Counter((w.place.doc, w.text) for w in referent.found)
    first: dict[tuple[str, str], Wording] = {}
    for w in sorted(referent.found, key=lambda w: w.place):
        first.setdefault((w.place.doc, w.text), w)
    out: dict[str, list[Wording]] = defaultdict(list)
    for key, w in sorted(first.items(), key=lambda x: (-uses[x[0]], x[1].place)):
        if len(out[key[0]]) < PER_ARTICLE:
            out[key[0]].append(w)
    return {doc: sorted(ws, key=lambda w: w.place) for doc, ws in out.items()}


def _label(story: Story, referent: Referent) -> LabelSet:
    shown = _shown(referent)
    words = tuple(w.place for d in story.documents for w in shown.get(d.id, ()))
    return LabelSet(id=stable_id("w", referent.kind, referent.anchor, *words), referent=_name(referent), words=words)


def _name(referent: Referent) -> str:
    if not referent.anchor:
        return referent.kind
    return f"{referent.kind} ({referent.anchor})"


def _finding(story: Story, label: LabelSet) -> Finding:
    names = display_names(story.documents)
    by_doc: dict[str, list[str]] = defaultdict(list)
    for span in label.words:
        by_doc[span.doc].append(f"“{' '.join(story.text(span).split())}”")
    told = "; ".join(f"{joined(words[:TOLD])} ({names[doc]})" for doc, words in list(by_doc.items())[:TOLD_ARTICLES])
    told += " …" if len(by_doc) > TOLD_ARTICLES else ""
    evidence = tuple(Evidence(s, f"a word for {label.referent}") for s in label.words)
    return Finding(code="F802", values={"referent": label.referent, "words": told}, confidence=0.6, evidence=evidence)
