"""How news pages word what is not the article: English, as patterns over one line.

Source: compiled by the retold project (Apache-2.0) from common knowledge of news sites, agencies and blog software.
Patterns run on lines with straight quotes, plain spaces and ``-`` for every dash; ``WHOLE`` must match a line from
end to end, ``START`` its beginning, ``WITHIN`` anywhere. The first that matches in a table decides. Each row is a
role of the contract, the name of the rule, and the pattern. All are linear: no nested repetition.
"""

from __future__ import annotations

import re

from retold.lang.word_set import word_set

NEWS_AGENCIES = (
    "AP", "Associated Press", "The Associated Press", "AP Photo", "Reuters", "REUTERS", "Thomson Reuters", "AFP", "Agence France-Presse",
    "EPA", "EPA-EFE", "UPI", "PA", "PA Wire", "Press Association", "Xinhua", "Bloomberg", "Yonhap", "Kyodo", "Kyodo News", "TASS", "Sputnik",
    "RIA Novosti", "dpa", "DPA", "EFE", "ANSA", "ANI", "PTI", "IANS", "Anadolu", "Anadolu Agency", "CNN", "NBC", "NBC News", "CBS",
    "CBS News", "ABC", "ABC News", "BBC", "Fox News", "NPR", "The Canadian Press", "Canadian Press", "AAP", "McClatchy", "TNS",
    "Tribune News Service",
)  # fmt: skip
PICTURE_LIBRARIES = (
    "Getty Images", "Getty", "GETTY", "GETTY IMAGES", "PA Images", "Rex Features", "REX", "Shutterstock", "Alamy", "Corbis", "iStock",
    "iStockphoto", "WireImage", "Icon Sportswire", "USA Today Sports", "USA TODAY Sports", "Imagn", "ZUMA", "Zuma Press", "SOPA Images",
    "NurPhoto", "Polaris", "Redux", "Magnum", "Splash News", "Splash", "SWNS", "Caters", "Barcroft", "Barcroft Media", "Mega", "MEGA",
    "BackGrid", "Landov", "Handout", "Supplied", "Twitter", "Facebook", "Instagram", "YouTube", "Flickr", "Wikimedia Commons", "Newscom",
    "Pool", "Unsplash", "Pixabay", "Storyful",
)  # fmt: skip
AGENCIES = NEWS_AGENCIES + PICTURE_LIBRARIES
"""Agencies, broadcasters and picture libraries that stand in datelines, bylines and photo credits."""

SECTIONS = frozenset(
    [
        "news world politics business sports sport opinion editorial us uk local national international europe asia africa americas middle east",
        "    technology tech science health entertainment culture lifestyle travel environment climate education crime courts video videos analysis",
        "    exclusive breaking breaking news live updates watch fact check fact-check commentary economy markets money finance arts books food",
        "    style weather religion media investigation investigations feature features uk news us news world news top news latest news",
    ]
)
SECTION_WORDS = frozenset(w for line in SECTIONS for w in line.split())
"""Words of section names: a line made of nothing else is a kicker."""

_AGENCY = "|".join(re.escape(a) for a in sorted(AGENCIES, key=len, reverse=True))
_NAME = r"[A-Z][\w'.-]{0,24}(?: (?:[A-Z]|de |van |von |bin |al-)[\w'.-]{0,24}){1,3}"
_JOB = (
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|contributor|fellow|producer|author|freelancer|analyst|intern|"
    r"photographer|blogger|professor|commentator|host|anchor|critic)s?"
)

_IMPERATIVE = (
    r"(?:chat|join|follow|like|find|tell|send|e-?mail|call|text|whatsapp|message|visit|read|sign up|subscribe|get|download|watch|listen|discover|"
    r"check(?: out)?|see|click|tap|browse|explore|try|buy|order|shop|register|support|donate|contribute|become|add|stay|vote|enter|share|"
    r"contact|write|learn|take|view|start|choose|ask|submit|report|meet|help|connect|talk|save)"
)
"""What a site asks its readers to do, at the beginning of a sentence."""

