"""How do the sentences of successive revisions correspond? One column a sentence, through time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from rapidfuzz.distance import Indel

from provenance.lineage.across.units import Unit
from provenance.lineage.memory import once
from provenance.text.remembered import remembered

ALIKE = 0.45
"""Similarity (Indel, of words) from which a sentence is an edited form of another.

Edited sentences of manuals lie at 0.55 and above in 19 cases of 20, neighbours below 0.35.
"""


@dataclass(frozen=True)
class Column:
    """One sentence through time: its unit in each revision, None where the revision lacks it."""

    units: tuple[Unit | None, ...]

    @cached_property
    def readings(self) -> tuple[Unit, ...]:
        """Its different wordings, in the order of the revisions."""
        return tuple({unit.literal: unit for unit in self.units if unit is not None}.values())

    @cached_property
    def literals(self) -> frozenset[str]:
        """The letters of these."""
        return frozenset(unit.literal for unit in self.readings)

    @property
    def changes(self) -> bool:
        """Whether the revisions differ here."""
        return len({unit.literal if unit else None for unit in self.units}) > 1


def columns_of(revisions: Sequence[Sequence[Unit]]) -> list[Column]:
    """Lay the sentences of all revisions, the oldest first, into columns in the text's order."""
    columns: list[list[Unit | None]] = []
    for at, units in enumerate(revisions):
        latest = [_latest(column) for column in columns]
        laid: list[list[Unit | None]] = []
        for here, there in _pairs(latest, units):
            past = columns[here] if here is not None else [None] * at
            laid.append([*past, units[there] if there is not None else None])
        columns = laid
    return [Column(tuple(column)) for column in columns]


def facing(columns: Sequence[Column], units: Sequence[Unit]) -> Iterator[tuple[Column, Unit]]:
    """The columns in which sentences of one more text stand, each with its sentence, in order."""
    latest = [_latest(column.units) for column in columns]
    for here, there in _pairs(latest, units):
        if here is not None and there is not None:
            yield columns[here], units[there]


def _latest(column: Sequence[Unit | None]) -> Unit:
    return next(unit for unit in reversed(column) if unit is not None)


def _pairs(older: Sequence[Unit], newer: Sequence[Unit]) -> list[tuple[int | None, int | None]]:
    """Which unit became which: indexes of both sides in order, None where one side lacks it."""
    found: list[tuple[int | None, int | None]] = []
    codes = Indel.opcodes([u.literal for u in older], [u.literal for u in newer])
    edited: tuple[list[int], list[int]] = ([], [])
    for code in codes:
        if code.tag == "equal":
            found += _edited(older, newer, *edited)
            edited = ([], [])
            found += zip(
                range(code.src_start, code.src_end),
                range(code.dest_start, code.dest_end),
                strict=True,
            )
        else:
            edited[0].extend(range(code.src_start, code.src_end))
            edited[1].extend(range(code.dest_start, code.dest_end))
    return found + _edited(older, newer, *edited)


def _edited(
    older: Sequence[Unit], newer: Sequence[Unit], gone: list[int], come: list[int]
) -> list[tuple[int | None, int | None]]:
    """Pair what left with what came: first what is alike, then what lies between in order."""
    rows: list[tuple[int | None, int | None]] = []
    if not gone and not come:
        return rows
    at_gone = at_come = 0
    for one, other in [*_alike(older, newer, gone, come), (len(gone), len(come))]:
        before, after = gone[at_gone:one], come[at_come:other]
        shared = min(len(before), len(after))
        rows += zip(before[:shared], after[:shared], strict=True)
        rows += ((left, None) for left in before[shared:])
        rows += ((None, new) for new in after[shared:])
        if one < len(gone):
            rows.append((gone[one], come[other]))
        at_gone, at_come = one + 1, other + 1
    return rows


def _alike(
    older: Sequence[Unit], newer: Sequence[Unit], gone: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """The heaviest chain of edited forms, as indexes into `gone` and `come`."""
    if not gone or not come:
        return []
    sides = [older[at] for at in gone], [newer[at] for at in come]
    said = (tuple((unit.literal, unit.code) for unit in side) for side in sides)
    return once("edited forms", (), partial(_chain, *sides), tuple(said))


def _chain(gone: Sequence[Unit], come: Sequence[Unit]) -> list[tuple[int, int]]:
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    like = []
    for i, one in enumerate(gone):
        like.append([_similarity(one, other) for other in come])
        for j in range(len(come)):
            taken = best[i][j] + like[i][j]
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], taken)
    chain, i, j = [], len(gone), len(come)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append((i, j))
    return chain[::-1]


def _similarity(one: Unit, other: Unit) -> float:
    alike = _likeness(one.literal, other.literal)
    return alike if alike >= ALIKE and one.code == other.code else 0.0


@remembered
def _likeness(one: str, other: str) -> float:
    """How alike two sentences are; copies of one article ask this of the same two."""
    return max(
        Indel.normalized_similarity(one.split(), other.split()),
        Indel.normalized_similarity(one, other) - 0.2,
    )
