"""Values in a page's own elements: meta, title, h1, time, links, microdata and RDFa, found in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from retold.lang.bylines import begins_byline
from retold.model.metadata import MetaField, MetaSource, MetaValue
from retold.read.page_meta_json import LONGEST, fold
from retold.read.page_meta_names import META_NAMES, PROPERTIES

_MARKED = "//@itemprop/.. | //@property/.. | //@rel/.."
_MARKS = ("itemprop", "typeof=", 'rel="author')
"""What the text of a page has that uses microdata, RDFa or links to the author."""
_SIGNED = "//@class[contains(.,'byline') or contains(.,'author') or contains(.,'Byline') or contains(.,'Author')]/.."
_WALLED = "//@class[contains(.,'wall')]/.."
_WALLS = ("paywall", "regwall", "Paywall")
_OTHERS = frozenset({"aside", "nav", "footer"})
"""Areas of a page that speak of other articles."""
MOST_ELEMENTS = 4_000
BYLINE_LENGTH = 160
"""Characters beyond which an element named like a byline is something else."""
_ARTICLES = ("Article", "Posting", "Report", "CreativeWork", "WebPage")
LISTED = " ; "
MOST_HEADINGS = 6
MOST_BYLINES = 8
MOST_TIMES = 8
MOST_SIGNERS = 8
"""Links to authors beyond which the page lists articles, each with its own."""
_STATE = frozenset({"application/json"})


@dataclass(slots=True)
class Markup:
    """What stands in a page's elements: ``scripts`` of JSON-LD, ``states`` of other data, ``titles`` of all kinds, ``values``."""

    values: list[MetaValue] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    script_paths: list[Any] = field(default_factory=list)
    states: list[Any] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    signers: list[tuple[str, Any]] = field(default_factory=list)
    """Words and elements of links to the author."""
    titled: bool = False
    heads: int = 0
    times: int = 0

    def say(self, what: MetaField, value: str | None, source: MetaSource, where: str) -> None:
        """Keep a value that is not empty."""
        if value and (folded := fold(value)[:LONGEST]):
            self.values.append(MetaValue(doc="", field=what, value=folded, source=source, where=where))


@cache
def _found(path: str) -> Any:
    from lxml import etree

    return etree.XPath(path)


def read_markup(tree: Any, source: str | None = None) -> Markup:
    """Every element of a page that speaks of the article; ``source`` spares the search for what its text does not have."""
    out = Markup()
    for element in tree.iter("meta", "script", "title", "h1", "time", "link"):
        if element.tag == "meta":
            _meta(element, out)
        elif element.tag == "script":
            _script(element, out)
        elif not element.get("itemprop"):
            _head_or_time(element, out)
    if source is None or any(mark in source for mark in _MARKS):
        for element in _found(_MARKED)(tree)[:MOST_ELEMENTS]:
            _marked(element, out)
    if code := tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"):
        out.say(MetaField.LANGUAGE, code, MetaSource.HTML, "html/@lang")
    _signed(out)
    out.titles = [v.value for v in out.values if v.field is MetaField.TITLE]
    return out


def _signed(out: Markup) -> None:
    """The links to authors as one statement, unless they are so many that the page lists articles."""
    names = list(dict.fromkeys(words for words, _ in out.signers if 0 < len(words) <= BYLINE_LENGTH))
    if 0 < len(names) <= MOST_SIGNERS:
        out.say(MetaField.AUTHOR, LISTED.join(names), MetaSource.HTML, f"{_path(out.signers[0][1])}/@rel")


def bylines(tree: Any) -> tuple[MetaValue, ...]:
    """Elements named like a byline, those that begin with "By" first; to be asked where nothing else names a writer."""
    found: list[tuple[bool, int, str, Any]] = []
    for number, element in enumerate(_found(_SIGNED)(tree)[:MOST_ELEMENTS]):
        if (
            element.tag in {"body", "html", "article", "section", "script", "style", "meta", "link"}
            or len(found) >= MOST_BYLINES
        ):
            continue
        words = _words(element)
        if 0 < len(words) <= BYLINE_LENGTH and not _aside(element):
            found.append((not begins_byline(words), number, words, element))
    out = Markup()
    for _, _, words, element in sorted(found, key=lambda f: f[:2]):
        out.say(MetaField.AUTHOR, words, MetaSource.HTML, _path(element))
    return tuple(out.values)


def walls(tree: Any) -> tuple[MetaValue, ...]:
    """Elements named like a paywall; to be asked where a page shows little text, as many pages carry such names idly."""
    out = Markup()
    found = [e for e in _found(_WALLED)(tree) if any(wall in e.get("class") for wall in _WALLS)]
    for element in found[:3]:
        names = element.get("class").split()
        out.say(MetaField.ACCESS, next((n for n in names if "wall" in n.lower()), ""), MetaSource.HTML, _path(element))
    return tuple(out.values)


