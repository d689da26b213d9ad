"""Words for one happening: verbs and the nouns made of them, by class. English; compiled by the retold project.

A class holds words that news reports use for the same happening ("collided", "crash"). It serves to propose that
two sentences tell the same thing and never to decide what they say. Ambiguous words stand in no class.
"""

from __future__ import annotations

_CLASSES = """
kill: kill die dead death fatal fatally fatality slay slain murder homicide perish deceased
injure: injure injury wound hurt casualty maim
crash: crash collide collision smash wreck pileup bump
attack: attack assault ambush beat beating attacker assailant
shoot: shoot shot shooting gunfire shooter gunman gunmen
explode: bomb bombing explode explosion blast detonate detonation
arrest: arrest detain detention custody apprehend jail imprison detainee
seize: seize seizure impound confiscate
charge: indict indictment prosecute prosecution
convict: convict conviction guilty
sue: sue lawsuit litigation litigate
accuse: accuse accusation allegation
apologise: apologize apologise apology sorry
deny: deny denial refute rebut
refuse: refuse refusal decline reject rejection rebuff
answer: answer respond reply response
help: help assist assistance aid
demand: demand request urge plead appeal
ban: ban prohibit prohibition bar forbid forbade forbidden outlaw
allow: allow permit let
reduce: cut slash reduce reduction lower decrease
increase: increase rise rose risen climb surge soar
shut: shut shutdown close closure
reopen: reopen resume return
begin: begin start commence
end: end finish conclude halt cease
protest: protest demonstrate demonstration demonstrator protester protestor activist rally march
riot: riot rioter rioting unrest
trap: trap corner strand
remove: remove removal eject ejection boot oust ouster expel expulsion evict eviction
resign: resign resignation quit
appoint: appoint appointment nominate nomination
win: win winner won victory
lose: lose loser lost defeat
elect: elect election
agree: agree agreement accord pact treaty
move_goods: transfer deliver delivery supply export smuggle shipment sell sold sale
buy: buy bought purchase acquire acquisition takeover
steal: steal stole stolen theft rob robbery burglary thief
flee: flee fled escape
evacuate: evacuate evacuation evacuee
rescue: rescue rescuer
find: find found discover discovery
fire: blaze flame inferno burn
quake: earthquake quake tremor temblor
storm: storm hurricane typhoon cyclone
flood: flood flooding
meet: meet met meeting summit
threaten: threaten threat menace
warn: warn warning caution
investigate: investigate investigation investigator probe inquiry
violate: violate violation breach flout
violence: violent violence violently
harass: harass harassment
blame: blame fault
criticise: criticize criticise criticism condemn condemnation denounce slam
praise: praise hail applaud
promise: promise pledge vow
spot: spot detect sight
photograph: photo photograph picture image footage
punish: punish punishment penalty
fine: fined fine
sanction: sanction blacklist
protect: protect protection defend
kidnap: kidnap abduct abduction hostage
drown: drown drowned
derail: derail derailment
diagnose: diagnose diagnosis
infect: infect infection infected
vaccinate: vaccinate vaccination vaccine
cancel: cancel cancellation scrap
delay: delay postpone postponement
expose: reveal revelation disclose disclosure
inspect: inspect inspection
sentence: sentence jailed
free: freed acquit acquittal exonerate
deport: deport deportation extradite extradition
invade: invade invasion
withdraw: withdraw withdrawal retreat
bombard: bombard bombardment airstrike
stab: stab stabbing
rape: rape rapist
hack: hack hacking hacker cyberattack
spy: spy espionage spying eavesdrop
launch: launch liftoff
merge: merge merger
invest: invest investment
bankrupt: bankrupt bankruptcy insolvency insolvent
dismiss: layoff sack redundancy
hire: hire recruit recruitment
vote: vote ballot referendum
negotiate: negotiate negotiation
build: build construct construction
destroy: destroy destruction demolish demolition
poison: poison poisoning
starve: starve starvation famine
marry: marry marriage wed wedding
born: birth born
retire: retire retirement
recover: recover recovery
erupt: erupt eruption
pollute: pollute pollution contaminate contamination
"""

CLASS_OF: dict[str, str] = {
    word: name for line in _CLASSES.strip().splitlines() for name, words in [line.split(":")] for word in words.split()
}
"""Lemma or inflected form -> name of its class."""

_LIGHT = """
be have do make take get give go come become seem appear keep let put set use say tell add note state report write ask call
    continue want need try begin start include remain know think believe feel see look show mean
"""

LIGHT = frozenset(_LIGHT.split())
"""Verbs that name no happening of their own: they head a clause without telling what happened."""

_REPORTING = """
say tell report add note state write announce claim allege argue explain declare insist assert maintain confirm acknowledge
    suggest tweet post comment remark reveal disclose warn believe think describe quote
"""

REPORTING = frozenset(_REPORTING.split())
"""Verbs whose clause is what somebody says: the clause below is the thing told, theirs is the frame."""

SAYING = frozenset({"said", "told", "wrote", "saying", "telling", "writing"}).union(
    *({v, f"{v}s", f"{v}d", f"{v}ed", f"{v}ing"} for v in REPORTING)
)
"""The forms of these verbs."""

CITING = frozenset({"cite", "quote"})
"""Verbs whose object is who vouches for what is told."""

TELLING = frozenset({"tell", "inform", "assure", "remind", "warn"})
"""Verbs of saying whose object is who hears it."""

BEING = frozenset({"be", "remain", "stay", "stand", "continue"})
"""Verbs that tell how something is."""

CUMULATIVE = frozenset({"kill", "injure", "arrest", "rescue", "evacuate", "infect", "find"})
"""Event classes whose count can only grow while a story runs."""

LOSSES = frozenset({"destroy", "damage", "raze", "flatten"})
"""Classes of what is done to homes and land whose count can only grow while a story runs."""

ENDING = frozenset({"missing", "trapped", "stranded", "displaced", "evacuated", "hospitalised", "detained"})
"""Units of counts that fall as well as grow while a story runs: people are found, freed, let home."""

REVISED = frozenset({"initially", "earlier", "previously", "originally"})
"""Words with which an article gives what was told before it knew better."""

FORESEEN = frozenset({"forecast", "forecasted", "expected", "predicted", "projected", "anticipated"})
"""Verbs before a figure that was looked for, and may be another than came."""

PROGRESS = frozenset({"contain", "complete", "count", "tally", "finish", "restore", "control"})
"""Verbs of what goes on until it is whole: a share of it moves with time."""

RECURRING = frozenset(
    {
        *(
            "deny",
            "refuse",
            "answer",
            "demand",
            "promise",
            "criticise",
            "praise",
            "warn",
            "threaten",
            "accuse",
            "blame",
            "meet",
        ),
        *("apologise", "attack", "protest", "expose", "help", "emerg", "surfac", "appear"),
    }
)
"""Event classes that happen again: two dates of them are two occasions and no conflict."""

SUDDEN = frozenset(
    {
        "crash",
        "derail",
        "explode",
        "fire",
        "quake",
        "sink",
        "capsize",
        "collapse",
        "landslide",
        "avalanche",
        "stampede",
        "spill",
        "leak",
        "outage",
        "accident",
        "mishap",
        "incident",
        "disaster",
        "catastrophe",
        "tragedy",
        "occur",
        "happen",
    }
)
"""Keys by which reports call one accident: ``the derailment``, ``the crash``, ``the accident happened``."""
