"""General-purpose tables of rewording, and invented outlets and reporters. Written for this simulator; no text of an outlet is in them."""

from __future__ import annotations

import re

SAY = ("said", "stated", "told reporters", "noted", "explained", "added", "remarked")
SAYS = ("says", "adds", "explains", "argues")

SWAPS = """
about:roughly:around  after:following  although:though  among:amid  approximately:about  asked:requested  announced:unveiled:disclosed
attempt:effort:bid  attempted:tried  began:started  begin:start  big:large  blamed:faulted    children:kids
    completed:finished  concerns:worries:fears  confirmed:verified  criticized:slammed:attacked    currently:now
decided:chose  decision:ruling:move  declined:refused  demanded:insisted  despite:notwithstanding  died:perished  difficult:hard
earlier:previously  employees:workers:staff  ended:finished  ensure:guarantee  entire:whole  expected:anticipated
followed:trailed  frequently:often    get:obtain  government:administration  happened:occurred    helped:assisted
  huge:massive:enormous  hurt:injured  immediately:at_once  important:significant:crucial      increased:rose
  issued:released      killed:slain  large:big:sizeable  last:past  later:afterwards  leader:chief  leaders:heads
left:departed  likely:probable  major:leading    many:numerous  meeting:session  money:funds  nearly:almost    needed:required
new:fresh  number:figure    officials:authorities  opened:launched  opposed:resisted  ordered:directed    passed:approved  people:individuals
  plans:proposals  police:officers  possible:potential  president:head_of_state  probably:likely  problem:difficulty  proposed:suggested
protest:demonstration  protesters:demonstrators  protests:demonstrations  provide:offer:supply  provided:offered  quickly:rapidly:swiftly  raised:lifted
reached:struck  received:got  recent:latest  recently:lately  reduce:cut:lower  reduced:cut  refused:declined  rejected:turned_down  released:published:issued
remain:stay  remained:stayed  removed:taken_away  reportedly:apparently  responded:replied    revealed:disclosed
serious:grave  several:a_number_of  should:ought_to    showed:indicated    similar:comparable  since:as  situation:state_of_affairs
spending:expenditure  spoke:talked  started:began  statement:declaration    stopped:halted    supporters:backers  supported:backed
take:seize  talks:negotiations  tell:inform  thought:believed    told:informed  took:seized  tried:attempted  trying:attempting
until:till  urged:called_on      various:different  want:wish  wanted:wished  warned:cautioned  while:as    won:captured
      allow:let  allowed:permitted  also:too  because:since  before:ahead_of  between:among
  country:nation  deal:agreement  debate:discussion  documents:papers  fired:dismissed  former:ex-  group:body  groups:organizations
  lawmakers:legislators  lawyer:attorney  lawyers:attorneys    month:four_weeks  pay:salary
        voters:electors  week:seven_days  year:twelve_months  years:12-month_periods  administration:government
"""
"""Words that a desk may put for one another; written so that the grammar of the sentence survives most times."""

_STIFF = frozenset(
    {
        "week",
        "year",
        "years",
        "month",
        "since",
        "while",
        "former",
        "president",
        "last",
        "take",
        "took",
        "make",
        "get",
        "left",
        "should",
    }
)
"""Rows that read wrongly more often than rightly stay unused in both directions."""


def _swaps() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for row in SWAPS.split():
        first, *others = (w.replace("_", " ") for w in row.split(":"))
        if first in _STIFF:
            continue
        out.setdefault(first, tuple(others))
    return out


SYNONYMS = _swaps()

BRITISH = dict(
    pair.split(":")
    for pair in """color:colour labor:labour favor:favour favorite:favourite center:centre theater:theatre defense:defence offense:offence
    organization:organisation organizations:organisations organized:organised organize:organise recognize:recognise recognized:recognised
    criticized:criticised criticize:criticise criticizing:criticising program:programme programs:programmes traveled:travelled traveling:travelling
    canceled:cancelled neighbor:neighbour neighbors:neighbours neighborhood:neighbourhood gray:grey honor:honour behavior:behaviour rumor:rumour
    harbor:harbour license:licence analyze:analyse realize:realise realized:realised authorized:authorised emphasized:emphasised percent:per_cent
    toward:towards gotten:got judgment:judgement enroll:enrol fulfill:fulfil skeptical:sceptical tire:tyre mom:mum counselor:counsellor""".split()
)
"""American and British spellings."""

