"""schema.org in JSON-LD: the object that is the article, found in however many and however broken scripts."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LONGEST = 500
"""Characters kept of a value."""
MOST_NODES = 5_000
"""Objects looked at on one page."""
LARGEST = 4_000_000
"""Characters of a script beyond which it is passed over."""

Node = dict[str, Any]

_ARTICLE_ENDS = ("Article", "Posting", "Report", "Blog", "Review", "Recipe")
_NO_ARTICLES = frozenset({"JobPosting", "ItemList", "AggregateReview"})
_PAGES = frozenset(
    [
        "WebPage",
        "CollectionPage",
        "SearchResultsPage",
        "ProfilePage",
        "ItemPage",
        "ImageGallery",
        "VideoGallery",
        "MediaGallery",
        "AboutPage",
        "ContactPage",
        "FAQPage",
        "QAPage",
    ]
)
_MEDIA = frozenset({"VideoObject", "AudioObject", "PodcastEpisode", "Movie", "TVEpisode", "ClaimReview"})
_INSIDE = ("mainEntity", "mainEntityOfPage", "@graph", "about", "video")
_TRAILING = re.compile(r",(?=\s*[}\]])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_COMMENT = re.compile(r"<!--.*?-->|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
_PLAIN_PAIRS = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|alternativeHeadline)"\s*:\s*"((?:[^"\\\n]|\\.){1,600})"'
)
_ANY_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(\w*(?:Article|Posting))"')


@dataclass(frozen=True, slots=True)
class Graph:
    """All objects of a page's scripts in order; ``known`` finds them by ``@id``."""

    nodes: list[Node] = field(default_factory=list)
    known: dict[str, Node] = field(default_factory=dict)

    def resolve(self, value: Any) -> Any:
        """The object that a bare reference ``{"@id": …}`` means."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self.known.get(value["@id"], value)
        return value


def read_graph(scripts: list[str]) -> Graph:
    """The objects in JSON-LD scripts; what cannot be parsed even after repair gives what its plain pairs say."""
    graph = Graph()
    for script in scripts:
        todo = list(parse(script))
        while todo and len(graph.nodes) < MOST_NODES:
            node = todo.pop()
            if isinstance(node, list):
                todo.extend(reversed(node[:MOST_NODES]))
            elif isinstance(node, dict):
                graph.nodes.append(node)
                if isinstance(node.get("@id"), str) and len(node) > 2:
                    graph.known.setdefault(node["@id"], node)
                todo.extend(v for k in _INSIDE if isinstance(v := node.get(k), dict | list))
    return graph


def parse(source: str) -> Iterator[Any]:
    """The JSON values of one script: comments and trailing commas, control characters and wrong escapes are passed over."""
    text = source[:LARGEST].strip()
    for repair in (_as_it_is, _unwrapped, _repaired):
        text = repair(text)
        try:
            yield json.loads(text, strict=False)
        except RecursionError:
            return
        except ValueError:
            continue
        else:
            return
    yield from _several(text) or _pairs(text)


def _as_it_is(text: str) -> str:
    return text


def _unwrapped(text: str) -> str:
    return _WRAPPED.sub("", text).strip().strip(";").strip()


def _repaired(text: str) -> str:
    text = _TRAILING.sub("", _BAD_ESCAPE.sub(r"\\\\", _COMMENT.sub("", text)))
    return text.strip().strip(",;").strip()


def _several(text: str) -> list[Any]:
    """Values written one behind the other, up to the first that is broken."""
    decoder = json.JSONDecoder(strict=False)
    out: list[Any] = []
    place = 0
    try:
        while place < len(text) and len(out) < 50:
            value, place = decoder.raw_decode(text, place)
            out.append(value)
            while place < len(text) and text[place] in " \t\r\n,;":
                place += 1
    except (ValueError, RecursionError):
        return [v for v in out if isinstance(v, dict | list)]
    return out


def _pairs(text: str) -> list[Any]:
    """Headline and dates of an article whose script no parser reads (a quotation mark in a text left bare)."""
    kind = _ANY_ARTICLE.search(text)
    if kind is None:
        return []
    node: Node = {"@type": kind[1]}
    for match in _PLAIN_PAIRS.finditer(text):
        try:
            node.setdefault(match[1], json.loads(f'"{match[2]}"', strict=False))
        except ValueError:
            continue
    return [node]


def types(node: Node) -> list[str]:
    """The names of an object's types without their vocabulary."""
    kind = node.get("@type")
    return [k.rpartition("/")[2].rpartition(":")[2] for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def is_article(node: Node) -> bool:
    """Whether an object is an article of some kind."""
    return any(t.endswith(_ARTICLE_ENDS) and t not in _NO_ARTICLES for t in types(node))


def is_page(node: Node) -> bool:
    """Whether an object is the page itself."""
    return any(t in _PAGES for t in types(node))


def is_media(node: Node) -> bool:
    """Whether an object is a video, a sound or a claim reviewed."""
    return any(t in _MEDIA for t in types(node))


def find_article(graph: Graph, titles: list[str]) -> Node | None:
    """The article this page is about: the one with its title, else the one that says most of itself, the first of equals."""
    known = {plain(t) for t in titles}

    def standing(node: Node) -> tuple[int, ...]:
        headline = plain(text(node.get("headline") or node.get("name")) or "")
        same = bool(headline) and any(headline == t or (len(headline) > 20 and headline in t) for t in known)
        return (same, sum(k in node for k in ("headline", "datePublished", "author", "articleBody")))

    articles = [n for n in graph.nodes if is_article(n) and (n.get("headline") or n.get("name") or n.get("datePublished"))]
    return max(articles, key=standing, default=None)


def text(value: Any) -> str | None:
    """A value as folded plain text of at most 500 characters; ``None`` for what is no text."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return fold(value)[:LONGEST] or None


def fold(value: str) -> str:
    """White space to single spaces, entities (also those written twice) to characters, tags left out."""
    value = value[: 40 * LONGEST]
    if "&" in value:
        value = entities.unescape(entities.unescape(value))
    if "<" in value:
        value = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", value)
    return " ".join(value.split())


def names(value: Any, graph: Graph) -> list[str]:
    """The names of persons or organisations, however they are written; addresses are no names."""
    value = graph.resolve(value)
    if isinstance(value, list):
        return [n for v in value[:50] for n in names(v, graph)]
    if isinstance(value, dict):
        inner = value.get("name")
        if isinstance(inner, list | dict):
            return names(inner, graph)
        if inner is None and isinstance(value.get("givenName"), str):
            inner = f"{value['givenName']} {value.get('familyName') or ''}"
        value = inner
    found = text(value)
    return [] if found is None or "://" in found else [found]


def plain(value: str) -> str:
    """A title for comparison: letters and digits only, case folded."""
    return re.sub(r"[\W_]+", "", value).casefold()
