"""Which words deny, and which leave open, language by language?

Each language has four patterns. `denies` finds a plain negation and `may_deny` anything that could
carry one; `doubts` finds a plain "perhaps" and `may_doubt` anything that could stand for one. The
narrow pattern on one side counts only where the wide one finds nothing on the other, so the wide
ones may well be too wide.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Words(NamedTuple):
    """The patterns of one language, as written below."""

    denies: str
    may_deny: str
    doubts: str
    may_doubt: str
    asserts: str
    harmless: str = "(?!)"
    """What looks like a negation and is none: "not only", 不仅, かもしれない, Python's `None`."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """The compiled patterns of one language."""

    denies: re.Pattern[str]
    may_deny: re.Pattern[str]
    doubts: re.Pattern[str]
    may_doubt: re.Pattern[str]
    asserts: re.Pattern[str]
    harmless: re.Pattern[str]


_ENGLISH = Words(
    denies=r"\b(?:not|never|nobody|no one|none|nothing|nowhere|neither|cannot|unlikely|"
    r"impossible|den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:e|es|ed))\b"
    r"|n['’]t\b|\bno(?= [a-z]+\b)|\bby no means\b|\bfail(?:s|ed)? to\b|\bno longer\b",
    may_deny=r"\b(?:no|not|never|nobody|none|nothing|nor|neither|nowhere|cannot|without|hardly|"
    r"barely|scarcely|seldom|rarely|few|fewer|little|less|least|only|lack\w*|refus\w*|den(?:y|"
    r"ie)\w*|"
    r"avoid\w*|prevent\w*|fail\w*|miss\w*|los[et]\w*|stop\w*|ban\w*|forb\w+|reject\w*|except|"
    r"unless|"
    r"beyond|instead of|rather than|too|free|against|absen\w+|ceas\w+|end\w*|clos\w+|out|away|far|"
    r"wrong\w*|"
    r"doubt\w*|off|blind|deaf|dumb|goes on|go on|continu\w+|before|slow\w*|bad\w*|poor\w*|"
    r"difficult\w*|hard\w*|sceptic\w*|skeptic\w*|un\w{3,}|im\w{4,}|in\w{4,}ble|dis\w{3,}|"
    r"non\w*|ir\w{5,}|il\w{4,}|\w+less|accident\w*|still|yet|die[ds]?|dead|died|vanish\w*|empty|"
    r"blank|silent|silence|oppos\w+|raw|other than|skip\w*|otherwise|whether|defunct|confus\w+|"
    r"optional\w*|any|ever|"
    r"insufficien\w+|incorrect\w*|inactive|"
    r"incomplete\w*|independent\w*|\w*insensitive|inaccura\w+|indirect\w*|invalid\w*|"
    r"inconsisten\w+|inadequa\w+|"
    r"informal\w*|insecure|remain\w*|exclu\w+|ignor\w+|remov\w+|omit\w*|alone|mere\w*)\b"
    r"|n['’]t\b",
    doubts=r"(?<!you )(?<!users )(?<!user )(?<!we )\b(?-i:may|might)\b(?! (?:be \w+(?:ed|en|wn|"
    r"und|ut|de)|or may|also|want|need|wish))\b|\b(?:perhaps|possibly|maybe|probably|allegedly|"
    r"reportedly)\b",
    may_doubt=r"\b(?:may|might|can|could|would|should|perhaps|maybe|possib\w+|probab\w+|likel\w+|"
    r"unlikely|seem\w*|appear\w*|apparent\w*|suggest\w*|report\w*|alleg\w*|potential\w*|belie\w+|"
    r"thought|think\w*|expect\w*|estimat\w*|risk\w*|suspect\w*|assum\w*|suppos\w*|if|whether|"
    r"about|doubt\w*|hop\w+|want\w*|plan\w*|sometimes|often|some|tend\w*|chance|danger|threat\w*|"
    r"able|allow\w*|uncertain\w*|unclear|claim\w*|said|rumou?r\w*|must|guess\w*|sign\w*)\b|\?",
    asserts=r"\b(?:will|shall|certain\w*|definite\w*|sure\w*|is going to)\b|['’]ll\b",
    harmless=r"\b(?:not|n['’]t)\b[^.;]{0,60}\buntil\b|\bnot (?:only|just|merely|simply|until|"
    r"least|to mention)\b|n['’]t (?:only|just|merely|"
    r"simply|until)\b|\bno (?:doubt|matter|wonder|sooner|less than|more than|fewer than|"
    r"other than)\b|"
    r"\bnone other\b|\bnothing (?:but|less|more than|other)\b|\bif not\b|\bor not\b|\bwhy not\b|"
    r"n['’]t (?:it|they|he|she|we|you|there)\b|\bnever(?:theless| mind)\b|\bnot (?:far|long|un\w+|"
    r"in\w+ble|without)\b|\bnever fail\w*|\bcannot but\b|\bcan['’]t help\b|\bno small\b|"
    r"\bno end\b|\bnot limited to\b|"
    r"\bif (?:\w+ )?(?:do|does|did|is|are)(?: not|n['’]t)\b|\bno (?:near|furth|great|bett)er\b|"
    r"(?<=[\w,;:(=] )(?-i:None)\b(?! of\b)|(?<=[`\"'“‘*])(?-i:None)(?=[`\"'”’*])|"
    r"\b(?-i:None)(?= (?:is returned|means|if|when|or)\b)",
)
_JAPANESE = Words(
    denies=r"(?<!少)(?<!はか)(?<!危)(?<!切)(?:ない|なかった|ません|ませんでした|ず|ぬ)(?:です|でした|だ|という|と(?:述|語|話|言|い)\w*|"
    r"の(?:だ|です|である))?(?:[。、」』!！?？)）]|が|$)|不可能|あり得な|ありえな|禁止",
    may_deny=r"な[いくかけし]|無(?!料|線|事)|ん(?:。|$|で|が|よ)|ません|ず|ぬ|不(?![正動思満安])|非(?!常)|未(?!来|亡)|否|禁|拒|避け|欠|"
    r"失|断|止|防|反|対し|誤|"
    r"違|難|困|まい|ほとんど|めった|わずか|少|だけ|のみ|しか|限|外|除|離|以外|消え|死|空|ゼロ|却下|辞|退|逆|偶然|事故|"
    r"疑|懐疑|まだ|一方|嫌|遠",
    doubts=r"かもしれ|かも知れ|可能性|もしかし|もしかする|おそらく|恐らく|たぶん|ひょっと",
    may_doubt=r"かも|可能|恐れ|おそれ|恐らく|おそらく|だろう|でしょう|らし|よう|みたい|そうだ|そうで|という|と見|とみ|とされ|思|"
    r"うる|得る|得[なま]|こともあ|ことがあ|場合|たぶん|もし|推定|推測|疑|見込|はず|考え|でき|出来|れば|しれ|示唆|うかが|"
    r"たら|なら|見え|可|期待|予想|予定|計画|たい|ほしい|か[。、？?]|と(?:い|言|述|話|語|し)",
    asserts=r"必ず|確実|間違いなく|に違いない|きっと|することになった|する[。、]|なる[。、]",
    harmless=r"かもしれ(?:ない|ません|なかっ)|かも知れない|(?:なけれ|なくて)ば?は?(?:なら|なり|いけ)(?:ない|ません|なかっ)|に違いな|"
    r"だけで(?:は|も)?な[くい]|のみならず|ばかりでな|にすぎな|に過ぎな|やむを得な|ではない(?:か|だろうか|でしょうか)|"
    r"じゃないか|まもなく|間もなく|絶え間な|限りな|何気な|さりげな|とんでもな|もったいな|仕方な|しかな[いか]|"
    r"[えけせてねべめれ]ないほど|ざるを得な|構わな|構いませ|かまいませ|はず|さもな|かまわな|なければならず|ねばならず|か(?:どう|否)か|そうでな|でない場合|しない限り|"
    r"止まらな|"
    r"目の見えな|知らない|わけではな|とは限らな|ほかな|なくなっ|必ず|まず|思わず|相変わらず|少なから|"
    r"[はわ]ずか|ずつ|ずっと|いずれ|ませんか|ないと(?:いけ|なら)|ほかならな|関わらず|かかわらず|構わ?な|問わず|おさず",
)
_CHINESE = Words(
    denies=r"不|没|沒|未|无法|無法|从未|決不|绝不|无人|並非|并非|切勿|勿",
    may_deny=r"[不没沒無无未非勿别別莫否拒驳难難缺失禁免避少仅僅只反停止断斷除误誤错錯离離死亡空关關零尚还還逃废廢坏壞罕鲜另剩差外]|意外|偶然|唯",
    doubts=r"可能|也许|也許|或许|或許|大概|说不定|兴许|恐怕",
    may_doubt=r"[可能也或概恐似疑估应應若如果想愿]|好像|看来|看來|据说|据称|預計|预计|有望|未必|不一定|吗|？|表明|认为|怀疑|据|计划|打算|有时|要是|的话|会",
    asserts=r"将会|將會|一定|必将|必定|必然|肯定|将(?![近军])",
    harmless=r"不[仅但过過断斷同少久只禁料妨如愧惜由宜等]|不得不|无论|無論|不论|不管|非常|未来|未來|无数|無數|差不多|不至于|"
    r"不无|不[容可]置疑|毫不|没完没了|要不|不然|不一会|用不了|不到|不久|不足|可不|从不间断|不停|不已|不外乎|莫不|无不|不止|"
    r"不断|不定|不远|不错|不算|好不容易|不安|不满|不幸|不明|不便|不利|不良|不当|数不多|为数不|不多|还没[^,。]{1,12}就|没多久|不一样|不到",
)
_SPANISH = Words(
    denies=r"\b(?:no|nunca|jamás|nadie|nada|ningún|ninguna|ninguno|tampoco|imposible)\b",
    may_deny=r"\b(?:no|ni|nunca|jamás|nadie|nada|ning\w+|sin|tampoco|apenas|poc[oa]s?|solo|sólo|"
    r"salvo|excepto|menos|falt\w+|care\w+|evit\w+|desm\w+|imp\w+|neg\w+|niega\w*|rechaz\w+|perd\w+|"
    r"pierd\w+|"
    r"dej\w+|demasiado|contra|fuera|lejos|antes|im\w{5,}|in\w{5,}|des\w{4,}|escas\w+|difícil\w*|"
    r"prohib\w+|cerr\w+|muert\w+|murió|vací\w+|accident\w+|casual\w+|raramente|únic\w+|aún|todavía|"
    r"dud\w+|equivoc\w+|err\w+|vez de|lugar de)\b",
    doubts=r"\b(?:quizás?|tal vez|acaso|posiblemente|probablemente|podrían?|puede que|"
    r"a lo mejor)\b",
    may_doubt=r"\b(?:pued\w+|pod\w+|pud\w+|quizás?|tal vez|acaso|posib\w+|probab\w+|parec\w+|"
    r"supuest\w+|"
    r"debe\w*|deb\w+|\w+rían?|\w+ría[ns]?|si|presunt\w+|según|suger\w+|sugier\w+|estim\w+|"
    r"calcul\w+|"
    r"cre[eo]\w*|riesgo|potencial\w*|capaz|hast\w+|aparent\w+|eventual\w*|suele\w*|dic\w+|"
    r"espera\w*|"
    r"quier\w+|seguramente)\b|\?",
    asserts=r"\b(?!pod)\w+(?:rá|rán|ré|remos)\b|\bvan? a\b|\b(?:segur\w+|ciert\w+|definitiv\w+)\b",
    harmless=r"\bno (?:solo|sólo|obstante|hasta)\b|\bni que\b|\b¿no\b|,\s*¿?no\?|\bnada más\b|"
    r"\bno más de\b|\bno menos\b|\bno es (?:extraño|raro)\b|\bhasta que no\b|\bno (?:hace|mucho)\b",
)
_FRENCH = Words(
    denies=r"\b(?:pas|jamais|rien|aucune?|personne ne|nul(?:le)? ne|impossible)\b|"
    r"\bne\b[^.,;]{1,30}\bplus\b"
    r"|\bn['’][^.,;]{1,30}\bplus\b",
    may_deny=r"\b(?:ne|pas|jamais|rien|aucun\w*|personne|nul\w*|sans|ni|non|guère|peu|plus|"
    r"seul\w*|sauf|"
    r"excepté|moins|manqu\w+|refus\w+|ni(?:e|er|é|ent|a)\b|démen\w+|rejet\w+|contest\w+|évit\w+|"
    r"empêch\w+|perd\w+|échou\w+|contre|hors|loin|trop|"
    r"interdi\w+|cess\w+|arrêt\w+|ferm\w+|mort\w*|vide\w*|accident\w*|rar\w+|im\w{5,}|in\w{5,}|"
    r"dé\w{4,}|sinon|mal\w*|faux|fausse|erron\w+|doute\w*|difficil\w+|encore|absen\w+|tar\w+|"
    r"disparu\w*|"
    r"avant)\b|\bn['’]",
    doubts=r"\b(?:peut-être|pourrai(?:t|ent)|probablement|sans doute|possiblement|"
    r"éventuellement)\b",
    may_doubt=r"\b(?:peu\w+|pou[vr]\w+|puiss\w+|pu|peut-être|sans doute|probab\w+|possib\w+|"
    r"sembl\w+|"
    r"paraî\w+|vraisembl\w+|risqu\w+|\w+rai(?:t|ent)|devr\w+|doi\w+|si|selon|sugg\w+|estim\w+|"
    r"pens\w+|laiss\w+|croi\w+|suppos\w+|soupçon\w+|potentiel\w*|capable\w*|parfois|souhait\w+|"
    r"indiqu\w+|tend\w*|aurai\w+|serai\w+|crain\w+|espèr\w+|voudr\w+|veu\w+)\b|\?",
    asserts=r"\b(?!pou|peu)\w+(?:ra|ront|rai|rez)\b|\b(?:va|vont)\b|\b(?:certain\w*|sûr\w*|"
    r"assurément)\b",
    harmless=r"\bpas (?:seulement|uniquement|moins|que)\b|\bn['’]est-ce pas\b|\bpourquoi pas\b|"
    r"\bpas à pas\b|"
    r"\bne \w+ que\b|\bn['’]\w+ que\b|\bplus (?:de|que|d['’])\b|\bde rien\b|\brien (?:que|"
    r"de moins)\b|"
    r"\bsans (?:doute|cesse)\b|\brien ne vaut\b",
)
_GERMAN = Words(
    denies=r"\b(?:nicht|kein(?:e|en|em|er|es)?|nie|niemals|niemand(?:en|em)?|nichts|nirgends|weder|"
    r"unmöglich|unwahrscheinlich|keinesfalls|keineswegs)\b",
    may_deny=r"\b(?:nicht\w*|kein\w*|nie\w*|ohne\w*|weder|noch|kaum|wenig\w*|nur|bloß|außer|"
    r"selten\w*|"
    r"fehl\w*|mangel\w*|verlor\w*|verlier\w*|verweiger\w*|verhinder\w*|vermeid\w*|verb\w+|gegen|"
    r"statt\w*|anstatt|allein|frei|un\w{3,}|miss\w{3,}|ent\w{4,}|\w+los\w{0,2}|ab|aus|weg|zu|erst|"
    r"tot\w*|leer\w*|starb\w*|schwer\w*|schließ\w*|geschlossen\w*|gesperrt\w*|zweif\w*|falsch\w*|"
    r"\w*lehn\w+|leugn\w*|bestr\w+|dement\w+|\w*wies\w*|\w*weis\w+|stopp\w*|hör\w* auf|nein|"
    r"zufällig|versehentlich|unfall\w*|fern\w*|weit|lediglich|"
    r"einzig\w*)\b",
    doubts=r"\b(?:vielleicht|möglicherweise|womöglich|könnten?|wahrscheinlich|vermutlich|eventuell|"
    r"unter umständen)\b",
    may_doubt=r"\b(?:kann\w*|könn\w*|konn\w*|möglich\w*|womöglich|vielleicht|wohl|"
    r"wahrscheinlich\w*|"
    r"vermut\w*|dürf\w*|darf|mag|mög\w+|moch\w+|soll\w*|angeblich\w*|offenbar|anscheinend|"
    r"schein\w*|"
    r"würd\w*|eventuell\w*|umständen|falls|wenn|ob|laut|zufolge|deut\w+|schätz\w*|glaub\w*|droh\w*|"
    r"hoff\w*|will|woll\w+|denk\w*|geplant\w*|hätte\w*|wäre\w*|sei|seien|potenziell\w*|verdacht\w*|"
    r"riskier\w*|gefahr|lass\w+|lässt|nahe)\b|\?",
    asserts=r"\b(?:wird|werden|werde|sicher\w*|gewiss|bestimmt|definitiv)\b",
    harmless=r"\bnicht (?:nur|zuletzt|bloß|mehr als|weniger als|einmal)\b|\bnichts als\b|"
    r"\bnicht wahr\b|\bnie wieder\b(?=\?)|"
    r"\bob oder nicht\b|\bwarum nicht\b|\bnicht (?:weit|lange|selten|un\w+|ohne)\b|"
    r"\bnichts anderes\b",
)
_ITALIAN = Words(
    denies=r"\b(?:non|mai|nessun\w*|niente|nulla|impossibile)\b",
    may_deny=r"\b(?:non|né|mai|nessun\w*|niente|nulla|senza|poc\w+|solo|soltanto|meno|im\w{5,}|"
    r"in\w{5,}|dis\w{4,}|manc\w+|prima|troppo|appena|salvo|tranne|rifiut\w+|ne\w+|contro|"
    r"lontan\w+|chiu\w+|perd\w+|anzi\w*)\b",
    doubts=r"\b(?:forse|potrebbe\w*|magari|probabilmente|possibilmente)\b",
    may_doubt=r"\b(?:forse|po\w+|può|magari|probab\w+|possib\w+|sembr\w+|par[ei]\w*|dovr\w+|"
    r"\w+rebbe\w*|se|secondo|rischi\w+|cred\w+|pens\w+|stim\w+|capac\w+|deve|sar\w+)\b|\?",
    asserts=r"\b(?!pot)\w+(?:rà|ranno)\b|\b(?:cert\w+|sicur\w+)\b",
    harmless=r"\bnon (?:solo|soltanto|più di|meno di)\b",
)
_PORTUGUESE = Words(
    denies=r"\b(?:não|nunca|jamais|ninguém|nada|nenhum\w*|impossível)\b",
    may_deny=r"\b(?:não|nem|nunca|jamais|ninguém|nada|nenhum\w*|sem|pouc\w+|só|apenas|menos|"
    r"im\w{5,}|in\w{5,}|des\w{4,}|falt\w+|fora|contra|exceto|recus\w+|evit\w+|deix\w+|perd\w+|"
    r"tampouco|longe|antes)\b",
    doubts=r"\b(?:talvez|poderiam?|possivelmente|provavelmente)\b",
    may_doubt=r"\b(?:talvez|pod\w+|possi\w+|prova\w+|parec\w+|dev\w+|\w+ria[m]?|se|segundo|"
    r"estim\w+|acredit\w+|cre\w+|risc\w+|capaz\w*|quer\w*)\b|\?",
    asserts=r"\b(?!pod)\w+(?:rá|[aei]rão)\b|\bvão? \w+r\b|\b(?:cert\w+|segur\w+)\b",
    harmless=r"\bnão (?:só|apenas|somente)\b",
)
_RUSSIAN = Words(
    denies=r"\b(?:не|нет|никогда|никто|ничего|ничто|нельзя|невозможно)\b",
    may_deny=r"\b(?:не\w*|ни\w*|нет|без\w*|мало|лишь|только|кроме|вряд|едва|отсутств\w+|отказ\w+|"
    r"против\w*|потер\w+|запре\w+|слишком|меньше|редко)\b",
    doubts=r"\b(?:возможно|может быть|вероятно|пожалуй|наверное)\b",
    may_doubt=r"\b(?:возможн\w*|мо[жг]\w+|вероятн\w*|пожалуй|навер\w+|кажется|видимо|похоже|якобы|"
    r"бы|если|ли|предпол\w+|ожида\w+|риск\w*|долж\w+|считa\w+|хо[тч]\w+|план\w+)\b|\?",
    asserts=r"\b(?:буд\w+|точно|безусловно|несомненно|непременно)\b",
    harmless=r"\bне (?:только|более|менее)\b|\bне\w+ не\b",
)
_BY_LANGUAGE: Mapping[str, Words] = {
    "en": _ENGLISH, "ja": _JAPANESE, "zh": _CHINESE, "es": _SPANISH, "fr": _FRENCH, "de": _GERMAN,
    "it": _ITALIAN, "pt": _PORTUGUESE, "ru": _RUSSIAN,
}  # fmt: skip  # a table
_COMPILED = {
    language: Polarity(*(re.compile(pattern, re.IGNORECASE) for pattern in words))
    for language, words in _BY_LANGUAGE.items()
}


def polarity(language: str) -> Polarity | None:
    """The patterns of a language; None where none are known, so that nothing is told."""
    return _COMPILED.get(language)
