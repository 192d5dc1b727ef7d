"""Which lines are furniture: buttons, notices and lists that a site puts around its articles?

A line counts only when the whole of it is furniture. Precision comes first: words wrongly called
furniture would be left out of every comparison.
"""

import re
from functools import cache, lru_cache

from provenance.text.furniture_words import LISTS, PERHAPS, SURE

LONGEST_LINE = 700
"""Longer paragraphs are never furniture as a whole; the longest cookie notice met had 600."""
_QUOTES = "“”\"'‘’«„「『‹"
_LONGEST_LABEL = 300
_MOST_WORDS = 24

_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,400}\)")
_NUMBERED = re.compile(r"[#*_\s]{0,8}\d{1,3}[.)、]\s")
_OUTER = re.compile(r"^[^\w©]+|[^\w)]+$")
_COUNT = re.compile(r"\s*[(（]?\s*\d[\d.,]*\s*[kKmM万]?\s*[)）]?$|^\d[\d.,]*\s*[kKmM]?\s+")
_PARTS = re.compile(r"\s*(?:[|｜·•∙⋅/›»→>＞\t\r\n、,]|\s{2,}|\s[-–—]\s)\s*")
_WORD = re.compile(r"\S+")

_WHERE = r"(?:twitter|x|facebook|instagram|linkedin|youtube|telegram|bluesky|mastodon|threads|whatsapp|tiktok|apple podcasts|spotify|google news)"
_LETTER_WORDS = r"(?:newsletters?|mailing list|email (?:list|updates|alerts)|e-mail updates|podcast|rss feed)"
_LINES = (
    rf"(?:follow|find|join|like) (?:us|me|@\w+|(?!the )[\w .'’]{{1,30}}) on {_WHERE}(?:$|[.,!]| and | for | to ).{{0,60}}",
    r"(?:©|\(c\)|copyright ©|copyright \(c\)).{1,160}|copyright (?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?[\w .,'&-]{0,40}",
    rf"(?:sign up|subscribe)(?: here| now| today)? (?:for|to) (?:our|the|my|this|[\w '’]{{1,40}}).{{0,30}}{_LETTER_WORDS}\b[^.!?]{{0,100}}[.!?]?",
    r"(?:thanks|thank you) for reading\b.{0,60}(?:[!.]|subscribe|share).{0,140}",
    r"(?:to )?receive (?:new|future) (?:posts|articles|essays).{0,160}",
    r"(?:please )?consider (?:becoming a .{0,20}(?:subscriber|member|patron)|subscribing)\b.{0,120}",
    r"(?:become|be) a (?:free |paid |paying )?(?:subscriber|member|patron)(?: (?:now|today|to [^.]{0,60}))?[.!]?",
    r"this post is public so feel free to share it\.?",
    r"by (?:subscribing|signing up|continuing|registering|clicking)[, ].{0,60}(?:you|i) (?:agree|accept|consent).{0,300}",
    r"(?:already )?(?:a subscriber|have an account|subscribed|a member)\?.{0,30}",
    r"(?:(?:view|see|show|read|leave) )?(?:all )?\d[\d,.]* (?:comments?|replies|likes?|shares?|views|reactions|responses|restacks?|retweets?|claps)"
    r"|(?:comments?|replies|likes?|shares?|views|reactions|responses|restacks?|retweets?|claps) [(]?\d+[)]?",
    r"(?:est\. )?(?:about )?\d{1,3}[- ]?min(?:ute)?s?\.?(?: read| listen| reading time)|reading time:? .{0,20}",
    r"retrieved from [\"“]?https?://\S+|this page was last (?:edited|modified) on .{1,60}",
    r"text is available under the creative commons .{0,200}|categories: .{1,200}|hidden categories: .{1,200}",
    r"(?:read more|read also|also read|see also|related|read next|more on this|recommended|up next|don['’]t miss|further reading)\s?[:：].{1,160}(?<![.。])",
    r"(?:à lire aussi|lire aussi|à lire également|voir aussi|lee también|leer también|te puede interesar|más información|leia também|leggi anche|lesen sie auch|mehr zum thema|auch interessant|читайте также)\s?[:：].{1,160}(?<![.。])",
    r"(?:【)?(?:関連記事|あわせて読みたい|関連ニュース|合わせて読みたい|相关阅读|相關閱讀|相关文章|延伸阅读|延伸閱讀|推荐阅读|관련 ?기사)(?:】)?\s?[:：】].{1,120}(?<![。])",
    r"(?:share|teilen|partager|compartir)(?: (?:this|via|on|auf|sur|en) .{1,40})?:?",
    r"(?:posted|filed|published|archived|tagged) (?:in|under|with|as):? .{1,80}(?<![.])",
    r"(?:tags?|topics|etiquetas|mots-clés|schlagwörter|タグ|标签|標籤|关键词|责任编辑|责编|来源标签)\s?[:：].{1,120}(?<![.。])",
    r"click (?:here )?to (?:share|print|email|subscribe|expand|enlarge|tweet).{0,80}",
    r"(?:advertisement|ad|anzeige|publicité|publicidad|広告)(?: [-–—:] .{0,60})?",
    r"your browser (?:does not|doesn['’]t) support .{1,60}",
    r"powered by \w+(?: \w+)?|theme by .{1,40}|proudly powered by .{1,40}",
    r"[\w .'’&]{2,60} is delivered (?:every|each) [\w ]{2,20}\.?",
    r"(?:ぜひ)?(?:ご)?(?:購読|登録|フォロー|会員登録)(?:を)?(?:ご検討|お願い|して|すると).{0,60}",
    r"(?:約|约)?\s?\d{1,3}\s?分で読めます?|読了(?:時間|目安)[:：]?.{0,16}|阅读(?:时间|量|数|约)?[:：]?\s?\d.{0,12}|預計閱讀.{0,12}|(?:この記事は)?\d+文字",
    r"(?:欢迎|歡迎|请|請)?(?:扫码|掃碼|扫描|扫一扫|长按|点击)?.{0,16}(?:关注|關注|订阅|訂閱)(?:我们|我們|本|微信)?.{0,10}(?:公众号|公眾號|频道|頻道|频道号|专栏|微博).{0,30}",
    r"(?:suscr[ií]b(?:ete|ase)|apúntate|regístrate) (?:a|en|gratis|aquí|para) .{0,120}",
    r"(?:abonnez-vous|inscrivez-vous) (?:à|au|pour|gratuitement|dès) .{0,120}",
    r"(?:abonnieren sie|melden sie sich|jetzt) .{0,60}(?:newsletter|an|abonnieren).{0,60}",
    r"síguenos en .{1,80}|suivez-nous sur .{1,80}|folgen sie uns (?:auf|bei) .{1,80}|подписывайтесь на .{1,80}",
    r"\d{1,3} (?:min(?:utos?|utes?)?)(?: de lectura| de lecture)|lesezeit:? .{0,16}|temps de lecture.{0,16}|tiempo de lectura.{0,16}",
    r"\d[\d.,]* (?:comentarios?|commentaires?|kommentare?|комментари\w{0,3})|댓글 ?\d+|コメント\s?[(（]?\d+[)）]?(?:件)?|评论\s?[(（]?\d+[)）]?",
    r"\S{1,20} 기자|.{0,30}무단 ?전재.{0,30}",
)  # fmt: skip
_INSIDE = re.compile(
    r"\bis a reader[- ]supported (?:publication|newsletter|site)\b|\ball rights reserved\b"
    r"|読者支援型の|読者の支援で|(?:メルマガ|メールマガジン|ニュースレター|無料会員)(?:に|への|の)?(?:ご)?(?:登録|購読)"
    r"(?:は|する|しませんか|してください|いただ)|(?:アカウント|チャンネル)を?(?:ぜひ)?フォロー"
    r"|無断(?:転載|複製|引用)|禁転載|转载请注明|轉載請註明|(?:未经|未經)(?:授权|许可|許可|授權|书面).{0,20}(?:不得|禁止|请勿|請勿)"
    r"|版权所有|版權所有|著作權所有|무단 ?전재"
)
_MOST_BEFORE, _MOST_AROUND = 80, 200
_LINE = re.compile("|".join(f"(?:{one})" for one in _LINES))
_CONSENT = re.compile(
    r"(?:we|our (?:site|website)|this (?:site|website)|(?:we )?and our (?:\d+ )?partners).{0,40}\buses? .{0,30}cookies\b"
    r"|we (?:and our|value your).{0,40}(?:partners|privacy)"
    r"|(?:当|本)(?:サイト|ウェブサイト).{0,20}(?:cookie|クッキー).{0,20}(?:使用|利用)"
    r"|(?:本网站|本網站|我们|我們).{0,10}使用.{0,6}cookie|(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)) .{0,30}cookies"
    r"|(?:nous utilisons|ce site utilise|nous et nos partenaires).{0,60}(?:cookies|données)"
    r"|(?:wir (?:verwenden|nutzen)|diese (?:web)?seite (?:verwendet|nutzt)) .{0,30}cookies"
)
_CONSENT_ASKS = re.compile(
    r"accept|agree|consent|preferences|opt[- ]out|settings|experience|privacy|同意|設定|许可|接受|隐私|acept|consent|experiencia"
    r"|accept|confidentialité|expérience|zustimm|einwillig|akzeptier|datenschutz"
)
_NUMBERS = re.compile(r"[\d\s.,:+/-]{1,24}[kKmM]?|[\d.,]+\s?(?:件|次|人|万)")
_CLOCK = re.compile(r"-?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[/-]?\s*-?\d{1,2}:\d{2}(?::\d{2})?)?")
_AFTERWORD = re.compile(
    r"(?:\d[\d,.]* )?(?:comments|responses|replies)(?: \d+)?|leave a (?:comment|reply|response)"
    r"|discussion about this (?:post|episode)|join the (?:conversation|discussion)|コメント(?:一覧|欄)"
    r"|コメントを残す|评论(?:区|列表)|網友評論|网友评论|comentarios|deja (?:un comentario|una respuesta)"
    r"|commentaires|laisser un commentaire|kommentare|schreibe einen kommentar|댓글"
)


