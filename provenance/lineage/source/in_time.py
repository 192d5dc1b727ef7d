"""Which states do dated captures show, one after the other?"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from provenance.lineage.source.captures import Captures, signs
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.vectors import Vector, agree, merged

OFTEN = 2
"""Captures that show a wording at its time, against one that shows it at another."""


PASSING = 50
"""Captures of which one that shows an older wording is no return to it, nor two of twice as many.
Of 515 captures, every sixteenth date wrong, runs of two, three and six looked so."""


class Successive:
    """Groups of witnesses, each of one state, in the order of their first dates.

    `reaching` are those whose text goes from the first to the last place that divides states;
    `marked` gives, for each of these places, the readings with a marker of editing. `astray` are
    the ids of captures whose dates their readings contradict, those known and those found.
    """

    def __init__(
        self,
        members: Sequence[Witness],
        vectors: Mapping[str, Vector],
        found: Captures,
        reaching: frozenset[str],
        marked: Sequence[frozenset[int]],
    ) -> None:
        self.groups: list[list[Witness]] = []
        self.late: list[Witness] = []
        self.mixed: list[Witness] = []
        self._heads: list[Vector] = []
        self._vectors = vectors
        self._found = found
        dated = sorted(
            (w for w in members if w.id in found.dated),
            key=lambda w: (w.when is None, w.when, w.rank),
        )
        self._marked = marked
        whole = [w for w in dated if w.id in reaching or self._stands(w)] or dated[:1]
        whole = [w for w in whole if w.id not in found.astray]
        self._few = max(1, len(whole) // PASSING)
        self.astray = found.astray | (frozenset() if found.successive else self._too_early(whole))
        whole = [w for w in whole if w.id not in self.astray]
        for at, witness in enumerate(whole):
            self._follow(witness, whole[at + 1 : at + 1 + self._few])
        self.groups = [
            [first, *(w for w in own if self._is_version(w) or len(self._heads_of(w)) < OFTEN)]
            for first, *own in self.groups
        ]
        placed = {w.id for own in self.groups for w in own}
        rest = (w for w in members if w.id not in placed)
        for witness in sorted(rest, key=lambda w: (vectors[w.id].count(None), w.rank)):
            self._place(witness)

    def fits(self, witness: Witness) -> list[int]:
        """The groups with which a witness agrees wherever both are known.

        Of versions a blank page, of which nothing is known, is none that others agree with.
        """
        vector, blank = self._vectors[witness.id], {None} if self._found.successive else None
        return [
            at for at, head in enumerate(self._heads) if agree(vector, head) and set(head) != blank
        ]

    def _heads_of(self, witness: Witness) -> set[Vector]:
        """What is known of the groups that a witness fits."""
        return {self._heads[at] for at in self.fits(witness)}

    def _too_early(self, whole: Sequence[Witness]) -> frozenset[str]:
        """Captures that show, alone and before their time, what several show later.

        An author who returns to a wording takes back his last change. To have had it before two
        others that he took back together, or for one fetch between two of an older wording, or
        before a wording that has a part of what was new in it and nothing else, or with a marker of
        editing that the next wording has not, is what a wrong date looks like. Where one capture of
        a wording has such a date, so has the one before all others that shows the same.
        """
        runs: list[list[Witness]] = []
        for witness in whole:
            if runs and agree(self._vectors[runs[-1][0].id], self._vectors[witness.id]):
                runs[-1].append(witness)
            else:
                runs.append([witness])
        heads = [merged([self._vectors[w.id] for w in run]) for run in runs]
        sizes = [len(run) for run in runs]
        early = {
            at
            for at, size in enumerate(sizes)
            if size <= self._few and self._comes_later(at, heads, sizes)
        }
        if sizes[:1] <= [self._few] and any(agree(heads[0], heads[at]) for at in early):
            early.add(0)
        return frozenset(one.id for at in early for one in runs[at])

    def _comes_later(self, at: int, heads: Sequence[Vector], sizes: Sequence[int]) -> bool:
        own, later = heads[at], range(at + 1, len(heads))
        back = [other for other in later if agree(own, heads[other])]
        if sum(sizes[other] for other in back) < OFTEN:
            return False
        between = heads[at + 1 : back[0]]
        return (
            any(not agree(one, other) for one, other in pairwise(between))
            or (at > 0 and agree(heads[at - 1], between[0]))
            or (at > 0 and _on_the_way(heads[at - 1], between[0], own))
            or self._edited(own, between[0])
        )

    def _edited(self, one: Vector, other: Vector) -> bool:
        """Whether a wording has more markers of editing than another where they differ."""
        differing = [
            (a in marks, b in marks)
            for a, b, marks in zip(one, other, self._marked, strict=True)
            if a is not None and b is not None and a != b
        ]
        return sum(a for a, _ in differing) > sum(b for _, b in differing)

    def _follow(self, witness: Witness, later: Sequence[Witness]) -> None:
        """Take in the next whole capture: what comes back is a new state.

        One capture alone that shows an older wording between two of a newer was served late and
        is no return, unless each capture is a version of its own. Of hundreds so are a few.
        """
        vectors, fits = self._vectors, self.fits(witness)
        if self._is_version(witness) and self.groups:
            fits = [at for at in fits if _same(self.groups[at][0], witness)]
        if fits and fits[-1] == len(self.groups) - 1:
            self._join(witness, fits[-1])
            return
        own = vectors[witness.id]
        alone = len(later) < self._few or not all(agree(vectors[w.id], own) for w in later)
        if fits and alone and not self._found.successive:
            self._join(witness, fits[-1])
        else:
            self._begin(witness)

    def _is_version(self, witness: Witness) -> bool:
        """Whether a text was published as it stands; what it lacks was then not lost on the way."""
        return self._found.successive and witness.published

    def _stands(self, witness: Witness) -> bool:
        """Whether a version is there from end to end, wherever its words begin to agree."""
        return self._is_version(witness)

    def _place(self, witness: Witness) -> None:
        fits = self.fits(witness)
        if witness.id in self._found.dated and len(fits) > 1:
            fits = self._nearby(witness, fits)
        if len({self._heads[at] for at in fits}) == 1:
            self._join(witness, fits[0])
        elif fits:
            self.late.append(witness)
        elif witness.id in self._found.dated or self._is_new(witness):
            self._begin(witness)
        else:
            self.mixed.append(witness)

    def _begin(self, witness: Witness) -> None:
        self.groups.append([witness])
        self._heads.append(self._vectors[witness.id])

    def _join(self, witness: Witness, at: int) -> None:
        self.groups[at].append(witness)
        self._heads[at] = merged([self._heads[at], self._vectors[witness.id]])

    def _is_new(self, witness: Witness) -> bool:
        """Whether a text has a reading of the source that no group has."""
        return any(
            at is not None and not any(head[i] == at for head in self._heads)
            for i, at in enumerate(self._vectors[witness.id])
        )

    def _nearby(self, witness: Witness, fits: Sequence[int]) -> list[int]:
        """Of the states that a dated text fits, those that stood when it was taken."""
        known = {at: [w for w in self.groups[at] if w.id not in self.astray] for at in fits}
        spans = {at: sorted(w.when for w in known[at] if w.when is not None) for at in fits}
        when = witness.when
        before = [at for at in fits if when is not None and spans[at] and spans[at][0] <= when]
        if not before or when is None:
            return list(fits[:1])
        last = max(before, key=lambda at: (spans[at][0], at))
        after = [at for at in fits if at > last]
        return [last] if not after or when <= spans[last][-1] else [last, after[0]]


def _same(one: Witness, other: Witness) -> bool:
    """Whether two versions are alike to the last sign."""
    return one.keys == other.keys and signs(one) == signs(other)


def _on_the_way(before: Vector, between: Vector, after: Vector) -> bool:
    """Whether a wording has a part of the changes from one to another, and nothing else.

    >>> _on_the_way((0, 0), (1, 0), (1, 1)), _on_the_way((0, 0), (1, 2), (1, 1))
    (True, False)
    """
    known = [
        (was == now, now == later)
        for was, now, later in zip(before, between, after, strict=True)
        if None not in {was, now, later}
    ]
    changed = [same for same in known if same != (True, True)]
    return all(any(same) for same in changed) and len(set(changed)) > 1
