"""How far a credit reaches: its sentence, or all that follows where an article hands over with a colon."""

from __future__ import annotations

from retold.annotate.article import Article
from retold.annotate.credit_found import Found
from retold.model.document import PROSE_ROLES, Role
from retold.model.marks import OUTLET_KINDS
from retold.model.span import Span


def scopes(article: Article, found: list[Found]) -> list[Span | None]:
    """For each credit the text that rests on it: the sentence around it, or all up to the next hand-over.

    "X reports: …" with a colon that ends its sentence or stands right after the credit hands over everything that
    follows in the run of body paragraphs, until another credit of the same kind hands over in its turn.
    """
    out: list[Span | None] = []
    ends = _run_ends(article)
    later: int | None = None
    for f in reversed(found):
        k = article.tree_at(f.span.start)
        sentence = article.trees[k].sentence.span if k is not None else None
        if f.kind in OUTLET_KINDS and sentence is not None and (start := _handed_over(article, f)) is not None:
            end = min(x for x in (_end_of_run(ends, f.span.start), later) if x is not None)
            out.append(Span(f.span.doc, start, end) if start < end else sentence)
            later = sentence.start
        else:
            out.append(sentence)
    return out[::-1]


def _handed_over(article: Article, found: Found) -> int | None:
    """Offset after a colon that follows the credit, if nothing else of the sentence stands before it."""
    text = article.document.text
    tail = text[found.span.end : found.span.end + 40]
    colon = tail.find(":")
    if colon < 0 or "\n" in tail[:colon] or len(tail[:colon].split()) > 3:
        return None
    at = found.span.end + colon + 1
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text) or text[at] in "\"“”'‘":
        return None
    return at


def _run_ends(article: Article) -> list[tuple[int, int]]:
    """Stretches of running text: body paragraphs with no region of comments or promotion between them."""
    runs: list[tuple[int, int]] = []
    for region in article.regions:
        if region.role in PROSE_ROLES:
            if runs:
                runs[-1] = (runs[-1][0], region.span.end)
            else:
                runs.append((region.span.start, region.span.end))
        elif region.role in {Role.COMMENT, Role.COMMENT_UI, Role.BIO, Role.LEGAL} and runs and runs[-1][0] >= 0:
            runs.append((region.span.end, region.span.end))
    return runs


def _end_of_run(runs: list[tuple[int, int]], at: int) -> int:
    return next((b for a, b in runs if a <= at < b), at + 1)
