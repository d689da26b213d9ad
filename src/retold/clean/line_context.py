"""What a line shows among the others: its place, what it repeats, what stands above and below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from retold.clean.draft import Draft
from retold.clean.head import same_words
from retold.clean.line_features import DATED, DATED_WORDS, function_rate, length_name, shape_of, wording_of
from retold.clean.lines import LONG, Line, closes_its_lines
from retold.model.document import Role

MOST = 60
"""Words of a line within which it is compared with others."""
NEAR = 3
MOSTLY = 0.8
"""Lines above and below that count as a line's surroundings."""
_HEADINGS = frozenset({Role.COMMENT_UI, Role.RELATED, Role.LEGAL, Role.BIO, Role.SHARE})
"""Roles of lines below which more of the kind stands."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Context:
    """One text's lines with the labels that rules would give, and what is counted over all of them."""

    draft: Draft
    vocabulary: frozenset[str]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, in order."""
        return self.draft.lines

    @cached_property
    def prose(self) -> list[bool]:
        """Which lines read like running text."""
        return [line.prose for line in self.lines]

    @cached_property
    def closes(self) -> bool:
        """Whether running text ends its lines here."""
        return closes_its_lines(self.lines)

    @cached_property
    def closed_share(self) -> float:
        """Share of the long lines that are closed."""
        long = [line.closed for line in self.lines if len(line.words) >= LONG]
        return sum(long) / len(long) if long else 0.0

    @cached_property
    def gaps(self) -> bool:
        """Whether empty lines part the lines here."""
        return 2 * sum(line.gap for line in self.lines) > len(self.lines)

    @cached_property
    def rates(self) -> list[float]:
        """Each line's share of function words."""
        return [function_rate(line) for line in self.lines]

    @cached_property
    def english(self) -> bool:
        """Whether running text here has the function words of English."""
        rates = [rate for rate, prose in zip(self.rates, self.prose, strict=True) if prose]
        return bool(rates) and sum(rates) / len(rates) > 0.12

    @cached_property
    def said(self) -> Counter[str]:
        """In how many lines of running text a longer word stands."""
        prose = (line.words for line, prose in zip(self.lines, self.prose, strict=True) if prose)
        return Counter(chain.from_iterable(map(set, prose)))

    @cached_property
    def runs(self) -> list[list[tuple[str, ...]]]:
        """Each line's runs of words."""
        return [_runs(line) for line in self.lines]

    @cached_property
    def repeated(self) -> frozenset[tuple[str, ...]]:
        """Runs of words that more than one line has."""
        counts = Counter(chain.from_iterable(map(set, self.runs)))
        return frozenset(run for run, count in counts.items() if count > 1)

    @cached_property
    def masked(self) -> list[str]:
        """Each line's first words, numbers left out."""
        return [_mask(line) for line in self.lines]

    @cached_property
    def masks(self) -> Counter[str]:
        """How many lines have the same first words, numbers left out."""
        return Counter(self.masked)

    @cached_property
    def starts(self) -> Counter[tuple[str, ...]]:
        """How many lines begin with the same two words."""
        return Counter(line.words[:2] for line in self.lines if len(line.words) > 1)

    @cached_property
    def headline(self) -> Line | None:
        """The line that rules take for the headline."""
        return next((line for line in self.lines if self.draft.role(line.index) is Role.HEADLINE), None)

    @cached_property
    def first_prose(self) -> int:
        """The first line of running text; the number of lines where there is none."""
        return next((i for i, prose in enumerate(self.prose) if prose), len(self.lines))

    @cached_property
    def last_prose(self) -> int:
        """The last line of running text; -1 where there is none."""
        return next((i for i in range(len(self.lines) - 1, -1, -1) if self.prose[i]), -1)


def features_of(draft: Draft, vocabulary: frozenset[str]) -> list[list[str]]:
    """For each line of a draft that rules have labelled, its features in a fixed order."""
    context = Context(draft, vocabulary)
    shapes = [shape_of(line) for line in draft.lines]
    rows = [
        shapes[i] + wording_of(line, vocabulary) + _repetition(context, line) + _rule(draft, i) + _grammar(context, line)
        for i, line in enumerate(draft.lines)
    ]
    places = _places(context)
    dates = [len(line.words) <= DATED_WORDS and not DATED.isdisjoint(rows[i]) for i, line in enumerate(draft.lines)]
    return [row + _dated(dates, i) + places[i] + _neighbours(context, shapes, i) for i, row in enumerate(rows)]


def _dated(dates: list[bool], index: int) -> list[str]:
    """Lines with dates or times around: what people write below an article is dated, line by line."""
    around = sum(dates[max(0, index - NEAR) : index]) + sum(dates[index + 1 : index + 1 + NEAR])
    found = [f"{_few(around)} dated lines around"]
    if sum(dates) >= 4:
        found.append("many dated lines in the text")
    return found


