"""A user's outlets are seen by every lookup while they are in force, and by none before and after."""

from __future__ import annotations

import threading

import pytest

from retold.lang.bylines import agency
from retold.lang.outlets import LONGEST, in_force, outlet_at, outlet_named, outlets_in_force, shipped
from retold.model.marks import CreditKind
from retold.model.outlet import Outlet
from retold.trace.credits import SourceNames, known_outlet, name_words

EYE = Outlet("The Dockside Eye", CreditKind.WIRE, ("Eye on the Dock",), ("dockside-eye.example",))


def test_given_outlets_are_found_within_the_block_only() -> None:
    for _ in range(2):
        assert outlet_named("Dockside Eye") is outlet_at("dockside-eye.example") is None
        assert not agency("Dockside Eye")
        with outlets_in_force([EYE]):
            assert outlet_named("the Dockside Eye") == outlet_at("www.news.dockside-eye.example") == EYE
            assert agency("Eye on the Dock")
            assert outlet_named("Reuters") is shipped().named("Reuters")
    assert in_force() is shipped()


def test_the_block_ends_with_an_error_too() -> None:
    with pytest.raises(KeyError), outlets_in_force([EYE]):
        raise KeyError
    assert outlet_named("Dockside Eye") is None


def test_a_run_without_outlets_inside_another_sees_the_shipped_ones() -> None:
    with outlets_in_force([EYE]):
        with outlets_in_force([]):
            assert outlet_named("Dockside Eye") is None
        assert outlet_named("Dockside Eye") == EYE


def test_another_thread_has_outlets_of_its_own() -> None:
    found: list[Outlet | None] = []
    with outlets_in_force([EYE]):
        other = threading.Thread(target=lambda: found.append(outlet_named("Dockside Eye")))
        other.start()
        other.join()
    assert found == [None]


def test_names_in_lineage_follow_the_outlets_in_force() -> None:
    # The words of names are kept in a cache: what one run knew must not answer the next.
    for _ in range(2):
        assert name_words("Eye on the Dock") == ("eye", "on", "the", "dock")
        assert known_outlet("https://dockside-eye.example/x") is None
        with outlets_in_force([EYE]):
            assert name_words("Eye on the Dock") == ("dockside", "eye")
            assert known_outlet("https://dockside-eye.example/x") == EYE
            assert SourceNames(["Eye on the Dock"]).best("Eye on the Dock") == "The Dockside Eye"


def test_a_shipped_outlet_keeps_its_names_and_takes_the_given_ones() -> None:
    with outlets_in_force([Outlet("Reuters", CreditKind.BROADCAST, ("RTRS",), ("rtrs.example",))]):
        found = outlet_named("RTRS")
        assert found is not None
        assert found is outlet_named("Reuters") is outlet_named("Thomson Reuters") is outlet_at("reuters.com")
        assert (found.name, found.kind, found.domains) == ("Reuters", CreditKind.BROADCAST, ("rtrs.example", "reuters.com"))


def test_given_names_and_domains_go_before_shipped_ones() -> None:
    anchor = Outlet("Anchor Press", CreditKind.OUTLET, ("AP",), ("apnews.com",))
    more = Outlet("The Associated Press", CreditKind.WIRE, ("Associated",))
    for given in ([anchor, more], [more, anchor]):
        with outlets_in_force(given):
            assert outlet_named("AP") is outlet_at("apnews.com") is outlet_named("Anchor Press")
            assert outlet_named("Associated Press") is outlet_named("Associated") is outlet_at("ap.org")
            assert outlet_named("AP") is not outlet_named("Associated")


def test_long_names_raise_the_number_of_tokens_looked_at() -> None:
    long = Outlet("Echo of the Seven Bays and Nine Harbours Weekly Paper", CreditKind.OUTLET)
    assert in_force().longest == LONGEST
    with outlets_in_force([long]):
        assert in_force().longest == 11
    with outlets_in_force([EYE]):
        assert in_force().longest == LONGEST
