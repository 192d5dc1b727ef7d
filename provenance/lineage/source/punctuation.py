"""Where did an author change signs or capitals and no word?

Fetchers spoil signs at random, or everywhere, or always alike; an author changes a few of them, and
from then on every capture has them so. So a place is told where dated captures read one thing up to
some moment and another from then on, whatever else differs between them.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from provenance.lineage.memory import once
from provenance.lineage.source.epochs import Column, Moments
from provenance.lineage.testimony.witnesses import Witness, fold_typography
from provenance.lineage.testimony.wordings import DAMAGE, worded
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.ground import Ground
from provenance.lineage.variation.places import PAIR, Variation
from provenance.lineage.variation.runs import Runs
from provenance.lineage.variation.tree_values import UNKNOWN, Mask

LONGEST = 12
"""Signs between two words beyond which they are no author's."""

BESIDE = -1
"""What tells a place from one where words differ in the same words of the base."""

BETWEEN = 80
"""Code points between two words, white space and all, beyond which they are not looked at."""

ALONE = 2
"""Places at which one capture alone may read otherwise before its signs are held to be spoilt, and
those that were taken by another way before it is held to write signs otherwise."""

STOPS = frozenset(",.;:!?")
"""Signs that no fetcher spoils: the first or the last capture may be the only one to show one."""

MARKUP = re.compile(
    r"(?:\n|(?<=[.!?…:;])\s)\s*\\?(?:[-–—•·*+>#]+|\d+[.)])\s|[\s*_`#|>•·\\\u00ad\u200b\ufeff]+"
)
"""Bullets, signs of Markdown, white space and what is not seen: fetchers add and lose them.

A dash after the end of a sentence is a bullet too, where the break before it was lost.
"""

HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
WITHIN = str.maketrans("", "", "-'.")
"""Signs that stand within words."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A place to be: the base's words, at what time each text was taken, and what it has there."""

    base: tuple[int, int]
    times: Column
    column: Column


def signs(ground: Ground, moments: Moments) -> Iterator[Variation]:
    """The places at which dated captures show that signs or capitals changed."""
    texts = _Texts(ground)
    return (_place(told, ground, texts) for told in texts.changes(moments))


