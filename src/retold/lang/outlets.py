"""Known outlets, wires, broadcasters and platforms (``outlets.tsv``), and how an unknown outlet's name looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from retold.lang.word_set import word_set
from retold.model.marks import CreditKind

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
    r"|Ilbo|Shimbun|Zeitung|Sinmun|Radio|TV|Television|Broadcasting|Broadcaster|Wire|Newswire|Insider|Today|Online|Foundation"
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
    " announce detail observe air broadcast show point argue suggest acknowledge disclose document characterize"
)
"""What outlets do with news."""

PLURALS = word_set("reports media outlets newspapers websites broadcasters tabloids agencies stations publications")
"""Outlets without a name."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's full name, what it is, its other names and its domains."""

    name: str
    kind: CreditKind
    aliases: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """The table, in its order."""
    lines = resources.files("retold.lang").joinpath("outlets.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Outlet(name, CreditKind(kind), _list(aliases), _list(domains)) for kind, name, aliases, domains in rows)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(x for x in cell.split(";") if x)


def key(name: str) -> str:
    """A name as it is looked up: straight apostrophes, single spaces, no leading article, lower case but for acronyms."""
    name = re.sub(r"\s+", " ", name.replace("’", "'")).strip(" .,:;\"'“”‘()[]")
    name = re.sub(r"^(?:the|The|THE|a|A|an|An)\s+", "", name)
    return name if name.isupper() else name.lower()


@cache
def by_name() -> dict[str, Outlet]:
    """Every name and alias, as :func:`key` writes it, with its outlet; earlier rows win."""
    table: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.aliases):
            table.setdefault(key(name), outlet)
    return table


@cache
def by_domain() -> dict[str, Outlet]:
    """Every domain with its outlet."""
    table: dict[str, Outlet] = {}
    for outlet in outlets():
        for domain in outlet.domains:
            table.setdefault(domain, outlet)
    return table


def outlet_named(name: str) -> Outlet | None:
    """The known outlet of this name, or ``None``."""
    return by_name().get(key(name))


def outlet_at(host: str) -> Outlet | None:
    """The known outlet whose domain ``host`` is or lies under, or ``None``."""
    labels = host.lower().removeprefix("www.").split(".")
    for n in range(len(labels) - 1):
        if (outlet := by_domain().get(".".join(labels[n:]))) is not None:
            return outlet
    return None
