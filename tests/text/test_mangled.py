"""What a text that was read in a wrong encoding is compared as."""

import pytest

from provenance.text.mangled import mended

SAID = ["“It’s naïve,” she said – twice… ‘so’", "l’été à l’école, où l’on s’en va"]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_letters_come_back_from_a_wrong_encoding(said, charset):
    """UTF-8 read as Windows-1252 or Latin-1 is told as it was written, lost bytes and all."""
    spoilt = said.encode().decode(charset, errors="replace")
    text, places = mended(spoilt)
    assert text == said
    assert len(places) == len(text) + 1
    assert places[-1] == len(spoilt)
    assert spoilt[places[text.index("s")]] == "s"


@pytest.mark.parametrize("said", [*SAID, "Il a PAYÉ… «É»", "Âne, Ânesse", ""])
def test_a_sound_text_is_left_alone(said):
    """Accents and quotation marks of a text that was read rightly are no damage."""
    assert mended(said) is None
