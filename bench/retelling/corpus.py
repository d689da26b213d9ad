"""Real articles as material: the archive's texts set back from tokens to prose, by paragraph and sentence, with neighbours by topic.

Nothing of a text leaves this process except into the folder a user names: the articles belong to their outlets.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ARCHIVE = "data/archive/articles.parquet"
GRAM = 8
"""Words in a row from which two texts count as sharing wording; chance repeats of eight words are names and set phrases."""

SHORTEST, LONGEST = 1800, 8000
FEWEST_PARAGRAPHS, MOST_PARAGRAPHS = 8, 45
DAMAGED = ("The Hill", "Vox", "The Flip Side", "The Atlantic", "Vanity Fair")
"""Outlets whose rows in this archive carry menus or end in the middle."""

COMMONEST = 100
"""Articles that may have a word before it says nothing of the topic; in a large archive an eighth of them."""

_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|No|vs|Co|Inc|Corp|Ltd|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec"
    r"|Calif|Fla|Ill|Mass|Mich|Pa|Va|Ariz|Ark|Colo|Conn|Ga|Ind|Kan|Ky|La|Md|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tenn|Tex|Wash|Wis|D-\w+|R-\w+)"
    r"|\b[A-Z](?:\.[A-Z])*|\be\.g|\bi\.e|\ba\.m|\bp\.m)\.$"
)
_END = re.compile(r"[.!?][”’\"')]*\s+(?=[“\"‘'(]?[A-Z0-9$£])")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_COMMON = frozenset(
    "the a an of to in on and for with at by from as is are was were be been it its that this he she his her they their who which not but"
    " has have had will would about after before over into more than new says said say one two us also when what how why mr".split()
)


@dataclass(frozen=True)
class Article:
    """One article of the archive: paragraphs are tuples of sentences."""

    id: str
    outlet: str
    published: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The body, a paragraph a line."""
        return "\n".join(" ".join(p) for p in self.paragraphs)

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Its runs of eight words."""
        return grams(self.text)


def words(text: str) -> list[str]:
    """The words of a text in lower case, one glyph for the apostrophe."""
    return [w.lower().replace("’", "'") for w in _WORD.findall(text)]


def grams(text: str, size: int = GRAM) -> frozenset[tuple[str, ...]]:
    """All runs of ``size`` words of a text."""
    row = words(text)
    return frozenset(zip(*(row[i:] for i in range(size)), strict=False))


_UNSPACED = (
    (re.compile(r"``\s*"), "“"),
    (re.compile(r"\s*''"), "”"),
    (re.compile(r"“\s+"), "“"),
    (re.compile(r"\s+”"), "”"),
    (re.compile(r"\b([Cc])an not\b"), r"\1annot"),
    (re.compile(r"(\w) n['’]t\b"), r"\1n't"),
    (re.compile(r"\s?([’'])\s?(s|re|ve|ll|d|m|t)\b"), r"\1\2"),
    (re.compile(r"‘\s+"), "‘"),
    (re.compile(r"\s+’"), "’"),
    (re.compile(r"\s+'(?=[\s.,;:?!”]|$)"), "'"),
    (re.compile(r"\s+([,.;:?!%)\]])"), r"\1"),
    (re.compile(r"([(\[$£€#])\s+"), r"\1"),
    (re.compile(r"\s--\s"), " — "),
    (re.compile(r"[ \t\xa0]+"), " "),
)


def prose(tokens: str) -> str:
    """A line of the archive as people would write it: no spaces before punctuation, quotation marks as such."""
    text = tokens
    for pattern, put in _UNSPACED:
        text = pattern.sub(put, text)
    return text.strip()


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph; what stands in quotation marks is not divided."""
    out, start = [], 0
    for match in _END.finditer(paragraph):
        head = paragraph[start : match.end()].rstrip()
        if _ABBREVIATED.search(head) or head.count("“") > head.count("”"):
            continue
        out.append(head)
        start = match.end()
    return tuple(s for s in [*out, paragraph[start:].strip()] if s)


