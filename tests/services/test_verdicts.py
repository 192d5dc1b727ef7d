import pytest
from django.contrib.auth.models import User

from provenance.models import Article, Decision, ImmutableError, Job, Subject, Verdict
from provenance.services import Refused, analyses, anchors, overruling, steering
from provenance.services.trace import Traced, compute, lineage_of
from provenance.services.verdicts import (
    Ruling,
    judge_derivation,
    judge_place,
    judged_lineage,
    rename_revision,
)
from tests.services.making import HARBOUR, HARBOUR_LATER, add, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    article = make_article()
    add(article, HARBOUR, fetched="2026-03-01")
    add(article, HARBOUR_LATER, fetched="2026-04-01")
    return article


def answer(article: Article) -> dict:
    traced = lineage_of(article)
    assert isinstance(traced, Traced)
    return traced.result


def shown(article: Article) -> dict[str, dict]:
    overlaid, _ = judged_lineage(article, answer(article))
    return {row["child"]: row for row in overlaid["derivations"]}


def ruling(decision: str, **fields: str) -> Ruling:
    return Ruling(decision, **fields)


def test_the_engines_answer_stays_beside_the_verdict(article):
    """The row shows the parent somebody chose, and keeps what the engine said; the log who."""
    ada = User.objects.create_user("ada")
    assert (answer(article)["derivations"][0]["child"], shown(article)["B"]["parent"]) == (
        "A",
        "r1",
    )
    chosen = ruling(Decision.REPLACED, parent="r0", relation="paraphrase", note="By the clerk.")
    verdict = judge_derivation(article=article, child="B", ruling=chosen, by=ada)
    row = shown(article)["B"]
    assert (row["parent"], row["relation"], row["engine"]["parent"]) == ("r0", "paraphrase", "r1")
    assert row["evidence"] == [{"kind": "declared", "says": "By the clerk."}]
    assert (verdict.by, verdict.said["relation"]) == (ada, "copy")


def test_a_rejected_row_is_open_again(article):
    """Taken back, the engine's answer stands as before."""
    judge_derivation(article=article, child="B", ruling=ruling(Decision.REJECTED), by=None)
    overlaid, _ = judged_lineage(article, answer(article))
    assert [row["child"] for row in overlaid["undecided"]] == ["B"]
    judge_derivation(article=article, child="B", ruling=ruling(Decision.LIFTED), by=None)
    assert shown(article)["B"]["parent"] == "r1"


def test_a_verdict_survives_recomputing(article):
    """It names a revision by its witnesses, so it holds though ids and variants change."""
    chosen = ruling(Decision.REPLACED, parent="r1", relation="copy")
    judge_derivation(article=article, child="A", ruling=chosen, by=None)
    earlier = "In the old book the clerk had a dog. " + HARBOUR
    add(article, earlier, fetched="2026-02-01")
    now = answer(article)
    revision = next(row["id"] for row in now["revisions"] if "B" in row["witnesses"])
    assert revision == "r2"
    assert shown(article)["A"]["parent"] == "r2"


def test_a_verdict_that_the_readings_come_to_contradict_says_so(article):
    """A confirmed parent that the engine no longer gives is doubted in a sentence."""
    judge_derivation(article=article, child="B", ruling=ruling(Decision.CONFIRMED), by=None)
    now = answer(article)
    changed = {
        **now,
        "derivations": [
            {**row, "parent": "r0"} if row["child"] == "B" else row for row in now["derivations"]
        ],
    }
    verdicts = list(Verdict.objects.all())
    calm = overruling.judge(now, verdicts).on(Subject.DERIVATION, "B")
    doubted = overruling.judge(changed, verdicts).on(Subject.DERIVATION, "B")
    assert calm.doubt == ""
    assert doubted.doubt.startswith(
        "Since then the readings have come to tell of another parent, “as first published”."
    )


@pytest.mark.parametrize(("parent", "relation"), [("A", "revision"), ("r0", "copy")])
def test_a_revision_comes_from_a_revision_alone(article, parent, relation):
    """Its parent is the state that it comes after, never a text of it."""
    chosen = ruling(Decision.REPLACED, parent=parent, relation=relation)
    with pytest.raises(Refused) as refusal:
        judge_derivation(article=article, child="r1", ruling=chosen, by=None)
    assert str(refusal.value) == "A revision comes from another one, by revision; choose which."


