"""Operations on what of a text is taken, and in which order: cuts, drops, moves, breaks, and people left without their introduction.

Every operation takes a draft and a desk, changes the draft, and returns in words what it did, or nothing where it did nothing.
"""

from __future__ import annotations

import re

from retelling.desk import Desk
from retelling.draft import Draft

FLOOR = 3
"""Sentences that are left of any text that was taken: less would be a mention, no retelling."""


def size(draft: Draft) -> int:
    """Sentences of the body."""
    return sum(len(p) for p in draft.paragraphs)


def cut_tail(draft: Draft, desk: Desk) -> str | None:
    """Cut from the bottom to a length, as desks do with copy in the inverted pyramid (Bell 1991), whole paragraphs first."""
    total = size(draft)
    keep = max(FLOOR, round(total * desk.between(0.35, 0.9)))
    if keep >= total:
        return None
    left, out = keep, []
    for paragraph in draft.paragraphs:
        if left <= 0:
            break
        out.append(paragraph[:left])
        left -= len(out[-1])
    draft.paragraphs = out
    return f"cut {total - keep} of {total} sentences from the end"


def cut_short(draft: Draft, desk: Desk) -> str | None:
    """End in the middle of a sentence, with or without an ellipsis, as excerpts and feeds do."""
    if not draft.paragraphs or size(draft) < FLOOR:
        return None
    last = draft.paragraphs[-1][-1]
    parts = last.text.split()
    if len(parts) < 14:
        return None
    at = desk.rng.randint(8, len(parts) - 4)
    end = desk.rng.choice(["…", "...", " …", " [...]", " ..."])
    draft.paragraphs[-1][-1] = last.reads(" ".join(parts[:at]).rstrip(",;:") + end)
    return "the last sentence breaks off"


def drop_paragraphs(draft: Draft, desk: Desk) -> str | None:
    """Leave out whole paragraphs, the later the likelier."""
    count = len(draft.paragraphs)
    kept = [
        p
        for i, p in enumerate(draft.paragraphs)
        if i == 0 or desk.rng.random() > desk.rate("drop_paragraphs") * (0.4 + 1.2 * i / count)
    ]
    if len(kept) == count or sum(map(len, kept)) < FLOOR:
        return None
    draft.paragraphs = kept
    return f"left out {count - len(kept)} of {count} paragraphs"


def drop_sentences(draft: Draft, desk: Desk) -> str | None:
    """Leave out sentences inside paragraphs, the later the likelier; never the lead."""
    total, done = size(draft), 0
    number = 0
    for paragraph in draft.paragraphs:
        for sentence in list(paragraph):
            number += 1
            chance = desk.rate("drop_sentences") * (0.5 + number / total)
            if number > 1 and total - done > FLOOR and desk.rng.random() < chance:
                paragraph.remove(sentence)
                done += 1
    draft.tidy()
    return f"left out {done} sentences" if done else None


def excerpt(draft: Draft, desk: Desk) -> str | None:
    """Take a stretch of some paragraphs, most often from the top, sometimes with one further down."""
    count = len(draft.paragraphs)
    most = max(3, round(count * desk.between(0.2, 0.5)))
    if most >= count:
        return None
    start = 0 if desk.rng.random() < 0.55 else desk.rng.randint(1, max(1, count - most))
    taken = list(range(start, min(count, start + most)))
    if desk.rng.random() < 0.3 and taken[-1] + 2 < count:
        taken.append(desk.rng.randint(taken[-1] + 2, count - 1))
    draft.paragraphs = [draft.paragraphs[i] for i in taken]
    draft.mark = draft.mark if start == 0 else ""
    return f"took {len(taken)} of {count} paragraphs"


def reorder(draft: Draft, desk: Desk) -> str | None:
    """Move a paragraph up or down; the lead moves only in rewrites, which draw this twice."""
    count = len(draft.paragraphs)
    if count < 4:
        return None
    at = desk.rng.randint(1, count - 1)
    to = desk.rng.choice([i for i in range(1, count) if i != at and abs(i - at) <= 6])
    draft.paragraphs.insert(to, draft.paragraphs.pop(at))
    return f"paragraph {at + 1} became {to + 1}"


def merge_paragraphs(draft: Draft, desk: Desk) -> str | None:
    """Print takes two short paragraphs together."""
    done = 0
    out = draft.paragraphs[:1]
    for paragraph in draft.paragraphs[1:]:
        if len(out[-1]) + len(paragraph) <= 4 and desk.rng.random() < 0.35:
            out[-1] = [*out[-1], *paragraph]
            done += 1
        else:
            out.append(paragraph)
    draft.paragraphs = out
    return f"joined {done} paragraphs to those above" if done else None


def split_paragraphs(draft: Draft, desk: Desk) -> str | None:
    """The web breaks paragraphs after one or two sentences."""
    before = len(draft.paragraphs)
    out = []
    for paragraph in draft.paragraphs:
        rest = paragraph
        while len(rest) > 1 and desk.rng.random() < 0.7:
            out.append(rest[:1])
            rest = rest[1:]
        out.append(rest)
    draft.paragraphs = out
    return f"{before} paragraphs became {len(out)}" if len(out) > before else None


_PERSON = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]{2,})\b")


def orphan(draft: Draft, desk: Desk) -> str | None:
    """Drop the paragraph that introduces a person whose surname is still used further down."""
    rest = [" ".join(s.text for s in p) for p in draft.paragraphs]
    found = []
    for i, text in enumerate(rest[:-1]):
        if i == 0:
            continue
        for match in _PERSON.finditer(text):
            last = match[2]
            first = not any(last in t for t in rest[:i])
            later = any(re.search(rf"(?<!{match[1]} )\b{last}\b", t) for t in rest[i + 1 :])
            again = any(match[0] in t for t in rest[i + 1 :])
            if first and later and not again:
                found.append((i, last))
    if not found or size(draft) - len(draft.paragraphs[found[0][0]]) < FLOOR:
        return None
    at, name = desk.rng.choice(found)
    if size(draft) - len(draft.paragraphs[at]) < FLOOR:
        return None
    del draft.paragraphs[at]
    return f"the paragraph that says who {name} is was left out"
