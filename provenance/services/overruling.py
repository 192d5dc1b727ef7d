"""What does the lineage say once people have judged it, and does its evidence still bear them out?

What a verdict is about is found in each answer by its anchor.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from provenance.lineage.source.labels import called
from provenance.models import Decision, Subject, Verdict
from provenance.services.anchors import Answer, drift_name, find_about, node_of, row_of

Key = tuple[str, str]
"""A subject and the id of what it is about, in one answer of the lineage."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict in force on one thing, and how the engine's present answer bears on it.

    `doubt` says in a sentence what speaks against the verdict now; empty if nothing new does.
    `notes` are the remarks made on the thing, the oldest first.
    """

    verdict: Verdict | None
    doubt: str = ""
    notes: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Every verdict, laid against one answer; `lost` are those whose thing is no longer in it."""

    standing: Mapping[Key, Standing] = field(default_factory=dict)
    lost: tuple[Verdict, ...] = ()

    def on(self, subject: str, name: str) -> Standing:
        """Give what was said of one thing."""
        return self.standing.get((subject, name), Standing(None))

    @property
    def doubted(self) -> tuple[str, ...]:
        """Name the things whose verdict something new speaks against."""
        return tuple(name for (_, name), one in self.standing.items() if one.doubt)


def judge(answer: Answer, verdicts: Sequence[Verdict]) -> Judged:
    """Lay the log against an answer: what stands on each thing, what doubts it, what is lost."""
    last: dict[Key, Verdict] = {}
    notes: dict[Key, list[Verdict]] = {}
    lost = []
    for verdict in sorted(verdicts, key=lambda row: row.pk):
        name = find_about(answer, verdict)
        if name is None:
            lost.append(verdict)
            continue
        key = (verdict.subject, name)
        if verdict.decision == Decision.NOTED:
            notes.setdefault(key, []).append(verdict)
        elif verdict.decision == Decision.LIFTED:
            last.pop(key, None)
        else:
            last[key] = verdict
    standing = {
        key: Standing(
            last.get(key),
            _doubt(answer, key, last[key]) if key in last else "",
            tuple(notes.get(key, ())),
        )
        for key in {**last, **notes}
    }
    return Judged(standing, tuple(lost))


def overlay(answer: Answer, judged: Judged, around: Answer | None = None) -> dict[str, Any]:
    """The answer as people left it: parents replaced, rejected rows open, revisions renamed.

    A row that was confirmed stays as it was then, though something new may speak against it.
    `around` is the engine's answer once it was told what people hold, its nodes named alike. A row
    that somebody changed, or that became another for what was said of others, keeps what the
    engine said without them as `engine`. A replacement that would close a circle, or whose ends are
    no longer there once the engine was told, is left out.
    """
    told = answer if around is None else around
    rows = {row["child"]: dict(row) for row in told["derivations"]}
    undecided = {row["child"]: dict(row) for row in told["undecided"]}
    if told is not answer:
        _mark_steered((*rows.values(), *undecided.values()), _rows(answer))
    _judge(rows, undecided, judged, answer, _nodes(told))
    labels = {row["id"]: row["label"] for row in answer["revisions"]}
    names = [row["label"] for row in told["revisions"]]
    return {
        **answer,
        "revisions": [
            _moved(_renamed(row, judged, labels, names), rows, labels) for row in told["revisions"]
        ],
        "lost": told["lost"],
        "derivations": list(rows.values()),
        "undecided": list(undecided.values()),
        "places": [
            {**row, "dismissed": True} if _is_dismissed(judged, row["id"]) else row
            for row in answer["places"]
        ],
        "drift": [
            {**row, "verdict": _decision(judged, Subject.DRIFT, drift_name(row))}
            for row in answer["drift"]
        ],
    }


def _mark_steered(rows: Iterable[dict[str, Any]], plain: Mapping[str, Answer]) -> None:
    """Give each row that became another for what was said of others what it was without it."""
    for row in rows:
        engine = plain.get(row["child"], {})
        if _ends(row) != _ends(engine):
            row["steered"] = True
            row["engine"] = engine


def _judge(
    rows: dict[str, dict[str, Any]],
    undecided: dict[str, dict[str, Any]],
    judged: Judged,
    answer: Answer,
    nodes: set[str],
) -> None:
    """Lay each verdict over its row, which goes from those that are told to those open or back."""
    plain = _rows(answer)
    for (subject, child), standing in sorted(judged.standing.items()):
        verdict = standing.verdict
        if subject != Subject.DERIVATION or verdict is None or child not in nodes:
            continue
        held = _held(verdict, standing)
        if held:
            parent = node_of(answer, held["parent"])
            if parent in nodes and not closes_circle(rows, child, parent):
                undecided.pop(child, None)
                rows[child] = _replaced(child, parent, verdict, plain.get(child, {}))
        elif verdict.decision == Decision.REJECTED and "parent" in plain.get(child, {}):
            further = rows.pop(child, None) or undecided.get(child, {})
            undecided[child] = _rejected(plain[child], further)
        elif verdict.decision == Decision.CONFIRMED and child in rows and not standing.doubt:
            rows[child]["verdict"] = verdict.decision


def _held(verdict: Verdict, standing: Standing) -> Mapping[str, Any]:
    """The row that somebody put in place, or confirmed before the engine came to tell another."""
    held: Mapping[str, Any] = {}
    if verdict.decision == Decision.REPLACED:
        held = verdict.instead
    elif verdict.decision == Decision.CONFIRMED and standing.doubt:
        held = verdict.said
    return held if "parent" in held else {}


