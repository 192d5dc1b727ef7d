"""How any number of an article's texts read, place by place."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Any

from provenance.diffing.collating.collation import Collation, Row, collate
from provenance.diffing.collating.transpositions import Place, Transposition
from provenance.models import Article, Job, Kind, Variant
from provenance.services.analyses import Pending, Progress, Question, find, hand_over, keep, unheard
from provenance.services.kin import kin
from provenance.services.read import documents_of
from provenance.services.recent import Recent
from provenance.services.refusals import Refused
from provenance.services.trace import variants_of
from provenance.text.document import NOISE_ROLES, Document, Section
from provenance.text.spans import Span
from provenance.text.tokens import count_words

LARGE = 100_000
"""Bytes of all texts together above which they are collated in the background: 8 texts of 2,000
words take 0.3 s."""

LEAST = 20
"""Words of a section in another language than its variant's from which it is collated as a text of
its own: a quotation is none, an original printed under its translation is one."""

MANY = 100_000
"""Cells from which an unpacked collation stays at hand for its next pages: 1.2 million, of 540
copies of 1,500 words, take 1.6 s to unpack and 130 MB."""

UNKNOWN = "und"

SPAN_OF: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""What `Span._make` does, without its Python: a third of the time that 1.2 million cells take."""


HELD: Recent[Collation] = Recent(most=1)


@dataclass(frozen=True, slots=True)
class Text:
    """What is collated of one variant: all of it, or a section of its own language."""

    variant: Variant
    part: str
    document: Document
    range: Span
    language: str

    @property
    def siglum(self) -> str:
        """The variant's siglum."""
        return self.variant.siglum

    @property
    def name(self) -> str:
        """The siglum, and the part's name where it is one: `G#original`."""
        return f"{self.siglum}#{self.part}" if self.part else self.siglum

    @property
    def text(self) -> str:
        """The words, exactly."""
        return self.document.text[self.range.slice]

    @property
    def passages(self) -> tuple[str, ...]:
        """The work's own words in this language, passage by passage."""
        own = [Span(*(self.range.start + place for place in span)) for span in self.own]
        inside = (one for one in self.document.passages if any(span.holds(one) for span in own))
        return tuple(self.document.text[one.slice] for one in inside)

    @property
    def own(self) -> list[Span]:
        """The ranges of the work's own words in this language, counted from the text's start."""
        return [span for span, is_own in self._sections if is_own]

    @property
    def apart(self) -> list[Span]:
        """The other ranges: what was put around the work, or is in another language."""
        return [span for span, is_own in self._sections if not is_own]

    @property
    def _sections(self) -> Iterator[tuple[Span, bool]]:
        at = self.range.start
        for section in self.document.sections:
            if section.range.overlap(self.range):
                start = max(section.range.start, at) - at
                end = min(section.range.end, self.range.end) - at
                is_own = section.role not in NOISE_ROLES
                yield Span(start, end), is_own and section.language in {self.language, UNKNOWN}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which texts are collated of those that could be.

    `left_out` are the variants in other languages, with their language.
    """

    article: Article
    texts: tuple[Text, ...]
    candidates: tuple[Text, ...]
    left_out: tuple[tuple[Variant, str], ...]
    language: str
    languages: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all texts are taken that could be."""
        return self.texts == self.candidates


