import pytest

from provenance.models import Analysis, Job, Variant
from provenance.services import Refused, compare
from provenance.services.analyses import Pending, retry, run
from provenance.services.compare import Compared, Options, compare_variants
from provenance.services.refusals import Gone
from provenance.services.withdraw import withdraw_variant
from tests.services.making import HARBOUR, HARBOUR_LATER, JAPANESE, add, make_article, variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Variant, Variant]:
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    return variant(article, "A"), variant(article, "B")


def rejoin(result: dict, side: str) -> str:
    text = result[side]["text"]
    return "".join(text[slice(*edit[side])] for edit in result["edits"])


def test_a_comparison_is_lossless_and_named_by_sigla(pair):
    """Joined, the edits give both texts."""
    done = compare_variants(older=pair[0], newer=pair[1])
    assert isinstance(done, Compared)
    assert (done.result["older"]["name"], done.result["newer"]["name"]) == ("A", "B")
    assert rejoin(done.result, "older") == HARBOUR
    assert rejoin(done.result, "newer") == HARBOUR_LATER
    assert done.result["older"]["sha256"] == pair[0].original_id


def test_the_same_question_has_one_answer(pair):
    """Asked twice, it is one row; the other direction is another."""
    first = compare_variants(older=pair[0], newer=pair[1])
    again = compare_variants(older=pair[0], newer=pair[1])
    other = compare_variants(older=pair[1], newer=pair[0])
    assert first.analysis == again.analysis != other.analysis
    assert Analysis.objects.filter(kind="diff").count() == 2


def test_the_same_texts_in_another_article_share_the_answer(pair):
    """Under that article's sigla."""
    article = make_article("other")
    add(article, HARBOUR_LATER, HARBOUR)
    first = compare_variants(older=pair[0], newer=pair[1])
    second = compare_variants(older=variant(article, "B"), newer=variant(article, "A"))
    assert first.analysis == second.analysis
    assert (second.result["older"]["name"], second.result["newer"]["name"]) == ("B", "A")


def test_a_kept_answer_costs_one_query(pair, django_assert_num_queries):
    """However long the texts."""
    compare_variants(older=pair[0], newer=pair[1])
    with django_assert_num_queries(1):
        compare_variants(older=pair[0], newer=pair[1])


def test_what_can_not_be_compared_is_refused_in_a_sentence(pair):
    """The same variant, another article's, a withdrawn one."""
    add(make_article("other"), JAPANESE)
    other = Variant.objects.with_evidence().get(article__slug="other")
    with pytest.raises(Refused, match="Choose two different variants"):
        compare_variants(older=pair[0], newer=pair[0])
    with pytest.raises(Refused, match="of different articles"):
        compare_variants(older=pair[0], newer=other)
    withdraw_variant(variant=pair[1], reason="Wrong.", by=None)
    gone = variant(pair[0].article, "B")
    with pytest.raises(Gone, match="B was withdrawn"):
        compare_variants(older=pair[0], newer=gone)


@pytest.mark.django_db(transaction=True)
def test_a_large_comparison_is_made_in_the_background(pair, monkeypatch, run_tasks):
    """Asked again meanwhile it is the same job; done, it is there."""
    monkeypatch.setattr(compare, "LARGE", 10)
    pending = compare_variants(older=pair[0], newer=pair[1])
    assert isinstance(pending, Pending)
    assert (pending.state, pending.failed, pending.progress) == ("pending", False, 0)
    assert pending.says == "A and B are long; they are being compared."
    assert compare_variants(older=pair[0], newer=pair[1]).job == pending.job
    run_tasks()
    done = compare_variants(older=pair[0], newer=pair[1])
    assert rejoin(done.result, "newer") == HARBOUR_LATER
    job = Job.objects.get()
    assert (job.state, job.progress, job.says) == ("done", 100, "Done.")


