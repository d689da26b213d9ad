"""Which origins of claims are parties: texts that put their author's case, and those whom the headlines are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from retold.compare.conflict_voice import Voices
from retold.compare.prose import excerpt, joined
from retold.lang.voices import COURT_TEXTS, OFFICES, PARTISAN
from retold.model.claims import Claim, ClaimOrigin, OriginKind
from retold.model.document import PROSE_ROLES, TITLE_ROLES
from retold.model.finding import Evidence, Finding
from retold.model.marks import OUTLET_KINDS, Form
from retold.model.story import Story
from retold.model.words import folded_words

TOLD = 2
"""Articles that must tell a claim before its one origin matters, and claims shown for an origin."""
MOST = 4
"""Origins told of, those of most claims first."""
SHOWN = 8
CLAIM_WORDS = 14


class Parties:
    """Who stands in the headlines of a story, who speaks for them, and which claims rest on one of these alone."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._voices = Voices(story)
        self._direct = {a.id for a in story.attributions if a.form is Form.DIRECT}
        self._heads = self._in_headlines()
        self._outlets = {folded_words(c.credited) for c in story.credits if c.kind in OUTLET_KINDS}
        self._described: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for a in story.attributions:
            if a.source is not None:
                words = story.text(a.source)
                self._described[folded_words(a.speaker or words)].append(words)

    def findings(self) -> list[Finding]:
        """F003, one for each origin that is a party and stands alone behind claims of several articles."""
        behind: dict[str, list[tuple[Claim, ClaimOrigin]]] = defaultdict(list)
        for claim in self._story.claims:
            if len(claim.origins) == 1 and self._worth(claim):
                behind[claim.origins[0].node or claim.origins[0].name].append((claim, claim.origins[0]))
        findings: list[Finding] = []
        for rows in sorted(_merged(behind.values()), key=lambda r: (-len(r), r[0][1].name)):
            why = self._why(rows[0][1])
            docs = max(len({m.span.doc for m in claim.mentions}) for claim, _ in rows)
            if why and len(findings) < MOST and (len(rows) > 1 or docs > TOLD):
                findings.append(self._finding(rows, why))
        return findings

    def _worth(self, claim: Claim) -> bool:
        """Whether several articles tell a claim, as a statement."""
        said = sum(self._voices.states(m) for m in claim.mentions)
        return len({m.span.doc for m in claim.mentions}) >= TOLD and 2 * said > len(claim.mentions)

    def _quoted(self, claim: Claim) -> bool:
        """Whether a claim is told in quotation marks for the most part."""
        return 2 * sum(m.attribution in self._direct for m in claim.mentions) >= len(claim.mentions)

    def _why(self, origin: ClaimOrigin) -> str:
        """Why an origin is a party; empty where it is none, as far as the texts show."""
        words = folded_words(origin.name)
        if origin.kind is not OriginKind.UNSEEN or not words or words in self._outlets or words[-1] == "original":
            return ""
        if words[-1] in PARTISAN or (words[-1] in COURT_TEXTS and "court" in words[:-1]):
            return f"a {words[-1]} puts its author's case"
        told = [origin.name, *self._described.get(words, ())]
        for name, docs in self._heads.items():
            if words == name or _fits(words, name):
                return f"named in {len(docs) - 1} headlines"
            if any(_speaks_for(folded_words(t), words, name) for t in told):
                return f"speaks for {' '.join(docs[0].split())}, named in {len(docs) - 1} headlines"
        return ""

    def _in_headlines(self) -> dict[tuple[str, ...], list[str]]:
        """Names in the headlines of half the articles or more: the name as written, then the articles."""
        heads = [r.span for r in self._story.regions if r.role in TITLE_ROLES]
        live = {r.span.doc for r in self._story.regions if r.role in PROSE_ROLES}
        found: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for n in self._story.names:
            if n.span.doc in live and any(h.contains(n.span) for h in heads):
                found[folded_words(n.canonical)].setdefault(n.span.doc, n.canonical)
        wanted = max(TOLD, (len(live) + 1) // 2)
        rows = sorted(((k, v) for k, v in found.items() if len(v) >= wanted), key=lambda r: (-len(r[1]), r[0]))
        return {k: [next(iter(v.values())), *v] for k, v in rows}

    def _finding(self, rows: Sequence[tuple[Claim, ClaimOrigin]], why: str) -> Finding:
        ranked = sorted(
            rows, key=lambda r: (r[0].tells.rank, self._quoted(r[0]), -len({m.span.doc for m in r[0].mentions}), r[0].id)
        )
        shown = [claim for claim, _ in ranked[:TOLD]]
        values = {
            "origin": rows[0][1].name,
            "why": why,
            "count": "One claim" if len(rows) == 1 else f"{len(rows)} claims",
            "verb": "comes" if len(rows) == 1 else "come",
            "claim": joined([f"“{excerpt(c.text.removesuffix('.'), CLAIM_WORDS)}”" for c in shown])
            + (" …" if len(rows) > len(shown) else ""),
        }
        evidence = tuple(Evidence(m.span, f"comes down to {rows[0][1].name}") for c in shown for m in c.mentions)[:SHOWN]
        return Finding(code="F003", values=values, confidence=0.6, evidence=evidence)


def _merged(groups: Iterable[list[tuple[Claim, ClaimOrigin]]]) -> list[list[tuple[Claim, ClaimOrigin]]]:
    """Claims by origin, those of a short and a long form of one name together under the short one."""
    out: list[list[tuple[Claim, ClaimOrigin]]] = []
    for rows in sorted(groups, key=lambda r: (len(folded_words(r[0][1].name)), r[0][1].name)):
        words = folded_words(rows[0][1].name)
        same = next((g for g in out if len(folded_words(g[0][1].name)) > 1 and _fits(words, folded_words(g[0][1].name))), None)
        if same is None:
            out.append(list(rows))
        else:
            same += rows
    return out


def _fits(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one name is the other's last words."""
    short, long = sorted((tuple(a), tuple(b)), key=len)
    return long[-len(short) :] == short


def _speaks_for(told: Sequence[str], speaker: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a source's words put a name before an office and the speaker's name ("Ulm Ferries spokesman Tom Quill")."""
    plain = [w.removesuffix("'s") for w in told]
    offices = [i for i, w in enumerate(plain) if w in OFFICES]
    end = min(offices, default=-1)
    for i in range(len(plain) - len(name) + 1):
        if tuple(plain[i : i + len(name)]) == tuple(name):
            return 0 <= i < end or (0 <= end < i and "for" in plain[end:i] and not set(speaker) & set(plain[i:]))
    return False
