"""Sentences of the brief on what is told: origins of claims, where accounts differ, quotations, headlines, checks, what is apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from retold.model.claims import Claim, Conflict, ConflictKind, OriginKind, Strength, Support
from retold.model.document import PROSE_ROLES
from retold.model.links import Difference
from retold.model.sources import Verdict
from retold.model.story import Story
from retold.report.brief_copies import Cast
from retold.report.plain import VERDICTS, listing, number, one_line, shorten, with_article
from retold.report.sentences import Sentence, say

LONG = 100
"""Characters of what a difference is about."""

APART: dict[str, str] = {
    "F804": "{} about something else",
    "F901": "{} without running text",
    "F903": "{} breaking off at a paywall",
    "F905": "{} without an article",
}
"""Findings about articles that say little of the event, in words."""


_OWN_SENTENCE = frozenset({ConflictKind.QUOTE_WORDING, ConflictKind.HEADLINE})
"""Kinds of differences that the sentence on headlines and quotations counts."""


_OPENERS = frozenset({"How", "What", "When", "Where", "Whether", "Which", "Who", "Why", "The", "A", "An"})
"""First words of what a difference is about that are no names."""


def tellers(claim: Claim) -> tuple[str, ...]:
    """The documents that tell a claim, each once, in order of mention."""
    return tuple(dict.fromkeys(m.span.doc for m in claim.mentions))


def alone(cast: Cast) -> Iterator[Sentence]:
    """What is to be said of one article: there is nothing to compare it with, and whose words it gives."""
    if len(cast.story.documents) != 1:
        return
    yield say("Nothing can be compared: there is one article, and what follows is what it tells by itself")
    heard = [v for v in cast.story.voices if v.statements]
    if heard:
        top = max(heard, key=lambda v: len(v.statements))
        whose = f"the words of {number(len(heard))} voices" if len(heard) > 1 else "the words of one voice"
        most = f"; most often {one_line(top.name)}" if len(heard) > 1 else f", {one_line(top.name)}"
        yield say("It gives ", (whose, "#voices"), most)


def apart(cast: Cast) -> Iterator[Sentence]:
    """Which articles are not about the same, or hold no text to compare."""
    docs: dict[str, list[str]] = defaultdict(list)
    for f in cast.story.findings:
        if f.code in APART:
            docs[f.code] += [d for d in dict.fromkeys(e.span.doc for e in f.evidence) if d not in docs[f.code]]
    told = [APART[code].format(cast.called(found)) for code, found in sorted(docs.items())]
    if told:
        every = {d for found in docs.values() for d in found}
        yield say(f"{cast.of(every)} {'is' if len(every) == 1 else 'are'} ", ("set apart", "#findings"), f": {listing(told)}")


def origins(cast: Cast) -> Iterator[Sentence]:
    """To how many origins the claims of several articles come down, and who stands behind most of them."""
    several = [c for c in cast.story.claims if len(tellers(c)) > 1 and c.origins]
    if not several:
        return
    single = [c for c in several if len(c.origins) == 1]
    one = [c for c in single if c.origins[0].kind is not OriginKind.UNATTRIBUTED]
    nobody = len(single) - len(one)
    if len(several) == 1:
        end = (
            f"one origin, {with_article(one_line(one[0].origins[0].name))}"
            if one
            else f"{number(len(several[0].origins))} origins"
        )
        told = "is credited to nobody" if nobody else f"comes down to {end}"
        yield say(("One claim", "#claims"), f" is told by more than one article, and it {told}")
        return
    behind = Counter(one_line(o.name) for c in one for o in c.origins)
    (top, times) = behind.most_common(1)[0] if behind else ("", 0)
    most = f", {number(times)} of them to {with_article(top)}" if times > 1 else ""
    rest = f"; {number(nobody)} more {'is' if nobody == 1 else 'are'} credited to nobody" if nobody else ""
    comes = "comes" if len(one) < 2 else "come"
    yield say(
        "Of ",
        (f"{number(len(several))} claims that several articles tell", "#claims"),
        f", {_part(len(one), len(several))} {comes} down to one named origin{most}{rest}",
    )


def _part(n: int, total: int) -> str:
    """``none``, ``both``, ``all`` or how many of a total."""
    if n == total:
        return "both" if n == 2 else "all"
    return number(n) if n else "none"


def conflicts(cast: Cast) -> Iterator[Sentence]:
    """How many differences between accounts there are, how sharp they are, and what the sharpest is about."""
    story = cast.story
    if "conflicts" not in story.stages or len(story.documents) < 2 or not (story.claims or story.conflicts):
        return
    kinds = Counter(k.strength for k in story.conflicts if k.kind not in _OWN_SENTENCE)
    n = kinds.total()
    if not n:
        if not story.conflicts:
            yield say("No differences between accounts were found")
        return
    hard = kinds[Strength.CONTRADICTION]
    where = f"{number(n)} place{'s' if n != 1 else ''}"
    if hard:
        topic = _topic(_sharpest(story))
        count = "" if n == 1 else f" in {_part(hard, n)} of them"
        over = f", {'first ' if hard > 1 else ''}over {topic}" if topic else ""
        yield say("Accounts ", (f"differ in {where}", "#conflicts"), f" and cannot all stand{count}{over}")
        return
    yield say("Accounts ", (f"differ in {where}", "#conflicts"), ", without a plain contradiction")


def _sharpest(story: Story) -> Conflict:
    """The contradiction that most articles are in, by its rank among the findings where it has one."""
    places = {frozenset(e.span for e in f.evidence): n for n, f in reversed(list(enumerate(story.findings)))}
    hard = [k for k in story.conflicts if k.strength is Strength.CONTRADICTION and k.kind not in _OWN_SENTENCE]
    return min(hard, key=lambda k: (places.get(frozenset(m.span for m in k.members), len(places)), -len(k.members), k.id))


def _topic(conflict: Conflict) -> str:
    """What a difference is about: what its sentence says before the values, with a small letter where that is no name's."""
    topic, colon, _ = one_line(conflict.text).partition(": ")
    if not colon:
        return ""
    small = topic[:1].lower() + topic[1:] if topic.split(" ", 1)[0] in _OPENERS else topic
    words = shorten(small, LONG)
    return f"{words}”" if words.count("“") > words.count("”") else words


