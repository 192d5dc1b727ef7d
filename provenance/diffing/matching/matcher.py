"""Which runs of tokens do two texts share, in order?

What stands once in either anchors the rest, lines first, then phrases; what is left between
anchors is split into tokens and aligned, many gaps at once where they are many.
"""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from operator import ne

import numpy as np

from provenance.diffing.edits import Difference
from provenance.diffing.flat.arrays import Numbers
from provenance.diffing.flat.columns import gapped
from provenance.diffing.flat.cuts import (
    first_cut,
    is_cut,
    last_cut,
    passage_cuts,
    phrase_cuts,
)
from provenance.diffing.flat.strips import Strip, with_gaps
from provenance.diffing.flat.units import forget_units
from provenance.diffing.folding import differences, folding
from provenance.diffing.granularity import Granularity, granularity_for
from provenance.diffing.matching.anchors import FEW_ANCHORS, Cutter, anchors_between
from provenance.diffing.matching.chunks import shared_stretches
from provenance.diffing.matching.gap_ends import without_ends
from provenance.diffing.matching.gaps import MANY, match_gaps
from provenance.diffing.matching.lines import gaps_between, left_by, shared_lines
from provenance.diffing.matching.words import NEAR, Aligner, common_prefix, common_suffix
from provenance.text.spans import Span

STAGES: tuple[tuple[Cutter, int, int], ...] = ((passage_cuts, 20, 4_000), (phrase_cuts, 16, 8_000))
"""How pieces that anchor are found, how long they must be, and how long both sides of a gap.

Up to 8,000 characters a gap's exact alignment costs less than looking for phrases in it.
"""

_WHITE: tuple[Difference, ...] = ("whitespace",)

CHARACTERS = 5
"""Characters for each token, as many as those of English prose have."""

LEAST_LEFT = 200
"""Characters between two passages that moved from which on they are aligned: a sentence or two."""

MANY_MATCHES = 2_000
"""Matches from which they are put in flat arrays: each takes a tenth of the memory there."""

MANY_TOKENS = 100_000
"""Tokens from which the same one is kept once: such a text uses each word ten times and more."""

SHORTEST_SPLIT = 100
"""Characters up to which tokens are aligned at once."""


