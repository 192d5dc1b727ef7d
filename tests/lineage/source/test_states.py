"""Which states dated captures and versions show, and what is no state."""

import pytest

from tests.lineage.captured import SILENT, captured, states
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed

FOOT = "\n\nRead more\n\nPrivacy policy\n"
ADDED = ARTICLE + "\nThe board answered in June that it would wait and see what came of it.\n"


@pytest.mark.parametrize("foot", ["", FOOT])
@pytest.mark.parametrize("at", ["that its council", "want a signal", "What the town will"])
def test_a_text_cut_inside_a_sentence_shows_no_state(at, foot):
    """What a sentence was cut off at was not taken out by the author, whatever follows it."""
    cut = ARTICLE[: ARTICLE.index(at) + len(at)] + foot
    answer = captured(ARTICLE, ARTICLE, cut, ARTICLE)
    assert len(answer["revisions"]) == 1
    assert answer["places"] == []


def test_a_text_cut_in_a_sentence_that_others_lack_shows_no_state():
    """Some words of it stand further down in the others, and agree with these by chance."""
    end = "Every gull in the valley flew off before the bell hangs where it"
    cut = ARTICLE[: ARTICLE.index("What the town")] + end
    assert states(captured(ARTICLE, ARTICLE, cut, ARTICLE)) == ["1 2 3 4"]


def test_what_one_fetch_alone_has_beside_a_silent_edit_is_its_pages():
    """A copy that has the edit and lacks the line shows that the line was not the author's."""
    box = "Our letter comes out on the second Monday of each month.\n\n"
    fetched = changed(SILENT, ("Until then", f"{box}Until then"))
    answer = captured(ARTICLE, ARTICLE, fetched, copy=SILENT)
    (row,) = [row for row in answer["derivations"] if row["child"] == answer["revisions"][-1]["id"]]
    assert not any("second Monday" in reason["says"] for reason in row["evidence"])


def test_a_word_that_one_fetch_alone_has_for_another_is_still_the_authors():
    """A page puts lines beside a text and no word in the place of its own."""
    twice = changed(SILENT, ("sell the old boat", "keep the old boat"))
    answer = captured(ARTICLE, ARTICLE, twice, copy=SILENT)
    (row,) = [row for row in answer["derivations"] if row["child"] == answer["revisions"][-1]["id"]]
    assert any("keep" in reason["says"] for reason in row["evidence"])


def test_a_footnote_beside_what_is_left_out_shows_no_state():
    """Who lacks a sentence that came later lacks it whether or not a number stands beside it."""
    later = "The council has since voted to keep the bell for one more year.3 "
    added = changed(ARTICLE, ("Until then", f"{later}Until then"))
    foot = changed(ARTICLE, ("sell the old boat.", "sell the old boat.3"))
    assert states(captured(ARTICLE, ARTICLE, foot, added, added)) == ["1 2 3", "4 5"]


def test_a_footnote_before_a_passage_put_in_divides_no_state_of_hundreds():
    """Of hundreds of texts those with another number beside the passage read as they did."""
    end = "more than anybody had expected."
    answered = f"{end} The board answered in June that it would wait until the summer was over."
    newer = changed(ARTICLE, (end, answered))
    numbered = [changed(ARTICLE, (end, end + number)) for number in ("8", "8", "9", "9")]
    longest = changed(newer, (end, f"{end}8"))
    slips = {
        f"slip{at}": changed(ARTICLE, slip, ("Ada", f"Ad{at}"))
        for at, slip in enumerate(2 * [("expected", "expcted")] + 2 * [("The bell-", "Teh bell-")])
    }
    captures = [*[ARTICLE] * 150, *numbered, *[ARTICLE] * 2, longest, *[newer] * 150]
    first, second = states(captured(*captures, **slips))
    assert {*map(int, first.split())} == {*range(1, 157)}
    assert {*map(int, second.split())} == {*range(157, 308)}


def test_a_passage_lost_with_all_around_it_is_not_held():
    """Who lacks the paragraph lacks the sentence in it, and shows no version that has that."""
    said = "The mayor has said nothing of it to anyone."
    added = changed(ARTICLE, ("Three members", f"{said} Three members"))
    gap = "\n\n".join((*PARAGRAPHS[:3], PARAGRAPHS[4])) + "\n"
    answer = captured(ARTICLE, ARTICLE, gap, ARTICLE, added, added, added)
    assert states(answer) == ["1 2 3 4", "5 6 7"]


