"""The map shows the base text exactly, the places name their readings, and names open the same words."""

from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.diffing.collating.collation import collate
from provenance.models import Article, Variant
from provenance.services.align import as_found
from provenance.services.collate import Chosen, Collated, Text
from provenance.text import read
from provenance.text.spans import Span
from provenance.web.present import collation_heat
from provenance.web.present.collation import Asked, Edition, Group, clip
from provenance.web.present.collation_heat import HeatMap, draw_heat, page_with
from provenance.web.present.collation_places import list_places, show_place
from provenance.web.present.reading import paragraph_spans

lines = st.lists(
    st.lists(
        st.sampled_from(["the", "hen", "Hen,", "cow", "sat.", "in", "spring"]),
        min_size=1,
        max_size=9,
    ).map(" ".join),
    min_size=1,
    max_size=4,
).map("\n\n".join)


def edition(*given_texts: str, base: str = "") -> Edition:
    """The edition of texts that stand in no database."""
    texts = []
    article = Article(slug="harbour", title="The harbour book")
    for number, text in enumerate(given_texts):
        variant = Variant(pk=number + 1, article=article, siglum=chr(ord("A") + number))
        document = read(text.encode(), name="a.txt")
        texts.append(Text(variant, "", document, Span(0, len(document.text)), document.language))
    found = collate([text.text for text in texts], apart=[text.apart for text in texts])
    chosen = Chosen(article, tuple(texts), tuple(texts), (), "en", ("en",))
    return Edition(as_found(Collated(chosen, found)), base)


@settings(max_examples=80)
@given(st.lists(lines, min_size=2, max_size=4), st.sampled_from("ABCD"))
def test_the_map_shows_every_paragraph_of_the_base_exactly(texts: list[str], base: str) -> None:
    shown = edition(*texts, base=base)
    document = shown.texts[shown.base].document
    expected = [
        document.text[span.slice]
        for section in document.sections
        for span, _ in paragraph_spans(document, section)
    ]
    drawn = [
        "".join(piece.text + piece.tail for piece in paragraph).strip()
        for part in draw_heat(shown).parts
        for paragraph in part.paragraphs
    ]
    assert drawn == expected


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(lines, min_size=2, max_size=3))
def test_the_pages_of_the_map_show_it_once(monkeypatch, texts: list[str]) -> None:
    shown = edition(*texts)
    whole = [piece for part in draw_heat(shown).parts for one in part.paragraphs for piece in one]
    monkeypatch.setattr(collation_heat, "PAGE", 12)
    pages = draw_heat(shown).pages
    paged = [
        piece
        for page in range(1, pages + 1)
        for part in draw_heat(shown, page).parts
        for one in part.paragraphs
        for piece in one
    ]
    monkeypatch.undo()
    assert paged == whole


@settings(max_examples=60)
@given(st.lists(lines, min_size=2, max_size=4))
def test_the_name_of_a_place_opens_its_row(texts: list[str]) -> None:
    shown = edition(*texts)
    for row in range(len(shown.rows)):
        siglum, _, offset = shown.id_of(row).partition("-")
        assert shown.row_of(siglum, int(offset)) == row
        assert show_place(shown, row).row == row


@settings(max_examples=60)
@given(st.lists(lines, min_size=2, max_size=4))
def test_every_text_is_named_once_at_each_place(texts: list[str]) -> None:
    """With a reading, as not reaching so far, or as having nothing of the work there."""
    shown = edition(*texts)
    for place in shown.variations:
        told = [text.name for group in shown.readings(place) for text in group.witnesses]
        silent = [text.name for at, text in enumerate(shown.texts) if place.reads[at] is None]
        if place.manner.value != "observation":
            assert sorted([*told, *silent]) == [text.name for text in shown.texts]


def test_the_darkest_shade_is_where_all_others_differ() -> None:
    shown = edition("the red hen", "the old hen", "the odd hen")
    [piece] = [
        piece
        for part in draw_heat(shown).parts
        for paragraph in part.paragraphs
        for piece in paragraph
        if piece.place
    ]
    assert (piece.text, piece.tail, piece.step, piece.number) == ("red", " ", 5, 2)
    assert piece.says in {
        "2 of 2 differ: “old” (B); “odd” (C)",
        "2 of 2 differ: “odd” (C); “old” (B)",
    }


def test_of_many_texts_that_err_everywhere_only_what_many_differ_in_is_marked() -> None:
    """The words stand there all the same; who asks for all marks gets them."""
    words = ["the", "red", "hen", "sat", "in", "a", "barn", "and", "laid", "an", "egg", "a", "day"]
    slips = [" ".join([*words[:at], "x" * 9, *words[at + 1 :]]) for at in range(len(words))]
    shown = edition(" ".join(words), *slips, *[" ".join(words).replace("red", "old")] * 10)
    some, all_of_it = draw_heat(shown), draw_heat(shown, least=1)

    def marked(heat: HeatMap) -> list[str]:
        return [piece.text for part in heat.parts for piece in part.paragraphs[0] if piece.place]

    assert (some.marking.least, some.marking.left, marked(some)) == (2, 12, ["red"])
    assert some.marking.says == "12 places where fewer than 2 differ are left unmarked."
    assert (all_of_it.marking.left, marked(all_of_it)) == (0, words)
    assert some.marking.choices == all_of_it.marking.choices == (1, 2, 3, 5, 10)
    [drawn] = [paragraph for part in some.parts for paragraph in part.paragraphs]
    assert "".join(piece.text + piece.tail for piece in drawn) == " ".join(words)


def test_the_page_of_the_map_on_which_a_place_stands(monkeypatch) -> None:
    monkeypatch.setattr(collation_heat, "PAGE", 12)
    shown = edition("the red hen\n\nsat in spring", "the red hen\n\nsat in autumn")
    assert page_with(shown, shown.variations[0].row) == 2
    assert page_with(shown, 0) == 1


def test_the_list_counts_those_who_differ_from_the_base() -> None:
    shown = edition("the red hen", "the old hen", "the red hen.")
    [wording, marks] = list_places(shown, Asked()).rows
    assert (wording.differ, wording.of, wording.manner) == (1, 2, "wording")
    assert (marks.differ, marks.of, marks.manner) == (1, 2, "typography")
    assert [group.names for group in wording.readings] == ["A C", "B"]


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        (Asked(), ""),
        (Asked(names=("A", "G#original")), "?with=A&with=G%23original"),
        (Asked(base="B", as_found=True), "?base=B&corrections=off"),
    ],
)
def test_the_address_keeps_the_choice(asked, query) -> None:
    assert asked.query == query


def test_long_readings_are_shortened_in_the_middle() -> None:
    assert clip("word " * 40, 21) == "word word … word word"


@pytest.mark.parametrize(
    ("number", "named"),
    [(3, "A B C"), (12, "A B C D E F G H I J K L"), (13, "A B C D E F and 7 more")],
)
def test_very_many_who_read_the_same_are_counted_in_a_list(number, named):
    texts = tuple(SimpleNamespace(siglum=letter, part="") for letter in "ABCDEFGHIJKLM"[:number])
    assert Group("word", texts).named == named
