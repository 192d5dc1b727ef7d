"""By what is a thing that people judged known in another answer of the lineage?

The engine names its nodes anew each time (`r1`, `p3`), so what is judged is kept by its content,
its anchor, and found again in the next answer by what it has in common with it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from provenance.models import Subject, Verdict

Answer = Mapping[str, Any]

ALIKE = 0.5
"""Share of its witnesses, or of its readings, that a node must keep to be held for the same."""


def anchor_of(answer: Answer, node: str) -> dict[str, Any]:
    """Name a node by what will still be known of it in another answer."""
    for row in answer["revisions"]:
        if row["id"] == node:
            return {
                "revision": row.get("engine_label", row["label"]),
                "marker": row["marker"],
                "witnesses": sorted(row["witnesses"]),
            }
    for row in answer["lost"]:
        if row["id"] == node:
            return {"lost": row["kind"], "witnesses": sorted(_children(answer, node))}
    return {"node": node}


def node_of(answer: Answer, anchor: Mapping[str, Any]) -> str | None:
    """Find the node an anchor names; None if it is not there, or two are as likely."""
    if "node" in anchor:
        known = {row["id"] for row in answer["variants"]} | {
            row["child"] for row in (*answer["derivations"], *answer["undecided"])
        }
        return anchor["node"] if anchor["node"] in known else None
    if "lost" in anchor:
        likeness = {
            row["id"]: share(anchor["witnesses"], _children(answer, row["id"]))
            for row in answer["lost"]
            if row["kind"] == anchor["lost"]
        }
    else:
        likeness = {
            row["id"]: share(anchor["witnesses"], row["witnesses"])
            + (row["marker"] is not None and row["marker"] == anchor["marker"])
            + (row.get("engine_label", row["label"]) == anchor["revision"])
            for row in answer["revisions"]
        }
    return _best(likeness)


def row_of(answer: Answer, child: str) -> Mapping[str, Any]:
    """What the engine said of a child, told or undecided, in terms that outlast the answer."""
    for row in answer["derivations"]:
        if row["child"] == child:
            return {
                "parent": anchor_of(answer, row["parent"]),
                "relation": row["relation"],
                "evidence": [reason["says"] for reason in row["evidence"]],
            }
    for row in answer["undecided"]:
        if row["child"] == child:
            return {
                "between": [anchor_of(answer, name) for name in row["between"]],
                "relation": row["relation"],
                "why": row["why"],
            }
    return {}


def about_place(answer: Answer, name: str) -> dict[str, Any]:
    """Name a place by its readings."""
    place = next(row for row in answer["places"] if row["id"] == name)
    return {"readings": sorted(reading["text"] for reading in place["readings"])}


def place_of(answer: Answer, about: Mapping[str, Any]) -> str | None:
    """Find the place that has these readings."""
    return _best(
        {
            row["id"]: share(about["readings"], [reading["text"] for reading in row["readings"]])
            for row in answer["places"]
        }
    )


def drift_name(row: Mapping[str, Any]) -> str:
    """Name one drifted fact: the variant, and both wordings."""
    return "|".join((row["variant"], row["kind"], row["source"], row["says"]))


def find_about(answer: Answer, verdict: Verdict) -> str | None:
    """Find what a verdict is about in this answer."""
    if verdict.subject == Subject.PLACE:
        return place_of(answer, verdict.about)
    if verdict.subject == Subject.DRIFT:
        return drift_name(verdict.about) if _has_drift(answer, verdict.about) else None
    return node_of(answer, verdict.about)


def share(one: Sequence[str], other: Sequence[str]) -> float:
    """Give what two lists have in common, as a share of all that is in either."""
    together = len(set(one) | set(other))
    return len(set(one) & set(other)) / together if together else 0.0


def _children(answer: Answer, node: str) -> list[str]:
    return [row["child"] for row in answer["derivations"] if row["parent"] == node]


def _has_drift(answer: Answer, about: Mapping[str, Any]) -> bool:
    return any(drift_name(row) == drift_name(about) for row in answer["drift"])


def _best(likeness: Mapping[str, float]) -> str | None:
    """The one node that is alike enough, None if there is none or two are equally alike."""
    most = max(likeness.values(), default=0.0)
    best = [name for name, alike in likeness.items() if alike == most]
    return best[0] if most >= ALIKE and len(best) == 1 else None