def test_no_verdict_makes_a_circle(article):
    """A text that comes from another can't be its parent."""
    chosen = ruling(Decision.REPLACED, parent="B", relation="copy")
    judge_derivation(article=article, child="A", ruling=chosen, by=None)
    with pytest.raises(Refused) as refusal:
        judge_derivation(
            article=article,
            child="B",
            ruling=ruling(Decision.REPLACED, parent="A", relation="copy"),
            by=None,
        )
    assert str(refusal.value) == "A itself comes from B; choose another parent."


@pytest.mark.parametrize(
    ("child", "given", "says"),
    [
        ("Z", ruling("confirmed"), "The lineage has no row for Z; reload the page and choose"),
        ("B", ruling("replaced"), "Choose what the text is of its parent: a copy, a translation"),
        ("B", ruling("replaced", relation="copy", parent="r9"), "Choose the parent among the"),
        ("B", ruling("noted"), "Write the remark that is to be kept."),
        ("B", ruling("praised"), "Confirm, reject, replace, remark or take back."),
    ],
)
def test_a_verdict_that_can_not_be_says_why(article, child, given, says):
    """And nothing is logged."""
    with pytest.raises(Refused, match=f"^{says}"):
        judge_derivation(article=article, child=child, ruling=given, by=None)
    assert Verdict.objects.count() == 0


def test_a_renamed_revision_keeps_the_engines_name(article):
    """An empty name gives it back."""
    rename_revision(article=article, revision="r1", label="The  second book", by=None)
    overlaid, _ = judged_lineage(article, answer(article))
    row = overlaid["revisions"][1]
    assert (row["label"], row["engine_label"]) == (
        "The second book",
        answer(article)["revisions"][1]["label"],
    )
    rename_revision(article=article, revision="r1", label=" ", by=None)
    overlaid, _ = judged_lineage(article, answer(article))
    assert overlaid["revisions"] == answer(article)["revisions"]


def test_a_rejected_place_is_known_by_its_readings(article):
    """So it stays dismissed when places are counted anew."""
    judge_place(article=article, place="p1", ruling=ruling(Decision.REJECTED), by=None)
    overlaid, _ = judged_lineage(article, answer(article))
    assert [place.get("dismissed", False) for place in overlaid["places"]] == [True, False]


def test_the_log_is_only_ever_added_to(article):
    """A verdict can be neither changed nor deleted."""
    made = judge_derivation(
        article=article, child="B", ruling=ruling(Decision.NOTED, note="See the index."), by=None
    )
    made.note = "Never mind."
    with pytest.raises(ImmutableError):
        made.save()
    with pytest.raises(ImmutableError):
        made.delete()
    with pytest.raises(ImmutableError):
        Verdict.objects.update(note="")


@pytest.fixture
def unordered() -> Article:
    """Three states of a text, each held twice, without dates: nothing tells their order."""
    article = make_article(slug="unordered")
    later = HARBOUR.replace("eighty", "ninety")
    last = later.replace("laughed", "wept")
    add(article, HARBOUR, f"{HARBOUR} ", later, f"{later} ", last, f"{last} ")
    return article


def test_a_verdict_on_one_row_steers_the_others(unordered):
    """Told which of two wordings came first, the engine orders the third; names stay the same."""
    plain = answer(unordered)
    assert {row["child"] for row in plain["undecided"]} == {"r1", "r2"}
    held = {row["id"]: row["witnesses"] for row in plain["revisions"]}
    last = next(name for name, sigla in held.items() if sigla == ["E", "F"])
    middle = next(name for name, sigla in held.items() if sigla == ["C", "D"])
    first = next(name for name, sigla in held.items() if sigla == ["A", "B"])
    chosen = ruling(Decision.REPLACED, parent=last, relation="revision")
    judge_derivation(article=unordered, child=middle, ruling=chosen, by=None)
    overlaid, _ = judged_lineage(unordered, answer(unordered))
    assert {row["id"]: row["witnesses"] for row in overlaid["revisions"]} == held
    rows = {row["child"]: row for row in overlaid["derivations"]}
    assert (rows[middle]["parent"], rows[middle]["verdict"]) == (last, "replaced")
    assert (rows[first]["parent"], rows[first]["steered"]) == (middle, True)
    assert answer(unordered) == plain


