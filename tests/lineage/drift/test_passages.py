"""Facts that two aligned passages tell differently are found, each with both wordings."""

import pytest

from bench.gold import drifted
from provenance.lineage.drift.passages import Pair, Passage, drift

ENOUGH = {"precision": 0.9, "recall": 0.8}


def between(source, variant, language, *, whole=True):
    """The findings between an English passage and another: kind and both wordings."""
    pair = Pair(Passage(source, "en"), Passage(variant, language), whole)
    return [(found.kind, found.source, found.says) for found in drift([pair])]


@pytest.mark.parametrize(
    ("source", "variant", "language", "expected"),
    [
        ("They made two million calls a year.", "彼らは年に2000万回の電話をかけた。", "ja",
         [("number", "two million calls a year", "2000万回")]),
        ("The boat left on Friday.", "船は土曜日に出た。", "ja", [("date", "Friday", "土曜")]),
        ("Nora Steen rang the bell.", "Nora Stein läutete die Glocke.", "de",
         [("name", "Steen", "Stein")]),
        ("It may snow.", "Il va neiger.", "fr", [("negation", "may", "va")]),
        ('"We saw nothing," he said.', '"We saw everything," he said.', "en",
         [("negation", "nothing", '"We saw everything," he said.')]),
        ('"The bells ring at dawn," he said.', '"The bells ring at dusk," he said.', "en",
         [("quotation", "The bells ring at dawn,", "The bells ring at dusk,")]),
    ],
)  # fmt: skip  # a table
def test_each_kind_of_fact(source, variant, language, expected):
    """Numbers, dates, names, negation with certainty, and quotations."""
    assert between(source, variant, language) == expected


def test_what_a_wrong_encoding_spoilt_has_not_drifted():
    """Neither in the copy nor in its source; what else is told otherwise is quoted as it stands."""
    plain = "It raises “TypeError” at Hébert’s desk, and “None” is given to Anna Dufour."
    spoilt = "It raises â€œTypeErrorâ€\ufffd at HÃ©bertâ€™s desk, and â€œNoneâ€\x9d is given to Anna Dufour."
    assert between(plain, spoilt, "en") == []
    assert between(spoilt, plain, "en") == []
    other = spoilt.replace("Dufour", "DuffÃ©r")
    assert between(plain, other, "en") == [("name", "Dufour", "DuffÃ©r")]


def test_what_one_side_leaves_out_has_not_drifted():
    """A number or a date that only one side gives is no finding."""
    assert between("In 1888 it had 212 steps.", "Damals hatte sie viele Stufen.", "de") == []
    assert between("It had many steps.", "1888 hatte sie 212 Stufen.", "de") == []


def test_what_is_missing_may_stand_beside_the_pair():
    """Where a sentence beside the pair has no counterpart, no negation is missed."""
    assert between("It did not ring.", "Es läutete.", "de", whole=False) == []


def test_a_range_is_one_of_the_whole_text():
    """A range counts from the beginning of the text that the passage stands in."""
    pair = Pair(Passage("It has 40 bells.", "en", 100), Passage("Hat 400 Glocken.", "de", 7))
    (found,) = drift([pair])
    assert found.range == (11, 22)


@pytest.mark.parametrize("half", ["tune", "report"])
def test_the_gold_is_met(half):
    """On pairs written beforehand nine findings in ten are right, and four drifts in five found."""
    found = right = known = told = 0
    for pair in drifted():
        if pair.half != half:
            continue
        findings = between(pair.source, pair.variant, pair.language)
        hits = [f for f in findings if any(_tells(f, truth) for truth in pair.truth)]
        found, right = found + len(findings), right + len(hits)
        known += len(pair.truth)
        told += sum(any(_tells(f, truth) for f in findings) for truth in pair.truth)
    assert right / found >= ENOUGH["precision"]
    assert told / known >= ENOUGH["recall"]


def _tells(finding, truth):
    (kind, source, says), (known_kind, known_source, known_says) = finding, truth
    both = ((says, known_says), (source, known_source))
    return kind == known_kind and any(a in b or b in a for a, b in both)
