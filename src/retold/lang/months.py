"""English words for dates and times, as data.

Source: general knowledge of English, compiled by the retold project; licence Apache-2.0. Durations are ISO 8601 designators,
months and weekdays ISO numbers (Monday is 0, as in :mod:`datetime`). Spellings are lower case, matched by the grammar.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

ORDINAL_DAYS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23,
    "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29,
    "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
"""Days of the month as they are spoken."""

SPOKEN_DECADES: dict[str, int] = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980,
    "nineties": 1990,
}  # fmt: skip

AMBIGUOUS_MONTHS = frozenset({"march", "may", "mar", "jan", "dec", "sep", "april", "june", "august"})
"""Months that are also verbs, given names or abbreviations: alone they count only after a word of MONTH_LEADERS."""

MONTH_LEADERS = word_set("""
in since by of until till from during through throughout last next this early late mid before after to for and between
""")

WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tues": 1, "tue": 1, "wed": 2, "weds": 2, "thurs": 3, "thur": 3, "thu": 3, "fri": 4,
}  # fmt: skip

SHORT_WEEKDAYS = frozenset({"mon", "tues", "tue", "wed", "weds", "thurs", "thur", "thu", "fri"})
"""Weekdays that count only beside a date: alone they are words or names."""

WEEKDAY_NAMES = frozenset(
    {"black", "good", "super", "bloody", "ash", "cyber", "giving", "shrove", "maundy", "palm", "easter", "holy"}
)
"""Words before a weekday that make a name of it (Black Friday, Super Tuesday)."""

UNITS: dict[str, str] = {
    "second": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
    "fortnight": "W2", "month": "M", "year": "Y", "yr": "Y", "decade": "Y10", "century": "Y100", "centurie": "Y100",
}  # fmt: skip
"""Singular of a unit of time -> designator, after ``T`` where it is part of a day, before a factor where it is several."""

SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
"""Months of the northern seasons; values made from them are marked approximate."""

DAY_PARTS = ("morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "lunchtime", "overnight")

CLOCK_WORDS: dict[str, str] = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}

ZONES: dict[str, str] = {
    "GMT": "Z", "UTC": "Z", "CET": "+01:00", "CEST": "+02:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
"""Names of time zones that say how far from universal time they are; ET, BST (two zones) and the like do not."""

HOLIDAYS: dict[str, tuple[int, int]] = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17), "april fools' day": (4, 1), "april fool's day": (4, 1), "may day": (5, 1), "bastille day": (7, 14),
    "independence day": (7, 4), "the fourth of july": (7, 4), "fourth of july": (7, 4), "halloween": (10, 31),
    "armistice day": (11, 11), "veterans day": (11, 11), "veterans' day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "juneteenth": (6, 19), "bonfire night": (11, 5), "christmas": (12, 25),
}  # fmt: skip
"""Holidays that fall on one date every year. Not Independence Day of other countries: a document that means one says which."""

MOVING_HOLIDAYS: dict[str, tuple[int, int, int]] = {
    "martin luther king jr. day": (1, 0, 3), "martin luther king day": (1, 0, 3), "mlk day": (1, 0, 3), "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3), "memorial day": (5, 0, -1), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4), "election day": (11, 1, 1),
}  # fmt: skip
"""Holidays of the United States on the nth weekday of a month: month, weekday, n (-1 the last; Election Day is never the 1st)."""

LOOSE_HOLIDAYS = frozenset({"christmas", "halloween", "thanksgiving"})
"""Holidays that are as often an adjective (``Christmas lights``): they count after a word of HOLIDAY_LEADERS or before a year."""

HOLIDAY_LEADERS = word_set("on at over before after by until till since during around this last next of for")

DEICTIC_DAYS: dict[str, int] = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
"""Days told from the day of publication."""

VAGUE = (
    "now", "right now", "currently", "recently", "nowadays", "these days", "at the moment", "lately", "presently",
    "in the coming days", "in the coming weeks",
    "in the coming months", "in the past", "in the future", "in the near future", "until now",
)  # fmt: skip
"""Time expressions that settle no date."""

DETERMINERS = word_set("a an the its his her their our my that this")
"""Words that make a date of a month right before a noun (``a June agreement``)."""

AHEAD_LEADERS = word_set("until till by")
"""Prepositions that let a weekday lie ahead unless its verb is told as past."""

DEFERRING = word_set("postpone delay defer adjourn reschedule extend suspend recess remand reprieve")
"""Verbs that move something to a later day: what they do it ``until`` lies ahead although the verb is told as past."""

FUTURE_CUES = word_set("""
will shall 'll wo schedule scheduled expect expected planned set due slate slated plan plans planning expects hopes intend intends upcoming
deadline begin starting tentatively would upcoming
""")
"""Words beside a yearless date or a weekday that let it lie ahead."""

BEGUN = word_set("begin start")
"""Of FUTURE_CUES, those that in the past tense tell of what has been."""

APPROXIMATE: dict[str, str] = {
    "about": "~", "around": "~", "approximately": "~", "roughly": "~", "some": "~", "circa": "~", "c.": "~", "nearly": "~",
    "almost": "~", "close to": "~", "just about": "~", "or so": "~", "just under": "<", "just over": ">", "shortly before": "<",
    "more than": ">", "over": ">", "longer than": ">", "upwards of": ">", "less than": "<", "under": "<", "fewer than": "<",
    "at least": ">=", "no less than": ">=", "at most": "<=", "up to": "<=", "no more than": "<=", "as long as": "<=",
    "well over": ">", "just after": "~", "just before": "~", "shortly after": "~", "as early as": "~", "as late as": "~",
    "another": "", "an additional": "", "the past": "", "the last": "", "the next": "", "the coming": "", "past": "", "last": "",
    "the first": "", "the final": "", "the entire": "", "a full": "", "exactly": "", "just": "", "only": "",
}  # fmt: skip
"""Words before an amount of time -> sign written with its value; empty: part of the expression, no bound."""

WHOLE = word_set("full whole entire solid additional extra further")
"""Adjectives that make an amount of ``a week`` wherever it stands (``a full week``, ``an additional year``)."""

RECURRING: dict[str, str] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M", "yearly": "P1Y",
    "annually": "P1Y",
}  # fmt: skip
"""Words that say how often, in lower case (the Daily Mail is none), with the time from one occurrence to the next."""

WORKED = word_set("business working trading school calendar")
"""Nouns that say which days are counted (``eight trading days``)."""

AGE_WORDS = frozenset({"old", "aged", "age"})
"""After an amount of years they make an age of it, which is a number and no duration."""

YEAR_LEADERS = word_set("""
in since of by from until till before after during for late early mid and to between through around circa year fiscal the a an both all that this
his her its their our my -
""")
"""Words before four digits that make a year of them."""

DETERMINED = word_set("""
for after within in of than over about nearly almost least during under lasted took last lasting lasts takes take spent wait
approximately around another every half only exactly just entire full
""")
"""Words after which ``a week`` is an amount of time; elsewhere it is a rate (``twice a week``)."""
