"""How are several things named in one sentence, however many they are?"""

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
