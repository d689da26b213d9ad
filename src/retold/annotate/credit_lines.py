"""Credits outside the sentences: "(AP)" in a dateline, "Copyright 2017 The Associated Press", a wire's initials in a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.article import Article
from retold.annotate.credit_found import Found
from retold.lang.credit_cues import NO_INITIALS, PARTS, PLACE_LINE, SIGNING, STAFF
from retold.lang.outlet_names import kind_of, leading_outlet
from retold.lang.outlets import AGENCY_NAME, STATION, key, outlet_named
from retold.model.document import PROSE_ROLES, Region, Role
from retold.model.marks import CreditKind
from retold.model.span import Span

_LINES = frozenset({Role.BYLINE, Role.DATELINE, Role.LEGAL, Role.CREDIT, Role.OTHER, Role.BIO, Role.STAMP, Role.BODY})
_SIGNED = frozenset({Role.BYLINE, Role.KICKER, Role.STAMP, Role.BIO, Role.OTHER, Role.BODY})
SIGNATURE = 120
"""Characters of a line that may be a signature."""

_WRITER = re.compile(r"[A-Z][\w.’'-]+(?:[ \u00a0][A-Z][\w.’'-]*){1,3}")

_PAREN = re.compile(r"(?:^|(?<=\s))(?:[A-Z][\w.,’' -]{1,40}\s)?\((?P<name>[A-Z][\w.&’' -]{1,38})\)(?=\s*(?:[-–—]|$))")
_COPYRIGHT = re.compile(
    r"(?:Copyright|©|\(c\))\s*(?:(?:©|\(c\)|Copyright)\s*)?(?:\d{4}\s*,?\s*)?(?P<name>(?:The\s+)?[A-Z][\w.&’'-]*(?:\s+[A-Z0-9][\w.&’'-]*){0,4})"
)
_CONTRIBUTED = re.compile(
    r"(?P<name>[A-Z][^\n]{2,200}?)[ \u00a0](?:also[ \u00a0])?(?:contributed|assisted)[ \u00a0](?:to|with)[ \u00a0]this(?:[ \u00a0]report)?"
)
ACRONYMS = 8
"""Different acronyms of one byline that are looked up in the text."""

_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


def line_credits(article: Article) -> Iterator[Found]:
    """Wires and outlets that bylines, datelines, copyright and contribution lines name; never a photograph's credit."""
    for region in article.regions:
        if region.role not in _LINES:
            continue
        start = region.span.start
        text = article.text(region.span)
        if len(text) > 2_000 and region.role is not Role.BODY:
            continue
        yield from _dateline(article, region, text[:160], start)
        yield from _place_line(article, region, text[:160], start)
        if len(text) <= 400:
            yield from _notices(article, text, start)
        if region.role is Role.BYLINE:
            yield from _byline(article, text, start)
    yield from _signed(article)


def _signed(article: Article) -> Iterator[Found]:
    """Outlets that sign: behind a writer's name, with their staff, or alone, in lines above the running text."""
    for region in article.regions:
        text = article.text(region.span)
        if region.role in PROSE_ROLES and (len(text) > SIGNATURE or text[-1] in '.!?:”"'):
            return
        if region.role not in _SIGNED or len(text) > SIGNATURE:
            continue
        for line in re.finditer(r"[^\n]+", text):
            yield from _signature(article, line.group(), region.span.start + line.start())


def _signature(article: Article, line: str, start: int) -> Iterator[Found]:
    by = SIGNING.match(line)
    at = by.end() if by is not None else 0
    staff = STAFF.search(line, at)
    end = staff.start() if staff is not None else len(line)
    pieces = []
    for gap in PARTS.finditer(line, at, end):
        pieces.append((at, gap.start()))
        at = gap.end()
    pieces.append((at, end))
    if by is None and staff is None and len(pieces) > 1:
        # Without "By" a writer must stand first, or the line is a list of anything.
        writer = _WRITER.fullmatch(line, *pieces[0]) is not None
        pieces = pieces[1:2] if writer and len(pieces) == 2 else []
    for first, last in pieces:
        name = re.sub(r"^[Tt]he ", "", line[first:last].strip(" .\u00a0"))
        if name[:1].isupper() and (named := kind_of(name)) is not None:
            yield _found(article, start + first, start + last, *named)


