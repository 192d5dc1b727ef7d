"""Which quantities does a Chinese, Japanese or Korean text give?"""

import re
import unicodedata
from dataclasses import dataclass, replace

from provenance.text.facts.quantity import Quantity
from provenance.text.facts.units import (
    Unit,
    currency_after,
    currency_before,
    sign_at,
    unit_at,
    unit_word,
)
from provenance.text.spans import Span

SHARE = Unit("ratio", 1, "share")
MULTIPLE = Unit("times", 1, "倍")
TEN = 10
SOME = (2.0, 10.0)
"""What 数 and 几 stand for: some, but not one and not ten."""

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
    "壱": 1,
    "弐": 2,
    "参": 3,
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "백": 100, "천": 1000}
_LARGE = {
    "万": 1e4, "萬": 1e4, "만": 1e4, "億": 1e8, "亿": 1e8, "억": 1e8, "兆": 1e12, "조": 1e12,
}  # fmt: skip  # a table
_SOME = "数几幾數何上수"
_MORE = "多余餘几幾数"
_FIGURES = r"[0-9０-９]+(?:[,，][0-9０-９]{3,4})*(?:[.．][0-9０-９]+)?"
_SIGNS = "".join([*_DIGITS, *_SMALL, *_LARGE])
_RUN = re.compile(
    rf"(?:[数几幾數何수](?=[十百千万萬億亿兆백천만])|上(?=[百千万亿])|{_FIGURES}|[{_SIGNS}])"
    rf"(?:{_FIGURES}|(?<=[0-9]) ?[万萬億亿兆千]|[{_SIGNS}{_MORE}])*"
)
_PART = re.compile(rf"{_FIGURES}| ?.")
_SHARES = re.compile(rf"((?:{_FIGURES})|[{_SIGNS}]+)\s*分(?:の|之)\s*((?:{_FIGURES})|[{_SIGNS}]+)")
_HALVES = re.compile("半分|半数|半減|一半|过半|過半")
_DOUBLED = re.compile("倍増|翻倍|翻了一番|翻番|두 배")
_COUNTERS = re.compile(
    r"か国|カ国|ヵ国|か所|カ所|ヶ所|か月|世帯|世带|ページ|번째|"
    r"[人名匹頭头台本冊册枚軒家个個つ歳才岁位座所棟栋艘隻只条條件次回度番号號階层層页頁点句行字通票席门門"
    r"架辆輛株棵羽尾社館团団隊曲首篇部巻卷版期季戸户筆笔杯碗皿滴粒錠片块塊袋箱缶瓶足双対对組组班场場泊夜晩"
    r"晚代世种種类類国國室桁語语颗顆支间間根把盏幅封枝口栗段遍遭起份套项項站票样様명개권마리살번곳채대장]"
)
_ORDINAL_AFTER = re.compile("番目|つ目|人目|回目|度目|個目|次目|번째|째")
_LATIN = re.compile(r"\s?([A-Za-z]+)")
_ABOUT_BEFORE = re.compile(
    "(?:约|約|およそ|ほぼ|近く?|大约|大約|至少|超过|超過|少なくとも|将近|약)\\s?$"
)
_ABOUT_AFTER = re.compile(
    "^(?:余り|あまり|ほど|程度|左右|以上|以下|超|足らず|近く|前後|弱|強|前后|를 넘|이상|가량|정도)"
)
_NO_NUMBER = re.compile(
    "十分[にな]|一般|一番|一方|一緒|一致|万一|万が一|一切|千葉|百科|百貨|百货|百姓|千万别|一样|一起|"
    "一直|一些|一定|一下|一旦|一边|一再|一向|统一|統一|唯一|第[一二三四五六七八九十百]+|三角|四季|四方|"
    "八百屋|七夕|万能|千差万別|十二分|九州|四国|五輪|三明治|不二|数年来"
)
_GOES_ON = re.compile(r"[.:]\d|[A-Za-z]{4,}|-[A-Za-z]")
_ZERO = re.compile("[0０零〇]")


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a run of numerals."""

    low: float
    high: float
    digits: int
    length: int


def read_unspaced(text: str) -> list[Quantity]:
    """The quantities of a text, in its order."""
    found = _shares(text)
    taken = [quantity.span for quantity in found]
    taken += [Span(*match.span()) for match in _NO_NUMBER.finditer(text)]
    for match in _RUN.finditer(text):
        quantity = _quantity(text, match)
        if quantity is not None and not any(quantity.span.overlap(span) for span in taken):
            found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.span)


def _shares(text: str) -> list[Quantity]:
    found = []
    for match in _SHARES.finditer(text):
        whole, part = (_value(match[n]) for n in (1, 2))
        if whole and part and 0 < part.low < whole.low:
            share = part.low / whole.low
            found.append(Quantity(Span(*match.span()), share, share, SHARE))
    found += (
        Quantity(Span(*match.span()), 0.5, 0.5, SHARE, about=True)
        for match in _HALVES.finditer(text)
    )
    found += (Quantity(Span(*match.span()), 2, 2, MULTIPLE) for match in _DOUBLED.finditer(text))
    return found


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, read = match.start(), _value(match[0])
    if read is None or _is_glued(text, start):
        return None
    end = start + read.length
    numerals = match[0][: read.length]
    figures = any(c.isdigit() and c not in _DIGITS for c in numerals)
    if (figures and _GOES_ON.match(text, end)) or _ORDINAL_AFTER.match(text, end):
        return None
    quantity = Quantity(Span(start, end), read.low, read.high, digits=read.digits)
    measured = _with_unit(text, quantity)
    if measured is None:
        return None
    if (
        not figures
        and measured.unit is None
        and not _is_counted(text, end, match[0][: read.length])
    ):
        return None
    weak = measured.low == measured.high == 1 or (not figures and text[start:].startswith("十分"))
    return replace(measured, about=_is_about(text, measured.span), weak=weak)


def _is_glued(text: str, start: int) -> bool:
    """Whether a letter or a sign before the numerals makes them part of a name, or an ordinal."""
    before = text[start - 1 : start]
    return bool(before) and (before in "-第_/" or (before.isascii() and before.isalpha()))


def _with_unit(text: str, quantity: Quantity) -> Quantity | None:
    """The quantity with its unit, and the half that may follow either; None for a name."""
    start, end = quantity.span
    half = 0.0
    if text[end : end + 2] in {"个半", "個半"}:
        half, end = 0.5, end + 2
    elif text[end : end + 1] in "个個" and unit_at(text, end) is None and unit_at(text, end + 1):
        end += 1
    bare = quantity.span.end
    unit: Unit | None = None
    spaced = end + (text[end : end + 1] == " ")
    if (sign := currency_before(text, start)) is not None:
        unit, start = sign
    elif found := (sign_at(text, end) or currency_after(text, end) or unit_at(text, spaced)):
        unit, end = found
    elif latin := _LATIN.match(text, end):
        unit = unit_word(latin[1])
        if unit is None and not latin[0].startswith(" "):
            return None
        end = latin.end() if unit else end
    if unit is not None and unit.dimension == "time" and text[end : end + 1] == "半":
        half, end = 0.5, end + 1
    if unit is None and not half:
        end = bare
    low, high = quantity.low + half, quantity.high + half
    return replace(quantity, span=Span(start, end), low=low, high=high, unit=unit)


def _is_counted(text: str, end: int, numerals: str) -> bool:
    """Whether numerals without figures or unit surely count something."""
    if _COUNTERS.match(text, end):
        return True
    return len(numerals) > 1 and (
        numerals[0] in _SOME or any(sign in numerals for sign in ("百", "千", "万", "亿", "億"))
    )


def _is_about(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 5) : span.start], text[span.end : span.end + 6]
    after = _COUNTERS.sub("", after, count=1) if _COUNTERS.match(after) else after
    return bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(after))


def _value(run: str) -> Read | None:
    """What numerals mean, up to where they go on making sense.

    >>> _value("数十億").low, _value("1億2000万").low, _value("两百多万").high
    (2000000000.0, 120000000.0, 3000000.0)
    """
    total = _Total()
    for written in _PART.findall(run):
        if not total.take(written.strip()):
            break
        total.length += len(written)
    return total.read(run)


class _Total:
    """Adds numerals up: figures times small units make sections, sections times large ones."""

    def __init__(self) -> None:
        self.length = 0
        self._total = self._section = (0.0, 0.0)
        self._number: tuple[float, float] | None = None
        self._digits = 0
        self._step = 0.0

    def take(self, part: str) -> bool:
        """Take one numeral; False where it does not go on with the number so far."""
        if part in _DIGITS:
            self._digit(_DIGITS[part])
        elif part[0].isdigit():
            return self._figures(part)
        elif part in _SMALL:
            self._scale(float(_SMALL[part]))
        elif part in _LARGE:
            self._rise(_LARGE[part])
        elif part in _SOME and self._number is None and (not self.length or self._step == TEN):
            self._number = SOME
        elif part in _MORE and self._step:
            self._open()
        else:
            return False
        return True

    def _digit(self, value: int) -> None:
        low, high = self._number or (0.0, 0.0)
        self._number = (10 * low + value, 10 * high + value)
        self._digits += 1

    def _figures(self, part: str) -> bool:
        if self._number is not None:
            return False
        plain = unicodedata.normalize("NFKC", part).replace(",", "")
        self._number = (float(plain), float(plain))
        self._digits = max(self._digits, len(plain.replace(".", "").strip("0")), 1)
        return True

    def _scale(self, unit: float) -> None:
        low, high = self._number or (1.0, 1.0)
        self._section = (self._section[0] + low * unit, self._section[1] + high * unit)
        self._number, self._step = None, unit

    def _rise(self, unit: float) -> None:
        low, high = self._number or (0.0, 0.0)
        low, high = self._section[0] + low, self._section[1] + high
        if not high:
            low = high = 1.0
        self._total = (self._total[0] + low * unit, self._total[1] + high * unit)
        self._section, self._number, self._step = (0.0, 0.0), None, unit

    def _open(self) -> None:
        """Leave room above: 两百多万 is less than three millions."""
        if self._section[1]:
            self._section = (self._section[0], self._section[1] + self._step)
        else:
            self._total = (self._total[0], self._total[1] + self._step)

    def read(self, run: str) -> Read | None:
        """What was added up; None where it is no number."""
        while self.length and run[self.length - 1] in _SOME + _MORE and self._number == SOME:
            self.length, self._number = self.length - 1, None
        low, high = self._number or (0.0, 0.0)
        low, high = (self._total[n] + self._section[n] + one for n, one in enumerate((low, high)))
        if not self.length or not (high or _ZERO.search(run)):
            return None
        return Read(low, high, max(1, self._digits), self.length)
