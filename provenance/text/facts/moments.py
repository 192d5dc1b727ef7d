"""When, does a text say? Dates, years, decades, centuries, days of the week and times of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from provenance.text.facts.month_words import CJK_WEEKDAYS, decades, months, ordinals, weekdays
from provenance.text.language import is_cjk
from provenance.text.spans import Span

HALF_DAY = 720
"""Minutes in which a clock with hands comes round."""
CENTURY = 100
MONTHS, LAST_DAY = range(1, 13), 31
HOURS, MORNING, MINUTES = range(25), range(12), range(60)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that is told by any of year, month, day, weekday, century, decade, minute."""

    span: Span
    parts: tuple[tuple[str, int], ...]
    weak: bool = False
    """Whether it may be no time at all ("May", "the 3rd"): it can agree, never differ."""

    def of(self, part: str) -> int | None:
        """One part, None where it is not told."""
        return dict(self.parts).get(part)


@lru_cache(maxsize=2048)
def moments(text: str, language: str) -> tuple[Moment, ...]:
    """The times that a text names, in its order, none inside another.

    >>> [m.parts for m in moments("on 2 June 1871, a Friday", "en")]
    [(('year', 1871), ('month', 6), ('day', 2)), (('weekday', 4),)]
    """
    found: list[Moment] = []
    reader = _cjk(text, language) if is_cjk(language) else _spaced(text, language)
    for moment in reader:
        if not any(moment.span.overlap(other.span) for other in found):
            found.append(moment)
    return tuple(sorted(found, key=lambda moment: moment.span))


def same_time(one: Moment, other: Moment) -> bool:
    """Whether what both tell is the same."""
    shared = _shared(one, other)
    return bool(shared) and all(_equal(part, one.of(part), other.of(part)) for part in shared)


def comparable_times(one: Moment, other: Moment) -> bool:
    """Whether both tell the same sort of time."""
    return bool(_shared(one, other))


def _shared(one: Moment, other: Moment) -> list[str]:
    return [part for part, _ in one.parts if other.of(part) is not None]


def _equal(part: str, mine: int | None, theirs: int | None) -> bool:
    if mine is None or theirs is None:
        return True
    if part == "minute":
        return mine % HALF_DAY == theirs % HALF_DAY
    if part == "decade":
        return mine == theirs or (
            min(mine, theirs) < CENTURY and mine % CENTURY == theirs % CENTURY
        )
    return mine == theirs


def _parts(**parts: int | None) -> tuple[tuple[str, int], ...]:
    return tuple((name, value) for name, value in parts.items() if value is not None)


_N = r"(?:[0-9０-９]+|[〇零一二三四五六七八九十]+)"
_CENTURY = re.compile(rf"({_N})\s*(?:世紀|世纪|세기)")
_DECADE = re.compile(rf"({_N})\s*(?:年代|년대)")
_DATE = re.compile(
    rf"(?:([0-9０-９]{{4}}|[〇零一二三四五六七八九]{{4}})\s*[年년](?!前(?!後)|間|间|もの|以上|后))\s*(?:({_N})\s*[月월])?"
    rf"\s*(?:({_N})\s*[日号號일])?"
    rf"|({_N})\s*[月월](?!間|的)\s*(?:({_N})\s*[日号號일])?"
)
_BARE_DAY = re.compile(rf"(?<![\d年月〇一二三四五六七八九十])({_N})[日号](?!間|本)")
_BARE_YEAR = re.compile(r"(?<![\d.,$€£-])(1[1-9]\d\d|20\d\d)(?=[-–〜~至到から])")
_WEEKDAY = re.compile(
    "(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일"
)
_CJK_CLOCK = re.compile(
    rf"(午後|下午|晚上|傍晚|夜|午前|上午|早上|朝|凌晨|오후|오전)?(?:の)?({_N})\s*(?:時|点钟|點鐘|点|點|시)(?!間|间)"
    rf"(?:(半)|({_N})\s*分)?"
)


