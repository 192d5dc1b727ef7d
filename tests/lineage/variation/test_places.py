"""Which readings stand at a place, and which of them are one but for noise."""

from provenance import answers
from tests.lineage.texts import ARTICLE

ADDED = "The council has since voted to keep the bell for one more year."
LATER = (
    "A second vote was held in the autumn, after the roof had been mended, and by eight voices "
    "against three the same council chose to keep it for as long as the tower stands."
)
OTHER = "Nobody ever replied, sadly enough."


def last_place(*endings):
    """The readings of the last place, by who has them, where the article ends in these ways."""
    files = {f"{at}.txt": f"{ARTICLE.rstrip()}{end}\n" for at, end in enumerate(endings)}
    answer = answers.lineage({name: text.encode() for name, text in files.items()})
    held = answer["places"][-1]["readings"]
    return {at: reading["text"] for reading in held for at in reading["witnesses"]}


def test_what_stands_beside_a_long_omission_is_read():
    """Who lacks the long end of a stretch is still read in the part that it has."""
    first, both = f"\n\n{ADDED}", f"\n\n{ADDED} {LATER}"
    assert last_place(both, both, first, first, f"\n\n{OTHER}", f"\n\n{OTHER}") == {
        "0.txt": f"{ADDED} {LATER}",
        "1.txt": f"{ADDED} {LATER}",
        "2.txt": ADDED,
        "3.txt": ADDED,
        "4.txt": OTHER,
        "5.txt": OTHER,
    }


def test_spoilt_letters_are_the_reading_that_they_are_likest():
    """A capture in a wrong encoding is of the state whose wording it spoils, not of another."""
    old = ARTICLE.replace("41,000", "can't say")
    new = ARTICLE.replace("41,000", "won't ask")
    spoilt = old.replace("'", "’").encode().decode("cp1252", errors="replace")
    files = {"a": old, "b": spoilt, "c": new, "d": new, "e": new}
    meta = {name: {"fetched": f"2026-01-0{at}"} for at, name in enumerate("abcde", start=1)}
    answer = answers.lineage({name: text.encode() for name, text in files.items()}, meta)
    parents = {row["child"]: row["parent"] for row in answer["derivations"]}
    assert parents == {"a": "r0", "b": "r0", "c": "r1", "d": "r1", "e": "r1", "r1": "r0"}


WHOLE = (
    "A second vote was held in the autumn, after the roof had been mended, and by eight voices "
    "against three the same council chose to keep it for as long as the tower stands and somebody "
    "pays. So it does."
)


def test_what_a_text_reads_ends_where_the_text_does():
    """Who rewords the beginning of a stretch and leaves out more than its end has no word more."""
    files = {
        "whole": WHOLE,
        "patched": f"{WHOLE.partition('keep it')[0]}patience nevermore afloat pays. So it does.",
        "cut": f"{WHOLE.partition('and by')[0]}heather copper muddle orchid velvet granite whistle lantern muslin pepper saddle walnut it for as long as does.",
    }
    texts = {name: f"{ARTICLE.rstrip()} {text}" for name, text in files.items()}
    answer = answers.lineage({name: text.encode() for name, text in texts.items()})
    ends = [(name, end) for p in answer["places"] for name, (_, end) in p["where"].items()]
    assert [name for name, end in ends if end > len(texts[name])] == []


def test_texts_that_each_lack_a_part_hang_together():
    """Of three texts of which but one is whole, every one gets a row or is the root."""
    middle = "had been a b c d e f three the same council chose to keep it for as long as"
    files = {
        "whole": WHOLE,
        "cut": f"{WHOLE.partition('had been')[0]}{middle}",
        "holed": WHOLE.replace("and by eight voices against three the same ", "").replace(
            "it for as long as the tower stands and", "g h i j k l m n o"
        ),
    }
    answer = answers.lineage(
        {name: f"{ARTICLE.rstrip()} {text}".encode() for name, text in files.items()}
    )
    rows = {row["child"] for row in (*answer["derivations"], *answer["undecided"])}
    parents = {row["parent"] for row in answer["derivations"]}
    assert set(files) <= rows | parents
    assert len(rows & set(files)) >= len(files) - 1
