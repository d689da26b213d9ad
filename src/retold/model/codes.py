"""The one catalogue of finding codes: report, terminal, JSON and ``retold explain`` all read it.

The first digit is the subject: 0 questions that the articles leave open, 1 who copied whom, 2 who says so, 3 quotations, 4 claims and origins, 5 conflicts,
6 headlines, 7 time, 8 coverage and wording, 9 the set itself. Sentences say what the texts do; they never judge.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding.

    ``sentence`` is a ``str.format`` template; ``explanation`` says how it is found and what it does not mean;
    ``rank`` orders kinds of findings for an editor (lower first).
    """

    code: str
    title: str
    sentence: str
    explanation: str
    rank: int


_ROWS: tuple[Code, ...] = (
    Code(
        "F001",
        "Named and not in the set",
        "Not in the set: {document}, which {articles} {verb}.",
        "A letter, report, filing, release or post that articles quote or credit, an outlet whose report they name, or a lost "
        "original that they copy. What it says besides can only be read there.",
        33,
    ),
    Code(
        "F002",
        "Quoted at second hand",
        "The words of {speaker} in {articles} come by way of {outlet}; no article has them at first hand.",
        "Every statement of this speaker rests on a credit to another outlet. Words that an article of that outlet, or a copy of "
        "its text, gives count as first hand.",
        35,
    ),
    Code(
        "F003",
        "One origin, and a party",
        "{count} told by several articles {verb} down to one origin that is a party ({why}), {origin}: {claim}",
        "Claims that end at one speaker or text, which puts its own case or is named in the headlines as one of those whom the "
        "story is about. That does not make them wrong; the articles name nobody else who says so.",
        31,
    ),
    Code(
        "F004",
        "A difference that no article explains",
        "No article explains the difference: {text}",
        "Accounts differ, no article has both values close together, and none uses words that tell of a difference, a correction "
        "or a dispute there.",
        30,
    ),
    Code(
        "F005",
        "A side not heard",
        "{articles} {verb} no answer from {who}, and no article has their words.",
        "Somebody is said to have given no answer or no comment, and no statement in the set is theirs.",
        34,
    ),
    Code(
        "F006",
        "A number credited to nobody",
        "Nobody is credited with “{number}” in {articles}: {claim}",
        "Articles tell the same figure, and none of their sentences names who counted.",
        36,
    ),
    Code(
        "F101",
        "One lost original behind several articles",
        "{articles} share {words} words of running text that point at one original not in the set: {original}.",
        "The articles have long runs of words in common, and a byline, credit or self-reference in them names an outlet or "
        "wire that is none of them. The likeliest reading (an inference) is that each took the words from there.",
        10,
    ),
    Code(
        "F102",
        "One article took text from another",
        "{taker} has {words} words of running text in common with {source}, and the evidence says it took them from there.",
        "Shared running text where time, a credit or a link settles who had it first. The evidence is listed.",
        12,
    ),
    Code(
        "F103",
        "Shared text, direction unknown",
        "{articles} share {words} words of running text; nothing in them settles who took it from whom.",
        "Long runs of the same words without a credit, byline or time that would tell the direction.",
        20,
    ),
    Code(
        "F104",
        "The same text under two names",
        "{articles} have the same text.",
        "The texts are the same after folding typography; they count once wherever tellers are counted.",
        11,
    ),
    Code(
        "F105",
        "One article credits another",
        "{taker} credits {source}, which is in the set.",
        "The article names the other, or links to it, as where it got something; no long run of words is shared.",
        29,
    ),
    Code(
        "F106",
        "Several articles credit one source outside the set",
        "{articles} credit the same source, which is not in the set: {source}.",
        "Each of the articles names the same outlet, wire or account as where it got something. What they tell on its word "
        "counts as one voice.",
        23,
    ),
    Code(
        "F201",
        "One document behind several articles",
        "{articles} quote or credit the same document: {document}.",
        "Each of the articles credits or quotes the same letter, report, filing or release.",
        14,
    ),
    Code(
        "F202",
        "Credit dropped in retelling",
        "{without} tells in its own voice what {with_credit} credits to {credited}.",
        "Two articles tell the same in closely related words; one names where it got it, the other names nobody.",
        24,
    ),
    Code(
        "F203",
        "Claim credited to nobody",
        "Nobody is credited with this in {articles}: {claim}",
        "The claim is told by several articles and none of their sentences names who says so.",
        32,
    ),
    Code(
        "F204",
        "A source's sentence cut without a mark",
        "{article} prints part of what {source} says: {note} (“{quote}”)",
        "The quotation stands in the source word for word, and passes for a whole sentence of it or leaves out words inside, "
        "without an ellipsis or brackets that would say so. Cutting is everyday work and may change nothing; quotations that "
        "show it, and fragments inside a sentence of the article's own, are not listed.",
        27,
    ),
    Code(
        "F205",
        "Parts of a source printed as one statement",
        "{article} gives as one statement what stands apart in {source}: {note} (“{quote}”)",
        "The words stand in the source, in several places with other sentences between them or in another order, and the "
        "quotation has no mark where one place ends and the next begins.",
        8,
    ),
    Code(
        "F206",
        "A quotation in other words than the source's",
        "A quotation in {article} has other words than {source}: {note} (“{quote}”)",
        "Most of the quotation's words stand in the source in this order, and some are others. Glyphs of quotation marks and "
        "dashes, capitals, spellings of one word and words in brackets do not count.",
        7,
    ),
    Code(
        "F207",
        "Words that do not stand in the source",
        "{article} gives these as words of {source}, where they do not stand: {note} (“{quote}”)",
        "The article credits the quotation to a document that is this source as far as names and other quotations tell, and "
        "fewer than half of its words stand there in order. It may mean another document, or another version.",
        9,
    ),
    Code(
        "F208",
        "Text of a source without quotation marks",
        "{article} has {words} words of running text in common with {source} and gives them without quotation marks.",
        "Passages that the article shares with a source in hand, outside of its quotations. What it credits around them is "
        "not weighed.",
        25,
    ),
    Code(
        "F301",
        "A quotation that changed",
        "A quotation of {speaker} is not the same everywhere: {difference} (“{quote}”).",
        "The same quotation stands in several articles with other words, or one article joins what in another is parted by "
        "more words of the same speaker. Glyphs of quotation marks, dashes and spaces, and spellings of one word, do not "
        "count; a quotation only broken by its “she said” is no finding.",
        22,
    ),
    Code(
        "F302",
        "One quotation, several speakers",
        "The same words are given to {speakers}: “{quote}”",
        "Articles print the same quotation and name different people, in full, for it.",
        18,
    ),
    Code(
        "F303",
        "A quotation cut short",
        "Of a quotation of {speaker}, {long} prints {words}: “{quote}”",
        "One article quotes much more of the same than another: at least two fifths, and eight words, are missing there. Only "
        "the quotations that lost most are listed; cutting is everyday work and may change nothing.",
        37,
    ),
    Code(
        "F401",
        "Many articles, one origin",
        "{count} articles tell this and it comes down to one origin, {origin}: {claim}",
        "Following quotations to their speakers, credits to their outlets and copies to their source, all mentions end at "
        "the same place. They are one voice, not several confirmations.",
        16,
    ),
    Code(
        "F402",
        "Told from several origins",
        "{count} articles tell this, from {origins} independent origins as far as the texts show ({names}): {claim}",
        "Mentions that lead to different people, bodies or documents which have no name in common and do not stand beside each "
        "other's words; what an outlet tells is left out, for it asked somebody. Independent as far as the texts let one follow: "
        "behind them may stand one source that no article names.",
        36,
    ),
    Code(
        "F501",
        "Accounts that cannot both stand",
        "{text}",
        "Two accounts give values for the same thing that exclude each other. Which one holds is not retold's to say.",
        15,
    ),
    Code(
        "F502",
        "Accounts in tension",
        "{text}",
        "Two accounts differ in a way an editor will want to see, without excluding each other.",
        21,
    ),
    Code(
        "F503",
        "A number that moved with time",
        "{text}",
        "Later articles give a later value: an update, not a contradiction.",
        28,
    ),
    Code(
        "F504",
        "The same at another precision",
        "{text}",
        "The values agree as far as the coarser one goes.",
        40,
    ),
    Code(
        "F601",
        "Headline without a body",
        "The {role} of {article} says more than its body holds: {missing} (“{headline}”)",
        "The parts of the headline, or what it turns on, stand in no sentence of the body with more than saying them again. "
        "Found by comparing words, names, numbers and senses; another wording of the same may have been missed.",
        17,
    ),
    Code(
        "F602",
        "Headline partly held by the body",
        "The body of {article} holds its {role} only in part: {missing} (“{headline}”)",
        "The body supports some of the headline; the words named here stand in no other sentence, or the body keeps a distance "
        "(reportedly, allegedly, may) where the headline has none.",
        26,
    ),
    Code(
        "F701",
        "Dated differently",
        "{text}",
        "Articles put the same happening on different dates.",
        19,
    ),
    Code(
        "F801",
        "Only here",
        "Only {article} says: {what}",
        "A passage of the body with which no other article shares a statement, name or number.",
        38,
    ),
    Code(
        "F802",
        "Other words for the same",
        "{referent}: {words}",
        "The words that the articles use for the same people, groups or acts, side by side and without a score.",
        34,
    ),
    Code(
        "F803",
        "Did not answer",
        "Gave no answer or no comment, as the articles tell it: {who}",
        "Sentences in which an article says that somebody declined or did not respond to a request for comment.",
        42,
    ),
    Code(
        "F804",
        "About something else",
        "{article} shares next to nothing with the other articles: {have} of the {all} names and {words} of the {of} other words that most of them have.",
        "No shared passage or quotation joins it with the others, and it lacks the names and words that at least half of them have in "
        "common: it is likely about another event, or another page was saved. What it alone tells and whom it alone quotes is not "
        "listed, and it is not counted where all but one tell something.",
        13,
    ),
    Code(
        "F805",
        "All but one tell it",
        "All articles but {article} tell this: {claim}",
        "A statement that every article of the set tells but this one, where no sentence has its words either. Articles about "
        "something else, without text or with the text of another are not counted. An article may be older, or shorter.",
        33,
    ),
    Code(
        "F806",
        "One voice in an article",
        "{article} has the words of {voice} ({count} statements) and of nobody else.",
        "Every attribution in the running text leads to one speaker or document. Outlets that it credits count as voices too.",
        35,
    ),
    Code(
        "F807",
        "Quoted in one article only",
        "Only {article} quotes {who}.",
        "People and bodies with a name whose words in quotation marks stand in no other article of the set.",
        41,
    ),
    Code(
        "F901",
        "No article text",
        "{article} holds no running text besides its headline.",
        "The file has a headline and furniture only: a stub, a paywall or a failed download.",
        30,
    ),
    Code(
        "F902",
        "The same text twice",
        "{article} holds the same text as {other}.",
        "The running text of two documents of one outlet is the same but for a few words, whatever stands around it: one article "
        "under two addresses, or saved twice. Texts of two outlets are compared as copies instead.",
        12,
    ),
    Code(
        "F903",
        "Breaks off at a paywall",
        "{article} breaks off at a paywall: {words} words of running text are all there is.",
        "The page says that the article is not free, or asks to subscribe where it ends, and shows little text. What is missing "
        "here may stand in the article.",
        15,
    ),
    Code(
        "F904",
        "A live blog",
        "{article} is a live blog: several entries with times of their own.",
        "The page calls itself one, or stamps with times stand among its paragraphs. Entries were written at different times, "
        "so that statements in one document may be updates of each other.",
        24,
    ),
    Code(
        "F905",
        "No article",
        "{article} holds no article but {what}.",
        "Little running text, and a message, a list, pictures or a video where it would stand.",
        16,
    ),
    Code(
        "F906",
        "Text that stands in the page's data only",
        "The text of {article} stands in the data of its page and not where a reader sees it.",
        "Pages carry articles for machines (schema.org articleBody, the state of a script) that they show only some readers. The "
        "text was read from there and put behind what the page shows.",
        31,
    ),
)

CATALOGUE: dict[str, Code] = {row.code: row for row in _ROWS}


def is_question(code: str) -> bool:
    """Whether a finding of this code is an open question, which an editor works off: something to get, to ask or to settle."""
    return code.startswith("F0")
