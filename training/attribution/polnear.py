"""PolNeAR (Newell et al. 2018) as it is distributed: news articles with source, cue and content in brat's stand-off format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Chars = list[tuple[int, int]]
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: characters of source, cue and content, each of any number of stretches (content of one at least)."""

    source: Chars
    cue: Chars
    content: Chars


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and its attributions by its first annotator (in the order of file names, as in the scorer)."""

    name: str
    text: str
    statements: list[Statement]

    @property
    def outlet(self) -> str:
        """The outlet, from the file's name."""
        return self.name.split("_", 1)[0]

    @property
    def paragraphs(self) -> Chars:
        """Characters of every line with anything in it, without the space around."""
        out, at = [], 0
        for line in self.text.split("\n"):
            body = line.strip()
            if body:
                start = at + line.index(body)
                out.append((start, start + len(body)))
            at += len(line) + 1
        return out


def read(folder: Path) -> Iterator[GoldArticle]:
    """The articles of a split (``folder`` holds ``text`` and ``attributions``), by name; raises ``OSError`` where a file is missing."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in first.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            yield GoldArticle(name, file.read(), list(_statements(path.read_text("utf-8"))))


def _statements(text: str) -> Iterator[Statement]:
    spans: dict[str, Chars] = {}
    lines = [line.split("\t") for line in text.split("\n") if "\t" in line]
    for number, rest, *_ in lines:
        if number.startswith("T"):
            offsets = rest.split(" ", 1)[1]
            spans[number] = [(int(a), int(b)) for a, b in (part.split() for part in offsets.split(";"))]
    for number, rest, *_ in lines:
        roles = rest.split()
        if not number.startswith("E") or not roles[0].startswith("Attribution"):
            continue
        found: dict[str, Chars] = {"source": [], "cue": [], "content": []}
        for role in roles[1:]:
            kind, target = role.split(":")
            kind = _NUMBER.sub("", kind).lower()
            if kind in found and target in spans:
                found[kind] += spans[target]
        if found["content"]:
            yield Statement(sorted(found["source"]), sorted(found["cue"]), sorted(found["content"]))
