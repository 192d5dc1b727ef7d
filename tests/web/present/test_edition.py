"""The edit itself stands on the page in words, with who has which wording."""

import pytest

from provenance import answers
from provenance.services.brief import Brief
from provenance.text import read
from provenance.web.present.edition import EditShown, headline, mark_edit, show_revisions
from provenance.web.present.lineage import EMPTY, Graph

STORY = (
    "The bridge was opened on a wet Monday in the spring of that year. The mayor cut the ribbon "
    "twice because the first pair of scissors was blunt. {} The band played until the rain had "
    "filled the tuba, and then everybody walked home along the canal without an umbrella."
)
FIRST = STORY.format("The builders were paid in full and went on to the next town.")
NOTHING = Brief(states=(), is_ordered=True, reworded=0, drift=0, undecided=0)
EDITED = STORY.format("The builders are owed two months of wages, their union says (edited 1).")


def shown(**texts: str):
    files = {name: text.encode() for name, text in texts.items()}
    documents = {name: read(data, name=f"{name}.txt") for name, data in files.items()}
    return show_revisions(Graph(answers.trace_documents(documents, {})), documents)


def test_the_old_wording_is_struck_and_the_new_underlined_between_words_of_context():
    revisions = shown(A=FIRST, B=EDITED, C=EDITED)
    (edit,) = [edit for revision in revisions for edit in revision.edits]
    older = "".join(piece.older for piece in edit.pieces)
    newer = "".join(piece.newer for piece in edit.pieces)
    assert "paid in full" in older
    assert "owed two months of wages" in newer
    assert edit.before.endswith(("blunt. ", "builders "))
    assert "The band played" in edit.after
    assert [one.siglum for one in edit.older_witnesses] == ["A"]
    assert [one.siglum for one in edit.newer_witnesses] == ["B", "C"]
    assert edit.pair == "A..B"


def test_what_only_its_typography_changed_is_marked_as_no_more():
    """Beside a change of words, in the same reading."""
    pieces = mark_edit('He said "no" to four.', "He said “no” to five.")
    assert [(piece.older.strip(), piece.only) for piece in pieces if piece.op != "equal"] == [
        ('"no"', ("typography",)),
        ("four", ()),
    ]


@pytest.mark.parametrize(("held_by", "text"), [(["B"], "ticket"), ([], "tikcet")])
def test_a_state_reads_as_those_do_who_hold_it_whole_however_few_they_are(held_by, text):
    """Copies of one bad copy are more witnesses than it; where nobody holds it, most tell."""
    state = {"id": "r1", "label": "edited 1", "witnesses": ["B", "C", "D"], "held_by": held_by}
    readings = [
        {"text": "ticket", "witnesses": ["A", "B"]},
        {"text": "tikcet", "witnesses": ["C", "D"]},
    ]
    places = [{"id": "p1", "readings": readings}]
    graph = Graph({**EMPTY, "revisions": [state], "places": places})
    assert graph.reading_of("r1", "p1") == readings[["ticket", "tikcet"].index(text)]


def test_the_headline_says_how_many_states_are_known():
    assert (
        headline(shown(A=FIRST, B=EDITED), 2, NOTHING)
        == "Two texts witness two states of this article."
    )


def test_the_headline_of_several_families_says_of_how_many_works_the_states_are():
    first = shown(A=FIRST, B=EDITED)
    assert headline([*first, *first], 4, NOTHING) == "Four texts witness four states of two works."


def test_a_sentence_that_was_taken_out_is_struck_after_the_stop_before_it():
    """Nothing stands there before that stop: the words around are the newer text's."""
    sentence = "Nobody was thanked."
    revisions = shown(A=STORY.format(sentence), B=STORY.format("(edited 1)"), C=STORY.format(""))
    (edit,) = [one for state in revisions for one in state.edits if sentence in state_reads(one)]
    assert edit.before.endswith("blunt. ")
    assert edit.after.startswith(" (edited 1) The band played")


def state_reads(edit: EditShown) -> str:
    return "".join(piece.older for piece in edit.pieces)


def test_texts_that_are_alike_show_no_edit():
    assert [revision.edits for revision in shown(A=FIRST, B=FIRST + " ")] in ([()], [])


FRONT = "---\nfetched: 2026-0{}-01\ntitle: {}\n---\n\n"


def test_the_words_around_an_edit_are_the_works_own():
    """The lines that a program wrote above the text, and those of its page, are none of them."""
    begun, ended = "The mayor cut the ribbon.", STORY.format("")
    revisions = shown(
        A=f"{FRONT.format(1, 'Bridge')}{begun}\n\n{ended}",
        B=f"{FRONT.format(2, 'Bridge')}{begun.replace('cut', 'tore')}\n\n{ended}",
    )
    (edit,) = [edit for revision in revisions for edit in revision.edits]
    assert edit.before == "The mayor "


def test_the_words_around_an_edit_are_as_few_where_no_space_parts_them():
    """Twelve words of Chinese are some twenty-four signs."""
    line = "市政府星期二宣布，霍林海峡的渡轮将于十月底停航，此前它已在两岸之间运行了{}年，共运送了许多乘客。"
    rest = "没有人通知学校，四十一名儿童星期一早晨背着书包站在码头上等船，谁也不知道为什么。" * 2
    revisions = shown(A=line.format("九") + rest, B=line.format("八") + rest)
    (edit,) = [edit for revision in revisions for edit in revision.edits]
    assert edit.before == "…的渡轮将于十月底停航，此前它已在两岸之间运行了"
