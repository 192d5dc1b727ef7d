"""What stands at the head of a capture as data is compared with such data alone."""

from typing import Any

from hypothesis import given, settings

from provenance.answers import diff_documents
from provenance.text import read
from provenance.text.document import Document, Role
from tests.diffing.strategies import texts
from tests.diffing.test_noise import document

TEXT = "The harbour office kept its tide book in pencil for eighty years, and nobody laughed."


def capture(front: str, headline: str = "# The tide book\n\n", text: str = TEXT) -> Document:
    return read(f"---\n{front}\n---\n{headline}{text}\n".encode(), name="a.md")


def answer(older: Document, newer: Document) -> dict[str, Any]:
    return diff_documents(older, newer, names=("a", "b"))


def test_a_headline_is_not_held_against_the_title_in_front_matter() -> None:
    """Data that one fetcher writes and another does not is nothing that the author changed."""
    older = capture("title: the tide book source: rss", headline="The tide book ")
    newer = capture("title: The tide book\nfetched: 2026-03-14\nfetcher: curl", headline="")
    said = answer(older, newer)
    changed = [
        (edit["op"], older.text[slice(*edit["older"])], newer.text[slice(*edit["newer"])])
        for edit in said["edits"]
        if edit["op"] != "equal" and "noise" not in edit
    ]
    assert changed == [("delete", "The tide book ", "")]
    assert said["stats"]["words_inserted"] == 0
    assert said["stats"]["words_deleted"] == 3


def test_front_matter_of_one_side_alone_may_stand_in_the_other_as_text() -> None:
    """A text whose front matter was not told as such has the same words, and they stay equal."""
    older = capture("title: The tide book")
    newer = read(f"title: The tide book\n\n{TEXT}".encode(), name="b.txt")
    edits = answer(older, newer)["edits"]
    same = [newer.text[slice(*edit["newer"])] for edit in edits if edit["op"] == "equal"]
    assert "".join(same) == newer.text


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_no_character_is_lost_and_the_sides_may_be_swapped(one: str, other: str) -> None:
    """Both texts are covered wholly, with a move or without, and swapping swaps no more."""
    older, newer = (
        document((Role.FRONT_MATTER, f"---\ntitle: {title}\n---\n"), (Role.BODY, text))
        for title, text in (("a", one), ("b", other))
    )
    said, swapped = answer(older, newer), answer(newer, older)
    for side, whole in (("older", older), ("newer", newer)):
        runs = [whole.text[slice(*edit[side])] for edit in said["edits"]]
        assert "".join(runs) == whole.text
    turned = [(edit["newer"], edit["older"]) for edit in swapped["edits"]]
    assert [(edit["older"], edit["newer"]) for edit in said["edits"]] == turned
