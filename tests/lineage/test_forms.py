"""What parties fill into a form is no version of it, and comes from the form that leaves blanks."""

from provenance import answers
from tests.lineage.clauses import FIRST, PARTIES, clauses, form, parents, text


def test_a_form_that_many_filled_in_is_one_wording():
    """Who puts his own year and name at the head of a form has made no version of it."""
    form = text(FIRST[:9])
    names = ("Ada Quill", "The Harbour Authors", "Bruno Tannhof", "Celia Marsh", "Orchard Press")
    texts = {f"v{at}": f"Copyright (c) 20{at}4 {name}\n\n{form}" for at, name in enumerate(names)}
    meta = {name: {"published": f"200{at}-01-01"} for at, name in enumerate(texts)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert len(answer["revisions"]) == 1


def test_of_dated_parties_to_a_form_that_nobody_holds_none_is_the_source_of_another():
    """Who came later filled in the form as well; a text that was negotiated comes from its own."""
    texts = {name: form(party, FIRST) for name, party in PARTIES.items()}
    texts["v5"] = form(PARTIES["v3"], [*FIRST[:9], *clauses(81, 2), *FIRST[11:]])
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    assert parents(texts, days) == {"v2": None, "v3": None, "v4": None, "v5": "v3"}
    meta = {name: {"published": day} for name, day in days.items()}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert [row["why"].endswith("filled in one form.") for row in answer["undecided"]] == [True] * 2


def test_who_fills_in_a_form_after_another_made_his_text_from_the_form():
    """The third party keeps nothing of what the second wrote into the blanks."""
    texts = {"v1": form("[OWNER]", FIRST)}
    texts |= {name: form(party, FIRST) for name, party in PARTIES.items()}
    texts["v4"] = form(PARTIES["v4"], FIRST, clauses(71, 1))
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    assert parents(texts, days) == {"v1": None, "v2": "v1", "v3": "v1", "v4": "v1"}


def test_two_contracts_with_one_party_come_from_the_form_that_leaves_blanks():
    """The provider is the same in both, and the later has more in common with the earlier."""
    blank = [
        "This is between [CLIENT], of [PLACE], and [PROVIDER], of [SEAT]",
        "The windows at [PREMISES] are washed on [DAY] of each month",
        "The price is [PRICE] for each visit",
    ]
    parties = {
        "v2": ("Orrin Ltd", "Leckby", "the Granary", "the fourth", "eighty pounds"),
        "v3": ("Marrow School", "Duncombe", "both huts", "the ninth", "sixty pounds"),
    }

    def filled(client, place, premises, day, price):
        names = {"CLIENT": client, "PLACE": place, "PREMISES": premises, "DAY": day}
        names |= {"PRICE": price, "PROVIDER": "Brightpane", "SEAT": "Station Yard"}
        told = blank
        for name, said in names.items():
            told = [clause.replace(f"[{name}]", said) for clause in told]
        return text(told, FIRST[:8])

    texts = {"v1": text(blank, FIRST[:8])} | {name: filled(*of) for name, of in parties.items()}
    dates = {"v1": "2008-01-01", "v2": "2009-05-04", "v3": "2010-08-19"}
    assert parents(texts, dates) == {"v1": None, "v2": "v1", "v3": "v1"}
