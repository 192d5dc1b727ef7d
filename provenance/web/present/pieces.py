"""The values that a comparison is shown from: pieces, and the parts of them that look alike.

A piece is an edit, or a part of one where a row ends or a paragraph was split inside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import category

SIDES = ("older", "newer")
BREAKS = ("split", "join")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a piece's words that look alike.

    `kind` is empty, letters (what changed inside a word), moved, own (changed inside a moved
    passage: `was` is what stood there before), split or join (a sign; it has no words).
    """

    text: str
    kind: str = ""
    was: str = ""

    @property
    def body(self) -> str:
        """Its words less the white space after them, which no mark covers."""
        return self.text.rstrip()

    @property
    def tail(self) -> str:
        """The white space after its words."""
        return self.text[len(self.body) :]

    @property
    def was_body(self) -> str:
        """What stood there before, less the white space after it."""
        return self.was.rstrip()


@dataclass(frozen=True, slots=True)
class End:
    """One place of a move: where it begins here, and what is said of the other place.

    `other` is the anchor of the other place, `way` up or down to it, `change` the change that
    stands there, `href` the address that leads to it.
    """

    move: str
    name: str
    other: str
    change: str
    way: str
    says: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of an edit inside one row.

    `id` is set on the first piece of a change only; `number` counts changes from 1. `only` names
    what alone differs in a change of no word. `older_move` names the move that took its older
    text away, `newer_move` the one that brought its newer text; `went` and `came` stand where they
    begin. `within` tells that it begins or ends inside a word, which must not be isolated
    from the rest of it.
    """

    op: str
    older: str
    newer: str
    edit: str
    id: str = ""
    number: int = 0
    noise: str = ""
    differs: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    older_move: str = ""
    newer_move: str = ""
    went: End | None = None
    came: End | None = None
    at: bool = False
    within: bool = False
    older_parts: tuple[Part, ...] = ()
    newer_parts: tuple[Part, ...] = ()

    def part_of_same(self, text: str) -> "Piece":
        """Give the piece for some of the text of an equal one, which both sides share.

        Of it nothing else is told than how it differs and whose words it is; `replace`, which
        copies every field by its name, took a third of the time that a long page takes.
        """
        return Piece(self.op, text, text, self.edit, noise=self.noise, differs=self.differs)

    @property
    def is_change(self) -> bool:
        """Whether it shows something that counts."""
        return self.op != "equal" and not self.noise

    @property
    def is_break(self) -> bool:
        """Whether a paragraph was split or joined here; its text is white space."""
        return self.op in BREAKS

    @property
    def only_space(self) -> bool:
        """Whether nothing but white space differs in an equal run."""
        return self.differs == ("whitespace",)

    @property
    def older_body(self) -> str:
        """The older text less the white space it carries at its end, which no mark covers."""
        return self.older.rstrip() or self.older

    @property
    def older_tail(self) -> str:
        """The white space at the end of the older text."""
        return self.older[len(self.older_body) :]

    @property
    def newer_body(self) -> str:
        """The newer text less the white space it carries at its end."""
        return self.newer.rstrip() or self.newer

    @property
    def newer_tail(self) -> str:
        """The white space at the end of the newer text."""
        return self.newer[len(self.newer_body) :]

    @property
    def older_shown(self) -> tuple[Part, ...]:
        """The older text in parts that look alike, less the white space at its end."""
        return slice_parts(self.older_parts, 0, len(self.older_body)) or (Part(self.older_body),)

    @property
    def newer_shown(self) -> tuple[Part, ...]:
        """The newer text in parts that look alike, less the white space at its end."""
        return slice_parts(self.newer_parts, 0, len(self.newer_body)) or (Part(self.newer_body),)

    @property
    def is_tight(self) -> bool:
        """Whether old and new wording would touch, shown one after the other."""
        return bool(self.older and self.newer and not self.older_tail)

    @property
    def difference(self) -> str:
        """What alone differs, in words."""
        return name_differences(self.differs or self.only)


def name_differences(kinds: Sequence[str]) -> str:
    """Name what differs.

    >>> name_differences(["whitespace", "case"])
    'white space and case'
    """
    return " and ".join("white space" if kind == "whitespace" else kind for kind in kinds)


def slice_parts(parts: Sequence[Part], start: int, end: int) -> tuple[Part, ...]:
    """Cut a stretch out of parts; what has no words stays where it stands.

    >>> slice_parts([Part("one "), Part("two", "own", "2")], 2, 6)
    (Part(text='e ', kind='', was=''), Part(text='tw', kind='own', was='2'))
    """
    found, at = [], 0
    for part in parts:
        after = at + len(part.text)
        text = part.text[max(start - at, 0) : max(end - at, 0)]
        if text or (not part.text and start <= at <= end):
            found.append(replace(part, text=text, was=part.was if at >= start else ""))
        at = after
    return tuple(found)


def is_inside(text: str, offset: int) -> bool:
    """Whether letters of one word stand on both sides of an offset."""
    around = text[max(0, offset - 1) : offset + 1]
    return offset > 0 and len(around) > 1 and all(category(sign)[0] in "LMN" for sign in around)
