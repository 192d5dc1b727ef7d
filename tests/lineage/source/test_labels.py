"""What is a later state of the source called, once it is announced far from what it changed?"""

from provenance import answers
from tests.lineage.texts import ARTICLE, PARAGRAPHS, changed

NOTE = "Correction, 9 March: an earlier version of this article gave a wrong number.\n\n"
FAR = ("two would rather", "three would rather")


def labels(*texts):
    files = {f"{at}.txt": text.encode() for at, text in enumerate(texts)}
    meta = {f"{at}.txt": {"fetched": f"2026-03-{at + 1:02}"} for at in range(len(texts))}
    return [(one["label"], one["marker"]) for one in answers.lineage(files, meta)["revisions"]]


def test_an_announced_edit_far_from_its_note_is_called_by_it():
    """A note at the head names what was changed anywhere, if the state before has no such note."""
    later = changed(f"{NOTE}{ARTICLE}", FAR)
    assert labels(ARTICLE, ARTICLE, later, later)[1:] == [("correction", "correction")]


def test_a_later_silent_edit_is_not_called_by_the_note_of_an_earlier_one():
    """A note that stands already in the state before announces nothing new."""
    noted = changed(f"{NOTE}{ARTICLE}", FAR)
    silent = changed(noted, ("41,000", "43,500"))
    assert labels(ARTICLE, ARTICLE, noted, noted, silent, silent)[1:] == [
        ("correction", "correction"),
        ("‘41,000’ became ‘43,500’", None),
    ]


def published(*texts):
    files = {f"{at}.txt": text.encode() for at, text in enumerate(texts)}
    about = {"source_url": "https://example.org/ferry"}
    meta = {
        name: {"published": f"2026-03-{at + 1:02}", **about}
        for at, name in enumerate(sorted(files))
    }
    return [one["label"] for one in answers.lineage(files, meta)["revisions"]]


def test_a_version_that_undoes_another_line_is_called_so():
    """It goes on from the one that it repeats to the sign, past what was made beside that."""
    told = "the harbour board counted", "the board of the harbour, which sat in May, counted"
    one, other = changed(ARTICLE, ("41,000", "43,500"), told), changed(ARTICLE, FAR)
    longer = changed(other, ("green with salt", "green with the salt of eighty winters"))
    assert published(ARTICLE, one, other, longer, one)[4] == "put back word for word"


def test_what_becomes_of_a_whole_text_is_named():
    """Paragraphs put in another order and a page that somebody scribbled over changed no spelling."""
    first, *others = PARAGRAPHS
    turned = "\n\n".join([*others, first]) + "\n"
    assert published(ARTICLE, turned, "Hello mum!\n", turned)[1:] == [
        "put in another order",
        "replaced by ‘Hello mum!’",
        "replaced by ‘In the spring the harbour board…’",
    ]


def test_signs_alone_are_small_changes():
    """A comma is put in, and a word is emphasised."""
    told = published(ARTICLE, changed(ARTICLE, ("the autumn,", "the *autumn*,")))
    assert told[1:] == ["small changes of spelling or punctuation"]


def undated(*texts):
    files = {f"{at}{copy}.txt": text.encode() for at, text in enumerate(texts) for copy in "ab"}
    return {one["label"] for one in answers.lineage(files)["revisions"]}


def test_wordings_in_no_known_order_are_called_by_what_each_alone_has():
    """A number tells a reader nothing; only one that has no words for itself is called by it."""
    numbers = [changed(ARTICLE, ("41,000", number)) for number in ("43,500", "39,200")]
    assert undated(*numbers) == {"with ‘43,500’", "with ‘39,200’"}
    left_out = changed(numbers[0], (" in the autumn,", ""))
    assert undated(*numbers, left_out) == {"with ‘39,200’", "without ‘in the autumn’", "wording 2"}
