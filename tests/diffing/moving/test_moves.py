"""What was moved is told as moved with its own edits, and nothing else is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.answers import diff, diff_documents
from provenance.diffing import Comparison, Op, compare
from provenance.text.document import Document, Role, Section
from provenance.text.spans import Span
from tests.diffing.strategies import granularities, ignored
from tests.diffing.test_compare import check, mirrored

FERRY = "The ferry left the northern pier with eleven goats and one reluctant priest. "
BAKER = "Every baker on Mill Street sold out of rye before the church bell rang nine. "
STORM = "A storm in late October carried the old weather station down to the harbour wall. "
SCHOOL = "Children from the hill school painted forty wooden fish and hung them over the market. "
MAYOR = "Nobody asked the mayor why the clock had been stopped at a quarter past four. "
LIGHT = "Two lamps were lit each evening by a keeper who had never learned to swim. "
ALL = [FERRY, BAKER, STORM, SCHOOL, MAYOR, LIGHT]
SHORT = "So it went. "
TEXT = "".join(ALL)


def told(older: str, newer: str, **options: object) -> list[tuple[str, str]]:
    return [
        (older[move.older.slice], newer[move.newer.slice])
        for move in compare(older, newer, **options).moves
    ]


def test_a_sentence_found_elsewhere_is_a_move() -> None:
    newer = BAKER + STORM + SCHOOL + MAYOR + FERRY + LIGHT
    comparison = compare(TEXT, newer)
    assert told(TEXT, newer) == [(FERRY, FERRY)]
    assert [edit.op for edit in comparison.edits] == ["delete", "equal", "insert", "equal"]
    assert [edit.op for edit in comparison.moves[0].edits] == [Op.EQUAL]


def test_a_moved_sentence_has_its_own_edits_at_offsets_of_the_whole_texts() -> None:
    edited = FERRY.replace("eleven goats", "twelve sheep")
    newer = BAKER + STORM + SCHOOL + MAYOR + edited + LIGHT
    (move,) = compare(TEXT, newer).moves
    assert (TEXT[move.older.slice], newer[move.newer.slice]) == (FERRY, edited)
    assert [
        (edit.op.value, TEXT[edit.older.slice], newer[edit.newer.slice]) for edit in move.edits
    ] == [
        (
            "equal",
            "The ferry left the northern pier with ",
            "The ferry left the northern pier with ",
        ),
        ("replace", "eleven goats ", "twelve sheep "),
        ("equal", "and one reluctant priest. ", "and one reluctant priest. "),
    ]


def test_paragraphs_in_reversed_order_are_moves_but_for_the_one_that_stays() -> None:
    older = "\n\n".join(part.strip() for part in (FERRY + BAKER, STORM, SCHOOL + MAYOR * 2, LIGHT))
    newer = "\n\n".join(reversed(older.split("\n\n")))
    assert [(before.strip(), after.strip()) for before, after in told(older, newer)] == [
        ((FERRY + BAKER).strip(), (FERRY + BAKER).strip()),
        (STORM.strip(), STORM.strip()),
        (LIGHT.strip(), LIGHT.strip()),
    ]


def test_the_lighter_of_two_passages_that_changed_places_is_the_one_that_moved() -> None:
    long = [FERRY + BAKER, STORM + LIGHT, SCHOOL + "Nobody saw. ", MAYOR + "It is late. "]
    held = "Whoever reads this line in the ledger of nineteen hundred owes the harbour a drink. "
    filler = [f"Entry {number} names a boat, a catch and its price. " for number in range(100)]
    older = "\n".join([held, *long, *filler])
    edited = [line.replace("the ", "that ").replace("Two ", "Three ") for line in long]
    newer = "\n".join([*edited, held, *filler])
    assert told(older, newer) == [(held + "\n", held + "\n")]


def test_a_sentence_that_is_too_short_to_be_known_again_is_no_move() -> None:
    older = SHORT + TEXT
    assert told(older, TEXT + SHORT) == []


def test_what_also_stands_elsewhere_unchanged_is_no_move() -> None:
    older = LIGHT + FERRY + BAKER + LIGHT + STORM + SCHOOL + MAYOR
    newer = FERRY + BAKER + LIGHT + STORM + SCHOOL + LIGHT + MAYOR
    assert told(older, newer) == []


def test_a_sentence_rewritten_in_its_place_is_no_move() -> None:
    rewritten = "One priest left the pier by ferry, reluctant, and goats went north with him. "
    assert told(TEXT, rewritten + TEXT[len(FERRY) :]) == []


def test_words_are_counted_once_as_equal_or_moved_or_deleted_or_inserted() -> None:
    edited = FERRY.replace("eleven goats", "twelve brown sheep")
    stats = diff(TEXT, BAKER + STORM + SCHOOL + MAYOR + edited + LIGHT)["stats"]
    assert stats == {
        "words_inserted": 3,
        "words_deleted": 2,
        "words_equal": 75,
        "words_moved": 11,
        "similarity": 2 * 86 / (88 + 89),
    }


def test_moved_furniture_is_noise_and_no_move() -> None:
    older = Document(
        FERRY + TEXT[len(FERRY) :],
        "text",
        "utf-8",
        (
            Section(Role.FURNITURE, "en", Span(0, len(FERRY))),
            Section(Role.BODY, "en", Span(len(FERRY), len(TEXT))),
        ),
        (),
    )
    text = BAKER + STORM + SCHOOL + MAYOR + LIGHT + FERRY
    newer = Document(text, "text", "utf-8", (Section(Role.BODY, "en", Span(0, len(text))),), ())
    answer = diff_documents(older, newer, names=("a", "b"))
    assert answer["moves"] == []
    assert answer["stats"]["words_moved"] == 0
    assert answer["newer"]["words"] == answer["stats"]["words_inserted"] + 75


@pytest.mark.parametrize("granularity", ["word", "character", "sentence", "passage"])
def test_every_granularity_tells_moves(granularity: str) -> None:
    lines = [part.strip() for part in ALL]
    older = "\n".join(lines)
    newer = "\n".join([*lines[1:5], lines[0], lines[5]])
    assert [
        (before.strip(), after.strip())
        for before, after in told(older, newer, granularity=granularity)
    ] == [(lines[0], lines[0])]


def test_moves_of_a_text_without_spaces_are_found() -> None:
    parts = [
        "港の時計は四時十五分で止まったままだった。",
        "北の桟橋から山羊を乗せた渡し船が出た。",
        "嵐が古い気象台を海岸の壁まで運んだ。",
        "子どもたちは市場の上に木の魚を吊るした。",
        "灯台守は毎晩二つの灯をともした。",
    ]
    older, newer = "".join(parts), "".join([*parts[1:4], parts[0], parts[4]])
    assert told(older, newer) == [(parts[0], parts[0])]


@st.composite
def rearranged(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a text and another that has its sentences in another order, some edited."""
    parts = [*ALL, SHORT, BAKER, "港の時計は四時十五分で止まったままだった。"]
    ends = st.sampled_from(["", "", "\n", "\n\n"])
    older = draw(st.lists(st.sampled_from(parts), min_size=2, max_size=10))
    newer = list(draw(st.permutations(older)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(newer) - 1))
        words = newer[at].split(" ")
        words[draw(st.integers(0, len(words) - 1))] = draw(
            st.sampled_from(["", "grey ", "x\n\ny", "。"])
        )
        newer[at] = " ".join(words)
    texts = ["".join(part + draw(ends) for part in side) for side in (older, newer)]
    return texts[0], texts[1]


