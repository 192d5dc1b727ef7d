"""From which revision was a translation made? The places that changed between revisions vote.

The translation is aligned once with the sentences of all revisions together; then, wherever
revisions differ, each is asked how well it explains what the translation says there. Log-odds are
added up over places; what neighbouring places say alike counts less than what they say apart.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from provenance.lineage.across.align import Bead, align
from provenance.lineage.across.columns import Column, columns_of
from provenance.lineage.across.exact import Habits, Side, habits, shared
from provenance.lineage.across.letters import letters_alike
from provenance.lineage.across.meaning import speaks
from provenance.lineage.across.units import Unit
from provenance.lineage.across.votes import Length, Question, log_odds

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

BONUS = 0.15
"""What it adds to a pair's similarity that all its numbers and names are the same."""

KINSHIP = 0.8
"""Weight of runs of three letters that both sentences have, where vectors know little."""

CODE_ALIKE = 0.6
"""Likeness from which lines of code are the same line, edited."""

SURE = 0.5
"""Score from which a pair of sentences tells how translations of this text look."""

SLOPE, MOST, LEAST = 12.0, 4.0, -2.5
"""Log-odds, a unit of similarity, that a sentence is rendered at all; and their bounds."""

IN_A_GAP = 0.4
"""How likely a sentence is left out whose neighbours, common to all revisions, are too."""

WORST = -5.0
"""The least log-likelihood that one place gives: no sentence alone is surer than that."""

TRUST = 0.8
"""What of a vote counts: votes of one text are not independent of each other."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one place says: `scores[r]` is the log-likelihood under revision `r`, 0 for the best.

    `wordings[r]` is what revision `r` has there, `units[r]` where it stands, `target` the
    sentences that render it, none if nothing does.
    """

    wordings: tuple[str, ...]
    units: tuple[tuple[Unit, ...], ...]
    target: tuple[Unit, ...]
    scores: tuple[float, ...]

    @property
    def weight(self) -> float:
        """By how much it tells the best from the worst."""
        return -min(self.scores)


@dataclass(frozen=True)
class Laid:
    """A translation laid against all revisions of its source at once."""

    columns: tuple[Column, ...]
    target: tuple[Unit, ...]
    beads: tuple[Bead, ...]
    length: Length

    @cached_property
    def aligned(self) -> int:
        """How many of the target's sentences have a source."""
        return sum(len(bead.target) for bead in self.beads if bead.source)

    @cached_property
    def constant(self) -> tuple[Bead, ...]:
        """The beads whose sentences are the same in all revisions."""
        return tuple(
            bead
            for bead in self.beads
            if bead.source and not any(self.columns[at].changes for at in bead.source)
        )


@dataclass(frozen=True, slots=True)
class Dated:
    """How likely each revision is, and the places that say so."""

    probabilities: tuple[float, ...]
    votes: tuple[Vote, ...]
    laid: Laid


def lay(
    revisions: Sequence[Sequence[Unit]],
    target: Sequence[Unit],
    encode: Encode,
    languages: tuple[str, str],
) -> Laid:
    """Align a translation with the sentences of all revisions, the oldest first."""
    columns = columns_of(revisions)
    readings = [column.readings for column in columns]
    prose = [u.plain for among in readings for u in among] + [u.plain for u in target]
    vectors = dict(zip(prose, encode(prose), strict=True))
    source = [np.stack([_vector(unit, vectors) for unit in among]) for among in readings]
    own = (
        np.stack([_vector(unit, vectors) for unit in target])
        if target
        else np.zeros((0, 512), dtype=np.float32)
    )
    apart = [
        not any(a and b for a, b in zip(one.units, other.units, strict=True))
        for one, other in pairwise(columns)
    ]
    lengths = [len(among[-1].plain) for among in readings], [len(unit.plain) for unit in target]
    bonus = _bonus(readings, target, languages)
    beads = align(source, own, bonus, [*apart, True], lengths)
    found = Laid(tuple(columns), tuple(target), tuple(beads), Length(0.0, 1.0))
    return Laid(found.columns, found.target, found.beads, _length(found))


