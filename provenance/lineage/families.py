"""Which witnesses share their wording, so that words can be compared place by place?

Shared wording is measured as containment of w-shingles (Broder 1997, "On the resemblance and
containment of documents"), found through an inverted index, so that only witnesses that share
something are ever compared.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.lineage.witnesses import Witness

SHINGLE = 5
"""Words in a shingle: long enough that two texts rarely share one by chance."""

SAME_WORDING = 0.45
"""Share of the shorter text's shingles that the longer must hold for both to be one wording.

One changed word breaks five shingles, so 0.45 allows about every seventh word to differ. Copies
stand at 0.9 and above, a re-translation of the same article at about 0.05.
"""

COMMON = 200
"""A shingle in more witnesses than this tells nothing and is left out of the index."""


@dataclass(frozen=True, slots=True)
class Family:
    """Witnesses of one wording, in order of content; the first is the base they are aligned to."""

    members: tuple[Witness, ...]

    @property
    def base(self) -> Witness:
        """The longest member."""
        return self.members[0]

    @property
    def weight(self) -> tuple[int, int, int, tuple[str, ...]]:
        """How much speaks for this family being the source's own wording, the most first."""
        marked = sum(bool(member.markers) for member in self.members)
        return (-len(self.members), -marked, -len(self.base.words), self.base.keys)


def families(found: Sequence[Witness]) -> list[Family]:
    """Group witnesses of one language by shared wording, the likeliest source first.

    A printed original counts for the wording it holds, since its page says that it is the source.
    """
    parent = list(range(len(found)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other, share in shared_wording(found):
        if share >= SAME_WORDING:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    groups: dict[int, list[Witness]] = defaultdict(list)
    for at, witness in enumerate(found):
        groups[root(at)].append(witness)
    grown = [Family(tuple(sorted(group, key=lambda w: w.rank))) for group in groups.values()]
    return sorted(grown, key=lambda family: family.weight)


def shared_wording(found: Sequence[Witness]) -> list[tuple[int, int, float]]:
    """Pairs of indexes that share shingles, with the containment of the poorer in the richer."""
    shingles = [_shingles(witness) for witness in found]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for among in holders.values():
        if 1 < len(among) <= COMMON:
            shared.update((a, b) for i, a in enumerate(among) for b in among[i + 1 :])
    return [
        (a, b, count / max(1, min(len(shingles[a]), len(shingles[b]))))
        for (a, b), count in sorted(shared.items())
        if found[a].language == found[b].language
    ]


def _shingles(witness: Witness) -> dict[tuple[str, ...], None]:
    keys = witness.keys
    return dict.fromkeys(keys[at : at + SHINGLE] for at in range(max(1, len(keys) - SHINGLE + 1)))
