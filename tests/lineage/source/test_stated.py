"""What somebody states of descent is taken as given, and the rest is inferred around it."""

from provenance.answers import _documents, trace_documents
from provenance.lineage.source.stated import Node, Stated

TOWN = (
    "The old harbour town kept forty boats and a clerk who counted them. Nobody knew why the "
    "bell rang at noon. The mayor came on Monday with his dog. The road was long and the rain "
    "fell until the evening of the same day, and the ferry waited for the post."
)
SIXTY = TOWN.replace("forty boats", "sixty boats")
TUESDAY = SIXTY.replace("on Monday", "on Tuesday")
STATES = {
    "a": TOWN,
    "a2": f"{TOWN} ",
    "b": SIXTY,
    "b2": f"{SIXTY} ",
    "c": TUESDAY,
    "c2": f"{TUESDAY} ",
}
ERRORS = (
    ("harbour town", "harbor town"),
    ("forty boats", "fourteen boats"),
    ("counted", "accounted"),
    ("the bell rang", "a bell sang"),
    ("with his dog", "with a dog"),
    ("the road", "the load"),
)


def told(texts, *stated):
    documents = _documents({name: text.encode() for name, text in texts.items()})
    return trace_documents(documents, {}, stated)


def parents(answer):
    return {row["child"]: row["parent"] for row in answer["derivations"]}


def open_rows(answer):
    return {row["child"] for row in answer["undecided"]}


def state(*ids):
    return Node(ids, is_state=True)


def hand_copies():
    """Copies of copies without dates: each has the slips of the one before and one more."""
    texts, text = {}, TOWN
    for number, (right, slip) in enumerate(ERRORS):
        texts[f"t{number}"] = text
        text = text.replace(right, slip)
    return {**texts, f"t{len(ERRORS)}": text}


def test_one_order_that_is_stated_orders_all_states():
    """Nothing tells which came first; once one pair is known, the others grow from it."""
    assert open_rows(told(STATES)) == {"r1", "r2"}
    answer = told(STATES, Stated(state("b", "b2"), state("c", "c2")))
    assert [(row["witnesses"], row["after"]) for row in answer["revisions"]] == [
        (["c", "c2"], None),
        (["b", "b2"], "r0"),
        (["a", "a2"], "r1"),
    ]
    assert open_rows(answer) == set()


def test_a_stated_order_goes_over_dates():
    """Dated states change places with the one that they are said to come from."""
    documents = _documents({"a": TOWN.encode(), "b": SIXTY.encode()})
    meta = {"a": {"published": "2026-03-01"}, "b": {"published": "2026-04-01"}}
    found = [
        trace_documents(documents, meta, said)["revisions"][0]["witnesses"]
        for said in ([], [Stated(state("a"), state("b"))])
    ]
    assert found == [["a"], ["b"]]


def test_who_was_made_from_whom_turns_the_whole_tree():
    """One statement on two hand copies says from where all of them are to be read."""
    texts = hand_copies()
    plain = parents(told(texts))
    turned = parents(told(texts, Stated(Node(("t2",)), Node(("t3",)))))
    assert turned["t2"] == "t3"
    assert turned["t1"] == "t2"
    assert turned["t0"] == "t1"
    assert plain != turned


def test_a_denied_parent_is_not_told_again():
    texts = hand_copies()
    child, parent = next(iter(sorted(parents(told(texts)).items())))
    denied = told(texts, Stated(Node((child,)), Node((parent,)), holds=False))
    assert parents(denied).get(child) != parent


def test_what_is_stated_of_unknown_texts_changes_nothing():
    texts = hand_copies()
    assert told(texts, Stated(Node(("gone",)), Node(("t1",)))) == told(texts)


def test_contradicting_statements_make_no_circle():
    texts = hand_copies()
    both = [Stated(Node(("t1",)), Node(("t4",))), Stated(Node(("t4",)), Node(("t1",)))]
    found = parents(told(texts, *both))
    for child in found:
        line = [child]
        while line[-1] in found:
            assert found[line[-1]] not in line
            line.append(found[line[-1]])
    order = [Stated(state("a"), state("b")), Stated(state("b"), state("a"))]
    answer = told(STATES, *order)
    assert [row["id"] for row in answer["revisions"]] == ["r0", "r1", "r2"]
