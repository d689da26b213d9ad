"""Which places lie in which: towns in states and countries, parts of towns in towns. English, lower case.

Source: general geography, compiled by the retold project; licence Apache-2.0. Towns of one name are one entry with all that hold one.
What stands in no line is of no known level, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retold.lang.places import COUNTRIES, REGIONS, US_STATES

_TOWNS = """
alabama: birmingham montgomery mobile huntsville
alaska: anchorage juneau fairbanks
arizona: phoenix tucson mesa glendale scottsdale flagstaff
arkansas: little_rock fayetteville
california: los_angeles san_francisco san_diego sacramento oakland fresno san_jose long_beach anaheim hollywood malibu bakersfield berkeley
  glendale pasadena palo_alto santa_monica
colorado: denver boulder aurora colorado_springs columbine
connecticut: hartford new_haven bridgeport stamford newtown
delaware: wilmington dover
district of columbia: washington_d.c. washington_dc
florida: miami orlando tampa jacksonville tallahassee fort_lauderdale parkland fort_myers pensacola st._petersburg
georgia_state: atlanta savannah augusta columbus
hawaii: honolulu hilo
idaho: boise
illinois: chicago springfield aurora peoria rockford
indiana: indianapolis south_bend fort_wayne bloomington gary
iowa: des_moines cedar_rapids sioux_city
kansas: topeka wichita kansas_city
kentucky: louisville lexington frankfort
louisiana: new_orleans baton_rouge shreveport
maine: portland augusta bangor
maryland: baltimore annapolis bethesda
massachusetts: boston cambridge worcester springfield salem
michigan: detroit lansing flint grand_rapids ann_arbor dearborn
minnesota: minneapolis st._paul duluth rochester bloomington
mississippi: jackson biloxi
missouri: st._louis kansas_city jefferson_city ferguson springfield columbia
montana: helena billings bozeman
nebraska: omaha lincoln
nevada: las_vegas reno carson_city
new hampshire: concord manchester nashua
new jersey: newark trenton camden jersey_city atlantic_city princeton
new mexico: santa_fe albuquerque roswell
new york: new_york_city buffalo albany rochester syracuse yonkers ithaca
north carolina: charlotte raleigh durham greensboro fayetteville wilmington
north dakota: bismarck fargo
ohio: columbus cleveland cincinnati dayton toledo akron springfield
oklahoma: oklahoma_city tulsa
oregon: portland salem eugene bend
pennsylvania: philadelphia pittsburgh harrisburg erie scranton
rhode island: providence newport
south carolina: columbia charleston greenville
south dakota: pierre sioux_falls
tennessee: nashville memphis knoxville chattanooga
texas: dallas houston austin san_antonio el_paso fort_worth galveston arlington sutherland_springs
utah: salt_lake_city provo
vermont: montpelier burlington
virginia: richmond norfolk charlottesville arlington alexandria virginia_beach
washington_state: seattle tacoma spokane olympia bellevue vancouver
west virginia: charleston huntington
wisconsin: milwaukee madison green_bay
wyoming: cheyenne casper
new york city: manhattan brooklyn queens bronx staten_island harlem
england: london manchester liverpool birmingham leeds bristol sheffield newcastle nottingham oxford cambridge brighton salisbury
scotland: edinburgh glasgow aberdeen dundee
wales: cardiff swansea
northern ireland: belfast derry
ireland: dublin cork galway limerick
france: paris marseille lyon nice cannes bordeaux strasbourg calais toulouse lille
germany: berlin munich hamburg frankfurt cologne dresden leipzig stuttgart düsseldorf dusseldorf bremen hanover bonn
italy: rome milan naples turin venice florence genoa palermo bologna
spain: madrid barcelona valencia seville bilbao malaga
portugal: lisbon porto
netherlands: amsterdam rotterdam the_hague utrecht
belgium: brussels antwerp ghent bruges
switzerland: geneva zurich bern basel davos
austria: vienna salzburg graz
sweden: stockholm gothenburg malmo
norway: oslo bergen
denmark: copenhagen aarhus
finland: helsinki tampere
poland: warsaw krakow gdansk
czech republic: prague brno
hungary: budapest
romania: bucharest
bulgaria: sofia
greece: athens thessaloniki
serbia: belgrade
bosnia: sarajevo
turkey: istanbul ankara izmir
russia: moscow st._petersburg vladivostok novosibirsk
ukraine: kiev kyiv odessa kharkiv lviv donetsk
belarus: minsk
israel: tel_aviv jerusalem haifa
lebanon: beirut
syria: damascus aleppo homs raqqa
iraq: baghdad mosul basra
iran: tehran isfahan
saudi arabia: riyadh jeddah mecca medina
united arab emirates: dubai abu_dhabi
qatar: doha
yemen: sanaa aden
afghanistan: kabul kandahar
pakistan: karachi islamabad lahore peshawar
india: delhi new_delhi mumbai kolkata chennai bangalore hyderabad
bangladesh: dhaka
china: beijing shanghai guangzhou shenzhen wuhan tianjin chongqing
japan: tokyo osaka kyoto hiroshima nagasaki fukushima sapporo
south korea: seoul busan incheon pyeongchang
north korea: pyongyang
taiwan: taipei
philippines: manila
indonesia: jakarta
malaysia: kuala_lumpur
thailand: bangkok phuket
vietnam: hanoi ho_chi_minh_city saigon
myanmar: yangon naypyidaw
egypt: cairo alexandria
libya: tripoli benghazi
tunisia: tunis
algeria: algiers
morocco: rabat casablanca marrakesh
nigeria: lagos abuja kano
kenya: nairobi mombasa
south africa: johannesburg cape_town pretoria durban
zimbabwe: harare
sudan: khartoum
ethiopia: addis_ababa
somalia: mogadishu
australia: sydney melbourne canberra brisbane perth adelaide
new zealand: auckland wellington christchurch
canada: toronto ottawa montreal vancouver calgary edmonton quebec_city winnipeg
mexico: mexico_city tijuana guadalajara monterrey
cuba: havana
venezuela: caracas
colombia: bogota medellin
peru: lima
chile: santiago
argentina: buenos_aires
brazil: rio_de_janeiro sao_paulo brasilia
"""
_MORE_STATES = frozenset(
    {
        "marshall islands",
        "bahamas",
        "bermuda",
        "cayman islands",
        "comoros",
        "palau",
        "tuvalu",
        "vanuatu",
        "tonga",
        "isle of man",
    }
)
_SHORT = {
    "u.s.": "united states",
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "u.k.": "united kingdom",
}
_SAME = {
    "america": "united states",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "uae": "united arab emirates",
}
_INSIDE = {
    **dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "united kingdom"),
    "hong kong": "china", "tibet": "china", "puerto rico": "united states", "crimea": "ukraine",
}  # fmt: skip
_UNSURE = frozenset(
    {"washington", "new york", "georgia", "congo", "ireland", "america", "victoria", "gaza", "palestine", "korea"}
)
"""Names of places of several levels: nothing is concluded from them."""
STATE_OF_SHORT = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california", "colo": "colorado", "conn": "connecticut",
    "del": "delaware", "fla": "florida", "ill": "illinois", "ind": "indiana", "kan": "kansas", "ky": "kentucky", "la": "louisiana",
    "md": "maryland", "mass": "massachusetts", "mich": "michigan", "minn": "minnesota", "miss": "mississippi", "mo": "missouri",
    "mont": "montana", "neb": "nebraska", "nev": "nevada", "n.h": "new hampshire", "n.j": "new jersey", "n.m": "new mexico",
    "n.c": "north carolina", "n.d": "north dakota", "okla": "oklahoma", "ore": "oregon", "pa": "pennsylvania", "r.i": "rhode island",
    "s.c": "south carolina", "s.d": "south dakota", "tenn": "tennessee", "tex": "texas", "vt": "vermont", "va": "virginia",
    "w.va": "west virginia", "wis": "wisconsin", "wyo": "wyoming",
}  # fmt: skip
"""States by the short forms of datelines (AP style), without their final stop."""


@lru_cache(maxsize=1)
def _towns() -> dict[str, frozenset[str]]:
    """Every town or part of a town with what holds it."""
    out: dict[str, set[str]] = {}
    for line in re.sub(r"\n\s+", " ", _TOWNS.strip()).splitlines():
        holder, towns = line.split(":")
        for town in towns.split():
            out.setdefault(town.replace("_", " "), set()).add(holder.replace("_state", ""))
    return {town: frozenset(holders) for town, holders in out.items()}


def _plain(name: str) -> str:
    low = " ".join(name.lower().split()).removeprefix("the ").removesuffix("'s").removesuffix("’s").strip(" ,")
    low = STATE_OF_SHORT.get(low.rstrip("."), low)
    return _SAME.get(_SHORT.get(low, low), _SHORT.get(low, low))


def level(name: str) -> str | None:
    """``country``, ``state`` or ``town``; ``None`` where a name is not known, or known at several levels."""
    low = _plain(name)
    if low in _UNSURE or low in REGIONS:
        return None
    if low in COUNTRIES | _MORE_STATES:
        return "country"
    return "state" if low in US_STATES else "town" if low in _towns() else None


def apart(one: str, other: str) -> bool:
    """Whether nothing can be in both places: two of one level, or a town and a state or country that holds none of its name."""
    a, b = _plain(one), _plain(other)
    x, y = level(one), level(other)
    if x is None or y is None or a == b:
        return False
    holders = _holders(a), _holders(b)
    return b not in holders[0] and a not in holders[1]


@lru_cache(maxsize=4096)
def _holders(name: str) -> frozenset[str]:
    """Everything that a place may lie in."""
    out = set(_towns().get(name, ())) | ({"united states"} if name in US_STATES else set())
    out |= {_INSIDE[name]} if name in _INSIDE else set()
    for holder in tuple(out):
        out |= _holders(holder) if holder != name else set()
    return frozenset(out)
