"""What is counted: units of measure, of money and of time, and what each comes to in its base.

Metres, square metres, litres, kilograms, seconds and degrees Celsius are the bases; money has its
own base per currency.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and `factor` of the base (with `zero`, for temperatures)."""

    dimension: str
    factor: float
    name: str
    zero: float = 0.0

    def in_base(self, value: float) -> float:
        """A value of this unit in the base of its dimension."""
        return (value - self.zero) * self.factor


_SPACED = """
length 0.001 mm|millimetre|millimeter|milímetro|millimètre|millimeter|миллиметр
length 0.01 cm|centimetre|centimeter|centímetro|centimètre|zentimeter|сантиметр
length 0.0254 inch|inche|pulgada|pouce|zoll|pollice|pollici|polegada|дюйм
length 0.3048 foot|feet|ft|pie|pied|fuß|piede|piedi|pé|фут|футов
length 1 m|metre|meter|metern|metro|mètre|метр|метров|metri
length 1000 km|kilometre|kilometer|kilometern|kilómetro|kilomètre
length 1000 km|chilometro|chilometri|quilômetro|quilómetro|километр|километров
length 1609.344 mile|milla|meile|meilen|miglio|miglia|milha|миля|миль|мили
area 10000 hectare|hectárea|hektar|ettaro|ettari
area 4046.86 acre
volume 1 litre|liter|litern|litro|l|литр|литров|litri
volume 3.785 gallon|galón|galones
mass 0.001 gram|gramme|gramm|gramo|g|grama|грамм|граммов|grammi
mass 1 kg|kilo|kilogram|kilogramme|kilogramm|kilogramo|килограмм|килограммов|chilo|chili|quilo
mass 0.4536 pound-mass
mass 1000 tonne|ton|tonelada|tonnen|tonnellata|tonnellate|тонн|тонна|тонны
time 0.001 millisecond|milliseconde|millisekunde|millisekunden|milisegundo|ms
time 1 second|seconde|sekunde|sekunden|segundo|secondo|secondi|секунд|секунды
time 60 minute|minuten|minuto|minuti|min|минут|минуты
time 3600 hour|hr|hora|heure|stunde|stunden|ora|ore|час|часов|часа|uur
time 86400 day|día|jour|journée|tag|tage|tagen|giorno|giorni|dia|день|дней|дня
time 604800 week|semana|semaine|woche|wochen|settimana|settimane|недель|недели|неделя
time 2629746 month|mes|mese|mesi|mois|monat|monate|monaten|mês|meses|месяц|месяцев|месяца
time 31556952 year|año|an|année|jahr|jahre|jahren|anno|anni|ano|год|года|лет
time 315569520 decade|década|décennie|jahrzehnt|jahrzehnte|jahrzehnten|decennio|decenni
money:USD 1 dollar|dólar|dólare|usd|доллар|долларов|доллара|dollaro|dollari
money:EUR 1 euro|eur|евро
money:GBP 1 pound|libra|livre|pfund|sterling|sterlina|sterline|фунт|фунтов
money:JPY 1 yen|jpy|иен
money:CNY 1 yuan|rmb|юань|юаней
ratio 0.01 percent|prozent|процент|процента|процентов
frequency 1 hertz|hz|hercio|герц
""".strip()

_SIGNS = {"%": ("ratio", 0.01), "％": ("ratio", 0.01), "‰": ("ratio", 0.001)}

_UNSPACED = """
length 0.001 ミリメートル|ミリ|毫米|밀리미터
length 0.01 センチメートル|センチ|厘米|公分|센티미터
length 0.0254 インチ|英寸|인치
length 0.3048 フィート|英尺|피트
length 1 メートル|米|公尺|미터
length 1000 キロメートル|キロ|公里|千米|킬로미터
length 1609.344 マイル|英里|英哩|마일
area 10000 ヘクタール|公顷|公頃|헥타르
area 4046.86 エーカー|英亩|에이커
volume 1 リットル|升|公升|리터
mass 0.001 グラム|克|그램
mass 1 キログラム|公斤|千克|킬로그램
mass 0.4536 ポンド重|磅
mass 1000 トン|吨|公噸|톤
time 0.001 ミリ秒|毫秒
time 1 秒間|秒|秒钟|초
time 60 分間|分钟|分鐘|分|분
time 3600 時間|小时|小時|个小时|個小時|个钟头|시간
time 86400 日間|天|일
time 604800 週間|週|周|个星期|星期|주
time 2629746 か月|ヶ月|カ月|ヵ月|箇月|个月|個月|개월|달
time 31556952 年間|年|년
money:USD 1 ドル|美元|달러
money:EUR 1 ユーロ|欧元|歐元|유로
money:GBP 1 ポンド|英镑|英鎊|파운드
money:JPY 1 円|日元|日圓|엔
money:CNY 1 人民元|人民币|元人民币|위안
ratio 0.01 パーセント|%|％|퍼센트|프로
ratio 0.1 割|成
times 1 倍|배|回|遍|次|번|회
frequency 1 ヘルツ|赫兹|赫茲
""".strip()

