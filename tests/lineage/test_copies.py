"""Copies of copies: which was made from which, what is lost, and what stays open."""

import re
from codecs import encode

import pytest

from bench._traditions_modes import family
from bench._traditions_prose import own_sentences
from provenance import answers
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed

FIRST = changed(
    ARTICLE,
    ("nine times", "nyne times"),
    ("who arrive in", "arrive in"),
    ("rings for", "riings for"),
    ("crossings", "crosings"),
    ("timetable", "timetabel"),
)
SECOND = changed(FIRST, ("green with salt", "gren with salt"), ("keeps putting", "putting"))
THIRD = changed(SECOND, ("the same bell", "same bell"), ("by heart", "by haert"))
OTHER = changed(
    ARTICLE,
    ("a signal on a pole", "signal on a poole"),
    ("gulls", "guls"),
    ("harbour", "harbuor"),
    ("question", "questoin"),
    ("counted", "cuonted"),
)


def lineage(meta=None, **texts):
    return answers.lineage({name: text.encode() for name, text in texts.items()}, meta or {})


def parents(answer):
    return {row["child"]: row["parent"] for row in answer["derivations"]}


def test_hand_copies_hang_from_each_other():
    """Undated copies of copies claim no states of a source: each hangs from the text it repeats."""
    answer = lineage(a=ARTICLE, b=FIRST, c=SECOND, d=THIRD, e=OTHER)
    assert answer["revisions"] == []
    assert {k: v for k, v in parents(answer).items() if k in "cd"} == {"c": "b", "d": "c"}


def test_the_root_is_what_the_errors_lead_away_from():
    """Words that fell out and slips of the pen show which text is the oldest."""
    answer = lineage(a=ARTICLE, b=FIRST, c=SECOND, d=THIRD, e=OTHER)
    assert parents(answer) == {"b": "a", "c": "b", "d": "c", "e": "a"}


def test_what_was_made_out_of_the_oldest_shows_which_way():
    """The readings along an edge from the root are counted for it and against it, and one quoted."""
    answer = lineage(a=ARTICLE, b=FIRST, c=SECOND, d=THIRD, e=OTHER)
    said = {
        row["child"]: [one for one in row["evidence"] if "as the older text" in one["says"]]
        for row in answer["derivations"]
    }
    assert {child for child, told in said.items() if told} == {"b", "e"}
    [told] = said["b"]
    assert told["says"].startswith("Of what differs, 5 places speak for a as the older text; ")
    [place] = [place for place in answer["places"] if place["id"] == told["place"]]
    quoted = re.findall("“([^”]*)”", told["says"])
    assert set(quoted) <= {reading["text"] for reading in place["readings"]}


def test_evidence_leads_to_a_place_where_the_texts_that_it_names_part():
    """Also where places side by side are told as one, of which only the second may differ."""
    answer = answers.lineage(family("hand", 1, 30, 300, own_sentences()).files)
    held = {
        place["id"]: {name: one["text"] for one in place["readings"] for name in one["witnesses"]}
        for place in answer["places"]
    }
    parted = [
        held[one["place"]][row["child"]] != held[one["place"]][rival]
        for row in answer["derivations"]
        for one in row["evidence"]
        for rival in re.findall(r"where (\S+) has", one["says"])
        if {row["child"], rival} <= held[one["place"]].keys()
    ]
    assert len(parted) > 50
    assert all(parted)


def test_more_is_said_where_copyists_leave_words_out_than_where_they_spell_anew():
    """Who spells as he likes agrees with others by chance, so a reading of his tells less."""
    lost = [("the same bell", "same bell"), ("crosses nine", "nine"), ("by heart", "heart")]
    lost += [("passengers again", "passengers"), ("fewer than before", "fewer before")]
    spelt = [("same", "saim"), ("nine", "nyne"), ("heart", "haert")]
    spelt += [("passengers", "pasengers"), ("fewer", "fewar")]
    said = []
    for changes in (lost, spelt):
        first, other = changed(ARTICLE, *changes[:3]), changed(ARTICLE, *changes[3:])
        again = changed(first, ("with salt", "with sallt"), ("gulls get", "get"))
        rows = lineage(a=ARTICLE, b=first, c=again, d=other)["derivations"]
        said += [row["confidence"] for row in rows if row["child"] == "b"]
    assert said[0] > 0.9 > said[1]


