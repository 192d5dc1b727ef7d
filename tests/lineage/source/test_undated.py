"""An author's versions without dates are told from copies by hand, and which came out of which."""

from provenance import answers
from tests.lineage.clauses import FIRST, PARTIES, clauses, form, text
from tests.lineage.source.test_stated import hand_copies

SECOND = [*FIRST, *clauses(21, 4)]
THIRD = [*SECOND[:12], *clauses(22, 3), *SECOND[12:]]
FOURTH = [*THIRD[:6], *clauses(23, 1), *THIRD[7:], *clauses(24, 3)]
FIFTH = [*FOURTH[:30], *clauses(25, 5), *FOURTH[30:]]
LINE = {
    "a": text(FIRST),
    "b": text(SECOND),
    "c": text(THIRD),
    "d": text(FOURTH),
    "e": text(FIFTH),
}


def lineage(texts):
    return answers.lineage({name: body.encode() for name, body in texts.items()})


def parents(answer):
    """The text of the revision before that of each text, None for the first and what is open."""
    held = {row["witnesses"][0]: row for row in answer["revisions"]}
    whose = {row["id"]: name for name, row in held.items()}
    return {name: whose.get(row["after"]) for name, row in held.items()}


def test_versions_that_grow_are_told_from_the_first_to_the_last():
    """Every step that is told runs as the author went; what nothing tells is left open."""
    answer = lineage(LINE)
    true = {"b": "a", "c": "b", "d": "c", "e": "d"}
    told = {child: parent for child, parent in parents(answer).items() if parent}
    assert told == {child: true[child] for child in told}
    assert {"d", "e"} <= set(told)
    assert answer["lost"] == []


def test_what_leads_from_the_first_version_is_less_sure_than_what_leads_to_the_last():
    """The further from the beginning, the more steps speak for the direction."""
    answer = lineage(LINE)
    sure = {row["child"]: row["confidence"] for row in answer["derivations"]}
    last = [row["id"] for row in answer["revisions"]][-2:]
    assert sure[last[0]] < sure[last[1]] < 0.95


def test_versions_that_all_end_without_a_stop_do_not_break_off():
    """Lists and programs close no sentence: where most texts end so, none of them was cut."""
    ended = {name: body.rstrip().rstrip(".") + "\n" for name, body in LINE.items()}
    assert parents(lineage(ended)) == parents(lineage(LINE))


def test_growth_alone_makes_no_step_nearly_certain():
    """However many steps grow: a text that is cut down from step to step looks the same reversed."""
    body, grown = list(FIRST), {}
    for at in range(16):
        body[3 + at : 3 + at] = clauses(300 + at, 3)
        grown[f"v{at:02}"] = text(body)
    answer = lineage(grown)
    said = [row for row in answer["derivations"] if row["relation"] == "revision"]
    assert len(said) > 8
    assert max(row["confidence"] for row in said) < 0.87


def test_the_evidence_of_a_step_says_that_no_date_tells_and_what_does():
    answer = lineage(LINE)
    said = [
        reason["says"]
        for row in answer["derivations"]
        if row["relation"] == "revision"
        for reason in row["evidence"]
    ]
    assert any("No date tells the order: read this way, 4 of 4" in says for says in said)


def cut_down(first, second, third):
    """The lineage of three versions, each shorter than the one before and with its own clause."""
    older = [*FIRST, first]
    newer = [*FIRST[:22], second, *clauses(26, 2)]
    newest = [*newer[:20], third, *newer[21:]]
    return lineage({"x": text(older), "y": text(newer), "z": text(newest)})


def test_a_later_year_tells_which_version_is_later():
    """A version that is cut down but speaks of a later year comes after the longer one."""
    answer = cut_down(
        "The board met in 2011 and adjourned",
        "The board met in 2019 and adjourned",
        "Nothing has been built since 2022 by anyone",
    )
    assert parents(answer) == {"x": None, "y": "x", "z": "y"}


def test_what_is_drawn_up_anew_each_year_comes_from_the_year_before():
    """All are as like to each other; the years that they speak of put them in a row."""
    wages = {
        f"y{year}": text(
            [f"The wage of {year} is {900 + 7 * year} crowns", *FIRST, f"It holds {year}"]
        )
        for year in range(2008, 2013)
    }
    told = parents(lineage(wages))
    assert told == {"y2008": None, **{f"y{year}": f"y{year - 1}" for year in range(2009, 2013)}}


