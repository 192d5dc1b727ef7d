"""What stays at hand of comparisons that are not stored is the last few of them, for a while."""

from provenance.services.recent import Recent


def test_the_oldest_goes_where_there_are_too_many():
    """And what was asked for last is not the oldest."""
    recent: Recent[str] = Recent(most=2)
    recent.put("a", "A")
    recent.put("b", "B")
    assert recent.get("a") == "A"
    recent.put("c", "C")
    assert [recent.get(key) for key in "abc"] == ["A", None, "C"]
    recent.forget()


def test_what_is_let_go_is_gone():
    recent: Recent[str] = Recent()
    recent.put("a", "A")
    recent.put("b", "B")
    recent.forget("a")
    assert [recent.get(key) for key in "ab"] == [None, "B"]
    recent.forget()
    assert recent.get("b") is None
