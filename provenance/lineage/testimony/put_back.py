"""What stood in the place of a page until somebody put the page back?

Who blanks a page leaves no word of it, and so nothing by which his text is known to be a version.
But nobody publishes a text anew, unchanged to the word, that nobody took away.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.witnesses import Witness

BRIEF = 0.5
"""Words of what stood in a page's place, for each of the page's, at the most."""

Group = tuple[Witness, ...]


def with_put_back(groups: Sequence[Group]) -> list[Group]:
    """The families, each with what was published between two of its texts that are alike."""
    spans = [tuple(_unchanged(group)) for group in groups]
    found = list(groups)
    for at, group in enumerate(groups):
        pages = [
            page
            for page, kept in enumerate(spans)
            if all(any(_between(witness, *pair) for pair in kept) for witness in group)
        ]
        if len(pages) == 1:
            found[pages[0]] += found[at]
            found[at] = ()
    return [group for group in found if group]


def _unchanged(group: Group) -> Iterator[tuple[Witness, Witness]]:
    """Published texts of which the next one in time is alike to the word."""
    dated = [w for w in group if w.published and w.when is not None]
    in_time = sorted(dated, key=lambda w: (w.when is None, w.when, w.rank))
    return ((one, other) for one, other in pairwise(in_time) if one.keys == other.keys)


def _between(witness: Witness, one: Witness, other: Witness) -> bool:
    """Whether a brief text was published between two of a page, and not at another address."""
    if not witness.published or not witness.clock == one.clock == other.clock:
        return False
    if witness.when is None or one.when is None or other.when is None:
        return False
    return (
        one.when < witness.when < other.when
        and len(witness.keys) <= BRIEF * len(one.keys)
        and len({address(w.source_url) for w in (witness, one) if w.source_url}) <= 1
    )
