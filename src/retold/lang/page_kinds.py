"""What pages say that are no article, or only its beginning: errors, cookie walls, paywalls, results of a search.

Source: compiled by the retold project from general knowledge of these languages (Apache-2.0). To be matched on text in lower
case: patterns that disregard case themselves take five times as long.
"""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


ERROR = _any(
    r"\b(?:error\s)?40[34]\b", r"\b50[0234]\b.{0,20}error", r"page (?:can(?:no|')t be|could not be|not) found", r"page (?:does not|doesn't|no longer) exists?",
    r"access denied", r"(?:are you|verify (?:that )?you(?:'re| are)) (?:a )?(?:human|robot)", r"checking your browser", r"enable javascript and cookies", r"just a moment\.\.\.",
    r"service (?:temporarily )?unavailable", r"(?:article|story|page) (?:has been removed|is no longer available|you (?:requested|are looking for))",
    r"seite (?:wurde )?nicht (?:gefunden|verfügbar)", r"page (?:introuvable|non trouvée)", r"página no encontrada", r"página não encontrada", r"pagina non trovata",
    r"pagina niet gevonden", r"siden (?:ble |blev )?(?:ikke funnet|ikke fundet)", r"sidan (?:kunde inte hittas|hittades inte)", r"strona nie (?:została )?znaleziona", r"stránka nenalezena",
    r"страница не найдена", r"ページが見つかりません", r"页面不存在", r"페이지를 찾을 수 없습니다",
)  # fmt: skip
"""Messages of a server or a gatekeeper."""

CONSENT = _any(
    r"(?:we|our partners|this (?:web)?site).{0,60}\bcookies?\b", r"\bcookie[- ](?:settings|policy|consent|einstellungen)\b", r"accept (?:all )?cookies", r"consent to (?:the )?(?:use|processing)",
    r"mit werbung weiterlesen", r"zustimm\w+.{0,80}cookies?", r"\bcookies?\b.{0,80}(?:zustimm|akzeptier)", r"nous utilisons des cookies", r"utilizamos cookies", r"utilizziamo i cookie", r"wij gebruiken cookies",
    r"używamy plików cookie", r"vi (?:bruker|bruger|använder) (?:cookies|informationskapsler|kakor)", r"partners? (?:store|speichern|access).{0,40}(?:information|informationen)",
)  # fmt: skip
"""Wording that asks for consent."""

PAYWALL = _any(
    r"subscribe (?:now )?(?:to|for) (?:continue|keep|read|unlock|full|unlimited)", r"(?:to )?(?:continue|keep) reading\b.{0,60}(?:subscri|register|sign (?:in|up)|log in|account)",
    r"this (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) (?:our )?(?:subscribers|members|premium)",
    r"subscribers? only", r"unlock this (?:article|story)", r"you(?:'ve| have) (?:reached|read) your (?:limit|last|free)", r"log in (?:or subscribe|to read)", r"exklusiv für (?:abonnent|abo)", r"jetzt (?:weiterlesen|abonnieren|testen)",
    r"weiterlesen mit", r"(?:artikel|inhalt|text) (?:ist )?(?:nur )?für (?:abonnent|registriert|plus)", r"article réservé (?:aux|à nos) abonnés", r"réservé aux abonnés", r"(?:contenido|artículo) (?:exclusivo )?(?:para|solo) suscriptores",
    r"exclusivo (?:para )?assinantes", r"(?:contenuto|articolo) riservato (?:agli|ai) abbonati", r"per continuare a leggere", r"(?:alleen|exclusief) voor abonnees", r"for abonnenter", r"(?:kun|bare) for abonnenter",
    r"endast för prenumeranter", r"(?:treść|artykuł) (?:dostępn\w+ )?(?:tylko )?dla prenumerator", r"только для подписчиков", r"有料会員限定", r"この記事は有料", r"続きを読むには", r"会員限定記事", r"残り\d+文字",
)  # fmt: skip
"""Wording where an article breaks off for those who do not pay or register."""

RESULTS = _any(
    r"search results? for\b", r"results? (?:for|found)\b.{0,40}", r"\b\d+ results\b", r"suchergebnisse", r"résultats de (?:la )?recherche", r"resultados de (?:la )?búsqueda", r"risultati (?:della|di) ricerca",
    r"zoekresultaten", r"søkeresultat", r"wyniki wyszukiwania", r"результаты поиска", r"検索結果",
)  # fmt: skip
"""Headings of the results of a search."""
