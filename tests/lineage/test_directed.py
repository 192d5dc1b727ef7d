"""A text that amends another is no version of it, and its row says what it was to change."""

import pytest

from provenance import answers

ACT = """Lamp Oil Act

1. Every keeper draws oil on the first of the month, and signs for each barrel that he takes away.

2. A barrel holds forty gallons, and is returned within ten days to the store from which it came.

3. Whoever lends oil to a ship pays for it twice, once to the board and once to the harbour.

4. The inspector counts all barrels in March, before the roads to the northern lights are open.
"""
AMENDED = ACT.replace("forty gallons", "fifty gallons").replace("ten days", "one month")
LATER = AMENDED.replace("counts all barrels in March", "counts all barrels in April")
AMENDING = """Lamp Oil (Amendment) Act

1. In section 2 of the Lamp Oil Act, for “forty gallons” substitute “fifty gallons”.

2. In the same section, for “ten days” substitute “one month”.
"""


def lineage(*texts):
    files = {f"{at}.txt": text.encode() for at, text in enumerate(texts)}
    meta = {name: {"published": f"190{at}-05-01"} for at, name in enumerate(files)}
    return answers.lineage(files, meta)


def row(answer, child):
    return next(r for r in answer["derivations"] + answer["undecided"] if r["child"] == child)


def test_an_amending_act_quotes_the_version_that_it_changed():
    """What it takes out stands in the one before it, and what it puts in in the next."""
    answer = lineage(ACT, AMENDING, AMENDED, LATER)
    assert [r["witnesses"] for r in answer["revisions"]] == [["0.txt"], ["2.txt"], ["3.txt"]]
    told = row(answer, "1.txt")
    assert (told["parent"], told["relation"], told["confidence"]) == ("r0", "quotation", 0.9)
    assert [reason["says"] for reason in told["evidence"]] == [
        "It amends the text, and is no version of it: “1. In section 2 of the Lamp Oil Act, for "
        "“forty gallons” substitute “fifty…”.",
        "What it takes out, “forty gallons” and “ten days”, stands in “as first published”; what "
        "it puts in, “fifty gallons” and “one month”, stands in the state in which "
        "‘forty gallons, and is returned within…’ became ‘fifty gallons, and is returned within…’.",
    ]


def test_what_an_act_quotes_in_straight_marks_may_run_over_lines():
    """A section that is put in has a heading of its own."""
    section = "2A. Leaking barrels\nThe keeper weighs a barrel that leaks, and notes what was lost."
    act = f'Lamp Oil (Barrels) Act\n\n1. After section 2 of the Lamp Oil Act insert:\n"{section}"\n'
    answer = lineage(ACT, act, ACT.replace("3. Whoever", f"{section}\n\n3. Whoever"), LATER)
    told = row(answer, "1.txt")
    assert (told.get("parent"), told["relation"]) == ("r0", "quotation")


def test_which_version_was_to_be_changed_is_open_where_none_shows_it():
    """It amends a version that nobody holds, or what it quotes stands in all."""
    sixth = AMENDING.replace("forty", "sixty").replace("fifty", "seventy").replace("ten", "six")
    told = row(lineage(ACT, LATER, sixth.replace("one month", "two months")), "2.txt")
    assert (told["relation"], told["between"]) == ("quotation", ["r0", "r1"])
    assert told["why"].endswith(
        "What it quotes does not tell which of the versions it was to change."
    )


def test_what_amends_the_only_version_quotes_that():
    """No other is there that it could be about."""
    told = row(lineage(ACT, AMENDING), "1.txt")
    assert (told["parent"], told["relation"]) == ("r0", "quotation")


def test_versions_of_an_amending_act_have_a_lineage_of_their_own():
    """A bill that amends is itself amended before it is passed."""
    passed = AMENDING + "\n3. In section 4, for “March” substitute “May”, and count them twice.\n"
    answer = lineage(ACT, AMENDING, passed, AMENDED)
    assert [r["witnesses"] for r in answer["revisions"]] == [
        ["0.txt"],
        ["3.txt"],
        ["1.txt"],
        ["2.txt"],
    ]
    assert [r["after"] for r in answer["revisions"]] == [None, "r0", None, "r2"]


def test_texts_that_all_direct_changes_are_versions_of_each_other():
    """Nothing is there that they would amend."""
    passed = AMENDING.replace("one month", "two months")
    answer = lineage(AMENDING, passed)
    assert [r["after"] for r in answer["revisions"]] == [None, "r0"]


