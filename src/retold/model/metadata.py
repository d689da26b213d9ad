"""What is said of a document - title, authors, dates - with where it is said; sayings that differ are kept and ranked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from retold.model.span import Span


class MetaField(StrEnum):
    """What a value is about; ``access`` is whether everybody can read the article, ``kind`` what the page is."""

    TITLE = "title"
    DECK = "deck"
    AUTHOR = "author"
    OUTLET = "outlet"
    PUBLISHED = "published"
    UPDATED = "updated"
    URL = "url"
    SECTION = "section"
    LANGUAGE = "language"
    WIRE = "wire"
    KIND = "kind"
    ACCESS = "access"


class MetaSource(StrEnum):
    """Who says it: the user's --meta file, a kind of markup, the address, the visible text, the file around the article."""

    GIVEN = "given"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    OPENGRAPH = "opengraph"
    TWITTER = "twitter"
    META = "meta"
    HTML = "html"
    URL = "url"
    TEXT = "text"
    PDF = "pdf"
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaValue:
    """One saying about a document.

    ``value`` is as it was written (white space folded, at most 500 characters), ``normalised`` as retold reads it: a
    title without the outlet's name, names of authors joined by ``; ``, a date in EDTF, an address made absolute; empty
    where it cannot be read as what it claims to be. ``where`` is the key path in structured data
    (``NewsArticle.datePublished``), the name of a meta element or an XPath; ``span`` the place in the text where it is
    visible. ``rank`` counts from 1 (the best) within a document's field; the values a document's columns were taken
    from are ``chosen``.
    """

    doc: str
    field: MetaField
    value: str
    source: MetaSource
    where: str
    normalised: str = ""
    span: Span | None = None
    rank: int = 0
    chosen: bool = False


NAMES_JOIN = "; "
"""What stands between the names in the normalised value of authors."""


def best(values: Iterable[MetaValue], field: MetaField) -> MetaValue | None:
    """The chosen value of a field, or ``None``."""
    return next((v for v in values if v.field is field and v.chosen), None)


_ORDER: tuple[MetaSource, ...] = (
    MetaSource.GIVEN, MetaSource.JSON_LD, MetaSource.MICRODATA, MetaSource.OPENGRAPH, MetaSource.META, MetaSource.TWITTER,
    MetaSource.FEED, MetaSource.HTML, MetaSource.TEXT, MetaSource.URL, MetaSource.PDF,
)  # fmt: skip
"""Sources from the most to the least trusted where a field has no order of its own."""

_OWN_ORDER: dict[MetaField, tuple[MetaSource, ...]] = {
    MetaField.OUTLET: (MetaSource.GIVEN, MetaSource.OPENGRAPH, MetaSource.JSON_LD, MetaSource.MICRODATA, MetaSource.META),
    MetaField.URL: (MetaSource.GIVEN, MetaSource.HTML, MetaSource.OPENGRAPH, MetaSource.JSON_LD),
    MetaField.DECK: (MetaSource.GIVEN, MetaSource.TEXT, MetaSource.MICRODATA, MetaSource.JSON_LD),
    MetaField.LANGUAGE: (MetaSource.GIVEN, MetaSource.TEXT, MetaSource.HTML, MetaSource.JSON_LD),
}

_VOICES: dict[MetaSource, float] = {
    MetaSource.GIVEN: 100.0, MetaSource.FEED: 2.5, MetaSource.OPENGRAPH: 2.4, MetaSource.JSON_LD: 2.0, MetaSource.HTML: 1.5,
    MetaSource.TEXT: 0.2, MetaSource.PDF: 1.2, MetaSource.MICRODATA: 1.5, MetaSource.META: 0.3, MetaSource.TWITTER: 0.3,
}  # fmt: skip
"""Weight of a source's voice for a title: what a reader sees and one kind of markup together outvote the other kinds."""

_WEAK_KEYS: dict[str, int] = {"name": 3, "dateCreated": 2, "datecreated": 2, "description": 2, "og:updated_time": 2, "title": 2}
"""Last parts of a place that say something near the field and not quite it; the higher the weaker."""


