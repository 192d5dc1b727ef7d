# ruff: noqa: E501 - a charset's letters are one line each
"""Of the legacy charsets, which one makes these bytes plausible text?

Detectors misjudge short EUC-JP and windows-1252, so each usual charset is tried, and its text is
scored by the share of non-ASCII characters that its languages use all the time: a wrong decoding
hits them by chance only (Kikui 1996, "Identifying the coding system and language").
"""

import re
from dataclasses import dataclass

from provenance.text.language import detect

SAMPLE = 20_000
"""How many bytes are scored; all are decoded by the winner."""


@dataclass(frozen=True, slots=True)
class Charset:
    """A charset, its languages, and the characters that make up `expected` of their non-ASCII."""

    name: str
    frequent: frozenset[str]
    languages: frozenset[str]
    expected: float


def _charset(name: str, frequent: str, languages: str, expected: float = 0.95) -> Charset:
    return Charset(name, frozenset(frequent), frozenset(languages.split()), expected)


_HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
_KATAKANA = "".join(map(chr, range(0x30A1, 0x30F7)))
_JAPANESE = _HIRAGANA + _KATAKANA + "、。ー「」・日本人年大会社国中出時行見生的"
_SIMPLIFIED = (
    "的一是不了在人有我他这个们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下过天去"
    "能对小多然于心学之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同"
    "日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正"
    "，。、；：？！“”（）《》"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們來到時大地為子中你說生國年著就那和要她出也得里後自以會家可下過天去"
    "能對小多然於心學之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同"
    "，。、；：？！「」（）《》"
)
_KOREAN = "이다는에의가을를한고은로하지사도기서어자대시리나인아라그일정부수있과해보제만들스상안장한"
_CYRILLIC = "оеаинтсрвл"
_CHARSETS = (
    _charset("cp932", _JAPANESE, "ja", 0.45),
    _charset("euc_jp", _JAPANESE, "ja", 0.45),
    _charset("gb18030", _SIMPLIFIED, "zh", 0.4),
    _charset("big5hkscs", _TRADITIONAL, "zh", 0.4),
    _charset("cp949", _KOREAN, "ko", 0.4),
    _charset("cp1251", _CYRILLIC, "ru uk bg be mk sr", 0.55),
    _charset("koi8_r", _CYRILLIC, "ru", 0.55),
    _charset("koi8_u", _CYRILLIC + "іїєґ", "uk", 0.55),
    _charset("cp866", _CYRILLIC, "ru", 0.55),
    _charset("iso8859_5", _CYRILLIC, "ru bg mk sr", 0.55),
    _charset(
        "cp1252",
        "éèêëàâäáãåçñöôóòõøüùúûßíìîïæœÉÀÄÖÜÅØÇÑ’‘“”–—…«»°£€§©®½·¿¡ªº„ \xa0",
        "en fr de es it pt nl sv da no fi is ca gl eu af la ga cy lb id ms",
    ),
    _charset(
        "cp1250",
        "ąćęłńóśźżáčďéěíňřšťúůýžäöüőűăâîşţđŁŚŻČŘŠŽ’„”–—…«»§© ",
        "pl cs sk hu hr sl ro bs sq",
    ),
    _charset(
        "iso8859_2", "ąćęłńóśźżáčďéěíňřšťúůýžäöüőűăâîşţđŁŚŻČŘŠŽ§ ", "pl cs sk hu hr sl ro bs sq"
    ),
    _charset("cp1253", "αοιετσνηυρπκάίέόή", "el", 0.8),
    _charset("cp1254", "ğışçöüİĞŞÇÖÜâî’“”–…«» ", "tr az"),
    _charset("cp1257", "āčēģīķļņšūžąęėįųŠŽĀ’„“–…«» ", "lv lt et"),
    _charset("cp1255", "יוהלאתרבשמ", "he yi", 0.65),
    _charset("cp1256", "الينمرتوبهدع", "ar fa ur", 0.7),
    _charset("cp874", "านรอกเงยลมวตสทป่้ัีิ", "th", 0.65),
    _charset(
        "mac_roman", "éèêëàâäáãåçñöôóòõøüùúûßíìîïæœÉÀÄÖÜÇ’‘“”–—…«»°£§©® ", "en fr de es it pt"
    ),
)
_LEAST_PLAUSIBLE = 0.45
"""Right decodings of a sentence scored 0.55 and more, wrong ones 0.4 and less."""
_LANGUAGE_WEIGHT = 0.3
_MIXED = re.compile(
    "[A-Za-z@\\[\\]^_`{|}][\u0370-\u06ff\u0e00-\u0e7f]|(?<![\u0e01-\u0e4e])[\u0e30-\u0e3a\u0e47-\u0e4e]"
)
"""Scripts mixed within a word, and Thai marks with nothing to stand on: signs of a wrong charset."""


def most_plausible(data: bytes) -> tuple[str, str] | None:
    """Decode `data` by the charset whose text is likeliest; None where none is likely."""
    scored = []
    for rank, charset in enumerate(_CHARSETS):
        score = _score(data[:SAMPLE], charset, whole=len(data) <= SAMPLE)
        if score >= _LEAST_PLAUSIBLE:
            scored.append((-score, rank))
    for _, rank in sorted(scored):
        try:
            return data.decode(_CHARSETS[rank].name), _CHARSETS[rank].name
        except UnicodeError:
            continue
    return None


def _score(sample: bytes, charset: Charset, *, whole: bool) -> float:
    try:
        text = sample.decode(charset.name, "strict" if whole else "replace")
    except UnicodeError:
        return -1.0
    beyond = [character for character in text if character >= "\x80"]
    if not beyond:
        return -1.0
    frequent = sum(character in charset.frequent for character in beyond) / len(beyond)
    odd = sum(_is_odd(character) for character in beyond) + 2 * len(_MIXED.findall(text))
    fits = detect(text) in charset.languages
    return min(1.3, frequent / charset.expected) - odd / len(beyond) + _LANGUAGE_WEIGHT * fits


def _is_odd(character: str) -> bool:
    """Whether prose hardly ever holds `character`: C1 controls, private use, half-width kana."""
    return (
        "\x80" <= character <= "\x9f"
        or "\ue000" <= character <= "\uf8ff"
        or "\uff61" <= character <= "\uff9f"
        or "\u2500" <= character <= "\u25a0"
        or character == "\ufffd"
    )
