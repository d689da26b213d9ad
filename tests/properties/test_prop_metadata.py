from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.lang.bylines import MOST, read_names
from retold.lang.stamps import read_date, read_stamps
from retold.model.metadata import MetaField
from retold.read.html import parse
from retold.read.page_meta import page_meta
from retold.read.page_meta_json import parse as parse_json

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)
KEYS = st.sampled_from(
    ["@type", "@graph", "@id", "headline", "author", "name", "datePublished", "publisher", "mainEntity", "articleBody", "url"]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | WORDS
    | st.sampled_from(["NewsArticle", "LiveBlogPosting", "2024-05-06", "By Ann Lee"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(JSON, st.sampled_from(["", ",}", "]]>", "<!--"]))
def test_any_data_in_a_page_gives_ranked_values(data: object, tail: str) -> None:
    source = json.dumps(data).replace("</", "<\\/") + tail
    tree = parse(f'<html><head><script type="application/ld+json">{source}</script></head><body><p>x</p></body></html>')
    values = page_meta(tree).values
    for field in MetaField:
        own = [v for v in values if v.field is field]
        assert [v.rank for v in own] == list(range(1, len(own) + 1))
        assert all(v.normalised for v in own if v.chosen)
        assert not any(v.chosen for v in own[1:])


@given(st.text(max_size=300))
def test_no_script_breaks_the_parser(source: str) -> None:
    assert isinstance(list(parse_json(source)), list)


@given(st.text(max_size=300))
def test_names_are_few_clean_and_once(text: str) -> None:
    names = read_names(text)
    assert len(names) <= MOST
    assert len({n.casefold() for n in names}) == len(names)
    assert all(n == n.strip() and ";" not in n and "@" not in n for n in names)


@given(
    st.text(st.sampled_from("0123456789 -/.:T+Z年月日maiju,ctoberGMT"), max_size=60), st.sampled_from([None, "en", "de", "fr"])
)
def test_what_is_read_as_a_date_is_one(text: str, language: str | None) -> None:
    when = read_date(text, language)
    assert when is None or when.precision in {"year", "month", "day", "time"}
    assert read_stamps(text, language).updated is None
