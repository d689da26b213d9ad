"""Real articles of one length for timing: the first words of the archive's articles, read and labelled as any text is."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import islice
from pathlib import Path

from retold.clean.regions import label_regions
from retold.model.document import Document, Region
from retold.model.story import Story
from retold.model.words import WORD
from retold.read.documents import read_text

SHARED = Path(os.environ.get("RETOLD_SHARED") or Path(__file__).resolve().parents[3] / "shared")
ARCHIVE = SHARED / "data/archive/articles.parquet"
WORDS = 750


def beginning(text: str) -> str | None:
    """The first 750 words of a text; ``None`` where it has fewer."""
    last = next(islice(WORD.finditer(text), WORDS - 1, None), None)
    return None if last is None else text[: last.end()]


def real_story(count: int) -> Story:
    """``count`` articles of 750 words with their regions, always the same ones.

    Raises ``ValueError`` where the archive has not as many, ``OSError`` where there is no archive.
    """
    import duckdb

    rows = duckdb.read_parquet(str(ARCHIVE)).select("id, outlet, text, hash(id) AS place").order("place, id")
    documents: list[Document] = []
    regions: list[Region] = []
    for name, outlet, text, _ in rows.limit(2 * count + 100).fetchall():
        if len(documents) == count:
            break
        if (words := beginning(text or "")) is None:
            continue
        made = label_regions(read_text(words, name=f"{name}.txt"))
        documents.append(replace(made.documents[0], outlet=outlet))
        regions += made.regions
    if len(documents) < count:
        raise ValueError(f"the archive has no {count} articles of {WORDS} words")
    return Story(documents=tuple(documents), regions=tuple(regions))
