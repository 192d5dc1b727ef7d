"""What is a later state of the source to be called?"""

from collections import Counter
from collections.abc import Sequence

from provenance.lineage.source.states import State
from provenance.lineage.testimony.edges import without_stop
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import Variation
from provenance.text.document import Marker

LABEL_WORDS = 6
"""Words of a wording quoted in the label of a silent edit."""

LABEL_LENGTH = 80
"""Code points at which a quoted wording is cut, whatever its words."""

CONTEXT = 3
"""Words quoted before the end of a wording that another goes on from."""

LETTERS = 12
"""Code points quoted there where no space parts words."""

SIGNS = "small changes of spelling or punctuation"

AGAIN = "put back word for word"
"""What a state is called that reads as the one from which it came does, with others between."""

UNORDERED = "wording {}"

SAID = (
    ("with ‘", "the wording "),
    ("without ‘", "the wording "),
    ("added ‘", "the state that "),
    ("dropped ‘", "the state that "),
    ("‘", "the state in which "),
    ("replaced by ‘", "the state in which all was "),
)
"""How labels that quote a text begin, and what a sentence says before them."""

REPLACED = 0.2
"""Share of its words that the longer of two texts has from the other if one replaced the other."""

KEPT = 0.9
"""Share of its words that a text has from another if it is a part of it."""

CUT = 0.8
"""Words that a part has, for each of the whole, at the most."""

EDGE = 600
"""Code points at a text's head and foot, where editors announce what they changed anywhere in it:
a title, a by-line with its dates, and a note of two sentences."""


def label_of(
    state: State, before: State, dividing: Sequence[Variation], own: str = ""
) -> tuple[str, str | None]:
    """What a later state is called: by its marker, its own name, or the largest thing it changed.

    Its `own` name is what it alone calls itself: "Version 2, June 1991".

    A marker that none of its own witnesses carries is that of a later edit, near the same words.
    Signs and capitals are named where no word changed.
    One at the head or the foot announces an edit anywhere, if the state before has no such one.
    """
    changed = [
        (variation, a, b)
        for variation, a, b in zip(dividing, before.vector, state.vector, strict=True)
        if a is not None and b is not None and a != b
    ]
    carried = {mark.label.split()[0] for member in state.members for mark in member.markers}
    marks = [
        mark
        for variation, a, b in changed
        if (mark := variation.marks[b]) is not None
        and _stem(mark) != _stem(variation.marks[a])
        and (mark.label.split()[0] in carried or not state.members)
    ]
    for mark in sorted(marks, key=lambda mark: mark.number is None):
        return mark.label, _marker_text(mark.label)
    announced = _announced(state, before)
    if announced is not None:
        return announced, _marker_text(announced)
    if own:
        return own, None
    if not changed:
        return _as_a_whole(state.members, before.members), None
    variation, a, b = max(changed, key=lambda c: (-len(c[0].base), c[0].size, -c[0].base[0]))
    older, newer = variation.text_in(before.members, a), variation.text_in(state.members, b)
    return _in_words(older, newer), None


def labels_apart(states: Sequence[State], dividing: Sequence[Variation]) -> list[str]:
    """What states in no known order are called: each by the largest wording that it alone has.

    One that has none is called by its number.
    """
    held = [Counter(column) for column in zip(*(one.vector for one in states), strict=True)]
    labels = []
    for number, state in enumerate(states, 1):
        own = [
            (variation, at, min(others, key=lambda other: (-counted[other], other)))
            for variation, at, counted in zip(dividing, state.vector, held, strict=True)
            if at is not None
            and counted[at] == 1
            and (others := [other for other in counted if other is not None and other != at])
        ]
        if not own:
            labels.append(UNORDERED.format(number))
            continue
        variation, at, other = max(own, key=lambda c: (c[0].size, -c[0].base[0]))
        labels.append(_apart(variation.text_in(state.members, at), variation.text(other)))
    return labels


def called(label: str) -> str:
    """A state as a sentence names it: by its label in quotation marks, or by what was done to it.

    >>> called("edited 1"), called("added ‘in ink’"), called("‘forty’ became ‘sixty’")
    ('“edited 1”', 'the state that added ‘in ink’', 'the state in which ‘forty’ became ‘sixty’')
    >>> called("with ‘forty’")
    'the wording with ‘forty’'
    >>> called('An earlier version said "forty".')
    'An earlier version said "forty".'
    """
    said = next((said for begins, said in SAID if label.startswith(begins)), None)
    if said is not None:
        return f"{said}{label}"
    return label if any(mark in label for mark in '“”"') else f"“{label}”"