SHARE_WORDS = frozenset(
    [
        "share",
        "tweet",
        "facebook",
        "twitter",
        "linkedin",
        "pinterest",
        "reddit",
        "whatsapp",
        "email",
        "e-mail",
        "print",
        "save",
        "flipboard",
        "telegram",
        "messenger",
        "instagram",
        "youtube",
        "tumblr",
        "pocket",
        "pin",
        "sms",
        "gab",
        "parler",
        "mewe",
        "flip",
        "gettr",
        "copy",
        "link",
        "copied",
        "shares",
        "snapchat",
        "vk",
        "viber",
        "digg",
        "stumbleupon",
        "google+",
        "threads",
        "bluesky",
        "mastodon",
    ]
)
"""Words of share buttons; a line of these and ``SHARE_FILLERS`` alone is a row of buttons."""
SHARE_FILLERS = frozenset(
    [
        "on",
        "via",
        "this",
        "by",
        "to",
        "and",
        "or",
        "it",
        "article",
        "story",
        "page",
        "post",
        "with",
        "a",
        "like",
        "x",
        "0",
        "comments",
        "comment",
        "k",
        "google",
        "plus",
        "send",
        "more",
        "all",
        "us",
    ]
)

WHOLE: tuple[tuple[str, str, str], ...] = (
    ("share", "page tools", r"(?i:(?:printer[- ]friendly(?: (?:page|version|format))?|(?:print|e-?mail|send|digg|bookmark|recommend|reprint|clip|tag)(?: (?:this|to|with|a))+(?: (?:article|story|page|post|link|photo|friend|colleague))?(?: (?:to|with) (?:a |your )?(?:friends?|someone|colleagues?))?|(?:re-?size|larger|smaller|bigger|increase|decrease)(?: (?:text|font|type))(?: size)?|(?:text|font|type) ?size\b.{0,20}|(?:small|normal|medium|large) (?:text|font)|post to [\w.]{1,20}|add to (?:favou?rites|bookmarks|my [\w ]{1,20})|rss(?: feeds?)?|view (?:larger|full[- ]size) (?:image|photo|picture)|(?:view|see) all [\w ]{1,30}|what(?:'s| is| are) (?:this|these)\??|place an ad|advertise with us|make this (?:your|my) home ?page)[.!:]?)"),
    ("comment_ui", "comment area", r"(?i:(?:\(?\d[\d,]* )?(?:[\w']+ ){0,3}comments?(?: \(?\d[\d,]*\)?)?:?)"),
    ("comment_ui", "comment area", r"(?i:(?:leave|post|add|write|make) (?:a |your )?(?:reply|comment|response)s?\b.{0,60})"),
    ("comment_ui", "comment area", r"(?i:(?:view|show|see|load|hide|read|join|start|close)(?: all| more| the)*(?: \d+)? (?:comments?|conversation|discussion|replies)\.?)"),
    ("comment_ui", "comment area", r"(?i:(?:reply|sort by.{0,40}|newest|oldest|best|most voted|report abuse|flag|upvote|downvote|(?:comments are|commenting is) (?:now )?closed.{0,80}|what'?s your reaction\??|what do you think\??.{0,60}|discussion|be the first to comment.{0,40}|cancel reply|post comment))"),
    ("related", "pointer to other articles", r"(?i:(?:related|more|other|latest|recent|popular|trending|top|recommended|featured|similar|most popular|most read|most viewed|must[- ]reads?|editors?'? ?s? picks?|don'?t miss|also (?:read|see|on)|see also|read (?:more|next|also|on)|up next|next (?:up|article|story)|previous (?:article|story)|more (?:from|on|in|about|coverage|stories|news)|related (?:coverage|topics?|tags|posts?)|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|around the web|from (?:around )?the web|sponsored (?:stories|content|links)|promoted (?:stories|content)|tags|topics|in this (?:article|story)|most (?:shared|commented|recent|watched)|trending now|top videos?|more videos?|related videos?)(?: (?:articles?|stories|news|posts?|content|coverage|reading|links|topics|videos?|on this story|from the web|now|today|in [\w ]{1,20}|from [\w .]{1,30}|on [\w ]{1,30}))?:?)"),
    ("promo", "advertisement", r"(?i:(?:-+ ?)?(?:advertise?ments?|ad|sponsored|paid content|promotion)(?: ?-+)?(?: continue reading (?:the )?(?:main )?(?:story|article)| - (?:scroll|story|article|content) .{0,40})?)"),
    ("promo", "reading aid", r"(?i:(?:continue reading(?: the main story| below)?|(?:story|article|content) continues (?:below|after).{0,40}|scroll (?:down|to continue).{0,60}|keep reading|click (?:here|to (?:play|watch|expand|enlarge))\.?|tap to .{1,30}|skip (?:ad|advertisement|to .{1,30})|play video|watch (?:live|now|video|more|the video.{0,40})\.?|listen(?: to (?:this )?(?:article|story))?|download (?:our|the) .{0,20}app.{0,40}|subscribe(?: now| today)?|sign (?:up|in)|log ?in|register|donate(?: now| today)?|support us|newsletters?|back to top|close|menu|search|home|loading\.*)[.!]?)"),
    ("caption", "picture marker", r"(?:Photo|Video|Image|Photos|Videos|Images|Graphic|Gallery|Slideshow|Interactive|Slide \d+ of \d+|Credit|Pictured|View (?:gallery|slideshow|photos)|Hide [Cc]aption|toggle caption|\+ ?\d{1,2}|\d{1,3} ?(?:/|of) ?\d{1,3})"),
    ("credit", "agency alone", rf"[(\[]?-{{0,2}} ?(?:{_AGENCY})(?: ?[,/|] ?(?:{_AGENCY}|files?|staff)){{0,3}}[)\]]?\.?"),
    ("credit", "picture credit", rf"(?!Enlarge|FILE|Image)[^.!?]{{2,60}}(?: ?/ ?| via |, )(?:{_AGENCY})(?: (?:for|via) [A-Z][\w ]{{1,30}})?\.?"),
    ("legal", "rights", r"Copyright (?:by |of )?(?:the )?[A-Z].{0,60}"),
    ("other", "an address", r"(?:https?://|www\.)\S+"),
    ("promo", "messages of a form", r"(?i:order reprints?|an error (?:has )?occurred.{0,60}|thank you[.!]?|this article has been sent to.{0,60}|invalid email.{0,60}|your e-?mail has been.{0,60})"),
    ("related", "title with a pointer", r"[^.]{10,160} Read more"),
    ("related", "title in brackets", r"\[[^\[\]]{15,200}\]"),
    ("credit", "picture credit", rf"{_NAME} ?/ ?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){{0,3}}"),
    ("stamp", "reading time", r"(?i:(?:est\. )?\d{1,2}[- ]min(?:ute)?s?(?: read)?|(?:about )?\d{1,3} (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago)"),
    ("other", "status line", r"(?i:(?:fact[- ]checked|(?:medically|editorially|expert|peer)[- ]reviewed)(?: by .{1,60})?|breaking news|developing(?: story)?|exclusive|live updates?|opinion|analysis|this is a (?:developing|breaking) (?:news )?story.{0,120})"),
)  # fmt: skip

