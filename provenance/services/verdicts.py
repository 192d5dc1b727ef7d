"""What people decide about the lineage: confirm, reject, put in place, remark, take back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from provenance.models import Article, Decision, Subject, Verdict
from provenance.services import anchors, overruling, steering, trace
from provenance.services.analyses import Pending
from provenance.services.overruling import Judged
from provenance.services.refusals import NotYet, Refused

RELATIONS = (
    "copy",
    "excerpt",
    "revision",
    "translation",
    "retranslation",
    "paraphrase",
    "summary",
    "quotation",
)

LONGEST_LABEL = 120


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decided; `parent` and `relation` are what a replacement puts in place."""

    decision: str
    note: str = ""
    parent: str = ""
    relation: str = ""


def verdicts_of(article: Article) -> list[Verdict]:
    """Give the article's whole log, the oldest first, with who said it."""
    return list(article.verdicts.select_related("by").order_by("pk"))


def judged_lineage(
    article: Article, answer: Mapping[str, Any], log: Sequence[Verdict] | None = None
) -> tuple[dict[str, Any], Judged]:
    """Give the answer as people left it, and every verdict laid against it.

    What they hold of some rows is given to the engine for the others, where that is made already
    or quickly; else it is laid over what the engine said without it.
    """
    judged = overruling.judge(answer, verdicts_of(article) if log is None else log)
    around = steering.steered(article, answer, judged)
    return overruling.overlay(answer, judged, around), judged


@transaction.atomic
def judge_derivation(
    *, article: Article, child: str, ruling: Ruling, by: AbstractBaseUser | None
) -> Verdict:
    """Log what somebody holds of a child's row: the engine's answer stays beside it.

    Raises Refused if the lineage has no such child or parent, or if the parent would come from the
    child; NotYet while the lineage is being traced.
    """
    answer = _answer(article)
    engine = anchors.row_of(answer, child)
    about = anchors.anchor_of(answer, child)
    if anchors.node_of(answer, about) != child:
        raise Refused(f"The lineage has no row for {child}; reload the page and choose again.")
    _stands(article, answer, (Subject.DERIVATION, child), ruling)
    if ruling.decision == Decision.CONFIRMED and "parent" not in engine:
        raise Refused(f"Nothing is told of {child} that could be confirmed; choose its parent.")
    if ruling.decision == Decision.REJECTED and not engine:
        raise Refused(f"Nothing is told of {child} that could be rejected; choose its parent.")
    instead = (
        _instead(article, answer, child, ruling) if ruling.decision == Decision.REPLACED else {}
    )
    return _log(article, Subject.DERIVATION, about, ruling, by, said=engine, instead=instead)


@transaction.atomic
def rename_revision(
    *, article: Article, revision: str, label: str, by: AbstractBaseUser | None, note: str = ""
) -> Verdict:
    """Log another name for a revision; an empty one gives the engine's back.

    Raises Refused if there is no such revision, or if another one bears the name.
    """
    answer = _answer(article)
    known = {row["id"]: row["label"] for row in answer["revisions"]}
    if revision not in known:
        raise Refused("There is no such revision any more; reload the page.")
    label = " ".join(label.split())
    if len(label) > LONGEST_LABEL:
        raise Refused(f"The name is longer than {LONGEST_LABEL} characters; shorten it.")
    shown, _ = judged_lineage(article, answer)
    others = {row["label"].casefold() for row in shown["revisions"] if row["id"] != revision}
    if label.casefold() in others:
        raise Refused(
            f"Another revision is called “{label}” already; "
            "choose a name that tells them apart, or call the other one otherwise first."
        )
    ruling = Ruling(Decision.REPLACED if label else Decision.LIFTED, note)
    _stands(article, answer, (Subject.REVISION, revision), ruling)
    about = anchors.anchor_of(answer, revision)
    said, instead = {"label": known[revision]}, {"label": label} if label else {}
    return _log(article, Subject.REVISION, about, ruling, by, said=said, instead=instead)


@transaction.atomic
def judge_place(
    *, article: Article, place: str, ruling: Ruling, by: AbstractBaseUser | None
) -> Verdict:
    """Log whether a place of variation is one: rejected, it is no longer shown as an edit."""
    answer = _answer(article)
    if place not in {row["id"] for row in answer["places"]}:
        raise Refused("There is no such place any more; reload the page.")
    _stands(article, answer, (Subject.PLACE, place), ruling)
    about = anchors.about_place(answer, place)
    return _log(article, Subject.PLACE, about, ruling, by, said=about)


@transaction.atomic
def judge_drift(
    *, article: Article, names: Iterable[str], ruling: Ruling, by: AbstractBaseUser | None
) -> None:
    """Log whether facts drifted indeed; `names` are `anchors.drift_name` of the findings."""
    answer = _answer(article)
    found = {anchors.drift_name(row): row for row in answer["drift"]}
    for name in names:
        if name not in found:
            raise Refused("That finding is no longer among the drifted facts; reload the page.")
        _stands(article, answer, (Subject.DRIFT, name), ruling)
        about = {key: found[name][key] for key in ("variant", "kind", "source", "says")}
        _log(article, Subject.DRIFT, about, ruling, by, said=about)


def _instead(
    article: Article, answer: Mapping[str, Any], child: str, ruling: Ruling
) -> dict[str, Any]:
    if ruling.relation not in RELATIONS:
        raise Refused("Choose what the text is of its parent: a copy, a translation or another.")
    anchor = anchors.anchor_of(answer, ruling.parent)
    if not ruling.parent or anchors.node_of(answer, anchor) != ruling.parent:
        raise Refused("Choose the parent among the revisions and variants of this article.")
    revisions = {row["id"] for row in answer["revisions"]}
    if child in revisions and (ruling.parent not in revisions or ruling.relation != "revision"):
        raise Refused("A revision comes from another one, by revision; choose which.")
    shown, _ = judged_lineage(article, answer)
    rows = {row["child"]: row for row in shown["derivations"] if row["child"] != child}
    if ruling.parent == child or overruling.closes_circle(rows, child, ruling.parent):
        raise Refused(f"{ruling.parent} itself comes from {child}; choose another parent.")
    return {"parent": anchor, "relation": ruling.relation}


def _stands(
    article: Article, answer: Mapping[str, Any], on: tuple[Subject, str], ruling: Ruling
) -> None:
    """Raise Refused where a verdict is taken back and none stands: the log tells no tale of it."""
    if ruling.decision != Decision.LIFTED:
        return
    if overruling.judge(answer, verdicts_of(article)).on(*on).verdict is None:
        raise Refused("Nobody’s verdict stands on it, so there is none to take back.")


def _answer(article: Article) -> Mapping[str, Any]:
    traced = trace.lineage_of(article)
    if isinstance(traced, Pending):
        raise NotYet("The lineage is being traced; judge it when it is there.")
    return traced.result


def _log(  # noqa: PLR0913 - a row has so many columns
    article: Article,
    subject: Subject,
    about: Mapping[str, Any],
    ruling: Ruling,
    by: AbstractBaseUser | None,
    *,
    said: Mapping[str, Any],
    instead: Mapping[str, Any] | None = None,
) -> Verdict:
    if ruling.decision not in Decision.values:
        raise Refused("Confirm, reject, replace, remark or take back.")
    note = ruling.note.strip()
    if ruling.decision == Decision.NOTED and not note:
        raise Refused("Write the remark that is to be kept.")
    return Verdict.objects.create(
        article=article,
        subject=subject,
        about=dict(about),
        decision=ruling.decision,
        said=dict(said),
        instead=dict(instead or {}),
        note=note,
        by_id=by.pk if by else None,
    )
