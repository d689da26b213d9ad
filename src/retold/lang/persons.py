"""Given names, which pronoun they take, and surnames of people whom news names without introduction, as data.

Source: general knowledge, compiled by the retold project; licence Apache-2.0. A help against a tagger's slips and for
pronouns ("she" is no Harold): a person whose name is missing here is still found.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

FEMALE = word_set("""
abigail ada adele agnes aisha alexandra alice alicia alison alyssa amanda amber amelia amy ana andrea angela angelina anita ann anna anne annette
annie april arianna ashley audrey ava barbara beatrice becky bella bernadette beth bethany betty beverly beyoncé bonnie brenda bridget brittany
camille carla carmen carol carole caroline carolyn carrie catherine cecilia charlene charlotte chelsea cheryl chloe christina christine cindy claire
clara claudia colleen connie courtney crystal cynthia daisy danielle deborah debra delia denise diana diane dianne dolores donna doris dorothy eileen
elaine eleanor elena elisabeth elise elizabeth ella ellen emily emma erica erika erin esther ethel eva eve evelyn faith fatima felicia fiona florence
frances gabrielle gail georgia gillian gina ginger giulia gladys gloria grace greta hannah harriet hazel heather heidi helen helena hilary hillary
holly ida ilona imelda inga ingrid irene iris isabel isabella ivanka ivy jackie jacqueline jane janet janice jasmine jean jeanette jennifer jenny
jessica jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie kaitlyn karen kate katherine kathleen kathryn kathy katie
katrina kayla kellyanne kimberly kirsten kristen kristin laura lauren laurie leah leila lena leslie lillian lily linda lisa liz lois lorraine louise
lucia lucy lydia lynn madeleine madison maggie malala mandy margaret margot maria marian marianne marie marilyn marina marjorie marlene martha mary
maureen megan meghan melania melanie melinda melissa mercedes meredith mia michelle mildred minnie miranda molly monica nadia nancy naomi natalia
natalie natasha nicole nina nora norma olga olivia oprah pamela patricia patty paula pauline peggy penelope penny phyllis priscilla rachel rebecca
regina renee rhonda rihanna rita roberta rosa rose rosemary ruby ruth sabrina sally samantha sandra sara sarah savannah selena serena sharon sheila
shelly sherry shirley silvia simone sofia sonia sophia sophie stacey stacy stephanie sue susan susanna suzanne sylvia tamara tamika tammy tanya teresa
theresa tiffany tina tracey tulsi uma ursula valerie vanessa vera veronica vicki victoria violet virginia vivian wanda wendy yolanda yvonne zoe
""")
"""Given names whose pronoun in English-language news is nearly always ``she``."""

MALE = word_set("""
aaron abdul abraham adam adrian ahmed alan albert alberto alejandro alex alexander alfred ali allan allen alvin andre andrew andy angelo anthony
antonio arnold arthur barack barry ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno
bryan byron calvin carl carlos cesar chad charles charlie chester chris christian christopher chuck clarence clark claude clayton clifford clinton
clyde colin conor craig curtis cyril dale dan daniel danny darnell darrell darren dave david dean dennis derek derrick devin diego dominic don donald
doug douglas duane dustin dwayne dwight earl eddie edgar eduardo edward edwin eli elias elliott elon emmanuel enrique eric erik ernest ethan eugene
evan felipe felix fernando floyd francis francisco frank franklin fred frederick gabriel gareth gary gavin gene geoffrey george gerald gerard gilbert
glenn gordon graham greg gregory guy harold harrison harry harvey hassan hector henry herbert herman howard hubert hugh hugo ian ibrahim igor ivan
jack jacob jake jamal james jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joe joel john johnny jon jonathan jorge jose
joseph josh joshua juan julian justin karl keith ken kenneth kevin kirk kurt kyle lance larry lawrence lee leo leon leonard leroy lester lewis liam
lloyd louis lucas luis luke malcolm manuel marc marco marcus mario mark marshall martin marvin matt matthew maurice max melvin michael miguel mike
mikhail milton mitch mitchell mohamed mohammed muhammad nathan nathaniel neil nelson nicholas nick nigel norman oliver omar oscar otto owen pablo
patrick paul pedro pete peter phil philip phillip pierre quentin rafael ralph ramon randall randy raul ray raymond reginald rex ricardo richard rick
ricky rob robert roberto rodney rodrigo roger roland ron ronald ross roy rudolph rudy russell ryan salvador sam samuel scott sean sebastian sergei
sergey seth shane shaun shawn shinzo sidney simon stanley stefan stephen steve steven stewart stuart ted terrence terry theodore thomas tim timothy
todd tom tommy tony travis trevor troy tyler vernon victor vincent vladimir wade wallace walter warren wayne wesley wilbur wilhelm willard william
willie xavier yusuf zachary
""")
"""Given names whose pronoun is nearly always ``he``."""

EITHER = word_set("""
abdullah ahmad alexei alexey allison amir anastasia anders andreas andrei austin barbra bashar binyamin caitlin cameron cathy chen christoph clay
connor corey cristina damian dana daniela darryl dawn debbie denis dimitri dirk dmitri dmitry duncan dylan ed edith elijah emilia francesca francesco
francois gemma geoff georgina giovanni giuseppe guillermo gustavo hamid hans henri hussein imran isaac jacques jamie jan jenna johan johannes josef
julio jurgen kamala karim kelly khalid kim klaus lars leigh leonardo lindsay lorenzo loretta lori luigi marcel mariam marion marisa marsha mathew
maxine mehmet michel michele moammar mohammad muammar mustafa nicolas nikki nikolai noah oleg osama pavel petra ralf recep robin ronnie sadiq sergio
shannon silvio stella svetlana tariq thelma toni tracy tristan valentina viktor volker volodymyr will winston wolfgang yasmin yasser yuri
""")
"""Given names that do not tell the pronoun, or of which that was not looked at."""

AMBIGUOUS = word_set("""
ada alison allen april ava bella beverly brent bruno byron chad chelsea chester clark clayton clinton clyde conor cyril dale dwight eve faith floyd
georgia gilbert ginger greta guy harrison hazel hilary ida iris ivy jamal jasmine joy katrina lance laurie lester lily lorraine marina marshall
mercedes meredith milton minnie miranda mitchell norma penny rose ruby rudolph salvador savannah serena sherry sidney troy violet virginia wade
wallace wesley willard
""")
"""Given names that are as often places, things or surnames: alone they name nobody."""

GIVEN_NAMES = (FEMALE | MALE | EITHER) - AMBIGUOUS


def gender_of(name: str) -> str | None:
    """``f`` or ``m`` where the first word of a name tells, else ``None``."""
    first = name.partition(" ")[0].lower()
    return "f" if first in FEMALE else "m" if first in MALE else None


_TITLES = {"f": word_set("mrs ms miss dame lady queen"), "m": word_set("mr sir lord king")}


def title_gender(title: str) -> str | None:
    """``f`` or ``m`` where a title before a name tells (``Mrs.``), else ``None``."""
    low = title.lower().rstrip(".")
    return next((gender for gender, titles in _TITLES.items() if low in titles), None)


KNOWN_SURNAMES = word_set("""
trump obama clinton biden bush reagan nixon kennedy putin merkel macron thatcher churchill stalin lenin hitler mussolini gandhi modi erdogan
netanyahu zelensky zelenskyy johnson cameron corbyn sarkozy hollande berlusconi mandela castro maduro bolsonaro lula assad gaddafi gadhafi
khamenei rouhani duterte abe trudeau pence mccain romney sanders pelosi mcconnell comey mueller snowden assange musk bezos zuckerberg
einstein darwin shakespeare mozart beethoven picasso
""")
"""Lower case; alone, without a fuller name in the document, they still are people."""

RELATIVES = word_set("""
father mother dad mum mom parent brother sister sibling son daughter child wife husband spouse widow widower uncle aunt nephew niece cousin
grandfather grandmother grandson granddaughter stepfather stepmother stepson stepdaughter half-brother half-sister twin
father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law
""")
"""Nouns (lemmas) for relatives: behind whose they are, a name that shares a surname is not the bearer's."""

FEMALE_PERSON = word_set("woman girl mother mom mum grandmother wife widow daughter sister actress waitress schoolgirl")
MALE_PERSON = word_set("man boy father dad grandfather husband widower son brother actor waiter schoolboy")
ANY_PERSON = word_set("""
teenager teen student pupil passenger homeowner resident driver motorist cyclist pedestrian customer shopper tourist traveller traveler hiker
teacher nurse worker employee veteran pensioner retiree farmer fisherman survivor victim witness parent child baby fan
""")
"""Nouns (lemmas) by which a lead tells of somebody whom readers do not know."""
