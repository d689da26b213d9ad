"""What articles say of one named person or thing that can have only one value: an age, a home, a flag, a place of birth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.compare.conflict_sides import Side, by_value, conflict
from retold.compare.conflict_slots import Slots
from retold.lang.places_within import apart, level
from retold.model.claims import Conflict, ConflictKind, Strength
from retold.model.marks import Name, NameKind
from retold.model.span import Span
from retold.model.story import Story

_NEAR = 60
"""Characters before and after a name in which what is said of it stands."""
_MOST = 60
"""Values of one name that are held against each other."""
_PLACE = r"(?P<place>(?:the )?[A-Z][\w.’'-]*(?: (?:of )?[A-Z][\w.’'-]*){0,2})"
_BARE_PLACE = r"(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,2})"
_OF = {"flagged": "flag", "registered": "flag", "based": "home", "headquartered": "home", "born": "birth"}
_AGE_AFTER = re.compile(
    r"(?:, (?:aged? )?(?P<a>\d{1,3})(?=[,.;)]| of\b| from\b)|,? who (?:is|was) (?P<c>\d{1,3})(?=[,.;]| and\b| years? old)"
    r"|, (?:an?|the) (?P<d>\d{1,3})[- ]years?[- ]old\b)"
)
_AGE_BEFORE = re.compile(r"\b(?P<a>\d{1,3})[- ]year[- ]old(?P<role>(?: [a-z]+){0,2}) $")
_HOME_AFTER = re.compile(rf", \d{{1,3}},? (?:of|from) {_PLACE}")
_PLACED_BEFORE = re.compile(rf"\b{_BARE_PLACE}-(?P<what>flagged|registered|based|born)(?: [a-z]+){{0,2}} $")
_PLACED_AFTER = re.compile(
    rf"(?:, an? (?:[a-z]+ ){{0,2}}{_BARE_PLACE}-(?P<what>flagged|registered|based|born)\b"
    rf"|,? (?:which |who )?(?:is|was|are|were) (?P<verb>registered|based|headquartered|born|flagged) in {_PLACE.replace('place', 'where')})"
)
_APPOSED = re.compile(r"\b[Tt]he (?P<noun>[a-z]+), (?:the )?$")
_INTRODUCED = re.compile(
    rf"\b[Aa]n? (?:(?P<age>\d{{1,3}})[- ]year[- ]old|{_BARE_PLACE}-(?P<what>flagged|registered|based|born)) (?P<noun>[a-z]+)\b"
)
_OLDEST = 120
_ADULT = 1


@dataclass(frozen=True, slots=True)
class _Said:
    """A value of one kind where it is said of a name; ``span`` holds both."""

    span: Span
    what: str
    value: str


def attribute_conflicts(story: Story, slots: Slots, names: dict[str, str]) -> list[Conflict]:
    """A contradiction (number, place) for every name of which articles say ages, homes, flags or places of birth that exclude each other.

    One person is who has the same name in full, or a longer or shorter form of one of at least two words.
    """
    rows: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    known = _full(story)
    for name in story.names:
        key = known.get(name.canonical)
        if key is not None:
            for said in _said(story, slots, name):
                if not slots.elsewhen(said.span):
                    rows[key, said.what].append(said)
    out: list[Conflict] = []
    for (who, what), row in rows.items():
        clash = [(a, b) for a, b in combinations(row[:_MOST], 2) if _differ(a, b) and not slots.far(a.span, b.span)]
        values = {s.value for pair in clash for s in pair}
        told = [s for s in dict.fromkeys(row) if s.value in values]
        if told:
            sides = [Side(s.span, s.value) for s in told]
            kind = ConflictKind.NUMBER if what == "age" else ConflictKind.PLACE
            text = f"{_ASKED[what].format(who)} {by_value(sides, names)}."
            out.append(conflict(None, kind, Strength.CONTRADICTION, sides, text))
    return out


_ASKED = {
    "age": "How old {} is:",
    "home": "Where {} is at home:",
    "flag": "Where {} is registered:",
    "birth": "Where {} was born:",
}


def _full(story: Story) -> dict[str, str]:
    """For every name of at least two words the longest form that holds all of them; one word may be several people."""
    forms = sorted({n.canonical for n in story.names if " " in n.canonical}, key=lambda n: (-len(n.split()), n))
    out: dict[str, str] = {}
    for form in forms:
        words = set(form.lower().split())
        longer = [k for k in dict.fromkeys(out.values()) if words <= set(k.lower().split())]
        out[form] = longer[0] if len(longer) == 1 else form
    return out


def _said(story: Story, slots: Slots, name: Name) -> Iterator[_Said]:
    text, doc = story.document(name.span.doc).text, name.span.doc
    before = text[max(0, name.span.start - _NEAR) : name.span.start]
    after = text[name.span.end : name.span.end + 2 * _NEAR]
    found = _AGE_AFTER.match(after)
    back = _AGE_BEFORE.search(before)
    if back is not None and slots.acts(Span(doc, name.span.start - len(before) + back.start("role"), name.span.start)):
        back = None
    if name.kind is NameKind.PERSON:
        if found is not None:
            age = next(v for v in found.groups() if v)
            yield from _age(Span(doc, name.span.start, name.span.end + found.end()), age)
        if back is not None:
            yield from _age(Span(doc, name.span.start - (len(before) - back.start()), name.span.end), back["a"])
        if (home := _HOME_AFTER.match(after)) is not None:
            yield _Said(Span(doc, name.span.start, name.span.end + home.end()), "home", _known(home["place"]))
    if (noun := _APPOSED.search(before)) is not None:
        yield from _introduced(text[: name.span.start], doc, noun["noun"])
    if (at := _PLACED_BEFORE.search(before)) is not None:
        yield _Said(
            Span(doc, name.span.start - (len(before) - at.start()), name.span.end), _OF[at["what"]], _known(at["place"])
        )
    if (at := _PLACED_AFTER.match(after)) is not None:
        place, what = (at["where"], at["verb"]) if at["verb"] else (at["place"], at["what"])
        yield _Said(Span(doc, name.span.start, name.span.end + at.end()), _OF[what], _known(place))


def _introduced(text: str, doc: str, noun: str) -> Iterator[_Said]:
    """What the one ``a Palau-flagged vessel`` or ``a 34-year-old man`` of an article says, where ``The vessel, NAME`` follows it."""
    rows = [m for m in _INTRODUCED.finditer(text) if m["noun"] == noun]
    if len(rows) == 1:
        span, found = Span(doc, rows[0].start(), rows[0].end()), rows[0]
        if found["age"]:
            yield from _age(span, found["age"])
        else:
            yield _Said(span, _OF[found["what"]], _known(found["place"]))


def _known(words: str) -> str:
    """The longest end of some capitalised words that is a place: of ``The Hong Kong`` the last two."""
    parts = words.split()
    ends = (" ".join(parts[i:]).rstrip(".") for i in range(len(parts)) if parts[i].lower() != "the")
    return next((e for e in ends if level(e) is not None), words)


def _age(span: Span, figure: str) -> Iterator[_Said]:
    if _ADULT <= int(figure) <= _OLDEST:
        yield _Said(span, "age", figure)


def _differ(a: _Said, b: _Said) -> bool:
    return a.value != b.value if a.what == "age" else apart(a.value, b.value)