@cache
def _spaced() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(one.split()) for one in SURE | PERHAPS | LISTS)


@cache
def label_lengths() -> dict[str, tuple[int, ...]]:
    """Give, for each word that a label begins with, the lengths of such labels, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in _spaced():
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@lru_cache(maxsize=1 << 15)
def plain(line: str) -> str:
    """Give a line less markup, outer marks, counts and case: the form the phrases are kept in.

    >>> plain("**[Leave a comment](https://example.org/c)** →")
    'leave a comment'
    """
    bare = _LINK.sub(r"\1", line[: 2 * LONGEST_LINE])
    bare = " ".join(bare.replace("’", "'").replace("*", "").replace("_", " ").split()).casefold()
    return _OUTER.sub("", bare).strip()


def is_surely(line: str) -> bool:
    """Tell whether the whole line is furniture, wherever it stands.

    >>> is_surely("Share | Tweet | Email"), is_surely("Share of the market fell to a third.")
    (True, False)
    """
    if len(line) > LONGEST_LINE:
        return False
    said = plain(line)
    if not said or _NUMBERED.match(line) or (line.startswith("#") and " " not in said):
        return False
    without_count = _COUNT.sub("", said).strip()
    if said in SURE or without_count in SURE:
        return True
    return len(said) <= _LONGEST_LABEL and (_is_worded(said) or _is_row(line, said))


def is_perhaps(line: str) -> bool:
    """Tell whether the line is furniture when it stands beside furniture."""
    said = plain(line)
    if not said:
        return False
    return (
        said in PERHAPS
        or _COUNT.sub("", said).strip() in PERHAPS
        or _NUMBERS.fullmatch(said) is not None
        or _CLOCK.fullmatch(said) is not None
        or is_consent(line)
    )


def is_consent(line: str) -> bool:
    """Tell whether the line is a cookie notice: a site that speaks of itself and asks."""
    if line.lstrip()[:1] in _QUOTES:
        return False
    said = plain(line[:LONGEST_LINE])
    found = _CONSENT.search(said[:240]) if len(line) <= LONGEST_LINE else None
    return found is not None and found.start() <= 80 and _CONSENT_ASKS.search(said) is not None  # noqa: PLR2004


def opens_list(line: str) -> bool:
    """Tell whether the line is the heading of a list of other articles."""
    return plain(line) in LISTS


def opens_comments(line: str) -> bool:
    """Tell whether the line is the heading that readers' comments stand under."""
    return _AFTERWORD.fullmatch(plain(line)) is not None


