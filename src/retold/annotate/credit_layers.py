"""Credits behind a statement: “…,” said Ann Lee, the Courier reported on Monday. Who has what a named source said is an outlet.

The use alone tells: a name that "reported" what somebody else said needs to be in no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.annotate.article import Article
from retold.annotate.credit_found import Found
from retold.lang.outlets import outlet_named
from retold.model.marks import CreditKind
from retold.model.span import Span

_LAYER = re.compile(
    r",[ \u00a0](?P<credit>(?:the[ \u00a0])?(?P<name>[A-Z0-9][\w.’'&-]*(?:[ \u00a0](?:of|and|&|[A-Z0-9][\w.’'&-]*)){0,5})"
    r"[ \u00a0](?:(?:has|had|first|also|later)[ \u00a0])*(?P<verb>reported|reports))\b"
)


def layer_credits(article: Article) -> Iterator[Found]:
    """A credit for each outlet that reports, right behind it, what an attribution's source said."""
    for a in article.attributions:
        if a.source is None or a.cue is None or (k := article.tree_at(a.cue.start)) is None:
            continue
        end = max(a.source.end, a.cue.end)
        found = _LAYER.match(article.document.text, end, article.trees[k].sentence.span.end)
        if found is None:
            continue
        known = outlet_named(found["name"])
        name, kind = (known.name, known.kind) if known is not None else (found["name"], CreditKind.OUTLET)
        yield Found(Span(a.doc, *found.span("credit")), name, kind, found.start("verb"))
