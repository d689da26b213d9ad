"""Words of pages around articles, in the languages of the web's larger news markets: what the page labeller counts.

Source: compiled by the retold project (Apache-2.0) from common knowledge of news sites; ``NAMES`` are parts of class names
and ids in common use in content management systems and web frameworks. Words are lower case.
"""

from __future__ import annotations

import re

NAMES = (
    "article", "content", "body", "story", "text", "entry", "post", "main", "page", "comment", "caption", "image", "photo", "picture", "media",
    "video", "related", "recommend", "more", "popular", "most", "side", "nav", "menu", "foot", "head", "banner", "ad-", "ads", "promo", "share",
    "social", "author", "byline", "date", "time", "tag", "topic", "title", "deck", "summary", "standfirst", "lead", "intro", "widget", "list",
    "item", "link", "news", "gallery", "newsletter", "subscri", "paywall", "credit", "copyright", "bio", "user", "reply", "avatar", "info",
    "box", "teaser", "card", "tool", "quote", "meta", "search", "login", "cookie", "hidden", "column", "wrapper", "section", "label", "discuss",
    "sponsor", "legend", "source", "paragraph", "component", "breadcrumb",
)  # fmt: skip
"""Parts of class names and ids."""
COLUMNS = (
    "articlebody", "articletext", "articlecontent", "articlemain", "bodytext", "bodycopy", "bodycontent", "entrycontent", "maincontent", "maintext",
    "newstext", "newscontent", "postbody", "postcontent", "storybody", "storytext", "storycontent", "textbody", "articlesection", "richtext",
    "paragraph", "contentbody", "articledetail", "newsbody", "fulltext",
)  # fmt: skip
"""Names of the column of running text, hyphens and underscores left out."""

WORDING: dict[str, frozenset[str]] = {
    "by": frozenset(
        "by von par por di door av af od tekst text texto testo words story written reported autor author redaktion redacción".split()
    ),
    "rights": frozenset(
        "copyright rights reserved rechte vorbehalten droits réservés derechos reservados diritti riservati".split()
    ),
    "address": frozenset("http https www com".split()),
    "picture": frozenset(
        "photo photos photograph image images picture pictured foto fotos bild bilder getty reuters afp epa ap shutterstock courtesy credit "
        "dpa imago alamy crédit crédito illustration video graphic file".split()
    ),
    "comment": frozenset(
        "comment comments reply replies posted wrote says abuse kommentar kommentare commentaire commentaires comentarios comentario commenti "
        "reacties discussion disagree recommend respond responses anonymous commenting".split()
    ),
    "ask": frozenset(
        "subscribe newsletter donate login register click download follow share tweet facebook twitter whatsapp email print abo anmelden "
        "abonnieren abonnez inscrivez suscríbete iscriviti registrieren cookies sign log".split()
    ),
    "more": frozenset(
        "related more read also recommended popular trending latest previous next lesen mehr weitere plus lire aussi más leer también altri "
        "leggi anche lees meer les også läs mer więcej czytaj recent stories headlines links".split()
    ),
    "person": frozenset("i you my your me im lol we u ur youre ich mir du je vous yo".split()),
}
"""Classes of words; of ``person``, words of people who talk to one another, the share counts."""

DATE_WORDS = frozenset(
    "january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday gmt est edt pst utc pm updated published ago januar februar märz juni juli oktober "
    "dezember janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre uhr".split()
)
"""Words that date something."""

SIGNED = re.compile(
    r"(?i)\b(?:posted|comment|written|submitted|gepostet|publié|enviado) (?:by|von|par|por)\b|\breport (?:this|abuse|as|comment)|\b(?:wrote|says|said) ?:"
    r"|\b(?:reply|antworten|répondre|responder|rispondi|permalink|flag)\W*$"
)
"""How comments are signed at their end, besides by a time of day."""
SIGNING = (
    "posted ", "comment ", "written ", "submitted ", "gepostet ", "publié ", "enviado ", "report ", "wrote:", "wrote :", "says:", "says :", "said:",
    "said :", "reply", "antworten", "répondre", "responder", "rispondi", "permalink", "flag",
)  # fmt: skip
"""What ``SIGNED`` must have one of, in lower case; many paragraphs of news have "said", few have it with a colon."""
COMMENT_AREA = re.compile(
    r"(?i)\bcomments? (?:are|is) (?:now |currently )?closed|^\W*(?:\d[\d,.]* )?(?:(?:reader|user|your|all|latest|recent|most recent|public|view|read|show|see|add|post|leave|write|make|"
    r"submit) )*(?:an? )?(?:comments?|replies|reply|responses?|discussion|kommentare?|commentaires?|comentarios?|commenti|reacties)\b\W*(?:\(?\d[\d,.]*\)?|on this (?:story|article)|here|below|so far)?\W*$"
    r"|^\W*(?:have your say|your (?:view|say|thoughts|comments?)|what (?:do you think|readers (?:say|think))|join the (?:discussion|conversation|debate)|speak (?:out|up)|sound off|talkback|feedback)\b"
    r"|\b(?:thoughts|responses|comments|replies) (?:on|to)\b|(?:add|post|leave|write) (?:a|your) (?:comment|reply)"
)
"""Headings and notes that stand at the beginning or end of a comment area."""
