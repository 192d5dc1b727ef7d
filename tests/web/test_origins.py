"""The page that shows a variant with the origin of each of its words."""

import re

import pytest

from provenance.models import Job, Kind
from provenance.services import origins as service
from provenance.services.withdraw import withdraw_variant
from tests.lineage.texts import AFTER_EDIT, ARTICLE, changed
from tests.web.making import JAPANESE, add, editor, log_in, make_article, page, variant

pytestmark = pytest.mark.django_db

B = "/articles/harbour/variants/B/origins/"
RUN = re.compile(r'<span class="run ([a-z0-9-]+)">([^<]*)</span>')
TAG = re.compile(r'<a class="tag [^>]*id="(w\d+)" href="#(w\d+)"[^>]*>')


SLIPS = (("eighty years", "eigthy years"), ("ferry", "fery"), ("harbour", "harbor"))


@pytest.fixture
def article():
    made = make_article()
    shared = AFTER_EDIT + "\nShare this on Facebook\n"
    add(made, ARTICLE, shared, AFTER_EDIT, changed(AFTER_EDIT, ("green with salt", "grey")))
    return made


def test_marks_each_run_and_leaves_the_most_common_origin_unmarked(client, article):
    text = page(client, B)
    assert RUN.findall(text) == [
        ("look-1", "she and"),
        ("look-1", "disagree about"),
        ("look-1", "edited 1"),
        ("look-own", "Share this on Facebook"),
    ]
    assert (
        "Of 177 words, 97% are from “as first published” and 3% from “edited 1”. "
        "Put around the work: 4 words."
    ) in text


def test_the_legend_counts_the_words_of_each_origin(client, article):
    legend = page(client, B).split('id="legend-title"')[1].split("</aside>")[0]
    entry = r"<bdi dir=\"ltr\">([^<]+)</bdi></a> <span class=\"amount\">([^<]+)<"
    assert re.findall(entry, legend) == [
        ("“as first published”", "171 words, 97%, left unmarked"),
        ("“edited 1”", "6 words, 3%"),
        ("B itself", "4 words around the work"),
    ]


def test_what_a_fetcher_put_above_a_text_makes_it_no_author_of_it(client):
    """Words of the front matter and of the work are counted apart, also where they meet."""
    fetched = "---\ntitle: The harbour\nfetcher: curl\n---\n\nOddly, we hear. " + ARTICLE
    add(make_article(), ARTICLE, fetched, AFTER_EDIT)
    text = page(client, B)
    assert "Put around the work: 5 words." in text
    assert 'class="amount">3 words, 2%, and 5 around the work<' in text


def test_says_where_the_origin_changes(client, article):
    text = page(client, B)
    assert 'introduced in “edited 1”</span><span aria-hidden="true">2</span></a>' in text
    assert 'brought by B itself</span><span aria-hidden="true">B</span></a>' in text
    assert text.count("introduced in “as first published”: ") == 4


def test_each_mark_leads_to_the_next_and_the_last_to_the_first(client, article):
    assert TAG.findall(page(client, B)) == [
        ("w1", "w2"),
        ("w2", "w3"),
        ("w3", "w4"),
        ("w4", "w1"),
    ]


def test_a_word_of_undecided_origin_names_the_texts_that_may_have_brought_it(client):
    """Of undated texts by hand nobody tells which is the oldest; what all have is one of theirs."""
    add(make_article(), *(changed(ARTICLE, one) for one in SLIPS))
    text = page(client, B)
    assert '<bdi dir="ltr">can’t be told: A, B or C</bdi>' in text
    assert "99.4% are from A, B or C (which one can’t be told) and 0.6% from B itself." in text
    assert re.findall(r'lang="en">(brought by [^<]+): <', text) == [
        "brought by A, B or C",
        "brought by A, B or C",
        "brought by B or C",
        "brought by A, B or C",
        "brought by A or B",
        "brought by A, B or C",
    ]


def test_one_origin_can_be_chosen_by_its_address(client, article):
    text = page(client, f"{B}?origin=r1")
    assert [words for _, words in RUN.findall(text)] == ["she and", "disagree about", "edited 1"]
    assert 'href="?origin=r1" aria-current="true"' in text
    assert "Mark all origins" in text


@pytest.mark.parametrize("origin", ["r9", "<script>", "x" * 500, ""])
def test_an_origin_that_is_none_chooses_nothing(client, article, origin):
    assert page(client, B, 200).count('class="run ') == 4
    response = client.get(B, {"origin": origin})
    assert response.content.decode().count('class="run ') == 4
    assert "<script>" not in response.content.decode().replace("<script src", "").replace(
        '<script type="module"', ""
    )


def test_the_whole_text_stands_on_the_page(client, article):
    text = re.sub(
        r"<a class=\"tag.*?</a>|<span class=\"visually-hidden\".*?</span>", "", page(client, B)
    )
    plain = " ".join(re.sub(r"<[^>]+>", "", text).split())
    for paragraph in AFTER_EDIT.strip().split("\n\n"):
        assert paragraph.replace("'", "&#x27;") in plain


def test_a_translation_has_its_own_words(client):
    add(make_article(), ARTICLE, JAPANESE)
    assert "100% are from B itself" in page(client, B)


def test_a_private_article_is_not_there_for_others(client):
    add(make_article(visibility="private", by=editor()), ARTICLE, AFTER_EDIT)
    page(client, B, 404)
    log_in(client, editor("eve"))
    page(client, B, 404)


def test_a_private_article_is_there_for_its_editor(client):
    ada = log_in(client, editor())
    add(make_article(visibility="private", by=ada), ARTICLE, AFTER_EDIT)
    assert '<meta name="robots" content="noindex">' in page(client, B)


def test_a_withdrawn_variant_is_gone(client, article):
    withdraw_variant(variant=variant(article, "B"), reason="A letter.", by=None)
    page(client, B, 410)


def test_an_unknown_variant_is_not_found(client, article):
    page(client, "/articles/harbour/variants/Z/origins/", 404)


def test_takes_no_post(client, article):
    assert client.post(B).status_code == 405


def test_a_large_article_is_traced_in_the_background(client, article, monkeypatch):
    monkeypatch.setattr(service, "LARGE", 10)
    page(client, "/articles/harbour/lineage/")
    assert "The words of B are being traced." in page(client, B)
    job = Job.objects.get(kind=Kind.ORIGINS)
    said = []
    service.answer(job, lambda percent, _says: said.append(percent))
    assert said == sorted(said)
    assert len(RUN.findall(page(client, B))) == 4


def test_the_variants_page_leads_here(client, article):
    assert f'href="{B}"' in page(client, "/articles/harbour/variants/B/")
