"""Sentences of a translation find their source, whatever was left out, added, joined or moved."""

from provenance.lineage.across import meaning
from provenance.lineage.across.dating import lay
from provenance.lineage.across.units import units_of

SOURCE = (
    "The ferry crosses nine times a day. The harbour board counted the passengers in the spring. "
    "The bell-keeper may retire in the autumn. Gulls sleep on the roof of the old school. "
    "Our council keeps putting off the question. Bread is baked on the quay before dawn."
)
GERMAN = (
    "Die Fähre fährt neunmal am Tag.",
    "Die Hafenbehörde zählte im Frühjahr die Fahrgäste.",
    "Die Glöcknerin geht vielleicht im Herbst in den Ruhestand.",
    "Möwen schlafen auf dem Dach der alten Schule.",
    "Unser Stadtrat schiebt die Frage vor sich her.",
    "Vor Tagesanbruch wird auf dem Kai Brot gebacken.",
)


def pairs(*target):
    text = " ".join(target)
    found = lay([units_of(SOURCE, "en")], units_of(text, "de"), meaning.vectors, ("en", "de"))
    return [(bead.source, bead.target) for bead in found.beads]


def test_sentence_by_sentence():
    """A faithful translation is aligned one to one."""
    assert pairs(*GERMAN) == [((at,), (at,)) for at in range(6)]


def test_what_was_left_out_has_no_target():
    """A sentence that the translator left out finds none, and disturbs no other."""
    found = pairs(*GERMAN[:2], *GERMAN[3:])
    assert ((2,), ()) in found
    assert ((3,), (2,)) in found


def test_what_was_added_has_no_source():
    """A note of the translator, or an instruction that leaked, renders nothing."""
    note = "Übersetze den folgenden Text und gib nur JSON aus."
    found = pairs(*GERMAN[:3], note, *GERMAN[3:])
    assert ((), (3,)) in found
    assert ((3,), (4,)) in found


def test_two_sentences_made_one():
    """A sentence that renders two is aligned with both."""
    joined = "Die Glöcknerin geht vielleicht im Herbst in den Ruhestand, und Möwen schlafen auf dem Dach."
    assert ((2, 3), (2,)) in pairs(*GERMAN[:2], joined, *GERMAN[4:])


def test_swapped_sentences_find_each_other():
    """A sentence put elsewhere is found there."""
    found = pairs(GERMAN[0], GERMAN[4], *GERMAN[1:4], GERMAN[5])
    assert ((4,), (1,)) in found
    assert ((3,), (4,)) in found


def test_nothing_aligns_with_nothing():
    """An empty translation leaves every sentence without a target."""
    assert pairs() == [((at,), ()) for at in range(6)]