def test_a_later_version_of_a_program_tells_which_version_of_its_manual_is_later():
    """Versions are compared as numbers are counted, and only where the text calls them so."""
    answer = cut_down(
        "The lamp came with version 2.9 and 9.7 other things",
        "The lamp came with version 2.10 and 3.1 other things",
        "Since version 2.12 it burns all night for anyone",
    )
    assert parents(answer) == {"x": None, "y": "x", "z": "y"}
    said = [reason["says"] for row in answer["derivations"] for reason in row["evidence"]]
    assert any("version 2.12, the one before it of none after 2.10." in says for says in said)


def test_a_word_put_for_another_throughout_is_one_change_of_an_author():
    """Acts are amended by such orders; they make no copies by hand of what was rewritten."""
    renamed = {"ander": 1, "baser": 1, "cander": 2, "dapper": 2, "ember": 3, "falcer": 3}
    texts = {}
    for at, (name, body) in enumerate(LINE.items()):
        words = body.split(" ")
        texts[name] = " ".join(f"{w}s" if renamed.get(w, at + 1) <= at else w for w in words)
    answer = lineage(texts)
    assert (len(answer["revisions"]), answer["lost"]) == (len(LINE), [])


def test_a_merge_of_two_undated_lines_names_both():
    """What has the additions of two versions came from both, the one in `also`."""
    left = [*SECOND[:8], *clauses(31, 4), *SECOND[8:]]
    right = [*SECOND[:24], *clauses(32, 6), *SECOND[24:]]
    both = [*left[:28], *clauses(32, 6), *left[28:]]
    after = [*both, *clauses(33, 3)]
    texts = {"a": text(FIRST), "b": text(SECOND), "l": text(left), "r": text(right)}
    answer = lineage({**texts, "m": text(both), "n": text(after)})
    whose = {row["id"]: row["witnesses"][0] for row in answer["revisions"]}
    rows = {whose[row["child"]]: row for row in answer["derivations"] if row["child"] in whose}
    sources = {rows["m"]["parent"], *(other["parent"] for other in rows["m"]["also"])}
    assert {whose[source] for source in sources} == {"l", "r"}


def test_the_names_of_versions_change_nothing():
    renamed = dict(zip("vwxyz", reversed(LINE.values()), strict=True))
    of = {body: name for name, body in LINE.items()}
    found = parents(lineage(renamed))
    names = {name: of[body] for name, body in renamed.items()}
    assert {names[c]: names.get(p) for c, p in found.items()} == parents(lineage(LINE))


def test_slips_of_copyists_make_no_versions():
    """Where words differ one at a time, no revisions are claimed."""
    assert lineage(hand_copies())["revisions"] == []


def test_a_text_that_breaks_off_is_no_version_of_its_own():
    """A cut copy of a version is laid to it, or to all that it fits."""
    cut = LINE["d"][: LINE["d"].index(clauses(22, 3)[2]) + 70].rstrip()
    answer = lineage({**LINE, "cut": cut})
    assert len(answer["revisions"]) == len(LINE)


def test_states_that_several_undated_fetches_show_are_ordered_as_versions_are():
    """Where each wording was fetched twice, the wordings are states, and grow from each other."""
    texts = {}
    for name, body in LINE.items():
        texts[name] = body
        texts[f"{name}2"] = f"Menu\nSign in\n\n{body}"
    answer = lineage(texts)
    held = {row["id"]: {name[0] for name in row["witnesses"]} for row in answer["revisions"]}
    after = {
        (min(held[row["after"]]), min(held[row["id"]]))
        for row in answer["revisions"]
        if row["after"]
    }
    assert [len(names) for names in held.values()] == [1] * len(LINE)
    assert {("c", "d"), ("d", "e")} <= after <= {("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")}


def slipped(body, *places):
    """The text with two letters of a word exchanged at each of these places."""
    words = body.split(" ")
    return " ".join(
        word[0] + word[2] + word[1] + word[3:] if at in places else word
        for at, word in enumerate(words)
    )


STATES = {"a": THIRD, "b": [*THIRD[:8], *clauses(51, 2), *THIRD[8:]]}
STATES["c"] = [*STATES["b"][:20], *clauses(52, 3), *STATES["b"][20:]]


def test_slips_in_undated_fetches_are_no_versions():
    """Where a page's menus show that texts were fetched, only what several share is the author's."""
    texts = {}
    for shift, (name, own) in enumerate(STATES.items()):
        body = text(own)
        texts |= {name: body, f"{name}1": f"Home\nSign in\n\n{body}"}
        for at in range(3):
            texts[f"{name}{at + 2}"] = (
                f"Menu\nSubscribe\n\n{slipped(body, 10 + 17 * at + 5 * shift)}"
            )
    held = [{name[0] for name in row["witnesses"]} for row in lineage(texts)["revisions"]]
    assert sorted(held, key=min) == [{"a"}, {"b"}, {"c"}]