START: tuple[tuple[str, str, str], ...] = (
    ("bio", "writer's address", r"(?i:follow \w+(?:[ -]\w+){0,3} on (?:twitter|x|facebook|instagram|bluesky)[ :,]*(?:at )?@\w+)"),
    ("share", "follow the outlet", r"(?i:(?:like|follow|find|join|visit|connect with) (?:us|.{2,60}) on (?:facebook|twitter|instagram|youtube|telegram|whatsapp|google|linkedin|social media|apple news|tiktok|x)\b)"),
    ("related", "pointer to other articles", r"(?:RELATED|Related|READ MORE|Read more|Read More|READ ALSO|Read also|ALSO READ|Also read|SEE ALSO|See also|See Also|MORE|READ NEXT|READ|WATCH|DON'T MISS|Don't miss|RELATED (?:STORY|ARTICLE|VIDEO|COVERAGE)|Related (?:story|article|video|coverage|stories|articles)|RECOMMENDED|Recommended|MUST READ|WATCH MORE|Watch more|Up next|More) ?:"),
    ("related", "pointer to other articles", r"(?:MOST READ|MOST POPULAR|MORE ON|MORE FROM|RELATED (?:STORIES|ARTICLES)|RELATED ARTICLES?|TRENDING|TOP STORIES|EDITOR'S PICKS|JUST WATCHED|MUST WATCH)\b"),
    ("related", "pointer to other articles", r"(?i:also on \w+\.\w+ |more on (?:this|the) (?:story|topic)|for more .{1,40} coverage ?:|(?:read|see|watch) (?:more|the full (?:story|article|report))(?: (?:here|at|on|about)\b.{0,80})?\.?$)"),
    ("comment_ui", "comment rules", r"(?i:(?:your email address will not be published|this site uses akismet|required fields are marked|learn how your comment data|please (?:log ?in|sign in|register) to (?:comment|post|leave)|(?:log ?in|sign in|register) to (?:comment|leave|post|join)|we (?:welcome|moderate|do not (?:allow|tolerate)|reserve the right to .{0,40}) ?comments|comments? (?:policy|guidelines|are (?:moderated|subject|solely)|containing|posted|that)|by (?:posting|commenting|submitting)|to comment on this|have your say|do you agree\?|what do you think\b.{0,40}(?:comments?|below)|let us know (?:what you think )?in the comments|share your (?:thoughts|views|opinion)|join (?:the|our) (?:conversation|discussion|debate)|save my name))"),
    ("legal", "note on a transcript", r"(?:[A-Z]{2,5} )?[Tt]ranscripts are created on a rush deadline|This text may not be in its final form"),
    ("legal", "rights", r"(?i:(?:(?:copyright|\(c\)|\u00a9) ?(?:\u00a9|\(c\))? ?\d{4}|\u00a9|all rights reserved|this material may not be|for (?:licensing|reprint|syndication|permission)|(?:to )?(?:license|republish|reprint)(?: this)?|reprinted (?:with|by) permission|republished (?:with|by|under)|terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie (?:policy|notice)|we use cookies|this (?:website|site) uses cookies|this copy is for your personal|disclaimer ?:|the views (?:and opinions )?expressed|views expressed|the opinions expressed|opinions expressed|\(this story has not been edited|this story (?:has not been edited|was (?:originally|first) published)|this article (?:was|is) (?:originally|first|re)|quotes (?:displayed|delayed)|data (?:delayed|is a real-time)))"),
    ("promo", "newsletter", r"(?i:(?:please )?(?:sign up|subscribe|register)(?: here| now| today| free| below)?(?: (?:for|to|and)\b)|newsletter sign ?up|(?:get|receive|have) .{2,60} (?:newsletter|in your inbox|to your inbox|delivered|straight to your|news alerts)|(?:want|looking for) more .{1,60}\?|enter your e-?mail|thank you for (?:signing|subscribing|registering|donating|your (?:donation|support|subscription|interest)|reading)|you (?:have|'ve) (?:been|successfully) (?:subscribed|signed)|you will (?:now )?receive|already (?:a subscriber|have an account|a member|registered)|you(?:'ve| have) (?:reached|read) your|(?:to )?(?:continue|keep) reading\b.{0,60}(?:subscri|register|sign|log)|stay (?:up to date|informed|updated|connected)|don't miss (?:out|a ))"),
    ("promo", "plea", r"(?i:(?:please (?:help|support|consider (?:making )?a? ?(?:donat|support|subscri|contribut))|support (?:our|independent|quality|local|the) (?:work|journalism|journalists|news|reporting)|help us (?:keep|continue|fight|fund)|make a (?:one-time |monthly |tax-deductible )?(?:donation|contribution)|become a (?:member|subscriber|supporter|patron)|like this (?:story|article)\?|if you (?:like|value|appreciate|enjoy)(?:ed)? (?:this|our|what)|we rely on (?:readers|your|donations)|your (?:support|donation|contribution) (?:helps|makes|keeps|will|is)|donate (?:to|now|here|today)))"),
    ("promo", "reading aid", r"(?i:scroll (?:down|up|on|to)\b)"),
    ("promo", "address to readers", rf"(?i:{_IMPERATIVE}(?: [\w'-]+){{0,5}} (?:us|our)\b(?! (?:country|nation|troops|own|lives|children|planet|democracy|all|to\b))[^\"]{{0,200}}$)"),
    ("promo", "question to readers", rf"(?i:(?:interested in|want|looking for|love|like|enjoy(?:ed|ing)?|curious about|need|miss(?:ed)?|got|do you (?:have|know|want)|have you got)\b[^.?!\"]{{2,80}}\? {_IMPERATIVE}\b)"),
    ("promo", "message of a form", r"(?i:(?:success|thanks|thank you|oops|sorry|congratulations)! (?:you|your|thank|thanks|please|we|check|something|this|an?)\b[^\"]{0,200}$)"),
    ("promo", "call to readers", r"(?i:(?:click (?:here )?to |click (?:here|on|the)\b|tap here|do you have a (?:story|tip)|got a (?:story|tip)|have (?:a|you got a) (?:story|tip)|do you know more|are you (?:a |affected|there|in )[^.?]{0,60}\? ?(?:email|contact|send|share|get|tell|call)|(?:please )?(?:email|contact|send|call|text) us\b|get in touch|you can contact|if you(?:'d| would) like to (?:share|contact)|(?:please )?share your (?:story|experience|photos)|download (?:our|the) .{0,30}app\b|watch cbs|listen to (?:the|our) (?:latest|podcast)|this article (?:appears|appeared) in))"),
    ("bio", "writer's address", r"(?i:(?:follow|contact|email|e-mail|reach|write to|tweet)(?: the)? (?:writers?|authors?|reporters?|\w+ \w+|\w+|him|her|them)(?: \w+)? (?:on (?:twitter|x|facebook|instagram)|at|via|:|@)\s?\S{0,60}@)"),
    ("bio", "writer's address", r"(?i:(?:contact the (?:writers?|authors?|reporters?)|about the (?:author|writer|reporter)s?|the (?:author|writer) (?:is|can be)|e-?mail ?: ?\S+@|follow \w+(?: \w+){0,2} on (?:twitter|x)|twitter ?: ?@|@\w{2,20}$|(?:he|she|they) can be reached|reach (?:him|her|them) at))"),
    ("credit", "contributors", r"(?i:(?:additional |with |edited |written |compiled )?(?:reporting|report|editing|writing|contributions|research|photography|video|production|assistance|graphics?)(?: and (?:editing|writing|reporting|photography))? by\b|(?:photograph|illustration|graphic|credit|(?:photo|image|picture) credit|source)s?(?: (?:by|courtesy|from))? ?: ?\S|(?:photo|image|picture|photograph|photos|video) (?:by|courtesy|credit|via) |image copyright|information from ?: |with (?:files|inputs|agencies|wires|inputs from|reporting from|reports)\b|\(with inputs)"),
    ("caption", "picture text", r"(?:FILE PHOTO|FILE ?-|FILE ?:|File photo|File picture|PHOTO ?:|Photos? ?: |PHOTOS ?: |PICTURES? ?: |Pictures? ?: |Images? ?: |Video ?: |VIDEO ?: |IMAGE ?: |CLOSE (?=[A-Z])|Image caption|Media caption|Media playback|Enlarge (?:this )?image|Enlarge |Pictured ?:|Above ?:|Pictured (?:above|here|left|right)|Caption ?:|Play video|In this (?:\w+\.? ){0,3}\d{0,4},? ?(?:\d{4} )?(?:file )?(?:photo|image|picture)|In this (?:photo|image|picture|frame|courtroom))"),
    ("caption", "gallery", r"\d{1,3} ?(?:/|of) ?\d{1,3} (?:[\"'A-Z]|\d{1,2} [A-Z])"),
    ("other", "note of the outlet", r"(?i:(?:story highlights|highlights ?:|key points|at a glance|(?:editor'?s?'? ?note|correction|clarification|note to (?:readers|editors)) ?:|\(?this (?:story|article|post|report) (?:has been|was|will be) (?:updated|corrected|edited|amended)|this is a developing|more to follow|check back for))"),
)  # fmt: skip

