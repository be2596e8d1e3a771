"""Names of months and seasons in the languages in which bibliographies come, and the number that each stands for."""

from __future__ import annotations

_ENGLISH = "january february march april may june july august september october november december"
_NAMES = (
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber maerz apr mai juni juli aug sep okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv fevrier mars avr mai juin juil aout sept oct nov decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago setiembre oct nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev marco abr mai jun jul ago set out nov dez",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
)
_SEASONS = (
    "spring summer autumn winter", "spr sum aut win", "- - fall -", "printemps été automne hiver",
    "frühling sommer herbst winter", "frühjahr - - -", "primavera verano otoño invierno",
    "- verão outono inverno", "- estate autunno inverno", "lente zomer herfst winter", "vår sommar höst vinter",
    "forår sommer efterår vinter", "- - høst -", "весна лето осень зима", "春 夏 秋 冬", "春季 夏季 秋季 冬季",
    "봄 여름 가을 겨울", "ربيع صيف خريف شتاء", "الربيع الصيف الخريف الشتاء",
)  # fmt: skip
"""From spring on: the months 21 to 24 of EDTF (Extended Date/Time Format, level 1)."""


def _numbers() -> dict[str, int]:
    names = {name: number for row in _NAMES for number, name in enumerate(row.split(), 1)}
    names |= {name: number for row in _SEASONS for number, name in enumerate(row.split(), 21) if name != "-"}
    # English last: `mar` and the like are its own. Every beginning of a name of three letters and more is one.
    names |= {name[:end]: number for number, name in enumerate(_ENGLISH.split(), 1) for end in range(3, len(name) + 1)}
    return names


NUMBERS = _numbers()
"""Name in small letters, without a full stop → month (1 to 12) or season (21 to 24)."""