@pytest.mark.parametrize("breaks", ["\n\n", " "])
def test_a_label_is_no_word_of_the_text(breaks):
    """Though the line breaks before it were lost in one of the captures."""
    note = "Correction: The number of those who cross was wrong in what stood here."
    noted = f"{ARTICLE.rstrip()}\n\n{note}\n"
    again = f"{ARTICLE.rstrip()}{breaks}{note}\n"
    assert states(captured(ARTICLE, ARTICLE, noted, noted, again, again)) == ["1 2", "3 4 5 6"]


def test_a_page_in_a_wrong_encoding_shows_no_state():
    """A capture whose quotation marks and apostrophes were spoilt has the words of the others."""
    quoted = changed(ARTICLE, ("the service.", "“the service”, she isn’t told, isn’t asked."))
    spoilt = quoted.encode().decode("cp1252", errors="replace")
    answer = captured(quoted, spoilt, quoted, spoilt)
    assert len(answer["revisions"]) == 1
    assert answer["places"] == []


def test_a_page_that_lost_its_breaks_shows_no_state():
    """Buttons and notes that ran into the text when the breaks were lost are no edits."""
    note = "Editor's note: this text is given here as we found it. "
    flat = note + " ".join(PARAGRAPHS) + " Read more Privacy policy\n"
    answer = captured(ARTICLE, ARTICLE, flat, ARTICLE)
    assert len(answer["revisions"]) == 1
    assert answer["places"] == []


def test_a_short_sentence_with_a_footnote_number_is_no_button():
    """A number after a sentence's end leaves the sentence what it is for those without it."""
    added = changed(ARTICLE, ("the service. She", "the service. Nobody has asked her. She"))
    numbered = changed(added, ("asked her.", "asked her.3"))
    answer = captured(added, added, numbered, ARTICLE, ARTICLE)
    assert states(answer) == ["1 2 3", "4 5"]


def test_the_beginning_of_a_sentence_is_no_button():
    """Nor is a sentence whose last word stands in brackets that hold no letter."""
    begun = changed(ARTICLE, ("What the town will", "By now what the town will"))
    signed = changed(ARTICLE, ("the service. She", "the service. Nobody paid her (£). She"))
    for edited in (begun, signed):
        assert states(captured(ARTICLE, ARTICLE, edited, edited)) == ["1 2", "3 4"]


def test_what_is_a_button_in_one_capture_is_one_in_all():
    """Where line breaks were lost, a page's words are told that pass for the author's elsewhere."""
    lined = changed(ARTICLE, ("In the spring", "The Orlen Paper Subscribe Sign in In the spring"))
    flat = lined.replace("\n\n", " ")
    assert len(captured(lined, lined, flat, flat)["revisions"]) == 1


def test_a_line_that_comes_and_goes_shows_no_states():
    """What one fetch has and the next has not, again and again, belongs to the page around it."""
    shown = ARTICLE + "\nThe winter timetable is on the wall of the ticket office in Orlen.\n"
    answer = captured(ARTICLE, shown, ARTICLE, shown, ARTICLE, ARTICLE, shown)
    assert len(answer["revisions"]) == 1


def test_an_author_may_return_to_a_wording():
    """A wording that stays for some captures is the author's, though it went and came back."""
    answer = captured(*[ARTICLE] * 2, *[SILENT] * 2, *[ARTICLE] * 2)
    assert states(answer) == ["1 2", "3 4", "5 6"]


OTHER_SIGNS = changed(ARTICLE, ("a pole; two", "a pole. Two"))


def test_signs_that_differ_in_one_capture_are_no_state_of_many():
    """Of more than a few captures one with other signs was spoilt on the way."""
    answer = captured(ARTICLE, OTHER_SIGNS, *[SILENT] * 4)
    assert states(answer) == ["1 2", "3 4 5 6"]


def test_signs_that_go_to_and_fro_are_no_state():
    """Signs that captures show in turns are their fetchers'."""
    assert len(captured(ARTICLE, OTHER_SIGNS, ARTICLE)["revisions"]) == 1


@pytest.mark.parametrize("times", [1, 3])
def test_signs_that_changed_once_are_a_state(times):
    """What all captures before a day have, and none after it, the author changed."""
    answer = captured(*[ARTICLE] * times, *[OTHER_SIGNS] * times)
    labels = [revision["label"] for revision in answer["revisions"]]
    assert labels == ["as first published", "‘pole; two’ became ‘pole. Two’"]


LAST = changed(SILENT, ("Three members", "Four members"), ("the last boat", "the only boat"))


def test_a_wrong_early_date_makes_no_first_state():
    """One capture before two wordings, both taken back together later, has a wrong date."""
    answer = captured(LAST, *[ARTICLE] * 2, *[SILENT] * 2, *[LAST] * 2)
    assert states(answer) == ["2 3", "4 5", "1 6 7"]
    (row,) = [row for row in answer["derivations"] if row["child"] == "1.txt"]
    assert any("its date is wrong" in reason["says"] for reason in row["evidence"])


