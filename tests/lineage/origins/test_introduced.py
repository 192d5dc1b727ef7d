"""What introduced each word of a variant, and where that can't be told."""

from itertools import groupby

import pytest

from provenance import answers
from provenance.lineage import Derivation, Lineage, LostNode, OtherParent, Undecided
from provenance.lineage.origins.introduced import word_origins
from provenance.text import read
from provenance.text.tokens import is_word, tokenise
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed


def origins(of, meta=None, **texts):
    """Runs of words with one origin, as `(origin, words)`."""
    files = {name: text.encode() for name, text in texts.items()}
    answer = answers.origins(files, of, meta or {})
    return runs(answer["tokens"], texts[of])


def runs(tokens, text):
    said = []
    for origin, group in groupby(tokens, key=lambda token: token["origin"]):
        words = [text[slice(*token["range"])] for token in group]
        said.append((origin, " ".join(words)))
    return said


def dated(*texts):
    """Successive versions and their dates."""
    names = [f"v{number}" for number in range(1, len(texts) + 1)]
    meta = {name: {"published": f"2026-05-{at:02}"} for at, name in enumerate(names, 1)}
    return dict(zip(names, texts, strict=True)), meta


GREY = ("green with salt", "grey with salt")
NINETY = changed(ARTICLE, ("eighty years", "ninety years"))


def traced(rows, of, *, lost=(), **texts):
    """Origins in a lineage that is given."""
    documents = {name: read(text.encode(), name=name) for name, text in texts.items()}
    lineage = Lineage(
        revisions=(),
        lost=tuple(LostNode(name, "copy", "") for name in lost),
        places=(),
        derivations=tuple(row for row in rows if isinstance(row, Derivation)),
        undecided=tuple(row for row in rows if isinstance(row, Undecided)),
    )
    found = word_origins(lineage, documents, of)
    return runs([{"range": list(word.range), "origin": word.origin} for word in found], texts[of])


def decided(*given, **more):
    """The same less the words of undecided origin."""
    return [pair for pair in traced(*given, **more) if pair[0] != "undecided"]


def copy(child, parent, *also):
    return Derivation(
        child, parent, "copy", (), also=tuple(OtherParent(name, 0.3) for name in also)
    )


def test_an_edit_is_the_later_revisions_and_the_rest_the_firsts():
    """Words of the edit have the origin of the edited revision, and so has its marker."""
    said = origins("b", a=ARTICLE, b=AFTER_EDIT, c=AFTER_EDIT)
    assert [(origin, words) for origin, words in said if origin != "r0"] == [
        ("r1", "she and"),
        ("r1", "disagree about"),
        ("r1", "edited 1"),
    ]


def test_a_marker_stays_the_revisions_that_brought_it():
    """A later capture has the marks of earlier edits from these; one that a copy adds is its own."""
    later = changed(AFTER_EDIT, ("41,000", "43,500"))
    texts, meta = dated(ARTICLE, AFTER_EDIT, later)
    assert ("r1", "edited 1") in origins("v3", meta, **texts)
    marked = changed(ARTICLE, ("understood the service.", "understood the service. (edited 1)"))
    said = origins("c", a=ARTICLE, b=ARTICLE, c=marked, d=ARTICLE)
    assert [pair for pair in said if pair[0] != "r0"] == [("c", "edited 1")]


def test_a_slip_in_a_marker_leaves_it_the_revisions():
    """A note of correction that its copies spell each in their own way is the revision's still."""
    note = "\nCorrection: An earlier version of this article misstated May 3 as the date.\n"
    later = changed(ARTICLE, ("41,000", "43,500")) + note
    slips = [changed(later, ("misstated", word)) for word in ("mistated", "mistook", "missstated")]
    said = origins("c", a=ARTICLE, b=ARTICLE, c=slips[0], d=slips[1], e=slips[2])
    marked = dict.fromkeys(origin for origin, words in said if "version of this article" in words)
    assert list(marked) == ["r1"]


def test_letters_spoilt_on_the_way_change_no_origin():
    """A state that a spoilt capture shows is read in a sound one; what was spoilt is no new word."""
    first = changed(ARTICLE, ("the harbour board", "the “harbour board”"), ("she does", "she’s"))
    spoilt = first.encode().decode("cp1252", errors="replace")
    second = changed(first, ("eighty years", "ninety years"))
    texts, meta = dated(spoilt, first, second)
    meta["v2"] = meta["v1"]
    for of in texts:
        said = [words for origin, words in origins(of, meta, **texts) if origin != "r0"]
        assert said == (["ninety"] if of == "v3" else []), of


def test_what_a_copy_changed_and_what_stands_around_it_are_its_own():
    """A slip and a button have the variant itself for their origin."""
    slip = changed(ARTICLE, ("green with salt", "grey with salt")) + "\nShare this on Facebook\n"
    said = origins("c", a=ARTICLE, b=ARTICLE, c=slip, d=ARTICLE)
    assert [pair for pair in said if pair[0] != "r0"] == [
        ("c", "grey"),
        ("c", "Share this on Facebook"),
    ]


