"""How are edits laid so that a person reads them with ease?

An equal run too light to be worth the interruption goes into the edits around it; weight is
counted in letters of content words, so that a comma or "the" does not hold apart what was
rewritten. A pure insertion or deletion slides to where a sentence, a clause or a line begins.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from provenance.diffing.cuts import cuts_between, is_cut
from provenance.diffing.strips import Strip, add_strip
from provenance.diffing.words import common_prefix, common_suffix

LONGEST_ABSORBED = 120
"""Characters; about eight tokens with what they carry."""

FACTOR = 4
"""A run goes if four times its weight is no more than the lighter neighbour's."""

LONGEST_SLIDE = 4_000

_SHORT = 24
"""Characters of a text whose weight is kept: the same words come again and again."""

_ENOUGH_TEXT = 4_096
_ENOUGH = FACTOR * 3 * LONGEST_ABSORBED + 8
"""No absorbed run weighs more than three for each character; a word cut at the end may weigh 8."""

_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u30a1-\u30fa]")
_DENSE_WEIGHT = 2
_STOP_WORDS = frozenset(
    """a an and are as at be been but by for from had has have he her his i if in is it its of on
    or our she so that the their them there they this to was we were what which who will with would
    you your al como con de del el en es la las lo los no o para por que se su sus un una y
    au aux ce ces des du elle est et il ils je le les mais ou par pour qui sur une
    aber als am an auch auf aus bei das dem den der die ein eine einer er es für im ist mit
    sich sie sind und von war wie wir zu zum zur""".split()  # noqa: SIM905 - words read best as words
)
_WITH_NEIGHBOURS = 3
_LINE, _SENTENCE, _CLAUSE = 4, 3, 1
_SENTENCE_ENDS = ".!?…。！？"
_CLAUSE_ENDS = ",;:—–、，；："
_CLOSERS = "\"'”’»)]」』）"
_OPENERS = "\"'“‘«([「『（"


def tidy(runs: list[Strip], older: str, newer: str, granularity: str) -> list[Strip]:
    """Absorb light equal runs and slide pure edits; every character stays where it was."""
    if granularity in {"sentence", "passage"} or len(runs) == 1:
        return runs
    if granularity == "word":
        runs = _absorb(runs, older, newer)
    return _slide_all(runs, older, newer)


def weigh(text: str) -> int:
    """Count the letters of the content words in `text`; a stop word weighs 1, a mark 0.

    >>> weigh("the labs, and"), weigh("—"), weigh("研究")
    (6, 0, 6)
    """
    return _weigh_short(text) if len(text) <= _SHORT else _weigh(text)


@lru_cache(maxsize=1 << 15)
def _weigh_short(text: str) -> int:
    return _weigh(text)


def _weigh(text: str) -> int:
    words = _WORD.findall(text)
    weight = len("".join(words))
    stop_words = list(filter(_STOP_WORDS.__contains__, map(str.lower, words)))
    if stop_words:
        weight += len(stop_words) - len("".join(stop_words))
    return weight if text.isascii() else weight + _DENSE_WEIGHT * len(_DENSE.findall(text))


def _weigh_enough(text: str) -> int:
    """Weigh `text`, or as much of it as outweighs any run that may be absorbed."""
    if len(text) > _ENOUGH_TEXT:
        weight = weigh(text[:_ENOUGH_TEXT])
        if weight >= _ENOUGH:
            return weight
    return weigh(text)


class _Stretch:
    """Neighbouring runs of one kind, and what they weigh on either side once that is asked."""

    __slots__ = ("equal", "runs", "weights")

    def __init__(
        self, runs: list[Strip], *, equal: bool, weights: tuple[int, int] | None = None
    ) -> None:
        self.runs, self.equal, self.weights = runs, equal, weights

    def weighed(self, older: str, newer: str) -> tuple[int, int]:
        """Weigh either side."""
        if self.weights is None:
            first, last = self.runs[0], self.runs[-1]
            self.weights = (
                _weigh_enough(older[first.older : last.older_end]),
                _weigh_enough(newer[first.newer : last.newer_end]),
            )
        return self.weights


def _absorb(runs: list[Strip], older: str, newer: str) -> list[Strip]:
    """Fold light equal runs into the edits around them, again where one fold allows another."""
    kept: list[_Stretch] = []
    for equal, group in groupby(runs, attrgetter("equal")):
        kept.append(_Stretch(list(group), equal=equal))
        while len(kept) >= _WITH_NEIGHBOURS and _is_light(kept, older, newer):
            before, middle, after = kept[-_WITH_NEIGHBOURS:]
            sides = zip(
                *(part.weighed(older, newer) for part in (before, middle, after)), strict=True
            )
            weight_older, weight_newer = map(sum, sides)
            kept[-_WITH_NEIGHBOURS:] = [
                _Stretch(
                    [before.runs[0].joined(middle.runs[0]).joined(after.runs[-1])],
                    equal=False,
                    weights=(weight_older, weight_newer),
                )
            ]
    return [run for stretch in kept for run in stretch.runs]


def _is_light(kept: list[_Stretch], older: str, newer: str) -> bool:
    middle = kept[-2]
    if not middle.equal:
        return False
    first, last = middle.runs[0], middle.runs[-1]
    if (
        last.older_end - first.older > LONGEST_ABSORBED
        or last.newer_end - first.newer > LONGEST_ABSORBED
        or "\n" in older[first.older : last.older_end]
        or "\n" in newer[first.newer : last.newer_end]
    ):
        return False
    lighter = min(max(kept[-1].weighed(older, newer)), max(kept[-3].weighed(older, newer)))
    return bool(lighter) and FACTOR * max(middle.weighed(older, newer)) <= lighter


def _slide_all(runs: list[Strip], older: str, newer: str) -> list[Strip]:
    slid: list[Strip] = []
    waiting = runs[::-1]
    while waiting:
        run = waiting.pop()
        only_newer = run.older == run.older_end
        if run.equal or (not only_newer and run.newer < run.newer_end):
            add_strip(slid, run)
            continue
        before = slid[-1] if slid and slid[-1].identical else None
        after = waiting[-1] if waiting and waiting[-1].identical else None
        text, start, end = (
            (newer, run.newer, run.newer_end) if only_newer else (older, run.older, run.older_end)
        )
        shift = _best_shift(
            text,
            start,
            end,
            _room(before, alone=before is not None and len(slid) == 1),
            _room(after, alone=after is not None and len(waiting) == 1),
        )
        if not shift:
            add_strip(slid, run)
            continue
        if before is not None:
            slid.pop()
        if after is not None:
            waiting.pop()
        for part in _shifted(before, run, after, shift):
            add_strip(slid, part)
        if after is not None and slid[-1].equal:
            waiting.append(slid.pop())
    return slid


def _room(run: Strip | None, *, alone: bool) -> int:
    """Measure how far an edit may slide into `run`; one that parts two edits keeps something."""
    if run is None:
        return 0
    return min(run.older_end - run.older - (0 if alone else 1), LONGEST_SLIDE)


def _best_shift(text: str, start: int, end: int, room_before: int, room_after: int) -> int:
    """Choose how far to slide the edit from `start` to `end` so that its edges are the best."""
    back = ahead = 0
    if room_before and text[start - 1] == text[end - 1]:
        back = common_suffix(text[start - room_before : start], text[end - room_before : end])
    if room_after and text[start] == text[end]:
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
    last = words.rstrip(_CLOSERS)[-1:]
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
