"""Findings about claims: how many articles tell something and how many origins that comes down to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from retold.compare.conflict_voice import Voices
from retold.compare.independent import Independent
from retold.compare.one_text import Tellings
from retold.compare.prose import Places, joined
from retold.lang.actors_origins import DOCUMENTS, is_bare_noun, is_vague
from retold.lang.actors_sources import shown_source
from retold.lang.events_keys import content_keys
from retold.model.claims import CREDITS_NOBODY, Claim, ClaimKind, ClaimOrigin, OriginKind, StepKind, Tells
from retold.model.document import display_names
from retold.model.finding import Evidence, Finding
from retold.model.marks import Form
from retold.model.story import Story
from retold.model.words import folded_words

NAMED = frozenset({OriginKind.SEEN, OriginKind.UNSEEN})
_MANY = 3
"""Articles from which one origin behind a claim is news to an editor."""
_MOST_LISTED = 4
_MOST_FINDINGS = 6
"""Findings of one code about claims: those that most articles tell; the claims table holds all."""


_MOST_BARE = 3
"""The same for F203: of what everybody saw, nobody need be credited."""


@dataclass(frozen=True, slots=True)
class _Worth:
    """A claim that is worth a finding, with the number of articles that tell it."""

    claim: Claim
    docs: tuple[str, ...]


def compare_claims(story: Story) -> Story:
    """Add F401 (many articles, one named origin), F402 (several named origins) and F203 (nobody credited).

    Reported are, happenings first, statements that at least three articles tell and that are not merely one quotation; of one origin only
    once, with the claim that most articles tell. Confidence is the share of mentions whose own words name somebody, between
    0.5 and 0.9: following an article's other sentences to an origin is inference.
    """
    names = display_names(story.documents)
    worth = _worth(story)
    apart = Tellings(story)
    bare = [w for w in worth if apart.of(w.claim) > 1]
    findings = [*_one_origin(worth, names), *_several(story, worth, names), *_nobody(bare, names)]
    return replace(story, findings=(*story.findings, *findings))


def _worth(story: Story) -> list[_Worth]:
    voices = Voices(story)
    direct = {a.id for a in story.attributions if a.form is Form.DIRECT}
    printed = Places({m.span for q in story.quote_matches for m in q.members})
    out = []
    for claim in story.claims:
        docs = tuple(dict.fromkeys(m.span.doc for m in claim.mentions))
        said = [m for m in claim.mentions if voices.states(m)]
        quoted = [m for m in claim.mentions if m.attribution in direct or printed.at(m.span) is not None]
        if claim.kind is ClaimKind.DURATION or _differ(claim):
            continue
        if len(docs) >= _MANY and 2 * len(said) > len(claim.mentions) and 2 * len(quoted) < len(claim.mentions):
            out.append(_Worth(claim, docs))
    return sorted(out, key=lambda w: (w.claim.tells.rank, -len(w.docs), -len(w.claim.mentions), w.claim.id))


def _differ(claim: Claim) -> bool:
    """Whether the articles give different figures or times: then they do not tell one thing, and the conflict says so."""
    compared = claim.kind in {ClaimKind.NUMBER, ClaimKind.TIME}
    return compared and len({m.value.strip("<>=~%? ") for m in claim.mentions if m.value is not None}) > 1


def _one_origin(worth: list[_Worth], names: dict[str, str]) -> list[Finding]:
    """F401, once for each origin."""
    by_origin: dict[str, list[_Worth]] = defaultdict(list)
    for w in worth:
        (first, *others) = w.claim.origins or (None,)
        if first is not None and not others and first.kind in NAMED and _shown(w) and not _of_itself(w.claim, first):
            by_origin[first.node or first.name].append(w)
    findings = []
    for rows in list(by_origin.values())[:_MOST_FINDINGS]:
        top = rows[0]
        more = f" (and {len(rows) - 1} more of its claims)" if len(rows) > 1 else ""
        values = _values(top, names) | {
            "origin": top.claim.origins[0].name,
            "claim": top.claim.text.removesuffix(".") + (more or "."),
        }
        findings.append(_finding("F401", top, values, names))
    return findings


def _of_itself(claim: Claim, origin: ClaimOrigin) -> bool:
    """Whether a claim only tells that its origin tells something (``the Echo reported on Monday``): of course it comes down to that."""
    name = content_keys(origin.name)
    return bool(name) and name <= content_keys(claim.text)


def _shown(w: _Worth) -> bool:
    """Whether most articles' own words, or words they share, lead to the origin: what they credit elsewhere need not be behind this."""
    inferred = {
        i
        for o in w.claim.origins
        for i, step in zip(o.mentions, o.steps, strict=False)
        if step.kind is StepKind.CREDITED_ELSEWHERE
    }
    shown = {m.span.doc for i, m in enumerate(w.claim.mentions) if i not in inferred}
    return 2 * len(shown) > len(w.docs)