def test_a_deleted_word_that_comes_back_keeps_its_origin():
    """A word restored after a revision without it is the earlier revision's, not a new one."""
    without = changed(ARTICLE, ("the same bell", "the bell"))
    restored = changed(ARTICLE, ("nine times", "ten times"))
    texts, meta = dated(ARTICLE, without, restored)
    said = origins("v3", meta, **texts)
    assert [words for origin, words in said if origin != "r0"] == ["ten"]


def test_a_moved_passage_keeps_its_origins():
    """A paragraph that changed place has the origins it had, but for a word changed on the way."""
    one, two, three, four, five = PARAGRAPHS
    late = changed(two, ("41,000 crossings", "42,000 crossings"))
    texts, meta = dated(ARTICLE, f"{one}\n\n{three}\n\n{four}\n\n{five}\n\n{late}")
    said = origins("v2", meta, **texts)
    assert [words for origin, words in said if origin != "r0"] == ["42,000"]


def test_a_word_typed_anew_elsewhere_is_new():
    """A common word in a new sentence is not taken for one that was deleted."""
    texts, meta = dated(
        ARTICLE,
        changed(ARTICLE, ("and the gulls get up as though they were told", "and gulls get up")),
        changed(
            ARTICLE,
            ("and the gulls get up as though they were told", "and gulls get up"),
            ("for the tourists, who", "for the many tourists, who"),
        ),
    )
    said = origins("v3", meta, **texts)
    assert [pair for pair in said if pair[0] != "r0"] == [("r2", "many")]


def test_a_mixed_text_has_words_from_both():
    """What the main parent lacks and a further one has is traced to the further one."""
    one = changed(ARTICLE, ("nine times a day", "nine times every day"))
    two = changed(ARTICLE, ("there is no one who knows", "there is hardly anyone who knows"))
    both = changed(one, ("there is no one who knows", "there is hardly anyone who knows"))
    said = traced(
        [copy("one", "base"), copy("two", "base"), copy("both", "one", "two")],
        "both",
        base=ARTICLE,
        one=one,
        two=two,
        both=both,
    )
    assert [pair for pair in said if pair[0] != "base"] == [
        ("one", "every"),
        ("two", "hardly anyone"),
    ]


def test_what_copies_of_a_lost_copy_share_is_the_lost_ones():
    """An innovation that two copies share belongs to the lost copy they came from."""
    shared = changed(ARTICLE, ("the harbour board counted", "the harbour master counted"))
    said = traced(
        [copy("x1", "base"), copy("one", "x1"), copy("two", "x1")],
        "one",
        lost=["x1"],
        base=ARTICLE,
        one=changed(shared, ("eighty years", "ninety years")),
        two=changed(shared, ("sell the old boat", "sell the boat")),
    )
    assert [pair for pair in said if pair[0] != "base"] == [("one", "ninety"), ("x1", "master")]


def test_two_copies_of_a_lost_text_leave_their_differences_undecided():
    """Where only two copies are left, nothing tells which of them changed a word."""
    rows = [copy("one", "x1"), copy("two", "x1")]
    one = changed(ARTICLE, ("eighty years", "ninety years"))
    said = traced(rows, "one", lost=["x1"], one=one, two=ARTICLE)
    assert [pair for pair in said if pair[0] != "x1"] == [("undecided", "ninety")]
    third = traced(
        [*rows, copy("three", "x1")], "one", lost=["x1"], one=one, two=ARTICLE, three=ARTICLE
    )
    assert [pair for pair in third if pair[0] != "x1"] == [("one", "ninety")]


def test_where_no_one_tells_which_was_first_common_words_are_undecided():
    """Of two texts either of which may be the older, only what one has alone can be told."""
    row = Undecided("two", ("one",), "revision", "")
    for of, word in (("one", "eighty"), ("two", "ninety")):
        assert decided([row], of, one=ARTICLE, two=NINETY) == [(of, word)]


def test_an_undecided_word_names_the_texts_that_may_have_brought_it():
    """Whichever is the older of two texts, what both have was there from the first."""
    texts = {"one": "ferry ran", "two": "ferry ran late"}
    documents = {name: read(text.encode(), name=name) for name, text in texts.items()}
    row = Undecided("two", ("one",), "revision", "")
    found = word_origins(Lineage((), (), (), (), (row,)), documents, "two")
    assert [word.between for word in found] == [("one", "two"), ("one", "two"), ()]


