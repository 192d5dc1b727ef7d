"""Who directs changes to a text says so in lines of their own."""

import pytest

from provenance.lineage.testimony.directions import directs


@pytest.mark.parametrize(
    "line",
    [
        "2. Section 4 of the Tolls Act is amended by deleting the words “one penny”.",
        "3. In section 9 of that Act, for “ten” substitute “twelve”.",
        "Clause 5 of the Agreement is deleted and replaced with the following:",
        "In § 6 wird das Wort „acht“ durch das Wort „zehn“ ersetzt.",
        "§ 7 erhält folgende Fassung:",
        "À l’article 5, les mots « trente jours » sont remplacés par les mots « un mois ».",
        "Se sustituye el artículo 12 por el siguiente:",
        "All’articolo 3 la parola «dieci» è sostituita dalla parola «venti».",
        "No artigo 8 são revogadas as alíneas b) e c).",
        "In artikel 4 wordt het woord “acht” vervangen door “tien”.",
        "W art. 7 ust. 2 otrzymuje brzmienie:",
        "В статье 5 слово «десять» заменить словом «двенадцать».",
        "第三条中「百円」を「二百円」に改める。",
        "将第四条修改为：",
    ],
)
def test_a_line_that_changes_a_provision_makes_a_text_that_directs(line):
    """In a dozen languages; the title says of which act."""
    assert directs(f"An act about the harbour\n\n{line}\n")


@pytest.mark.parametrize(
    "text",
    [
        "7. Repealed by Act 2 of 1991.\n",
        "Rule 8. Rescinded.\n[Amended April 3, 1962, effective July 1, 1962.]\n",
        '"""Which words were added, and which deleted?"""\n',
        "What the keeper adds to the log is replaced every year by a clean copy.\n",
        "A note in the log was deleted. "
        + "The bell was rung. " * 12
        + "See article 4 of the act.",
    ],
)
def test_notes_of_what_was_changed_direct_nothing(text):
    """They stand in the text as it was changed."""
    assert not directs(text)


def test_an_act_that_also_amends_another_is_there_for_itself():
    """One of its many sections directs a change."""
    own = "".join(f"{at}. Every boat of {at} metres or more shows a light.\n" for at in range(20))
    assert not directs(f"{own}20. In section 3 of the Tolls Act, “ten” is replaced by “twelve”.\n")
