"""Findings about quotations: what changed on the way, and who is said to have spoken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

from retold.compare.prose import excerpt, in_title_case, joined
from retold.compare.splices import speaker_of
from retold.compare.worddiff import first_difference
from retold.lang.events_keys import longest_run
from retold.model.document import display_names
from retold.model.finding import Evidence, Finding
from retold.model.links import Difference, QuoteMatch, QuoteMember
from retold.model.marks import Attribution, Form, NameKind
from retold.model.story import Story
from retold.model.view import fold
from retold.model.words import folded_words

QUOTES = "“”\"‘’' \u00a0,"
QUOTED = 14
"""Words of a quotation shown in a sentence."""
FULL_NAME = 2
"""Words by which a person must be named to be told from another: one alone may be a team, a firm or a first name."""
CUTS = 3
"""Cut quotations told, those that lost most; the table of quotations has all."""
CUT = 0.4
"""Of a quotation's words, what must be missing elsewhere ..."""
CUT_WORDS = 8
"""... and how many at least."""
RUN = 4
"""Words in a row by which an article is asked for the rest of a quotation."""
SAME = 5
"""Words in a row by which two people cannot have said the same."""
FRAGMENT = 3
"""Words up to which quoted words are a term in somebody else's sentence, and no quotation cut short."""


def compare_quotes(story: Story) -> Story:
    """Add F301 for quotations that changed, F303 for those cut most, and F302 for quotations given to several speakers."""
    speakers = {a.id: a for a in story.attributions}
    names = display_names(story.documents)
    people = {fold(n.canonical).text for n in story.names if n.kind is NameKind.PERSON}
    findings: list[Finding] = []
    cuts: list[tuple[int, Finding]] = []
    for match in story.quote_matches:
        if len({m.span.doc for m in match.members}) < 2:
            continue
        if match.difference == Difference.SPEAKER and (given := _several_speakers(story, match, speakers, names, people)):
            findings.append(given)
        elif match.difference == Difference.WORDING and (changed := _changed(story, match, names)):
            findings.append(changed)
        elif match.difference == Difference.TRUNCATED and (cut := _cut(story, match, speakers, names)):
            cuts.append(cut)
    most = sorted(cuts, key=lambda c: (-c[0], c[1].id))[:CUTS]
    return replace(story, findings=(*story.findings, *findings, *(f for _, f in most)))


def _several_speakers(
    story: Story, match: QuoteMatch, attributions: dict[str, Attribution], names: dict[str, str], people: set[str]
) -> Finding | None:
    """F302."""
    by_speaker = rival_speakers(story, match, attributions, people)
    if not by_speaker:
        return None
    told = [f"{s} in {_articles(ms, names)}" for s, ms in by_speaker.items()]
    longest = min(match.members, key=lambda m: (-len(m.span), m.span))
    values = {"quote": excerpt(story.text(longest.span).strip(QUOTES), QUOTED), "speakers": joined(told)}
    evidence = tuple(Evidence(m.span, f"given to {s}") for s, ms in by_speaker.items() for m in ms)
    return Finding(code="F302", values=values, confidence=0.8, evidence=evidence)


def rival_speakers(
    story: Story, match: QuoteMatch, attributions: dict[str, Attribution], people: set[str]
) -> dict[str, list[QuoteMember]]:
    """Members by speaker where different articles name different people in full, and none of them gives the words to both; else nothing.

    Turns of phrase are everybody's: so many words in a row must be the same.
    """
    by_speaker: dict[str, list[QuoteMember]] = {}
    for m in match.members:
        attribution = attributions[m.attribution]
        speaker = attribution.speaker
        if speaker and _is_named(story, attribution, speaker, people):
            by_speaker.setdefault(_same_name(speaker, by_speaker), []).append(m)
    told_by = [{m.span.doc for m in ms} for ms in by_speaker.values()]
    clash = len(by_speaker) > 1 and not any(x & y for x, y in combinations(told_by, 2))
    said = [[story.text(m.span) for m in ms] for ms in by_speaker.values()]
    same = all(any(longest_run(x, y) >= SAME for x, y in product(*pair)) for pair in combinations(said, 2))
    return by_speaker if clash and same else {}