def ranked(values: Iterable[MetaValue]) -> tuple[MetaValue, ...]:
    """The values by field, the best first, with ``rank`` set and the first readable one of each field ``chosen``.

    Values that cannot be read as what they claim to be come last. Titles are voted on, as the title for readers, for sharing
    and for search engines may be three; of other fields the most trusted source counts, and of one source the first.
    """
    groups: dict[MetaField, list[MetaValue]] = {}
    for value in values:
        groups.setdefault(value.field, []).append(value)
    out: list[MetaValue] = []
    for field in MetaField:
        own = groups.get(field, [])
        if field is MetaField.TITLE:
            own = _by_votes(own)
        elif field is MetaField.AUTHOR:
            own = _by_signature(own, own_names([*groups.get(MetaField.OUTLET, ()), *groups.get(MetaField.URL, ())]))
        else:
            own = sorted(own, key=_standing)
        out += [_placed(v, n) for n, v in enumerate(own, 1)]
    return tuple(out)


def _placed(value: MetaValue, rank: int) -> MetaValue:
    chosen = rank == 1 and bool(value.normalised)
    return value if (value.rank, value.chosen) == (rank, chosen) else replace(value, rank=rank, chosen=chosen)


def _standing(value: MetaValue) -> tuple[bool, int, int]:
    own = _OWN_ORDER.get(value.field, ())
    place = own.index(value.source) if value.source in own else len(own) + _ORDER.index(value.source)
    return (not value.normalised, place, _weakness(value))


def _weakness(value: MetaValue) -> int:
    return _WEAK_KEYS.get(value.where.rpartition(".")[2], 0) if value.where.rpartition("/")[2] != "@datetime" else 1


def _by_votes(values: list[MetaValue]) -> list[MetaValue]:
    votes: dict[str, float] = {}
    spelled: dict[str, float] = {}
    counted: set[tuple[str, MetaSource, int]] = set()
    for value in values:
        voice = _VOICES.get(value.source, 0.2)
        weak = _weakness(value)
        voice = 0.3 if weak else voice
        if value.normalised and (value.normalised, value.source, weak) not in counted:
            counted.add((value.normalised, value.source, weak))
            spelled[value.normalised] = spelled.get(value.normalised, 0.0) + voice
            key = _letters(value.normalised)
            votes[key] = votes.get(key, 0.0) + voice
    return sorted(
        values,
        key=lambda v: (
            not v.normalised, -votes.get(_letters(v.normalised), 0.0), -spelled.get(v.normalised, 0.0), *_standing(v)[1:],
        ),
    )  # fmt: skip


def own_names(values: Iterable[MetaValue]) -> frozenset[str]:
    """What the outlet calls itself, in letters: its names, and its host with and without the last label."""
    names: set[str] = set()
    for value in values:
        if value.field is MetaField.OUTLET and value.normalised:
            names.add(_letters(_ARTICLE.sub("", value.normalised)))
        elif value.field is MetaField.URL:
            host = _HOST.sub("", value.normalised)
            names |= {_letters(host), _letters(host.rpartition(".")[0])}
    return frozenset(n for n in names if n)


def signed(value: MetaValue, own: frozenset[str]) -> bool:
    """Whether a statement of authors names somebody besides the outlet by a full name."""
    return any(
        _letters(_ARTICLE.sub("", name)) not in own and (" " in name or not name.isascii()) and not name[:1].islower()
        for name in value.normalised.split(NAMES_JOIN)
        if name
    )


def _by_signature(values: list[MetaValue], own: frozenset[str]) -> list[MetaValue]:
    """Of statements of authors, first those that name somebody by name; of two in markup the one that names all of the other's."""
    trusted = [set(v.normalised.split(NAMES_JOIN)) for v in values if _is_structured(v)]
    named = {id(v): signed(v, own) for v in values}
    only = {id(v): all(_letters(_ARTICLE.sub("", n)) in own for n in v.normalised.split(NAMES_JOIN)) for v in values}
    someone = any(named.values())

    def standing(value: MetaValue) -> tuple[bool, bool, int, int, int]:
        names = set(value.normalised.split(NAMES_JOIN))
        larger = sum(other > names for other in trusted)
        unreadable, place, weakness = _standing(value)
        return (unreadable, someone and only[id(value)] and value.source is not MetaSource.GIVEN, larger, place, weakness)

    return sorted(values, key=standing)


def _is_structured(value: MetaValue) -> bool:
    return value.source in {MetaSource.JSON_LD, MetaSource.MICRODATA} or value.where.endswith("/@rel")


_HOST = re.compile(r"^(?:https?:)?//(?:www\d?\.)?|[/:?#].*$")
_ARTICLE = re.compile(r"^(?:the|die|der|das|la|le|el|il)\s", re.IGNORECASE)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
