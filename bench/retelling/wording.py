"""Operations on how a text reads: house style, single words, slips, and turns of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from retelling import words
from retelling.desk import Desk
from retelling.draft import Draft, Sentence


def each(draft: Draft, change: Callable[[Sentence], str | None]) -> int:
    """Put every sentence through ``change``; how many read differently afterwards. A change to nothing deletes the sentence."""
    done = 0
    for paragraph in draft.paragraphs:
        for j, sentence in enumerate(paragraph):
            text = change(sentence)
            if text is not None and text != sentence.text:
                paragraph[j] = sentence.reads(text)
                done += 1
    return done


def told(done: int, what: str) -> str | None:
    """What was done, or nothing where nothing was."""
    return f"{what} in {done} sentences" if done else None


def outside(text: str, change: Callable[[str], str]) -> str:
    """The text with the stretches outside quotation marks changed: desks reword what people did, not what people said."""
    out, at = [], 0
    for start, end in words.unquoted(text):
        out += [text[at:start], change(text[start:end])]
        at = end
    return "".join([*out, text[at:]])


def glyphs(draft: Draft, desk: Desk) -> str | None:
    """The system of the house sets quotation marks, dashes, dots and spaces its own way, all through a text."""
    kinds: list[tuple[str, Callable[[str], str]]] = [
        ("straight quotation marks", lambda t: re.sub("[“”]", '"', re.sub("[‘’]", "'", t))),
        ("curly apostrophes", lambda t: re.sub(r"(?<=\w)'", "’", t)),
        ("short dashes", lambda t: t.replace(" — ", " – ").replace("—", " – ")),
        ("double hyphens", lambda t: t.replace(" — ", " -- ").replace(" – ", " -- ").replace("—", " -- ")),
        ("unspaced dashes", lambda t: t.replace(" — ", "—").replace(" – ", "—")),
        ("spaces that do not break", lambda t: re.sub(r"\b(Mr\.|Mrs\.|Sen\.|U\.S\.|\d+) ", "\\1\u00a0", t)),
        ("single quotation marks", lambda t: re.sub(r"“([^“”‘’']*)”", r"‘\1’", t)),
    ]
    names = []
    for name, change in desk.rng.sample(kinds, desk.rng.randint(1, 2)):
        done = each(draft, lambda s, change=change: change(s.text))  # type: ignore[misc]  # mypy cannot type the default
        draft.headline = change(draft.headline)
        if done:
            names.append(name)
    return ", ".join(names) or None


def spelling(draft: Draft, _desk: Desk) -> str | None:
    """American spelling for British, or the other way, whichever the text is not in."""
    text = " ".join(draft.body)
    ours = sum(bool(re.search(rf"\b{a}\b", text, re.IGNORECASE)) for a in words.BRITISH)
    theirs = sum(bool(re.search(rf"\b{b.replace('_', ' ')}\b", text, re.IGNORECASE)) for b in words.BRITISH.values())
    pairs = [(a, b.replace("_", " ")) for a, b in words.BRITISH.items()]
    if theirs > ours:
        pairs = [(b, a) for a, b in pairs]

    def change(sentence: Sentence) -> str:
        out = sentence.text
        for old, new in pairs:
            if old.split()[0] in out.lower():
                out = words.replace_word(out, old, new, 9)
        return out

    return told(each(draft, change), "spelling of the other side of the Atlantic")


def forms(draft: Draft, desk: Desk) -> str | None:
    """Months, small numbers, titles and per cent as the style book of the house has them."""
    short = desk.rng.random() < 0.5
    table = (
        [*words.MONTHS.items(), *words.TITLES.items(), ("percent", "%")]
        if short
        else [*((b, a) for a, b in words.MONTHS.items()), ("%", " percent")]
    )
    numbers = list(words.NUMBERS.items()) if desk.rng.random() < 0.3 else []

    def change(sentence: Sentence) -> str:
        text = sentence.text
        for old, new in table:
            if old == "percent":
                text = re.sub(r"(\d) percent\b", r"\1%", text)
            elif old == "%":
                text = re.sub(r"(\d)%", r"\1 percent", text)
            elif old[0].isupper() and (new.rstrip(".").lower() in _DAYED or old.rstrip(".").lower() in _DAYED):
                text = re.sub(rf"\b{re.escape(old)} (?=\d)", f"{new} ", text)
            else:
                text = re.sub(rf"\b{re.escape(old)}(?= [A-Z])", new, text)
        for old, new in numbers:
            text = re.sub(rf"(?<=[a-z] ){old}\b(?= [a-z])", new, text)
        return text

    return told(each(draft, change), "other forms of dates, numbers or titles")


_DAYED = frozenset(m.rstrip(".").lower() for pair in words.MONTHS.items() for m in pair)


def say_verbs(draft: Draft, desk: Desk) -> str | None:
    """One verb of saying for another."""

    def change(sentence: Sentence) -> str | None:
        if desk.rng.random() > desk.rate("say_verbs"):
            return None
        out = sentence.text
        for table in (words.SAY, words.SAYS):
            found = [v for v in table if re.search(rf"(?<=[”,a-z] ){v}\b(?! that it)", out)]
            if found:
                new = desk.rng.choice([v for v in table if v != found[0] and v != "told reporters"])
                return outside(out, lambda t, old=found[0], new=new: re.sub(rf"\b{old}\b", new, t, count=1))  # type: ignore[misc]
        return out

    return told(each(draft, change), "other verbs of saying")


def swap_words(draft: Draft, desk: Desk) -> str | None:
    """Single words outside quotations for words of the same meaning."""

    def one(match: re.Match[str]) -> str:
        choice = words.SYNONYMS.get(match[0].lower())
        if choice is None or desk.rng.random() > desk.rate("swap_words"):
            return match[0]
        return words.cased(desk.rng.choice(choice), match[0])

    return told(
        each(draft, lambda s: outside(s.text, lambda t: re.sub(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])", one, t))), "other words"
    )


def trim_words(draft: Draft, desk: Desk) -> str | None:
    """Words that carry nothing, brackets, and asides between commas are struck."""

    def change(sentence: Sentence) -> str:
        def strike(text: str) -> str:
            for word in words.IDLE:
                if desk.rng.random() < desk.rate("trim_words"):
                    text = re.sub(rf"(?<=[a-z]) {word} (?=[a-z])", " ", text, count=1)
            if desk.rng.random() < desk.rate("trim_words"):
                text = re.sub(r"(?<= said| says|added|noted) that (?=[a-z]+ )", " ", text, count=1)
            if desk.rng.random() < desk.rate("trim_words"):
                text = re.sub(r" \([^()]{3,60}\)", "", text, count=1)
            if desk.rng.random() < desk.rate("trim_words"):
                text = re.sub(r"(?<=[a-z]), (?:who|which|a|an|the) [^,“”]{8,70},(?= [a-z])", "", text, count=1)
            return text

        return outside(sentence.text, strike)

    return told(each(draft, change), "words struck")


def add_words(draft: Draft, desk: Desk) -> str | None:
    """Adverbs that sharpen or hedge come in before a verb of the past."""

    def change(sentence: Sentence) -> str | None:
        if desk.rng.random() > desk.rate("add_words"):
            return None
        word = desk.rng.choice(words.ADVERBS)
        return outside(
            sentence.text,
            lambda t: re.sub(
                r"(?<=[a-z] )(?=(?:said|told|called|asked|announced|began|faced|made|took|was|were|has|have)\b)",
                f"{word} ",
                t,
                count=1,
            ),
        )

    return told(each(draft, change), "words put in")


def contract(draft: Draft, desk: Desk) -> str | None:
    """Contractions for full forms, or full forms for contractions."""
    pairs = list(words.CONTRACTIONS.items())
    if desk.rng.random() < 0.5:
        pairs = [(b, a) for a, b in pairs]

    def change(sentence: Sentence) -> str:
        out = sentence.text
        for old, new in pairs:
            for form in {old, old.replace("’", "'")}:
                out = outside(out, lambda t, form=form, new=new: re.sub(rf"\b{re.escape(form)}\b", new, t))  # type: ignore[misc]
        return out

    return told(each(draft, change), "contractions")


def slip(word: str, desk: Desk) -> str:
    """A word with a slip of the fingers: two letters changed over, one lost, one doubled."""
    at = desk.rng.randint(1, len(word) - 3)
    kind = desk.rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]


def typos(draft: Draft, desk: Desk) -> str | None:
    """A slip or two come in, and are remembered so that a later desk can put them right."""
    places = [(i, j) for i, j, s in draft.places() if re.search(r"\b[a-z]{6,}\b", s.text)]
    made = []
    for i, j in desk.rng.sample(places, min(len(places), desk.rng.randint(1, 3))):
        sentence = draft.paragraphs[i][j]
        word = desk.rng.choice(re.findall(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])", sentence.text) or [""])
        wrong = slip(word, desk) if word else ""
        if wrong and wrong != word:
            draft.paragraphs[i][j] = sentence.reads(re.sub(rf"\b{word}\b", wrong, sentence.text, count=1))
            desk.slips[wrong] = word
            made.append(f"{word}: {wrong}")
    return "; ".join(made) or None


def correct(draft: Draft, desk: Desk) -> str | None:
    """Slips of those it was taken from are put right."""

    def change(sentence: Sentence) -> str:
        out = sentence.text
        for wrong, right in desk.slips.items():
            out = re.sub(rf"\b{re.escape(wrong)}\b", right, out)
        return out

    return told(each(draft, change), "slips put right")


_TAIL = re.compile(
    r"^([A-Z“][^“”]{30,}?), ((?:[A-Z][\w.’'-]+ ){1,4}|(?:the |a )?(?:[a-z]+ ){1,2})(said|says|told reporters|announced|wrote)((?: (?:on )?[A-Z][a-z]+day)?)\.$"
)
_HEAD = re.compile(
    r"^((?:[A-Z][\w.’'-]+ ){1,4})(said|says|announced)((?: (?:on )?[A-Z][a-z]+day)?) (?:that )?([a-z“][^“”]{30,})\.$"
)
_WHEN = re.compile(r"^((?:On|In|At|After|Before|Since|During|For|By) [^,“”]{3,50}), ([a-z][^“”]{25,}|[A-Z][^“”]{25,})\.$")
_AND = re.compile(r"^([^“”]{40,}?),? (?:and|but) ((?:he|she|they|it|the) [^“”]{30,})$")
_CLAUSE = re.compile(
    r"^([^“”]{50,}?), (?:which|who|as|after|while|although|because|where|adding|saying|including|with) [^“”]{15,}\.$"
)


def lowered(text: str) -> str:
    """Without the capital of a sentence's beginning where the first word is no name."""
    first = text.split(" ", 1)[0]
    return (
        text[0].lower() + text[1:]
        if first
        in {
            "The",
            "A",
            "An",
            "It",
            "He",
            "She",
            "They",
            "This",
            "That",
            "There",
            "In",
            "On",
            "His",
            "Her",
            "Their",
            "Some",
            "Many",
            "But",
            "More",
            "Several",
            "Police",
            "Officials",
        }
        else text
    )


