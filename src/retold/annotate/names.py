"""Proper names, one kind and one fullest form for each throughout a document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from retold.annotate.name_links import acronyms, fullest_persons, key_of, settle_kinds
from retold.annotate.name_spans import Found, entities, is_title_case
from retold.annotate.sentence_words import Words
from retold.lang.organisations import KNOWN_ORGS
from retold.lang.persons import GIVEN_NAMES, KNOWN_SURNAMES, RELATIVES, gender_of, title_gender
from retold.lang.places import PLACES
from retold.lang.titles import HONORIFICS, NAME_SUFFIXES, ORG_WORDS, SAYING_OUTLETS, TITLES
from retold.model.marks import Name, NameKind, Sentence
from retold.model.span import Span
from retold.model.story import Story

_TITLED = 5
"""Mentions as which one with a title counts when kinds are voted on."""
_WITH_ARTICLE = 2
"""Mentions as which one behind ``the`` counts: ships and houses take the article, persons do not."""


def add_names(story: Story) -> Story:
    """Fill ``names`` of every sentence; each name carries the document's fullest form of it (``canonical``)."""
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for s in story.sentences:
        sentences[s.span.doc].append(s)
    found = [_mentions([Words(s, d[s.span]) for s in sentences.get(d.id, [])]) for d in story.documents]
    shared = _votes(m for row in found for m in row if " " in m.surface)
    names = (_names(row, shared, d.title or "") for row, d in zip(found, story.documents, strict=True))
    return replace(story, names=tuple(name for row in names for name in row))


@dataclass(frozen=True, slots=True)
class _Mention:
    words: Words
    found: Found
    surface: str


def _mentions(sentences: list[Words]) -> list[_Mention]:
    """The names of one document in order, each with the sentence it stands in."""
    title_case = [is_title_case(w) for w in sentences]
    mentions = [_mention(w, f) for w, titled in zip(sentences, title_case, strict=True) if not titled for f in entities(w)]
    common = _common_words(sentences)
    kept = [m for m in mentions if not (m.found.first == m.found.last and _is_common(m.surface, common))]
    return _everywhere(sentences, kept)


def _votes(mentions: Iterable[_Mention]) -> dict[str, Counter[NameKind]]:
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for m in mentions:
        kind, weight = _voted(m)
        votes[key_of(m.surface)][kind] += weight
    return votes


