"""Which credited documents and posts are one: "the letter", "a cease-and-desist letter", "their letter to the board"."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from retold.model.marks import Credit, CreditKind, DateMark, TimeKind
from retold.model.story import Story
from retold.trace.credits import known_outlet, name_words

FAR = 20  # characters between a credit and its date
_BREAK = re.compile(r"[.,;:!?\n]")
STEM = 6  # letters by which words of names are compared: an advisory, advisories
_KINDS = frozenset({CreditKind.DOCUMENT, CreditKind.PRESS_RELEASE, CreditKind.SOCIAL})


class _Groups:
    """Disjoint sets."""

    def __init__(self, items: Iterable[str]) -> None:
        self._parent = {i: i for i in items}

    def find(self, item: str) -> str:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: str, b: str) -> None:
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low

    def sets(self) -> list[list[str]]:
        out: dict[str, list[str]] = defaultdict(list)
        for i in self._parent:
            out[self.find(i)].append(i)
        return list(out.values())


def _shared_quotations(story: Story, of_attribution: dict[str, Credit]) -> Iterable[tuple[Credit, Credit]]:
    """Credits whose attributions give the same words: the same document is quoted."""
    for match in story.quote_matches:
        cited = [of_attribution[m.attribution] for m in match.members if m.attribution in of_attribution]
        yield from pairwise(cited)


def document_names(story: Story) -> dict[str, str]:
    """One name for every credited document, release or post, by credit id.

    Two credits are of one document when one's name is part of the other's and no third name of that kind competes, or
    when both are credited with the same quotation.
    """
    cited = {c.id: c for c in story.credits if c.kind in _KINDS}
    groups = _Groups(cited)
    words = {c.id: frozenset(w[:STEM] for w in name_words(c.credited)) for c in cited.values()}
    first: dict[frozenset[str], str] = {}
    for i, credit in cited.items():
        # "on Twitter" alone says nothing about whose post it is: only a shared quotation can tell.
        if not is_platform(credit.credited):
            groups.join(i, first.setdefault(words[i], i))
    distinct = sorted(first, key=lambda w: (len(w), sorted(w)))
    for short in distinct:
        wider = [w for w in distinct if short < w]
        tops = [w for w in wider if not any(w < x for x in wider)]
        if short and len(tops) == 1:
            groups.join(first[short], first[tops[0]])
    of_attribution = {c.attribution: c for c in cited.values() if c.attribution}
    for a, b in _shared_quotations(story, of_attribution):
        if (a.kind is CreditKind.SOCIAL) == (b.kind is CreditKind.SOCIAL):
            groups.join(a.id, b.id)
    dates = _dates(story)
    names: dict[str, str] = {}
    for group in groups.sets():
        names |= dict.fromkeys(group, _dated(_commonest(cited[i].credited for i in group), group, dates))
    return names


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
    return f"{name} ({day.day} {month_name[day.month]} {day.year})"
