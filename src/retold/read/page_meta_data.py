"""Article text that stands in a page's data: ``articleBody`` of JSON-LD, or the state that a script builds the page from."""

from __future__ import annotations

import html as entities
import json
import re
from dataclasses import dataclass
from typing import Any

from retold.read.page_meta_json import Node, types
from retold.read.page_meta_markup import Markup

LEAST = 400
"""Characters from which a value is taken for an article's text."""
LARGEST = 3_000_000
"""Characters of a script beyond which it is passed over."""
MOST_VALUES = 40_000
_BODY_KEYS = frozenset(
    {
        "articlebody",
        "body",
        "content",
        "bodytext",
        "text",
        "html",
        "bodyhtml",
        "articletext",
        "fulltext",
        "storybody",
        "maincontent",
    }
)
_PARAGRAPH = re.compile(r"</p>|<br\s*/?>\s*<br\s*/?>|</h[1-6]>|</li>|\n\s*\n|\n", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIDDEN = re.compile(r"<(script|style|figure|iframe)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DataBody:
    """Paragraphs of an article, and where in the page's data they stand: a key path and the script's XPath."""

    paragraphs: tuple[str, ...]
    where: str
    path: str

    def __len__(self) -> int:
        return sum(map(len, self.paragraphs))


def body_in_data(article: Node | None, markup: Markup) -> DataBody | None:
    """The longest text in the page's data that reads like an article's, ``None`` where there is none of 400 characters."""
    if article is not None and isinstance(body := article.get("articleBody") or article.get("text"), str):
        found = paragraphs(body)
        if sum(map(len, found)) >= LEAST:
            kind = (types(article) or ["Article"])[0]
            key = "articleBody" if article.get("articleBody") else "text"
            path = next((_path(e) for e in markup.script_paths if f'"{key}"' in (e.text or "")), "")
            return DataBody(found, f"{kind}.{key}", path)
    return None


def body_in_state(markup: Markup) -> DataBody | None:
    """The longest body in the states that scripts build the page from; only to be asked where the page shows no article."""
    best: DataBody | None = None
    for element in markup.states[:20]:
        source = element.text or ""
        if len(source) > LARGEST:
            continue
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        name = element.get("id") or "script"
        for where, text in _bodies(data, name):
            found = DataBody(paragraphs(text), where, _path(element))
            if len(found) >= LEAST and (best is None or len(found) > len(best)):
                best = found
    return best


def _bodies(data: Any, name: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    todo: list[tuple[str, Any]] = [(name, data)]
    seen = 0
    while todo and seen < MOST_VALUES:
        seen += 1
        where, value = todo.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                if key.casefold() in _BODY_KEYS and (text := _joined(inner)):
                    out.append((f"{where}.{key}", text))
                elif isinstance(inner, dict | list):
                    todo.append((f"{where}.{key}", inner))
        elif isinstance(value, list):
            todo.extend((where, inner) for inner in value[:2000] if isinstance(inner, dict | list))
    return out


def _joined(value: Any) -> str:
    """A body as one text: a string, or a list of paragraphs with their text under a usual key."""
    if isinstance(value, str):
        return value if len(value) >= LEAST and " " in value else ""
    if isinstance(value, list):
        parts = []
        for item in value[:2000]:
            inner = item
            if isinstance(item, dict):
                inner = next(
                    (v for k in ("text", "html", "content", "value", "body") if isinstance(v := item.get(k), str)), None
                )
            if isinstance(inner, str):
                parts.append(inner)
        text = "\n\n".join(parts)
        return text if len(text) >= LEAST else ""
    return ""


def paragraphs(text: str) -> tuple[str, ...]:
    """A text in HTML or plain, as paragraphs with white space folded."""
    if "&lt;" in text:
        text = entities.unescape(text)
    parts = (_TAG.sub(" ", part) for part in _PARAGRAPH.split(_HIDDEN.sub(" ", text[:LARGEST])))
    return tuple(folded for part in parts if (folded := " ".join(entities.unescape(part).split())))


def _path(element: Any) -> str:
    return str(element.getroottree().getpath(element))
