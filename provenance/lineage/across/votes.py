"""Of two wordings of a sentence, which does its translation render?

Four kinds of witness are weighed: how near the whole sentence lies to each wording, how near what
stands around the change does, what languages write alike (`exact`), and length. The weights come
from pairs of wordings of real manuals whose translation is known to render the one and not the
other (`WEIGHTS`).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from provenance.lineage.across.exact import Habits, Side, exact, fold, words_of
from provenance.lineage.across.units import as_read

Look = Callable[[str], NDArray[np.float32]]

AROUND = 3
"""Words on either side of a change that are looked for in the translation with it."""

HUNKS = 3
"""Changes of one sentence that are looked at one by one; the rest tells through the whole."""

SIZES = 3
"""Lengths in words to which windows are rounded, so that places share them."""

LONGEST = 60
"""Words of a translated sentence in which a change is looked for."""

ORTHOGRAPHIC = 0.72
"""Likeness of letters from which one word for another is a mended spelling."""

PRESENT = 0.5
"""Similarity at which a few words are as likely there as not."""

_STOP = """
a an the of to in on at by for from with and or but as is are was were be been being it its
this that these those which who whom whose will would shall should may might can could must
do does did if then than so such any some all each every more most other into onto over
under about also only very there here when where while has have had having
"""
STOP = frozenset(_STOP.split())
"""Words of English that a change of meaning seldom rests on."""

ROUNDING = 0.02
"""Distance of two vectors below which their difference says nothing."""

SPACELESS = frozenset({"ja", "zh", "th"})

NAMES = (
    "nearer", "direction", "mended", "around", "held", "hits", "missing", "numbers", "signs",
    "length",
)  # fmt: skip  # a table
"""What each weight is for."""

WEIGHTS = (7.9, 8.7, -7.5, 4.7, 0.7, 0.7, -1.2, 1.5, 1.2, 0.85)
"""Log-odds a unit of each: a logistic regression on 1,089 pairs of wordings in 21 languages."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long translations are: the logarithm of the ratio of letters, and its spread."""

    middle: float
    spread: float

    def fit(self, source: str, target: str) -> float:
        """The logarithm of how well a length fits, 0 for the best."""
        off = math.log((len(target) + 1) / (len(source) + 1)) - self.middle
        spread = self.spread * math.sqrt(1 + 40 / (len(source) + 1))
        return -min(8.0, (off / spread) ** 2 / 2)


@dataclass(frozen=True, slots=True)
class _Hunk:
    """One change: what each wording has there, and with the words around it."""

    bare: tuple[tuple[str, ...], tuple[str, ...]]
    framed: tuple[str, str]
    windows: tuple[str, ...]
    small: tuple[str, ...]

    @property
    def lone(self) -> int | None:
        """The side that alone has words of content here, if just one has."""
        has = [any(w.casefold() not in STOP for w in side) for side in self.bare]
        return has.index(True) if sum(has) == 1 else None

    @property
    def mended(self) -> bool:
        """Whether one word was spelt in another way."""
        one, other = " ".join(self.bare[0]), " ".join(self.bare[1])
        return (
            bool(one and other and one.casefold() != other.casefold())
            and not any(c.isdigit() for c in one + other)
            and one[:1].islower()
            and Indel.normalized_similarity(one, other) >= ORTHOGRAPHIC
        ) or one.replace(" ", "").casefold() == other.replace(" ", "").casefold()


