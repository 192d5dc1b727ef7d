"""What tells, in sentences: the wordings of both sides quoted, with their place."""

from provenance.lineage.across.dating import Vote
from provenance.lineage.across.exact import words_of
from provenance.lineage.across.votes import SPACELESS, changes_of
from provenance.lineage.evidence import quote
from provenance.lineage.source.labels import called

AROUND = 2
"""Words on either side of what differs that are quoted with it."""

OPENING = "“「『‘（("
"""Marks that belong to what comes next, where a sentence was cut off before it."""

MOST_LETTERS = 60
"""Letters of a sentence in a script without spaces that are quoted."""


def telling(vote: Vote, one: int, other: int, label: str, languages: tuple[str, str]) -> str:
    """Say why a place speaks for revision `one` rather than `other`, which is called `label`."""
    ours, theirs = vote.wordings[one], vote.wordings[other]
    rival = called(label)
    said = quoted(" ".join(unit.plain for unit in vote.target), languages[1])
    if not vote.target:
        missing = theirs or ours
        says = f"which {rival} has" if theirs else f"though {rival} lacks it as well"
        return f"Nothing in it renders {quoted(missing, languages[0])}, {says}."
    if not ours:
        return f"It says {said}, which lies far from {quoted(theirs, languages[0])} of {rival}."
    if not theirs:
        return f"It says {said} for {quoted(ours, languages[0])}, which {rival} lacks."
    a, b = apart(ours, theirs, languages[0])
    return (
        f"It says {said}, nearer {quoted(a, languages[0])} than {quoted(b, languages[0])} "
        f"of {rival}."
    )


def quoted(text: str, language: str) -> str:
    """A wording in quotation marks, shortened as its script asks for."""
    if language not in SPACELESS:
        return quote(text)
    bare = " ".join(text.split()).rstrip(OPENING)
    return f"“{bare[:MOST_LETTERS]}…”" if len(bare) > MOST_LETTERS else f"“{bare}”"


def apart(one: str, other: str, language: str) -> tuple[str, str]:
    """Two wordings, each less what both begin and end with but for a word or two."""
    gap = "" if language in SPACELESS else " "
    first = words_of(one, language) if language in SPACELESS else one.split()
    second = words_of(other, language) if language in SPACELESS else other.split()
    changes = changes_of(first, second)
    if not changes:
        return one, other
    start = changes[0][0] - AROUND, changes[0][2] - AROUND
    end = changes[-1][1] + AROUND, changes[-1][3] + AROUND
    return (
        gap.join(first[max(0, start[0]) : end[0]]),
        gap.join(second[max(0, start[1]) : end[1]]),
    )
