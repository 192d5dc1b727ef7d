# ruff: noqa: E501 - a language's words are one line each
"""How do notes, summaries, headings of corrections, signals and leaked instructions word themselves?

Data alone, in some twenty languages; `notes` says how they are read, and `marker_words` how
corrections and updates begin.
"""

import re

from provenance.text.ending_words import CLOSERS
from provenance.text.marker_words import LABELS

POINTS = frozenset(
    [
        "key points",
        "key takeaways",
        "takeaways",
        "main takeaways",
        "key findings",
        "highlights",
        "key highlights",
        "at a glance",
        "in brief",
        "main points",
        "tl;dr",
        "tldr",
        "tl dr",
        "quick take",
        "the gist",
        "what you need to know",
        "bullet points",
        "キーポイント",
        "要点",
        "ポイント",
        "この記事のポイント",
        "記事のポイント",
        "要点まとめ",
        "3行まとめ",
        "三行まとめ",
        "3行要約",
        "三行要約",
        "主なポイント",
        "ハイライト",
        "要点速览",
        "核心要点",
        "关键要点",
        "關鍵要點",
        "重点",
        "本文要点",
        "文章要点",
        "划重点",
        "内容要点",
        "重點摘要",
        "重点摘要",
        "太长不看",
        "puntos clave",
        "claves",
        "las claves",
        "lo esencial",
        "en breve",
        "ideas clave",
        "points clés",
        "l'essentiel",
        "en bref",
        "à retenir",
        "ce qu'il faut retenir",
        "kernpunkte",
        "das wichtigste in kürze",
        "auf einen blick",
        "in kürze",
        "das wichtigste",
        "punti chiave",
        "in breve",
        "pontos principais",
        "pontos-chave",
        "ключевые моменты",
        "главное",
        "кратко",
        "핵심 요약",
        "핵심 포인트",
        "주요 내용",
        "핵심 내용",
        "세줄 요약",
        "세 줄 요약",
    ]
)
SUMMARIES = frozenset(
    [
        "summary",
        "executive summary",
        "quick summary",
        "article summary",
        "abstract",
        "synopsis",
        "overview of the article",
        "ai summary",
        "要約",
        "記事の要約",
        "サマリー",
        "あらすじ",
        "ai要約",
        "まとめ",
        "摘要",
        "内容摘要",
        "文章摘要",
        "内容提要",
        "导读",
        "導讀",
        "提要",
        "ai摘要",
        "resumen",
        "sumario",
        "en resumen",
        "résumé",
        "synthèse",
        "zusammenfassung",
        "kurzfassung",
        "kurz gefasst",
        "riassunto",
        "sintesi",
        "resumo",
        "резюме",
        "краткое содержание",
        "аннотация",
        "요약",
        "초록",
    ]
)
OVERVIEWS = frozenset({"概要", "概述", "简介", "簡介", "overview", "개요"})
"""Headings of a summary on a news page, and of a section in an encyclopedia."""
EDITORIALS = frozenset(
    [
        "editorial opinion",
        "editorial comment",
        "editorial note",
        "editor's comment",
        "editor's comments",
        "editor's take",
        "editor's view",
        "editor's analysis",
        "editorial analysis",
        "our take",
        "our view",
        "editor's note",
        "editors' note",
        "note from the editor",
        "from the editor",
        "translator's note",
        "translator's preface",
        "編集コメント",
        "編集者コメント",
        "編集部コメント",
        "編集部注",
        "編集者注",
        "編集部より",
        "編集部から",
        "編集後記",
        "訳者注",
        "訳者あとがき",
        "訳者まえがき",
        "编者按",
        "編者按",
        "编者注",
        "編者注",
        "编辑点评",
        "編輯點評",
        "编辑评论",
        "小编点评",
        "编者的话",
        "编辑按",
        "译者注",
        "譯者注",
        "译者按",
        "譯者按",
        "nota del editor",
        "nota de la redacción",
        "comentario editorial",
        "nota del traductor",
        "note de la rédaction",
        "note de l'éditeur",
        "note du traducteur",
        "anmerkung der redaktion",
        "anmerkung des übersetzers",
        "kommentar der redaktion",
        "nota della redazione",
        "nota do editor",
        "nota da redação",
        "от редакции",
        "примечание редакции",
        "комментарий редакции",
        "편집자 주",
        "편집자주",
        "편집자 코멘트",
        "역자 주",
        "noot van de redactie",
        "naschrift van de redactie",
        "noot van de vertaler",
        "od redakcji",
        "przypis redakcji",
        "od tłumacza",
        "editörün notu",
        "çevirenin notu",
        "ملاحظة المحرر",
        "ملاحظة المترجم",
        "หมายเหตุบรรณาธิการ",
    ]
)
DECORATION = r"[\s*_>#\[(（【「『〔■●▶◆※—–-]{0,8}"
NOTE_OPENS = re.compile(
    DECORATION
    + r"(?:(?:editor(?:ial)?s?['’]?s?['’]? note|note from the editors?|translator['’]?s['’]? note"
    r"|publisher['’]s note|编者按|編者按|编者注|編者注|编辑按|编者的话|译者注|譯者注|译者按|譯者按"
    r"|編集部注|編集者注|編集注|編集部より|編集部から|編集部追記|訳者注|訳注|nota del editor|nota de la redacción"
    r"|nota de (?:la )?redacción|nota editorial|nota del traductor|n\. ?de(?:l| la) ?[etr]\.|note de la rédaction"
    r"|note de l['’]éditeur|note du traducteur|ndlr|ndt|anmerkung der redaktion|anm\. ?d\. ?red\.?"
    r"|redaktionelle anmerkung|hinweis der redaktion|anmerkung des übersetzers|nota della redazione|ndr"
    r"|nota da redação|nota do editor|nota do tradutor|от редакции|примечание редак(?:ции|тора)"
    r"|от переводчика|편집자 ?주|편집자 ?노트|역자 ?주|" + "|".join(LABELS["note"]) + ")"
    r"(?:\s{0,3}[(（][^)）\n]{1,40}[)）])?[*_]{0,3}\s{0,3}(?:[:：】\])）」』〕|｜/.—–-]|\n|$)|[编編]者按\s)",
    re.IGNORECASE,
)
SUMMARY_OPENS = re.compile(
    DECORATION
    + r"(?:tl;?\s?dr|summary|key (?:points|takeaways)|in brief|要約|要点|概要|摘要|内容提要|导读|導讀|resumen|résumé"
    r"|zusammenfassung|riassunto|resumo|кратко|요약)[*_】\])）]{0,3}\s{0,3}(?:[:：】]|\s[—–-]\s)\s{0,3}\S",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:this|the) (?:article|story|piece|post|essay|column|interview|excerpt|translation|text|work)"
    r"(?: below)? (?:(?:was|is|has been|had been) )?(?:originally |first |previously |also )?"
    r"(?:published|appeared|ran|posted|republished|co-published|reprinted|reproduced|translated|syndicated"
    r"|excerpted|adapted) (?:in|on|by|at|from|with|here|under|as)\b"
    r"|(?:originally|first) (?:published|appeared|posted) (?:in|on|at|by)\b"
    r"|(?:re)?(?:published|printed|posted) (?:here )?(?:with|by) (?:the )?(?:kind )?permission\b|reprinted from\b"
    r"|(?:この|本)(?:記事|稿|翻訳|文章)は.{0,80}(?:転載|配信|翻訳|提供|許可を得て|再掲|掲載され)"
    r"|.{0,60}(?:の許可を得て|より)(?:翻訳)?転載"
    r"|(?:本文|文章|原文|此文)(?:转载自|轉載自|首发于|首發於|来源于|原载|原載|转自|轉自|最初发表|由.{1,30}(?:授权|授權|翻译|翻譯)|经.{0,20}授权)"
    r"|(?:este|esta|el presente) (?:artículo|texto|nota|historia|ensayo|reportaje|traducción)(?: original)? (?:fue|ha sido|se|apareció|es)\b"
    r".{0,20}(?:publi|apareci|tradu|reprodu|republi)"
    r"|publicado (?:originalmente|con permiso|por primera vez) "
    r"|(?:文章)?(?:编译自|編譯自|译自|譯自|转载自|轉載自|摘自)(?:《|“|\w)"
    r"|(?:cet article|ce texte|cette traduction|cet essai) (?:a été|est|a d['’]abord|a initialement|est d['’]abord).{0,20}"
    r"(?:publié|paru|repris|traduit|reproduit)"
    r"|(?:dieser|der|dieses) (?:artikel|text|beitrag|essay|interview) (?:erschien|ist|wurde) .{0,80}"
    r"(?:erschien|veröffentlicht|übernommen|übersetzt)",
    re.IGNORECASE,
)
CREDITED = re.compile(
    DECORATION
    + r"(?:translated (?:from (?:the )?\w+ )?by\b|translation(?: by)?:|traducción(?: de)?:|traducido por\b"
    r"|traducción de \w+|traduit (?:de (?:l['’])?\w+ )?par\b|traduction(?: de)? ?:|übersetz(?:t|ung) (?:von|aus)\b|übersetzung:"
    r"|aus dem \w+ von\b|traduzione (?:di|a cura)|tradução(?: de)?:|перев[её]л|перевод:|翻訳[:：]|訳[:：]|訳者[:：]"
    r"|译者[:：]|譯者[:：]|翻译[:：]|翻譯[:：]|编译[:：]|編譯[:：]|번역[:：])",
    re.IGNORECASE,
)
CREDIT_INSIDE = re.compile(
    r"[(（](?:訳|翻訳|译者|譯者|翻译|tr\.|trans\.|trad\.)\s?[:：.]?\s?[^)）]{1,30}[)）]\s*$",
    re.IGNORECASE,
)
SAYS_TRANSLATED = re.compile(
    r"\b(?:the following|below|here|what follows) is (?:a |the |our )?(?:full |complete )?translation\b"
    r"|\btranslator['’]s note\b|以下(?:は|に|が)[^。]{0,20}(?:全訳|翻訳|和訳|訳文)|以下[是为為][^。]{0,12}(?:翻译|翻譯|译文|譯文|编译|編譯)"
    r"|编译自|編譯自|译自|譯自|(?:訳者|译者|譯者)(?:注|あとがき|まえがき|按)|\bnota del traductor|\bnote du traducteur"
    r"|anmerkung des übersetzers|\bnota do tradutor|\bnota del traduttore|от переводчика|примечание переводчика|역자 ?주"
    r"|\ba continuación[^.]{0,40}traducción|\bvoici (?:la|une) traduction|\bhier (?:folgt )?die übersetzung",
    re.IGNORECASE,
)
CORRECTION_HEADINGS = frozenset(
    [
        "correction",
        "corrections",
        "clarification",
        "erratum",
        "errata",
        "corrección",
        "rectificatif",
        "berichtigung",
        "korrektur",
        "訂正",
        "お詫びと訂正",
        "訂正とお詫び",
        "更正",
        "更正启事",
        "更正啟事",
        "勘误",
        "勘誤",
        "정정",
        "정정보도",
        "바로잡습니다",
        "исправление",
        "поправка",
        "уточнение",
        "richtigstellung",
        "rectification",
        "corrections and clarifications",
        "rectificación",
        "fe de errores",
        "fe de erratas",
        "correção",
        "correções",
        "erramos",
        "correzione",
        "rettifica",
        "errata corrige",
        "correctie",
        "rectificatie",
        "sprostowanie",
        "düzeltme",
        "düzeltme ve özür",
        "tekzip",
        "تصحيح",
        "تصويب",
        "แก้ไขข่าว",
        "แก้คำผิด",
    ]
)
ORIGINAL = (
    r"(?:(?:the following|below|here|what follows|this) (?:is|are) )?(?:the )?(?:full |complete |english |entire )?original"
    r"(?: english| language)? ?(?:text|article|essay|post|version|story|source)?(?: (?:below|follows|in english|as follows))?",
    r"(?:show|view|see|read|display) (?:the )?original(?: text| article| post| version)?",
    r"(?:the following|below|here) is (?:the |a )?(?:full |complete |original |entire )*(?:text|article|essay|post|translation)(?: .{0,60})?",
    r"(?:以下(?:は|、|が)?|これ(?:より|から))?(?:英語|英文|中国語|日本語)?(?:の)?原文(?:を(?:表示|見る|読む)|は(?:こちら|以下)|全文|です|になります)?|元記事|原文(?:記事)?",
    r"(?:以下|下面)?(?:是|为|為|係)?(?:文章)?(?:的)?(?:英文|英语|日文|中文)?原文(?:内容|如下|全文|翻译|译文|對照|对照)?|显示原文|查看原文|顯示原文|英文版",
    r"(?:(?:a continuación,?|este es|sigue)(?: reproducimos| publicamos)? ?)?(?:el )?(?:texto|artículo|versión) (?:original|íntegr[oa])(?: en \w+)?",
    r"(?:(?:voici|ci-dessous) ?)?(?:le |la )?(?:texte|article|version) (?:original|originale|intégral)e?(?: en \w+)?",
    r"(?:es folgt )?(?:der |im )?(?:original(?:text|artikel|version)?|englische[rs]? original(?:text)?)(?: auf \w+)?",
    r"(?:testo|articolo) originale|(?:texto|artigo) original|(?:оригинал(?:ьный текст)?|текст оригинала)|원문(?: ?보기| 전문)?|(?:영어 )?원문",
)
STARTS = (
    r"(?:full |complete )?(?:text|article|transcript|translation)(?: (?:below|begins|follows|starts))?",
    r"(?:以下(?:は|、|が)?)?(?:本文|全文|翻訳|日本語訳|全訳|翻訳全文|訳文|記事本文|和訳)(?:です|はこちら)?",
    r"(?:以下(?:是|为|為)?)?(?:正文|全文|译文|譯文|中文译文|中文翻译|正文开始|文章正文|全文翻译)(?:内容|如下|开始)?|以下(?:为|是|為).{1,12}(?:正文|全文|译文|譯文|原文|編譯|编译).{0,12}",
    r"(?:la |el )?(?:traducción|texto completo|artículo completo)|(?:la )?traduction|texte intégral|(?:die )?übersetzung|(?:вот )?(?:перевод|полный текст)|traduzione|tradução|번역(?:문)?|전문",
)
ORIGINAL_LINE = re.compile("|".join(f"(?:{one})" for one in ORIGINAL), re.IGNORECASE)
START_LINE = re.compile("|".join(f"(?:{one})" for one in STARTS), re.IGNORECASE)
TRANSLATION_LINE = re.compile(
    r".*(?:translation|訳|译文|譯文|翻译|翻譯|traducción|traduction|übersetzung|перевод|traduzione|tradução|번역).*",
    re.IGNORECASE,
)
ORDERS = re.compile(
    r"\b(?:return|respond|reply|output|answer|provide|give|print|produce|format)\b[^.\n]{0,40}\b(?:only|json|xml|as json|in json|valid json|the translation|in the following format)\b"
    r"|\b(?:do not|don['’]t|never) (?:add|include|output|explain|translate|wrap|write|omit|summari[sz]e)\b"
    r"|\btranslate (?:the following|this|the (?:text|article)|every|all)\b|\byou are (?:a|an) (?:professional |expert |helpful )?(?:translator|assistant|translation)"
    r"|(?:JSON|XML|マークダウン|markdown)\s?(?:形式|フォーマット)?(?:で|のみ).{0,12}(?:返|出力|回答|応答)|(?:返して|出力して|翻訳して|回答して)ください"
    r"|フィールド.{0,24}(?:のみ|追加しない|含めない)|(?:追加|出力|説明|省略|要約)し?ないこと|(?:説明|前置き)は不要"
    r"|(?:请|請)?(?:只|仅|僅|必须|必須)?(?:以|用|按|返回|輸出|输出).{0,10}(?:JSON|json|格式).{0,6}|(?:仅|只|僅)(?:返回|输出|輸出)(?:译文|翻译|譯文|结果|JSON)?"
    r"|(?:不要|请勿|請勿)(?:添加|输出|輸出|解释|解釋|翻译|省略).{0,16}|(?:请|請)(?:将|把|翻译|翻譯).{0,20}(?:翻译|翻譯|译|譯)(?:成|为|為).{0,8}"
    r"|(?:devuelve|responde|traduce|devolver) .{0,40}(?:json|solo|únicamente|traducción)|(?:renvoie|réponds|retourne|traduis) .{0,40}(?:json|uniquement|traduction)"
    r"|(?:gib|antworte|übersetze) .{0,40}(?:json|nur|übersetzung)|(?:верни|ответь|переведи)\w* .{0,40}(?:json|только|перевод)",
    re.IGNORECASE,
)
MACHINE_WORDS = (
    "json", "xml", "markdown", "フィールド", "トークン", "字段", "token", "プロンプト", "提示词", "prompt", "field",
    "translat", "翻訳", "翻译", "翻譯", "译文", "traduc", "traduis", "übersetz", "перев", "出力", "输出", "output",
)  # fmt: skip  # a table
TEMPLATE = re.compile(
    r"[`\s]{0,6}\{\s*[\"“'](?:translation|translated_text|translated|translation_text|text|output|result|content|summary|title|翻訳|译文)[\"”']\s*:\s*[\"“'].{0,160}[\"”']\s*,?\s*(?:[\"“]\w+[\"”].{0,200})?\}[`\s]{0,6}",
    re.IGNORECASE | re.DOTALL,
)
PLACEHOLDER = re.compile(
    r":\s*[\"“'](?:\.\.\.|…|<[^>]*>|\[[^\]]*\]|[^\"”']{0,8}(?:翻訳|译文|譯文|翻译|translat|traduc|übersetz)[^\"”']{0,24}|your .{0,30}|text|string)?[\"”']",
    re.IGNORECASE,
)
CHATTER = re.compile(
    r"(?:sure[,!.]? |certainly[,!.]? |of course[,!.]? )?(?:here(?:['’]s| is)) (?:the |your |a )?(?:\w+ )?translat(?:ion|ed (?:text|article|version))(?: (?:of|into|in|to) .{0,60})?:?"
    r"|以下(?:は|が|に)?.{0,24}(?:翻訳(?:です|結果)|訳文です|翻訳したもの).{0,8}|以下是.{0,20}(?:翻译|翻譯|译文)(?:结果|内容)?[:：]?"
    r"|aquí (?:está|tienes) la traducción.{0,40}|voici la traduction.{0,40}|hier ist die übersetzung.{0,40}|вот перевод.{0,40}",
    re.IGNORECASE,
)
TERMINAL = re.compile(rf"[.!?。！？…;；][{CLOSERS}]*$")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
