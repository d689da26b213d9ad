"""Measures how many of the outlets that retellings name are credited, form by form, and lists what is credited beside them.

usage: credit_names.py [--trees 30] [--seed 900] [--strength default] [--cache FOLDER] [--missed N] [--shared FOLDER]

Trees come from the simulator (bench/retelling): their outlets are invented, so no table of outlets knows them. An outlet
counts as credited in a document where one of its credits of kind outlet, wire, broadcast or own_outlet bears its name or
host; a place where a document names it, where such a credit overlaps it. What stands before the credits is kept in --cache
(default: out/credit_names), so that a change to the rules of credits costs seconds. Prints recall by document and by form of
place, then every credit of kind outlet, wire or broadcast whose name is neither the tree's nor in the table of outlets
(unnamed reports left out), to be read one by one; with --missed also N places without a credit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from retelling.make import corpus_or_none, named, shared_folder, write
from retelling.profiles import STRENGTHS
from retelling.run import ROOMS
from retelling.tree import Node, Tree
from retelling.trees import make_trees

if TYPE_CHECKING:
    from retold.model.marks import Credit
    from retold.model.story import Story

REPOSITORY = Path(__file__).resolve().parents[2]
OF_CREDITS = re.compile(r"credit|handover|outlet_mentions|outlet_names")
"""Modules that what stands before the credits does not depend on."""
KINDS = frozenset({"outlet", "wire", "broadcast"})

FORMS = (
    ("place line", r"^[A-Z ,]{3,40}\(X\)"),
    ("name alone", r"^(?:the )?X$"),
    ("byline", r"^by X(?: staff)?$|^by .{3,40}, X$|^.{3,40}, X$"),
    ("X reports:", r"^(?:as )?(?:the )?X (?:reports|reported|has the story|writes|explains):$|^from (?:the )?X:$"),
    ("X has more.", r"^(?:the )?X has more\."),
    ("first reported by X", r"first reported by (?:the )?X"),
    ("read at X", r"^read .* at X"),
    ("source: X", r"^source: X|^\(via X\)"),
    ("newsletter of X", r"^(?:sign up|follow|©|download).*X"),
    ("photo: X", r"^photo:.*X"),
    ("according to X", r"according to (?:the )?X"),
    ("told X", r"\btold (?:the )?X|\binformed (?:the )?X"),
    ("statement to X", r"(?:statement|interview) (?:to|with) (?:the )?X"),
    ("X reported", r"X (?:first )?(?:reported|reports|wrote|writes)"),
)
"""Forms by a pattern over the sentence or line with the name as X; the first that matches decides."""


class Place(NamedTuple):
    """A place where a document names an outlet: offsets, form, the line, and whether a credit overlaps it."""

    start: int
    form: str
    line: str
    found: bool


@cache
def code() -> str:
    """A digest of the code and data that what stands before the credits depends on."""
    import retold

    home = Path(next(iter(retold.__path__)))
    files = (f for room in ROOMS for f in sorted((home / room).rglob("*")) if f.is_file() and "__pycache__" not in f.parts)
    digest = hashlib.sha256()
    for file in files:
        if not OF_CREDITS.match(file.name):
            digest.update(str(file.relative_to(home)).encode() + file.read_bytes())
    return digest.hexdigest()


def credited(tree: Tree, kept: Path) -> Story:
    """The tree's documents, read and annotated without times."""
    from retold.pipeline import ANNOTATE, CLEAN
    from retold.read.inputs import read_inputs

    texts = json.dumps([(n.file, n.outlet.name, n.url, n.draft.text) for n in tree.seen])
    file = kept / f"{hashlib.sha256(f'{code()}{texts}'.encode()).hexdigest()[:24]}.pickle"
    if file.is_file():
        story = pickle.loads(file.read_bytes())  # noqa: S301  # written by this program
    else:
        with tempfile.TemporaryDirectory() as folder:
            home = write(tree, Path(folder), times=False)
            story = read_inputs([str(home / "articles")], meta=home / "meta.yaml")
        for stage in (*CLEAN, *ANNOTATE[:-1]):
            story = stage.run(story)
        kept.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(story))
    return ANNOTATE[-1].run(story)


