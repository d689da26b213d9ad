"""Mentions of one claim, brought together over all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from retold.align.claim_alike import alike
from retold.align.claim_anchors import anchors_of
from retold.align.claim_background import Background
from retold.align.claim_durations import Lasted, lasted
from retold.align.claim_groups import group
from retold.align.claim_mentions import Index, Marks, mention
from retold.align.claim_pairs import candidates, likeness, same_place, weigh
from retold.align.claim_repeats import Covered, one_a_sentence, one_each, without_doubles, without_repeats, without_scraps
from retold.align.claim_slots import Values, slot_of
from retold.align.claim_text import claim_text
from retold.align.claim_times import Clock, clocks
from retold.align.claim_times import question as time_question
from retold.align.claim_titles import Titles
from retold.align.claim_tolls import Toll, question, tolls
from retold.align.claim_units import Unit, is_plain, units_of
from retold.model.claims import Claim, ClaimKind, Stance
from retold.model.document import Role
from retold.model.ids import stable_id
from retold.model.story import Story

_COPIED = 0.9
"""Likeness of clauses that one shared passage or one matched quotation carries: the same words are the same claim."""
_COPY_LEAST = 0.3


def group_claims(story: Story) -> Story:
    """Fill ``claims``: clauses of headline, deck, body and blockquote that tell the same thing, by article.

    Clauses are paired by the weighted overlap of their words' classes and of those of their sentences, by shared passages and
    by matched quotations, and grouped by average link; besides, by each word that both use of the same participants. Kept are claims that at least two documents tell, and what a headline alone tells.
    ``kind`` is the slot the mentions have in common; ``text`` is the words of the most typical mention.
    """
    units = units_of(story)
    if not units:
        return story
    nodes, rows = _collapse(units)
    weights = weigh(units)
    pairs = candidates(nodes, weights)
    index = {u: n for n, row in enumerate(rows) for u in row}
    for i, j in (*same_place(story, units), *_same_quote(story, units)):
        a, b = sorted((index[i], index[j]))
        if a != b and (_same_words(nodes[a], nodes[b]) or likeness(nodes[a], nodes[b], weights) >= _COPY_LEAST):
            pairs[a, b] = _COPIED
    marks, values = Marks.of(story), Values(story)
    whole = {p: x for p, x in pairs.items() if nodes[p[0]].whole and nodes[p[1]].whole}
    first = [g for g in group(len(nodes), whole) if any(nodes[n].whole for n in g)]
    second = [g for g in group(len(nodes), pairs) if not all(nodes[n].whole for n in g)]
    told = [one_each([units[u] for n in g for u in rows[n]], weights) for g in (*first, *second)]
    told += [one_each(g, weights) for g in alike(anchors_of(story, units), weights)]
    kept = [one_a_sentence(g) for g in without_repeats([g for g in told if _kept(g)])]
    kept = without_scraps([one_a_sentence(g) for g in without_doubles(kept)])
    counts = [_toll_claim(story, row, marks) for row in tolls(story)]
    counted = Covered(m.span for c in counts for m in c.mentions)
    titles = Titles(story, weights, units)
    groups = [g for g in kept if not counted.most(u.span for u in g)]
    plain, background = [_claim(story, g, marks, values, titles) for g in groups], Background(story)
    claims = [replace(c, tells=background.of(c.kind, g, c.mentions)) for c, g in zip(plain, groups, strict=True)]
    claims += [_duration_claim(story, row, marks) for row in lasted(story)]
    claims += counts
    claims += [_time_claim(story, row, marks) for row in clocks(story)]
    return replace(story, claims=tuple(claims))


def _collapse(units: Sequence[Unit]) -> tuple[list[Unit], list[list[int]]]:
    """Exact repeats (after folding case and spaces) stand as one: five hundred copies cost as much as one.

    ``It would be safe`` may be said of two things, so such clauses stand for themselves until a passage or quotation that both share joins them.
    """
    rows: dict[tuple[str, bool, int], list[int]] = defaultdict(list)
    for i, u in enumerate(units):
        rows[u.words, u.whole, i if is_plain(u) else -1].append(i)
    return [units[r[0]] for r in rows.values()], list(rows.values())


def _same_words(a: Unit, b: Unit) -> bool:
    return a.words == b.words and is_plain(a)


def _same_quote(story: Story, units: Sequence[Unit]) -> list[tuple[int, int]]:
    index = Index(units)
    out: list[tuple[int, int]] = []
    for q in story.quote_matches:
        rows = [index.under(m.span) for m in q.members]
        out += [(i, j) for k, row in enumerate(rows) for other in rows[k + 1 :] for i in row for j in other if i != j]
    return out


def _kept(units: Sequence[Unit]) -> bool:
    """Told by two documents, or by a headline alone."""
    return len({u.span.doc for u in units}) >= 2 or any(u.role is Role.HEADLINE and u.whole for u in units)


def _claim(story: Story, units: Sequence[Unit], marks: Marks, values: Values, titles: Titles) -> Claim:
    plain = [mention(story, u.span, marks) for u in units]
    said = [m.stance is not Stance.ASSERTS for m in plain]
    slot = slot_of([m.span for m in plain], [u.verb for u in units], [u.words for u in units], said, values)
    mentions = tuple(replace(m, value=v) for m, v in zip(plain, slot.values, strict=True))
    return Claim(id=stable_id("c", *(m.span for m in mentions)), text=titles.of(units), kind=slot.kind, mentions=mentions)


def _duration_claim(story: Story, row: Sequence[Lasted], marks: Marks) -> Claim:
    mentions = tuple(replace(mention(story, x.span, marks), value=x.value) for x in row)
    first = next((x for x in row if x.noun), row[0])
    return Claim(
        id=stable_id("c", "duration", *(m.span for m in mentions)),
        text=f"How long the {first.happening} lasted." if first.noun else f"For how long: {claim_text(story.text(first.span))}",
        kind=ClaimKind.DURATION,
        mentions=mentions,
        asks=f"duration:{first.happening}" if first.noun else "duration",
    )


def _toll_claim(story: Story, row: Sequence[Toll], marks: Marks) -> Claim:
    mentions = tuple(
        replace(mention(story, t.span, marks), span=t.span, value=t.value) for t in sorted(row, key=lambda t: t.span)
    )
    return Claim(
        id=stable_id("c", "toll", *(m.span for m in mentions)),
        text=question(row),
        kind=ClaimKind.NUMBER,
        mentions=mentions,
        asks=f"count:{row[0].fate}",
    )


def _time_claim(story: Story, row: Sequence[Clock], marks: Marks) -> Claim:
    mentions = tuple(
        replace(mention(story, c.span, marks), span=c.span, value=c.value) for c in sorted(row, key=lambda c: c.span)
    )
    return Claim(
        id=stable_id("c", "time", *(m.span for m in mentions)),
        text=time_question(row),
        kind=ClaimKind.TIME,
        mentions=mentions,
        asks=f"time:{row[0].happening}",
    )
