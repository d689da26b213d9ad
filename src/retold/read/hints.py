"""Which role a page's markup suggests for an element: HTML5 and ARIA semantics, microdata, common class names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from retold.model.document import Role

_TAGS = {
    "h1": Role.HEADLINE,
    "figcaption": Role.CAPTION,
    "time": Role.STAMP,
    "nav": Role.RELATED,
    "footer": Role.OTHER,
    "aside": Role.RELATED,
    "blockquote": Role.BLOCKQUOTE,
    "address": Role.BYLINE,
    "form": Role.OTHER,
    "button": Role.SHARE,
    "label": Role.OTHER,
    "dialog": Role.PROMO,
}
_ARIA = {
    "navigation": Role.RELATED,
    "complementary": Role.RELATED,
    "contentinfo": Role.OTHER,
    "search": Role.OTHER,
    "dialog": Role.PROMO,
    "alertdialog": Role.PROMO,
    "menu": Role.OTHER,
    "menubar": Role.OTHER,
}
_PROPERTIES = {
    "headline": Role.HEADLINE,
    "alternativeheadline": Role.DECK,
    "author": Role.BYLINE,
    "datepublished": Role.STAMP,
    "datemodified": Role.STAMP,
    "comment": Role.COMMENT,
    "copyrightholder": Role.LEGAL,
    "caption": Role.CAPTION,
}

_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.COMMENT_UI, r"comment-?(?:form|respond|reply|count|login|policy|button)|respond|leave-?(?:a-)?(?:reply|comment)"),
    (Role.COMMENT, r"comments?|comment-?(?:list|body|content|text|area|section|thread)|commentlist|disqus|disqus_thread|fb-comments|livefyre|coral|spot-?im|viafoura|discussion|responses"),
    (Role.CREDIT, r"(?:photo|image|picture|media|img)-?(?:credit|copyright|source|byline|credits)|credit|credits|copyright-?(?:holder|image)"),
    (Role.CAPTION, r"(?:wp-)?caption(?:-text)?|(?:photo|image|picture|media|img|figure|gallery|video)-?(?:caption|description|desc|legend|text)|cutline"),
    (Role.SHARE, r"(?:social|share|sharing|shares|sharedaddy|addthis|addtoany|sharethis)(?:-?(?:links?|buttons?|bar|tools?|icons?|media|widget|menu|count|box|share|toolbar|list|container|wrapper))?|article-?(?:tools|share|actions)|tools?bar|follow-?us"),
    (Role.PROMO, r"(?:newsletter|subscri(?:be|ption)|donat(?:e|ion)|signup|sign-up|promo|promotion|sponsor(?:ed)?|advert|adverts|advertisement|advertising|ads?|ad-?(?:slot|unit|container|wrapper|label|box)|banner|cta|call-?to-?action|membership|piano|app-?(?:promo|banner)|cookie|gdpr|consent|modal|popup|pop-up|overlay)(?:-?(?:box|form|signup|widget|block|module|container|wrapper|banner|inline|text|message|notice|bar))?"),
    (Role.RELATED, r"(?:related|recommended|recommendations?|recirc|recirculation|trending|popular|most-?(?:read|popular|viewed|shared|recent)|more-?(?:stories|news|on|from|articles|coverage)|read-?(?:more|next|also)|see-?also|also-?(?:read|like|on)|outbrain|taboola|zergnet|revcontent|latest(?:-?(?:news|stories|posts|articles))?|sidebar|rail|right-?(?:rail|col|column)|breadcrumbs?|crumbs?|tags?|tag-?(?:list|cloud|links)|topics?|teasers?|navigation|nav|navbar|menu|submenu|pagination|pager|prev-?next|next-?(?:post|article|story)|up-?next|top-?stories|headlines|must-?(?:read|see)|around-?the-?web|in-?this-?(?:article|story)|site-?(?:nav|map|menu)|in-?article-?links?|inline-?related)(?:-?(?:articles?|posts?|stories|story|links?|content|news|list|items?|box|block|module|widget|wrapper|container|topics?|coverage|reading|section|videos?))?"),
    (Role.BIO, r"(?:author|writer|contributor|post-?author)-?(?:bio|info|box|card|description|desc|about|profile|details)|about-?(?:the-)?author|bio|biography"),
    (Role.BYLINE, r"(?:by-?line|author|authors|author-?(?:name|names|link|line)|article-?(?:author|byline)|byline-?(?:name|author|text)?|post-?author|story-?(?:byline|author)|entry-?author|vcard|reporter|contributors?|source-?line)"),
    (Role.STAMP, r"(?:date-?line|date|dates|datetime|date-?time|timestamp|time-?stamp|time|pub-?(?:date|lish-?date)|publish(?:ed)?(?:-?(?:date|on|time|at))?|publication-?date|post(?:ed)?-?(?:date|on|time|meta)|entry-?(?:date|meta|time)|article-?(?:date|timestamp|time|meta|info)|story-?(?:date|meta|timestamp)|last-?(?:updated|modified)|updated(?:-?(?:date|on|time|at))?|mod-?date|created)"),
    (Role.DECK, r"(?:deck|dek|sub-?(?:title|head|heading|headline|hed|hdr)|stand-?first|article-?(?:summary|deck|dek|subtitle|standfirst|subheadline|intro|lead-?in)|story-?(?:summary|deck|subtitle)|entry-?subtitle|page-?subtitle)"),
    (Role.KICKER, r"(?:kicker|eyebrow|over-?line|section-?(?:name|label|title|link|tag)|category|categories|cat-?links|post-?(?:category|categories)|article-?(?:category|label)|rubric|flag|slug-?line|super-?(?:title|head))"),
    (Role.LEGAL, r"(?:copyright|legal|disclaimer|terms|privacy|licen[sc]e|republish)(?:-?(?:text|notice|info|bar|links?))?"),
    (Role.OTHER, r"(?:site-?)?(?:footer|foot|masthead|site-?header|page-?header|top-?bar|utility|search(?:-?(?:box|form|bar))?|login|log-?in|sign-?in|skip-?(?:link|to-?content|nav)|accessibility|sr-only|visually-?hidden|screen-?reader(?:-?text)?|a11y|print-?only|weather|ticker|stock|quiz|poll|survey)"),
)  # fmt: skip
_RANKED = tuple(role for role, _ in _WORDS)
_ANY = re.compile("|".join(f"(?P<r{rank}>{pattern})" for rank, (_, pattern) in enumerate(_WORDS)))
"""All patterns, those of the highest rank first; the group that matched is the rank."""
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|__?|--|[^\w-]+")

STICKY = frozenset({Role.COMMENT, Role.COMMENT_UI, Role.RELATED, Role.SHARE, Role.PROMO, Role.BIO, Role.OTHER, Role.LEGAL})
"""Areas whose inner markup says nothing more: a headline in a list of other articles is part of that list."""
LONGEST_CLASS = 400
_NAMING = frozenset({"class", "id", "itemprop"})
_TELLING = _NAMING | {"role", "rel"}


def name_of(attributes: Mapping[str, str]) -> str:
    """An element's classes, id and itemprop, space-separated, at most :data:`LONGEST_CLASS` characters; empty where it has none."""
    if _NAMING.isdisjoint(attributes):
        return ""
    return _joined(attributes.get("class"), attributes.get("id"), attributes.get("itemprop"))


