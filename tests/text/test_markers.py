import pytest

from provenance.text.markers import find_markers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("It was so (edited 1).", ["edited 1"]),
        ("It was so (edited 1 ), or (edited).", ["edited 1", "edited"]),
        ("Fue así (editado).", ["edited"]),
        ("[Update] More came.", ["update"]),
        ("UPDATE May 9: more came.", ["update"]),
        ("Update 2: more came.", ["update 2"]),
        ("EDIT 2: thanks.", ["edited 2"]),
        ("**Correction:** it was 1911.", ["correction"]),
        ("Corrected on May 9, 2026", ["correction"]),
        ("It ended. UPDATE: it did not.", ["update"]),
        ("An earlier version of this article said so.", ["correction"]),
        ("訂正：一九一一年でした。", ["correction"]),
        ("【追記】返事が来た。", ["update"]),
        ("更正：应为1911年。", ["correction"]),
        ("编者按：这是一篇旧文。", ["editor's note"]),
        ("Mise à jour : il est parti.", ["update"]),
        ("Rectificatif : c’était 1911.", ["correction"]),
        ("Berichtigung: es war 1911.", ["correction"]),
        ("Aktualisiert am 5. Mai 2024", ["update"]),
        ("Actualización: llegó.", ["update"]),
        ("Corrección: fue en 1911.", ["correction"]),
        ("정정: 1911년입니다.", ["correction"]),
        ("Обновлено: дата уточнена.", ["update"]),
        ("Er sagte: „Es ist aus.“ UPDATE: Er blieb.", ["update"]),
        ("Исправление: это был 1911 год.", ["correction"]),
        ("The update: it broke.", []),
        ("He updated the table. A correction followed, and was edited.", []),
        ("Geography[edit]", []),
        ("Updated policies take years.", []),
        ("They said the update was late. Update: none.", []),
        ("Of the files that you\nedit: the second is kept.", []),
        ("Of the files that you keep.\nedit: the second is lost.", ["edited"]),
    ],
)
def test_only_words_shaped_as_markers_are_markers(text, labels):
    assert [one.label for one in find_markers(text)] == labels


def test_a_marker_has_its_range_and_number():
    text = "The town voted (edited 12) to stay."
    (marker,) = find_markers(text)
    assert (text[marker.range.slice], marker.number) == ("(edited 12)", 12)