def _is_named(story: Story, attribution: Attribution, speaker: str, people: set[str]) -> bool:
    """Whether the article's own words beside the quotation name this person, known by more than one word."""
    words = set(fold(speaker).text.split())
    if attribution.source is None or fold(speaker).text not in people or len(words) < FULL_NAME:
        return False
    return bool(words & set(fold(story.text(attribution.source)).text.replace("'s", " ").replace(",", " ").split()))


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
    told = _wording(story, longest, match.members, names)
    if told is None:
        return None
    values = {
        "speaker": speaker_of(match.speaker),
        "quote": excerpt(story.text(longest.span).strip(QUOTES), QUOTED),
        "difference": told,
    }
    evidence = tuple(Evidence(m.span, "as printed here") for m in match.members)
    return Finding(code="F301", values=values, confidence=0.85, evidence=evidence)


def _wording(story: Story, longest: QuoteMember, members: Sequence[QuoteMember], names: dict[str, str]) -> str | None:
    """The first difference between the longest member and the longest of another article."""
    differs: dict[str, tuple[str, str] | None] = {}
    for m in sorted(members, key=lambda m: -len(m.span)):
        if m.span.doc not in differs:
            differs[m.span.doc] = first_difference(story.text(longest.span), story.text(m.span))
    for doc, name in names.items():
        if doc != longest.span.doc and (words := differs.get(doc)) is not None:
            return f"“{words[0]}” in {names[longest.span.doc]} is “{words[1]}” in {name}"
    return None


def _cut(
    story: Story, match: QuoteMatch, attributions: dict[str, Attribution], names: dict[str, str]
) -> tuple[int, Finding] | None:
    """F303, with the number of words cut, where an article prints much less of a quotation than another."""
    most: dict[str, QuoteMember] = {}
    for m in match.members:
        if in_title_case(story.text(m.span)) or not _is_quoted(story, m, attributions[m.attribution]):
            continue
        if m.span.doc not in most or len(m.span) > len(most[m.span.doc].span):
            most[m.span.doc] = m
    words = {d: len(story.text(m.span).split()) for d, m in most.items()}
    if len(words) < 2:
        return None
    longest = max(words, key=lambda d: (words[d], -list(names).index(d)))
    missing = max(CUT_WORDS, CUT * words[longest])
    short = [most[d] for d in names if FRAGMENT < words.get(d, 0) <= words[longest] - missing]
    short = [m for m in short if not _has_rest(story, most[longest], m)]
    if not short:
        return None
    values = {
        "speaker": speaker_of(match.speaker),
        "quote": excerpt(story.text(most[longest].span).strip(QUOTES), QUOTED),
        "long": names[longest],
        "words": f"{words[longest]} words, {_articles(short, names)} no more than {max(words[m.span.doc] for m in short)}",
    }
    shown = (most[longest], *short)
    evidence = tuple(Evidence(m.span, "as printed here") for m in shown)
    gone = words[longest] - min(words[m.span.doc] for m in short)
    return gone, Finding(code="F303", values=values, confidence=0.7, evidence=evidence)


def _is_quoted(story: Story, m: QuoteMember, attribution: Attribution) -> bool:
    """Whether a member stands in quotation marks; a report in other words is longer or shorter for other reasons."""
    first = story.text(attribution.content[m.part])[0]
    return attribution.form is Form.DIRECT or (attribution.form is Form.MIXED and not first.isalnum())


def _has_rest(story: Story, longest: QuoteMember, member: QuoteMember) -> bool:
    """Whether an article has elsewhere most of what its quotation lacks: it tells the words, in two places or without marks."""
    whole, part = folded_words(story.text(longest.span)), " ".join(folded_words(story.text(member.span)))
    grams = (" ".join(whole[k : k + RUN]) for k in range(len(whole) - RUN + 1))
    gone = [g for g in grams if g not in part]
    text = " ".join(folded_words(story.document(member.span.doc).text))
    return 2 * sum(g in text for g in gone) > len(gone)


def _docs(members: list[QuoteMember]) -> list[str]:
    return list(dict.fromkeys(m.span.doc for m in members))


def _articles(members: list[QuoteMember], names: dict[str, str]) -> str:
    return joined([names[d] for d in _docs(members)])
