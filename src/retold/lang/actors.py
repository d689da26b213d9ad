"""Words for one kind of participant, and the names of countries with their people and capitals.

English; compiled by the retold project from general knowledge. Like the event classes they only help to propose that
two sentences speak of the same thing.
"""

from __future__ import annotations

_CLASSES = """
police: police cop officer policeman policewoman policemen constable trooper
ship: ship vessel boat tanker freighter ferry trawler
oil: oil petroleum fuel crude petrochemical petrol diesel gasoline
coal: coal lignite
worker: worker employee staff staffer workforce personnel
lawyer: lawyer attorney counsel solicitor barrister
judge: judge justice magistrate
company: company firm corporation
authority: authority official
government: government administration
lawmaker: lawmaker legislator congressman congresswoman senator parliamentarian mp
aircraft: plane aircraft airplane aeroplane jet airliner
helicopter: helicopter chopper
car: car vehicle automobile
truck: truck lorry
train: train locomotive
bicycle: bicycle bike
motorcycle: motorcycle motorbike
soldier: soldier troop serviceman
militant: militant insurgent jihadist guerrilla
hospital: hospital clinic
doctor: doctor physician medic
disease: disease illness
medicine: medicine medication drug pill
home: home house residence
apartment: apartment flat
weapon: weapon gun rifle pistol firearm handgun
missile: missile rocket
office: office headquarters hq building
town: city town
village: village hamlet
road: road street highway motorway
leader: chief head leader boss
mother: mother mom mum
father: father dad
husband_or_wife: husband wife spouse
grandmother: grandmother grandma
grandfather: grandfather grandpa
baby: baby infant newborn toddler
child: child kid children kids
teenager: teenager teen adolescent
student: student pupil
teacher: teacher schoolteacher
professor: professor academic
scientist: scientist researcher
journalist: journalist reporter correspondent
player: player athlete
fan: fan supporter
people: people person individual
resident: resident inhabitant local
neighbour: neighbour neighbor
customer: customer client shopper consumer
investor: investor shareholder stockholder
migrant: migrant immigrant refugee
prisoner: prisoner inmate detainee
thief: thief robber burglar
spokesperson: spokesman spokeswoman spokesperson
chief_executive: ceo
film: film movie
recording: video clip footage
camp: camp encampment
passenger: passenger traveler traveller
money: money cash
wage: wage salary pay
tax: tax levy tariff
shop: shop store
"""

CLASS_OF: dict[str, str] = {
    word: name for line in _CLASSES.strip().splitlines() for name, words in [line.split(":")] for word in words.split()
}
"""Lemma -> name of its class."""

_COUNTRIES = """
us: american americans u.s u.s. usa washington
uk: british britain u.k u.k. london
china: chinese beijing
russia: russian russians moscow kremlin
korea: korean koreans
germany: german germans berlin
france: french paris
japan: japanese tokyo
india: indian indians
iran: iranian iranians tehran
iraq: iraqi iraqis baghdad
israel: israeli israelis
syria: syrian syrians damascus
turkey: turkish turks ankara
ukraine: ukrainian ukrainians kyiv kiev
afghanistan: afghan afghans kabul
pakistan: pakistani pakistanis islamabad
saudi: saudis riyadh
egypt: egyptian egyptians cairo
italy: italian italians rome
spain: spanish madrid
mexico: mexican mexicans
canada: canadian canadians ottawa
brazil: brazilian brazilians
australia: australian australians canberra
poland: polish warsaw
greece: greek greeks athens
taiwan: taiwanese taipei
palestine: palestinian palestinians
venezuela: venezuelan venezuelans caracas
nigeria: nigerian nigerians
kenya: kenyan kenyans nairobi
vietnam: vietnamese hanoi
philippines: philippine filipino filipinos manila
indonesia: indonesian jakarta
cuba: cuban cubans havana
sweden: swedish stockholm
norway: norwegian oslo
un: u.n u.n.
eu: e.u e.u.
"""

COUNTRY_OF: dict[str, str] = {
    word: name for line in _COUNTRIES.strip().splitlines() for name, words in [line.split(":")] for word in words.split()
}
"""Demonym, capital (where newspapers use it for the government) or abbreviation -> one key for the country."""

_COMPOUNDS: dict[tuple[str, str], str] = {
    ("united", "states"): "us",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
}
_PHRASAL = """
set_up: set sets setting + up
shut: shut shuts shutting close closed + down
resign: step steps stepped stepping stand stands stood + down aside
remove: throw throws threw thrown throwing kick kicks kicked toss tossed + out
remove: thrown dragged + off
refuse: turn turns turned turning + down
carry_out: carry carries carried carrying + out
cancel: call calls called calling + off
delay: put puts putting + off
explode: blow blows blew blown + up
shoot: gun guns gunned gunning + down
arrest: round rounds rounded + up
dismiss: lay lays laid laying + off
rule_out: rule rules ruled ruling + out
buy: take takes took taken taking + over
withdraw: pull pulls pulled pulling + out
"""


def _phrases() -> dict[tuple[str, str], str]:
    out = dict(_COMPOUNDS)
    for line in _PHRASAL.strip().splitlines():
        key, _, words = line.partition(":")
        verbs, _, particles = words.partition("+")
        out |= {(verb, particle): key for verb in verbs.split() for particle in particles.split()}
    return out


PHRASES = _phrases()
"""Two words that stand for one key."""

_STOP = """
a an the this that these those he she it they we you i him her them us me his hers its their our my your who whom whose
    which what where when why how there here and or but nor so yet if because as than then of in on at by for from to with
    without about into onto over under after before during since until while among amid between against through per via
    not no n't never be is are was were been being am have has had do does did will would can could may might must shall
    should also very just even still only more most much many some any all each every other another such own same both
    mr mrs ms dr one ones
"""

STOP = frozenset(_STOP.split())
"""Words without content of their own."""
