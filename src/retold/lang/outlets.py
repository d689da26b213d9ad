"""Known outlets, wires, broadcasters and platforms (``outlets.tsv``, and a user's), and how an unknown outlet's name looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from retold.lang.function_words import ENGLISH
from retold.lang.word_set import word_set
from retold.model.marks import CreditKind
from retold.model.outlet import Outlet

_TOKEN = re.compile(r"\w+|[^\w\s]")

AMBIGUOUS = word_set(
    "time people fortune variety slate salon insider science nature deadline metro dawn stuff bild mic vice wired patch quartz recode"
    " threads medium telegram mena spa sana cna cns pa ap ft people's observer federalist independent guardian telegraph economist"
    " sun mirror age nation national hill root verge wrap sputnik rt ria tpm pti ani abc gab asahi spectator chosun ard rai"
    " gq vogue billboard esquire mashable antara efe belga fars jiji tass tasnim anadolu signal"
)
"""Lower-case names that are also ordinary words or other things: they need an article, italics or a reporting verb."""

NAME_TAIL = re.compile(
    r"(?:News(?:paper)?s?|Post|Times|Herald|Tribune|Journal|Gazette|Chronicle|Daily|Telegraph|Standard|Observer|Examiner|Inquirer|Dispatch"
    r"|Courier|Sentinel|Register|Mercury|Bee|Globe|Mirror|Star|Ledger|Press|Record|Reporter|Review|Weekly|Magazine|Pundit|Beacon"
    r"|Ilbo|Shimbun|Zeitung|Sinmun|Radio|TV|Television|Broadcasting|Broadcaster|Wire|Newswire|Insider|Today|Online|News Foundation"
    r"|\w[\w-]+\.(?:com|org|net|info|news|media|press|online|tv|fm|example|(?:co\.|com\.)?(?:uk|ie|us|ca|au|nz|za|in|eu|de|fr)))$"
)
"""How names of outlets end; enough together with a verb of reporting, never alone. ``.example`` is kept for documents (RFC 2606)."""

AGENCY_NAME = re.compile(
    r"(?<!\w)(?!By |The )(?:[A-Z][\w-]+[ \u00a0]){1,3}(?:Newswire|Wire|Wire Service|News Agency|News Service|Press Agency|Press Association)\b"
)
"""How names of agencies look; enough in a byline or a contribution line, where a name is all there is."""

STATION = re.compile(r"(?:[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))?(?:\s?\d{1,2})?|(?:ABC|NBC|CBS|FOX|Fox|CW|PIX)\s?-?\d{1,2})$")
"""Call signs of North American stations."""

OUTLET_NOUNS = word_set(
    "newspaper paper daily tabloid broadsheet magazine weekly outlet website site blog broadcaster network channel station agency newswire wire"
    " publication publisher journal periodical newscast"
)
"""What an outlet is called when it is not named ("the newspaper said")."""

REPORTING = word_set(
    "report write publish note say claim describe reveal add quote find learn cite obtain confirm state allege explain break post"
    " announce detail observe air broadcast show point argue suggest acknowledge disclose document characterize verify"
)
"""What outlets do with news."""

OF_PRESS = word_set("media news press newspaper television tv radio")
"""Words before ``report`` by which it is the press's."""

RESTING = word_set("after following amid regarding citing by from about on")
"""What stands before a report that a sentence rests on."""

PLURALS = word_set("reports media outlets newspapers websites broadcasters tabloids agencies stations publications")
"""Outlets without a name."""


NO_NAMES = ENGLISH | word_set(
    "a an i you he she it we me him her us them his its my our your these those there here what when where why how in on at as or if so no"
    " is was are be been do did does will would can could may might must after before over under new one two three monday tuesday wednesday"
    " thursday friday saturday sunday"
)
"""Lower-case words that begin so many sentences that none can be an outlet's name, whoever says so."""

