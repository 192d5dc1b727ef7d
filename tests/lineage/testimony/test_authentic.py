"""Texts of a treaty in several languages are no translations of each other where they say so."""

import pytest

from provenance import answers
from provenance.lineage.testimony.authentic import says_authentic

ENGLISH = """Convention on the Shared Lake

Article 1
The parties shall keep the water of the lake fit for drinking and shall not lower its level by more than 40 centimetres.

Article 2
Each party shall name two members of the Lake Commission, which meets in spring at the seat of the elder of them.

Article 3
Fishing with nets is allowed from May to October; no net shall be longer than 90 metres.

Article 4
This Convention is done in English and in French, both texts being equally authentic.
"""
FRENCH = """Convention sur le lac commun

Article 1
Les parties maintiennent l’eau du lac propre à la boisson et n’en abaissent pas le niveau de plus de 40 centimètres.

Article 2
Chaque partie désigne deux membres de la Commission du lac, qui se réunit au printemps au siège du plus âgé d’entre eux.

Article 3
La pêche au filet est autorisée de mai à octobre ; aucun filet ne dépasse 90 mètres.

Article 4
La présente Convention est faite en anglais et en français, les deux textes faisant également foi.
"""


@pytest.mark.parametrize(
    ("line", "language", "holds"),
    [
        ("Done in English and French, both texts being equally authentic.", "fr", True),
        ("Done in English and French, both texts being equally authentic.", "de", False),
        ("Geschehen in deutscher und italienischer Sprache, wobei jeder Wortlaut "
         "gleichermaßen verbindlich ist.", "it", True),
        ("hecho en español e inglés, siendo ambos textos igualmente auténticos", "es", True),
        ("日本語及び英語によりひとしく正文である本書二通を作成した。", "ja", True),
        ("用中文和俄文写成，两种文本同等作准。", "ru", True),
        ("The seal of the lake is authentic.", "en", False),
    ],
)  # fmt: skip  # a table
def test_what_a_treaty_says_of_its_texts_is_read_in_its_languages(line, language, holds):
    """Of a text in a language that it does not name it says nothing."""
    assert (says_authentic(f"Article 9\n{line}", language) is not None) is holds


def test_neither_of_two_authentic_texts_is_told_to_be_translated():
    """The row says why, with the words of the treaty."""
    answer = answers.lineage({"en": ENGLISH.encode(), "fr": FRENCH.encode()})
    (row,) = [row for row in answer["undecided"] if row["relation"] == "translation"]
    assert "drawn up side by side" in row["why"]
    assert not [row for row in answer["derivations"] if row["relation"] == "translation"]
