"""Plain words: how counts, lists, enums and hostile strings are written for people, in every format alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from retold.lang.documents import DOCUMENTS
from retold.model.claims import ConflictKind, OriginKind, Stance, Strength, Support
from retold.model.document import Role
from retold.model.lineage import EdgeKind, undated
from retold.model.links import Difference, PairRelation, Relation
from retold.model.marks import CreditKind
from retold.model.sources import Verdict

SUBJECTS: dict[str, str] = {
    "1": "Who copied whom",
    "2": "Who says so",
    "3": "Quotations",
    "4": "Claims and their origins",
    "5": "Where accounts differ",
    "6": "Headlines",
    "7": "Time",
    "8": "Coverage and wording",
    "9": "The set itself",
    "0": "Open questions",
}

STANCES: dict[Stance, tuple[str, str]] = {
    Stance.ASSERTS: ("●", "states it"),
    Stance.ATTRIBUTED: ("❝", "credits it"),
    Stance.HEDGED: ("◌", "hedges it"),
    Stance.DENIED: ("✕", "denies it"),
}

STRENGTHS: dict[Strength, str] = {
    Strength.CONTRADICTION: "cannot all stand",
    Strength.TENSION: "in tension",
    Strength.UPDATE_OVER_TIME: "moved with time",
    Strength.PRECISION_ONLY: "the same at another precision",
}

CONFLICT_KINDS: dict[ConflictKind, str] = {k: k.value for k in ConflictKind} | {
    ConflictKind.ACTOR: "who",
    ConflictKind.POLARITY: "told or denied",
    ConflictKind.CERTAINTY: "how certain",
    ConflictKind.ATTRIBUTION: "who says so",
    ConflictKind.QUOTE_WORDING: "wording of a quotation",
    ConflictKind.CAUSE: "why",
}

PARTS: dict[str, str] = {
    "headline": "In the headline",
    "deck": "Under the headline",
    "body": "In its own text",
    "elsewhere": "In the other articles",
}
"""Where the sides of a conflict over a headline stand."""

UNSAID = frozenset({"the nearest", "of the same"})
"""Values of such sides that say no more than where they stand."""

SUPPORTS: dict[Support, tuple[str, str]] = {
    Support.YES: ("●", "the body carries it"),
    Support.PARTLY: ("◐", "the body carries it in part"),
    Support.NO: ("○", "the body does not carry it"),
}

ORIGINS: dict[OriginKind, str] = {
    OriginKind.SEEN: "in the set",
    OriginKind.UNSEEN: "not in the set",
    OriginKind.OWN_REPORTING: "own reporting",
    OriginKind.UNATTRIBUTED: "credited to nobody",
}

EDGES: dict[EdgeKind, str] = {
    EdgeKind.COPIED: "copied",
    EdgeKind.REWRITTEN: "reworked",
    EdgeKind.CREDITED: "credited",
    EdgeKind.QUOTED_DOCUMENT: "quoted",
}

EDGE_WORDS: dict[str, str] = {k.value: v for k, v in EDGES.items()} | {"open": "words in common, order open"}
"""The key of a drawing: what each kind of line stands for."""

RELATIONS: dict[Relation, str] = {
    Relation.COPY: "the same words",
    Relation.REWRITE: "the same words, reworked",
    Relation.SHARED_QUOTE: "the same quotation",
    Relation.SHARED_ORIGIN: "the same words, taken from a third text",
    Relation.BOILERPLATE: "the same standing text",
    Relation.UNKNOWN: "words in common",
}

PAIR_RELATIONS: dict[PairRelation, str] = {
    PairRelation.COPY: "the same text",
    PairRelation.EXCERPT: "an excerpt in the same words",
    PairRelation.REWRITE: "the same text, reworked",
    PairRelation.SHARED_QUOTE: "nothing but the same quotations",
    PairRelation.SHARED_ORIGIN: "the same text, taken from a third one",
    PairRelation.BOILERPLATE: "standing text only",
    PairRelation.UNKNOWN: "words in common",
}

DIFFERENCES: dict[Difference, str] = {
    Difference.SPEAKER: "given to different speakers",
    Difference.WORDING: "other words",
    Difference.TRUNCATED: "cut",
    Difference.PARTIAL_PARAPHRASE: "partly paraphrased",
    Difference.SPLIT: "split or joined",
    Difference.PUNCTUATION: "other punctuation",
    Difference.NONE: "the same",
}

VERDICTS: dict[Verdict, str] = {
    Verdict.FAITHFUL: "word for word",
    Verdict.TRUNCATED: "cut",
    Verdict.SPLICED: "joined from several places",
    Verdict.ALTERED: "in other words",
    Verdict.NOT_FOUND: "not found",
}

CREDITS: dict[CreditKind, str] = {k: k.value.replace("_", " ") for k in CreditKind}

ROLES: dict[Role, str] = {r: r.value.replace("_", " ") for r in Role} | {
    Role.DECK: "deck (under the headline)",
    Role.HEADLINE_REPEAT: "headline, again",
    Role.RELATED: "related links",
    Role.BIO: "about the author",
    Role.COMMENT: "reader's comment",
    Role.COMMENT_UI: "comment form",
    Role.CREDIT: "photo credit",
    Role.SHARE: "sharing",
    Role.OTHER: "other page text",
}

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DETERMINERS = frozenset({"a", "an", "the", "one", "another", "some", "several", "his", "her", "its", "their", "unnamed"})
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """``text`` with each character that no file format carries (controls, lone surrogates) replaced by U+FFFD, one for one."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """``text`` on one line: white space folded, controls replaced, direction overrides dropped."""
    return " ".join(_BIDI.sub("", printable(text)).split())


def shorten(text: str, limit: int = 160) -> str:
    """At most ``limit`` characters of ``text`` on one line, cut at a word with an ellipsis."""
    # What lies far beyond the limit is not looked at: white space alone cannot fill that much of an article.
    line = one_line(text[: 50 * limit])
    if len(line) <= limit and len(text) <= 50 * limit:
        return line
    cut = line[: limit - 1]
    head = cut.rsplit(" ", 1)[0]
    return (head if len(head) > limit // 2 else cut).rstrip(" ,;:–—-") + "…"


def quoted(text: str, limit: int = 160) -> str:
    """Words of an article in quotation marks, on one line; marks they bring along are not doubled."""
    words = shorten(text, limit)
    return words if words[:1] in ("“", "«", "„", '"') and words[-1:] in ("”", "»", "“", '"') else f"“{words}”"


def count(number: int, noun: str, plural: str = "") -> str:
    """``one article``, ``12 articles``: numbers under ten in words."""
    word = _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def number(value: int) -> str:
    """A number in words under ten, in digits from there."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else f"{value:,}"