def _meta(element: Any, out: Markup) -> None:
    names = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
    for name in names.lower().split():
        if (what := META_NAMES.get(name)) is not None:
            source = MetaSource.META
            if name.startswith(("og:", "article:")):
                source = MetaSource.OPENGRAPH
            elif name.startswith("twitter:"):
                source = MetaSource.TWITTER
            elif element.get("itemprop"):
                source = MetaSource.MICRODATA
            out.say(what, element.get("content"), source, name)
            return
    if element.get("itemprop") and (what := PROPERTIES.get(names.lower().strip())) is not None and not _strange(element):
        out.say(what, element.get("content"), MetaSource.MICRODATA, names.strip())


def _script(element: Any, out: Markup) -> None:
    kind = (element.get("type") or "").lower()
    if "ld+json" in kind:
        out.scripts.append(element.text or "")
        out.script_paths.append(element)
    elif kind in _STATE and len(element.text or "") > 400:
        out.states.append(element)


def _head_or_time(element: Any, out: Markup) -> None:
    if element.tag == "link":
        if "canonical" in (element.get("rel") or "").lower().split():
            out.say(MetaField.URL, element.get("href"), MetaSource.HTML, "link[@rel='canonical']")
    elif element.tag == "title":
        if not out.titled:
            out.titled = True
            out.say(MetaField.TITLE, element.text, MetaSource.HTML, "title")
    elif element.tag == "h1":
        if out.heads < MOST_HEADINGS and not _listed(element):
            out.heads += 1
            out.say(MetaField.TITLE, _words(element), MetaSource.HTML, _path(element))
    elif (day := element.get("datetime")) and out.times < MOST_TIMES and not _aside(element):
        out.times += 1
        classes = (element.get("class") or "").lower()
        what = MetaField.UPDATED if "updat" in classes or "modif" in classes else MetaField.PUBLISHED
        marked = "pubdate" in element.attrib or "publish" in classes
        out.say(what, day, MetaSource.HTML, _path(element) + ("/@pubdate" if marked else "/@datetime"))


def _marked(element: Any, out: Markup) -> None:
    """Microdata, RDFa and links to the author."""
    if element.tag in {"meta", "link"}:
        return
    for prop in f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower().split():
        name = prop.rpartition(":")[2]
        if (what := PROPERTIES.get(name)) is not None and not _strange(element):
            _property(element, what, name, out)
            return
    if "author" in (element.get("rel") or "").lower().split() and len(out.signers) < 4 * MOST_SIGNERS and not _aside(element):
        out.signers.append((_words(element), element))
    elif element.tag in {"h1", "time"} and element.get("itemprop"):
        _head_or_time(element, out)


def _property(element: Any, what: MetaField, prop: str, out: Markup) -> None:
    value = element.get("content") or element.get("datetime")
    if value is None and what in {MetaField.AUTHOR, MetaField.OUTLET}:
        inner = element.xpath(".//*[@itemprop='name' or @property='name']")
        value = LISTED.join(_words(n) or n.get("content") or "" for n in inner[:20]) if inner else None
    if value is None and what is not MetaField.URL:
        value = _words(element)
    if what is MetaField.AUTHOR and value and len(value) > BYLINE_LENGTH:
        return
    out.say(what, value, MetaSource.MICRODATA, prop)


def _listed(element: Any) -> bool:
    """Whether a heading stands in a menu or a trail of links: it names the page for machines."""
    return any(above.tag in {"nav", "li", "footer", "aside"} for above in element.iterancestors())


def _strange(element: Any) -> bool:
    """Whether a property belongs to something that is not the article: a picture, a comment, an article in a list."""
    inside = False
    for above in element.iterancestors():
        if above.tag in _OTHERS:
            return True
        kind = above.get("itemtype") or above.get("typeof")
        if kind and not inside:
            inside = True
            if not kind.rstrip("/").endswith(_ARTICLES):
                return True
        name = above.get("itemprop")
        if name and name.lower() in {"comment", "hasPart".lower(), "itemlistelement", "mentions", "image", "video", "review"}:
            return True
    return False


def _aside(element: Any) -> bool:
    """Whether an element stands among other articles, comments or page furniture."""
    for above in element.iterancestors():
        if above.tag in _OTHERS:
            return True
        name = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if "comment" in name or "related" in name or "sidebar" in name or "teaser" in name or "recommend" in name:
            return True
    return False


def _words(element: Any) -> str:
    """The words of an element, without those of scripts in it."""
    out: list[str] = []
    length = 0
    for piece in element.itertext(with_tail=False):
        out.append(piece)
        length += len(piece)
        if length > 4 * LONGEST:
            break
    return fold(" ".join(out))


def _path(element: Any) -> str:
    return str(element.getroottree().getpath(element))
