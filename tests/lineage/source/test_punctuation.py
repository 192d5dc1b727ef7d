"""Signs and capitals that changed for good are an author's; those that fetchers spoil are not."""

import pytest

from provenance.lineage import trace
from provenance.text.reading import read

ARTICLE = """The harbour keeps its bell on a pole, which the council painted in spring.

Boats come in before the fog and the keeper counts them, one by one. He writes their names into a
long book; nobody else may write in it. Twelve boats were counted on Monday and nine on Tuesday.

When the fog lifts the keeper rings the bell, closes the book and walks home along the wall."""

COMMA = ARTICLE.replace("before the fog and", "before the fog, and")
HYPHEN = ARTICLE.replace("long book", "long-book")
CAPITAL = ARTICLE.replace("council", "Council")
STRAIGHT = ARTICLE.replace(",", "").replace(";", "").replace(".", "")
BOLD = ARTICLE.replace("Twelve boats", "**Twelve boats**")


BEGUN = ARTICLE.replace(
    "one by one. He writes their names into a\nlong book; nobody else may write in it.",
    "one by one, he says that all of them come back, and he may write it anew.",
)


def traced(*texts):
    """The lineage of captures a day apart."""
    names = [f"{number:02}.txt" for number in range(len(texts))]
    documents = {
        name: read(text.encode(), name=name) for name, text in zip(names, texts, strict=True)
    }
    meta = {name: {"fetched": f"2026-05-{int(name[:2]) + 1:02}"} for name in names}
    return trace(documents, meta)


def labels(*texts):
    """What the states are called of which these are captures, a day apart."""
    return [revision.label for revision in traced(*texts).revisions]


@pytest.mark.parametrize(
    ("later", "label"),
    [
        (COMMA, "‘fog and’ became ‘fog, and’"),
        (HYPHEN, "‘long book’ became ‘long-book’"),
        (CAPITAL, "‘council’ became ‘Council’"),
    ],
)
def test_a_sign_that_changed_for_good_is_a_state(later, label):
    """What all captures before a day have, and none after it, the author changed."""
    assert labels(*[ARTICLE] * 3, *[later] * 3) == ["as first published", label]


def test_signs_of_words_that_were_changed_are_no_place_of_their_own():
    """A capital that came with a new sentence tells nothing beside that sentence."""
    said = [
        {reading.text.casefold() for reading in place.readings}
        for place in traced(*[ARTICLE] * 3, *[BEGUN] * 3).places
    ]
    assert said
    assert [len(readings) for readings in said] == [2] * len(said)


def test_a_sign_is_a_state_among_captures_that_were_cut_and_spoilt():
    """Captures that lack the end or all signs hide nothing that the others show."""
    cut = ARTICLE[: ARTICLE.index(" closes the book")]
    texts = (
        ARTICLE,
        cut,
        ARTICLE,
        ARTICLE,
        STRAIGHT,
        COMMA,
        COMMA,
        cut.replace("fog and", "fog, and"),
        COMMA,
    )
    assert labels(*texts) == ["as first published", "‘fog and’ became ‘fog, and’"]


def test_a_dash_between_two_words_is_a_state():
    """Only one that begins a line is a bullet."""
    dash = ARTICLE.replace("fog and", "fog – and")
    assert labels(*[ARTICLE] * 3, *[dash] * 3) == [
        "as first published",
        "‘fog and’ became ‘fog – and’",
    ]


def test_a_comma_that_the_last_capture_alone_has_is_a_state():
    """No fetcher puts in a single comma."""
    assert labels(*[ARTICLE] * 4, COMMA) == ["as first published", "‘fog and’ became ‘fog, and’"]


@pytest.mark.parametrize("spoilt", [STRAIGHT, BOLD, HYPHEN, ARTICLE.upper()])
def test_what_one_fetch_spoilt_is_no_state(spoilt):
    """Signs lost everywhere, signs of Markdown, a broken word and capitals come from fetching."""
    assert labels(*[ARTICLE] * 4, spoilt) == ["as first published"]


def test_signs_that_come_and_go_are_no_state():
    """Two fetchers that take turns write a place in two ways."""
    assert labels(*[ARTICLE, COMMA] * 4) == ["as first published"]


def test_a_dash_before_a_paragraph_is_a_bullet_however_it_is_written():
    """One fetcher keeps it, one guards it against Markdown, and one loses the break before it."""
    dash = ARTICLE.replace("\n\nWhen", "\n\n-- When")
    guarded = ARTICLE.replace("\n\nWhen", "\n\n\\-- When")
    flat = " ".join(dash.split())
    for first, later in ((dash, guarded), (flat, dash), (flat, guarded)):
        assert labels(*[first] * 3, *[later] * 3) == ["as first published"]
