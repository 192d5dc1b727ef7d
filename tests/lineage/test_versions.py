"""Versions that an author rewrites, and works made from them, hang from what they were made of."""

import pytest

from provenance import answers
from tests.lineage.clauses import FIRST, PARTIES, clauses, form, parents, text

DATES = {"v1": "1991-06-01", "own": "1999-02-01", "v2": "2002-03-01", "v3": "2007-06-29"}


def test_a_version_rewritten_for_the_most_part_still_comes_from_the_one_before():
    """Two versions that share a third of their words are of one family where both have dates."""
    texts = {"v1": text(FIRST), "v2": text(FIRST[:10], clauses(2, 25))}
    assert parents(texts, DATES) == {"v1": None, "v2": "v1"}


def test_a_work_made_from_an_older_version_does_not_come_between_newer_ones():
    """Somebody's own text of the first version is passed over by the author's second and third."""
    second = [*FIRST[:25], *clauses(3, 10)]
    texts = {
        "v1": text(FIRST),
        "own": text(FIRST[:5], clauses(4, 12), FIRST[8:]),
        "v2": text(second),
        "v3": text(second[:30], clauses(5, 12)),
    }
    assert parents(texts, DATES) == {"v1": None, "own": "v1", "v2": "v1", "v3": "v2"}


def test_a_return_to_an_old_wording_is_a_step_of_the_same_line():
    """A version word for word like an older one comes after the one before it."""
    texts = {"v1": text(FIRST), "v2": text(FIRST[:20], clauses(6, 9)), "v3": text(FIRST)}
    assert parents(texts, DATES) == {"v1": None, "v2": "v1", "v3": "v2"}


def test_versions_of_one_day_are_ordered_with_the_others():
    """Two texts of one date, each made from an earlier one, both hang from theirs."""
    other = [*FIRST[:12], *clauses(7, 20)]
    texts = {
        "v1": text(FIRST),
        "own": text(other),
        "v2": text(FIRST[:26], clauses(8, 6)),
        "v3": text(other[:28], clauses(9, 6)),
    }
    dates = {**DATES, "v2": "2004-01-01", "v3": "2004-01-01"}
    assert parents(texts, dates) == {"v1": None, "own": "v1", "v2": "v1", "v3": "own"}


def test_a_version_holds_its_revision_though_others_are_silent_inside_what_it_dropped():
    """What a version dropped whole says nothing of the words inside; it is whole all the same."""
    kept, own = clauses(41, 20), clauses(42, 24)
    longest = [*kept[:10], *own, *kept[10:]]
    slip = [*kept[:10], *own[:12], *clauses(43, 1), *own[13:], *kept[10:]]
    texts = {"v1": text(longest), "v2": text(slip), "v3": text(kept)}
    days = {"v1": "2001-01-01", "v2": "2002-01-01", "v3": "2003-01-01"}
    meta = {name: {"published": day} for name, day in days.items()}
    answer = answers.lineage({name: said.encode() for name, said in texts.items()}, meta)
    assert [row["held_by"] for row in answer["revisions"]] == [["v1"], ["v2"], ["v3"]]


def test_one_version_without_the_mark_of_the_others_does_not_overrule_all_dates():
    """A page that quotes "(edited 1)" may stop doing so; it was not first for that."""
    quoting = "The desk prints its mark beside the line (edited 1) and rings the bell at noon."
    plain = "The desk prints no mark beside the line any more and rings no bell at noon."
    body = clauses(51, 20)
    bodies = [body, [*body, *clauses(52, 1)], [*body, *clauses(52, 2)], [*body, *clauses(52, 3)]]
    texts = {f"v{at}": f"{quoting}\n\n{text(made)}" for at, made in enumerate(bodies)}
    texts["v4"] = f"{plain}\n\n{text(body, clauses(52, 4))}"
    days = {name: f"200{at}-01-01" for at, name in enumerate(texts)}
    assert parents(texts, days) == {"v0": None, "v1": "v0", "v2": "v1", "v3": "v2", "v4": "v3"}


