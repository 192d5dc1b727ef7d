"""What differs inside a place whose readings are long, word by word?

A scribe who leaves out three lines makes one place of all that others wrote in them. Compared
whole, nearly everybody has a reading of their own there, and what they share tells nothing. So the
readings are laid against the longest of them, as the texts were against the longest text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

LEFT_OUT = 4
"""Words left out in a row from which the one who lacks them says nothing of what differs inside."""

PAIRED = 20
"""Words on either side up to which those of two stretches are paired by their letters."""

GAP = 0.5
LONE = 0.25
"""What a word without a pair costs, against 1 for a pair without a letter in common; and where one
side has many words more, so that only words plainly alike are paired."""

STRAY = 2
ALONE = 6
"""So few words in a row, with so many times as many lost around them, agree by chance."""

WIDE = 6
"""Words that columns side by side may cover as one."""

Words = tuple[str, ...]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A column inside a place: its wordings, and for each reading of the place which one it has.

    `base` is the stretch of the longest reading; `shown` gives for each wording a reading that has
    it and where in its words. Of a reading that can't testify `of` is None.
    """

    base: Range
    wordings: tuple[Words, ...]
    shown: tuple[tuple[int, Range], ...]
    of: tuple[int | None, ...]


def parts(readings: Sequence[Words]) -> tuple[Part, ...]:
    """The columns at which readings differ, in order.

    >>> [part.wordings for part in parts([tuple("abcd"), tuple("axcd"), tuple("abcy")])]
    [(('b',), ('x',)), (('d',), ('y',))]
    """
    longest = max(range(len(readings)), key=lambda at: (len(readings[at]), -at))
    base = readings[longest]
    laid = [_slots(base, words) for words in readings]
    gone = [_left_out(slots) for slots in laid]
    words = _joined(_words(readings, laid, gone), readings, laid)
    runs = _runs(base, longest, laid, gone)
    return tuple(sorted((*words, *runs), key=lambda part: (part.base, part.wordings)))


