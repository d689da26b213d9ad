"""Operations on what stands around a text and what names its source: headlines, framing, credits, bylines, wire marks, page leftovers."""

from __future__ import annotations

import re

from retelling import words
from retelling.desk import Desk, Outlet
from retelling.draft import Draft, Sentence


def headline_case(draft: Draft, _desk: Desk) -> str | None:
    """Every word with a capital, or only the first and names: words that the body has with a capital within a sentence."""
    parts = draft.headline.split()
    if sum(p[0].isupper() for p in parts) > 0.7 * len(parts):
        names = set(re.findall(r"(?<=[a-z,] )[A-Z][\w-]+", " ".join(draft.body)))
        kept = [p if p.isupper() or re.sub(r"\W*$|[’']s\W*$", "", p) in names else p[0].lower() + p[1:] for p in parts[1:]]
        new = " ".join([parts[0], *kept])
    else:
        new = " ".join(p if p in _SMALL else words.cased(p, "A") for p in parts)
    changed = new != draft.headline
    draft.headline = new
    return "capitals of the headline" if changed else None


_SMALL = frozenset("of in to the a and for on as at by".split())


def headline_words(draft: Draft, desk: Desk) -> str | None:
    """Some words of the headline for others, or a part of it cut off."""
    old = draft.headline

    def one(match: re.Match[str]) -> str:
        choice = words.SYNONYMS.get(match[0].lower())
        return words.cased(desk.rng.choice(choice), match[0]) if choice and desk.rng.random() < 0.8 else match[0]

    new = re.sub(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])", one, old)
    if new == old and len(parts := re.split(r"[,:;] | [—–-] ", old)) > 1 and len(longest := max(parts, key=len)) > 20:
        new = longest[0].upper() + longest[1:]
    draft.headline = new
    return "words of the headline" if new != old else None


_NO_HEADLINE = re.compile(
    '[“”"]|^(?:Where|When|While|If|But|And|As|For|Barring|Although|Despite|With|In|On|At|That|This|It|He|She|They)\\b'
)


def headline_new(draft: Draft, desk: Desk) -> str | None:
    """A headline made from one of the first sentences, cut where a clause ends."""
    first = [s for p in draft.paragraphs[:3] for s in p if not re.search('[“”"]', s.text)]
    if not first:
        return None
    text = desk.rng.choice(first).text.rstrip(".")
    cut = re.split(r"(?:, | after | as | who | which | because | amid | — | on [A-Z][a-z]+day)", text)[0].split()
    new = " ".join(cut[:13])
    if len(cut) < 4 or new == draft.headline:
        return None
    draft.headline = new
    return "a headline of its own"


def _take(desk: Desk, most: int) -> list[Sentence]:
    return desk.own.pop(0)[:most] if desk.own else []


def frame_before(draft: Draft, desk: Desk) -> str | None:
    """One to three paragraphs of its own come first."""
    made = [p for p in (_take(desk, 3) for _ in range(desk.rng.randint(1, 3))) if p]
    draft.paragraphs[:0] = made
    draft.mark = "" if made else draft.mark
    return f"{len(made)} paragraphs of its own before" if made else None


def frame_after(draft: Draft, desk: Desk) -> str | None:
    """One to four paragraphs of its own come last: background, comment, a call."""
    made = [p for p in (_take(desk, 3) for _ in range(desk.rng.randint(1, 4))) if p]
    draft.paragraphs += made
    return f"{len(made)} paragraphs of its own after" if made else None


def frame_between(draft: Draft, desk: Desk) -> str | None:
    """Paragraphs of its own come between what it took."""
    done = 0
    for _ in range(desk.rng.randint(1, 3)):
        if len(draft.paragraphs) > 2 and (made := _take(desk, 2)):
            draft.paragraphs.insert(desk.rng.randint(1, len(draft.paragraphs) - 1), made)
            done += 1
    return f"{done} paragraphs of its own between" if done else None


