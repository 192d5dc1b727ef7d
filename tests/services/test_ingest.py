import hashlib
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.db import connection

from provenance.models import Article, Capture, Job, Original, SearchEntry, Variant
from provenance.services import Refused
from provenance.services.ingest import Upload, add_variants, create_article, title_of
from provenance.services.refusals import Gone
from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.services.making import GARDEN, HARBOUR, JAPANESE, add, make_article, variant

SCRIPT = "<script>alert('x')</script>"


@pytest.mark.django_db
def test_each_text_becomes_a_variant_in_order_of_arrival():
    """With a sentence that says what it is."""
    outcomes = add(make_article(), HARBOUR, JAPANESE)
    assert [(outcome.status, outcome.siglum) for outcome in outcomes] == [
        ("created", "A"),
        ("created", "B"),
    ]
    assert outcomes[0].says == "Stored as A: English, 60 words."
    assert outcomes[1].says.startswith("Stored as B: Japanese, ")


@pytest.mark.django_db
def test_a_text_that_breaks_off_says_so():
    """The last sentence has no end."""
    (outcome,) = add(make_article(), HARBOUR + " After that the clerk began to")
    assert outcome.says == "Stored as A: English, 66 words, ends in the middle of a sentence."


@pytest.mark.django_db
def test_the_same_bytes_are_one_variant():
    """Within a batch, and in a later one."""
    article = make_article()
    outcomes = add(article, HARBOUR, GARDEN, HARBOUR)
    assert [(outcome.status, outcome.siglum, outcome.says) for outcome in outcomes[2:]] == [
        ("known", "A", "The same bytes as 0.txt, which is A.")
    ]
    (again,) = add(article, GARDEN)
    assert (again.status, again.says) == ("known", "Known already: the same bytes are B.")
    assert Variant.objects.count() == 2


@pytest.mark.django_db
def test_the_same_bytes_in_two_articles_are_stored_once():
    """Two variants, one original."""
    add(make_article("one"), HARBOUR)
    add(make_article("two"), HARBOUR)
    assert (Variant.objects.count(), Original.objects.count()) == (2, 1)


@pytest.mark.django_db
def test_no_article_takes_the_address_of_a_page():
    """An article titled so gets another address; asking for this one is refused."""
    assert create_article(title="New").slug == "new-2"
    with pytest.raises(Refused, match="a page of the site's own; choose another"):
        create_article(title="Tides", slug="new")


@pytest.mark.django_db
def test_one_failure_keeps_the_rest():
    """Each bad input gets its sentence, the good ones their sigla, without a gap."""
    article = make_article()
    png = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    outcomes = add_variants(
        article=article,
        items=[
            Upload("empty.txt", b""),
            Upload("blank.txt", b" \n\t\n"),
            Upload("good.txt", HARBOUR.encode()),
            Upload("photo.png", png),
            Upload("page.html", b"<html><head><title>x</title></head><body></body></html>"),
            Upload("date.txt", GARDEN.encode(), {"fetched": "last week"}),
            Upload("also-good.txt", GARDEN.encode()),
        ],
        enqueue=False,
    )
    assert [outcome.siglum for outcome in outcomes] == [None, None, "A", None, None, None, "B"]
    failures = [outcome.says for outcome in outcomes if outcome.status == "failed"]
    assert failures[0] == failures[1] == "It is empty; there is nothing to compare."
    assert failures[2].startswith("It seems to be an image, which holds no plain text to read:")
    assert failures[3].startswith("No article text was found in the web page page.html")
    assert failures[4].startswith("The fetched date 'last week' is no date;")
    assert all(says.endswith(".") and len(says) > 20 for says in failures)


@pytest.mark.django_db
def test_a_text_over_the_limit_is_refused_with_its_size():
    """The sentence gives both sizes and what to do."""
    (outcome,) = add_variants(
        article=make_article(),
        items=[Upload("big.txt", b"word " * 500_000)],
        largest=2**21,
        enqueue=False,
    )
    assert outcome.says == "It has 2.384 MB, more than the 2 MB taken at once; cut it into parts."


@pytest.mark.django_db
def test_texts_in_old_encodings_are_read():
    """The bytes stay as they came."""
    article = make_article()
    data = ("<meta charset=shift_jis>" + JAPANESE).encode("shift_jis")
    sjis, latin = JAPANESE.encode("shift_jis"), "Café “olé” at the crèche, naïve.".encode("cp1252")
    outcomes = add(article, sjis, latin)
    assert [outcome.status for outcome in outcomes] == ["created", "created"]
    assert variant(article, "A").original.read() == sjis
    assert data != sjis


@pytest.mark.django_db
def test_what_was_filled_in_counts_before_the_front_matter():
    """Both are kept; a blank field says nothing."""
    article = make_article()
    text = (
        "---\ntitle: In the text\nsource_url: https://example.org/a\nfetcher: wget\n---\n\n"
        + HARBOUR
    )
    add(article, text, title="Filled in", fetched="2026-03-14", source_url="")
    row = variant(article, "A")
    assert row.effective == {
        "title": "Filled in",
        "source_url": "https://example.org/a",
        "fetched": "2026-03-14",
        "fetcher": "wget",
    }
    assert row.capture.declared["title"] == "In the text"
    assert row.capture.fetched_at.isoformat() == "2026-03-14T00:00:00+00:00"


