"""How are edits laid so that a person reads them with ease?

An equal run too light to be worth the interruption goes into the edits around it; weight is
counted in letters of content words, so that a comma or "the" does not hold apart what was
rewritten. Where much would go, only the lightest do. A small edit that changes a number, a name or
a negation keeps what parts it from the next. A pure insertion or deletion slides to where a
sentence, a clause or a line begins.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from provenance.diffing.slide import slid
from provenance.diffing.strips import Strip
from provenance.diffing.telling import Telling

LONGEST_ABSORBED = 120
"""Characters; about eight tokens with what they carry."""

FACTOR = 3
"""A run goes if four times its weight is no more than the lighter neighbour's."""

STOP_WORD = 1
"""What a run may weigh in any case: marks, or one stop word."""

MOST_ABSORBED = 0.07
"""Share of the words in edits that may be absorbed.

Unlimited it is 6 to 7% on re-translated texts and 14% on unrelated ones, of which little is left.
"""

FEW_ABSORBED = 8
"""Words that may always go, however small the edits."""

_SHORT = 24
"""Characters of a text whose weight is kept: the same words come again and again."""

_ENOUGH_TEXT = 4_096
_ENOUGH = FACTOR * 3 * LONGEST_ABSORBED + 8
"""No absorbed run weighs more than three for each character; a word cut at the end may weigh 8."""

_PARAGRAPH = re.compile(r"[.!?:;…。！？”’\"')\]]\s*\n|\n\s*\n")
"""A line break after the end of a sentence, or several: others are where a line was full."""

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


def tidy(runs: list[Strip], older: str, newer: str, granularity: str) -> list[Strip]:
    """Absorb light equal runs and slide pure edits; every character stays where it was."""
    if granularity in {"sentence", "passage"} or len(runs) == 1:
        return runs
    if granularity == "word":
        runs = _Folding(runs, older, newer).folded()
    return slid(runs, older, newer)


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


@dataclass(slots=True)
class _Stretch:
    """Neighbouring runs of one kind, and what they weigh on either side once that is asked."""

    runs: list[Strip]
    equal: bool
    weights: tuple[int, int] | None = None
    tells: bool | None = None
    """Whether this is a small edit that changes a fact; None until it is asked."""

    @property
    def ends(self) -> tuple[int, int, int, int]:
        """Where the stretch begins and ends in the older text, and where in the newer."""
        first, last = self.runs[0], self.runs[-1]
        return first.older, last.older_end, first.newer, last.newer_end

    def weighed(self, older: str, newer: str) -> tuple[int, int]:
        """Weigh either side."""
        if self.weights is None:
            start, end, start_newer, end_newer = self.ends
            self.weights = (
                _weigh_enough(older[start:end]),
                _weigh_enough(newer[start_newer:end_newer]),
            )
        return self.weights


class _Folding:
    """Folds light equal runs into the edits around them, the lightest first."""

    def __init__(self, runs: list[Strip], older: str, newer: str) -> None:
        self._texts = older, newer
        self._telling = Telling(newer)
        self._stretches = [
            _Stretch(list(group), equal) for equal, group in groupby(runs, attrgetter("equal"))
        ]
        self._before = list(range(-1, len(self._stretches) - 1))
        self._after = list(range(1, len(self._stretches) + 1))

    def folded(self) -> list[Strip]:
        """Give the runs that are left; runs beside a fold are tried again."""
        light = sorted(
            (words, weight, index)
            for index in range(1, len(self._stretches) - 1)
            if self._stretches[index].equal and self._may_go(index)
            for words, weight in [self._cost(index)]
        )
        left = self._budget() if light else 0
        while light:
            again: set[int] = set()
            for words, weight, index in light:
                if words <= left and self._goes(index, weight):
                    self._fold(index)
                    left -= words
                    first = self._before[index]
                    again |= {self._before[first], self._after[first]}
            light = [
                each for each in light if each[2] in again and self._stretches[each[2]] is not _GONE
            ]
        return [run for stretch in self._stretches for run in stretch.runs]

    def _may_go(self, index: int) -> bool:
        """Whether an equal run is short and stands in one paragraph."""
        start, end, start_newer, end_newer = self._stretches[index].ends
        older, newer = self._texts
        return (
            end - start <= LONGEST_ABSORBED
            and end_newer - start_newer <= LONGEST_ABSORBED
            and not _PARAGRAPH.search(older, start, end)
            and not _PARAGRAPH.search(newer, start_newer, end_newer)
        )

    def _cost(self, index: int) -> tuple[int, int]:
        """Count the words that would be edited, and weigh the run."""
        older, newer = self._texts
        start, end, _, _ = self._stretches[index].ends
        return 2 * count_words(older[start:end]), max(self._stretches[index].weighed(older, newer))

    def _budget(self) -> int:
        older, newer = self._texts
        edited = sum(
            _count_roughly(older[start:end]) + _count_roughly(newer[start_newer:end_newer])
            for stretch in self._stretches
            if not stretch.equal
            for start, end, start_newer, end_newer in [stretch.ends]
        )
        return max(FEW_ABSORBED, int(MOST_ABSORBED * edited))

    def _goes(self, index: int, weight: int) -> bool:
        before, after = (
            self._stretches[self._before[index]],
            self._stretches[self._after[index]],
        )
        lighter = min(max(before.weighed(*self._texts)), max(after.weighed(*self._texts)))
        if weight > STOP_WORD and FACTOR * weight > lighter:
            return False
        return not self._tells(before) and not self._tells(after)

    def _tells(self, stretch: _Stretch) -> bool:
        if stretch.tells is None:
            older, newer = self._texts
            start, end, start_newer, end_newer = stretch.ends
            stretch.tells = self._telling.tells(
                (older, start, end), (newer, start_newer, end_newer)
            )
        return stretch.tells

    def _fold(self, index: int) -> None:
        """Make one edit of a run and the edits around it; it takes the first one's place."""
        first, last = self._before[index], self._after[index]
        parts = [self._stretches[each] for each in (first, index, last)]
        sides = zip(*(part.weighed(*self._texts) for part in parts), strict=True)
        older, newer = map(sum, sides)
        whole = parts[0].runs[0].joined(parts[1].runs[0]).joined(parts[2].runs[-1])
        self._stretches[first] = _Stretch([whole], equal=False, weights=(older, newer), tells=False)
        self._stretches[index] = self._stretches[last] = _GONE
        following = self._after[last]
        self._after[first] = following
        if following < len(self._before):
            self._before[following] = first


_GONE = _Stretch([], equal=False)


def _count_roughly(text: str) -> int:
    """Count words as white space parts them where that will do, twice as fast."""
    return len(text.split()) if text.isascii() else count_words(text)


def count_words(text: str) -> int:
    """Count words; two signs of Chinese, Japanese or Korean are one."""
    words = len(_WORD.findall(text))
    return words if text.isascii() else words + len(_DENSE.findall(text)) // 2
