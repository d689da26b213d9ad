"""Disjoint sets."""

import pytest

from retold.model.disjoint import Disjoint


def test_a_chain_of_joins_makes_one_set_that_goes_by_its_least_item() -> None:
    sets = Disjoint([4, 3, 2, 1, 0])
    sets.join(4, 3)
    sets.join(1, 2)
    sets.join(2, 4)
    assert {sets.root(i) for i in (1, 2, 3, 4)} == {1}
    assert sets.root(0) == 0


def test_groups_keep_the_order_items_were_given_in() -> None:
    sets = Disjoint(["ferry", "dock", "crew", "bridge"])
    sets.join("bridge", "ferry")
    assert sets.groups() == [["ferry", "bridge"], ["dock"], ["crew"]]


def test_what_is_no_item_is_refused() -> None:
    with pytest.raises(KeyError):
        Disjoint(["ferry"]).join("ferry", "dock")