def test_a_verdict_that_is_taken_back_steers_no_more(unordered):
    chosen = ruling(Decision.REPLACED, parent="r2", relation="revision")
    judge_derivation(article=unordered, child="r1", ruling=chosen, by=None)
    judge_derivation(article=unordered, child="r1", ruling=ruling(Decision.LIFTED), by=None)
    overlaid, _ = judged_lineage(unordered, answer(unordered))
    assert {row["child"] for row in overlaid["undecided"]} == {"r1", "r2"}


def test_a_rejected_parent_is_not_proposed_again(article):
    """The row stays open, between what the readings tell next."""
    judge_derivation(article=article, child="B", ruling=ruling(Decision.REJECTED), by=None)
    overlaid, _ = judged_lineage(article, answer(article))
    (row,) = overlaid["undecided"]
    assert "r1" not in row["between"]
    assert row["engine"]["parent"] == "r1"


def test_a_large_lineage_is_steered_in_the_background(unordered, monkeypatch):
    """Until it is made, the verdict lies over what the engine said without it."""
    monkeypatch.setattr("provenance.services.trace.LARGE", 0)
    compute(article=unordered)
    chosen = ruling(Decision.REPLACED, parent="r2", relation="revision")
    judge_derivation(article=unordered, child="r1", ruling=chosen, by=None)
    overlaid, _ = judged_lineage(unordered, answer(unordered))
    assert {row["child"] for row in overlaid["undecided"]} == {"r2"}
    assert [row["after"] for row in overlaid["revisions"]] == [None, "r2", None]
    job = next(job for job in Job.objects.all() if "steered" in job.task)
    analyses.run(job_id=job.pk, answer=steering.answer)
    overlaid, _ = judged_lineage(unordered, answer(unordered))
    assert overlaid["undecided"] == []


def _told(revisions: list[tuple[str, str, list[str]]], rows: list[tuple[str, str]]) -> dict:
    return {
        "variants": [{"id": "A"}, {"id": "B"}, {"id": "C"}],
        "revisions": [
            {"id": name, "label": label, "marker": None, "after": None, "witnesses": held}
            for name, label, held in revisions
        ],
        "lost": [],
        "places": [],
        "drift": [],
        "undecided": [],
        "derivations": [
            {"child": child, "parent": parent, "relation": "copy", "also": [], "evidence": []}
            for child, parent in rows
        ],
    }


PLAIN = _told(
    [("r0", "as first published", ["A"]), ("r1", "correction", ["B"])],
    [("A", "r0"), ("B", "r1"), ("C", "r1"), ("r1", "r0")],
)


def test_a_state_whose_one_witness_is_hung_elsewhere_keeps_its_name():
    """Nothing witnesses it as before, but it alone is called so in both answers."""
    around = _told(
        [("r0", "as first published", ["A", "B"]), ("r1", "correction", ["C"])],
        [("A", "r0"), ("B", "r0"), ("C", "r1"), ("r1", "r0")],
    )
    assert [row["id"] for row in steering.named_alike(PLAIN, around)["revisions"]] == ["r0", "r1"]


@pytest.mark.parametrize("decision", [Decision.REPLACED, Decision.REJECTED])
def test_a_verdict_on_a_state_that_is_no_longer_told_names_no_node(article, decision):
    """Once the engine was told what people hold of others, a state may be gone: it has no row."""
    around = _told(
        [("r0", "as first published", ["A", "B", "C"])], [("A", "r0"), ("B", "r0"), ("C", "r0")]
    )
    verdict = Verdict(
        article=article,
        subject=Subject.DERIVATION,
        decision=decision,
        said={"parent": anchors.anchor_of(PLAIN, "r0")},
        instead={"parent": {"node": "B"}, "relation": "revision"},
    )
    judged = overruling.Judged({(Subject.DERIVATION, "r1"): overruling.Standing(verdict)})
    left = overruling.overlay(PLAIN, judged, around)
    rows = [*left["derivations"], *left["undecided"]]
    assert [row["child"] for row in rows] == ["A", "B", "C"]