@pytest.mark.django_db
def test_markup_in_every_field_is_kept_as_it_is():
    """Making it harmless is for the pages; what was found stays what was found."""
    article = create_article(title=f"Title {SCRIPT}", slug="markup")
    fields = {
        "title": SCRIPT,
        "fetcher": SCRIPT,
        "label": SCRIPT,
        "source_url": f"https://example.org/?{SCRIPT.replace(' ', '')}",
    }
    add_variants(
        article=article,
        items=[Upload(f"{SCRIPT}.txt", f"{HARBOUR} {SCRIPT}".encode(), fields)],
        enqueue=False,
    )
    row = variant(article, "A")
    assert article.title == f"Title {SCRIPT}"
    assert row.effective == fields
    assert row.filename == "script>.txt"
    assert row.original.read().decode().endswith(SCRIPT)


@pytest.mark.django_db
def test_sigla_are_not_given_again():
    """Neither after a withdrawal; the same bytes stay out, and say why."""
    article = make_article()
    add(article, HARBOUR, GARDEN)
    withdraw_variant(variant=variant(article, "B"), reason="Not ours.", by=None)
    (outcome, other) = add(article, GARDEN, JAPANESE)
    assert outcome.status == "failed"
    assert outcome.says == "The same bytes were here as B and were withdrawn: Not ours."
    assert other.siglum == "C"


@pytest.mark.django_db
def test_nothing_is_added_to_a_withdrawn_article():
    """Also by somebody who still holds it as it was."""
    article = make_article()
    withdraw_article(article=Article.objects.get(), reason="Unlawful.", by=None)
    (outcome,) = add(article, HARBOUR)
    assert outcome.says == "This article was withdrawn; nothing can be added to it."
    with pytest.raises(Gone):
        add(Article.objects.get(), HARBOUR)


@pytest.mark.django_db
def test_bytes_are_on_the_disk_before_the_row():
    """If the row fails, the file is an orphan that the next attempt takes over."""
    article = make_article()
    sha256 = hashlib.sha256(HARBOUR.encode()).hexdigest()

    class BrokenError(Exception):
        pass

    def refuse(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "provenance_variant" in sql:
            raise BrokenError
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse), pytest.raises(BrokenError):
        add(article, HARBOUR)
    assert storages["originals"].exists(f"originals/{sha256[:2]}/{sha256}")
    assert Variant.objects.count() == 0
    (outcome,) = add(article, HARBOUR)
    assert outcome.siglum == "A"


@pytest.mark.django_db
def test_the_lineage_is_asked_for_with_the_upload():
    """Once, however many texts."""
    article = make_article()
    add_variants(
        article=article,
        items=[Upload("a.txt", HARBOUR.encode()), Upload("b.txt", GARDEN.encode())],
    )
    assert [(job.kind, job.state) for job in Job.objects.all()] == [("lineage", "pending")]


@pytest.mark.django_db
def test_articles_are_refused_in_sentences():
    """Empty and long titles, bad and taken addresses, unknown visibility."""
    make_article("taken")
    wrong = [
        ({"title": "  \n"}, "Give the article a title."),
        ({"title": "x" * 501}, "The title is longer than 500 characters; shorten it."),
        (
            {"title": "T", "slug": "taken"},
            "The address 'taken' is taken by another article; choose another.",
        ),
        (
            {"title": "T", "visibility": "secret"},
            "The visibility must be private, unlisted or public, not 'secret'.",
        ),
    ]
    for arguments, says in wrong:
        with pytest.raises(Refused) as refused:
            create_article(**arguments)
        assert str(refused.value) == says
    for slug in ("Ab", "a b", "a--b", "-a", "a_b", "ä", "", "a/b", "x" * 101):
        with pytest.raises(Refused, match="must be lower-case letters"):
            create_article(title="T", slug=slug)


@pytest.mark.django_db
def test_an_address_is_made_from_the_title():
    """Numbered if it is taken, and something even where nothing of it can stand in an address."""
    titles = ["Tide & Time!", "Tide, Time", "潮汐", "潮", "a" * 300]
    slugs = [create_article(title=title).slug for title in titles]
    assert slugs == ["tide-time", "tide-time-2", "article", "article-2", "a" * 92]


@pytest.mark.django_db
def test_who_brings_something_is_kept():
    """On the article and on the variant."""
    writer = User.objects.create_user("writer")
    article = create_article(title="T", by=writer)
    add_variants(article=article, items=[Upload("a.txt", HARBOUR.encode())], by=writer)
    assert (article.created_by, variant(article, "A").added_by) == (writer, writer)


def test_the_title_of_a_text_is_made_one_line():
    """And empty where it declares none."""
    titled = f"---\ntitle: A title\n---\n\n{HARBOUR}".encode()
    assert title_of(Upload("a.txt", titled)) == "A title"
    assert title_of(Upload("a.txt", GARDEN.encode())) == ""


@pytest.mark.django_db(transaction=True)
def test_uploads_at_the_same_time_get_different_sigla():
    """Eight at once, two of them the same bytes: seven variants, A to G, and one known."""
    article = make_article()
    results = []

    def upload(number: int) -> None:
        try:
            results.extend(add(article, f"{GARDEN} Number {max(number, 1)}."))
        finally:
            connection.close()

    threads = [Thread(target=upload, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome.status for outcome in results) == ["created"] * 7 + ["known"]
    sigla = [row.siglum for row in Variant.objects.of(article).in_order()]
    assert sigla == list("ABCDEFG")
    assert Capture.objects.count() == 7
    assert SearchEntry.objects.filter(variant=None).count() == 1
