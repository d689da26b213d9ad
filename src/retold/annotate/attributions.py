"""Source, cue, content: who says, thinks or promises what (Pareti 2012; Newell et al. 2018, PolNeAR).

A trained tagger finds cues with their sources and contents (:mod:`tagger`); what reaches over more than it sees, and what
layout says, is added by rules: quotations that go on (:mod:`direct`), words set off by a colon or a signature
(:mod:`blocks`), headlines (:mod:`headline_cues`), quoted words in passing (:mod:`fragments`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from retold.annotate.blocks import introduced, set_off, signed_posts, signed_quotations
from retold.annotate.cues import lemma
from retold.annotate.dialogue import turns
from retold.annotate.direct import Paragraph, Place, Spoken, link
from retold.annotate.drafts import (
    Draft,
    Drafts,
    add_spoken,
    from_grammar,
    from_quotations,
    overlapping,
    tagged_drafts,
    without_layers,
)
from retold.annotate.fragments import fragments
from retold.annotate.headline_cues import headline_cue
from retold.annotate.quotations import Quotation, find_quotations
from retold.annotate.tree import Tree
from retold.model.document import STORY_ROLES, TITLE_ROLES, Region
from retold.model.ids import stable_id
from retold.model.marks import Attribution, Form, Sentence, Tagged
from retold.model.span import Span
from retold.model.story import Story

STANDALONE_WORDS = 6
"""A quotation that is a paragraph of its own goes on with the last speaker if it has at least so many words."""

MAX_QUOTED = 60
"""Quotations of one stretch of content that become parts of their own; a clause with more is no clause of English."""

_SURE = frozenset({"tagged", "quotation", "block"})
"""Frames that a headline's colon does not outweigh."""

_VERBATIM = frozenset({"block", "signed"})
"""Frames whose content is somebody's words without quotation marks."""

_BLANK = frozenset(" \t\r\n\u00a0\u202f\u2009\"“”„‟«»‘’'`,.;:–—-")


def add_attributions(story: Story) -> Story:
    """Fill ``attributions`` of every region that has sentences; cost linear in the text."""
    sentences: dict[str, list[Sentence]] = {d: list(g) for d, g in groupby(sorted(story.sentences, key=_place), key=_doc)}
    tagged: dict[str, list[Tagged]] = {}
    for t in sorted(story.tagged, key=lambda t: t.cue):
        tagged.setdefault(t.cue.doc, []).append(t)
    out: list[Attribution] = []
    regions = sorted((r for r in story.regions if r.role in STORY_ROLES), key=lambda r: r.span)
    for doc, group in groupby(regions, key=lambda r: r.span.doc):
        out += _document(story.document(doc).text, list(group), sentences.get(doc, []), tagged.get(doc, []))
    return replace(story, attributions=tuple(out))


def _place(sentence: Sentence) -> Span:
    return sentence.span


def _doc(sentence: Sentence) -> str:
    return sentence.span.doc


def _document(text: str, regions: list[Region], sentences: list[Sentence], tagged: list[Tagged]) -> Iterator[Attribution]:
    doc = regions[0].span.doc
    quotations = find_quotations(text, [(r.span.start, r.span.end) for r in regions])
    paragraphs = _paragraphs(text, regions, sentences, quotations)
    # All are made before any is judged: a later paragraph may give an empty one its content.
    drafts = [d for d in list(_drafts(paragraphs, tagged)) if d.content]
    drafts = _outside_blocks([*drafts, *_set_apart(doc, paragraphs, drafts)])
    drafts = _with_headlines(text, doc, regions, drafts)
    for draft in sorted(drafts, key=lambda d: (min(d.content), d.cue.start if d.cue is not None else -1)):
        attribution = _finish(text, doc, draft, quotations)
        if attribution is not None:
            yield attribution


def _set_apart(doc: str, paragraphs: list[Paragraph], drafts: list[Draft]) -> Iterator[Draft]:
    """Words whose speaker stands apart from them: in the label of a transcript, or in a signature behind them."""
    for turn in turns(paragraphs):
        source = Span(doc, *turn.source) if turn.source is not None else None
        yield Draft(Span(doc, *turn.cue), source, list(turn.content), "signed")
    for post in signed_posts(paragraphs):
        yield Draft(None, Span(doc, *post.source), [post.content], "signed")
    taken = _merge([c for d in drafts for c in d.content])
    for quotation in signed_quotations(paragraphs):
        start, end = quotation.content
        k = bisect_left(taken, (start, end))
        if not any(a < end and start < b for a, b in taken[max(0, k - 1) : k + 1]):
            yield Draft(None, Span(doc, *quotation.source), [quotation.content], "quotation")


