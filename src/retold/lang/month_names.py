"""Months in the languages news is read in, for dates at the head of an article.

Source: compiled by the retold project from general knowledge of these languages (Apache-2.0). Whole names in the forms that
stand in dates (nominative or genitive), and the abbreviations that newspapers use, without their full stop. A name that two
languages use for different months is left out (``listopad`` is kept as November: Polish and Czech, not Croatian).
"""

from __future__ import annotations

from retold.lang.months import MONTHS

_TABLE = """
1 januar jänner jan januari janvier janv enero ene janeiro gennaio gen tammikuuta tammikuu stycznia styczeń sty ledna leden januára január января январь янв січня січень ocak oca ianuarie ian ιανουαρίου ιαν sausio janvāris janvārī jaanuar janúar januarie jänn
2 februar feb feber februari février févr fév fevrier febrero febr fevereiro fev febbraio helmikuuta helmikuu lutego luty lut února únor februára február февраля февраль фев лютого лютий şubat şub februarie φεβρουαρίου φεβ vasario februāris veebruar febrúar pebruari
3 märz maerz mär mrz mars marzo março marco maart mrt mart maaliskuuta maaliskuu marca marzec března březen марта март мар березня березень martie μαρτίου μαρ kovo marts märts maret maaliskuun mars
4 april avril avr abril abr aprile aprilis huhtikuuta huhtikuu kwietnia kwiecień kwi dubna duben apríla апреля апрель апр квітня квітень nisan nis aprilie απριλίου απρ balandžio aprīlis aprill apríl
5 mai mayo maio maggio mag mei maj maja mája května květen toukokuuta toukokuu мая май травня травень mayıs μαΐου μάι gegužės maijs maí
6 juni juin junio junho giugno giu kesäkuuta kesäkuu czerwca czerwiec cze června červen júna jún июня июнь июн червня червень haziran haz iunie ιουνίου ιουν birželio jūnijs juuni júní
7 juli juillet juil julio julho luglio lug heinäkuuta heinäkuu lipca lipiec lip července červenec júla júl июля июль июл липня липень temmuz tem iulie ιουλίου ιουλ liepos jūlijs juuli júlí
8 august août aout agosto ago augustus augusti elokuuta elokuu sierpnia sierpień sie srpna srpen augusta августа август авг серпня серпень ağustos ağu αυγούστου αυγ rugpjūčio augusts ágúst agustus
9 september septembre septiembre setiembre setembro settembre set syyskuuta syyskuu września wrzesień wrz září septembra сентября сентябрь сен сент вересня вересень eylül eyl septembrie σεπτεμβρίου σεπ rugsėjo septembris
10 oktober okt octobre octubre outubro out ottobre ott lokakuuta lokakuu października październik paź října říjen októbra október октября октябрь окт жовтня жовтень ekim eki octombrie οκτωβρίου οκτ spalio oktobris oktoober
11 november novembre noviembre novembro marraskuuta marraskuu listopada listopad lis novembra ноября ноябрь ноя листопада листопад kasım kas noiembrie νοεμβρίου νοε lapkričio novembris nóvember
12 dezember dez décembre decembre déc diciembre dic dezembro dicembre joulukuuta joulukuu grudnia grudzień gru prosince prosinec decembra декабря декабрь дек грудня грудень aralık ara decembrie δεκεμβρίου δεκ gruodžio decembris detsember desember des
"""


def _read() -> dict[str, int]:
    rows = (line.split() for line in _TABLE.strip().splitlines())
    return {name: int(number) for number, *names in rows for name in names} | MONTHS


ALL_MONTHS: dict[str, int] = _read()
"""Name or abbreviation in lower case -> number of the month, English included."""
