"""How are many things named in one sentence, and how much of them is said?"""

from collections.abc import Sequence

MOST = 4
"""Names that a sentence has; of more it has one fewer, and counts the others."""


def listed(names: Sequence[str]) -> str:
    """Name them, or the first of them and how many more there are.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"]), listed("ABCDEF")
    ('A', 'A and B', 'A, B and C', 'A, B, C and 3 more')
    """
    if len(names) > MOST:
        return f"{', '.join(names[: MOST - 1])} and {len(names) - MOST + 1:,} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def say_share(share: float, of: str) -> str:
    """Say a share in whole percent, and none or all only where it is none or all.

    >>> say_share(0, "its words"), say_share(0.002, "its words"), say_share(0.4, "its words")
    ('none of its words', 'less than 1% of its words', '40% of its words')
    >>> say_share(0.998, "its words"), say_share(1, "its words")
    ('more than 99% of its words', 'all of its words')
    """
    if not 0 < share < 1:
        return f"{'all' if share else 'none'} of {of}"
    percent = round(100 * share)
    if not 0 < percent < 100:  # noqa: PLR2004 - the bounds of a percentage
        return f"{'less than 1%' if percent == 0 else 'more than 99%'} of {of}"
    return f"{percent}% of {of}"
