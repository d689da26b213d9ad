"""Which meta elements say what: OpenGraph, Twitter, Dublin Core, citation and analytics tags in common use, as data.

Source: the specifications of these vocabularies and the documentation of the analytics tools; compiled by the retold project.
"""

from __future__ import annotations

from retold.model.metadata import MetaField as F

_ROWS: tuple[tuple[F, str], ...] = (
    (F.TITLE, "og:title twitter:title twitter:text:title dc.title dcterms.title citation_title parsely-title sailthru.title cxenseparse:title headline title"),
    (F.DECK, "og:description twitter:description description dc.description sailthru.description lead"),
    (F.AUTHOR, ("author article:author og:article:author byl byline dc.creator dcterms.creator citation_author parsely-author sailthru.author cxenseparse:author "
               "article.author twitter:data1 creator article:author_name cse_author vr:author news_author")),
    (F.OUTLET, "og:site_name application-name publisher dc.publisher dcterms.publisher citation_journal_title apple-mobile-web-app-title"),
    (F.PUBLISHED, ("article:published_time og:article:published_time og:published_time article:published datepublished date pubdate publishdate publish-date publish_date publication_date "
                  "publicationdate published_time published dc.date dc.date.issued dcterms.issued dcterms.created dcterms.date dc.date.created dcterms.available citation_publication_date "
                  "citation_date citation_online_date parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime article.published article_date_original "
                  "originalpublicationdate ptime displaydate rnews:datepublished timestamp article:post_date datecreated created firstpublished last_published "
                  "pub_date vr:published_time news_date bt:pubdate artikel:date date.issued cse_date og:pubdate content_create_date")),
    (F.UPDATED, ("article:modified_time og:updated_time og:modified_time article:updated datemodified dc.date.modified dcterms.modified lastmod last-modified revised moddate "
                "cxenseparse:recs:modifiedtime article.updated utime bt:moddate content_last_modified_date modified sailthru.updated")),
    (F.URL, "og:url twitter:url parsely-link"),
    (F.SECTION, "article:section og:article:section section parsely-section cxenseparse:recs:category articlesection cxenseparse:taxonomy category news_category vr:category"),
    (F.LANGUAGE, "og:locale content-language language dc.language dcterms.language inlanguage"),
    (F.KIND, "og:type parsely-type cxenseparse:pageclass pagetype page-type page_type content-type-name"),
    (F.ACCESS, "article:content_tier isaccessibleforfree cxenseparse:recs:paywall cxenseparse:premium access_type"),
)  # fmt: skip

META_NAMES: dict[str, F] = {name: field for field, names in _ROWS for name in names.split()}
"""Name, property or itemprop of a meta element in lower case -> what it says."""

PROPERTIES: dict[str, F] = {
    "headline": F.TITLE, "alternativeheadline": F.DECK, "author": F.AUTHOR, "creator": F.AUTHOR, "publisher": F.OUTLET, "datepublished": F.PUBLISHED,
    "datecreated": F.PUBLISHED, "datemodified": F.UPDATED, "articlesection": F.SECTION, "inlanguage": F.LANGUAGE, "isaccessibleforfree": F.ACCESS,
}  # fmt: skip
"""Properties of schema.org in microdata and RDFa."""