def test_a_lost_copy_is_named_where_texts_share_its_errors():
    """Two copies with the same errors, each with more of its own, go back to one that is lost."""
    one = changed(FIRST, ("green with salt", "gren with salt"), ("keeps putting", "putting"))
    two = changed(FIRST, ("by heart", "by haert"), ("the same bell", "same bell"))
    answer = lineage(a=ARTICLE, b=one, c=two, d=OTHER)
    (lost,) = answer["lost"]
    assert parents(answer) == {"b": lost["id"], "c": lost["id"], lost["id"]: "a", "d": "a"}
    assert "share" in lost["why"]


def test_direction_is_open_where_no_reading_tells():
    """Where words are merely others, each row says that direction is open and what would tell."""
    one = changed(ARTICLE, ("green", "black"), ("gulls", "crows"))
    two = changed(ARTICLE, ("bridge", "tunnel"), ("autumn", "winter"))
    answer = lineage(a=ARTICLE, b=one, c=two)
    assert answer["undecided"]
    assert all("would tell" in row["why"] for row in answer["undecided"])


def test_which_of_many_is_the_oldest_is_open_though_each_alone_is_unlikely():
    """Around a text from which six differ by one word each, any of the seven may be the oldest.

    So it is in a language of which nothing is known, here one of turned letters.
    """
    swaps = [
        ("green", "black"),
        ("gulls", "crows"),
        ("bridge", "tunnel"),
        ("autumn", "summer"),
        ("signal", "symbol"),
        ("counted", "watched"),
    ]
    copies = {f"c{at}": changed(ARTICLE, swap) for at, swap in enumerate(swaps)}
    texts = {"a": ARTICLE, **copies}
    files = {name: encode(text, "rot13").encode() for name, text in texts.items()}
    (row,) = answers.lineage(files)["undecided"]
    assert (row["child"], set(row["between"]) <= set(copies)) == ("a", True)
    told = answers.origins(files, "c5")["tokens"]
    assert {token["origin"] for token in told} == {"undecided", "c5"}


def test_a_copy_of_a_reprint_hangs_from_the_reprint():
    """What shares a reprint's errors was copied from it, and not from the state of the source."""
    url = "https://example.org/bell"
    meta = {
        "p": {"fetched": "2026-01-01", "source_url": url},
        "q": {"fetched": "2026-02-01", "source_url": url},
        "r": {"fetched": "2026-02-03", "source_url": url},
    }
    reprint = changed(AFTER_EDIT, ("nine times", "nyne times"), ("who arrive in", "arrive in"))
    again = changed(reprint, ("green with salt", "gren with salt"))
    answer = lineage(meta, p=ARTICLE, q=AFTER_EDIT, r=AFTER_EDIT, s=reprint, t=again)
    assert parents(answer) == {
        "p": "r0",
        "q": "r1",
        "r": "r1",
        "r1": "r0",
        "s": "r1",
        "t": "s",
    }


def test_reprints_that_share_slips_go_back_to_a_lost_one():
    """Two make the same slips of the pen hardly ever; that both leave out one word is chance."""
    shared = changed(ARTICLE, ("timetable", "timetabel"), ("who arrive", "arrive"))
    slips = ("harbour", "harbuor"), ("a signal", "one signal"), ("green with", "gren with")
    first, second = changed(shared, *slips[:2]), changed(shared, slips[2], ("gulls", "guls"))
    meta = {name: TWICE[name] for name in "pq"}
    answer = lineage(meta, p=ARTICLE, q=ARTICLE, t=first, u=second)
    assert (parents(answer)["t"], parents(answer)["u"]) == ("x1", "x1")
    both = [changed(text, ("timetabel", "timetable")) for text in (first, second)]
    answer = lineage(meta, p=ARTICLE, q=ARTICLE, t=both[0], u=both[1])
    assert (parents(answer)["t"], parents(answer)["u"]) == ("r0", "r0")


@pytest.mark.parametrize(
    ("slips", "open_"), [([4] * 11, []), ([1, 1, 1, 1, 1, 1, 1, 1, 1, 30, 30], ["first"])]
)
def test_the_oldest_is_open_where_some_copyists_err_much_more_than_others(slips, open_):
    """However plain the slips are, an uneven family has lost copies that nobody can tell."""
    words = ARTICLE.split()
    files = {"first": ARTICLE.encode()}
    letters = "bcdfghjklmn"
    for copyist, count in enumerate(slips):
        made = list(words)
        for at in range(count):
            where = (copyist + at * len(slips)) % len(words)
            made[where] = made[where][:1] + letters[copyist] + "xq"[at % 2] + made[where][1:]
        files[f"copy{copyist}"] = " ".join(made).encode()
    undecided = answers.lineage(files)["undecided"]
    assert [row["child"] for row in undecided] == open_


