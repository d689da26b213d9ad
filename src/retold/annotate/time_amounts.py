"""Rules for amounts of time: durations (``more than a month``) and distances from publication (``two weeks ago``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from retold.annotate.calendar_values import month_of, shift
from retold.annotate.number_words import CARDINAL, DIGITS, SPELT, plain, value_of
from retold.annotate.time_found import Found, Reading, any_of
from retold.lang.months import APPROXIMATE, DETERMINED, UNITS, WHOLE, WORKED
from retold.model.marks import TimeKind

DURATION = TimeKind.DURATION

_MODS = "|".join(re.escape(w) for w in sorted(APPROXIMATE, key=len, reverse=True))
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_VAGUE = r"several|a few|many|a couple of|a couple|a number of|some|few"
_AMOUNT = rf"(?:(?P<low>{DIGITS}|{SPELT})(?: ?- ?| to | or )(?P<high>{DIGITS}|{SPELT})|(?P<vague>{_VAGUE})|(?P<half>half an?|half a)|(?P<number>{CARDINAL}|an?(?= ))(?P<plushalf>(?: and)?(?: a|-and-a)[ -]half| 1/2)?)"
_TAIL = r"(?P<tail> (?:ago|earlier|later|before|after|from now|hence|afterward|afterwards)\b)?"

AMOUNT = re.compile(
    rf"(?<![\w$£€.,])(?P<mods>(?:(?:{_MODS}) ){{0,2}}){_AMOUNT}[ -](?:(?P<which>long|straight|consecutive|more|{any_of(WHOLE | WORKED)}) )?"
    rf"(?P<unit>{_UNIT})s?(?P<half2> and a half)?\b(?P<old>[ -]olds?\b|[ -]of age\b)?(?:-long|'s?)?{_TAIL}",
    re.IGNORECASE,
)
LONG = re.compile(
    r"\b(?P<mods>(?:(?:nearly|almost|about|roughly|over) )?)(?P<unit>second|minute|hour|day|night|week|month|year|decade|centurie|century)"
    r"(?P<many>s)?-?[ -]?long\b(?!er)",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b(?:(?:for|after|within|over|in|of|took|lasted|spent|spend|take|last|waited|amid|following|wait|waiting|waited|hours and) )"
    r"(?:the )?(?P<mods>(?:(?:past|last|next|coming|many|long) )?)(?P<unit>minute|hour|day|week|month|year|decade|centurie)s\b"
    r"(?P<tail> (?:ago|later|earlier|before|after)\b)?",
    re.IGNORECASE,
)
FROM_THEN = re.compile(
    r"(?<![-\w])(?P<unit>minute|hour|day|week|month|year|decade|centurie)s (?:ago|earlier|later)\b(?! (?:than|on)\b)",
    re.IGNORECASE,
)
ALL = re.compile(
    r"\b(?:the whole|the entire|throughout the) (?P<unit>day|night|week|weekend|month|year|decade|century)\b(?!-)",
    re.IGNORECASE,
)
LENGTHY = re.compile(
    r"\bfor (?P<w>(?:quite )?(?:some time|a while|a (?:very |fairly |rather )?(?:long|short|brief|lengthy|limited|considerable) (?:while|time|period))(?: of time)?)\b(?! of)",
    re.IGNORECASE,
)
PAST_UNIT = re.compile(
    r"\b(?:the )?(?:past|(?<=\bin the )last|(?<=\bover the )last|(?<=\bduring the )last|(?<=\bwithin the )last) (?P<unit>hour|day|week|month|year|decade|century)\b",
    re.IGNORECASE,
)
_LONGEST_COMPARISON = 180
_COMPARED = re.compile(
    r"(?:\b(?:compared (?:with|to)|than|from|over|versus|against)(?: (?:(?! (?:who|which|when|after|because|it|he|she|they|we)\b)[^;]){0,100}?\d(?:(?! (?:who|which|when|after|because|it|he|she|they|we|and)\b)[^;]){0,40})?"
    r"|\d%?|\b(?:percent|per cent|million|billion|trillion|thousand|cents|pence|dollars|euros)(?: an? (?:share|barrel|ton|tonne|pound|gallon|unit))?)[\s,]*$",
    re.IGNORECASE,
)
"""What stands before ``a year earlier`` where figures of now are compared with those of the year before publication."""
RATED = re.compile(
    r"(?:\d|\b(?:times|once|twice|cents|dollars|percent|people|million|billion|barrels|much|hours|days))$", re.IGNORECASE
)


def is_compared(text: str, start: int) -> bool:
    """Whether the words before ``start`` set figures against others, as ``from $3 million`` does; looks back a bounded way."""
    return _COMPARED.search(text, max(0, start - _LONGEST_COMPARISON), start) is not None


def designator(unit: str, number: str) -> str:
    """ISO 8601 duration of so many units (``week``, ``3`` -> ``P3W``; ``X`` stays open)."""
    code = UNITS[unit]
    if code[0] == "T":
        return f"PT{number}{code[1:]}"
    if len(code) == 1:
        return f"P{number}{code}"
    factor = int(code[1:])
    return f"P{plain(float(number) * factor)}{code[0]}" if number != "X" else f"PX{code[0]}"


def _sign(mods: str) -> str:
    """The sign the words before an amount give it."""
    rest, sign = mods.strip().lower(), ""
    for words in sorted(APPROXIMATE, key=len, reverse=True):
        if words and re.search(rf"(?:^|\s){re.escape(words)}(?:\s|$)", rest):
            sign = sign or APPROXIMATE[words]
    return sign


def _number(m: re.Match[str]) -> float | None:
    """The amount in ``m``; ``None`` where it is left open (``several``)."""
    if m["low"]:
        return value_of(m["low"])
    if m["half"]:
        return 0.5
    if m["vague"]:
        return 2.0 if "couple" in m["vague"].lower() else None
    words = m["number"]
    number = 1.0 if words.lower() in {"a", "an"} else value_of(words)
    return number + 0.5 if number is not None and (m["plushalf"] or m["half2"]) else number


def amounts(r: Reading) -> Iterator[Found]:
    """``two weeks``, ``more than a month``, ``30-minute``, ``three days ago``; ages and rates (``$50 a day``) are none."""
    for m in AMOUNT.finditer(r.text):
        if (
            m["old"]
            or r.text[m.end() : m.end() + 4].lower() == " old"
            or re.match(r"\s(?:year|month)s? old", r.text[m.end() :])
        ):
            continue
        tail = (m["tail"] or "").strip().lower()
        single = (m["number"] or "").lower()
        if (
            (single in {"a", "an"} or (single == "one" and m["unit"].lower() in {"day", "night"}))
            and not tail
            and (m["which"] or "").lower() not in WHOLE
            and not _determined(r.text[: m.start("number")])
        ):
            continue
        unit, number = m["unit"].lower(), _number(m)
        sign, start = _sign(m["mods"]), m.start()
        if number is not None and 1900 <= number < 2100 and m["number"] and m["number"].isdigit():
            continue
        if m.group().lower().startswith(("a ", "an ")) and re.match(r"-?long", r.text[m.end("unit") :].lstrip("s")):
            start = m.start("unit")
        if tail in {"ago", "from now", "hence"}:
            yield _distance(r, m, number, sign, back=tail == "ago")
        elif tail == "earlier" and number == 1 and UNITS[unit] == "Y" and is_compared(r.text, m.start()):
            yield _distance(r, m, number, sign, back=True)
        elif tail == "earlier" or (tail and UNITS[unit][0] in "YTHM" and number == 1):
            yield Found(m.start(), m.end(), TimeKind.DATE, None)
        else:
            value = (
                f"{_written(unit, value_of(m['low']))}/{_written(unit, value_of(m['high']))}"
                if m["low"]
                else _written(unit, number)
            )
            end = m.start("tail") if tail in {"after", "before"} else m.end()
            yield Found(start, end, DURATION, sign + value)


def _written(unit: str, number: float | None) -> str:
    if number is None:
        return designator(unit, "X")
    if number == 0.5 and UNITS[unit] in {"TH", "D", "Y"}:
        return {"TH": "PT30M", "D": "PT12H", "Y": "P6M"}[UNITS[unit]]
    if UNITS[unit] == "Y" and number % 1 == 0.5:
        return f"P{int(number)}Y6M"
    return designator(unit, plain(number))


def _determined(before: str) -> bool:
    words = re.findall(r"[\w$%']+", before[-30:])
    return bool(words) and words[-1].lower() in DETERMINED and not RATED.search(before.rstrip()[-20:])


def _distance(r: Reading, m: re.Match[str], number: float | None, sign: str, *, back: bool) -> Found:
    """A date so far from publication: to the day for days, about a day for weeks, to the month or year for longer units."""
    value = None
    if r.anchor.day is not None and number is not None and number < 10_000:
        code = UNITS[m["unit"].lower()]
        if code == "W" and (sign == "<" or re.search(r"\b(?:nearly|almost)\b", m["mods"], re.IGNORECASE)):
            number -= 1 / 7
        value = _moved(r.anchor.day, code, -number if back else number, rough=sign not in {"", ">=", "<="})
    return Found(m.start(), m.end(), TimeKind.DATE, value, anchored=value is not None)


def _moved(here: date, code: str, by: float, *, rough: bool) -> str | None:
    if code[0] == "T":
        return None if code != "TH" or abs(by) > 12 else here.isoformat() + "~"
    if code in {"D", "W", "W2"}:
        day = shift(here, days=round(by * {"D": 1, "W": 7, "W2": 14}[code]))
        return None if day is None else day.isoformat() + ("~" if rough or code != "D" else "")
    width = int(code[1:] or 1) * (12 if code[0] == "Y" else 1)
    day = shift(here, months=round(by * width))
    if day is None:
        return None
    return (month_of(day) if code[0] == "M" or by != int(by) else f"{day.year:04d}") + ("~" if rough or width > 12 else "")


def long_forms(r: Reading) -> Iterator[Found]:
    """``week-long`` (P1W), ``weeks-long`` (PXW), ``for months`` (PXM), ``the past year`` (P1Y)."""
    for m in LONG.finditer(r.text):
        before = r.text[max(0, m.start() - 1) : m.start()]
        if before in {"-", "'"}:
            continue
        yield Found(m.start(), m.end(), DURATION, _sign(m["mods"]) + designator(m["unit"].lower(), "X" if m["many"] else "1"))
    for m in LOOSE.finditer(r.text):
        if (m["tail"] or "").strip():
            yield Found(m.start("unit"), m.end(), TimeKind.DATE, None)
        else:
            start = m.start("mods") if m["mods"] else m.start("unit")
            yield Found(start, m.end("unit") + 1, DURATION, designator(m["unit"].lower(), "X"))
    for m in FROM_THEN.finditer(r.text):
        yield Found(m.start(), m.end(), TimeKind.DATE, None)
    for m in LENGTHY.finditer(r.text):
        yield Found(m.start("w"), m.end(), DURATION, None)
    for m in ALL.finditer(r.text):
        yield Found(m.start(), m.end(), DURATION, designator(m["unit"].lower(), "1"))
    for m in PAST_UNIT.finditer(r.text):
        yield Found(m.start(), m.end(), DURATION, designator(m["unit"].lower(), "1"))
