"""A text is placed at once, by a lineage that was told without it."""

import random
from collections.abc import Mapping

import pytest

from bench._traditions_modes import family
from bench._traditions_prose import own_sentences
from provenance.lineage import Derivation, Lineage, Undecided, trace
from provenance.lineage.copying.known import bases, told_of
from provenance.lineage.placing import Placement, place
from provenance.meta import checked_meta
from provenance.text import read
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed

KNOWN = {
    "a": ARTICLE,
    "b": ARTICLE + "\nSubscribe to our letter.\n",
    "c": AFTER_EDIT,
    "d": changed(AFTER_EDIT, ("passengers", "pasengers")),
    "e": changed(ARTICLE, ("a signal on a pole", "a sign on a pole"), ("green with salt", "salty")),
}


def placed(text: str, known: Mapping[str, str] = KNOWN) -> tuple[Placement, Lineage]:
    documents = {name: read(one.encode(), name=name) for name, one in known.items()}
    lineage = trace(documents, {})
    return place("new", read(text.encode(), name="new"), lineage, documents), lineage


def test_a_copy_keeps_the_wording_before_an_edit():
    """The sentence names the revision that it goes with, and what the next one has instead."""
    text = f"Weekend reading\n\n{ARTICLE}"
    found, lineage = placed(text)
    row = found.row
    assert isinstance(row, Derivation)
    assert (row.child, row.parent, row.relation, row.confidence) == ("new", "r0", "copy", None)
    assert [(one.kind, one.says) for one in row.evidence] == [
        (
            "reading",
            "It reads “the board has never understood” with “as first published”, where "
            "“edited 1” has “she and the board disagree about”.",
        ),
        ("order", "It differs from “as first published” in no place."),
    ]
    where = {name: (reading, span) for name, reading, span in found.where}
    reading, span = where[row.evidence[0].place or ""]
    place_ = next(one for one in lineage.places if one.id == row.evidence[0].place)
    assert place_.readings[reading].text == "the board has never understood"
    assert text[span.slice] == "the board has never understood"


def test_what_it_alone_reads_is_counted():
    found, _ = placed(changed(AFTER_EDIT, ("cars", "carts")))
    assert isinstance(found.row, Derivation)
    assert found.row.parent == "r1"
    assert found.row.evidence[-1].says == (
        "It differs from “edited 1” in 1 place; in 1 of them nobody else reads as it does."
    )


def test_a_copy_of_a_copy_has_what_that_one_changed():
    text = changed(KNOWN["e"], ("cars", "carts"))
    found, _ = placed(text)
    assert isinstance(found.row, Derivation)
    assert found.row.parent == "e"
    assert [one.says for one in found.row.evidence[:2]] == [
        "It reads “sign” with e, where “as first published” has “signal”.",
        "It reads “salty” with e, where “as first published” has “green with salt”.",
    ]


def test_what_ends_before_the_edit_may_be_of_either_revision():
    found, _ = placed("\n\n".join(PARAGRAPHS[:2]))
    assert isinstance(found.row, Undecided)
    assert found.row.between == ("r0", "r1")
    assert found.row.why == (
        "It agrees with “as first published” and “edited 1” alike: it has no place that tells them "
        "apart."
    )


@pytest.mark.parametrize(
    ("text", "known", "says"),
    [
        ("A walled garden stands behind the station. " * 9, KNOWN, "Its words are not those"),
        ("—", KNOWN, "Its words are not those"),
        (ARTICLE, {"a": ARTICLE, "b": ARTICLE + "\n"}, "The texts known so far differ nowhere"),
    ],
)
def test_it_is_said_where_nothing_can_be_told(text, known, says):
    found, _ = placed(text, known)
    assert isinstance(found.row, Undecided)
    assert found.row.between == ()
    assert found.row.why.startswith(says)
    assert found.where == ()


def test_without_the_fullest_text_nothing_is_told():
    documents = {name: read(one.encode(), name=name) for name, one in KNOWN.items()}
    row = place("new", read(ARTICLE.encode(), name="new"), trace(documents, {}), {}).row
    assert isinstance(row, Undecided)
    assert row.between == ()


def left_out(mode: str, seed: int) -> list[tuple[Lineage, Lineage, Placement]]:
    """For some texts of a family the whole lineage, that without the text, and where it is put."""
    made = family(mode, seed, 30, words=300, pool=own_sentences())
    meta = checked_meta(made.meta)
    documents = {name: read(data, name=name) for name, data in made.files.items()}
    whole, found = trace(documents, meta), []
    for name in random.Random(seed).sample(sorted(documents), 4):
        few = {other: one for other, one in documents.items() if other != name}
        known = trace(few, {other: one for other, one in meta.items() if other != name})
        beside = {base: documents[base] for base in bases(known)}
        found.append((whole, known, place(name, documents[name], known, beside)))
    return found


def holding(lineage: Lineage, node: str) -> frozenset[str]:
    """A node, whatever it is called: a text by itself, others by those who hold them or of them."""
    held = {one.id: frozenset(one.witnesses) for one in lineage.revisions}
    below = {one.id: set[str]() for one in lineage.lost}
    for row in lineage.derivations:
        if row.parent in below:
            below[row.parent].add(row.child)
    return held.get(node) or frozenset(below.get(node, {node}))


@pytest.mark.parametrize("mode", ["captures", "mixture"])
def test_what_is_told_at_once_is_mostly_what_the_whole_family_tells(mode):
    """Of those that both put somewhere three in four have the same parent."""
    same = []
    for seed in range(4):
        for whole, known, found in left_out(mode, seed):
            rows = {row.child: row for row in whole.derivations}
            row = rows.get(found.row.child)
            if row is not None and isinstance(found.row, Derivation):
                one, other = holding(whole, row.parent), holding(known, found.row.parent)
                same.append(2 * len(one & other) >= len(one | other))
    assert len(same) >= 12
    assert 4 * sum(same) >= 3 * len(same)


def test_each_of_many_versions_may_be_one_of_its_own():
    for _, _, found in left_out("history", 0):
        assert isinstance(found.row, Undecided)
        assert found.row.why.startswith("Nearly every text here is a version of its own.")


def test_among_hand_copies_the_nearest_is_named_and_no_parent():
    for _, known, found in left_out("hand", 1):
        assert known.revisions == ()
        assert isinstance(found.row, Undecided)
        assert len(found.row.between) == 1
        assert found.row.why.startswith("It stands nearest to ")


def test_readings_are_those_that_the_lineage_gives_its_texts():
    """A revision reads as those who hold it do, and a lost text as most that stand beside it."""
    for mode in ("captures", "hand"):
        made = family(mode, 1, 20, words=200, pool=own_sentences())
        documents = {name: read(data, name=name) for name, data in made.files.items()}
        lineage = trace(documents, checked_meta(made.meta))
        known = told_of(lineage, bases(lineage)[0])
        row = {name: at for at, name in enumerate(known.names)}
        for at, one in enumerate(lineage.places):
            for number, reading in enumerate(one.readings):
                for name in reading.witnesses:
                    told = known.table[row[name], at]
                    assert one.readings[told].text.casefold()[:1] == reading.text.casefold()[:1]
                    assert told <= number
        assert known.revisions == len(lineage.revisions)
        assert known.lost == len(lineage.lost)
