"""What the lineage of a handful of variants says, and what it leaves open."""

import itertools
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import answers
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed

PLAIN_MARK = AFTER_EDIT.replace("(edited 1)", "(edited)")


PLACE = {
    "she and the board disagree about": ["second.txt", "third.txt"],
    "the board has never understood": ["first.txt"],
}


def lineage(meta=None, **texts):
    files = {name.replace("_", ".") + ".txt": text.encode() for name, text in texts.items()}
    return answers.lineage(files, meta or {})


def parents(answer):
    return {row["child"]: row["parent"] for row in answer["derivations"]}


def labels(answer):
    return [revision["label"] for revision in answer["revisions"]]


def test_a_marked_edit_makes_two_revisions_with_both_wordings():
    """A marker beside a changed wording orders and names the two states of the source."""
    answer = lineage(first=ARTICLE, second=AFTER_EDIT, third=PLAIN_MARK)
    assert labels(answer) == ["as first published", "edited 1"]
    assert answer["revisions"][1]["after"] == "r0"
    assert answer["revisions"][1]["marker"] == "(edited 1)"
    assert parents(answer) == {"first.txt": "r0", "second.txt": "r1", "third.txt": "r1", "r1": "r0"}
    (place,) = answer["places"]
    assert {reading["text"]: reading["witnesses"] for reading in place["readings"]} == PLACE


def test_evidence_quotes_the_words():
    """Every decided row says why in sentences that quote both wordings."""
    answer = lineage(first=ARTICLE, second=AFTER_EDIT)
    (row,) = [row for row in answer["derivations"] if row["child"] == "second.txt"]
    says = " ".join(reason["says"] for reason in row["evidence"])
    assert "disagree about" in says
    assert "never understood" in says
    assert "(edited 1)" in says


def test_a_copy_cut_off_before_the_place_is_undecided():
    """What breaks off before the telling place can't say which revision it was taken from."""
    cut = ARTICLE[: ARTICLE.index("The bell-keeper") - 40]
    answer = lineage(first=ARTICLE, second=AFTER_EDIT, third=PLAIN_MARK, cut=cut)
    (row,) = answer["undecided"]
    assert row["child"] == "cut.txt"
    assert row["between"] == ["r1", "r0"]
    assert "p1" in row["why"]


def test_observation_artefacts_are_no_places():
    """Curly quotes, footnote digits, lost breaks and buttons never make a place or a revision."""
    noisy = changed(
        ARTICLE.replace("\n\n", " "),
        ("expected.", "expected.2"),
        ("as though they were told.", "as though they were told. Share"),
    ).replace("'", "’")
    answer = lineage(first=ARTICLE, second=noisy, third=ARTICLE.replace("-", "‑"))
    assert answer["places"] == []
    assert labels(answer) == ["earliest known wording"]
    assert set(parents(answer).values()) == {"r0"}


def test_a_moved_paragraph_is_no_place():
    """A paragraph at another place keeps its wording, so it is no variation."""
    moved = "\n\n".join([PARAGRAPHS[i] for i in (0, 3, 1, 2, 4)])
    answer = lineage(first=ARTICLE, second=ARTICLE + " ", third=moved)
    assert answer["places"] == []


def test_what_a_revision_only_added_or_dropped_is_said_so():
    """Nothing "became" a wording, and no wording "became nothing"."""
    added = changed(ARTICLE, ("harbour board counted", "harbour board patiently counted"))
    states = [ARTICLE, added, changed(added, (", green with salt,", ""))]
    texts = {f"{at}.txt": text.encode() for at, text in enumerate(states)}
    meta = {name: {"fetched": f"2026-01-0{at}"} for at, name in enumerate(texts, start=1)}
    answer = answers.lineage(texts, meta)
    said = [
        reason["says"]
        for row in answer["derivations"]
        if row["relation"] == "revision"
        for reason in row["evidence"]
        if reason["kind"] == "reading"
    ]
    assert said == [
        "“patiently” was added.",
        "“green with salt” was dropped.",
    ]


def test_dated_texts_follow_each_other():
    """Four dated texts of one source are four revisions in the order of their dates."""
    states = [
        ARTICLE,
        changed(ARTICLE, ("41,000", "43,500")),
        changed(ARTICLE, ("41,000", "43,500"), ("Three members", "Four members")),
        changed(
            ARTICLE,
            ("41,000", "43,500"),
            ("Three members", "Five members"),
            ("nine times", "seven times"),
        ),
    ]
    names = ["k.txt", "c.txt", "z.txt", "a.txt"]
    meta = {name: {"fetched": f"2026-01-0{day}"} for day, name in enumerate(names, start=1)}
    answer = answers.lineage({n: t.encode() for n, t in zip(names, states, strict=True)}, meta)
    assert labels(answer)[0] == "as first published"
    assert labels(answer)[1] == "‘41,000’ became ‘43,500’"
    assert [r["after"] for r in answer["revisions"]] == [None, "r0", "r1", "r2"]
    assert [r["held_by"] for r in answer["revisions"]] == [[name] for name in names]
    assert parents(answer) == {
        "k.txt": "r0",
        "c.txt": "r1",
        "z.txt": "r2",
        "a.txt": "r3",
        "r1": "r0",
        "r2": "r1",
        "r3": "r2",
    }


