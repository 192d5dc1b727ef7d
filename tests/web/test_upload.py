import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from provenance.models import Variant
from provenance.services import trace
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

UPLOAD = "/articles/harbour/upload/"


@pytest.fixture
def article(client):
    return make_article(by=log_in(client, editor()))


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_asks_for_a_log_in(client):
    make_article()
    assert client.get(UPLOAD).status_code == 302


def test_only_an_articles_editors_may_add_to_it(client):
    make_article()
    log_in(client, editor("eve"))
    assert "Only its editors" in page(client, UPLOAD, 403)


def test_many_files_and_a_pasted_text_become_variants_with_a_sentence_each(client, article):
    response = client.post(
        UPLOAD,
        {
            "file": [file("a.txt", HARBOUR.encode()), file("b.txt", GARDEN.encode())],
            "text": "Short.",
        },
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert [f"Stored as {siglum}" in text for siglum in "ABC"] == [True, True, True]
    assert [row.filename for row in Variant.objects.of(article).in_order()] == [
        "a.txt",
        "b.txt",
        "pasted text",
    ]


def test_the_first_text_of_an_article_belongs_nowhere_yet(client, article):
    """No sentence compares it with itself; a second text is asked for."""
    text = client.post(UPLOAD, {"text": HARBOUR}).content.decode()
    assert "It is the only text of this article so far. Add another" in text
    assert "It differs from" not in text


def test_a_text_of_a_wording_in_no_known_order_is_placed_by_what_that_alone_has(client, article):
    """Its sentence names the wording by its words, and quotes those that the text has of it."""
    texts = [HARBOUR.replace("eighty", number) for number in ("ninety", "seventy")]
    add(article, *(f"{text}{end}" for text in texts for end in ("", " ")))
    text = client.post(UPLOAD, {"text": f"{texts[1]}\n"}).content.decode()
    assert "Copy of the wording with ‘seventy’." in text
    assert "It reads as in the wording with ‘seventy’:" in text
    assert "<bdi>“seventy”</bdi>" in text


def test_the_same_bytes_twice_are_known(client, article):
    add(article, HARBOUR)
    response = client.post(UPLOAD, {"file": file("again.txt", HARBOUR.encode())})
    assert "Known already: the same bytes are A." in response.content.decode()


def test_what_is_filled_in_is_kept_with_the_capture(client, article):
    client.post(
        UPLOAD,
        {
            "text": HARBOUR,
            "source_url": "https://example.org/tide",
            "fetched": "2026-03-14",
            "fetcher": "curl",
            "label": "The first save",
        },
    )
    effective = variant(article, "A").effective
    assert (effective["source_url"], effective["fetched"], effective["fetcher"]) == (
        "https://example.org/tide",
        "2026-03-14",
        "curl",
    )
    assert effective["label"] == "The first save"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "It is empty"),
        ("blank.txt", b"  \n ", "It is empty"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "photo.txt"),
    ],
)
def test_a_file_that_holds_no_text_gets_its_sentence_and_keeps_no_other_back(
    client, article, name, data, says
):
    response = client.post(UPLOAD, {"file": [file(name, data), file("good.txt", HARBOUR.encode())]})
    text = response.content.decode()
    assert response.status_code == 422
    assert says in text
    assert "outcome-failed" in text
    assert "Stored as A" in text


def test_a_mis_encoded_file_is_read_or_refused_in_a_sentence_and_never_a_fault(client, article):
    response = client.post(
        UPLOAD, {"file": file("odd.txt", "Grüße aus Köln. ".encode("cp1252") * 9)}
    )
    assert response.status_code in {200, 422}
    assert "odd.txt" in response.content.decode()


def test_nothing_sent_is_answered_in_a_sentence(client, article):
    response = client.post(UPLOAD, {})
    assert response.status_code == 422
    assert "Choose a file or paste a text." in response.content.decode()


def test_a_bad_date_is_answered_in_a_sentence(client, article):
    response = client.post(UPLOAD, {"text": HARBOUR, "fetched": "yesterday"})
    assert "is no date" in response.content.decode()


def test_a_private_article_of_others_is_not_there(client):
    make_article(visibility="private")
    log_in(client, editor("eve"))
    page(client, UPLOAD, 404)


def test_a_file_over_the_limit_gets_its_sentence(client, article, settings):
    settings.PROVENANCE_LARGEST_FILE = 100
    response = client.post(UPLOAD, {"file": file("long.txt", b"word " * 100)})
    assert response.status_code == 422
    assert "long.txt" in response.content.decode()


def test_a_new_text_is_placed_at_once_by_the_wordings_it_keeps(client, article):
    """They are quoted, each with a link to its place."""

    add(article, HARBOUR, fetched="2026-03-01")
    add(article, HARBOUR_LATER, fetched="2026-04-01")
    response = client.post(UPLOAD, {"text": HARBOUR + "\n\nSubscribe to our letter."})
    text = " ".join(response.content.decode().split())
    assert "It keeps the wording before" in text
    assert 'href="/articles/harbour/lineage/C/#p' in text
    assert "<bdi>“eighty”</bdi>" in text
    assert "So it was taken before that." in text


