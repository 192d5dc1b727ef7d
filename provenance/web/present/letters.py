"""Which letters of a replaced word changed?"""

import re
import unicodedata
from collections.abc import Sequence

Parts = tuple[tuple[str, bool], ...]

WORD = re.compile(r"\s*\S+\s*")
MOST_WORDS = 8
"""Words that are marked each for itself, if each is like the one it became: stop words join what
was respelt, "colour of the centre", to one edit. Of more, one reads what changed, not how."""
LONGEST = 40
"""Characters of a word beyond which it is no word but a run of text."""
LEAST_SHARED = 0.5
"""Share of the longer word that must have stayed for marking letters to help: below it, half of
the word is marked and the mark says less than the word does."""


def mark_letters(older: str, newer: str) -> tuple[Parts, Parts]:
    """Cut two words into what stayed and what changed (True); nothing where that helps no one.

    White space at their ends is left out.

    >>> mark_letters("colour ", "color ")
    ((('colo', False), ('u', True), ('r', False)), (('color', False),))
    >>> mark_letters("night", "day")
    ((), ())
    >>> mark_letters("grey colour", "gray color")[1]
    (('gr', False), ('a', True), ('y', False), (' ', False), ('color', False))
    """
    older, newer = older.rstrip(), newer.rstrip()
    words = WORD.findall(older), WORD.findall(newer)
    if 1 < len(words[0]) == len(words[1]) <= MOST_WORDS:
        return _mark_words(*words)
    return _mark_word(older, newer)


def _mark_words(older: Sequence[str], newer: Sequence[str]) -> tuple[Parts, Parts]:
    """Mark each of a few words beside the one it became; all of them or none."""
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    for old, new in zip(older, newer, strict=True):
        found = _mark_word(old.rstrip(), new.rstrip())
        if not found[0] and old.rstrip() != new.rstrip():
            return (), ()
        for side, whole, parts in ((before, old, found[0]), (after, new, found[1])):
            side.extend(parts or ((whole.rstrip(), False),))
            if whole[len(whole.rstrip()) :]:
                side.append((whole[len(whole.rstrip()) :], False))
    return tuple(before), tuple(after)


def _mark_word(older: str, newer: str) -> tuple[Parts, Parts]:
    if not (_is_word(older) and _is_word(newer)) or older == newer:
        return (), ()
    shortest = min(len(older), len(newer))
    start = 0
    while start < shortest and older[start] == newer[start]:
        start += 1
    while start and not (_is_edge(older, start) and _is_edge(newer, start)):
        start -= 1
    end = 0
    while end < shortest - start and older[-end - 1] == newer[-end - 1]:
        end += 1
    while end and not (_is_edge(older, len(older) - end) and _is_edge(newer, len(newer) - end)):
        end -= 1
    shared = start + end - _outer_space(older)
    if shared < LEAST_SHARED * max(len(older.strip()), len(newer.strip())):
        return (), ()
    return _cut(older, start, end), _cut(newer, start, end)


def _is_word(text: str) -> bool:
    bare = text.strip()
    return 1 < len(bare) <= LONGEST and not any(letter.isspace() for letter in bare)


def _outer_space(text: str) -> int:
    return len(text) - len(text.strip())


def _is_edge(text: str, at: int) -> bool:
    """Whether a mark may begin or end here: not inside a letter with its accents, or an emoji."""
    if at in {0, len(text)}:
        return True
    joined = "\u200d\ufe0e\ufe0f"
    before, after = text[at - 1], text[at]
    return (
        not unicodedata.combining(after)
        and after not in joined
        and before not in joined
        and not "\U0001f3fb" <= after <= "\U0001f3ff"
        and not "\U0001f1e6" <= after <= "\U0001f1ff"
        and unicodedata.category(after) not in {"Mn", "Mc", "Me"}
    )


def _cut(text: str, start: int, end: int) -> Parts:
    stop = len(text) - end
    parts = ((text[:start], False), (text[start:stop], True), (text[stop:], False))
    whole = tuple(part for part in parts if part[0])
    if not any(changed for _, changed in whole):
        return ((text, False),)
    return whole
