"""Does the work's text break off in the middle?

A last paragraph without closing punctuation is a sign only where the text's other paragraphs
close theirs, and only if it is no heading, list item, signature, address or verse.
"""

import re
from collections.abc import Sequence

from provenance.text.language import letters, script

_CLOSED = re.compile(
    r"(?:[.!?‽؟。！？।։።…]|\u0e2f)[\s\"'”’»›」』）)\]】〉》*_~^\d†‡¹²³⁴-⁹\u200b\ufe0f]*"
    r"(?:\[\d{1,3}\]|\[[a-z]\])*\s*[\U0001f300-\U0001faff☺-♿✀-➿↩■◆●□◇○∎#]*\s*$"
)
_CUT = re.compile(
    r"(?:\[\s*(?:…|\.\.\.)\s*\]|[(（]\s*(?:…|\.\.\.)\s*[)）]|\s(?:…|\.\.\.)|\w-)\s*$"
    r"|(?:continue reading|read more|read the (?:full|rest)[\w\s]{0,24}|keep reading|see more|続きを読む"
    r"|もっと読む|阅读全文|閱讀全文|展开全文|查看更多|seguir leyendo|sigue leyendo|leer más|lire la suite"
    r"|weiterlesen|continua a leggere|leia mais|continue lendo|читать далее|더 ?보기)\s*[\])】]?\s*[…›»→.]*\s*$",
    re.IGNORECASE,
)
_QUOTED_END = re.compile(r"[”’»」』\"][\s*_]*$")
_ADDRESS_END = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|\S+\.(?:com|org|net|io)/?\S*)\s*[)>\]]?$")
_ITEM = re.compile(r"(?:[-*+•▸▪◦–—‣·|>#]|\d{1,3}[.)、]|[A-Za-z][.)])\s*\S")
_SIGNED = re.compile(r"[—–~-]{1,3}\s?\S[^.!?。]{0,80}$|(?:by|por|par|von|文|撰文|記者)[:：\s]", re.IGNORECASE)
_HANGING = re.compile(
    r"(?:[,;，、；:：(（“「『\[]|(?:^|\s)(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who"
    r"|is|are|was|were|has|have|had|will|would|can|could|but|as|than|their|its|his|her|our|this"
    r"|there['’]s|it['’]s|that['’]s|he['’]s|she['’]s|i['’]m|de|la|el|los|las|y|que|en|un|una|con|por"
    r"|le|les|des|du|et|à|dans|une|der|die|das|und|ein|eine|mit|von|zu|im|auf))\s*$",
    re.IGNORECASE,
)
_STUMP = re.compile(r"[.!?][”\"’]?\s[^\W\d_]{1,3}$")
_NUMBER_END = re.compile(r"\d{4}[)\]]?$|\d[\dXx-]{5,}$")
_SENTENCE_INSIDE = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[\d)\]”\"’%]))[.!?。！？][\"'”’»」』)]*(?:\s|(?<=[。！？]))\S")
_LOOKED_AT, _CLOSING = 3000, 60
"""Characters of a last paragraph, and of its end, that are looked at."""
_LONG = 80
"""Letters from which a line is a sentence and no heading; longer headings are one in a hundred."""
_LONG_CJK = 36
_FEWEST_WITNESSES = 3
_MOST_OPEN = 0.4
"""Share of unclosed long paragraphs from which a text is one that does not close them."""


def breaks_off(paragraphs: Sequence[str], *, furniture_after: str = "") -> bool:
    """Tell whether the last of `paragraphs` breaks off, given what furniture says after it.

    >>> breaks_off(["The boats came in late. Then the harbour master, who had seen it all, sh"])
    True
    >>> breaks_off(["The boats came in late.", "Anna Quist, Bergen"])
    False
    """
    if not paragraphs:
        return False
    last = paragraphs[-1].rstrip()[-_LOOKED_AT:]
    walled = len(last) <= _LONG and says_there_is_more(last)
    if walled or _CUT.search(last[-_CLOSING:]) or says_there_is_more(furniture_after):
        return True
    if any(pattern.search(last[-4 * _CLOSING :]) for pattern in (_CLOSED, _ADDRESS_END, _NUMBER_END)):
        return False
    if not _closes_paragraphs(paragraphs):
        return False
    item = _ITEM.match(last)
    inside = _SENTENCE_INSIDE.search(last, item.end() if item else 0) is not None
    hanging = _HANGING.search(last[-_CLOSING:]) is not None
    if _QUOTED_END.search(last[-_CLOSING:]) and not hanging:
        return False
    if item or _SIGNED.match(last):
        return inside or hanging
    if hanging and (inside or _is_long(last, 3)):
        return True
    return (inside and (letters(last) > _LONG // 4 or _STUMP.search(last) is not None)) or _is_long(
        last, 1
    )


_MORE = re.compile(
    r"(?:continue|keep) reading|read the (?:full|rest of)|(?:subscribe|sign in|log in|register) to"
    r" (?:read|continue|keep|unlock)|this (?:post|article|content|story) is for (?:paid|paying|members"
    r"|subscribers)|unlock (?:this|the full)|続きを読む|この記事は有料|会員限定|残り\s?\d+文字|続きは"
    r"|阅读全文|閱讀全文|展开全文|余下全文|登录后(?:查看|阅读)|付费(?:阅读|内容)|seguir leyendo|contenido"
    r" exclusivo para suscriptores|lire la suite|réservé aux abonnés|weiterlesen|nur für abonnenten",
    re.IGNORECASE,
)


def says_there_is_more(furniture: str) -> bool:
    """Tell whether furniture right after a text says that the rest is elsewhere or to be paid."""
    return _MORE.search(furniture[:600]) is not None


def _closes_paragraphs(paragraphs: Sequence[str]) -> bool:
    """Whether the paragraphs before the last end in punctuation, as far as there are any."""
    long_ones = [one[-_LOOKED_AT:] for one in paragraphs[-60:-1] if _is_long(one[-_LOOKED_AT:], 1)]
    if len(long_ones) < _FEWEST_WITNESSES:
        last = paragraphs[-1][-_LOOKED_AT:]
        return not long_ones and _is_punctuated(last) or any(_CLOSED.search(one.rstrip()[-_CLOSING:]) for one in long_ones)
    open_ones = sum(_CLOSED.search(one.rstrip()[-_CLOSING:]) is None for one in long_ones)
    return open_ones <= _MOST_OPEN * len(long_ones)


def _is_punctuated(text: str) -> bool:
    return _SENTENCE_INSIDE.search(text) is not None or letters(text) <= 4 * _LONG


def _is_long(text: str, share: int) -> bool:
    limit = _LONG_CJK if script(text) == "CJK" else _LONG
    return letters(text) * share > limit