def own_lead(draft: Draft, desk: Desk) -> str | None:
    """The first sentence is written anew, from the headline or from words of its own; the old one goes."""
    if len(draft.paragraphs) < 3:
        return None
    if desk.rng.random() < 0.4 and not re.search('[“”"‘:;?]', draft.headline):
        end = desk.rng.choice([", according to reports.", ", it was reported.", ", officials say.", ", it has emerged.", "."])
        made = [Sentence(draft.headline.rstrip(".") + end, f"{desk.node}:lead")]
    else:
        made = _take(desk, 1)
    if not made:
        return None
    draft.paragraphs[0] = [*made, *draft.paragraphs[0][1:]]
    draft.mark = ""
    return "a first sentence of its own"


def name_of(outlet: Outlet) -> str:
    """How running text names an outlet: sites and blogs go without an article."""
    the = "" if outlet.kind in {"site", "blog"} else "the "
    return f"{the}{outlet.name}"


def credit(draft: Draft, desk: Desk) -> str | None:
    """The source is named in running text, in one of the ways of newsrooms."""
    source = desk.source()
    name = name_of(source)
    verb = desk.rng.choice(["reported", "reports", "first reported", "wrote"])
    taken = [(i, j, s) for i, j, s in draft.places() if not s.born.startswith(f"{desk.node}:")]
    plain = [(i, j, s) for i, j, s in taken[:6] if s.text.endswith(".") and not re.search('[“”"]', s.text)]
    way = desk.rng.random()
    if plain and way < 0.4:
        i, j, s = desk.rng.choice(plain)
        draft.paragraphs[i][j] = s.reads(f"{s.text[:-1]}, {name} {verb}.")
        return f"{name} {verb}, after a sentence"
    if plain and way < 0.75:
        i, j, s = desk.rng.choice(plain)
        start = desk.rng.random() < 0.3
        text = f"According to {name}, {_soft(s.text)}" if start else f"{s.text[:-1]}, according to {name}."
        draft.paragraphs[i][j] = s.reads(text)
        return f"according to {name}, with a sentence"
    line = desk.rng.choice(
        [
            f"{words.cased(name, 'A')} has more.",
            f"The story was first reported by {name}.",
            f"Read the full story at {source.name}.",
            f"Source: {source.name}",
            f"(via {source.name})",
        ]
    )
    draft.foot.insert(0, line)
    return line


def _soft(text: str) -> str:
    return (
        text[0].lower() + text[1:] if text.split(" ", 1)[0] in {"The", "A", "An", "In", "On", "It", "This", "There"} else text
    )


def hand_over(draft: Draft, desk: Desk) -> str | None:
    """A line that hands over to the source before what was taken: "X.com reports:"."""
    source = desk.source()
    first = next((i for i, p in enumerate(draft.paragraphs) if not p[0].born.startswith(f"{desk.node}:")), None)
    if first is None:
        return None
    name = source.host if desk.rng.random() < 0.35 else name_of(source)
    verb = desk.rng.choice(["reports", "reported", "has the story", "writes", "explains"])
    line = desk.rng.choice(
        [f"{words.cased(name, 'A')} {verb}:", f"From {name}:", f"{words.cased(name, 'A')} {verb}:", f"As {name} {verb}:"]
    )
    draft.paragraphs.insert(first, [Sentence(line, f"{desk.node}:handover")])
    return line


def self_reference(draft: Draft, desk: Desk) -> str | None:
    """A source names itself in its own copy: "told the Harbour Gazette"; what others leave standing gives it away."""
    name = name_of(desk.outlet)
    done = 0
    for i, j, s in list(draft.places()):
        for old, new in (
            ("told reporters", f"told {name}"),
            ("said in an interview", f"told {name} in an interview"),
            ("said in a statement", f"said in a statement to {name}"),
        ):
            if old in s.text and done < 2 and desk.rng.random() < 0.6:
                draft.paragraphs[i][j] = s.reads(s.text.replace(old, new, 1))
                done += 1
                break
        else:
            match = re.search(r"[”\"] ((?:[A-Z][\w.’'-]+ ){1,3})said\.$", s.text)
            if match and done < 2 and desk.rng.random() < 0.35:
                draft.paragraphs[i][j] = s.reads(f"{s.text[:-5]}told {name}.")
                done += 1
    return f"told {name}, {done} times" if done else None


