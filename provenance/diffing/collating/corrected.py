"""What does a collation read once people have corrected its alignment?

Statements are laid over the rows in the order they were made: first those that say what stands in
one row with what, then those that say which readings are equal. Whatever they say, each text is
the join of its cells; a statement that can't hold is left out, and why is told.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.diffing.collating.collation import Collation, Row, number_groups
from provenance.diffing.collating.transpositions import Place, Transposition
from provenance.diffing.collating.words import form_of, keys_of
from provenance.text.spans import Span

MOST_JOINED = 40
"""Rows that one statement may join: readings further apart have become parts of other passages."""

APART = "What it joins stands too far apart now, or the other way round."
CROSSED = "Moving these words would put them out of the order of their text."
GONE = "None of the words it speaks of are in the texts collated here."
NOT_TOGETHER = "The two readings no longer stand in one place."
SAME_FORM = "The two readings are written the same."


@dataclass(frozen=True, slots=True)
class Held:
    """Words of one text: its index, and where in it they stand."""

    text: int
    span: Span


@dataclass(frozen=True, slots=True)
class Moved:
    """Each of `what` stands in the row where `beside` stands; who writes the same goes along."""

    what: tuple[Held, ...]
    beside: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The rows from where `upper` ends to where `lower` begins are one."""

    upper: tuple[Held, ...]
    lower: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """What is `upper` stands in one row, what is `lower` in another below it."""

    upper: tuple[Held, ...]
    lower: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """The readings of `one` and `other`, which stand in one row, are the same."""

    one: tuple[Held, ...]
    other: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Unlike:
    """What is written as in `one` is another reading than that of `other`, in the same row."""

    one: tuple[Held, ...]
    other: tuple[Held, ...]


Statement = Moved | Joined | Parted | Alike | Unlike


@dataclass(frozen=True, slots=True)
class Corrected:
    """A collation under statements; `misfits` has, for each, why it doesn't hold, or nothing."""

    collation: Collation
    misfits: tuple[str, ...]


def lay_over(
    collation: Collation, texts: Sequence[str], statements: Sequence[Statement]
) -> Corrected:
    """Lay statements over a collation of `texts`.

    >>> from provenance.diffing.collating.collation import collate
    >>> texts = ["an old gray hen", "an aged hen"]
    >>> parted = Parted((Held(0, Span(3, 7)),), (Held(0, Span(7, 12)), Held(1, Span(3, 8))))
    >>> [[cell and text[cell.slice] for text, cell in zip(texts, row.cells)]
    ...  for row in lay_over(collate(texts), texts, [parted]).collation.rows]
    [['an ', 'an '], ['old ', None], ['gray ', 'aged '], ['hen', 'hen']]
    """
    if not statements:
        return Corrected(collation, ())
    grid = _Grid(collation, texts)
    misfits = {}
    for kinds in ((Moved, Joined, Parted), (Alike, Unlike)):
        for number, statement in enumerate(statements):
            if isinstance(statement, kinds):
                misfits[number] = grid.lay(statement)
    return Corrected(
        replace(
            collation,
            rows=tuple(grid.rows),
            transpositions=tuple(grid.find_again(each) for each in collation.transpositions),
        ),
        tuple(misfits[number] for number in range(len(statements))),
    )


