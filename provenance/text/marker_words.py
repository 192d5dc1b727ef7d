# ruff: noqa: E501 - a language's words are one line each, in its own letters
"""With which words do newspapers speak of their own editing, in the languages we align?

Data alone, a line or so a language: Arabic, Chinese in both scripts, Dutch, English, French,
German, Italian, Japanese, Korean, Polish, Portuguese, Russian, Spanish, Thai and Turkish, which the
encoder knows, and Danish, Norwegian, Swedish and Ukrainian beside them. `markers` says how they
are read.
"""

LABELS: dict[str, tuple[str, ...]] = {
    "edited": (
        "edited", "edit", "bearbeitet", "editiert", "édité", "editado", "modificato", "bewerkt", "edytowan[oey]",
        "отредактировано", "отредактирован", "відредаговано", "düzenlendi", "تم التعديل", "แก้ไขแล้ว", "編集済み?", "已编辑", "已編輯",
        "编辑于", "編輯於", "편집됨", "수정됨", "redigert", "redigeret", "redigerad",
    ),
    "correction": (
        "corrections? (?:and|&) clarifications?", "corrections?", "clarifications?", "erratum", "errata", "corrigendum", "corrected",
        "correction appended", "korrektur(?:hinweis)?", "berichtigung", "richtigstellung", "korrigiert", "rectificatif", "rectification", "correctif",
        "corrección", "correcciones", "rectificación", "fe de errat(?:a|as)", "fe de errores", "aclaración", "correções", "correção", "correcção",
        "erramos", "retificação", "correzione", "rettifica", "errata corrige", "correctie", "rectificatie", "sprostowanie", "korekta",
        "исправление", "исправлено", "поправка", "уточнение", "виправлення", "уточнення", "düzeltme", "düzeltme ve özür", "tekzip",
        "تصحيح", "تصويب", "توضيح", "استدراك", "แก้ข่าว", "แก้ไขข่าว", "แก้ไขข้อมูล", "แก้ไขข้อความ", "แก้ไขคำผิด", "ขออภัยและแก้ไข",
        "(?:お詫び|おわび)と訂正", "訂正と(?:お詫び|おわび)", "訂正・(?:お詫び|おわび)", "訂正", "更正(?:启事|啟事|说明|說明|声明|聲明)?", "勘误", "勘誤", "订正",
        "정정(?: ?보도문?)?", "바로잡습니다", "바로잡음", "rettelse", "rettelser", "retting", "korreksjon", "berigtigelse", "rättelse", "beriktigande",
    ),
    "update": (
        "updates?", "updated", "upd", "aktualisierung", "aktualisiert", "nachtrag", "mise à jour", "mise[ -]à[ -]jour", "mise? à jour", "mis à jour",
        "m[aà]j", "actualisé", "actualización", "actualizad[oa]", "atualização", "atualizad[oa]", "actualização", "aggiornamento",
        "aggiornat[oa]", "bijgewerkt", "geactualiseerd", "geüpdatet", "aanvulling", "aktualizacja", "zaktualizowano", "uaktualnienie", "обновление",
        "обновлено", "дополнение", "дополнено", "апдейт", "оновлено", "оновлення", "доповнено", "güncelleme", "güncellendi", "تحديث", "محدث", "مُحدَّث",
        "تم التحديث", "อัปเดต", "อัพเดต", "อัพเดท", "อัปเดท", "追記", "加筆", "更新", "アップデート", "업데이트", "追记",
        "oppdatert", "oppdatering", "opdateret", "opdatering", "uppdaterad", "uppdaterat", "uppdatering",
    ),
    "note": (
        "editor['’]s notes?", "editors['’] notes?", "notes? from the editors?", "anmerkung der redaktion", "anm\\. ?(?:d\\.|der) ?red(?:aktion|\\.)?",
        "hinweis der redaktion", "redaktioneller hinweis", "note de la rédaction", "n\\.?d\\.?l\\.?r\\.?", "nota del editor", "nota de (?:la )?redacción",
        "nota da reda[cç]?ção", "nota do editor", "nota della redazione", "n\\.?d\\.?r\\.?", "(?:noot|opmerking|naschrift) van de redactie", "naschrift redactie",
        "od redakcji", "przyp(?:is|\\.)? red(?:akcji|\\.)?", "от редакции", "примечание редак(?:ции|тора)", "прим\\. ред\\.", "від редакції", "примітка редакції",
        "edit[öo]r(?:ün)? notu", "ملاحظة (?:من )?(?:هيئة )?(?:المحرر|المحررين|التحرير)", "تنويه من (?:المحرر|هيئة التحرير|التحرير)", "หมายเหตุ(?:จาก)?(?:กอง)?บรรณาธิการ",
        "編集部注", "編集者注", "編集注", "編集部より", "编者按", "編者按", "编者注", "編者注", "编辑按", "编按", "編按",
        "편집자 ?(?:주|노트)", "redaksjonell merknad", "red(?:\\.|aktionens) ?anm(?:\\.|ärkning)", "redaktionel note",
    ),
}  # fmt: skip  # a table
"""What stands in brackets, before a colon, or with a date on a line of its own."""