WITHIN: tuple[tuple[str, str, str], ...] = (
    ("comment_ui", "comment rules", r"(?i:\bcomments? (?:that|which|containing|with|including|may|must|will)\b.{0,120}(?:violen|profan|racis|abusi|offensi|spam|obscen|vulgar|defamat|moderat|harass|remov|delet))"),
    ("promo", "call to readers", r"(?i:\b(?:e-?mail|contact|call|text|whatsapp|message|write to) us (?:at|on|via|by|here|directly)\b|\bclick (?:here|below|(?:on )?(?:the|this) (?:link|button|icon))\b)"),
    ("promo", "newsletter", r"(?i:(?:enter|re-?enter) (?:your|an?) e-?mail)"),
    ("promo", "call to readers", r"(?i:\bclick (?:here )?to (?:read|see|view|watch|subscribe|sign|join|donate|learn|upload|get|enlarge|share|find|follow)\b)"),
    ("legal", "rights", r"(?i:all rights reserved|may not be (?:published|reproduced|republished|redistributed)|without (?:the )?(?:prior |express )?(?:written )?permission)"),
    ("promo", "plea", r"(?i:consider (?:making )?a (?:small |one-time |monthly )?(?:donation|contribution)|please (?:donate|subscribe|support (?:us|our)))"),
    ("comment_ui", "comment rules", r"(?i:(?:comments? (?:section|thread)s? below|respectful (?:comments|conversation|dialogue|discussion)|flag (?:it|them) as spam))"),
    ("credit", "contributors", rf"(?i:contributed (?:to|reporting|from|in|for)\b.{{0,50}}(?:report|story|article|this)|contributed reporting)|^{_NAME}(?:,? and {_NAME}|, {_NAME})* (?:also )?contributed (?:from|to|reporting)"),
    ("caption", "picture credit", r"\u00a9 ?[A-Z][\w .]{2,40}(?:/|\(|$)"),
    ("caption", "gallery", r"(?i:hide caption|toggle caption|image caption|media caption)"),
)  # fmt: skip

