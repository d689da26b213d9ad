"""Times passim on the articles that passages.py measures, where it is installed: it needs Java and Spark and is no dependency.

usage: passim_run.py [ARTICLES]     default 500; prints why where it does not run
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def seconds(count: int) -> float:
    """Seconds that passim takes for all alignments of so many articles. Raises ``OSError`` where it fails."""
    from real_articles import real_story

    made = real_story(count)
    with tempfile.TemporaryDirectory() as folder:
        rows = (json.dumps({"id": d.id, "series": d.id, "text": d.text}) for d in made.documents)
        (Path(folder) / "articles.json").write_text("\n".join(rows) + "\n", "utf8")
        command = ["passim", "--pairwise", "-n", "8", f"{folder}/articles.json", f"{folder}/out"]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise OSError(done.stderr.strip().rsplit("\n", 1)[-1])
        return time.perf_counter() - start


def main() -> int:
    """Time and print, or say why not."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    missing = next((name for name in ("passim", "java") if shutil.which(name) is None), None)
    if missing is not None:
        print(f"passim: skipped, {missing} is not installed")
        return 0
    try:
        print(f"passim: {seconds(count):.1f} s for {count} articles")
    except (OSError, ValueError) as error:
        print(f"passim: skipped, {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
