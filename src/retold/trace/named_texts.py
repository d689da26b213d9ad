"""Texts outside the set that documents name as where they have something from: candidates for lost originals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model.document import Role
from retold.model.lineage import SignKind
from retold.model.marks import OUTLET_KINDS, Credit
from retold.model.story import Story
from retold.trace.credits import SourceNames, same_source
from retold.trace.edge_tables import Unseen
from retold.trace.evidence import Evidence
from retold.trace.layout import Ranges, covered
from retold.trace.unseen import MARK_ROLES, MarkKind

_STRONGEST = (SignKind.MARK, SignKind.CREDIT, SignKind.SELF_REFERENCE)


def named_texts(story: Story, evidence: Evidence, docs: Sequence[str], shared: Mapping[str, Ranges]) -> list[Unseen]:
    """The outlets and agencies outside the set that ``docs`` name, each with the places of those documents and how they do.

    A byline, a place line or a hand-over is a mark; a name within ``shared`` words may be the text's own; else it is a credit.
    """
    place = {d: k for k, d in enumerate(docs)}
    found: dict[str, dict[int, SignKind]] = defaultdict(dict)
    for c in story.credits:
        if c.span.doc in place and c.kind in OUTLET_KINDS and not _is_known(story, c, evidence.names):
            _note(found[evidence.names.key(c.credited)], place[c.span.doc], _kind(c, evidence, shared))
    for doc, marks in evidence.marks.items():
        for m in marks:
            if doc in place and m.name and m.kind is MarkKind.ADDRESS:
                _note(found[evidence.names.key(m.name)], place[doc], SignKind.MARK)
    _join_related(found, evidence.names, {evidence.names.key(m.name): m.name for of in evidence.marks.values() for m in of})
    for doc, marks in evidence.marks.items():
        # An address that says "from an agency" and not which is of the one that other copies carry the mark of.
        if doc in place and any(m.kind is MarkKind.ADDRESS and not m.name for m in marks):
            for said in found.values():
                if SignKind.MARK in said.values():
                    _note(said, place[doc], SignKind.MARK)
    best = {evidence.names.key(c.credited): evidence.names.best(c.credited) for c in story.credits}
    return [Unseen(best.get(key, key), found[key]) for key in sorted(found) if key]


def _join_related(found: dict[str, dict[int, SignKind]], names: SourceNames, marked: Mapping[str, str]) -> None:
    """Join what two marks call by a name and by the same with more words ("The Bay Post", "Bay Post Foundation")."""
    for short in sorted(marked.keys() & found.keys(), key=lambda k: len(names.words(marked[k]))):
        for full in sorted(marked.keys() & found.keys() - {short}):
            if names.related(marked[short], marked[full]) and len(names.words(marked[full])) > len(names.words(marked[short])):
                for doc, kind in found.pop(short).items():
                    _note(found[full], doc, kind)
                break


def _is_known(story: Story, credit: Credit, names: SourceNames) -> bool:
    if credit.nameless:
        return True
    return any(same_source(names, credit.credited, d.outlet, d.url) for d in story.documents)


def _note(said: dict[int, SignKind], doc: int, kind: SignKind) -> None:
    said[doc] = min(said.get(doc, kind), kind, key=_STRONGEST.index)


def _kind(credit: Credit, evidence: Evidence, shared: Mapping[str, Ranges]) -> SignKind:
    region = evidence.layout.region(credit.span)
    if region is not None and region.role in MARK_ROLES and region.role is not Role.CREDIT:
        return SignKind.MARK
    if any(
        m.span == credit.span and m.kind is not MarkKind.CONTRIBUTED and not m.is_caption
        for m in evidence.marks[credit.span.doc]
    ):
        return SignKind.MARK
    inside = covered(shared.get(credit.span.doc, []), credit.span.start, credit.span.end) * 2 > len(credit.span)
    return SignKind.SELF_REFERENCE if inside else SignKind.CREDIT
