"""An archive of articles about fictional events, large enough to grow stories from; no two share eight words in a row."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "bench"))

if TYPE_CHECKING:
    from retelling.corpus import Corpus
    from retelling.trees import Tree

NOUNS = (
    "ferry harbour council pier bridge tower market library orchard mill station school tunnel garden museum bakery theater canal lighthouse"
    " reservoir quarry meadow depot chapel stadium archive workshop hospital airport brewery"
).split()
DEEDS = "closed opened repaired inspected surveyed promised painted measured defended praised reviewed visited delayed sold bought rented cleaned moved".split()
THINGS = (
    "railing budget timetable letter petition map roof lantern engine ledger contract fence statue clock window staircase ticket signal cable"
    " boiler carpet organ fountain anchor"
).split()
TONES = "rotten golden narrow famous crooked silent heavy early distant wooden broken modest bitter gentle hollow".split()
SYLLABLES = "ba do fi gu ke lo mi nu pa re si to vu ze".split()
FIRST = "Odile Ruben Maren Tomas Hanne Jonas Petra Iris Felix Clara Hugo Edda".split()
LAST = "Brandt Asante Holtby Reyeson Vossel Weirling Lindquist Calloway Mercer Thornby Ibsenson Kowalik".split()


def sentence(rng: random.Random, person: tuple[str, str] | None = None) -> str:
    """A sentence nobody else has."""
    a, b, c = rng.sample(NOUNS, 3)
    x, y, z = rng.sample(THINGS, 3)
    number = rng.randint(12, 990)
    deed, other = rng.sample(DEEDS, 2)
    t, u, v = rng.sample(TONES, 3)
    kind = rng.randrange(5)
    first, last = person or (rng.choice(FIRST), rng.choice(LAST))
    p, q, r = ("".join(rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(3))
    if kind == 0:
        return f"The {t} {a} of {p} {deed} {number} percent of {q} {x} after {b} {other} its {v} {y}, which {r} needed {number + 7} {z}."
    if kind == 1:
        return f"“We {deed} the {t} {x} because no {p} {a} had {other} the {q} {y} for {number} days,” {first} {last} said on Monday at {r}."
    if kind == 2:
        return f"On Tuesday, several officials of {p} {deed} about {number} {u} {x}s near {q} {b}, while {r} {y} was {v}."
    if kind == 3:
        return f"{last} told reporters that {p} {a} {deed} its {t} {x} with {number} {q} {y}s and began {v} {r} {c}."
    return f"The {t} {x} from {p} {a} {deed} the {q} {b}, and it {other} more than {number} {r} {z}s in January 14 for {c} {y}."


def article(number: int) -> tuple[str, str, str, str, str]:
    """A row of the archive: id, outlet, published, title, text in tokens."""
    rng = random.Random(number)
    person = (FIRST[number % 12], LAST[number % 12])
    lines = [" ".join(sentence(rng, person) for _ in range(rng.randint(1, 3))) for _ in range(12)]
    title = f"Harbour council {rng.choice(DEEDS)} {rng.choice(TONES)} {rng.choice(THINGS)} number {number}"
    text = "\n".join(lines).replace(", ", " , ").replace("“", "`` ").replace(",”", " , ''").replace(".\n", " .\n")
    return f"{number:04d}", "Selda Times", "2031-05-02", title, text


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    from retelling.corpus import Corpus

    return Corpus([article(n) for n in range(120)])


@pytest.fixture(scope="session")
def trees(corpus: Corpus) -> list[Tree]:
    from retelling.trees import make_trees

    return list(make_trees(corpus, 40, 3))
