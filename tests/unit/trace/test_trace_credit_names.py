"""Names of sources: what of an address names the site."""

from __future__ import annotations

import pytest

from retold.trace.credits import domain_label


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://www.harbourherald.co.uk/news/1", "harbourherald"),
        ("harbourherald.com", "harbourherald"),
        ("https://edition.harbourherald.com/x?y=1", "harbourherald"),
        ("https://harbourherald.news/x", "harbourherald"),
        ("https://harbourherald.example/", "harbourherald"),
        ("hh.com", "hh"),
        ("Harbour Herald", None),
        ("/news", None),
    ],
)
def test_the_label_names_the_site_and_not_its_registry(address: str, label: str | None) -> None:
    assert domain_label(address) == label
