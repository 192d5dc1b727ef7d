"""How alike the variants are, as a table."""

from dataclasses import dataclass

from provenance.services.similarity import Similarity

STEPS = 8
"""Shades of the table: more can't be told apart by eye."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands where two variants cross; `step` is its shade, 0 to STEPS."""

    older: str
    newer: str
    says: str
    step: int

    @property
    def pair(self) -> str:
        """The two sigla as an address names them."""
        return f"{self.older}..{self.newer}"


@dataclass(frozen=True, slots=True)
class Line:
    """One variant against those before it."""

    siglum: str
    cells: tuple[Cell, ...]


def make_matrix(similarity: Similarity) -> tuple[Line, ...]:
    """Give the lower half of the matrix: the other half says the same.

    >>> lines = make_matrix(Similarity(("A", "B"), ((1.0, 0.5), (0.5, 1.0))))
    >>> [(cell.older, cell.newer, cell.says, cell.step) for cell in lines[0].cells]
    [('A', 'B', '50', 4)]
    """
    lines = []
    for at, (siglum, row) in enumerate(similarity.rows):
        cells = tuple(_cell(similarity.sigla[other], siglum, row[other]) for other in range(at))
        lines.append(Line(siglum, cells))
    return tuple(lines[1:])


def _cell(older: str, newer: str, value: float | None) -> Cell:
    if value is None:
        return Cell(older, newer, "", 0)
    shown = min(99, round(value * 100)) if value < 1 else 100
    return Cell(older, newer, str(shown), round(value * STEPS))
