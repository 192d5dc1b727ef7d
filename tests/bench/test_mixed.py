"""The bench knows whose readings a mixed copy has, though the copy between is lost."""

from bench._traditions_family import Family, Node, truth_of
from bench._traditions_prose import Text, fresh

SOURCE = tuple(fresh(word) for word in "the bell was rung at dawn on market days".split())


def said_otherwise(text: Text, at: int, word: str) -> Text:
    return (*text[:at], fresh(word), *text[at + 1 :])


OTHER = said_otherwise(SOURCE, 3, "struck")
MIXED = said_otherwise((*SOURCE[:2], *OTHER[2:5], *SOURCE[5:]), 8, "day")


def family(*nodes: Node) -> Family:
    """Give a source and a copy that differs from it, and what was made of both."""
    made = Family("hand")
    for node in (
        Node("s", "copy", SOURCE, name="source.txt"),
        Node("o", "copy", OTHER, (("s", 1.0),), name="other.txt"),
        *nodes,
    ):
        made.add(node)
    return made


def test_a_lost_copy_hands_on_what_it_took_from_a_further_source():
    made = family(
        Node("lost", "copy", MIXED, (("s", 1.0), ("o", 0.3))),
        Node("c", "copy", said_otherwise(MIXED, 0, "a"), (("lost", 1.0),), name="copy.txt"),
    )
    truth = truth_of(made)
    assert truth.parents == {"other.txt": "source.txt", "copy.txt": "source.txt"}
    assert truth.others == {"copy.txt": ("other.txt",)}


def test_a_further_source_that_is_lost_is_named_by_either_end_of_the_line_it_stood_on():
    lost = said_otherwise(OTHER, 2, "is")
    mixed = said_otherwise((*SOURCE[:2], *lost[2:5], *SOURCE[5:]), 8, "day")
    made = family(
        Node("lost", "copy", lost, (("o", 1.0),)),
        Node("d", "copy", said_otherwise(lost, 7, "fair"), (("lost", 1.0),), name="down.txt"),
        Node("c", "copy", mixed, (("s", 1.0), ("lost", 0.3)), name="copy.txt"),
    )
    truth = truth_of(made)
    assert truth.parents["down.txt"] == "other.txt"
    assert set(truth.others["copy.txt"]) == {"other.txt", "down.txt"}
