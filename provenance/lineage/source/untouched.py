"""Do fetched texts show a trace of how they were fetched, or are they as they were published?

Machines that fetch pages leave traces: a page's frame that changes, texts cut short, letters in a
wrong encoding, breaks that got lost. Where none of many fetches shows any, what differs between
them is their author's. And an old text may be fetched after a newer one, from an archive: where the
texts themselves say as of which day they stand, these days tell their order.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from provenance.lineage.memory import replaced
from provenance.lineage.source.captures import FEWEST as VERSIONS
from provenance.lineage.source.captures import signs
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.directions import RUN
from provenance.lineage.testimony.directions import runs as brief_runs
from provenance.lineage.testimony.editions import edition_of
from provenance.lineage.testimony.families import shingles, shingles_of
from provenance.lineage.testimony.likeness import MOST
from provenance.lineage.testimony.ways import way_of
from provenance.lineage.testimony.witnesses import Witness
from provenance.text.mangled import mended

FEWEST = 4
"""Fetches that it takes to say that none shows a trace."""

DISTINCT = 0.5
"""Different wordings, for each text: of fewer, several were fetched again and again."""

LASTING = 0.35
"""Share of what a text has anew that one of the next two still has, below which it is a page's.

0.38 and more of 70 in 72 histories with branches and returns; 0.24 to 0.37 of pages with teasers.
"""

SPACED = 0.1
"""Texts, for each, that differ from another in white space alone, beyond which fetchers made it."""

SPOILT = "\ufffd"


def as_published(members: Sequence[Witness]) -> list[Witness]:
    """The members of a family; the dated ones as published if all were fetched without a trace."""
    members = _as_they_say(members)
    dated = sorted((w for w in members if w.main and w.when is not None), key=_in_time)
    untouched = not any(w.published for w in dated) and _untouched(dated)
    fetched = {w.id for w in dated} if untouched else frozenset()
    return [replaced(w, published=True) if w.id in fetched else w for w in members]


def _in_time(witness: Witness) -> tuple[bool, object, object]:
    return witness.when is None, witness.when, witness.rank


def _as_they_say(members: Sequence[Witness]) -> list[Witness]:
    """The members; fetched ones of the days that they name, where fetches contradict these.

    A first version may name none. What names one day follows each other as it was fetched.
    """
    dated = sorted((w for w in members if w.main and w.when is not None), key=_in_time)
    told: dict[str, tuple[datetime, str]] = {}
    for at, witness in enumerate(dated):
        own = None if witness.published else edition_of(witness)
        if own is not None and own.when is not None:
            told[witness.id] = own.when, own.says
        elif len(told) < at:
            return list(members)
    days = [when for when, _ in told.values()]
    parted = len({w.when for w in dated}) >= len(set(days))
    if len(days) < VERSIONS or (parted and days == sorted(days)):
        return list(members)
    versions = len({w.keys for w in dated}) >= DISTINCT * len(dated)
    known: dict[str, Witness] = {}
    for at, witness in enumerate(dated):
        when, says = told.get(witness.id, (None, ""))
        known[witness.id] = replaced(
            witness,
            when=when and when + timedelta(seconds=at),
            edition=says,
            published=versions and when is not None,
        )
    return [known.get(w.id, w) for w in members]


def _untouched(dated: Sequence[Witness]) -> bool:
    wordings = {w.keys for w in dated}
    if not FEWEST <= len(dated) <= MOST:
        return False
    if len(wordings) < max(VERSIONS, DISTINCT * len(dated)):
        return False
    if len({address(w.source_url) for w in dated}) > 1 or any(map(_spoilt, dated)):
        return False
    if len({_frame(w) for w in dated}) > 1 or len(set(map(_form, dated))) > 1:
        return False
    if len({w.document.text for w in dated}) - len(set(map(signs, dated))) > SPACED * len(dated):
        return False
    return not _counting(dated) and _lasting(dated) >= LASTING


def _spoilt(witness: Witness) -> bool:
    text = witness.document.text
    return witness.truncated or SPOILT in text or mended(text) is not None


def _form(witness: Witness) -> tuple[object, ...]:
    """What of a way of fetching no author changes: whether it is a page's source, and the breaks.

    A text is one of Markdown by as few signs as an author puts in or takes out.
    """
    form, breaks, *_ = way_of(witness)
    return form == "html", breaks


def _frame(witness: Witness) -> tuple[str, ...]:
    """What a text has besides what its author wrote."""
    document = witness.document
    return tuple(
        " ".join(document.text[section.range.slice].split())
        for section in document.sections
        if section not in witness.sections
    )


def _counting(dated: Sequence[Witness]) -> bool:
    """Whether most fetches differ from the one before in numbers alone."""
    bare = [tuple(key for key in w.keys if not any(map(str.isdigit, key))) for w in dated]
    counted = sum(
        one.keys != other.keys and was == now
        for (one, other), (was, now) in zip(pairwise(dated), pairwise(bare), strict=True)
    )
    return 2 * counted > len(dated)


def _lasting(dated: Sequence[Witness]) -> float:
    """The share of what each text has anew that one of the next two still has, on average.

    What is changed inside a line counts as if they had it: pages change whole lines of theirs.
    """
    runs = [frozenset(shingles(witness)) for witness in dated]
    known, before = runs[0], frozenset(brief_runs(dated[0].keys, RUN))
    kept = []
    for at in range(1, len(runs) - 1):
        new = runs[at] - known
        known |= new
        if new:
            inside = _inside(dated[at], before)
            kept.append(len(new & runs[at + 1].union(inside, *runs[at + 2 : at + 3])) / len(new))
        before |= frozenset(brief_runs(dated[at].keys, RUN))
    return sum(kept) / len(kept) if kept else 1.0


def _inside(witness: Witness, before: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """The runs of words in lines of which older texts have a good part.

    A text that lost its breaks has no lines.
    """
    text, starts = witness.document.text, witness.words.starts
    found: set[tuple[str, ...]] = set()
    first = 0
    for line in re.finditer(r"[^\n]+", text):
        last = bisect_left(starts, line.end(), first)
        keys, first = witness.keys[first:last], last
        brief = brief_runs(keys, RUN)
        known = 2 * sum(run in before for run in brief) >= len(brief) > 0
        if known and 2 * len(keys) <= len(witness.keys):
            found.update(shingles_of(keys))
    return frozenset(found)
