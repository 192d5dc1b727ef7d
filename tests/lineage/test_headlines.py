"""Headlines and by-lines that all captures have from some moment on were changed by someone."""

from provenance.lineage import trace
from provenance.text.reading import read

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
