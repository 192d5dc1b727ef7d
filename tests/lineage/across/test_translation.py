"""From which revision was it made? Asked of the whole engine, in other languages and other words."""

import pytest

from provenance import answers
from provenance.lineage.across import meaning
from tests.lineage.texts import AFTER_EDIT, ARTICLE, PARAGRAPHS, changed

GERMAN = (
    "Die Fähre in Orlen fährt neunmal am Tag, und seit achtzig Jahren sagt dieselbe Glocke der "
    "Stadt, wann sie rennen muss. Für die Touristen läutet sie niemand; die kommen mit dem Auto "
    "und warten in der Schlange.",
    "Im Frühjahr zählte die Hafenbehörde die Fahrgäste neu. Sie kam auf 41.000 Überfahrten in "
    "zwölf Monaten, weniger als vor dem Bau der Brücke, aber mehr, als irgendwer erwartet hatte.",
    "Die Glöcknerin Ada Rusk sagt, die Behörde habe den Betrieb nie verstanden. Vielleicht geht "
    "sie im Herbst in den Ruhestand, und niemand kennt den Fahrplan so auswendig wie sie.",
    "Was die Stadt ohne sie anfangen soll, ist eine Frage, die der Rat immer wieder aufschiebt. "
    "Drei Mitglieder wollen ein Signal an einem Mast; zwei würden lieber den Anleger schließen und "
    "das alte Boot verkaufen.",
    "Bis dahin hängt die Glocke, wo sie hing, grün vom Salz, über einer Tür, die nicht schließt. "
    "Um zehn nach sechs läutet sie für das letzte Boot, und die Möwen fliegen auf, als hätte man "
    "es ihnen gesagt.",
)
EDITED_GERMAN = (
    "Die Glöcknerin Ada Rusk sagt, sie und die Behörde seien über den Betrieb uneins. Vielleicht "
    "geht sie im Herbst in den Ruhestand, und niemand kennt den Fahrplan so auswendig wie sie."
)
COUNTED = changed(AFTER_EDIT, ("41,000", "43,500"))
DATES = ("2026-01-01", "2026-02-01", "2026-03-01")
STATES = dict(zip(("one.txt", "two.txt", "three.txt"), (ARTICLE, AFTER_EDIT, COUNTED), strict=True))


def german(*, edited=False, counted=False):
    third = EDITED_GERMAN if edited else GERMAN[2]
    second = GERMAN[1].replace("41.000", "43.500") if counted else GERMAN[1]
    return "\n\n".join((GERMAN[0], second, third, *GERMAN[3:])) + "\n"


def lineage(when=None, **texts):
    files = {f"{name}.txt": text for name, text in texts.items()} | STATES
    meta = {name: {"fetched": date} for name, date in zip(STATES, DATES, strict=True)}
    meta |= {f"{name}.txt": {"fetched": when} for name in texts if when}
    return answers.lineage({name: text.encode() for name, text in files.items()}, meta)


def row(answer, name):
    (found,) = [
        r for r in (*answer["derivations"], *answer["undecided"]) if r["child"] == f"{name}.txt"
    ]
    return found


@pytest.mark.parametrize(
    ("revision", "edited", "counted"),
    [("r0", False, False), ("r1", True, False), ("r2", True, True)],
)
def test_the_places_that_changed_date_a_translation(revision, edited, counted):
    """A translation hangs from the revision whose wording and numbers it renders."""
    found = row(lineage(uebersetzt=german(edited=edited, counted=counted)), "uebersetzt")
    assert (found["parent"], found["relation"]) == (revision, "translation")
    assert found["confidence"] > 0.8


def test_both_sides_are_quoted_with_their_place():
    """The evidence quotes the translation and both wordings, and names the place."""
    found = row(lineage(uebersetzt=german(edited=True)), "uebersetzt")
    (says,) = [e for e in found["evidence"] if "43,500" in e["says"]]
    assert "41.000" in says["says"]
    assert says["place"] in {place["id"] for place in lineage(uebersetzt=german())["places"]}


def test_lost_line_breaks_change_no_answer():
    """The translation on one line is dated as well."""
    flat = german(edited=True).replace("\n\n", " ")
    assert row(lineage(flat=flat), "flat")["parent"] == "r1"


def test_a_translation_partly_brought_up_to_date_is_mixed():
    """What follows a later revision in one place and an earlier one in another names both."""
    found = row(lineage(mixed=german(edited=False, counted=True)), "mixed")
    assert {found["parent"], *(other["parent"] for other in found["also"])} >= {"r0", "r2"}


