"""How are edits laid so that a person reads them with ease?

An equal run too light to be worth the interruption goes into the edits around it; weight is
counted in letters of content words, so that a comma or "the" does not hold apart what was
rewritten. A pure insertion or deletion slides to where a sentence, a clause or a line begins.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from provenance.diffing.cuts import cuts_between, is_cut
from provenance.diffing.runs import Run, add_run
from provenance.diffing.words import common_prefix, common_suffix
from provenance.text.spans import Span

LONGEST_ABSORBED = 120
"""Characters; about eight tokens with what they carry."""

FACTOR = 4
"""A run goes if four times its weight is no more than the lighter neighbour's."""

LONGEST_SLIDE = 4_000

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


def tidy(runs: list[Run], older: str, newer: str, granularity: str) -> list[Run]:
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
    weight = 0
    for word in _WORD.findall(text):
        weight += 1 if word.lower() in _STOP_WORDS else len(word)
    return weight if text.isascii() else weight + _DENSE_WEIGHT * len(_DENSE.findall(text))


class _Stretch(NamedTuple):
    """Neighbouring runs of one kind, and what they weigh on either side."""

    equal: bool
    runs: list[Run]
    older_weight: int
    newer_weight: int

    @property
    def weight(self) -> int:
        return max(self.older_weight, self.newer_weight)


def _absorb(runs: list[Run], older: str, newer: str) -> list[Run]:
    """Fold light equal runs into the edits around them, again where one fold allows another."""
    kept: list[_Stretch] = []
    for equal, group in groupby(runs, attrgetter("equal")):
        kept.append(_weighed(list(group), older, newer, equal=equal))
        while len(kept) >= _WITH_NEIGHBOURS and _is_light(kept, older, newer):
            folded = kept[-_WITH_NEIGHBOURS:]
            kept[-_WITH_NEIGHBOURS:] = [
                _Stretch(
                    equal=False,
                    runs=[folded[0].runs[0].joined(folded[1].runs[0]).joined(folded[2].runs[-1])],
                    older_weight=sum(stretch.older_weight for stretch in folded),
                    newer_weight=sum(stretch.newer_weight for stretch in folded),
                )
            ]
    return [run for stretch in kept for run in stretch.runs]


def _weighed(runs: list[Run], older: str, newer: str, *, equal: bool) -> _Stretch:
    span_older = Span(runs[0].older.start, runs[-1].older.end)
    span_newer = Span(runs[0].newer.start, runs[-1].newer.end)
    if equal and max(span_older.length, span_newer.length) > LONGEST_ABSORBED:
        return _Stretch(equal, runs, span_older.length, span_newer.length)
    return _Stretch(equal, runs, weigh(older[span_older.slice]), weigh(newer[span_newer.slice]))


def _is_light(kept: list[_Stretch], older: str, newer: str) -> bool:
    before, middle, after = kept[-_WITH_NEIGHBOURS:]
    if before.equal or after.equal:
        return False
    lighter = min(before.weight, after.weight)
    if not lighter or FACTOR * middle.weight > lighter:
        return False
    text_older = older[middle.runs[0].older.start : middle.runs[-1].older.end]
    text_newer = newer[middle.runs[0].newer.start : middle.runs[-1].newer.end]
    return all(
        len(text) <= LONGEST_ABSORBED and "\n" not in text for text in (text_older, text_newer)
    )


def _slide_all(runs: list[Run], older: str, newer: str) -> list[Run]:
    slid: list[Run] = []
    waiting = list(reversed(runs))
    while waiting:
        run = waiting.pop()
        if run.equal or (run.older.length and run.newer.length):
            add_run(slid, run)
            continue
        before = slid.pop() if slid and slid[-1].identical else None
        after = waiting.pop() if waiting and waiting[-1].identical else None
        shift = _best_shift(
            newer if run.newer.length else older,
            run.newer if run.newer.length else run.older,
            _room(before, alone=not slid),
            _room(after, alone=not waiting),
        )
        for part in _shifted(before, run, after, shift):
            add_run(slid, part)
        if after is not None and slid[-1].equal:
            waiting.append(slid.pop())
    return slid


def _room(run: Run | None, *, alone: bool) -> int:
    """Measure how far an edit may slide into `run`; one that parts two edits keeps something."""
    if run is None:
        return 0
    return min(run.older.length - (0 if alone else 1), LONGEST_SLIDE)


def _best_shift(text: str, span: Span, room_before: int, room_after: int) -> int:
    """Choose how far to slide the edit at `span` so that it begins and ends at the best edge."""
    start, end = span
    back = ahead = 0
    if room_before and text[start - 1] == text[end - 1]:
        back = common_suffix(text[start - room_before : start], text[end - room_before : end])
    if room_after and text[start] == text[end]:
        ahead = common_prefix(text[start : start + room_after], text[end : end + room_after])
    if not back and not ahead:
        return 0
    best, best_shift = _edge(text, start) + _edge(text, end), 0
    for cut in cuts_between(text, start - back, start + ahead):
        shift = cut - start
        if shift and is_cut(text, end + shift):
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


def _shifted(before: Run | None, run: Run, after: Run | None, shift: int) -> Iterator[Run]:
    """Give the three runs with the edit moved by `shift`, empty ones left out."""
    first = before or Run(_at(run.older.start), _at(run.newer.start))
    last = after or Run(_at(run.older.end), _at(run.newer.end))
    parts = (
        Run(_stretched(first.older, 0, shift), _stretched(first.newer, 0, shift)),
        Run(_stretched(run.older, shift, shift), _stretched(run.newer, shift, shift), equal=False),
        Run(_stretched(last.older, shift, 0), _stretched(last.newer, shift, 0)),
    )
    return (part for part in parts if part.older.length or part.newer.length)


def _stretched(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.end + end)


def _at(offset: int) -> Span:
    return Span(offset, offset)
