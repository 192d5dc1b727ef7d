"""A correction of an alignment is logged, holds in every collation that has its words, and can be taken back."""

import pytest

from provenance.models import Alignment, AlignmentCorrection, Article, ImmutableError
from provenance.services import align
from provenance.services.align import Aligned
from provenance.services.align import align as lay_over
from provenance.services.collate import choose, collate_texts
from provenance.services.refusals import Gone, Refused
from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.services.making import add, make_article, variant

ONE = (
    "Every evening at six the old gray clerk of the harbour wrote down the water and went home "
    "to the house behind the church, where nobody asked her why."
)
OTHER = ONE.replace("old gray", "aged")
THIRD = ONE.replace("old gray", "old grey").replace("church", "mill")


@pytest.fixture
def article(db: None) -> Article:
    article = make_article()
    add(article, ONE, OTHER)
    return article


def aligned(article: Article, *names: str) -> Aligned:
    collated = collate_texts(choose(article, names=names))
    return lay_over(collated, align.log_of(article))


def table(found: Aligned) -> list[list[str]]:
    """The rows in which something differs, as each text has them."""
    rows = []
    for row in found.found.rows:
        cells = zip(found.texts, row.cells, strict=True)
        said = [text.text[cell.slice].strip() if cell else "" for text, cell in cells]
        if len(set(said)) > 1:
            rows.append(said)
    return rows


def row_with(found: Aligned, words: str) -> int:
    texts = found.texts
    return next(
        at
        for at, row in enumerate(found.found.rows)
        if any(
            cell and words in text.text[cell.slice]
            for text, cell in zip(texts, row.cells, strict=True)
        )
    )


def part(article: Article, **more: object) -> AlignmentCorrection:
    """Say that “old” stands alone, and “gray” beside “aged”."""
    found = aligned(article)
    row = row_with(found, "aged")
    forms = found.found.rows[row].forms
    said = align.part(found, row=row, kept={forms[0]: 1, forms[1]: 0})
    asked = {"kind": Alignment.PARTED, "said": said, "reason": "Gray is her hair.", "by": None}
    return align.correct(aligned=found, **(asked | more))


def test_the_engine_puts_both_words_beside_one(article):
    assert table(aligned(article)) == [["old gray", "aged"]]


def test_a_row_is_parted_and_the_engines_answer_stays(article):
    part(article)
    found = aligned(article)
    assert table(found) == [["old", ""], ["gray", "aged"]]
    assert table(align.as_found(found.collated)) == [["old gray", "aged"]]


def test_each_text_is_the_join_of_its_cells_after_it(article):
    part(article)
    found = aligned(article)
    for number, text in enumerate(found.texts):
        cells = [row.cells[number] for row in found.found.rows]
        assert "".join(text.text[cell.slice] for cell in cells if cell) == text.text


def test_it_holds_in_a_later_collation_of_more_texts(article):
    part(article)
    add(article, THIRD)
    found = aligned(article)
    assert [each.misfit for each in found.stated] == [""]
    assert [row[:2] for row in table(found)][:2] == [["old", ""], ["gray", "aged"]]


def test_words_are_moved_to_the_row_above_and_below(article):
    part(article)
    found = aligned(article)
    row = row_with(found, "aged")
    form = found.found.rows[row].forms[1]
    said = align.move(found, row=row, form=form, upwards=True)
    align.correct(aligned=found, kind=Alignment.MOVED, said=said, reason="Aged is old.", by=None)
    found = aligned(article)
    assert table(found) == [["old", "aged"], ["gray", ""]]
    said = align.move(found, row=row - 1, form=form, upwards=False)
    align.correct(aligned=found, kind=Alignment.MOVED, said=said, reason="No, gray.", by=None)
    assert table(aligned(article)) == [["old", ""], ["gray", "aged"]]


def test_some_of_the_words_are_moved(article):
    found = aligned(article)
    row = row_with(found, "old gray")
    said = align.move(found, row=row, form=found.found.rows[row].forms[0], upwards=True, words=1)
    align.correct(aligned=found, kind=Alignment.MOVED, said=said, reason="Apart.", by=None)
    assert [row[0][-3:] for row in table(aligned(article))] == ["old", "ray"]


