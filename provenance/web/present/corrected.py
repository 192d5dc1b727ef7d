"""What people said is otherwise than it was found in a text, in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.models import SECTION, Correction
from provenance.models.variants import spoken
from provenance.text.document import Document
from provenance.text.spans import Span
from provenance.web.present.blocks import first_words

QUOTED = 8
"""Words of a section that tell which one it is."""

_ROLE = re.compile(r"(.*) ([0-9]+)-([0-9]+)")
"""How a section's role is logged: its name and its range."""


@dataclass(frozen=True, slots=True)
class CorrectionShown:
    """One line of the log; `quoted` are the first words of the section it is about, if it is."""

    field: str
    quoted: str
    language: str
    old: str
    new: str
    who: str
    at: object
    reason: str


def show_corrections(log: Iterable[Correction], document: Document) -> list[CorrectionShown]:
    """Say each, in order, who said it and when."""
    return [_show(row, document) for row in log]


def _show(row: Correction, document: Document) -> CorrectionShown:
    old, new, quoted, language = row.old, row.new, "", "und"
    told = [_ROLE.fullmatch(value) for value in (old, new)]
    if row.field == SECTION and told[0] and told[1]:
        where = Span(int(told[1][2]), int(told[1][3]))
        old, new = told[0][1], told[1][1]
        quoted = first_words(" ".join(document.text[where.slice].split()), QUOTED)
        language = next((one.language for one in document.sections if one.range == where), "und")
    return CorrectionShown(
        field=spoken(row.field),
        quoted=quoted,
        language=language,
        old=old or "unknown",
        new=new or "unknown",
        who=row.by.get_username() if row.by else "somebody at this machine",
        at=row.at,
        reason=row.reason,
    )
