"""Findings about quotations: what changed on the way, and who is said to have spoken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from retold.compare.prose import excerpt, joined
from retold.compare.worddiff import first_difference
from retold.model.document import display_names
from retold.model.finding import Evidence, Finding
from retold.model.links import Difference, QuoteMatch, QuoteMember
from retold.model.marks import Attribution
from retold.model.story import Story

QUOTES = "“”\"‘’' \u00a0,"
QUOTED = 14
"""Words of a quotation shown in a sentence."""
TOLD = frozenset({Difference.WORDING, Difference.TRUNCATED, Difference.SPLIT})


def compare_quotes(story: Story) -> Story:
    """Add F301 for quotations that changed and F302 for quotations given to several speakers."""
    speakers = {a.id: a for a in story.attributions}
    names = display_names(story.documents)
    findings: list[Finding] = []
    for match in story.quote_matches:
        if len({m.span.doc for m in match.members}) < 2:
            continue
        if match.difference == Difference.SPEAKER:
            finding = _several_speakers(story, match, speakers, names)
        elif match.difference in TOLD:
            finding = _changed(story, match, names)
        else:
            continue
        if finding is not None:
            findings.append(finding)
    return replace(story, findings=(*story.findings, *findings))


def _several_speakers(
    story: Story, match: QuoteMatch, attributions: dict[str, Attribution], names: dict[str, str]
) -> Finding | None:
    """F302, where at least two speakers are named."""
    by_speaker: dict[str, list[QuoteMember]] = {}
    for m in match.members:
        if speaker := attributions[m.attribution].speaker:
            by_speaker.setdefault(_same_name(speaker, by_speaker), []).append(m)
    if len(by_speaker) < 2:
        return None
    told = [f"{s} in {_articles(ms, names)}" for s, ms in by_speaker.items()]
    longest = min(match.members, key=lambda m: (-len(m.span), m.span))
    values = {"quote": excerpt(story.text(longest.span).strip(QUOTES), QUOTED), "speakers": joined(told)}
    evidence = tuple(Evidence(m.span, f"given to {s}") for s, ms in by_speaker.items() for m in ms)
    return Finding(code="F302", values=values, confidence=0.8, evidence=evidence)


def _same_name(name: str, known: Iterable[str]) -> str:
    """The known name of which this one is a part or an extension ("Lee" of "Ann Lee"), else the name itself."""
    words = set(name.casefold().split())
    for k in known:
        other = set(k.casefold().split())
        if words <= other or other <= words:
            return k
    return name


def _changed(story: Story, match: QuoteMatch, names: dict[str, str]) -> Finding | None:
    """F301, with the first words that differ."""
    order = {d: i for i, d in enumerate(names)}
    longest = min(match.members, key=lambda m: (-len(m.span), order[m.span.doc], m.span.start))
    others = [m for m in match.members if m.span.doc != longest.span.doc]
    describe: dict[Difference, Callable[[], str | None]] = {
        Difference.WORDING: lambda: _wording(story, longest, others, names),
        Difference.TRUNCATED: lambda: _shorter(longest, others, names),
        Difference.SPLIT: lambda: _split(longest, others, names),
    }
    told = describe[match.difference]()
    if told is None:
        return None
    values = {
        "speaker": match.speaker or "a speaker not named",
        "quote": excerpt(story.text(longest.span).strip(QUOTES), QUOTED),
        "difference": told,
    }
    evidence = tuple(Evidence(m.span, f"as {names[m.span.doc]} has it") for m in match.members)
    return Finding(code="F301", values=values, confidence=0.85, evidence=evidence)


def _wording(story: Story, longest: QuoteMember, others: list[QuoteMember], names: dict[str, str]) -> str | None:
    for m in others:
        if words := first_difference(story.text(longest.span), story.text(m.span)):
            if not all(words):
                only, other = (longest, m) if words[0] else (m, longest)
                return f"“{words[0] or words[1]}” stands in {names[only.span.doc]} and not in {names[other.span.doc]}"
            here, there = (f"“{w}”" for w in words)
            return f"{here} in {names[longest.span.doc]} is {there} in {names[m.span.doc]}"
    return None


def _shorter(longest: QuoteMember, others: list[QuoteMember], names: dict[str, str]) -> str:
    short = [m for m in others if len(m.span) < len(longest.span)]
    return f"less of it stands in {_articles(short or others, names)} than in {names[longest.span.doc]}"


def _split(longest: QuoteMember, others: list[QuoteMember], names: dict[str, str]) -> str:
    return f"in one piece in {names[longest.span.doc]}, in parts in {_articles(others, names)}"


def _docs(members: list[QuoteMember]) -> list[str]:
    return list(dict.fromkeys(m.span.doc for m in members))


def _articles(members: list[QuoteMember], names: dict[str, str]) -> str:
    return joined([names[d] for d in _docs(members)])
