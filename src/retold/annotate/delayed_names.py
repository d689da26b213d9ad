"""Whom a lead describes and the next sentences name: ``A Norhaven woman says …`` and then ``Ada Brandt said …``.

News leads keep back a name that readers do not know ("delayed identification"); the person is named at the second mention.
"""

from __future__ import annotations

from retold.annotate.article import Article
from retold.annotate.tree import Tree
from retold.lang.persons import ANY_PERSON, FEMALE_PERSON, MALE_PERSON, gender_of
from retold.model.document import PROSE_ROLES
from retold.model.marks import Attribution, Name, NameKind

_NEXT = 4
"""Sentences behind the lead among which the name must be the first of a person."""


def named_later(article: Article, a: Attribution, introduced: frozenset[str]) -> str | None:
    """The person whom a source in the article's first sentence (``a local woman``) turns out to be; ``None`` where that is not clear.

    It is the first person that the article names in full, as subject of one of the next sentences and without an office of their own
    (``introduced``: persons named with one), and nothing in the first name speaks against it.
    """
    lead = _lead(article)
    if lead is None or a.source is None or article.tree_at(a.source.start) != lead:
        return None
    noun = _noun(article.trees[lead], a)
    if noun is None:
        return None
    for tree in article.trees[lead + 1 : lead + 1 + _NEXT]:
        people = [n for n in article.names_in(tree.sentence.span) if n.kind is NameKind.PERSON]
        if people:
            return _fitting(tree, people[0], noun, introduced)
    return None


def _lead(article: Article) -> int | None:
    starts = [r.span.start for r in article.regions if r.role in PROSE_ROLES]
    return article.tree_at(min(starts)) if starts else None


def _noun(tree: Tree, a: Attribution) -> str | None:
    """The noun of ``a … woman``; ``None`` for all other sources."""
    head = tree.head_of(a.source) if a.source is not None else None
    if head is None or tree.tokens[head].tag != "NN":
        return None
    noun = tree.tokens[head].lemma.lower()
    one = any(tree.tokens[c].text.lower() in {"a", "an"} for c in tree.children[head])
    return noun if one and noun in FEMALE_PERSON | MALE_PERSON | ANY_PERSON else None


def _fitting(tree: Tree, name: Name, noun: str, introduced: frozenset[str]) -> str | None:
    subjects = {t.start for t in tree.tokens if t.dep in {"nsubj", "nsubjpass"}}
    told = any(name.span.start <= s < name.span.end for s in subjects)
    sex = "f" if noun in FEMALE_PERSON else "m" if noun in MALE_PERSON else None
    given = gender_of(name.canonical)
    if not told or " " not in name.canonical or name.canonical in introduced or (sex and given and sex != given):
        return None
    return name.canonical