def test_a_root_that_may_have_been_made_from_its_child_leaves_common_words_undecided():
    """Where a lost copy may be above the oldest text or below it, its words are either's."""
    said = decided(
        [
            Undecided("one", ("x1",), None, ""),
            copy("x1", "one"),
            copy("two", "x1"),
            copy("three", "x1"),
        ],
        "two",
        lost=["x1"],
        one=ARTICLE,
        two=changed(NINETY, GREY),
        three=NINETY,
    )
    assert said == [("x1", "ninety"), ("two", "grey")]


def test_a_lost_root_that_may_come_from_its_child_leaves_common_words_undecided():
    """Where a text may be older than the lost copy put above it, their words are either's."""
    said = decided(
        [
            Undecided("one", ("x1", "four"), "copy", ""),
            copy("two", "x1"),
            copy("three", "x1"),
            copy("four", "one"),
        ],
        "two",
        lost=["x1"],
        one=ARTICLE,
        two=changed(NINETY, GREY),
        three=NINETY,
        four=ARTICLE,
    )
    assert said == [("x1", "ninety"), ("two", "grey")]


def test_texts_of_other_lines_say_the_same_of_a_root_that_is_open():
    """Where a lost copy may be older than the root, it is asked for who did not come from it too."""
    said = decided(
        [
            Undecided("one", ("x1",), None, ""),
            copy("x1", "one"),
            copy("two", "x1"),
            copy("three", "x1"),
            copy("four", "one"),
        ],
        "four",
        lost=["x1"],
        one=ARTICLE,
        two=NINETY,
        three=NINETY,
        four=changed(ARTICLE, GREY),
    )
    assert said == [("one", "eighty"), ("four", "grey")]


def test_a_lost_root_beside_a_text_that_may_be_older_leaves_common_words_undecided():
    """The words of a lost root are those that the text beside it has too, not those of nobody."""
    said = decided(
        [
            Undecided("one", ("x1",), "copy", ""),
            copy("x2", "x1"),
            copy("two", "x2"),
            copy("three", "x2"),
        ],
        "two",
        lost=["x1", "x2"],
        one=ARTICLE,
        two=changed(NINETY, GREY),
        three=NINETY,
    )
    assert said == [("x2", "ninety"), ("two", "grey")]


def test_candidates_that_agree_decide_a_word():
    """A text that may come from either of two has the words that both have from where they do."""
    later = changed(ARTICLE, ("eighty years", "ninety years"))
    cut = ARTICLE[ARTICLE.index("In the spring") :]
    said = traced(
        [copy("later", "base"), Undecided("cut", ("later", "base"), "excerpt", "")],
        "cut",
        base=ARTICLE,
        later=later,
        cut=cut,
    )
    assert {origin for origin, _ in said} == {"base"}


def test_a_translation_has_its_own_words():
    """Even names and numbers of a translation are words of the translation."""
    row = Derivation("fr", "base", "translation", ())
    text = (
        "Le bac d’Orlen traverse neuf fois par jour, et depuis quatre-vingts ans la même cloche dit "
        "à la ville quand courir. Ada Rusk, la sonneuse, pense que personne ne la comprend plus."
    )
    assert {origin for origin, _ in traced([row], "fr", base=ARTICLE, fr=text)} == {"fr"}


def test_a_summary_has_its_own_words_but_for_quotations():
    """A run of words that a summary quotes is its source's."""
    summary = (
        "A town waits for its ferry. The paper says that a question that its council keeps putting "
        "off is what to do next."
    )
    row = Derivation("short", "base", "summary", ())
    assert traced([row], "short", base=ARTICLE, short=summary) == [
        ("short", "A town waits for its ferry The paper says that"),
        ("base", "a question that its council keeps putting off"),
        ("short", "is what to do next"),
    ]


@pytest.mark.parametrize(
    "text",
    [AFTER_EDIT, "---\ntitle: Bell\n---\n" + ARTICLE + "\nSubscribe to our newsletter\n", "—"],
)
def test_every_word_has_one_range(text):
    """The ranges cover every word of the text, in order, each once."""
    found = answers.origins({"a": ARTICLE.encode(), "b": text.encode()}, "b")["tokens"]
    words = [token.core for token in tokenise(text) if is_word(token.literal)]
    assert [text[slice(*token["range"])] for token in found] == words


def test_names_and_their_order_change_nothing():
    """Renamed and shuffled files give the same origins but for the names."""
    texts = {"a": ARTICLE, "b": AFTER_EDIT, "c": changed(ARTICLE, ("salt", "rust"))}
    renamed = {"z": texts["c"], "y": texts["b"], "x": texts["a"]}
    there = {"a": "x", "b": "y", "c": "z"}
    one = origins("c", **texts)
    other = origins("z", **renamed)
    assert [(there.get(origin, origin), words) for origin, words in one] == other


def test_a_file_that_is_none_of_them_is_refused():
    """`of` must be one of the files."""
    with pytest.raises(ValueError, match="none of the files"):
        answers.origins({"a": b"a"}, "b")
