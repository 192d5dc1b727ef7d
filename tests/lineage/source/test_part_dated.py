"""Versions without dates are told between those that have some, and editions of forms apart."""

from provenance import answers
from tests.lineage.clauses import FIRST, clauses, form, parents, text

SECOND = [*FIRST[:10], *clauses(41, 3), *FIRST[12:]]
THIRD = [*SECOND[:20], *clauses(42, 2), *SECOND[20:]]
FOURTH = [*THIRD[:5], *THIRD[7:], *clauses(43, 2)]
LINE = {name: text(body) for name, body in zip("abcd", (FIRST, SECOND, THIRD, FOURTH), strict=True)}
LINED = {"a": None, "b": "a", "c": "b", "d": "c"}


def test_an_undated_version_stands_between_the_dated_ones_whose_changes_it_shares():
    """What one dated version has of its changes and not of the next one's lies between the two."""
    assert parents(LINE, {"a": "2020-01-01", "d": "2020-06-01"}) == LINED
    assert parents(LINE, {"a": "2020-01-01", "b": "2020-02-01", "d": "2020-06-01"}) == LINED


def test_dates_tell_which_way_undated_versions_run():
    """However much the texts grow, what is dated first came first."""
    shrank = {"d": "2020-01-01", "b": "2020-06-01"}
    assert parents(LINE, shrank) == {"a": "b", "b": "c", "c": "d", "d": None}


def test_where_no_date_puts_a_version_less_is_said_of_it():
    """Between two dated versions a step is surer than to or from one that may stand elsewhere."""
    days = {"a": "2020-01-01", "b": "2020-02-01", "d": "2020-06-01"}
    meta = {name: {"published": day} for name, day in days.items()}
    answer = answers.lineage({name: body.encode() for name, body in LINE.items()}, meta)
    sure = [row["confidence"] for row in answer["derivations"] if row["relation"] == "revision"]
    assert sure == [0.97, 0.9, 0.9]


def test_what_goes_on_from_an_old_wording_was_made_from_an_undated_return_to_it():
    """A change was taken back at an unknown time; what came later has none of it."""
    texts = LINE | {"e": LINE["b"], "f": text([*SECOND, *clauses(44, 1)])}
    days = {name: f"2020-0{at}-01" for at, name in enumerate("abcdf", start=1)}
    assert parents(texts, days)["f"] in {"b", "e"}


def test_a_wording_that_stood_again_on_a_later_day_may_have_been_there_before():
    """What was spoilt and restored on known days came from the undated text before."""
    spoilt = text([*THIRD[:9], *clauses(46, 1), *THIRD[14:]])
    texts = LINE | {"p": spoilt, "q": LINE["c"]}
    days = {"a": "2020-01-01", "p": "2020-05-01", "q": "2020-06-01", "d": "2020-07-01"}
    assert parents(texts, days) == {"a": None, "b": "a", "c": "b", "d": "q", "p": "q", "q": "b"}


def test_undated_copies_with_slips_are_no_versions():
    """A word that a copyist changed here and there makes no state of a text that was published."""
    copies = {
        f"copy{at}": LINE["b"].replace(word, word[::-1], 1)
        for at, word in enumerate(LINE["b"].split()[200:360:40])
    }
    days = {"a": "2020-01-01", "b": "2020-02-01", "c": "2020-03-01", "d": "2020-04-01"}
    meta = {name: {"published": day} for name, day in days.items()}
    texts = {name: body.encode() for name, body in (LINE | copies).items()}
    assert len(answers.lineage(texts, meta)["revisions"]) == len(LINE)


def test_who_fills_in_one_of_two_editions_of_a_form_made_his_text_from_that_edition():
    """The number at the head is the form's, and no day on which a party filled it in."""
    editions = {"v1": FIRST, "v2": [*FIRST[:5], *clauses(45, 1), *FIRST[6:]]}
    names = {"v3": "Ada Quill", "v4": "Kestrel Harbour Works", "v5": "Nils Lindqvist and Sons"}
    of = {"v3": "v1", "v4": "v2", "v5": "v1"}
    texts = {name: form("[OWNER]", body) for name, body in editions.items()}
    texts |= {name: form(names[name], editions[of[name]]) for name in names}
    number = {"v1": 1, "v2": 2} | {name: int(of[name][1]) for name in names}
    texts = {name: f"Terms of hire, edition {number[name]}\n\n{texts[name]}" for name in texts}
    assert parents(texts, {}) == {"v1": None, "v2": "v1"} | of