def date(laid: Laid, encode: Encode, languages: tuple[str, str], prior: Sequence[float]) -> Dated:
    """Let the places vote; `prior` gives the log of how likely each revision is beforehand."""
    drafter = _Drafter(laid, languages, _drop(laid), _rare(laid), _habits(laid, languages))
    drafts = [
        draft
        for at, bead in enumerate(laid.beads)
        if bead.source and (draft := drafter.draft(at, bead))
    ]
    wanted = list(dict.fromkeys(t for draft in drafts for q in draft.questions for t in q.texts))
    look = dict(zip(wanted, encode(wanted), strict=True)) if wanted else {}
    votes = tuple(draft.vote(look.__getitem__) for draft in drafts)
    totals = np.array(prior, dtype=float)
    for _, run in groupby(votes, key=_pattern):
        for rank, vote in enumerate(sorted(run, key=lambda v: -v.weight)):
            totals += TRUST * np.array(vote.scores) / (rank + 1)
    odds = np.exp(totals - totals.max())
    return Dated(tuple((odds / odds.sum()).tolist()), votes, laid)


def _pattern(vote: Vote) -> tuple[int, ...]:
    """Which revisions read alike there."""
    seen: dict[str, int] = {}
    return tuple(seen.setdefault(wording, len(seen)) for wording in vote.wordings)


@dataclass(frozen=True)
class _Draft:
    """A vote before the questions it rests on are answered."""

    bead: Bead
    laid: Laid
    texts: tuple[str, ...]
    questions: tuple[Question, ...]
    present: float

    def vote(self, look: Callable[[str], NDArray[np.float32]]) -> Vote:
        """Answer the questions: how well does each wording explain the target?"""
        distinct = [text for text in dict.fromkeys(self.texts) if text]
        odds = [0.0, *(log_odds(question, look) for question in self.questions)]
        if not self.bead.target:
            odds = [0.0] * len(distinct)
        level = math.log(sum(math.exp(o - max(odds)) for o in odds) / len(odds)) + max(odds)
        score = {text: o - level + self.present for text, o in zip(distinct, odds, strict=True)}
        score[""] = 0.0
        own = [score[text] for text in self.texts]
        columns = [self.laid.columns[at] for at in self.bead.source]
        count = len(self.texts)
        return Vote(
            wordings=self.texts,
            units=tuple(tuple(u for c in columns if (u := c.units[r])) for r in range(count)),
            target=tuple(self.laid.target[at] for at in self.bead.target),
            scores=tuple(max(WORST, one - max(own)) for one in own),
        )


@dataclass(frozen=True)
class _Drafter:
    """What all votes of one text share."""

    laid: Laid
    languages: tuple[str, str]
    drop: float
    rare: float
    carried: Habits

    def draft(self, at: int, bead: Bead) -> _Draft | None:
        """The vote of one bead, None where the revisions agree."""
        laid = self.laid
        columns = [laid.columns[i] for i in bead.source]
        if not any(column.changes for column in columns):
            return None
        count = len(columns[0].units)
        texts = tuple(
            " ".join(u.literal for c in columns if (u := c.units[r])) for r in range(count)
        )
        if not bead.target:
            left = IN_A_GAP if _in_a_gap(laid, at) else self.drop
            return _Draft(bead, laid, texts, (), math.log(left))
        distinct = [text for text in dict.fromkeys(texts) if text]
        target = " ".join(laid.target[i].literal for i in bead.target)
        questions = tuple(
            Question((text, distinct[0]), target, *self.languages, laid.length, self.carried)
            for text in distinct[1:]
        )
        like = SLOPE * (bead.score - _middle(laid)) + self.rare
        present = max(LEAST, min(MOST, like))
        return _Draft(bead, laid, texts, questions, present)


