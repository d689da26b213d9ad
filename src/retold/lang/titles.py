"""English titles, roles and the words that tell what kind of thing a name names, as data.

Source: general knowledge of English, compiled by the retold project; licence Apache-2.0. Lower case, without final stops.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

TITLES = word_set("""
mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr father sister president vice prime premier chancellor
minister secretary foreign senator sen rep congressman congresswoman representative governor gov lt lieutenant mayor
councilman councilwoman councillor councilor alderman judge justice chief sheriff deputy officer detective constable
commissioner inspector superintendent sgt sergeant capt captain maj major col colonel gen general adm admiral cpl corporal
pvt private cmdr commander lieut attorney prosecutor ambassador director chairman chairwoman chair ceo cfo coo executive
spokesman spokeswoman spokesperson spokesmen king queen prince princess duke duchess emperor sultan sheikh pope cardinal
archbishop bishop pastor rabbi imam ayatollah coach manager leader assistant former ex-president then-president acting
interim senior press state first speaker majority minority candidate nominee co-founder founder editor reporter
correspondent author actor actress singer rapper striker goalkeeper midfielder forward guard center quarterback lawyer
dictator strongman tsar czar trooper agent
""")
"""Words before a person's name that are no part of it."""

HONORIFICS = word_set("""
mr mrs ms miss dr prof sir dame sen rep gov sgt capt lt col gen rev adm
""")
"""Titles after which only a person can follow."""

NAME_SUFFIXES = word_set("""
jr sr ii iii iv md phd esq qc kc obe mbe cbe
""")

ORG_WORDS = word_set("""
news post times herald tribune gazette journal chronicle observer guardian telegraph examiner independent courier dispatch
bulletin globe daily press media radio tv television broadcasting network magazine agency foundation institute institution
association union council committee commission department ministry bureau office court senate congress parliament party
university college school hospital bank group corporation corp inc ltd llc plc company co airlines airways airline authority
service services administration federation league club society trust alliance coalition organization organisation board
center centre force army navy police team church museum academy holdings partners industries systems technologies
enforcement fund command transportation observatory laboratory studios records pictures entertainment motors energy electric semiconductors consortium investigators security homeland customs treasury pentagon kremlin cabinet house jazeera reuters
""")
"""Last words (or whole names) that make an organisation of a name; ``house`` only in ``White House``-like names."""

ORG_NEVER_ALONE = word_set("""
house press force center centre team group party school office court service
""")

PLACE_WORDS = word_set("""
river lake sea ocean mountain mountains island islands bay strait peninsula valley desert street avenue road boulevard
highway bridge tunnel airport station square park county city province region district village town beach harbor harbour
port canyon forest stadium arena plaza gulf canal coast border hills heights falls springs drive lane
""")
"""Last words that make a place of a name."""

GROUP_WORDS = word_set("""
democrat democrats republican republicans muslim muslims christian christians jew jews jewish catholic catholics sunni
shiite shia hindu hindus buddhist antifa taliban isis isil hamas hezbollah al-qaeda kurds kurdish communist communists
marxist marxists socialist socialists tory tories conservatives liberals nazis neo-nazis fascists anarchists libertarians progressives populists
nationalists separatists islamists jihadists feminists leftists protestants anglicans lutherans evangelicals baptists mormons sikhs zionists alawites
yazidis hutus tutsis uighurs uyghurs houthis rohingya
palestinians rebels
""")

SAYING_OUTLETS = word_set("""
reported reports reporting report
""")
"""After a name of one word that no fuller person's name explains, they make an outlet of it."""

NOT_NAMES = word_set("""
i read more photo video image click share tweet comment comments subscribe advertisement continue related copyright updated
published getty images file story breaking watch exclusive gmt utc bst est edt cet pst pdt am pm mom dad god http https www said says he she they it we you but
and yes no
""")
"""Words that alone are no name whatever a tagger thinks of their capital."""
