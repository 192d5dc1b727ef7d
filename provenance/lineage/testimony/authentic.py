"""Does a text say that it stands in several languages, none of them a translation?

Treaties are signed in two or more languages, and their last article says that all of these texts
are equally authentic.
"""

import re

SAYS = re.compile(
    r"\b(?:equally (?:authentic|authoritative|binding|valid)"
    r"|gleicherma(?:ß|ss)en (?:verbindlich|maßgebend|maßgeblich|authentisch)"
    r"|(?:faisant|font|feront) également foi|également authentiques?"
    r"|igualmente (?:auténtic[oa]s?|válid[oa]s?|autêntic[oa]s?)|fa(?:zem|zendo) igualmente fé"
    r"|(?:facenti|fanno|facendo) (?:egualmente|ugualmente|parimenti) fede"
    r"|(?:ugualmente|egualmente) autentic[oi]|gelijkelijk authentiek"
    r"|(?:jednakowo|na równi) autentyczn\w+|равно аутентичн\w+)"
    r"|ひとしく正文|等しく正文|同等作准|同样作准|同等效力|동등하게 정본",
    re.IGNORECASE,
)
NAMES = {
    "ar": r"arab\w*|アラビア語|阿拉伯文",
    "de": r"german|allemand\w*|deutsch\w*|alem[aáã]n?\w*|tedesc\w*|duits\w*|немецк\w*"
    r"|ドイツ語|德文",
    "en": r"english|anglais\w*|englisch\w*|ingl[eéê]s\w*|engels\w*|английск\w*|英語|英文",
    "es": r"spanish|espagnol\w*|spanisch\w*|español\w*|spagnol\w*|espanhol\w*|испанск\w*"
    r"|スペイン語|西班牙文",
    "fr": r"french|français\w*|französisch\w*|franc[eêé]s\w*|frans\w*|французск\w*|フランス語|法文",
    "it": r"italian\w*|italien\w*|итальянск\w*|イタリア語|意大利文",
    "ja": r"japan\w*|japon\w*|giappones\w*|японск\w*|日本語|日文",
    "ko": r"korean\w*|coréen\w*|corean\w*|корейск\w*|韓国語|韩文|朝鲜文",
    "nl": r"dutch|néerlandais\w*|niederländisch\w*|neerland\w*|olandes\w*|nederlands\w*|荷兰文",
    "pl": r"polish|polonais\w*|polnisch\w*|polac\w*|polsk\w*|польск\w*",
    "pt": r"portug\w*|португальск\w*|ポルトガル語|葡萄牙文",
    "ru": r"russian|russe|russisch\w*|rus[oa]s?|русск\w*|ロシア語|俄文",
    "zh": r"chinese|chinois\w*|chinesisch\w*|chin[oêe]s?\w*|cines\w*|китайск\w*|中国語|中文",
}
"""What languages are called in the languages in which such sentences are read."""

SAID = 90
"""Letters before the end of such words that are quoted."""


def says_authentic(text: str, language: str) -> str | None:
    """The words by which a text says so of itself.

    None where it does not, or names the languages it means, and not its own: it is a translation.

    >>> said = "Done in English and in French, both texts being equally authentic."
    >>> says_authentic(said, "fr") == says_authentic(said, "en"), says_authentic(said, "de")
    (True, None)
    """
    for line in text.splitlines():
        found = SAYS.search(line)
        if found is None:
            continue
        named = {code for code, names in NAMES.items() if re.search(names, line, re.IGNORECASE)}
        if not named or language in named:
            start = max(0, found.end() - SAID)
            start = line.find(" ", start, found.start()) + 1 if start else 0
            return " ".join(line[start : found.end()].split())
    return None