MONTHS = dict(
    zip(
        "January February August September October November December".split(),
        "Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split(),
        strict=True,
    )
)
NUMBERS = dict(
    zip("two three four five six seven eight nine ten eleven twelve".split(), "2 3 4 5 6 7 8 9 10 11 12".split(), strict=True)
)
TITLES = {
    "Sen.": "Senator",
    "Rep.": "Representative",
    "Gov.": "Governor",
    "Gen.": "General",
    "Mr.": "Mr",
    "U.S.": "US",
    "U.N.": "UN",
    "Dr.": "Doctor",
}
ADVERBS = ("also", "now", "reportedly", "already", "then", "still", "apparently", "since")
IDLE = (
    "also",
    "very",
    "just",
    "really",
    "already",
    "currently",
    "still",
    "even",
    "quite",
    "now",
    "recently",
    "simply",
    "then",
    "however,",
)
CONTRACTIONS = {
    "do not": "don’t",
    "did not": "didn’t",
    "is not": "isn’t",
    "was not": "wasn’t",
    "would not": "wouldn’t",
    "could not": "couldn’t",
    "has not": "hasn’t",
    "are not": "aren’t",
    "were not": "weren’t",
    "will not": "won’t",
}

PLACES = "Harbour Saltmarsh Varnhold Kestrel Lowmoor Eastgate Tidewater Millbrook Ashford Quill Ravensby Copperhill Stonebridge Northfell Greywater Oakhaven Larkspur Fenwick Bellport Thornbury Marlow Selwick Ironvale Highcliff Brackwater Westerly Dunmore Goldcrest Pinecrest Summerlin".split()
DAILIES = (
    "Gazette",
    "Courier",
    "Post",
    "Ledger",
    "Herald",
    "Chronicle",
    "Examiner",
    "Mercury",
    "Daily News",
    "Tribune",
    "Observer",
)
WIRES = ("Wire", "News Service", "Press Agency", "News Agency")
SITES = ("Report", "Beat", "Insider", "Pulse", "Dispatch", "Signal", "Brief", "Review")
CASTS = ("News 7", "TV", "Radio News", "Broadcasting")
FIRST = (
    "Ann Petra Jonas Maren Odile Ruben Tomas Hanne Iris Felix Clara Simon Nora Victor Lena Oscar Ruth Hugo Edda Miles".split()
)
LAST = "Smith Lindqvist Weir Holt Brandt Asante Reyes Voss Calloway Mercer Thorne Ibsen Kowal Adeyemi Larkin Pruitt Sandoval Whitlock Eklund Danvers".split()
TOWNS = ("PORT SELDA", "VARNMOUTH", "EASTGATE", "LOWMOOR", "WASHINGTON", "LONDON", "NEW YORK", "QUILLPORT")


def cased(word: str, like: str) -> str:
    """``word`` with the capital that ``like`` begins with."""
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def replace_word(text: str, old: str, new: str, count: int = 1) -> str:
    """``text`` with whole words replaced, the first ``count`` of them; capitals of the old word are kept."""
    return re.sub(rf"(?<![\w’']){re.escape(old)}(?![\w’'])", lambda m: cased(new, m[0]), text, count=count, flags=re.IGNORECASE)


def unquoted(text: str) -> list[tuple[int, int]]:
    """The stretches of a sentence outside double quotation marks."""
    out, at, inside = [], 0, False
    for i, c in enumerate(text):
        if c == "“" or (c == '"' and not inside):
            out.append((at, i))
            inside = True
        elif c == "”" or (c == '"' and inside):
            inside, at = False, i + 1
    if not inside:
        out.append((at, len(text)))
    return [(a, b) for a, b in out if b > a]
