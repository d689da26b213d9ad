"""Title, outlet, author and publication date from what the text says of itself; never against --meta or markup."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from retold.lang.stamps import read_date
from retold.model.document import Document, Region, Role
from retold.model.story import Story
from retold.model.when import When

_BY = re.compile(r"(?i)^(?:written by|posted by|reported by|story by|words by|by|from|author:)\s+")
_REST = re.compile(
    r"\s*(?:,|\||/| - | – | — | for | For )\s*|\s+(?=\d|(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|updated|published|posted)[a-z]{0,7}\.?:? \d)"
)
_UPDATE = re.compile(r"(?i)\b(?:updated?|modified|revised|edited)\b")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|_|$)")
LONGEST_AUTHOR = 120


def fill_metadata(story: Story) -> Story:
    """Fill what documents do not know yet of ``title``, ``outlet``, ``author`` and ``published``.

    Values from --meta (``meta``) and markup (``page``) are never touched. An outlet is the host of the address
    without ``www.``; a text alone does not say who published it.
    """
    own: dict[str, list[Region]] = defaultdict(list)
    for region in sorted(story.regions, key=lambda r: r.span):
        own[region.span.doc].append(region)
    return replace(story, documents=tuple(_fill(d, own[d.id]) for d in story.documents))


def _fill(document: Document, regions: list[Region]) -> Document:
    found: dict[str, tuple[Any, str]] = {}
    if title := _first(document, regions, Role.HEADLINE):
        found["title"] = (title, "text")
    if author := _author(document, regions):
        found["author"] = (author, "text")
    if document.url:
        source = document.known_from.get("url", "page")
        if host := _host(document.url):
            found["outlet"] = (host, source)
        if when := _url_date(document.url):
            found["published"] = (when, source)
    if when := _stamped(document, regions):
        found["published"] = (when, "text")
    new = {key: value for key, value in found.items() if getattr(document, key) is None}
    if not new:
        return document
    changes = {key: value for key, (value, _) in new.items()}
    known = {**document.known_from, **{key: source for key, (_, source) in new.items()}}
    return replace(document, known_from=known, **changes)


def _first(document: Document, regions: list[Region], role: Role) -> str | None:
    region = next((r for r in regions if r.role is role), None)
    return " ".join(document[region.span].split()) if region else None


def _author(document: Document, regions: list[Region]) -> str | None:
    """The writer's name without "By" and what follows the name; an agency glued before it (``APAnn Lee, AP``) is cut."""
    line = _first(document, regions, Role.BYLINE)
    if line is None:
        return None
    name, *rest = _REST.split(_BY.sub("", line), maxsplit=1)
    agency = rest[0].strip() if rest else ""
    if agency.isupper() and name.startswith(agency) and name[len(agency) : len(agency) + 1].isupper():
        name = name[len(agency) :]
    return name.strip()[:LONGEST_AUTHOR] or None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _url_date(url: str) -> When | None:
    match = _URL_DATE.search(url)
    return read_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None


def _stamped(document: Document, regions: list[Region]) -> When | None:
    """The date of the first stamp that is none of an update; an update's day, marked uncertain, where there is no other."""
    updating = False
    updated: When | None = None
    for region in regions:
        if (
            region.role is Role.BYLINE
            and (when := read_date(document[region.span]))
            and not _UPDATE.search(document[region.span])
        ):
            return when
        if region.role is not Role.STAMP:
            updating = False
            continue
        text = " ".join(document[region.span].split())
        when = read_date(text)
        is_update = updating or (_UPDATE.search(text) is not None and "ublished" not in text and "osted" not in text)
        if when is None:
            updating = is_update
        elif not is_update:
            return when
        else:
            updated = updated or (When(when.edtf[:10] + "?") if when.precision in {"day", "time"} else when)
            updating = False
    return updated
