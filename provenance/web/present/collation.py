"""What the pages of a collation have in common: what was asked, and how places are named."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from provenance.diffing.collating.collation import Row
from provenance.diffing.collating.variation import (
    OMITS,
    Manner,
    Variation,
    find_elsewhere,
    find_variations,
)
from provenance.services.align import Aligned
from provenance.services.collate import Text
from provenance.web.present.words import count, join

CLIPPED = 90
"""Characters of a reading shown in a list; its place shows all of it."""
LISTED = 12
"""Texts of one reading that are all named in a list of places; a place by itself names all."""
NAMED = 12
"""Sigla named in a sentence before the rest is counted."""

MANNERS = {
    Manner.SUBSTANCE: "wording",
    Manner.TYPOGRAPHY: "typography",
    Manner.OBSERVATION: "around the work",
}
"""What the kinds of places are called."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked to see of a collation, as its address says it."""

    names: tuple[str, ...] = ()
    everything: bool = False
    language: str = ""
    base: str = ""
    as_found: bool = False
    kind: str = ""
    witness: str = ""
    sort: str = ""
    page: int = 1
    least: int = 0

    @property
    def query(self) -> str:
        """The address's end that keeps the choice of texts, or nothing where none was made."""
        said = [("with", name) for name in self.names]
        said += [("texts", "all")] if self.everything else []
        said += [(name, value) for name in ("language", "base") if (value := getattr(self, name))]
        if self.as_found:
            said.append(("corrections", "off"))
        return f"?{urlencode(said)}" if said else ""

    @property
    def kin_query(self) -> str:
        """The same for the texts in the words of the base alone."""
        return replace(self, names=(), everything=False).query or "?"

    @property
    def whole_query(self) -> str:
        """The same for all texts."""
        return replace(self, names=(), everything=True).query

    @property
    def list_query(self) -> str:
        """The same with what was asked of the list of places, ready for a page's number."""
        return self._with("kind", "witness", "sort")

    @property
    def map_query(self) -> str:
        """The same with what was asked of the map, ready for a page's number."""
        return self._with("least")

    def _with(self, *names: str) -> str:
        said = [(name, value) for name in names if (value := getattr(self, name))]
        ends = [part for part in (self.query.removeprefix("?"), urlencode(said)) if part]
        return "?" + "".join(f"{part}&" for part in ends)

    @property
    def other_view(self) -> str:
        """The same with the corrections laid aside, or laid over again."""
        return replace(self, as_found=not self.as_found).query or "?"


