"""A text of other words is kin where it names what the article names, and says so where it isn't."""

import pytest

from provenance import answers
from provenance.lineage.across.meaning import left_out
from tests.lineage.texts import AFTER_EDIT, ARTICLE

ARTICLES = {"a": ARTICLE, "b": AFTER_EDIT}
DIGEST = (
    "How a harbour keeps time, in short. Orlen still lets a bell say when its boat departs, as it "
    "has since the bridge was only planned. A new count by the board came to 41,000 passengers, "
    "more than many had thought. The keeper, called Ada Rusk, is thinking of her retirement, and "
    "Orlen has found nobody who could replace her."
)
STRANGER = (
    "The harbour board of Velm counted passengers for twelve months before it closed the crossing. "
    "A council of tourists and members expected fewer queues in the spring; what Tora Lindqvist "
    "answered, in a service for retired keepers, was a question of the timetable. Visitors from "
    "Kessin understood her better than anybody, though 1,350 of them wanted the old signal."
)


def row(text, files=ARTICLES):
    answer = answers.lineage({k: v.encode() for k, v in {**files, "other": text}.items()})
    (found,) = [
        one for one in (*answer["derivations"], *answer["undecided"]) if one["child"] == "other"
    ]
    return found


def test_a_digest_names_what_the_article_names():
    """It is a summary, though its revision may be open; the encoder is not needed for that."""
    with left_out():
        assert row(DIGEST)["relation"] == "summary"


def test_a_text_with_names_of_its_own_is_told_to_be_unconnected():
    """What shares the words of its subject and no name or number comes from none of the texts."""
    with left_out():
        found = row(STRANGER)
    assert (found["between"], found["relation"]) == ([], None)
    assert "none of the 5 names and numbers" in found["why"]
    assert "nothing shows that either was made from the other" in found["why"]


@pytest.mark.parametrize("text", [DIGEST, STRANGER])
def test_the_reason_quotes_no_id_that_is_not_there(text):
    """Whatever a reason names is a text, a revision or a place of the answer."""
    with left_out():
        found = row(text)
    assert set(found["between"]) <= {"r0", "r1"}


def test_what_was_published_earlier_was_not_made_from_what_came_later():
    """A digest of a year before says the same; its date forbids that it sums the article up."""
    texts = {"other": DIGEST, **ARTICLES}
    meta = {name: {"published": f"202{at}-01-01"} for at, name in enumerate(texts)}
    answer = answers.lineage({name: said.encode() for name, said in texts.items()}, meta)
    assert [row["child"] for row in answer["undecided"]] == ["other"]
