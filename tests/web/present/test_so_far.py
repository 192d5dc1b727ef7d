from provenance.services.read import Summary
from provenance.web.present.so_far import SHOWN, SoFar, known_so_far


def test_markers_and_languages_of_most_texts_come_first():
    """A text that has a marker twice counts once; texts being read count for nothing."""
    summaries = [
        Summary("en", markers=("edited 1", "edited 1", "update")),
        Summary("en", markers=("edited 1",)),
        Summary("ja"),
        Summary(pending=True),
    ]
    assert known_so_far(summaries) == SoFar(
        texts=4,
        read=3,
        languages=(("English", 2), ("Japanese", 1)),
        markers=(("edited 1", 2), ("update", 1)),
    )


def test_no_more_than_a_few_are_named():
    summaries = [Summary("en", markers=(f"edited {number}",)) for number in range(20)]
    assert len(known_so_far(summaries).markers) == SHOWN


def test_of_no_texts_nothing_is_known():
    assert known_so_far([]) == SoFar(0, 0, (), ())