def test_a_wrong_early_date_between_two_of_an_older_wording_makes_no_state():
    """One capture of a later wording between two of an older one has a wrong date."""
    answer = captured(*[ARTICLE] * 2, SILENT, *[ARTICLE] * 2, *[SILENT] * 2)
    assert states(answer) == ["1 2 4 5", "3 6 7"]


def test_a_wrong_early_date_before_a_part_of_its_changes_makes_no_state():
    """An author who made two changes did not take one back to make it again."""
    part = changed(ARTICLE, ("41,000", "43,500"))
    both = changed(part, ("Three members", "Four members"))
    assert states(captured(ARTICLE, ARTICLE, both, part, part, both, both)) == [
        "1 2",
        "4 5",
        "3 6 7",
    ]


def test_a_wrong_early_date_hides_no_change_after_it():
    """What the first wording lacked is no passing loss because a wrong date stands before it."""
    added = changed(ARTICLE, ("the service. She", "the service. Nobody has asked her so far. She"))
    last = changed(added, ("41,000", "43,500"), ("Three members", "Four members"))
    between = changed(added, ("41,000", "43,500"))
    answer = captured(last, ARTICLE, *[added] * 2, *[between] * 2, *[last] * 2)
    assert states(answer) == ["2", "3 4", "5 6", "1 7 8"]


def test_wrong_dates_make_no_versions_of_few_wordings():
    """Captures of four wordings that come and go by three wrong dates are no versions."""
    first, second, third, last = wordings = (
        ARTICLE,
        SILENT,
        changed(SILENT, ("Three members", "Four members")),
        LAST,
    )
    taken = third, *[first] * 3, second, third, *[last] * 3, first, third
    answer = captured(*taken)
    assert len(answer["revisions"]) == len(wordings)


def test_a_marked_wording_is_not_the_first():
    """One capture with a marker of editing before several without it has a wrong date."""
    answer = captured(AFTER_EDIT, *[ARTICLE] * 2, *[AFTER_EDIT] * 2)
    assert states(answer) == ["2 3", "1 4 5"]


def test_an_addition_with_a_marker_at_its_end_is_a_state():
    """A text that ends in a marker of editing is whole, so what it has more was added."""
    added = ADDED.rstrip() + " (edited 1)\n"
    answer = captured(ARTICLE, ARTICLE, added, added)
    assert [revision["label"] for revision in answer["revisions"]] == [
        "as first published",
        "edited 1",
    ]


def test_a_return_to_a_wording_that_left_a_passage_out_is_a_state():
    """Versions that leave out a passage in which others differ are known from the omission."""
    without = changed(SILENT, (PARAGRAPHS[1].replace("41,000", "43,500") + "\n\n", ""))
    answer = captured(ARTICLE, without, SILENT, without, ARTICLE, by="published")
    assert states(answer) == ["1", "2", "3", "4", "5"]


def test_dates_order_versions_that_carry_the_same_marker():
    """Two wordings beside one and the same marker follow each other as their dates tell."""
    later = changed(AFTER_EDIT, ("disagree about the service", "fell out over the service"))
    last = changed(later, ("fell out over the service", "fell out over this service"))
    answer = captured(ARTICLE, AFTER_EDIT, later, last, by="published")
    assert states(answer) == ["1", "2", "3", "4"]
    assert [revision["after"] for revision in answer["revisions"]] == [None, "r0", "r1", "r2"]


def test_a_silent_edit_is_not_called_by_the_marker_of_a_later_one():
    """A correction's note stands near what was changed in silence before; its own texts lack it."""
    noted = changed(SILENT, ("In the spring", "Correction, 9 March: it was nine.\n\nIn the spring"))
    announced = changed(noted, ("two would rather", "three would rather"))
    answer = captured(ARTICLE, ARTICLE, SILENT, SILENT, announced, announced)
    labels = [(one["label"], one["marker"]) for one in answer["revisions"]]
    assert labels[:2] == [("as first published", None), ("‘41,000’ became ‘43,500’", None)]


def test_a_step_that_dates_speak_against_says_so_and_is_less_sure():
    """Every capture of what is marked as edited is older than each of what is not."""
    (step,) = (
        row
        for row in captured(*[AFTER_EDIT] * 3, *[ARTICLE] * 3)["derivations"]
        if row["relation"] == "revision"
    )
    assert (step["child"], step["parent"]) == ("r1", "r0")
    assert step["confidence"] < 0.9
    assert step["evidence"][-1]["says"] == (
        "Dates speak against it: it was first seen on 1 January 2026, "
        "the wording before it on 4 January 2026."
    )