def _words(
    readings: Sequence[Words], laid: Sequence[list[Range]], gone: Sequence[list[Range]]
) -> Iterator[Part]:
    """A column for each word of the base, and for each gap between two, where readings differ."""
    silent = [
        {slot for start, end in own for slot in range(2 * start + 1, 2 * end)} for own in gone
    ]
    for slot in range(len(laid[0])):
        own = [
            None if slot in silent[at] else words[slice(*laid[at][slot])]
            for at, words in enumerate(readings)
        ]
        known = dict.fromkeys(one for one in own if one is not None)
        if len(known) > 1:
            number = {one: at for at, one in enumerate(known)}
            shown = tuple((own.index(one), laid[own.index(one)][slot]) for one in known)
            of = tuple(None if one is None else number[one] for one in own)
            yield Part((slot // 2, (slot + 1) // 2), tuple(known), shown, of)


def _joined(
    found: Iterator[Part], readings: Sequence[Words], laid: Sequence[list[Range]]
) -> Iterator[Part]:
    """Columns side by side as one, where the same readings agree or words came in or fell out.

    Of words that change places, or are put in beside others that fell out, no column alone tells.
    """
    held: list[Part] = []
    for part in found:
        last = held[-1] if held else None
        near = last is not None and part.base[0] <= last.base[1] + 1
        same = last is not None and part.of == last.of
        moved = last is not None and _moved(last, part)
        wide = last is not None and part.base[1] - held[0].base[0] > WIDE
        if held and (not near or not (same or (moved and not wide))):
            yield _whole(held, readings, laid)
            held = []
        held.append(part)
    if held:
        yield _whole(held, readings, laid)


def _moved(one: Part, other: Part) -> bool:
    """Whether words that fell out of one column came into the other."""
    lacks, brings = _words_of(one), _words_of(other)
    return () in one.wordings + other.wordings and bool(lacks & brings)


def _words_of(part: Part) -> set[str]:
    return {word for words in part.wordings for word in words}


def _whole(held: Sequence[Part], readings: Sequence[Words], laid: Sequence[list[Range]]) -> Part:
    """One column of some side by side."""
    if len(held) == 1:
        return held[0]
    start, end = held[0].base[0], held[-1].base[1]
    first = 2 * start + (held[0].base[0] < held[0].base[1])
    last = 2 * end - (held[-1].base[0] < held[-1].base[1])
    silent = {at for part in held for at, one in enumerate(part.of) if one is None}
    ranges = [(own[first][0], own[last][1]) for own in laid]
    wordings: dict[Words, int] = {}
    shown: list[tuple[int, Range]] = []
    of: list[int | None] = []
    for at, words in enumerate(readings):
        own = words[slice(*ranges[at])]
        if at not in silent and own not in wordings:
            wordings[own] = len(wordings)
            shown.append((at, ranges[at]))
        of.append(None if at in silent else wordings[own])
    return Part((start, end), tuple(wordings), tuple(shown), tuple(of))


def _runs(
    base: Words, longest: int, laid: Sequence[list[Range]], gone: Sequence[list[Range]]
) -> Iterator[Part]:
    """A column for each run that somebody left out: who has it, and who lacks it.

    Who has a long part of it has it, and left out another run inside it.
    """
    for start, end in sorted({run for own in gone for run in own}):
        of: list[int | None] = []
        for own in gone:
            if (start, end) in own:
                of.append(1)
            else:
                lost = sum(max(0, min(end, b) - max(start, a)) for a, b in own)
                of.append(0 if not lost or end - start - lost >= LEFT_OUT else None)
        lacking = of.index(1)
        at = laid[lacking][2 * start + 1][0]
        shown = (longest, (start, end)), (lacking, (at, at))
        yield Part((start, end), (base[start:end], ()), shown, tuple(of))


def _left_out(slots: Sequence[Range]) -> list[Range]:
    """The long runs of the base that a reading lacks."""
    found: list[Range] = []
    start = None
    words = [slots[slot] for slot in range(1, len(slots), 2)]
    for at, (first, last) in enumerate([*words, (0, 1)]):
        if first == last and start is None:
            start = at
        elif first != last and start is not None:
            if at - start >= LEFT_OUT:
                found.append((start, at))
            start = None
    return found


def _slots(base: Words, words: Words) -> list[Range]:
    """The words of a reading for the gap before each word of the base and that word, in turn."""
    slots: list[Range] = []
    last = 0
    paired = dict(pairs(base, words))
    ends = sorted(paired.items())
    following = iter([*ends, (len(base), len(words))])
    stop = next(following)
    for at in range(len(base) + 1):
        ready = not slots or at - 1 in paired
        until = stop[1] if ready else last
        slots.append((last, until))
        last = until
        if at == len(base):
            break
        if at in paired:
            slots.append((last, last + 1))
            last += 1
            stop = next(following)
        else:
            slots.append((last, last))
    return slots


def pairs(base: Words, words: Words) -> Iterator[tuple[int, int]]:
    """Which word of the base each word of a reading is, or stands for."""
    last_base = last_own = 0
    for at_base, at_own, size in _firm(base, words):
        yield from _alike(base, (last_base, at_base), words, (last_own, at_own))
        yield from zip(range(at_base, at_base + size), range(at_own, at_own + size), strict=True)
        last_base, last_own = at_base + size, at_own + size
    yield from _alike(base, (last_base, len(base)), words, (last_own, len(words)))


def _firm(base: Words, words: Words) -> list[tuple[int, int, int]]:
    """The words that both have in a row, less those that stand in a loss by chance."""
    blocks = [
        (block.a, block.b, block.size)
        for block in Indel.opcodes(base, words).as_matching_blocks()
        if block.size
    ]
    at = 0
    while at < len(blocks):
        before = blocks[at - 1] if at else (0, 0, 0)
        after = blocks[at + 1] if at + 1 < len(blocks) else (len(base), len(words), 0)
        lost = after[0] - before[0] - before[2]
        kept = after[1] - before[1] - before[2]
        if blocks[at][2] <= STRAY and lost - kept > ALONE * blocks[at][2]:
            del blocks[at]
            at = max(0, at - 1)
        else:
            at += 1
    return blocks


def _alike(base: Words, left: Range, words: Words, right: Range) -> Iterator[tuple[int, int]]:
    """Pair the words of two stretches by their letters (Needleman and Wunsch 1970)."""
    one, other = base[slice(*left)], words[slice(*right)]
    if not one or not other or len(one) * len(other) > PAIRED * PAIRED:
        return
    if len(one) == len(other) == 1:
        yield left[0], right[0]
        return
    gap = GAP if abs(len(one) - len(other)) < LEFT_OUT else LONE
    costs = [[gap * at for at in range(len(other) + 1)]]
    for row, word in enumerate(one, start=1):
        line = [gap * row]
        for column, with_ in enumerate(other, start=1):
            pair = costs[-1][column - 1] + Levenshtein.normalized_distance(word, with_)
            line.append(min(pair, costs[-1][column] + gap, line[-1] + gap))
        costs.append(line)
    found = []
    row, column = len(one), len(other)
    while row and column:
        pair = Levenshtein.normalized_distance(one[row - 1], other[column - 1])
        if costs[row][column] == costs[row - 1][column - 1] + pair:
            row, column = row - 1, column - 1
            found.append((left[0] + row, right[0] + column))
        elif costs[row][column] == costs[row - 1][column] + gap:
            row -= 1
        else:
            column -= 1
    yield from reversed(found)
