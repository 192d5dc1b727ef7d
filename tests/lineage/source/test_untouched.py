"""Fetched texts that bear no trace of fetching are versions; one trace makes captures of them."""

from tests.lineage.clauses import clauses, text
from tests.lineage.source.test_states import SILENT, captured, states
from tests.lineage.texts import ARTICLE, PARAGRAPHS, changed

BOTH = changed(SILENT, ("Ada Rusk", "Ada Maria Rusk"))
SHORT = "\n\n".join((*PARAGRAPHS[:2], *PARAGRAPHS[3:])) + "\n"


def test_what_one_of_many_spotless_fetches_lacks_was_not_there():
    """A passage that a version lacks, and a return, are revisions where no fetch shows a trace."""
    answer = captured(ARTICLE, SHORT, ARTICLE, SILENT, BOTH)
    assert states(answer) == ["1", "2", "3", "4", "5"]


def test_a_fetch_with_a_trace_makes_captures_of_all():
    """Where one has other quotation marks, what a single fetch lacks may have been lost."""
    texts = [changed(one, ("the same bell", "'the same' bell")) for one in (ARTICLE, SHORT, SILENT)]
    curly = changed(texts[0], ("'the same'", "‘the same’"))
    answer = captured(texts[0], texts[1], curly, texts[0], texts[2])
    assert states(answer) == ["1 2 3 4", "5"]


def test_an_author_who_changes_one_space_among_many_versions_makes_no_captures_of_them():
    """Of ten fetches one differs from the one before it in a space: what one lacks is a revision."""
    whole = ARTICLE + "".join(f"\n\n{clause}." for clause in clauses(51, 9))
    passages = whole.split("\n\n")
    grown = ["\n\n".join(passages[:end]) + "\n" for end in range(-8, 0)]
    spaced = grown[5].replace(" ", "  ", 1)
    assert len(states(captured(*grown[:6], spaced, *grown[6:], grown[2]))) == len(grown) + 1


def test_fetches_by_several_ways_are_captures():
    """Where one lost its breaks and others kept them, it may have lost a passage too."""
    texts = [ARTICLE, SHORT.replace("\n\n", "\n"), SILENT, BOTH]
    assert states(captured(*texts)) == ["1 2", "3", "4"]


def test_an_author_who_puts_in_a_link_makes_no_captures_of_his_versions():
    """A text is Markdown by a heading and a link, which are the author's: what one lacks is cut."""
    plain = [f"# Bells\n\n{one}" for one in (ARTICLE, SHORT, SILENT)]
    linked = changed(plain[-1], ("Ada Rusk", "[Ada Rusk](https://rusk.example/ada)"))
    assert states(captured(*plain, linked)) == ["1", "2", "3", "4"]


def test_fetches_of_two_branches_in_turn_are_versions():
    """What one has anew, the fetch after it lacks and its own next has: a return is a revision."""
    old, new = clauses(52, 24), clauses(53, 24)
    lines = [
        text(new[at] if at % 4 == branch and at < 4 * length else old[at] for at in range(24))
        for length in range(1, 6)
        for branch in (0, 2)
    ]
    unbroken = lines[-1].replace("\n\n", "\n")
    assert len(states(captured(*lines, unbroken, lines[-3], lines[-1]))) == len(lines) + 2


def test_a_page_that_counts_is_not_untouched():
    """Texts that differ in a count at each fetch show no revisions."""
    texts = [ARTICLE + f"\n\n{number} readers\n" for number in (3, 14, 159, 2653, 58979)]
    assert states(captured(*texts)) == ["1 2 3 4 5"]


def test_what_each_version_changes_inside_its_lines_need_not_last():
    """Who takes over a form puts names of his own into its lines: a return is a version too."""
    parties = ("council of Orlen", "league of Tarn", "trust of Wells", "union of Skerry")
    texts = [
        changed(ARTICLE, ("harbour board", one), ("Ada Rusk", f"the clerk of the {one}"))
        for one in parties
    ]
    assert states(captured(ARTICLE, *texts, ARTICLE)) == ["1", "2", "3", "4", "5", "6"]
