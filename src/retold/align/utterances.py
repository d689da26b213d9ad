"""Quotations cut into the pieces that can recur elsewhere: sentences and quoted fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from retold.lang.abbreviations import ABBREVIATIONS
from retold.lang.actors import STOP
from retold.model.document import TITLE_ROLES
from retold.model.marks import Attribution, Form
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import fold
from retold.model.words import folded, folded_words, places

LEAST_WORDS = 4  # a shorter sentence is read together with its neighbour
STEM = 4  # letters by which words of a paraphrase are compared: ship, shipped; China, Chinese
LEAST_LETTERS = 8  # of a fragment of two or three words, or of one word, so that "in the" matches nothing
TITLE_WORDS = 5  # quoted words up to so many, all with capitals, are a title
_LAST_WORD = re.compile(r"[\w.]*\w$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+|\n+")
_MARKS = "\"'“”„‟«»‘’‚‛‹›＂"
_AT_EDGE = " \t\n\r.,;:-" + "\"'"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence or fragment of a quotation.

    ``part`` is the content part of the attribution that it stands in, ``place`` its number in that part; ``first`` and
    ``last`` tell whether it is the part's first or last sentence. ``words`` are folded; ``written`` is the folded text
    with the punctuation that the words themselves carry, without what belongs to the sentence around it.
    """

    attribution: Attribution
    part: int
    place: int
    last: bool
    span: Span
    words: tuple[str, ...]
    written: str

    @property
    def doc(self) -> str:
        """The document it stands in."""
        return self.span.doc

    @property
    def key(self) -> tuple[str, int]:
        """The content part it belongs to."""
        return self.attribution.id, self.part


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Reported content without quotation marks, as a set of word stems."""

    attribution: Attribution
    part: int
    span: Span
    stems: frozenset[str]


def printed_parts(story: Story, attribution: Attribution) -> list[tuple[Span, bool]]:
    """The content parts as the article prints them, those cut by the alignment put together again; and whether each is quoted.

    All of a direct attribution is a quotation, of a mixed one what stands in quotation marks.
    """
    text = story.document(attribution.doc).text
    found: list[tuple[Span, bool]] = []
    for (span, quoted), joined in zip(_quoted_parts(text, attribution), _goes_on(text, attribution), strict=True):
        if joined:
            found[-1] = (found[-1][0].hull(span), quoted)
        else:
            found.append((span, quoted))
    return found


def _goes_on(text: str, attribution: Attribution) -> list[bool]:
    """For each content part whether it goes on with the quotation that the part before leaves open in the same line."""
    parts = attribution.content
    if attribution.form is Form.INDIRECT:
        return [False] * len(parts)
    gaps = (text[a.end : b.start] for a, b in pairwise(parts))
    runs = (not g.strip() and "\n" not in g and text[a.end - 1] not in _MARKS for g, a in zip(gaps, parts, strict=False))
    return [False, *runs]


def _quoted_parts(text: str, attribution: Attribution) -> list[tuple[Span, bool]]:
    found: list[tuple[Span, bool]] = []
    for span, goes_on in zip(attribution.content, _goes_on(text, attribution), strict=True):
        marked = attribution.form is Form.MIXED and (text[span.start] in _MARKS or (goes_on and found[-1][1]))
        found.append((span, attribution.form is Form.DIRECT or marked))
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of a stretch by punctuation alone, short ones joined to what follows or, at the end, precedes."""
    cuts = [start, *(m.end() for m in _SENTENCE_END.finditer(text, start, end) if not _abbreviates(text, m)), end]
    held: list[tuple[int, int]] = []
    at = start
    for cut in cuts[1:]:
        if cut > at and sum(1 for _ in spoken_words(text, at, cut)) >= LEAST_WORDS:
            held.append((at, cut))
            at = cut
    if at < end and held:
        held[-1] = (held[-1][0], end)
    yield from held or [(start, end)]


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to an initial or an abbreviation: "Ms. Lee", "J. Lee"."""
    before = _LAST_WORD.search(text, max(0, end.start() - 12), end.start())
    if text[end.start()] != "." or before is None:
        return False
    word = before.group()
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def spoken_words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words of ``text[start:end]`` folded, with their offsets; ``&`` is read as ``and``."""
    at = start
    while (sign := text.find("&", at, end)) >= 0:
        yield from ((folded(w), a, b) for w, a, b in places(text, at, sign))
        if text[sign - 1 : sign].isspace() and text[sign + 1 : sign + 2].isspace():
            yield "and", sign, sign + 1
        at = sign + 1
    yield from ((folded(w), a, b) for w, a, b in places(text, at, end))


def _is_title(text: str, span: Span) -> bool:
    """Whether quoted words are written as the title of a work or the name of a thing: “Songs of the Harbour”."""
    words = [w for w, _, _ in places(text, span.start, span.end)]
    weighty = [w for w in words if folded(w) not in STOP]
    return 1 < len(words) <= TITLE_WORDS and all(w[0].isupper() and not w.isupper() for w in weighty) and len(weighty) > 1


@lru_cache(maxsize=1 << 13)
def _written(text: str) -> str:
    """Folded text without the marks at its edges; question and exclamation marks are the speaker's and stay."""
    folded = fold(text).text.replace('"', "").strip(_AT_EDGE)
    return re.sub(r"\s*-+\s*", "-", folded)


def utterances(story: Story) -> Iterator[Utterance]:
    """The quoted sentences and fragments of all attributions, in their order; one place is read once."""
    seen: set[Span] = set()
    heads = frozenset(r.span for r in story.regions if r.role in TITLE_ROLES)
    for a in story.attributions:
        text = story.document(a.doc).text
        for part, (span, quoted) in enumerate(_quoted_parts(text, a)):
            if span in seen or not quoted:
                continue
            if a.form is Form.MIXED and _is_title(text, span) and not any(h.contains(span) for h in heads):
                continue
            seen.add(span)
            cut = list(_sentences(text, span.start, span.end))
            for place, (start, end) in enumerate(cut):
                found = list(spoken_words(text, start, end))
                if found:
                    words = tuple(w for w, _, _ in found)
                    exact = Span(a.doc, found[0][1], found[-1][2])
                    yield Utterance(a, part, place, place == len(cut) - 1, exact, words, _written(text[start:end]))


def stems(text: str) -> frozenset[str]:
    """Numbers, and words of four and more letters, folded and cut to four: enough to meet inflected forms."""
    words = folded_words(text)
    return frozenset(w[:STEM] for w in words if len(w) >= STEM or w.isdigit())


def quoted_words(story: Story) -> Iterator[tuple[str, Paraphrase]]:
    """Single long words quoted inside a report ("asked them to “immediately” stop"), folded, with the report around each."""
    for a in story.attributions:
        if a.form is not Form.MIXED:
            continue
        around = stems(" ".join(story.text(span) for span in a.content))
        for part, (span, quoted) in enumerate(_quoted_parts(story.document(a.doc).text, a)):
            words = folded_words(story.text(span)) if quoted else ()
            if len(words) == 1 and len(words[0]) >= LEAST_LETTERS:
                yield words[0], Paraphrase(a, part, span, around)


def paraphrases(story: Story) -> Iterator[Paraphrase]:
    """Content that is reported without quotation marks."""
    for a in story.attributions:
        for part, (span, quoted) in enumerate(_quoted_parts(story.document(a.doc).text, a)):
            if not quoted and len(found := stems(story.text(span))) >= LEAST_WORDS:
                yield Paraphrase(a, part, span, found)
