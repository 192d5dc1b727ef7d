"""One line of the log of verdicts: who decided what of which thing, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.models import Decision, Subject, Verdict
from provenance.web.present.lineage import Graph
from provenance.web.present.words import relation_of

DECIDED = {
    Decision.CONFIRMED: "confirmed what the readings tell",
    Decision.REJECTED: "rejected what the readings tell",
    Decision.REPLACED: "put another answer in its place",
    Decision.NOTED: "remarked",
    Decision.LIFTED: "took the verdict back",
}


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """One line of the log."""

    who: str
    at: object
    decided: str
    instead: str
    note: str
    about: str


def show_verdict(verdict: Verdict, graph: Graph) -> VerdictShown:
    """Say who decided what, and what they put in its place."""
    instead = ""
    if "label" in verdict.instead:
        instead = f"called “{verdict.instead['label']}”"
    elif "parent" in verdict.instead:
        instead = (
            f"{relation_of(verdict.instead['relation'])} of "
            f"{say_anchor(verdict.instead['parent'], graph)}"
        )
    return VerdictShown(
        who=verdict.by.get_username() if verdict.by else "somebody at this machine",
        at=verdict.at,
        decided=DECIDED[Decision(verdict.decision)],
        instead=instead,
        note=verdict.note,
        about=say_about(verdict, graph),
    )


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
    return f"“{anchor['revision']}”"


def _quoted(readings: Sequence[str]) -> str:
    short = [f"“{text[:40]}{'…' if len(text) > 40 else ''}”" for text in readings[:3] if text]  # noqa: PLR2004 - a count that says itself
    return " and ".join(short) or "nothing and something"