def _cjk(text: str, language: str) -> Iterator[Moment]:
    for match in _CENTURY.finditer(text):
        yield Moment(Span(*match.span()), _parts(century=_figure(match[1])))
    for match in _DECADE.finditer(text):
        yield Moment(Span(*match.span()), _parts(decade=_figure(match[1])))
    yield from _cjk_dates(text, language)
    for match in _WEEKDAY.finditer(text):
        sign = match[1] or match[2] or match[3]
        yield Moment(Span(*match.span()), _parts(weekday=CJK_WEEKDAYS[sign]))
    yield from _cjk_clocks(text, language)


def _cjk_dates(text: str, language: str) -> Iterator[Moment]:
    for match in _DATE.finditer(text):
        month, day = _figure(match[2] or match[4]), _figure(match[3] or match[5])
        if month is None or month in MONTHS:
            parts = _parts(year=_figure(match[1]), month=month, day=day)
            yield Moment(Span(match.start(), match.start() + len(match[0].rstrip())), parts)
    for match in _BARE_YEAR.finditer(text):
        yield Moment(Span(*match.span()), _parts(year=int(match[1])))
    if language != "ko":
        for match in _BARE_DAY.finditer(text):
            yield Moment(Span(*match.span()), _parts(day=_figure(match[1])), weak=True)


def _cjk_clocks(text: str, language: str) -> Iterator[Moment]:
    for match in _CJK_CLOCK.finditer(text):
        hour = _figure(match[2])
        if hour is None or hour not in HOURS:
            continue
        late = match[1] in {"午後", "下午", "晚上", "傍晚", "夜", "오후"} and hour in MORNING
        minute = 30 if match[3] else _figure(match[4]) or 0
        surely = match[1] or match[3] or match[4] or language != "zh"
        parts = _parts(minute=(hour + 12 * late) * 60 + minute)
        yield Moment(Span(*match.span()), parts, weak=not surely)


def _figure(written: str | None) -> int | None:
    if not written:
        return None
    if written[0].isdigit() and written[0] not in _HAN:
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _HAN.get(tens or "一", 1) * 10 + (_HAN.get(ones, 0) if ones else 0)
    return int("".join(str(_HAN.get(sign, 0)) for sign in written))


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|of|before|after|around|between|and|to|during|early|late|"
    r"year|circa|en|desde|hasta|de|del|entre|y|año|antes|después|depuis|jusqu.en|dès|et|avant|"
    r"après|an|année|seit|bis|von|vor|nach|jahr|jahre|jahres|zwischen|und|anno|nel|dal|al|fino|em|"
    r"até|sinds|van|tot|в|с|до|от|dated|on|à)|\(|,|[–-])\s*$",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r"\s*(?:г\.|год|года|году)|[^\w%°.,€$£\s]|[.,;:)]?(?:\s|$)")
_YEAR = re.compile(r"(?<![\w.,$€£#:/])(1[1-9]\d\d|20\d\d)(?![\w%°€$£]|[.,:]\d|\s?(?:%|°))")
_COUNTED = re.compile(r"\s(?!\w+\s+(?:and|y|et|und)\b)([^\W\d_]+)")
FUNCTION_WORDS = _all(
    "and or but nor per y et und e o u ou oder a an to from in on at by of off up the la le "
    "el il lo les los las das der die den dem des was were is are be been has had have fue "
    "era eran se su sus he she it they we you i that which who when while for with without "
    "than more most less least as if so not no only each ago later before after long wide "
    "high old deep bis zu von wird wurde war ist hat noch auch nicht nur vor nach por para "
    "con sin pour avec sans au aux als wenn que qui en un une una dans sur sous chez es ya "
    "del al nel dal gli di da che он она был была и не в на с к по из за от until till "
    "between against into over under will would may might can could should their his her its "
    "our your my this these those there here then wir sie er"
)
"""Words that are no noun: after a figure they say that it counts nothing, and may be a year."""