def test_rows_are_joined(article):
    part(article)
    found = aligned(article)
    said = align.join(found, row=row_with(found, "aged"), upwards=True)
    align.correct(aligned=found, kind=Alignment.JOINED, said=said, reason="One phrase.", by=None)
    assert table(aligned(article)) == [["old gray", "aged"]]


def test_readings_are_stated_equal_and_different(article):
    found = aligned(article)
    row = row_with(found, "aged")
    one, other = found.found.rows[row].readings
    said = align.equate(found, row=row, one=one, other=other)
    align.correct(aligned=found, kind=Alignment.ALIKE, said=said, reason="Synonyms.", by=None)
    found = aligned(article)
    assert found.found.rows[row].readings == (0, 0)
    said = align.distinguish(found, row=row, form=found.found.rows[row].forms[0])
    align.correct(aligned=found, kind=Alignment.UNLIKE, said=said, reason="They differ.", by=None)
    assert len(set(aligned(article).found.rows[row].readings)) == 2


def test_what_no_longer_fits_is_told_and_not_dropped(article):
    part(article)
    add(article, THIRD)
    withdraw_variant(variant=variant(article, "A"), reason="Wrong.", by=None)
    withdraw_variant(variant=variant(article, "B"), reason="Wrong.", by=None)
    add(article, ONE + " She slept.")
    found = aligned(article)
    assert [each.misfit for each in found.misfits] == [
        "None of the words it speaks of are in the texts collated here."
    ]


def test_it_is_taken_back_and_both_stay_in_the_log(article):
    said = part(article)
    align.undo(correction=said, reason="She was old.", by=None)
    assert table(aligned(article)) == [["old gray", "aged"]]
    log = align.log_of(article)
    assert [(row.kind, row.reason) for row in log] == [
        ("parted", "Gray is her hair."),
        ("undone", "She was old."),
    ]
    with pytest.raises(Refused, match="taken back already"):
        align.undo(correction=said, reason="Again.", by=None)
    with pytest.raises(Refused, match="said again"):
        align.undo(correction=log[1], reason="Again.", by=None)


def test_the_log_is_only_ever_added_to(article):
    said = part(article)
    with pytest.raises(ImmutableError):
        said.save()
    with pytest.raises(ImmutableError):
        said.delete()


def test_what_says_nothing_new_or_nothing_possible_is_refused(article):
    with pytest.raises(Refused, match="Say why"):
        part(article, reason=" ")
    part(article)
    found = aligned(article)
    with pytest.raises(Refused, match="no row above"):
        align.join(found, row=0, upwards=True)
    with pytest.raises(Refused, match="one of the readings"):
        align.move(found, row=1, form=99, upwards=True)
    with pytest.raises(Refused, match="two different readings"):
        align.equate(found, row=1, one=0, other=0)
    with pytest.raises(Refused, match="of its own already"):
        align.distinguish(found, row=1, form=0)
    row = row_with(found, "aged")
    one = found.found.rows[row].readings[0]
    said = {
        name: align.equate(found, row=row, one=one, other=1 - one)["one"]
        for name in ("one", "other")
    }
    with pytest.raises(Refused, match="changes nothing"):
        align.correct(aligned=found, kind=Alignment.ALIKE, said=said, reason="So.", by=None)


def test_nothing_is_corrected_of_a_withdrawn_article(article):
    found = aligned(article)
    said = align.join(found, row=0, upwards=False)
    withdraw_article(article=article, reason="Unlawful.", by=None)
    with pytest.raises(Gone):
        align.correct(aligned=found, kind=Alignment.JOINED, said=said, reason="So.", by=None)


def test_words_that_stand_elsewhere_in_a_new_reading_are_found_again(article):
    """As when a later reader of the same bytes keeps a line more, or less."""
    said = part(article)
    moved = {
        name: [quote | {"start": quote["start"] + 7} for quote in quotes]
        for name, quotes in said.said.items()
    }
    AlignmentCorrection.objects.create(
        article=article, kind=Alignment.UNDONE, undoes=said, reason="Shifted."
    )
    AlignmentCorrection.objects.create(
        article=article, kind=Alignment.PARTED, said=moved, reason="The same, shifted."
    )
    assert table(aligned(article)) == [["old", ""], ["gray", "aged"]]
