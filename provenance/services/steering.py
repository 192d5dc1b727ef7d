"""What becomes of the other rows, once people have said what some texts came from?

What is in force of the verdicts goes into the question as statements, so the answer around them is
kept under a key of its own, beside the engine's, which stays what it was.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from provenance import answers
from provenance.lineage.source.stated import Node, Stated
from provenance.models import Article, Decision, Job, Kind, State, Subject, Variant
from provenance.services import anchors, overruling, trace
from provenance.services.analyses import Progress, Question, find, hand_over, keep
from provenance.services.anchors import Answer
from provenance.services.kept_work import sparing
from provenance.services.meaning import in_request, in_task
from provenance.services.overruling import Judged
from provenance.services.read import documents_of
from provenance.services.refusals import NotYet

_QUOTED = re.compile(r"(“[^”]*”)")
_NAME = re.compile(r"\b[rx]\d+\b")


def stated_of(answer: Answer, judged: Judged) -> tuple[Stated, ...]:
    """Give what the verdicts in force state of descent, in a fixed order.

    What is said of a lost text is left out: it has no content by which another answer finds it.
    """
    found = []
    for (subject, child), standing in sorted(judged.standing.items()):
        verdict = standing.verdict
        if subject != Subject.DERIVATION or verdict is None:
            continue
        said = verdict.instead if verdict.decision == Decision.REPLACED else verdict.said
        parent = anchors.node_of(answer, said["parent"]) if "parent" in said else None
        ends = [_node(answer, name) for name in (child, parent)]
        if ends[0] is not None and ends[1] is not None:
            found.append(Stated(ends[0], ends[1], verdict.decision != Decision.REJECTED))
    return tuple(found)


def steered(article: Article, answer: Answer, judged: Judged) -> dict[str, Any] | None:
    """Give the answer around what people stated, its nodes named as in `answer`.

    None where nothing is stated, or while an article that takes long is being traced anew.
    """
    stated = stated_of(answer, judged)
    if not stated:
        return None
    variants = _variants(article, answer)
    question = _question(variants, stated)
    analysis = find(question)
    if analysis is None and trace.is_small(variants) and not trace.wants_meaning(answer):
        with suppress(NotYet), in_request() as unread:
            told = _trace(variants, stated)
            analysis = None if unread else keep(question, told)
    if analysis is None:
        says = "The lineage is being traced around what editors said."
        task = {"article": article.pk, "steered": True}
        hand_over(question=question, article=article, task=task, says=says)
        return None
    return named_alike(answer, analysis.result)


def being_steered(article: Article) -> Job | None:
    """Give the work in which the engine is told what people hold, while it is not done."""
    under_way = article.jobs.filter(kind=Kind.LINEAGE, state__in=[State.PENDING, State.RUNNING])
    return next((job for job in under_way if job.task.get("steered")), None)


def answer(job: Job, progress: Progress) -> None:
    """Make a lineage that was handed to the background, around what people say by now if asked."""
    if not job.task.get("steered"):
        trace.answer(job, progress)
        return
    article = job.article
    if article is None or article.is_withdrawn:
        return
    traced = trace.compute(article=article)
    trace.forget_older(article, traced)
    plain = traced.result
    stated = stated_of(plain, overruling.judge(plain, list(article.verdicts.all())))
    if not stated:
        return
    variants = _variants(article, plain)
    question = _question(variants, stated)
    if find(question) is None:
        progress(40, "Tracing around what editors said.")
        with in_task(), sparing(article):
            keep(question, _trace(variants, stated))


def named_alike(answer: Answer, other: Answer) -> dict[str, Any]:
    """Rename the nodes of another answer on the same texts as this one names them."""
    names = {
        **_alike(
            {row["id"]: row["witnesses"] for row in answer["revisions"]},
            {row["id"]: row["witnesses"] for row in other["revisions"]},
            _labelled(answer),
            _labelled(other),
        ),
        **_alike(
            {row["id"]: _children(answer, row["id"]) for row in answer["lost"]},
            {row["id"]: _children(other, row["id"]) for row in other["lost"]},
            {},
            {},
        ),
    }
    if all(old == new for old, new in names.items()):
        return dict(other)
    return {
        **other,
        "revisions": [
            {**row, "id": names[row["id"]], "after": names.get(row["after"])}
            for row in other["revisions"]
        ],
        "lost": [
            {**row, "id": names[row["id"]], "why": _reworded(row["why"], names)}
            for row in other["lost"]
        ],
        "derivations": [_row(row, names) for row in other["derivations"]],
        "undecided": [_row(row, names) for row in other["undecided"]],
    }


def _row(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    told = {**row, "child": names.get(row["child"], row["child"])}
    if "parent" in row:
        told["parent"] = names.get(row["parent"], row["parent"])
        told["also"] = [
            {**one, "parent": names.get(one["parent"], one["parent"])} for one in row["also"]
        ]
        told["evidence"] = [
            {**one, "says": _reworded(one["says"], names)} for one in row["evidence"]
        ]
    else:
        told["between"] = [names.get(name, name) for name in row["between"]]
        told["why"] = _reworded(row["why"], names)
    return told


def _reworded(says: str, names: Mapping[str, str]) -> str:
    """Rename the nodes in a sentence, but for what it quotes."""
    return "".join(
        part
        if part.startswith("“")
        else _NAME.sub(lambda found: names.get(found.group(), found.group()), part)
        for part in _QUOTED.split(says)
    )


def _alike(
    known: Mapping[str, Sequence[str]],
    other: Mapping[str, Sequence[str]],
    known_labels: Mapping[str, str],
    other_labels: Mapping[str, str],
) -> dict[str, str]:
    """Pair nodes by what they have in common, then by the label that no other has.

    A new one gets a name that nothing has.
    """
    shares = sorted(
        (
            (-anchors.share(known[one], other[two]), one, two)
            for one in known
            for two in other
            if set(known[one]) & set(other[two])
        ),
    )
    names: dict[str, str] = {}
    for _, one, two in shares:
        if two not in names and one not in names.values():
            names[two] = one
    for label, two in other_labels.items():
        same = known_labels.get(label)
        if same is not None and two not in names and same not in names.values():
            names[two] = same
    number = len(known) + len(other)
    for two in other:
        if two not in names:
            names[two] = f"{two[0]}{number}"
            number += 1
    return names


def _labelled(answer: Answer) -> dict[str, str]:
    """The revisions by their labels, of those that no two have."""
    labels = [row["label"] for row in answer["revisions"]]
    return {
        row["label"]: row["id"] for row in answer["revisions"] if labels.count(row["label"]) == 1
    }


def _children(answer: Answer, node: str) -> list[str]:
    return [row["child"] for row in answer["derivations"] if row["parent"] == node]


def _node(answer: Answer, name: str | None) -> Node | None:
    if name is None or name in {row["id"] for row in answer["lost"]}:
        return None
    for row in answer["revisions"]:
        if row["id"] == name:
            return Node(tuple(sorted(row["witnesses"])), is_state=True)
    return Node((name,))


def _variants(article: Article, answer: Answer) -> list[Variant]:
    """The variants that the answer is of: a later one may not have been traced yet."""
    known = {row["id"] for row in answer["variants"]}
    return [one for one in trace.variants_of(article) if one.siglum in known]


def _question(variants: Sequence[Variant], stated: Sequence[Stated]) -> Question:
    plain = trace.question_of(variants)
    said = [
        [list(s.child.ids), s.child.is_state, list(s.parent.ids), s.parent.is_state, s.holds]
        for s in stated
    ]
    return replace(plain, options={**plain.options, "stated": said})


def _trace(variants: Sequence[Variant], stated: Sequence[Stated]) -> dict[str, Any]:
    meta = {variant.siglum: trace.meta_of(variant) for variant in variants}
    return answers.trace_documents(documents_of(variants), meta, stated)
