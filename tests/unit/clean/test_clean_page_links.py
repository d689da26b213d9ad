"""How much of a block is links: whole cards in one link, several links in a block, links that stand in none."""

from __future__ import annotations

from retold.clean.page_links import Linked
from retold.model.document import Block, Link
from retold.model.span import Span


def blocks(*places: tuple[int, int]) -> list[Block]:
    return [
        Block(span=Span("d", start, end), tag="p", path=f"/html/body[1]/p[{i + 1}]") for i, (start, end) in enumerate(places)
    ]


def links(*places: tuple[int, int]) -> list[Link]:
    return [Link(span=Span("d", start, end), href="/x") for start, end in places]


def test_a_link_counts_where_it_begins_and_covers_all_it_holds() -> None:
    linked = Linked.of(blocks((0, 10), (11, 21), (22, 32), (33, 43)), links((5, 27)))
    assert linked.share == [0.5, 1.0, 0.5, 0.0]
    assert linked.count == [1, 0, 0, 0]


def test_links_of_one_block_add_up() -> None:
    linked = Linked.of(blocks((0, 10), (12, 22)), links((0, 2), (4, 7), (12, 22)))
    assert linked.share == [0.5, 1.0]
    assert linked.count == [2, 1]


def test_a_link_outside_all_blocks_counts_nowhere() -> None:
    linked = Linked.of(blocks((10, 20), (30, 40)), links((0, 5), (20, 30), (40, 44)))
    assert (linked.share, linked.count) == ([0.0, 0.0], [0, 0])


def test_a_link_that_begins_between_blocks_covers_the_next() -> None:
    linked = Linked.of(blocks((0, 10), (12, 22)), links((10, 17)))
    assert linked.share == [0.0, 0.5]
    assert linked.count == [0, 1]


def test_a_link_within_a_link_leaves_no_share_above_one() -> None:
    linked = Linked.of(blocks((0, 10), (11, 21), (22, 32)), links((0, 32), (12, 20)))
    assert linked.share == [1.0, 1.0, 1.0]
    assert linked.count == [1, 1, 0]