def test_of_two_reprints_that_read_alike_either_may_be_the_first():
    """One hangs from the other, since both share slips; which way is said to be open."""
    slips = changed(ARTICLE, ("nine times", "nyne times"), ("timetable", "timetabel"))
    meta = {name: TWICE[name] for name in "pq"}
    answer = lineage(meta, p=ARTICLE, q=ARTICLE, t=slips, u=slips)
    rows = {row["child"]: row for row in answer["derivations"]}
    assert sorted(rows[name]["parent"] for name in "tu") in (["r0", "t"], ["r0", "u"])
    assert {rows[name]["confidence"] for name in "tu"} == {0.5}
    says = " ".join(said["says"] for name in "tu" for said in rows[name]["evidence"])
    assert says.count("which was made from which is open") == len("tu")


def test_what_a_cut_text_lacks_was_not_copied_from_it():
    """A reprint that breaks off is no source of one that goes on, though both share its slips."""
    meta = {
        name: {"fetched": f"2026-01-0{at}", "source_url": "https://example.org/bell"}
        for at, name in enumerate("pq", start=1)
    }
    slips = changed(ARTICLE, ("nine times", "nyne times"), ("who arrive in", "arrive in"))
    cut = slips[: slips.index("green with salt")]
    whole = changed(slips, ("the harbour board", "the harbour bord"))
    answer = lineage(meta, p=ARTICLE, q=ARTICLE, r=cut, s=whole)
    assert parents(answer)["s"] != "r"
    assert parents(lineage(meta, p=ARTICLE, q=ARTICLE, r=slips, s=whole))["s"] == "r"


TWICE = {
    name: {"fetched": f"2026-01-0{at}", "source_url": "https://example.org/bell"}
    for at, name in enumerate("pqrs", start=1)
}
LONGER = changed(ARTICLE, ("Nobody rings", "Mornings a second boat goes to Ness. Nobody rings"))


def test_a_text_that_moved_a_passage_draws_no_texts_that_did_not():
    """What stands elsewhere in a reprint was not put back in its place by those who copied it."""
    slip = changed(ARTICLE, ("cars and", "carz and"))
    moved = "\n\n".join(slip.strip().split("\n\n")[at] for at in (0, 2, 3, 4, 1)) + "\n"
    other = changed(
        ARTICLE, ("counted the", "conted the"), ("crossings", "crosings"), ("more than", "mor than")
    )
    meta = {name: TWICE[name] for name in "pq"}
    answer = lineage(meta, p=ARTICLE, q=ARTICLE, u=moved, v=other)
    assert parents(answer) == {"p": "r0", "q": "r0", "u": "r0", "v": "r0"}


def test_a_passage_left_out_is_told_beside_a_slip_inside_it():
    """Who took out the sentence says so, though others erred in a word of it."""
    erred = changed(LONGER, ("Mornings a", "Morrings a"))
    copied = changed(ARTICLE, ("gulls get", "guls get"))
    answer = lineage(TWICE, p=LONGER, q=LONGER, r=ARTICLE, s=ARTICLE, t=erred, u=copied)
    assert (parents(answer)["t"], parents(answer)["u"]) == ("r0", "r1")


def test_a_loss_tells_which_revision_a_copy_was_made_from():
    """A passage falls out of a copy more easily than a copyist puts in what his source lacks."""
    lost = "Three members want a signal on a pole; two would rather close the slip and sell"
    second = changed(ARTICLE, (lost, "Some would rather sell"))
    copied = changed(LONGER, (f" {lost} the old boat.", ""))
    answer = lineage(TWICE, p=LONGER, q=LONGER, r=second, s=second, t=copied)
    assert parents(answer)["t"] == "r0"


def test_a_return_to_an_old_wording_is_a_new_revision():
    """Dated versions of which the third says again what the first said are three revisions."""
    versions = [ARTICLE, changed(ARTICLE, ("41,000", "43,500")), ARTICLE + "\n"]
    meta = {name: {"published": f"2026-01-0{day}"} for day, name in enumerate("abc", start=1)}
    answer = lineage(meta, **dict(zip("abc", versions, strict=True)))
    assert parents(answer) == {"a": "r0", "b": "r1", "c": "r2", "r1": "r0", "r2": "r1"}