WEAK: dict[str, tuple[str, ...]] = {
    "edited": (
        "amended", "revised", "modified", "geändert", "überarbeitet", "modifiée?", "modificad[oa]", "alterad[oa]", "modificata", "ultima modifica",
        "gewijzigd", "aangepast", "laatst gewijzigd", "zmieniono", "zmodyfikowano", "ostatnia zmiana", "изменено", "змінено", "değiştirildi", "معدل", "تعديل", "آخر تعديل",
        "แก้ไข", "แก้ไขล่าสุด", "แก้ไขเมื่อ", "修正", "編集", "修订", "修訂", "수정", "기사 ?수정", "편집", "endret", "ændret", "ändrad", "ändrat",
    ),
    "correction": (
        "berichtigt", "corrigée?", "rectifiée?", "corregid[oa]", "corrigid[oa]", "corretto", "rettificato", "gecorrigeerd", "gerectificeerd", "poprawiono", "sprostowano",
        "précisions?", "precisazione", "precisión", "poprawka", "исправлен[ао]?", "виправлено", "düzeltildi", "تم التصحيح", "korrigert", "korrigeret", "korrigerad", "rettet",
    ),
    "update": (
        "addendum", "last updated?", "latest updated?", "last modified", "zuletzt aktualisiert", "letzte aktualisierung", "zuletzt geändert", "ergänzung", "ergänzt",
        "dernière mise à jour", "complétée?", "actualisée?", "ajout", "última actualización", "última atualização", "última actualização", "ampliación", "ultimo aggiornamento",
        "laatste update", "laatst bijgewerkt", "laatst geüpdatet", "aangevuld", "ostatnia aktualizacja", "aktualizowano", "uzupełnienie", "последнее обновление",
        "останнє оновлення", "обновлен[ао]?", "дата обновления", "son güncelleme(?: tarihi)?", "güncelleme tarihi", "آخر تحديث", "تاريخ التحديث", "อัปเดตล่าสุด", "อัพเดทล่าสุด", "อัพเดตล่าสุด", "ปรับปรุง(?:ข้อมูล|ล่าสุด|เมื่อ)?",
        "最終更新日?時?", "更新日時?", "最[后後]更新(?:时间|時間|于|於)?", "更新(?:时间|時間|日期|于|於)", "补充", "補充", "追加", "최종 ?(?:수정|업데이트)(?: ?일시)?", "마지막 업데이트", "추가",
        "sist oppdatert", "senest opdateret", "senast uppdaterad", "tilføjelse", "tillegg", "tillägg",
    ),
}  # fmt: skip  # a table
"""What is a marker in brackets or with a date alone: ordinary prose labels its parts with these."""

BUTTONS = frozenset({"edit"})
"""Labels that are buttons where they stand in brackets alone."""

