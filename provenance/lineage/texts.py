"""What did the whole text say in each state of its source, and where do its places stand there?"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from provenance.lineage.found import Found, revision_id
from provenance.lineage.source.states import State
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.packed import AT_ONCE
from provenance.lineage.variation.places import PAIR, Variation
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.vectors import Held, Vector, merged
from provenance.text.spans import Span

Counts = npt.NDArray[np.int64]

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


def revision_texts(found: Found, *, placed: bool = True) -> tuple[RevisionText, ...]:
    """Put together the whole text of every state, in the order of the states.

    Each is the literal text of the witness that needs least mending, with the state's reading at
    each dividing place and the reading of most witnesses elsewhere: deviations of single copies,
    furniture and markers of editing are left out. The answer depends on contents alone. Where
    places stand is told if it is asked for: of a thousand states it takes most of the time.
    """
    if not found.states.states:
        return ()
    columns = {variation.base: at for at, variation in enumerate(found.states.dividing)}
    laid = [_Laid(v, columns.get(v.base)) for v in found.collated.variations]
    chosen, templates = _chosen(laid, found)
    mended = _to_mend(laid, chosen, templates)
    copies = _Copies()
    return tuple(
        _text_of(_Draft(at, template, own, mends), laid, copies, found, placed=placed)
        for at, (template, own, mends) in enumerate(zip(templates, chosen, mended, strict=True))
    )


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

    @cached_property
    def most(self) -> int:
        """The reading of most of all witnesses."""
        voiced = self.variation.voiced
        return max(range(len(voiced)), key=lambda at: (voiced[at], -at))

    def purest(self, reading: int, own: int) -> int:
        """Of what is the same but for noise the reading of most; `own` among equals."""
        same = [at for at, home in enumerate(self.variation.stands_for) if home == reading]
        counts = self.variation.counts
        return max(same, key=lambda at: (counts[at], at == own, -at), default=reading)


def _chosen(laid: Sequence[_Laid], found: Found) -> tuple[Readings, list[Witness]]:
    """The reading of each state at every place, a row each, and the witness whose text it mends.

    That is the reading of the state or its line, of most of its witnesses, or of most of all.
    """
    states = found.states.states
    lines = Held([*_lines(states)]).table
    whole = [_whole(state, found) for state in states]
    chosen = np.zeros((len(states), len(laid)), dtype=np.int16)
    apart = [np.zeros(len(witnesses), dtype=np.int64) for witnesses in whole]
    rows, members = [], []
    if laid:
        ground = laid[0].variation.ground
        rows = [ground.rows_of(witnesses) for witnesses in whole]
        members = [ground.rows_of(state.members) for state in states]
    width = max(1, AT_ONCE // len(found.collated.alignments))
    for start in range(0, len(laid), width):
        some = laid[start : start + width]
        table = np.stack([place.variation.column for place in some])
        dividing = [at for at, place in enumerate(some) if place.column is not None]
        columns = [place.column for place in some if place.column is not None]
        most = np.array([place.most for place in some], dtype=np.int16)
        for at, line in enumerate(lines):
            own = of_most(table[:, members[at]])
            own = np.where(own == UNKNOWN, most, own)
            own[dividing] = np.where(line[columns] == UNKNOWN, own[dividing], line[columns])
            chosen[at, start : start + width] = own
            apart[at] += (table[:, rows[at]] != own[:, None]).sum(axis=0)
    base = found.collated.family.base
    return chosen, [_template(*each, base) for each in zip(whole, apart, strict=True)]


def _whole(state: State, found: Found) -> list[Witness]:
    """The witnesses of a state that have all of the text."""
    base = found.collated.family.base
    return [
        witness
        for witness in state.members
        if witness not in found.collated.quoting
        and not witness.truncated
        and found.collated.alignments_of(witness)[0].covers == (0, len(base.words))
    ]


def _to_mend(
    laid: Sequence[_Laid], chosen: Readings, templates: Sequence[Witness]
) -> list[list[int]]:
    """The places at which the text of each template may read otherwise than its state."""
    found: list[list[int]] = [[] for _ in templates]
    for number, place in enumerate(laid):
        exact = place.variation.exact(templates)
        homes = np.array(place.variation.stands_for)
        counts = np.array(place.variation.counts)
        most = np.zeros(len(homes), dtype=np.int64)
        np.maximum.at(most, homes, counts)
        pure = (homes[exact] == chosen[:, number]) & (counts[exact] == most[homes[exact]])
        for at in np.flatnonzero(~pure & (exact != UNKNOWN)).tolist():
            found[at].append(number)
    return found


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


@dataclass(frozen=True, slots=True)
class _Draft:
    """A state by number, the witness whose text it mends, its readings, and what may need it."""

    state: int
    template: Witness
    chosen: Readings
    mends: Sequence[int]


def _text_of(
    draft: _Draft, laid: Sequence[_Laid], copies: "_Copies", found: Found, *, placed: bool
) -> RevisionText:
    state = found.states.states[draft.state]
    copy = copies.of(draft.template)
    members = {witness.id for witness in state.members}
    mended = []
    for place, reading in ((laid[at], int(draft.chosen[at])) for at in draft.mends):
        held = place.held(copy.witness)
        if held is None:
            continue
        exact, own = held
        pure = place.purest(reading, exact)
        if pure != exact:
            giver = copies.of(_giver(place, pure, members))
            there = place.held(giver.witness)
            mended.append(_Mending(own, giver, there[1] if there else own))
    pieces = _Pieces(copy, mended)
    dividing = [place for place in laid if placed and place.column is not None]
    holding = ((place.held(copy.witness), found.ids[place.variation.base]) for place in dividing)
    places = sorted((held[1], name) for held, name in holding if held is not None)
    return RevisionText(
        id=revision_id(draft.state),
        text=pieces.text,
        places=tuple((name, pieces.at(own)) for own, name in places),
        language=copy.witness.language,
    )


def _template(whole: Sequence[Witness], needed: Counts, base: Witness) -> Witness:
    """Of those who have all of the text the one with least to mend; else the fullest of all."""
    among = zip(whole, needed.tolist(), strict=True)
    least = min(among, key=lambda one: (one[1], _lost_breaks(one[0]), one[0].rank), default=None)
    return base if least is None else least[0]


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
