"""What a page shows differently at every fetch is no revision, and hides none."""

import pytest

from tests.lineage.source.test_states import SILENT, captured, states
from tests.lineage.texts import ARTICLE, PARAGRAPHS, changed

LINKS = (
    "Related: Five islands for a long weekend",
    "See also: What the tide tables leave out",
    "You may also like: A boat that never sailed",
    "More: How to mend a net",
    "Watch: The last pilot of the sound",
)
BRIEFS = (
    "The cannery board met again on Monday and decided nothing at all.",
    "A storm took the roof off the old rope works.",
    "Two sisters walked the whole coast path in nine days.",
    "The price of mussels has doubled since the spring.",
)
AGES = ("just now", "5 minutes ago", "2 hours ago", "yesterday", "3 days ago", "a week ago")


def with_line(text, line, *, at):
    """The text with one more line before the paragraph of this number."""
    parts = text.strip().split("\n\n")
    return "\n\n".join([*parts[:at], line, *parts[at:]]) + "\n"


FRAMES = {
    "a counter": lambda text, n: f"{text}\nThis article has been read {120 + 53 * n} times.\n",
    "a stamp": lambda text, n: (
        f"{text}\nPage made on {n + 1} March 2026 at 08:{10 + n} by web{n}.\n"
    ),
    "the weather": lambda text, n: f"Orlen {4 + n % 5}°C Cloudy\n\n{text}",
    "its age": lambda text, n: f"The Bell\n\nPublished {AGES[n % 6]}\n\n{text}",
    "links": lambda text, n: with_line(text, LINKS[n % 5], at=2),
    "a trend": lambda text, n: with_line(text, f"Trending: {n + 3}. Ferry late again", at=3),
    "a caption": lambda text, n: (
        with_line(text, "Photo: The bell, by Ole Brandt", at=2) if n % 4 == 2 else text
    ),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=list(FRAMES))
def test_what_a_page_shows_anew_is_no_revision(frame):
    """Ten fetches of one wording show one state, ten of two show two."""
    assert len(captured(*[frame(ARTICLE, n) for n in range(10)])["revisions"]) == 1
    texts = [frame(ARTICLE if n < 5 else SILENT, n) for n in range(10)]
    assert states(captured(*texts)) == ["1 2 3 4 5", "10 6 7 8 9"]


def test_sentences_that_take_turns_below_a_text_are_no_revisions():
    """Teasers of other articles come and go in turns, and share a word by chance."""
    texts = [
        f"{ARTICLE}\nMore from the coast\n\n{BRIEFS[3 * n % 4]}\n\n{BRIEFS[(3 * n + 1) % 4]}\n"
        for n in range(10)
    ]
    assert len(captured(*texts)["revisions"]) == 1


def test_pieces_of_which_none_comes_back_are_no_revisions():
    """Another piece is announced at each fetch, between the paragraphs and in texts without breaks.

    An edit beside them is one all the same.
    """
    for shape in (str, lambda text: " ".join(text.split())):
        texts = [
            shape(with_line(ARTICLE if n < 5 else SILENT, piece, at=2))
            for n, piece in enumerate((*LINKS, *BRIEFS))
        ]
        assert states(captured(*texts)) == ["1 2 3 4 5", "6 7 8 9"]


def test_a_paragraph_that_one_way_of_fetching_leaves_out_is_no_revision():
    """A box stands in what one fetcher keeps and in nothing that the next one does."""
    kept = with_line(ARTICLE, BRIEFS[0], at=2)
    without = ARTICLE.replace("\n\n", "\n")
    assert len(captured(*[kept] * 4, *[without] * 4)["revisions"]) == 1


def test_a_number_in_a_sentence_of_the_text_is_the_authors():
    """A toll that rises in the middle of a paragraph is a revision each time."""
    tolls = [changed(ARTICLE, ("41,000", f"41,{n}00")) for n in range(5)]
    assert len(captured(*tolls)["revisions"]) == len(tolls)


def test_published_versions_may_count():
    """What each version was published with is its author's, at whatever place."""
    texts = [f"{ARTICLE}\nThis is number {n} of the series.\n" for n in range(5)]
    assert len(captured(*texts, by="published")["revisions"]) == len(texts)


def test_a_revision_beside_what_takes_turns_stays_one():
    """What changed once and did not come back is the author's, though links turn beside it."""
    edited = changed(ARTICLE, ("there is no one who", "there is nobody who"))
    texts = [with_line(ARTICLE if n < 5 else edited, LINKS[n % 5], at=3) for n in range(10)]
    assert states(captured(*texts)) == ["1 2 3 4 5", "10 6 7 8 9"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("2 hours ago", "3 days ago"), ("Il y a 2 heures", "Il y a 3 jours"), ("2時間前", "3日前")],
)
def test_how_long_ago_it_was_is_no_wording(one, other):
    """Of two fetches one may be an hour younger and say so."""
    texts = [f"Published {ago}\n\n" + "\n\n".join(PARAGRAPHS) + "\n" for ago in (one, other)]
    assert len(captured(*texts)["revisions"]) == 1


def test_how_long_ago_it_was_may_be_left_out():
    """One fetcher keeps that line and another does not, in turns that no way of fetching tells."""
    ago = (f"Published {day} days ago\n\n" for day in range(1, 9))
    texts = [(next(ago) if at % 3 else "") + "\n\n".join(PARAGRAPHS) + "\n" for at in range(9)]
    assert len(captured(*texts)["revisions"]) == 1
