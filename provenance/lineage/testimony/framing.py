"""What stands beside a reading: words of the page around it, or no break at all?"""

from provenance.lineage.testimony.edges import AROUND
from provenance.lineage.testimony.witnesses import Witness, fold
from provenance.text.spans import Span


def runs_on(text: str, span: Span) -> bool:
    """Whether no break parts a run of words from those before it and after it, or is in it."""
    before = len(text[: span.start].rstrip())
    after = span.end + next((at for at, one in enumerate(text[span.end :]) if one.isalnum()), 0)
    return "\n" not in text[before : max(after, span.end)]


def words_after(witness: Witness, at: int) -> tuple[str, ...]:
    """The page's words that stand there in a text, between two sections that testify."""
    text, ranges = witness.document.text, [section.range for section in witness.sections]
    end = next((own.end for own in ranges if own.start <= at <= own.end), 0)
    if not end or any(map(str.isalnum, text[at:end])) or any(own.start == end for own in ranges):
        return ()
    return tuple(filter(None, map(fold, text[end : end + AROUND].split())))


def is_after_frame(witness: Witness, at: int) -> bool:
    """Whether a page's words stand right before that place in a text."""
    text, ranges = witness.document.text, [section.range for section in witness.sections]
    start = next((own.start for own in ranges if own.start <= at <= own.end), 0)
    if any(map(str.isalnum, text[start:at])) or any(own.end == start for own in ranges):
        return False
    return any(map(str.isalnum, text[max(0, start - AROUND) : start]))
