"""Which passages were deleted at one place and stand, perhaps edited, at another?

Only what was changed is looked at, and stray common words between changes with it. Whole
sentences that stand as they are once among all that was deleted and once among all that was
inserted, and runs of one to three tokens that do, lead to passages: those that follow each other
on both sides belong to one. A passage grows to whole sentences and is held to its likeness. What
keeps its place among its neighbours was rewritten and not moved; what also stands elsewhere
unchanged is a phrase of the house and not moved either.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from provenance.diffing.flat.chains import heaviest_chain
from provenance.diffing.flat.columns import Columns, as_columns
from provenance.diffing.flat.strips import Passage, Strip
from provenance.diffing.granularity import Granularity
from provenance.diffing.moving.changed import Changed
from provenance.diffing.moving.changed_tokens import numbered, tokens_of
from provenance.diffing.moving.leads import Block, Leads
from provenance.diffing.moving.passages import LEAST_WORDS, Passages
from provenance.diffing.moving.spans import apart, whole_pieces, without_phrases
from provenance.diffing.moving.stretches import Stretches, changed_stretches, may_hold_moves
from provenance.diffing.moving.verbatim import verbatim
from provenance.diffing.tidying.weights import weigh
from provenance.text.spans import Span

LEAST_WEIGHT = 16
"""Letters of content words that a move keeps: a sentence of eight words has about thirty."""

Align = Callable[[str, str], Sequence[Strip]]


def find_moves(
    strips: Sequence[Strip], older: str, newer: str, pieces: Granularity, align: Align
) -> list[Passage]:
    """Find what moved, in the order in which it stands in `older`.

    `align` compares two stretches as the whole texts were. The ranges of the moves are no unions
    of whole strips until `part_at` has parted the strips there.
    """
    moves = []
    for (start, end), (other, other_end) in sorted(_find(strips, older, newer, pieces)):
        inner = align(older[start:end], newer[other:other_end])
        if any(strip.equal for strip in inner):
            shifted = [_shifted(strip, start, other) for strip in inner]
            moves.append(Passage(start, end, other, other_end, shifted))
    return moves


def _shifted(strip: Strip, older: int, newer: int) -> Strip:
    start, end, other, other_end, equal, differs = strip
    return Strip(start + older, end + older, other + newer, other_end + newer, equal, differs)


def _find(
    strips: Sequence[Strip], older: str, newer: str, pieces: Granularity
) -> list[tuple[Span, Span]]:
    if not isinstance(strips, Columns) and not may_hold_moves(strips, older, newer):
        return []
    stretches = changed_stretches(as_columns(strips), older, newer)
    in_older, in_newer = Stretches(older, 0, stretches), Stretches(newer, 1, stretches)
    if not in_older or not in_newer:
        return []
    runs = verbatim(in_older, in_newer)
    here = tokens_of(in_older, [(run.older, run.older_end) for run in runs])
    there = tokens_of(in_newer, [(run.newer, run.newer_end) for run in runs])
    numbers = numbered(here, there)
    first, second = Changed(in_older, here, numbers[0]), Changed(in_newer, there, numbers[1])
    del here, there, numbers
    leads = Leads(first, second)
    older_codes, newer_codes = leads.older, leads.newer
    blocks = Passages(first, second, older_codes, newer_codes).around(leads.clusters())
    blocks = [block for block in blocks if _is_heavy(block, first, older_codes, newer_codes)]
    blocks = _without_rewritten(blocks, first, second)
    spans = [
        (first.span(block.first, block.first_end), second.span(block.second, block.second_end))
        for block in blocks
    ]
    if not pieces.local:
        spans = apart(whole_pieces(spans, first, second, pieces))
    return list(without_phrases(spans, strips, older, newer))


def _is_heavy(block: Block, first: Changed, older: str, newer: str) -> bool:
    """Whether enough words are kept; a word counts where both sides have it."""
    if first.whole_between(block.first, block.first_end) >= LEAST_WORDS:
        return True
    inside = set(newer[block.second : block.second_end])
    weight = words = 0
    for at in range(block.first, block.first_end):
        if older[at] in inside and first.weight(at):
            weight += first.weight(at)
            words += 1
            if words >= LEAST_WORDS and weight >= LEAST_WEIGHT:
                return True
    return False


def _without_rewritten(blocks: list[Block], first: Changed, second: Changed) -> list[Block]:
    """Leave out what keeps its place among the other things of its stretch."""
    at_home: dict[int, list[tuple[int, int, int]]] = {}
    for block in blocks:
        stretch = first.stretch[block.first]
        if stretch == second.stretch[block.second]:
            weight = sum(map(first.weight, range(block.first, block.first_end)))
            start, there = first.starts[block.first], second.starts[block.second]
            at_home.setdefault(stretch, []).append((start, there, weight))
    if not at_home:
        return blocks
    stays: set[int] = set()
    for stretch, inside in at_home.items():
        kept = [
            (strip.older, strip.newer, weigh(first.text[strip.older : strip.older_end]))
            for strip in first.kept_in(stretch)
        ]
        rising = sorted({*inside, *kept})
        places = sorted({there for _, there, _ in rising})
        pairs = [(start, bisect_left(places, there)) for start, there, _ in rising]
        weights = [weight for _, _, weight in rising]
        stays |= {start for start, _ in heaviest_chain(pairs, weights, len(places))}
    return [
        block
        for block in blocks
        if first.stretch[block.first] != second.stretch[block.second]
        or first.starts[block.first] not in stays
    ]