def test_a_mark_that_dated_versions_show_coming_may_go_again():
    """A later version without the marker is not put before the edit that the marker spoke of."""
    rewritten = changed(
        AFTER_EDIT, ("disagree about the service (edited 1)", "settled their quarrel about it")
    )
    states = [changed(ARTICLE, ("salt", "rust")), ARTICLE, AFTER_EDIT, rewritten]
    names = ["k.txt", "c.txt", "z.txt", "a.txt"]
    meta = {name: {"published": f"2026-01-0{day}"} for day, name in enumerate(names, start=1)}
    answer = answers.lineage({n: t.encode() for n, t in zip(names, states, strict=True)}, meta)
    assert [r["held_by"] for r in answer["revisions"]] == [[name] for name in names]
    assert [r["after"] for r in answer["revisions"]] == [None, "r0", "r1", "r2"]


def test_a_silent_edit_shared_by_two_copies_is_a_revision():
    """Readings that travel together are a state of the source though no marker speaks of them."""
    silent = changed(AFTER_EDIT, ("41,000", "43,500"))
    answer = lineage(
        first=ARTICLE,
        again=ARTICLE + "\n",
        second=AFTER_EDIT,
        third=PLAIN_MARK,
        fourth=silent,
        fifth=silent.replace("(edited 1)", "(edited)"),
    )
    assert labels(answer) == ["as first published", "edited 1", "‘41,000’ became ‘43,500’"]
    assert [r["after"] for r in answer["revisions"]] == [None, "r0", "r1"]
    assert parents(answer)["fourth.txt"] == "r2"


def test_a_deviation_of_one_copy_is_no_revision():
    """A reading that one undated copy has alone is its own, not a state of the source."""
    lone = changed(AFTER_EDIT, ("green with salt", "green with age"))
    answer = lineage(first=ARTICLE, second=AFTER_EDIT, third=PLAIN_MARK, lone=lone)
    assert labels(answer) == ["as first published", "edited 1"]
    assert parents(answer)["lone.txt"] == "r1"
    assert len(answer["places"]) == 2


def test_two_wordings_without_any_sign_stay_unordered():
    """Where no marker and no date tells, the direction is left open and says what would tell."""
    answer = lineage(one=ARTICLE, other=changed(ARTICLE, ("41,000", "43,500")))
    assert [r["after"] for r in answer["revisions"]] == [None, None]
    (row,) = answer["undecided"]
    assert (row["child"], row["between"], row["relation"]) == ("r1", ["r0"], "revision")


def test_identical_files_share_one_parent():
    """Byte-identical files are copies of one revision."""
    answer = lineage(one=ARTICLE, two=ARTICLE, three=ARTICLE)
    assert set(parents(answer).values()) == {"r0"}
    assert answer["revisions"][0]["held_by"] == ["one.txt", "three.txt", "two.txt"]


def test_an_unrelated_text_hangs_from_nothing():
    """A text that shares nothing is undecided between no one, and says so."""
    other = (
        "Bread wants time more than it wants flour. Leave the dough where it is cool, and go away; "
        "by morning it will have done what no kneading does, and the crust will crack as it should."
    )
    answer = lineage(first=ARTICLE, second=AFTER_EDIT, bread=other)
    (row,) = answer["undecided"]
    assert (row["child"], row["between"], row["relation"]) == ("bread.txt", [], None)


def test_an_author_who_appends_a_paragraph_edits():
    """A paragraph added at the end of a dated text is a later state, not a cut of the earlier."""
    longer = (
        ARTICLE + "\nSince this was written the council has voted to keep the bell for a year.\n"
    )
    meta = {"a.txt": {"fetched": "2026-01-01"}, "b.txt": {"fetched": "2026-01-05"}}
    answer = answers.lineage({"a.txt": ARTICLE.encode(), "b.txt": longer.encode()}, meta)
    assert parents(answer) == {"a.txt": "r0", "b.txt": "r1", "r1": "r0"}
    assert answer["revisions"][1]["label"].startswith("added ‘Since this was written")


def test_a_copy_without_its_end_is_no_revision():
    """An undated copy that stops after a paragraph was cut; it is a copy of what it agrees with."""
    cut = AFTER_EDIT[: AFTER_EDIT.index(PARAGRAPHS[3])]
    answer = lineage(first=ARTICLE, second=AFTER_EDIT, cut=cut)
    assert labels(answer) == ["as first published", "edited 1"]
    assert parents(answer)["cut.txt"] == "r1"