def _place_line(article: Article, region: Region, text: str, start: int) -> Iterator[Found]:
    """An agency's initials in brackets behind a place that begins an article, whoever the agency is."""
    m = PLACE_LINE.match(text) if region.role in {Role.DATELINE, Role.BODY} else None
    if m is None or outlet_named(m["name"]) is not None or m["name"] in NO_INITIALS:
        return
    name = _spelled_out(article, m["name"]) or (m["name"] if len(m["name"]) > 2 else None)
    if name is not None:
        kind = CreditKind.BROADCAST if STATION.match(name) else CreditKind.WIRE
        yield _found(article, start, start + m.end("name") + 1, name, kind)


def _dateline(article: Article, region: Region, text: str, start: int) -> Iterator[Found]:
    if region.role not in {Role.DATELINE, Role.BODY, Role.BYLINE}:
        return
    m = _PAREN.search(text)
    ends = m is not None and not text[m.end() :].strip()
    if (
        m is not None
        and m.start() <= 40
        and "©" not in text
        and not (ends and region.role is Role.BODY)
        and (outlet := outlet_named(m["name"])) is not None
    ):
        spelled = _spelled_out(article, m["name"]) if m["name"].isupper() and key(outlet.name) != m["name"] else None
        name = spelled if spelled is not None and outlet_named(spelled) is None else outlet.name
        yield _found(article, start + m.start(), start + m.end(), name, outlet.kind)


def _notices(article: Article, text: str, start: int) -> Iterator[Found]:
    for m in _COPYRIGHT.finditer(text):
        if (outlet := _longest(m["name"]) or leading_outlet(m["name"])) is not None:
            yield _found(article, start + m.start(), start + m.start("name") + outlet[2], *outlet[:2])
    for m in _CONTRIBUTED.finditer(text):
        if (named := _contributor(m["name"])) is not None:
            name, kind, at = named
            yield _found(article, start + m.start("name") + at, start + m.end(), name, kind)


def _contributor(names: str) -> tuple[str, CreditKind, int] | None:
    """The outlet or agency among the contributors of a story, and where in ``names`` it stands."""
    for word in re.finditer(r"[^\s,]+", names):
        if word.group()[0].isupper() and (outlet := _longest(" ".join(names[word.start() :].split()[:5]))) is not None:
            return outlet[0], outlet[1], word.start()
    agency = AGENCY_NAME.search(names)
    return (agency.group(), CreditKind.WIRE, agency.start()) if agency is not None else None


def _longest(name: str) -> tuple[str, CreditKind, int] | None:
    """The known outlet that the first words of ``name`` are, longest first, and how many characters they take."""
    ends = [m.end() for m in re.finditer(r"[^\s]+", name)]
    for end in reversed(ends):
        written = name[:end].rstrip(".,;:")
        if (outlet := outlet_named(written)) is not None:
            return outlet.name, outlet.kind, len(written)
    return None


def _byline(article: Article, text: str, start: int) -> Iterator[Found]:
    seen: set[str] = set()
    for m in _ACRONYM.finditer(text):
        name = m.group()
        if name in seen or len(seen) >= ACRONYMS:
            continue
        seen.add(name)
        outlet = outlet_named(name)
        if outlet is not None and outlet.kind in {CreditKind.WIRE, CreditKind.OUTLET}:
            yield _found(article, start + m.start(), start + m.end(), outlet.name, CreditKind.WIRE)
        elif outlet is None and (spelled := _spelled_out(article, name)) is not None:
            yield _found(article, start + m.start(), start + m.end(), spelled, CreditKind.WIRE)
    for m in re.finditer(r"(?<!\w)(?:The )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}", text):
        if not m.group().isupper() and (known := outlet_named(m.group())) is not None and known.kind is CreditKind.WIRE:
            yield _found(article, start + m.start(), start + m.end(), known.name, known.kind)
    for m in AGENCY_NAME.finditer(text):
        if outlet_named(m.group()) is None:
            yield _found(article, start + m.start(), start + m.end(), m.group(), CreditKind.WIRE)


def _spelled_out(article: Article, acronym: str) -> str | None:
    """A name in the running text whose words have the acronym's initials, and that reads like a news service."""
    pattern = r"\b" + r"[ \u00a0]".join(rf"{c}[a-z]+" for c in acronym) + r"\b"
    for m in re.finditer(pattern, article.document.text):
        if re.search(r"(?:News|Press|Service|Agency|Wire|Media|Times|Post|Foundation)\b", m.group()):
            return " ".join(m.group().split())
    return None


def _found(article: Article, start: int, end: int, name: str, kind: CreditKind) -> Found:
    return Found(Span(article.document.id, start, end), name, kind, start)
