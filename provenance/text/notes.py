"""Which paragraphs speak about the work from outside: notes, summaries, signals, leaked prompts?

Each function judges one paragraph by how it opens or by the whole of it; `sections` decides by
the place it stands in.
"""

import re

from provenance.text.furniture import plain
from provenance.text.markers import opening_marker
from provenance.text.note_words import (
    CHATTER,
    CJK,
    CORRECTION_HEADINGS,
    CREDIT,
    CREDIT_INSIDE,
    CREDITED,
    EDITORIALS,
    MACHINE_WORDS,
    NOTE_OPENS,
    ORDERS,
    ORIGINAL_LINE,
    OVERVIEWS,
    PLACEHOLDER,
    POINTS,
    SAYS_TRANSLATED,
    START_LINE,
    SUMMARIES,
    SUMMARY_OPENS,
    TEMPLATE,
    TERMINAL,
    TRANSLATION_LINE,
)

LONGEST_HEADING = 80
_LONGEST_HEADING_CJK = 40
LONGEST_NOTE = 900
_LONGEST_CREDIT = 420
_LEAST_CORRECTION = 6
"""Characters that a correction has to say after its label."""
_LATEST_ORDER = 30
"""Characters before a leaked order: prose about prompts leads up to its examples."""


def is_heading(line: str) -> bool:
    """Tell whether a paragraph is short and unclosed, as headings and labels are."""
    bare = line.strip(" *_#")
    limit = _LONGEST_HEADING_CJK if CJK.search(bare[:20]) else LONGEST_HEADING
    return 0 < len(bare) <= limit and "\n" not in bare and TERMINAL.search(bare) is None


def heads_points(line: str) -> bool:
    """Tell whether the line is a heading such as "Key points"."""
    return len(line) <= LONGEST_HEADING and _label(line) in POINTS


def heads_summary(line: str) -> bool:
    """Tell whether the line is a heading such as "Summary" or 摘要."""
    return len(line) <= LONGEST_HEADING and _label(line) in SUMMARIES


def heads_overview(line: str) -> bool:
    """Tell whether the line is a heading such as 概要, which opens summaries and plain sections."""
    return len(line) <= LONGEST_HEADING and _label(line) in OVERVIEWS


def opens_summary(paragraph: str) -> bool:
    """Tell whether the paragraph is a summary that begins with its label ("TL;DR: …")."""
    return SUMMARY_OPENS.match(paragraph[:80]) is not None


def heads_editorial(line: str) -> bool:
    """Tell whether the line is a heading such as "Editorial opinion", or its button."""
    if len(line) > LONGEST_HEADING:
        return False
    label = _label(line)
    if label in EDITORIALS:
        return True
    parts = re.split(
        r"[・/|｜&＆と、,]|\band\b", re.sub(r"(?:を(?:表示|見る|読む)|をもっと見る)$", "", label)
    )
    return len(parts) > 1 and any(part.strip() in EDITORIALS for part in parts)


def opens_editorial(paragraph: str) -> bool:
    """Tell whether the paragraph is an editor's or translator's note that begins with its label."""
    return NOTE_OPENS.match(paragraph[:120]) is not None


def credits_source(paragraph: str) -> bool:
    """Tell whether the paragraph says where the text first appeared or by whose leave it stands."""
    bare = paragraph.strip(" *_[]()（）#>■※")
    return len(bare) <= _LONGEST_CREDIT and CREDIT.match(bare[:200]) is not None


def credits_translator(line: str) -> bool:
    """Tell whether the line names the text's translator."""
    if len(line) > 2 * LONGEST_HEADING:
        return False
    return CREDITED.match(line) is not None or CREDIT_INSIDE.search(line) is not None


def says_translated(note: str) -> bool:
    """Tell whether a note says that the text it goes with is a translation."""
    return SAYS_TRANSLATED.search(note) is not None


def is_correction(paragraph: str) -> bool:
    """Tell whether the paragraph is a note on a correction or an update of the text."""
    if len(paragraph) > LONGEST_NOTE:
        return False
    bare = paragraph.strip()
    found = opening_marker(bare)
    return (
        found is not None
        and found.label.startswith(("correction", "update"))
        and len(bare) - found.range.end >= _LEAST_CORRECTION
    )


def heads_correction(line: str) -> bool:
    """Tell whether the line is the heading of a correction."""
    return len(line) <= LONGEST_HEADING and _label(line) in CORRECTION_HEADINGS


def announces_original(line: str) -> bool:
    """Tell whether the line says that the original follows, or shows it."""
    return _is_announcement(line, ORIGINAL_LINE)


def announces_text(line: str) -> bool:
    """Tell whether the line says that the text itself now begins."""
    return _is_announcement(line, ORIGINAL_LINE) or _is_announcement(line, START_LINE)


def announces_translation(line: str) -> bool:
    """Tell whether the line says that a translation now begins."""
    return (
        _is_announcement(line, START_LINE) and TRANSLATION_LINE.fullmatch(_label(line)) is not None
    )


def is_leaked(paragraph: str) -> bool:
    """Tell whether the paragraph is an order to a translating model, or the model's own chatter."""
    if len(paragraph) > LONGEST_NOTE or paragraph.lstrip()[:1] in '“"「『«„':
        return False
    if CHATTER.fullmatch(paragraph.strip(" *_#:：。.!")):
        return True
    folded = paragraph.casefold()
    if sum(word in folded for word in MACHINE_WORDS) <= 1:
        return False
    orders = list(ORDERS.finditer(folded))
    return len({found[0] for found in orders}) > 1 and orders[0].start() <= _LATEST_ORDER


def is_template(paragraph: str, *, beside_leak: bool) -> bool:
    """Tell whether the paragraph is an output template of a model."""
    if len(paragraph) > LONGEST_NOTE or TEMPLATE.fullmatch(paragraph) is None:
        return False
    return beside_leak or PLACEHOLDER.search(paragraph) is not None


def _label(line: str) -> str:
    return plain(line).strip(" :：】[]()（）「」")


def _is_announcement(line: str, pattern: re.Pattern[str]) -> bool:
    if len(line) > 1.5 * LONGEST_HEADING:
        return False
    return pattern.fullmatch(_label(line)) is not None