class Matcher:
    """Finds the runs that two texts share, in order."""

    def __init__(
        self,
        older: str,
        newer: str,
        pieces: Granularity,
        ignore: frozenset[Difference],
        aligner: Aligner,
    ) -> None:
        self._older, self._newer = older, newer
        self._pieces = pieces
        self._ignore = ignore
        self._fold = folding(ignore)
        self._aligner = aligner
        self._lead_older, self._lead_newer = _lead(older), _lead(newer)
        self._gathers = pieces.name == "word" and self._fold is None and aligner.splits
        self._gaps: list[list[int]] = []
        self._many_gaps: list[Numbers] = []
        self._same: list[Numbers] = []
        self._matches: list[Strip] = []

    def strips(self) -> Sequence[Strip]:
        """Give the runs that both whole texts share, and edits wherever they leave a gap."""
        older, newer = Span(0, len(self._older)), Span(0, len(self._newer))
        if self._pieces.local and "punctuation" not in self._ignore:
            self._between(older, newer, 0)
            self._in_gaps()
        else:
            self._tokens(older, newer)
        if self._same or len(self._matches) > MANY_MATCHES:
            return gapped(self._same, self._matches, older.end, newer.end)
        return with_gaps(sorted(self._matches), older.end, newer.end)

    def _between(self, older: Span, newer: Span, stage: int) -> None:
        if not older.length or not newer.length:
            return
        head = self._head(older, newer)
        older, newer = Span(older.start + head, older.end), Span(newer.start + head, newer.end)
        tail = self._tail(older, newer)
        inner_older = Span(older.start, older.end - tail)
        inner_newer = Span(newer.start, newer.end - tail)
        if head:
            self._identical(older.start - head, newer.start - head, head)
        if inner_older.length and inner_newer.length:
            self._anchored(inner_older, inner_newer, stage)
        if tail:
            self._identical(inner_older.end, inner_newer.end, tail)

    def _anchored(self, older: Span, newer: Span, stage: int) -> None:
        while stage < len(STAGES):
            cutter, shortest, longest_gap = STAGES[stage]
            stage += 1
            if min(older.length, newer.length) < longest_gap:
                continue
            if cutter is passage_cuts and self._by_lines(older, newer, shortest, stage):
                return
            texts = self._older, self._newer
            anchors = anchors_between(*texts, older, newer, cutter, shortest)
            if anchors:
                self._around(anchors, older, newer, stage)
                return
        self._small(older, newer)

    def _by_lines(self, older: Span, newer: Span, shortest: int, stage: int) -> bool:
        """Anchor on whole lines that both spans have as they stand, unless they are few."""
        found, crossing = shared_lines(self._older, self._newer, older, newer, shortest)
        if len(crossing) and self._without_crossing(found, crossing, older, newer):
            return True
        shared = int((found[:, 1] - found[:, 0]).sum())
        if not shared or shared * FEW_ANCHORS < min(older.length, newer.length):
            if 2 * older.length > len(self._older):
                forget_units(self._older, self._newer)
            return False
        self._same.append(found)
        gaps = gaps_between(found, older, newer)
        small = (gaps[:, 1::2] - gaps[:, ::2]).min(axis=1) < _shortest_gap(stage)
        if self._gathers:
            few = gaps[small]
            if int((few[:, 1::2] - few[:, ::2]).sum()) > MANY:
                self._many_gaps.append(few)
            else:
                self._gaps += few.tolist()
            gaps = gaps[~small]
        for start, end, start_newer, end_newer in gaps.tolist():
            self._gap(Span(start, end), Span(start_newer, end_newer), stage)
        return True

    def _without_crossing(
        self, found: Numbers, crossing: Numbers, older: Span, newer: Span
    ) -> bool:
        """Align only what did not move, where all would be too much; tell whether it was.

        What stands between two passages that moved and is short stays beside them.
        """
        gaps = gaps_between(found, older, newer)
        largest = int(((gaps[:, 1] - gaps[:, 0]) * (gaps[:, 3] - gaps[:, 2])).max(initial=0))
        if not self._gathers or self._aligner.holds(largest // CHARACTERS**2):
            return False
        self._same.append(found)
        left: dict[int, tuple[list[Span], list[Span]]] = {}
        for side, span in enumerate((older, newer)):
            begins = found[:, 2 * side].tolist()
            for start, end in left_by(found, crossing, side, span):
                if end - start >= LEAST_LEFT:
                    sides = left.setdefault(bisect_right(begins, start), ([], []))
                    sides[side].append(Span(start, end))
        for in_older, in_newer in left.values():
            if in_older and in_newer:
                self._pieces_of(in_older, in_newer)
        return True

    def _around(self, anchors: list[Strip], older: Span, newer: Span, stage: int) -> None:
        at_older, at_newer = older.start, newer.start
        for anchor in anchors:
            if at_older < anchor.older and at_newer < anchor.newer:
                self._gap(Span(at_older, anchor.older), Span(at_newer, anchor.newer), stage)
            self._anchor(anchor)
            at_older, at_newer = anchor.older_end, anchor.newer_end
        if at_older < older.end and at_newer < newer.end:
            self._gap(Span(at_older, older.end), Span(at_newer, newer.end), stage)

    def _gap(self, older: Span, newer: Span, stage: int) -> None:
        """Keep a gap for later where no further step divides it: many are matched at once."""
        shorter = min(older.length, newer.length)
        if self._gathers and shorter < _shortest_gap(stage):
            self._gaps.append([*older, *newer])
        else:
            self._between(older, newer, stage)

    def _in_gaps(self) -> None:
        """Match what was kept for later."""
        left, many = self._gaps, self._many_gaps
        if many or sum(end - start + stop - other for start, end, other, stop in left) > MANY:
            gaps = np.concatenate([*many, np.array(left, np.int64).reshape(-1, 4)])
            gaps, ends = without_ends(self._older, self._newer, gaps)
            self._same.append(ends)
            found = match_gaps(self._older, self._newer, gaps, self._aligner)
            self._same.append(found.same)
            for start, end, start_newer, end_newer in found.alike.tolist():
                tokens_older, _ = self._tokenise(self._older[start:end])
                tokens_newer, _ = self._tokenise(self._newer[start_newer:end_newer])
                self._differing(tokens_older, tokens_newer, start, start_newer)
            left = gaps[found.left].tolist()
        for start, end, start_newer, end_newer in left:
            self._between(Span(start, end), Span(start_newer, end_newer), len(STAGES))

    def _head(self, older: Span, newer: Span) -> int:
        """Measure what both spans begin with, back to where a token begins in both."""
        common = common_prefix(self._older[older.slice], self._newer[newer.slice])
        end_older, end_newer = older.start + common, newer.start + common
        if self._ends(self._older, end_older, older) and self._ends(self._newer, end_newer, newer):
            return common
        return last_cut(self._older, older.start, end_older) - older.start

    def _tail(self, older: Span, newer: Span) -> int:
        """Measure what both spans end with, from where a token begins in both."""
        near = min(older.length, newer.length, NEAR)
        common = common_suffix(
            self._older[older.end - near : older.end], self._newer[newer.end - near : newer.end]
        )
        if common == NEAR:
            common = common_suffix(self._older[older.slice], self._newer[newer.slice])
        start_older, start_newer = older.end - common, newer.end - common
        if self._begins(self._older, start_older, older) and self._begins(
            self._newer, start_newer, newer
        ):
            return common
        lead = max(older.end - (newer.end - self._lead_newer), self._lead_older, start_older)
        return older.end - first_cut(self._older, lead, older.end)

    @staticmethod
    def _ends(text: str, offset: int, span: Span) -> bool:
        return offset == span.end or is_cut(text, offset)

    @staticmethod
    def _begins(text: str, offset: int, span: Span) -> bool:
        return offset == span.start or is_cut(text, offset)

    def _identical(self, older: int, newer: int, length: int) -> None:
        self._matches.append(Strip(older, older + length, newer, newer + length))

    def _anchor(self, anchor: Strip) -> None:
        """Note a piece that both texts have; its white space may differ."""
        older, newer = Span(*anchor[:2]), Span(*anchor[2:4])
        if self._older[older.slice] == self._newer[newer.slice]:
            self._matches.append(anchor)
            return
        tokens_older, keys_older = self._tokenise(self._older[older.slice])
        tokens_newer, keys_newer = self._tokenise(self._newer[newer.slice])
        if keys_older == keys_newer:
            self._differing(tokens_older, tokens_newer, older.start, newer.start)
        else:
            self._tokens(older, newer)

    def _small(self, older: Span, newer: Span) -> None:
        """Match what lies between anchors: long stretches first, then token by token."""
        at_older, at_newer = older.start, newer.start
        if self._aligner.splits and min(older.length, newer.length) >= SHORTEST_SPLIT:
            stretches = shared_stretches(self._older[older.slice], self._newer[newer.slice])
            for in_older, in_newer, length in stretches:
                start_older, start_newer = older.start + in_older, newer.start + in_newer
                if at_older < start_older and at_newer < start_newer:
                    self._tokens(Span(at_older, start_older), Span(at_newer, start_newer))
                self._identical(start_older, start_newer, length)
                at_older, at_newer = start_older + length, start_newer + length
        if at_older < older.end and at_newer < newer.end:
            self._tokens(Span(at_older, older.end), Span(at_newer, newer.end))

    def _tokens(self, older: Span, newer: Span) -> None:
        starts_older, keys_older = self._keyed(self._older, older)
        starts_newer, keys_newer = self._keyed(self._newer, newer)
        if set(keys_older).isdisjoint(keys_newer):
            return
        for at_older, at_newer, size in self._aligner.align(keys_older, keys_newer):
            self._alike(
                starts_older[at_older : at_older + size + 1],
                starts_newer[at_newer : at_newer + size + 1],
            )

    def _alike(self, older: "array[int]", newer: "array[int]") -> None:
        """Note tokens that are equal, given where each begins and the last ends."""
        start, end, other, stop = older[0], older[-1], newer[0], newer[-1]
        if self._older[start:end] == self._newer[other:stop]:
            self._identical(start, other, end - start)
        else:
            tokens = _parted(self._older, older), _parted(self._newer, newer)
            self._differing(*tokens, start, other)

    def _pieces_of(self, older: list[Span], newer: list[Span]) -> None:
        """Match the tokens of several pieces of one text with those of several of the other."""
        starts_older, keys_older = self._keyed_pieces(self._older, older)
        starts_newer, keys_newer = self._keyed_pieces(self._newer, newer)
        for at_older, at_newer, size in self._aligner.align(keys_older, keys_newer):
            at = 0
            while at < size:
                begins, first = starts_older[at_older + at]
                others, other = starts_newer[at_newer + at]
                count = min(size - at, len(begins) - 1 - first, len(others) - 1 - other)
                self._alike(begins[first : first + count + 1], others[other : other + count + 1])
                at += count

    def _keyed_pieces(
        self, text: str, spans: list[Span]
    ) -> tuple[list[tuple["array[int]", int]], list[str]]:
        """Give of each token where those of its piece begin and which it is, and its key."""
        starts: list[tuple[array[int], int]] = []
        keys: list[str] = []
        for span in spans:
            begins, said = self._keyed(text, span)
            starts += [(begins, at) for at in range(len(said))]
            keys += said
        return starts, keys

    def _keyed(self, text: str, span: Span) -> tuple["array[int]", list[str]]:
        """Give where each token of a span begins and the last ends, and what is compared."""
        tokens, keys = self._tokenise(text[span.slice])
        return array("q", accumulate(map(len, tokens), initial=span.start)), keys

    def _differing(
        self, tokens_older: list[str], tokens_newer: list[str], at_older: int, at_newer: int
    ) -> None:
        """Part equal tokens into those that are the same and those that differ in something."""
        at = 0
        if self._fold is None:
            kinds = [_WHITE if unlike else () for unlike in map(ne, tokens_older, tokens_newer)]
        else:
            kinds = [
                differences(older, newer, self._ignore) if older != newer else ()
                for older, newer in zip(tokens_older, tokens_newer, strict=True)
            ]
        for differs, group in groupby(kinds):
            end = at + len(list(group))
            end_older = at_older + len("".join(tokens_older[at:end]))
            end_newer = at_newer + len("".join(tokens_newer[at:end]))
            self._found(at_older, end_older, at_newer, end_newer, differs)
            at, at_older, at_newer = end, end_older, end_newer

    def _found(
        self,
        older: int,
        end_older: int,
        newer: int,
        end_newer: int,
        differs: tuple[Difference, ...],
    ) -> None:
        self._matches.append(Strip(older, end_older, newer, end_newer, differs=differs))

    def _tokenise(self, text: str) -> tuple[list[str], list[str]]:
        """Split `text` into tokens and what is compared of each."""
        tokens = self._pieces.split(text)
        fold = self._fold
        if not self._pieces.local:
            return tokens, [self._key_of_piece(token) for token in tokens]
        if fold is None:
            if len(tokens) < MANY_TOKENS:
                return tokens, list(map(str.strip, tokens))
            known: dict[str, str] = {}
            return tokens, [known.setdefault(key, key) for key in map(str.strip, tokens)]
        keys = list(map(str.strip, tokens))
        return _without_empty(tokens, [fold(key) for key in keys])

    def _key_of_piece(self, piece: str) -> str:
        if self._fold is None:
            return " ".join(piece.split())
        words = granularity_for("word", "", "").split(piece)
        return " ".join(filter(None, (self._fold(word.strip()) for word in words)))


def _shortest_gap(stage: int) -> int:
    """Give how long both sides of a gap are at least for a later step to divide it."""
    return min((longest_gap for _, _, longest_gap in STAGES[stage:]), default=sys.maxsize)


def _parted(text: str, starts: "array[int]") -> list[str]:
    return [text[start:end] for start, end in pairwise(starts)]


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip()) if text[:1].isspace() else 0


def _without_empty(tokens: list[str], keys: list[str]) -> tuple[list[str], list[str]]:
    """Let each token of which nothing is compared go with the one before, or the first after."""
    kept: list[str] = []
    kept_keys: list[str] = []
    for token, key in zip(tokens, keys, strict=True):
        if kept and (not key or not kept_keys[-1]):
            kept[-1] += token
            kept_keys[-1] = kept_keys[-1] or key
        else:
            kept.append(token)
            kept_keys.append(key)
    return kept, kept_keys
