"""Words around those who speak in articles.

Compiled by the retold project from general knowledge of news English; CC0.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

ARTICLES = word_set("the a an")

TOLD_BY = word_set("accord deny describe accuse praise criticize criticise blame")
"""Lemmas of cues, verbs of saying apart, with which a statement is given in other words ("according to")."""

NO_VOICES = word_set(
    "image images photo photos photograph photographs picture pictures video videos footage map data figures statistics headline caption"
    " original news the report reports reporters it there com www people some many others critics"
)
"""What shows, heads or crowds, without being anybody's words; and words of outlets' names that name none."""

PARTISAN = word_set(
    "letter lawsuit suit complaint petition motion brief affidavit manifesto op-ed appeal statement release indictment"
)
"""Nouns for texts that put their author's case; what a company files with a regulator tells figures and pleads nothing."""

COURT_TEXTS = word_set("filing filings papers document documents")
"""The same where ``court`` stands before them."""

EXPLAINING = word_set(
    "differ differs differed differing discrepancy discrepancies inconsistent inconsistency conflicting contradict contradicts contradicted"
    " contradictory correct corrected correction revise revised clarify clarified initially originally dispute disputes disputed"
    " disagree disagrees disagreed contrary estimates vary varied varying unclear"
)
"""Words by which an article speaks of accounts that do not agree."""

SPEAKERS = word_set("we i")
"""Subjects by which a quotation tells of its own speaker."""

IN_PASSING = word_set("i you we one us me")
"""Sources that are an article's own way of speaking: ``you can't blame her``, ``as we know``."""

ADDRESSING = word_set("i we me us my our mine ours you your yours")
"""Words of somebody who speaks, which an article in its own voice does without."""

NAME_LINKS = word_set("of the and for de del della di da la le el al bin ibn von van der den")
"""Small words inside names."""

CORRESPONDENCE = word_set("email e-mail note message text interview call")
"""What passes between a speaker and a reporter, and nobody else can get."""

OFFICES = word_set(
    "spokesman spokeswoman spokesperson spokespeople representative lawyer attorney president chairman chairwoman chief ceo executive"
    " director head secretary minister ministry official officials coach manager owner founder officer commissioner counsel agent"
    " publicist leader"
)
"""Offices by which a person speaks for the body named before, or behind "for"."""
