"""Who a source is: the full name behind a surname, a role, a pronoun or "the letter".

What cannot be told is left ``None``: an editor forgives a gap sooner than a wrong name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from retold.annotate.article import Article, articles
from retold.annotate.delayed_names import named_later
from retold.annotate.document_names import fullest_names, is_document, name_of
from retold.annotate.tree import Tree
from retold.lang.outlets import AMBIGUOUS, OUTLET_NOUNS, key, outlet_named
from retold.lang.persons import gender_of, title_gender
from retold.lang.titles import TITLES
from retold.model.marks import Attribution, Name, NameKind
from retold.model.story import Story

MEMORY = 3
"""Paragraphs back to which a pronoun may point."""

_HE = frozenset({"he", "him", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_MR = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|King|Queen)\.?\s+(?:[A-Z][\w.’'-]*\s+){0,2}(?P<name>[A-Z][\w’'-]+)"
)
_SOMEBODY = ""
"""Stands in memory for a speaker without a name."""
_ROLE_PARTS = frozenset({"compound", "amod", "nmod", "appos"})


@dataclass(slots=True)
class _Memory:
    """What the text so far says of whom: gender by title or pronoun, roles, who spoke and who was named last."""

    gender: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    recent: list[tuple[str, int]] = field(default_factory=list)
    group: tuple[str, int] | None = None


def resolve_speakers(story: Story) -> Story:
    """Fill ``speaker`` of every attribution whose source the article itself identifies."""
    resolved: dict[str, str | None] = {}
    for article in articles(story):
        resolved |= _article(article)
    return replace(story, attributions=tuple(replace(a, speaker=resolved.get(a.id)) for a in story.attributions))


def _article(article: Article) -> dict[str, str | None]:
    memory = _Memory(gender=_titles(article), roles=_roles(article))
    fullest = fullest_names(article.trees)
    introduced = frozenset(name for names in memory.roles.values() for name in names)
    out: dict[str, str | None] = {}
    events: list[tuple[int, int, Attribution | Name]] = [(n.span.start, 0, n) for n in _subjects(article)]
    events += [((a.source or a.content[0]).start, 1, a) for a in article.attributions]
    for at, _, event in sorted(events, key=lambda e: e[:2]):
        if isinstance(event, Name):
            _remember(memory, event.canonical, event.kind, article.paragraph_at(at))
            continue
        name, kind = _speaker(article, event, memory, fullest)
        if name is None and kind is NameKind.PERSON and _is_somebody(article, event):
            name = named_later(article, event, introduced)
        out[event.id] = name
        if name is not None:
            _remember(memory, name, kind, article.paragraph_at(at))
        elif kind is NameKind.PERSON and _is_somebody(article, event):
            _remember(memory, _SOMEBODY, kind, article.paragraph_at(at))
    return out


def _is_somebody(article: Article, a: Attribution) -> bool:
    """Whether the source is a person nobody names ("a former engineer"), to whom a pronoun may point afterwards."""
    first = article.document.text[a.source.start : a.source.end].split(maxsplit=1)[0] if a.source is not None else ""
    return first.lower() in {"a", "an", "one", "another"}


def _remember(memory: _Memory, name: str, kind: NameKind, paragraph: int) -> None:
    if kind is NameKind.PERSON:
        memory.recent.append((name, paragraph))
    elif kind in {NameKind.ORG, NameKind.GROUP, NameKind.OTHER}:
        memory.group = (name, paragraph)


def _speaker(article: Article, a: Attribution, memory: _Memory, fullest: dict[str, str]) -> tuple[str | None, NameKind]:
    unknown = (None, NameKind.OTHER)
    if a.source is None or (k := article.tree_at(a.source.start)) is None:
        return unknown
    tree = article.trees[k]
    head = tree.head_of(a.source)
    if head is None:
        return unknown
    word = tree.tokens[head].text.lower()
    if word in _HE | _SHE:
        return _pronoun(memory, "m" if word in _HE else "f", article.paragraph_at(a.source.start)), NameKind.PERSON
    if word in {"it", "they"}:
        return _group(memory, article.paragraph_at(a.source.start)), NameKind.ORG
    if word in {"who", "that", "which"} and (up := _antecedent(tree, head)) is not None:
        head = up
    named = _name_at(article, tree, head)
    if named is not None:
        outlet = outlet_named(named.canonical) if named.kind is NameKind.ORG else None
        known = outlet is not None and key(named.canonical).lower() not in AMBIGUOUS
        return outlet.name if outlet is not None and known else named.canonical, named.kind
    if is_document(tree, head):
        return name_of(tree, head, fullest), NameKind.OTHER
    if (body := _named_body(article, tree, head)) is not None:
        return body, NameKind.ORG
    if (person := _by_surname(article, tree, head)) is not None:
        return person, NameKind.PERSON
    return _by_role(tree, head, memory), NameKind.PERSON


def _named_body(article: Article, tree: Tree, head: int) -> str | None:
    """The outlet or agency that stands beside the word for what it is: "the newspaper X", "the X news agency"."""
    token = tree.tokens[head]
    if token.lemma not in OUTLET_NOUNS or token.tag != "NN":
        return None
    beside = [c for c in tree.children[head] if tree.tokens[c].dep in _ROLE_PARTS]
    places = {tree.tokens[c].start for c in beside} | {t.start for t in tree.tokens[head + 1 : head + 2]}
    for name in article.names_in(tree.sentence.span):
        if name.kind is NameKind.ORG and any(name.span.start <= at < name.span.end for at in places):
            outlet = outlet_named(name.canonical)
            return outlet.name if outlet is not None else name.canonical
    return None


def _by_surname(article: Article, tree: Tree, head: int) -> str | None:
    """The one person of the article with this last name, where the name itself was passed over here."""
    token = tree.tokens[head]
    if token.pos != "PROPN" or any(tree.tokens[c].dep == "compound" for c in tree.children[head]):
        return None
    people = {n.canonical for n in article.names if n.kind is NameKind.PERSON and n.canonical.split()[-1] == token.text}
    found = {p for p in people if " " in p}
    return found.pop() if len(found) == 1 else None


def _antecedent(tree: Tree, pronoun: int) -> int | None:
    for up in tree.ancestors(pronoun):
        if tree.tokens[up].dep in {"relcl", "acl"}:
            head = tree.tokens[up].head
            return head if head != up else None
    return None


def _name_at(article: Article, tree: Tree, head: int) -> Name | None:
    """The name a source's head word belongs to, or that stands beside it ("the president, X", "spokesman X")."""
    near = article.names_in(tree.sentence.span)
    token = tree.tokens[head]
    for name in near:
        if name.span.start <= token.start < name.span.end and name.kind is not NameKind.PLACE:
            return name
    beside = [c for c in tree.children[head] if tree.tokens[c].dep in _ROLE_PARTS]
    for c in (*beside, *_apposed_further_down(tree, head)):
        for name in near:
            if name.span.start <= tree.tokens[c].start < name.span.end and name.kind is NameKind.PERSON:
                return name
    return None