class _Numbers:
    """Numbers of forms and signs: the same as long as they are remembered, whatever text comes."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._forms: dict[str, int] = {}
        self._gaps: dict[str, int] = {}

    def of(self, witness: Witness) -> tuple[Column, Column]:
        """How a text writes each of its words, and what signs it has after it."""
        text, starts, ends = witness.document.text, witness.words.starts, witness.words.ends
        forms = [self._form(text[a:b]) for a, b in zip(starts, ends, strict=True)]
        gaps = [self._gap(text[a:b]) for a, b in zip(ends, starts[1:], strict=False)]
        return np.array(forms, dtype=np.int32), np.array([*gaps, UNKNOWN], dtype=np.int32)

    def _form(self, word: str) -> int:
        if word not in self._forms:
            plain = fold_typography(word).translate(HYPHENS).replace("\u00ad", "").strip("*_`")
            sound = plain.translate(WITHIN).isalnum() and not DAMAGE.search(word)
            self._forms[word] = self._number(plain) if sound else UNKNOWN
        return self._forms[word]

    def _gap(self, between: str) -> int:
        """The signs between two words, UNKNOWN where letters or damage stand between them."""
        if len(between) > BETWEEN:
            return UNKNOWN
        if between not in self._gaps:
            signs = fold_typography(MARKUP.sub("", between)).translate(HYPHENS)
            sound = all(unicodedata.category(one)[0] in "PS" for one in signs)
            whole = sound and len(signs) <= LONGEST and "\ufffd" not in signs
            self._gaps[between] = self._number(signs) if whole else UNKNOWN
        return self._gaps[between]

    def _number(self, said: str) -> int:
        if said not in self._numbers:
            self._numbers[said] = len(self.names)
            self.names.append(said)
        return self._numbers[said]


def _beside_base(one: Alignment, size: int, numbers: _Numbers) -> tuple[Column, Column]:
    """How a text writes each of so many words of the base, and what signs it has after it."""
    written, signs = numbers.of(one.witness)
    told = np.full(size, UNKNOWN, dtype=np.int32), np.full(size, UNKNOWN, dtype=np.int32)
    for start, end, shift in _equal(one):
        told[0][start:end] = written[start + shift : end + shift]
        told[1][start : end - 1] = signs[start + shift : end + shift - 1]
    return told


class _Texts:
    """How texts write each word of the base, and what signs they have after it, as numbers."""

    def __init__(self, ground: Ground) -> None:
        base = ground.alignments[0].witness
        numbers = once("numbers of signs", (base,), _Numbers)
        self.names = numbers.names
        self._ground = ground
        size = len(base.keys)
        self._written = np.full((len(ground.alignments), size), UNKNOWN, dtype=np.int32)
        self._signs = self._written.copy()
        for row, one in enumerate(ground.alignments):
            told = once("signs", (numbers, one), partial(_beside_base, one, size, numbers))
            self._written[row], self._signs[row] = told

    def changes(self, moments: Moments) -> Iterator[_Told]:
        """The places at which captures go over from one reading to another for good.

        Where the way of fetching changed at that moment, so may the signs have in many places.
        """
        rows = moments.rows
        doubtful: dict[bytes, list[_Told]] = {}
        for table, width in ((self._written, 1), (self._signs, PAIR)):
            columns = np.flatnonzero(_differ(table[rows]))
            spoilt = rows[_spoilt(table[rows][:, columns])]
            for at in columns.tolist():
                column = table[:, at].copy()
                column[spoilt] = UNKNOWN
                times = moments.told(column, self._of_stops)
                if times is not None:
                    yield _Told((at, at + width), times, column)
                    continue
                times = moments.told(column, self._of_stops, alike=True)
                if times is not None:
                    same = doubtful.setdefault(times[rows].tobytes(), [])
                    same.append(_Told((at, at + width), times, column))
        for same in doubtful.values():
            yield from same if len(same) <= ALONE else ()

    def _of_stops(self, one: int, other: int) -> bool:
        """Whether two readings are nothing but commas, full stops and the like."""
        return {*self.names[one], *self.names[other]} <= STOPS


def _equal(one: Alignment) -> Iterator[tuple[int, int, int]]:
    """The runs of the base that a text has word for word, and how far off they stand in it."""
    at, shift = one.covers[0], one.own[0] - one.covers[0]
    for change in one.changes:
        if change.base[0] > at:
            yield at, change.base[0], shift
        at, shift = change.base[1], change.own[1] - change.base[1]
    if one.covers[1] > at:
        yield at, one.covers[1], shift


def _differ(shown: Column) -> Mask:
    """The columns in which more than one thing is known to be read."""
    known = shown != UNKNOWN
    most = np.where(known, shown, UNKNOWN).max(axis=0, initial=UNKNOWN)
    least = np.where(known, shown, np.iinfo(np.int32).max).min(
        axis=0, initial=np.iinfo(np.int32).max
    )
    return np.asarray((most > least) & (most != UNKNOWN))


def _spoilt(shown: Column) -> Mask:
    """Who reads alone what nobody else does in more places than an author changes."""
    alone = np.zeros(len(shown), dtype=np.int64)
    for column in shown.T:
        values, counts = np.unique(column[column != UNKNOWN], return_counts=True)
        for value in values[counts == 1]:
            alone[column == value] += 1
    return np.asarray(alone > ALONE)


def _place(told: _Told, ground: Ground, texts: _Texts) -> Variation:
    """A place of which every reading has the same words, written otherwise."""
    keys = ground.alignments[0].witness.keys[slice(*told.base)]
    held: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    words: dict[int, tuple[str, ...]] = {}
    for row in np.flatnonzero(told.times != UNKNOWN).tolist():
        time = int(told.times[row])
        held.setdefault(time, []).append((row, ground.alignments[row].own_range(*told.base)))
        words.setdefault(time, (" ".join((*keys, texts.names[told.column[row]])),))
    return place_of((*told.base, BESIDE), held, words, ground)


def place_of(
    base: tuple[int, int, int],
    held: Mapping[int, Sequence[tuple[int, tuple[int, int]]]],
    words: Mapping[int, tuple[str, ...]],
    ground: Ground,
) -> Variation:
    """A place at which these alignments, in their order, read these words; others say nothing."""
    order = list(held)
    ranked = sorted(order, key=lambda reading: (-len(held[reading]), order.index(reading)))
    silent = np.ones(len(ground.alignments), dtype=np.bool_)
    silent[[row for own in held.values() for row, _ in own]] = False
    plain = next((at for at, one in enumerate(ranked) if held[one][0][0] == 0), 0)
    wordings = tuple(
        worded(words[one], [(ground.alignments[row].witness, own) for row, own in held[one]])
        for one in ranked
    )
    others = [(at, held[one]) for at, one in enumerate(ranked) if at != plain]
    reads = {row: at for at, runs in others for row, _ in runs}
    deviants = Runs.of({row: own for _, runs in others for row, own in runs})
    return Variation(
        base=base,
        wordings=wordings,
        ground=ground,
        deviants=deviants,
        reads=np.array([reads[row] for row in deviants], dtype=np.int16),
        plain=plain,
        mute=np.packbits(silent),
        stands_for=tuple(range(len(ranked))),
        marks=(None,) * len(ranked),
    )
