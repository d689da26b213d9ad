"""The same quotation in several documents, with what differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from retold.align.differences import FOLLOWING, Neighbours, difference
from retold.align.grouping import Grouping
from retold.align.quote_parts import cut_parts
from retold.align.speakers import common_speaker, last_name, may_be_one, named_persons
from retold.align.utterances import Paraphrase, Utterance, paraphrases, quoted_words, stems, utterances
from retold.model.ids import stable_id
from retold.model.links import Difference, QuoteMatch, QuoteMember
from retold.model.span import Span
from retold.model.story import Story

LIKE_A_PARAPHRASE = 0.6  # of the shorter one's word stems
PARAPHRASE_WORDS = 4


def _neighbours(units: Sequence[Utterance], grouping: Grouping, whole: dict[str, list[Span]]) -> Neighbours:
    numbers = grouping.numbers
    order = sorted(range(len(units)), key=lambda k: units[k].span)
    rank = {units[k].span: n for n, k in enumerate(order)}
    documents: dict[int, frozenset[str]] = defaultdict(frozenset)
    for u, number in zip(units, numbers, strict=True):
        documents[number] |= {u.doc}

    hosts = grouping.hosts | {u.span for u in units if any(h.contains(u.span) for h in whole.get(u.doc, ()))}

    def following(u: Utterance) -> list[int]:
        after = order[rank[u.span] + 1 : rank[u.span] + 1 + FOLLOWING]
        return [numbers[k] for k in after if units[k].doc == u.doc]

    def preceding(u: Utterance) -> list[int]:
        before = order[max(0, rank[u.span] - FOLLOWING) : rank[u.span]]
        return [numbers[k] for k in reversed(before) if units[k].doc == u.doc]

    def touches(u: Utterance, step: int) -> bool:
        n = rank[u.span] + step
        return 0 <= n < len(order) and units[order[n]].attribution.id == u.attribution.id

    def beside(u: Utterance) -> list[int]:
        around = [order[n] for n in (rank[u.span] - 1, rank[u.span] + 1) if 0 <= n < len(order)]
        return [numbers[k] for k in around if units[k].key == u.key]

    return Neighbours(following, preceding, touches, beside, lambda number: documents[number], hosts)


def _paraphrased(group: Sequence[Utterance], told: dict[str, list[Paraphrase]]) -> list[Paraphrase]:
    """Reports of the same speaker, in other documents, that tell what the quotation says in other words."""
    names = sorted({last_name(u.attribution) or "" for u in group})
    return [p for name in names for p in told.get(name, []) if _tells(group, p)]


def _taken_from(group: Sequence[Utterance], quoted: dict[str, list[Paraphrase]]) -> list[Paraphrase]:
    """Single words of the quotation that other documents quote in a report of it, by one who may be its speaker."""
    held = {word: u for u in group for word in u.words}
    return [
        p
        for word, u in held.items()
        for p in quoted.get(word, [])
        if may_be_one(u.attribution, p.attribution) and _tells(group, p)
    ]


def _tells(group: Sequence[Utterance], p: Paraphrase) -> bool:
    """Whether a report in another document has most of the words of a quotation, or the quotation most of the report's."""
    said = stems(" ".join(" ".join(u.words) for u in group))
    shared = len(said & p.stems)
    elsewhere = {u.doc for u in group} - {p.span.doc}
    return bool(elsewhere) and shared >= max(PARAPHRASE_WORDS, LIKE_A_PARAPHRASE * min(len(said), len(p.stems)))


def _match(
    group: Sequence[Utterance],
    others: Sequence[Paraphrase],
    kind: Difference,
    order: dict[str, int],
    people: dict[str, str],
) -> QuoteMatch:
    members = {u.key: QuoteMember(attribution=u.key[0], part=u.key[1], span=u.span) for u in group}
    for p in others:
        key = (p.attribution.id, p.part)
        members.setdefault(key, QuoteMember(attribution=key[0], part=key[1], span=p.span))
    ordered = tuple(sorted(members.values(), key=lambda m: (order[m.span.doc], m.span, m.attribution, m.part)))
    ident = stable_id("q", *(f"{m.span} {m.attribution}" for m in ordered))
    return QuoteMatch(
        id=ident, speaker=common_speaker([u.attribution for u in group], people), members=ordered, difference=kind
    )


def match_quotes(story: Story) -> Story:
    """Fill ``quote_matches`` with the quotations that several documents give, sentence by sentence.

    Content parts of ``attributions`` are cut where others print their pieces apart, so that a member is what matches.

    Two quoted sentences are one quotation when one holds the other word for word or most of their words agree in order.
    A fragment of two or three words goes with the one quotation that holds it. Reports without quotation marks join
    where the same speaker is named and most of the words are the same. ``difference`` is the first that applies.
    """
    units = list(utterances(story))
    grouping = Grouping(units)
    whole: dict[str, list[Span]] = defaultdict(list)
    for host in sorted(grouping.hosts):
        whole[host.doc].append(host)
    if (cut := cut_parts(story, units, grouping)) is not story:
        story = cut
        units = list(utterances(story))
        grouping = Grouping(units)
    near, people = _neighbours(units, grouping, whole), named_persons(story)
    told: dict[str, list[Paraphrase]] = defaultdict(list)
    for p in paraphrases(story):
        if (name := last_name(p.attribution)) is not None:
            told[name].append(p)
    quoted: dict[str, list[Paraphrase]] = defaultdict(list)
    for word, p in quoted_words(story):
        quoted[word].append(p)
    order = {d.id: n for n, d in enumerate(story.documents)}
    matches: list[QuoteMatch] = []
    for group in grouping.groups():
        reports, words = _paraphrased(group, told), _taken_from(group, quoted)
        others = [*reports, *words]
        if len({u.doc for u in group} | {p.span.doc for p in others}) > 1:
            kind = difference(group, people, near, paraphrased=bool(reports))
            kind = min(kind, Difference.TRUNCATED, key=list(Difference).index) if words else kind
            matches.append(_match(group, others, kind, order, people))
    return replace(
        story,
        quote_matches=tuple(sorted(_told_once(matches), key=lambda q: (order[q.members[0].span.doc], q.members[0].span, q.id))),
    )


def _told_once(matches: Sequence[QuoteMatch]) -> list[QuoteMatch]:
    """Take a match whose content parts another match joins too into that one: two sentences quoted together are one.

    An article that has the one and not the other has cut the quotation.
    """
    kept: list[QuoteMatch] = []
    of_part: dict[tuple[str, int], list[int]] = defaultdict(list)
    for match in sorted(matches, key=lambda m: -len(m.members)):
        parts = {(m.attribution, m.part) for m in match.members}
        holders = [set(of_part[p]) for p in parts]
        hosts = sorted(set.intersection(*holders))
        if hosts:
            kept[hosts[0]] = _merged(kept[hosts[0]], match)
            continue
        for p in parts:
            of_part[p].append(len(kept))
        kept.append(match)
    return kept


def _merged(one: QuoteMatch, other: QuoteMatch) -> QuoteMatch:
    more = {(m.attribution, m.part): m.span for m in other.members}
    members = tuple(
        replace(m, span=m.span.hull(more[m.attribution, m.part])) if (m.attribution, m.part) in more else m for m in one.members
    )
    lacking = {m.span.doc for m in one.members} - {m.span.doc for m in other.members}
    kinds = (one.difference, other.difference, *((Difference.TRUNCATED,) if lacking else ()))
    return replace(one, members=members, difference=min(kinds, key=list(Difference).index))