@dataclass(frozen=True)
class Question:
    """Which of two wordings does the target render? Sentences as they stand in their texts."""

    wordings: tuple[str, str]
    target: str
    source_language: str
    target_language: str
    length: Length
    carried: Habits = field(default_factory=dict)

    @cached_property
    def plain(self) -> tuple[str, str, str]:
        """The three sentences as they are read."""
        one, other = self.wordings
        return as_read(one), as_read(other), as_read(self.target)

    @cached_property
    def hunks(self) -> tuple[_Hunk, ...]:
        """The largest changes from the one wording to the other."""
        one = words_of(self.plain[0], self.source_language)
        other = words_of(self.plain[1], self.source_language)
        target = words_of(self.plain[2], self.target_language)[:LONGEST]
        changes = sorted(changes_of(one, other), key=lambda c: (c[0] + c[2] - c[1] - c[3], c))[
            :HUNKS
        ]
        gap = "" if self.target_language in SPACELESS else " "
        source_gap = "" if self.source_language in SPACELESS else " "
        ratio = len(target) / max(1.0, (len(one) + len(other)) / 2)
        found = []
        for a, b, c, d in sorted(changes):
            bare = tuple(one[a:b]), tuple(other[c:d])
            frames = one[max(0, a - AROUND) : b + AROUND], other[max(0, c - AROUND) : d + AROUND]
            size = SIZES * max(1, round(max(map(len, frames)) * ratio / SIZES))
            framed = source_gap.join(frames[0]), source_gap.join(frames[1])
            hunk = _Hunk(bare, framed, (), ())
            if hunk.mended:
                found.append(hunk)
                continue
            hunk = _Hunk(bare, framed, _windows(target, size, gap), ())
            if hunk.lone is not None:
                size = round(max(map(len, bare)) * ratio)
                hunk = _Hunk(hunk.bare, hunk.framed, hunk.windows, _windows(target, size, gap))
            found.append(hunk)
        return tuple(found)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Everything whose vector the answer needs."""
        wanted: list[str] = list(self.plain)
        for hunk in self.hunks:
            if hunk.windows:
                wanted += [*hunk.framed, *hunk.windows, *hunk.small]
            if hunk.lone is not None and hunk.small:
                wanted.append(" ".join(hunk.bare[hunk.lone]))
        return tuple(dict.fromkeys(wanted))

    def witnesses(self, look: Look) -> NDArray[np.float32]:
        """What speaks for the first wording (above 0) or the second, in the order of `NAMES`."""
        one, other, target = (look(text) for text in self.plain)
        nearer = float(one @ target - other @ target)
        apart = float(np.linalg.norm(one - other))
        hunks = self.hunks
        mended = bool(hunks) and all(hunk.mended for hunk in hunks)
        sides = [
            Side(self.wordings[0], self.source_language),
            Side(self.wordings[1], self.source_language),
            Side(self.target, self.target_language),
        ]
        told = exact(sides[0], sides[1], sides[2], self.carried)
        fits = [self.length.fit(text, self.plain[2]) for text in self.plain[:2]]
        return np.array(
            [
                nearer,
                nearer / apart if apart > ROUNDING and not mended else 0.0,
                nearer if mended else 0.0,
                sum(_around(hunk, look) for hunk in hunks if not hunk.mended),
                sum(_held(hunk, look) for hunk in hunks),
                told.hits,
                told.missing,
                told.numbers,
                told.signs,
                max(-4.0, min(4.0, fits[0] - fits[1])),
            ],
            dtype=np.float32,
        )


def log_odds(question: Question, look: Look) -> float:
    """The log-odds that the target renders the first wording rather than the second."""
    return float(question.witnesses(look) @ np.array(WEIGHTS, dtype=np.float32))


def _around(hunk: _Hunk, look: Look) -> float:
    if not hunk.windows:
        return 0.0
    windows = np.stack([look(text) for text in hunk.windows])
    best = [float((windows @ look(text)).max()) if text else 0.0 for text in hunk.framed]
    return best[0] - best[1]


def _held(hunk: _Hunk, look: Look) -> float:
    """Whether words that one wording alone has are rendered."""
    if hunk.lone is None or not hunk.small:
        return 0.0
    windows = np.stack([look(text) for text in hunk.small])
    best = float((windows @ look(" ".join(hunk.bare[hunk.lone]))).max())
    content = sum(word.casefold() not in STOP for word in hunk.bare[hunk.lone])
    held = (best - PRESENT) * math.sqrt(min(4, content))
    return held if hunk.lone == 0 else -held


def changes_of(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The changed runs of words of both sides, those a word apart as one."""
    changes: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes([fold(word) for word in one], [fold(word) for word in other]):
        if code.tag == "equal":
            continue
        now = code.src_start, code.src_end, code.dest_start, code.dest_end
        last = changes[-1] if changes else None
        if last and now[0] - last[1] <= 1 and now[2] - last[3] <= 1:
            changes[-1] = last[0], now[1], last[2], now[3]
        else:
            changes.append(now)
    return changes


def _windows(words: Sequence[str], size: int, gap: str) -> tuple[str, ...]:
    """Runs of about this many words, half over each other."""
    size = max(1, min(size, len(words)))
    step = max(1, (size + 1) // 2)
    last = max(0, len(words) - size)
    starts = sorted({*range(0, last + 1, step), last})
    return tuple(dict.fromkeys(gap.join(words[at : at + size]) for at in starts))
