"""How is a day said in a sentence of the evidence?"""

from datetime import UTC, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Written out: what `strftime` names a month depends on where the program runs."""


def say_day(when: datetime) -> str:
    """Say the day of a moment in UTC, as all moments are compared.

    >>> say_day(datetime(2026, 5, 9, tzinfo=UTC))
    '9 May 2026'
    """
    when = when.astimezone(UTC)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def say_days(one: datetime, other: datetime) -> tuple[str, str]:
    """Say the days of two moments, with the time where they are of one day.

    >>> at = datetime(2026, 5, 9, 8, 30, tzinfo=UTC)
    >>> say_days(at, at.replace(hour=14))
    ('9 May 2026, 08:30 UTC', '9 May 2026, 14:30 UTC')
    """
    days = say_day(one), say_day(other)
    if days[0] != days[1] or one == other:
        return days
    return say_moment(one), say_moment(other)


def say_moment(when: datetime) -> str:
    """Say a day with the time.

    >>> say_moment(datetime(2026, 5, 9, 8, 30, tzinfo=UTC))
    '9 May 2026, 08:30 UTC'
    """
    return f"{say_day(when)}, {when.astimezone(UTC):%H:%M} UTC"
