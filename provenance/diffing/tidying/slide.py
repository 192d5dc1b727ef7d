"""Where does a pure insertion or deletion best stand among the places where it means the same?

It slides to where a sentence, a clause or a line begins; every character stays where it was.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from provenance.diffing.flat.arrays import Flags, Numbers
from provenance.diffing.flat.columns import IDENTICAL, Columns
from provenance.diffing.flat.cuts import cuts_between, is_cut
from provenance.diffing.flat.strips import Strip, add_strip
from provenance.diffing.flat.tokens import SPACE, classes_of
from provenance.diffing.flat.units import ASCII, Units, at_hand
from provenance.diffing.matching.words import common_prefix, common_suffix
from provenance.text.ending_words import CLOSERS

LONGEST_SLIDE = 4_000
NEAR = 32
"""Characters in which most edits are seen not to slide further."""

_LINE, _SENTENCE, _CLAUSE = 4, 3, 1
_SENTENCE_ENDS = ".!?…。！？"
_CLAUSE_ENDS = ",;:—–、，；："
_OPENERS = "\"'“‘«([「『（"


def slid(runs: Sequence[Strip], older: str, newer: str) -> Sequence[Strip]:
    """Give the runs with every pure edit slid to its best place."""
    if isinstance(runs, Columns):
        return _many_slid(runs, older, newer)
    likely = [
        at
        for at, (start, end, other, stop, equal, _) in enumerate(runs)
        if not equal
        and (
            (start == end and _may_slide(newer, other, stop))
            or (other == stop and _may_slide(older, start, end))
        )
    ]
    return _slid(runs, likely, older, newer, ends=(True, True)) if likely else runs


def _many_slid(runs: Columns, older: str, newer: str) -> Columns:
    """Do the same for runs in flat arrays: only those beside what may slide are made."""
    changed = ~runs.equal
    slides: dict[int, bool] = {}
    for text, bounds, empty in zip(
        (newer, older), (runs.newer, runs.older), runs.sizes, strict=True
    ):
        at = np.flatnonzero(changed & (empty == 0))
        units = at_hand(text)
        if units is not None:
            at = at[_may_all_slide(units, bounds[at], bounds[at + 1])]
        slides.update(_which_slide(runs, at.tolist(), text, bounds))
    places: list[tuple[int, int]] = []
    parts: list[list[Strip]] = []
    likely = sorted(slides)
    known = 0
    while known < len(likely):
        first, last = max(0, likely[known] - 1), likely[known] + 2
        inside: list[int] = []
        while known < len(likely) and likely[known] <= last:
            inside.append(likely[known] - first)
            last = likely[known] + 2
            known += 1
        if not any(slides[first + one] for one in inside):
            continue
        last = min(last, len(runs))
        ends = first == 0, last == len(runs)
        made = runs[first:last]
        told = _slid(made, inside, older, newer, ends=ends)
        if told != made:
            places.append((first, last))
            parts.append(told)
    return runs.spliced(places, parts)


def _which_slide(
    runs: Columns, asked: list[int], text: str, bounds: Numbers
) -> Iterator[tuple[int, bool]]:
    """Give those edits of one side that may slide, and whether they do while none beside does."""
    at = np.array(asked, np.int64)
    last = len(runs) - 1
    before, after = np.maximum(at - 1, 0), np.minimum(at + 1, last)
    rooms = [
        np.where(
            (beside != at) & (runs.kinds[beside] == IDENTICAL),
            np.minimum(runs.sizes[0][beside] - (beside != outer), LONGEST_SLIDE),
            0,
        )
        for beside, outer in ((before, 0), (after, last))
    ]
    columns = (bounds[at], bounds[at + 1], *rooms)
    for one, *edit in zip(asked, *(each.tolist() for each in columns), strict=True):
        if _may_slide(text, *edit[:2]):
            yield one, _best_shift(text, *edit) != 0


def _slid(
    runs: Sequence[Strip], likely: Sequence[int], older: str, newer: str, *, ends: tuple[bool, bool]
) -> list[Strip]:
    """Slide the likely ones; `ends` tells whether the first and the last run of all are here."""
    done: list[Strip] = []
    known = 0
    for at in likely:
        done += runs[known:at]
        known = at + 1
        run = runs[at]
        before = done[-1] if done and done[-1].identical else None
        after = runs[at + 1] if known < len(runs) and runs[known].identical else None
        text, start, end = (newer, *run[2:4]) if run.older == run.older_end else (older, *run[:2])
        shift = _best_shift(
            text,
            start,
            end,
            _room(before, alone=ends[0] and before is not None and len(done) == 1),
            _room(after, alone=ends[1] and after is not None and known == len(runs) - 1),
        )
        if not shift:
            done.append(run)
            continue
        if before is not None:
            done.pop()
        if after is not None:
            known += 1
        for part in _shifted(before, run, after, shift):
            add_strip(done, part)
    return [*done, *runs[known:]]


def _may_slide(text: str, start: int, end: int) -> bool:
    """Whether an edit might stand a token earlier or later: most are known not to at a glance."""
    if text[start] == text[end : end + 1]:
        return True
    if not start or text[start - 1] != text[end - 1]:
        return False
    return not text[start - 1].isspace() or text[start - 2 : start - 1] == text[end - 2 : end - 1]


def _may_all_slide(units: Units, starts: Numbers, ends: Numbers) -> Flags:
    """Tell the same of many edits, and of a few that it is not so of."""
    starts, ends, codes = units.at(starts), units.at(ends), units.codes
    before = codes[starts - 1]
    found: Flags = codes[starts] == codes.take(ends, mode="clip")
    found |= (before == codes[ends - 1]) & (
        (classes_of(before) != SPACE) | (before >= ASCII) | (codes[starts - 2] == codes[ends - 2])
    )
    return found | (starts <= 1)


def _room(run: Strip | None, *, alone: bool) -> int:
    """Measure how far an edit may slide into `run`; one that parts two edits keeps something."""
    if run is None:
        return 0
    return min(run.older_end - run.older - (0 if alone else 1), LONGEST_SLIDE)


def _best_shift(text: str, start: int, end: int, room_before: int, room_after: int) -> int:
    """Choose how far to slide the edit from `start` to `end` so that its edges are the best."""
    back = ahead = 0
    if room_before and text[start - 1] == text[end - 1]:
        near = min(room_before, NEAR)
        back = common_suffix(text[start - near : start], text[end - near : end])
        if back == NEAR:
            back = common_suffix(text[start - room_before : start], text[end - room_before : end])
    if room_after and text[start] == text[end]:
        near = min(room_after, NEAR)
        ahead = common_prefix(text[start : start + near], text[end : end + near])
        if ahead == NEAR:
            ahead = common_prefix(text[start : start + room_after], text[end : end + room_after])
    if not back and not ahead:
        return 0
    best, best_shift = -1, 0
    for cut in cuts_between(text, start - back, start + ahead):
        shift = cut - start
        if shift and is_cut(text, end + shift):
            if best < 0:
                best = _edge(text, start) + _edge(text, end)
            score = _edge(text, cut) + _edge(text, end + shift)
            if score > best:
                best, best_shift = score, shift
    return best_shift


def _edge(text: str, offset: int) -> int:
    """Rate how natural it is to part `text` at `offset`."""
    if offset in {0, len(text)}:
        return _LINE
    said = text[max(0, offset - 80) : offset]
    words = said.rstrip()
    if "\n" in said[len(words) :]:
        return _LINE
    last = words.rstrip(CLOSERS)[-1:]
    if last and last in _SENTENCE_ENDS:
        return _SENTENCE
    if (last and last in _CLAUSE_ENDS) or text[offset] in _OPENERS:
        return _CLAUSE
    return 0


def _shifted(before: Strip | None, run: Strip, after: Strip | None, shift: int) -> Iterator[Strip]:
    """Give the three runs with the edit moved by `shift`, empty ones left out."""
    older, older_end, newer, newer_end, *_ = run
    first = before or Strip(older, older, newer, newer)
    last = after or Strip(older_end, older_end, newer_end, newer_end)
    parts = (
        Strip(first.older, older + shift, first.newer, newer + shift),
        Strip(older + shift, older_end + shift, newer + shift, newer_end + shift, equal=False),
        Strip(older_end + shift, last.older_end, newer_end + shift, last.newer_end),
    )
    return (part for part in parts if part.older < part.older_end or part.newer < part.newer_end)
