"""Weak labels at scale: lines that come again in several articles of one outlet are furniture, whatever they say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from retold.clean.lines import words_of

AGAIN = 3
"""Articles with different titles that must have a line for it to be furniture by that alone."""
COPIED = 0.4
"""Share of recurring lines from which an article is a copy of another, and says nothing."""
MOST_LINES = 200
OUTLETS = 100
"""Outlets that must use a word for it to be nobody's own."""
_DIGITS = re.compile(r"\d+")
_TOKENS = (
    (re.compile(r" ([.,;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[$]) "), r"\1"),
    (re.compile(r" ?([’']) ?(s|re|ve|ll|d|m|t)\b"), r"\1\2"),
    (re.compile(r" n([’'])t\b"), r"n\1t"),
    (re.compile(r"([“‘]) "), r"\1"),
    (re.compile(r" ([”])"), r"\1"),
    (re.compile(r"`` "), '"'),
    (re.compile(r" ''"), '"'),
)
"""The archive stands in tokens with spaces; people's texts do not."""


@dataclass(frozen=True, slots=True)
class ArchiveText:
    """An article with its title as first line; ``again`` says of each line whether it recurs in its outlet."""

    name: str
    outlet: str
    lines: tuple[str, ...]
    again: tuple[bool, ...]


def joined(text: str) -> str:
    """The text as people write it, spaces before marks taken out."""
    for pattern, written in _TOKENS:
        text = pattern.sub(written, text)
    return text


def read_archive(path: Path) -> list[ArchiveText]:
    """The articles of outlets that have enough of them, copies left out, in a fixed order."""
    import duckdb

    rows = duckdb.execute(
        "select id, outlet, coalesce(title, ''), text from read_parquet(?) where text is not null and outlet is not null order by outlet, id",
        [str(path)],
    ).fetchall()
    outlets: dict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
    for name, outlet, title, text in rows:
        lines = [joined(line.strip()) for line in text.split("\n") if line.strip()][:MOST_LINES]
        outlets[outlet].append((str(name), joined(title), lines))
    return [text for outlet, articles in outlets.items() if len(articles) >= AGAIN for text in _weak(outlet, articles)]


def _weak(outlet: str, articles: list[tuple[str, str, list[str]]]) -> list[ArchiveText]:
    titles: dict[str, set[str]] = defaultdict(set)
    for _, title, lines in articles:
        for line in lines:
            titles[_mask(line)].add(title)
    out = []
    for name, title, lines in articles:
        again = [len(titles[_mask(line)]) >= AGAIN for line in lines]
        twice = [len(titles[_mask(line)]) >= 2 for line in lines]
        if lines and sum(twice) <= max(2, COPIED * len(lines)):
            out.append(ArchiveText(name, outlet, (title, *lines), (False, *again)))
    return out


def _mask(line: str) -> str:
    return _DIGITS.sub("0", " ".join(words_of(line))) or line


def common_words(texts: list[ArchiveText]) -> frozenset[str]:
    """Words without digits that at least a hundred outlets use."""
    seen: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for line in text.lines:
            for word in set(words_of(line)):
                seen[word].add(text.outlet)
    return frozenset(w for w, outlets in seen.items() if len(outlets) >= OUTLETS and w.isalpha())


def counts(texts: list[ArchiveText]) -> Counter[str]:
    """Articles, outlets, lines and recurring lines of the archive."""
    return Counter(
        articles=len(texts),
        outlets=len({t.outlet for t in texts}),
        lines=sum(len(t.lines) for t in texts),
        recurring=sum(sum(t.again) for t in texts),
    )
