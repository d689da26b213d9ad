"""Words that only say who says a thing: no claim begins at them, and no mention is made of them alone.

A statement's frame is its source and cue (Pareti 2012) and what else hangs on the cue: when, where and to whom it was said.
What the frame tells is who vouches, which every mention records of itself; the claim is the content. Where the saying is what
happened (``the union blamed the mayor for …``, ``a letter was sent``) its words are no frame.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retold.lang.events import REPORTING
from retold.lang.subtrees import subtree
from retold.model.marks import Attribution, Form, Sentence, Token
from retold.model.span import Span
from retold.model.story import Story

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "pcomp"})
"""Words that begin a clause of their own: what it tells is told, even inside a source (``a guard who was fired in May said``)."""
_TOLD = frozenset({"dobj", "oprd", "attr", "acomp", "nsubjpass"})
"""What a verb does something to: no part of its frame, save the one who is told."""
_DONE = _TOLD | {"xcomp"}
"""What a verb takes that does more than say."""
_LED = frozenset({"prep", "dative", "agent"})
"""What it takes so where the content begins with it (``warned of a flood``)."""
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_OF_IT = _LED | {"xcomp", "oprd"}
"""What a verb says of its object: ``of theft``, ``to leave``, ``a liar``."""
_TELLING = frozenset({"tell", "inform", "assure", "remind", "warn"})
_CITING = frozenset({"cite", "quote"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is looked for around one cue."""

    hull: Span
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    quoted: bool
    attribution: str


class Frames:
    """The frame words of every sentence; linear in the attributions and the words of their sentences."""

    def __init__(self, story: Story) -> None:
        self._rows: dict[str, list[_Frame]] = defaultdict(list)
        for a in story.attributions:
            if (frame := _frame(a)) is not None:
                self._rows[a.doc].append(frame)
        for row in self._rows.values():
            row.sort(key=lambda f: f.hull)
        self._starts = {doc: [f.hull.start for f in row] for doc, row in self._rows.items()}
        self._longest = {doc: max(len(f.hull) for f in row) for doc, row in self._rows.items()}

    def words(self, sentence: Sentence) -> frozenset[int]:
        """Which of a parsed sentence's words are frame, by number."""
        below = _below(sentence.tokens)
        found = {i for f in self._near(sentence) for i in _words(sentence.tokens, below, f)}
        return frozenset(found.union(*(_inner(sentence.tokens, below, i) for i in range(len(sentence.tokens)))))

    def _near(self, sentence: Sentence) -> Iterator[_Frame]:
        doc = sentence.span.doc
        row, starts = self._rows.get(doc, []), self._starts.get(doc, [])
        low = bisect_left(starts, sentence.span.start - self._longest.get(doc, 0))
        return (f for f in row[low : bisect_right(starts, sentence.span.end)] if f.hull.overlaps(sentence.span))

    def acting(self, sentences: Iterable[Sentence]) -> frozenset[str]:
        """Ids of the attributions that are acts towards somebody, whom they have among their content: ``accused them of theft``.

        Without who did it such words tell nothing. Words in quotation marks from end to end are said all the same.
        """
        found = ((s, _below(s.tokens), f) for s in sentences for f in self._near(s) if not f.quoted)
        return frozenset(f.attribution for s, below, f in found if _acts(s.tokens, below, f))


def _frame(a: Attribution) -> _Frame | None:
    if a.cue is None:
        return None
    hull = a.cue if a.source is None else a.cue.hull(a.source)
    return _Frame(hull, a.source, a.cue, a.content, a.form is Form.DIRECT, a.id)


def _below(tokens: Sequence[Token]) -> dict[int, list[int]]:
    below: dict[int, list[int]] = defaultdict(list)
    for i, t in enumerate(tokens):
        if t.head != i:
            below[t.head].append(i)
    return below


def _words(tokens: Sequence[Token], below: dict[int, list[int]], frame: _Frame) -> Iterator[int]:
    """Cue, the source that hangs on it without the clauses inside it, and what else hangs on a cue that is a verb.

    A verb with an object or complement (``blamed the mayor for``, ``announced a date``, ``voiced their anger``) tells what was
    done; one with a clause or a quotation for content only says that it was said.
    """
    cues = {i for i, t in enumerate(tokens) if _inside(t, (frame.cue,))}
    verbs = [i for i in cues if tokens[i].pos in _VERBS]
    if any(_does(tokens, below, i, frame) for i in verbs):
        return
    yield from cues
    for i in verbs:
        yield from _hanging(tokens, below, i, frame)
    if frame.source is not None:
        named = {i for i, t in enumerate(tokens) if _inside(t, (frame.source,)) and not _inside(t, frame.content)}
        yield from (i for i in named if _hangs(tokens, i, named, cues))


def _inner(tokens: Sequence[Token], below: dict[int, list[int]], verb: int) -> Iterator[int]:
    """The frame of a verb of saying inside what another says (``officials said they …, the agency reported``), and ``citing officials``."""
    token = tokens[verb]
    deps = {tokens[i].dep for i in below[verb]}
    if (token.lemma in _CITING and token.tag == "VBG" and not deps & _SUBJECTS) or (
        token.pos == "VERB" and token.lemma in REPORTING and "ccomp" in deps and not deps & _DONE
    ):
        yield from subtree(tokens, [verb], _CLAUSES)


def _acts(tokens: Sequence[Token], below: dict[int, list[int]], frame: _Frame) -> bool:
    """Whether the content is the object of a verb of the cue and what that says of it (``accused`` | ``them of theft``), and no clause that is said."""
    verbs = [i for i, t in enumerate(tokens) if t.pos in _VERBS and _inside(t, (frame.cue,)) and t.lemma not in _TELLING]
    under = [{tokens[i].dep for i in below[v] if _inside(tokens[i], frame.content)} for v in verbs]
    return any(deps & _OBJECTS and deps & _OF_IT and "ccomp" not in deps for deps in under)


def _does(tokens: Sequence[Token], below: dict[int, list[int]], verb: int, frame: _Frame) -> bool:
    for i in below[verb]:
        content = _inside(tokens[i], frame.content)
        if tokens[i].dep in _DONE and (content or tokens[verb].lemma not in _TELLING):
            return True
        if content and not frame.quoted and tokens[i].dep in _LED:
            return True
    return False


def _hangs(tokens: Sequence[Token], word: int, named: set[int], cues: set[int]) -> bool:
    """Whether a word of a source leads up to the cue, through no clause inside the source."""
    at = word
    while at in named:
        if tokens[at].head == at or (tokens[at].dep in _CLAUSES and tokens[at].pos in _VERBS):
            return False
        at = tokens[at].head
    return at in cues


def _hanging(tokens: Sequence[Token], below: dict[int, list[int]], verb: int, frame: _Frame) -> Iterator[int]:
    for i in below[verb]:
        told = tokens[i].dep in _TOLD and tokens[verb].lemma not in _TELLING
        if not told and tokens[i].dep not in _CLAUSES and not _inside(tokens[i], frame.content):
            yield i
            yield from _hanging(tokens, below, i, frame)


def _inside(token: Token, spans: Iterable[Span]) -> bool:
    return any(s.start <= token.start and token.end <= s.end for s in spans)
