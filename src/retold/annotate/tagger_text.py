"""Articles as word pieces, the way the attribution tagger reads them; one definition for training and for use.

Pieces are BERT's (WordPiece, Devlin et al. 2019: lower case, accents off), each with the characters of the document
it stands for, how it is written and whether it stands in quotation marks: what lower-casing loses and what a piece
alone does not show.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from retold.annotate.quotations import find_quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 256
"""Pieces the encoder sees at once, with the ones that mark the beginning and the ends of paragraphs."""
CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
CLS_ID, SEP_ID = 101, 102
CASES, QUOTES = 3, 3
"""Number of ways of writing (lower, Capital, CAPITALS) and of standing in marks (outside, in double, in single ones)."""
_ENDS = frozenset(".!?")
_GLYPHS = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'"})


@dataclass(slots=True)
class Window:
    """Whole paragraphs of one document, or a piece of one too long: parallel lists, one entry a word piece.

    ``starts`` and ``ends`` are characters of the document (-1 for marks of beginning and end); ``paragraphs`` numbers
    the paragraph (-1 for the marks); ``joined`` says that a piece goes on with the word of the one before.
    """

    ids: list[int]
    cases: list[int]
    quotes: list[int]
    starts: list[int]
    ends: list[int]
    paragraphs: list[int]
    joined: list[bool]

    def __len__(self) -> int:
        return len(self.ids)

    def columns(self) -> tuple[list[Any], ...]:
        """The parallel lists, in the order of the fields."""
        return self.ids, self.cases, self.quotes, self.starts, self.ends, self.paragraphs, self.joined

    def whole(self, first: int, end: int) -> tuple[int, int]:
        """The pieces ``first`` to ``end`` (exclusive), widened to whole words."""
        while self.joined[first]:
            first -= 1
        while end < len(self.ids) and self.joined[end]:
            end += 1
        return first, end

    def stretch(self, at: int) -> tuple[int, int]:
        """First piece and the one behind the last of the paragraph that piece ``at`` belongs to."""
        number, first, last = self.paragraphs[at], at, at
        while first > 0 and self.paragraphs[first - 1] == number:
            first -= 1
        while last + 1 < len(self.ids) and self.paragraphs[last + 1] == number:
            last += 1
        return first, last + 1


@cache
def pieces() -> Tokenizer:
    """The tokenizer over the vocabulary that ships with the weights."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    with as_file(files("retold.models").joinpath("attribution/vocabulary.txt")) as path:
        model = WordPiece.from_file(str(path), unk_token=UNKNOWN, max_input_chars_per_word=100)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def windows(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Window]:
    """The windows of a document: ``paragraphs`` (characters, in order, disjoint) packed in order, none torn that fits.

    Cost is linear in the length of the paragraphs.
    """
    packed: list[Window] = []
    for row in _rows(text, paragraphs):
        if not packed or len(packed[-1]) + len(row) + 1 > WINDOW:
            packed.append(Window([CLS_ID], [0], [0], [-1], [-1], [-1], [False]))
        _append(packed[-1], row)
    return packed


def _append(window: Window, row: Window) -> None:
    for column, added, end in zip(window.columns(), row.columns(), (SEP_ID, 0, 0, -1, -1, -1, False), strict=True):
        column += [*added, end]


def _rows(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Window]:
    """A row of pieces for each paragraph with any, and several for those longer than a window."""
    quotations = find_quotations(text, list(paragraphs))
    opened = [q.start for q in quotations]
    encoded = pieces().encode_batch([text[a:b].translate(_GLYPHS) for a, b in paragraphs], add_special_tokens=False)
    for number, ((start, _), row) in enumerate(zip(paragraphs, encoded, strict=True)):
        quotes = []
        for a, _ in row.offsets:
            k = bisect_right(opened, start + a) - 1
            inside = k >= 0 and start + a < quotations[k].end
            quotes.append(0 if not inside else 2 if quotations[k].single else 1)
        starts, ends = [start + a for a, _ in row.offsets], [start + b for _, b in row.offsets]
        cases = [_case(text[a:b]) for a, b in zip(starts, ends, strict=True)]
        joined = [t.startswith("##") for t in row.tokens]
        whole = Window(row.ids, cases, quotes, starts, ends, [number] * len(starts), joined)
        yield from _cut(text, whole)


def _case(word: str) -> int:
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def _cut(text: str, row: Window) -> Iterator[Window]:
    """The row, or its parts where it is longer than a window: cut behind a sentence where there is one."""
    at, most = 0, WINDOW - 2
    while at < len(row):
        end = min(at + most, len(row))
        if end < len(row):
            stops = [i for i in range(at + most // 2, end) if text[row.ends[i] - 1] in _ENDS]
            end = stops[-1] + 1 if stops else end
        while end < len(row) and row.joined[end] and end > at + 1:
            end -= 1
        yield Window(*(column[at:end] for column in row.columns()))
        at = end
