from datetime import timedelta

import pytest
from django.utils import timezone

from provenance.models import Analysis, Job
from provenance.services.failures import failures_of
from provenance.services.trace import lineage_of
from provenance.services.withdraw import withdraw_variant
from tests.services.making import HARBOUR, HARBOUR_LATER, add, make_article, variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    made = make_article()
    add(made, HARBOUR, HARBOUR_LATER)
    return made


def fail(article, key="k", kind="diff", **task):
    return Job.objects.create(
        key=key,
        kind=kind,
        article=article,
        task=task,
        state="failed",
        finished_at=timezone.now() - timedelta(minutes=1),
    )


def test_what_failed_and_was_never_answered_is_named(article):
    assert failures_of(article) == []
    jobs = [fail(article, "k"), fail(article, "l", older=variant(article, "A").pk)]
    assert failures_of(article) == jobs[::-1]


def test_a_question_that_was_answered_all_the_same_left_nothing_open(article):
    lineage_of(article)
    answered = Analysis.objects.values_list("key", flat=True)
    fail(article, answered.exclude(key__in=Job.objects.values("key"))[0])
    assert failures_of(article) == []


def test_a_lineage_that_failed_is_made_up_for_by_a_later_one_alone(article):
    """And by nothing else: a comparison that failed still lacks."""
    compared = fail(article, "k")
    fail(article, "n", "lineage")
    assert len(failures_of(article)) == 2
    Job.objects.create(
        key="m", kind="lineage", article=article, state="done", finished_at=timezone.now()
    )
    assert failures_of(article) == [compared]


def test_work_on_a_withdrawn_text_is_asked_for_no_more(article):
    fail(article, "k", variant=variant(article, "A").pk)
    withdraw_variant(variant=variant(article, "A"), reason="Not ours.", by=None)
    assert failures_of(article) == []
