"""What is known of an article's texts while their lineage is being made?"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from provenance.services.read import Summary
from provenance.text.names_of_languages import name_language

SHOWN = 6
"""Languages, and markers of editing, that are named, those of most texts first."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """How many of the texts are read, and what they say: languages and markers with their texts."""

    texts: int
    read: int
    languages: tuple[tuple[str, int], ...]
    markers: tuple[tuple[str, int], ...]


def known_so_far(summaries: Collection[Summary]) -> SoFar:
    """Tell what the texts read so far say of themselves.

    >>> known_so_far([Summary("en", markers=("edited 1",)), Summary(pending=True)])
    SoFar(texts=2, read=1, languages=(('English', 1),), markers=(('edited 1', 1),))
    """
    read = [summary for summary in summaries if not summary.pending]
    return SoFar(
        texts=len(summaries),
        read=len(read),
        languages=_commonest(name_language(summary.language) for summary in read),
        markers=_commonest(label for summary in read for label in set(summary.markers)),
    )


def _commonest(said: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(said)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:SHOWN])