WITHIN_WORDS = word_set(
    "comment comments us click enter re-enter reenter rights permission may without consider please respectful flag contributed"
)
"""Words, folded, one of which every pattern of ``WITHIN`` asks for, besides a copyright sign or a caption."""

BIO = re.compile(
    rf"(?P<name>{_NAME})(?:, [^,.]{{2,60}},)? (?:(?:is|was|has been) (?:an?|the|[A-Z][\w.]{{1,20}}'s?)\b(?: [\w.,'&/-]{{1,25}}){{0,9}}? {_JOB}\b"
    r"|(?:also |currently )?(?:covers|writes (?:about|for|on)|reports (?:on|for|from)|can be (?:reached|contacted)))"
)
"""A sentence that introduces a writer; only believed at the end of an article."""

PHOTO_CREDIT = re.compile(
    rf"\((?:[^()]{{0,60}}\b)?(?:Photos?|Photograph|Image|Picture|Video|Screenshot|Illustration|Graphic|Credit|Source|file|FILE|File)\b(?: (?:by|credit|courtesy|from|via|photo|picture))?[^()]{{0,120}}\)"
    rf"|\([^()]{{2,100}}(?:/|\bvia ){{1}}[^()]{{0,60}}\b(?:{_AGENCY})(?:, [^()]{{1,20}})?\)"
    rf"|\((?:{_AGENCY})(?:[/,][^()]{{1,80}})?\)$"
)
"""A credit in brackets: ``(Photo by A. B./Agency)``, ``(A. B./Agency via Library)``, ``(Agency)`` at a line's end."""