def printed(cast: Cast) -> Iterator[Sentence]:
    """Headlines that say more than their text, and quotations that are not printed alike."""
    parts = [p for p in (_headlines(cast), _quotes(cast)) if p]
    if not parts:
        return
    (text, href), *rest = parts
    yield say((text[0], href), text[1], *(part for (words, end), link in rest for part in (", and ", (words, link), end)))


def _headlines(cast: Cast) -> tuple[tuple[str, str], str] | None:
    prose = {r.span.doc for r in cast.story.regions if r.role in PROSE_ROLES}
    rows = [h for h in cast.story.headlines if h.span.doc in prose]
    if not rows:
        return None
    over = [h for h in rows if h.supported is not Support.YES]
    if len(rows) == 1:
        how = "more" if over else "no more"
        return ("the one headline", f" says {how} than the text below it carries"), "#headlines"
    if not over:
        return (
            "none of " + f"{number(len(rows))} headlines and decks",
            " says more than the text below it carries",
        ), "#headlines"
    wholly = sorted({h.span.doc for h in over if h.supported is Support.NO})
    who = f" (wholly so: {cast.called(wholly)})" if wholly else ""
    words = f"{_of(len(over), len(rows))} headlines and decks"
    return (words, f" {'says' if len(over) == 1 else 'say'} more than the text below carries{who}"), "#headlines"


def _of(n: int, total: int) -> str:
    """``three of five``, ``all five``, ``both``."""
    if n == total:
        return "both" if n == 2 else f"all {number(n)}"
    return f"{number(n)} of {number(total)}"


def _quotes(cast: Cast) -> tuple[tuple[str, str], str] | None:
    rows = [q for q in cast.story.quote_matches if len({m.span.doc for m in q.members}) > 1]
    if not rows:
        return None
    changed = sum(q.difference is not Difference.NONE for q in rows)
    if len(rows) == 1:
        how = "not printed alike" if changed else "printed alike"
        return ("the one quotation", f" that several articles print is {how}"), "#quotes"
    if not changed:
        return (f"{number(len(rows))} quotations", " that several articles print are printed alike"), "#quotes"
    if changed == len(rows):
        return (f"none of {number(changed)} quotations", " that several articles print is printed alike"), "#quotes"
    words = f"{number(changed)} of {number(len(rows))} quotations"
    return (words, f" that several articles print {'is' if changed == 1 else 'are'} not printed alike"), "#quotes"


def checked(story: Story, cast: Cast) -> Iterator[Sentence]:
    """How many quotations were checked against the sources in hand, and what came of it; ``story`` has the sources."""
    if not story.sources or "source checks" not in story.stages:
        return
    names = listing(cast.who[s.doc].name for s in story.sources)
    checks = story.source_checks
    if not checks:
        yield say(("No quotation", "#sources"), f" of the articles stands in {names} or is credited to it")
        return
    found = Counter(k.verdict for k in checks)
    rest = listing(f"{number(found[v])} {VERDICTS[v]}" for v in Verdict if found[v] and v is not Verdict.FAITHFUL)
    same = found[Verdict.FAITHFUL]
    words = f"{number(len(checks))} quotation{'s' if len(checks) != 1 else ''} checked against {names}"
    told = f", {_part(same, len(checks))} {'are' if same > 1 else 'is'} printed word for word{'; the others: ' + rest if rest else ''}"
    yield say("Of ", (words, "#sources"), told)
