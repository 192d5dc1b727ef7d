"""Which versions came out of which, where some are dated and others are not?

What they share says between which dated versions an undated one stands. In the order of time that
this makes they are told as versions are that are all dated, and less is said of those that no date
puts where they stand.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from provenance.lineage.source.branches import Step, steps
from provenance.lineage.source.order import Order
from provenance.lineage.source.states import State
from provenance.lineage.source.undated import Hung, clearest, hang, steps_of
from provenance.lineage.testimony.likeness import Likeness
from provenance.lineage.testimony.struck import Change
from provenance.lineage.variation.places import Variation

PLACED = 0.9
"""How sure it is what a version was made from, if no date tells where one of the two stands, or
another text has the words of one of them. Of histories of which 60 or 30% have dates 1,057 of 1,157
such steps are right."""

LAST = datetime.max.replace(tzinfo=UTC)


def order_in_part(
    drafts: Sequence[State], dividing: Sequence[Variation], directed: Sequence[Change] = ()
) -> Order:
    """Order versions of which some are dated; changes may be `directed` by texts that amend them.

    Which way the tree runs that undated ones hang in is told by dates, and where none tells, by
    what tells it where nothing is dated.
    """
    back = _returns(drafts)
    kept = [at for at in range(len(drafts)) if at not in back]
    hung = hang([drafts[at] for at in kept], dividing, directed)
    direct = dict(zip(kept, steps_of(hung), strict=True))
    order = _with_returns(drafts, back, [kept[at] for at in _in_time(hung)])
    alike = Likeness([clearest(drafts[at]) for at in order])
    told = steps([drafts[at].vector for at in order], alike)
    doubtful = _doubtful(drafts)
    found = dict(zip(order, told, strict=True))
    for place, (at, step) in enumerate(zip(order, told, strict=True)):
        own = direct.get(at, step)
        if own.between:
            between = tuple(kept[n] for n in own.between)
            found[at] = Step(None, sure=own.sure, says=own.says, between=between)
        elif step.after is not None:
            parent = order[_goes_on_from(place, step.after, [drafts[n] for n in order], alike)]
            also = tuple((order[n], share) for n, share in step.also)
            known = doubtful.isdisjoint({at, parent})
            sure = step.sure if known else min(step.sure or PLACED, PLACED, own.sure or PLACED)
            found[at] = Step(parent, also, sure, step.says)
    return Order(tuple(order), tuple(found[at] for at in range(len(drafts))), known=True)


def _goes_on_from(place: int, after: int, drafts: Sequence[State], alike: Likeness) -> int:
    """The version that one was made from, `after` or an older one that stood again at some time.

    An undated text with the words of a dated one may be a return to it, from which others go on.
    """
    again = [
        older
        for older in range(place)
        if drafts[older].seen and any(w.when is None for w in drafts[older].members)
    ]
    nearest = max(again, key=lambda older: (alike(place, older), older), default=after)
    return nearest if alike(place, after) < alike(place, nearest) < 1 else after


def _doubtful(drafts: Sequence[State]) -> set[int]:
    """Versions that no date puts where they stand, and those whose words another one has."""
    count = Counter(draft.members[0].keys for draft in drafts)
    return {
        at
        for at, draft in enumerate(drafts)
        if count[draft.members[0].keys] > 1 or any(w.when is None for w in draft.members)
    }


def _returns(drafts: Sequence[State]) -> list[int]:
    """Versions, in time, that have the words of an earlier one."""
    dated = [at for at, draft in enumerate(drafts) if draft.seen]
    known: set[tuple[str, ...]] = set()
    found = []
    for at in sorted(dated, key=lambda at: drafts[at].seen or LAST):
        keys = drafts[at].members[0].keys
        if keys in known:
            found.append(at)
        known.add(keys)
    return found


def _with_returns(drafts: Sequence[State], back: Sequence[int], order: Sequence[int]) -> list[int]:
    """The order, with those that return to old words where their dates put them."""
    told = list(order)
    for at in back:
        own = drafts[at].seen or LAST
        later = (place for place, n in enumerate(told) if own < (drafts[n].seen or own))
        told.insert(next(later, len(told)), at)
    return told


def _in_time(hung: Hung) -> list[int]:
    """The versions in time.

    An undated one stands right before what comes from it, or right after what it comes from where
    nothing that is dated comes from it.
    """
    moments = {at: text.when for at, text in enumerate(hung.texts) if text.when}
    below: dict[int, list[int]] = {at: [] for at in hung.sequence}
    for child, parent in hung.parents.items():
        below[parent].append(child)
    leading = set(moments)
    for at in reversed(hung.sequence):
        if not leading.isdisjoint(below[at]):
            leading.add(at)
    told: dict[int, None] = {}
    for at in sorted(moments, key=lambda at: (moments[at], hung.sequence.index(at))):
        for one in reversed(_not_told(at, hung.parents, told)):
            waiting = [one]
            while waiting:
                told[waiting[-1]] = None
                aside = below[waiting.pop()]
                waiting += [n for n in reversed(aside) if n not in leading]
    return list(told)


def _not_told(at: int, parents: Mapping[int, int], told: Collection[int]) -> list[int]:
    """A version, and what it comes from up to the first that stands in the order already."""
    line = [at] if at not in told else []
    while line and parents.get(line[-1], at) not in {at, *told}:
        line.append(parents[line[-1]])
    return line
