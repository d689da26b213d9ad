"""English words that lower commitment, deny, or make conditional, as data (lemmas unless said otherwise).

Source: general knowledge of English, compiled by the retold project; licence Apache-2.0. For the notion see Hyland (1998),
Hedging in Scientific Research Articles, and Saurí & Pustejovsky (2009), FactBank.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

ADVERBS = word_set("""
allegedly reportedly apparently supposedly purportedly possibly perhaps probably presumably seemingly potentially ostensibly
maybe conceivably likely evidently arguably tentatively
""")
"""Adverbs over a clause; ``likely`` also as an adjective with ``to``."""

ADJECTIVES = word_set("""
alleged suspected apparent purported supposed unconfirmed possible presumed rumored rumoured reported unverified probable
would-be so-called
""")
"""Adjectives over a noun: what the noun says is not vouched for. ``so-called`` doubts the name."""

RAISING = frozenset({"appear", "seem"})
"""Verbs with an infinitive or a clause: what follows is how it looks."""

BELIEVED = word_set("""
believe think allege report suspect rumor rumour understand fear presume assume say claim suppose know
""")
"""Passive verbs with an infinitive (``is believed to``); ``known to`` is no hedge and stands in NOT_HEDGED."""

NOT_HEDGED = frozenset({"know"})

DOUBTING = frozenset({"suspect", "speculate", "guess", "doubt", "fear"})
"""Active verbs whose clause is not vouched for by whoever it is credited to."""

MODALS = frozenset({"may", "might", "could"})

UNNAMED = frozenset({"report", "rumor", "rumour", "source", "media", "speculation", "allegation"})
"""Nouns that, without a name beside them, credit nobody one could ask (``according to reports``)."""

QUESTION_WORDS = frozenset({"whether"})
ASKING = frozenset({"ask", "wonder", "know", "determine", "see", "investigate", "say", "clear", "unclear", "unknown", "sure"})
"""Words after which ``if`` asks and conditions nothing."""

CONDITIONS = frozenset({"if", "unless", "lest"})
CONDITION_PHRASES = (
    ("provided", "that"),
    ("providing", "that"),
    ("on", "condition", "that"),
    ("assuming", "that"),
    ("as", "long", "as"),
)
NOT_CONDITIONS_BEFORE = frozenset({"as", "even", "what", "only"})
"""Words before ``if`` that make something else of it (``as if``)."""

NOT_CONDITIONS_AFTER = frozenset({"only", "not", "anything", "nothing", "ever", "any"})
"""Words after ``if`` with which it is an aside (``if anything``)."""

DENIALS = frozenset({"deny", "refute", "disavow", "rebut", "disclaim", "debunk"})
"""Verbs that deny what follows."""

REJECTIONS = frozenset({"reject", "dismiss", "dispute", "contest", "rubbish", "repudiate", "discount"})
"""Verbs that deny only when what they take is something said (CLAIMED)."""

CLAIMED = word_set("""
claim allegation accusation report charge suggestion notion idea assertion rumor rumour involvement wrongdoing
responsibility knowledge statement speculation characterization characterisation account version finding insinuation link
role collusion fault
""")

REPORTS = word_set("report claim story account finding conclusion")
"""What a denial may call what somebody named has told; an allegation is a charge besides."""

DENIED_TO = frozenset({"I", "he", "she", "they", "we", "you"})
"""Lemmas of pronouns for those to whom something is denied."""

NOT_DENIED = word_set("""
entry access request bail visa permit permission service opportunity right protection asylum boarding application care
treatment motion appeal passage aid chance justice help parole him her them us me petition bid coverage benefit tenure
release food water equal privilege admission admittance licence license loan credit
""")
"""What is denied to people, not said to be untrue."""

UNTRUE = word_set("untrue false baseless unfounded groundless fabricated fake fictitious nonexistent incorrect inaccurate")
"""Adjectives by which somebody says that something told is not so."""

HOLDING = word_set("exist correspond match true accurate correct occur happen")
"""Words that, denied, say the same: ``does not exist``, ``is not true``."""
SUBJECTS_UNTRUE = CLAIMED | {"story", "this", "it", "reporting", "article", "news"}
"""What such sentences are about."""

GUARDED = (
    ADVERBS
    | ADJECTIVES
    | MODALS
    | word_set(
        "seem seems seemed appear appears appeared accuse accuses accused allege alleges believe believes believed think thinks thought"
        " claim claims claimed suspect suspects reports deny denies denied rumour rumours rumor rumors would"
    )
    | {"feared", "thought", "suspected", "presumed", "rumored", "rumoured", "expected"}
)
"""Words by which an article guards what it tells, or gives it to somebody."""

OPEN_QUESTION = frozenset({"whether", "if", "should", "for", "to", "unless", "why", "how"})
"""First words of clauses that leave open or order what they name."""
