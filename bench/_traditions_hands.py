# ruff: noqa: PLR2004 - small numbers of a measurement
"""What do an author, a copyist and a fetcher do to a text?"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from bench._traditions_prose import Text, Token, fresh, paragraph_spans, sentence_spans

SMALL = ("the", "a", "and", "of", "to", "in", "that", "it", "is", "for", "which", "by", "on", "as")
SWAPS = {
    "the": "this", "this": "the", "a": "one", "which": "that", "that": "which", "is": "was",
    "are": "were", "will": "shall", "shall": "will", "may": "can", "can": "may", "any": "every",
    "but": "yet", "or": "and", "and": "or", "in": "within", "on": "upon", "must": "should",
    "should": "must", "not": "never", "all": "every", "use": "employ", "make": "do", "if": "when",
    "when": "if", "also": "too", "only": "just", "first": "last", "other": "further", "to": "unto",
}  # fmt: skip  # a table
MONTHS = ("January", "March", "April", "June", "September", "November")
MENDED = 0.06
"""Chance that a copyist sees what a slip of the pen stands for and writes that."""

SKIP = 30
"""Words within which the eye slips from one word to the next same one."""


def author_edits(pick: random.Random, text: Text, pool: Iterator[str], *, mark: str | None) -> Text:
    """Revise a text in one to three places; `mark` is how the author speaks of it, if at all."""
    for turn in range(pick.choice((1, 1, 2, 3))):
        text = _author_edit(pick, text, pool, mark if turn == 0 else None)
    if mark and mark.startswith("correction"):
        note = f"Correction: An earlier version of this article misstated {_day(pick)} as the date."
        text = _at_end(text, [fresh(word) for word in note.split()])
    if mark and mark.startswith("update"):
        note = f"UPDATE {_day(pick)}: {next(pool)}"
        text = _at_end(text, [fresh(word) for word in note.split()])
    return text


def _day(pick: random.Random) -> str:
    return f"{pick.choice(MONTHS)} {pick.randint(1, 28)}"


def _at_end(text: Text, tokens: list[Token]) -> Text:
    return (
        *text[:-1],
        replace(text[-1], ends="\n\n"),
        *tokens[:-1],
        replace(tokens[-1], ends="\n\n"),
    )


def _author_edit(pick: random.Random, text: Text, pool: Iterator[str], mark: str | None) -> Text:
    kind = pick.choice(("reword", "reword", "number", "rewrite", "add", "add", "drop", "paragraph"))
    spans = [span for span in sentence_spans(text) if span[1] - span[0] > 5]
    start, end = pick.choice(spans)
    closing = text[end - 1].ends
    new = [fresh(word) for word in next(pool).split()]
    if kind == "reword":
        size = pick.randint(1, 5)
        at = pick.randint(start, end - 2)
        stop = min(end - 1, at + size)
        words = new[1 : 1 + pick.randint(1, 5)] or new[:1]
        middle = [*text[start:at], *words, *text[max(stop, at + 1) : end]]
    elif kind == "number":
        at = pick.randint(start, end - 2)
        number = fresh(f"{pick.randint(2, 990)}{pick.choice(('', ',000', '%'))}")
        middle = [*text[start:at], number, *text[at + 1 : end]]
    elif kind == "rewrite":
        middle = new
    elif kind == "drop" and len(spans) > 8 and not mark:
        return _joined(text[:start], text[end:], closing)
    elif kind == "paragraph" and not mark:
        new[-1] = replace(new[-1], ends="\n\n")
        border = pick.choice(paragraph_spans(text))[1]
        return (*text[:border], *new, *text[border:])
    else:
        middle = [*text[start : end - 1], replace(text[end - 1], ends=" "), *new]
    if mark and mark.startswith("edited"):
        middle += [fresh(word) for word in f"({mark})".split()]
    middle[-1] = replace(middle[-1], ends=closing)
    return (*text[:start], *middle, *text[end:])


def _joined(before: Text, after: Text, closing: str) -> Text:
    """What is left on both sides of words that fell out, which were followed by `closing`."""
    if before and closing != " " and before[-1].ends == " ":
        before = (*before[:-1], replace(before[-1], ends=closing))
    return (*before, *after)


def copy(pick: random.Random, text: Text, rate: float) -> Text:
    """Copy by hand, with about `rate` errors a word, and mend some that are plain to see."""
    made: list[Token] = []
    at = 0
    while at < len(text):
        token = text[at]
        if token.slip_of is not None and pick.random() < MENDED:
            made.append(replace(token.slip_of, ends=token.ends))
            at += 1
        elif pick.random() >= rate:
            made.append(token)
            at += 1
        else:
            at = _err(pick, text, at, made)
    return tuple(made) if len(made) > 5 else text


def _err(  # noqa: C901, PLR0912 - one branch a kind of error
    pick: random.Random, text: Text, at: int, made: list[Token]
) -> int:
    """Make one error at this word; tell at which word to go on."""
    token = text[at]
    kind = pick.choices(
        ("typo", "swap", "omit", "insert", "repeat", "skip", "order", "misread"),
        (30, 22, 18, 6, 3, 4, 5, 12),
    )[0]
    if kind == "skip":
        word = _plain(token.word)
        for to in range(at + 2, min(len(text), at + SKIP)):
            if _plain(text[to].word) == word:
                made.append(token)
                return to + 1
        kind = "omit"
    if kind == "order" and at + 1 < len(text) and token.ends == " ":
        other = text[at + 1]
        made += [fresh(other.word, " "), fresh(token.word, other.ends)]
        return at + 2
    if kind == "swap" and _plain(token.word) not in SWAPS:
        kind = "misread"
    if kind == "omit" and len(token.word) > 9:
        kind = "typo"
    if kind == "omit":
        if token.ends != " " and made:
            made[-1] = replace(made[-1], ends=token.ends)
        return at + 1
    if kind == "insert":
        made += [token, fresh(pick.choice(SMALL), token.ends)]
        made[-2] = replace(token, ends=" ")
    elif kind == "repeat":
        made += [replace(token, ends=" "), fresh(token.word, token.ends)]
    elif kind == "swap":
        made.append(_rewritten(token, SWAPS[_plain(token.word)]))
    elif kind == "misread":
        alike = [
            other.word
            for other in text[max(0, at - 400) : at + 400]
            if _alike(_plain(other.word), _plain(token.word))
        ]
        made.append(_rewritten(token, _plain(pick.choice(alike)) if alike else _typo(pick, token)))
    else:
        slip = _rewritten(token, _typo(pick, token))
        made.append(replace(slip, slip_of=token.slip_of or token))
    return at + 1


def _alike(one: str, other: str) -> bool:
    return one != other and one[:2] == other[:2] and abs(len(one) - len(other)) <= 2 < len(one)


def _plain(word: str) -> str:
    return re.sub(r"\W", "", word).casefold()


def _rewritten(token: Token, plain: str) -> Token:
    """The word with other letters, in the case and the punctuation that it had."""
    head = re.match(r"\W*", token.word).group()
    tail = re.search(r"\W*$", token.word).group() if len(head) < len(token.word) else ""
    core = plain.capitalize() if token.word[len(head) : len(head) + 1].isupper() else plain
    return fresh(head + core + tail, token.ends)


def _typo(pick: random.Random, token: Token) -> str:
    word = _plain(token.word) or "x"
    at = pick.randrange(len(word))
    kind = pick.choice(("swap", "drop", "double", "change"))
    if kind == "swap" and at + 1 < len(word) and word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "drop" and len(word) > 2:
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    return word[:at] + pick.choice("aeioustrnl".replace(word[at], "")) + word[at + 1 :]


def reordered(pick: random.Random, text: Text) -> Text:
    """Bring one paragraph to another place."""
    spans = paragraph_spans(text)
    if len(spans) < 4:
        return text
    taken = pick.randrange(len(spans))
    order = [at for at in range(len(spans)) if at != taken]
    order.insert(pick.randrange(len(spans)), taken)
    return tuple(token for at in order for token in text[slice(*spans[at])])


def mixed(pick: random.Random, main: Text, other: Text, share: float) -> tuple[Text, float]:
    """The text of `main` with a run of about `share` of it as `other` has it; the share it became.

    The run begins and ends at words that both have.
    """
    where = {token.number: at for at, token in enumerate(other)}
    both = [at for at, token in enumerate(main) if token.number in where]
    size = int(share * len(both))
    if size < 10:
        return main, 0.0
    first = pick.randrange(len(both) - size)
    start, end = both[first], both[first + size]
    if where[main[start].number] >= where[main[end].number]:
        return main, 0.0
    taken = other[where[main[start].number] : where[main[end].number]]
    return (*main[:start], *taken, *main[end:]), len(taken) / max(1, len(main))


def fragment(pick: random.Random, text: Text) -> Text:
    """What is left of a copy that lost leaves: one run of it."""
    size = int(pick.uniform(0.25, 0.75) * len(text))
    start = pick.choice((0, len(text) - size, pick.randrange(len(text) - size)))
    return text[start : start + size]


def observed(pick: random.Random, text: str, *, much: float) -> str:
    """Fetch a text as machines do: buttons, lost breaks, wrong encodings, footnotes' numbers."""
    chance = pick.random
    if chance() < much * 0.4:
        text = f"Subscribe\n\nSign in\n\nShare\n\n{text}\nRead more\n\nPrivacy policy\n"
    if chance() < much * 0.2:
        text = f"Editor's note: this text is given here as we found it.\n\n{text}"
    if chance() < much * 0.25:
        text = text.replace("'", "’").replace('"', "”")
    if chance() < much * 0.15:
        text = text.encode().decode("cp1252", errors="replace")
    if chance() < much * 0.25:
        text = re.sub(
            r"(?<=[a-z]{3}\.)(?= [A-Z])",
            lambda _: str(pick.randint(1, 9)) if chance() < 0.04 else "",
            text,
        )
    if chance() < much * 0.3:
        text = text.replace("\n\n", " ")
    return text


def cut(pick: random.Random, text: Text) -> Text:
    """Break a text off in the middle of a sentence."""
    size = int(pick.uniform(0.55, 0.95) * len(text))
    while size > 1 and text[size - 1].word[-1:] in ".!?:":
        size -= 1
    return (*text[: size - 1], replace(text[size - 1], ends=" "))
