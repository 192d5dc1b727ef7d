import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.models import Analysis, ImmutableError, key_of
from provenance.models.fields import dump_exactly

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(JSON)
def test_any_value_comes_back_from_its_json(value):
    """U+0000 and lone surrogates included; what is written can be encoded."""
    import json

    written = dump_exactly(value)
    assert json.loads(written.encode()) == value
    assert "\x00" not in written


@pytest.mark.django_db
def test_an_answer_comes_back_exactly_from_the_database():
    """The order of keys, U+0000, lone surrogates and markup included."""
    result = {"z": "a\x00b\ud800", "a": ["<script>alert(1)</script>", "訂正", 0.1]}
    Analysis.objects.create(kind="diff", key="k", engine="e", result=result)
    kept = Analysis.objects.get().result
    assert kept == result
    assert list(kept) == ["z", "a"]


@pytest.mark.django_db
def test_an_analysis_is_never_changed_but_may_be_thrown_away():
    """It can be computed again."""
    analysis = Analysis.objects.create(kind="diff", key="k", engine="e", result={})
    with pytest.raises(ImmutableError):
        analysis.save()
    with pytest.raises(ImmutableError):
        Analysis.objects.update(engine="other")
    analysis.delete()
    assert Analysis.objects.count() == 0


def test_equal_questions_have_equal_keys_and_others_have_others():
    """The order of options doesn't matter; that of hashes, and everything else, does."""
    asked = {"kind": "diff", "hashes": ["a", "b"], "options": {"x": 1, "y": 2}, "engine": "e/1"}
    same = asked | {"options": {"y": 2, "x": 1}}
    others = [
        asked | {"hashes": ["b", "a"]},
        asked | {"options": {"x": 1}},
        asked | {"engine": "e/2"},
        asked | {"kind": "lineage"},
    ]
    assert key_of(**asked) == key_of(**same)
    assert len({key_of(**other) for other in [asked, *others]}) == 5
