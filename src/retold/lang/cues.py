"""English words that stand beside quotations and give texts, and what they say of how sure their source is.

Source: compiled by the retold project from general knowledge of news English; checked against PolNeAR's training part
(Newell et al. 2018), of which nothing is contained here. Licence: Apache-2.0.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

SPEECH = word_set(
    "say tell add write suggest argue show note ask announce explain continue declare claim warn insist conclude state point"
    " question acknowledge report indicate predict agree assure reply reveal complain admit concede wonder remark joke recall"
    " assert imply demonstrate emphasize emphasise stress charge allege maintain boast hint promise demand advise affirm announce"
    " answer argue attest aver beg blog bemoan brag caution comment confess confide confirm contend counter cry deadpan decide"
    " declaim deny denounce describe disclose echo elaborate estimate exclaim exhort explode express fire gasp"
    " grouse groan grumble inform inquire instruct interject intone jest lament lecture marvel mention moan mumble murmur muse"
    " mutter observe opine plead pledge post preach pray proclaim profess pronounce propose protest quip quote rant read reason"
    " reassure recount recommend reiterate relate remind repeat request respond retort retweet rule say scoff scream shout"
    " sigh signal snap speculate state stipulate sum summarize summarise swear tease testify theorize theorise thunder tweet urge"
    " venture vouch vow warn whine whisper worry write yell chant email text phone narrate forecast project find learn underscore"
    " underline highlight convince dispute"
)
"""Verbs that take what was said as a clause or a quotation."""

QUOTING = SPEECH | word_set(
    "be go put offer begin start conclude call demand fume rail gush enthuse rage joke chime sign label dub brand term"
)
"""Verbs that may stand beside a quotation that is a whole sentence."""

OBJECT = word_set(
    "praise cite express announce discuss reject question tout highlight condemn declare denounce mock slam recall note demand mention"
    " tweet claim criticize criticise acknowledge advocate applaud assail decry deny dismiss disavow emphasize emphasise hail lament"
    " laud list predict promise propose recite reference report repeat reveal ridicule say state stress voice allege admit concede"
    " confirm deplore deride lambaste outline proclaim reiterate renounce suggest urge vow write read print"
)
"""Verbs of saying and judging that take what they are about as an object."""

PREDICATIVE = word_set(
    "call accuse describe portray blame label brand dub term characterize characterise denounce depict deem"
    " declare slam blast criticize criticise praise condemn mock attack chide rebuke hail"
)
"""Verbs that say of an object what it is or did ("called the plan a mistake", "accused her of lying", "described it as")."""

QUOTED_OBJECT = word_set("issue release offer deliver repeat blame accuse warn call promise impose coin shout chant")
"""Verbs that make a quoted phrase their subject's words ("issued a “travel advisory”")."""

VOICE = word_set("i i'm i've i’m i’ve we we're we’ve we've we’re our ours us my you your")
"""Words by which a letter or a statement speaks for itself."""

TEXT_GIVING = word_set("write describe read report say state add tweet post continue explain put go")
"""Verbs that before a colon give a text itself."""

HEDGED = word_set(
    "claim allege suggest seem appear think believe guess suspect speculate imply hint assume imagine fear worry hope hop wonder expect"
    " estimate predict forecast project contend presume reckon theorize theorise rumor"
)
"""Cues by which what follows is not put forward as settled."""

DENIED = word_set("deny dispute refute rebut disavow reject dismiss doubt")
"""Cues by which the content is denied."""

CONDITIONAL_MARKS = word_set("if unless whether")
"""Conjunctions that make a cue conditional ("if she says …")."""

CONDITIONAL_MODALS = word_set("would could might may")

HEADLINE_SOURCES = word_set(
    "report reports study source sources police officials official poll survey lawyer lawyers attorney spokesman spokeswoman union"
    " letter lawsuit suit complaint media experts analysts researchers scientists witnesses prosecutors sheriff mayor governor memo filing"
    " documents minister ministry un nato audit expert analyst"
)
"""Last words of what stands after a headline's colon when it names a source."""

HEADLINE_LABELS = word_set(
    "watch video live breaking exclusive opinion analysis photos gallery update updated review listen read fact editorial"
)
"""First words before a headline's colon that are the outlet's label."""

SAYING_NOUNS = word_set(
    "statement interview letter email e-mail tweet post release report speech memo note message conference briefing article column op-ed"
)
