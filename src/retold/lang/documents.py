"""Documents, releases and posts that articles quote, and the words by which they do.

Source: compiled by the retold project from general knowledge of news English. Licence: Apache-2.0.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

DOCUMENTS = word_set(
    "letter memo memorandum lawsuit suit complaint indictment affidavit filing filings motion petition brief ruling verdict opinion warrant"
    " subpoena report study survey poll audit email e-mail transcript op-ed editorial column essay manifesto resolution review dossier"
    " document documents papers records paperwork file files contract agreement autopsy testimony book autobiography diary note"
    " charter circular directive notice citation dataset bulletin"
    " log logs transcripts emails e-mails memos letters"
)
"""Nouns for texts and recordings that an article can rest on."""

RECORDINGS = word_set(
    "footage video recording photo photos photograph photographs image images statistics data figures dataset screenshot screenshots"
)
"""What shows something without saying it: a source only where it is named as one ("according to", "released by")."""

NEWS_REPORTS = frozenset(
    {"report", "reports", "study", "poll", "survey", "review", "column", "op-ed", "editorial", "video", "footage"}
)
"""Of these, what an outlet may have made: it is the outlet's where an outlet is named with it."""

RELEASES = frozenset(
    {"statement", "release", "announcement", "advisory", "communique", "communiqué", "alert", "bulletin", "briefing"}
)
"""What somebody gives to the press or the public."""

COMPOUND = word_set(
    "court police legal charging press news company sanctions search travel arrest autopsy internal medical financial official annual"
    " quarterly monthly weekly joint open written final interim preliminary initial public confidential classified intelligence"
    " congressional parliamentary judicial federal presidential diplomatic coronial forensic environmental criminal civil"
    " economic scientific academic statistical expert independent"
)
"""Words before such a noun that say which sort of it this is, and so belong to its name."""

SOCIAL_VERBS = frozenset({"tweet", "retweet"})

SOCIAL_NOUNS = frozenset({"tweet", "tweets", "tweetstorm", "retweet"})

PLATFORM_NOUNS = frozenset(
    {"post", "posts", "posting", "message", "video", "page", "account", "story", "livestream", "feed", "thread"}
)
"""What is written on a platform ("a Twitter post")."""

POSTING = word_set("write post say tweet share react respond announce reply comment publish claim state add vent upload")
"""What people do on a platform."""

MAKING = word_set("write send issue release publish file pen circulate submit")
"""How a document comes into the story ("sent a letter to the mayor")."""

WRITING = word_set("write writes wrote written writing")
"""Cues of words that stand on paper."""
