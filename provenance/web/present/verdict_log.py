"""One line of the log of verdicts: who decided what of which thing, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.lineage.source.labels import called
from provenance.models import Decision, Subject, Verdict
from provenance.web.present.lineage import Graph
from provenance.web.present.words import relation_of

DECIDED = {
    Decision.CONFIRMED: "confirmed what the readings tell",
    Decision.REJECTED: "rejected what the readings tell",
    Decision.REPLACED: "gave another answer",
    Decision.NOTED: "remarked",
    Decision.LIFTED: "took the verdict back",
}

FACTS = {
    Decision.CONFIRMED: "accepted the drifted fact",
    Decision.REJECTED: "dismissed the drifted fact",
}
PLACES = {
    Decision.CONFIRMED: "said that the author changed something here",
    Decision.REJECTED: "said that the author did nothing here",
}
RENAMED = "gave another name"
JOINTS = {
    RENAMED: " to ",
    DECIDED[Decision.REPLACED]: " on ",
    DECIDED[Decision.NOTED]: " on ",
    **dict.fromkeys(FACTS.values(), " "),
    **dict.fromkeys(PLACES.values(), ": "),
}
"""What stands between a decision and what it is of, where that is not "of"."""


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """One line of the log."""

    who: str
    at: object
    decided: str
    instead: str
    note: str
    about: str

    @property
    def in_full(self) -> str:
        """What was decided, and of what."""
        joint = JOINTS.get(self.decided, " of ")
        return f"{self.decided}{joint}{self.about}"


def show_verdict(verdict: Verdict, graph: Graph) -> VerdictShown:
    """Say who decided what, and what they put in its place."""
    instead = ""
    if "label" in verdict.instead:
        instead = f"“{verdict.instead['label']}”"
    elif "parent" in verdict.instead:
        instead = (
            f"{relation_of(verdict.instead['relation'])} of "
            f"{say_anchor(verdict.instead['parent'], graph)}"
        )
    return VerdictShown(
        who=verdict.by.get_username() if verdict.by else "somebody at this machine",
        at=verdict.at,
        decided=RENAMED if "label" in verdict.instead else _decided(verdict),
        instead=instead,
        note=verdict.note,
        about=say_about(verdict, graph),
    )


def _decided(verdict: Verdict) -> str:
    decision = Decision(verdict.decision)
    if verdict.subject == Subject.DRIFT and decision in FACTS:
        return FACTS[decision]
    if verdict.subject == Subject.PLACE and decision in PLACES:
        return PLACES[decision]
    return DECIDED[decision]


def say_about(verdict: Verdict, graph: Graph) -> str:
    """Name what a verdict is about."""
    if verdict.subject == Subject.PLACE:
        return f"the place where {_quoted(verdict.about['readings'])} stand against each other"
    if verdict.subject == Subject.DRIFT:
        return f"“{verdict.about['says']}” for “{verdict.about['source']}”"
    return say_anchor(verdict.about, graph)


def say_anchor(anchor: Mapping[str, Any], graph: Graph) -> str:
    """Name a node that a verdict names by its content."""
    if "node" in anchor:
        return graph.label_of(anchor["node"])
    if "lost" in anchor:
        return f"a lost {anchor['lost']}"
    return called(anchor["revision"])


def _quoted(readings: Sequence[str]) -> str:
    short = [f"“{text[:40]}{'…' if len(text) > 40 else ''}”" for text in readings[:3] if text]  # noqa: PLR2004 - a count that says itself
    return " and ".join(short) or "nothing and something"
