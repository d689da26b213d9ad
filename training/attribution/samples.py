"""Annotated articles as what the two parts of the tagger learn from: tags for the word pieces of every window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.annotate.tagger_links import CUE_TAGS, LINK_TAGS, surroundings
from retold.annotate.tagger_text import Window, windows
from training.attribution.polnear import Chars, GoldArticle


@dataclass(slots=True)
class Link:
    """A cue (pieces ``start`` to ``end``) and the tags of its surroundings, which begin at piece ``first``."""

    start: int
    end: int
    first: int
    tags: list[int]


@dataclass(slots=True)
class Sample:
    """A window, a cue tag a piece, and whether a piece is in any source (first) and any content (second)."""

    window: Window
    cues: list[int]
    roles: list[tuple[int, int]]
    links: list[Link]


def samples(article: GoldArticle) -> Iterator[Sample]:
    """A sample for each window of the article; attributions without a cue teach roles only."""
    for window in windows(article.text, article.paragraphs):
        yield _sample(article, window)


def _sample(article: GoldArticle, window: Window) -> Sample:
    out = Sample(window, [0] * len(window), [(0, 0)] * len(window), [])
    for statement in article.statements:
        source, content = covered(window, article.text, statement.source), covered(window, article.text, statement.content)
        for i in (i for a, b in content for i in range(a, b)):
            out.roles[i] = (out.roles[i][0], 1)
        for i in (i for a, b in source for i in range(a, b)):
            out.roles[i] = (1, out.roles[i][1])
        cue = covered(window, article.text, statement.cue)
        if cue:
            _add(out, cue[0], source, content)
    return out


def _add(out: Sample, cue: tuple[int, int], source: Chars, content: Chars) -> None:
    start, end = cue
    for i in range(start, end):
        out.cues[i] = CUE_TAGS.index("B" if i == start else "I")
    first, last = surroundings(out.window, cue)
    tags = [0] * (last - first)
    for kind, stretches in (("S", source), ("C", content)):
        for a, b in stretches:
            for i in range(max(a, first), min(b, last)):
                tags[i - first] = LINK_TAGS.index(("B-" if i == max(a, first) else "I-") + kind)
    out.links.append(Link(start, end, first, tags))


def covered(window: Window, text: str, chars: Chars) -> Chars:
    """The stretches of pieces that hold ``chars``, without punctuation at their edges; neighbours are joined."""
    found: Chars = []
    for start, end in chars:
        inside = [i for i in range(len(window)) if window.starts[i] >= 0 and window.starts[i] < end and window.ends[i] > start]
        while inside and not _word(window, text, inside[-1]):
            inside.pop()
        while inside and not _word(window, text, inside[0]):
            inside.pop(0)
        if not inside:
            continue
        if found and not any(_word(window, text, i) for i in range(found[-1][1], inside[0])) and found[-1][1] <= inside[0]:
            found[-1] = (found[-1][0], inside[-1] + 1)
        else:
            found.append((inside[0], inside[-1] + 1))
    return found


def _word(window: Window, text: str, i: int) -> bool:
    return any(c.isalnum() for c in text[window.starts[i] : window.ends[i]])


def all_samples(articles: Iterable[GoldArticle]) -> list[Sample]:
    """The samples of all articles, in their order."""
    return [s for article in articles for s in samples(article)]
