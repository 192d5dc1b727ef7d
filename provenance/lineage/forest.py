"""How are lineages of families that have nothing to do with each other told in one answer?

Each family has its own states, places and lost copies. Their numbers go on from those of the family
before, in the sentences too.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from provenance.lineage.graph import Derivation, Lineage, OtherParent, Undecided

KINDS = ("r", "p", "x")
"""What ids of revisions, places and lost texts begin with."""

QUOTED = re.compile(r"“[^”]*”")
NAMED = re.compile(r"(?<![\w.#-])([rpx])(\d+)(?![\w#]|[.-]\w)")

Rename = Callable[[str], str]


def forest(parts: Sequence[Lineage], names: Collection[str]) -> Lineage:
    """All parts as one lineage; `names` are the ids of texts, which stay as they are.

    What the first part alone tells, of facts that drifted, is told as it is.
    """
    whole = parts[0]
    for part in parts[1:]:
        firsts = dict(
            zip(KINDS, map(len, (whole.revisions, whole.places, whole.lost)), strict=True)
        )
        added = _renamed(part, _continued(firsts, part, names))
        whole = replace(
            whole,
            revisions=whole.revisions + added.revisions,
            lost=whole.lost + added.lost,
            places=whole.places + added.places,
            derivations=whole.derivations + added.derivations,
            undecided=whole.undecided + added.undecided,
        )
    return whole


def _continued(firsts: Mapping[str, int], part: Lineage, names: Collection[str]) -> Rename:
    """What an id of the part is called in the whole."""
    own = {row.id for row in part.revisions}
    own |= {row.id for row in part.places} | {row.id for row in part.lost}
    own -= set(names)
    return lambda name: name[0] + str(firsts[name[0]] + int(name[1:])) if name in own else name


def _renamed(part: Lineage, rename: Rename) -> Lineage:
    return replace(
        part,
        revisions=tuple(
            replace(row, id=rename(row.id), after=None if row.after is None else rename(row.after))
            for row in part.revisions
        ),
        lost=tuple(
            replace(row, id=rename(row.id), why=_said(row.why, rename)) for row in part.lost
        ),
        places=tuple(replace(place, id=rename(place.id)) for place in part.places),
        derivations=tuple(_derivation(row, rename) for row in part.derivations),
        undecided=tuple(_undecided(row, rename) for row in part.undecided),
    )


def _derivation(row: Derivation, rename: Rename) -> Derivation:
    return replace(
        row,
        child=rename(row.child),
        parent=rename(row.parent),
        also=tuple(OtherParent(rename(other.parent), other.share) for other in row.also),
        evidence=tuple(
            replace(
                reason,
                says=_said(reason.says, rename),
                place=None if reason.place is None else rename(reason.place),
            )
            for reason in row.evidence
        ),
    )


def _undecided(row: Undecided, rename: Rename) -> Undecided:
    return replace(
        row,
        child=rename(row.child),
        between=tuple(map(rename, row.between)),
        why=_said(row.why, rename),
    )


def _said(sentence: str, rename: Rename) -> str:
    """The sentence with its ids renamed, but for those that stand in a quotation.

    >>> _said("It goes with r0 (“r0 of p1”) at p1.", lambda name: name[0] + "9")
    'It goes with r9 (“r0 of p1”) at p9.'
    """
    found, at = [], 0
    for quotation in QUOTED.finditer(sentence):
        found += [_plain(sentence[at : quotation.start()], rename), quotation.group()]
        at = quotation.end()
    return "".join([*found, _plain(sentence[at:], rename)])


def _plain(words: str, rename: Rename) -> str:
    return NAMED.sub(lambda id_: rename(id_.group()), words)
