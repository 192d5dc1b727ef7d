"""What did the whole text say in each state of its source, and where do its places stand there?"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from provenance.lineage.found import Found, revision_id
from provenance.lineage.source.states import State
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import PAIR, Variation
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.vectors import Vector, merged
from provenance.text.spans import Span

BLANKS = " \t\u00a0"
CLOSING = ".,;:!?…)]}”’»。，、；：！？"
"""Signs before which no blank is left when the marker between them is taken out."""


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The text of one state of the source, as far as its witnesses tell.

    `places` gives, in the order of the text, each place that divides states: its id, and where
    this state's reading of it stands in `text`. An empty reading stands where it would be.
    """

    id: str
    text: str
    places: tuple[tuple[str, Span], ...]
    language: str


def revision_texts(found: Found) -> tuple[RevisionText, ...]:
    """Put together the whole text of every state, in the order of the states.

    Each is the literal text of the witness that needs least mending, with the state's reading at
    each dividing place and the reading of most witnesses elsewhere: deviations of single copies,
    furniture and markers of editing are left out. The answer depends on contents alone.
    """
    copies = _Copies()
    columns = {variation.base: at for at, variation in enumerate(found.states.dividing)}
    laid = [_Laid(v, columns.get(v.base)) for v in found.collated.variations]
    states, told = found.states.states, []
    for at, (state, line) in enumerate(zip(states, _lines(states), strict=True)):
        most = of_most(_read(state.members, laid)).tolist()
        chosen = [place.chosen(line, own) for place, own in zip(laid, most, strict=True)]
        told.append(_text_of(at, chosen, laid, copies, found))
    return tuple(told)


def _lines(states: Sequence[State]) -> Iterator[Vector]:
    """The readings of each state; where they are not known, those of the last that it came from."""
    told: dict[int, Vector] = {}
    for state in range(len(states)):
        line: list[int] = []
        at: int | None = state
        while at is not None and at not in told:
            line.append(at)
            at = states[at].after
        for later in reversed(line):
            after = states[later].after
            own = states[later].vector
            told[later] = own if after is None else merged([own, told[after]])
        yield told[state]


@dataclass(frozen=True)
class _Laid:
    """A place of variation, and which of the dividing places it is, if it is one."""

    variation: Variation
    column: int | None

    def held(self, witness: Witness) -> tuple[int, Span] | None:
        """The reading of a witness, noise and all, and where it has it."""
        return next(iter(self.variation.held_by(witness)[-1:]), None)

    def leaves_as_it_is(self, witness: Witness, reading: int) -> bool:
        """Whether a text reads as the base does, if anything, and the reading is no other."""
        place = self.variation
        numbers = place.ground.numbers.get(witness.id, ())
        deviates = any(at in place.deviants for at in numbers)
        quotes = any(quoting.id == witness.id for _, quoting, _ in place.quoted)
        return reading == self._of_the_base and not deviates and not quotes

    @cached_property
    def _of_the_base(self) -> int | None:
        """The base's reading but for noise, if it is as pure as any."""
        plain = self.variation.plain
        home = self.variation.stands_for[plain]
        return home if self.purest(home, plain) == plain else None

    def chosen(self, line: Vector, own: int) -> int:
        """The reading of a state or its line, of most of its witnesses (`own`), or of others."""
        held = None if self.column is None else line[self.column]
        if held is not None:
            return held
        return self._most if own == UNKNOWN else own

    @cached_property
    def _most(self) -> int:
        voiced = self.variation.voiced
        return max(range(len(voiced)), key=lambda at: (voiced[at], -at))

    def purest(self, reading: int, own: int | None) -> int:
        """Of what is the same but for noise the reading of most; `own` among equals."""
        same = [at for at, home in enumerate(self.variation.stands_for) if home == reading]
        counts = self.variation.counts
        return max(same, key=lambda at: (counts[at], at == own, -at), default=reading)


def _read(witnesses: Sequence[Witness], laid: Sequence[_Laid]) -> Readings:
    """What these witnesses read but for noise, a row a place."""
    if not laid:
        return np.zeros((0, len(witnesses)), dtype=np.int16)
    rows = laid[0].variation.ground.rows_of(witnesses)
    return np.stack([place.variation.column[rows] for place in laid])