_SAID_TWICE = {
    "pound": ("mass", 0.4536),
    "pfund": ("mass", 0.5),
    "livre": ("mass", 0.4536),
    "libra": ("mass", 0.4536),
    "ポンド": ("mass", 0.4536),
}
"""Pounds of money that may as well be pounds of flour."""

_FAHRENHEIT = Unit("temperature", 5 / 9, "°F", zero=32)
_CELSIUS = Unit("temperature", 1, "°C")
_DEGREES = re.compile(
    r"\s*(?:°\s?([CF])\b|(℃)|(℉)|度|degrees?\b|grados?\b|degrés?\b|Grad\b|градус\w*)"
    r"(?:\s*(Fahrenheit|Celsius|华氏|摄氏))?"
)
_CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "US$": "USD"}


def _table(rows: str) -> dict[str, Unit]:
    found = {}
    for row in rows.splitlines():
        dimension, factor, words = row.split(" ", 2)
        names = words.split("|")
        for name in names:
            found[name] = Unit(dimension, float(factor), names[0])
    return found


@cache
def _spaced() -> Mapping[str, Unit]:
    return _table(_SPACED)


@cache
def _unspaced() -> Mapping[str, Unit]:
    return _table(_UNSPACED)


def unit_word(word: str) -> Unit | None:
    """The unit that a word of a spaced language names, in singular or plural.

    >>> unit_word("miles").factor, unit_word("Kilometer").name
    (1609.344, 'km')
    """
    known, low = _spaced(), word.lower()
    return known.get(low) or known.get(low.removesuffix("s")) or known.get(low.removesuffix("n"))


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that stands in a text written without spaces at this offset, and its end."""
    known = _unspaced()
    for size in range(6, 0, -1):
        if (unit := known.get(text[at : at + size])) is not None:
            return unit, at + size
    return None


def sign_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The sign for a unit right after a number (% or degrees), and its end."""
    skipped = at + (text[at : at + 1] in {" ", "\xa0", "\u202f"})
    if (sign := _SIGNS.get(text[skipped : skipped + 1])) is not None:
        return Unit(sign[0], sign[1], "%"), skipped + 1
    if (found := _DEGREES.match(text, at)) is not None:
        fahrenheit = found[1] == "F" or bool(found[3]) or found[4] in {"Fahrenheit", "华氏"}
        return (_FAHRENHEIT if fahrenheit else _CELSIUS), found.end()
    return None


def currency_before(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency sign right before a number, and where it starts."""
    before = text[max(0, at - 4) : at].rstrip()
    start = max(0, at - 4) + len(before)
    sign = before[-1:]
    if sign not in _CURRENCY_SIGNS:
        return None
    long = before.endswith("US$")
    return Unit(f"money:{_CURRENCY_SIGNS[sign]}", 1, sign), start - (3 if long else 1)


def currency_after(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency sign right after a number, as in "5 €", and its end."""
    skipped = at + (text[at : at + 1] in {" ", "\xa0", "\u202f"})
    sign = text[skipped : skipped + 1]
    if sign in {"€", "$", "£"}:
        return Unit(f"money:{_CURRENCY_SIGNS[sign]}", 1, sign), skipped + 1
    return None


def also_measures(name: str) -> Unit | None:
    """The unit of mass that shares its name with this unit of money."""
    found = _SAID_TWICE.get(name)
    return Unit(found[0], found[1], name) if found else None