@pytest.mark.django_db(transaction=True)
def test_a_failed_job_says_why_and_can_be_tried_again(pair, monkeypatch, run_tasks):
    """The sentence is for a person."""
    monkeypatch.setattr(compare, "LARGE", 10)
    compare_variants(older=pair[0], newer=pair[1])
    withdrawn = withdraw_variant(variant=pair[1], reason="Wrong.", by=None)
    run_tasks()
    job = Job.objects.get(kind="diff")
    assert (job.state, job.says) == ("failed", "B was withdrawn; choose another variant.")
    Variant.objects.filter(pk=withdrawn.pk).update(withdrawn_at=None)
    pending = compare_variants(older=pair[0], newer=variant(pair[0].article, "B"))
    assert (pending.failed, pending.job) == (True, job)
    retry(job=pending.job)
    run_tasks()
    assert isinstance(
        compare_variants(older=pair[0], newer=variant(pair[0].article, "B")), Compared
    )


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_the_program_keeps_its_words_from_readers(pair, monkeypatch):
    """Only a refusal is shown as it is worded; the log has the rest."""
    monkeypatch.setattr(compare, "LARGE", 10)
    job = compare_variants(older=pair[0], newer=pair[1]).job

    def answer(*_: object) -> None:
        int("a cell of row 7")

    with pytest.raises(ValueError, match="row 7"):
        run(job_id=job.pk, answer=answer)
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.says.startswith("The computation broke off by a fault of the program;")


@pytest.mark.django_db(transaction=True)
def test_an_answer_thrown_away_is_made_again(pair, monkeypatch, run_tasks):
    """Its job is done, and is done again."""
    monkeypatch.setattr(compare, "LARGE", 10)
    compare_variants(older=pair[0], newer=pair[1])
    run_tasks()
    Analysis.objects.get(kind="diff").delete()
    assert isinstance(compare_variants(older=pair[0], newer=pair[1]), Pending)
    run_tasks()
    assert isinstance(compare_variants(older=pair[0], newer=pair[1]), Compared)


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_task_was_lost_or_given_up_is_noticed(pair, monkeypatch, run_tasks):
    """Lost, it is enqueued again; given up, it says so."""
    from django_tasks_db.models import DBTaskResult

    monkeypatch.setattr(compare, "LARGE", 10)
    compare_variants(older=pair[0], newer=pair[1])
    DBTaskResult.objects.all().delete()
    assert compare_variants(older=pair[0], newer=pair[1]).state == "pending"
    assert DBTaskResult.objects.count() == 1
    DBTaskResult.objects.update(status="SUCCESSFUL")
    assert compare_variants(older=pair[0], newer=pair[1]).state == "pending"
    assert DBTaskResult.objects.count() == 2
    DBTaskResult.objects.update(status="FAILED")
    pending = compare_variants(older=pair[0], newer=pair[1])
    assert pending.failed
    assert pending.says.startswith("The computation was stopped again and again")


@pytest.mark.parametrize(
    ("granularity", "ignore", "says"),
    [
        ("syllable", [], "Compare by word, character, sentence, passage, not by 'syllable'."),
        (
            "word",
            ["vowels"],
            "'vowels' can't be left aside; whitespace, typography, case, punctuation, furniture "
            "can.",
        ),
    ],
)
def test_options_that_are_none_are_refused_in_a_sentence(granularity, ignore, says):
    """It names those that there are."""
    with pytest.raises(Refused) as refused:
        Options.of(granularity, ignore)
    assert str(refused.value) == says


def test_each_way_of_comparing_is_an_answer_of_its_own(pair):
    """What only hides marks asks for the same answer; the usual way keeps its key."""
    keys = [
        compare_variants(older=pair[0], newer=pair[1], options=options).analysis.key
        for options in (
            Options(),
            Options.of("word", ["furniture", "whitespace"]),
            Options.of("word", ["case", "furniture"]),
            Options.of("word", ["case"]),
            Options.of("sentence"),
        )
    ]
    assert keys[0] == keys[1] == compare_variants(older=pair[0], newer=pair[1]).analysis.key
    assert keys[2] == keys[3]
    assert len(set(keys)) == 3


@pytest.mark.django_db(transaction=True)
def test_a_large_comparison_is_made_as_it_was_asked(pair, monkeypatch, run_tasks):
    """The job carries the options."""
    monkeypatch.setattr(compare, "LARGE", 10)
    options = Options.of("sentence", ["case", "whitespace"])
    assert isinstance(compare_variants(older=pair[0], newer=pair[1], options=options), Pending)
    run_tasks()
    done = compare_variants(older=pair[0], newer=pair[1], options=options)
    assert isinstance(done, Compared)
    assert done.options == options
    asked = {name: done.analysis.options[name] for name in ("granularity", "ignore")}
    assert asked == {"granularity": "sentence", "ignore": ["case"]}
