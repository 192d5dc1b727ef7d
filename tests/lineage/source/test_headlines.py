"""Headlines and by-lines that all captures have from some moment on were changed by someone."""

from provenance import answers
from provenance.lineage import trace
from provenance.text.reading import read
from tests.lineage.texts import ARTICLE, changed

BODY = """The harbour keeps its bell on a pole, which the council painted in spring.

Boats come in before the fog and the keeper counts them, one by one. He writes their names into a
long book; nobody else may write in it. Twelve boats were counted on Monday and nine on Tuesday."""


def page(headline, names, *, by="By ", line="6 March 2025"):
    """The article as a scraper keeps it; `line` is what stands under the by-line."""
    return "\n\n".join(filter(None, [headline, names and by + names, line, BODY]))


def labels(*texts):
    """What the states are called of which these are captures, a day apart."""
    documents = {
        f"{number:02}.txt": read(text.encode(), name=f"{number:02}.txt")
        for number, text in enumerate(texts)
    }
    meta = {name: {"fetched": f"2026-05-{int(name[:2]) + 1:02}"} for name in documents}
    return [revision.label for revision in trace(documents, meta).revisions]


def test_a_headline_that_went_on_is_a_state():
    """Words put in at the end of a headline are no button between it and the by-line."""
    before, after = (page(one, "Anna Weber") for one in ("The bell", "The bell: what we know"))
    assert labels(*[before] * 3, *[after] * 3) == [
        "as first published",
        "‘The bell’ became ‘The bell: what we know’",
    ]


def test_a_date_above_an_article_is_no_headline():
    """A page that begins with the day of the fetch shows no state a day."""
    texts = [f"{5 + day // 2:02}.03.2025\n\n{page('The bell', '')}" for day in range(8)]
    assert labels(*texts) == ["as first published"]


def test_a_headline_is_told_whatever_stands_under_it():
    """Fetchers that keep the by-line and others that leave it out take turns."""
    texts = [
        page(one, names)
        for one in ("The harbour bell", "The harbour bell explained")
        for names in ("Anna Weber", "", "Anna Weber", "")
    ]
    assert labels(*texts) == [
        "as first published",
        "‘The harbour bell’ became ‘The harbour bell explained’",
    ]


def test_one_more_name_is_a_state():
    """A by-line that names a second author from some day on was changed."""
    before, after = (page("The bell", one) for one in ("Anna Weber", "Anna Weber and Tom Reed"))
    assert labels(*[before] * 3, *[after] * 3) == [
        "as first published",
        "added ‘and Tom Reed’",
    ]


def test_a_by_line_that_is_lost_is_no_state():
    """Whether there is a by-line at all is due to who fetched."""
    one, other = (page("The bell", name) for name in ("Anna Weber", ""))
    assert labels(*[one] * 3, *[other] * 3) == ["as first published"]


def test_headlines_that_come_and_go_are_no_state():
    """A site that tries two headlines at a time has not changed its mind."""
    texts = [page(one, "Anna Weber") for one in ("The bell", "The bell: what we know")]
    assert labels(*texts * 4) == ["as first published"]


def titled(headline, *, site=" - The Coast Courier"):
    """The article as another scraper keeps it, under the title of the page."""
    return f"{headline}{site}\n{BODY}"


def test_a_title_beside_a_headline_is_no_state():
    """A scraper that keeps the page's title was put in the place of one that keeps the headline."""
    assert labels(*[page("The bell", "Anna Weber")] * 4, *[titled("How it rings")] * 4) == [
        "as first published"
    ]


def test_a_headline_is_told_beside_a_title_that_stays():
    """Two scrapers take turns, of which one keeps a title that was never changed."""
    texts = [
        text
        for one in ("The bell", "The bell explained")
        for text in (page(one, "Anna Weber"), titled("How it rings")) * 3
    ]
    assert labels(*texts) == ["as first published", "‘The bell’ became ‘The bell explained’"]


def test_a_caption_is_told_that_half_of_the_fetchers_leave_out():
    """It stands under the headline, between short lines, in every second capture."""
    captions = ("The keeper with his lamp at dawn", "The keeper with his book at dawn")
    texts = [
        text
        for one in captions
        for text in (page("The bell", "Anna Weber", line=one), titled("The bell")) * 3
    ]
    assert labels(*texts) == ["as first published", "‘lamp’ became ‘book’"]


def test_what_cannot_tell_two_headlines_apart_stays_open_between_them():
    """A fetch without a headline may be of either, if it was taken between the last of one and the
    first of the other.
    """
    texts = [*[page("The bell", "")] * 3, BODY, *[page("The bell explained", "")] * 3, BODY]
    documents = {f"{at:02}.txt": read(one.encode(), name="x.txt") for at, one in enumerate(texts)}
    meta = {name: {"fetched": f"2026-05-{int(name[:2]) + 1:02}"} for name in documents}
    answer = trace(documents, meta)
    assert [(row.child, row.between) for row in answer.undecided] == [("03.txt", ("r1", "r0"))]
    assert {row.child: row.parent for row in answer.derivations}["07.txt"] == "r1"


def test_words_near_the_top_that_changed_once_are_one_place():
    """What is told of them within each way of fetching is what they tell by themselves."""
    later = changed(ARTICLE, ("nine times", "ten times"), ("41,000", "43,500"))
    files = {"1.txt": ARTICLE.encode(), "2.txt": later.encode()}
    meta = {name: {"fetched": f"2026-01-0{name[0]}"} for name in files}
    places = answers.lineage(files, meta)["places"]
    assert [[one["text"] for one in place["readings"]] for place in places] == [
        ["nine", "ten"],
        ["41,000", "43,500"],
    ]


def replaced(first, second, *, later=""):
    """Two headlines with a by-line, then the second as a title with the site's name, and `later`.

    A fetcher that keeps titles took the place of one that keeps headlines.
    """
    titled = [f"{one} - The Coast Courier\n\n{BODY}" for one in (second, later) if one]
    under = [f"{one}\nBy Anna Weber\n{BODY}" for one in (first, second)]
    return [text for text in (*under, *titled) for _ in range(3)]


def test_what_another_fetcher_shows_beside_a_headline_is_no_state():
    """The name of the site came with the fetcher, whatever else changed before and after."""
    heads = ("The harbour bell", "The harbour bell explained", "Why the harbour bell rang")
    assert labels(*replaced(*heads[:2], later=heads[2])) == [
        "as first published",
        "‘The harbour bell’ became ‘The harbour bell explained’",
        "‘The harbour bell explained’ became ‘Why the harbour bell rang’",
    ]