_JUNK = re.compile(
    r"█|(?-i:\bMORE\b)|https?:|www\.|©|\{|\}|\||@\w|Related:|READ MORE|Copyright|newsletter|Image caption|Media playback|Story highlights|This story corrects|This version of|\(Reporting by|\(Editing by|contributed to this report",
    re.IGNORECASE,
)


def parse(row: tuple[str, str, str, str, str]) -> Article | None:
    """A row as an article, or nothing where its text is not clean enough to be retold."""
    ident, outlet, published, title, text = row
    lines = [prose(line) for line in text.split("\n")]
    headline = prose(title)
    kept = [p for p in lines if not _JUNK.search(p) and len(p) > 40 and p[-1] in ".!?”’)" and p.count("“") == p.count("”")]
    if not FEWEST_PARAGRAPHS <= len(kept) <= MOST_PARAGRAPHS or len(kept) < 0.75 * len(lines) or not 20 < len(headline) < 130:
        return None
    if kept[0].startswith(headline):
        kept[:1] = [rest] if len(rest := kept[0][len(headline) :].strip()) > 40 else []
    paragraphs = tuple(sentences(p) for p in kept)
    return Article(ident, outlet, published or "", headline, paragraphs)


class Corpus:
    """The usable articles of an archive in a fixed order, and which of them are about the same things."""

    def __init__(self, rows: list[tuple[str, str, str, str, str]]) -> None:
        """``rows`` are id, outlet, published, title and text; those that cannot be used are passed over."""
        self._rows = sorted(rows)
        self._topics = [self._topic(r) for r in self._rows]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for i, topic in enumerate(self._topics):
            for word in topic:
                self._holders[word].append(i)
        self._parsed: dict[int, Article | None] = {}

    @staticmethod
    def _topic(row: tuple[str, str, str, str, str]) -> frozenset[str]:
        return frozenset(w for w in words(f"{row[3]} {row[4][:700]}") if len(w) > 3 and w not in _COMMON)

    def __len__(self) -> int:
        return len(self._rows)

    def article(self, number: int) -> Article | None:
        """The article at a place, or nothing where it is of no use."""
        if number not in self._parsed:
            self._parsed[number] = parse(self._rows[number])
        return self._parsed[number]

    def near(self, number: int, most: int) -> list[Article]:
        """Articles on the topic of another, nearest first, that share no eight words in a row with it or with each other.

        Nearness is the summed inverse frequency of the words that headline and lead have in common.
        """
        own = self.article(number)
        if own is None:
            return []
        score: Counter[int] = Counter()
        for word in sorted(self._topics[number]):
            held = self._holders[word]
            if 1 < len(held) < max(COMMONEST, len(self) / 8):
                for i in held:
                    score[i] += round(1000 * math.log(len(self) / len(held)))
        seen, out = set(own.grams), []
        for i, _ in sorted(score.items(), key=lambda item: (-item[1], item[0])):
            if i == number or (other := self.article(i)) is None or seen & other.grams:
                continue
            seen |= other.grams
            out.append(other)
            if len(out) == most:
                break
        return out


def load(shared: Path) -> Corpus:
    """The archive of the shared folder. Raises ``FileNotFoundError`` where it is missing."""
    import duckdb

    file = shared / ARCHIVE
    if not file.is_file():
        raise FileNotFoundError(file)
    query = f"""select id, outlet, published, title, text from read_parquet(?)
        where length(text) between {SHORTEST} and {LONGEST} and outlet not like 'Guest%' and not contains(upper(title), 'OPINION')
        and not list_contains(?, outlet) order by id"""  # noqa: S608  # the numbers are constants of this file
    return Corpus(duckdb.execute(query, [str(file), list(DAMAGED)]).fetchall())
