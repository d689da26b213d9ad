"""Nouns and verbs by which articles may call the same people, things and acts.

Compiled by the retold project from general knowledge of news English; licence Apache-2.0. A class says only that two
wordings can be compared; that they mean the same referent is settled by the text (shared names, roles, objects).
Entries are lemmas.
"""

from __future__ import annotations

from dataclasses import dataclass

from retold.lang.word_set import word_set


@dataclass(frozen=True, slots=True)
class LabelClass:
    """One kind of referent: its name for readers, its nouns, its verbs, and how mentions of it are told apart.

    ``apart`` is ``none`` (a story has one such referent), ``name`` (by the names that modify the noun: whose officials),
    ``object`` (by what is acted upon: a transfer of what) or ``subject`` (by who acts: whose denial). ``plural`` nouns count
    only in the plural, because one of many is somebody else.
    """

    name: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    apart: str
    plural: bool


def _row(name: str, nouns: str, verbs: str = "", *, apart: str = "none", plural: bool = False) -> LabelClass:
    return LabelClass(name, word_set(nouns), word_set(verbs), apart, plural)


CLASSES: tuple[LabelClass, ...] = (
    _row(
        "the protesters",
        """demonstrator protester protestor activist mob rioter crowd marcher agitator anarchist looter extremist picketer striker
        counterprotester counterdemonstrator hooligan vandal thug supremacist nationalist neo-nazi""",
    ),
    _row(
        "the fighters", "militant terrorist insurgent rebel jihadist jihadi fighter guerrilla extremist separatist militiaman"
    ),
    _row(
        "the attacker", "attacker gunman shooter assailant suspect perpetrator killer murderer bomber knifeman hijacker culprit"
    ),
    _row(
        "those who work there",
        "employee worker staff staffer agent officer official personnel member",
        apart="name",
        plural=True,
    ),
    _row("the migrants", "migrant immigrant refugee alien asylum-seeker seeker deportee"),
    _row("the players", "player athlete guard forward teammate footballer sportsman star quarterback striker goalkeeper"),
    _row("the child", "baby infant newborn child kid boy girl teen teenager toddler youngster youth daughter son"),
    _row("the victims", "victim casualty fatality survivor dead"),
    _row("the images", "photo picture image pic photograph footage video clip"),
    _row("the policy", "policy measure rule directive decree edict mandate ordinance"),
    _row("the notice", "advisory alert warning bulletin notice"),
    _row("the deal", "deal agreement accord pact treaty truce ceasefire settlement"),
    _row(
        "the protest",
        "protest demonstration rally march riot unrest encampment camp occupation uprising revolt sit-in blockade siege vigil movement",
    ),
    _row("the collision", "collision crash accident wreck pileup derailment smash", "collide crash bump smash derail slam ram"),
    _row(
        "the attack",
        "attack assault shooting massacre rampage bombing blast explosion stabbing ambush bloodbath killing carnage atrocity",
        "ambush massacre",
    ),
    _row("the strike", "strike airstrike raid bombardment bombing shelling", "bomb shell bombard"),
    _row("the launch or test", "launch test launching firing", "launch test fire", apart="object"),
    _row("the fire", "fire blaze inferno wildfire bushfire flame"),
    _row("the storm", "storm hurricane cyclone typhoon tornado tempest"),
    _row("the earthquake", "earthquake quake tremor aftershock temblor"),
    _row("the removal", "removal ejection eviction expulsion", "remove kick throw boot eject evict expel oust deboard"),
    _row("the accusation", "accusation allegation", "accuse"),
    _row(
        "the denial",
        "denial rebuttal",
        "deny dismiss reject rebuff refute dispute rebut disavow insist defend",
        apart="subject",
    ),
    _row("the refusal", "refusal", "refuse decline ignore", apart="subject"),
    _row(
        "the trade or transfer",
        "transfer sale shipment delivery smuggling export supply transaction",
        "transfer sell supply ship send smuggle deliver export trade import",
        apart="object",
    ),
    _row("the seizure", "seizure confiscation", "seize impound confiscate capture detain hold", apart="object"),
    _row("the layoffs", "layoff redundancy", "fire sack dismiss axe", apart="object"),
    _row("the resignation", "resignation departure exit", "resign quit"),
    _row("the killing", "killing murder slaying homicide execution death", "kill murder slay execute shoot", apart="object"),
)

UNDONE: dict[str, frozenset[str]] = {
    "the refusal": word_set("respond answer help assist act intervene reply provide cooperate comply")
}
"""Verbs that count for a class only where they are negated."""

HARMED: frozenset[str] = word_set("injure hurt wound treat hospitalize hospitalise maim")
KILLED: frozenset[str] = word_set("kill slay murder")
"""Verbs whose object (or subject in the passive) is the one harmed: a role that names a referent without a noun class."""

NOT_PEOPLE: frozenset[str] = word_set(
    "injury wound burn bone wrist ankle knee shoulder neck skull rib finger hip back foot toe eye nose leg arm head face chest hand condition scene symptom it them him her he she they"
)

EPITHETS: frozenset[str] = word_set(
    "rogue hermit reclusive pariah isolated secretive impoverished outlaw terrorist communist totalitarian"
)
"""Adjectives that, before a noun for a state, make a name of it that takes a stand."""
