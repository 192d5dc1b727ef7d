import pytest

from provenance.text import Document, Role, read

PROSE = {
    "en": [
        "The pilot came aboard at nine, and the ship went up the river with the flood behind her.",
        "In 1911 the town bought a machine for 14,000 crowns. It came in nine crates, and Josef Lenick set it up.",
        "The last table was computed in 1969. Then the room was let to an agent of the Nordmark company.",
        "Nobody rubbed out a figure in all that time. The struck one stands with the right one above it.",
    ],
    "ja": [
        "水先人は九時に乗り込み、船は上げ潮に押されて川をさかのぼった。誰も何も言わなかった。",
        "1911年、町は14,000クラウンで機械を買った。九つの木箱で届き、レニックが据えつけた。",
        "最後の表は1969年に計算された。その後、部屋はNordmark社の代理人に貸し出された。",
        "その間、誰ひとり数字を消さなかった。線で消された数字の上に、正しい数字がある。",
    ],
    "zh": [
        "领航员九点登船，船顺着涨潮逆流而上，没有人说话。岸上的灯一盏一盏亮起来。",
        "1911年，小城花14,000克朗买了一台机器，装在九只箱子里运来，由莱尼克安装。",
        "最后一份潮汐表算于1969年。后来那间屋子租给了Nordmark公司的代理人。",
        "这么多年里没有人擦掉过一个数字。划掉的还在那里，正确的写在上面。",
    ],
}


def page(*lines: str) -> Document:
    return read("\n".join(lines).encode(), name="a.txt")


def told(document: Document) -> list[tuple[str, str]]:
    return [
        (section.role.value, document.text[section.range.slice].strip())
        for section in document.sections
    ]


def roles(document: Document) -> list[str]:
    return [section.role.value for section in document.sections]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PROSE["en"]),
        "Share of the vote fell.\n"
        + PROSE["en"][0]
        + "\nSubscribe to the view that it rose, and you pay.",
        "The cookie trap\n"
        + PROSE["en"][1]
        + "\n“We use cookies to remember you, and you agree,” she said.\n"
        + PROSE["en"][2],
        "Update of the register\nThe authority keeps the register. Where an update is late, it says so.",
        "1. News\n"
        + PROSE["en"][0]
        + "\n2. Comments\n"
        + PROSE["en"][1]
        + "\n3. Share\n"
        + PROSE["en"][2],
        "I kept the lamp, I kept the rope,\nI kept the tally on the door,\nAnd every boat that left the slope\nCame back with less than went before",
        "Terms and conditions\nArticle 1\nThe ferryman shall carry whoever pays.\nArticle 2\nWho does not pay shall walk.",
        "Comments on the tide\n"
        + PROSE["en"][0]
        + "\nComments\n"
        + PROSE["en"][1]
        + "\n"
        + PROSE["en"][2],
        PROSE["en"][0]
        + "\nJe n’ai jamais vu un port si calme, disait ma grand-mère, qui avait connu la guerre.\n"
        + PROSE["en"][1],
        PROSE["zh"][0]
        + "\n“The town bought a machine, and nobody had ever seen the like of it before,” he wrote.\n"
        + "\n".join(PROSE["zh"][1:]),
        "To prompt well\nWhen you ask a model to translate, be strict. Tell it to output JSON only, and do not add any field to it.\n"
        + "\n".join(PROSE["en"]),
    ],
)
def test_prose_about_anything_is_one_body(text):
    assert roles(page(text)) == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Subscribe now", "Sign in", "Share | Tweet | Email", "[Share](https://example.org/s) [Tweet](https://example.org/t)",
        "12 Comments", "5 min read", "Read more: The other harbour", "Advertisement", "Thanks for reading! Subscribe for free to receive new posts.",
        "Follow us on Twitter", "Sign up for our newsletter", "共有", "購読する", "この記事をシェア", "約5分で読めます", "続きを読む",
        "分享到", "阅读全文", "责任编辑：王小明", "Compartir", "Suscríbete", "Lee también: El otro puerto", "Partager",
        "À lire aussi : L’autre port", "Jetzt abonnieren", "Lesen Sie auch: Der andere Hafen", "공유하기", "Поделиться",
        "22,518 views · Updated yesterday", "3 hours ago", "Mis à jour il y a 2 heures", "Aktualisiert vor 3 Stunden", "3時間前",
    ],
)  # fmt: skip  # a table
def test_a_line_of_furniture_between_paragraphs_is_told(line):
    document = page(PROSE["en"][0], line, *PROSE["en"][1:])
    assert told(document)[1] == ("furniture", line)
    assert roles(document) == ["body", "furniture", "body"]