def _several(story: Story, worth: list[_Worth], names: dict[str, str]) -> list[Finding]:
    """F402: named origins that different articles lead to.

    Neither a text that credits nobody nor what may be anybody ("the company") is known to be independent of the others.
    """
    findings = []
    independent = Independent(story)
    for w in worth:
        credited = [o for o in w.claim.origins if _credited(w.claim, o)]
        named = [o for o in credited if o.kind in NAMED and not is_bare_noun(o.name) and not is_vague(o.name)]
        named = independent.of(w.claim, _apart(named))
        if len(named) > 1:
            listed = {"origins": str(len(named)), "names": _listed([o.name for o in named])}
            findings.append(_finding("F402", w, _values(w, names) | listed, names))
    return findings[:_MOST_FINDINGS]


def _apart(origins: list[ClaimOrigin]) -> list[ClaimOrigin]:
    """Origins without those texts whose writer no article names (``the letter``), beside others: one of those may have written it."""
    known = [o for o in origins if not _unsigned(o.name)]
    return known or origins


def _unsigned(name: str) -> bool:
    """Whether a name is that of a text and of nobody: no word of it is written as a name."""
    words = name.split()
    return folded_words(name)[-1:] != () and folded_words(name)[-1] in DOCUMENTS and not any(w[:1].isupper() for w in words)


def _credited(claim: Claim, origin: ClaimOrigin) -> bool:
    """Whether some article's words name the origin."""
    flat = {i for i, step in zip(origin.mentions, origin.steps, strict=False) if step.kind in CREDITS_NOBODY}
    return any(claim.mentions[i].source is not None for i in origin.mentions if i not in flat)


def _nobody(worth: list[_Worth], names: dict[str, str]) -> list[Finding]:
    """F203: no article's words name anybody, and no common text is known or holds all mentions; for what has long been known nobody need be named."""
    told = [w for w in worth if w.claim.tells is Tells.HAPPENING]
    bare = [w for w in told if w.claim.origins and all(o.kind is OriginKind.UNATTRIBUTED for o in w.claim.origins)]
    return [_finding("F203", w, _values(w, names), names) for w in bare[:_MOST_BARE]]


def _values(w: _Worth, names: dict[str, str]) -> dict[str, str]:
    return {"count": str(len(w.docs)), "articles": _listed([names[d] for d in w.docs]), "claim": w.claim.text}


def _finding(code: str, w: _Worth, values: dict[str, str], names: dict[str, str]) -> Finding:
    own = sum(m.source is not None for m in w.claim.mentions)
    confidence = round(0.5 + 0.4 * own / len(w.claim.mentions), 2)
    return Finding(code=code, values=values, confidence=confidence, evidence=_evidence(w.claim, names))


def _evidence(claim: Claim, names: dict[str, str]) -> tuple[Evidence, ...]:
    origins = {i: o for o in claim.origins for i in o.mentions}
    return tuple(
        Evidence(m.span, f"{names[m.span.doc]}: {_source(m.source, origins.get(i))}") for i, m in enumerate(claim.mentions)
    )


def _source(source: str | None, origin: ClaimOrigin | None) -> str:
    if source:
        return f"credited to {shown_source(source)}"
    if origin is None or origin.kind is OriginKind.UNATTRIBUTED:
        return "credited to nobody"
    return f"credited to nobody here; follows {origin.name}"


def _listed(names: list[str]) -> str:
    if len(names) > _MOST_LISTED:
        return f"{', '.join(names[: _MOST_LISTED - 1])} and {len(names) - _MOST_LISTED + 1} more"
    return joined(names)
