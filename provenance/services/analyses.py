"""How an answer is looked up under its key, kept, or made in the background meanwhile."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from provenance.models import Analysis, Article, Job, Kind, State, key_of
from provenance.services.engines import engine_of
from provenance.services.refusals import Refused
from provenance.text.document import UnreadableError

logger = logging.getLogger(__name__)

PACKAGES = {
    Kind.READING: "text",
    Kind.DIFF: "diffing",
    Kind.LINEAGE: "lineage",
    Kind.SIMILARITY: "text",
    Kind.COLLATION: "diffing",
    Kind.ORIGINS: "lineage",
    Kind.ACROSS: "lineage",
}
"""The core package that answers each kind of question."""


PRIORITY = {
    Kind.READING: 20,
    Kind.DIFF: 10,
    Kind.COLLATION: 10,
    Kind.ORIGINS: 10,
    Kind.ACROSS: 10,
    Kind.LINEAGE: 0,
    Kind.SIMILARITY: 0,
}
"""What somebody waits for in front of a page comes first, and all else waits for readings."""

Progress = Callable[[int, str], None]
"""Is told how far some work is: percent, and a sentence."""


def unheard(*_told: object) -> None:
    """Be told how far some work is, and tell nobody."""


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer is a pure function of."""

    kind: Kind
    hashes: tuple[str, ...]
    options: Mapping[str, Any]

    @property
    def engine(self) -> str:
        """The code that answers it."""
        return engine_of(PACKAGES[self.kind])

    @property
    def key(self) -> str:
        """The name of its answer."""
        return key_of(kind=self.kind, hashes=self.hashes, options=self.options, engine=self.engine)


@dataclass(frozen=True, slots=True)
class Pending:
    """An answer that is being made, and how it stands."""

    job: Job

    @property
    def state(self) -> State:
        """Whether it waits, runs or failed."""
        return State(self.job.state)

    @property
    def failed(self) -> bool:
        """Whether it will not come by waiting."""
        return self.job.state == State.FAILED

    @property
    def progress(self) -> int:
        """How far it is, in percent."""
        return self.job.progress

    @property
    def says(self) -> str:
        """One sentence for a person."""
        return self.job.says


def find(question: Question) -> Analysis | None:
    """Give the answer if it is kept already."""
    return Analysis.objects.filter(key=question.key).first()


def summary_of(question: Question) -> Mapping[str, Any]:
    """Give the few facts that were kept beside the answer; none if it is not kept."""
    found = Analysis.objects.filter(key=question.key).values_list("summary", flat=True).first()
    return found or {}


def keep(
    question: Question, result: object, summary: Mapping[str, object] | None = None
) -> Analysis:
    """Keep an answer and give its row; the row that got there first stands."""
    analysis, _ = Analysis.objects.get_or_create(
        key=question.key,
        defaults={
            "kind": question.kind,
            "engine": question.engine,
            "options": {"hashes": list(question.hashes), **question.options},
            "summary": dict(summary or {}),
            "result": result,
        },
    )
    return analysis


@transaction.atomic
def hand_over(
    *, question: Question, article: Article | None, task: Mapping[str, object], says: str
) -> Job:
    """Have the question answered in the background, once; the task is enqueued with the row.

    Whoever traces a lineage does so of the article as it is by then: of several changes in a row
    the later ones are left to the job that waits, so that one waits and one runs at most.
    """
    if question.kind == Kind.LINEAGE and article is not None:
        waiting = _waiting(question, article, task)
        if waiting is not None:
            waiting.key, waiting.says = question.key, says
            waiting.save(update_fields=["key", "says"])
            _look_after(waiting)
            return waiting
    job, created = Job.objects.get_or_create(
        key=question.key,
        defaults={"kind": question.kind, "article": article, "task": dict(task), "says": says},
    )
    if created or job.state == State.DONE:
        _stand(job, State.PENDING, progress=0, says=says)
        _enqueue(job)
    elif job.state != State.FAILED:
        _look_after(job)
    return job


def _waiting(question: Question, article: Article, task: Mapping[str, object]) -> Job | None:
    """The job that waits to do the same of the article; none where this has one of its own."""
    if Job.objects.filter(key=question.key).exists():
        return None
    waiting = article.jobs.select_for_update().filter(kind=question.kind, state=State.PENDING)
    return next((job for job in waiting if job.task == dict(task)), None)


def note_done(*, question: Question, article: Article) -> None:
    """Leave word that the article's question was answered without a job, to be found by it."""
    Job.objects.get_or_create(
        key=question.key,
        defaults={
            "kind": question.kind,
            "article": article,
            "task": {"article": article.pk},
            "state": State.DONE,
            "progress": 100,
            "says": "Done.",
            "finished_at": timezone.now(),
        },
    )


@transaction.atomic
def retry(*, job: Job) -> None:
    """Enqueue a failed job again."""
    if job.state == State.FAILED:
        _stand(job, State.PENDING, progress=0, says="Waiting to be tried again.")
        _enqueue(job)


def run(*, job_id: int, answer: Callable[[Job, Progress], object]) -> None:
    """Do a job's work, and leave behind in words how it went; doing it twice is harmless."""
    job = Job.objects.select_related("article").filter(pk=job_id).first()
    if job is None or job.state == State.DONE:
        return
    _stand(job, State.RUNNING, progress=0, says="Being computed.", started_at=timezone.now())
    try:
        answer(job, lambda percent, says: _stand(job, State.RUNNING, progress=percent, says=says))
    except (Refused, UnreadableError) as refusal:
        _stand(job, State.FAILED, says=str(refusal), finished_at=timezone.now())
    except Exception:
        logger.exception("The %s job %s failed.", job.kind, job.pk)
        says = "The computation broke off by a fault of the program; its log says more. Try again."
        _stand(job, State.FAILED, says=says, finished_at=timezone.now())
        raise
    else:
        _stand(job, State.DONE, progress=100, says="Done.", finished_at=timezone.now())


def _enqueue(job: Job) -> None:
    task = _task().using(priority=PRIORITY[Kind(job.kind)])
    job.task_id = str(task.enqueue(job.pk).id)
    job.save(update_fields=["task_id"])


def _look_after(job: Job) -> None:
    """Notice a job whose task was lost, or given up because workers died over it."""
    try:
        status = _task().get_result(job.task_id).status
    except TaskResultDoesNotExist:
        _enqueue(job)
        return
    job.refresh_from_db()
    if job.state not in {State.PENDING, State.RUNNING}:
        return
    if status == TaskResultStatus.SUCCESSFUL:
        _enqueue(job)
    elif status == TaskResultStatus.FAILED:
        says = "The computation was stopped again and again; it may need more memory. Try again."
        _stand(job, State.FAILED, says=says, finished_at=timezone.now())


def _task() -> Any:  # noqa: ANN401 - django-tasks is not typed
    # By name, because the tasks stand above the services and import them.
    return import_string("provenance.tasks.run_job")


def _stand(job: Job, state: State, **values: object) -> None:
    job.state = state
    for name, value in values.items():
        setattr(job, name, value)
    job.save(update_fields=["state", *values])
