"""Which witnesses share their wording, so that words can be compared place by place?

Shared wording is measured as containment of w-shingles (Broder 1997, "On the resemblance and
containment of documents").
"""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby

from provenance.lineage.memory import once
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.sounds import sound_of
from provenance.lineage.testimony.witnesses import Witness

Shingle = tuple[str, ...]

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

REWRITTEN_SHINGLES = 120
"""Shingles that a rewritten text must share; disclaimers that many print alike have 40 to 96."""


UNSPELT = frozenset(("ja", "ko", "th", "zh"))
"""Languages whose writing leaves scribes little choice of letters."""

SOUNDS = 3
"""Words in a shingle of sounds."""

SAME_SOUNDS = 0.45
"""The same share of shingles of sounds, for texts without dates.

Before spelling was settled, copies of one text share a tenth of their runs of five words as they
are spelt, but two thirds to nearly all of their runs of three as they sound. Re-translations of
one article share 0.2, licences that do not come from each other below 0.2.
"""


SHORT = 30
"""Words up to which texts are of one wording by the words alone that they share.

One changed word breaks all runs of five in a headline.
"""

SAME_WORDS = 0.5
"""Share of its different words that a short text must have from others, little ones left out."""

LITTLE = re.compile("[a-z]{1,3}")
"""Words that stand in any text, such as "the" and "of"."""


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
    """Group witnesses by shared wording, whatever language each is taken for, the likeliest first.

    The longest come first, so that each is measured against the families of those that are no
    shorter: linear in the length of all texts together.
    """
    ranked = sorted(found, key=lambda witness: witness.rank)
    alike = [tuple(same) for _, same in groupby(ranked, key=_what_counts)]
    groups = _joined(alike, _Beside(ranked[:1]), _enough, _names)
    groups.sort(key=lambda group: group[0].rank)
    spelt = _joined(groups, _sounding, _enough_of_sounds, lambda _: [])
    spelt.sort(key=lambda group: group[0].rank)
    short = _joined(spelt, _worded, _enough_of_words, lambda _: [])
    return in_order(short)


def in_order(groups: Iterable[Sequence[Witness]]) -> list[Family]:
    """These groups as families, the likeliest to be the source's own wording first."""
    told = [Family(tuple(sorted(group, key=lambda w: w.rank))) for group in groups]
    return sorted(told, key=lambda family: family.weight)


@dataclass(frozen=True, slots=True)
class _Own:
    """How many shingles a text has, those that the longest text has not, and all of them."""

    many: int
    apart: Sequence[Shingle]
    every: Callable[[], Sequence[Shingle]]


def _joined(
    parts: Sequence[tuple[Witness, ...]],
    shingles_of: Callable[[Witness], _Own],
    enough: Callable[[Witness, int], float],
    names_of: Callable[[Witness], Sequence[Shingle]],
) -> list[tuple[Witness, ...]]:
    """Join those whose first text shares a name or enough shingles with what was joined before it.

    Who shares enough with the longest text, and has too few others to be of another family as well,
    is of its family; of its shingles those alone are noted that the longest text has not.
    """
    groups: list[tuple[Witness, ...]] = []
    joined: list[int] = []
    holders: dict[Shingle, tuple[int, ...]] = {}
    several = 0
    named: dict[Shingle, int] = {}
    for part in parts:
        first = part[0]
        told = shingles_of(first)
        needed = enough(first, told.many)
        near = told.many - len(told.apart) >= needed > several + len(told.apart)
        own = told.apart if near else told.every()
        held = list(map(holders.get, own))
        kin = [0] if near else _kin(held, joined, needed)
        names = names_of(first)
        kin = sorted({*kin, *(joined[named[name]] for name in names if name in named)})
        home = kin[0] if kin else len(groups)
        if not kin:
            groups.append(())
            joined.append(home)
        for other in kin[1:]:
            groups[home] += groups[other]
            groups[other] = ()
            joined = [home if group == other else group for group in joined]
        groups[home] += part
        named.update(dict.fromkeys(names, home))
        alone = (home,)
        for shingle, among in zip(own, held, strict=True):
            if among is None:
                holders[shingle] = alone
            elif home not in among:
                holders[shingle] = (*among, home)
                several += 1
    return [group for group in groups if group]


