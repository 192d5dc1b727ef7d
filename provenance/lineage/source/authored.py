"""Are undated texts the versions that an author made, rather than copies by hand?

A copyist errs a word at a time, and most often in a letter or two. An author puts in, takes out and
rewords whole clauses and passages, repeals sections, and fills in forms.
"""

from collections.abc import Sequence
from functools import partial

from provenance.lineage.source.forms import MOSTLY, blanks, filled_in, left_open, own_words
from provenance.lineage.testimony.amendments import amendments, provisions
from provenance.lineage.testimony.directions import Holding
from provenance.lineage.testimony.likeness import common_start
from provenance.lineage.testimony.struck import Change, shown, standing
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import Collated, Variation
from provenance.lineage.vectors import difference
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

PROVISIONS = 3
"""Numbered provisions from which a text is a law, a contract or a club's rules: such are printed,
and who hands them on makes no slips."""

ONE_EDITION = 2
"""Wordings for each edition that texts name, from which it is a form's, and not their own."""

PUBLISHED = 2
"""Dated versions from which on undated texts are told as versions beside them."""

MARKED = 0.1
"""Share of places with a marker of editing, from which the markers tell of states."""


def authored(collated: Collated, directed: Sequence[Change] = ()) -> bool:
    """Whether not all texts are dated, and what differs was reworked rather than miswritten.

    What other texts `directed`, or the texts show themselves as changed, no copyist did.
    """
    members, places = collated.family.members, collated.substance
    if not places or len(members) > MOST or not all(w.main for w in members):
        return False
    if any(w.when for w in members):
        return _of_few_editions(collated) or _in_part(collated)
    if any(w.source_url for w in members):
        return False
    return _led(members, directed) or (_several(collated) and _of_an_author(collated))


def _of_few_editions(collated: Collated) -> bool:
    """Whether texts name editions, each of which most of them share with others."""
    members = collated.family.members
    if not all(w.edition for w in members):
        return False
    wordings = {(w.when, w.keys) for w in members}
    few = ONE_EDITION * len({when for when, _ in wordings}) <= len(wordings)
    return few and _several(collated) and _of_an_author(collated)


def _in_part(collated: Collated) -> bool:
    """Whether some were published at known times, and others are versions of the same work.

    Copies by hand of a published text differ from one of its versions by slips, and what was
    fetched from another address is no version.
    """
    members = collated.family.members
    dated = [w for w in members if w.when is not None]
    silent = [w for w in members if w.when is None]
    if not silent or len(dated) < PUBLISHED or len({w.source_url for w in members}) > 1:
        return False
    if any(w.edition or not w.published for w in dated) or not _several(collated):
        return False
    numbered = provisions(collated.family.base.document.text) >= PROVISIONS
    return numbered or reworked(_own_changes(collated.substance, dated, silent))


def _own_changes(
    places: Sequence[Variation], dated: Sequence[Witness], silent: Sequence[Witness]
) -> list[int]:
    """Words of each change that an undated text has against the dated one it is most like."""
    known = [tuple(place.reading_of(w) for place in places) for w in dated]
    told: dict[tuple[int, int, int], int] = {}
    for witness in silent:
        own = tuple(place.reading_of(witness) for place in places)
        near = min(known, key=partial(difference, own))
        for number, (place, was, at) in enumerate(zip(places, near, own, strict=True)):
            if was is not None and at is not None and was != at:
                told[number, was, at] = _changed(*(place.wordings[n].words for n in (was, at)))
    return list(told.values())


def _changed(was: Sequence[str], own: Sequence[str]) -> int:
    """How many words differ between what two texts begin and end with in common.

    >>> _changed("he came home".split(), "he went home".split())
    1
    """
    shorter, longer = sorted((was, own), key=len)
    before = common_start(shorter, longer)
    after = common_start(shorter[before:][::-1], longer[before:][::-1])
    return len(longer) - before - after


def _several(collated: Collated) -> bool:
    """Whether there are several wordings, and no fetches or marks of editing tell of states."""
    members, places = collated.family.members, collated.substance
    whole = unbroken(members)
    readings = {tuple(p.reading_of(w) or 0 for p in places) for w in whole}
    if len(readings) < max(FEWEST, DISTINCT * len(members)):
        return False
    if _fetched(members) and len({w.keys for w in whole}) > NOISY * len(members):
        return False
    return sum(any(place.marks) for place in places) <= MARKED * len(places)


def _of_an_author(collated: Collated) -> bool:
    """Whether the texts are a law's or a form's, or what differs was reworked."""
    whole = unbroken(collated.family.members)
    amended = len({amendments(w.document.text) for w in whole}) > 1
    numbered = provisions(collated.family.base.document.text) >= PROVISIONS
    return amended or numbered or _is_form(collated) or reworked(_changes(collated))


def _led(members: Sequence[Witness], directed: Sequence[Change]) -> bool:
    """Whether some text has what came, and another what went, of what is known to be changed."""
    changes = [*directed, *(change for text in members for change in shown(text))]
    texts = [Holding(standing(text)) for text in members] if changes else []
    return any(
        any(holds(change.went) and not holds(change.came) for holds in texts)
        and any(holds(change.came) and not holds(change.went) for holds in texts)
        for change in changes
        if change.went and change.came
    )


def unbroken(members: Sequence[Witness]) -> list[Witness]:
    """The texts that do not break off; all, if most seem to: programs close no sentence."""
    whole = [w for w in members if not w.truncated]
    return whole if 2 * len(whole) > len(members) else list(members)


def _is_form(collated: Collated) -> bool:
    """Whether most texts have words of their own where another has its own, or blanks."""
    places = collated.substance
    vectors = [tuple(p.reading_of(w) for p in places) for w in collated.family.members]
    if own_words(vectors, places):
        return True
    base, *others = texts = [(vector, blanks(vector, places)) for vector in vectors]
    told = sum(
        filled_in(base[0], own, places)
        or any(left_open(form, own, blank - filled) for form, blank in texts if blank)
        for own, filled in others
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