LONGEST = 7
"""Tokens of the longest name in ``outlets.tsv``, with its article; names that a user gives may be longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Outlets by the :func:`key` of every name and alias and by domain; ``longest`` is the most tokens a name may have.

    Tables are compared by identity, so that caches can be kept for each.
    """

    names: dict[str, Outlet]
    domains: dict[str, Outlet]
    longest: int

    def named(self, name: str) -> Outlet | None:
        """The outlet of this name, or ``None``."""
        return self.names.get(key(name))

    def at(self, host: str) -> Outlet | None:
        """The outlet whose domain ``host`` is or lies under, or ``None``."""
        labels = host.lower().removeprefix("www.").split(".")
        for n in range(len(labels) - 1):
            if (outlet := self.domains.get(".".join(labels[n:]))) is not None:
                return outlet
        return None


def key(name: str) -> str:
    """A name as it is looked up: straight apostrophes, single spaces, no leading article, lower case but for acronyms."""
    name = re.sub(r"\s+", " ", name.replace("’", "'")).strip(" .,:;\"'“”‘()[]")
    name = re.sub(r"^(?:the|The|THE|a|A|an|An)\s+", "", name)
    return name if name.isupper() else name.lower()


@cache
def _rows() -> tuple[Outlet, ...]:
    """The shipped outlets, in the order of their file."""
    lines = resources.files("retold.lang").joinpath("outlets.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Outlet(name, CreditKind(kind), _list(aliases), _list(domains)) for kind, name, aliases, domains in rows)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(x for x in cell.split(";") if x)


@cache
def shipped() -> Table:
    """The table of ``outlets.tsv``; earlier rows win."""
    return _table((), _rows(), LONGEST)


def _with(given: tuple[Outlet, ...]) -> Table:
    """The shipped table with a user's outlets, whose names and domains go before everything shipped."""
    known = [next((o for o in _rows() if key(o.name) == key(g.name)), None) for g in given]
    whole = [
        replace(g, aliases=(*g.aliases, *k.aliases), domains=(*g.domains, *k.domains)) if k is not None else g
        for g, k in zip(given, known, strict=True)
    ]
    longest = max(len(_TOKEN.findall(name)) for g in given for name in (g.name, *g.aliases)) + 1
    rest = [o for o in _rows() if o not in known]
    return _table(tuple(zip(given, whole, strict=True)), (*whole, *rest), max(LONGEST, longest))


def _table(first: tuple[tuple[Outlet, Outlet], ...], then: tuple[Outlet, ...], longest: int) -> Table:
    """A table of the outlets ``then``; ``first`` are rows whose names lead to the outlet beside them and go before all others."""
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for row, outlet in (*first, *((o, o) for o in then)):
        for name in (row.name, *row.aliases):
            names.setdefault(key(name), outlet)
        for domain in row.domains:
            domains.setdefault(domain, outlet)
    return Table(names, domains, longest)


_GIVEN: ContextVar[Table | None] = ContextVar("outlets with those of the user", default=None)


def in_force() -> Table:
    """The table that lookups see: the shipped one, or the one of :func:`outlets_in_force`."""
    return _GIVEN.get() or shipped()


@contextmanager
def outlets_in_force(given: Sequence[Outlet]) -> Iterator[None]:
    """Let all lookups within the block see the user's outlets before those that are shipped, and the shipped ones alone after it.

    A given outlet with the full name of a shipped one keeps that one's names and domains besides its own. The block holds
    for its thread (or task); a generator that is left standing inside of one would let it hold for whoever called it.
    """
    token = _GIVEN.set(_with(tuple(given)) if given else None)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def outlet_named(name: str) -> Outlet | None:
    """The known outlet of this name, or ``None``."""
    return in_force().named(name)


def outlet_at(host: str) -> Outlet | None:
    """The known outlet whose domain ``host`` is or lies under, or ``None``."""
    return in_force().at(host)
