# ruff: noqa: E501 - a language's words are one line each
"""What do whole endings, cut ones, and notices that there is more look like?

Data alone; `ending` says how they are read.
"""

import re

CLOSERS = "]\"'”’“‘»«›‹」』）)］】〉》"
"""Signs that may stand after the end of a sentence, fit for the head of a character class: German
closes with “ and «, where English and French open."""

CLOSED = re.compile(
    rf"(?:[.!?‽؟。！？।։።…]|\u0e2f)[{CLOSERS}\s*_~^\d†‡¹²³⁴-⁹\u200b\ufe0f]*"
    r"(?:\[\d{1,3}\]|\[[a-z]\])*\s*[\U0001f300-\U0001faff☺-♿✀-➿↩■◆●□◇○∎#]*\s*$"
)
CUT = re.compile(
    r"(?:\[\s*(?:…|\.\.\.)\s*\]|[(（]\s*(?:…|\.\.\.)\s*[)）]|\s(?:…|\.\.\.)|\w-)\s*$"
    r"|(?:continue reading|read more|read the (?:full|rest)[\w\s]{0,24}|keep reading|see more|続きを読む"
    r"|もっと読む|阅读全文|閱讀全文|展开全文|查看更多|seguir leyendo|sigue leyendo|leer más|lire la suite"
    r"|weiterlesen|continua a leggere|leia mais|continue lendo|читать далее|더 ?보기)\s*[\])】]?\s*[…›»→.]*\s*$",
    re.IGNORECASE,
)
QUOTED_END = re.compile(r"(?:[”’»」』\"]|(?<=\w)[“‘«‹])[\s*_]*$")
ADDRESS_END = re.compile(
    r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|\S+\.(?:com|org|net|io)/?\S*)\s*[)>\]]?$"
)
ITEM = re.compile(r"(?:[-*+•▸▪◦–—‣·|>#]|\d{1,3}[.)、]|[A-Za-z][.)])\s*\S")
SIGNED = re.compile(
    r"[—–~-]{1,3}\s?\S[^.!?。]{0,80}$|(?:by|por|par|von|文|撰文|記者)[:：\s]", re.IGNORECASE
)
HANGING = re.compile(
    r"(?:[,;，、；:：(（「『„\[]|(?<!\w)“|(?:^|\s)(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who"
    r"|is|are|was|were|has|have|had|will|would|can|could|but|as|than|their|its|his|her|our|this"
    r"|there['’]s|it['’]s|that['’]s|he['’]s|she['’]s|i['’]m|de|la|el|los|las|y|que|en|un|una|con|por"
    r"|le|les|des|du|et|à|dans|une|der|die|das|und|ein|eine|mit|von|zu|im|auf))\s*$",
    re.IGNORECASE,
)
STUMP = re.compile(r"[.!?][”\"’]?\s[^\W\d_]{1,3}$")
NUMBER_END = re.compile(r"\d{4}[)\]]?$|\d[\dXx-]{5,}$")
SENTENCE_INSIDE = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[\d)\]”\"’%]))[.!?。！？][\"'”’“»«」』)]*(?:\s|(?<=[。！？]))\S"
)
WALL = (
    r"(?:to )?(?:continue|keep) reading\b.{0,80}\b(?:subscri|sign (?:in|up)|log ?in|regist|account|member|free trial)"
    r"|(?:to )?read (?:the full|the rest of|this) (?:article|story|post|piece)\b.{0,60}\b(?:subscri|sign (?:in|up)|log ?in|regist)"
    r"|this (?:article|post|story|content|page) is (?:only |exclusively )?(?:for|available to|reserved for|limited to) (?:our )?(?:paid|paying|registered|digital|premium)? ?(?:subscribers|members)"
    r"|this is (?:a |an )?(?:premium|subscribers?[- ]only|members?[- ]only|exclusive) (?:article|story|post|content)"
    r"|(?:please )?(?:subscribe|become a (?:subscriber|member)|start your free trial)(?: now| today| here)? to (?:read|continue|keep|unlock|access|view|see|finish)\b"
    r"|(?:please )?(?:sign (?:in|up)|log in|register|create (?:a free |an )?account)(?: now| for free| or (?:subscribe|register|sign up))? to (?:read|continue reading|keep reading|unlock|finish)\b"
    r"|you(?:'ve| have) (?:now )?(?:reached|read|used|hit|got) .{0,40}\b(?:free (?:article|stor|post|limit)|article limit|articles? (?:left|remaining))"
    r"|unlock (?:this|the full|unlimited|full|all) (?:article|story|post|access|content)"
    r"|(?:dieser (?:artikel|beitrag|text) ist (?:nur |exklusiv )?für (?:unsere )?abonnent|nur für abonnent|weiterlesen mit |jetzt (?:abonnieren|registrieren) und weiterlesen)"
    r"|(?:cet article est réservé|la suite (?:de cet article )?est réservée|contenu réservé|il vous reste [\d.,]+ ?% de cet article|abonnez-vous pour (?:lire|continuer))"
    r"|(?:(?:este )?(?:artículo|contenido) (?:es )?(?:exclusivo|solo|reservado) para (?:suscriptores|socios)|suscríb\w+ para (?:seguir|continuar) leyendo)"
    r"|(?:(?:questo )?(?:articolo|contenuto) (?:è )?riservato (?:agli|ai)|abbonati per (?:continuare|leggere))"
    r"|(?:conteúdo|matéria|artigo) exclusiv[ao] para assinantes|assine para (?:continuar|ler)"
    r"|(?:материал|статья|текст) доступ\w+ (?:только )?(?:подписчикам|по подписке)"
    r"|この(?:記事|続き)は(?:、)?(?:有料|会員)|(?:有料)?会員限定(?:の)?(?:記事|コンテンツ)|残り\s?[\d,]+\s?文字|(?:この記事の)?続き(?:を読むには|は(?:会員|有料))|ここから先は.{0,20}(?:会員|有料)"
    r"|(?:本文|此文|全文|以下内容|以下內容)(?:为|為|需)?(?:付费|付費|会员|會員)|(?:登录|登錄|登入|订阅|訂閱|付费|付費)(?:后|後)?(?:即可|可)?(?:阅读|閱讀|查看|继续阅读|繼續閱讀)(?:全文|余下)"
    r"|(?:이 기사는 )?(?:유료|회원) ?(?:회원)? ?(?:전용|에게만)"
)
"""What a page says where it keeps the rest of an article for those who pay or register."""

MORE = re.compile(
    rf"{WALL}|"
    r"(?:continue|keep) reading|read the (?:full|rest of)|(?:subscribe|sign in|log in|register) to"
    r" (?:read|continue|keep|unlock)|this (?:post|article|content|story) is for (?:paid|paying|members"
    r"|subscribers)|unlock (?:this|the full)|続きを読む|この記事は有料|会員限定|残り\s?\d+文字|続きは"
    r"|阅读全文|閱讀全文|展开全文|余下全文|登录后(?:查看|阅读)|付费(?:阅读|内容)|seguir leyendo|contenido"
    r" exclusivo para suscriptores|lire la suite|réservé aux abonnés|weiterlesen|nur für abonnenten",
    re.IGNORECASE,
)
