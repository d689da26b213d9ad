"""Where the words of one mention point, and through whom: the speaker, the document, the outlet and whom that cites."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from retold.lang.actors_origins import PLATFORMS
from retold.lang.actors_sources import PRONOUNS
from retold.lang.documents import SOCIAL_NOUNS
from retold.model.claims import Mention, OriginKind
from retold.model.lineage import SURE, EdgeKind
from retold.model.marks import OUTLET_KINDS, PAPER_KINDS, Attribution, Credit, CreditKind
from retold.model.story import Story
from retold.trace.documents import is_bare
from retold.trace.origin_described import Described, person_name
from retold.trace.origin_names import OriginName, same_origin, tidy
from retold.trace.origin_relays import Relays

_CITED = frozenset({EdgeKind.CREDITED, EdgeKind.QUOTED_DOCUMENT})
_POSTING = PLATFORMS | SOCIAL_NOUNS | {"tweeted", "tweeting"}


@dataclass(frozen=True, slots=True)
class End:
    """The far end of a mention's own words, and by way of whom (an outlet) or in what words (a speaker in a document) they lead there."""

    name: OriginName
    via: OriginName | None = None


class Ends:
    """What attributions and credits say about who stands behind a mention, and what texts an article takes from."""

    def __init__(self, story: Story, described: Described) -> None:
        self._story = story
        self._attributions = {a.id: a for a in story.attributions}
        self._credits = {c.id: c for c in story.credits}
        self._outlets = {tidy(c.credited) for c in story.credits if c.kind in OUTLET_KINDS}
        self._spelt = _spelt({c.credited for c in story.credits if c.kind in OUTLET_KINDS})
        self._described = described
        self._relays = Relays(story)
        nodes = {n.id: n for n in story.lineage.nodes}
        own = {n.id: n.doc for n in story.lineage.nodes if n.doc is not None}
        taken: dict[str, set[str]] = defaultdict(set)
        posts = {c.span for c in story.credits if c.kind is CreditKind.SOCIAL}
        posted: dict[str, set[str]] = defaultdict(set)
        for e in story.lineage.edges:
            if e.kind in _CITED and e.confidence >= SURE and e.target in own:
                (posted if posts & set(e.evidence) else taken)[own[e.target]].add(nodes[e.source].name)
        self._texts, self._posts = _names(taken), _names(posted)
        speakers: dict[str, set[str]] = defaultdict(set)
        for a in story.attributions:
            if a.speaker is not None:
                speakers[a.content[0].doc].add(a.speaker)
        self._speakers = _names(speakers)

    def end(self, mention: Mention) -> End | None:
        """The end of one mention, or ``None`` where its words name nobody (``reports`` is nobody)."""
        a = self._attributions.get(mention.attribution or "")
        c = self._credits.get(mention.credit or "")
        said = self._said(a) if a is not None else None
        if c is None or (said is not None and c.kind is CreditKind.SOCIAL):
            return None if said is None else End(said)
        cited = self._cited(c)
        if said is None or said.outlet:
            return self._through(c, mention, cited)
        if c.kind in PAPER_KINDS:
            # A statement that is called by who makes it is that speaker's; a letter is its writers', whoever speaks in it.
            apart = cited is not None and not is_bare(c.credited) and not set(said.words) <= set(cited.words)
            return (
                End(cited, said) if cited is not None and apart and c.attribution == mention.attribution else End(said, cited)
            )
        if a is not None and a.speaker is None and self._nearer(c, a):
            return self._through(c, mention, cited)
        return End(said, cited if cited is not None and cited.outlet else None)

    def follows(self, mention: Mention) -> tuple[OriginName, ...]:
        """What the article takes from: texts that it credits anywhere; behind a pronoun that nobody resolved also whom it quotes.

        A post is a few words: only what is told of posting comes from it.
        """
        doc = mention.span.doc
        posting = not _POSTING.isdisjoint(self._story.text(mention.span).casefold().split())
        a = self._attributions.get(mention.attribution or "")
        open_pronoun = a is not None and a.speaker is None and a.source is not None and self._is_pronoun(a)
        posts = self._posts.get(doc, ()) if posting else ()
        return (*self._texts.get(doc, ()), *posts, *(self._speakers.get(doc, ()) if open_pronoun else ()))

    def _is_pronoun(self, a: Attribution) -> bool:
        return a.source is not None and self._story.text(a.source).strip().casefold() in PRONOUNS

    def _said(self, a: Attribution) -> OriginName | None:
        if a.speaker is None and (a.source is None or self._is_pronoun(a)):
            return None
        if self._described.nobody(a.speaker or (self._story.text(a.source) if a.source is not None else "")):
            return None
        called = OriginName.of(self._called(a), OriginKind.UNSEEN)
        return _somebody(replace(called, outlet=tidy(called.name) in self._outlets or called.vague))

    def _called(self, a: Attribution) -> str:
        """The speaker's name, or that of the body that the source's words describe, or those words."""
        if a.speaker is not None or a.source is None:
            return person_name(a.speaker or "", self._described.people)
        told = self._described
        return told.name(a.source) or told.last(a.source) or told.person(a.source) or self._story.text(a.source)

    def _cited(self, c: Credit) -> OriginName | None:
        own = c.kind is CreditKind.OWN_OUTLET
        called = self._spelt.get(c.credited) or person_name(c.credited, self._described.people)
        name = OriginName.of(called, OriginKind.OWN_REPORTING if own else OriginKind.UNSEEN)
        return _somebody(replace(name, outlet=c.kind in OUTLET_KINDS, text=c.kind in PAPER_KINDS))

    def _through(self, c: Credit, mention: Mention, cited: OriginName | None) -> End | None:
        """Whom an outlet cites, else the outlet."""
        if cited is None:
            return None
        whom = self._relays.whom(c, mention.span) if cited.outlet else None
        if whom is None:
            return End(cited)
        name = _somebody(OriginName.of(whom, OriginKind.UNSEEN))
        return End(cited) if name is None or same_origin(name, cited) else End(name, cited)

    def _nearer(self, c: Credit, a: Attribution) -> bool:
        """Whether an outlet is the subject between a source and what is said: the outlet says so, whatever stands before it."""
        return (
            a.source is not None
            and a.source.end <= c.span.start < a.content[0].start
            and self._story.text(c.span)[:1].isupper()
        )


def _spelt(outlets: set[str]) -> dict[str, str]:
    """The names of outlets that some articles give only as an address."""
    sites = {o: OriginName.of(o, OriginKind.UNSEEN) for o in outlets if "." in o and " " not in o}
    names = [OriginName.of(o, OriginKind.UNSEEN) for o in sorted(outlets - sites.keys())]
    return {o: n.name for o, site in sites.items() for n in names if same_origin(site, n)}


def _names(rows: dict[str, set[str]]) -> dict[str, tuple[OriginName, ...]]:
    return {doc: tuple(OriginName.of(n, OriginKind.UNSEEN) for n in sorted(names)) for doc, names in rows.items()}


def _somebody(name: OriginName) -> OriginName | None:
    return None if name.nobody else name