PICTURE_TEXT = re.compile(
    r"^(?:Image|Media|Picture|Photo) (?:copyright|caption|source|credit)\b"
    r"|[ .”\"][A-Z][A-Z.'-]{1,20}(?: [A-Z][A-Z.'-]{1,20}){1,3} ?/ ?[A-Z]{2}[A-Z ]{0,20}$"
    r"|\([A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20}){1,3} ?/ ?[A-Z][\w.'&-]{0,20}(?: [A-Z][\w.'&-]{0,20}){0,4}\)$"
    rf"|[.!?] \((?!(?:{_AGENCY})\))[A-Z][\w.'&-]{{1,20}}(?: (?:of|the|and|for)\b| [A-Z][\w.'&-]{{0,20}}){{1,5}}\)$"
)
"""What only a picture's text has: a label of a picture in front, or its maker and house in brackets behind."""

SIGN_OFF = re.compile(
    r"(?<=[.!?\"')]) ?\((?:(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Tt]ranslation)(?: (?:and|or) (?:reporting|editing|writing))?"
    r"|[Cc]ompiled|[Ee]dited|[Ww]ritten|[Rr]eported|[Tt]ranslated) by [^()]{2,400}\)$"
)
"""An agency's sign-off behind the last sentence: ``(Reporting by A. B.; Editing by C. D.)``, with what it asks of those who print it."""

