from __future__ import annotations

import pytest

from retold.annotate.dates import add_dates
from retold.annotate.numbers import add_numbers
from retold.annotate.sentences import add_sentences
from retold.model.marks import Bound, NumberMark
from retold.testing import story


def numbers(text: str) -> list[tuple[str, NumberMark]]:
    told = add_numbers(add_dates(add_sentences(story(f"Headline\n{text}"))))
    return [(told.text(n.span), n) for n in told.numbers]


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Guards ignored at least five 999 hoax calls from sailors.", ">=5 calls"),
        ("Trade fell by about 70 percent after the flood.", "~70 %"),
        ("Ten people were killed in the fire.", "10 killed"),
        ("The fire killed 10 people and injured 23 others.", "10 killed"),
        ("The fire left 12 dead.", "12 killed"),
        ("The sheriff said 228 people were officially listed as missing.", "228 missing"),
        ("They released a list of 130 people reported missing after the fire.", "130 missing"),
        ("On Friday 40 people were still unaccounted for.", "40 missing"),
        ("More than 81,000 voters signed it.", ">81000 voters"),
        ("They raised $1.2 million for the harbour.", "1200000 usd"),
        ("They hired 10 to 15 guards.", "10-15 guards"),
        ("Dozens of protesters came.", "dozens of protesters"),
        ("They set up several tents.", "several tents"),
        ("They rang at least twice.", ">=2 times"),
        ("About a dozen ships waited.", "~12 ships"),
        ("Up to 30 ships waited.", "<=30 ships"),
        ("A 25-year-old sailor drowned.", "25 year-old"),
        ("Twenty-one sailors or more drowned.", ">=21 drowned"),
        ("The anchor weighs 5,100 pounds.", "5100 pounds"),
        ("They paid 5,100 pounds for the anchor.", "5100 gbp"),
        ("The anchor, at 5,100kg, was lost.", "5100 kg"),
        ("Several hundred people drowned.", "several hundred drowned"),
        ("Two men were shot and killed.", "2 killed"),
        ("Two men were fatally shot.", "2 killed"),
        ("Six people were shot and wounded.", "6 injured"),
        ("Five people were shot.", "5 shot"),
        ("Three guards shot and injured a sailor.", "3 guards"),
        ("Over 200 criminal charges were laid.", ">200 charges"),
        ("There were 66 people on board.", "66 aboard"),
        ("The crash killed all 66 people aboard.", "66 killed"),
        ("There will be 10 times as many guards.", "10 times"),
        ("There is a 1 in 10,000 chance of rain.", "1 in 10,000 chance"),
    ],
)
def test_value_as_written_out(text: str, rendered: str) -> None:
    assert numbers(text)[0][1].rendered == rendered


def test_a_mark_holds_bound_and_unit_and_covers_both() -> None:
    (words, mark), *rest = numbers("Guards ignored at least five 999 hoax calls from sailors.")
    assert words == "at least five 999 hoax calls"
    assert (mark.low, mark.high, mark.bound, mark.unit, rest) == (5, 5, Bound.AT_LEAST, "call", [])


@pytest.mark.parametrize(
    "text",
    [
        "Nobody answered when they rang 911.",
        "The 14th Amendment was cited.",
        "Flight 370 vanished over the sea.",
        "They drove along Route 66.",
        "The G20 summit ended.",
        "No one answered, and one of the guards slept.",
        "The club is a 501(c)(3) charity.",
        "It sank on June 20, 2018, at 5:10 a.m.",
        "Copyright 2018 Norwick Press.",
        "Ring 0800 123456 at any time.",
        "A zero tolerance policy was announced.",
    ],
)
def test_figures_that_count_nothing_stay_unmarked(text: str) -> None:
    assert numbers(text) == []


def test_what_befell_some_is_not_told_of_all() -> None:
    assert [n.rendered for _, n in numbers("Seven of the 12 sailors drowned.")] == ["7 drowned", "12 sailors"]
    assert [n.rendered for _, n in numbers("Dozens of the 200 guests were hurt.")] == ["dozens injured", "200 guests"]


def test_products_and_addresses_are_no_counts() -> None:
    assert [n.rendered for _, n in numbers("Two Falcon 9 rockets exploded.")] == ["2 rockets"]
    assert [n.rendered for _, n in numbers("A 737 jet with 189 people crashed.")] == ["189 people"]
    assert numbers("It burned in the 3600 block of Mill Road.") == []


def test_one_unit_has_one_name_however_it_is_spelt() -> None:
    assert {n.unit for _, n in numbers("It is 5 kilometres, 5 kilometers or 5km away.")} == {"km"}


def test_every_number_of_a_list_is_found() -> None:
    assert [n.rendered for _, n in numbers("They saved 14 sailors, 3 dogs and 2 cats.")] == ["14 sailors", "3 dogs", "2 cats"]


def test_a_house_number_counts_nothing() -> None:
    assert numbers("They met at 1426 Harbour Street on the hill.") == []


def test_loose_counts_of_people_say_what_happened_to_them() -> None:
    assert [n.rendered for _, n in numbers("The fire left at least 50 people dead and hundreds more injured.")] == [
        ">=50 killed",
        "hundreds injured",
    ]


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("The boat carried no passengers.", ["0 passengers"]),
        ("No boats were lost and no injuries were reported.", ["0 injured"]),
        ("He had no idea, and no officer came.", []),
        ("They ship more than half a million barrels.", [">500000 barrels"]),
        ("They ship half a dozen boats.", ["6 boats"]),
    ],
)
def test_none_and_half(text: str, rendered: list[str]) -> None:
    assert [n.rendered for _, n in numbers(text)] == rendered


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("The new pier is 12.2m long.", "12.2 m"),
        ("They dived to a depth of 40m off Norwick.", "40 m"),
        ("The port spent 12.2m dollars on cranes.", "12200000 usd"),
        ("One-half to two-thirds of the sailors voted.", "one-half to two-thirds sailors"),
        ("More than 1, 600 sailors marched.", ">1600 sailors"),
    ],
)
def test_metres_fractions_and_split_thousands(text: str, rendered: str) -> None:
    assert [n.rendered for _, n in numbers(text)] == [rendered]


def test_a_page_before_a_count_is_no_thousand() -> None:
    assert [n.low for _, n in numbers("They marched past pier 1, 600 sailors in all.")][-1] == 600
