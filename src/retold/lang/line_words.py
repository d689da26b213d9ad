"""Classes of words by which a line shows what it is for: English, as sets over single folded words.

Source: compiled by the retold project (Apache-2.0) from common knowledge of how news sites and their readers write. A
word in a class decides nothing: the line labeller learned how much each class says, and in which company.
"""

from __future__ import annotations

from collections.abc import Mapping

from retold.lang import furniture
from retold.lang.months import MONTHS
from retold.lang.word_set import word_set

WORD_CLASSES: Mapping[str, frozenset[str]] = {
    "first": word_set("i i'm i've i'd i'll me my mine myself im ive"),
    "we": word_set("we us our ours we're we've we'll"),
    "second": word_set("you your yours you're you've you'll yourself u ur"),
    "says": word_set("said says say told added tweeted asked announced according spokesman spokeswoman spokesperson"),
    "past": word_set("was were had did went came took made found began left became got saw"),
    "photo": word_set(
        "photo photos photograph photographs photographer picture pictured pictures image images file handout video footage"
        " gallery slideshow screenshot seen shown shows poses left right center centre above below courtesy"
    ),
    "share": furniture.SHARE_WORDS,
    "section": furniture.SECTION_WORDS,
    "read": word_set("read more related see also watch latest popular trending stories articles recommended top next previous"),
    "comment": word_set(
        "comment comments commented reply replies post posted posts report abuse flag wrote says writes rating rated"
        " recommend moderator thread forum anonymous vote votes login logged"
    ),
    "ask": word_set(
        "subscribe subscription subscriber newsletter newsletters sign signup donate donation support member membership free"
        " inbox email register account offer delivered app download tip tips alerts click here join follow"
    ),
    "legal": word_set(
        "copyright rights reserved reproduced republished redistributed permission terms privacy policy licence license disclaimer"
    ),
    "writer": word_set(
        "reporter correspondent editor writer columnist journalist contributor author freelance staff covers reached fellow"
    ),
    "month": frozenset(w for w in MONTHS if w.isalpha()),
    "weekday": word_set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun"),
    "clock": word_set("am pm a.m p.m et est edt gmt bst utc ist pst pdt cst cdt updated published ago min mins"),
    "slang": word_set(
        "lol omg wow yeah yes no well ok okay hey hi thanks thank sorry please great stupid idiot idiots sad shame"
        " agree disagree think guess maybe hope love hate ya gonna wanna lmao haha btw imo imho"
    ),
}
"""Classes by name. ``section`` and ``share`` are the words of section names and buttons."""

ASKING = word_set(
    "chat join follow like find tell send email call text visit read sign subscribe get download watch listen discover check see"
    " click tap browse explore try buy order shop register support donate contribute become add stay vote enter share contact"
    " learn take view start choose ask submit report help connect save skip scroll log please don't return go back post leave"
)
"""Words with which a site addresses its readers at the beginning of a line."""