@dataclass(frozen=True, slots=True)
class _Meant:
    """Whom a lone surname may mean: ``gender`` is what the title before it says (``Mrs.``: ``f``), ``title`` the document's."""

    gender: str | None
    title: str

    def among(self, options: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """The full names that fit best: those of that gender, else none of the other; without one the name in the headline."""
        if self.gender is None:
            headed = [o for o in options if o[1] in self.title]
            return headed if len({form for _, form in headed}) == 1 else options
        known = [o for o in options if gender_of(o[1]) == self.gender]
        return known or [o for o in options if gender_of(o[1]) is None] or options


def _gender_by_title(m: _Mention) -> str | None:
    return title_gender(m.words.tokens[m.found.first - 1].text) if m.found.first else None


def _names(mentions: list[_Mention], shared: dict[str, Counter[NameKind]], title: str) -> list[Name]:
    """The names of one document; names of several words get the kind that all documents of the story give them together."""
    surfaces = {key_of(m.surface): m.surface for m in reversed(mentions)}
    votes = _votes(mentions)
    kinds = settle_kinds({k: votes[k] + shared.get(k, Counter()) for k in votes}, surfaces)
    _follow_full_names(kinds, surfaces)
    texts = list({id(m.words): m.words.text for m in mentions}.values())
    relatives = _relatives(mentions)
    meant = [_Meant(_gender_by_title(m), title) for m in mentions]
    canonical = _canonical([(m.surface, kinds[key_of(m.surface)]) for m in mentions], texts, relatives, meant)
    return [
        Name(
            span=Span(m.words.sentence.span.doc, m.words.tokens[m.found.first].start, m.words.tokens[m.found.last].end),
            kind=kinds[key_of(m.surface)],
            canonical=form,
        )
        for m, form in zip(mentions, canonical, strict=True)
    ]


def _common_words(sentences: list[Words]) -> set[str]:
    """Words that the document also writes in lower case."""
    return {t.text for w in sentences for t in w.tokens if t.text.islower() and t.pos in {"NOUN", "VERB", "ADJ", "ADV"}}


def _is_common(surface: str, common: set[str]) -> bool:
    """Whether a lone capitalised word is an ordinary word of the document, and no name known elsewhere."""
    lower = surface.lower()
    known = lower in PLACES or lower in KNOWN_ORGS or lower in KNOWN_SURNAMES or lower in GIVEN_NAMES
    return lower in common and not surface.isupper() and not known


def _mention(words: Words, found: Found) -> _Mention:
    start, end = words.tokens[found.first].start - words.base, words.tokens[found.last].end - words.base
    return _Mention(words, found, " ".join(words.text[start:end].split()))


def _voted(m: _Mention) -> tuple[NameKind, int]:
    """The kind this mention speaks for and how loud: a title makes a person; a lone word that reports is an outlet."""
    tokens, first, last = m.words.tokens, m.found.first, m.found.last
    before = tokens[first - 1].text.lower().rstrip(".") if first else ""
    after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    titled = before in HONORIFICS or (before in TITLES and tokens[first - 1].text[:1].isupper())
    if first and titled and m.found.kind in {NameKind.PERSON, NameKind.ORG, NameKind.OTHER}:
        return NameKind.PERSON, _TITLED
    if m.found.kind is NameKind.PERSON and first == last and after in SAYING_OUTLETS:
        return NameKind.ORG, 1
    leads = last + 1 < len(tokens) and tokens[last + 1].pos in {"NOUN", "PROPN", "ADJ"}
    if m.found.kind is NameKind.PERSON and first == last and before == "the" and not leads:
        return NameKind.OTHER, _WITH_ARTICLE
    return m.found.kind, 1


def _everywhere(sentences: list[Words], found: list[_Mention]) -> list[_Mention]:
    """``found`` and every other place where the same words stand, longest first; in document order, none overlapping."""
    known: dict[str, dict[tuple[str, ...], NameKind]] = defaultdict(dict)
    for m in found:
        form = tuple(t.text for t in m.words.tokens[m.found.first : m.found.last + 1])
        known[form[0]].setdefault(form, m.found.kind)
    for surname in _surnames(found):
        known[surname].setdefault((surname,), NameKind.PERSON)
    for letters in _known_letters(sentences):
        known[letters].setdefault((letters,), NameKind.ORG)
    taken: dict[int, list[Found]] = defaultdict(list)
    for m in found:
        taken[id(m.words)].append(m.found)
    out: list[_Mention] = []
    for words in sentences:
        here = sorted(taken[id(words)], key=lambda f: f.first)
        for extra in _matches(words, known, here):
            here.insert(bisect_left(here, extra.first, key=lambda f: f.first), extra)
        out += [_mention(words, f) for f in here]
    return out


def _surnames(found: list[_Mention]) -> set[str]:
    """Last words of persons named in full, where the word is no place or body of its own."""
    last = {
        m.words.tokens[m.found.last].text for m in found if m.found.kind is NameKind.PERSON and m.found.last > m.found.first
    }
    return {s for s in last if s[:1].isupper() and len(s) > 2 and s.lower() not in PLACES and s.lower() not in KNOWN_ORGS}


def _known_letters(sentences: list[Words]) -> set[str]:
    """Acronyms that need no tagger: introduced in parentheses after their words, or of bodies that all news knows."""
    introduced = acronyms((w.text for w in sentences), ())
    written = {
        t.text for w in sentences if not w.text.isupper() for t in w.tokens if t.text.isupper() and 2 <= len(t.text) <= 6
    }
    return {a for a in written if a in introduced or a.lower() in KNOWN_ORGS}


def _matches(words: Words, known: dict[str, dict[tuple[str, ...], NameKind]], here: list[Found]) -> list[Found]:
    covered = {i for f in here for i in range(f.first, f.last + 1)}
    tokens = words.tokens
    out: list[Found] = []
    i = 0
    while i < len(tokens):
        step = 1
        forms = known.get(tokens[i].text, {}) if i not in covered and tokens[i].text[:1].isupper() else {}
        for form in sorted(forms, key=len, reverse=True):
            last = i + len(form) - 1
            whole = tuple(t.text for t in tokens[i : last + 1]) == form and covered.isdisjoint(range(i, last + 1))
            if whole and (len(form) > 1 or tokens[i].pos in {"PROPN", "NOUN", "ADJ"}):
                out.append(Found(i, last, forms[form], sure=False))
                step = len(form)
                break
        i += step
    return out


def _follow_full_names(kinds: dict[str, NameKind], surfaces: dict[str, str]) -> None:
    """A lone surname is a person where a fuller person's name ends with it."""
    surnames = {key_of(_surname(surfaces[k])) for k, kind in kinds.items() if kind is NameKind.PERSON and " " in surfaces[k]}
    endings = _endings(kinds, surfaces)
    for key, kind in list(kinds.items()):
        if " " not in key and key not in surnames and kind is NameKind.PERSON and len(endings.get(key, ())) == 1:
            kinds[key] = NameKind.ORG
        if " " not in key and key in surnames and not _is_acronym(surfaces[key]) and kind is not NameKind.PLACE:
            kinds[key] = NameKind.PERSON


def _endings(kinds: dict[str, NameKind], surfaces: dict[str, str]) -> dict[str, set[str]]:
    """Last word of the document's organisations of several words -> their forms."""
    out: dict[str, set[str]] = defaultdict(set)
    for key, kind in kinds.items():
        if kind is NameKind.ORG and " " in key:
            out[key.rsplit(" ", 1)[-1]].add(surfaces[key])
    return out


def _is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "")
    return letters.isupper() and len(letters) < 5


