import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from provenance.models import Analysis, Original, Variant
from tests.web.making import HARBOUR, HARBOUR_LATER, page

pytestmark = pytest.mark.django_db


def test_compares_two_pasted_texts_and_keeps_nothing(client):
    response = client.post("/compare/", {"older_text": HARBOUR, "newer_text": HARBOUR_LATER})
    assert response.status_code == 200
    assert "2 changes" in response.content.decode()
    assert [model.objects.count() for model in (Analysis, Original, Variant)] == [0, 0, 0]


def test_compares_two_files(client):
    files = {
        "older_file": SimpleUploadedFile("old.txt", HARBOUR.encode()),
        "newer_file": SimpleUploadedFile("new.txt", HARBOUR_LATER.encode("utf-16")),
    }
    text = client.post("/compare/", files).content.decode()
    assert "2 changes" in text
    assert "new.txt" in text


def test_what_is_not_to_be_compared_is_no_change(client):
    fields = {
        "older_text": "The Tide.",
        "newer_text": "the tide!",
        "ignore": ["case", "punctuation"],
    }
    text = client.post("/compare/", fields).content.decode()
    assert "No word differs" in text
    assert "Compared by words; upper and lower case and punctuation left aside." in text
    assert 'class="differs"' not in text.split('<dialog class="help"')[0]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"older_text": "A."}, "Paste the newer text or choose a file."),
        ({"older_text": " ", "newer_text": "A."}, "Paste the older text or choose a file."),
        ({"older_text": "A.", "newer_text": "B.", "granularity": "syllable"}, "Compare by words"),
        ({"older_text": "a " * 600_000, "newer_text": "B."}, "up to 1,000,000 are compared"),
    ],
)
def test_says_in_a_sentence_what_is_wrong(client, fields, says):
    response = client.post("/compare/", fields)
    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_text_and_a_file_for_one_side_are_refused(client):
    fields = {
        "older_text": HARBOUR,
        "older_file": SimpleUploadedFile("old.txt", HARBOUR.encode()),
        "newer_text": HARBOUR,
    }
    assert "not both" in client.post("/compare/", fields).content.decode()


def test_a_file_that_holds_no_text_is_refused_in_a_sentence(client):
    fields = {
        "older_text": HARBOUR,
        "newer_file": SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    }
    response = client.post("/compare/", fields)
    assert response.status_code == 422
    assert 'id="id_newer_file_error"' in response.content.decode()


def test_the_form_shows_and_takes_no_delete(client):
    assert "Nothing of them is kept" in page(client, "/compare/")
    assert client.delete("/compare/").status_code == 405