def _rule(draft: Draft, index: int) -> list[str]:
    label = draft.labels[index]
    return ["no rule"] if label is None else [f"rule: {label.role}", f"rule: {label.role}, {label.rule}"]


def _grammar(context: Context, line: Line) -> list[str]:
    count = len(line.words)
    found = [f"{'closed' if line.closed else 'open'}, {length_name(count)}"]
    if context.closes:
        amid = "nearly all" if context.closed_share >= MOSTLY else "many"
        found.append(f"{'closed' if line.closed else 'no full stop'} where {amid} lines have one, {length_name(count)}")
    if context.english and count > 3:
        rate = context.rates[line.index]
        found.append("few function words" if rate < 0.06 else "some function words" if rate < 0.15 else "many function words")
    return found


def _repetition(context: Context, line: Line) -> list[str]:
    found: list[str] = []
    headline = context.headline
    if headline is not None and headline is not line:
        if same_words(line, headline.text):
            found.append("the headline again")
        elif len(set(line.words) & set(headline.words)) >= 0.6 * len(line.words) and len(line.words) > 3:
            found.append("words of the headline")
    content = {w for w in line.words[:MOST] if len(w) > 3}
    if content:
        own = line.prose
        said = context.said
        shared = sum([said.get(w, 0) > own for w in content]) / len(content)
        size = "long line, " if len(line.words) >= LONG else "short line, "
        found.append(
            size
            + (
                "shares no word"
                if shared == 0
                else "shares few words"
                if shared < 0.3
                else "shares words"
                if shared < 0.6
                else "shares most words"
            )
            + " with the text"
        )
    runs = context.runs[line.index]
    if runs and context.repeated and sum(map(context.repeated.__contains__, runs)) >= 0.5 * len(runs):
        found.append("repeats another line")
    times = context.masks[context.masked[line.index]]
    if times > 1:
        found.append("the same line several times" if times > 2 else "the same line twice")
    if len(line.words) > 1 and (begun := context.starts[line.words[:2]]) > 2:
        found.append("begins like many others" if begun > 4 else "begins like others")
    return found


def _runs(line: Line) -> list[tuple[str, ...]]:
    words = line.words[:MOST]
    return list(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))


def _mask(line: Line) -> str:
    return _DIGITS.sub("0", " ".join(line.words[:20])) or line.text[:20]


def _places(context: Context) -> list[list[str]]:
    """Each line's place: from both ends, towards the running text, below which headings."""
    out, below = [], set[str]()
    last_prose = -1
    last_form = max((line.index for line in context.lines if context.draft.role(line.index) is Role.COMMENT_UI), default=-1)
    for i, line in enumerate(context.lines):
        found = _towards(context, i)
        if 0 <= last_prose < i - NEAR:
            found.append("far below a paragraph")
        if i < last_form:
            found.append("above a form for comments")
        found += [f"below: {name}" for name in sorted(below)]
        if context.gaps and not line.gap:
            found.append("no gap above amid gaps")
        if line.indent > 0:
            found.append("indented")
        if context.prose[i]:
            last_prose = i
        if (role := context.draft.role(i)) in _HEADINGS and i > context.first_prose:
            below.add(f"a line of {role}")
        out.append(found)
    return out


def _towards(context: Context, index: int) -> list[str]:
    """How far a line is from both ends and from running text."""
    total = len(context.lines)
    found = [f"line {index + 1}" if index < 3 else "among the first 8 lines" if index < 8 else "further down"]
    if index >= total - 3:
        found.append("among the last 3 lines" if index < total - 1 else "the last line")
    found.append(f"in part {1 + 4 * index // total} of 4")
    if index < context.first_prose:
        found.append("before the running text")
    elif index > context.last_prose:
        found += ["below the running text", f"{_few(index - context.last_prose)} below the running text"]
    else:
        found.append("amid the running text")
    around = context.prose[max(0, index - NEAR) : index] + context.prose[index + 1 : index + 1 + NEAR]
    found.append(f"{_few(sum(around))} of the lines around are running text")
    return found


def _few(count: int) -> str:
    return str(count) if count <= 3 else "4-6" if count <= 6 else "7-15" if count <= 15 else "16 or more"


_CARRIED = frozenset(
    {
        "open",
        "in title case",
        "in capitals",
        "a name and nothing else",
        "has a time of day",
        "ends with a colon",
        "mostly numbers",
        "in brackets",
        "several sentences",
    }
)
"""Features of a line that its neighbours are told."""


def _neighbours(context: Context, shapes: list[list[str]], index: int) -> list[str]:
    found: list[str] = []
    for name, other in (("above", index - 1), ("below", index + 1)):
        if not 0 <= other < len(shapes):
            found.append(f"nothing {name}")
            continue
        shape = shapes[other]
        found.append(f"{name}: {shape[0]}")
        found += [f"{name}: {s}" for s in shape if s in _CARRIED]
        if context.prose[other]:
            found.append(f"{name}: running text")
        role = context.draft.role(other)
        found.append(f"{name}: rule {role}" if role else f"{name}: no rule")
    return found
