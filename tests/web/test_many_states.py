"""An article whose texts show very many states: what is shown of them at once?"""

import re

import pytest

from tests.web.making import HARBOUR, add, make_article, page

pytestmark = pytest.mark.django_db

NUMBERS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def versions():
    """Each version changes one more sentence of eleven, and marks it as the next edit."""
    said = [f"On day {word} the clerk found the rod dry at the {word} mark." for word in NUMBERS]
    found = []
    for at in range(len(NUMBERS) + 1):
        edited = [
            f"{one[:-1].replace('dry', 'wet')} (edited {n})." for n, one in enumerate(said, 1)
        ]
        found.append("\n\n".join([HARBOUR, *edited[:at], *said[at:]]))
    return found


def published():
    article = make_article()
    for at, text in enumerate(versions(), start=1):
        add(article, text, published=f"2026-01-{at:02}")


def test_states_beyond_the_first_are_folded_with_their_edits(client):
    """Two or three screens of edits open the page; the rest opens under a line that counts it."""
    published()
    text = page(client, "/articles/harbour/")
    answer = text[text.index('class="answer"') : text.index('id="stemma-title"')]
    at = answer.index("5 more states, and what each has otherwise")
    assert [len(re.findall('class="edit-group"', part)) for part in (answer[:at], answer[at:])] == [
        6,
        5,
    ]
    revisions = text[text.index('id="revisions-title"') : text.index('id="variants-title"')]
    at = revisions.index("<summary>6 more states</summary>")
    assert len(re.findall('<li class="revision"', revisions[:at])) == 6
    assert '<ol class="revisions" start="7">' in revisions


def test_no_place_stands_twice_under_one_name(client):
    """Where several states part at one place, its name leads to the first of them."""
    published()
    text = page(client, "/articles/harbour/")
    names = re.findall(r' id="([^"]+)"', text)
    assert sorted(names) == sorted(set(names))
