"""A text that holds several works makes them no work of one wording."""

import pytest

from provenance import answers
from provenance.lineage.testimony.compilations import parted
from provenance.lineage.testimony.families import families
from provenance.lineage.testimony.witnesses import witnesses
from provenance.text import read
from tests.lineage.clauses import clauses, text

ODE, PSALM, OWN = clauses(61, 12), clauses(62, 10), clauses(63, 6)


def copies(name, work, count):
    """Copies of a work, each with a clause that it alone has otherwise."""
    found = {}
    for at in range(count):
        slip = [*work[: at + 1], *clauses(70 + at, 1), *work[at + 2 :]]
        found[f"{name}{at}"] = text(slip)
    return found


BOOK = {"book": text(ODE, OWN, PSALM)}
LIBRARY = copies("ode", ODE, 4) | copies("psalm", PSALM, 3) | BOOK


def groups(texts, meta=None):
    documents = {name: read(body.encode(), name=name) for name, body in texts.items()}
    found = families(witnesses(documents, meta or {}))
    assert len(found) == 1
    parts, compiled = parted(found[0].members)
    names = sorted(sorted(witness.id for witness in part) for part in parts)
    return names, {name: sorted(w.id for w in works) for name, works in compiled.items()}


def test_works_that_a_book_alone_holds_together_are_families_of_their_own():
    """Four odes and three psalms are two families, and the book with both is of neither."""
    names, compiled = groups(LIBRARY)
    assert names == [
        ["book"],
        ["ode0", "ode1", "ode2", "ode3"],
        ["psalm0", "psalm1", "psalm2"],
    ]
    assert [len(works) for works in compiled.values()] == [2]


@pytest.mark.parametrize(
    "texts",
    [
        copies("ode", ODE, 4) | BOOK,
        copies("ode", ODE, 1) | copies("psalm", PSALM, 1) | BOOK,
        {f"book{at}": body for at, body in enumerate(copies("", ODE + PSALM, 4).values())}
        | copies("ode", ODE, 3)
        | copies("psalm", PSALM, 3),
    ],
)
def test_who_made_excerpts_took_them_from_the_whole(texts):
    """Where one work is held, or the whole is known from more texts than its parts, all stay."""
    names, compiled = groups(texts)
    assert names == [sorted(texts)]
    assert not compiled


def test_of_what_is_known_when_it_was_there_nothing_is_parted():
    """A page that showed two articles on one day, and either on others, is one page's."""
    meta = {"book": {"fetched": "2026-03-02"}}
    assert groups(LIBRARY, meta) == ([sorted(LIBRARY)], {})


SOUP = """Cut four onions and let them go soft in butter over a low fire.
Pour on two pints of broth and put in a bunch of thyme.
Let the pot stand at the back of the stove for an hour.
Toast a slice of bread for each guest and rub it with garlic.
Lay the bread in the bowls before the soup is poured.
Grate hard cheese over it and set the bowls under the grill.""".splitlines()
CLOCK = """Stop the pendulum and take the weights off their hooks.
Lift the hands away after the small pin has been drawn.
Four screws hold the plate to the case, and two are hidden by felt.
Brush the wheels with spirit and dry them on a clean cloth.
A drop of oil goes to each pivot, and none to the teeth.
Set the beat by ear until both ticks are equally long.""".splitlines()
FERRY = """The ferry leaves the north quay at six, at noon and at dusk.
Bicycles travel free of charge, and dogs on a lead.
In fog the master may put off a crossing without notice.
Tickets that were bought in the village are good for a week.
Parties of ten and more write to the office beforehand.
Nobody may stand on the ramp before the chain is down.""".splitlines()


def recopied(name, work, count):
    """Copies of a work, in each of which one sentence has lost its first words."""
    return {
        f"{name}{at}": "\n".join(
            line.split(" ", 3)[-1] if at == number else line for number, line in enumerate(work)
        )
        for at in range(count)
    }


def test_the_answer_names_what_a_compilation_holds():
    """A book of two works beside a third is undecided, and its row says what it holds."""
    book = {"book": "\n".join(["What we know by heart.", *SOUP, "And then:", *CLOCK])}
    texts = recopied("ferry", FERRY, 5) | recopied("soup", SOUP, 3) | recopied("clock", CLOCK, 3)
    answer = answers.lineage({name: body.encode() for name, body in (texts | book).items()})
    row = next(row for row in answer["undecided"] if row["child"] == "book")
    assert [name[:4] for name in sorted(row["between"])] == ["cloc", "soup"]
    assert row["why"].startswith("It holds 2 works of different wording beside each other")


def test_what_shares_little_with_the_source_says_how_much():
    """A text with one sentence of the source, and nothing else, is told to have a part of it."""
    texts = recopied("ferry", FERRY, 4) | {"other": "\n".join([*CLOCK, FERRY[3]])}
    answer = answers.lineage({name: body.encode() for name, body in texts.items()})
    row = next(row for row in answer["undecided"] if row["child"] == "other")
    assert row["why"].startswith("It has 6% of its runs of five words in common with ferry")


def test_some_sentences_that_are_of_one_kind_make_no_summary_of_a_lone_state():
    """Who says a third of what a source in one state says, and no more, is not said to sum it up.

    Terms of one trade say much alike, whoever wrote them.
    """
    answer = answers.lineage(
        {
            "ours.txt": "\n".join(FERRY).encode(),
            "theirs.txt": (
                b"The tram goes from the market at seven. A dog must be led. "
                b"The museum has three rooms of old masters. Its roof was mended last year. "
                b"The keeper wears a blue coat."
            ),
        }
    )
    assert not any(row["child"] == "theirs.txt" for row in answer["derivations"])
