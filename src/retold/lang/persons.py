"""Given names and the surnames of people whom news names without introduction, as data.

Source: general knowledge, compiled by the retold project; licence Apache-2.0. A help against a tagger's slips: a person whose
name is missing here is still found. Names that are as often places or things (Paris, Chelsea, Dallas) are left out.
"""

from __future__ import annotations

from retold.lang.word_set import word_set

GIVEN_NAMES = word_set("""
aaron abdul abdullah abigail abraham adam adrian agnes ahmad ahmed aisha alan albert alejandro alex alexander alexandra alexei alexey alfred ali
alice alicia allison amanda amber amir amy ana anastasia anders andre andrea andreas andrei andrew andy angela angelina ann anna anne annie
anthony antonio arnold arthur ashley austin barack barbara barbra barry bashar beatrice ben benjamin bernard bernie beth betty bill billy
bob bobby boris brad bradley brandon brenda brett brian bruce bryan caitlin calvin cameron carl carla carlos carmen carol caroline
carolyn catherine cathy cecilia charles charlie charlotte chen cheryl chloe chris christian christina christine christoph christopher chuck
cindy claire clara clarence claude claudia clay clifford colin connor corey courtney craig cristina crystal curtis cynthia daisy damian dan
dana daniel daniela danielle danny darnell darren darryl dave david dawn dean debbie deborah debra denis denise dennis derek derrick diana
diane diego dimitri dirk dmitri dmitry dolores dominic don donald donna doris dorothy doug douglas duncan dustin dwayne dylan earl ed eddie
edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah elizabeth ella ellen elon emilia emily emma emmanuel enrique
eric erica erik erin ernest ethan eugene eva evan evelyn fatima felix fernando fiona florence frances francesca francesco francis francisco
francois frank franklin fred frederick gabriel gareth gary gavin gemma gene geoff geoffrey george georgina gerald gerard giovanni giuseppe
glenn gloria gordon grace graham greg gregory guillermo gustavo hamid hannah hans harold harriet harry harvey hassan heather hector heidi
helen henri henry herbert hillary holly howard hugh hugo hussein ian ibrahim igor imran ingrid irene isaac isabel isabella ivan ivanka jack
jackie jacob jacqueline jacques jake james jamie jan jane janet janice jared jason javier jay jean jeff jeffrey jenna jennifer jenny jeremy
jerome jerry jesse jessica jesus jill jim jimmy joan joanna joanne joe joel johan johannes john johnny jon jonathan jorge jose josef joseph
josh joshua joyce juan juanita judith judy julia julian juliana julie julio justin kamala karen karim karl kate katherine kathleen kathryn
kathy katie keith kelly ken kenneth kevin khalid kim kimberly kirk kirsten klaus kristen kristin kurt kyle larry lars laura lauren lawrence
leah lee leigh leila lena leo leon leonard leonardo leroy leslie lewis liam lillian linda lindsay lisa liz lloyd lois lorenzo loretta lori
louis louise lucas lucia lucy luigi luis luke lynn madeleine madison malcolm manuel marc marcel marco marcus margaret maria mariam marie
marilyn mario marion marisa mark marsha martha martin marvin mary mathew matt matthew maureen maurice max maxine megan mehmet melania
melanie melissa michael michel michele michelle miguel mike mikhail mitch mohamed mohammad mohammed mohammad molly monica moammar muammar
muhammad mustafa nadia nancy naomi natalia natalie nathan nathaniel neil nelson nicholas nick nicolas nicole nigel nikki nikolai nina noah nora
norman oleg oliver olivia omar oscar osama otto owen pablo pamela patricia patrick patty paul paula pavel pedro peggy peter petra phil philip
phillip phyllis pierre priscilla rachel rafael ralf ralph ramon randall randy raul ray raymond rebecca recep regina rex ricardo richard rick
ricky rita rob robert roberto robin rodney rodrigo roger roland ron ronald ronnie rosa rosemary ross roy russell ruth ryan sadiq sally sam
samantha samuel sandra sara sarah scott sean sebastian sergei sergey sergio seth shane shannon sharon shaun shawn sheila shinzo shirley silvio
simon sofia sonia sophia sophie stacy stanley stefan stella stephanie stephen steve steven stewart stuart sue susan suzanne svetlana sylvia
tamara tammy tanya tariq ted teresa terrence terry thelma theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracy travis
trevor tristan tyler valentina valerie vanessa vera vernon veronica vicki victor victoria vincent viktor vladimir walter wanda warren wayne wendy
wilhelm will william willie winston wolfgang xavier yasmin yasser yuri yusuf yvonne zachary zoe volodymyr volker jurgen benjamin binyamin
""")

KNOWN_SURNAMES = word_set("""
trump obama clinton biden bush reagan nixon kennedy putin merkel macron thatcher churchill stalin lenin hitler mussolini gandhi modi erdogan
netanyahu zelensky zelenskyy johnson cameron corbyn sarkozy hollande berlusconi mandela castro maduro bolsonaro lula assad gaddafi gadhafi
khamenei rouhani duterte abe trudeau pence mccain romney sanders pelosi mcconnell comey mueller snowden assange musk bezos zuckerberg
einstein darwin shakespeare mozart beethoven picasso
""")
"""Lower case; alone, without a fuller name in the document, they still are people."""
