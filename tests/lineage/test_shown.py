"""How sure a state is depends on how many fetches of the page show it."""

from provenance import answers

URL = "https://example.org/a"
BODY = (
    "The mill by the river was sold in the spring. Nobody in the village had been asked, and the "
    "new owner came from the coast. He wants to open {} there before the winter. The council will "
    "hear him in May, and the neighbours have written a letter to the harbour master."
)


def confidences(*held: str) -> list[float]:
    files = {f"{at}.txt": BODY.format(word).encode() for at, word in enumerate(held)}
    meta = {
        name: {"source_url": URL, "fetched": f"2025-03-{at + 1:02}T08:00:00Z"}
        for at, name in enumerate(files)
    }
    rows = answers.lineage(files, meta)["derivations"]
    return [row["confidence"] for row in rows if row["child"] in files]


def test_two_fetches_of_two_states_are_no_surer_than_four():
    assert confidences("a bakery", "a school") == [0.8, 0.8]
    assert confidences("a bakery", "a bakery", "a school", "a school") == [0.9] * 4


def test_one_fetch_of_three_shows_a_state_with_a_half():
    assert sorted(confidences("a bakery", "a school", "a school")) == [0.5, 0.9, 0.9]


def test_fetches_that_all_show_one_state_leave_no_doubt():
    assert confidences("a bakery", "a bakery") == [0.98, 0.98]
