"""Credits that one article gives and another, in closely related words, does not."""

from __future__ import annotations

from collections import defaultdict

from retold.compare.prose import Places
from retold.compare.sharing import Sharing
from retold.model.finding import Evidence, Finding
from retold.model.links import RUNNING, Passage
from retold.model.marks import Credit, CreditKind
from retold.model.span import Span
from retold.model.story import Story

NAMES_NOBODY = frozenset({CreditKind.OWN_OUTLET})
SHARED_WORDS = 12


def dropped_credits(story: Story, sharing: Sharing) -> list[Finding]:
    """One finding (F202) for each article and credit it dropped.

    A credit counts as dropped where a passage of running text lies under the credit in one article, and in the other
    no attribution or credit lies in the same paragraph, that article nowhere names the one credited, and it is not
    itself the one credited. Cost is linear in passages and credits.
    """
    given: dict[str, list[Credit]] = defaultdict(list)
    for c in story.credits:
        given[c.span.doc].append(c)
    paragraphs = Places(r.span for r in story.regions)
    marked = Places([*(c.span for c in story.credits), *(s for a in story.attributions for s in a.content)])
    findings: dict[tuple[str, str], Finding] = {}
    for p in story.passages:
        if p.relation not in RUNNING or p.words < SHARED_WORDS:
            continue
        for here, there in ((p.a, p.b), (p.b, p.a)):
            credit = _resting_on(here, given[here.doc])
            if credit is None or _named_in(story, there.doc, credit.credited) or _vouched(there, paragraphs, marked):
                continue
            findings.setdefault((there.doc, credit.credited.casefold()), _finding(p, here, there, credit, sharing))
    return list(findings.values())


def _resting_on(place: Span, given: list[Credit]) -> Credit | None:
    """The credit whose scope holds the whole of a passage's member, or most of it."""
    for c in given:
        scope = c.scope or c.span
        shared = min(scope.end, place.end) - max(scope.start, place.start)
        if c.kind not in NAMES_NOBODY and not c.nameless and shared > len(place) / 2:
            return c
    return None


def _named_in(story: Story, doc: str, name: str) -> bool:
    """Whether a document names the one credited anywhere, furniture included, or is by that outlet."""
    document = story.document(doc)
    words = [w for w in name.casefold().split() if w not in {"the", "of", "and"}]
    return " ".join(words) in " ".join([document.text, document.outlet or "", document.author or ""]).casefold()


def _vouched(place: Span, paragraphs: Places, marked: Places) -> bool:
    """Whether anything in the paragraphs of a place is attributed or credited."""
    first = paragraphs.at(place)
    whole = first.hull(place) if first is not None else place
    return bool(marked.within(whole)) or marked.at(whole) is not None


def _finding(p: Passage, here: Span, there: Span, credit: Credit, sharing: Sharing) -> Finding:
    values = {"without": sharing.names[there.doc], "with_credit": sharing.names[here.doc], "credited": credit.credited}
    evidence = (
        Evidence(credit.span, f"credits {credit.credited}"),
        Evidence(here, f"{p.words} words that rest on the credit"),
        Evidence(there, "the same, with no credit"),
    )
    return Finding(code="F202", values=values, confidence=0.7, evidence=evidence)