def form_of(text: str, start: int, end: int) -> tuple[str, str]:
    """The form in which a name is used, and the line or sentence around it."""
    sentence = text.rfind(". ", 0, start)
    first = max(text.rfind("\n", 0, start) + 1, sentence + 2 if sentence >= 0 else 0)
    last = min((k for k in (text.find("\n", end), text.find(". ", end)) if k >= 0), default=len(text))
    line = text[first:last].strip()
    shown = f"{text[first:start]}X{text[end:last]}".strip()
    form = next((name for name, pattern in FORMS if re.search(pattern, shown, re.IGNORECASE)), "other")
    return form, line


def names_of(node: Node) -> tuple[str, ...]:
    """What an outlet is called: name and host."""
    return (node.outlet.name, node.outlet.host)


def bears(credit: Credit, *names: str) -> bool:
    """Whether a credit bears one of the names."""
    from retold.lang.outlets import key

    return key(credit.credited).lower() in {key(n).lower() for n in names if n}


def places(text: str, node: Node, credits_: list[Credit]) -> Iterator[Place]:
    """Where a text names a node's outlet; its initials in a place line too."""
    marks = [rf"(?<![\w.]){re.escape(n)}(?!\w)" for n in names_of(node)]
    marks += [rf"(?<=\(){node.outlet.mark}(?=\) —)"] if node.outlet.mark else []
    for m in re.finditer("|".join(marks), text, re.IGNORECASE):
        hit = any(c.span.start < m.end() and m.start() < c.span.end for c in credits_)
        yield Place(m.start(), *form_of(text, *m.span()), hit)


def strangers(story: Story, tree: Tree) -> Iterator[str]:
    """Credits to outlets that are neither the tree's nor in the table, with what stands around them."""
    from retold.lang.outlets import outlet_named

    for credit in story.credits:
        text, name = story.document(credit.span.doc).text, credit.credited
        own = any(bears(credit, *names_of(n), n.outlet.mark) for n in tree.nodes)
        if credit.kind in KINDS and not own and not name.startswith("unnamed ") and outlet_named(name) is None:
            around = text[max(0, credit.span.start - 60) : credit.span.end + 40]
            yield f"{name} ({credit.kind}) … {' '.join(around.split())}"


def main() -> int:
    """Make, annotate, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", type=int, default=30)
    parser.add_argument("--seed", type=int, default=900)
    parser.add_argument("--strength", choices=list(STRENGTHS), default="default")
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--cache", type=Path, default=REPOSITORY / "out/credit_names")
    parser.add_argument("--shared", type=Path, default=shared_folder())
    chosen = parser.parse_args()
    if (corpus := corpus_or_none(chosen.shared)) is None:
        return 0
    documents, forms, right, missed, strange = Counter[bool](), Counter[str](), Counter[str](), list[str](), list[str]()
    for tree in make_trees(corpus, chosen.trees, chosen.seed, chosen.strength):
        story = credited(tree, chosen.cache)
        strange += strangers(story, tree)
        for document in story.documents:
            node = next(n for n in tree.seen if n.file == Path(document.file).name)
            for other in (tree.node(i) for i in named(tree, node)):
                here = [c for c in story.credits if c.span.doc == document.id]
                those = [c for c in here if bears(c, *names_of(other), other.outlet.mark)]
                documents[any(bears(c, *names_of(other)) for c in those)] += 1
                for place in places(document.text, other, those):
                    forms[place.form] += 1
                    right[place.form] += place.found
                    missed += [] if place.found else [f"{tree.id} {document.file[-6:]} {place.form}: {place.line[-160:]}"]
    print(f"outlets named and credited: {documents[True]} of {documents.total()}, {chosen.trees} trees of seed {chosen.seed}")
    for form, count in forms.most_common():
        print(f"  {form:<22}{right[form]:>5} of {count}")
    print(f"  {'all places':<22}{right.total():>5} of {forms.total()}")
    print(f"credits to outlets that are not the tree's and in no table: {len(strange)}", *sorted(strange), sep="\n  ")
    if chosen.missed:
        print("places without a credit:", *missed[: chosen.missed], sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
