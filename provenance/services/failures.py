"""Which failed work of an article still leaves something unanswered?"""

from django.db.models import Max

from provenance.models import Analysis, Article, Job, Kind, State, Variant

TEXTS = ("variant", "older", "newer")
"""What a task calls the variants it works on."""


def failures_of(article: Article) -> list[Job]:
    """Give the failed jobs, the latest first, that nothing has made up for since.

    A job is made up for when its question was answered all the same, when a later lineage was
    made, or when a text it worked on was withdrawn.
    """
    failed = list(article.jobs.filter(state=State.FAILED))
    if not failed:
        return []
    keys = [job.key for job in failed]
    answered = set(Analysis.objects.filter(key__in=keys).values_list("key", flat=True))
    traced = article.jobs.filter(kind=Kind.LINEAGE, state=State.DONE).aggregate(
        last=Max("finished_at")
    )["last"]
    texts = {job.task[name] for job in failed for name in TEXTS if name in job.task}
    standing = set(
        Variant.objects.of(article).standing().filter(pk__in=texts).values_list("pk", flat=True)
    )
    return [
        job
        for job in failed
        if job.key not in answered
        and all(job.task[name] in standing for name in TEXTS if name in job.task)
        and not (
            job.kind == Kind.LINEAGE
            and traced is not None
            and (job.finished_at or job.created_at) < traced
        )
    ]
