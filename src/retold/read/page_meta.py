"""What a page's markup says of the article: schema.org JSON-LD, OpenGraph, meta elements, ``<time>``."""

from __future__ import annotations

import html as entities
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from retold.lang.stamps import read_date
from retold.model.when import When

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "AdvertiserContentArticle",
        "TechArticle",
        "SocialMediaPosting",
        "VideoObject",
    ]
)
_DATES = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "published_time", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date.created",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate",
    "ptime", "displaydate", "rnews:datepublished", "timestamp", "cxenseparse:publishtime",
)  # fmt: skip
LONGEST = 500
MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class PageMeta:
    """Values found in markup; ``None`` where the page does not say."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None


def page_meta(tree: Any) -> PageMeta:
    """Metadata of a parsed page, the most specific statement first."""
    names = _meta_elements(tree)
    article = next(_json_articles(tree), {})
    url = _url(tree, names)
    outlet = names.get("og:site_name") or _name(article.get("publisher")) or names.get("application-name")
    title = (
        _text(article.get("headline")) or names.get("og:title") or names.get("twitter:title") or _title_element(tree, outlet)
    )
    author = _name(article.get("author")) or next(
        (
            v
            for k in ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
            if (v := names.get(k)) and "://" not in v
        ),
        None,
    )
    return PageMeta(title, outlet, _without_by(author), url, _published(tree, names, article), _language(tree))


def _meta_elements(tree: Any) -> dict[str, str]:
    """Meta elements by name, property or itemprop in lower case; the first of each counts."""
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = _text(element.get("content"))
        if name and value:
            out.setdefault(name, value)
    return out


def _json_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of an article type in JSON-LD, in document order, the one with a headline and date first."""
    found = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for node in _nodes(script.text)
    ]
    articles = [node for node in found if _types(node) & _ARTICLES]
    yield from sorted(articles, key=lambda n: -("headline" in n) - ("datePublished" in n))


def _nodes(source: str | None) -> list[dict[str, Any]]:
    try:
        data = json.loads((source or "").strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    out: list[dict[str, Any]] = []
    todo = [data]
    while todo and len(out) < MOST_NODES:
        node = todo.pop()
        if isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            out.append(node)
            todo.extend(v for k in ("mainEntity", "mainEntityOfPage", "@graph") if isinstance(v := node.get(k), dict | list))
    return out


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)}


def _name(value: Any) -> str | None:
    """The name or names in a schema.org person or organisation, however it is written."""
    if isinstance(value, list):
        names = [n for v in value[:20] if (n := _name(v))]
        return ", ".join(dict.fromkeys(names))[:LONGEST] or None
    if isinstance(value, dict):
        return _name(value.get("name")) if not isinstance(value.get("name"), dict) else None
    text = _text(value)
    return None if text and "://" in text else text


def _published(tree: Any, names: dict[str, str], article: dict[str, Any]) -> When | None:
    candidates = [_text(article.get("datePublished")), _text(article.get("dateCreated"))]
    candidates += [names.get(k) for k in _DATES]
    candidates += [
        t.get("datetime")
        for t in tree.iter("time")
        if t.get("pubdate") is not None or "published" in (t.get("itemprop") or "").lower()
    ]
    for text in candidates:
        if text and (when := read_date(text)):
            return when
    times = {t.get("datetime") for t in tree.iter("time") if t.get("datetime")}
    return read_date(times.pop()) if len(times) == 1 else None


def _url(tree: Any, names: dict[str, str]) -> str | None:
    canonical = next((e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()), None)
    for url in (canonical, names.get("og:url")):
        if url and url.strip().lower().startswith(("http://", "https://", "//")):
            try:
                return str(urljoin("https://", url.strip()))[:2000]
            except ValueError:
                continue
    return None


def _title_element(tree: Any, outlet: str | None) -> str | None:
    """The ``<title>`` without the outlet's name behind its last bar or dash."""
    title: str | None = next((_text(e.text) for e in tree.iter("title")), None)
    if not title:
        return None
    for bar in (" | ", " - ", " – ", " — ", " :: ", " » "):
        head, found, last = title.rpartition(bar)
        if found and (last.strip() == outlet or (len(last.split()) <= 4 and len(head.split()) >= 4)):
            return str(head.strip())
    return title


def _without_by(author: str | None) -> str | None:
    return author.removeprefix("By ").removeprefix("by ").strip() or None if author else None


def _language(tree: Any) -> str | None:
    code = str(tree.get("lang") or "").strip().lower()[:2]
    return code if len(code) == 2 and code.isalpha() else None


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(entities.unescape(value).split())[:LONGEST] or None
