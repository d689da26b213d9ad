"""Stories with known lineage: who takes from whom, which originals nobody has, and when each was published."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import timedelta

from retelling import marks, words
from retelling.corpus import Article, Corpus
from retelling.desk import Desk
from retelling.draft import Sentence
from retelling.originals import Material, Names, framing, origin, pick
from retelling.profiles import STRENGTHS, retell, weights
from retelling.tree import Edge, Node, Tree
from retelling.wording import typos

SIZES = {3: 15, 4: 22, 5: 22, 6: 16, 7: 11, 8: 8, 9: 6}
"""Weights of the number of seen documents."""
HIDDEN = (0.5, 0.38, 0.12)
"""Chances of no, one and two originals that are not in the set."""
HIDDEN_ROOT = 0.75
"""Chance that a hidden original is where a line begins; else it stands in the middle of one."""
INDEPENDENT = (0.45, 0.35, 0.2)
"""Chances of no, one and two documents that took from nobody and from whom nobody took."""
SECOND_ROOT = 0.25
"""Chance of a second original with takers, from six documents on."""
SECOND_SOURCE = 0.10
"""Chance that one document of the tree took from two."""
SHARED_QUOTE = 0.25
"""Chance that an independent document has a quotation in common with an original: both heard it spoken."""
ROOT_KINDS = {"wire": 0.35, "daily": 0.4, "cast": 0.1, "site": 0.15}
TAKER_KINDS = {"wire": 0.03, "daily": 0.42, "cast": 0.12, "site": 0.25, "blog": 0.18}
ROOT_SLIPS = 0.12
"""Chance of slips in an original."""

DELAY = {
    "reprint": (40, 1.2),
    "cut": (75, 1.2),
    "excerpt": (200, 1.2),
    "light": (150, 1.2),
    "rewrite": (240, 1.3),
    "insert": (150, 1.2),
}
"""Median minutes between source and taker, and the standard deviation of their logarithm: minutes for wires, hours to days else."""
DAY_ONLY, NO_TIME, REDATED = 0.15, 0.10, 0.04
"""Shares of documents whose time is known to the day, not known, or that of a later update."""


class Grower:
    """Grows one tree: its shape is drawn from one generator, each text from one of its own."""

    def __init__(self, tree: Tree, rng: random.Random, material: Material, *, plain: bool) -> None:
        self.tree, self.rng, self.material, self.plain = tree, rng, material, plain
        self.names = Names(rng)
        self._count = iter(range(1, 100))

    def root(self, article: Article, *, seen: bool = True) -> Node:
        """An original."""
        node = Node(f"n{next(self._count)}", self.names.outlet(pick(self.rng, ROOT_KINDS)), article, seen)
        hour = timedelta(days=self.rng.randrange(2000), minutes=self.rng.randrange(1440))
        roots = [n for n in self.tree.nodes if n.article]
        node.time = roots[0].time + timedelta(minutes=self.rng.randint(-600, 900)) if roots else node.time + hour
        desk = self.desk(node, None)
        origin(node, desk.rng, plain=self.plain)
        for name, run, p in (("typos", typos, ROOT_SLIPS), ("page_lines", marks.page_lines, 0.45)):
            if desk.rng.random() < p and not (self.plain and name == "page_lines") and (what := run(node.draft, desk)):
                node.done.append((name, what))
        node.slips = desk.slips
        self.tree.nodes.append(node)
        return node

    def desk(self, node: Node, source: Node | None) -> Desk:
        """The desk of a node; framing comes from an article of its own, randomness too, so that strengths grow the same tree."""
        rng = random.Random(f"{self.tree.seed}/{node.id}")
        above = [source, *self.tree.ancestors(source.id)] if source else []
        other = self.material.next() if self.material.others else None
        own = framing(other, node.id, rng) if source and other else []
        slips = {k: v for n in above for k, v in n.slips.items()}
        return Desk(
            rng,
            node.id,
            node.outlet,
            source.outlet if source else None,
            tuple(n.outlet for n in above),
            own=own,
            asides=[other.title] if other else [],
            slips=slips,
        )

    def taker(self, source: Node, *, seen: bool = True) -> Node:
        """A text that takes from ``source``."""
        node = Node(f"n{next(self._count)}", self.names.outlet(pick(self.rng, TAKER_KINDS)), None, seen)
        desk = self.desk(node, source)
        likely = weights(source.outlet.kind, self.tree.strength)
        likely["excerpt"] *= 1.8 if node.outlet.kind in {"site", "blog"} else 0.6
        if not seen:
            likely["excerpt"] = likely["reprint"] = 0.0
        profile = pick(self.rng, likely)
        node.draft, done = retell(source.draft, desk, profile, self.tree.strength, plain=self.plain)
        node.slips = desk.slips
        node.time = source.time + self.delay(profile)
        self.tree.nodes.append(node)
        self.tree.edges.append(Edge(source.id, node.id, profile, done))
        return node

    def delay(self, profile: str) -> timedelta:
        """Time between source and taker: lognormal, four minutes to six days."""
        median, spread = DELAY[profile]
        minutes = median * self.rng.lognormvariate(0.0, spread)
        return timedelta(minutes=round(min(max(minutes, 4.0), 6 * 1440.0)))

    def grow(self) -> None:
        """Everything: originals, takers, second sources, independents, times, files."""
        count = int(pick(self.rng, {str(k): float(v) for k, v in SIZES.items()}))
        hidden = self.rng.choices(range(3), HIDDEN)[0]
        alone = min(self.rng.choices(range(3), INDEPENDENT)[0], count - 2)
        left = count - alone
        roots = 2 if left >= 6 and self.rng.random() < SECOND_ROOT else 1
        hidden = min(hidden, left // 2)
        self.lines(left, roots, hidden)
        if self.rng.random() < SECOND_SOURCE:
            self.second_source()
        for _ in range(alone):
            self.independent()
        self.publish()

    def lines(self, left: int, roots: int, hidden: int) -> None:
        """Originals and all who take, directly or from takers; each hidden one has two seen takers at least."""
        middle = 0
        heads = []
        for i in range(roots):
            gone = hidden > 0 and self.rng.random() < HIDDEN_ROOT and left >= 2 + 2 * (roots - i - 1)
            hidden -= gone
            heads.append(self.root(self.material.main if i == 0 else self.material.next(), seen=not gone))
            if gone:
                for _ in range(2):
                    self.taker(heads[-1])
                left -= 2
            else:
                left -= 1
        for _ in range(hidden):
            if left >= 2 and middle == 0:
                node = self.taker(self.choose(), seen=False)
                for _ in range(2):
                    self.taker(node)
                left, middle = left - 2, middle + 1
        for _ in range(max(0, left)):
            self.taker(self.choose())

    def choose(self) -> Node:
        """From whom the next one takes: originals most often, then those who took from them."""
        nodes = [n for n in self.tree.nodes if sum(len(p) for p in n.draft.paragraphs) >= 5]
        nodes = nodes or self.tree.nodes
        return self.rng.choices(nodes, [3.0 if n.article else 1.0 / len(self.tree.ancestors(n.id)) for n in nodes])[0]

    def second_source(self) -> None:
        """One of the takers puts in some sentences of another text that it had not from its first."""
        pairs = [(t, s) for t in self.tree.nodes for s in self.tree.nodes if t.article is None and t.seen and self.fits(t, s)]
        if not pairs:
            return
        taker, source = self.rng.choice(pairs)
        fresh = [p for p in ([s for s in q if s.born not in taker.draft.births] for q in source.draft.paragraphs) if p]
        start = self.rng.randrange(max(1, len(fresh) - 3))
        put = fresh[start : start + self.rng.randint(2, 3)]
        at = self.rng.randint(max(1, len(taker.draft.paragraphs) - 2), len(taker.draft.paragraphs))
        taker.draft.paragraphs[at:at] = put
        done = [("insert", f"{sum(map(len, put))} sentences put in")]
        if not self.plain and self.rng.random() < 0.5 * STRENGTHS[self.tree.strength][2] ** 0.5:
            line = f"{words.cased(marks.name_of(source.outlet), 'A')} {self.rng.choice(['reported', 'reports'])}:"
            taker.draft.paragraphs.insert(at, [Sentence(line, f"{taker.id}:handover2")])
            done.append(("hand_over", line))
        taker.time = max(taker.time, source.time + self.delay("insert"))
        for below in self.tree.nodes:
            for above in self.tree.sources(below.id):
                below.time = max(below.time, above.time + timedelta(minutes=5)) if below is not taker else below.time
        self.tree.edges.append(Edge(source.id, taker.id, "insert", done))

    def fits(self, taker: Node, source: Node) -> bool:
        """Whether ``taker`` may take a second time, from ``source``: nobody took from it yet, and there is something new to take."""
        used = any(e.source == taker.id for e in self.tree.edges)
        near = {taker.id, *(n.id for n in self.tree.sources(taker.id))}
        fresh = [s for _, _, s in source.draft.places() if s.born not in taker.draft.births and ":handover" not in s.born]
        above = {s.born for n in self.tree.ancestors(taker.id) for _, _, s in n.draft.places()}
        return not used and source.id not in near and len(fresh) >= 4 and sum(s.born not in above for s in fresh) >= 4

    def independent(self) -> None:
        """A document on the topic that has nothing from the others; at most a quotation that both heard."""
        if not self.material.others:
            return
        node = self.root(self.material.next())
        quotes = [
            (n, m[0], m[1].strip())
            for n in self.tree.nodes
            if n.article and n is not node
            for _, _, s in n.draft.places()
            if (m := _SPOKEN.match(s.text)) and len(m[0].split()) > 10
        ]
        if quotes and self.rng.random() < SHARED_QUOTE:
            other, _, said = self.rng.choice(quotes)
            who = _SPOKEN.search(next(s.text for _, _, s in other.draft.places() if said in s.text))
            name = who[2].strip() if who else ""
            text = f"{name} put it this way on {self.rng.choice(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])}: “{said.rstrip(',')}.”"
            node.draft.paragraphs.insert(self.rng.randint(1, len(node.draft.paragraphs)), [Sentence(text, f"{node.id}:heard")])
            self.tree.shared_quotes.append((other.id, node.id, said))

    def publish(self) -> None:
        """Say of each document when it came out, or something else, or nothing; give the files an order that tells nothing."""
        for node in self.tree.nodes:
            luck = self.rng.random()
            said = node.time + timedelta(minutes=self.rng.randint(300, 4320)) if luck < REDATED else node.time
            day = self.rng.random() < DAY_ONLY
            node.published = None if luck > 1 - NO_TIME else said.strftime("%Y-%m-%d" if day else "%Y-%m-%dT%H:%M")
        seen = [n for n in self.tree.nodes if n.seen]
        self.rng.shuffle(seen)
        for i, node in enumerate(seen, 1):
            node.file = f"{i:02d}.txt"


_SPOKEN = re.compile(r"^“([^“”]{50,260})[,.]” ((?:[A-Z][\w.’'-]+ ?){1,3}) ?said")


def make_tree(corpus: Corpus, seed: int, strength: str = "default", *, plain: bool = False) -> Tree:
    """The tree of a seed: the same corpus, seed and strength give the same tree; other strengths tell the same stories more or less freely. Raises ``LookupError`` where no article is of use."""
    rng = random.Random(f"{seed}")
    for _ in range(1000):
        number = rng.randrange(len(corpus))
        main = corpus.article(number)
        others = corpus.near(number, 26) if main else []
        if main and len(others) >= 22:
            tree = Tree(f"t{seed:06d}", seed, strength)
            Grower(tree, rng, Material(main, others), plain=plain).grow()
            return tree
    raise LookupError("no article of the archive has enough others on its topic")


def make_trees(corpus: Corpus, count: int, seed: int, strength: str = "default", *, plain: bool = False) -> Iterator[Tree]:
    """``count`` trees; the n-th tree of a seed does not depend on how many are made."""
    for i in range(count):
        yield make_tree(corpus, seed * 100_000 + i, strength, plain=plain)