def neutral(draft: Draft, desk: Desk) -> str | None:
    """Names of the source in the words taken go: "told reporters" for "told the Gazette", nothing for "the Gazette reported"."""
    done = 0
    for name in sorted(o.name for o in desk.known):
        the = rf"(?:[Tt]he )?{re.escape(name)}"
        rules = [
            (rf"\btold {the} in an interview", "said in an interview"),
            (rf"\btold {the}", desk.rng.choice(["told reporters", "told the newspaper", "told the outlet", "said"])),
            (rf" in a statement to {the}", " in a statement"),
            (rf", {the} (?:first )?(?:reported|reports|wrote)\.", "."),
            (rf", according to {the}\.", "."),
            (rf"^According to {the}, (\w)", r"\1"),
        ]
        for i, j, s in list(draft.places()):
            text = s.text
            for old, new in rules:
                text = re.sub(old, new, text)
            if text != s.text:
                draft.paragraphs[i][j] = s.reads(text[0].upper() + text[1:])
                done += 1
    return f"names of sources taken out of {done} sentences" if done else None


def own_byline(draft: Draft, desk: Desk) -> str | None:
    """The desk signs for it: a reporter's name, or staff."""
    name = f"{desk.rng.choice(words.FIRST)} {desk.rng.choice(words.LAST)}"
    draft.byline = desk.rng.choice([f"By {name}", f"By {name}, {desk.outlet.name}", f"{name}", f"By {desk.outlet.name} staff"])
    return draft.byline


def kept_byline(draft: Draft, desk: Desk) -> str | None:
    """The source's byline stays, with the source's name, or the source alone signs."""
    source = desk.source()
    old = draft.byline
    if source.name not in old:
        draft.byline = desk.rng.choice(
            [f"By {source.name}", f"{old}, {source.name}" if old.startswith("By ") else f"By {source.name}", source.name]
        )
    return draft.byline


def no_byline(draft: Draft, _desk: Desk) -> str | None:
    """Nobody signs."""
    had, draft.byline = draft.byline, ""
    return "the byline went" if had else None


def drop_mark(draft: Draft, _desk: Desk) -> str | None:
    """The wire's place line and initials go."""
    had, draft.mark = draft.mark, ""
    return "the place line went" if had else None


def page_lines(draft: Draft, desk: Desk) -> str | None:
    """The page's own lines: photo credits, pointers, pleas."""
    name = desk.outlet.name
    aside = desk.asides.pop(0) if desk.asides else "The week in pictures"
    foot = [
        f"Read more: {aside}",
        f"Sign up for the {name} newsletter",
        f"Follow {name} on Facebook and Twitter",
        "Share this article",
        f"© {name}. All rights reserved.",
        f"RELATED: {aside}",
    ]
    lines = desk.rng.sample(foot, desk.rng.randint(1, 3))
    draft.foot += lines
    if desk.rng.random() < 0.4:
        photo = f"Photo: {desk.rng.choice(words.FIRST)} {desk.rng.choice(words.LAST)}/{name}"
        draft.top.insert(0, photo)
        lines.append(photo)
    return "; ".join(lines)


def clear_page(draft: Draft, desk: Desk) -> str | None:
    """The lines of the source's page go; now and then one of them is left behind."""
    lines = [*draft.top, *draft.foot]
    kept = [line for line in lines if desk.rng.random() < desk.rate("leftovers")]
    draft.top = [line for line in draft.top if line in kept]
    draft.foot = [line for line in draft.foot if line in kept]
    if lines == kept:
        return None
    return f"left behind: {'; '.join(kept)}" if kept else "page lines of the source went"