def _apposed_further_down(tree: Tree, head: int) -> Iterator[int]:
    """Appositions that the parser hangs on the place or body of a role instead of the role: ``the mayor of X, A. B.``."""
    for preposition in tree.children[head]:
        if tree.tokens[preposition].dep == "prep":
            for thing in tree.children[preposition]:
                yield from (c for c in tree.children[thing] if tree.tokens[c].dep == "appos")


def _pronoun(memory: _Memory, gender: str, paragraph: int) -> str | None:
    """The nearest person that nothing says to be of the other sex.

    One of whom nothing says which sex it is must stand in the same paragraph, or be the only one that fits.
    """
    near = [(name, where) for name, where in memory.recent[-12:] if paragraph - where <= MEMORY]
    fitting = [(name, where) for name, where in near if memory.gender.get(name, gender) == gender]
    if not fitting:
        return None
    name, where = fitting[-1]
    if name == _SOMEBODY:
        return None
    if name not in memory.gender and where < paragraph and len({n for n, _ in fitting}) > 1:
        return None
    if where == paragraph:
        memory.gender.setdefault(name, gender)
    return name


def _group(memory: _Memory, paragraph: int) -> str | None:
    if memory.group is not None and paragraph - memory.group[1] <= 1:
        return memory.group[0]
    return None


def _by_role(tree: Tree, head: int, memory: _Memory) -> str | None:
    """The one person the article has introduced with this role."""
    token = tree.tokens[head]
    if token.pos != "NOUN" or not any(
        tree.tokens[c].text.lower() in {"the", "their", "his", "her", "its"} for c in tree.children[head]
    ):
        return None
    known = memory.roles.get(token.lemma, [])
    return known[0] if len(set(known)) == 1 else None


def _titles(article: Article) -> dict[str, str]:
    """Canonical name -> ``m`` or ``f`` where a first name or, else, a title tells."""
    by_surname: dict[str, str] = {}
    for m in _MR.finditer(article.document.text):
        by_surname.setdefault(m["name"], title_gender(m["title"]) or "m")
    told = {n.canonical: gender for n in article.names if (gender := gender_of(n.canonical)) is not None}
    titled = {n.canonical: by_surname[s] for n in article.names if (s := n.canonical.rsplit(" ", 1)[-1]) in by_surname}
    return titled | told


def _roles(article: Article) -> dict[str, list[str]]:
    """Role noun -> persons introduced with it: "Mayor X", "X, the mayor of Y"."""
    roles: dict[str, list[str]] = {}
    for tree in article.trees:
        for name in article.names_in(tree.sentence.span):
            if name.kind is NameKind.PERSON:
                for role in _roles_of(tree, name):
                    roles.setdefault(role, []).append(name.canonical)
    return roles


def _roles_of(tree: Tree, name: Name) -> Iterable[str]:
    inside = tree.within(name.span)
    if not inside:
        return
    for k in range(inside[0] - 1, max(-1, inside[0] - 4), -1):
        if tree.tokens[k].lemma.lower() in TITLES and tree.tokens[k].pos in {"NOUN", "PROPN"}:
            yield tree.tokens[k].lemma.lower()
            break
    for i in inside:
        for c in tree.kids(i, "appos"):
            if tree.tokens[c].pos == "NOUN":
                yield tree.tokens[c].lemma


def _subjects(article: Article) -> list[Name]:
    """Names that are the subject of something: whom a pronoun afterwards may mean."""
    out = []
    for tree in article.trees:
        names = article.names_in(tree.sentence.span)
        if not names:
            continue
        subjects = {t.start for t in tree.tokens if t.dep in {"nsubj", "nsubjpass"}}
        out += [n for n in names if any(n.span.start <= s < n.span.end for s in subjects)]
    return out
