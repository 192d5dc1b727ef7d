"""How a person corrects an alignment: what is stated, taken back, logged and downloaded."""

import json

import pytest

from provenance.models import AlignmentCorrection
from provenance.services.withdraw import withdraw_variant
from tests.web.making import (
    GARDEN,
    HARBOUR,
    HARBOUR_LATER,
    add,
    editor,
    log_in,
    make_article,
    page,
    variant,
)

pytestmark = pytest.mark.django_db

ROOT = "/articles/harbour/collation/"
PLACES = f"{ROOT}places/"
LOG = f"{ROOT}corrections/"
EIGHTY = f"{PLACES}A-{HARBOUR.index('eighty')}/"


@pytest.fixture
def own(client):
    article = make_article(by=log_in(client, editor()))
    add(article, HARBOUR, HARBOUR_LATER, HARBOUR.replace("laughed", "sang"))
    return article


def said(**fields: str) -> dict[str, str]:
    return {f"joined-{name}": value for name, value in fields.items()}


def test_an_editor_joins_two_rows_and_the_engines_answer_stays(client, own):
    sent = said(to="below", reason="One number of years.")
    response = client.post(f"{EIGHTY}joined/?with=A&with=B", sent)
    assert (response.status_code, response["Location"]) == (
        302,
        f"{EIGHTY}?with=A&with=B#alignment",
    )
    text = page(client, EIGHTY)
    assert "eighty years. Every evening" in text
    assert "1 correction speaks of these words." in text
    assert "<b>eighty</b> <span" in page(client, f"{EIGHTY}?corrections=off")
    log = page(client, LOG)
    assert "One number of years." in log
    assert ", ada: " in log
    assert "In force." in log


def test_a_correction_is_taken_back_and_both_stay_to_be_read(client, own):
    client.post(f"{EIGHTY}joined/", said(to="below", reason="One number of years."))
    number = AlignmentCorrection.objects.get().pk
    assert "Say why" in post(client, f"{LOG}{number}/undo/", {"reason": ""}, 422)
    assert client.post(f"{LOG}{number}/undo/", {"reason": "Two facts."}).status_code == 302
    log = page(client, LOG)
    assert "Taken back" in log
    assert "Two facts." in log
    assert "One number of years." in log
    assert "<b>eighty</b> <span" in page(client, EIGHTY)
    assert "taken back already" in post(client, f"{LOG}{number}/undo/", {"reason": "X"}, 422)


def post(client, address: str, sent: dict[str, str], status: int) -> str:
    response = client.post(address, sent)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize(
    ("kind", "sent", "says"),
    [
        ("joined", {"to": "below"}, "Say why"),
        ("joined", {"to": "sideways", "reason": "So."}, "is offered under “Join this row with”."),
        ("moved", {"form": "Q", "to": "above", "reason": "So."}, "is offered under “Move”."),
        ("parted", {"kept_0": "1", "kept_1": "1", "reason": "So."}, "Leave words in the first row"),
        ("alike", {"one": "A", "other": "A", "reason": "So."}, "Choose two different readings."),
    ],
)
def test_a_correction_that_says_nothing_is_answered_in_a_sentence(client, own, kind, sent, says):
    fields = {f"{kind}-{name}": value for name, value in sent.items()}
    assert says in post(client, f"{EIGHTY}{kind}/", fields, 422)
    assert AlignmentCorrection.objects.count() == 0


def test_readings_are_stated_equal_in_the_page(client, own):
    sent = {"alike-one": "A", "alike-other": "B", "alike-reason": "A slip."}
    assert client.post(f"{EIGHTY}alike/", sent).status_code == 302
    text = page(client, PLACES)
    assert "2 places: " in text


def test_what_no_longer_fits_is_shown_with_its_reason(client, own):
    client.post(
        f"{EIGHTY}alike/", {"alike-one": "A", "alike-other": "B", "alike-reason": "A slip."}
    )
    withdraw_variant(variant=variant(own, "B"), reason="Wrong.", by=None)
    assert "1 correction of the alignment doesn’t fit these texts." in page(client, ROOT)
    log = page(client, LOG)
    assert "Doesn’t fit these texts." in log
    assert "ninety" not in log


def test_others_read_the_log_and_neither_names_nor_forms(client, own):
    client.post(f"{EIGHTY}joined/", said(to="below", reason="One number of years."))
    client.logout()
    log = page(client, LOG)
    assert "One number of years." in log
    assert "ada" not in log
    assert "Take it back" not in log
    assert "Log the move" not in page(client, EIGHTY)
    response = client.post(f"{EIGHTY}joined/", said(to="below", reason="Mine."))
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/login/")
    log_in(client, editor("eve"))
    assert client.post(f"{EIGHTY}joined/", said(to="below", reason="Mine.")).status_code == 403
    assert AlignmentCorrection.objects.count() == 1


def test_a_correction_of_another_article_is_not_there(client, own):
    client.post(f"{EIGHTY}joined/", said(to="below", reason="One number of years."))
    number = AlignmentCorrection.objects.get().pk
    other = make_article("garden", by=own.created_by)
    add(other, GARDEN, GARDEN + " So.")
    address = f"/articles/garden/collation/corrections/{number}/undo/"
    assert client.post(address, {"reason": "X"}).status_code == 404


def test_the_downloads_follow_the_corrections_and_name_them(client, own):
    client.post(f"{EIGHTY}joined/", said(to="below", reason="One <number> of years."))
    corrected = json.loads(client.get(f"{ROOT}json/").content)
    engine = json.loads(client.get(f"{ROOT}json/?corrections=off").content)
    assert len(engine["rows"]) == len(corrected["rows"]) + 1
    assert [one["reason"] for one in corrected["corrections"]] == ["One <number> of years."]
    tei = client.get(f"{ROOT}tei/").content.decode()
    assert "Alignment corrected (joined): One &lt;number&gt; of years.</change>" in tei