def test_copies_that_each_lost_something_are_siblings():
    """Two copies of one revision with different losses are shown not to come from each other."""
    one = changed(AFTER_EDIT, (PARAGRAPHS[1] + "\n\n", ""))
    two = changed(AFTER_EDIT, (PARAGRAPHS[3] + "\n\n", ""))
    answer = lineage(first=ARTICLE, one=one, two=two)
    rows = {row["child"]: row for row in answer["derivations"]}
    assert rows["one.txt"]["parent"] == rows["two.txt"]["parent"] == "r1"
    assert any("neither was copied" in reason["says"] for reason in rows["one.txt"]["evidence"])


def test_names_and_order_change_nothing():
    """Shuffled and renamed files give the same answer but for the names."""
    texts = [ARTICLE, AFTER_EDIT, PLAIN_MARK, ARTICLE[:600], changed(ARTICLE, ("salt", "age"))]
    plain = None
    for seed in range(4):
        rng = random.Random(seed)
        names = rng.sample("abcdefghij", len(texts))
        files = dict(
            rng.sample([(n, t.encode()) for n, t in zip(names, texts, strict=True)], len(texts))
        )
        said = json.dumps(answers.lineage(files), ensure_ascii=False)
        for at, name in enumerate(names):
            said = said.replace(f'"{name}"', f'"<{at}>"').replace(f" {name} ", f" <{at}> ")
        plain = plain or said
        assert said == plain


def test_a_date_that_is_none_is_named():
    """A wrong date is refused with a sentence that names the file and shows the form."""
    with pytest.raises(ValueError, match=r"'yesterday' given for a\.txt is not ISO 8601"):
        answers.lineage({"a.txt": ARTICLE.encode()}, {"a.txt": {"fetched": "yesterday"}})


def test_texts_without_words_are_undecided():
    """Where no file holds a word, each is undecided and nothing is claimed."""
    answer = lineage(one="— …\n", other="* * *\n")
    assert [row["between"] for row in answer["undecided"]] == [[], []]
    assert answer["revisions"] == []


def test_an_empty_file_is_named():
    """A file without text is refused by name."""
    with pytest.raises(ValueError, match=r"^a\.txt"):
        answers.lineage({"a.txt": b""})


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 11), max_size=4), min_size=1, max_size=7), st.randoms())
def test_every_variant_has_one_row_and_no_cycle(families, rng):
    """Whatever the variants are, each but a root has one row, parents exist, and no line leads back."""
    edits = [
        ("nine", "ten"), ("41,000", "3"), ("salt", "age"), ("never", "always"), ("slip", "slip (edited 2)"),
        ("\n\n", " "), (PARAGRAPHS[0], ""), (PARAGRAPHS[4], ""), ("bell", "gong"), ("The", "the"),
        ("Ada Rusk", "Adah Rusk"), ("council", "Council [Update] council"),
    ]  # fmt: skip  # a table
    files = {}
    for at, chosen in enumerate(families):
        text = ARTICLE
        for edit in chosen:
            text = text.replace(*edits[edit])
        cut = rng.choice([None, None, 300, 700])
        files[f"{at}.txt"] = text[:cut].encode()
    answer = answers.lineage(files)
    children = [row["child"] for row in itertools.chain(answer["derivations"], answer["undecided"])]
    assert len(children) == len(set(children))
    known = set(files) | {node["id"] for node in [*answer["revisions"], *answer["lost"]]}
    parent = parents(answer)
    roots = set(files) - set(children)
    assert not roots or (len(roots) == 1 and not answer["revisions"])
    assert set(parent.values()) <= known
    for start in parent:
        seen, node = set(), start
        while node in parent:
            assert node not in seen
            seen.add(node)
            node = parent[node]


def test_a_translation_of_hand_copies_lies_between_the_copies():
    """Where no state of a source is told there is none to date by, and the answer stands."""
    words = f"{ARTICLE} Copied in 1874.".split(" ")
    copies = {
        f"copy{number}": " ".join(
            f"{word}e" if number and at % 24 == number else word for at, word in enumerate(words)
        )
        for number in range(3)
    }
    german = "Der Turm am Hafen hat seit vielen Jahren keine Uhr, und niemand fragt. 1874."
    answer = lineage(**copies, german=german)
    assert answer["revisions"] == []
    assert parents(answer) == {"copy1.txt": "copy0.txt", "copy2.txt": "copy0.txt"}
    (row,) = answer["undecided"]
    assert (row["child"], row["relation"]) == ("german.txt", "translation")
    assert sorted(row["between"]) == ["copy0.txt", "copy1.txt", "copy2.txt"]


def test_a_date_beyond_the_calendar_is_refused_in_a_sentence():
    """A moment that UTC can't write is no date either."""
    with pytest.raises(ValueError, match=r"'0001-01-01T00:00\+14:00' given for a\.txt is not ISO"):
        lineage({"a.txt": {"published": "0001-01-01T00:00+14:00"}}, a=ARTICLE)
