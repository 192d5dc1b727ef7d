"""A fact that drifted is told as what became of it: another, one that was added, one left out."""

import pytest

from provenance.web.present.drifted import show_drift
from provenance.web.present.lineage import EMPTY, Graph

WHOLE = "The bridge was opened on a wet Monday."


@pytest.mark.parametrize(
    ("source", "says", "fate"),
    [
        ("may", "will", (False, False)),
        (WHOLE, "never ", (True, False)),
        ("not", f" {WHOLE}", (False, True)),
    ],
)
def test_what_a_sentence_lacks_was_added_or_is_left_out(source, says, fate):
    row = {"variant": "B", "kind": "negation", "source": source, "says": says, "range": [0, 3]}
    variants = [{"id": "A"}, {"id": "B"}]
    (one,) = show_drift(Graph({**EMPTY, "variants": variants, "drift": [row]}), {})
    assert (one.added, one.left_out) == fate
    assert (one.source, one.says) == (source.strip(), says.strip())


def test_what_several_texts_tell_alike_is_one_fact():
    """Each keeps a name of its own, by which it is judged; one that was judged stands apart."""
    rows = [
        {
            "variant": name,
            "kind": "name",
            "source": "Lenn",
            "says": "Lunen",
            "range": [0, 5],
            **more,
        }
        for name, more in (("A", {}), ("B", {"verdict": "rejected"}), ("C", {}))
    ]
    variants = [{"id": "A"}, {"id": "B"}, {"id": "C"}]
    shown = show_drift(Graph({**EMPTY, "variants": variants, "drift": rows}), {})
    told = [("".join(who.siglum for who in one.witnesses), len(one.names)) for one in shown]
    assert told == [("AC", 2), ("B", 1)]
