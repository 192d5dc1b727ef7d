"""Which day or moment does a written date name, as ISO 8601?"""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=\D|$)")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_LONGEST = 64


def iso_date(written: str) -> str | None:
    """Give `written` as an ISO 8601 date or date-time; None where it is not surely one.

    A day that could be a month (03/04/2025) is not surely one.

    >>> iso_date("May 7, 2026"), iso_date("2026-05-07 10:30Z"), iso_date("2026年5月7日")
    ('2026-05-07', '2026-05-07T10:30:00+00:00', '2026-05-07')
    >>> iso_date("03/04/2025") is None
    True
    """
    written = written.strip().strip("\"'")
    if not written or len(written) > _LONGEST or not any(c.isdigit() for c in written):
        return None
    for reading in (_iso, _rfc, _by_numbers, _by_month):
        found = reading(written)
        if found is not None:
            return found
    return None


def _iso(written: str) -> str | None:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}(?:$|[T ])", written):
        return None
    try:
        moment = datetime.fromisoformat(
            re.sub(r"\s+(?=[+-]\d|Z$)", "", written.replace("UTC", "Z"))
        )
    except ValueError:
        return None
    bare = len(written) <= len("2026-05-07")
    return moment.date().isoformat() if bare else moment.isoformat()


def _rfc(written: str) -> str | None:
    if ":" not in written:
        return None
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _by_numbers(written: str) -> str | None:
    found = _EAST_ASIAN.match(written) or _SLASHED.match(written)
    return _calendar(int(found[1]), int(found[2]), int(found[3])) if found else None


def _by_month(written: str) -> str | None:
    found = _MONTH_FIRST.search(written)
    if found:
        return _named(found[3], found[1], found[2])
    found = _DAY_FIRST.search(written)
    return _named(found[3], found[2], found[1]) if found else None


def _named(year: str, month: str, day: str) -> str | None:
    short = month[:3].lower()
    return _calendar(int(year), _MONTHS.index(short) + 1, int(day)) if short in _MONTHS else None


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
