"""What a page's markup says of the article: JSON-LD, microdata, RDFa, OpenGraph and other meta elements, ``<time>``, ``<title>``.

Everything that is said is kept with the place where it is said; which saying counts is decided by rank.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from retold.lang.bylines import agency
from retold.model.metadata import NAMES_JOIN, MetaField, MetaSource, MetaValue, best, own_names, ranked, signed
from retold.model.when import When
from retold.read.page_meta_data import DataBody, body_in_data
from retold.read.page_meta_json import find_article, read_graph
from retold.read.page_meta_markup import bylines, read_markup
from retold.read.page_meta_normal import normalised, shortened
from retold.read.page_meta_schema import schema_values

_OUTLET_SOURCES = (MetaSource.OPENGRAPH, MetaSource.JSON_LD, MetaSource.MICRODATA, MetaSource.META)
MOST_VALUES = 200
"""Sayings kept of one page."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of its article: ``values`` without their document yet, ranked; ``body`` is text that stands in its data."""

    values: tuple[MetaValue, ...] = ()
    body: DataBody | None = None

    def of(self, doc: str) -> tuple[MetaValue, ...]:
        """The values as those of the document ``doc``."""
        return tuple(replace(v, doc=doc) for v in self.values)

    def said(self, field: MetaField) -> str | None:
        """The chosen value of a field."""
        value = best(self.values, field)
        return value.normalised if value else None

    @property
    def url(self) -> str | None:
        """The address that the page gives itself."""
        return self.said(MetaField.URL)

    @property
    def language(self) -> str | None:
        """ISO 639-1, as the page declares it."""
        return self.said(MetaField.LANGUAGE)

    def columns(self) -> dict[str, Any]:
        """Columns of a :class:`~retold.model.document.Document` that the page fills; absent where it says nothing."""
        return document_columns(self.values)


def document_columns(values: tuple[MetaValue, ...]) -> dict[str, Any]:
    """The columns of a document that its chosen values fill."""
    out: dict[str, Any] = {}
    for value in values:
        if not value.chosen:
            continue
        name = value.field.value
        if value.field is MetaField.AUTHOR:
            out["authors"] = tuple(value.normalised.split(NAMES_JOIN))
            out["author"] = ", ".join(out["authors"])
        elif value.field in {MetaField.PUBLISHED, MetaField.UPDATED}:
            out[name] = When(value.normalised)
        elif value.field in {MetaField.TITLE, MetaField.OUTLET, MetaField.URL, MetaField.SECTION, MetaField.WIRE}:
            out[name] = value.normalised
    return out


def page_meta(tree: Any, source: str | None = None) -> PageMeta:
    """Metadata of a parsed page; every saying with its place, ranked. ``source`` is the page's text, which makes it faster."""
    markup = read_markup(tree, source)
    graph = read_graph(markup.scripts)
    article = find_article(graph, markup.titles)
    raw = [*schema_values(graph, article), *markup.values]
    outlet = _outlet(raw)
    language = next((v.value[:2].lower() for v in raw if v.field is MetaField.LANGUAGE), None)
    values: dict[tuple[object, ...], MetaValue] = {}
    for value in raw[:MOST_VALUES]:
        read = normalised(value, outlet=outlet, language=language)
        values.setdefault((value.field, value.source, value.where, value.value), replace(value, normalised=read))
    kept = _short_titles(list(values.values()))
    own = own_names(kept)
    if not any(v.field is MetaField.AUTHOR and v.source is not MetaSource.TWITTER and signed(v, own) for v in kept):
        kept += [replace(v, normalised=normalised(v, outlet=outlet, language=language)) for v in bylines(tree)]
    return PageMeta(ranked([*kept, *_wires(kept)]), body_in_data(article, markup))


def _short_titles(values: list[MetaValue]) -> list[MetaValue]:
    short = shortened([v.normalised for v in values if v.field is MetaField.TITLE])
    return [
        replace(v, normalised=short[v.normalised]) if v.field is MetaField.TITLE and v.normalised in short else v
        for v in values
    ]


def _outlet(values: list[MetaValue]) -> str | None:
    named = {v.source: v.value for v in reversed(values) if v.field is MetaField.OUTLET and not v.value.startswith("@")}
    return next((named[s] for s in _OUTLET_SOURCES if s in named), None)


def _wires(values: Any) -> list[MetaValue]:
    """Agencies among the authors are wires too."""
    return [
        replace(value, field=MetaField.WIRE, normalised=name)
        for value in values
        if value.field is MetaField.AUTHOR
        for name in value.normalised.split(NAMES_JOIN)
        if name and agency(name)
    ]