def _joined(*values: str | None) -> str:
    return " ".join(filter(None, values))[:LONGEST_CLASS]


def reading_of(tag: str, attributes: Mapping[str, str]) -> tuple[str, Role | None]:
    """An element's name, and the role that its name and attributes suggest (``None`` where they suggest none)."""
    if _TELLING.isdisjoint(attributes):
        return "", _TAGS.get(tag)
    get = attributes.get
    return _reading(tag, (get("class"), get("id"), get("itemprop"), get("role"), get("rel")))


@lru_cache(maxsize=20_000)
def _reading(tag: str, values: tuple[str | None, ...]) -> tuple[str, Role | None]:
    classes, identity, properties, aria, rel = values
    name = _joined(classes, identity, properties)
    if aria and (role := _ARIA.get(aria.lower())) is not None:
        return name, role
    for said in (properties or "").lower().split():
        if said in _PROPERTIES:
            return name, _PROPERTIES[said]
    if rel and "author" in rel.lower().split():
        return name, Role.BYLINE
    if tag in _TAGS:
        return name, _TAGS[tag]
    return name, _named(name) if name else None


@lru_cache(maxsize=20_000)
def _named(names: str) -> Role | None:
    """The role of the highest rank that a name or a part of one stands for."""
    words = {part.strip("-").lower() for name in names.split() for part in (name, *_SPLIT.split(name)) if part}
    words |= {w.replace("_", "-") for w in words}
    rank = min((_rank(w) for w in words), default=len(_RANKED))
    return _RANKED[rank] if rank < len(_RANKED) else None


@lru_cache(maxsize=50_000)
def _rank(word: str) -> int:
    match = _ANY.fullmatch(word)
    return int(match.lastgroup[1:]) if match is not None and match.lastgroup is not None else len(_RANKED)
