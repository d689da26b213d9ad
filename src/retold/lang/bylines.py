"""Names of writers out of what pages and bylines say: ``By ANN LEE and Bo Ray, Staff Writer | The Harbour Post``.

Source of the words: compiled by the retold project from general knowledge of these languages (Apache-2.0).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from retold.lang.month_names import ALL_MONTHS
from retold.lang.outlets import NAME_TAIL, outlet_named
from retold.lang.word_set import phrase_set, word_set
from retold.model.marks import CreditKind

LONGEST = 400
"""Characters of a byline that are looked at."""
MOST = 40
"""Names taken from one byline."""
NAME_WORDS = 7
"""Words beyond which something is no name."""

AGENCIES = phrase_set("""
dpa, dpa-afx, afp, sid, apa, sda, sda-ats, keystone-sda, ats, kna, epd, ntb, ritzau, tt, anp, belga, pap, čtk, ctk, tasr, sita, mti, lusa, adnkronos, agi, ansa,
askanews, europa press, efe, ria nowosti, ria novosti, interfax, tass, ukrinform, unian, ap, reuters, associated press, the associated press, bloomberg, xinhua, 新华社, 共同通信, 共同,
時事通信, 時事, 연합뉴스, 뉴시스, пта, тасс, риа новости, интерфакс, stt, bns, elta, leta, pa media, pa, aap, cp, the canadian press, upi, ians, pti, ani, antara, bernama,
agencias, agences, agenturen, agenzie, agencies, wire reports, wire services
""")
"""News agencies as bylines abbreviate them, lower case; most are short words, so this holds in bylines only."""

_BY = re.compile(
    r"^(?:(?:written|posted|reported|story|words|text|article|report|analysis|opinion|interview|fact[- ]checked|compiled|published) by\b|"
    r"(?:authors?|autor(?:in|en|es|a|i)?|auteurs?|autore|författare|forfatter|journalist|text|texte?|foto|автор(?:ы)?|bericht|reporter|penulis|editor|"
    r"författare|tekst|skribent|редактор|yazar)\s?[:：]|"
    r"(?:by|von|par|por|av|af|door|przez|di|oleh|bởi|da|od|autor|от)(?=\s|$)|(?:文|作者|記者|记者|编辑|責任編輯|责编|撰文|기자)\s?[:：/]|文\s?[/／])\s*[:：]?\s*",
    re.IGNORECASE,
)
"""Words before a name that say it is the writer's."""
_NOISE = re.compile(
    r"[({（【\[][^(){}（）【】\[\]]{0,80}[)}）】\]]|https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+|\bfollow (?:on|@)\b.*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[,;|•·、，；/]|\s[-–—]\s|\n|\t)\s+|\s*[;|•·、，；]\s*|\s+/\s+|,(?=\S)|\.\s+(?=[Pp]hotos?\b|[Ff]otos?\b|[Pp]ictures?\b)|\s+&\s+|\s\+\s"
)
_AND = re.compile(r"\s+(?:and|und|et|och|og|ja|şi|și|ve|dan|và|und|oraz|и|та|kaj|with|mit|avec)\s+", re.IGNORECASE)
_SHORT_AND = re.compile(r"\s+(?:y|e|i|a|и|en)\s+")
_DATED = re.compile(
    rf"\s*(?:\b(?:{'|'.join(sorted((m for m in ALL_MONTHS if len(m) > 2), key=len, reverse=True))})\.? \d{{1,2}}\b.*"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]{3,12}\.?,? \d{4}.*|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*|\b\d{1,2}:\d{2}.*"
    r"|\b(?:updated|published|posted|last modified|stand)\b.*)$",
    re.IGNORECASE,
)
ROLES = word_set("""
reporter reporters correspondent correspondents editor editors writer writers columnist journalist contributor contributors author producer photographer
critic staff intern fellow analyst professor anchor blogger freelancer freelance specialist strategist host presenter director manager chief reviewer researcher
redakteur redakteurin reporterin korrespondent korrespondentin autor autorin chefredakteur chefredakteurin volontär volontärin journalistin ressortleiter
ressortleiterin leiter leiterin kolumnist kolumnistin journaliste correspondant correspondante rédacteur rédactrice redactor redactora periodista
corresponsal giornalista redattore redaktør journalist redaktor dziennikarz redaktorka корреспондент редактор журналист обозреватель 기자 특파원 記者 编辑
""")
"""What writers are; a part of a byline behind a name that ends (or, in some languages, begins) with one is a role."""
_NOBODY = phrase_set("""
admin, administrator, webmaster, staff, staff writer, staff writers, staff reporter, editor, editors, editorial, editorial staff, the editors, guest, guest author, guest contributor, guest post, unknown, author,
authors, anonymous, none, null, undefined, n/a, user, root, wordpress, press release, contributor, contributors, web desk, online desk, newsroom, redaktion, redaction,
redacción, redazione, rédaction, la rédaction, die redaktion, la redazione, la redacción, redaktionen, redactie, redakcja, redakce, wire service, test, by, news, view all posts, see full bio, view profile, share, read more, facebook, twitter,
instagram, linkedin, follow, subscribe, home
""")
"""What stands where a name should, and is none."""
_PHOTO = re.compile(
    r"^(?:photos?|photography|photographs?|pictures?|images?|illustrations?|graphics?|fotos?|bild(?:er)?|grafik|illustration|video|vidéo|foto|infografik|edited|editing|translated|translation|übersetzung|"
    r"traduction|traducción)(?: (?:by|von|par|por|di|av|af)\b|\s?[:：])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_FOR = re.compile(r"(?<=\w)\s+(?:[Ff]or|FOR|in|at|aus)\s+(?=[A-Z]).*$")
_COMPANY = re.compile(r"\b(?:Ltd|Inc|LLC|GmbH|Corp|S\.?A|Co|plc|PLC|AG|AB|BV)\.?$")
"""Endings of companies: whoever made the page, not the article."""
_HANDS = re.compile(r"^(?:in|from|at|aus|à|en|i|w|a|for|für|pour|para|per)\s", re.IGNORECASE)


def begins_byline(text: str) -> bool:
    """Whether a text begins with words that say it is signed: "By", "Von", "Text:"."""
    return _BY.match(text.strip()) is not None


def agency(name: str) -> bool:
    """Whether a name in a byline is a news agency's."""
    plain = name.strip(" .()").casefold()
    if plain in AGENCIES:
        return True
    known = outlet_named(name)
    return known is not None and known.kind is CreditKind.WIRE and len(plain) > 3


def read_names(text: str, *, outlet: str | None = None) -> tuple[str, ...]:
    """The names in a byline of at most 400 characters, in order, each once, capitals as they are written.

    Words like "By", roles, addresses, handles, dates and an ``outlet`` beside a name are left out; "Staff" and "admin" are
    nobody's name. Agencies and desks that sign are names.
    """
    plain = " ".join(unicodedata.normalize("NFC", text[:LONGEST]).replace("\u200b", "").split())
    plain = " ".join(_NOISE.sub(" ", plain).split())
    if _PHOTO.match(plain.strip()):
        return ()
    plain = _without_by(plain.strip())
    plain = _FOR.sub("", _DATED.sub("", plain))
    parts = [p for part in _SPLIT.split(plain) for p in _joined(part)]
    if len(parts) == 2 and all(len(p.split()) == 1 and p[:1].isupper() and not p.isupper() for p in parts):
        parts = [f"{parts[1]} {parts[0]}"]
    if " " in parts[0]:
        parts = [p for i, p in enumerate(parts) if i == 0 or " " in p or agency(p) or not (p.isalpha() and p.isascii())]
    return sorted_out((name for p in _until_picture(parts) if (name := _name(p))), outlet=outlet)[:MOST]


def _until_picture(parts: list[str]) -> list[str]:
    """The parts before the first that credits a picture."""
    stop = next((i for i, p in enumerate(parts) if _PHOTO.match(p)), len(parts))
    return [p for i, p in enumerate(parts[:stop]) if i == 0 or not (_is_role(p) or _is_outlet(p))]


def _is_outlet(part: str) -> bool:
    """Whether a part behind a name is an outlet and no agency: a known one, or a name that looks like one and no person's."""
    if agency(part):
        return False
    looks = NAME_TAIL.search(part) is not None and (part.startswith("The ") or len(part.split()) != 2)
    return looks or outlet_named(part) is not None


def sorted_out(names: Iterable[str], *, outlet: str | None = None) -> tuple[str, ...]:
    """Names once each; the outlet's own only where it alone signs."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name.casefold(), name)
    if len(once) > 1 and outlet:
        own = _key(outlet)
        once = {k: n for k, n in once.items() if _key(n) != own} or once
    return tuple(once.values())


def _key(name: str) -> str:
    plain = re.sub(
        r"^(?:the|die|der|das|la|le|el|il)\s|\.(?:com|de|org|net|at|ch|fr|it|es|pl|co\.uk|uk|is|no|se|dk|nl|be)$",
        "",
        name.casefold().strip(),
    )
    return re.sub(r"\W", "", plain)


def _without_by(text: str) -> str:
    for _ in range(2):
        text = _BY.sub("", text).strip()
    return text


def _joined(part: str) -> list[str]:
    """A part split at "and"; at the short words of Spanish, Portuguese or Polish only between full names."""
    out: list[str] = []
    for piece in _AND.split(part):
        sides = _SHORT_AND.split(piece)
        out += sides if len(sides) > 1 and all(len(s.split()) >= 2 for s in sides) else [piece]
    return out


def _is_role(part: str) -> bool:
    words = part.split()
    if not words:
        return True
    last, first = words[-1].strip(".").casefold(), words[0].strip(".").casefold()
    return (last in ROLES and (len(words) > 1 or words[0].casefold() in ROLES)) or (first in ROLES and len(words) <= NAME_WORDS)


def _name(part: str) -> str | None:
    """A part as a name, or ``None`` where it is none."""
    name = _without_by(part).strip(" .,:;-–—|/*\"“”'’")
    if part.rstrip().endswith((" Jr.", " Sr.")):
        name += "."
    words = name.split()
    if _COMPANY.search(name):
        return None
    if not words or len(words) > NAME_WORDS or len(name) > 80 or not _LETTER.search(name):
        return None
    if (
        "@" in name
        or name.casefold() in _NOBODY
        or _HANDS.match(name)
        or ":" in name
        or any(w.strip(".").isdigit() for w in words)
        or sum(map(str.isdigit, name)) > 2
    ):
        return None
    return name
