"""What stood in the place of a page until somebody put the page back?

Who blanks a page leaves no word of it, and so nothing by which his text is known to be a version.
But nobody publishes a text anew, unchanged to the word, that nobody took away; and what is no
longer than a notice, or no word at all, is no work of its own beside the versions of one.
"""

from collections.abc import Sequence
from itertools import pairwise

from provenance.lineage.memory import replaced
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.witnesses import Witness

BRIEF = 0.5
"""Words of what stood in a page's place, for each of the page's, at the most."""

NOTICE = 12
"""The same, in words, where the page was changed as it was put back."""

Group = tuple[Witness, ...]


def with_put_back(groups: Sequence[Group]) -> list[Group]:
    """The families, each with what was published between two of its texts that are alike."""
    spans = [tuple(pairwise(_in_time(group))) for group in groups]
    found = list(groups)
    for at, group in enumerate(groups):
        pages = [
            page
            for page, kept in enumerate(spans)
            if all(any(_between(witness, *pair) for pair in kept) for witness in group)
        ]
        if len(pages) == 1:
            found[pages[0]] += tuple(replaced(w, published=True) for w in group)
            found[at] = ()
    return [group for group in found if group]


def _in_time(group: Group) -> list[Witness]:
    """What was published of a group, in the order of time."""
    dated = [w for w in group if w.published and w.when is not None]
    return sorted(dated, key=lambda w: (w.when is None, w.when, w.rank))


def _between(witness: Witness, one: Witness, other: Witness) -> bool:
    """Whether a brief text was published between two of a page, and not at another address."""
    most = BRIEF * len(one.keys) if one.keys == other.keys else NOTICE
    if not witness.clock == one.clock == other.clock:
        return False
    if not witness.published and not (witness.fetched and one.fetched and other.fetched):
        return False
    if witness.when is None or one.when is None or other.when is None:
        return False
    return (
        one.when < witness.when < other.when
        and len(witness.keys) <= min(most, BRIEF * len(one.keys))
        and len({address(w.source_url) for w in (witness, one) if w.source_url}) <= 1
    )
