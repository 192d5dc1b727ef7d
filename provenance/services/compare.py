"""What differs between two stored variants, or between two texts that nothing is kept of."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

from provenance import answers
from provenance.models import Analysis, Job, Kind, Variant
from provenance.services.analyses import Pending, Progress, Question, find, hand_over, keep
from provenance.services.read import corrected_language, document_of
from provenance.services.refusals import Gone, NotYet, Refused

LARGE = 1_000_000
"""Bytes of both sides above which a comparison is made in the background: two texts of 500,000
characters, every twentieth word changed, take 0.7 s."""


GRANULARITIES = ("word", "character", "sentence", "passage")
COUNTED = ("typography", "case", "punctuation")
"""What counts as a change unless it is left aside; leaving it aside makes another answer."""
UNCOUNTED = ("whitespace", "furniture")
"""What never counts; leaving it aside hides its marks and changes no answer. Furniture stands for
all that is not the work's own."""
IGNORABLE = (*UNCOUNTED[:1], *COUNTED, *UNCOUNTED[1:])


@dataclass(frozen=True, slots=True)
class Options:
    """How two texts are compared: by what, and what is left aside, in the order of `IGNORABLE`."""

    granularity: str = "word"
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, granularity: str = "word", ignore: Collection[str] = ()) -> Self:
        """Put options in order.

        Raises Refused, with a sentence for a person, for one that there is not.

        >>> Options.of("word", ["case", "whitespace"]).ignore
        ('whitespace', 'case')
        """
        if granularity not in GRANULARITIES:
            raise Refused(f"Compare by {', '.join(GRANULARITIES)}, not by {granularity!r}.")
        unknown = sorted(set(ignore).difference(IGNORABLE))
        if unknown:
            raise Refused(f"{unknown[0]!r} can't be left aside; {', '.join(IGNORABLE)} can.")
        return cls(granularity, tuple(name for name in IGNORABLE if name in ignore))

    @property
    def asked(self) -> "Options":
        """The same without what only hides marks: what the answer depends on."""
        return Options(
            self.granularity, tuple(name for name in self.ignore if name not in UNCOUNTED)
        )

    @property
    def stored(self) -> dict[str, Any]:
        """As a question and a job hold them; nothing ignored is left out, as it always was."""
        ignored = {"ignore": list(self.ignore)} if self.ignore else {}
        return {"granularity": self.granularity, **ignored}


DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: the kept row, what it says under the variants' sigla, and the variants."""

    analysis: Analysis
    result: dict[str, Any]
    older: Variant
    newer: Variant
    options: Options = DEFAULT


def compare_variants(
    *, older: Variant, newer: Variant, options: Options = DEFAULT
) -> Compared | Pending:
    """Compare two variants of one article; large pairs are handed to the background.

    Raises Gone if either was withdrawn, Refused if they are the same or of different articles.
    """
    question = question_of(older=older, newer=newer, options=options.asked)
    analysis = find(question)
    if analysis is not None:
        return show(analysis=analysis, older=older, newer=newer, options=options)
    if older.original.size + newer.original.size <= LARGE:
        with suppress(NotYet):
            return compute(older=older, newer=newer, options=options)
    says = f"{older.siglum} and {newer.siglum} are long; they are being compared."
    task = {"older": older.pk, "newer": newer.pk, "options": options.asked.stored}
    return Pending(hand_over(question=question, article=older.article, task=task, says=says))


def compute(
    *, older: Variant, newer: Variant, options: Options = DEFAULT, now: bool = False
) -> Compared:
    """Compare two variants and keep the answer.

    Raises NotYet while a long one is being read, unless it must be `now`, however long it takes.
    """
    asked = options.asked
    question = question_of(older=older, newer=newer, options=asked)
    analysis = find(question)
    if analysis is None:
        result = answers.diff_documents(
            document_of(older, now=now),
            document_of(newer, now=now),
            names=(older.siglum, newer.siglum),
            sha256s=(older.original_id, newer.original_id),
            granularity=asked.granularity,
            ignore=asked.ignore,
        )
        analysis = keep(question, result, {"stats": result["stats"]})
    return show(analysis=analysis, older=older, newer=newer, options=options)


def pinned(compared: Compared) -> Analysis:
    """Give the kept row that says all of how this comparison is shown, what it hides too."""
    if compared.options == compared.options.asked:
        return compared.analysis
    question = question_of(older=compared.older, newer=compared.newer, options=compared.options)
    return keep(question, compared.analysis.result, compared.analysis.summary)


def answer(job: Job, progress: Progress) -> None:
    """Do a comparison that was handed to the background."""
    variants = Variant.objects.with_evidence().in_bulk([job.task["older"], job.task["newer"]])
    older, newer = variants[job.task["older"]], variants[job.task["newer"]]
    progress(10, f"Comparing {older.siglum} and {newer.siglum}.")
    compute(older=older, newer=newer, options=Options.of(**job.task.get("options", {})), now=True)


def question_of(*, older: Variant, newer: Variant, options: Options = DEFAULT) -> Question:
    """Ask what differs; raises Gone or Refused where there is nothing to ask."""
    for variant in (older, newer):
        if variant.is_withdrawn:
            raise Gone(f"{variant.siglum} was withdrawn; choose another variant.")
    if older.article_id != newer.article_id:
        raise Refused("The two variants are of different articles; choose two of one article.")
    if older.pk == newer.pk:
        raise Refused("Choose two different variants.")
    languages = [corrected_language(variant) for variant in (older, newer)]
    suffixes = [variant.suffix for variant in (older, newer)]
    return Question(
        Kind.DIFF,
        (older.original_id, newer.original_id),
        {**options.stored, "languages": languages, "suffixes": suffixes},
    )


def options_of(analysis: Analysis) -> Options:
    """Tell how a kept comparison was made."""
    stored = analysis.options
    return Options.of(stored.get("granularity", "word"), stored.get("ignore", ()))


def show(
    *, analysis: Analysis, older: Variant, newer: Variant, options: Options | None = None
) -> Compared:
    """Give a kept comparison under the sigla that its texts have in this article."""
    result = {
        **analysis.result,
        "older": {**analysis.result["older"], "name": older.siglum},
        "newer": {**analysis.result["newer"], "name": newer.siglum},
    }
    return Compared(
        analysis=analysis,
        result=result,
        older=older,
        newer=newer,
        options=options or options_of(analysis),
    )
