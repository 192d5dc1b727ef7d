"""Which states did the source go through, in which order, and what is each to be called?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from provenance.lineage.source.authored import FEWEST, reworked
from provenance.lineage.source.captures import Captures
from provenance.lineage.source.labels import label_of, labels_apart
from provenance.lineage.source.order import Order, order_states
from provenance.lineage.source.outside import with_uncaptured
from provenance.lineage.source.part_dated import order_in_part
from provenance.lineage.source.stated import Stated, ordered
from provenance.lineage.source.states import Grouping, State, States, group
from provenance.lineage.source.undated import order_versions
from provenance.lineage.testimony.struck import Change
from provenance.lineage.variation.places import Collated

FIRST = "as first published"
EARLIEST = "earliest known wording"


def states(
    collated: Collated,
    found: Captures,
    stated: Sequence[Stated] = (),
    directed: Sequence[Change] = (),
) -> States:
    """Infer the states of the source from the places of its family, and what is stated.

    Changes may be `directed` by texts that amend it.
    """
    grouping = with_uncaptured(collated, found, group(collated, found))
    order = _order(grouping, found, directed)
    order = ordered(order, grouping.states, stated)
    place = {old: new for new, old in enumerate(order.sequence)}
    published = any(w.markers or w.source_url or w.when for w in collated.witnesses)
    in_turn = [grouping.states[old] for old in order.sequence]
    is_open = not order.known or any(step.between for step in order.steps)
    apart = labels_apart(in_turn, grouping.dividing) if is_open else [""] * len(in_turn)
    editions = Counter(state.edition for state in in_turn)
    named: list[State] = []
    for old, own in zip(order.sequence, apart, strict=True):
        state, step = grouping.states[old], order.steps[old]
        parent = step.after
        if not order.known or step.between:
            label, marker = own, None
        elif parent is None:
            label, marker = (FIRST if published else EARLIEST), None
        else:
            called = state.edition if editions[state.edition] == 1 else ""
            label, marker = label_of(state, grouping.states[parent], grouping.dividing, called)
        after = None if parent is None else place[parent]
        also = tuple((place[other], share) for other, share in step.also)
        between = tuple(place[other] for other in step.between)
        told = replace(state, label=label, marker=marker, after=after, also=also, between=between)
        named.append(replace(told, sure=step.sure, says=step.says))
    return States(
        states=tuple(named),
        dividing=grouping.dividing,
        open=tuple((w, tuple(sorted(place[at] for at in fits))) for w, fits in grouping.open),
        mixed=tuple((w, tuple(place[at] for at in fits)) for w, fits in grouping.mixed),
    )


def _order(grouping: Grouping, found: Captures, directed: Sequence[Change]) -> Order:
    """The order of the states; where no date or marker tells, as versions of an author grow."""
    if found.authored and any(s.seen and not s.edition for s in grouping.states):
        return order_in_part(grouping.states, grouping.dividing, directed)
    if found.authored:
        return order_versions(grouping.states, grouping.dividing, directed)
    told = order_states(grouping.states, grouping.dividing, versions=found.successive)
    if told.known or len(grouping.states) < FEWEST:
        return told
    if not reworked([place.size for place in grouping.dividing]):
        return told
    return order_versions(grouping.states, grouping.dividing, directed)