def surely_opens_comments(line: str) -> bool:
    """Tell whether a heading of comments could head nothing else."""
    return " " in plain(line) or not plain(line).isascii()


def _is_worded(said: str) -> bool:
    """Whether the line as a whole is worded as only furniture is."""
    if _LINE.fullmatch(said):
        return True
    found = _INSIDE.search(said)
    return found is not None and found.start() <= _MOST_BEFORE and len(said) <= _MOST_AROUND


def _is_row(line: str, said: str) -> bool:
    """Whether the line is a row of at least two labels, one of them sure."""
    parts = [plain(part) for part in _PARTS.split(_LINK.sub(r" | \1 | ", line))]
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(_is_label(part) for part in parts):
        return any(part in SURE or _is_worded(part) for part in parts) or len(parts) > 2  # noqa: PLR2004
    if len(parts) > 1 and sum(_is_label(part) for part in parts) >= len(parts) - 1:
        sure = sum(part in SURE or _is_worded(part) for part in parts)
        return sure > 1 and all(len(part) <= 100 for part in parts)  # noqa: PLR2004
    return _is_run_of_labels(said.split())


def _is_label(part: str) -> bool:
    return (
        part in SURE
        or part in PERHAPS
        or part in LISTS
        or _NUMBERS.fullmatch(part) is not None
        or _is_worded(part)
    )


def _is_run_of_labels(words: list[str]) -> bool:
    """Whether the words fall into at least two labels with nothing left over, one of them sure."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    labels = _spaced()
    if words[0] not in label_lengths() and _NUMBERS.fullmatch(words[0]) is None:
        return False
    best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(words)
    for end in range(1, len(words) + 1):
        for length in range(1, min(8, end) + 1):
            before = best[end - length]
            phrase = tuple(words[end - length : end])
            number = length == 1 and _NUMBERS.fullmatch(phrase[0]) is not None
            if before is None or not (number or phrase in labels):
                continue
            sure = before[0] + (not number and " ".join(phrase) in SURE)
            option = (sure, before[1] + 1)
            best[end] = max(best[end] or option, option)
    return best[-1] is not None and best[-1][0] >= 1 and best[-1][1] >= 2  # noqa: PLR2004
