"""Where an article says it got something: other outlets, wires, documents, releases, posts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from retold.annotate.article import Article, articles
from retold.annotate.credit_documents import document_credits
from retold.annotate.credit_found import Found
from retold.annotate.credit_layers import layer_credits
from retold.annotate.credit_lines import line_credits
from retold.annotate.credit_outlets import outlet_credits
from retold.annotate.credit_social import social_credits
from retold.annotate.credit_whole_lines import whole_line_credits
from retold.annotate.handover import scopes
from retold.lang.outlets import key, outlet_at, outlet_named
from retold.model.document import Link
from retold.model.ids import stable_id
from retold.model.marks import OUTLET_KINDS, Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story


def add_credits(story: Story) -> Story:
    """Fill ``credits`` of every document."""
    links: dict[str, list[Link]] = {d.id: [] for d in story.documents}
    for link in sorted(story.links, key=lambda x: x.span):
        links[link.span.doc].append(link)
    out: list[Credit] = []
    for article in articles(story):
        own = links[article.document.id]
        found = _collect(article)
        found = sorted([*found, *_linked(article, found, own)], key=lambda f: (f.span, f.credited))
        out += _credits(article, found, own)
    return replace(story, credits=tuple(out))


def _collect(article: Article) -> list[Found]:
    """Every kind's finds, in order; where two overlap, whole lines go first, and outlets and posts before documents."""
    # What a page says of its own outlet credits nobody.
    whole = [f for f in whole_line_credits(article) if _kind(article, f) is not CreditKind.OWN_OUTLET]
    lines = [f for f in line_credits(article) if _kind(article, f) is not CreditKind.OWN_OUTLET]
    first = [*_beside(whole, (*outlet_credits(article), *lines)), *social_credits(article), *layer_credits(article), *whole]
    kept: list[Found] = []
    for f in sorted(first, key=lambda f: (f.span.start, -f.span.end)):
        if kept and kept[-1].span.overlaps(f.span) and kept[-1].credited == f.credited:
            continue
        kept.append(f)
    # "in a statement to X" has an outlet and a release.
    taken = [(f.span.start, f.span.end) for f in kept if not article.text(f.span).startswith("to ")]
    kept += document_credits(article, taken)
    return sorted(kept, key=lambda f: (f.span, f.credited))


def _beside(whole: list[Found], others: Iterable[Found]) -> Iterator[Found]:
    """The others that overlap none of the whole lines, which stand in the order of the text."""
    starts = [w.span.start for w in whole]
    for f in others:
        k = bisect_right(starts, f.span.start)
        if not any(w.span.overlaps(f.span) for w in whole[max(0, k - 1) : k + 1]):
            yield f


def _host(address: str) -> str:
    """The host of a web address; empty where it is none or is malformed."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in {"http", "https"} else ""


def _linked(article: Article, found: list[Found], links: list[Link]) -> Iterator[Found]:
    """Links in the running text to another outlet whose sentence does not credit that outlet in words."""
    said = {(article.tree_at(f.span.start), f.credited) for f in found}
    home = outlet_at(_host(article.document.url or ""))
    for link in links:
        outlet = outlet_at(_host(link.href))
        sentence = article.tree_at(link.span.start)
        if outlet is None or sentence is None or outlet.kind is CreditKind.SOCIAL or outlet is home:
            continue
        credit = Found(link.span, outlet.name, outlet.kind, link.span.start)
        if (sentence, outlet.name) not in said and _kind(article, credit) is not CreditKind.OWN_OUTLET:
            said.add((sentence, outlet.name))
            yield credit


def _credits(article: Article, found: list[Found], links: list[Link]) -> list[Credit]:
    areas = scopes(article, found)
    link_starts = [x.span.start for x in links]
    out = []
    for f, scope in zip(found, areas, strict=True):
        href = _href(f.span, links, link_starts)
        out.append(
            Credit(
                id=stable_id("r", f.span, f.credited),
                span=f.span,
                credited=f.credited,
                kind=_kind(article, f),
                scope=scope,
                attribution=_attribution(article, f),
                href=href,
            )
        )
    return out


def _kind(article: Article, found: Found) -> CreditKind:
    own = article.document.outlet
    if own is None or found.kind not in OUTLET_KINDS:
        return found.kind
    outlet = outlet_named(own) or outlet_at(re.sub(r"^https?://", "", own))
    same = key(own) == key(found.credited) or (outlet is not None and outlet.name == found.credited)
    return CreditKind.OWN_OUTLET if same else found.kind


def _attribution(article: Article, found: Found) -> str | None:
    """The attribution whose cue the credit is given by, else the one right behind whose cue and source the credit stands."""
    hits = article.attributions_at(found.cue) or article.attributions_before(found.span.start)
    return hits[0].id if hits else None


def _href(span: Span, links: list[Link], starts: list[int]) -> str | None:
    k = bisect_right(starts, span.end) - 1
    while k >= 0 and links[k].span.end > span.start:
        if links[k].span.overlaps(span) and _host(links[k].href):
            return links[k].href
        k -= 1
    return None
