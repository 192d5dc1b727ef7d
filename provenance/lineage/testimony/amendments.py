"""How often does a text show that parts of it were repealed, or put in between its numbers?

A statute's sections keep their numbers. What is repealed leaves a note in its place, and what is
put in behind section 12 is section 12a: nobody begins with either.
"""

import re

LINE = 8
"""Words of a line up to which it is a heading or a note."""

_GONE = (
    r"(?:repealed|revoked|omitted|rescinded|deleted|aufgehoben|weggefallen|entfallen|gestrichen"
    r"|abrogée?s?|supprimée?s?|derogad[oa]s?|suprimid[oa]s?|abrogat[oaie]|soppress[oaie]"
    r"|revogad[oa]s?|vervallen|uchylon[eay]|утратил\w* силу|削除|删除|삭제)"
)
REPEALED = re.compile(
    rf"[\[(（［〔【]\W*{_GONE}|^\W*(?:[^\W\d]+\W+)?(?:第\w+\W+|\d+\w*\W+)?{_GONE}\W*$",
    re.IGNORECASE,
)
"""A note in brackets, or behind nothing but a section's number."""

_WORD = (
    r"(?:article|section|sec|art|artikel|artículo|articolo|artigo|artykuł|статья|regulation|rule"
    r"|clause|paragraph|§+)"
)
_AGAIN = "(?:bis|ter|quater|quinquies)"
LETTERED = re.compile(rf"\W*{_WORD}\W{{0,3}}\d+\W?(?:[a-z]|{_AGAIN})\b", re.IGNORECASE)

NUMBERED = re.compile(
    rf"^\W*(?:{_WORD}\W{{0,3}}(?:\d|(?-i:[IVXLC]+)\b)|第[\d一二三四五六七八九十百千〇]+[条條])",
    re.IGNORECASE | re.MULTILINE,
)
"""The beginning of a numbered provision."""

INSERTED = re.compile(
    rf"\W*(?:{_WORD}\W{{0,3}}\d+(?:[a-z]{{1,2}}[.:)]|\W{_AGAIN}\b)|\d+(?-i:[A-Z]{{1,2}})[.:)]"
    r"|第[\d一二三四五六七八九十百千〇]+[条條]\s?[の之][\d一二三四五六七八九十])",
    re.IGNORECASE,
)
"""The same before the words of the section, on one line with them."""


def amendments(text: str) -> int:
    r"""The number of such notes and headings.

    >>> amendments("Article 12\n(repealed)\n\nArticle 12a\nWhoever repealed it shall say so.")
    2
    """
    lines = [line for line in text.splitlines() if line]
    short = [len(line.split()) <= LINE for line in lines]
    return sum(
        bool(INSERTED.match(line) or (brief and (REPEALED.search(line) or LETTERED.match(line))))
        for line, brief in zip(lines, short, strict=True)
    )


def provisions(text: str) -> int:
    r"""How many numbered provisions a text is divided into.

    >>> provisions("Section 1. Who.\nRule 2\nSee article 3.\n§ 4 Wann")
    3
    """
    return sum(1 for _ in NUMBERED.finditer(text))