def _kin(held: Iterable[tuple[int, ...] | None], joined: Sequence[int], needed: float) -> list[int]:
    """The families that hold enough of a text's shingles, of each of which it is told who does."""
    hits: Counter[int] = Counter()
    for among, count in Counter(held).items():
        hits.update(dict.fromkeys({joined[group] for group in among or ()}, count))
    return [group for group in sorted(hits) if hits[group] >= needed]


class _Beside:
    """The shingles of texts beside those of the longest, told once for every two texts."""

    def __init__(self, longest: Sequence[Witness]) -> None:
        self._keys = longest[0].keys if longest else ()

    def __call__(self, witness: Witness) -> _Own:
        """The shingles of one text."""
        keys = witness.keys
        many, apart = once("apart", (keys, self._keys), partial(self._apart, keys))
        runs = dict.fromkeys(keys[at : at + SHINGLE] for at in apart)
        return _Own(many, list(runs), partial(shingles, witness))

    def _apart(self, keys: Sequence[str]) -> tuple[int, "array[int]"]:
        """How many shingles a text has, and where those begin that the longest has not."""
        if keys is self._keys or len(keys) < SHINGLE:
            return len(_runs(keys, SHINGLE)), array("i", range(max(1, len(keys) - SHINGLE + 1)))
        runs = list(zip(*(keys[at:] for at in range(SHINGLE)), strict=False))
        apart = (at for at, run in enumerate(runs) if run not in self._longest)
        return len(set(runs)), array("i", apart)

    @cached_property
    def _longest(self) -> frozenset[Shingle]:
        return frozenset(_runs(self._keys, SHINGLE))


def _what_counts(witness: Witness) -> tuple[object, ...]:
    """All of a text on which its family depends; those who have the same words are neighbours."""
    dated = witness.when is not None
    place = address(witness.source_url or "")
    return witness.keys, witness.language, witness.title, witness.published, dated, place


def _enough(witness: Witness, shingles: int) -> float:
    if _is_version(witness):
        return min(SAME_WORDING * shingles, max(REWRITTEN * shingles, REWRITTEN_SHINGLES))
    return SAME_WORDING * shingles


def _enough_of_sounds(_: Witness, shingles: int) -> float:
    return SAME_SOUNDS * shingles


def _enough_of_words(_: Witness, words: int) -> float:
    return SAME_WORDS * words


def _is_version(witness: Witness) -> bool:
    return witness.published and witness.when is not None


def _names(witness: Witness) -> list[tuple[str, ...]]:
    """The title and the address of which a text is a version, whatever it says.

    What was published at one address replaced what stood there, even a page that somebody blanked.
    """
    if not _is_version(witness):
        return []
    titles = [(witness.language, *witness.title)] if witness.title else []
    return [*titles, *([("", address(witness.source_url))] if witness.source_url else [])]


def shingles(witness: Witness) -> list[Shingle]:
    """The shingles of a text, each once, in order."""
    return shingles_of(witness.keys)


def shingles_of(keys: Sequence[str]) -> list[Shingle]:
    """The shingles of these words."""
    return _runs(keys, SHINGLE)


def containment(one: Witness, other: Witness) -> float:
    """The share of a text's shingles that another holds, from 0 to 1."""
    runs, held = shingles(one), frozenset(shingles(other))
    return sum(run in held for run in runs) / len(runs)


def _sounding(witness: Witness) -> _Own:
    sounds = _sounds(witness)
    return _Own(len(sounds), sounds, lambda: sounds)


def _sounds(witness: Witness) -> list[Shingle]:
    """The shingles of a text as it sounds; none of a dated one, whose spelling is settled.

    Its language stands before them: the wording of a language's nearest relative may sound alike.
    """
    if witness.when is not None or witness.language in UNSPELT:
        return []
    sounds = tuple(map(sound_of, witness.keys))
    return [(witness.language, *run) for run in _runs(sounds, SOUNDS)]


def _worded(witness: Witness) -> _Own:
    """The words of a short text but for the little ones, each once; none of a longer one.

    Its language stands before them, as before sounds.
    """
    short = 1 < len(witness.keys) <= SHORT
    told = dict.fromkeys(key for key in witness.keys if short and not LITTLE.fullmatch(key))
    words = [(witness.language, key) for key in told]
    return _Own(len(words), words, lambda: words)


def _runs(keys: Sequence[str], size: int) -> list[Shingle]:
    if len(keys) < size:
        return [tuple(keys)]
    return list(dict.fromkeys(zip(*(keys[at:] for at in range(size)), strict=False)))
