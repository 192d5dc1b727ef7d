"""A lineage read back from a kept answer is the lineage that the answer was made from."""

from provenance import answers
from provenance.lineage import trace
from provenance.lineage.kept import lineage_of
from provenance.text import read
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS


def test_a_kept_answer_gives_its_lineage_back():
    """Revisions, places, derivations and undecided rows come back as they were."""
    texts = {"a": ARTICLE, "b": AFTER_EDIT, "c": PARAGRAPHS[0], "d": AFTER_EDIT[:600]}
    documents = {name: read(text.encode(), name=name) for name, text in texts.items()}
    found = trace(documents, {})
    again = lineage_of(answers.trace_documents(documents, {}))
    assert (again.revisions, again.lost) == (found.revisions, found.lost)
    assert (again.derivations, again.undecided) == (found.derivations, found.undecided)
    assert [place.readings for place in again.places] == [p.readings for p in found.places]
    assert [dict(place.where) for place in again.places] == [dict(p.where) for p in found.places]
