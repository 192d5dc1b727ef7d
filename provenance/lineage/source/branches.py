"""Which of dated states came out of which: one line, or several that branch and merge?

A dated state comes after the one before it, unless its wording says that it was made from an older
one: it is plainly liker to it, it goes on from a state that the one before it does not descend
from, or what it leaves aside comes back later. To return to an old wording is a step of the same
line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.lineage.source.forms import BLANKS
from provenance.lineage.testimony.likeness import Likeness, Run
from provenance.lineage.vectors import Held, Vector, difference

MERGED = 0.5
"""Share of what a state changed that has to come from another line for the two to be merged, and
of what that line changed that the state has to have."""

WHOLLY = 0.9
"""The same share of what the other line changed, from which it does not matter what else a state
changed: it was merged and worked on."""

NO_CHANCE = 20
"""Runs of words, or places, that no two change alike by chance."""

PLAINLY = 0.02
"""By how much more of its runs of words a version shares with an older one than with the last.

Of 98 licences made from other licences 88 hang right with 0.02, as with 0; 76 where only what
comes back later tells. With 0 a page whose revisions follow each other gets a branch that it
never had.
"""

REWRITTEN = 0.1
"""The same from which it does not matter what readings it shares with the last: what was rewritten
at large shares some by chance, and lacks them in long places."""

TAKEN_BACK = 0.6
"""How sure it is which line returned to an old text, where more than one may have."""

RETURNED = 0.9
"""The same where there is but one line that anybody holds; 136 of 143."""

ANOTHER = 0.9
"""How sure it is that a version without a run of words in common with all before is another work's
first: a later text that holds both joins their families."""

NOTHING_NEW = 8
"""Runs of words up to which a version that changed more has nothing that no older one had: where
passages were put together or taken out, four run across each joint.

Such a version took something back, or part of another line: 67 of 73 whose parent seems plain are
right, else 2,696 of 2,708.
"""

NEARLY = 0.01
"""By how much more a version must share with what it came from than with any other, if it is plain
which line it goes on where there are several. With less 45 of 55 are right, else 551 of 560."""

CLOSE = 0.85
"""How sure it is what a version was made from, where another is as like to it."""

BRANCHED = 0.8
"""How sure it is that a version was made from one that others had come out of already, or that it
goes on a line that is young.

Of 206 in histories of this project's own pages with branches 165 are right: it may be the last of
that line, with its changes undone but for a few.
"""

YOUNG = 3
"""Versions up to which two lines have so few of their own between them that one who takes back
what the other changed writes like them.