@dataclass(frozen=True, slots=True)
class Group:
    """Those who read, or write, the same at a place.

    `text` is empty where they have nothing; `is_elsewhere` where they have it at another place.
    """

    text: str
    witnesses: tuple[Text, ...]
    is_base: bool = False
    is_elsewhere: bool = False
    forms: tuple["Group", ...] = ()

    @property
    def names(self) -> str:
        """Who they are."""
        return " ".join(say_name(text) for text in self.witnesses)

    @property
    def named(self) -> str:
        """Who they are where many places stand in a list; of very many some, and how many more."""
        if len(self.witnesses) <= LISTED:
            return self.names
        some = " ".join(say_name(text) for text in self.witnesses[: LISTED // 2])
        return f"{some} and {len(self.witnesses) - LISTED // 2} more"

    @property
    def clipped(self) -> str:
        """The reading on one line, shortened."""
        return clip(self.text)


class Edition:
    """A collation laid out from one of its texts, the base."""

    def __init__(self, aligned: Aligned, base: str = "") -> None:
        self.aligned = aligned
        self.texts = aligned.texts
        self.rows: Sequence[Row] = aligned.found.rows
        self._order = aligned.found.order
        names = [text.name for text in self.texts]
        self.base = names.index(base) if base in names else 0
        self.variations = find_variations(aligned.found, [text.own for text in self.texts])

    @property
    def places(self) -> str:
        """How many places there are."""
        return count(len(self.variations), "place")

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each place, from 1, by its row."""
        return {place.row: number for number, place in enumerate(self.variations, 1)}

    @cached_property
    def by_row(self) -> Mapping[int, Variation]:
        """The places by their rows."""
        return {place.row: place for place in self.variations}

    def id_of(self, row: int) -> str:
        """Name a place by its first witness and where it stands there: `B-1203`.

        Such a name opens the same words whatever texts are collated with it.
        """
        cells = self.rows[row].cells
        text = next(at for at, cell in enumerate(cells) if cell)
        cell = cells[text]
        start = cell.start if cell else 0
        return f"{self.texts[text].siglum}-{self.texts[text].range.start + start}"

    def row_of(self, siglum: str, offset: int) -> int | None:
        """Give the row in which a variant has what stands at an offset; None if there is none."""
        for at, text in enumerate(self.texts):
            if text.siglum == siglum and text.range.start <= offset < text.range.end:
                inside = offset - text.range.start
                for number, row in enumerate(self.rows):
                    if (cell := row.cells[at]) and cell.start <= inside < cell.end:
                        return number
        return None

    def said(self, row: int, text: int) -> str:
        """Give what a text has in a row."""
        cell = self.rows[row].cells[text]
        return self.texts[text].text[cell.slice] if cell else ""

    def readings(self, place: Variation) -> list[Group]:
        """Give who reads what at a place: the base first, then the most, then those with nothing.

        Of a place of typography the readings are the ways to write the same words; of what stands
        around the work all that is there.
        """
        if place.manner is Manner.SUBSTANCE:
            numbers: Sequence[int | None] = place.reads
        else:
            numbers = self.rows[place.row].forms
            if place.manner is Manner.OBSERVATION:
                numbers = [OMITS if number is None else number for number in numbers]
        grouped: dict[int, list[int]] = {}
        for text in self._order:
            number = numbers[text]
            if number is not None:
                grouped.setdefault(number, []).append(text)
        gaps = grouped.pop(OMITS, [])
        groups = [self._group(place.row, texts) for texts in grouped.values()]
        elsewhere = self.elsewhere.get(place.row, frozenset())
        moved = [text for text in gaps if text in elsewhere]
        left = [text for text in gaps if text not in elsewhere]
        for texts in filter(None, (moved, left)):
            is_base = self.base in texts
            groups.append(Group("", self.in_order(texts), is_base, is_elsewhere=texts is moved))
        return sorted(groups, key=_rank)

    @cached_property
    def elsewhere(self) -> Mapping[int, frozenset[int]]:
        """The texts that have what stands in a row at another place, by that row."""
        return find_elsewhere(self.aligned.found)

    def _group(self, row: int, texts: Sequence[int]) -> Group:
        forms: dict[int | None, list[int]] = {}
        for text in texts:
            forms.setdefault(self.rows[row].forms[text], []).append(text)
        base = self.base in texts
        first = self.base if base else texts[0]
        return Group(
            text=self.said(row, first).strip(),
            witnesses=self.in_order(texts),
            is_base=base,
            forms=tuple(
                Group(self.said(row, held[0]).strip(), self.in_order(held), self.base in held)
                for held in forms.values()
            ),
        )

    def in_order(self, texts: Iterable[int]) -> tuple[Text, ...]:
        """Give texts in the order of their sigla."""
        return tuple(self.texts[text] for text in sorted(texts))

    def departs(self, place: Variation, witness: int) -> bool:
        """Whether a text reads, or writes, otherwise at a place than the base does."""
        if place.manner is Manner.SUBSTANCE:
            return witness in place.differing(self.base)
        forms = self.rows[place.row].forms
        if place.manner is Manner.TYPOGRAPHY and None in {forms[witness], forms[self.base]}:
            return False
        return forms[witness] != forms[self.base]

    def differing(self, place: Variation) -> int:
        """How many texts read, or write, otherwise at a place than the base does."""
        if place.manner is Manner.SUBSTANCE:
            return len(place.differing(self.base))
        return sum(self.departs(place, text) for text in range(len(self.texts)))

    def lemma(self, place: Variation) -> str:
        """Give what the base has at a place."""
        return self.said(place.row, self.base).strip()


def _rank(group: Group) -> tuple[bool, bool, bool, int]:
    is_gap = not group.text
    return not group.is_base, is_gap, is_gap and not group.is_elsewhere, -len(group.witnesses)


def say_name(text: Text) -> str:
    """Name a text in running words.

    A part of a variant is named as such: `G (original)`.
    """
    return f"{text.siglum} ({text.part})" if text.part else text.siglum


def say_names(texts: Sequence[Text]) -> str:
    """Name texts in a sentence, the rest counted where they are many."""
    names = [say_name(text) for text in texts]
    if len(names) > NAMED:
        return f"{', '.join(names[: NAMED - 1])} and {len(names) - NAMED + 1} more"
    return join(names)


def clip(text: str, most: int = CLIPPED) -> str:
    """Put words on one line, shortened in the middle.

    >>> clip("one two three four", 11)
    'one t… four'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    half = (most - 1) // 2
    return f"{line[:half]}…{line[len(line) - half :]}"