_CENTURIES = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)[ -]centur\w*|\b([a-z]+(?:-first)?)[ -]centur\w*"
    r"|\b(?:siglos?|s[ée]culo|secolo)\s+([XVI]+)\b|\b([XVI]+)(?:e|ème)?\s+(?:siècle|secolo|век)"
    r"|\b(\d{1,2})(?:e|ème)\s+siècle|\b(\d{1,2})\.\s*Jahrhundert|\b(\d{1,2})e eeuw|"
    r"\b(\d{1,2})-[мйг]о?\s+век",
    re.IGNORECASE,
)
_DECADES = re.compile(
    r"\b(1\d\d0|20\d0|\d0)(?:'|’)?s\b|\baños\s+(\d{2}|\d{4})\b|\bannées\s+(\d{2}|\d{4})\b"
    r"|\b(\d{2}|\d{4})er(?:[ -]?[Jj]ahren?)?\b|\banni\s+(\d{2}|\d{4})\b|\banos\s+(\d{2}|\d{4})\b"
)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[.:h](\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?|o'clock|o’clock|Uhr\b(?:\s(\d{1,2}))?)"
    r"|\b(\d{1,2})\s?h\b(?:\s?(\d{2})\b)?|\b(\d{1,2}):(\d{2})\b"
    r"|(?:\bat|\blas|\bum)\s(\d{1,2})\.(\d{2})\b(\s(?:in the|de la) (?:afternoon|evening|tarde|"
    r"noche))?",
    re.IGNORECASE,
)


@cache
def _dated(language: str) -> re.Pattern[str] | None:
    names = months(language)
    if not names:
        return None
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    link = r"(?:\s*(?:of|de|del|,)?\s+)"
    return re.compile(
        rf"\b(?:(\d{{1,2}})(?:\.º|º|st|nd|rd|th|er|\.)?(?:\s+(?:of|de))?\s+)?({month})\b\.?"
        rf"(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?[:%°]|\.\d))?(?:(?:{link}|\s+)(\d{{4}})\b)?",
        re.IGNORECASE,
    )


def _spaced(text: str, language: str) -> Iterator[Moment]:
    yield from _clocks(text)
    yield from _spoken_clocks(text, language)
    yield from _centuries(text, language)
    for match in _DECADES.finditer(text):
        yield Moment(Span(*match.span()), _parts(decade=int(next(filter(None, match.groups())))))
    yield from _worded_decades(text, language)
    yield from _dates(text, language)
    for match in re.finditer(r"\b(\d{4})-(\d{2})-(\d{2})\b", text):
        year, month, day = (int(match[n]) for n in (1, 2, 3))
        yield Moment(Span(*match.span()), _parts(year=year, month=month, day=day))
    names = weekdays(language)
    for match in re.finditer(r"[^\W\d_]+(?:-feira)?", text):
        at = names.get(match[0].lower())
        if at is not None and (language != "de" or not match[0].islower() or match[0][-1] == "s"):
            if language == "en" and match[0].islower():
                continue
            yield Moment(Span(*match.span()), _parts(weekday=at), weak=match[0].lower() == "sábado")
    for match in _YEAR.finditer(text):
        if _is_year(text, match, language):
            yield Moment(Span(*match.span()), _parts(year=int(match[1])))


def _is_year(text: str, match: re.Match[str], language: str) -> bool:
    if _BEFORE_YEAR.search(text[max(0, match.start() - 12) : match.start()]):
        return not _is_counting(text, match.end(), language) or match[1][2:] != "00"
    return bool(_AFTER_YEAR.match(text, match.end())) and not _is_counting(
        text, match.end(), language
    )


def _is_counting(text: str, at: int, language: str) -> bool:
    """Whether a noun follows, so that the figure counts something; German writes nouns large."""
    following = _COUNTED.match(text, at)
    if following is None or (language == "de" and following[1].islower()):
        return False
    return following[1].lower() not in FUNCTION_WORDS


