"""Peak memory and speed of reading web archives of growing size: `retold read big.warc.gz -o rows.jsonl` must not grow.

usage: warc.py [--size SIZE …] [--plain]     default: 50MB and 200MB; SIZE counts the archive unpacked (200MB, 2GB)

The archives are made of invented pages in a temporary folder (gzip, a member a record, as crawlers write them; --plain: not
packed) and removed again. Memory is the largest resident set of the whole program. Prints a table; keeps it as out/bench/warc.json.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORDS = [
    "harbour",
    "ferry",
    "island",
    "council",
    "engine",
    "letter",
    "union",
    "captain",
    "morning",
    "evening",
    "port",
    "selda",
    "skerry",
    "linnet",
    "courier",
    "office",
    "said",
    "that",
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "was",
    "on",
    "with",
    "for",
    "had",
    "by",
    "at",
    "from",
    "were",
    "been",
    "which",
    "after",
    "before",
    "its",
    "crew",
    "passengers",
    "company",
    "spokesman",
    "board",
    "safety",
    "report",
    "weather",
    "pier",
]
UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9}


def size_of(text: str) -> int:
    """``200MB`` as a number of bytes."""
    match = re.fullmatch(r"(\d+)([KMG]B)", text.upper())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: write it like 200MB or 2GB")
    return int(match[1]) * UNITS[match[2]]


def page(number: int, chance: random.Random) -> bytes:
    """An article of some four hundred words with its menu, scripts and comments, about 105 kB, as news pages have."""

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(8, 26))).capitalize() + "."

    paragraphs = "".join(f"<p>{' '.join(sentence() for _ in range(4))}</p>\n" for _ in range(8))
    menu = "".join(f'<li><a href="/section/{i}">{chance.choice(WORDS)} {i}</a></li>' for i in range(60))
    comments = "".join(f'<div class="comment"><p>{sentence()}</p></div>' for _ in range(15))
    script = f"var state = {json.dumps({'id': number, 'blob': chance.randbytes(40_000).hex()})};"
    return (
        f'<!doctype html><html lang="en"><head><title>{sentence()} | Varnmouth Courier</title><script>{script}</script>'
        f'<link rel="canonical" href="https://courier.example/{number}"></head><body><nav><ul>{menu}</ul></nav><article><h1>Article {number}: '
        f"{sentence()}</h1><p class=byline>By Ada Poll</p>{paragraphs}</article><section class=comments>{comments}</section></body></html>"
    ).encode()


def records(size: int) -> Iterator[bytes]:
    """WARC records until they come to ``size`` bytes: pages, each with two pictures behind it."""
    chance = random.Random(size)
    made = number = 0
    while made < size:
        number += 1
        picture = number % 3 != 1
        body = chance.randbytes(90_000) if picture else page(number, chance)
        media = "image/jpeg" if picture else "text/html; charset=utf-8"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2026-10-07T08:15:30Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        made += len(record)
        yield record


def measure(archive: Path, out: Path) -> dict[str, float]:
    """Run the program once, as a user would."""
    # The peak is counted for all children so far, so each run is the only child of a process of its own.
    code = (
        "import json,resource,subprocess,sys,time\nstart=time.perf_counter()\ndone=subprocess.run(sys.argv[1:],check=False)\n"
        "use=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps({'code':done.returncode,'seconds':time.perf_counter()-start,'cpu':use.ru_utime+use.ru_stime,'rss':use.ru_maxrss}))"
    )
    command = [sys.executable, "-m", "retold", "read", str(archive), "-o", str(out), "-q"]
    told = json.loads(subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True).stdout)
    if told["code"]:
        raise SystemExit(f"retold read ended with {told['code']}")
    with out.open("rb") as rows:
        told["documents"] = sum(line.startswith(b'{"table":"documents"') for line in rows)
    told["peak_mb"] = told.pop("rss") / (1024**2 if sys.platform == "darwin" else 1024)
    return dict(told)


def main() -> None:
    """Make, read, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=size_of, nargs="+", default=[50 * 10**6, 200 * 10**6])
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for size in options.size:
            archive = Path(folder) / ("pages.warc" if options.plain else "pages.warc.gz")
            start = time.perf_counter()
            with archive.open("wb") as file:
                for record in records(size):
                    file.write(record if options.plain else gzip.compress(record, 1))
            made = time.perf_counter() - start
            told = measure(archive, Path(folder) / "rows.jsonl")
            results.append({"size_mb": size / 1e6, "packed_mb": archive.stat().st_size / 1e6, **told})
            print(
                f"{size / 1e6:8,.0f} MB ({archive.stat().st_size / 1e6:,.0f} MB on disk, made in {made:.0f} s): {told['documents']:,} documents, "
                f"peak {told['peak_mb']:.0f} MB, {told['seconds']:.0f} s, {told['documents'] / told['cpu']:.0f} documents per CPU second",
                flush=True,
            )
            archive.unlink()
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    (out / "warc.json").write_text(json.dumps(results, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