def test_lines_that_go_on_side_by_side_are_branches():
    """A version that goes on from an older one while another line goes on too is a branch."""
    left = changed(ARTICLE, ("41,000", "43,500"))
    right = changed(ARTICLE, ("eighty years", "ninety years"))
    left_on = changed(left, ("Three members", "Four members"))
    right_on = changed(right, ("green with salt", "black with salt"))
    joined = changed(left_on, ("eighty years", "ninety years"), ("green with", "black with"))
    texts = [ARTICLE, left, right, left_on, right_on, joined]
    meta = {name: {"published": f"2026-01-0{day}"} for day, name in enumerate("abcdef", start=1)}
    answer = lineage(meta, **dict(zip("abcdef", texts, strict=True)))
    after = {revision["id"]: revision["after"] for revision in answer["revisions"]}
    assert after == {"r0": None, "r1": "r0", "r2": "r0", "r3": "r1", "r4": "r2", "r5": "r3"} or (
        after["r2"] == "r0" and after["r4"] == "r2"
    )
    (row,) = [row for row in answer["derivations"] if row["child"] == "r5"]
    assert {row["parent"], *(also["parent"] for also in row["also"])} == {"r3", "r4"}


def test_spoilt_letters_and_notes_make_no_revision():
    """Letters out of a wrong encoding, an editor's note and a cut are no states of the source."""
    url = "https://example.org/bell"
    spoilt = ARTICLE.replace("they", "theyâ€™").replace("town", "townâ€”")
    noted = "Editor's note: given here as we found it. " + ARTICLE.replace("\n\n", " ")
    cut = ARTICLE[: ARTICLE.index(PARAGRAPHS[4]) + 60]
    texts = {"a": ARTICLE, "b": spoilt, "c": noted, "d": cut, "e": ARTICLE + "\n"}
    meta = {
        n: {"fetched": f"2026-01-0{d}", "source_url": url} for d, n in enumerate(texts, start=1)
    }
    answer = lineage(meta, **texts)
    assert [revision["id"] for revision in answer["revisions"]] == ["r0"]
    assert set(parents(answer).values()) == {"r0"}


def test_a_stale_capture_is_doubted_in_words():
    """A capture with the older wording after the newer one was seen says so in its evidence."""
    url = "https://example.org/bell"
    texts = {"a": ARTICLE, "b": AFTER_EDIT, "c": ARTICLE, "d": AFTER_EDIT}
    meta = {
        n: {"fetched": f"2026-01-0{d}", "source_url": url} for d, n in enumerate(texts, start=1)
    }
    answer = lineage(meta, **texts)
    (row,) = [row for row in answer["derivations"] if row["child"] == "c"]
    assert row["parent"] == "r0"
    assert any("served late" in reason["says"] for reason in row["evidence"])


def test_a_copy_quotes_what_it_reads_and_names_revisions_as_readers_do():
    """Every wording that a copy is said to read stands in it, each place is quoted once."""
    said = "three letters were sent to the county, and none of the three was ever answered there"
    answered = "the county wrote back after a year, and denied that it had ever been asked at all"
    last = "In June the county asked for a new report, which takes a year and costs 8,000 pounds."
    body = ARTICLE.strip().split("\n\n")
    first = "\n\n".join([*body, f"Of all that {said}.", "The boat came in at six.", last])
    second = changed(first, (said, answered), ("41,000", "43,500"))
    moved = "\n\n".join([*body, f"Of all that {last}", "The boat came in at six."])
    texts = {"p": first, "q": first, "r": second, "s": second, "t": moved}
    answer = lineage(TWICE, **texts)
    told = [(row["child"], one) for row in answer["derivations"] for one in row["evidence"]]
    quoted = [
        (child, quotation[1])
        for child, one in told
        if (quotation := re.match(r"It reads “([^”…]+)", one["says"]))
    ]
    assert {child for child, _ in quoted} == {"p", "q", "r", "s"}
    assert [words for child, words in quoted if words not in " ".join(texts[child].split())] == []
    assert [one["says"] for _, one in told if re.search(r"\br\d", one["says"])] == []
    places = [(child, one["place"]) for child, one in told if one["kind"] == "reading"]
    assert len(places) == len(set(places))


def test_a_row_quotes_what_its_own_text_has_in_a_passage_that_others_reword():
    """A note that a later version replaces is quoted of each as it stands there."""
    notes = (
        "The bell has been silent on Sundays since the vestry voted in May of 1931.",
        "The bell has been silent on Mondays too since the council voted to spare the new hotel.",
    )
    texts = [ARTICLE, *(f"{ARTICLE}\n{note}\n" for note in notes)]
    files = {f"{at}.txt": text.encode() for at, text in enumerate(texts)}
    meta = {name: {"published": f"2026-01-0{at}"} for at, name in enumerate(files, start=1)}
    answer = answers.lineage(files, meta)
    said = [
        (row["child"], found[1])
        for row in answer["derivations"]
        for one in row["evidence"]
        if (found := re.match("It reads “([^”…]*)", one["says"]))
    ]
    assert {child for child, _ in said} == {"1.txt", "2.txt"}
    assert all(quoted in files[child].decode() for child, quoted in said)
