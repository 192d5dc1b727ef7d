"""What is a later state of the source called, once it is announced far from what it changed?"""

from provenance import answers
from tests.lineage.texts import ARTICLE, changed

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
