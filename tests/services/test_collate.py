"""Texts of an article are collated in one language, kept under what they depend on, and made later where large."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.collating.collation import collate as collate_anew
from provenance.models import Analysis, Article, Job
from provenance.services import collate
from provenance.services.align import as_found
from provenance.services.analyses import Pending
from provenance.services.collate import Collated, choose, collate_texts
from provenance.services.collation_export import answer_of
from provenance.services.recent import Recent
from provenance.services.refusals import Gone, Refused
from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.services.making import (
    GARDEN,
    HARBOUR,
    HARBOUR_LATER,
    JAPANESE,
    add,
    make_article,
    variant,
)

WITH_ORIGINAL = f"{JAPANESE * 6}\n\n---\n\n原文\n\n{HARBOUR}\n\n{HARBOUR_LATER}\n"


@pytest.fixture
def article(db: None) -> Article:
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER, JAPANESE)
    return article


def names(article: Article, **asked: object) -> list[str]:
    return [text.name for text in choose(article, **asked).texts]


def collated(article: Article, **asked: object) -> Collated:
    found = collate_texts(choose(article, **asked))
    assert isinstance(found, Collated)
    return found


def test_all_texts_in_the_language_of_most_are_collated_and_others_left_out(article):
    chosen = choose(article)
    assert [text.name for text in chosen.texts] == ["A", "B"]
    assert [(one.siglum, language) for one, language in chosen.left_out] == [("C", "ja")]
    assert chosen.is_whole


def test_a_reader_chooses_the_texts(article):
    add(article, GARDEN)
    assert names(article, names=["A", "D", "Q"]) == ["A", "D"]
    assert names(article, language="ja") == ["C"]
    assert names(article, language="xx") == ["A", "B", "D"]


def test_an_original_printed_under_its_translation_is_a_text_of_its_own(db):
    article = make_article()
    add(article, HARBOUR, WITH_ORIGINAL)
    found = choose(article, language="en").texts
    assert [text.name.partition("#")[0] for text in found][:2] == ["A", "B"]
    assert all(text.part for text in found[1:])
    assert all(text.text == text.document.text[text.range.slice] for text in found)
    assert "港" not in "".join(text.text for text in found[1:])


def test_each_column_is_its_text_and_what_is_kept_comes_back_equal(article):
    found = collated(article)
    for number, text in enumerate(found.texts):
        cells = [row.cells[number] for row in found.engine.rows]
        assert "".join(text.text[cell.slice] for cell in cells if cell) == text.text
    assert collated(article) == found
    assert Analysis.objects.filter(kind="collation").count() == 1


def test_withdrawn_variants_have_no_part_in_it(article):
    add(article, GARDEN)
    withdraw_variant(variant=variant(article, "B"), reason="Wrong.", by=None)
    assert names(article) == ["A", "D"]
    withdraw_article(article=article, reason="Unlawful.", by=None)
    with pytest.raises(Gone):
        choose(Article.objects.get())


def test_one_text_is_no_collation(article):
    with pytest.raises(Refused, match="two or more texts"):
        collate_texts(choose(article, names=["A"]))


@pytest.mark.django_db(transaction=True)
def test_large_texts_are_collated_in_the_background(article, monkeypatch, run_tasks):
    monkeypatch.setattr(collate, "LARGE", 10)
    chosen = choose(article)
    pending = collate_texts(chosen)
    assert isinstance(pending, Pending)
    assert (pending.says, pending.progress) == (
        "2 texts are waiting to be laid beside each other.",
        0,
    )
    run_tasks()
    assert Job.objects.get(kind="collation").state == "done"
    assert isinstance(collate_texts(chosen), Collated)


@pytest.mark.django_db(transaction=True)
def test_the_choice_made_is_what_the_background_collates(article, monkeypatch, run_tasks):
    add(article, GARDEN)
    monkeypatch.setattr(collate, "LARGE", 10)
    chosen = choose(article, names=["A", "D"])
    collate_texts(chosen)
    run_tasks()
    found = collate_texts(chosen)
    assert isinstance(found, Collated)
    assert [text.name for text in found.texts] == ["A", "D"]


def test_texts_in_other_words_are_told_from_copies(db):
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER, GARDEN)
    add(article, HARBOUR[:120])
    assert names(article, kin_to=()) == ["A", "B", "D"]
    assert names(article, kin_to=("C",)) == ["A", "B", "C", "D"]
    assert names(article, kin_to=("C",), names=("A", "C")) == ["A", "C"]
    assert names(article) == ["A", "B", "C", "D"]


def test_the_answer_is_the_commands_under_the_sigla(article):
    answer = answer_of(as_found(collated(article)))
    assert answer["schema"] == "provenance.collation/1"
    assert sorted(answer["witnesses"]) == answer["sigla"] == ["A", "B"] or sorted(
        answer["sigla"]
    ) == ["A", "B"]
    at = answer["witnesses"].index("A")
    assert "".join(row[at] or "" for row in answer["rows"]) == HARBOUR
    assert "corrections" not in answer


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="ab cé\n“.", max_size=30), max_size=4))
def test_a_collation_is_unpacked_as_it_was_packed(texts: list[str]) -> None:
    found = collate_anew(texts)
    assert collate.unpack(collate.pack(found)) == found


def test_a_text_that_quotes_the_work_and_says_more_of_its_own_is_not_collated_unasked(db):
    """Its quotation stands word for word in the work; an excerpt of that alone is a copy."""
    article = make_article()
    end = (
        "The clerk had kept the second for herself. In it stood the water as it was, and in the "
        "first as the harbour master wished it to be. Both are shown in the town hall today."
    )
    quoted, _, _ = HARBOUR.partition("\n\n")
    work, later = f"{HARBOUR}\n\n{end}", f"{HARBOUR_LATER}\n\n{end}"
    add(article, work, later, f"{GARDEN}\n\n{quoted}", quoted)
    assert names(article, kin_to=()) == ["A", "B", "D"]
    assert names(article) == ["A", "B", "C", "D"]


def test_a_large_collation_stays_at_hand_for_its_next_pages(article, monkeypatch):
    """What was kept of it is not unpacked again; another collation takes its place."""
    monkeypatch.setattr(collate, "MANY", 1)
    monkeypatch.setattr(collate, "HELD", Recent(most=1))
    collated(article)
    first = collated(article)
    assert collated(article).engine is first.engine
    add(article, HARBOUR.replace("Nobody", "Somebody"))
    collated(article)
    collated(article)
    again = collated(article, names=("A", "B"))
    assert again.engine == first.engine
    assert again.engine is not first.engine
