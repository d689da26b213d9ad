"""Operations on quotations: shortened, tidied, told indirectly."""

from __future__ import annotations

import re

from retelling.desk import Desk
from retelling.draft import Draft, Sentence
from retelling.wording import each, lowered, told

_QUOTE = re.compile(r"[“\"]([^“”\"]{30,})[”\"]")


def shorten_quotes(draft: Draft, desk: Desk) -> str | None:
    """Quotations lose an end or a middle, with an ellipsis or without."""

    def change(sentence: Sentence) -> str | None:
        match = _QUOTE.search(sentence.text)
        parts = match[1].split() if match else []
        if not match or len(parts) < 12 or desk.rng.random() > desk.rate("shorten_quotes"):
            return None
        at = desk.rng.randint(6, len(parts) - 4)
        if desk.rng.random() < 0.4:
            inside = " ".join([*parts[: at - 2], desk.rng.choice(["...", "…", "[…]"]), *parts[at + 1 :]])
        else:
            close = "," if match[1].endswith(",") else "."
            inside = " ".join(parts[:at]).rstrip(",.;:") + close
        return sentence.text[: match.start(1)] + inside + sentence.text[match.end(1) :]

    return told(each(draft, change), "quotations shortened")


def tidy_quotes(draft: Draft, desk: Desk) -> str | None:
    """Quotations are cleaned: a filler goes, a small letter becomes a capital, a contraction its full form."""
    cures = [
        ("you know, ", ""),
        ("I mean, ", ""),
        ("gonna", "going to"),
        ("I’m", "I am"),
        ("I'm", "I am"),
        ("it’s", "it is"),
        ("it's", "it is"),
        ("we’re", "we are"),
        ("we're", "we are"),
        ("don’t", "do not"),
        ("don't", "do not"),
        ("Well, ", ""),
        ("And ", ""),
        ("But ", ""),
    ]

    def change(sentence: Sentence) -> str | None:
        match = _QUOTE.search(sentence.text)
        if not match or desk.rng.random() > desk.rate("tidy_quotes"):
            return None
        for old, new in cures:
            if old in match[1] and (old[0].islower() or old[:2] in {"I’", "I'", "I "} or match[1].startswith(old)):
                inside = match[1].replace(old, new, 1)
                return sentence.text[: match.start(1)] + inside[0].upper() + inside[1:] + sentence.text[match.end(1) :]
        return None

    return told(each(draft, change), "quotations tidied")


_SAID = re.compile(
    r"^[“\"]([^“”\"]{20,}),[”\"] ((?:[A-Z][\w.’'-]+ ?){1,4}|he |she |the [a-z]+ |the [a-z]+ [a-z]+ )\s?(said|says)((?: [^“”\"]{0,60})?)\.$"
)
_PERSONS = (
    ("I am", "they are"),
    ("I have", "they have"),
    ("I", "they"),
    ("we", "they"),
    ("We", "they"),
    ("our", "their"),
    ("Our", "their"),
    ("my", "their"),
    ("My", "their"),
    ("us", "them"),
    ("me", "them"),
)


def indirect(draft: Draft, desk: Desk) -> str | None:
    """A direct quotation told in the third person."""

    def change(sentence: Sentence) -> str | None:
        match = _SAID.match(sentence.text)
        if not match or desk.rng.random() > desk.rate("indirect"):
            return None
        inside = lowered(match[1])
        for old, new in _PERSONS:
            inside = re.sub(rf"\b{old}\b", new, inside)
        who = match[2].strip()
        return f"{who[0].upper()}{who[1:]} {match[3]}{match[4].rstrip()} that {inside}."

    return told(each(draft, change), "quotations told indirectly")
