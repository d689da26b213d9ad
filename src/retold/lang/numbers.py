"""English number words, bounds, currencies and scales, as data.

Source: general knowledge of English, compiled by the retold project; licence Apache-2.0.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

ONES: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
    "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "b": 1e9,
}  # fmt: skip
"""Multipliers; the one-letter ones count only glued to digits."""

SPOKEN_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
LOOSE_SCALES: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "tens": (20, 99),
    "millions": (2e6, 9e6), "billions": (2e9, 9e9), "tens of thousands": (2e4, 99_999), "hundreds of thousands": (2e5, 999_999),
    "tens of millions": (2e7, 99e6), "hundreds of millions": (2e8, 999e6), "tens of billions": (2e10, 99e9), "hundreds of billions": (2e11, 999e9),
}  # fmt: skip
"""Plural scales -> a cautious range of what they leave open; their words are what is compared and printed."""

MONEY_SCALES: dict[str, float] = {"k": 1e3}
"""Multipliers glued to sums of money alone (``$4k``, but ``4K`` television)."""

FRACTIONS: dict[str, float] = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "tenth": 1 / 10,
}  # fmt: skip
FEW: dict[str, tuple[int, int]] = {"a couple": (2, 2), "a few": (3, 5), "several": (3, 9), "few": (2, 5)}
TIMES: dict[str, int] = {"once": 1, "twice": 2, "thrice": 3}

BOUNDS: dict[str, str] = {
    "at least": ">=", "no fewer than": ">=", "not less than": ">=", "no less than": ">=", "a minimum of": ">=", "as many as": "<=",
    "as much as": "<=", "up to": "<=", "at most": "<=", "no more than": "<=", "not more than": "<=", "a maximum of": "<=",
    "more than": ">", "over": ">", "above": ">", "upwards of": ">", "upward of": ">", "greater than": ">", "in excess of": ">",
    "well over": ">", "just over": ">", "exceeding": ">", "less than": "<", "fewer than": "<", "under": "<", "below": "<",
    "just under": "<", "well under": "<", "about": "~", "around": "~", "approximately": "~", "roughly": "~", "nearly": "~", "almost": "~",
    "some": "~", "close to": "~", "an estimated": "~", "estimated": "~", "circa": "~", "near": "~", "just about": "~",
}  # fmt: skip
"""Words before a number -> the sign of :class:`~retold.model.marks.Bound`."""

BOUNDS_AFTER: dict[str, str] = {
    "or more": ">=", "or so": "~", "or less": "<=", "or fewer": "<=", "at least": ">=", "plus": ">=", "or higher": ">=", "or older": ">=",
}  # fmt: skip
"""Words after a number or its noun."""

CURRENCY_SIGNS: dict[str, str] = {
    "$": "usd", "us$": "usd", "u.s.$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "₽": "rub", "a$": "aud", "c$": "cad",
    "₩": "krw", "₦": "ngn", "₺": "try", "nz$": "nzd", "hk$": "hkd", "s$": "sgd", "rs": "inr",
}  # fmt: skip
CURRENCY_WORDS: dict[str, str] = {
    "dollar": "usd", "euro": "eur", "pound": "gbp", "yen": "jpy", "rupee": "inr", "ruble": "rub", "rouble": "rub", "yuan": "cny",
    "franc": "chf", "peso": "peso", "usd": "usd", "eur": "eur", "gbp": "gbp", "cent": "cent", "won": "krw",
}  # fmt: skip
PERCENT_WORDS = frozenset({"percent", "per cent", "pct", "%", "percentage point"})

PEOPLE = word_set("""
people person man woman child boy girl adult teenager teen civilian soldier officer policeman passenger crew resident victim
worker employee student pupil protester protestor demonstrator migrant refugee tourist patient member suspect militant
fighter rebel gunman attacker journalist reporter guest visitor pedestrian bystander driver rider passer-by passerby
survivor casualty other life hostage inmate prisoner agent official marine sailor villager voter fan player baby infant
toddler mother father
""")
"""Nouns that count people."""

FATES: dict[str, str] = {
    "kill": "killed", "killed": "killed", "injured": "injured", "wounded": "injured", "die": "killed", "dead": "killed", "perish": "killed", "death": "killed", "fatality": "killed", "slay": "killed",
    "murder": "killed", "injure": "injured", "hurt": "injured", "wound": "injured", "injury": "injured", "arrest": "arrested",
    "detain": "detained", "miss": "missing", "missing": "missing", "unaccounted": "missing", "evacuate": "evacuated", "rescue": "rescued", "hospitalize": "hospitalised",
    "hospitalise": "hospitalised", "displace": "displaced", "kidnap": "kidnapped", "abduct": "kidnapped", "shoot": "shot", "stab": "stabbed",
    "infect": "infected", "charge": "charged", "casualty": "casualties", "drown": "drowned", "trap": "trapped", "strand": "stranded",
}  # fmt: skip
"""Lemma of what happens to people -> the word the value carries (``10 killed``)."""

HOW_IT_ENDED: dict[str, str] = {
    "kill": "killed", "die": "killed", "dead": "killed", "wound": "injured", "injure": "injured", "hurt": "injured",
}  # fmt: skip
"""Words beside a verb of attack that say what came of it (``shot and killed``, ``shot dead``) -> the word the value carries."""

ATTACKS = frozenset(
    {"shoot", "stab", "beat", "crush", "burn", "bomb", "hit", "strike", "bludgeon", "hack", "maul", "trample", "run"}
)
"""Verbs that leave open whether those it happens to live."""

SOME = word_set(
    "one some many most none few several half part number dozen dozens hundred hundreds thousand thousands score scores"
)
"""Lemmas before ``of`` that say how many of a larger number are meant."""

PAID = word_set("""
pay cost spend raise fine earn sell buy price worth fund budget donate owe steal invest salary reward cash profit revenue loss
debt bill fee fare rent wage bet win lend borrow bank
""")
"""Lemmas in a sentence that make money of ``pounds``; elsewhere they are a weight."""

MODELS = frozenset({"707", "727", "737", "747", "757", "767", "777", "787"})
"""Numbers of aircraft: before AIRCRAFT they are no counts."""

AIRCRAFT = word_set("jet jets plane planes aircraft airliner airliners jumbo jetliner jetliners max")

NO_FATES = frozenset({"charge", "shoot", "strike", "wound"})
"""Nouns that look like verbs of FATES and count something else (``1,200 criminal charges``, ``several gunshot wounds``)."""

BETWEEN_COUNT_AND_FATE = word_set("more others other people were was are is have has had been being also")
"""Words that may stand between a count and what happened to the counted (``dozens more were injured``)."""

LISTED_AS = word_set("reported listed declared officially initially still as known registered logged")
"""Words that may stand there besides before ``missing``: a list of the missing is how they are counted."""

NUMBER_NAMES = word_set("""
flight route highway interstate article section chapter title act rule resolution amendment proposition prop measure bill
order gate terminal room channel apollo boeing airbus area district precinct line bus no number page psalm super bowl
windows iphone group type formula unit hall platform exit i- us- u.s.
""")
"""Words before a number that make a name of it (Flight 370, Route 66)."""

NAMED_NUMBERS = frozenset({"911", "999", "112", "9/11", "7/7", "24/7", "50-50", "20/20", "4/20", "311", "411"})
"""Numbers that are names wherever they stand as a label, not a count."""

GLUED_UNITS: dict[str, str] = {
    "kg": "kg", "km": "km", "cm": "cm", "mm": "mm", "lb": "lb", "lbs": "lb", "ft": "ft", "mi": "mile", "mph": "mph", "kph": "kph", "km/h": "kph",
    "kmh": "kph", "mw": "megawatt", "gw": "gigawatt", "kw": "kilowatt", "ml": "ml", "sq ft": "sq ft",
}  # fmt: skip
"""Units written right behind digits (``63,800kg``) -> the unit the value carries."""

ONE_UNIT: dict[str, str] = {
    "kilometer": "km", "kilometre": "km", "kilogram": "kg", "kilogramme": "kg", "centimeter": "cm", "centimetre": "cm", "metre": "meter",
    "millimeter": "mm", "millimetre": "mm", "litre": "liter", "m": "meter", "ft": "foot", "lb": "pound", "lbs": "pound", "mi": "mile",
}  # fmt: skip
"""Other spellings of a unit -> the lemma that is compared; printed as the article has it."""

PLAIN_UNITS = word_set("""
mile kilometer kilometre km metre meter foot inch yard acre hectare ton tonne pound kilogram kg gram liter litre gallon
barrel degree knot lb lbs ft mm cm mi sq kmh hp mph kph megawatt gigawatt watt vote seat point goal time
""")

ONE_IDIOMS = frozenset(
    {"day", "thing", "way", "point", "reason", "side", "hand", "morning", "night", "time", "example", "another", "word"}
)
"""Nouns after ``one`` that make an idiom of it, no count."""

AGES = frozenset({"year-old", "years-old", "month-old", "old", "age", "aged"})
"""Units of ages: they tell whom a sentence speaks of and are seldom what it tells."""
