"""Why is it held that a text came from another? One sentence a reason, for a person to check."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from provenance.lineage.days import say_day
from provenance.lineage.graph import Evidence
from provenance.lineage.listing import say_share
from provenance.lineage.source.labels import called, from_difference
from provenance.lineage.source.states import State, States
from provenance.lineage.testimony.edges import without_stop
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.places import Collated, Variation

QUOTED = 14
"""Words of a wording that a sentence quotes; the place holds the rest."""

LONG_WORD = 60
"""Code points of a run without spaces that is quoted in part."""

FELLOWS = 40
"""Texts looked at for one that shows a text to be its sibling."""

MOST = 6
"""Readings named for one derivation; more would hide the telling ones."""


def quote(text: str) -> str:
    """A wording in quotation marks, shortened, or "nothing".

    >>> quote("extreme  care"), quote("Nobody came."), quote("")
    ('“extreme care”', '“Nobody came”', 'nothing')
    """
    words = without_stop(text.strip()).split()
    if not words:
        return "nothing"
    if len(words) == 1 and len(text) > LONG_WORD:  # scripts without spaces between words
        return f"“{text[:40]}…”"
    return "“" + " ".join(words[:QUOTED]) + ("…”" if len(words) > QUOTED else "”")


def quote_both(one: str, other: str) -> tuple[str, str]:
    """Two wordings in quotation marks, from where they part if they begin alike at length.

    >>> quote_both(f"{14 * 'so '}it is", f"{14 * 'so '}it was")
    ('“… is”', '“… was”')
    >>> quote_both(f"{14 * 'so '}it is", f"{14 * 'so '}it is and was")
    ('“… so it is”', '“… so it is and was”')
    >>> quote_both(99 * "字" + "一", 99 * "字" + "二")
    ('“… 一”', '“… 二”')
    """
    said = quote(one), quote(other)
    if said[0] != said[1]:
        return said
    own, its = map(quote, from_difference(one, other))
    return f"“… {own[1:]}", f"“… {its[1:]}"


def place_ids(collated: Collated) -> dict[tuple[int, ...], str]:
    """The id of each place of substance, by where it stands in the base."""
    return {v.base: f"p{n}" for n, v in enumerate(collated.substance, start=1)}


def readings(
    witness: Witness, others: Sequence[State], found: States, ids: dict[tuple[int, ...], str]
) -> list[Evidence]:
    """The readings by which a witness belongs to its own state and to none of its neighbours."""
    said = []
    for at, variation in enumerate(found.dividing):
        has = variation.reading_of(witness)
        for other in others:
            theirs = other.vector[at]
            if has is not None and theirs is not None and has != theirs:
                said_here = variation.text_in((witness,), has)
                said_there = variation.text_in(other.members, theirs)
                if said_here == said_there:
                    continue
                own, its = quote_both(said_here, said_there)
                says = f"It reads {own} where {called(other.label)} has {its}."
                said.append(Evidence("reading", says, ids[variation.base]))
                break
    return said[:MOST]


def telling(marked: Sequence[bool], sizes: Sequence[int]) -> list[int]:
    """Of changes the indexes of those to name: with a mark of editing, then of the most words.

    >>> telling([False, False, True], [9, 2, 1]), len(telling([False] * 9, [1] * 9))
    ([0, 1, 2], 6)
    """
    ranked = sorted(range(len(sizes)), key=lambda at: (not marked[at], -sizes[at], at))
    return sorted(ranked[:MOST])


def marker(witness: Witness, found: States, ids: dict[tuple[int, ...], str]) -> list[Evidence]:
    """The marker of editing that stands beside a wording of this witness."""
    for variation in found.dividing:
        has = variation.reading_of(witness)
        mark = None if has is None else variation.marks[has]
        if mark and witness.markers:
            near = min(witness.markers, key=lambda m: _gap(m.range.start, variation, witness))
            words = " ".join(witness.document.text[near.range.slice].split())
            says = f"It carries the marker “{words}” beside that wording."
            return [Evidence("marker", says, ids[variation.base])]
    return []


def declared(witness: Witness) -> list[Evidence]:
    """The address or the structure by which a text itself names its source."""
    if not witness.main:
        return [Evidence("declared", "Its page prints it as the original of the text above it.")]
    if witness.source_url:
        return [Evidence("declared", f"It declares {witness.source_url} as its source.")]
    return []


def dated(witness: Witness) -> list[Evidence]:
    """When the text is known to have existed."""
    if witness.when is None:
        return []
    if witness.edition:
        return [Evidence("declared", f"It calls itself “{witness.edition}”.")]
    return [Evidence("date", f"It is dated {say_day(witness.when)}.")]


def truncation(witness: Witness, alignments: Sequence[Alignment], base: Witness) -> list[Evidence]:
    """Where a text breaks off, and how much of the article it can therefore not speak of."""
    if not witness.truncated or not witness.words:
        return []
    last = " ".join(witness.document.text[witness.words[-1].range.slice].split())
    reached = max(one.covers[1] for one in alignments)
    missing = round(100 * (len(base.words) - reached) / max(1, len(base.words)))
    says = f"It breaks off after “{last}”"
    if missing > 0:
        says += f"; for the last {missing}% of the text it can't testify"
    return [Evidence("truncation", says + ".")]


def agreement(witness: Witness, alignments: Sequence[Alignment]) -> Evidence:
    """How much of a text stands word for word in the longest witness of its wording."""
    total = len(witness.words)
    share = sum(alignment.agree for alignment in alignments) / max(1, total)
    held = say_share(share, f"its {total:,} words").capitalize()
    return Evidence("order", f"{held} stand in the same order in the fullest copy.")


def siblings(witness: Witness, fellows: Sequence[Witness], collated: Collated) -> list[Evidence]:
    """That two copies of one revision each have something which the other lost."""
    own = _held(witness, collated)
    for fellow in fellows[:FELLOWS]:
        if fellow.variant == witness.variant or fellow in collated.quoting:
            continue
        theirs = _held(fellow, collated)
        more, less = (own & ~theirs).bit_count(), (theirs & ~own).bit_count()
        if more and less:
            says = (
                f"It has {more:,} words that {fellow.id} lost, and lacks {less:,} that "
                f"{fellow.id} has, so neither was copied from the other."
            )
            return [Evidence("unique text", says)]
    return []


def _held(witness: Witness, collated: Collated) -> int:
    """The words of the base that a witness has, a bit for each."""
    return reduce(or_, (alignment.held for alignment in collated.alignments_of(witness)), 0)


def _gap(at: int, variation: Variation, witness: Witness) -> int:
    _, span = variation.held_by(witness)[0]
    return min(abs(at - span.start), abs(at - span.end))
