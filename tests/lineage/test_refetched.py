"""One page fetched again and again has the states that its author made, whatever stood around it."""

from provenance.lineage import trace
from provenance.text.reading import read

PARAGRAPHS = (
    "The harbour keeps its bell on a pole, which the council painted in spring, and its book in a "
    "box under the stairs of the keeper's house.",
    "Boats come in before the fog. The keeper counts them one by one and writes their names into "
    "the book, where nobody else may write.",
    "Twelve boats were counted on Monday, nine on Tuesday and none at all on the day of the storm, "
    "when the bell rang from noon until the evening.",
    "When the fog lifts the keeper rings the bell once more, closes the book and walks home along "
    "the wall with his lamp.",
)
PIECES = (
    "Storm closes mountain pass for third day",
    "Recipes for leftover bread",
    "What the new library will cost you",
    "Home team wins again after late goal",
    "Ferry timetable changes in spring",
    "The village that refused a supermarket",
)
WALL = "To continue reading, subscribe today for £1 a month. Already a subscriber? Sign in"


def page(day, *, parted="\n\n", paragraphs=PARAGRAPHS, walled=False):
    """What a scraper kept of the page on some day."""
    first, second = PIECES[day % len(PIECES)], PIECES[(day + 2) % len(PIECES)]
    ago = f"{day} days ago" if day < 7 else f"{day // 7} weeks ago"
    inside = [*paragraphs[:2], WALL] if walled else [*paragraphs[:2], f"Read more: {first}"]
    rest = [] if walled else paragraphs[2:]
    head = ["The bell of the harbour", "By Anna Weber", f"6 March 2025, updated {ago}"]
    return parted.join([*head, *inside, *rest, "More from Coast", second, first])


def labels(*texts):
    """What the states are called of which these are captures, a day apart."""
    names = [f"{number:02}.txt" for number in range(len(texts))]
    documents = {
        name: read(text.encode(), name=name) for name, text in zip(names, texts, strict=True)
    }
    meta = {name: {"fetched": f"2026-05-{int(name[:2]) + 1:02}"} for name in names}
    return [revision.label for revision in trace(documents, meta).revisions]


def test_what_a_page_says_of_its_age_is_no_state():
    """Days become weeks, also where one fetch lost its breaks."""
    days = [page(day) for day in (1, 2, 3, 5, 7, 14)]
    assert labels(*days, page(6, parted=" "), *days) == ["as first published"]


def test_a_paywall_is_no_state():
    """What stands behind a wall is not taken out by the author."""
    days = [page(day) for day in (1, 2, 3)]
    assert labels(*days, page(4, walled=True), *days, page(5, walled=True)) == [
        "as first published"
    ]


def test_links_that_take_turns_are_no_state_in_texts_that_lost_their_breaks():
    """What others have set apart, between paragraphs and under them, is the page's in all."""
    texts = [page(day, parted=" " if day in {3, 8} else "\n\n") for day in range(1, 12)]
    assert labels(*texts) == ["as first published"]


def test_an_edit_among_all_of_that_is_one():
    """Fifteen fetches, of which some were walled and some lost their breaks, show one edit."""
    edited = tuple(text.replace("Twelve", "Thirteen") for text in PARAGRAPHS)
    before = [page(day, parted=" " if day == 3 else "\n\n", walled=day == 5) for day in range(8)]
    after = [
        page(day, paragraphs=edited, parted=" " if day == 9 else "\n\n", walled=day == 12)
        for day in range(8, 15)
    ]
    assert labels(*before, *after) == ["as first published", "‘Twelve’ became ‘Thirteen’"]


def test_an_entry_that_is_put_in_under_the_heading_is_a_state():
    """A page that grows from the top shows each entry, whether or not its by-line was kept."""
    entry = (
        "Half past nine: the bell has been rung for the first time today, and two boats that were "
        "out at the banks have been heard to answer it."
    )
    grown = (entry, *PARAGRAPHS)
    texts = [page(day) for day in range(1, 5)]
    later = [page(day, paragraphs=grown) for day in range(5, 9)]
    bare = [text.replace("By Anna Weber\n\n", "") for text in (texts[1], later[1])]
    assert labels(*texts, bare[0], *later, bare[1]) == [
        "as first published",
        "added ‘Half past nine: the bell has…’",
    ]


def flat(day, *, boxed=False, last=True):
    """The page as a fetcher has it that keeps no break, with a link in its middle."""
    link = f"Lea también: {PIECES[day % len(PIECES)]}"
    box = [f"Around the coast {PIECES[day % len(PIECES)]}"] if boxed else []
    rest = [PARAGRAPHS[2], *box, "Advertisement", PARAGRAPHS[3]] if last else [PARAGRAPHS[2]]
    foot = ["Most read", PIECES[(day + 1) % 6], "Comments (4)", "© 2025 Coast"]
    return " ".join(["The bell of the harbour", *PARAGRAPHS[:2], link, *rest, *foot])


def plain(_day):
    """The page as a fetcher has it that keeps the article alone."""
    return "\n\n".join(["The bell of the harbour", *PARAGRAPHS])


