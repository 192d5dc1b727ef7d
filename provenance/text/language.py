"""Which language a stretch of text is in: its script first, then the words (pycld2).

The only module that knows pycld2 exists. A script that only one living language uses decides at
once (kana, hangul); Han alone is Chinese unless the text around it is Japanese; for the rest
pycld2 judges the words. Short stretches say too little and inherit.
"""

import re

import pycld2

from provenance.text.remembered import remembered

UNKNOWN = "und"
"""The tag of a text whose language can't be told (BCP 47)."""

SAMPLE = 60_000
"""How many code points are looked at; more never changed an answer."""

ENOUGH_LETTERS = 40
"""Below this many letters pycld2 guesses: on one-line headings it erred in one case of five."""

ENOUGH_PERCENT = 80
"""Share of a stretch that pycld2 finds in one language, from which it is told for sure."""

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_LETTER = re.compile(r"[^\W\d_]+")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_UNFIT = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\ufffc\U00010000-\U0001fffd]"
)
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)[^\s@]{1,64}@\S+")
_SCRIPTS = (
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")),
    ("ru", re.compile("[\u0400-\u052f]+")),
    ("hy", re.compile("[\u0530-\u058f]+")),
    ("he", re.compile("[\u0590-\u05ff]+")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]+")),
    ("hi", re.compile("[\u0900-\u097f]+")),
    ("bn", re.compile("[\u0980-\u09ff]+")),
    ("ta", re.compile("[\u0b80-\u0bff]+")),
    ("th", re.compile("[\u0e00-\u0e7f]+")),
    ("ka", re.compile("[\u10a0-\u10ff]+")),
)
_SAME_SCRIPT = {
    **dict.fromkeys(("uk", "bg", "sr", "be", "mk", "kk", "ky", "mn", "tg"), "ru"),
    **dict.fromkeys(("fa", "ur", "ps", "ug"), "ar"),
    **dict.fromkeys(("mr", "ne", "sa"), "hi"),
    "yi": "he",
}
_RENAMED = {
    "iw": "he",
    "jw": "jv",
    "in": "id",
    "mo": "ro",
    "nb": "no",
    "sh": "sr",
    "un": UNKNOWN,
    "xx": UNKNOWN,
}


@remembered
def letters(text: str) -> int:
    """Count the letters of `text`, of any script."""
    return _plain_letters(text) + _count(_LETTER, _beyond(text))


def _plain_letters(text: str) -> int:
    """Count the letters from A to Z, which is quicker than to look for letters of any script."""
    return len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))


def _beyond(text: str) -> str:
    """What of `text` is no ASCII."""
    return "" if text.isascii() else "".join(_BEYOND.findall(text))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


@remembered
def script(text: str) -> str:
    """Name the script most letters of `text` are in: "Latn", "CJK" or another; "" without any.

    A tenth of CJK makes a text CJK: Japanese and Chinese carry Latin names, not the other way.
    """
    sample = text[:SAMPLE]
    if sample.isascii():
        return "Latn" if _LETTER.search(sample) else ""
    beyond, plain = _beyond(sample), _plain_letters(sample)
    cjk = sum(_count(one, beyond) for one in (_KANA, _HAN, _HANGUL))
    latin = plain + _count(_LATIN, beyond)
    other = plain + _count(_LETTER, beyond) - cjk - latin
    if cjk and cjk * 9 >= latin + other:
        return "CJK"
    if other > latin:
        return max(_SCRIPTS, key=lambda known: _count(known[1], beyond))[0]
    return "Latn" if latin else ""


def is_cjk(language: str) -> bool:
    """Tell whether `language` is Chinese, Japanese or Korean."""
    return language in {"ja", "zh", "ko"}


def script_of(language: str) -> str:
    """Name the script that `language` is written in, as `script` does."""
    if is_cjk(language):
        return "CJK"
    known = _SAME_SCRIPT.get(language, language)
    return known if known in dict(_SCRIPTS) else "Latn"


def detect(text: str, around: str = UNKNOWN) -> str:
    """Give the primary language subtag of `text`; `around` is the language of what surrounds it.

    Never raises, whatever the characters; "und" where nothing tells.

    >>> detect("これは短い文です。"), detect("人工智能", around="ja"), detect("人工智能")
    ('ja', 'ja', 'zh')
    >>> detect("The ferries leave at noon and return before the lamps are lit.")
    'en'
    >>> detect("Share", around="ja"), detect("1984")
    ('ja', 'und')
    """
    return judge(text, around)[0]


@remembered
def judge(text: str, around: str = UNKNOWN) -> tuple[str, bool]:
    """Give the language of `text` as `detect` does, and whether the text itself tells it surely."""
    sample = _ADDRESS.sub(" ", text[:SAMPLE])
    kind = script(sample)
    if not kind:
        return around, False
    if kind == "CJK":
        return _judge_cjk(sample, around)
    many = letters(sample)
    if kind == "Latn" and many < ENOUGH_LETTERS and around != UNKNOWN:
        return around, False
    code, sure = _ask_cld(sample)
    if code != UNKNOWN:
        return code, sure and many >= ENOUGH_LETTERS
    return (around if kind == "Latn" else kind), False


def is_sure(text: str, language: str) -> bool:
    """Tell whether `text` as a whole surely is in `language`."""
    return judge(text) == (language, True)


def _judge_cjk(sample: str, around: str) -> tuple[str, bool]:
    kana, han, hangul = (_count(one, sample) for one in (_KANA, _HAN, _HANGUL))
    if hangul > kana + han or (hangul and hangul * 3 > kana + han):
        return "ko", True
    if kana and (kana * 20 >= han or around == "ja"):
        return "ja", True
    if around == "ja" and han < ENOUGH_LETTERS:
        return "ja", False
    return "zh", han >= ENOUGH_LETTERS // 2


def _ask_cld(sample: str) -> tuple[str, bool]:
    clean = _UNFIT.sub(" ", sample)
    try:
        reliable, _, details = pycld2.detect(clean, bestEffort=True)
    except (pycld2.error, UnicodeError, ValueError):
        return UNKNOWN, False
    _, code, percent, _ = details[0]
    primary = code.split("-")[0]
    return _RENAMED.get(primary, primary), bool(reliable) and percent >= ENOUGH_PERCENT
