"""Which passage of one text renders which of another, in two languages, side by side?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from provenance.lineage.across import meaning
from provenance.lineage.across.dating import lay
from provenance.lineage.across.units import Unit, units_of
from provenance.text.document import NOISE_ROLES, Document, Role
from provenance.text.spans import Span

ASIDE = NOISE_ROLES | {Role.ORIGINAL, Role.UNTRANSLATED, Role.SUMMARY}
"""Roles of sections that render nothing of the other text, or render it in its own language."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands on either side of one row; either may be empty.

    `older` and `newer` are half-open ranges into the texts, each in reading order. `role` names
    the section that the newer side stands in where it is no rendering. `score` is the likeness in
    meaning, from 0 to 1.
    """

    older: tuple[Span, ...]
    newer: tuple[Span, ...]
    score: float
    role: Role | None = None
    swapped: bool = False


def pair(older: Document, newer: Document) -> list[Pair]:
    """Pair the sentences of a text with those that render it, in the order of the older one.

    Raises EncoderError where `meaning.can_tell` is false or the encoder is broken.
    """
    source = units_of(older.text, older.language, _main(older))
    target = units_of(newer.text, newer.language, _main(newer))
    laid = lay([source], target, meaning.vectors, (older.language, newer.language))
    sources = [column.units[0] for column in laid.columns]
    rows = []
    furthest = -1
    for bead in laid.beads:
        last = bead.target[-1] if bead.target else furthest
        swapped = bool(bead.source) and bool(bead.target) and bead.target[0] < furthest
        rows.append(
            Pair(
                tuple(unit.range for at in bead.source if (unit := sources[at]) is not None),
                tuple(target[at].range for at in bead.target),
                round(max(0.0, bead.score), 3),
                swapped=swapped,
            )
        )
        furthest = max(furthest, last)
    return _with_asides(rows, _asides(newer))


def _main(document: Document) -> list[Span]:
    """The ranges that may render, or be rendered: the work's own text in its main language."""
    main = document.sections[document.main]
    kept = ASIDE - {main.role}
    return [
        section.range
        for section in document.sections
        if section.role not in kept and section.language in {main.language, "und"}
    ]


def _asides(document: Document) -> list[tuple[Unit, Role]]:
    """What of the newer text renders nothing, sentence by sentence, with why."""
    main = document.sections[document.main]
    kept = ASIDE - {main.role}
    return [
        (unit, section.role)
        for section in document.sections
        if section.role in kept - {Role.FRONT_MATTER, Role.FURNITURE}
        for unit in units_of(document.text, section.language, [section.range])
    ]


def _with_asides(rows: Sequence[Pair], asides: Sequence[tuple[Unit, Role]]) -> list[Pair]:
    """Put what renders nothing where it stands among the rows, one row a section."""
    runs = [
        Pair((), tuple(unit.range for unit, _ in run), 0.0, role)
        for role, run in groupby(asides, key=lambda one: one[1])
    ]
    found = list(rows)
    for aside in runs:
        start = aside.newer[0].start
        at = next(
            (k for k, row in enumerate(found) if row.newer and row.newer[0].start > start),
            len(found),
        )
        found.insert(at, aside)
    return found
