"""Operations that change more than a word of a sentence: clauses come and go, sentences get lead-ins, names and days change their form.

Of the sentences that copies in public news have edited, half differ by a stretch of four words and more (docs/retelling.md).
"""

from __future__ import annotations

import re

from retelling.desk import Desk
from retelling.draft import Draft, Sentence
from retelling.wording import each, outside, told

_CLAUSE = re.compile(
    r", (?:which|who|as|after|while|although|because|where|including|with|amid|following) [^“”\",]{18,110}(?=\.$)"
)
_LEADS = (
    "In a statement, ",
    "On {day}, ",
    "Meanwhile, ",
    "In recent days, ",
    "At the time, ",
    "According to officials, ",
    "In the meantime, ",
    "Earlier this week, ",
    "By {day}, ",
    "As things stand, ",
    "For now, ",
    "In other words, ",
    "Not only that: ",
    "Even so, ",
    "At the same time, ",
    "As of {day}, ",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OPENING = re.compile(
    r"^(The|A|An|It|He|She|They|This|That|There|His|Her|Their|Some|Many|More|Several|Police|Officials|Lawmakers|Republicans|Democrats) "
)
_NAMED = frozenset("Republicans Democrats".split())


def own_clauses(desk: Desk) -> list[str]:
    """Clauses at the ends of the sentences the desk has of its own; their paragraphs are used up with them."""
    ends = [(p, m[0]) for p in desk.own[len(desk.own) // 2 :] for s in p if (m := _CLAUSE.search(s.text))]
    desk.own = [p for p in desk.own if not any(p is q for q, _ in ends)]
    return [clause for _, clause in ends]


def add_clauses(draft: Draft, desk: Desk) -> str | None:
    """A clause of the desk's own is hung on a sentence, or takes the place of the clause at its end."""
    clauses = own_clauses(desk)

    def change(sentence: Sentence) -> str | None:
        text = sentence.text
        if (
            not clauses
            or desk.rng.random() > desk.rate("add_clauses")
            or not text.endswith(".")
            or len(text) < 50
            or "”." in text[-3:]
        ):
            return None
        clause = clauses.pop(0)
        if _CLAUSE.search(text) and desk.rng.random() < 0.5:
            return _CLAUSE.sub("", text)[:-1] + clause + "."
        return text[:-1] + clause + "."

    return told(each(draft, change), "clauses of its own put in")


def drop_clauses(draft: Draft, desk: Desk) -> str | None:
    """The clause at the end, the circumstance at the beginning, or the aside in the middle goes."""
    patterns = (
        (_CLAUSE, ""),
        (re.compile(r"^(?:On|In|At|After|Before|Since|During|For|By|With|As) [^,“”]{6,80}, (?=\w)"), ""),
        (re.compile(r", (?:who|which|a|an|the|including|whose) [^,“”]{8,90},(?= )"), ""),
        (re.compile(r" (?:and|but) [^,“”]{20,80}(?=\.$)"), ""),
    )

    def change(sentence: Sentence) -> str | None:
        if desk.rng.random() > desk.rate("drop_clauses"):
            return None
        for pattern, put in desk.rng.sample(patterns, len(patterns)):
            text = pattern.sub(put, sentence.text, count=1)
            if text != sentence.text and len(text) > 45 and text.count("“") == text.count("”"):
                return text[0].upper() + text[1:]
        return None

    return told(each(draft, change), "clauses left out")


def lead_ins(draft: Draft, desk: Desk) -> str | None:
    """A sentence gets a circumstance or a link before it."""

    def change(sentence: Sentence) -> str | None:
        match = _OPENING.match(sentence.text)
        if not match or desk.rng.random() > desk.rate("lead_ins"):
            return None
        lead = desk.rng.choice(_LEADS).format(day=desk.rng.choice(_DAYS))
        rest = sentence.text if match[1] in _NAMED else sentence.text[0].lower() + sentence.text[1:]
        return lead + rest

    return told(each(draft, change), "lead-ins")


def days(draft: Draft, desk: Desk) -> str | None:
    """The day of the week comes before the verb, after it, with "on", or is told as the paper's day sees it."""
    day = "|".join(_DAYS)
    turns = (
        (re.compile(rf"\b(said|told reporters|announced) (?:on )?({day})\b"), r"\2 \1"),
        (re.compile(rf"\b(said|announced) on ({day})\b"), r"\1 \2"),
        (re.compile(rf"\b(said|announced) ({day})\b"), r"\1 on \2"),
        (re.compile(rf"\bon ({day})\b"), "this week"),
        (re.compile(rf" (?:on )?({day})(?= (?:that|after|in|at|to)\b)"), ""),
        (re.compile(r"\b(this|last) week\b"), "in recent days"),
    )

    def change(sentence: Sentence) -> str | None:
        if desk.rng.random() > desk.rate("days"):
            return None
        old, new = desk.rng.choice(turns)
        if new == r"\2 \1":
            new = r"on \2 \1" if desk.rng.random() < 0.3 else r"\1 late \2"
        return outside(sentence.text, lambda t: old.sub(new, t, count=1))

    return told(each(draft, change), "days told otherwise")


_PERSON = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]{2,})\b")
_PLACES = frozenset(
    "White New Supreme United North South West East Los San The In On At President Senate House Former Justice Attorney Secretary Prime Senator Rep Sen Fox Wall St Vice Capitol World".split()
)
_TITLE = re.compile(
    r"\b(?:former |then-)?(?:U\.S\. |US )?(?:President|Senator|Sen\.|Representative|Rep\.|Gov\.|Governor|Secretary of State|Attorney General|Prime Minister|Chancellor) (?=[A-Z][a-z]+ [A-Z][a-z]+)"
)


def persons(draft: Draft, desk: Desk) -> str | None:
    """A surname becomes the full name, the full name a surname, a title goes; quotations stay."""
    text = " ".join(draft.body)
    full = {m[2]: m[0] for m in _PERSON.finditer(text) if m[1] not in _PLACES and len(re.findall(rf"\b{m[2]}\b", text)) > 1}

    def change(sentence: Sentence) -> str | None:
        if desk.rng.random() > desk.rate("persons"):
            return None

        def put(part: str) -> str:
            if _TITLE.search(part):
                return _TITLE.sub("", part, count=1)
            for last, name in sorted(full.items()):
                if name in part:
                    return part.replace(name, last, 1)
                if re.search(rf"(?<![A-Za-z.] )\b{last}\b(?! [A-Z])", part):
                    return re.sub(rf"(?<![A-Za-z.] )\b{last}\b(?! [A-Z])", name, part, count=1)
            return part

        out = outside(sentence.text, put)
        return out[:1].upper() + out[1:]

    return told(each(draft, change), "names in another form")
