"""What the visible text says of the article: headline, deck, byline, stamps, and the agency it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from retold.lang.bylines import agency, read_names, sorted_out
from retold.lang.stamp_words import PUBLISHED, UPDATED
from retold.lang.stamps import read_date, read_stamps
from retold.model.document import PROSE_ROLES, Document, Region, Role
from retold.model.metadata import NAMES_JOIN, MetaField, MetaSource, MetaValue
from retold.model.span import Span
from retold.model.when import When

MOST_BYLINES = 3
"""Bylines of a document that are read; a page's others are mostly those of other articles."""
MOST_STAMPS = 6
LONGEST = 500
HEAD = 100
"""Characters at the beginning of an article within which an agency in brackets is its source."""
TAIL = 3
"""Last paragraphs in which a contribution may be told."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_CONTRIBUTED = re.compile(
    r"(?P<who>(?:[A-Z][\w.&-]*\s?){1,5}) contributed (?:to|reporting)|(?:with|additional) (?:files|reporting|material|inputs?) (?:from|by) (?P<from>(?:the )?(?:[A-Z][\w.&-]*\s?){1,5})"
    r"|(?:Quelle|Source|Fonte|Fuente|Kilde|Källa|Bron|Źródło)n?: ?(?P<source>[\w.& -]{2,40})"
)
_CONTRIBUTING = (
    " contributed ", "files ", "reporting ", "material ", "input", "Quelle", "Source", "Fonte", "Fuente", "Kilde", "Källa", "Bron", "Źródło",
)  # fmt: skip
"""What stands wherever a contribution is told."""
_SIGNED_OFF = re.compile(r"[(\[–—-]\s?(?P<who>[\w.-]{2,20}(?:[/,] ?[\w.-]{2,20}){0,2})\s?[)\]]?\s*$")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_GLUED = re.compile(r"^(?P<agency>[A-Z]{2,6})(?=[A-Z][a-z])")


def text_values(document: Document, regions: list[Region], said: Iterable[MetaValue]) -> list[MetaValue]:
    """The values of one document's regions, each with its span."""
    outlet = next((v.normalised for v in said if v.field is MetaField.OUTLET and v.normalised), document.outlet)
    out = [
        *_line(document, regions, Role.HEADLINE, MetaField.TITLE),
        *_line(document, regions, Role.DECK, MetaField.DECK),
        *_bylines(document, regions, outlet),
        *_stamps(document, regions),
        *_wires(document, regions, outlet),
    ]
    if document.language:
        code = document.language
        out.append(
            MetaValue(
                doc=document.id, field=MetaField.LANGUAGE, value=code, normalised=code, source=MetaSource.TEXT, where="words"
            )
        )
    return out


def _value(document: Document, field: MetaField, read: str, span: Span, where: str) -> MetaValue:
    value = " ".join(document[span].split())[:LONGEST]
    return MetaValue(doc=document.id, field=field, value=value, normalised=read, source=MetaSource.TEXT, where=where, span=span)


def _line(document: Document, regions: list[Region], role: Role, field: MetaField) -> list[MetaValue]:
    region = next((r for r in regions if r.role is role), None)
    if region is None:
        return []
    text = " ".join(document[region.span].split())
    return [_value(document, field, text.translate(_INVISIBLE)[:LONGEST], region.span, role.value)]


def _bylines(document: Document, regions: list[Region], outlet: str | None) -> Iterator[MetaValue]:
    for region in [r for r in regions if r.role is Role.BYLINE][:MOST_BYLINES]:
        text = _without_agency(document[region.span])
        names = read_names(text, outlet=outlet)
        wires = [n for n in names if agency(n)]
        authors = sorted_out([n for n in names if n not in wires] or names, outlet=outlet)
        if authors:
            yield _value(document, MetaField.AUTHOR, NAMES_JOIN.join(authors), region.span, Role.BYLINE)
        for name in wires:
            yield _value(document, MetaField.WIRE, name, region.span, Role.BYLINE)


def _without_agency(line: str) -> str:
    """A byline without an agency glued before the name that it also gives behind it (``APAnn Lee, AP``)."""
    match = _GLUED.match(line)
    if match is None:
        return line
    rest, again = re.subn(rf",?\s*\b{match['agency']}\b", "", line[match.end() :])
    return rest if again else line


def _stamps(document: Document, regions: list[Region]) -> list[MetaValue]:
    """Dates of stamps and bylines; a bare "Updated:" line speaks of the stamp below it.

    Where all that is told is an update, its day is the article's with a doubt (``?``): it was published then or before.
    """
    out: list[MetaValue] = []
    updating = False
    for region in regions:
        if region.role not in {Role.STAMP, Role.BYLINE}:
            updating = False
            continue
        if len(out) >= MOST_STAMPS:
            break
        text = document[region.span]
        found = read_stamps(" ".join(text.split()), document.language)
        published, updated = found.published, found.updated
        if updating and published and not PUBLISHED.search(text):
            published, updated = None, published
        for field, when in ((MetaField.PUBLISHED, published), (MetaField.UPDATED, updated)):
            if when is not None:
                out.append(_value(document, field, when.edtf, region.span, region.role.value))
        updating = region.role is Role.STAMP and not found.published and not found.updated and UPDATED.search(text) is not None
    change = next((v for v in out if v.field is MetaField.UPDATED), None)
    if change and change.span and not any(v.field is MetaField.PUBLISHED for v in out):
        out.append(_value(document, MetaField.PUBLISHED, _doubted(change.normalised), change.span, "update"))
    return out


def _doubted(edtf: str) -> str:
    when = When(edtf)
    return edtf[:10] + "?" if when.precision in {"day", "time"} and not edtf.endswith("?") else edtf


def _wires(document: Document, regions: list[Region], outlet: str | None) -> Iterator[MetaValue]:
    """Agencies in a dateline or at the head in brackets, in credits, and in the last lines."""
    prose = [r for r in regions if r.role in PROSE_ROLES]
    for region in [*(r for r in regions if r.role is Role.DATELINE), *prose[:1]]:
        text = document.text[region.span.start : min(region.span.end, region.span.start + HEAD)]
        yield from _agencies(document, region, ((m[1], m.start(1)) for m in _BRACKETS.finditer(text)), outlet)
    for region in [*prose[-TAIL:], *(r for r in regions if r.role in {Role.CREDIT, Role.BIO, Role.OTHER, Role.BYLINE})][:40]:
        text = document[region.span][-LONGEST:]
        shift = len(region.span) - len(text)
        told: list[tuple[str, int]] = []
        if any(word in text for word in _CONTRIBUTING):
            told = [(m[g], m.start(g) + shift) for m in _CONTRIBUTED.finditer(text) for g in ("who", "from", "source") if m[g]]
        if region.role in PROSE_ROLES and (match := _SIGNED_OFF.search(text)):
            told.append((match["who"], match.start("who") + shift))
        yield from _agencies(document, region, told, outlet)


def _agencies(document: Document, region: Region, told: Iterable[tuple[str, int]], outlet: str | None) -> Iterator[MetaValue]:
    for words, place in told:
        for name in re.split(r"\s*[/,]\s*|\s+and\s+", words):
            clean = name.strip().removeprefix("the ").strip()
            offset = words.find(name)
            if clean and agency(clean) and clean.casefold() != (outlet or "").casefold() and read_date(clean) is None:
                start = region.span.start + place + offset
                place_in_text = Span(document.id, start, start + len(name))
                yield _value(document, MetaField.WIRE, clean, place_in_text, region.role.value)
