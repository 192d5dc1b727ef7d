"""Are undated texts the versions that an author made, rather than copies by hand?

A copyist errs a word at a time, and most often in a letter or two. An author puts in, takes out and
rewords whole clauses and passages, repeals sections, and fills in forms.
"""

from collections.abc import Sequence

from provenance.lineage.source.forms import MOSTLY, blanks, filled_in, left_open
from provenance.lineage.testimony.amendments import amendments
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import Collated
from provenance.text.document import Role

FEWEST = 3
"""Different texts that it takes to speak of versions."""

MOST = 400
"""Texts beyond which versions without dates are not told."""

DISTINCT = 0.4
"""Different texts, for each text: of fetches and reprints of few states more agree, while an author
returns to an old text now and then."""

CLAUSE = 8
"""Words of a change from which it is of a clause or more."""

CLAUSES = 0.12
"""Share of such among the changes against the longest text, from which an author made them.

Of this project's own pages, 5 to 42 versions each, it is 0.18 to 1; of copies by hand that
`bench.traditions` makes, whatever their spelling, 0 to 0.1.
"""

ONE_WORD = 0.75
"""Share of changes of a single word, beyond which copyists made them: 0 to 0.59, and 0.88 to 1."""

SLIPS = 0.5
"""The same share up to which no copyist made them, however few are of a clause: where several
rework a text in their own names, most changes are the names. 0.18 to 0.38 of twelve forms with
clauses of their own, 0.44 and 0.46 of a licence and an act made from another."""

NOISY = 0.5
"""Different texts, for each text, beyond which fetched ones differ by what befell them on the way:
what several of them share is then their author's, and not what each one reads."""

FRAMED = 2
"""Texts with a page's furniture from which on, where others have other or none, all were fetched.

Of 65 of this project's own pages and templates, 3 to 25 versions each, no version has any.
"""

MARKED = 0.1
"""Share of places with a marker of editing, from which the markers tell of states."""


def authored(collated: Collated) -> bool:
    """Whether nothing dates the texts, and what differs was reworked rather than miswritten."""
    members, places = collated.family.members, collated.substance
    known = any(w.when or w.source_url or not w.main for w in members)
    if known or not places or not FEWEST <= len(members) <= MOST:
        return False
    whole = unbroken(members)
    readings = {tuple(p.reading_of(w) or 0 for p in places) for w in whole}
    if len(readings) < max(FEWEST, DISTINCT * len(members)):
        return False
    if _fetched(members) and len({w.keys for w in whole}) > NOISY * len(members):
        return False
    if sum(any(place.marks) for place in places) > MARKED * len(places):
        return False
    amended = len({amendments(w.document.text) for w in whole}) > 1
    if amended or _is_form(collated):
        return True
    return reworked(_changes(collated))


def unbroken(members: Sequence[Witness]) -> list[Witness]:
    """The texts that do not break off; all, if most seem to: programs close no sentence."""
    whole = [w for w in members if not w.truncated]
    return whole if 2 * len(whole) > len(members) else list(members)


def _is_form(collated: Collated) -> bool:
    """Whether most texts have names of their own where the longest has other names, or blanks."""
    places = collated.substance
    base, *others = (tuple(p.reading_of(w) for p in places) for w in collated.family.members)
    left = blanks(base, places)
    told = 0
    for own in others:
        theirs = blanks(own, places)
        told += (
            filled_in(base, own, places)
            or left_open(base, own, left - theirs)
            or left_open(own, base, theirs - left)
        )
    return told > MOSTLY * len(others)


def _fetched(members: Sequence[Witness]) -> bool:
    """Whether something of pages stands around several texts, and not the same around all."""
    frames = [_furniture(witness) for witness in members]
    return len(set(frames)) > 1 and sum(map(bool, frames)) >= FRAMED


def _furniture(witness: Witness) -> tuple[str, ...]:
    document = witness.document
    return tuple(
        document.text[section.range.slice].strip()
        for section in document.sections
        if section.role is Role.FURNITURE
    )


def reworked(sizes: Sequence[int]) -> bool:
    """Whether changes of so many words each are an author's."""
    clauses, slips = sum(size >= CLAUSE for size in sizes), sum(size <= 1 for size in sizes)
    if clauses and slips <= SLIPS * len(sizes):
        return True
    return clauses >= CLAUSES * len(sizes) and slips <= ONE_WORD * len(sizes)


def _changes(collated: Collated) -> list[int]:
    """How many words each change against the longest text takes out or puts in, once for each.

    A word that is put for another throughout is one change; figures put for figures are none, as
    whoever measures anew changes them by the hundred, and no copyist does.
    """
    base = collated.family.base.keys
    told: dict[tuple[object, ...], int] = {}
    for alignment in collated.alignments:
        for edit in alignment.edits:
            was, own = base[slice(*edit.base)], alignment.witness.keys[slice(*edit.own)]
            if not (was and own and all(map(_figure, (*was, *own)))):
                told[was or edit.base, own] = max(len(was), len(own))
    return list(told.values())


def _figure(word: str) -> bool:
    return any(map(str.isnumeric, word))
