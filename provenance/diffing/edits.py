"""The values a comparison is made of."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from provenance.text.spans import Span


class Op(StrEnum):
    """The fate of a run of tokens."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


Difference = Literal["whitespace", "case", "punctuation", "typography"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of neighbouring tokens that share one fate.

    Of an equal run whose characters differ all the same, `differs` says in what, in the order of
    `Difference`; it is empty otherwise.
    """

    op: Op
    older: Span
    newer: Span
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A passage found at another place; both ranges are unions of whole edits."""

    older: Span
    newer: Span
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """A paragraph split or joined: the break stands at these ranges, one of them without it."""

    op: Literal["split", "join"]
    older: Span
    newer: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the older text in the newer one.

    `edits` in order cover both texts wholly, each position once. `complete` is false only where a
    stated bound of work was reached; the edits are lossless all the same.
    """

    edits: tuple[Edit, ...]
    moves: tuple[Move, ...] = ()
    breaks: tuple[Break, ...] = ()
    complete: bool = True
