# ruff: noqa: E501 - a language's words are one line each
"""What do whole endings, cut ones, and notices that there is more look like?

Data alone; `ending` says how they are read.
"""

import re

CLOSED = re.compile(
    r"(?:[.!?‽؟。！？।։።…]|\u0e2f)[\s\"'”’»›」』）)\]】〉》*_~^\d†‡¹²³⁴-⁹\u200b\ufe0f]*"
    r"(?:\[\d{1,3}\]|\[[a-z]\])*\s*[\U0001f300-\U0001faff☺-♿✀-➿↩■◆●□◇○∎#]*\s*$"
)
CUT = re.compile(
    r"(?:\[\s*(?:…|\.\.\.)\s*\]|[(（]\s*(?:…|\.\.\.)\s*[)）]|\s(?:…|\.\.\.)|\w-)\s*$"
    r"|(?:continue reading|read more|read the (?:full|rest)[\w\s]{0,24}|keep reading|see more|続きを読む"
    r"|もっと読む|阅读全文|閱讀全文|展开全文|查看更多|seguir leyendo|sigue leyendo|leer más|lire la suite"
    r"|weiterlesen|continua a leggere|leia mais|continue lendo|читать далее|더 ?보기)\s*[\])】]?\s*[…›»→.]*\s*$",
    re.IGNORECASE,
)
QUOTED_END = re.compile(r"[”’»」』\"][\s*_]*$")
ADDRESS_END = re.compile(
    r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|\S+\.(?:com|org|net|io)/?\S*)\s*[)>\]]?$"
)
ITEM = re.compile(r"(?:[-*+•▸▪◦–—‣·|>#]|\d{1,3}[.)、]|[A-Za-z][.)])\s*\S")
SIGNED = re.compile(
    r"[—–~-]{1,3}\s?\S[^.!?。]{0,80}$|(?:by|por|par|von|文|撰文|記者)[:：\s]", re.IGNORECASE
)
HANGING = re.compile(
    r"(?:[,;，、；:：(（“「『\[]|(?:^|\s)(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who"
    r"|is|are|was|were|has|have|had|will|would|can|could|but|as|than|their|its|his|her|our|this"
    r"|there['’]s|it['’]s|that['’]s|he['’]s|she['’]s|i['’]m|de|la|el|los|las|y|que|en|un|una|con|por"
    r"|le|les|des|du|et|à|dans|une|der|die|das|und|ein|eine|mit|von|zu|im|auf))\s*$",
    re.IGNORECASE,
)
STUMP = re.compile(r"[.!?][”\"’]?\s[^\W\d_]{1,3}$")
NUMBER_END = re.compile(r"\d{4}[)\]]?$|\d[\dXx-]{5,}$")
SENTENCE_INSIDE = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[\d)\]”\"’%]))[.!?。！？][\"'”’»」』)]*(?:\s|(?<=[。！？]))\S"
)
MORE = re.compile(
    r"(?:continue|keep) reading|read the (?:full|rest of)|(?:subscribe|sign in|log in|register) to"
    r" (?:read|continue|keep|unlock)|this (?:post|article|content|story) is for (?:paid|paying|members"
    r"|subscribers)|unlock (?:this|the full)|続きを読む|この記事は有料|会員限定|残り\s?\d+文字|続きは"
    r"|阅读全文|閱讀全文|展开全文|余下全文|登录后(?:查看|阅读)|付费(?:阅读|内容)|seguir leyendo|contenido"
    r" exclusivo para suscriptores|lire la suite|réservé aux abonnés|weiterlesen|nur für abonnenten",
    re.IGNORECASE,
)
