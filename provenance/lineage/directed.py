"""What is said of a text that directs how the source is to be changed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.lineage.evidence import quote
from provenance.lineage.found import Found, revision_id
from provenance.lineage.graph import Derivation, Evidence, Undecided
from provenance.lineage.listing import listed
from provenance.lineage.source.labels import called
from provenance.lineage.source.states import State
from provenance.lineage.testimony.directions import direction, holds, phrases
from provenance.lineage.testimony.witnesses import Witness

SURE = 0.9
"""How sure it is which version a text was to change, where what it quotes came or went after it."""

SHOWN = 3
"""Phrases named in one sentence."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """What came and went of the phrases that a text quotes, from one state to the next."""

    older: int
    newer: int
    went: tuple[str, ...]
    came: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How many phrases tell of this step."""
        return len(self.went) + len(self.came)


def directed_row(text: Witness, found: Found) -> Derivation | Undecided:
    """The row of a text that directs changes to the source: it is no version of it."""
    states = found.states.states
    what = f"It amends the text, and is no version of it: {quote(direction(text.document.text))}."
    told = _made(phrases(text), states)
    if told is None and len(states) != 1:
        why = f"{what} What it quotes does not tell which of the versions it was to change."
        return Undecided(text.id, found.likeliest(range(len(states))), "quotation", why)
    reasons = [Evidence("declared", what)]
    if told is not None:
        reasons.append(Evidence("reading", _says(told, states)))
    parent = revision_id(told.older if told else 0)
    return Derivation(text.id, parent, "quotation", tuple(reasons), SURE)


def _made(said: Mapping[Phrase, str], states: Sequence[State]) -> _Made | None:
    """The one step in which most of these phrases came or went; None if there is no such."""
    held = [
        {phrase for phrase in said if any(holds(w.keys, phrase) for w in state.members)}
        for state in states
    ]
    steps = [
        _Made(
            state.after,
            at,
            tuple(said[phrase] for phrase in said if phrase in held[state.after] - held[at]),
            tuple(said[phrase] for phrase in said if phrase in held[at] - held[state.after]),
        )
        for at, state in enumerate(states)
        if state.after is not None
    ]
    ranked = sorted(steps, key=lambda step: -step.weight)
    rival = ranked[1].weight if len(ranked) > 1 else 0
    return ranked[0] if ranked and ranked[0].weight > rival else None


def _says(made: _Made, states: Sequence[State]) -> str:
    told = []
    if made.went:
        told.append(
            f"what it takes out, {_listed(made.went)}, stands in {_called(made.older, states)}"
        )
    if made.came:
        told.append(
            f"what it puts in, {_listed(made.came)}, stands in {_called(made.newer, states)}"
        )
    said = "; ".join(told)
    return f"{said[0].upper()}{said[1:]}."


def _called(at: int, states: Sequence[State]) -> str:
    return called(states[at].label)


def _listed(said: Sequence[str]) -> str:
    return listed([quote(phrase) for phrase in said[:SHOWN]])
