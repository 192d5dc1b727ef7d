"""One variant laid out with the origin of each word: runs, their looks, and the legend."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from provenance.lineage.origins.introduced import UNDECIDED
from provenance.services.origins import Run, Traced, is_around
from provenance.text.document import Document
from provenance.text.spans import Span
from provenance.web.present.edition import by_siglum
from provenance.web.present.lineage import Graph
from provenance.web.present.reading import Part, lay_out
from provenance.web.present.verdicts import address_of
from provenance.web.present.words import count, join, percent, spell

LOOKS = 5
"""Looks that origins take in turn; their tags tell those of one look apart."""

SHOWN = 8
"""Origins that the legend shows before it folds the rest away."""

NAMED = 3
"""Origins that the sentence above the text names."""

DOUBTED = 4
"""Texts that are named of those that may have brought a word; of more the rest are counted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, and for a run of words of one origin its look, tag and what is said of it.

    `id` is its anchor where it is a stop on the walk, and `next` the anchor of the one after it.
    """

    text: str
    look: str = ""
    tag: str = ""
    says: str = ""
    id: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One origin in the legend; `node` is the address of its row, empty where it has none.

    `amount` tells how much it brought to the work, and how many words around it.
    """

    tag: str
    name: str
    look: str
    amount: str
    query: str
    node: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the text, and what stands around it."""

    parts: tuple[Part[tuple[Piece, ...]], ...]
    page: int
    pages: int
    legend: tuple[Entry, ...]
    more: tuple[Entry, ...]
    lead: str
    chosen: Entry | None
    first: str
    stops: int
    query: str


class Edition:
    """A variant with the origins of its words, of which a reader may have chosen one."""

    def __init__(self, document: Document, traced: Traced, siglum: str, chosen: str = "") -> None:
        self._document = document
        self._traced = traced
        self._siglum = siglum
        self._graph = Graph(traced.lineage)
        self._chosen = chosen if chosen in self._order else ""

    def page(self, number: int) -> Page:
        """Lay out one page, from 1."""
        parts, number, pages = lay_out(
            self._document, number, lambda placed: tuple(self._pieces(placed[0]))
        )
        walked = tuple(_walk(parts))
        stops = [piece.id for part in walked for line in part.paragraphs for piece in line]
        entries = [self._entry(origin) for origin in self._order]
        return Page(
            parts=walked,
            page=number,
            pages=pages,
            legend=tuple(entries[:SHOWN]),
            more=tuple(entries[SHOWN:]),
            lead=self._lead(),
            chosen=next((entry for entry in entries if entry.is_chosen), None),
            first=next(filter(None, stops), ""),
            stops=len(list(filter(None, stops))),
            query=f"&{urlencode({'origin': self._chosen})}" if self._chosen else "",
        )

    @cached_property
    def _words(self) -> Counter[str]:
        """How many words of the work each origin brought."""
        return self._count(around=False)

    @cached_property
    def _around(self) -> Counter[str]:
        """And how many that were put around it: those make nobody an author of the work."""
        return self._count(around=True)

    def _count(self, *, around: bool) -> Counter[str]:
        words: Counter[str] = Counter()
        for run in self._traced.runs:
            if is_around(self._document, run.range.start) == around:
                words[run.origin] += run.words
        return words

    @cached_property
    def _order(self) -> list[str]:
        """The origins as the lineage has them: states first, the variant and doubt at the end."""
        nodes = [node for node in self._graph.nodes if node not in self._last]
        found = {*self._words, *self._around}
        known = [origin for origin in (*nodes, *self._last) if origin in found]
        return [*known, *sorted(found - set(known))]

    @property
    def _last(self) -> tuple[str, str]:
        return self._siglum, UNDECIDED

    @cached_property
    def _ground(self) -> str:
        """What most words are of: they stand unmarked."""
        return max(self._order, key=lambda origin: self._words[origin], default="")

    @cached_property
    def _looks(self) -> dict[str, str]:
        turns = [o for o in self._order if o != self._ground and o not in self._last]
        looks = {origin: f"look-{1 + at % LOOKS}" for at, origin in enumerate(turns)}
        return (
            looks
            | {self._siglum: "look-own", UNDECIDED: "look-open"}
            | {self._ground: "look-ground"}
        )

    def _name(self, origin: str) -> str:
        if origin == UNDECIDED:
            return f"can’t be told: {self._doubted}" if self._doubted else "can’t be told"
        if origin == self._siglum:
            return f"{origin} itself"
        return self._graph.label_of(origin)

    def _tag(self, origin: str) -> str:
        """What stands before the words of an origin: a siglum, or the number of a revision."""
        if origin == UNDECIDED:
            return "?"
        if origin in self._graph.revisions:
            return str([*self._graph.revisions].index(origin) + 1)
        return origin.replace("x", "†", 1) if origin in self._graph.lost else origin

    @cached_property
    def _doubted(self) -> str:
        """The texts of which one brought the words of undecided origin."""
        return self._any_of({text for run in self._traced.runs for text in run.between})

    def _any_of(self, texts: Iterable[str]) -> str:
        """Name texts of which one brought a word."""
        names = [self._graph.label_of(text) for text in sorted(texts, key=by_siglum)]
        if len(names) > DOUBTED:
            names = [*names[: DOUBTED - 1], spell(len(names) - DOUBTED + 1, "other text")]
        return join(names, "or")

    def _says(self, origin: str, between: Sequence[str]) -> str:
        if origin == UNDECIDED:
            return f"brought by {self._any_of(between)}" if between else "origin can’t be told"
        if origin == self._siglum:
            return f"brought by {origin} itself"
        return f"introduced in {self._name(origin)}"

    def _entry(self, origin: str) -> Entry:
        has_row = origin in self._graph.derivations or origin in self._graph.undecided
        return Entry(
            tag=self._tag(origin),
            name=self._name(origin),
            look=self._looks[origin],
            amount=self._amount(origin),
            query=urlencode({"origin": origin}),
            node=address_of(origin) if has_row else "",
            is_chosen=origin == self._chosen,
        )

    def _amount(self, origin: str) -> str:
        words, around = self._words[origin], self._around[origin]
        if not words:
            return f"{count(around, 'word')} around the work"
        share = f"{count(words, 'word')}, {percent(words / self._words.total())}"
        return f"{share}, and {around:,} around the work" if around else share

    def _lead(self) -> str:
        whole = self._words.total()
        if not whole:
            return "This text holds no words of a work."
        most = [origin for origin, _ in self._words.most_common(NAMED)]
        said = [f"{percent(self._words[o] / whole)} from {self._from(o)}" for o in most]
        rest = len(self._words) - len(most)
        if rest:
            said.append(f"the rest from {spell(rest, 'other text')}")
        lead = f"Of {count(whole, 'word')}, {join(said).replace('% from', '% are from', 1)}."
        around = self._around.total()
        return f"{lead} Put around the work: {count(around, 'word')}." if around else lead

    def _from(self, origin: str) -> str:
        if origin != UNDECIDED:
            return self._name(origin)
        one = self._doubted
        return f"{one} (which one can’t be told)" if one else "texts that can’t be told"

    def _pieces(self, span: Span) -> Iterator[Piece]:
        """A paragraph as runs and what stands between them."""
        text, done = self._document.text, span.start
        for run in self._inside(span):
            start, end = _words_in(
                text, max(run.range.start, span.start), min(run.range.end, span.end)
            )
            if start > done:
                yield Piece(text[done:start])
            if start < end:
                yield self._piece(run, text[start:end])
            done = end
        if done < span.end:
            yield Piece(text[done : span.end])

    def _inside(self, span: Span) -> Sequence[Run]:
        return [run for run in self._traced.runs if run.range.overlap(span)]

    def _piece(self, run: Run, text: str) -> Piece:
        origin, says = run.origin, self._says(run.origin, run.between)
        if self._chosen and origin != self._chosen:
            return Piece(text, look="look-other")
        if origin == self._ground and not self._chosen:
            return Piece(text, look="look-ground", says=says)
        look = self._looks[origin] if origin != self._ground else "look-1"
        return Piece(text, look=look, tag=self._tag(origin), says=says, id="w")


def _words_in(text: str, start: int, end: int) -> tuple[int, int]:
    """The range from its first word to its last; an empty one where it holds none."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _walk(parts: Sequence[Part[tuple[Piece, ...]]]) -> Iterator[Part[tuple[Piece, ...]]]:
    """Number the stops, and let each know the one after it; the last leads to the first.

    What is said of a run is left out where the one before it is of the same origin.
    """
    total = sum(bool(piece.id) for part in parts for line in part.paragraphs for piece in line)
    at, said = 0, ""
    for part in parts:
        paragraphs = []
        for line in part.paragraphs:
            pieces = []
            for piece in line:
                changed = piece
                if piece.id:
                    at += 1
                    changed = replace(piece, id=f"w{at}", next=f"w{at % total + 1}")
                elif piece.says and piece.says == said:
                    changed = replace(piece, says="")
                said = piece.says or said
                pieces.append(changed)
            paragraphs.append(tuple(pieces))
        yield replace(part, paragraphs=tuple(paragraphs))
