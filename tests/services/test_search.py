import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from provenance.models import Article
from provenance.services.search import excerpt, search
from provenance.services.withdraw import withdraw_article, withdraw_variant
from provenance.services.words import fold, index_words, query_words
from tests.services.making import (
    GARDEN,
    HARBOUR,
    HARBOUR_LATER,
    JAPANESE,
    add,
    make_article,
    variant,
)


def found(query: str, user: object = None) -> list[tuple[str, str | None]]:
    hits = search(query=query, user=user)
    return [(hit.article.slug, hit.variant.siglum if hit.variant else None) for hit in hits]


@pytest.fixture
def library(db: None) -> Article:
    harbour = make_article("harbour")
    add(harbour, HARBOUR, HARBOUR_LATER, JAPANESE)
    add(make_article("garden"), GARDEN)
    return harbour


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("pencil", [("harbour", "A"), ("harbour", "B")]),
        ("WEPT", [("harbour", "B")]),
        ("pencil ninet", [("harbour", "B")]),
        ("ninet pencil", []),
        ("garden", [("garden", None), ("garden", "A")]),
        ("medlars pencil", []),
        ("潮汐", [("harbour", "C")]),
        ("工知", [("harbour", "C")]),
        ("人工知能 鉛筆", [("harbour", "C")]),
        ("知人", []),
        ("汐", [("harbour", "C")]),
        ("zebra", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found_in_titles_and_texts(library, query, hits):
    """All words must be there; the last may be a beginning; letters without spaces stand together."""
    assert found(query) == hits


@pytest.mark.parametrize(
    "query",
    ['"', '""', "*", "pencil*", "-pencil", "NOT pencil", "a AND", "NEAR(", "words:pencil", "'", "\\", "pencil' | '", "^", "(", "{}", ":*", "&", "!", "<->", "\x00", "\ud800", "%s", "%", "e\u0301" * 300],
)  # fmt: skip  # a table
def test_signs_of_query_languages_are_harmless(library, query):
    """They ask for nothing and break nothing."""
    search(query=query, user=None)


@pytest.mark.django_db
@given(st.text(max_size=40))
def test_any_query_is_answered(query):
    """Whatever letters it holds."""
    assert search(query=query, user=None) == []


def test_accents_case_and_width_make_no_difference(db):
    """Neither in the text nor in the query."""
    add(
        make_article(), "The Café at Ångström Square serves ＡＢＣ soup and crème brûlée every day."
    )
    for query in ("cafe", "CAFÉ", "angstrom", "abc", "ｃｒｅｍｅ", "brûlée"):
        assert found(query) == [("harbour", "A")]


def test_titles_and_labels_are_found(db):
    """Those of a variant too."""
    add(make_article(), HARBOUR, title="Unheard of", label="Xylophone copy")
    assert found("xylophone") == [("harbour", "A")]
    assert found("unheard") == [("harbour", "A")]


def test_private_and_unlisted_articles_are_found_by_their_editors_only(db):
    """To others there is nothing, no count either."""
    writer = User.objects.create_user("writer")
    for visibility in ("private", "unlisted"):
        add(make_article(visibility, visibility, by=writer), HARBOUR)
    assert found("pencil") == []
    assert found("pencil", User.objects.create_user("other")) == []
    assert found("pencil", writer) == [("unlisted", "A"), ("private", "A")]
    staff = User.objects.create_user("staff", is_staff=True)
    assert found("pencil", staff) == [("unlisted", "A"), ("private", "A")]


def test_what_was_withdrawn_is_found_no_more(library):
    """A variant, then the whole article."""
    withdraw_variant(variant=variant(library, "B"), reason="Wrong file.", by=None)
    assert found("pencil") == [("harbour", "A")]
    withdraw_article(article=library, reason="Unlawful.", by=None)
    assert found("pencil") == found("harbour") == []


def test_the_excerpt_shows_what_matched(library):
    """Cut into what matches and what doesn't, rejoining to a piece of the text."""
    hit = search(query="stov", user=None)[0]
    assert [text for text, is_match in hit.parts if is_match] == ["stove"]
    shown = "".join(text for text, _ in hit.parts).strip("…")
    assert shown in HARBOUR


def test_an_excerpt_of_a_long_text_is_short():
    """Its letters are the text's own."""
    text = "water " * 500 + "Ångström" + " water" * 500
    parts = excerpt(text, ["angstrom"])
    assert ("Ångström", True) in parts
    assert sum(len(part) for part, _ in parts) < 300


def test_the_number_of_queries_is_constant(library, django_assert_num_queries):
    """Two for one hit as for many."""
    with django_assert_num_queries(2):
        assert len(search(query="wept", user=None)) == 1
    with django_assert_num_queries(2):
        assert len(search(query="harbour", user=None)) == 3


@given(st.text())
def test_folding_keeps_every_offset(text):
    """One letter for one."""
    assert len(fold(text)) == len(text)


@given(st.text(st.characters(categories=["L", "N", "M", "P", "Z"]), max_size=60))
def test_a_text_can_be_asked_for_its_own_words(text):
    """Each word of a query made of the text is in its index, or all its pairs of letters are."""
    index = set(index_words(text))
    for word in query_words(text):
        pairs = {word[at : at + 2] for at in range(len(word) - 1)}
        assert word in index or (pairs and pairs <= index)


def test_a_text_of_many_parts_is_found_by_each(db):
    """A million letters and more."""
    text = "\n\n".join(f"Paragraph {number} speaks of water." for number in range(30_000))
    add(make_article(), f"{text} The last word is xylophone.")
    assert found("xylophone") == [("harbour", "A")]
    assert found("29998") == [("harbour", "A")]


def test_titles_come_first_however_many_texts_there_are(db, monkeypatch):
    """They are not cut off with the texts."""
    from provenance.services import search as searching

    monkeypatch.setattr(searching, "MOST_CANDIDATES", 3)
    make_article("pencil")
    add(make_article("harbour"), *(f"{HARBOUR} {number}" for number in range(4)))
    assert found("pencil") == [("pencil", None), ("harbour", "A"), ("harbour", "B")]