def test_no_text_comes_from_what_was_not_there_yet():
    """A date before the last revision rules it out, though another reading is for it."""
    found = row(lineage(when="2026-02-15", early=german(edited=True, counted=True)), "early")
    assert found.get("parent", found.get("between", ["none"])[0]) == "r1"


def test_where_no_telling_place_is_rendered_it_is_undecided():
    """A translation that leaves out what changed can't be dated, and its row says so."""
    rest = "\n\n".join((GERMAN[0], *GERMAN[3:])) + "\n"
    found = row(lineage(rest=rest), "rest")
    assert set(found["between"]) == {"r0", "r1", "r2"}
    assert found["relation"] == "translation"
    assert "would have told" in found["why"] or "no place" in found["why"]


def test_another_text_in_another_language_is_no_translation():
    """A foreign text on something else has no parent."""
    other = (
        "Zur Suppe gehören zwei Stangen Lauch. Man brät sie zehn Minuten in Butter. Dann gießt man "
        "Brühe an. Zum Schluss kommt Sahne hinein. Wer mag, nimmt Speck dazu."
    )
    assert "parent" not in row(lineage(suppe=other), "suppe")


REWORDED = (
    "At Olun the ferryboat makes the crossing nine times daily, and one and the same clock has "
    "been informing townspeople for eighty years of the moment to start running. It isn't struck "
    "for sightseers; those come by car and stand in line.",
    "Passengers were tallied once more by the port authority in springtime. There were 41,000 "
    "journeys within one year: not as many as before the bridge was built, though above everyone's "
    "expectation.",
    "According to Aida Lask, keeper of the clock, she and the authority are not of one mind about "
    "the operation. She will perhaps stop working in autumn, and no other person has memorised the "
    "schedule like her.",
    "The municipal assembly again and again postpones asking what the place should do when Aida "
    "Lask is gone. A signal mounted on a mast is the wish of three of them; two others prefer that "
    "the landing be shut and the aged vessel sold, as people in Olun know.",
    "For now the clock remains hanging where it was, turned green by salt, over a door which won't "
    "close. When it sounds at 6:10 for the final sailing, the seagulls rise as if someone had "
    "informed them.",
)


def test_names_that_came_back_changed_make_a_retranslation():
    """A text reworded sentence by sentence with other names went through another language."""
    found = row(lineage(again="\n\n".join(REWORDED) + "\n"), "again")
    assert (found["parent"], found["relation"]) == ("r1", "retranslation")
    assert any("“Orlen”" in e["says"] and "“Olun”" in e["says"] for e in found["evidence"])


def test_the_same_with_its_names_is_a_paraphrase():
    """Where the names are the author's, rewording is a paraphrase."""
    text = "\n\n".join(REWORDED).replace("Olun", "Orlen").replace("Aida Lask", "Ada Rusk")
    assert row(lineage(again=text), "again")["relation"] == "paraphrase"


def test_without_meaning_a_translation_is_undecided():
    """Without the encoder the answer comes all the same and says what it can't tell."""
    with meaning.left_out():
        found = row(lineage(uebersetzt=german()), "uebersetzt")
    assert set(found["between"]) == {"r0", "r1", "r2"}
    assert "takes meaning" in found["why"]


def test_names_and_order_of_files_change_nothing():
    """Renamed and turned round, the files give the same answer."""
    plain = row(lineage(uebersetzt=german(edited=True)), "uebersetzt")
    other = row(lineage(a=german(edited=True)), "a")
    keys = ("parent", "relation", "confidence", "evidence", "also")
    assert [plain[key] for key in keys] == [other[key] for key in keys]


def test_paragraphs_are_those_of_the_article():
    """The German has a paragraph for each of the article's."""
    assert len(GERMAN) == len(PARAGRAPHS)


def test_what_one_copy_alone_has_dates_nothing():
    """Where no dates vouch for it, a deviation of one copy is no state and does not vote."""
    files = {name: text.encode() for name, text in STATES.items()}
    files["uebersetzt.txt"] = german(edited=True).encode()
    found = row(answers.lineage(files, {}), "uebersetzt")
    assert (found["parent"], found["relation"]) == ("r1", "translation")


@pytest.mark.skipif(not meaning.can_tell(), reason="the sentence encoder is not installed")
def test_two_lone_texts_in_two_languages_do_not_tell_which_is_the_original():
    """One is hung from the other, at even odds and with a sentence that says so; dates tell."""
    texts = {"one.txt": ARTICLE.encode(), "two.txt": german().encode()}
    (found,) = [r for r in answers.lineage(texts)["derivations"] if r["relation"] == "translation"]
    assert found["confidence"] == 0.5
    assert found["evidence"][0]["says"].startswith("Nothing but its length makes the other text")