def test_links_in_texts_of_which_none_kept_its_breaks_are_no_states():
    """The label before a link tells it, whatever title stands there and for however many days."""
    assert labels(*(flat(day // 2) for day in range(10))) == ["as first published"]


def test_the_last_paragraph_after_an_advertisement_is_the_article_s():
    """The foot of a page begins with a list or with comments, not with an advertisement."""
    texts = [flat(day) if day > 6 else plain(day) for day in range(10)]
    assert labels(*texts) == ["as first published"]


def test_what_two_of_many_fetches_show_alone_each_is_no_state():
    """A box that most ways of fetching leave out says nothing of the article."""
    texts = [flat(day, boxed=True) if day > 9 else plain(day) for day in range(12)]
    assert labels(*texts) == ["as first published"]


def test_many_dates_are_believed_against_a_note_that_went():
    """A page that begins with a correction, and drops it, was not edited backwards."""
    note = "Correction: an earlier version of this article said that the bell was painted in May."
    edited = tuple(text.replace("Twelve", "Thirteen") for text in PARAGRAPHS)
    texts = [
        *(page(day, paragraphs=(*PARAGRAPHS, note)) for day in range(4)),
        *(page(day) for day in range(4, 8)),
        *(page(day, paragraphs=edited) for day in range(8, 12)),
    ]
    told = labels(texts[-1], *texts)
    assert told[0] == "as first published"
    assert told[-1] == "‘Twelve’ became ‘Thirteen’"


def told(texts, undated=None):
    """The rows of captures a day apart, one of which may have no date, by their children."""
    names = [f"{number:02}.txt" for number in range(len(texts))]
    documents = {
        name: read(text.encode(), name=name) for name, text in zip(names, texts, strict=True)
    }
    meta = {
        name: {"source_url": "https://bell.example/"}
        | ({} if day == undated else {"fetched": f"2026-05-{day + 1:02}"})
        for day, name in enumerate(names)
    }
    return {row.child: row for row in trace(documents, meta).derivations}


SPOILT = tuple(text.replace("closes the book", "loses the book") for text in PARAGRAPHS)
EDITED = tuple(text.replace("Twelve", "Thirteen") for text in PARAGRAPHS)


def test_a_state_that_one_fetch_of_many_shows_is_open():
    """One row of such a state is said with a half, and says why; the others stay sure."""
    rows = told([page(day, paragraphs=SPOILT if day == 5 else PARAGRAPHS) for day in range(12)])
    others = {row.confidence for child, row in rows.items() if child[0] != "r"} - {0.5}
    assert others == {0.98}
    assert rows["05.txt"].confidence == 0.5
    assert any(
        why.says.startswith("It alone shows this wording") for why in rows["05.txt"].evidence
    )


def test_what_came_out_of_a_state_that_one_fetch_shows_is_no_surer():
    """Nor is that state itself: the one after it may have come out of the one before."""
    shown = [PARAGRAPHS] * 6 + [SPOILT] + [EDITED] * 6
    rows = told([page(day, paragraphs=text) for day, text in enumerate(shown)])
    assert [rows[name].confidence for name in ("r1", "r2")] == [0.5, 0.5]


def test_a_state_that_two_fetches_show_is_likely():
    """Two of many that agree are worth more than one, and less than many."""
    shown = [PARAGRAPHS] * 6 + [SPOILT] * 2 + [EDITED] * 6
    rows = told([page(day, paragraphs=text) for day, text in enumerate(shown)])
    assert [rows[f"{day:02}.txt"].confidence for day in (5, 6, 7, 8)] == [0.98, 0.8, 0.8, 0.98]


def test_a_state_that_few_fetches_show_is_no_surer_where_all_are_shown_by_few():
    """Of a page that was fetched five times none of three wordings is sure."""
    shown = [PARAGRAPHS, PARAGRAPHS, SPOILT, EDITED, EDITED]
    texts = [page(day, paragraphs=text) for day, text in enumerate(shown)]
    assert [told(texts)[f"{day:02}.txt"].confidence for day in range(5)] == [
        0.8,
        0.8,
        0.5,
        0.8,
        0.8,
    ]


def test_three_fetches_and_a_fetch_without_a_date_are_likely():
    """What three show is said with 0.9, and so is what a fetch of an unknown day shows."""
    texts = [page(day, paragraphs=EDITED if day > 5 else PARAGRAPHS) for day in range(9)]
    rows = told(texts, undated=2)
    assert [rows[f"{day:02}.txt"].confidence for day in (1, 2, 7)] == [0.98, 0.9, 0.9]


def run_on(day, *rest):
    """The article without a break, with its age above it and a page's foot below."""
    ago = f"Updated {day} hours ago" if day % 3 else f"{day} minutes ago"
    head = ["The bell of the harbour", "By Anna Weber", ago, "Share | Tweet | Email | 42 shares"]
    foot = ["Most read", PIECES[day % 6], PIECES[(day + 1) % 6], "Comments (4)", "© 2025 Coast"]
    return " ".join([*head, *PARAGRAPHS, *rest, *foot])


def test_the_word_before_a_page_s_age_is_no_state():
    """That it was updated so long ago comes and goes with the age, in texts without breaks."""
    signed = plain(0).replace("harbour\n", "harbour\n\nBy Anna Weber\n", 1)
    texts = [signed, *map(run_on, (1, 2, 4)), signed, signed, *map(run_on, (3, 6, 9))]
    assert labels(*texts) == ["as first published"]


def test_a_note_that_runs_into_a_page_s_foot_is_a_state():
    """A marker of editing heads no link to another piece, though nothing parts it from those."""
    note = "Update, 14:16: The lamp has been mended."
    texts = [run_on(day, *([note] if day > 4 else [])) for day in range(1, 9)]
    assert labels(*texts) == ["as first published", "update"]
