"""Which witnesses share their wording, so that words can be compared place by place?

Shared wording is measured as containment of w-shingles (Broder 1997, "On the resemblance and
containment of documents").
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from provenance.lineage.witnesses import Witness

SHINGLE = 5
"""Words in a shingle: long enough that two texts rarely share one by chance."""

SAME_WORDING = 0.45
"""Share of a text's shingles that a family of longer texts must hold for it to be one of them.

One changed word breaks five shingles, so 0.45 allows about every seventh word to differ. Copies
stand at 0.9 and above, a re-translation of the same article at about 0.05.
"""


REWRITTEN = 0.2
"""The same share of texts that each have a date of publication, and so are versions.

Whoever publishes a new version may rewrite most of it: of 98 licences made from another that is
known, five share 0.24 to 0.33 with it. Of licences that do not come from each other those that
have a common ancestor share up to 0.33, others below 0.2 or no more than a disclaimer.
"""

REWRITTEN_SHINGLES = 150
"""Shingles that a rewritten text must share; a disclaimer that many print alike has some 40."""


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

    The longest come first, so that each is measured against the families of those that are no
    shorter: linear in the length of all texts together.
    """
    groups: list[list[Witness]] = []
    joined: list[int] = []
    holders: dict[tuple[str, ...], tuple[int, ...]] = {}
    titled: dict[tuple[str, ...], int] = {}
    for witness in sorted(found, key=lambda witness: witness.rank):
        own = shingles(witness)
        hits: Counter[int] = Counter()
        for among, count in Counter(holders.get(shingle, ()) for shingle in own).items():
            hits.update(dict.fromkeys({joined[group] for group in among}, count))
        needed = SAME_WORDING * len(own)
        if _is_version(witness):
            needed = min(needed, max(REWRITTEN * len(own), REWRITTEN_SHINGLES))
        kin = [group for group in sorted(hits) if hits[group] >= needed]
        title = _title(witness)
        if title in titled and joined[titled[title]] not in kin:
            kin = sorted([*kin, joined[titled[title]]])
        home = kin[0] if kin else len(groups)
        if not kin:
            groups.append([])
            joined.append(home)
        for other in kin[1:]:
            groups[home] += groups[other]
            groups[other] = []
            joined = [home if group == other else group for group in joined]
        groups[home].append(witness)
        if title:
            titled[title] = home
        for shingle in own:
            held = holders.get(shingle, ())
            if home not in held:
                holders[shingle] = (*held, home)
    grown = [Family(tuple(sorted(group, key=lambda w: w.rank))) for group in groups if group]
    return sorted(grown, key=lambda family: family.weight)


def _is_version(witness: Witness) -> bool:
    return witness.published and witness.when is not None


def _title(witness: Witness) -> tuple[str, ...]:
    """The title of which a text is a version, by which it is of the family of other versions."""
    return (witness.language, *witness.title) if witness.title and _is_version(witness) else ()


def shingles(witness: Witness) -> list[tuple[str, ...]]:
    """The shingles of a text, each once, in order, with its language before its words."""
    keys, language = witness.keys, witness.language
    if len(keys) < SHINGLE:
        return [(language, *keys)]
    runs = zip(repeat(language), *(keys[at:] for at in range(SHINGLE)), strict=False)
    return list(dict.fromkeys(runs))