class _Grid:
    """Rows that statements change; each text's words are found by bisection."""

    def __init__(self, collation: Collation, texts: Sequence[str]) -> None:
        self.rows: list[Row] = list(collation.rows)
        self._engine = collation.rows
        self._texts = texts
        self._order = collation.order
        self._changed: set[int] = set()

    def lay(self, statement: Statement) -> str:
        """Lay one statement over the rows; say why it can't hold, or nothing if it does."""
        match statement:
            case Moved(what, beside):
                misfit = self._move(what, self._row_of(beside))
                self._settle()
                return misfit
            case Joined(upper, lower):
                ends = [Held(held.text, Span(held.span.end - 1, held.span.end)) for held in upper]
                return self._join(self._row_of(ends), self._row_of(lower))
            case Parted(upper, lower):
                return self._part(upper, lower)
            case Alike(one, other):
                return self._read(one, other, self._equate)
            case Unlike(one, other):
                return self._read(one, other, self._distinguish)

    def find_again(self, moved: Transposition) -> Transposition:
        """Say where a passage that stands at several places in the engine's rows stands now."""
        if self.rows == list(self._engine):
            return moved
        return Transposition(tuple(self._place_again(place) for place in moved.places))

    def _place_again(self, place: Place) -> Place:
        rows = []
        for text in place.witnesses:
            cells = [row.cells[text] for row in self._engine[place.start : place.end]]
            for cell in filter(None, cells):
                rows += [self._at(text, cell.start), self._at(text, cell.end - 1)]
        return replace(place, start=min(rows), end=max(rows) + 1) if rows else place

    def _at(self, text: int, offset: int) -> int:
        """Give the row in which a text has what stands at an offset."""
        low, high, found = 0, len(self.rows), 0
        while low < high:
            middle = (low + high) // 2
            at, cell = self._cell_above(text, middle + 1, low)
            if cell is None:
                low = middle + 1
            elif cell.start <= offset:
                found, low = at, middle + 1
            else:
                high = at
        return found

    def _cell_above(self, text: int, row: int, least: int = 0) -> tuple[int, Span | None]:
        """Give the last cell of a text above a row, and its row."""
        for at in range(row - 1, least - 1, -1):
            if (cell := self.rows[at].cells[text]) is not None:
                return at, cell
        return least, None

    def _row_of(self, held: Iterable[Held], but: int | None = None) -> int | None:
        """Give the row in which most of these stand, of several the first; `but` counts last."""
        counted = Counter(
            self._at(each.text, each.span.start)
            for each in held
            if each.span.start < len(self._texts[each.text])
        )
        if not counted:
            return None
        return min(counted, key=lambda row: (row == but, -counted[row], row))

    def _move(self, what: Sequence[Held], target: int | None) -> str:
        what = [held for held in what if held.span.end <= len(self._texts[held.text])]
        if target is None or not what:
            return GONE
        if not all(self._may_move(held, target) for held in what):
            return CROSSED
        along = [each for held in what for each in self._written_alike(held)]
        for held in what:
            self._take(held, target)
        told = {held.text for held in what}
        for held in along:
            if held.text not in told and self._may_move(held, target):
                self._take(held, target)
        return ""

    def _written_alike(self, held: Held) -> list[Held]:
        """Give the same words of other texts that write the cell in which they stand alike."""
        row = self.rows[self._at(held.text, held.span.start)]
        own = row.cells[held.text]
        if own is None or not own.holds(held.span):
            return []
        said = self._texts[held.text][own.slice]
        found = []
        for text, cell in enumerate(row.cells):
            if cell is None or text == held.text or row.forms[text] != row.forms[held.text]:
                continue
            if own == held.span:
                found.append(Held(text, cell))
            elif self._texts[text][cell.slice] == said:
                start = cell.start + held.span.start - own.start
                found.append(Held(text, Span(start, start + held.span.length)))
        return found

    def _may_move(self, held: Held, target: int) -> bool:
        start, end = self._around(held.text, target)
        return start <= held.span.end and held.span.start <= end

    def _around(self, text: int, target: int) -> tuple[int, int]:
        """Give where the text above a row ends and where the text below it begins."""
        _, above = self._cell_above(text, target)
        below = (cell for row in self.rows[target + 1 :] if (cell := row.cells[text]))
        cell = next(below, None)
        return above.end if above else 0, cell.start if cell else len(self._texts[text])

    def _take(self, held: Held, target: int) -> None:
        """Let a text's words stand in a row: what is above ends before them, what is below after.

        The text stays in order and whole, since its cells are cut at the same two offsets.
        """
        text, span = held.text, held.span
        start, end = self._around(text, target)
        start, end = min(start, span.start), max(end, span.end)
        for at in range(target - 1, -1, -1):
            cell = self.rows[at].cells[text]
            if cell is not None:
                if cell.end <= start:
                    break
                self._put(at, text, Span(cell.start, max(cell.start, start)))
        for at in range(target + 1, len(self.rows)):
            cell = self.rows[at].cells[text]
            if cell is not None:
                if cell.start >= end:
                    break
                self._put(at, text, Span(min(cell.end, end), cell.end))
        self._put(target, text, Span(start, end))

    def _put(self, at: int, text: int, span: Span) -> None:
        """Give a text this cell in a row, none if it is empty; the row is read anew later."""
        row = self.rows[at]
        cells = (*row.cells[:text], span if span.length else None, *row.cells[text + 1 :])
        self.rows[at] = replace(row, cells=cells)
        self._changed.add(at)

    def _settle(self) -> None:
        """Read the changed rows anew, and leave out those that are empty now."""
        for at in sorted(self._changed, reverse=True):
            cells = self.rows[at].cells
            self.rows[at : at + 1] = [self._read_anew(cells)] if any(cells) else []
        self._changed.clear()

    def _join(self, first: int | None, last: int | None) -> str:
        if first is None or last is None:
            return GONE
        if not first <= last < first + MOST_JOINED:
            return APART
        if first < last:
            columns = zip(*(row.cells for row in self.rows[first : last + 1]), strict=True)
            cells = tuple(_joined([cell for cell in column if cell]) for column in columns)
            self.rows[first : last + 1] = [self._read_anew(cells)]
        return ""

    def _part(self, upper: Sequence[Held], lower: Sequence[Held]) -> str:
        first = self._row_of(upper)
        second = self._row_of(lower, but=first)
        if first is None or second is None:
            return GONE
        if second < first:
            return CROSSED
        before = list(self.rows)
        if first == second:
            cuts = {held.text: held.span.end for held in upper}
            cuts |= {held.text: held.span.start for held in lower}
            self._cut(first, cuts)
            second = first + 1
        misfit = self._move(lower, second) or self._move(upper, first)
        if misfit:
            self.rows = before
            self._changed.clear()
        self._settle()
        return misfit

    def _cut(self, at: int, cuts: Mapping[int, int]) -> None:
        """Cut a row in two; who writes it like one of these is cut alike, others stay above."""
        row = self.rows[at]
        inside = {
            text: cut - cell.start
            for text, cut in cuts.items()
            if (cell := row.cells[text]) and cell.start <= cut <= cell.end
        }
        alike = {row.forms[text]: cut for text, cut in sorted(inside.items(), reverse=True)}
        edges = [
            cell and cell.start + min(inside.get(text, alike.get(form, cell.length)), cell.length)
            for text, (cell, form) in enumerate(zip(row.cells, row.forms, strict=True))
        ]
        halves = zip(row.cells, edges, strict=True)
        both = [(_span(cell, 0, edge), _span(cell, 1, edge)) for cell, edge in halves]
        cells = (tuple(above for above, _ in both), tuple(below for _, below in both))
        self.rows[at : at + 1] = [self._read_anew(half) for half in cells]

    def _read_anew(self, cells: tuple[Span | None, ...]) -> Row:
        words: dict[tuple[str, ...], set[int]] = {}
        forms: dict[str, set[int]] = {}
        for text, cell in enumerate(cells):
            if cell is not None:
                said = self._texts[text][cell.slice]
                words.setdefault(keys_of(said), set()).add(text)
                forms.setdefault(form_of(said), set()).add(text)
        return Row(cells, self._numbered(words.values()), self._numbered(forms.values()))

    def _numbered(self, groups: Iterable[set[int]]) -> tuple[int | None, ...]:
        of = {text: group for group in map(frozenset, groups) for text in group}
        return number_groups(of, self._order)

    def _read(
        self,
        one: Sequence[Held],
        other: Sequence[Held],
        lay: Callable[[Row, set[int], set[int]], Row | None],
    ) -> str:
        at, there = self._row_of(one), self._row_of(other)
        if at is None or there is None:
            return GONE
        if at != there:
            return NOT_TOGETHER
        row = self.rows[at]
        texts = [
            {held.text for held in side if row.cells[held.text] and self._at(*_start(held)) == at}
            for side in (one, other)
        ]
        read = lay(row, *texts)
        if read is None:
            return SAME_FORM
        self.rows[at] = read
        return ""

    def _equate(self, row: Row, one: set[int], other: set[int]) -> Row:
        alike = {row.readings[text] for text in one | other}
        return self._regrouped(row, [-1 if number in alike else number for number in row.readings])

    def _distinguish(self, row: Row, one: set[int], other: set[int]) -> Row | None:
        apart = {row.forms[text] for text in one}
        if apart & {row.forms[text] for text in other}:
            return None
        return self._regrouped(
            row,
            [
                -1 if form in apart else number
                for form, number in zip(row.forms, row.readings, strict=True)
            ],
        )

    def _regrouped(self, row: Row, labels: Sequence[int | None]) -> Row:
        groups: dict[int, set[int]] = {}
        for text, label in enumerate(labels):
            if label is not None:
                groups.setdefault(label, set()).add(text)
        return replace(row, readings=self._numbered(groups.values()))


def _start(held: Held) -> tuple[int, int]:
    return held.text, held.span.start


def _span(cell: Span | None, half: int, edge: int | None) -> Span | None:
    """Give the upper (0) or lower (1) part of a cell that is cut at an edge, None if empty."""
    if cell is None or edge is None:
        return None
    span = Span(edge, cell.end) if half else Span(cell.start, edge)
    return span if span.length else None


def _joined(cells: Sequence[Span]) -> Span | None:
    return Span(cells[0].start, cells[-1].end) if cells else None
