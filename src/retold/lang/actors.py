"""Words for one kind of participant, and the names of countries with their people and capitals.

English; compiled by the retold project from general knowledge. Like the event classes they only help to propose that
two sentences speak of the same thing.
"""

from __future__ import annotations

_CLASSES = """
police: police cop officer policeman policewoman policemen constable
ship: ship vessel boat tanker freighter
oil: oil petroleum fuel crude petrochemical
worker: worker employee staff staffer workforce
lawyer: lawyer attorney counsel solicitor barrister
company: company firm corporation
authority: authority official
aircraft: plane aircraft airplane jet airliner
car: car vehicle automobile
soldier: soldier troop serviceman
hospital: hospital clinic
home: home house residence
weapon: weapon gun rifle pistol firearm handgun
office: office headquarters hq building
town: city town
leader: chief head leader boss
mother: mother mom mum
father: father dad
child: child kid children kids
student: student pupil
doctor: doctor physician medic
flight: flight
people: people person individual
spokesperson: spokesman spokeswoman spokesperson
chief_executive: ceo
film: video clip footage
camp: camp encampment
tent: tent
passenger: passenger traveler traveller
coach: coach
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

PHRASES: dict[tuple[str, str], str] = {
    ("united", "states"): "us",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
    ("set", "up"): "set_up",
    ("shut", "down"): "shut",
    ("step", "down"): "resign",
    ("stepped", "down"): "resign",
    ("kicked", "off"): "remove",
    ("thrown", "off"): "remove",
    ("turn", "down"): "refuse",
    ("turned", "down"): "refuse",
    ("carry", "out"): "carry_out",
    ("carried", "out"): "carry_out",
}
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