def turned(text: str, desk: Desk) -> str:
    """A sentence with its parts changed over: who said it, or when it was, from one end to the other; or parted in two; or cut at a clause."""
    if m := _TAIL.match(text):
        return f"{m[2][0].upper()}{m[2][1:]}{m[3]}{m[4]} that {lowered(m[1])}."
    if m := _HEAD.match(text):
        return f"{m[4][0].upper()}{m[4][1:]}, {m[1]}{m[2]}{m[3]}."
    if m := _WHEN.match(text):
        return f"{m[2][0].upper()}{m[2][1:]} {m[1][0].lower()}{m[1][1:]}."
    if m := _AND.match(text):
        return f"{m[1]}. {m[2][0].upper()}{m[2][1:]}"
    if (m := _CLAUSE.match(text)) and desk.rng.random() < 0.7:
        return f"{m[1]}."
    return text


def turn_sentences(draft: Draft, desk: Desk) -> str | None:
    """Sentences are built anew from their own words (attribution and adverbials move, clauses go, sentences part)."""
    done = each(draft, lambda s: turned(s.text, desk) if desk.rng.random() < desk.rate("turn_sentences") else None)
    return told(done, "parts moved or left out")


def join_sentences(draft: Draft, desk: Desk) -> str | None:
    """Two short neighbours become one sentence; it counts as born where the first was."""
    done = 0
    for paragraph in draft.paragraphs:
        for j in range(len(paragraph) - 2, -1, -1):
            a, b = paragraph[j], paragraph[j + 1]
            short = len(a.text) + len(b.text) < 190 and a.text.endswith(".") and not re.search('[“”"]', a.text + b.text)
            if short and desk.rng.random() < desk.rate("join_sentences"):
                link = desk.rng.choice([", and ", ", while ", "; "])
                paragraph[j : j + 2] = [a.reads(a.text[:-1] + link + lowered(b.text))]
                done += 1
    return told(done, "neighbours joined")
