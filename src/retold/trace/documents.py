"""Which credited documents and posts are one: "the letter", "a cease-and-desist letter", "their letter to the board"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise

from retold.lang.documents import COMPOUND, DOCUMENTS, RECORDINGS, RELEASES
from retold.model.disjoint import Disjoint
from retold.model.lineage import dated
from retold.model.marks import TEXT_KINDS, Attribution, Credit, CreditKind, DateMark, TimeKind
from retold.model.story import Story
from retold.trace.credits import known_outlet, name_words

FAR = 20  # characters between a credit and its date
_BREAK = re.compile(r"[.,;:!?\n]")
STEM = 6  # letters by which words of names are compared: an advisory, advisories


def _shared_quotations(story: Story, of_attribution: dict[str, Credit]) -> Iterable[tuple[Credit, Credit]]:
    """Credits whose attributions give the same words: the same document is quoted."""
    for match in story.quote_matches:
        cited = [of_attribution[m.attribution] for m in match.members if m.attribution in of_attribution]
        yield from pairwise(cited)


def document_names(story: Story, place: Callable[[Credit], str]) -> dict[str, str]:
    """One name for every credited document, release or post, by credit id.

    Two credits are of one document when one's name is part of the other's and no third name of that kind competes, or
    when both are credited with the same quotation; never where they are dated differently. A bare "statement" is named
    by the one who speaks in it; where nobody does, it is its article's own and joined with none of another.
    ``place`` gives the article, or the original that it copies, by which a credit stands.
    """
    cited = {c.id: c for c in story.credits if c.kind in TEXT_KINDS}
    said = {a.id: a for a in story.attributions}
    called = {i: _made_by(c, said.get(c.attribution or "")) for i, c in cited.items()}
    places = {i: place(c) for i, c in cited.items()}
    dates = _dates(story)
    groups = Disjoint(cited)
    first: dict[_Key, str] = {}
    for i, key in _keys(called, places, dates).items():
        groups.join(i, first.setdefault(key, i))
    _join_parts(groups, first, places, called)
    of_attribution = {c.attribution: c for c in cited.values() if c.attribution}
    for a, b in _shared_quotations(story, of_attribution):
        if (a.kind is CreditKind.SOCIAL) == (b.kind is CreditKind.SOCIAL):
            groups.join(a.id, b.id)
    names: dict[str, str] = {}
    for group in groups.groups():
        names |= dict.fromkeys(group, _dated(_commonest(called[i] for i in group), group, dates))
    return names


def _made_by(credit: Credit, said: Attribution | None) -> str:
    """The credited name; a bare one ("statement") with the one who speaks in it, unless that is the text itself."""
    if said is None or not is_bare(credit.credited):
        return credit.credited
    maker = said.speaker or ""
    return credit.credited if not maker or is_bare(maker) else f"{maker} {credit.credited}"


def is_bare(name: str) -> bool:
    """Whether a name says what kind of text it is and not whose: "statement", "news release", "polls"."""
    words = [w.strip(".,'’\"") for w in name.lower().split()]
    return all(w in _SORTS or w.removesuffix("s") in _SORTS for w in words)


_Key = tuple[frozenset[str], str, str]
_SORTS = DOCUMENTS | RECORDINGS | RELEASES | COMPOUND


def _keys(called: dict[str, str], places: dict[str, str], dates: dict[str, set[date]]) -> dict[str, _Key]:
    """What must be the same for two credits to be of one document: the words, of bare names the article, days where several are given."""
    words = {i: frozenset(w[:STEM] for w in name_words(n)) for i, n in called.items()}
    days: dict[frozenset[str], set[date]] = defaultdict(set)
    for i, w in words.items():
        days[w] |= dates.get(i, set())
    keys: dict[str, _Key] = {}
    for i, name in called.items():
        if is_platform(name):
            # "on Twitter" alone says nothing about whose post it is: only a shared quotation can tell.
            continue
        own = min(dates.get(i, ()), default=None) if len(days[words[i]]) > 1 else None
        keys[i] = (words[i], places[i] if is_bare(name) else "", own.isoformat() if own else "")
    return keys


def _join_parts(groups: Disjoint[str], first: dict[_Key, str], places: dict[str, str], called: dict[str, str]) -> None:
    """Join each name with the one longer name that holds it; a bare one only with one of its own article."""
    named_in: dict[str, set[frozenset[str]]] = defaultdict(set)
    known: dict[frozenset[str], list[_Key]] = defaultdict(list)
    for key in first:
        known[key[0]].append(key)
    for i, name in called.items():
        named_in[places[i]].add(frozenset(w[:STEM] for w in name_words(name)))
    for short, where, day in sorted(first, key=lambda k: (len(k[0]), sorted(k[0]), k[1:])):
        wider = [w for w in (named_in[where] if where else known) if short < w]
        tops = [w for w in wider if not any(w < x for x in wider)]
        if short and len(tops) == 1:
            fitting = [k for k in known[tops[0]] if k[1] in {"", where}]
            if len(fitting) == 1:
                groups.join(first[short, where, day], first[fitting[0]])


def _commonest(names: Iterable[str]) -> str:
    """The name used most, the longest of equals; one that says who before one that only says where."""
    votes = Counter(names)
    return max(votes, key=lambda n: (not is_platform(n), votes[n], len(name_words(n)), n))


def is_platform(name: str) -> bool:
    """Whether a name is only that of a social platform: whose post it is is not said."""
    known = known_outlet(name)
    return known is not None and known.kind is CreditKind.SOCIAL


def _dates(story: Story) -> dict[str, set[date]]:
    """The days that credits give for what they credit ("a letter sent on 3 May"), by credit id."""
    marks: dict[str, list[DateMark]] = {d.id: [] for d in story.documents}
    for m in sorted(story.dates, key=lambda m: m.span):
        # "today" and "Monday" are read against the publication date of the article, not of what it quotes.
        if m.kind is TimeKind.DATE and m.value is not None and any(x.isdigit() for x in story.text(m.span)):
            marks[m.span.doc].append(m)
    return {c.id: _days_of(story, c, marks[c.span.doc]) for c in story.credits}


def _days_of(story: Story, credit: Credit, marks: list[DateMark]) -> set[date]:
    """The days within a credit, or right behind it with no more than a participle and a preposition between."""
    first = bisect_left(marks, credit.span.start, key=lambda m: m.span.start)
    text = story.document(credit.span.doc).text
    found: set[date] = set()
    for m in marks[first:]:
        between = text[credit.span.end : m.span.start]
        if m.span.start > credit.span.end + FAR or _BREAK.search(between):
            break
        if (day := _day(m.value or "")) is not None:
            found.add(day)
    return found


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _dated(name: str, group: Iterable[str], dates: dict[str, set[date]]) -> str:
    """The name with its day, where the credits of the group give one and no other."""
    days = set().union(*(dates.get(i, set()) for i in group))
    if len(days) != 1:
        return name
    (day,) = days
    return dated(name, day)
