"""Reads HTML pages with all their regions, against trafilatura's body extraction on the same pages in the same process.

usage: pages.py [--shared FOLDER] [--rounds N]

Seconds are of the processor, not of the clock. Both start from decoded text; retold's share is told by step. Then one page is
repeated within itself, to see how the cost grows with the page: an exponent of 1 is linear.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import math
import os
import tarfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
GROWTH = (1, 2, 4, 8, 16, 32)
SETS = {"scrapinghub": ".html.gz", "l3s": ".html", "fundus": ".html.gz"}


def pages(shared: Path, name: str) -> list[str]:
    """The pages of a set as text, at most 130."""
    out = []
    with tarfile.open(shared / f"data/extraction/{name}.tar.xz") as archive:
        for member in archive:
            if (
                member.isfile()
                and member.name.endswith(SETS[name])
                and "/annotated/" not in member.name
                and (file := archive.extractfile(member))
            ):
                data = file.read()
                out.append((gzip.decompress(data) if member.name.endswith(".gz") else data).decode("utf8", "replace"))
    return out[:130]


def ours(source: str) -> None:
    """Read a page, label every stretch, fill its metadata: all that `retold read` does."""
    from retold.pipeline import READ_STAGES, run
    from retold.read.inputs import read_inputs

    run(read_inputs(["-"], stdin=io.BytesIO(source.encode())), READ_STAGES)


def theirs(source: str) -> None:
    """Extract the body."""
    import trafilatura

    trafilatura.extract(source)


def seconds(work: Callable[[str], None], sources: Sequence[str]) -> float:
    """Processor seconds for all sources."""
    start = time.process_time()
    for source in sources:
        work(source)
    return time.process_time() - start


def growth() -> list[dict[str, float]]:
    """Milliseconds for an invented page of more and more paragraphs."""
    paragraph = "<div class=story><p>The ferry of Port Selda lay off the old pier on Monday, said the <a href='/h'>harbour office</a>, and nobody knew why.</p></div>"
    rows = []
    for times in GROWTH:
        source = "<html><head><title>Ferry</title></head><body><h1>Ferry</h1>" + paragraph * (50 * times) + "</body></html>"
        rows.append({"paragraphs": 50 * times, "ms": round(1000 * min(seconds(ours, [source]) for _ in range(2)), 2)})
    return rows


def main() -> None:
    """Time in turn, print, keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared"))
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    results: dict[str, object] = {}
    try:
        import trafilatura  # noqa: F401 - the baseline is a tool of the workshop, not a part of the program
    except ImportError:
        print("trafilatura is not installed (requirements/workshop.txt): no baseline")
        return
    for name in SETS if (chosen.shared / "data/extraction").is_dir() else ():
        sources = pages(chosen.shared, name)
        seconds(ours, sources[:5]), seconds(theirs, sources[:5])
        pairs = [(seconds(ours, sources), seconds(theirs, sources)) for _ in range(chosen.rounds)]
        mine, base = min(p[0] for p in pairs), min(p[1] for p in pairs)
        ratio = sorted(b / a for a, b in pairs)[len(pairs) // 2]
        results[name] = {
            "pages": len(sources),
            "pages_per_second": round(len(sources) / mine, 1),
            "times_trafilatura": round(ratio, 2),
        }
        print(
            f"{name}: {len(sources) / mine:.0f} pages a processor second, trafilatura {len(sources) / base:.0f}: {ratio:.2f} times as many"
        )
    rows = growth()
    slope = math.log(rows[-1]["ms"] / rows[-3]["ms"]) / math.log(rows[-1]["paragraphs"] / rows[-3]["paragraphs"])
    print(
        "  ".join(f"{r['paragraphs']:.0f}: {r['ms']:.0f} ms" for r in rows),
        f"  grows with the page to the power of {slope:.2f}",
    )
    results["growth"] = {"rows": rows, "exponent": round(slope, 2)}
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    (out / "pages.json").write_text(json.dumps(results, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
