"""Which quoted sentences are one quotation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from retold.align.differences import compare, place_in
from retold.align.speakers import may_be_one
from retold.align.utterances import LEAST_LETTERS, Utterance
from retold.model.disjoint import Disjoint

FRAGMENT = 4  # words; a shorter quotation goes with one longer quotation that holds it, and joins no two
COMMON_BIGRAM = 60  # quotations that share a pair of words; a pair that more have tells nothing
PIECE = 0.6  # of the longer one's words; what holds several pieces this small holds several quotations


def _candidates(units: Sequence[Utterance], among: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of quotations, of those numbered, that share two words in a row."""
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k in among:
        for gram in dict.fromkeys(pairwise(units[k].words)):
            where[gram].append(k)
    seen: set[tuple[int, int]] = set()
    for found in where.values():
        if len(found) <= COMMON_BIGRAM:
            seen.update(combinations(found, 2))
    yield from sorted(seen)


class Grouping:
    """Quotations numbered so that the same quotation has the same number.

    ``numbers[k]`` is the number of ``units[k]``; ``groups()`` gives the members of each. A long quotation that holds
    several others, in different places, is a member of each of their groups, and one of ``hosts``; ``edges`` gives, by the
    number of such a unit, the words from 0 at which the pieces in it begin and end.
    """

    def __init__(self, units: Sequence[Utterance]) -> None:
        self._units = units
        self._sets = Disjoint(range(len(units)))
        self._held: dict[int, list[int]] = defaultdict(list)
        self._pieces: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        self._hosts: dict[int, set[int]] = defaultdict(set)
        self._alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for k, u in enumerate(units):
            self._alike[u.words].append(k)
        # What is printed alike is compared once: a hundred copies of a quotation are no more work than one.
        for i, j in _candidates(units, [places[0] for places in self._alike.values()]):
            if compare(units[i].words, units[j].words) is not None:
                self._see(i, j)
        self._join_pieces()
        self._attach_fragments()
        self._join_alike()
        self.numbers = [self._sets.root(k) for k in range(len(units))]
        hosts = {h for those in self._hosts.values() for h in those}
        self.hosts = frozenset(units[k].span for h in hosts for k in self._alike[units[h].words])
        self.edges = {
            k: {e for start, end, _ in self._pieces[h] for e in (start, end)}
            for h in hosts
            for k in self._alike[units[h].words]
        }

    def _is_fragment(self, k: int) -> bool:
        return len(self._units[k].words) < FRAGMENT

    def _tells(self, k: int) -> bool:
        """Whether a fragment says enough to be met again by more than chance."""
        words = self._units[k].words
        return len(words) > 1 and sum(map(len, words)) >= LEAST_LETTERS

    def _see(self, i: int, j: int) -> None:
        small, big = sorted((i, j), key=lambda k: (len(self._units[k].words), k))
        short, long = self._units[small].words, self._units[big].words
        if self._is_fragment(small):
            if self._tells(small) and may_be_one(self._units[small].attribution, self._units[big].attribution):
                self._held[small].append(big)
        elif len(short) < PIECE * len(long) and (at := place_in(long, short)) is not None:
            self._pieces[big].append((at, at + len(short), small))
        else:
            self._sets.join(small, big)

    def _join_pieces(self) -> None:
        """A quotation that holds one piece is that quotation; one that holds several is host to each.

        Pieces of one attribution that make up the whole are the same quotation, broken by its cue.
        """
        for host, pieces in self._pieces.items():
            ordered = sorted(pieces)
            reach = 0
            apart = False
            for start, end, _ in ordered:
                apart |= bool(reach) and start >= reach
                reach = max(reach, end)
            told: Counter[str] = Counter()
            for _, _, small in ordered:
                told[self._units[small].attribution.id] += len(self._units[small].words)
            whole = len(self._units[host].words) in told.values()
            for _, _, small in ordered:
                if apart and not whole:
                    self._hosts[small].add(host)
                else:
                    self._sets.join(small, host)

    def _attach_fragments(self) -> None:
        """Give each fragment to the one group that most quotations holding it are in.

        One that several quotations hold alike is a term: only equal fragments are the same quotation then.
        """
        for small, found in sorted(self._held.items()):
            votes = Counter(self._sets.root(big) for big in found if not self._is_fragment(big))
            best = votes.most_common(2)
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                self._sets.join(small, best[0][0])

    def _join_alike(self) -> None:
        """Join what is printed alike; short fragments only where one speaker can have said them."""
        for first, *others in self._alike.values():
            for k in others:
                fits = self._tells(first) and may_be_one(self._units[first].attribution, self._units[k].attribution)
                if not self._is_fragment(first) or fits:
                    self._sets.join(first, k)

    def groups(self) -> list[list[Utterance]]:
        """The members of every quotation."""
        sets: dict[int, dict[int, None]] = defaultdict(dict)
        for k, number in enumerate(self.numbers):
            sets[number][k] = None
            for host in sorted(self._hosts.get(k, ())):
                sets[number] |= dict.fromkeys(self._alike[self._units[host].words])
        return [[self._units[k] for k in members] for members in sets.values()]
