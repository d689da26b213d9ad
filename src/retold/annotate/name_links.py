"""One name in many forms: the fullest form a document has for each, and one kind for each form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from retold.lang.organisations import KNOWN_ORGS, PEOPLE_ADJECTIVES, PEOPLE_ENDINGS
from retold.lang.outlets import AMBIGUOUS, NAME_TAIL, outlet_named
from retold.lang.persons import GIVEN_NAMES, KNOWN_SURNAMES
from retold.lang.places import PLACES
from retold.lang.titles import GROUP_WORDS, NAME_SUFFIXES, ORG_NEVER_ALONE, ORG_WORDS, PLACE_WORDS
from retold.model.marks import NameKind

Key = str
"""A surface form, lower case, single spaces, without full stops inside initials."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "&"})


def key_of(surface: str) -> Key:
    """The form under which surfaces are compared: ``U.S.`` and ``US`` agree, so do runs of spaces and typographic glyphs."""
    folded = " ".join(surface.replace("’", "'").split()).lower()
    return re.sub(r"\.(?=\w\b|$|\s)|(?<=\b\w)\.", "", folded).strip() or folded


def settle_kinds(votes: dict[Key, Counter[NameKind]], surfaces: dict[Key, str]) -> dict[Key, NameKind]:
    """One kind for each form: what its words say, else the tagger's majority in the document (persons before organisations)."""
    order = list(NameKind)
    out: dict[Key, NameKind] = {}
    for key, counted in votes.items():
        usual = max(counted, key=lambda k: (counted[k], -order.index(k)))
        out[key] = _by_table(surfaces[key]) or _by_words(surfaces[key]) or _corrected(surfaces[key], usual)
    return out


def _by_table(surface: str) -> NameKind | None:
    """The kind of a name that news names without introduction."""
    lower, key = surface.lower().strip("."), key_of(surface)
    if lower in PLACES or key in PLACES:
        return NameKind.PLACE
    if lower in KNOWN_ORGS or key in KNOWN_ORGS:
        return NameKind.ORG if surface[:1].isupper() and (len(key) > 3 or surface.isupper()) else None
    if " " not in lower and lower in KNOWN_SURNAMES:
        return NameKind.PERSON
    outlet = outlet_named(surface)
    return NameKind.ORG if outlet is not None and lower not in AMBIGUOUS else None


def _by_words(surface: str) -> NameKind | None:
    words = surface.lower().replace("’", "'").split()
    last = words[-1].strip(".")
    if last in GROUP_WORDS and len(words) == 1:
        return NameKind.GROUP
    if last in ORG_WORDS and not (len(words) == 1 and last in ORG_NEVER_ALONE):
        return NameKind.ORG
    if any(w in ORG_WORDS for w in words[:-1]) and ("of" in words or "for" in words):
        return NameKind.ORG
    if len(words) > 1 and NAME_TAIL.search(surface):
        return NameKind.ORG
    if len(words) > 1 and last in PLACE_WORDS:
        return NameKind.PLACE
    if 2 <= len(words) <= 4 and words[0].strip(".") in GIVEN_NAMES and not any(w in _SMALL for w in words[1:]):
        return NameKind.PERSON
    return None


def _corrected(surface: str, usual: NameKind) -> NameKind:
    """The tagger's kind where the form of the name bears it out."""
    last = surface.rsplit(maxsplit=1)[-1].lower()
    if usual is NameKind.GROUP and not (last.endswith(PEOPLE_ENDINGS) or last in PEOPLE_ADJECTIVES or last in GROUP_WORDS):
        return NameKind.ORG
    if usual is NameKind.PERSON and any(c.isdigit() for c in surface):
        return NameKind.OTHER
    if usual is NameKind.PLACE and " " in surface and surface.rsplit(" ", 1)[-1].isupper() and last in KNOWN_ORGS:
        return NameKind.GROUP
    inner = (
        any(c.isupper() for c in surface[1:])
        and not surface.isupper()
        and " " not in surface
        and surface[:2] not in {"Mc", "Ma", "De", "O'"}
    )
    if usual is NameKind.PERSON and inner and "-" not in surface:
        return NameKind.ORG
    return usual


def initials(surface: str) -> str:
    """``Immigration and Customs Enforcement`` -> ``ICE``."""
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", surface) if w[0].isupper())


def acronyms(texts: Iterable[str], full_names: Iterable[str]) -> dict[str, str]:
    """Acronym -> full name, where a text introduces it in parentheses or its letters are those of one full name.

    ``texts`` are plain; cost is linear in them (each parenthesis looks back over at most ten words).
    """
    out: dict[str, str] = {}
    for text in texts:
        for m in re.finditer(r"\((?:the )?([A-Z][A-Za-z&.]{1,9}[A-Z.]?)\)", text):
            letters = m[1].replace(".", "")
            words = text[max(0, m.start() - 120) : m.start()].split()[-10:]
            for size in range(2, len(words) + 1):
                phrase = words[-size:]
                if phrase[0][:1].upper() == letters[0] and phrase[0][:1].isupper() and _spells(phrase, letters):
                    out.setdefault(letters, " ".join(phrase).strip(" ,"))
                    break
    by_letters: dict[str, set[str]] = defaultdict(set)
    for name in full_names:
        if " " in name:
            by_letters[initials(name)].add(name)
    for letters, names in by_letters.items():
        if len(letters) >= 3 and len({key_of(n) for n in names}) == 1:
            out.setdefault(letters, min(names))
    return out


def _spells(phrase: list[str], letters: str) -> bool:
    """Whether the phrase's initials (small words optional) give the letters."""
    strong = "".join(w.strip("“\"'(")[:1] for w in phrase if w.lower() not in _SMALL).upper()
    every = "".join(w.strip("“\"'(")[:1] for w in phrase).upper()
    return letters.upper() in {strong, every}


def fullest_persons(persons: list[str]) -> dict[Key, list[tuple[int, str]]]:
    """For each single word of a person's fuller name, the fuller names in order of mention (index, name)."""
    out: dict[Key, list[tuple[int, str]]] = defaultdict(list)
    for index, name in enumerate(persons):
        parts = [p for p in name.split() if p.strip(".,").lower() not in NAME_SUFFIXES]
        if len(parts) < 2:
            continue
        for part in {parts[0], parts[-1]}:
            if len(part.strip(".")) < 2:
                continue
            out[key_of(part)].append((index, name))
    return out
