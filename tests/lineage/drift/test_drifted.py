"""A lineage tells which facts its texts tell otherwise than what they were made from."""

from provenance import answers
from provenance.lineage.across import meaning

BELLS = (
    "The bell tower of Askmoor has 212 steps and was finished in 1888.\n\n"
    "Every morning a keeper climbs it, winds the clock and writes down the weather.\n\n"
    "The largest of its four bells weighs 900 kilograms and rings only for funerals.\n\n"
    "On 3 May 1921 lightning struck the roof, and the town collected money for a new one.\n"
)


def told(texts, meta=None):
    """The drift that the lineage of these texts tells: variant, kind and both wordings."""
    files = {name: text.encode() for name, text in texts.items()}
    rows = answers.lineage(files, meta or {})["drift"]
    return [(row["variant"], row["kind"], row["source"], row["says"]) for row in rows]


def dated(names):
    """Meta data that has the files captured one day after the other."""
    return {name: {"fetched": f"2024-05-{day:02}"} for day, name in enumerate(names, start=1)}


def test_a_copyist_who_changes_a_number_is_told():
    """An undated copy that alone deviates has drifted, and this takes no encoder to tell."""
    texts = {
        "a.txt": BELLS,
        "b.txt": BELLS.replace("\n\n", " "),
        "c.txt": BELLS.replace("900 kilograms", "90 kilograms"),
    }
    with meaning.left_out():
        assert told(texts) == [("c.txt", "number", "900 kilograms", "90 kilograms")]


def test_an_author_s_edit_is_no_drift():
    """What the author changed between revisions is told by the revisions alone."""
    newer = BELLS.replace("212 steps", "214 steps").replace("four bells", "five bells")
    texts = {"1.txt": BELLS, "2.txt": newer, "3.txt": newer.replace("\n\n", "\n")}
    with meaning.left_out():
        assert told(texts, dated(texts)) == []


def test_a_translation_is_held_against_every_revision():
    """A number that one of the revisions gives is no drift; one that none gives is."""
    newer = BELLS.replace("212 steps", "214 steps")
    german = (
        "Der Glockenturm von Askmoor hat 212 Stufen und wurde 1888 vollendet.\n\n"
        "Jeden Morgen steigt ein Wärter hinauf, zieht die Uhr auf und notiert das Wetter.\n\n"
        "Die größte seiner vier Glocken wiegt 9000 Kilogramm und läutet nur bei Begräbnissen.\n\n"
        "Am 3. Mai 1921 schlug der Blitz ins Dach ein, und die Stadt sammelte Geld für ein neues.\n"
    )
    texts = {"1.txt": BELLS, "2.txt": newer, "de.txt": german}
    assert told(texts, dated(["1.txt", "2.txt"])) == [
        ("de.txt", "number", "900 kilograms", "9000 Kilogramm")
    ]


def test_what_the_only_witness_of_a_revision_changed_may_be_its_author_s():
    """An announced edit far from its note has not drifted in the one text that carries it."""
    note = "Correction: an earlier version of this article gave a wrong weight.\n\n"
    newer = f"{note}{BELLS}".replace("900 kilograms", "90 kilograms")
    with meaning.left_out():
        assert told({"a.txt": BELLS, "b.txt": BELLS.replace("\n\n", " "), "c.txt": newer}) == []
