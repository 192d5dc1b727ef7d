"""Which states copies by other hands show, and what is a slip of theirs."""

import pytest

from provenance import answers
from tests.lineage.captured import SILENT, captured, states
from tests.lineage.texts import AFTER_EDIT, ARTICLE, changed


def test_slips_of_copies_divide_no_states():
    """What undated copies alone read is no state, however many share it."""
    slip = changed(AFTER_EDIT, ("green with salt", "green with slat"))
    answer = captured(ARTICLE, ARTICLE, AFTER_EDIT, AFTER_EDIT, one=slip, other=slip)
    assert states(answer) == ["1 2", "3 4"]


LATER = changed(SILENT, ("Three members", "Four members"))


def test_copies_with_part_of_the_changes_show_a_state_between():
    """Two copies that err each for itself and lack the same later change had it from one text."""
    one = changed(SILENT, ("green with salt", "green with slat"))
    other = changed(SILENT, ("the gulls get up", "the gulls git up"))
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, one=one, other=other)
    assert [revision["after"] for revision in answer["revisions"]] == [None, "r0", "r1"]
    assert states(answer) == ["1 2", "", "3 4"]
    parents = {row["child"]: row["parent"] for row in answer["derivations"]}
    assert (parents["one.txt"], parents["other.txt"]) == ("r1", "r1")


def test_few_copies_that_may_be_mixed_of_two_states_show_none_between():
    """Where a captured state was copied often, two texts that took one stretch are mixed of it."""
    slips = [("green with salt", "green with slat"), ("the gulls get up", "the gulls git up")]
    mixed = {f"mixed{n}": changed(SILENT, slip) for n, slip in enumerate(slips)}
    more = [*slips, ("nine times", "mine times"), ("tourists", "toursts"), ("cars", "carts")]
    copies = {f"copy{n}": changed(LATER, slip) for n, slip in enumerate(more)}
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, **mixed, **copies)
    assert states(answer) == ["1 2", "3 4"]


def test_copies_of_no_one_stretch_show_a_state_however_few():
    """Nobody takes over the first change and the last, and not the one between."""
    last = changed(LATER, ("the last boat", "the only boat"))
    part = changed(SILENT, ("the last boat", "the only boat"))
    part, last = (changed(text, ("nine times", "seven times")) for text in (part, last))
    last = changed(last, ("She may", "She will"))
    slips = [("green with salt", "green with slat"), ("the gulls get up", "the gulls git up")]
    some = {
        f"some{n}": changed(part, ("She may", "She will"), slip) for n, slip in enumerate(slips)
    }
    some = {name: changed(text, ("43,500", "41,000")) for name, text in some.items()}
    more = [*slips, ("tourists", "toursts"), ("cars", "carts"), ("queues", "quues")]
    copies = {f"copy{n}": changed(last, slip) for n, slip in enumerate(more)}
    answer = captured(ARTICLE, ARTICLE, last, last, **some, **copies)
    assert states(answer) == ["1 2", "", "3 4"]


def test_a_slip_in_common_tells_of_a_copy_and_no_state():
    """Copies that share a slip may both go back to one that was mixed of two states."""
    one = changed(SILENT, ("green with salt", "green with slat"))
    other = changed(one, ("the gulls get up", "the gulls git up"))
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, one=one, other=other)
    assert states(answer) == ["1 2", "3 4"]


OLDER = changed(
    ARTICLE,
    (
        "She may retire in the autumn, and there is",
        "Her father rang it until he was eighty; there was",
    ),
)
NEWER = changed(
    LATER, ("She may retire", "A nephew of hers has asked for the key twice. She may retire")
)
SLIPS = (("green with salt", "green with slat"), ("the gulls get up", "the gulls git up"))


@pytest.mark.parametrize(
    ("text", "after", "parent"),
    [(OLDER, [None, "r0", "r1"], "r0"), (NEWER, [None, "r0", "r1"], "r2")],
)
def test_copies_with_a_sentence_of_their_own_show_a_state_no_capture_does(text, after, parent):
    """It stood before the first captured state, or after the last, whichever it is like."""
    one, other = (changed(text, slip) for slip in SLIPS)
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, one=one, other=other)
    assert [revision["after"] for revision in answer["revisions"]] == after
    parents = {row["child"]: row["parent"] for row in answer["derivations"]}
    assert (parents["one.txt"], parents["other.txt"]) == (parent, parent)


def test_a_state_may_be_shown_by_dated_copies_alone():
    """Copies whose dates are known and whose address is none of the source's are no captures."""
    texts = (ARTICLE, ARTICLE, LATER, LATER, AFTER_EDIT, AFTER_EDIT)
    files = {f"{number}.txt": text.encode() for number, text in enumerate(texts, start=1)}
    meta = {name: {"fetched": f"2026-01-{int(name[:-4]):02}"} for name in files}
    for name in ("1.txt", "2.txt", "3.txt", "4.txt"):
        meta[name]["source_url"] = "https://board.example.org/bell"
    assert states(answers.lineage(files, meta)) == ["1 2", "3 4", "5 6"]


def test_a_marked_copy_that_fits_no_state_is_placed_by_all_its_readings():
    """What else it changed is its own, and not taken from a state that reads otherwise."""
    one, two = (changed(AFTER_EDIT, slip) for slip in (SLIPS[0], ("41,000", "43,500")))
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, one=one, two=changed(two, SLIPS[1]))
    (row,) = [row for row in answer["derivations"] if row["child"] == "two.txt"]
    assert (row["parent"], row["also"], row["confidence"] is None) == ("r2", [], False)


def test_a_sentence_handed_down_with_a_slip_is_a_copyists_own():
    """Who share a slip as well had both from one copy."""
    one = changed(OLDER, SLIPS[0])
    other = changed(one, SLIPS[1])
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, one=one, other=other)
    assert states(answer) == ["1 2", "3 4"]


def test_a_passage_that_copies_moved_shows_no_state():
    """What stands elsewhere in the captures is new at no place."""
    said = " She may retire in the autumn, and there is no one who knows the timetable by heart as she does."
    moved = changed(ARTICLE, (said, ""), ("sell the old boat.", f"sell the old boat.{said}"))
    one, other = (changed(moved, slip) for slip in SLIPS)
    answer = captured(ARTICLE, ARTICLE, LATER, LATER, one=one, other=other)
    assert states(answer) == ["1 2", "3 4"]