def _outside_blocks(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those in words that are set off as somebody's: as in quotation marks, these are all that person's."""
    blocks = _merge([c for d in drafts if d.frame in _VERBATIM for c in d.content])
    starts = [a for a, _ in blocks]

    def inside(at: int) -> bool:
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < blocks[k][1]

    return [d for d in drafts if d.frame in _VERBATIM or not inside((d.cue or d.source or Span("", *d.content[0])).start)]


def _with_headlines(text: str, doc: str, regions: list[Region], drafts: list[Draft]) -> list[Draft]:
    """The drafts, and headlines and decks whose colon names a source in place of what a parser made of them."""
    said = frozenset(w.lower() for d in drafts if d.source is not None for w in text[d.source.start : d.source.end].split())
    heads = [r.span for r in regions if r.role in TITLE_ROLES]
    starts = [h.start for h in heads]
    out: list[Draft] = []
    inside: list[list[Draft]] = [[] for _ in heads]
    for d in drafts:
        k = bisect_right(starts, min(d.content)[0]) - 1
        (inside[k] if k >= 0 and min(d.content)[0] < heads[k].end else out).append(d)
    for head, own in zip(heads, inside, strict=True):
        found = headline_cue(text, head.start, head.end, said)
        if found is None or any(d.frame in _SURE and d.source is not None for d in own):
            out += own
        else:
            out.append(Draft(Span(doc, *found.cue), Span(doc, *found.source), [found.content], "headline"))
    return out


def _paragraphs(text: str, regions: list[Region], sentences: list[Sentence], quotations: list[Quotation]) -> list[Paragraph]:
    starts = [r.span.start for r in regions]
    trees: list[list[Tree]] = [[] for _ in regions]
    for s in sentences:
        if (k := bisect_right(starts, s.span.start) - 1) >= 0 and s.tokens:
            trees[k].append(Tree(s))
    quoted: list[list[Quotation]] = [[] for _ in regions]
    for q in quotations:
        quoted[bisect_right(starts, q.start) - 1].append(q)
    rows = zip(regions, trees, quoted, strict=True)
    return [Paragraph(text, r.span.start, r.span.end, r.role, t, q) for r, t, q in rows if t]


@dataclass(slots=True)
class _Open:
    """What the paragraph before left open: a cue whose words run on, or that a colon introduces."""

    spoken: Spoken
    draft: Draft


def _drafts(paragraphs: list[Paragraph], tagged: list[Tagged]) -> Iterator[Draft]:
    """The attributions of all paragraphs; a quotation that runs on is added to the cue it began with."""
    left: _Open | None = None
    for k, par in enumerate(paragraphs):
        own = slice(*(bisect_left(tagged, at, key=lambda t: t.cue.start) for at in (par.start, par.end)))
        drafts = tagged_drafts(par, tagged[own])
        carried = left.spoken if left is not None and _starts_quoted(par) else None
        held = len(carried.quotations) if carried is not None else 0
        spoken = link(par, drafts.saying(), carried)
        if left is not None and carried is not None:
            running = [q for q in carried.quotations[held:] if not drafts.covered((q.inner_start, q.inner_end))]
            left.draft.content += [(q.start, q.end) for q in running]
        for s in spoken:
            add_spoken(drafts, s)
        left = _left_open(paragraphs, k, spoken, drafts, left if carried is not None else None)
        for place, cue in fragments(par, _merge(sorted(c for d in drafts.all for c in d.content))):
            _add_fragment(drafts, place, from_grammar(par, place, cue))
        yield from without_layers(drafts.all)


def _add_fragment(drafts: Drafts, place: Place, draft: Draft) -> None:
    own = drafts.by_word.get(place)
    if own is not None:
        own.content += draft.content
    else:
        drafts.add(draft, [place])


def _left_open(paragraphs: list[Paragraph], k: int, spoken: list[Spoken], drafts: Drafts, before: _Open | None) -> _Open | None:
    """What paragraph ``k`` leaves open for the next one; ``before`` is what it went on with itself."""
    par = paragraphs[k]
    if (s := introduced(paragraphs, k)) is not None and s.cue is not None:
        draft = drafts.by_word.get(s.cue)
        if draft is None:
            draft = from_quotations(par, s.cue, s, s.quotations)
            drafts.add(draft, [s.cue])
        if not _starts_quoted(paragraphs[k + 1]) and (block := set_off(paragraphs, k, _verb(par, s.cue))):
            draft.content, draft.frame = block, "block"
        return _Open(s, draft)
    if not par.quotations or k + 1 >= len(paragraphs):
        return None
    if not par.quotations[-1].open_end and not (_ends_said(par) and _all_quoted(paragraphs[k + 1])):
        return None
    last = max((s for s in spoken if s.cue is not None), key=lambda s: s.quotations[-1].end, default=None)
    if last is not None and last.cue is not None and last.quotations[-1] is par.quotations[-1]:
        own = drafts.by_word.get(last.cue)
        return _Open(last, own) if own is not None else None
    return before


def _ends_said(par: Paragraph) -> bool:
    """Whether a paragraph leaves a speaker in the reader's mind: not after a question, which another may answer."""
    return not par.text[par.start : par.quotations[-1].inner_end].rstrip().endswith("?")


def _all_quoted(par: Paragraph) -> bool:
    """Whether a paragraph is nothing but one quotation of a sentence or more."""
    if len(par.quotations) != 1 or par.text[par.start : par.quotations[0].start].strip():
        return False
    q = par.quotations[0]
    return not par.text[q.end : par.end].strip() and len(par.text[q.inner_start : q.inner_end].split()) >= STANDALONE_WORDS


def _verb(par: Paragraph, place: Place) -> str:
    return lemma(par.trees[place[0]], place[1])


def _starts_quoted(par: Paragraph) -> bool:
    return bool(par.quotations) and not par.text[par.start : par.quotations[0].start].strip()


def _finish(text: str, doc: str, draft: Draft, quotations: list[Quotation]) -> Attribution | None:
    taken = [(s.start, s.end) for s in (draft.cue, draft.source) if s is not None]
    parts = _parts(text, draft, quotations, taken)
    if not parts:
        return None
    spans = tuple(Span(doc, a, b) for a, b, _ in parts)
    quoted = {q for _, _, q in parts}
    form = Form.MIXED if len(quoted) == 2 else Form.DIRECT if True in quoted else Form.INDIRECT
    return Attribution(
        id=stable_id("a", doc, draft.cue, draft.source, spans),
        form=form,
        content=spans,
        cue=draft.cue,
        source=draft.source,
        certainty=draft.certainty,
    )


def _parts(text: str, draft: Draft, quotations: list[Quotation], taken: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Content as disjoint parts, each wholly inside or wholly outside quotation marks, none touching cue or source."""
    pieces: list[tuple[int, int, bool]] = []
    verbatim = draft.frame in _VERBATIM
    for start, end in _merge(draft.content):
        at = start
        for q in islice(overlapping(quotations, at, end), MAX_QUOTED):
            pieces.append((at, q.start, verbatim))
            pieces.append((max(at, q.start) if at > q.inner_start else q.start, q.end, True))
            at = q.end
        pieces.append((at, end, verbatim))
    out: list[tuple[int, int, bool]] = []
    for a, b, quoted in pieces:
        for x, y in _without(a, b, taken):
            x, y = _strip(text, x, y, keep_marks=quoted)  # noqa: PLW2901 - the same stretch, trimmed
            if x < y and (not out or x >= out[-1][1]):
                out.append((x, y, quoted))
    return out


def _merge(content: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for a, b in sorted(content):
        if out and a < out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _without(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for a, b in sorted(taken):
        if a < end and start < b:
            if start < a:
                yield start, a
            start = max(start, b)
    if start < end:
        yield start, end


def _strip(text: str, start: int, end: int, *, keep_marks: bool) -> tuple[int, int]:
    trim = frozenset(" \t\r\n\u00a0\u202f\u2009") if keep_marks else _BLANK
    while start < end and text[start] in trim:
        start += 1
    while end > start and text[end - 1] in trim:
        end -= 1
    return start, end