HEADINGS = (
    "corrections (?:and|&) clarifications", "correction appended", "fe de err(?:ores|atas?)", "errata corrige", "(?:お詫び|おわび)と訂正", "訂正と(?:お詫び|おわび)",
    "更正(?:启事|啟事|说明|說明|声明|聲明)", "정정 ?보도", "바로잡습니다", "erramos", "düzeltme ve özür",
)  # fmt: skip  # a table
"""What is a marker also when it stands on a line alone, without a colon."""

PUBLISHED = (
    "(?:first |originally )?published", "posted", "created", "veröffentlicht", "erstellt", "stand", "publiée?", "publicad[oa]", "creado", "pubblicato", "gepubliceerd", "geplaatst", "opublikowano",
    "data publikacji", "опубликовано", "опубліковано", "yayınlan(?:ma|dı)(?: tarihi)?", "yayın tarihi", "giriş(?: tarihi)?", "oluşturulma", "نُ?شر(?: في)?", "تاريخ النشر", "เผยแพร่", "โพสต์",
    "公開日?時?", "掲載日?", "発表", "投稿日?", "登録日?時?", "发布(?:时间|于)?", "發布(?:時間|於)?", "发表(?:时间|于)?", "發表(?:時間|於)?", "입력", "등록", "기사 ?입력", "publisert", "publiceret", "publicerad", "offentliggjort",
)  # fmt: skip  # a table
"""What may stand with a date before "updated" and its date, on one line."""

_EN_TEXT = "article|story|post|piece|essay|column|report|headline|page|item|interview|obituary|review|caption|graphic|newsletter"
_EN_PAST = "corrected|amended|edited|revised|clarified|modified|changed|fixed|refiled|altered"
_EN_ELSEWHERE = (
    "(?! (?:(?:was|were|is|had|has|have|been|also|first|originally|previously) ){0,3}"
    "(?:appear|publish|told|ran\\b|printed|present|deliver|circulat|exist|surviv|can\\b|may be found|read at|given|written|won\\b))"
)
_ES_TEXT = "artículo|texto|noticia|nota|información|reportaje|pieza|historia|publicación|entrada|columna|entrevista|crónica|titular"
_PT_TEXT = "artigo|texto|notícia|reportagem|matéria|publicação|nota|coluna|post|peça|título"
_FR_TEXT = "article|texte|papier|billet|dépêche|reportage|enquête|tribune|chronique|entretien|page|publication"
_DE_TEXT = "artikels?|textes|text|beitrags?|berichts?|meldung|überschrift|seite|reportage|kommentars?|interviews?|kolumne"
_IT_TEXT = "articolo|testo|notizia|pezzo|post|servizio|titolo|intervista|pagina"
_NL_TEXT = "artikel|bericht|stuk|verhaal|tekst|column|interview|reportage|kop|pagina"
_PL_TEXT = "artykułu?|tekstu?|materiału?|wpisu?|publikacji|tytułu?|informacji|depeszy"
_RU_TEXT = (
    "стать[ияею]|материала?|текста?|новост[ьи]|заметк[иа]|публикаци[ия]|заголовка?|записи|поста?"
)
_AR_TEXT = "(?:ال)?(?:مقال(?:ة)?|تقرير|خبر|نص|قصة|مادة|منشور|عنوان)"
_JA_TEXT = "記事|本文|原稿|コラム|ページ|見出し|投稿|配信"
_ZH_TEXT = "报道|報道|報導|文章|文|稿件?|新闻|新聞|消息|标题|標題|页面|頁面|专栏|專欄"

_EARLIER = "(?:earlier|previous|prior|original|initial|first)"

