"""Verbs that say how an act stands: intended, avoided, asked for. English lemmas; compiled by the retold project."""

from __future__ import annotations

from retold.lang.word_set import word_set

INTENDED = word_set("""
plan intend consider weigh mull contemplate threaten prepare want hope seek vow promise aim expect propose
""")
"""Verbs under which an act has not happened."""

AVOIDED = word_set("refuse fail decline avoid stop prevent cease forget neglect omit")
"""Verbs under which an act is not done."""

ONLY_THAT = frozenset({"idea", "notion"})
"""Nouns of CHARGES that are one only over ``that``: the idea of serving is no charge."""

PROOFS = word_set("evidence proof sign indication suggestion reason")
"""Nouns for what would bear something out; after ``no`` or ``without`` what hangs on them is open."""

AVOIDANCE = word_set("refusal failure unwillingness inability neglect reluctance")
"""Nouns of AVOIDED: the act of an infinitive below them is not done."""

ASKED = word_set("if whether unless why how whoever whatever whichever")
"""Words that open a clause which asserts nothing."""

FLEETING = word_set("use help work happen occur live lead leave turn bring hold move run stand come start")
"""Verbs so common that sharing one says little."""

CHARGES = word_set("""
accuse accusation allege allegation suspect suspicion charge claim speculation rumor rumour assertion notion idea
""")
"""Verbs and nouns under which an act is a charge: ``accused of selling``, ``the suspicion that they sold``."""

SUSPICIONS = CHARGES - {"charge", "claim", "idea", "notion", "accuse", "allege", "suspect"}
"""Nouns of CHARGES after which a clause without ``that`` is the charge: ``the allegations they colluded``."""

JUDGING = word_set("""
wrongfully wrongly falsely mistakenly erroneously unfairly unjustly illegally unlawfully improperly illicitly secretly covertly
deliberately intentionally purposely knowingly accidentally unintentionally inadvertently unknowingly voluntarily willingly
forcibly violently brutally racially peacefully legally lawfully rightly rightfully justly unanimously
""")
"""Adverbs that judge an act or say how it was meant; one article may have them and another tell the act without."""

CONSIDERED = word_set("consider weigh mull contemplate discuss explore threaten may might could hope want avoid")
"""Lemmas under which an act is not even decided."""

OBLIGING = frozenset({"should", "must", "ought", "shall"})
"""Auxiliaries by which a clause says what is right to do and not what is done."""

ABLE = frozenset({"can", "could", "may", "might", "would"})
"""Auxiliaries by which a clause says what is or would be possible."""

WHEN = frozenset({"since", "when", "until", "till"})
"""Words that open a clause of time whose happening is taken as known; what stands after ``after`` may be the news."""

ONE_OF_SEVERAL = word_set("another other second third fourth fifth sixth seventh eighth ninth tenth")
"""Words before a noun by which it is a further one of its kind; ``first`` may be the only one."""

SPEAKING_FOR = word_set("""
union guild association federation society club chapter local
lawyer attorney solicitor barrister
family relative parent father mother husband wife spouse partner widow widower brother sister sibling son daughter child cousin uncle
aunt nephew niece grandmother grandfather estate heir
employee worker staff staffer crew member tenant customer client patient shareholder investor
fan supporter follower backer opponent critic rival neighbour neighbor resident victim survivor
""")
"""Nouns for people who belong to somebody and act for themselves: what the union does the company has not done.

Of WordNet's: associations, lawyers, kin, and those who stand to somebody by work, trade, taste, place or harm.
"""

BELONGING_TO = word_set("""
ship vessel tanker freighter boat trawler ferry barge yacht tug liner truck lorry
company firm business corporation conglomerate enterprise bank brokerage broker manufacturer maker producer supplier exporter importer
refiner refinery shipper airline carrier retailer dealer buyer seller
trader merchant businessman businesswoman entrepreneur citizen national expatriate tourist traveller traveler student researcher
scientist academic hacker smuggler trafficker fisherman farmer migrant
""")
"""Nouns for what may be of a country and not the country: what a Chinese ship does China need not have done.

Of WordNet's: civil vessels and vehicles, enterprises, and persons by a trade or a pursuit of their own. What flies is left out, for the
planes and drones in the news are mostly a state's.
"""

FORCE = word_set("attack shoot explode kill injure seize arrest threaten kidnap rescue")
"""Classes of acts that a state's own ships and people do: then they are the state."""

PURPOSEFUL = word_set("protest march rally strike sue resign quit riot boycott picket")
"""Verbs for acts that are done over something; their object, where they take one, is that."""

OVER = word_set("over against for")
"""Prepositions that open what an act is done over."""

NOT_WHOLLY = word_set("altogether entirely completely fully totally wholly necessarily always exactly together yet since")
"""Words that a ``not`` over them denies and leaves the rest standing: what is not banned altogether may be banned, what was not won since
1945 was won before."""

NEGATIONS = word_set("not no never cannot nobody nothing without")
"""Words that deny, besides those that end in ``n't``."""

MANY = word_set("several many multiple numerous dozens scores hundreds thousands various")
"""Words that count more than one and say no figure."""

AT = word_set("in at near outside inside")
"""Prepositions that open where an act is done."""

DEATHBEDS = word_set("scene hospital home")
"""Nouns for where somebody dies that exclude each other."""

EVERYWHERE = word_set("""
see feel hear watch report spot notice find visit live work reside play tour travel perform sell open hold stage show appear
operate exist be remain stay
""")
"""Verbs for what may be in several places, or go from one to another."""

PERFORMED = word_set("""
sing sings sang sung singing rap raps rapped rapping chant chants chanted chanting croon crooned croons recite recites recited reciting
perform performed performs performing
""")
"""Verbs for words that are somebody else's or a song's, as they stand in texts."""

QUANTITIES = word_set("MONEY TIME DATE QUANTITY PERCENT CARDINAL ORDINAL")
"""Kinds of entities that are no reason: of ``sued for two million``, ``marched for an hour``."""
