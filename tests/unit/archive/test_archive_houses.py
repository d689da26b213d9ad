"""An outlet is one however it is written."""

from __future__ import annotations

import pytest

from retold.archive.houses import house_name, house_of


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "The New York Times",
            "New York Times - Opinion",
            "nytimes.com",
            "www.nytimes.com",
            "New York Times (Online News)",
            "NYT",
        ),
        ("CNN", "edition.cnn.com", "money.cnn.com", "CNN (Web News)", "CNN - Editorial"),
        ("Reuters", "uk.reuters.com", "https://www.reuters.com/world"),
        ("HuffPost", "HuffPost UK", "www.huffingtonpost.com", "huffingtonpost.com.au", "The Huffington Post"),
        ("Business Insider", "businessinsider.de", "Business Insider Australia"),
        ("The Harbour Gazette", "harbour gazette", "harbourgazette.example", "www.harbourgazette.example"),
    ],
)
def test_names_hosts_sections_and_editions_are_one_house(spellings: tuple[str, ...]) -> None:
    assert len({house_of(s) for s in spellings}) == 1
    assert 0 not in {house_of(s) for s in spellings}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("independent.ie", "independent.co.uk"),
        ("The Times of India", "The Times of London"),
        ("Harbour Gazette", "Harbour Gazette Scotland"),  # nobody knows whether these are one
        ("Fox News", "Fox Sports"),
        ("Harbour Gazette", "Harbour Gazette (Selda)"),
    ],
)
def test_other_outlets_are_others(one: str, other: str) -> None:
    assert house_of(one) != house_of(other)


def test_no_outlet_is_no_house() -> None:
    assert house_of(None) == house_of("") == house_of("  ") == 0
    assert house_of("!!!") != 0


def test_a_house_is_called_as_the_table_has_it_else_as_it_is_written() -> None:
    assert house_name("nytimes.com") == "The New York Times"
    assert house_name(" Harbour Gazette ") == "Harbour Gazette"
