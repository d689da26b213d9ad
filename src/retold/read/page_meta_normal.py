"""Sayings of a page as retold reads them: titles without the outlet, names without roles, dates in EDTF."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urljoin

from retold.lang.bylines import read_names, sorted_out
from retold.lang.stamps import read_machine_date
from retold.model.metadata import NAMES_JOIN, MetaField, MetaSource, MetaValue

_BARS = re.compile(r"\s+[|·•»›:–—-]{1,2}\s+|\s*\|\s*")
_BAR_NEXT = re.compile(r"\s*[|｜：]|\s+[·•»›–—*:-]{1,2}\s")
SHORTEST = 12
"""Characters from which a title is taken for the whole of it, and what follows for something else."""
_FIRST_ARTICLE = re.compile(r"^(?:the|der|die|das|la|le|el|il)(?=\w{3})")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
SITE_WORDS = 4
"""Words of the longest part behind a bar that is taken for a site's name."""
_LISTED = " ; "
_LIVE = frozenset({"LiveBlogPosting"})
_VIDEO = frozenset({"VideoObject", "video", "video.other", "video.movie", "video.episode", "AudioObject"})
_GALLERY = frozenset({"ImageGallery", "MediaGallery", "VideoGallery", "gallery", "slideshow", "photogallery"})
_LISTING = frozenset(
    {
        "CollectionPage",
        "SearchResultsPage",
        "ProfilePage",
        "website",
        "profile",
        "frontpage",
        "sectionpage",
        "index",
        "section",
        "tag",
        "search",
    }
)
_CLOSED = frozenset({"false", "locked", "metered", "premium", "paid", "no", "0", "closed", "subscriber"})
_OPEN = frozenset({"true", "free", "yes", "1", "open", "unlocked"})


def normalised(value: MetaValue, *, outlet: str | None, language: str | None) -> str:
    """How retold reads a value; empty where it is not what it claims to be."""
    match value.field:
        case MetaField.TITLE:
            return title(value.value, outlet=outlet, element=value.where == "title")
        case MetaField.AUTHOR:
            return NAMES_JOIN.join(_authors(value, outlet))
        case MetaField.PUBLISHED | MetaField.UPDATED:
            when = read_machine_date(value.value, language)
            return when.edtf if when else ""
        case MetaField.URL:
            return _url(value.value)
        case MetaField.LANGUAGE:
            code = value.value[:2].lower()
            return code if code.isascii() and code.isalpha() and value.value[2:3] in {"", "-", "_", ","} else ""
        case MetaField.OUTLET:
            return "" if value.value.startswith("@") or "://" in value.value else value.value.partition(_LISTED)[0].strip("© ")
        case MetaField.SECTION:
            first = re.split(r"[,;|>]", value.value)[0].strip()
            return first if len(first.split()) <= SITE_WORDS else ""
        case MetaField.KIND:
            return _kind(value.value)
        case MetaField.ACCESS:
            return _access(value)
        case _:
            return value.value


def title(text: str, *, outlet: str | None, element: bool) -> str:
    """A title without the outlet's name at its end or beginning; of a ``<title>`` without a short last part too."""
    clean = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
    own = _letters(outlet or "")
    bars = list(_BARS.finditer(clean))
    for bar in reversed(bars):
        tail = clean[bar.end() :]
        said = _letters(tail)
        if (
            own
            and said
            and (said == own or (len(said) > 3 and (said in own or own in said) and len(tail.split()) <= SITE_WORDS + 2))
        ):
            clean = clean[: bar.start()]
        else:
            break
    if bars and own and _letters(clean[: bars[0].start()]) == own and len(clean) > bars[0].end():
        clean = clean[bars[0].end() :]
    return _without_site(clean, known=bool(own)) if element else clean


def _without_site(clean: str, *, known: bool) -> str:
    """A ``<title>`` without a short last part behind a bar, or behind a dash where no outlet is ``known`` to be looked for."""
    bars = list(_BARS.finditer(clean))
    if not bars:
        return clean
    head, tail = clean[: bars[-1].start()], clean[bars[-1].end() :]
    short = len(tail.split()) <= SITE_WORDS <= len(head.split())
    return head if short and (bars[-1][0].strip() == "|" or "." in tail or not known) else clean


def _letters(text: str) -> str:
    return _FIRST_ARTICLE.sub("", "".join(filter(str.isalnum, text)).casefold())


def _authors(value: MetaValue, outlet: str | None) -> tuple[str, ...]:
    if _LISTED in value.value:
        named = (n for part in value.value.split(_LISTED) for n in read_names(part, outlet=None))
        return sorted_out(named, outlet=outlet)
    if "://" in value.value and " " not in value.value:
        return ()
    return read_names(value.value, outlet=outlet)


def shortened(titles: list[str]) -> dict[str, str]:
    """Titles that say another of them and then, behind a bar, something else, with that other one."""
    out: dict[str, str] = {}
    for long in titles:
        inside = [
            t for t in titles if len(t) >= SHORTEST and t != long and long.startswith(t) and _BAR_NEXT.match(long, len(t))
        ]
        if inside:
            out[long] = max(inside, key=len)
    return out


def _url(text: str) -> str:
    if not text.strip().lower().startswith(("http://", "https://", "//")):
        return ""
    try:
        return str(urljoin("https://", text.strip()))[:2000]
    except ValueError:
        return ""


def _kind(text: str) -> str:
    if text in _LIVE:
        return "live_blog"
    if text.endswith(("Article", "Posting")) or text.casefold() in {"article", "post", "news", "story"}:
        return "article"
    for names, kind in ((_VIDEO, "video"), (_GALLERY, "gallery"), (_LISTING, "listing")):
        if text in names or text.casefold() in names:
            return kind
    return ""


def _access(value: MetaValue) -> str:
    if value.source is MetaSource.HTML:
        return "wall"
    word = value.value.strip().casefold().rpartition("/")[2]
    return "closed" if word in _CLOSED else "free" if word in _OPEN else ""
