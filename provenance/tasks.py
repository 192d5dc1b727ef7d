"""What runs in the background, whichever backend runs it."""

from django_tasks import task

from provenance.models import Job, Kind
from provenance.services import across, analyses, collate, compare, ingest, origins, steering

ANSWERS = {
    Kind.READING: ingest.answer,
    Kind.DIFF: compare.answer,
    Kind.LINEAGE: steering.answer,
    Kind.COLLATION: collate.answer,
    Kind.ACROSS: across.answer,
    Kind.ORIGINS: origins.answer,
}


@task()
def run_job(job_id: int) -> None:
    """Answer the question that a job stands for; a job that is done is left alone."""
    kind = Job.objects.values_list("kind", flat=True).filter(pk=job_id).first()
    if kind is not None:
        analyses.run(job_id=job_id, answer=ANSWERS[Kind(kind)])