def listing(items: Iterable[str], limit: int = 0) -> str:
    """``A, B and C``; with a ``limit`` the rest is counted: ``A, B and 3 more``."""
    rows: Sequence[str] = tuple(items)
    if limit and len(rows) > limit:
        return f"{', '.join(rows[:limit])} and {len(rows) - limit} more"
    if len(rows) < 2:
        return "".join(rows)
    return f"{', '.join(rows[:-1])} and {rows[-1]}"


def file_name(file: str) -> str:
    """An input as it may be shown to others: the name without its folders, an address whole."""
    return one_line(file if "://" in file else file.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or file)


def with_article(name: str) -> str:
    """A source as a sentence has it: ``the cease-and-desist letter``, but ``a letter``, ``Ruben Asante``, ``officials``."""
    *before, noun = undated(name).split(" ")
    bare = before and name[:1].islower() and noun in DOCUMENTS and before[0] not in _DETERMINERS
    return f"the {name}" if bare else name


def sentence(text: str, names: Iterable[str] = ()) -> str:
    """``text`` with a capital first letter, unless it begins with one of ``names``, and a full stop where it has no end."""
    kept = any(n and text.startswith(n) for n in names)
    line = text if kept else text[:1].upper() + text[1:]
    return line if line.endswith((".", "!", "?", "…", "”", '"')) else f"{line}."