def _as_a_whole(members: Sequence[Witness], before: Sequence[Witness]) -> str:
    """What became of a whole text, where no place tells what changed."""
    whole = [[w for w in held if w.published or not w.truncated] for held in (members, before)]
    own, older = [next((w.keys for w in held), ()) for held in whole]
    shared = (Counter(own) & Counter(older)).total()
    less, more = sorted((len(own), len(older)))
    if not less or own == older:
        texts = [held[0].document.text[_where(held[0])] for held in whole if held]
        return AGAIN if less and texts[0] == texts[1] else SIGNS
    if shared == more:
        return "put in another order"
    if shared < REPLACED * more and shared < KEPT * less:
        first = whole[0][0]
        text = first.document.text[first.sections[0].range.slice]
        return f"replaced by ‘{_short(text)}’"
    if shared >= KEPT * less and less < CUT * more:
        return "cut down to a part" if less == len(own) else "made whole again"
    return SIGNS


def _where(witness: Witness) -> slice:
    """The stretch of a text from its first section that testifies to its last."""
    return slice(witness.sections[0].range.start, witness.sections[-1].range.end)


def _announced(state: State, before: State) -> str | None:
    """The marker that most of a state's witnesses carry at an edge, and none of those before."""
    earlier = {mark.label for member in before.members for mark in member.markers}
    carried = Counter(label for member in state.members for label in _at_edge(member) - earlier)
    most = [label for label, count in carried.items() if 2 * count > len(state.members)]
    return min(most, key=lambda label: (-carried[label], label), default=None)


def _at_edge(witness: Witness) -> set[str]:
    first, last = witness.sections[0].range.start, witness.sections[-1].range.end
    return {
        mark.label
        for mark in witness.markers
        if mark.range.start < first + EDGE or mark.range.end > last - EDGE
    }


def _stem(mark: Marker | None) -> tuple[str, int | None] | None:
    return None if mark is None else (mark.label, mark.number)


def _marker_text(label: str) -> str:
    return f"({label})" if label.startswith("edited") else label


def _in_words(older: str, newer: str) -> str:
    """A silent edit in a few words.

    >>> _in_words("forty boats", "sixty boats")
    '‘forty boats’ became ‘sixty boats’'
    >>> _in_words("so it is and will be for all of us", "so it is and will be for none of us")
    '‘all of us’ became ‘none of us’'
    >>> _in_words(99 * "字" + "一", 99 * "字" + "二")
    '‘一’ became ‘二’'
    """
    if not older:
        return f"added ‘{_short(newer)}’"
    if not newer:
        return f"dropped ‘{_short(older)}’"
    if _short(older) == _short(newer):
        older, newer = from_difference(older, newer)
    return f"‘{_short(older)}’ became ‘{_short(newer)}’"


def _apart(own: str, other: str) -> str:
    """What one wording has that another reads otherwise, in a few words.

    >>> _apart("forty boats", "sixty boats"), _apart("", "in ink")
    ('with ‘forty boats’', 'without ‘in ink’')
    """
    if not own:
        return f"without ‘{_short(other)}’"
    if _short(own) == _short(other):
        own, _ = from_difference(own, other)
    return f"with ‘{_short(own)}’"


def from_difference(one: str, other: str) -> tuple[str, str]:
    """Two wordings without what both begin with, up to the word, or else the letter, that differs.

    Where one goes on from the other, the last words that both have stay.

    >>> from_difference("so it is", "so  it was")
    ('is', 'was')
    >>> from_difference("as far as that goes", "as far as that goes and on")
    ('as that goes', 'as that goes and on')
    >>> from_difference(99 * "字", 99 * "字" + "二")
    ('字字字字字字字字字字字字', '字字字字字字字字字字字字二')
    """
    one, other = " ".join(one.split()), " ".join(other.split())
    least = min(len(one), len(other))
    same = next((at for at in range(least) if one[at] != other[at]), None)
    if same is None:
        words = one[:least].split(" ")[-CONTEXT:]
        start = least - min(LETTERS if len(words) == 1 else LABEL_LENGTH, len(" ".join(words)))
        return one[start:], other[start:]
    word = one.rfind(" ", 0, same) + 1
    start = word if same - word < LABEL_LENGTH else same
    return one[start:], other[start:]


def _short(text: str) -> str:
    words = without_stop(text.strip()).split()
    cut = " ".join(words[:LABEL_WORDS])[:LABEL_LENGTH]
    return cut if cut == " ".join(words) else cut + "…"
