"""The article's object in JSON-LD, property by property."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retold.lang.bylines import agency
from retold.model.metadata import MetaField, MetaSource, MetaValue
from retold.read.page_meta_json import Graph, Node, is_article, is_media, is_page, names, text, types

_PLAIN: tuple[tuple[MetaField, str], ...] = (
    (MetaField.TITLE, "headline"),
    (MetaField.TITLE, "name"),
    (MetaField.DECK, "alternativeHeadline"),
    (MetaField.DECK, "description"),
    (MetaField.PUBLISHED, "datePublished"),
    (MetaField.PUBLISHED, "dateCreated"),
    (MetaField.UPDATED, "dateModified"),
    (MetaField.SECTION, "articleSection"),
    (MetaField.LANGUAGE, "inLanguage"),
)
_NAMED: tuple[tuple[MetaField, str], ...] = (
    (MetaField.AUTHOR, "author"),
    (MetaField.AUTHOR, "creator"),
    (MetaField.OUTLET, "publisher"),
    (MetaField.OUTLET, "sourceOrganization"),
    (MetaField.OUTLET, "isPartOf"),
)
_WIRES = ("creditText", "sourceOrganization", "provider", "contributor", "author", "creator")
NAMES = " ; "


def schema_values(graph: Graph, article: Node | None) -> Iterator[MetaValue]:
    """What the article's object says, what other objects say of the page, and what each calls itself."""
    if article is not None:
        yield from _of(article, graph)
    for node in graph.nodes[:60]:
        if node is article:
            continue
        if is_page(node) or is_media(node):
            kind = types(node)[0]
            yield _value(MetaField.KIND, kind, f"{kind}.@type")
            for field, key in _PLAIN:
                if field in {MetaField.PUBLISHED, MetaField.UPDATED, MetaField.LANGUAGE} and (said := text(node.get(key))):
                    yield _value(field, said, f"{kind}.{key}")
            yield from _access(node, kind)
        elif is_article(node) and types(node)[0] == "LiveBlogPosting":
            yield _value(MetaField.KIND, "LiveBlogPosting", "LiveBlogPosting.@type")


def _of(node: Node, graph: Graph) -> Iterator[MetaValue]:
    kind = types(node)[0]
    yield _value(MetaField.KIND, kind, f"{kind}.@type")
    for field, key in _PLAIN:
        if said := text(node.get(key)):
            yield _value(field, said, f"{kind}.{key}")
    for field, key in _NAMED:
        if said := NAMES.join(names(node.get(key), graph))[:500]:
            yield _value(field, said, f"{kind}.{key}")
    for key in _WIRES:
        for name in names(node.get(key), graph):
            if agency(name):
                yield _value(MetaField.WIRE, name, f"{kind}.{key}")
    page = node.get("mainEntityOfPage")
    for key, value in (("url", node.get("url")), ("mainEntityOfPage", page.get("@id") if isinstance(page, dict) else page)):
        if isinstance(value, str):
            yield _value(MetaField.URL, value[:2000], f"{kind}.{key}")
    yield from _access(node, kind)


def _access(node: Node, kind: str) -> Iterator[MetaValue]:
    free: Any = node.get("isAccessibleForFree")
    if isinstance(free, bool | str):
        yield _value(MetaField.ACCESS, str(free), f"{kind}.isAccessibleForFree")


def _value(field: MetaField, value: str, where: str) -> MetaValue:
    return MetaValue(doc="", field=field, value=value, source=MetaSource.JSON_LD, where=where)
