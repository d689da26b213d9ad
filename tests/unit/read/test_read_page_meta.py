from __future__ import annotations

import json

import pytest

from retold.model.metadata import MetaField, MetaSource
from retold.read.html import parse
from retold.read.page_meta import PageMeta, page_meta

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferry runs aground",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ray"}],
    "datePublished": "2024-05-06T10:00:00+02:00",
    "dateModified": "2024-05-07T09:00:00+02:00",
    "articleSection": "Harbour",
}


def meta(head: str, body: str = "<p>Words of a page.</p>") -> PageMeta:
    return page_meta(parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def script(data: object) -> str:
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'


def said(found: PageMeta, field: MetaField) -> list[tuple[str, str, bool]]:
    return [(v.where, v.normalised, v.chosen) for v in found.values if v.field is field]


def test_values_keep_the_place_where_they_are_said() -> None:
    found = meta(script(ARTICLE))
    assert said(found, MetaField.PUBLISHED) == [("NewsArticle.datePublished", "2024-05-06T10:00:00+02:00", True)]
    assert said(found, MetaField.AUTHOR) == [("NewsArticle.author", "Ann Lee; Bo Ray", True)]
    assert found.columns()["authors"] == ("Ann Lee", "Bo Ray")
    assert found.columns()["author"] == "Ann Lee, Bo Ray"
    assert found.columns()["section"] == "Harbour"


def test_what_is_said_differently_is_kept_and_ranked() -> None:
    found = meta(
        script(ARTICLE) + '<meta property="article:published_time" content="2024-05-08"><meta name="date" content="tomorrow">'
    )
    ranks = [(v.source, v.normalised, v.rank, v.chosen) for v in found.values if v.field is MetaField.PUBLISHED]
    assert ranks == [
        (MetaSource.JSON_LD, "2024-05-06T10:00:00+02:00", 1, True),
        (MetaSource.OPENGRAPH, "2024-05-08", 2, False),
        (MetaSource.META, "", 3, False),
    ]


@pytest.mark.parametrize(
    "source",
    [
        json.dumps({"@graph": [{"@type": "WebPage"}, ARTICLE]}),
        json.dumps([{"@type": "WebPage", "mainEntity": ARTICLE}]),
        json.dumps(ARTICLE)[:-1] + ",}",
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE).replace("Ferry runs", "Ferry\truns"),
        json.dumps(ARTICLE) + "\n" + json.dumps({"@type": "Organization"}),
        json.dumps({**ARTICLE, "description": "It's"}).replace("It's", "It\\'s"),
        json.dumps({**ARTICLE, "@type": "schema:NewsArticle"}),
    ],
)
def test_articles_are_found_in_scripts_of_all_shapes(source: str) -> None:
    found = meta(script(source))
    assert found.said(MetaField.TITLE) == "Ferry runs aground"
    assert found.said(MetaField.AUTHOR) == "Ann Lee; Bo Ray"


def test_a_script_with_a_bare_quotation_mark_still_dates_the_article() -> None:
    broken = json.dumps({**ARTICLE, "description": "QUOTE"}).replace('"QUOTE"', '"the "old" pier"')
    found = meta(script(broken))
    assert found.said(MetaField.PUBLISHED) == "2024-05-06T10:00:00+02:00"


def test_authors_given_by_reference_are_followed() -> None:
    graph = {
        "@graph": [{**ARTICLE, "author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Ann Lee", "url": "/ann"}]
    }
    assert meta(script(graph)).said(MetaField.AUTHOR) == "Ann Lee"


def test_the_article_of_the_page_is_the_one_with_its_title() -> None:
    other = {**ARTICLE, "headline": "Potato fair opens", "datePublished": "2020-01-01"}
    found = meta(script([other, ARTICLE]) + "<title>Ferry runs aground</title>")
    assert found.said(MetaField.PUBLISHED) == "2024-05-06T10:00:00+02:00"


def test_microdata_of_the_article_counts_and_that_of_comments_does_not() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Ferry runs aground</h2>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Lee</b></span>'
        '<time itemprop="datePublished" datetime="2024-05-06">May</time>'
        '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Troll Nine</i></div></div>'
    )
    found = meta("", body)
    assert found.said(MetaField.AUTHOR) == "Ann Lee"
    assert not [v for v in found.values if "Troll" in v.value]
    assert found.said(MetaField.PUBLISHED) == "2024-05-06"


