"""What did the whole text say in each state of its source, and where do its places stand there?"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from provenance.lineage.found import Found, revision_id
from provenance.lineage.places import Variation
from provenance.lineage.states import State
from provenance.lineage.witnesses import Witness
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
    copies = {witness.id: _Copy(witness) for witness in found.collated.witnesses}
    columns = {variation.base: at for at, variation in enumerate(found.states.dividing)}
    laid = [_Laid(v, columns.get(v.base)) for v in found.collated.variations]
    return tuple(
        _text_of(at, [place.chosen(at, found) for place in laid], laid, copies, found)
        for at in range(len(found.states.states))
    )


@dataclass(frozen=True)
class _Laid:
    """A place of variation, and which of the dividing places it is, if it is one."""

    variation: Variation
    column: int | None

    @cached_property
    def spans(self) -> dict[str, Span]:
        return {witness.id: span for witness, span in self.variation.spans}

    @cached_property
    def exact(self) -> dict[str, int]:
        """The reading of each witness, noise and all."""
        among = enumerate(self.variation.readings)
        return {witness.id: at for at, whole in among for witness in whole}

    def chosen(self, state: int, found: Found) -> int:
        """The reading of the state, of its line, of its witnesses, or of most witnesses."""
        line: int | None = state
        while self.column is not None and line is not None:
            held = found.states.states[line].vector[self.column]
            if held is not None:
                return held
            line = found.states.states[line].after
        own = self._of_most(found.states.states[state].members)
        return self._most if own is None else own

    @cached_property
    def _most(self) -> int:
        voices = self.variation.voices
        return max(range(len(voices)), key=lambda at: (len(voices[at]), -at))

    def _of_most(self, members: Sequence[Witness]) -> int | None:
        """What more than half of these witnesses read, if two or more do."""
        known = [at for w in members if (at := self.variation.reading_of(w)) is not None]
        best = max(sorted(set(known)), key=known.count, default=None)
        few = best is None or known.count(best) == 1 or known.count(best) * 2 <= len(known)
        return None if few else best

    def purest(self, reading: int, own: int | None) -> int:
        """Of what is the same but for noise the reading of most; `own` among equals."""
        same = [at for at, home in enumerate(self.variation.stands_for) if home == reading]
        readings = self.variation.readings
        return max(same, key=lambda at: (len(readings[at]), at == own, -at), default=reading)


def _text_of(
    at: int,
    chosen: Sequence[int],
    laid: Sequence[_Laid],
    copies: dict[str, "_Copy"],
    found: Found,
) -> RevisionText:
    state = found.states.states[at]
    copy = copies[_template(state, chosen, laid, found).id]
    pieces = _Pieces(copy)
    for place, reading in sorted(
        ((p, r) for p, r in zip(laid, chosen, strict=True) if copy.witness.id in p.spans),
        key=lambda pair: pair[0].spans[copy.witness.id],
    ):
        own = place.exact[copy.witness.id]
        pure = place.purest(reading, own)
        giver = copy if pure == own else copies[_giver(place, pure, state).id]
        name = None if place.column is None else found.ids[place.variation.base]
        pieces.put(place.spans[copy.witness.id], giver, place.spans[giver.witness.id], name)
    text, places = pieces.whole()
    return RevisionText(revision_id(at), text, places, copy.witness.language)


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

    def mended(witness: Witness) -> int:
        return sum(
            place.variation.reading_of(witness) != reading
            for place, reading in zip(laid, chosen, strict=True)
        )

    return min(whole, key=lambda w: (mended(w), _lost_breaks(w), w.rank), default=base)


def _giver(place: _Laid, reading: int, state: State) -> Witness:
    """The witness whose literal wording of a reading is taken, one of the state's if it can be."""
    members = {witness.id for witness in state.members}
    return min(
        place.variation.readings[reading],
        key=lambda w: (w.id not in members, not w.main, _lost_breaks(w), w.rank),
    )


def _lost_breaks(witness: Witness) -> int:
    return -len(witness.document.passages)


class _Copy:
    """A witness's literal text, less its markers and what stands between its sections."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness
        self._text = witness.document.text
        self._starts = [word.range.start for word in witness.words]
        self._ends = [word.range.end for word in witness.words]
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


class _Pieces:
    """Puts a text together from a copy and the wordings that others give for some of its places."""

    def __init__(self, copy: _Copy) -> None:
        self._copy = copy
        self._at = copy.start
        self._pieces: list[str] = []
        self._length = 0
        self._places: list[tuple[str, Span]] = []

    def put(self, own: Span, giver: _Copy, theirs: Span, place: str | None) -> None:
        """Say what the giver has at `theirs` for what the copy has at `own`."""
        here, there = self._copy.around(own), giver.around(theirs)
        if giver is self._copy or here.start < self._at:
            here, there = own, theirs
        if here.start < self._at:
            return
        self._add(self._copy.literal(self._at, here.start))
        self._add(giver.literal(there.start, theirs.start))
        start = self._length
        self._add(giver.literal(*theirs))
        if place is not None:
            self._places.append((place, Span(start, self._length)))
        self._add(giver.literal(theirs.end, there.end))
        self._at = here.end

    def whole(self) -> tuple[str, tuple[tuple[str, Span], ...]]:
        """The text without outer white space, and its places."""
        self._add(self._copy.literal(self._at, self._copy.end))
        text = "".join(self._pieces)
        cut = len(text) - len(text.lstrip())
        length = len(text.strip())
        places = (
            (name, Span(*(min(length, max(0, at - cut)) for at in span)))
            for name, span in self._places
        )
        return text.strip(), tuple(places)

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