def _surname(name: str) -> str:
    parts = [p for p in name.split() if p.strip(".,").lower() not in NAME_SUFFIXES]
    return parts[-1] if parts else name


def _relatives(mentions: list[_Mention]) -> frozenset[int]:
    """Which mentions name somebody's relative (``her father, Ola Brandt``) with a surname that stood there before: it is somebody else's."""
    seen: set[str] = set()
    out: set[int] = set()
    for index, m in enumerate(mentions):
        surname = key_of(_surname(m.surface))
        if surname in seen and " " in m.surface and _is_relative(m):
            out.add(index)
        seen.add(surname)
    return frozenset(out)


def _is_relative(m: _Mention) -> bool:
    tokens, at = m.words.tokens, m.found.first - 1
    while at >= 0 and m.found.first - at <= _TITLE_WORDS and tokens[at].lemma not in RELATIVES:
        if tokens[at].text != "," and tokens[at].text.lower() not in TITLES:
            return False
        at -= 1
    if at < 1 or tokens[at].lemma not in RELATIVES:
        return False
    return any(t.tag in {"PRP$", "POS"} for t in tokens[max(0, at - _BESIDE_KIN) : at])


_TITLE_WORDS = 4
"""Words between a noun of kin and a name that may be its title: ``her husband, former President``."""
_BESIDE_KIN = 3
"""Words before a noun of kin among which whose relative it is is said."""


def _canonical(
    mentions: list[tuple[str, NameKind]], texts: list[str], relatives: frozenset[int], meant: list[_Meant]
) -> list[str]:
    """For each mention the fullest form: a surname takes the nearest fuller name before it, else the first after it.

    ``relatives`` are mentions whose surname is somebody else's, ``meant`` says whom each may mean.
    """
    persons = [s if kind is NameKind.PERSON else "" for s, kind in mentions]
    fuller = fullest_persons(["" if i in relatives else p for i, p in enumerate(persons)])
    kinds = {key_of(s): kind for s, kind in mentions}
    endings = _endings(kinds, {key_of(s): s for s, _ in reversed(mentions)})
    letters = acronyms(texts, {s for s, kind in mentions if kind in {NameKind.ORG, NameKind.OTHER}})
    out: list[str] = []
    for index, (surface, kind) in enumerate(mentions):
        form = surface
        if kind is NameKind.PERSON and " " not in surface and not _is_acronym(surface):
            options = meant[index].among(fuller.get(key_of(surface), []))
            at = bisect_left(options, (index, ""))
            if options:
                form = options[at - 1][1] if at else options[0][1]
        elif kind is not NameKind.PERSON:
            form = letters.get(surface.replace(".", ""), surface)
            longer = endings.get(key_of(surface), set())
            if form == surface and len(longer) == 1 and surface.lower() not in ORG_WORDS:
                form = min(longer)
        out.append(form)
    return out