Where a version leaves aside the one before it, and both lines are told by no more, 60 of 79 are
right in three sets of made histories and one of legal texts; with more 125 of 127.
"""

REWORKED = 0.5
"""Share of the runs of words that two versions have in common, below which much was rewritten."""

SISTERS = 0.87
"""How sure it is what such a version was made from, since it may be a sister of it: 85 of 98
licences with a date hang right."""


@dataclass(frozen=True, slots=True)
class Step:
    """The index of the state that a state came out of, and those that were merged into it.

    Where dates do not tell, `sure` is how likely that is, `says` what speaks for it; `between` are
    the states that it may have come from, the likeliest first, where that is open.
    """

    after: int | None
    also: tuple[tuple[int, float], ...] = ()
    sure: float | None = None
    says: str = ""
    between: tuple[int, ...] = ()


def steps(vectors: Sequence[Vector], alike: Likeness | None = None) -> list[Step]:
    """For states in the order of time, each by its readings, how each came about.

    `alike` holds them against each other directly, where each is a version.
    """
    found = [Step(None)]
    held = Held(vectors)
    lines = [frozenset({0})]
    ends = frozenset({0})
    for at in range(1, len(vectors)):
        if alike is not None and alike.alone(at):
            found.append(Step(None, sure=ANOTHER))
            lines.append(frozenset({at}))
            ends |= {at}
            continue
        back = None if alike is None else _returned_to(at, vectors, alike)
        if alike is None or back is None:
            parent = _parent(at, vectors, held, lines[at - 1], alike)
            also = _merged(at, parent, vectors, lines, alike)
            sure = None if alike is None else _sure(at, parent, ends, lines, alike)
            if sure is None and alike is not None and not also and _nothing_new(at, parent, alike):
                sure = RETURNED
        else:
            parent, sure = _taken_back(len(vectors), lines, ends, back, alike)
            also = ()
        found.append(Step(parent, also, sure))
        lines.append(lines[parent].union({at}, *(lines[other] for other, _ in also)))
        ends = (ends - lines[at]) | {at}
    return found


def _returned_to(at: int, vectors: Sequence[Vector], alike: Likeness) -> int | None:
    """The last older version that this one is like to the word, None where there is none."""
    for older in range(at - 1, -1, -1):
        if not difference(vectors[at], vectors[older]) and alike(at, older) == 1:
            return older
    return None


def _taken_back(
    count: int,
    lines: Sequence[frozenset[int]],
    ends: frozenset[int],
    back: int,
    alike: Likeness,
) -> tuple[int, float]:
    """The last version of the line that was taken back to an old one, and how sure that is.

    `ends` are the last of every line. Where several lines go on from the old one, a line that still
    goes on later was not taken back, and what is taken back is mostly the last step or two.
    """
    at = len(lines)
    back_from = [end for end in sorted(ends) if back in lines[end]]
    later = {alike.before(other) for other in range(at + 1, count)}
    left = [end for end in back_from if end not in later] or back_from
    last = max(left, key=lambda end: (-len(lines[end]), end))
    if len(left) > 1:
        return last, TAKEN_BACK
    return last, (RETURNED if len(ends) == 1 else BRANCHED)


def _sure(
    at: int,
    parent: int,
    ends: frozenset[int],
    lines: Sequence[frozenset[int]],
    alike: Likeness,
) -> float | None:
    """How sure it is what a version was made from; None where nothing speaks against it."""
    own = alike(at, parent)
    rival = max((alike(at, other) for other in range(at) if other != parent), default=0.0)
    aside = lines[parent] ^ lines[at - 1]
    if parent not in ends or (aside and len(aside) <= YOUNG):
        return BRANCHED
    if own < REWORKED:
        return SISTERS
    return CLOSE if own < rival or (len(ends) > 1 and own - rival < NEARLY) else None


def _nothing_new(at: int, parent: int, alike: Likeness) -> bool:
    """Whether a version was changed, and older ones have between them all that it has."""
    own, base = alike.runs[at], alike.runs[parent]
    if max(len(own - base), len(base - own)) <= NOTHING_NEW:
        return False
    return len(own.difference(*alike.runs[:at])) <= NOTHING_NEW


def _parent(
    at: int, vectors: Sequence[Vector], held: Held, line: frozenset[int], alike: Likeness | None
) -> int:
    """The state that this one was made from; `line` are the ancestors of the one before it.

    What one passage put in or taken out makes of the last version was made from that, however much
    liker it is to an older one of the same length.
    """
    own, before = vectors[at], at - 1
    if alike is not None and alike.one_edit(at, before):
        return before
    if alike is None:
        apart = list(map(float, held.differences(own, at)))
    else:
        apart = [1 - alike(at, other) for other in range(at)]
    nearest = min(range(at), key=lambda other: (apart[other], -other))
    more = apart[before] - apart[nearest]
    if not more or (nearest in line and not apart[nearest]):
        return before
    if alike is not None and _filled_anew(own, vectors[before], vectors[nearest]):
        return nearest
    plain = alike is not None and more > PLAINLY
    kept = _kept(own, vectors[before], vectors[nearest])
    if nearest not in line or (alike is not None and more > REWRITTEN) or (plain and not kept):
        return nearest
    return nearest if not kept and _comes_back(at, nearest, vectors) else before


def _filled_anew(own: Vector, before: Vector, older: Vector) -> bool:
    """Whether all that the state before this changed in an older one reads otherwise again.

    So do the names of the parties where one form is filled in by several of them.
    """
    changed = _places(older, before)
    anew = sum(own[place] not in {None, before[place], older[place]} for place in changed)
    return len(changed) >= BLANKS and anew == len(changed)


def _comes_back(at: int, nearest: int, vectors: Sequence[Vector]) -> bool:
    """Whether a later state has what this one leaves aside of the one before it.

    That later state goes on from the one before this, or joins all that both have anew.
    """
    own, before, older = vectors[at], vectors[at - 1], vectors[nearest]
    left = [place for place in _places(before, own) if own[place] == older[place]]
    new = _places(older, own)
    return bool(left) and any(
        2 * sum(later[place] == before[place] for place in left) > len(left)
        and (
            difference(later, before) < difference(later, own)
            or _joins(later, [(before, left), (own, new)])
        )
        for later in vectors[at + 1 :]
    )


def _joins(later: Vector, lines: Sequence[tuple[Vector, Sequence[int]]]) -> bool:
    """Whether a state has all that each of several lines has at places of its own."""
    return all(
        places and all(later[place] == line[place] for place in places) for line, places in lines
    )


def _kept(own: Vector, before: Vector, older: Vector) -> bool:
    """Whether a state has half or more of what the one before it changed since an older one."""
    changed = _places(older, before)
    same = sum(own[place] == before[place] for place in changed)
    return bool(same) and 2 * same >= len(changed)


def _merged(
    at: int,
    parent: int,
    vectors: Sequence[Vector],
    lines: Sequence[frozenset[int]],
    alike: Likeness | None,
) -> tuple[tuple[int, float], ...]:
    """The state of another line whose changes this one took over, if it took most of them.

    Words that stand at a place may have moved there, and places grow together where much was
    changed; so versions are held against each other by their runs of words.
    """
    given = [
        given_by(other, at, parent, vectors, lines)
        if alike is None
        else given_in_runs(other, at, parent, alike.runs, lines)
        for other in range(at)
    ]
    best = max((one for one in given if one is not None and one.most), key=Given.rank, default=None)
    return () if best is None else ((best.other, best.share),)


@dataclass(frozen=True, slots=True)
class Given:
    """How much of what a state changed stands in another line, and of how much it could have been.

    What is counted are places, or runs of words. `share` is that of all that the state changed.
    """

    other: int
    taken: int
    changed: int
    offered: int
    share: float

    @property
    def most(self) -> bool:
        """Whether it is most of what the state changed and the other line did, or all of that."""
        if self.taken >= MERGED * max(self.changed, self.offered):
            return True
        return self.taken >= max(WHOLLY * self.offered, NO_CHANCE)

    @property
    def whole(self) -> float:
        """The share given of what the state changed or the other line did, whichever is more."""
        return self.taken / max(self.changed, self.offered)

    def rank(self) -> tuple[int, int, int]:
        """An order of those who may have given, the likeliest last."""
        return self.taken, -self.offered, self.other


def given_by(
    other: int,
    at: int,
    parent: int,
    vectors: Sequence[Vector],
    lines: Sequence[frozenset[int]],
) -> Given | None:
    """What a state has from another line, whose ancestors, with itself, `lines` gives by index.

    What counts is what the other line changed since it left the parent's: to leave aside what the
    parent added, or to return to what stood before both, takes nothing from a line that never had
    it.
    """
    if other in lines[parent]:
        return None
    common = max(lines[parent] & lines[other], default=None)
    if common is None:
        return None
    own, base, since, there = vectors[at], vectors[parent], vectors[common], vectors[other]
    changed = _places(base, own)
    new = [place for place in changed if own[place] != since[place]]
    places = sum(there[place] == own[place] for place in new)
    offered = sum(there[place] != base[place] for place in _places(since, there))
    if not places:
        return None
    return Given(other, places, len(new), offered, round(places / len(changed), 2))


def given_in_runs(
    other: int,
    at: int,
    parent: int,
    runs: Sequence[frozenset[Run]],
    lines: Sequence[frozenset[int]],
) -> Given | None:
    """The same by the runs of words that came or went, of versions."""
    if other in lines[parent]:
        return None
    common = max(lines[parent] & lines[other], default=None)
    since = frozenset[Run]() if common is None else runs[common]
    own, base, there = runs[at], runs[parent], runs[other]
    came, went = own - base, base - own
    offered_new, offered_gone = there - since - base, (since - there) & base
    taken = len(came & offered_new) + len(went & offered_gone)
    changed, offered = len(came) + len(went), len(offered_new) + len(offered_gone)
    return Given(other, taken, changed, offered, round(taken / changed, 2)) if taken else None


def _places(older: Vector, newer: Vector) -> list[int]:
    """The places at which one is known to read otherwise than the other."""
    return [
        place
        for place, (was, now) in enumerate(zip(older, newer, strict=True))
        if was is not None and now is not None and was != now
    ]
