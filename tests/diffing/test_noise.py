"""Edits are parted at sections, and what lies in furniture is told apart from the work."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.answers import diff_documents
from provenance.text.document import Document, Role, Section
from provenance.text.spans import Span
from tests.diffing.strategies import granularities, ignored, texts

ROLES = [Role.BODY, Role.FURNITURE, Role.FRONT_MATTER, Role.ORIGINAL, Role.EDITORIAL]
MIRRORED = {"insert": "delete", "delete": "insert"}


def document(*parts: tuple[Role, str]) -> Document:
    sections, at = [], 0
    for role, text in parts:
        sections.append(Section(role, "en", Span(at, at + len(text))))
        at += len(text)
    whole = "".join(text for _, text in parts)
    return Document(whole, "text", "utf-8", tuple(sections), ())


def said(older: Document, newer: Document) -> list[tuple[str, str, str, str | None]]:
    return [
        (
            edit["op"],
            older.text[slice(*edit["older"])],
            newer.text[slice(*edit["newer"])],
            edit.get("noise"),
        )
        for edit in diff_documents(older, newer, names=("a", "b"))["edits"]
    ]


def test_what_was_put_around_the_work_is_parted_from_what_was_added_to_it() -> None:
    older = document((Role.BODY, "The tide came in."))
    newer = document(
        (Role.FRONT_MATTER, "---\ntitle: x\n---\n"),
        (Role.BODY, "A new line. The tide came in. "),
        (Role.FURNITURE, "Subscribe now"),
    )
    assert said(older, newer) == [
        ("insert", "", "---\ntitle: x\n---\n", "front matter"),
        ("insert", "", "A new line. ", None),
        ("equal", "The tide came in", "The tide came in", None),
        ("equal", ".", ". ", None),
        ("insert", "", "Subscribe now", "furniture"),
    ]


def test_an_equal_run_is_noise_where_either_side_takes_it_for_noise() -> None:
    older = document((Role.BODY, "Share this page. The tide came in."))
    newer = document((Role.FURNITURE, "Share this page. "), (Role.BODY, "The tide came in."))
    assert said(older, newer) == [
        ("equal", "Share this page. ", "Share this page. ", "furniture"),
        ("equal", "The tide came in.", "The tide came in.", None),
    ]


def test_text_replaced_by_furniture_is_an_edit_of_the_work() -> None:
    older = document((Role.BODY, "The tide came in and went."))
    newer = document((Role.BODY, "The tide "), (Role.FURNITURE, "Subscribe to letters"))
    assert said(older, newer) == [
        ("equal", "The tide ", "The tide ", None),
        ("replace", "came in and went.", "Subscribe to letters", None),
    ]


def test_like_sections_face_each_other_inside_one_edit() -> None:
    older = document((Role.BODY, "Alpha beta. "), (Role.FURNITURE, "Gamma delta."))
    newer = document((Role.BODY, "Red blue. "), (Role.FURNITURE, "Green grey."))
    assert said(older, newer) == [
        ("replace", "Alpha beta. ", "Red blue. ", None),
        ("replace", "Gamma delta", "Green grey", "furniture"),
        ("equal", ".", ".", "furniture"),
    ]


parts = st.lists(st.tuples(st.sampled_from(ROLES), texts), max_size=5)


@settings(max_examples=200)
@given(parts, parts, granularities, ignored)
def test_classified_edits_keep_the_contract(
    first: list[tuple[Role, str]],
    second: list[tuple[Role, str]],
    granularity: str,
    ignore: set[str],
) -> None:
    older, newer = document(*first), document(*second, *first[:2])
    answer = diff_documents(older, newer, names=("a", "b"), granularity=granularity, ignore=ignore)
    edits = answer["edits"]
    assert "".join(older.text[slice(*edit["older"])] for edit in edits) == older.text
    assert "".join(newer.text[slice(*edit["newer"])] for edit in edits) == newer.text
    for before, after in pairwise(edits):
        assert {before["op"], after["op"]} != {"insert", "delete"}
        assert before["older"][1] == after["older"][0]
        assert before["newer"][1] == after["newer"][0]
    stats = answer["stats"]
    assert answer["older"]["words"] == (
        stats["words_equal"] + stats["words_moved"] + stats["words_deleted"]
    )
    assert answer["newer"]["words"] == (
        stats["words_equal"] + stats["words_moved"] + stats["words_inserted"]
    )
    back = diff_documents(newer, older, names=("b", "a"), granularity=granularity, ignore=ignore)
    assert [
        (MIRRORED.get(edit["op"], edit["op"]), edit["newer"], edit["older"], edit.get("noise"))
        for edit in back["edits"]
    ] == [(edit["op"], edit["older"], edit["newer"], edit.get("noise")) for edit in edits]