def test_what_goes_back_to_an_old_text_comes_from_the_line_that_stops_there():
    """Of two lines from one version, that which goes on later was not taken back."""
    left = [*FIRST[:9], *clauses(41, 3), *FIRST[9:]]
    right = [*FIRST[:20], *clauses(42, 3), *FIRST[20:]]
    texts = {
        "v1": text(FIRST),
        "left": text(left),
        "right": text(right),
        "back": text(FIRST),
        "on": text(right, clauses(43, 2)),
    }
    days = dict(
        zip(
            texts,
            ("2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01"),
            strict=True,
        )
    )
    assert parents(texts, days) == {
        "v1": None,
        "left": "v1",
        "right": "v1",
        "back": "left",
        "on": "right",
    }


def test_a_return_that_two_lines_could_have_made_is_less_sure():
    """Where neither line goes on, either may have been taken back; a branch is not as sure as a line."""
    texts = {
        "v1": text(FIRST),
        "left": text(FIRST[:9], clauses(41, 3), FIRST[9:]),
        "right": text(FIRST[:20], clauses(42, 3), FIRST[20:]),
        "back": text(FIRST),
    }
    meta = {name: {"published": f"2020-0{at}-01"} for at, name in enumerate(texts, start=1)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    sure = [row["confidence"] for row in answer["derivations"] if row["relation"] == "revision"]
    assert sorted(sure) == [0.6, 0.8, 0.97]


def test_of_two_works_of_one_date_the_one_liker_to_what_came_before_comes_first():
    """A work made from the author's second version hangs from it, though both have one date."""
    second = [*FIRST[:26], *clauses(51, 9)]
    texts = {
        "v1": text(FIRST),
        "own": text(second[:6], clauses(52, 9), second[12:30], clauses(53, 4)),
        "v2": text(second),
    }
    dates = {"v1": "1989-02-01", "own": "1991-06-01", "v2": "1991-06-01"}
    assert parents(texts, dates) == {"v1": None, "v2": "v1", "own": "v2"}


def test_what_was_rewritten_for_the_most_part_is_less_sure_of_its_parent():
    """It may be a sister of the version that it shares most with."""
    second = [*FIRST, *clauses(54, 2)]
    texts = {"v1": text(FIRST), "v2": text(second), "v3": text(second[:12], clauses(55, 18))}
    meta = {name: {"published": f"199{at}-06-01"} for at, name in enumerate(texts)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    rows = [row for row in answer["derivations"] if row["relation"] == "revision"]
    assert [row["confidence"] for row in rows] == [0.97, 0.87]


def test_published_versions_that_differ_in_signs_alone_are_versions():
    """Who publishes a text anew with a comma more, or in italics, has changed it."""
    body = text(FIRST)
    comma = body.replace(" ", ", ", 1)
    italics = comma.replace(FIRST[5], f"*{FIRST[5]}*")
    bodies = [body, comma, *(f"{comma}\n{text(clauses(56, count))}" for count in (1, 2, 3))]
    bodies.append(f"{italics}\n{text(clauses(56, 3))}")
    texts = {f"v{at}": made for at, made in enumerate(bodies)}
    before = dict(zip(texts, [None, *texts], strict=False))
    assert parents(texts, {name: f"200{at}-01-01" for at, name in enumerate(texts)}) == before


def test_what_was_published_is_a_version_by_its_order_its_hyphens_and_its_last_lines():
    """Nothing that an author published was lost on the way: each of four texts is a revision."""
    body = text(FIRST[:9])
    swapped = text(FIRST[:3], FIRST[4:5], FIRST[3:4], FIRST[5:9])
    first, second = FIRST[0].split()[:2]
    joined = swapped.replace(f"{first} {second}", f"{first}-{second}", 1)
    bodies = [body, swapped, joined, f"{joined}\n- {FIRST[7][:9]}\n"]
    texts = {f"v{at}": made for at, made in enumerate(bodies)}
    before = dict(zip(texts, [None, *texts], strict=False))
    assert parents(texts, {name: f"200{at}-01-01" for at, name in enumerate(texts)}) == before


def test_dates_of_publication_are_believed_whatever_marks_the_versions_quote():
    """A manual that prints marks of editing as examples follows its dates, not its examples."""
    quoting = "The desk prints its mark beside the line (edited 1) and rings the bell at noon."
    plain = "The desk prints no mark beside the line any more and rings no bell at noon."
    bodies = [
        text(FIRST[:20], clauses(61, at)) + said
        for at, said in enumerate((quoting, quoting, plain, plain))
    ]
    texts = {f"v{at}": made for at, made in enumerate(bodies)}
    before = dict(zip(texts, [None, *texts], strict=False))
    assert parents(texts, {name: f"200{at}-01-01" for at, name in enumerate(texts)}) == before


def test_headlines_and_lists_that_were_published_are_versions():
    """A short text has no heading and closes no sentence; each of its words is the author's."""
    headlines = ("Old pier closes", "Pier closes in spring", "Pier closes in May", "Pier closed")
    lists = [f"- buy milk\n- call Ann\n- item {at}" for at in range(3)]
    lists.append(f"{lists[-1]}\n- post the letter")
    for made in (headlines, lists):
        texts = {f"v{at}": body for at, body in enumerate(made)}
        before = dict(zip(texts, [None, *texts], strict=False))
        assert parents(texts, {name: f"200{at}-01-01" for at, name in enumerate(texts)}) == before


def test_a_version_much_shorter_than_later_ones_is_no_excerpt():
    """It is all that there was; an excerpt lacks what its own revision has."""
    texts = {f"v{at}": text(FIRST[: 4 * at + 4]) for at in range(5)}
    meta = {name: {"published": f"200{at}-01-01"} for at, name in enumerate(texts)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert {row["relation"] for row in answer["derivations"]} == {"copy", "revision"}


def test_what_two_lines_have_anew_is_joined_where_a_later_version_has_both():
    """A change on a branch and one on the main line came from one version; the merge has both."""
    start, left, right = clauses(1, 150), clauses(61, 1), clauses(62, 1)
    texts = {
        "start": text(start),
        "branch": text(left, start),
        "main": text(start, right),
        "merge": text(left, start, right),
    }
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    expected = {"start": None, "branch": "start", "main": "start", "merge": "main"}
    assert parents(texts, days) == expected
    meta = {name: {"published": day} for name, day in days.items()}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    also = [one["parent"] for row in answer["derivations"] for one in row["also"]]
    assert also == ["r1"]


def test_a_name_that_one_version_changed_throughout_opens_nothing():
    """Of versions of one text that go on from each other, one changed its owner's name."""
    second = [*FIRST[:9], *clauses(81, 2), *FIRST[11:]]
    third = [*second, *clauses(82, 2)]
    texts = {
        "v1": form(PARTIES["v2"], FIRST),
        "v2": form(PARTIES["v2"], second),
        "v3": form(PARTIES["v3"], second),
        "v4": form(PARTIES["v3"], third),
    }
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    assert parents(texts, days) == {"v1": None, "v2": "v1", "v3": "v2", "v4": "v3"}


def test_a_text_that_holds_two_works_comes_from_both_and_joins_no_works():
    """The work that came later was not made from the first one, with which it shares nothing."""
    one, other = clauses(91, 40), clauses(92, 30)
    texts = {
        "a": text(one),
        "b": text(other),
        "c": text([*one[:20], *clauses(93, 2), *one[21:]]),
        "d": text([*other[:9], *clauses(94, 2), *other[10:]]),
        "e": text(
            [*one[:20], *clauses(93, 2), *one[21:], *other[:9], *clauses(94, 2), *other[10:]]
        ),
    }
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    told = parents(texts, days)
    assert told == {"a": None, "b": None, "c": "a", "d": "b", "e": told["e"]}
    meta = {name: {"published": day} for name, day in days.items()}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    also = [one["parent"] for row in answer["derivations"] for one in row["also"]]
    assert {told["e"], *also} == {"c", "r3"} or {told["e"], *also} == {"d", "r2"}
    assert answer["undecided"] == []


def test_a_merge_that_was_worked_on_names_both_parents():
    """All that the branch changed is in it, though most of what it changed is its own."""
    start = [*FIRST, *clauses(61, 8)]
    branch = [*clauses(62, 3), *start]
    main = [*start[:12], *clauses(63, 2), *start[13:]]
    merge = [*clauses(62, 3), *main[:16], *clauses(64, 9), *main[16:]]
    texts = dict(zip("abcd", map(text, (start, branch, main, merge)), strict=True))
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    assert parents(texts, days) == {"a": None, "b": "a", "c": "a", "d": "c"}
    meta = {name: {"published": day} for name, day in days.items()}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert [one["parent"] for row in answer["derivations"] for one in row["also"]] == ["r1"]


def test_what_was_cut_down_comes_from_the_version_that_it_was_cut_from():
    """A page of which somebody took out the last sections is as short as it once was."""
    texts = {
        "v1": text(FIRST[:8]),
        "v2": text(FIRST[:8], clauses(7, 30)),
        "v3": text(FIRST[:5]),
    }
    days = {"v1": "2020-01-01", "v2": "2020-01-02", "v3": "2020-01-03"}
    assert parents(texts, days) == {"v1": None, "v2": "v1", "v3": "v2"}


def test_to_take_out_signs_that_somebody_put_in_is_a_version_of_its_own():
    """A row of exclamation marks is no word; who takes it out returns to what stood before."""
    plain, grown = text(FIRST), text(FIRST, clauses(5, 1))
    shouted = grown.replace("\n\n", "\n\n!!!!!!!\n\n", 1)
    texts = {"v1": plain, "v2": grown, "v3": shouted, "v4": grown}
    days = {name: f"2020-01-0{at}" for at, name in enumerate(texts, start=1)}
    assert parents(texts, days) == {"v1": None, "v2": "v1", "v3": "v2", "v4": "v3"}


def test_what_stood_at_the_address_of_a_page_is_a_version_of_it_whatever_it_says():
    """Somebody replaces a page by a few words of his own, and the next day it is put back."""
    texts = {"v1": text(FIRST), "v2": "Kilroy was here and left again.\n", "v3": text(FIRST)}
    about = {"source_url": "https://example.org/page"}
    meta = {
        name: {"published": f"2020-01-0{at}", **about} for at, name in enumerate(texts, start=1)
    }
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert [row["after"] for row in answer["revisions"]] == [None, "r0", "r1"]
    assert [row["witnesses"] for row in answer["revisions"]] == [["v1"], ["v2"], ["v3"]]


def test_what_stood_for_a_text_until_that_was_put_back_is_a_version_of_it():
    """The page is blanked twice by the same joke, and no address tells that it is one page."""
    joke = "Kilroy was here and left again.\n"
    longer = text(FIRST, clauses(70, 1))
    texts = {"v1": text(FIRST), "v2": joke, "v3": text(FIRST), "v4": longer, "v5": joke}
    texts["v6"] = longer
    meta = {name: {"published": f"2020-01-0{at}"} for at, name in enumerate(texts, start=1)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert [row["witnesses"] for row in answer["revisions"]] == [[name] for name in texts]
    assert [row["after"] for row in answer["revisions"]] == [None, "r0", "r1", "r2", "r3", "r4"]


@pytest.mark.parametrize(("opens", "closes"), [("~~", "~~"), ("<s>", "</s>")])
def test_a_bill_that_shows_what_it_strikes_out_comes_between_two_that_do_not(opens, closes):
    """The next version has what the committee put in, and no more of what it struck out."""
    shown, clean = [], []
    for old, new in zip(FIRST[:10], clauses(76, 10), strict=True):
        *before, middle = old.split(" ")[:10]
        before, after = " ".join(before), " ".join([new.split(" ")[8], *old.split(" ")[10:]])
        shown.append(f"{before} {opens}{middle}{closes} {after}")
        clean.append(f"{before} {after}")
    texts = {"v1": text(FIRST[:10]), "v2": text(clauses(77, 4), shown), "v3": text(clean)}
    dates = {"v1": "1949-01-20", "v2": "1949-02-17", "v3": "1949-03-09"}
    assert parents(texts, dates) == {"v1": None, "v2": "v1", "v3": "v2"}


def test_what_has_nothing_new_is_less_sure_of_its_parent():
    """It may have taken a passage back, or have been put together from older versions."""
    second = [*FIRST, *clauses(74, 2)]
    third = [*second[:12], *clauses(75, 2), *second[12:]]
    texts = {"v1": text(FIRST), "v2": text(second), "v3": text(third), "v4": text(third[:-2])}
    meta = {name: {"published": f"2020-01-0{at}"} for at, name in enumerate(texts, start=1)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    sure = {row["child"]: row["confidence"] for row in answer["derivations"]}
    assert [row["after"] for row in answer["revisions"]] == [None, "r0", "r1", "r2"]
    assert [sure[name] for name in ("r1", "r2", "r3")] == [0.97, 0.97, 0.9]


def test_a_notice_between_two_versions_that_differ_stood_in_their_place():
    """Who puts a page back may change it at once; but more than a notice may be another page."""
    later = text(FIRST[:20], clauses(71, 4))
    told = []
    for between in ("Kilroy was here and left again.\n", text(clauses(79, 2))):
        texts = {"v1": text(FIRST), "note": between, "v2": later}
        meta = {name: {"published": f"2020-01-0{at}"} for at, name in enumerate(texts, start=1)}
        answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
        told.append([row["witnesses"] for row in answer["revisions"]])
    assert told == [[["v1"], ["note"], ["v2"]], [["v1"], ["v2"]]]


@pytest.mark.parametrize("dated", ["published", "fetched"])
def test_a_page_without_a_word_is_a_version_that_was_put_back(dated):
    """Texts without a trace of how they were fetched are read as if they were published."""
    texts = {"v1": text(FIRST), "v2": text(FIRST, clauses(71, 4)), "v3": "---\n"}
    texts |= {"v4": texts["v2"], "v5": text(FIRST, clauses(72, 8))}
    texts["v6"] = text(clauses(73, 3), FIRST, clauses(72, 8))
    meta = {name: {dated: f"2020-01-0{at}"} for at, name in enumerate(texts, start=1)}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert [row["after"] for row in answer["revisions"]] == [None, "r0", "r1", "r2", "r3", "r4"]
    assert answer["undecided"] == []


def test_versions_of_one_day_go_from_what_came_before_to_what_came_after():
    """Which of them was first is said with less than where a time tells."""
    texts = {"v1": text(FIRST)}
    for at in range(2, 7):
        texts[f"v{at}"] = texts[f"v{at - 1}"] + text(clauses(80 + at, 2))
    days = dict(zip(texts, ("01", "01", "02", "02", "02", "03"), strict=True))
    meta = {name: {"published": f"2020-01-{day}"} for name, day in days.items()}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()}, meta)
    assert [row["witnesses"] for row in answer["revisions"]] == [[name] for name in texts]
    sure = {row["child"]: row["confidence"] for row in answer["derivations"]}
    assert [sure[f"r{at}"] for at in range(1, 6)] == [0.9] * 5