def test_what_stands_at_the_address_of_another_text_is_a_version_of_it():
    """A page that was cut down to what its author changed in a provision is still that page."""
    files = {f"{at}.txt": text.encode() for at, text in enumerate((ACT, AMENDING, AMENDED))}
    meta = {
        name: {"published": f"190{at}-05-01", "source_url": "https://lamps.example.org/act"}
        for at, name in enumerate(files)
    }
    answer = answers.lineage(files, meta)
    assert [r["witnesses"] for r in answer["revisions"]] == [["0.txt"], ["1.txt"], ["2.txt"]]


def undated(*texts):
    """What each text's state came after, by number, where nothing is known but the texts."""
    answer = answers.lineage({f"{at}.txt": one.encode() for at, one in enumerate(texts)})
    held = {r["id"]: int(r["witnesses"][0][0]) for r in answer["revisions"]}
    return {held[r["id"]]: held.get(r["after"]) for r in answer["revisions"]}


@pytest.mark.parametrize(
    "act",
    [
        AMENDING,
        "Lamp Oil (Amendment) Act\n\nSection 2 of the Lamp Oil Act is amended by substituting "
        "“fifty gallons” for “forty gallons” and “one month” for “ten days”.\n",
    ],
)
@pytest.mark.parametrize("first", [ACT, AMENDED])
def test_two_undated_versions_follow_each_other_as_an_act_directs(act, first):
    """What it takes out stands in the older one, whichever is said of it first, or is given so."""
    second = AMENDED if first == ACT else ACT
    assert undated(first, second, act) == ({0: None, 1: 0} if first == ACT else {0: 1, 1: None})


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ("[{}]", "_{}_"),
        ("[{}]", "<u>{}</u>"),
        ("<del>{}</del>", "<ins>{}</ins>"),
        ("~~{}~~", "**{}**"),
        ("[-{}-]", "{{+{}+}}"),
    ],
)
def test_undated_bills_follow_each_other_as_they_show_their_changes(gone, come):
    """A text that shows what it strikes out comes after what has that, and before a clean one."""
    shown = ACT
    for old, new in (("forty", "fifty"), ("ten days", "one month")):
        shown = shown.replace(old, f"{gone.format(old)} {come.format(new)}")
    assert undated(AMENDED, shown, ACT) == {0: 1, 1: 2, 2: None}


FORM = """Loan of a bell

The board, of [ADDRESS], lends to [KEEPER] a bell valued at [SUM] until [DAY], to be rung in fog.

The keeper shall insure it with [INSURER], and shall have it cast anew if it cracks.

The loan ends upon [NOTICE] notice, or when [KEEPER] leaves the light.
"""
BLANKS = ("ADDRESS", "KEEPER", "SUM", "DAY", "INSURER", "NOTICE")
PARTIES = (
    ("Mill Lane", "Ines Calloway", "nine pounds", "May Day", "Fenwick Mutual", "four weeks’"),
    ("the Old Chapel", "Gareth Plumley", "sixty marks", "Lammas", "Allegro", "two months’"),
    ("Castle Hill", "Noor Haddad", "three crowns", "Candlemas", "Cantata Cover", "one day’s"),
)


def filled(words):
    text = FORM
    for blank, word in zip(BLANKS, words, strict=True):
        text = text.replace(f"[{blank}]", word)
    return text


def test_who_filled_in_a_form_without_a_date_made_his_text_from_the_form():
    """Most blanks are no names; each party has its own words where the form has none."""
    assert undated(FORM, *map(filled, PARTIES)) == {0: None, 1: 0, 2: 0, 3: 0}


def test_what_several_filled_in_has_no_direction_where_nobody_has_the_form():
    """A form of which nobody has the blanks: each has days, sums and names of its own."""
    assert set(undated(*map(filled, PARTIES)).values()) == {None}


def test_short_changes_of_a_law_are_no_slips():
    """Who hands on numbered provisions makes none, so they don't hang together as copies do."""
    law = ACT.replace("\n1. ", "\nSection 1. ").replace("\n2. ", "\nSection 2. ")
    law = law.replace("\n3. ", "\nSection 3. ").replace("\n4. ", "\nSection 4. ")
    later = law.replace("forty gallons", "fifty gallons")
    texts = (law, later, later.replace("in March", "in April").replace("twice", "thrice"))
    answer = answers.lineage({f"{at}.txt": one.encode() for at, one in enumerate(texts)})
    assert [len(r["witnesses"]) for r in answer["revisions"]] == [1, 1, 1]
    assert answer["lost"] == []