def test_a_news_page_is_told_from_its_frame():
    document = page(
        "Skip to main content",
        "We use cookies to improve your experience. By clicking Accept you agree to our policy.",
        "Home",
        "News",
        "Sport",
        "Council closes the slip",
        *PROSE["en"],
        "Correction: An earlier version of this article gave the wrong year.",
        "Related articles",
        "Ferry fares to rise",
        "Ten facts about slips",
        "© 2024 The Gazette. All rights reserved.",
        "Privacy policy",
    )
    assert roles(document) == ["furniture", "body", "correction note", "furniture"]
    assert told(document)[1][1].startswith("Council closes the slip")


@pytest.mark.parametrize(
    ("note", "signal"),
    [
        ("Editor's note: A word before.", "The following is the original text:"),
        ("编者按：写在前面。", "以下为正文："),
        ("編集部注：はじめに。", "以下、本文"),
        ("Nota del editor: unas palabras.", "Texto íntegro"),
    ],
)
def test_an_editorial_note_runs_until_the_text_is_announced(note, signal):
    document = page(
        note, "It goes on for a second paragraph, which is the editor's too.", signal, *PROSE["en"]
    )
    assert roles(document) == ["editorial", "body"]
    assert told(document)[0][1].endswith(signal)


def test_an_editorial_note_without_a_signal_is_its_paragraph():
    document = page("The tide", "Editor's note: This is a note.", *PROSE["en"])
    assert roles(document) == ["body", "editorial", "body"]


@pytest.mark.parametrize(
    "heading", ["Key points", "キーポイント", "要点速览", "Puntos clave", "Auf einen Blick"]
)
def test_key_points_at_the_head_are_a_summary(heading):
    document = page(
        heading, "- The first point is made.", "- The second point is made.", *PROSE["en"]
    )
    assert roles(document) == ["summary", "body"]
    assert document.main == 1


def test_a_text_that_is_all_summary_has_it_as_its_main_section():
    document = page(
        "The tide in brief",
        "Key takeaways",
        "- One thing is so.",
        "- Another is not.",
        "Summary",
        *PROSE["en"],
        "Editorial opinion",
        "We think that it is so.",
    )
    assert roles(document) == ["summary", "editorial"]
    assert document.main == 0


@pytest.mark.parametrize(
    ("language", "signal"), [("ja", "原文を表示"), ("zh", "英文原文"), ("ja", "Original article:")]
)
def test_the_original_below_a_translation_is_told(language, signal):
    document = page(*PROSE[language], signal, *PROSE["en"])
    assert [
        (one.role.value, one.language)
        for one in document.sections
        if one.role is not Role.FURNITURE
    ] == [("translation", language), ("original", "en")]
    assert document.sections[document.main].role is Role.TRANSLATION


def test_an_original_is_told_without_any_signal():
    assert roles(page(*PROSE["ja"], *PROSE["en"])) == ["translation", "original"]


def test_a_translation_below_its_english_original_is_still_main():
    document = page(*PROSE["en"], "日本語訳", *PROSE["ja"])
    assert [role for role in roles(document) if role != "furniture"] == ["original", "translation"]
    assert document.language == "ja"


def test_a_passage_left_in_the_other_language_is_untranslated():
    ja, en = PROSE["ja"], PROSE["en"]
    document = page(ja[0], ja[1], en[2], ja[3], "原文", *en)
    assert [role for role in roles(document) if role != "furniture"] == [
        "translation",
        "untranslated",
        "translation",
        "original",
    ]


def test_an_untranslated_passage_is_told_without_the_original():
    ja, en = PROSE["ja"], PROSE["en"]
    assert roles(page(ja[0], en[1], ja[2], ja[3])) == ["translation", "untranslated", "translation"]


def test_an_essay_that_introduces_its_quotations_leaves_nothing_untranslated():
    ja, en = PROSE["ja"], PROSE["en"]
    assert roles(page(ja[0], "第二段落に以下の部分がある。", en[1], ja[2], ja[3])) == ["body"]


@pytest.mark.parametrize(
    "leak",
    [
        "Translate the following text into Chinese. Return only valid JSON and do not add explanations.",
        "必ず JSON 形式で返してください。translation フィールドのみ。説明を追加しないこと。",
        "请将以下内容翻译成中文，仅输出译文，不要添加任何解释，以JSON格式返回。",
        "Here is the translation of the article into English:",
    ],
)
def test_a_leaked_instruction_and_its_template_are_told(leak):
    document = page(PROSE["zh"][0], leak, '{"translation": "..."}', *PROSE["zh"][1:])
    assert roles(document) == ["translation", "leaked instruction", "translation"]


