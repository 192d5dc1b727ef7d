"""What every row of a lineage rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.lineage.confidence import Kind
from provenance.lineage.source.claims import Claim
from provenance.lineage.source.states import States
from provenance.lineage.variation.places import Collated


def revision_id(at: int) -> str:
    """The id of the state with this index."""
    return f"r{at}"


@dataclass(frozen=True, slots=True)
class Found:
    """The family laid out, its states, and the ids of its places by where they stand.

    `claims` are the fetches that several texts claim which can't all be as they were fetched;
    `fetched` tells that the states are known by fetches, and `doubts` for each state of what kinds
    the rows are of those that show it, beside a capture's.
    """

    collated: Collated
    states: States
    ids: dict[tuple[int, ...], str]
    claims: tuple[Claim, ...] = ()
    fetched: bool = False
    doubts: tuple[tuple[Kind, ...], ...] = ()

    def likeliest(self, fits: Iterable[int]) -> tuple[str, ...]:
        """The ids of these states, the one with most witnesses first."""
        states = self.states.states
        return tuple(
            revision_id(at) for at in sorted(fits, key=lambda s: (-len(states[s].members), s))
        )