def test_a_text_of_a_large_article_is_placed_when_the_lineage_is_there(
    client, article, monkeypatch
):
    """Until then the page says how far it is and asks again, without a script too."""
    monkeypatch.setattr("provenance.services.trace.LARGE", 10)

    add(article, HARBOUR)
    text = client.post(UPLOAD, {"text": HARBOUR_LATER}).content.decode()
    assert 'hx-get="/articles/harbour/placed/?of=B&amp;"' in text
    response = client.get("/articles/harbour/placed/?of=B")
    assert "is being traced" in response.content.decode()
    assert response["Refresh"] == "4"
    trace.compute(article=article)
    response = client.get("/articles/harbour/placed/?of=B", headers={"HX-Request": "true"})
    assert "See the evidence" in response.content.decode()
    assert "hx-get" not in response.content.decode()


def test_a_text_of_a_large_article_is_placed_at_once_by_the_lineage_before_it(
    client, article, monkeypatch
):
    """Marked as such, its quotes lead to a comparison; the full answer takes its place."""
    add(article, HARBOUR, fetched="2026-03-01")
    add(article, HARBOUR_LATER, fetched="2026-04-01")
    trace.compute(article=article)
    monkeypatch.setattr("provenance.services.trace.LARGE", 10)
    sent = {"text": f"Weekend reading\n\n{HARBOUR}"}
    text = " ".join(client.post(UPLOAD, sent).content.decode().split())
    assert "It keeps the wording before" in text
    (address,) = re.findall(r'<a href="([^"]*)"><bdi>“eighty”</bdi></a>', text)
    there = page(client, unescape(address).partition("#")[0])
    assert re.findall(r'<a id="at"></a>.*?<del><bdi>(\w+)', there) == ["eighty"]
    assert "So it was taken before that." in text
    assert "Placed at once, by the places known before" in text
    assert "The whole family is being weighed again" in text
    assert 'hx-get="/articles/harbour/placed/?of=C&amp;"' in text
    trace.compute(article=article)
    text = client.get("/articles/harbour/placed/?of=C").content.decode()
    assert "Placed at once" not in text
    assert "<bdi>“eighty”</bdi>" in text
    assert "See the evidence" in text


def test_a_text_that_lacks_what_others_say_is_placed_by_what_it_does_not_say(client, article):
    said = " Every evening at six the clerk wrote down the water and went home."
    short = HARBOUR.replace(said, "")
    assert short != HARBOUR
    add(article, HARBOUR, short)
    text = " ".join(client.post(UPLOAD, {"text": f"{short}\n\nRead more"}).content.decode().split())
    assert "<bdi>not “Every evening at six" in text


def test_of_many_texts_it_is_said_how_many_were_stored_and_refused_ones_come_first(client, article):
    files = [file(f"{n:02}.txt", f"{HARBOUR} {n}".encode()) for n in range(14)]
    response = client.post(UPLOAD, {"file": [*files, file("odd.txt", b"\xff" * 99)]})
    text = " ".join(response.content.decode().split())
    assert "14 texts were stored and one text was refused." in text
    assert text.index("odd.txt") < text.index("00.txt")
    assert "Each of the 14 that were taken" in text
    assert text.count("See the evidence") == 14


def test_what_is_wrong_with_a_field_is_said_beside_it_and_nothing_is_added(client, article):
    sent = {"text": HARBOUR, "fetched": "yesterday", "source_url": "example"}
    response = client.post(UPLOAD, sent)
    text = response.content.decode()
    assert response.status_code == 422
    assert 'aria-describedby="id_fetched_hint id_fetched_error"' in text
    assert 'aria-describedby="id_source_url_hint id_source_url_error"' in text
    assert Variant.objects.of(article).count() == 0


def test_a_new_text_is_not_placed_by_words_of_its_own(client, article):
    """What a forum's foot has where the later state added a sentence is no wording of the source."""
    last = "The inquiry sits again on Thursday, when the clerk is to be heard for the first time."
    note = "*UPDATE 3 March: the years have been corrected after the second book was found.*"
    add(article, f"{HARBOUR}\n\n{last}", fetched="2026-03-01")
    add(article, f"{HARBOUR}\n\n{last}\n\n", fetched="2026-03-02")
    add(article, f"{HARBOUR_LATER}\n\n{last}\n\n{note}", fetched="2026-04-01")
    response = client.post(UPLOAD, {"text": f"{HARBOUR}\n\nlol Reply · Share · Report"})
    said = " ".join(response.content.decode().split())
    said = said[said.index("It keeps the wording before") :]
    assert "“eighty”" in said
    assert "Reply" not in said


def test_a_new_text_is_not_placed_by_what_the_later_state_reads_as_well(client, article):
    """What it shares with the state after its own tells nothing; what it lacks of it is said."""
    corrected = f"Correction: it was ninety.\n\n{HARBOUR_LATER}"
    add(article, HARBOUR.replace("twice", "thrice"), fetched="2026-03-01")
    add(article, corrected, fetched="2026-04-01")
    response = client.post(UPLOAD, {"text": f"{HARBOUR}\n\nSubscribe to our letter."})
    said = " ".join(response.content.decode().split())
    said = said[said.index("It keeps the wording before") :]
    assert "“eighty”" in said
    assert "not yet “Correction: it was ninety.”" in said
    assert "“twice”" not in said
