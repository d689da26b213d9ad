"""Records of fictional news: events told by several outlets, some of them copied, with boilerplate and articles that are about nothing else."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

OUTLETS = ("Harbour Gazette", "Elm Street Post", "North Quay Wire", "The Lantern", "Valley Courier")
_SYLLABLES = ("ba", "dor", "ke", "lim", "na", "por", "ri", "sul", "ta", "vem", "wis", "zo")
_COMMON = (
    "the council said on that it would and with of to in a for officials residents asked after before many people new report "
    "city road plan week year public money work time water day they were had been could about more other"
).split()


def records(events: int = 6, seed: int = 1) -> list[dict[str, Any]]:
    """``events`` events with four articles each (the last a copy of the first, below a line of its own), and as many that stand alone."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for event in range(events):
        names = [name_of(chance) for _ in range(12)]
        first = told_of(chance, names, 240)
        told = [first, told_of(chance, names, 200), told_of(chance, names, 180), f"{told_of(chance, names, 60)} {first}"]
        for k, text in enumerate(told):
            day = 1 + event * 4 % 27
            title = f"{names[0]} {names[1]} {names[2 + k]} in {names[3]}"
            rows.append(_row(f"e{event}-{k}", OUTLETS[(event + k) % 5], f"2026-03-{day + k // 2:02}", title, text))
        alone = [name_of(chance) for _ in range(12)]
        rows.append(_row(f"x{event}", OUTLETS[event % 5], None, " ".join(alone[:4]), told_of(chance, alone, 150)))
    return rows


def _row(key: str, outlet: str, day: str | None, title: str, text: str) -> dict[str, Any]:
    address = f"https://{outlet.lower().replace(' ', '')}.example/{key}"
    return {"id": key, "outlet": outlet, "url": address, "published": day, "title": title, "text": text}


def name_of(chance: random.Random) -> str:
    """A name that hardly any other has."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(4)).capitalize()


def told_of(chance: random.Random, names: list[str], words: int) -> str:
    """So many words: names, and the common words of all articles."""
    said = [chance.choice(names) if chance.random() < 0.2 else chance.choice(_COMMON) for _ in range(words)]
    return ". ".join(" ".join(said[k : k + 15]).capitalize() for k in range(0, words, 15)) + "."


def write_records(path: Path, rows: list[dict[str, Any]]) -> Path:
    """The rows as JSON Lines at ``path``."""
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf8")
    return path
