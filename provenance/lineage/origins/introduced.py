"""Which text of its line introduced each word of a variant?

The line is taken as the lineage tells it; words are carried down it (`origins_line`). What is
worded anew, as a translation is, originates where it was worded. Where the line is undecided,
every text that could be the parent is asked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from provenance.lineage.graph import Derivation, Lineage, Undecided
from provenance.lineage.origins.align import aligned
from provenance.lineage.origins.line import NEW, Line
from provenance.lineage.origins.lines import Graph
from provenance.lineage.origins.texts import Texts, Words
from provenance.text.document import Document
from provenance.text.spans import Span

UNDECIDED = "undecided"

WORDED_ANEW = frozenset({"translation", "retranslation"})
"""Relations in which no word is the parent's, even where both have the same."""

VERBATIM = 6
"""Words in a row by which a summary or a text of other wording is held to quote its source."""

QUOTING = frozenset({"summary", "quotation", None})
"""Relations in which only what is quoted is the parent's."""

FELLOWS = 24
"""Other copies of a lost text that are asked which of a copy's words it had."""


@dataclass(frozen=True, slots=True)
class WordOrigin:
    """A word of a variant and the id of the node that introduced it, or "undecided".

    An undecided word was introduced by one of the texts `between`.
    """

    range: Span
    origin: str
    between: tuple[str, ...] = ()


def word_origins(
    lineage: Lineage,
    documents: Mapping[str, Document],
    of: str,
    watch: Callable[[int], None] = lambda texts: None,  # noqa: ARG005 - who does not watch names what it is not told
) -> tuple[WordOrigin, ...]:
    """Tell for every word of the variant `of`, in order, what introduced it.

    An origin is a variant, a section, a revision or a lost node of `lineage`; words that were put
    around the work (furniture, markers, notes) originate in the variant itself. The answer
    depends on contents alone. Of the documents those of the line are looked at alone; `watch` is
    told how many of its texts are done. Raises KeyError for a variant that is none of them.
    """
    return _Tracing(lineage, Texts(lineage, documents), watch).of(of)


class _Tracing:
    """Carries the words of one line down to a variant."""

    def __init__(self, lineage: Lineage, texts: Texts, watch: Callable[[int], None]) -> None:
        self._texts = texts
        self._watch = watch
        self._graph = Graph(lineage)
        self._line = Line()
        self._words: dict[str, Words] = {}
        self._added: set[str] = set()
        self._down: dict[str, str] = {}
        self._doubts: dict[str, tuple[str, ...]] = {}

    def of(self, name: str) -> tuple[WordOrigin, ...]:
        found: list[WordOrigin] = []
        for node in (name, *(section.id for section in self._texts.sections(name))):
            self._reach(node)
            words = self._line.words(node)
            for span, word in zip(self._words_of(node).ranges, words, strict=True):
                found.append(self._told(span, self._line.origin(word)))
        return tuple(sorted(found, key=lambda one: one.range))

    def _told(self, span: Span, name: str) -> WordOrigin:
        between = self._doubts.get(name)
        return WordOrigin(span, name) if between is None else WordOrigin(span, UNDECIDED, between)

    def _doubt(self, between: Iterable[str]) -> str:
        """The name under which words are brought in by one of some texts, no one knows which."""
        each = (self._doubts.get(name, (name,)) for name in between)
        texts = tuple(sorted(set(chain.from_iterable(each))))
        name = f"{UNDECIDED} {' or '.join(texts)}"
        self._doubts[name] = texts
        return name

    def _reach(self, node: str) -> None:
        """Add a node after all that it came from."""
        path = [node]
        while path:
            here = path[-1]
            ahead = (
                source
                for source in self._graph.sources(here)
                if source not in self._added and source not in path
            )
            source = next(ahead, None)
            if source is not None:
                self._down.setdefault(source, here)
                path.append(source)
                continue
            path.pop()
            if here not in self._added:
                self._add(here)
                self._added.add(here)
                self._watch(len(self._added))

    def _add(self, node: str) -> None:
        """Take a node into the line, once its sources are."""
        keys, row = self._words_of(node).keys, self._graph.rows.get(node)
        sources = [source for source in self._graph.sources(node) if source in self._added]
        found: Sequence[int] = [NEW] * len(keys)
        told = [node] * len(keys)
        if node in self._graph.open:
            told = [self._doubt((node, *held)) if held else node for held in self._common(node)]
        elif isinstance(row, Undecided):
            found, told = self._ask_all(node, sources, row)
        elif row is not None:
            found = self._ask(node, sources, row.relation)
            if self._graph.forks_in_two(row.parent):
                told = self._undecided_but_around(node)
        self._line.add(node, keys, sources, found, told)

    def _ask(self, node: str, sources: Sequence[str], relation: str | None) -> list[int]:
        """The words of a node that these sources gave it."""
        words = self._words_of(node)
        alike = [s for s in sources if self._words_of(s).language == words.language]
        if not alike or relation in WORDED_ANEW:
            return [NEW] * len(words.keys)
        return self._line.inherit(
            words.keys,
            alike,
            own=frozenset() if self._texts.is_variant(alike[0]) else words.around,
            least=VERBATIM if relation in QUOTING else 1,
        )

    def _ask_all(
        self, node: str, sources: Sequence[str], row: Undecided
    ) -> tuple[list[int], list[str]]:
        """The words that any of the candidates gave, undecided where they say different origins."""
        answers = [self._ask(node, [source], row.relation) for source in sources]
        found, told = [], []
        for at in range(len(self._words_of(node).keys)):
            known = [words[at] for words in answers if words[at] != NEW]
            origins = {self._line.origin(word) for word in known}
            found.append(NEW if len(origins) != 1 else known[0])
            told.append(self._doubt(origins) if len(origins) > 1 else node)
        return found, told

    def _common(self, node: str) -> list[list[str]]:
        """For each word the texts that have it too and may be earlier."""
        keys = self._words_of(node).keys
        held: list[list[str]] = [[] for _ in keys]
        for other in self._graph.open[node]:
            for _, own, size in aligned(self._words_of(other).keys, keys):
                for at in range(own, own + size):
                    held[at].append(other)
        return held

    def _undecided_but_around(self, node: str) -> list[str]:
        """Of two copies of a lost text, which changed a word that only one of them has?"""
        words = self._words_of(node)
        row = self._graph.rows[node]
        doubt = self._doubt((node, row.parent) if isinstance(row, Derivation) else (node,))
        return [node if at in words.around else doubt for at in range(len(words.keys))]

    def _words_of(self, node: str) -> Words:
        if node not in self._words:
            self._words[node] = self._read(node)
        return self._words[node]

    def _read(self, node: str) -> Words:
        if node in self._graph.revisions:
            return self._texts.revision(node)
        if node in self._graph.lost:
            return self._read_lost(node)
        if self._texts.is_variant(node):
            return self._texts.variant(node)
        return self._texts.section(node)

    def _read_lost(self, node: str) -> Words:
        """The words of a copy of a lost text that the lost text had: those that others have too."""
        down = self._down.get(node) or next(self._graph.nearest(node), None)
        if down is None:
            return Words((), (), frozenset(), "und")
        words = self._words_of(down)
        held = [False] * len(words.keys)
        for fellow in self._graph.beside(node, down)[:FELLOWS]:
            other = self._words_of(fellow)
            if other.language == words.language:
                for _, own, size in aligned(other.keys, words.keys):
                    held[own : own + size] = [True] * size
        keys = tuple(key for key, known in zip(words.keys, held, strict=True) if known)
        return Words((), keys, frozenset(), words.language)
