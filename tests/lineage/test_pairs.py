"""Which passage renders which, side by side?"""

import pytest

from provenance.lineage.across import meaning
from provenance.lineage.across.pairs import pair
from provenance.text import read

pytestmark = pytest.mark.skipif(
    not meaning.can_tell(), reason="the sentence encoder is not installed"
)

ENGLISH = (
    "The mill at Sorrow Bridge has ground barley since 1741.\n\n"
    "Its wheel was replaced twice, and its miller only once.\n\n"
    "On market days the children come to watch the sacks go up."
)
FRENCH = (
    "Le moulin du pont de Sorrow moud de l’orge depuis 1741.\n\n"
    "Les jours de marché, les enfants viennent regarder monter les sacs.\n\n"
    "Sa roue a été remplacée deux fois, et son meunier une seule."
)


def test_what_was_put_elsewhere_is_paired_and_said_to_be():
    """Every sentence keeps its place in the older text."""
    pairs = pair(read(ENGLISH.encode(), name="a.txt"), read(FRENCH.encode(), name="b.txt"))
    rows = [
        (
            ENGLISH[one.older[0].slice].split(maxsplit=1)[0],
            FRENCH[one.newer[0].slice].split(maxsplit=1)[0],
        )
        for one in pairs
    ]
    assert rows == [("The", "Le"), ("Its", "Sa"), ("On", "Les")]
    assert sum(one.swapped for one in pairs) == 1


def test_every_passage_of_a_real_translation_finds_its_source_and_what_leaked_finds_none(seeds):
    """The original is printed below it; what instructs a translating program renders nothing."""
    (path,) = seeds.glob("002_*.txt")
    document = read(path.read_bytes(), name=path.name)
    original = "\n".join(
        document.text[section.range.slice]
        for section in document.sections
        if section.role == "original"
    )
    rendered = [
        span
        for one in pair(read(original.encode(), name="original.txt"), document)
        if one.older
        for span in one.newer
    ]
    own = {role: [s.range for s in document.sections if s.role == role] for role in ROLES}
    passages = [p for p in document.passages if any(r.holds(p) for r in own["translation"])]
    alone = [p for p in passages if not any(p.overlap(span) for span in rendered)]
    assert (len(passages) > 30, alone) == (True, [])
    assert not any(span.overlap(r) for span in rendered for r in own["leaked instruction"])


ROLES = ("translation", "leaked instruction")