def _rows(answer: Answer) -> dict[str, Mapping[str, Any]]:
    return {row["child"]: row for row in (*answer["derivations"], *answer["undecided"])}


def _nodes(answer: Answer) -> set[str]:
    own = {row["id"] for part in ("variants", "revisions", "lost") for row in answer[part]}
    return own | set(_rows(answer))


def _ends(row: Mapping[str, Any]) -> tuple[object, ...]:
    """What a row says, without its reasons."""
    between = row.get("between")
    return (row.get("parent"), row.get("relation"), None if between is None else tuple(between))


def closes_circle(rows: Mapping[str, Mapping[str, Any]], child: str, parent: str) -> bool:
    """Whether `parent` itself comes from `child`, by whatever line, further sources included."""
    waiting, seen = [parent], set()
    while waiting:
        node = waiting.pop()
        if node == child:
            return True
        if node in seen:
            continue
        seen.add(node)
        row = rows.get(node)
        if row is not None:
            waiting += [row["parent"], *(other["parent"] for other in row.get("also", ()))]
    return False


def _replaced(
    child: str, parent: str, verdict: Verdict, engine: Mapping[str, Any]
) -> dict[str, Any]:
    says = verdict.note or "Somebody who knows the texts says so."
    return {
        "child": child,
        "parent": parent,
        "relation": (verdict.instead or verdict.said)["relation"],
        "confidence": None,
        "also": [],
        "evidence": [{"kind": "declared", "says": says}],
        "verdict": Decision.REPLACED,
        "engine": engine,
    }


def _rejected(engine: Mapping[str, Any], further: Mapping[str, Any]) -> dict[str, Any]:
    """A row left open, between what the readings tell next, if they tell anything."""
    between = [further["parent"]] if "parent" in further else further.get("between", ())
    between = [name for name in between if name != engine["parent"]]
    why = "An editor rejected what the readings seem to tell."
    return {
        "child": engine["child"],
        "between": between,
        "relation": engine["relation"],
        "why": f"{why} It hangs from what they tell next." if between else why,
        "verdict": Decision.REJECTED,
        "engine": engine,
    }


def _renamed(
    row: Mapping[str, Any], judged: Judged, labels: Mapping[str, str], told: Sequence[str]
) -> Mapping[str, Any]:
    """A revision by the name somebody gave it; where two got one name, by the engine's own."""
    engine = labels.get(row["id"], row["label"])
    if told.count(row["label"]) > 1:
        row = {**row, "label": engine}
    verdict = judged.on(Subject.REVISION, row["id"]).verdict
    if verdict is not None and verdict.decision == Decision.REPLACED:
        return {**row, "label": verdict.instead["label"], "engine_label": engine}
    return row if row["label"] == engine else {**row, "engine_label": engine}


def _moved(
    row: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]], labels: Mapping[str, str]
) -> Mapping[str, Any]:
    """A revision after the one that somebody says it came from."""
    told = rows.get(row["id"], {})
    parent = told.get("parent")
    if told.get("verdict") != Decision.REPLACED or parent not in labels:
        return row
    return {**row, "after": parent}


def _is_dismissed(judged: Judged, name: str) -> bool:
    return _decision(judged, Subject.PLACE, name) == Decision.REJECTED


def _decision(judged: Judged, subject: str, name: str) -> str:
    verdict = judged.on(subject, name).verdict
    return verdict.decision if verdict is not None else ""


def _doubt(answer: Answer, key: Key, verdict: Verdict) -> str:
    """What in the present answer speaks against a verdict that did not when it was given."""
    subject, name = key
    if subject != Subject.DERIVATION:
        return ""
    now, then = row_of(answer, name), verdict.said
    if verdict.decision == Decision.REPLACED:
        parent = node_of(answer, verdict.instead["parent"])
        if parent is None:
            return "The text it was hung from is no longer among the nodes of this lineage."
        rows = {row["child"]: row for row in answer["derivations"]}
        if closes_circle(rows, name, parent):
            return "By what the readings tell now, its chosen parent would come from it."
        same = "parent" in now and node_of(answer, now["parent"]) == parent
        return "" if same or _same_row(answer, now, then) else _changed(answer, now)
    if verdict.decision == Decision.CONFIRMED and not _same_row(answer, now, then):
        return _changed(answer, now)
    return ""


def _changed(answer: Answer, now: Mapping[str, Any]) -> str:
    """Say what the engine has come to hold since."""
    if "parent" in now:
        told = _called(answer, node_of(answer, now["parent"]) or "")
        because = f" {now['evidence'][0]}" if now["evidence"] else ""
        return f"Since then the readings have come to tell of another parent, {told}.{because}"
    return f"Since then the readings no longer tell. {now.get('why', '')}".strip()


def _called(answer: Answer, node: str) -> str:
    """Call a node what a reader knows it by."""
    labels = {row["id"]: called(row["label"]) for row in answer["revisions"]}
    lost = {row["id"]: f"a lost {row['kind']}" for row in answer["lost"]}
    name, _, part = node.partition("#")
    return labels.get(node) or lost.get(node) or (f"the {part} in {name}" if part else name)


def _same_row(answer: Answer, now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    if ("parent" in now) != ("parent" in then):
        return False
    if "parent" not in now:
        return True
    return node_of(answer, now["parent"]) == node_of(answer, then["parent"])
