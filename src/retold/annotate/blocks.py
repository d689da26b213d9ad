"""Speech whose speaker stands apart from it: paragraphs after a colon, posts and quotations with a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.annotate.direct import Paragraph, Spoken, open_cue
from retold.lang.cues import TEXT_GIVING, VOICE
from retold.model.document import Role

MAX_PARAGRAPHS = 12
"""A set-off text longer than this is followed no further."""

_SIGNATURE = re.compile(r"[—–-]\s?(?P<who>[^\W\d_][^\n()@]{0,60}?\s?\(@\w{1,30}\))[^\n]{0,40}$", re.MULTILINE)
_VOICE = re.compile(r"\b(?:" + "|".join(sorted(VOICE)) + r")\b", re.IGNORECASE)
_NAMED = re.compile(r"\s*(?:--|[—–―-])\s?(?P<who>[^\W\d_][^\n\"“”]{1,80})")
_ENDING = re.compile(r"[,;.](?:\s|$)|\s(?:--|[—–―])\s")
SIGNATURE_WORDS = 8
"""Words of the longest name with what describes it that signs a quotation."""
_QUOTED = frozenset("\"“”„'‘’`«»")


@dataclass(frozen=True, slots=True)
class Signed:
    """Words given with a signature: their offsets, and those of the name."""

    content: tuple[int, int]
    source: tuple[int, int]


def introduced(paragraphs: Sequence[Paragraph], k: int) -> Spoken | None:
    """The cue and source of paragraph ``k`` where it ends in a colon that introduces somebody's words."""
    par = paragraphs[k]
    if not par.text[par.start : par.end].rstrip().endswith(":") or k + 1 >= len(paragraphs):
        return None
    return open_cue(par)


def set_off(paragraphs: Sequence[Paragraph], k: int, verb: str) -> list[tuple[int, int]]:
    """The unquoted paragraphs after paragraph ``k``, which ends in a colon, that are its content.

    ``verb`` is the cue's dictionary form. Block quotations of the markup are taken whole. In plain text the first paragraph counts, and those after it as
    long as they go on speaking as "we", "I" or to "you", as letters and statements do and reports do not. Lists
    and instructions after a colon are nobody's words: the verb must be one that gives a text, or the text speak so.
    """
    out: list[tuple[int, int]] = []
    following = paragraphs[k + 1]
    if following.role is not Role.BLOCKQUOTE and not (
        verb in TEXT_GIVING or _speaks(following, following.start, following.end)
    ):
        return out
    marked = paragraphs[k + 1].role is Role.BLOCKQUOTE
    for par in paragraphs[k + 1 : k + 1 + MAX_PARAGRAPHS]:
        body = par.text[par.start : par.end]
        if body.lstrip()[:1] in _QUOTED or body.rstrip().endswith(":") or (par.role is Role.BLOCKQUOTE) != marked:
            break
        if not marked and out and not (_speaks(par, par.start, par.end) and _speaks(par, *out[0])):
            break
        out.append((par.start, par.end))
    return out


def _speaks(par: Paragraph, start: int, end: int) -> bool:
    return _VOICE.search(par.text, start, end) is not None


def signed_posts(paragraphs: Sequence[Paragraph]) -> Iterator[Signed]:
    """Posts that end in "— Name (@handle) date", their words before the dash or in the paragraph before."""
    for k, par in enumerate(paragraphs):
        m = _SIGNATURE.search(par.text, par.start, par.end)
        if m is None:
            continue
        start, end = par.start, m.start()
        if not par.text[start:end].strip() and k:
            start, end = paragraphs[k - 1].start, paragraphs[k - 1].end
        if par.text[start:end].strip():
            yield Signed((start, end), m.span("who"))


def signed_quotations(paragraphs: Sequence[Paragraph]) -> Iterator[Signed]:
    """Paragraphs that are one quotation and end in, or are followed by, a dash and a name: “…” — Ann Lee, docker."""
    for k, par in enumerate(paragraphs):
        if not par.quotations or par.text[par.start : par.quotations[0].start].strip():
            continue
        first, last = par.quotations[0], par.quotations[-1]
        if par.text[last.end : par.end].strip():
            who = _name(par, last.end)
        else:
            after = paragraphs[k + 1] if k + 1 < len(paragraphs) else None
            who = _name(after, after.start) if after is not None else None
        if who is not None:
            yield Signed((first.start, last.end), who)


def _name(par: Paragraph, at: int) -> tuple[int, int] | None:
    """The name that follows a dash at ``at`` and with which its paragraph ends, described or not."""
    found = _NAMED.match(par.text, at, par.end)
    if found is None or par.text[found.end() : par.end].strip():
        return None
    start, end = found.span("who")
    if len(par.text[start:end].split()) > 2 * SIGNATURE_WORDS or not par.text[start].isupper():
        return None
    stop = _ENDING.search(par.text, start, end)
    end = stop.start() if stop is not None else end
    words = par.text[start:end].split()
    names = [w for w in words if w[0].isupper()]
    if not names or len(words) > SIGNATURE_WORDS or 2 * len(names) < len(words):
        return None
    return start, start + len(par.text[start:end].rstrip(" .:"))
