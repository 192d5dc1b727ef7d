"""How are days said in the evidence?"""

from provenance import answers
from tests.lineage.texts import AFTER_EDIT, ARTICLE


def dates_of(older, newer):
    files = {"a.txt": ARTICLE.encode(), "b.txt": AFTER_EDIT.encode()}
    meta = {"a.txt": {"fetched": older}, "b.txt": {"fetched": newer}}
    rows = answers.lineage(files, meta)["derivations"]
    return [
        reason["says"] for row in rows for reason in row["evidence"] if reason["kind"] == "date"
    ]


def test_days_are_written_out():
    """A reader is told of days as people write them, not as machines do."""
    assert sorted(dates_of("2026-02-03", "2026-05-09T14:30:00+00:00")) == [
        "It is dated 3 February 2026.",
        "It is dated 9 May 2026.",
        "The earlier wording was first seen on 3 February 2026, the later on 9 May 2026.",
    ]


def test_two_moments_of_one_day_are_told_apart():
    """What came first on one day is told by the time."""
    assert dates_of("2026-05-09T08:05:00+00:00", "2026-05-09T14:30:00+02:00")[-1] == (
        "The earlier wording was first seen on 9 May 2026, 08:05 UTC, "
        "the later on 9 May 2026, 12:30 UTC."
    )
