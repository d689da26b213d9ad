"""Reads damaged files of every format and names whatever was not answered with documents or named problems.

usage: fuzz.py [--seed N] [--rounds N] [--only NAME] [--keep FOLDER]

Each round damages the valid small samples of tests/input_samples.py (bits, bytes, numbers, stretches, joins of two formats,
wrong names), reads them and checks the promises of what comes back. The same seed damages them alike; what fails is kept in
FOLDER. Prints what failed, the slowest input and the largest memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests"))

import input_samples  # noqa: E402 - the samples lie beside the tests
from retold.model.invariants import check  # noqa: E402
from retold.read.inputs import read_inputs  # noqa: E402
from retold.read.items import Settings  # noqa: E402

SLOW = 10.0
"""Seconds from which an input counts as one that hangs: a small file is read in a hundredth of that."""
NUMBERS = (b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"99999999999999999999", b"-1", b"\xff\xff\xff\x7f")


def damage(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to five kinds of harm."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(9):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1 if out:
                out[at % len(out)] ^= 1 << chance.randrange(8)
            case 2:
                del out[at : at + chance.choice((1, 4, 40, 400))]
            case 3:
                out[at:at] = out[at : at + chance.choice((1, 16, 256))] * chance.choice((1, 2, 50))
            case 4:
                number = chance.choice(NUMBERS)
                out[at : at + len(number)] = number
            case 5:
                del out[at:]
            case 6:
                start = chance.randrange(len(other) + 1)
                out[at:at] = other[start : start + chance.choice((8, 80, 800))]
            case 7:
                out[at:at] = bytes(chance.randrange(256) for _ in range(chance.choice((1, 8, 64))))
            case _:
                out[at:at] = chance.choice(
                    (b"\0", b"\r", b"\n\n", b'"', b"<", b"[" * 2000, b"\xef\xbb\xbf", b"{", b",", b"<div>" * 500)
                )
    return bytes(out)


def attempt(path: Path) -> str:
    """What went wrong with reading a file; empty where nothing did."""
    try:
        story = check(read_inputs([str(path)], settings=Settings(limit=2_000_000)))
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return f"{type(error).__name__}: {traceback.format_exc().strip()}"
    if not story.documents and not story.problems:
        return "neither a document nor a problem"
    if any(not p.reason or not p.hint for p in story.problems):
        return f"a problem without reason or hint: {story.problems}"
    return ""


def main() -> int:
    """Damage, read, report; 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path, default=REPOSITORY / "out/fuzz")
    options = parser.parse_args()
    samples = {name: data for name, data in input_samples.every().items() if options.only in name}
    names = list(input_samples.every())
    failures: Counter[str] = Counter()
    slowest = (0.0, "")
    done = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.rounds):
            for name, data in samples.items():
                chance = random.Random(f"{options.seed}/{number}/{name}")
                harmed = damage(data, chance.choice(list(samples.values())), chance)
                ending = Path(chance.choice((name, name, chance.choice(names)))).name
                path = Path(folder) / f"{options.seed}-{number}-{ending}"
                path.write_bytes(harmed)
                start = time.perf_counter()
                wrong = attempt(path)
                took = time.perf_counter() - start
                slowest = max(slowest, (took, f"{options.seed}/{number}/{name}"))
                wrong = wrong or (f"took {took:.1f} s" if took > SLOW else "")
                done += 1
                if wrong:
                    failures[wrong.splitlines()[-1]] += 1
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / path.name).write_bytes(harmed)
                    print(f"{options.seed}/{number}/{name} as {ending}:\n{wrong}\n", flush=True)
                path.unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{done} damaged files, {failures.total()} failures; slowest {slowest[0]:.2f} s ({slowest[1]}); peak {peak:.0f} MB")
    for wrong, count in failures.most_common():
        print(f"{count:5} × {wrong}")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
