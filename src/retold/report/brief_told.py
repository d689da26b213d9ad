"""Lines of the brief that say what is told: the claim most articles share and who vouches for it, words, open questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from retold.lang.actors_sources import shown_source
from retold.model.claims import Claim, LabelSet, Stance, Strength
from retold.model.story import Story
from retold.report.plain import count, listing, one_line, quoted, shorten

Called = Callable[[list[str]], str]
"""Documents as they are called in the brief."""

LONG = 130
"""Characters of a claim or of what differs."""

SOURCE = 48
"""Characters of a source."""

WORDS = 3
"""Referents whose words are named; articles of each shown are few."""

APART: dict[str, str] = {
    "F804": "{} about something else",
    "F901": "{} without running text",
    "F903": "{} breaking off at a paywall",
    "F905": "{} without an article",
}
"""Findings about articles that say little of the event, in words."""

QUESTIONS: dict[str, tuple[str, str]] = {
    "F003": ("claim or group of claims that rests on one party", "groups of claims that rest on one party each"),
    "F004": ("difference that no article explains", "differences that no article explains"),
    "F005": ("side not heard", "sides not heard"),
    "F002": ("person quoted at second hand", "people quoted at second hand"),
    "F006": ("figure credited to nobody", "figures credited to nobody"),
    "F001": ("text named and not in the set", "texts named and not in the set"),
}


def apart(story: Story, called: Called) -> Iterator[tuple[str, str, str]]:
    """Which articles are not about the same, or hold no text to compare."""
    docs: dict[str, list[str]] = defaultdict(list)
    for f in story.findings:
        if f.code in APART:
            docs[f.code] += [d for d in dict.fromkeys(e.span.doc for e in f.evidence) if d not in docs[f.code]]
    told = [APART[code].format(called(found)) for code, found in sorted(docs.items())]
    if told:
        every = {d for found in docs.values() for d in found}
        yield f"{len(every)} of {len(story.documents)}", f"to set apart: {listing(told)}.", "#findings"


def central(story: Story, called: Called) -> Iterator[tuple[str, str, str]]:
    """The claim that most articles tell and whom each credits, where some credit nobody."""
    n = len(story.documents)
    told = {c.id: {m.span.doc for m in c.mentions} for c in story.claims if c.asks is None}
    rows = [c for c in story.claims if len(told.get(c.id, ())) >= max(3, (n + 1) // 2) and not c.text.endswith("?")]
    if not rows:
        return
    top = max(rows, key=lambda c: (len(told[c.id]), len(c.mentions), c.id))
    by_source = _vouched(top)
    nobody = by_source.pop("", [])
    if not nobody or not by_source:
        return
    parts = [f"credited to nobody in {called(nobody)}"]
    parts += [f"to {who} in {called(docs)}" for who, docs in list(by_source.items())[:4]]
    hedged = sorted({m.span.doc for m in top.mentions if m.stance is Stance.HEDGED})
    parts += [f"with a hedge in {called(hedged)}"] if hedged else []
    yield (
        f"{len(told[top.id])} of {n}",
        f"articles tell this: {quoted(shorten(top.text.rstrip('.'), LONG))}; {listing(parts)}.",
        "#claims",
    )


def _vouched(claim: Claim) -> dict[str, list[str]]:
    """The documents that credit a claim, by the source's words; those that credit nobody anywhere under nothing."""
    rows: dict[str, list[str]] = defaultdict(list)
    for m in claim.mentions:
        source = shorten(shown_source(m.source), SOURCE) if m.source else ""
        if m.span.doc not in rows[source]:
            rows[source].append(m.span.doc)
    credited = {doc for source, docs in rows.items() if source for doc in docs}
    rows[""] = [doc for doc in rows[""] if doc not in credited]
    return {k: v for k, v in rows.items() if v}


def sharpest(story: Story) -> str:
    """What the sharpest difference is about, in its own words; empty where nothing is told of it."""
    order = list(Strength)
    rows = [k for k in story.conflicts if k.strength is Strength.CONTRADICTION and k.text]
    if not rows:
        return ""
    top = min(rows, key=lambda k: (order.index(k.strength), -len({m.span.doc for m in k.members}), k.id))
    return shorten(one_line(top.text).rstrip("."), LONG)


def words(story: Story, called: Called) -> Iterator[tuple[str, str, str]]:
    """One referent and an article's first word for it, article by article, and what else is named differently."""
    found = [(x, _first_words(x, story)) for x in story.labels if "labels" in story.stages]
    several = [(x, shown) for x, shown in found if len(shown) > 1]
    if not several:
        return
    top, shown = max(several, key=lambda r: (len(r[1]), -several.index(r)))
    told = listing((f"{quoted(word)} ({called(docs)})" for word, docs in shown.values()), WORDS + 1)
    others = listing(one_line(x.referent) for x, _ in several if x is not top)
    more = f"; other words also for {others}" if others else ""
    name = one_line(top.referent)
    noun = "of those whom the articles tell of goes" if len(several) == 1 else "people, groups, things or acts go"
    yield str(len(several)), f"{noun} by different words. {name[:1].upper()}{name[1:]}: {told}{more}.", "#labels"


def _first_words(label: LabelSet, story: Story) -> dict[str, tuple[str, list[str]]]:
    """Each article's first word for a referent, folded, as it is written and with the articles that use it."""
    first: dict[str, str] = {}
    for s in label.words:
        first.setdefault(s.doc, one_line(story.text(s)))
    shown: dict[str, tuple[str, list[str]]] = {}
    for doc, word in first.items():
        shown.setdefault(word.casefold(), (word, []))[1].append(doc)
    return shown


def questions(story: Story) -> Iterator[tuple[str, str, str]]:
    """How many open questions there are, by kind."""
    found = Counter(f.code for f in story.findings if f.code in QUESTIONS)
    if not found:
        return
    total = found.total()
    parts = [count(found[code], one, several) for code, (one, several) in QUESTIONS.items() if found[code]]
    yield str(total), f"open question{'s' if total != 1 else ''}: {listing(parts)}.", "#questions"