def test_slips_that_were_handed_down_part_no_states():
    """Copies of copies share slips, which look like an author's changes and are far more."""
    texts = {}
    for shift, (name, own) in enumerate(STATES.items()):
        body = text(own)
        for at, menu in enumerate(("Home\nSign in", "Menu\nSubscribe", "Menu\nSign in", "Home")):
            texts[f"{name}{at}"] = f"{menu}\n\n{body}"
            handed = slipped(body, *(8 + 4 * shift + 13 * one for one in range(at)))
            texts[f"{name}{at + 4}"] = handed
            texts[f"{name}{at + 8}"] = slipped(handed, 70 + 3 * at + shift)
    held = [{name[0] for name in row["witnesses"]} for row in lineage(texts)["revisions"]]
    assert sorted(held, key=min) == [{"a"}, {"b"}, {"c"}]


def test_figures_that_were_measured_anew_do_not_pass_for_slips_of_a_pen():
    """A page whose tables were filled in again and again is its author's all the same."""
    rows = [f"| {name} | {{}} | {{}} |" for name in ("bell", "boat", "mast", "rope", "sail")]
    tables = [
        "\n".join(row.format(at * 100 + line, at * 70 + line) for line, row in enumerate(rows))
        for at in range(1, 5)
    ]
    bodies = [text(FIRST), text(SECOND), text(THIRD), text(FOURTH)]
    texts = {f"v{at}": f"{bodies[at]}\n{table}\n" for at, table in enumerate(tables)}
    assert len(lineage(texts)["revisions"]) == 4


def contract(client, builder, day, fee):
    """A form of which hardly more than the blanks differ from party to party."""
    clause, *others = FIRST
    return text(
        [
            f"This agreement is made on {day} between {client} and {builder}. {clause}",
            *others[:5],
            f"The client pays {fee} on the day of signing",
            *others[5:9],
            f"Notices to {client} go by post. {others[9]}",
            *others[10:],
            f"Signed for {client} and by {builder}",
        ]
    )


FILLED = {
    "p": contract("Larkfield Mills", "Morag Penhallow", "3 May 2012", "4,200 pounds"),
    "q": contract("Ostrey Brick Company", "Tobias Wainfleet", "11 June 2013", "390 pounds"),
    "r": contract("the Burgesses of Thornmere", "Ines Carvolho", "2 July 2014", "61 crowns"),
}


def test_a_form_with_blanks_comes_before_those_who_filled_it_in():
    """Its blanks say so, though it is the shortest and most changes are of a word."""
    blank = contract("[CLIENT]", "[NAME OF BUILDER]", "[DATE]", "[FEE]")
    answer = lineage({"f": blank, **FILLED})
    assert parents(answer) == {"f": None, **dict.fromkeys(FILLED, "f")}
    said = [e["says"] for row in answer["derivations"] for e in row["evidence"]]
    assert any("words where the one before it has blanks" in says for says in said)


def test_of_a_short_form_that_nobody_holds_no_party_is_the_source_of_another():
    answer = lineage(FILLED)
    assert set(parents(answer).values()) == {None}
    assert answer["lost"] == []


def test_versions_that_another_text_quotes_are_versions_still():
    """Who quotes them is no state, and no reason to take them for copies by hand."""
    quoting = text([*clauses(91, 8), *THIRD[11:16], *clauses(92, 8)])
    answer = lineage({**LINE, "z": quoting})
    told = {child: parent for child, parent in parents(answer).items() if parent}
    true = {"b": "a", "c": "b", "d": "c", "e": "d"}
    assert told == {child: true[child] for child in told}
    assert {"d", "e"} <= set(told)
    assert all("z" not in row["held_by"] for row in answer["revisions"])


def test_of_two_parties_who_filled_in_a_form_neither_is_said_to_have_made_it_from_the_other():
    """One of them adds a clause of his own; the form itself, if it is there, comes first."""
    own = {name: form(party, FIRST) for name, party in PARTIES.items()}
    own["v4"] = form(PARTIES["v4"], FIRST, clauses(71, 1))
    alone = lineage(own)
    assert set(parents(alone).values()) == {None}
    assert any("filled in one form" in row["why"] for row in alone["undecided"])
    told = parents(lineage({"v1": form("[OWNER]", FIRST), **own}))
    assert {told[name] for name in own} <= {"v1", None}
    assert "v1" in told.values()
