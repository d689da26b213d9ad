"""Articles a second for everything about attribution, and the tagger's loading, each beside spaCy alone on the same texts.

usage: annotation.py [--articles N]

The articles are PolNeAR's development split where ../shared is on this machine, else those of the example; figures are for
articles of 750 words. The baseline is the language model as it comes, with nothing left out, on the same paragraphs. In each
round both run one after the other, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tarfile
import time
from itertools import islice
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORDS = 750
ROUNDS = 3


def texts(most: int) -> list[str]:
    """Real articles where there are some, else invented ones."""
    shared = Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared")
    archive = shared / "data/attribution/polnear.tar.xz"
    if not archive.is_file():
        return [p.read_text("utf-8") for p in sorted((REPOSITORY / "examples").glob("*/articles/*.txt"))]
    found = []
    with tarfile.open(archive) as packed:
        for member in islice((m for m in packed if "/dev/text/" in m.name and m.isfile()), most):
            file = packed.extractfile(member)
            found.append(file.read().decode("utf-8") if file is not None else "")
    return found


def loading() -> tuple[float, float]:
    """Seconds until the tagger, and until the language model, is ready; their libraries are imported before."""
    import onnxruntime  # noqa: F401 - imported so that loading is timed alone
    import spacy  # noqa: F401 - as above
    import tokenizers  # noqa: F401 - as above

    from retold.annotate import sentences, tagger, tagger_text

    start = time.perf_counter()
    tagger.load()
    tagger_text.pieces()
    between = time.perf_counter()
    sentences.load()
    return between - start, time.perf_counter() - between


def seconds(articles: list[str]) -> dict[str, float]:
    """Seconds for all articles: of every annotating stage, one article at a time, and of spaCy alone."""
    import spacy

    from retold.annotate.sentences import PACKAGE
    from retold.model.story import Story
    from retold.pipeline import ANNOTATE, CLEAN
    from retold.testing import document, line_blocks

    plain = spacy.load(PACKAGE)
    out: dict[str, float] = {"spacy": 0.0}
    for article in articles:
        doc = document(article)
        story = Story(documents=(doc,), blocks=line_blocks(doc))
        for stage in CLEAN:
            story = stage.run(story)
        for stage in ANNOTATE:
            start = time.perf_counter()
            story = stage.run(story)
            out[stage.name] = out.get(stage.name, 0.0) + time.perf_counter() - start
        paragraphs = [line for line in article.splitlines() if line.strip()]
        start = time.perf_counter()
        for _ in plain.pipe(paragraphs):
            pass
        out["spacy"] += time.perf_counter() - start
    return out


def main() -> None:
    """Time, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=40)
    articles = texts(parser.parse_args().articles)
    ready, model = loading()
    size = sum(len(a.split()) for a in articles) / WORDS
    seconds(articles[:2])
    rounds = [seconds(articles) for _ in range(ROUNDS)]
    middle = {name: statistics.median(r[name] for r in rounds) for name in rounds[0]}
    spacy = middle.pop("spacy")
    whole = sum(middle.values())
    print(f"loading the tagger {ready:.2f} s, {ready / model:.2f} times the language model's {model:.2f} s")
    print(
        f"{size / whole:.1f} articles of {WORDS} words a second with all of annotation, {whole / spacy:.2f} times spaCy alone"
    )
    for name, value in middle.items():
        print(f"  {name:<14}{value / size * 1000:7.1f} ms an article  {value / spacy:5.2f} times spaCy alone")
    out = REPOSITORY / "out/bench"
    out.mkdir(parents=True, exist_ok=True)
    kept = {"load_s": ready, "load_over_spacy": ready / model, "over_spacy": {n: v / spacy for n, v in middle.items()}}
    (out / "annotation.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
