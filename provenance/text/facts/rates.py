"""By what time is something counted: a day, a week, a year?"""

import re

from provenance.text.language import is_cjk
from provenance.text.remembered import remembered
from provenance.text.spans import Span

_SECONDS = {
    "hour": 3600,
    "day": 86_400,
    "night": 86_400,
    "week": 604_800,
    "month": 2_629_746,
    "year": 31_556_952,
}
_NAMED = {
    "en": (
        r"\b(?:a|an|per|each|every)\s+({unit})\b"
        r"(?!\s+(?:ago|before|later|after|earlier|or so|in))",
        "hour day night week month year",
    ),
    "es": (r"\b(?:al?|por|cada)\s+(?:la\s+)?({unit})\b", "hora día noche semana mes año"),
    "fr": (r"\b(?:par|chaque)\s+({unit})\b", "heure jour nuit semaine mois an"),
    "de": (
        r"\b(?:pro|je)\s+({unit})\b"
        r"|\b(?:am|im|in der)\s+({unit})\b(?!\s+(?:\d|nach|vor|darauf))",
        "stunde tag nacht woche monat jahr",
    ),
    "it": (r"\b(?:al|all'|a|per|ogni)\s*({unit})\b", "ora giorno notte settimana mese anno"),
    "pt": (r"\b(?:por|ao|à|a cada)\s+({unit})\b", "hora dia noite semana mês ano"),
    "ja": (
        r"(?:毎|(?<![0-9〇一二三四五六七八九十])[1１一]\s?)({unit})(?:あたり|当たり|に|ごと)",
        "時間 日 晩 週間 か月 年",
    ),
    "zh": (r"(?:每个?|每一)({unit})", "小时 天 晚 周 月 年"),
}
_DAILY = {
    "en": "hourly daily nightly weekly monthly yearly/annually",
    "de": "stündlich täglich nächtlich wöchentlich monatlich jährlich",
}
_COUNTING = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万億亿两]")
_REACH = 60


@remembered
def rates(text: str, language: str) -> list[tuple[Span, int]]:
    """What a text counts by, in seconds, where it gives a figure shortly before.

    >>> rates("two tons of flour a week", "en")
    []
    >>> [seconds for _, seconds in rates("200 kilos of flour a week", "en")]
    [604800]
    """
    known = _NAMED.get(language)
    if known is None:
        return []
    shape, words = known
    units = dict(zip(words.split(), _SECONDS.values(), strict=True))
    pattern = shape.format(unit="|".join(units))
    found = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        near = text[max(0, match.start() - _REACH) : match.start()]
        if is_cjk(language):
            near += text[match.end() : match.end() + _REACH]
        if _COUNTING.search(near):
            unit = next(group for group in match.groups() if group)
            found.append((Span(*match.span()), units[unit.lower()]))
    for at, names in enumerate(_DAILY.get(language, "").split()):
        for name in names.split("/"):
            seconds = list(_SECONDS.values())[at]
            every = re.finditer(rf"\b{name}\b", text, re.IGNORECASE)
            found += ((Span(*match.span()), seconds) for match in every)
    return found
