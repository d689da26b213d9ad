"""Makes stories whose lineage is known, from real articles: a folder a story, with the texts, what is said of them, and the truth.

usage: make.py --trees N --seed S [--strength light|default|strong] [--hide-times] [--language-plain] --into FOLDER [--shared FOLDER]

FOLDER/tNNNNNN/articles/01.txt … are the texts, meta.yaml is what `retold compare --meta` reads, truth.json who took what from
whom. `--language-plain` leaves out every word that speaks of sources (credits, bylines, wire marks, page lines), so that only
the texts themselves tell. The articles belong to their outlets: what is made here stays on this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from retelling.corpus import Corpus, load
from retelling.desk import Outlet
from retelling.profiles import STRENGTHS
from retelling.tree import Node, Tree, shared
from retelling.trees import make_trees

REPOSITORY = Path(__file__).resolve().parents[2]

SCHEMA = 1


def meta(tree: Tree, *, times: bool) -> list[dict[str, str]]:
    """Rows for ``--meta``: file, outlet, url and, with ``times``, published where it is known."""
    rows = []
    for node in tree.seen:
        row = {"file": node.file, "outlet": node.outlet.name, "url": node.url}
        if times and node.published:
            row["published"] = node.published
        rows.append(row)
    return rows


def named(tree: Tree, node: Node) -> list[str]:
    """The nodes of the tree whose outlets a text names, by name, address or a wire's initials in brackets; itself left out."""
    return [n.id for n in tree.nodes if n is not node and names(node.draft.text, n.outlet)]


def names(text: str, outlet: Outlet) -> bool:
    """Whether a text names an outlet."""
    low = text.lower()
    return outlet.name.lower() in low or outlet.host in low or bool(outlet.mark and f"({outlet.mark})" in text)


def truth(tree: Tree) -> dict[str, Any]:
    """What is known of a tree, as JSON can hold it; ``docs/retelling.md`` describes it."""
    documents = [
        {
            "id": n.id, "file": n.file, "seen": n.seen, "outlet": n.outlet.name, "outlet_kind": n.outlet.kind, "url": n.url,
            "time": n.time.isoformat(timespec="minutes"), "published": n.published, "article": n.article.id if n.article else None,
            "names": named(tree, n), "operations": [list(d) for d in n.done],
        }
        for n in sorted(tree.nodes, key=lambda n: (not n.seen, n.file, n.id))
    ]  # fmt: skip
    edges = []
    for e in tree.edges:
        a, b = tree.node(e.source).draft, tree.node(e.target).draft
        edges.append(
            {
                "from": e.source, "to": e.target, "kind": e.kind, "profile": e.profile, "operations": [list(d) for d in e.done],
                "sentences": len(a.births & b.births), "of": len(b.births), "shared_runs": shared(a, b),
            }
        )  # fmt: skip
    quotes = [{"from": a, "in": b, "words": w} for a, b, w in tree.shared_quotes]
    return {
        "schema": SCHEMA, "tree": tree.id, "seed": tree.seed, "strength": tree.strength,
        "documents": documents, "edges": edges, "shared_quotes": quotes,
    }  # fmt: skip


def write(tree: Tree, into: Path, *, times: bool = True) -> Path:
    """Write a tree's folder and return it. What is hidden is in truth.json only by name. Raises ``OSError``."""
    import yaml

    folder = into / tree.id
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for node in tree.seen:
        (folder / "articles" / node.file).write_text(node.draft.text, "utf8")
    (folder / "meta.yaml").write_text(yaml.safe_dump(meta(tree, times=times), sort_keys=False, allow_unicode=True), "utf8")
    (folder / "truth.json").write_text(json.dumps(truth(tree), indent=1, ensure_ascii=False) + "\n", "utf8")
    return folder


def shared_folder() -> Path:
    """Where the archive is looked for when nobody says."""
    return Path(os.environ.get("RETOLD_SHARED") or REPOSITORY.parent / "shared")


def corpus_or_none(shared: Path) -> Corpus | None:
    """The articles that stories are made from; ``None``, and a line on stderr that says why, where they are not on this machine."""
    try:
        return load(shared)
    except FileNotFoundError as missing:
        print(f"skipped: {missing} is not on this machine", file=sys.stderr)
        return None


def main() -> int:
    """Make and write, a line on stderr every ten trees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strength", choices=list(STRENGTHS), default="default")
    parser.add_argument("--hide-times", action="store_true")
    parser.add_argument("--language-plain", action="store_true")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=shared_folder())
    chosen = parser.parse_args()
    if (corpus := corpus_or_none(chosen.shared)) is None:
        return 0
    for i, tree in enumerate(make_trees(corpus, chosen.trees, chosen.seed, chosen.strength, plain=chosen.language_plain), 1):
        write(tree, chosen.into, times=not chosen.hide_times)
        if i % 10 == 0 or i == chosen.trees:
            print(f"{i} of {chosen.trees} trees", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