def test_what_a_reader_sees_outvotes_the_title_for_search_engines() -> None:
    head = (
        script({**ARTICLE, "headline": "Ferry accident: what we know"})
        + '<meta property="og:title" content="Ferry runs aground">'
    )
    assert meta(head, "<h1>Ferry runs aground</h1><p>x</p>").said(MetaField.TITLE) == "Ferry runs aground"


def test_a_heading_in_a_menu_is_not_what_a_reader_sees() -> None:
    head = script({**ARTICLE, "headline": "Ferry accident"}) + '<meta property="og:title" content="Ferry runs aground">'
    assert meta(head, "<nav><h1>Ferry accident</h1></nav><p>x</p>").said(MetaField.TITLE) == "Ferry runs aground"


@pytest.mark.parametrize(
    "title",
    [
        "Ferry runs aground near pier | The Harbour Post",
        "Ferry runs aground near pier - Harbour Post",
        "Ferry runs aground near pier：Harbour Post Digital",
        "Ferry runs aground near pier * Anything else * by Ann Lee",
    ],
)
def test_titles_lose_the_name_of_the_outlet(title: str) -> None:
    head = f'<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="{title}">'
    assert meta(head, "<h1>Ferry runs aground near pier</h1><p>x</p>").said(MetaField.TITLE) == "Ferry runs aground near pier"


def test_a_title_with_a_dash_of_its_own_is_kept() -> None:
    head = '<meta property="og:site_name" content="The Harbour Post"><title>Ferry aground - captain blames the pier</title>'
    assert meta(head).said(MetaField.TITLE) == "Ferry aground - captain blames the pier"


def test_the_outlet_as_author_yields_to_a_person() -> None:
    head = '<meta property="og:site_name" content="Harbour Post">' + script({**ARTICLE, "author": "Harbour Post"})
    assert meta(head).said(MetaField.AUTHOR) == "Harbour Post"
    assert meta(head, '<p class="byline">By Ann Lee</p>').said(MetaField.AUTHOR) == "Ann Lee"


def test_a_statement_that_names_more_goes_before_one_that_names_less() -> None:
    body = '<a rel="author" href="/a">Ann Lee</a> <a rel="author" href="/b">Bo Ray</a>'
    assert meta(script({**ARTICLE, "author": {"name": "Ann Lee"}}), body).said(MetaField.AUTHOR) == "Ann Lee; Bo Ray"


def test_agencies_among_the_authors_are_wires() -> None:
    found = meta(script({**ARTICLE, "author": [{"name": "Ann Lee"}, {"name": "Reuters"}]}))
    assert found.said(MetaField.WIRE) == "Reuters"
    assert found.said(MetaField.AUTHOR) == "Ann Lee; Reuters"


def test_dates_of_other_articles_beside_it_are_not_its_own() -> None:
    body = '<aside><time datetime="2020-01-01">old</time></aside><time datetime="2024-05-06" class="published">new</time>'
    assert [v.normalised for v in meta("", body).values if v.field is MetaField.PUBLISHED] == ["2024-05-06"]


@pytest.mark.parametrize(
    "head",
    [
        script('{"@type": "NewsArticle", "author": {"name": {"name": {"name": 3}}}}'),
        script('{"@type": ["NewsArticle", null, 4], "headline": ["a", "b"], "datePublished": {}}'),
        script('{"@type": "NewsArticle", "author": {"@id": "#x"}, "@id": "#x"}'),
        script('{"a": ' * 3_000),
        script("]" * 3_000),
        '<script type="application/ld+json"></script><link rel><meta content="x"><meta name="author">',
        '<link rel="canonical" href="http://[bad"><meta property="og:url" content="javascript:x">',
        '<meta name="date" content="99999999999999999999"><meta name="timestamp" content="9999999999">',
    ],
)
def test_odd_markup_does_no_harm(head: str) -> None:
    assert isinstance(meta(head), PageMeta)
