"""As of which day does a text say that it stands?

Statutes, terms and policies bear the date of their last change in their first lines: "Last updated:
3 May 2021", "Consolidated version of 1 May 1994", "zuletzt geändert am 4. März 2003".
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from provenance.lineage.testimony.directions import PROVISION
from provenance.text.facts.moments import Moment, moments

LINE = 20
"""Words of a line up to which such words may stand anywhere in it; else they must begin it."""

SAID = 90
"""Letters of a line that are quoted."""

LONGEST = 240
"""Letters of a line in which a day is looked for."""

MONTHS = 12
DOTTED = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?((?:19|20)\d\d)\b")
FIGURES = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)\b")
YEAR_FIRST = re.compile(r"\b((?:19|20)\d\d)[./] ?(\d{1,2})[./] ?(\d{1,2})\b")

CHANGED = re.compile(
    r"\b(?:last|latest|recently|date of)\W+(?:updated?|revi(?:sed|sion)|modifi(?:ed|cation)"
    r"|amend(?:ed|ment)|changed?)\b"
    r"|^\W*(?:updated|revised|amended|effective|in force)\b|\beffective (?:date|as of|from|on)\b"
    r"|\bas (?:last )?amended\b|\bin force (?:as of|from|on|since)\b"
    r"|\bconsolidated (?:version|text|to|as of|up to)\b|\bversion (?:of|as of|in force)\b"
    r"|\bstand(?: vom)?\s*:|\bfassung (?:vom|der bekanntmachung)\b|\bzuletzt (?:ge\w+|aktualisiert)"
    r"|\bletzte (?:änderung|aktualisierung)|\bgültig (?:ab|seit)|\bin kraft (?:seit|ab|getreten)"
    r"|\bmise à jour|\bversion (?:consolidée|du|en vigueur)|\ben vigueur (?:le|au|depuis|à)"
    r"|\bdernière (?:modification|révision)|\b(?:dans sa|modifiée? (?:le|par))\b"
    r"|\bultimo aggiornamento|\btesto (?:consolidato|coordinato|vigente)|\bin vigore (?:dal|al)"
    r"|\búltima (?:actualización|modificación|revisión|reforma)|\btexto consolidado"
    r"|\b(?:en|em) vigor\b|\bvigente (?:desde|a|al)|\búltima (?:atualização|alteração|revisão)"
    r"|\bversão consolidada|\blaatst(?:e)? (?:bijgewerkt|gewijzigd|wijziging|update)"
    r"|\bgeldend (?:van|vanaf|op)|\bversie van\b|\bostatni\w* (?:aktualizacj|zmian)"
    r"|\btekst jednolity"
    r"|\bпоследн\w+ (?:обновлени|изменени)|\bредакци\w от|\bдействует с"
    r"|最終(?:更新|改正)|最后(?:更新|修订)|最近(?:更新|修订)|更新日|改正|改訂|修订|修正|生效|施行"
    r"|최종|개정|시행",
    re.IGNORECASE,
)
"""What stands beside the day of a text's last change, in a dozen languages."""

SUBJECT = re.compile(rf"\W*(?:\w{{1,3}}\W+)?(?P<part>{PROVISION.pattern})", re.IGNORECASE)
"""A line that speaks of a provision, behind an article at the most."""


def standing(head: Sequence[str], language: str) -> tuple[datetime, str] | None:
    """The latest day beside such words in the first lines of a text, and the words.

    A year alone, or a month, stands for its first day. None where no line says it. What speaks of
    a part of the text dates that part, and stays as it is when others change.
    """
    told = [
        (when, " ".join(line.split())[:SAID])
        for at, line in enumerate(head)
        for found in [CHANGED.search(line)]
        if found and (found.start() <= 1 or len(line.split()) <= LINE)
        if not _of_a_part(line, head[0])
        for when in (_days(line, language) or _days(" ".join(head[at + 1 : at + 2]), language))[-1:]
    ]
    return max(told, default=None)


def _of_a_part(line: str, title: str) -> bool:
    """Whether a line speaks of a provision that the title does not name."""
    subject = SUBJECT.match(line)
    return subject is not None and subject["part"].lower() not in title.lower()


def _days(line: str, language: str) -> list[datetime]:
    """The days that a line names, in order of time."""
    if len(line) > LONGEST:
        return []
    told = [_parts(moment) for moment in moments(line, language)]
    told += [(int(m[3]), int(m[2]), int(m[1])) for m in DOTTED.finditer(line)]
    told += [(int(m[4]), *_in_order(int(m[1]), int(m[3]))) for m in FIGURES.finditer(line)]
    told += [(int(m[1]), int(m[2]), int(m[3])) for m in YEAR_FIRST.finditer(line)]
    return sorted(day for day in (_day(*parts) for parts in told) if day is not None)


def _parts(moment: Moment) -> tuple[int, int, int]:
    return moment.of("year") or 0, moment.of("month") or 1, moment.of("day") or 1


def _in_order(one: int, other: int) -> tuple[int, int]:
    """Month and day of two figures, the first of the year where either may be the month."""
    if max(one, other) <= MONTHS and one != other:
        return 1, 1
    return (other, one) if one > MONTHS else (one, other)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC) if year else None
    except ValueError:
        return None
