"""Lines that a site puts around its articles are told in each language, and sentences are not."""

import pytest

from provenance.text import Role, furniture, read

WORK = [
    "The pilot came aboard at nine, and the ship went up the river with the flood behind her.",
    "In 1911 the town bought a machine for 14,000 crowns. It came in nine crates.",
    "The last table was computed in 1969. Then the room was let to an agent.",
    "Nobody rubbed out a figure in all that time. The struck one stands with the right one.",
]


def around(*lines):
    """What of these lines is furniture, line by line."""
    document = read("\n\n".join(lines).encode(), name="a.txt")
    held = (
        document.text[section.range.slice]
        for section in document.sections
        if section.role is Role.FURNITURE
    )
    return [line.strip() for part in held for line in part.splitlines() if line.strip()]


@pytest.mark.parametrize(
    "heading",
    [
        "5 comments",
        "12 Kommentare",
        "Kommentare (3)",
        "2 comentarios",
        "7 commenti",
        "1 reactie",
        "12 komentarzy",
        "3 комментария",
        "4 коментарі",
        "3件のコメント",
        "コメント (3)",
        "4 条评论",
        "댓글 5",
        "6 yorum",
        "8 تعليقات",
    ],
)
def test_what_stands_under_a_heading_of_comments_is_the_readers(heading):
    """In each language a counted heading ends the work, and what follows is none of it."""
    assert around(*WORK, heading, "lena77", "I saw that ship myself.") == [
        heading,
        "lena77",
        "I saw that ship myself.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Recibe nuestro boletín",
        "Inscrivez-vous à notre newsletter",
        "Iscriviti alla newsletter",
        "Assine a nossa newsletter",
        "Meld u aan voor de nieuwsbrief",
        "Zapisz się do newslettera",
        "Подпишитесь на рассылку",
        "メールマガジンに登録",
        "订阅我们的通讯",
        "1,035 views",
        "310 просмотров",
        "浏览 12345",
    ],
)
def test_sign_ups_and_counts_of_readers_are_furniture(line):
    """A line that asks for an address, or counts who read the page, is no line of the work."""
    assert furniture.is_surely(line)


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter was founded in 1950.",
        "Der Newsletter war unser Anfang, sagte sie.",
        "Abonnés et lecteurs ont reçu la newsletter hier soir, dit-il.",
        "订阅通讯的人很多，他们都说好。",
        "He had two views of it.",
        "Comment",
        "Kommentar",
    ],
)
def test_a_sentence_with_the_same_words_is_the_works(line):
    """Whoever writes of newsletters, views and comments writes a sentence."""
    assert not furniture.is_surely(line)
    assert not furniture.opens_comments(line)


@pytest.mark.parametrize(
    "notice",
    [
        "Usamos cookies. Aceitar",
        "Usiamo i cookie. Accetta",
        "Wij gebruiken cookies. Accepteren",
        "Używamy plików cookie. Akceptuję",
        "Мы используем файлы cookie. Принять",
        "本站使用cookie。接受",
    ],
)
def test_a_cookie_notice_is_told_in_each_language(notice):
    """A site that speaks of its cookies and asks stands outside of the work."""
    assert around(notice, *WORK) == [notice]


def test_the_count_beside_a_date_is_furniture_and_the_date_is_not():
    """Of a row of particulars the count of readers alone is the page's."""
    assert around("Published 9 May 2026 · 310 views", *WORK) == ["310 views"]


@pytest.mark.parametrize("sign", ["|", "–", "-", "·"])
def test_a_windows_title_is_not_the_headline(sign):
    """A title with its site's name is the page's where the title stands below as well."""
    title = "Nine crates for the tide"
    assert around(f"{title} {sign} The Quay", title, *WORK) == [f"{title} {sign} The Quay"]
    assert around(f"{title} {sign} a history", *WORK) == []


def test_a_link_before_a_paragraph_is_the_last_of_its_list_and_no_heading():
    """What is marked as an item belongs to the list; a bare line may head what follows."""
    listed = ["Related stories", "* [Three slow days](/a)", "* [The bell of the quay](/b)"]
    assert around(*WORK[:2], *listed, *WORK[2:]) == listed
    bare = ["Related stories", "Three slow days", "The bell of the quay"]
    assert around(*WORK[:2], *bare, *WORK[2:]) == bare[:2]
