"""Companies and bodies that news names without introduction, and how adjectives of peoples end, as data.

Source: general knowledge, compiled by the retold project; licence Apache-2.0. Outlets and social platforms stand in ``outlets.tsv``.
"""

from __future__ import annotations

from retold.lang.word_set import phrase_set, word_set

KNOWN_ORGS = phrase_set("""
un, u.n, united nations, eu, e.u, european union, nato, opec, who, imf, wto, fbi, cia, nsa, dea, atf, epa, fda, cdc, nasa, noaa, faa, fema, irs, ice,
tsa, cbp, uscis, osce, asean, apec, opcw, ecb, bbc, doj, dhs, hhs, usda, sec, fcc, ftc, mi5, mi6, gchq, nhs, nypd, lapd, mta, bart, amtrak, ntsb, tfl, usps, naacp, aclu, nra, nba, nfl, mlb, nhl, fifa, uefa, ioc, interpol,
europol, iaea, icc, icj, unicef, unesco, unhcr, white house, kremlin, pentagon, capitol, congress, senate, house of representatives, parliament,
bundestag, knesset, duma, state department, treasury, treasury department, justice department, defense department, pla, supreme court,
security council, scotland yard, downing street, google, alphabet, apple, microsoft, amazon, facebook, meta, twitter, youtube, instagram,
whatsapp, snapchat, tiktok, reddit, linkedin, netflix, uber, lyft, airbnb, tesla, spacex, boeing, airbus, lockheed martin, intel, nvidia, qualcomm,
broadcom, ibm, oracle, cisco, dell, hp, samsung, sony, huawei, nokia, ericsson, toyota, honda, nissan, volkswagen, bmw, ford, general motors, gm,
walmart, target, costco, starbucks, mcdonald's, nike, adidas, exxon, exxonmobil, chevron, bp, shell, gazprom, rosneft, goldman sachs, jpmorgan,
morgan stanley, citigroup, wells fargo, bank of america, hsbc, barclays, deutsche bank, pfizer, moderna, equifax, greenpeace, red cross,
amnesty international, human rights watch, doctors without borders, wikileaks, anonymous, republican party, democratic party, labour, gop
""")
"""Lower case, without the final stop of an abbreviation."""

PEOPLE_ENDINGS = ("an", "ans", "ese", "ish", "i", "is", "ist", "ists", "ite", "ites", "crat", "crats", "men", "ic", "ics")
PEOPLE_ADJECTIVES = word_set("""
french dutch greek czech turk turks swiss thai welsh irish scots finn finns dane danes swede swedes pole poles kurd kurds serb serbs croat
croats arab arabs filipino filipinos afghan afghans uzbek kazakh slovak briton britons spaniard spaniards african-american white black
latino latinos latina latinas hispanic hispanics native aboriginal
""")
"""What peoples, faiths and parties are called beside words with PEOPLE_ENDINGS."""

BODY_NOUNS = word_set("""
agency department ministry bureau office service company firm corporation airline bank union council committee commission authority
association federation foundation institute university hospital party court regulator watchdog force board league club network carrier
manufacturer maker operator provider utility
""")
"""Nouns by which a body that was named before is described: ``the immigration agency``, ``the nation's biggest carrier``."""

PUBLIC_BODIES = word_set(
    "agency department ministry bureau office council committee commission authority court regulator watchdog force"
)
"""Of these, what is no business."""

BUSINESSES = word_set("company firm corporation airline bank manufacturer maker operator provider utility carrier")
"""Of these, what is one."""
