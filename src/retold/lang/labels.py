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
    _row(
        "the players",
        """player athlete footballer sportsman sportswoman cricketer golfer boxer swimmer sprinter wrestler gymnast skater skier
        cyclist runner olympian""",
        plural=True,
    ),
    _row(
        "the lawmakers",
        "lawmaker legislator congressman congresswoman senator parliamentarian mp politician",
        apart="name",
        plural=True,
    ),
    _row("the police", "cop policeman policewoman constable trooper detective patrolman", plural=True),
    _row(
        "the soldiers",
        "soldier troop serviceman marine paratrooper commando infantryman peacekeeper",
        apart="name",
        plural=True,
    ),
    _row("the scientists", "scientist researcher expert academic scholar", plural=True),
    _row("the doctors", "doctor physician medic surgeon clinician", plural=True),
    _row("the pupils", "student pupil schoolchild undergraduate classmate", plural=True),
    _row("the passengers", "passenger traveler traveller flier flyer commuter", plural=True),
    _row("the customers", "customer client consumer shopper patron", apart="name", plural=True),
    _row(
        "those who live there",
        "resident local villager inhabitant neighbor neighbour islander townspeople homeowner",
        plural=True,
    ),
    _row("the supporters", "supporter backer follower loyalist ally fan", apart="name", plural=True),
    _row("the opponents", "opponent critic rival foe detractor", apart="name", plural=True),
    _row("the inmates", "inmate prisoner detainee convict captive", plural=True),
    _row("the hostages", "hostage captive abductee"),
    _row("the thieves", "thief robber burglar raider looter bandit shoplifter"),
    _row("the company", "company firm corporation conglomerate", apart="name"),
    _row("the aircraft", "plane aircraft airplane aeroplane jet airliner helicopter chopper"),
    _row("the ship", "ship vessel boat tanker freighter ferry trawler yacht"),
    _row("the vehicle", "car vehicle automobile van truck lorry pickup suv"),
    _row("the weapon", "weapon gun rifle pistol handgun firearm revolver shotgun"),
    _row("the missile", "missile rocket projectile"),
    _row("the bomb", "bomb explosive ied"),
    _row("the medicine", "drug medicine medication pill"),
    _row("the disease", "disease illness infection virus sickness"),
    _row("the home", "home house residence dwelling apartment flat"),
    _row("the child", "baby infant newborn child kid boy girl teen teenager toddler youngster youth daughter son"),
    _row("the victims", "victim casualty fatality survivor dead"),
    _row("the images", "photo picture image pic photograph footage video clip"),
    _row("the policy", "policy measure rule directive decree edict mandate ordinance"),
    _row("the warning", "advisory alert warning bulletin notice caution"),
    _row("the law", "law legislation statute"),
    _row("the ban", "ban prohibition embargo moratorium", "ban prohibit outlaw forbid", apart="object"),
    _row("the ruling", "ruling verdict judgment judgement"),
    _row("the lawsuit", "lawsuit suit litigation complaint"),
    _row("the inquiry", "investigation inquiry enquiry probe", "investigate probe"),
    _row("the vote", "vote ballot election referendum poll"),
    _row("the talks", "talk negotiation meeting summit discussion"),
    _row("the takeover", "takeover acquisition buyout merger purchase", "acquire buy purchase", apart="object"),
    _row("the rise", "rise increase hike jump surge", "raise increase hike boost", apart="object"),
    _row("the cut", "cut reduction cutback decrease", "cut slash reduce trim", apart="object"),
    _row("the arrest", "arrest detention capture apprehension", "arrest detain apprehend capture nab", apart="object"),
    _row("the theft", "theft robbery burglary heist larceny holdup", "steal rob burgle swipe loot pilfer"),
    _row("the escape", "escape getaway breakout jailbreak", "escape flee abscond"),
    _row("the kidnapping", "kidnapping abduction hostage-taking", "kidnap abduct snatch"),
    _row("the hack", "hack hacking breach cyberattack intrusion", "hack"),
    _row("the outbreak", "outbreak epidemic pandemic"),
    _row("the disaster", "disaster catastrophe tragedy calamity"),
    _row("the flood", "flood flooding deluge inundation"),
    _row("the rescue", "rescue evacuation", "rescue evacuate"),
    _row("the insult", "insult slur slight", "insult mock ridicule taunt", apart="object"),
    _row(
        "the criticism",
        "criticism condemnation rebuke",
        "criticize criticise condemn denounce slam blast rebuke decry",
        apart="object",
    ),
    _row("the apology", "apology regret", "apologize apologise", apart="subject"),
    _row("the promise", "promise pledge vow commitment", "promise pledge vow", apart="subject"),
    _row("the threat", "threat menace ultimatum", "threaten", apart="subject"),
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
    _row("the removal", "removal ejection eviction expulsion ouster", "remove eject evict expel oust boot"),
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
        "transfer sale shipment delivery smuggling trafficking export import supply transaction trade consignment",
        "transfer sell supply ship send smuggle traffic deliver export trade import transport",
        apart="object",
    ),
    _row("the seizure", "seizure confiscation", "seize impound confiscate capture detain hold", apart="object"),
    _row("the layoffs", "layoff redundancy", "fire sack dismiss axe", apart="object"),
    _row("the resignation", "resignation departure exit", "resign quit"),
    _row("the killing", "killing murder slaying homicide execution death", "kill murder slay execute shoot", apart="object"),
)

_OUT = word_set("out off")
PHRASAL: dict[str, dict[str, frozenset[str]]] = {
    "the removal": dict.fromkeys(("kick", "throw", "toss", "chuck", "drag", "haul", "escort", "force", "turf", "bump"), _OUT),
    "the cut": {"bring": word_set("down")},
    "the arrest": {"round": word_set("up")},
    "the takeover": {"take": word_set("over")},
    "the theft": {"make": word_set("off")},
    "the escape": {"break": word_set("out"), "get": word_set("away")},
    "the refusal": {"turn": word_set("down away")},
    "the resignation": {"step": word_set("down aside")},
    "the layoffs": {"lay": word_set("off"), "let": word_set("go")},
    "the killing": {"gun": word_set("down"), "mow": word_set("down")},
    "the criticism": {"lash": word_set("out"), "hit": word_set("out")},
}
"""Verbs that count for a class only with one of these words after them: ``threw them off the bus``, not ``threw a party``."""

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

LOOSE: dict[str, frozenset[str]] = {
    "the protesters": word_set("mob crowd extremist hooligan vandal thug supremacist nationalist neo-nazi looter anarchist"),
}
"""Nouns of a class that may be of anybody (a crowd at a feast): they count beside another noun of their class only."""