def _habits(laid: Laid, languages: tuple[str, str]) -> Habits:
    """How this translation carries signs over, from the sentences that no revision changed."""
    return habits(
        [
            (
                Side(laid.columns[bead.source[0]].readings[0].literal, languages[0]),
                Side(laid.target[bead.target[0]].literal, languages[1]),
            )
            for bead in laid.constant
            if len(bead.source) == len(bead.target) == 1 and bead.score >= SURE
        ]
    )


def _in_a_gap(laid: Laid, at: int) -> bool:
    """Whether the nearest sentence common to all revisions, on one side, was left out too."""
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(laid.beads):
            bead = laid.beads[place]
            if bead.source and not any(laid.columns[i].changes for i in bead.source):
                if not bead.target:
                    return True
                break
            place += step
        else:
            if laid.beads and step == 1 and at < len(laid.beads) - 1:
                continue
    return False


def _drop(laid: Laid) -> float:
    """How likely this translation leaves a sentence out."""
    left = sum(not bead.target for bead in laid.constant)
    return min(0.5, (left + 0.5) / (len(laid.constant) + 8))


def _rare(laid: Laid) -> float:
    """What it speaks for a sentence's being there that something stands in its place at all."""
    extra = (len(laid.target) - laid.aligned + 0.5) / (len(laid.target) + 8)
    return max(0.0, min(2.0, -math.log(extra) - 1.5))


def _middle(laid: Laid) -> float:
    """The similarity at which a sentence is as likely rendered as not."""
    scores = sorted(bead.score for bead in laid.constant if bead.target)
    typical = scores[len(scores) // 2] if scores else 0.7
    return max(0.38, min(0.5, 0.62 * typical))


def _length(laid: Laid) -> Length:
    """How long translations of this text's sentences are."""
    ratios = []
    for bead in laid.constant:
        source = [laid.columns[at].readings[0] for at in bead.source]
        target = [laid.target[at] for at in bead.target]
        if target and bead.score >= SURE and not any(u.code for u in source):
            letters = [sum(len(u.plain) for u in side) for side in (target, source)]
            ratios.append(math.log((letters[0] + 1) / (letters[1] + 1)))
    if len(ratios) < 4:  # noqa: PLR2004 - a count that says itself
        there = sum(len(unit.plain) for unit in laid.target) + 1
        here = sum(len(column.readings[-1].plain) for column in laid.columns) + 1
        return Length(math.log(there / here), 0.35)
    middle = float(np.median(ratios))
    spread = 1.48 * float(np.median(np.abs(np.array(ratios) - middle)))
    return Length(middle, max(0.12, spread))


def _vector(unit: Unit, vectors: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    vector = vectors[unit.plain]
    return np.zeros_like(vector) if unit.code else vector


def _bonus(
    readings: Sequence[Sequence[Unit]], target: Sequence[Unit], languages: tuple[str, str]
) -> NDArray[np.float32]:
    """What pairs of sentences gain by what they write alike; lines of code live by that alone."""
    sides = [Side(among[-1].literal, languages[0]) for among in readings]
    theirs = [Side(unit.literal, languages[1]) for unit in target]
    table = np.array(shared(sides, theirs), dtype=np.float32).reshape(len(sides), len(theirs))
    table *= BONUS
    if not speaks(languages[1]):
        table += KINSHIP * letters_alike(
            [among[-1].plain for among in readings], [unit.plain for unit in target]
        )
    for i, among in enumerate(readings):
        for j, unit in enumerate(target):
            if unit.code and among[-1].code:
                alike = max(Indel.normalized_similarity(u.literal, unit.literal) for u in among)
                table[i, j] = alike if alike >= CODE_ALIKE else 0.0
            elif unit.code or among[-1].code:
                table[i, j] = 0.0
    return table
