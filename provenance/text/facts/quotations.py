"""Whose words does a text give within quotation marks?"""

import re

from provenance.text.spans import Span

_QUOTED = re.compile(
    r"“([^“”]+)[”“]|„([^„“”]+)[“”]|«\s*([^«»]+?)\s*»|\"([^\"\n]+)\"|「([^「」]+)」|『([^『』]+)』"
)
_REPORTS = re.compile(
    r"\b(?:said|says|told|tells|complained|wrote|writes|added|explained|argued|admitted|claimed|"
    r"warned|announced|insisted)\b",
    re.IGNORECASE,
)
_MARKS = re.compile('[“”„«»"「」『』‘’]')
_SPOKEN = re.compile("です|ます|でした|ました|ません|私|僕|俺|わたし|だよ|だね|のよ|んだ")
LEAST_WORDS = 6
LEAST_SIGNS = 9


def quotations(text: str) -> list[Span]:
    """The ranges of what stands in quotation marks, the marks left out."""
    found = []
    for match in _QUOTED.finditer(text):
        group = next(at for at in range(1, 7) if match[at] is not None)
        found.append(Span(*match.span(group)))
    return found


def put_in_mouth(source: str, variant: str, language: str) -> tuple[Span, Span] | None:
    """Where the source reports what somebody said and the variant gives it as their own words.

    Gives the report's range in the source and the quotation's in the variant.
    """
    report = _REPORTS.search(source)
    if report is None or _MARKS.search(source.replace("’", "").replace("‘", "")):
        return None
    for span in quotations(variant):
        if _is_speech(variant[span.slice], language):
            rest = source[report.end() :]
            start = report.end() + len(rest) - len(rest.lstrip())
            that = re.compile(r"(?:\S+\s+){0,3}?that\s+").match(source, start)
            return Span(that.end() if that else start, len(source.rstrip(" .\n"))), span
    return None


def _is_speech(words: str, language: str) -> bool:
    """Whether quoted words are a sentence, not a term in marks."""
    if language == "ja":
        return len(words) >= LEAST_SIGNS and bool(_SPOKEN.search(words))
    if language in {"zh", "ko"}:
        return len(words) >= LEAST_SIGNS
    return len(words.split()) >= LEAST_WORDS
