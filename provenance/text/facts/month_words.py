"""How are months, days of the week, centuries and decades called?"""

from collections.abc import Mapping

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre "
    "noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "januar/jänner februar märz april mai juni juli august september oktober november "
    "dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января/январе/январь февраля/феврале/февраль марта/марте/март апреля/апреле/апрель "
    "мая/мае/май июня/июне/июнь июля/июле/июль августа/августе/август сентября/сентябре/сентябрь "
    "октября/октябре/октябрь ноября/ноябре/ноябрь декабря/декабре/декабрь",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_SHORT = {"en": "jan feb mar apr may jun jul aug sep/sept oct nov dec"}
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "ru": "понедельник вторник среда/среду четверг пятница/пятницу суббота/субботу воскресенье",
}
CJK_WEEKDAYS: Mapping[str, int] = {
    sign: at
    for at, signs in enumerate(
        ("月一월", "火二화", "水三수", "木四목", "金五금", "土六토", "日天七일")
    )
    for sign in signs
}
_TENS = {
    "en": "twenties thirties forties fifties sixties seventies eighties nineties",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix",
    "de": "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "twenty-first",
}


def _numbered(words: str, start: int) -> dict[str, int]:
    return {
        word: at for at, both in enumerate(words.split(), start=start) for word in both.split("/")
    }


def months(language: str) -> dict[str, int]:
    """The months of a language in lower case, 1 to 12."""
    return _numbered(_MONTHS.get(language, ""), 1) | _numbered(_SHORT.get(language, ""), 1)


def weekdays(language: str) -> dict[str, int]:
    """The days of the week in lower case, Monday as 0; German ones also as adverbs."""
    named = _numbered(_WEEKDAYS.get(language, ""), 0)
    return named | (
        {f"{name}s": at for name, at in named.items()} if language in {"de", "en"} else {}
    )


def decades(language: str) -> dict[str, int]:
    """Words for the decades of a century: "nineties" is 90."""
    return {word: 20 + 10 * at for at, word in enumerate(_TENS.get(language, "").split())}


def ordinals(language: str) -> dict[str, int]:
    """Ordinal words, as centuries are named by them."""
    return _numbered(_ORDINALS.get(language, ""), 1)