def _dates(text: str, language: str) -> Iterator[Moment]:
    pattern = _dated(language)
    if pattern is None:
        return
    names = months(language)
    for match in pattern.finditer(text):
        day, year = match[1] or match[3], match[4]
        word = match[2]
        if language in {"en", "de"} and word.islower():
            continue
        weak = (
            not day and not year and word.lower() in {"may", "march", "mars", "mai", "mar", "ocak"}
        )
        if weak and language == "en":
            before = text[max(0, match.start() - 8) : match.start()].lower()
            weak = not re.search(
                r"\b(?:in|of|by|until|last|next|since|this|late|early|to|and)\s$", before
            )
            if weak and not word.isupper():
                continue
        parts = _parts(
            year=int(year) if year else None,
            month=names[word.lower()],
            day=int(day) if day and int(day) <= LAST_DAY else None,
        )
        end = match.start() + len(match[0].rstrip(". "))
        yield Moment(Span(match.start(), end), parts, weak=weak)


def _centuries(text: str, language: str) -> Iterator[Moment]:
    named = ordinals(language)
    for match in _CENTURIES.finditer(text):
        written = next((group for group in match.groups() if group), "")
        value = (
            int(written)
            if written.isdigit()
            else named.get(written.lower()) or _roman(written.upper())
        )
        if value:
            yield Moment(Span(*match.span()), _parts(century=value))


def _worded_decades(text: str, language: str) -> Iterator[Moment]:
    for word, value in decades(language).items():
        lead = {"es": r"\baños\s+", "fr": r"\bannées\s+", "en": r"\bthe\s+(?:\w+\s)?"}.get(
            language, r"\b"
        )
        for match in re.finditer(rf"{lead}({re.escape(word)})\b", text, re.IGNORECASE):
            yield Moment(Span(*match.span(1)), _parts(decade=value))


_SPOKEN_HOURS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "es": "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "une deux trois quatre cinq six sept huit neuf dix onze douze",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
}
_SPOKEN_CLOCKS = {
    "en": r"\b(half |quarter |minutes |five |ten |twenty |\d+ )(past |to )({h})\b(?! \w+s\b)|"
    r"\b(?:at|until|by) ()()({h})\b(?=\s*(?:[,.;]|$|and\b|o.clock|in the|on\b))"
    r"|\b()()({h}) o.clock",
    "es": r"\blas? ()()({h})\b(?: y (media|cuarto))?(?=\s*(?:[,.;]|$|y\b|de la|en punto))",
    "fr": r"\b(?:à|vers|dès) ()()({h}) heures?\b(?: et (demie|quart))?(?=\s*(?:[,.;]|$|et\b|du|"
    r"pr))",
    "de": r"\bum (halb |viertel (?:vor|nach) )?()({h})\b(?! \w+)|\bum (halb )?()({h})\b(?= (?:und|"
    r"ab|Uhr))",
}


def _spoken_clocks(text: str, language: str) -> Iterator[Moment]:
    """Times of day in words; they only keep hours from being taken for numbers."""
    hours = _SPOKEN_HOURS.get(language, "").split()
    if not hours:
        return
    pattern = _SPOKEN_CLOCKS[language].format(h="|".join(hours))
    for match in re.finditer(pattern, text, re.IGNORECASE):
        hour = next(hours.index(g.lower()) + 1 for g in match.groups() if g and g.lower() in hours)
        yield Moment(Span(*match.span()), _parts(minute=hour * 60), weak=True)


def _clocks(text: str) -> Iterator[Moment]:
    for match in _CLOCK.finditer(text):
        hour = int(match[1] or match[5] or match[7] or match[9])
        minute = int(match[2] or match[4] or match[6] or match[8] or match[10] or 0)
        if hour not in HOURS or minute not in MINUTES:
            continue
        half = (match[3] or "").lower().replace(".", "")
        late = half == "pm" or bool(match[11])
        yield Moment(
            Span(match.start(), match.start() + len(match[0].rstrip())),
            _parts(minute=((hour % 12 if late else hour) + 12 * late) * 60 + minute),
        )


def _roman(written: str) -> int:
    value = 0
    for at, sign in enumerate(written):
        worth = _ROMAN.get(sign, 0)
        value += -worth if worth < _ROMAN.get(written[at + 1 : at + 2], 0) else worth
    return value