@dataclass(frozen=True, slots=True)
class Collated:
    """One collation as the engine has it, of these texts, in their order."""

    chosen: Chosen
    engine: Collation

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts collated."""
        return self.chosen.texts


def choose(
    article: Article,
    *,
    names: Collection[str] = (),
    language: str = "",
    kin_to: Collection[str] | None = None,
    now: bool = False,
) -> Chosen:
    """Choose the texts to collate: all in one language, or those of them that are named.

    With `kin_to` and no names, those in the same words as the first of these texts that is there,
    or as the most typical one; all, where there are no two such. Without a language it is the one
    that most texts have. Raises Gone if the article was withdrawn, NotYet while a long text is
    being read, unless it must be `now`.
    """
    variants = variants_of(article)
    documents = documents_of(variants, now=now)
    told = {document.language for document in documents.values()} - {UNKNOWN}
    parts = [part for variant in variants for part in _parts(variant, documents[variant.siglum])]
    counted = Counter(text.language for text in parts if text.language != UNKNOWN)
    languages = sorted(counted, key=lambda code: (-counted[code], code not in told, code))
    if language not in counted:
        language = languages[0] if languages else UNKNOWN
    candidates = tuple(text for text in parts if text.language in {language, UNKNOWN})
    held = {text.siglum for text in candidates}
    return Chosen(
        article=article,
        texts=_taken(candidates, names, kin_to),
        candidates=candidates,
        left_out=tuple(
            (variant, documents[variant.siglum].language)
            for variant in variants
            if variant.siglum not in held
        ),
        language=language,
        languages=tuple(code for code in languages if counted[code] > 1),
    )


def _taken(
    candidates: tuple[Text, ...], names: Collection[str], kin_to: Collection[str] | None
) -> tuple[Text, ...]:
    if names:
        return tuple(text for text in candidates if text.name in names)
    if kin_to is None or len(candidates) <= 1:
        return candidates
    base = next((name for name in kin_to if name in {text.name for text in candidates}), None)
    found = kin([(text.name, text.passages) for text in candidates], base)
    return tuple(text for text in candidates if text.name in found) if found[1:] else candidates


def _parts(variant: Variant, document: Document) -> Iterator[Text]:
    yield Text(variant, "", document, Span(0, len(document.text)), document.language)
    seen: Counter[str] = Counter()
    for section in document.sections:
        if _is_text_of_its_own(section, document):
            role = section.role.value
            seen[role] += 1
            name = role if seen[role] == 1 else f"{role}-{seen[role]}"
            yield Text(variant, name, document, section.range, section.language)


def _is_text_of_its_own(section: Section, document: Document) -> bool:
    return (
        section.language not in {document.language, UNKNOWN}
        and section.role not in NOISE_ROLES
        and count_words(document.text[section.range.slice], section.language) >= LEAST
    )


def collate_texts(chosen: Chosen) -> Collated | Pending:
    """Collate the chosen texts; what is large is handed to the background.

    Raises Refused if there are fewer than two.
    """
    question = question_of(chosen)
    found = _kept(question)
    if found is not None:
        return Collated(chosen, found)
    if sum(text.range.length for text in chosen.texts) <= LARGE:
        return compute(chosen)
    count = len(chosen.texts)
    task = {
        "article": chosen.article.pk,
        "names": [text.name for text in chosen.texts],
        "language": chosen.language,
    }
    says = f"{count} texts are waiting to be laid beside each other."
    return Pending(hand_over(question=question, article=chosen.article, task=task, says=says))


def compute(
    chosen: Chosen,
    watch: Callable[[int, int], None] = unheard,
) -> Collated:
    """Collate the chosen texts and keep the answer."""
    question = question_of(chosen)
    found = _kept(question)
    if found is None:
        made = collate(
            [text.text for text in chosen.texts],
            apart=[text.apart for text in chosen.texts],
            watch=watch,
        )
        found = unpack(keep(question, pack(made), {"rows": len(made.rows)}).result)
    return Collated(chosen, found)


def _kept(question: Question) -> Collation | None:
    """Give a collation that was made before."""
    found = HELD.get(question.key)
    if found is None and (analysis := find(question)) is not None:
        found = unpack(analysis.result)
        if len(found.rows) * len(found.order) >= MANY:
            HELD.put(question.key, found)
    return found


def answer(job: Job, progress: Progress) -> None:
    """Do a collation that was handed to the background, of those texts that still stand."""
    article = job.article
    if article is None or article.is_withdrawn:
        return
    told = 0

    def watch(placed: int, count: int) -> None:
        nonlocal told
        percent = 5 + 90 * placed // count
        if percent >= told + 5:
            told = percent
            progress(percent, f"{placed} of {count} texts are laid beside each other.")

    names, language = job.task["names"], job.task["language"]
    chosen = choose(article, names=names, language=language, now=True)
    if len(chosen.texts) > 1:
        progress(5, f"Laying {len(chosen.texts)} texts beside each other.")
        compute(chosen, watch)


def question_of(chosen: Chosen) -> Question:
    """Ask how these texts read; raises Refused where there are fewer than two."""
    if len(chosen.texts) <= 1:
        raise Refused("A collation lays two or more texts beside each other; choose two of them.")
    variants = list(dict.fromkeys(text.variant for text in chosen.texts))
    number = {variant: at for at, variant in enumerate(variants)}
    return Question(
        Kind.COLLATION,
        tuple(variant.original_id for variant in variants),
        {
            "suffixes": [variant.suffix for variant in variants],
            "texts": [[number[text.variant], *text.range] for text in chosen.texts],
            "apart": [text.apart for text in chosen.texts],
        },
    )


def pack(found: Collation) -> dict[str, Any]:
    """Write a collation as JSON values, each cell as its length; `unpack` gives it back equal."""
    return {
        "order": list(found.order),
        "rows": [[cell.length if cell else 0 for cell in row.cells] for row in found.rows],
        "readings": [list(row.readings) for row in found.rows],
        "forms": [list(row.forms) for row in found.rows],
        "transpositions": [
            [[place.start, place.end, list(place.witnesses)] for place in moved.places]
            for moved in found.transpositions
        ],
        "complete": found.complete,
    }


def unpack(packed: Mapping[str, Any]) -> Collation:
    """Read a collation that `pack` wrote."""
    columns = [_cells(lengths) for lengths in zip(*packed["rows"], strict=True)]
    rows = zip(zip(*columns, strict=True), packed["readings"], packed["forms"], strict=True)
    return Collation(
        rows=tuple(Row(cells, tuple(reads), tuple(forms)) for cells, reads, forms in rows),
        order=tuple(packed["order"]),
        transpositions=tuple(
            Transposition(tuple(Place(start, end, tuple(held)) for start, end, held in places))
            for places in packed["transpositions"]
        ),
        complete=packed["complete"],
    )


def _cells(lengths: Sequence[int]) -> list[Span | None]:
    """The cells of one text, which lie one after the other."""
    ends = list(accumulate(lengths))
    spans = map(SPAN_OF, zip([0, *ends], ends, strict=False))
    return [span if length else None for span, length in zip(spans, lengths, strict=True)]