SENTENCES: tuple[tuple[str, str], ...] = (
    ("correction", f"an? {_EARLIER} versions? of (?:this|the (?=article|headline|caption|graphic|post))(?: |\\b)?(?:{_EN_TEXT})\\b" + _EN_ELSEWHERE),
    ("correction", f"due to an (?:editing|editorial|production) error,? (?:an? )?{_EARLIER}? ?(?:versions? of )?this"),
    ("correction", f"(?:this|the) (?:(?!\\b(?:{_EN_TEXT})\\b)\\w+ ){{0,3}}?(?:{_EN_TEXT})(?<!the interview)(?<!the report)(?<!the story)(?<!the page)(?<!the review)(?<!the column)(?<!the essay) (?:was|has been|has since been|was subsequently|was later)"
     f" (?:{_EN_PAST})(?! (?:and \\w+ )?(?:by|for (?:length|clarity|style|space)|from|into|in (?:collaboration|partnership))\\b)\\b"),
    ("update", f"this (?:(?!(?:{_EN_TEXT})\\b)\\w+ ){{0,3}}?(?:{_EN_TEXT}) (?:was|has been|has since been|is being) (?:last |since )?(?:updated|expanded)\\b(?! (?:every|daily|weekly|regularly|automatically|as\\b))"),
    ("update", "updated (?:at [^\\r\\n.]{1,30} )?to (?:add|include|reflect|clarify|correct|note|say)\\b|updated with (?:comments?|quotes?|a statement|details|(?:more|additional|further|new) (?:comments?|quotes?|details|information|reaction))\\b"),
    ("correction", "corrects (?:(?:the|a|an) )?(?:spelling|name|names|date|day|year|title|paragraph|headline|typo|number|figure|story|attribution|quote|location|age)\\b|we(?: have|['’]ve) (?:since )?(?:corrected|amended|edited) (?:this|the) (?:article|story|post|headline)\\b"),
    ("update", "we(?: have|['’]ve) (?:since )?updated (?:this|the) (?:article|story|post|headline)\\b"),
    ("correction", "we regret the errors?(?=[.!)\\]]|$|[\\r\\n]| in (?:this|the|our|that|yesterday))|we(?: have|['’]ve) (?:since )?corrected (?:this|the) (?:error|mistake)\\b"),
    ("update", "(?:article mis à jour (?:le|à)|articolo aggiornato (?:il|alle)|artículo actualizado (?:el|a las)|artikel aktualisiert am|artikel bijgewerkt (?:op|om)) (?=\\d)"),
    ("correction", "(?:article (?:modifié|corrigé) (?:le|à)|articolo (?:modificato|corretto) (?:il|alle)|artículo (?:corregido|modificado) (?:el|a las)|artikel (?:korrigiert|geändert) am) (?=\\d)"),
    ("correction", f"in (?:einer|der|dieser) (?:früheren|vorherigen|ersten|ursprünglichen|älteren|vorigen) (?:version|fassung)\\b(?= (?:dies|des\\b|der\\b|von dies|hieß|stand|war|hatten|haben|wurde|unser))(?! (?:de[sr]) (?!{_DE_TEXT})\\w)"),
    ("correction", "(?:eine|die) (?:frühere|vorherige|erste|ursprüngliche|ältere) (?:version|fassung) (?:dies|des (?:artikels|textes|beitrags))\\w*(?! (?:\\w+ )?(?:erschien|ist (?:\\w+ )?erschienen))"),
    ("correction", f"(?:dieser|diese|dieses|der|wir haben diesen|wir haben den) (?:{_DE_TEXT})(?! (?:des|der) ) (?:(?:wurde|ist|haben wir) )?(?:(?:(?!\\b(?:von|durch)\\b)[^.\\r\\n]|(?<=\\d)\\.){{0,60}}? )?(?:korrigiert|berichtigt|geändert|angepasst|präzisiert|überarbeitet)(?! (?:von|durch)\\b)"),
    ("correction", "wir haben (?:den|diesen|die) (?:fehler|angaben?|passagen?|stellen?|zahl(?:en)?|namen) (?:\\w+ )?(?:korrigiert|berichtigt|richtiggestellt)\\b(?! (?:und|oder)\\b)"),
    ("update", f"(?:dieser|diese|dieses|der|wir haben diesen|wir haben den) (?:{_DE_TEXT})(?! (?:des|der) ) (?:(?:wurde|ist) )(?:(?:(?!\\b(?:von|durch)\\b)[^.\\r\\n]|(?<=\\d)\\.){{0,60}}? )?(?:aktualisiert|ergänzt)\\b"),
    ("correction", f"(?:une|la) (?:première |précédente |ancienne )?version (?:antérieure |précédente |initiale |originale )?de (?:cet(?:te)?|ce) (?:{_FR_TEXT})\\b(?! (?:(?:a|est|avait) )?(?:été |d['’]abord |initialement )?(?:publi|par[uu]|présent))"),
    ("correction", "dans une (?:version (?:antérieure|précédente|initiale)|(?:première|précédente) version)"),
    ("correction", f"(?:cet(?:te)?|ce) (?:{_FR_TEXT}) (?:a été|est) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:corrigée?|modifiée?|rectifiée?|amendée?)(?! (?:par|pour des raisons de longueur)\\b)"),
    ("update", f"(?:cet(?:te)?|ce) (?:{_FR_TEXT}) (?:a été|est) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:mise? à jour|actualisée?|complétée?)(?! (?:par|chaque|tous|régulièrement)\\b)"),
    ("correction", f"(?:en )?una (?:versión (?:anterior|previa|inicial)|(?:primera|anterior) versión) de (?:est[ea]|la|el) (?:{_ES_TEXT})\\b(?! (?:(?:se|fue|ha sido|había sido) )?(?:public|apareci|present))"),
    ("correction", f"est[ea] (?:{_ES_TEXT}) (?:ha sido|fue|se ha|se) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:corregid[oa]|modificad[oa]|rectificad[oa]|editad[oa]|corrigió|modificó|editó)(?! (?:por|para (?:mayor|mejor)|y \\w+ por)\\b)"),
    ("update", f"est[ea] (?:{_ES_TEXT}) (?:ha sido|fue|se ha|se) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:actualizad[oa]|ampliad[oa]|actualizó|amplió)(?! (?:cada|todos|diariamente|periódicamente)\\b)"),
    ("correction", f"(?:n?uma|em uma|n?a) (?:versão (?:anterior|prévia|inicial|original)|primeira versão) d(?:est[ea]|ess[ea]|o|a) (?:{_PT_TEXT})\\b(?! (?:(?:foi|havia sido) )?(?:public|apareceu|apresent))"),
    ("correction", f"(?:est[ea]|ess[ea]) (?:{_PT_TEXT}) (?:foi|sofreu) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:corrigid[oa]|modificad[oa]|alterad[oa]|retificad[oa]|editad[oa]|correção)(?! (?:por|pel[oa]|para (?:maior|melhor))\\b)"),
    ("update", f"(?:est[ea]|ess[ea]) (?:{_PT_TEXT}) (?:foi|está sendo) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:actualizad[oa]|atualizad[oa])(?! (?:por|diariamente|a cada)\\b)"),
    ("correction", "diferentemente do que (?:foi|havia sido|tinha sido) (?:publicado|informado|divulgado)|(?:o texto|a reportagem|a matéria) (?:já )?foi corrigid[oa](?=[.)]|$)"),
    ("correction", f"(?:in )?una (?:versione (?:precedente|iniziale|originale)|(?:precedente|prima) versione) d(?:i|el|ella) ?(?:quest[oa]|quest['’]|l['’])? ?(?:{_IT_TEXT})\\b(?! (?:è |era )?(?:stat[ao] )?(?:pubblicat|apparsa|uscita|presentat))"),
    ("correction", f"quest(?:o|a|['’]) ?(?:{_IT_TEXT}) è stat[oa] (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:corrett[oa]|modificat[oa]|rettificat[oa])(?! (?:da|dal|per)\\b)"),
    ("update", f"quest(?:o|a|['’]) ?(?:{_IT_TEXT}) è stat[oa] (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:aggiornat[oa]|integrat[oa])(?! (?:da|dal|ogni)\\b)"),
    ("correction", f"in een (?:eerdere|vorige|oudere|eerste) versie van (?:dit|deze|het) (?:{_NL_TEXT})\\b(?! (?:is|werd) (?:\\w+ )?(?:verschenen|gepubliceerd))"),
    ("correction", f"een eerdere versie van (?:dit|deze) (?:{_NL_TEXT})\\b(?! (?:verscheen|(?:is|werd) (?:\\w+ )?(?:verschenen|gepubliceerd)))"),
    ("correction", f"(?:dit|deze) (?:{_NL_TEXT}) (?:is|werd) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,50}} )?(?:aangepast|gecorrigeerd|gewijzigd|gerectificeerd|verbeterd)(?! (?:door|voor)\\b)"),
    ("update", f"(?:dit|deze) (?:{_NL_TEXT}) (?:is|werd|wordt) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,50}} )?(?:bijgewerkt|geüpdatet|geactualiseerd|aangevuld)(?! (?:door|elke|dagelijks)\\b)"),
    ("correction", f"we? (?:wcześniejsz|poprzedni|pierwotn|pierwsz)ej wersji (?:tego |naszego |niniejszego )?(?:{_PL_TEXT})"),
    ("correction", "(?:wcześniejsza|poprzednia|pierwotna) wersja (?:tego|niniejszego) \\w+(?! (?:ukazała|została opublikowana|była drukowana))"),
    ("correction", f"(?:(?:ten|niniejszy) )?(?:{_PL_TEXT}) (?:został|była?) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:poprawion[ya]|skorygowan[ya]|zmienion[ya]|sprostowan[ya])(?! (?:przez|dla)\\b)"),
    ("update", f"(?:(?:ten|niniejszy) )?(?:{_PL_TEXT}) (?:został|była?|jest) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){{0,40}} )?(?:zaktualizowan[ya]|uzupełnion[ya]|aktualizowan[ya])(?! (?:przez|co)\\b)"),
    ("correction", f"(?:в|во) (?:предыдущей|ранней|более ранней|первоначальной|первой|прежней|исходной) версии (?:этой |этого |данной |данного |нашей |нашего |настоящей )?(?:{_RU_TEXT})"),
    ("correction", "(?:в )?ранее в (?:этой|этом|данном|данной|тексте|материале|заметке|новости) (?:\\w+ )?(?:говорилось|сообщалось|указывалось|утверждалось)|ранее в (?:тексте|материале|заметке|новости|статье)\\b"),
    ("correction", "(?:эта |этот |данная |данный )?(?:статья|материал|текст|новость|заметка|публикация|заголовок) (?:был[аи]? )(?:(?:[^.\\r\\n]|(?<=\\d)\\.){0,30} )?(?:исправлен[аоы]?|изменен[аоы]?|изменён|уточнен[аоы]?|уточнён|отредактирован[аоы]?)\\b(?! (?:\\w+(?:ом|ем|ой|ами|ями|мя)\\b|под|по просьбе))"),
    ("update", "(?:эта |этот |данная |данный )?(?:статья|материал|текст|новость|заметка|публикация) (?:был[аи]? )?(?:(?:[^.\\r\\n]|(?<=\\d)\\.){0,30} )?(?:обновлен[аоы]?|обновлён|дополнен[аоы]?|дополняется|обновляется)\\b"),
    ("correction", "у (?:попередній|ранішій|первинній|першій) версії (?:цієї|цього|статті|матеріалу|тексту|новини)"),
    ("correction", "(?:bu |ha)\\w*(?: \\w+)? (?:daha )?(?:önceki|ilk|eski|bir önceki) (?:versiyonun|sürümün|hâlin|halin)d?\\w*"),
    ("correction", "(?:bu )?(?:haber|yazı|makale|metin|içerik)(?: \\S+){0,5}? (?:düzeltil(?:di|miştir)|değiştiril(?:di|miştir))(?=[ .!,;)\\]]|$)"),
    ("update", "bu (?:haber|yazı|makale|metin|içerik)(?: \\S+){0,5}? güncellen(?:di|miştir|mektedir)"),
    ("correction", f"(?:في |ذكرت |أوردت |أشارت |ورد في )?(?:ال)?(?:نسخة|طبعة|صيغة) (?:ال)?(?:سابقة|أولى|أقدم) من (?:هذا |هذه |نص هذا )?{_AR_TEXT}"),
    ("correction", f"(?:تم|جرى|جرت) (?:تصحيح|تعديل|تصويب) (?:هذا |هذه |نص |عنوان ){_AR_TEXT}|(?:صُ?حح|عُ?دّ?ل) (?:هذا|هذه|نص) {_AR_TEXT}"),
    ("update", f"(?:تم|جرى) (?:تحديث|تجديد) (?:هذا |هذه |نص ){_AR_TEXT}|حُ?دّ?ث(?:ت)? (?:هذا|هذه) {_AR_TEXT}"),
    ("correction", f"(?:هذا|هذه) {_AR_TEXT} (?:تم|جرى) (?:تصحيح|تعديل)ه(?:ا)?"),
    ("update", f"(?:هذا|هذه) {_AR_TEXT} (?:تم|جرى) تحديثه(?:ا)?"),
    ("correction", "(?:ใน)?(?:บทความ|ข่าว|รายงาน|เนื้อหา|พาดหัว)(?:นี้)?(?:ฉบับ|เวอร์ชัน|เวอร์ชั่น)(?:ก่อนหน้า|แรก|เดิม)|(?:ฉบับ|เวอร์ชัน|เวอร์ชั่น)ก่อนหน้า(?:นี้)?ของ(?:บทความ|ข่าว|รายงาน)"),
    ("correction", "แก้ไข ?[:：] ?(?:ใน)?(?:บทความ|ข่าว|รายงาน|เนื้อหา|พาดหัว)|(?:บทความ|ข่าว|รายงาน)ก่อนหน้านี้(?=[^\\r\\n]{0,80}(?:ผิดพลาด|คลาดเคลื่อน|ไม่ถูกต้อง))|ขออภัย(?:ใน|สำหรับ)ความ(?:ผิดพลาด|คลาดเคลื่อน)(?=[^\\r\\n]{0,60}แก้ไข)"),
    ("correction", "(?:บทความ|ข่าว|รายงาน|เนื้อหา)(?:ชิ้น)?นี้(?:ได้)?(?:มีการ|รับการ|ถูก)(?:แก้ไข|ปรับแก้)"),
    ("update", "(?:บทความ|ข่าว|รายงาน|เนื้อหา)(?:ชิ้น)?นี้(?:ได้)?(?:มีการ|รับการ|ถูก)(?:อัปเดต|อัพเดต|อัพเดท|ปรับปรุง)"),
    ("correction", f"(?:この|本|当)?(?:{_JA_TEXT})(?:の|で(?:は|、)?)(?:以前|当初|初出|公開当初|旧|初期|最初)(?:の)?(?:版|バージョン|掲載|記述|記載|公開)"),
    ("correction", "(?:(?:記事)?(?:初出時|公開時|掲載時)|公開当初|掲載当初|配信当初|当初の(?:記事|見出し|原稿|本文|記述)|当初、?(?:記事|見出し|本文))(?=[^。\\r\\n]{0,120}(?:訂正|修正|改め|変更|誤り|でした|としていました|としました|とありました|削除|おわび|お詫び))"),
    ("correction", f"(?:この|本|当|以上の)(?:{_JA_TEXT})(?:は|を|の)(?=[^。\\r\\n]{{0,80}}(?:訂正|修正|改稿)(?:しま|しています|いたしま|致しま|され(?:ま|てい)|して(?:い|お)))[^。\\r\\n]{{0,80}}?(?:訂正|修正|改稿)"),
    ("update", f"(?:この|本|当|以上の)(?:{_JA_TEXT})(?:は|を|に)(?=[^。\\r\\n]{{0,80}}(?:更新|加筆|追記|アップデート)(?:しま|しています|いたしま|致しま|され(?:ま|てい)|して(?:い|お)))[^。\\r\\n]{{0,80}}?(?:更新|加筆|追記|アップデート)"),
    ("correction", "(?:訂正して|訂正し)(?:お詫び|おわび)(?:します|いたします|申し上げ)"),
    ("correction", f"(?:本|此|该|該|这篇|這篇|本篇|此篇)(?:{_ZH_TEXT})的?(?:较早前?|較早前?|早前|早先|此前|先前|之前|先期|最初|初版|原先)(?:的)?(?:版本|版)"),
    ("correction", f"(?:本|此|该|該|这篇|這篇|本篇)(?:{_ZH_TEXT})[^。\\r\\n]{{0,24}}?(?:已|已于|已於|经|經|曾|现|現|做出|作出|有所|(?:发布|發布|发表|發表|刊登|刊出)[后後])[^。\\r\\n]{{0,16}}?(?:更正|修正|订正|訂正|勘误|勘誤|修改|改正)(?!主义|主義)"),
    ("correction", f"(?:本|此|该|該|这篇|這篇|本篇)(?:{_ZH_TEXT})(?:于|於)\\d[^。\\r\\n]{{0,16}}?(?:更正|修正|修订|修訂|勘误|勘誤)"),
    ("update", f"(?:本|此|该|該|这篇|這篇|本篇)(?:{_ZH_TEXT})(?:于|於)\\d[^。\\r\\n]{{0,16}}?更新"),
    ("update", f"(?:本|此|该|該|这篇|這篇|本篇)(?:{_ZH_TEXT})[^。\\r\\n]{{0,24}}?(?:已|已于|已於|经|經|会|會|将|將|持续|持續)[^。\\r\\n]{{0,16}}?(?:更新|补充|補充)"),
    ("correction", "(?:本(?:报|報|刊|网|網|站)|此前|先前|早前|昨日)[^。\\r\\n]{0,12}?(?:报道|報道|報導|刊登|刊出|文章)[^。\\r\\n]{0,30}?(?:有误|有誤|错误|錯誤|失实|失實|不实|不實)[^。\\r\\n]{0,12}?(?:更正|订正|訂正|勘误|勘誤|致歉)"),
    ("correction", "(?:이|본|해당) (?:기사|글|보도|칼럼|제목|콘텐츠)의 (?:이전|초기|첫|최초|앞선) (?:버전|판|기사|보도)"),
    ("correction", "(?:이|본|해당|위) (?:기사|글|보도|칼럼|제목)(?:는|은|을|를|가|이)(?=[^.。\\r\\n]{0,60}(?:수정|정정|바로잡)(?:했|하였|됐|되었|합니|됨|았습|습니))[^.。\\r\\n]{0,60}?(?:수정|정정|바로잡)"),
    ("update", "(?:이|본|해당|위) (?:기사|글|보도|칼럼)(?:는|은|을|를|가|이)(?=[^.。\\r\\n]{0,60}(?:업데이트|갱신|보강|보완)(?:했|하였|됐|되었|합니|됨|습니))[^.。\\r\\n]{0,60}?(?:업데이트|갱신|보강|보완)"),
    ("correction", "(?:기사|보도) (?:내용|본문|제목)(?: 중| 가운데)?(?:에서|의|을|를)? ?(?=[^.。\\r\\n]{0,40}(?:수정|정정|바로잡)(?:했습|하였습|합니|았습))[^.。\\r\\n]{0,40}?(?:수정|정정|바로잡)"),
    ("correction", "(?:기사|보도) (?:출고|송고|게재) (?:당시|이후|후)(?=(?:[^.\\r\\n]|(?<=\\d)\\.){0,80}(?:수정|정정|바로잡))"),
    ("correction", "i en tidligere (?:versjon|utgave|version) av (?:denne|dette|saken|artikkelen|artiklen)|i en tidligere version af (?:denne|artiklen)|i en tidigare version av (?:den här|denna|artikeln|texten)"),
    ("correction", "(?:denne|dette|den här|denna) (?:artikkelen|artikkel|saken|sak|artikel|artikeln|texten|text) (?:er|ble|blev|är|har) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){0,40} )?(?:rettet|endret|korrigert|ændret|korrigeret|korrigerats|ändrats|rättats)"),
    ("update", "(?:denne|dette|den här|denna) (?:artikkelen|artikkel|saken|sak|artikel|artikeln|texten|text) (?:er|ble|blev|är|har) (?:(?:[^.\\r\\n]|(?<=\\d)\\.){0,40} )?(?:oppdatert|opdateret|uppdaterats)"),
)  # fmt: skip  # a table
"""What news desks write in a sentence, by kind; read where a sentence begins."""