def of_most(table: Readings) -> Readings:
    """What more than half of those who testify in a row read, if two or more do; else UNKNOWN.

    In order it is what stands in the middle.

    >>> of_most(np.array([[2, 1, 2, -1], [1, -1, -1, -1], [1, 1, 2, 2]])).tolist()
    [2, -1, -1]
    """
    if not table.shape[1]:
        return np.full(len(table), UNKNOWN, dtype=np.int16)
    known = (table != UNKNOWN).sum(axis=1)
    middle = np.minimum(table.shape[1] - (known + 1) // 2, table.shape[1] - 1)
    found = np.take_along_axis(np.sort(table, axis=1), middle[:, None], axis=1)
    count = (table == found).sum(axis=1)
    return np.where((count >= PAIR) & (2 * count > known), found[:, 0], UNKNOWN).astype(np.int16)


def _text_of(
    at: int,
    chosen: Sequence[int],
    laid: Sequence[_Laid],
    copies: "_Copies",
    found: Found,
) -> RevisionText:
    state = found.states.states[at]
    copy = copies.of(_template(state, chosen, laid, found))
    members = {witness.id for witness in state.members}
    mended, places = [], []
    for place, reading in zip(laid, chosen, strict=True):
        if place.column is None and place.leaves_as_it_is(copy.witness, reading):
            continue
        held = place.held(copy.witness)
        if held is None:
            continue
        exact, own = held
        pure = place.purest(reading, exact)
        if pure != exact:
            giver = copies.of(_giver(place, pure, members))
            there = place.held(giver.witness)
            mended.append(_Mending(own, giver, there[1] if there else own))
        if place.column is not None:
            places.append((own, found.ids[place.variation.base]))
    pieces = _Pieces(copy, mended)
    stand = ((pieces.at(own), place) for own, place in sorted(places))
    return RevisionText(
        id=revision_id(at),
        text=pieces.text,
        places=tuple((place, span) for span, place in stand),
        language=copy.witness.language,
    )


def _template(state: State, chosen: Sequence[int], laid: Sequence[_Laid], found: Found) -> Witness:
    """The witness of the state that has all of the text and least to mend; else the fullest."""
    base = found.collated.family.base
    whole = [
        witness
        for witness in state.members
        if witness not in found.collated.quoting
        and not witness.truncated
        and found.collated.alignments_of(witness)[0].covers == (0, len(base.words))
    ]
    mended = (_read(whole, laid) != np.array(chosen, dtype=np.int16)[:, None]).sum(axis=0)
    needed = dict(zip((w.id for w in whole), mended.tolist(), strict=True))
    return min(whole, key=lambda w: (needed[w.id], _lost_breaks(w), w.rank), default=base)


def _giver(place: _Laid, reading: int, members: Container[str]) -> Witness:
    """The witness whose literal wording of a reading is taken, one of the state's if it can be."""
    return min(
        place.variation.having(reading),
        key=lambda w: (w.id not in members, not w.main, _lost_breaks(w), w.rank),
    )


def _lost_breaks(witness: Witness) -> int:
    return -len(witness.document.passages)


class _Copies:
    """The literal texts of those witnesses that anything is taken from."""

    def __init__(self) -> None:
        self._made: dict[str, _Copy] = {}

    def of(self, witness: Witness) -> "_Copy":
        """The text of a witness."""
        if witness.id not in self._made:
            self._made[witness.id] = _Copy(witness)
        return self._made[witness.id]


class _Copy:
    """A witness's literal text, less its markers and what stands between its sections."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self._text = witness.document.text
        self._starts, self._ends = witness.words.starts, witness.words.ends
        ranges = [section.range for section in witness.sections]
        self.start, self.end = ranges[0].start, ranges[-1].end
        markers = (self._marker(marker.range) for marker in witness.markers)
        between = (self._between(one, other) for one, other in pairwise(ranges))
        self._cuts = sorted([*markers, *between])

    def _marker(self, marker: Span) -> tuple[int, int, str]:
        """What goes with a marker: the blanks before it, where blank or sign follows."""
        text, (start, end) = self._text, marker
        while end < self.end and text[end] in BLANKS:
            end += 1
        if end == self.end or text[end] in CLOSING or text[end] in "\r\n":
            while start > self.start and text[start - 1] in BLANKS:
                start -= 1
        return start, end, ""

    def _between(self, before: Span, after: Span) -> tuple[int, int, str]:
        text = self._text
        apart = before.end == after.start or text[before.end - 1].isspace()
        apart = apart or text[after.start].isspace()
        return before.end, after.start, "" if apart else "\n\n"

    def literal(self, start: int, end: int) -> str:
        """What stands there, less what is cut out."""
        kept, at = [], start
        for cut_from, cut_to, instead in self._cuts:
            if cut_from < end and cut_to > at:
                kept += [self._text[at : max(at, cut_from)], instead]
                at = min(end, cut_to)
        return "".join([*kept, self._text[at:end]])

    def around(self, span: Span) -> Span:
        """From the end of the word before the span to the beginning of the word after it."""
        before, after = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return Span(
            self._ends[before - 1] if before else self.start,
            self._starts[after] if after < len(self._starts) else self.end,
        )


@dataclass(frozen=True, slots=True)
class _Mending:
    """What another copy has at `theirs` is to stand for what the mended one has at `own`."""

    own: Span
    giver: _Copy
    theirs: Span


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the copy, what is said for it, and where the place in it stands in that."""

    own: Span
    said: str
    start: int
    place: Span | None


class _Pieces:
    """The text of a copy with some of its wordings mended, and where its places then stand.

    Of mendings that overlap, the first and longest is made.
    """

    def __init__(self, copy: _Copy, mended: Sequence[_Mending]) -> None:
        self._copy = copy
        self._pieces: list[_Piece] = []
        self._placed: dict[Span, Span] = {}
        self._length = 0
        at = copy.start
        for one in sorted(mended, key=lambda one: (one.own.start, -one.own.end)):
            here, there = copy.around(one.own), one.giver.around(one.theirs)
            if here.start < at:
                here, there = one.own, one.theirs
            if here.start >= at:
                self._keep(Span(at, here.start))
                self._put(here, one, there)
                at = here.end
        self._keep(Span(at, copy.end))
        whole = "".join(piece.said for piece in self._pieces)
        self._cut = len(whole) - len(whole.lstrip())
        self._starts = [piece.own.start for piece in self._pieces]
        self.text = whole.strip()

    def at(self, own: Span) -> Span:
        """Where the text has what stands at `own` in the copy."""
        if own in self._placed:
            return Span(*(self._within(at) for at in self._placed[own]))
        start, end = self._offset(own.start), self._offset(own.end, is_end=True)
        return Span(start, max(start, end))

    def _offset(self, own: int, *, is_end: bool = False) -> int:
        number = bisect_right(self._starts, own) - 1
        while is_end and number > 0 and self._starts[number] == own:
            number -= 1
        piece = self._pieces[max(0, number)]
        if piece.place is not None:
            offset = piece.place.end if is_end else piece.place.start
        else:
            offset = piece.start + len(self._copy.literal(piece.own.start, own))
        return self._within(offset)

    def _within(self, offset: int) -> int:
        return min(len(self.text), max(0, offset - self._cut))

    def _keep(self, own: Span) -> None:
        if own.length or not self._pieces:
            self._add(own, self._copy.literal(*own), None)

    def _put(self, own: Span, one: _Mending, there: Span) -> None:
        before = one.giver.literal(there.start, one.theirs.start)
        said = one.giver.literal(*one.theirs)
        start = self._length + len(before)
        after = one.giver.literal(one.theirs.end, there.end)
        self._placed[one.own] = Span(start, start + len(said))
        self._add(own, before + said + after, self._placed[one.own])

    def _add(self, own: Span, said: str, place: Span | None) -> None:
        self._pieces.append(_Piece(own, said, self._length, place))
        self._length += len(said)
