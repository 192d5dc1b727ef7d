"""How many names does a sentence have?"""

from provenance.lineage.listing import listed


def test_a_sentence_names_a_few_and_counts_the_rest():
    """Forty wordings between which nothing tells are not all named."""
    names = [f"“wording {at}”" for at in range(1, 42)]
    assert listed(names) == "“wording 1”, “wording 2”, “wording 3” and 38 more"
    assert listed(names[:2]) == "“wording 1” and “wording 2”"
