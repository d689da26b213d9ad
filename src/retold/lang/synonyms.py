"""Words for one thing, quality or doing that are neither happenings of news (``events``) nor participants (``actors``).

Three kinds: nouns made of verbs where the ending alone does not show it (``perform``, ``performance``), adjectives and nouns that reporters put
for each other (``large``, ``huge``; ``area``, ``zone``), and verbs of everyday doing. Like the event classes they only help to propose
that two sentences tell one thing. Words of several common senses stand in no row.

Source: compiled by the retold project from general knowledge of English. Licence: Apache-2.0.
"""

from __future__ import annotations

from retold.lang.spelling import one_spelling

_DERIVED = """
perform: perform performance performer
appear: appear appearance
arrive: arrive arrival
propose: propose proposal
fail: fail failure
depart: depart departure
approve: approve approval ratify ratification
survive: survive survival survivor
behave: behave behavior
grow: grow grew grown growth
choose: choose chose chosen choice
speak: speak spoke spoken speech
prove: prove proof
complain: complain complaint
succeed: succeed success
analyze: analyze analysis
decide: decide decision
explain: explain explanation
expand: expand expansion
extend: extend extension
produce: produce production
receive: receive receipt
suspend: suspend suspension
admit: admit admission
submit: submit submission
apply: apply application
compete: compete competition competitor
oppose: oppose opposition opponent
maintain: maintain maintenance
renew: renew renewal
advise: advise advice
attend: attend attendance
exist: exist existence
resist: resist resistance
insure: insure insurance insurer
describe: describe description
recognize: recognize recognition
subscribe: subscribe subscription
intervene: intervene intervention
pursue: pursue pursuit
weigh: weigh weight
lengthen: long length lengthy
strengthen: strong strength strengthen
weaken: weak weaken weakness
widen: wide width widen
deepen: deep depth deepen
rehearse: rehearse rehearsal
betray: betray betrayal
dispose: dispose disposal
portray: portray portrayal
"""

_DOING = """
travel: travel trip journey voyage
fight: fight fought brawl scuffle clash
argue: argument dispute quarrel altercation disagreement
predict: predict prediction forecast foresee
plan: plan intend intention aim
require: require requirement mandate obligate oblige
damage: damage harm
prevent: prevent prevention avert thwart foil
occur: occur happen
celebrate: celebrate celebration festivity
study: study research
land: land touchdown
separate: separate separation divorce breakup
earn: earnings profit
gather: gather assemble congregate
hide: hide hid hidden conceal
search: search hunt
choke: choke strangle suffocate
shout: shout yell scream
cry: cry cried weep wept
laugh: laugh laughter
speed: speed velocity
obtain: obtain gain
send: send sent dispatch
attach: attach fasten fix
crowd: crowd throng
pick: pick select
hope: hope wish
use: use utilize employ
combine: combine link
circle: circle orbit
finance: finance fund
scare: scare frighten terrify
anger: anger fury outrage rage
grief: grief sorrow mourn mourning
persuade: persuade persuasion convince coax
force: force coerce compel
undergo: undergo underwent
surround: surround encircle
mock: mock ridicule
recall: remember recall recollect
"""

_THINGS = """
area: area zone
spacecraft: spacecraft spaceship
astronaut: astronaut cosmonaut
astronomer: astronomer astrophysicist
firefighter: firefighter fireman firemen
driver: driver motorist
clothes: clothes clothing garment
garbage: garbage trash rubbish
song: song tune
concert: concert gig
border: border frontier
sea: sea ocean
forest: forest woodland
harbor: harbor port
coast: coast shore
rain: rain rainfall
snow: snow snowfall
smell: smell odor stench
noise: noise sound
danger: danger peril hazard risk
mistake: mistake error blunder
idea: idea concept notion
goal: goal objective
result: result outcome
problem: problem trouble difficulty
onset: onset outset
defect: flaw defect glitch malfunction
cost: cost price expense
debt: debt liability
test: test experiment
corpse: corpse cadaver
grave: grave tomb
funeral: funeral burial bury buried
"""

_QUALITIES = """
small: small little tiny miniature
fast: fast quick rapid swift
dangerous: dangerous hazardous risky perilous unsafe
safe: safe safety secure
afraid: afraid scared frightened fearful terrified
angry: angry furious enraged outraged irate
happy: happy glad pleased delighted
ill: ill sick unwell
rich: rich wealthy
poor: poor impoverished
strange: strange odd unusual bizarre weird
famous: famous renowned celebrated
brave: brave courageous
smart: smart clever intelligent
silent: silent quiet
empty: empty vacant
distant: distant remote faraway
annual: annual yearly
bright: bright brilliant
illegal: illegal unlawful illicit illegally unlawfully
legal: legal lawful
naked: naked nude
drunk: drunk intoxicated
pregnant: pregnant pregnancy
false: false untrue bogus
likely: likely probable
"""


def _rows(table: str) -> dict[str, str]:
    return {
        one_spelling(word): key
        for line in table.strip().splitlines()
        for key, words in [line.split(":")]
        for word in words.split()
    }


KEY_OF: dict[str, str] = {**_rows(_QUALITIES), **_rows(_THINGS), **_rows(_DOING), **_rows(_DERIVED)}
"""Lemma or inflected form, in the one spelling of :func:`retold.lang.spelling.one_spelling` -> one key."""
