"""Words that say what a date beside them is: when something was published, or when it was changed.

Source: compiled by the retold project from general knowledge of these languages (Apache-2.0). Stems, matched without regard to
case; a stem counts wherever it begins a word, in scripts without word spaces anywhere.
"""

from __future__ import annotations

import re

_UPDATED = r"""
updat modifi revis edited amended last\schange aktualisier geändert zuletzt stand: letzte\sänderung actualiz actualis mis\sà\sjour mise\sà\sjour
maj\sle modificad atualizad aggiorna bijgewerkt gewijzigd oppdatert opdater uppdater ändrad muokattu päivitetty zaktualizowan aktualizacja aktualizov
обновл изменен оновл güncelle actualizat ενημερ diperbarui cập\snhật uppfært uuendatud atjaunin atnaujint
"""
_PUBLISHED = r"""
publish posted first\spub created erstellt veröffentlicht publi[eé] publicad publicat pubblicat gepubliceerd geplaatst publiser offentliggjort udgivet
publicerad julkaistu opublikowan publikacja vydán publikov опублик опублік yayın yayım δημοσιε diterbitkan tayang đăng birt avaldatud publicēt paskelbt
"""
_UNSPACED_UPDATED = "更新|수정|업데이트|تحديث|עודכן"
_UNSPACED_PUBLISHED = "发布|發布|公開|配信|掲載|入力|입력|등록|نشر|פורסם|来源|發表|发表"


def _stems(words: str, unspaced: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![^\W\d_])(?:{'|'.join(words.split())})|{unspaced})", re.IGNORECASE)


UPDATED = _stems(_UPDATED, _UNSPACED_UPDATED)
PUBLISHED = _stems(_PUBLISHED, _UNSPACED_PUBLISHED)
