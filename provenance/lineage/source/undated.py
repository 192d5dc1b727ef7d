"""Which of an author's undated versions came out of which?

Versions hang together by the runs of words that they share: the tree is the one along which fewest
runs come and go (Chu and Liu 1965, Edmonds 1967). Which way it runs is told by what authors do:
what is worked on grows more often than it shrinks, and speaks of years that have come. Every
version is weighed as the first one; where others are nearly as likely, the direction of what lies
between them is open. Where some have dates none comes from a later one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from math import exp

from provenance.lineage.confidence import DIRECTED
from provenance.lineage.source.branches import Given, Step, given_in_runs
from provenance.lineage.source.forms import ONE_FORM, filled_in, own_words
from provenance.lineage.source.order import Order
from provenance.lineage.source.states import State
from provenance.lineage.source.written_first import (
    GROWN,
    YEARS,
    Version,
    against,
    is_form,
    reasons,
    version_of,
    years_between,
)
from provenance.lineage.testimony.struck import Change, shown
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import Variation

NEAR = 12
"""Nearest versions from which one may come."""

ONE_CHILD = 1.0
"""What speaks for a first version out of which one other was made, rather than several."""

GROWING = 0.9
"""Share of texts that grow while they are worked on. Others are cut down from step to step, so that
many steps that grow tell no more than a few."""

RUNS = 2.0
"""Runs of words that weigh as much as one of a log odds, where the tree is sought."""

YEAR_APART = 0.01
"""What a year between the latest that two versions speak of weighs, in runs: of trees that are
equal else, the one in which each follows the last is taken. So does what shows its changes, since
it is set clean before anybody goes on."""

EITHER = 0.5
"""The most that can be said of the direction between two who filled in one form."""

POSSIBLE = 0.1
"""Likelihood of a first version from which it is named as a possible one."""

LINKED = 0.9
"""Share of steps that join a version with the one before or after it."""

Parents = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Hung:
    """Versions by what they share: each with its parent, from the likeliest first one on.

    `near` are the neighbours of each in the tree; `likely` is how likely each is the first, `sure`
    how likely the step to each runs as it is told.
    """

    texts: Sequence[Version]
    near: Mapping[int, set[int]]
    parents: Parents
    sequence: Sequence[int]
    sure: Mapping[int, float]
    filled: frozenset[int]
    """Those that filled in one form with their parent."""

    @property
    def first(self) -> int:
        """The likeliest first one."""
        return self.sequence[0]


def order_versions(
    drafts: Sequence[State], dividing: Sequence[Variation], directed: Sequence[Change] = ()
) -> Order:
    """Order the versions; `known` is true where the first one is told.

    Of two that differ mostly in the names of those who filled in one form, neither direction is.
    Changes may be `directed` by texts that amend them.
    """
    hung = hang(drafts, dividing, directed)
    steps = steps_of(hung)
    place = {at: number for number, at in enumerate(_topological(hung.sequence, steps))}
    return Order(tuple(place), tuple(steps), known=True)


def clearest(draft: State) -> Witness:
    """The longest text of a version, one that does not break off if there is one."""
    return min(draft.members, key=lambda w: (w.truncated, w.rank))


def hang(
    drafts: Sequence[State], dividing: Sequence[Variation], directed: Sequence[Change] = ()
) -> Hung:
    """Find the tree of the versions, and the likeliest way that it runs."""
    told = list(map(clearest, drafts))
    changes = (*directed, *(change for text in told for change in shown(text)))
    texts = [
        version_of(draft, text, dividing, changes) for draft, text in zip(drafts, told, strict=True)
    ]
    count = len(texts)
    apart = [[len(one.runs ^ other.runs) for other in texts] for one in texts]
    tree = _tree(texts, apart)
    near: dict[int, set[int]] = {at: set() for at in range(count)}
    for child, parent in tree.items():
        near[child].add(parent)
        near[parent].add(child)
    likely = _firsts(texts, near)
    first = max(range(count), key=lambda at: (likely[at], -at))
    parents, sequence = _outwards(near, first)
    own = own_words([one.vector for one in texts if not one.marked], dividing)
    filled = frozenset(
        at
        for at, parent in parents.items()
        if not is_form(texts[parent], texts[at])
        and not texts[at].later_than(texts[parent])
        and filled_in(drafts[at].vector, drafts[parent].vector, dividing, own)
    )
    sure = {
        at: min(told, EITHER) if at in filled else told
        for at, told in _sure(likely, parents, sequence).items()
    }
    return Hung(texts, near, parents, sequence, sure, filled)


def steps_of(hung: Hung) -> list[Step]:
    """How each version came about, as it hangs."""
    steps = _steps(hung.texts, hung.parents, hung.sequence, hung.sure)
    first = hung.first
    others = _other_firsts(first, hung.near, hung.sure, hung.parents)
    steps[first] = replace(steps[first], between=others)
    for at in hung.filled:
        steps[at] = replace(steps[at], says=ONE_FORM)
    return steps


def _tree(texts: Sequence[Version], apart: Sequence[Sequence[int]]) -> dict[int, int]:
    """The parent of each version but one, along which fewest runs of words come and go."""
    import networkx as nx  # noqa: PLC0415 - few families need it

    count = len(texts)
    graph: nx.DiGraph[int] = nx.DiGraph()
    most = 1.0 + 2 * sum(map(max, apart)) + RUNS * count * (GROWN + YEARS + 1)
    for child in range(count):
        graph.add_edge(count, child, weight=most)
        others = (at for at in range(count) if at != child)
        for parent in nsmallest(NEAR, others, key=lambda at: (apart[at][child], at)):
            for one, other in ((parent, child), (child, parent)):
                if texts[one].later_than(texts[other]):
                    continue
                weight = apart[one][other] + RUNS * against(texts[one], texts[other])
                weight += YEAR_APART * (years_between(texts[one], texts[other]) + texts[one].marked)
                graph.add_edge(one, other, weight=weight)
    while True:
        found = nx.minimum_spanning_arborescence(graph)
        told = {child: parent for parent, child in found.edges}
        early = _against_time(texts, told)
        if not early:
            break
        graph.remove_edges_from((told[child], child) for child in early)
    roots = sorted(child for child, parent in told.items() if parent == count)
    told = {child: parent for child, parent in told.items() if parent != count}
    for at in roots[1:]:
        fit = [
            n
            for n in range(count)
            if at not in line_of(n, told) and not texts[n].later_than(texts[at])
        ]
        told[at] = min(fit, key=lambda n: (n in roots, apart[n][at], n))
    return told


def line_of(at: int, parents: Parents) -> set[int]:
    """A version, or any other node, and all that it comes from."""
    found = {at}
    while at in parents:
        at = parents[at]
        found.add(at)
    return found


def _against_time(texts: Sequence[Version], parents: Parents) -> list[int]:
    """Versions with a date that would come, through undated ones, from one of a later date."""
    early = []
    for at, text in enumerate(texts):
        above = parents.get(at)
        while text.when and above is not None and above < len(texts) and not texts[above].new:
            above = parents.get(above)
        if above is not None and above < len(texts) and texts[above].later_than(text):
            early.append(at)
    return early


def _firsts(texts: Sequence[Version], near: Mapping[int, set[int]]) -> list[float]:
    """How likely it is of each version that it is the first, whether the text grew or shrank."""
    ways = [(GROWING, _scores(texts, near, GROWN)), (1 - GROWING, _scores(texts, near, -GROWN))]
    can = [not _against_time(texts, _outwards(near, at)[0]) for at in range(len(texts))]
    best = max(score for _, scores in ways for score, may in zip(scores, can, strict=True) if may)
    share = [
        may * sum(prior * exp(scores[at] - best) for prior, scores in ways)
        for at, may in enumerate(can)
    ]
    total = sum(share)
    return [value / total for value in share]


def _scores(texts: Sequence[Version], near: Mapping[int, set[int]], grown: float) -> list[float]:
    """The log likelihood of all steps if each version is the first one."""
    start = 0
    parents, order = _outwards(near, start)
    score = {start: -sum(against(texts[p], texts[c], grown) for c, p in parents.items())}
    for at in order[1:]:
        up = parents[at]
        there, back = against(texts[up], texts[at], grown), against(texts[at], texts[up], grown)
        score[at] = score[up] + there - back
    return [score[at] + ONE_CHILD * (len(near[at]) == 1) for at in range(len(texts))]


def _outwards(near: Mapping[int, set[int]], first: int) -> tuple[dict[int, int], list[int]]:
    """The parent of every version but the first, and all in that order."""
    parents: dict[int, int] = {}
    order = [first]
    for at in order:
        for other in sorted(near[at] - {first} - set(parents)):
            parents[other] = at
            order.append(other)
    return parents, order


def _sure(likely: Sequence[float], parents: Parents, order: Sequence[int]) -> dict[int, float]:
    """How likely it is that the step to each version runs as it is told."""
    below = list(likely)
    for at in reversed(order[1:]):
        below[parents[at]] += below[at]
    return {at: 1 - below[at] for at in parents}


def _other_firsts(
    first: int, near: Mapping[int, set[int]], sure: Mapping[int, float], parents: Parents
) -> tuple[int, ...]:
    """Versions out of which the likeliest first one may have come itself."""
    below = [at for at in near[first] if parents.get(at) == first and sure[at] < DIRECTED]
    return tuple(sorted(below, key=lambda at: (sure[at], at)))


def _steps(
    texts: Sequence[Version],
    parents: Parents,
    sequence: Sequence[int],
    sure: Mapping[int, float],
) -> list[Step]:
    """How each version came about, and what was merged into it."""
    number = {at: place for place, at in enumerate(sequence)}
    lines: list[frozenset[int]] = []
    for place, at in enumerate(sequence):
        above = lines[number[parents[at]]] if at in parents else frozenset()
        lines.append(above | {place})
    found: list[Step] = [Step(None)] * len(texts)
    said = _said(texts, parents)
    runs = [texts[at].runs for at in sequence]
    before = [number[parents[at]] if at in parents else None for at in sequence]
    also = _merges(before, lines, runs)
    for place, at in enumerate(sequence):
        if at not in parents:
            continue
        if sure[at] < DIRECTED:
            below = [c for c, p in parents.items() if p == at and 1 - sure[c] >= POSSIBLE]
            ranked = sorted(below, key=lambda c: (sure[c], c))
            found[at] = Step(None, sure=sure[at], between=(parents[at], *ranked))
            continue
        given = tuple((sequence[one.other], one.share) for one in also.get(place, ()))
        found[at] = Step(parents[at], given, sure=LINKED * sure[at], says=said[at])
    return found


def _merges(
    parents: Sequence[int | None],
    lines: Sequence[frozenset[int]],
    runs: Sequence[frozenset[tuple[str, ...]]],
) -> dict[int, list[Given]]:
    """What was merged into each version from another line; what is taken over most wholly first.

    A version that has all that another line changed has it from there, not the reverse. None is
    made from what came out of it.
    """
    everyone = range(len(runs))
    found = [
        (-one.whole, *one.rank(), at, one)
        for at in everyone
        for parent in [parents[at]]
        if parent is not None
        for other in everyone
        if at not in lines[other]
        for one in [given_in_runs(other, at, parent, runs, lines)]
        if one is not None and one.most
    ]
    told: dict[int, list[Given]] = {}
    for *_, at, one in sorted(found, key=lambda row: row[:-1]):
        if at not in told and one.other not in _reached(at, lines, told):
            told[at] = [one]
    return told


def _reached(
    place: int, lines: Sequence[frozenset[int]], told: Mapping[int, Sequence[Given]]
) -> set[int]:
    """The versions that came out of one, or had it or what came out of it merged into them."""
    found = {place}
    grew = True
    while grew:
        before = len(found)
        found.update(at for at, line in enumerate(lines) if not found.isdisjoint(line))
        found.update(at for at, given in told.items() if given[0].other in found)
        grew = len(found) > before
    return found


def _said(texts: Sequence[Version], parents: Parents) -> dict[int, str]:
    """What speaks for the direction of each step, in a sentence."""
    steps = [texts[child].words - texts[parent].words for child, parent in parents.items()]
    grown, shrunk = sum(more > 0 for more in steps), sum(more < 0 for more in steps)
    told = {}
    for child, parent in parents.items():
        more = texts[child].words - texts[parent].words
        own = f"It has {abs(more):,} {'word' if abs(more) == 1 else 'words'} "
        own += "more than" if more > 0 else "fewer than"
        if not more:
            own = "It is as long as"
        length = (
            f"{own} the version before it. No date tells the order: read this way, "
            f"{grown} of {grown + shrunk} versions that change the length add to it, as an "
            "author's do more often than not."
        )
        told[child] = " ".join((length, *reasons(texts[parent], texts[child])))
    return told


def _topological(sequence: Sequence[int], steps: Sequence[Step]) -> Iterable[int]:
    """The versions, each after those that it came from."""
    done: set[int] = set()
    waiting = list(sequence)
    while waiting:
        ready = next(
            at
            for at in waiting
            if {steps[at].after, *(other for other, _ in steps[at].also)} <= done | {None}
        )
        done.add(ready)
        waiting.remove(ready)
        yield ready
