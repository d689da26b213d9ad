"""Findings about claims: how many articles tell something and how many origins that comes down to."""

from __future__ import annotations

from dataclasses import replace

from retold.model.claims import Claim, ClaimOrigin, OriginKind
from retold.model.document import display_names
from retold.model.finding import Evidence, Finding
from retold.model.story import Story

_MANY = 3
"""Articles from which one origin behind a claim is news to an editor."""
_MOST_LISTED = 4


def compare_claims(story: Story) -> Story:
    """Add F401 (many articles, one named origin), F402 (several named origins) and F203 (nobody credited).

    Only claims that at least three articles tell are reported. Confidence is the share of mentions whose own words name
    somebody, between 0.5 and 0.9: following an article's other sentences to an origin is inference.
    """
    names = display_names(story.documents)
    findings = [f for c in story.claims if (f := _finding(c, names)) is not None]
    return replace(story, findings=(*story.findings, *findings))


def _finding(claim: Claim, names: dict[str, str]) -> Finding | None:
    docs = list(dict.fromkeys(m.span.doc for m in claim.mentions))
    if len(docs) < _MANY:
        return None
    named = [o for o in claim.origins if o.kind is not OriginKind.UNATTRIBUTED]
    values = {"count": str(len(docs)), "articles": _listed([names[d] for d in docs]), "claim": claim.text}
    if not named:
        return Finding(code="F203", values=values, confidence=0.6, evidence=_evidence(claim, names))
    if len(claim.origins) == 1:
        values["origin"] = named[0].name
        return Finding(code="F401", values=values, confidence=_confidence(claim), evidence=_evidence(claim, names))
    if len(named) > 1 and all(_documents(claim, o) for o in named):
        values["origins"] = str(len(named))
        values["names"] = _listed([o.name for o in named])
        return Finding(code="F402", values=values, confidence=_confidence(claim), evidence=_evidence(claim, names))
    return None


def _documents(claim: Claim, origin: ClaimOrigin) -> set[str]:
    return {claim.mentions[i].span.doc for i in origin.mentions}


def _confidence(claim: Claim) -> float:
    own = sum(m.source is not None for m in claim.mentions)
    return round(0.5 + 0.4 * own / len(claim.mentions), 2)


def _evidence(claim: Claim, names: dict[str, str]) -> tuple[Evidence, ...]:
    says = {i: o.name for o in claim.origins for i in o.mentions}
    return tuple(
        Evidence(m.span, f"{names[m.span.doc]}: {_source(m.source, says.get(i))}") for i, m in enumerate(claim.mentions)
    )


def _source(source: str | None, origin: str | None) -> str:
    if source:
        return f"credited to {' '.join(source.split())}"
    return "credited to nobody" if origin in {None, "unattributed"} else f"credited to nobody here; follows {origin}"


def _listed(names: list[str]) -> str:
    if len(names) > _MOST_LISTED:
        return f"{', '.join(names[: _MOST_LISTED - 1])} and {len(names) - _MOST_LISTED + 1} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