@settings(max_examples=100)
@given(rearranged(), granularities, ignored)
def test_moves_are_made_of_whole_edits_lose_nothing_and_know_no_sides(
    pair: tuple[str, str], granularity: str, ignore: set[str]
) -> None:
    older, newer = pair
    comparison = compare(older, newer, granularity=granularity, ignore=ignore)
    check(older, newer, comparison)
    check_moves(older, newer, comparison)
    assert compare(newer, older, granularity=granularity, ignore=ignore) == mirrored(comparison)


def check_moves(older: str, newer: str, comparison: Comparison) -> None:
    changed = [edit for edit in comparison.edits if edit.op is not Op.EQUAL]
    for text, ranges, edits in (
        (older, [move.older for move in comparison.moves], [edit.older for edit in changed]),
        (newer, [move.newer for move in comparison.moves], [edit.newer for edit in changed]),
    ):
        assert all(first.end <= second.start for first, second in pairwise(sorted(ranges)))
        for span in ranges:
            inside = [edit for edit in edits if edit.length and span.overlap(edit)]
            assert (inside[0].start, inside[-1].end) == span
            assert all(first.end == second.start for first, second in pairwise(inside))
            assert text[span.slice].strip()
    for move in comparison.moves:
        assert move.edits[0].older.start == move.older.start
        assert move.edits[0].newer.start == move.newer.start
        assert "".join(older[edit.older.slice] for edit in move.edits) == older[move.older.slice]
        assert "".join(newer[edit.newer.slice] for edit in move.edits) == newer[move.newer.slice]


def test_moves_of_whole_passages_never_overlap() -> None:
    """Passages that share a sentence are moved once at the most, and every word is counted once."""
    ferry = "The ferry left the northern pier with eleven goats and one reluctant priest. "
    baker = "Every baker on Mill Street sold out of rye before the church bell rang nine. "
    storm = "A storm in late October carried the old weather station to the harbour wall. "
    older = "\n".join([ferry, ferry + baker, storm, storm])
    newer = "\n".join([storm, ferry + ferry + storm, baker])
    answer = diff(older, newer, granularity="passage")
    ranges = [move["older"] for move in answer["moves"]]
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    plain = [diff(text, text)["older"]["words"] for text in (older, newer)]
    assert [answer[side]["words"] for side in ("older", "newer")] == plain


@settings(max_examples=60)
@given(rearranged(), granularities)
def test_counts_add_up_with_moves(pair: tuple[str, str], granularity: str) -> None:
    answer = diff(*pair, granularity=granularity)
    plain = diff(pair[0], pair[0])["older"]["words"]
    stats = answer["stats"]
    both = stats["words_equal"] + stats["words_moved"]
    assert answer["older"]["words"] == both + stats["words_deleted"] == plain
    assert answer["newer"]["words"] == both + stats["words_inserted"]