PICTURE_LIBRARY = re.compile(rf"^(?:{_AGENCY})(?:[:/ ](?:{_AGENCY})){{0,2}}(?:[:/]| (?=[\"'A-Z0-9]))|(?:{_AGENCY})\.?$")
"""A picture's agency glued to the beginning or end of its text."""

POSE = re.compile(
    r"(?i:\((?:left|right|center|centre|above|below|top|bottom|pictured|file photo|file picture|seen|front|back|second from|from left|l|r)\b[^()]{0,40}\)"
    r"|\b(?:is|are) (?:seen|pictured|shown)\b|\bpictured (?:here|above|with|in|at|on|left|right)\b|\bfile (?:photo|picture|image)\b|\b(?:poses?|gestures?|looks on|smiles|waves) (?:for|during|with|as|at|to|in)\b)"
)
"""Words with which captions point into their picture."""

DATELINE = re.compile(
    rf"(?:(?P<place>[A-Z][A-Z.'-]{{1,25}}(?:[ /][A-Z][A-Z.'-]{{1,25}}){{0,4}}(?:, ?(?:[A-Z][\w.'-]{{0,20}} ?){{1,3}})?)"
    rf"(?:, (?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{{0,7}}\.? \d{{1,2}}(?:, \d{{4}})?))?"
    rf"(?: ?\((?:[A-Z][\w.& -]{{1,30}})\))? ?(?:--?|:) ?(?=[\"'A-Z0-9])"
    rf"|(?:[A-Z][\w.'-]{{1,25}}(?: [A-Z][\w.'-]{{1,25}}){{0,3}}(?:, (?:[A-Z][\w.'-]{{0,20}} ?){{1,3}})?(?:, (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{{0,7}}\.? \d{{1,2}})? )?"
    rf"\((?:{_AGENCY}|[A-Z][\w.]{{1,20}} (?:News|Business|Politics|Health|Sport|Money|Travel|Style))\) ?(?:--? ?)?(?=[\"'A-Z0-9]))"
)
"""``DALLAS (AP) -``, ``NEW YORK -``, ``West Palm Beach, Florida (CNN)``, ``BEIJING, Sept. 15 (Xinhua) --``."""

BYLINE = re.compile(
    rf"(?:(?:By:?|BY:?|Written by|Posted by|Reported by|Story by|Author:|Words by|From) (?:[A-Z@][\w.'@-]*)(?:[ ,|/&-]+(?:[A-Z@][\w.'@-]*|and|for|in|of|at|the|de|van|von|with|reporter|correspondent|editor|staff|writer|contributor|columnist)){{0,16}}\.?"
    rf"|{_NAME}(?: and {_NAME})?(?:, | \| | - | for | / )(?:{_AGENCY}|[A-Z][\w.]{{1,20}}(?: [A-Z][\w.]{{1,20}}){{0,3}}|[\w ]{{0,20}}{_JOB}[\w ]{{0,20}}))"
)
"""A line that names the writer."""

SIGNED = re.compile(
    rf"(?:(?:By|BY|Written by|Posted by|Reported by|Story by) [A-Z@][\w.'@-]+ "
    rf"|(?:{'|'.join(re.escape(a) for a in NEWS_AGENCIES)})(?: (?:[Ss]taff|[Rr]eporter|[Ww]riter|[Nn]ews))*$"
    rf"|{_NAME},? (?:[A-Z]?[a-z]+ ){{0,4}}{_JOB}$)"
)
"""How a short line that names the writer, perhaps with a date behind, begins."""

BARE_NAME = re.compile(
    r"(?!(?i:[^\n]{0,80}\b(?:the|a|an|on|in|at|for|to|and|with|after|over|as|by|is|are)\b))[A-Z][\w'.-]{1,24}(?: [A-Z][\w'.-]{0,24}){1,3}"
)
"""Two to four capitalised words, none of which joins others: a writer's name where it stands beside a date."""

STAMP = re.compile(
    r"(?i:(?:(?:first |originally |last )?(?:published|updated|posted|modified|created|date|issued|filed|added|release[sd]?|revised|edited)(?: on| at| by)?|updated on|last (?:update|modified)|as of) ?:?)"
)
"""How a line that dates the article begins."""