def test_prompts_in_a_code_block_are_text():
    text = "# Prompts\n\nHere is one:\n\n```\nTranslate the following. Return only JSON. Do not add fields.\n```\n\nIt **works**.\n"
    assert roles(read(text.encode(), name="a.md")) == ["body"]


def test_furniture_inside_a_flattened_page_is_told():
    prose = " ".join(PROSE["en"])
    text = (
        f"The Tide - by Ann Quist Subscribe Sign in The Tide Ann Quist May 07, 2024 211 29 Share Article voiceover 0:00 -16:35 Audio playback is not supported on your browser. Please upgrade. {prose} "
        f"Tide Letters is a reader-supported publication. Consider becoming a subscriber. Subscribe The second part {prose}"
    )
    assert told(page(text))[1:] == [
        ("furniture", text[text.index("Subscribe Sign") : text.index(" The pilot")]),
        ("body", prose),
        (
            "furniture",
            "Tide Letters is a reader-supported publication. Consider becoming a subscriber. Subscribe",
        ),
        ("body", f"The second part {prose}"),
    ]


def test_the_foot_of_a_flattened_page_is_told():
    """Lists of other articles begin right after its last sentence and go on to the copyright."""
    prose = " ".join(PROSE["en"] * 2)
    foot = (
        "Related Storm closes pass Recipes for bread Comments (12) Most read 1. Ferry 2.0 © 2025 X"
    )
    assert told(page(f"{prose} {foot}")) == [("body", prose), ("furniture", foot)]


def test_buttons_that_bars_part_are_told_in_a_flattened_page():
    """A count belongs to the button that it stands before."""
    prose = " ".join(PROSE["en"] * 2)
    row = "Share | Tweet | Email | 481 shares"
    assert told(page(f"The Tide By Ann Quist {row} {prose}"))[1] == ("furniture", row)


def test_flattened_prose_may_end_with_words_that_head_lists():
    """A sentence that goes on after such a word is the work's, and so is a single heading."""
    prose = " ".join(PROSE["en"] * 2)
    assert roles(page(f"{prose} Related work was done. Comments were few. It was most read.")) == [
        "body"
    ]


def test_a_button_takes_no_word_of_the_sentence_after_it():
    """Before a small letter "Share This" is a button and the first word of the text."""
    rest = " ".join(PROSE["en"] * 2)
    prose = f"This may cost an hour of the pilot's day, and nobody pays for it. {rest}"
    assert told(page(f"Subscribe Sign in Share {prose}")) == [
        ("furniture", "Subscribe Sign in Share"),
        ("body", prose),
    ]


def test_flattened_prose_keeps_its_words():
    text = (
        " ".join(PROSE["en"])
        + " Share prices fell. Subscribe was the word. We Share News and Comments. "
    ) * 4
    assert roles(page(text)) == ["body"]


def test_front_matter_alone_is_a_section():
    assert roles(read(b"---\ntitle: x\n---\n", name="a.md")) == ["front matter"]


def test_verse_below_its_translation_is_the_original_though_no_line_tells_its_language():
    document = page(
        "灯を守り、綱を守り",
        "扉に数を刻んだ",
        "坂を離れた舟はみな",
        "前より少なく帰り来た",
        "原詩",
        "I kept the lamp, I kept the rope,",
        "I kept the tally on the door,",
        "And every boat that left the slope",
        "Came back with less than went before",
    )
    assert roles(document) == ["translation", "original"]


def test_one_sure_line_does_not_lend_its_language_to_a_whole_text():
    document = page(
        "Whilom, as olde stories tellen us,",
        "Ther was a duc that highte Theseus;",
        "Of Atthenes he was governour,",
        "And in his tyme swich a conquerour",
        "That gretter was ther noon under the sonne.",
        "Ful many a riche contree hadde he wonne;",
        "He conquered al the regne and went home.",
        "Iamque domos patrias, Scithice post aspera gentis prelia",
    )
    assert roles(document) == ["body"]
    assert document.language == "en"


def test_a_page_in_one_line_is_no_note_for_beginning_with_one():
    """Of a page that lost its breaks the editor's note is a note, and the article the body."""
    note = "Editor's note: this text is given here as we found it. "
    document = read((note + " ".join(PROSE["en"] * 4)).encode(), name="a.txt")
    assert [(one.role, one.range.start) for one in document.sections] == [
        (Role.EDITORIAL, 0),
        (Role.BODY, len(note)),
    ]
