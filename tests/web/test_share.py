from datetime import timedelta

import pytest
from django.utils import timezone

from provenance.models import Article, ShareLink
from provenance.services.compare import compare_variants
from provenance.services.share import share_comparison, show_link
from provenance.services.withdraw import withdraw_variant
from tests.web.making import (
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

DIFF = "/articles/harbour/diff/A..B/"


@pytest.fixture
def article():
    made = make_article(visibility="private", by=editor("owner"))
    add(made, HARBOUR, HARBOUR_LATER)
    return made


@pytest.fixture
def link(article):
    compared = compare_variants(older=variant(article, "A"), newer=variant(article, "B"))
    return share_comparison(compared=compared, view="inline", by=article.created_by)


def test_an_editor_makes_a_link_that_opens_for_thirty_days(client, article):
    client.force_login(article.created_by)
    response = client.post(f"{DIFF}share/", {"view": "changes", "days": "30"})
    made = ShareLink.objects.get()
    assert response["Location"] == f"/articles/harbour/links/#link-{made.pk}"
    assert (made.view, (made.expires_at - timezone.now()).days) == ("changes", 29)
    assert f"/s/{made.token}/" in page(client, "/articles/harbour/links/")


@pytest.mark.parametrize("fields", [{"view": "sideways"}, {"view": "side", "days": "9999"}])
def test_a_link_that_cannot_be_is_refused_in_a_sentence(client, article, fields):
    client.force_login(article.created_by)
    response = client.post(f"{DIFF}share/", fields)
    assert response.status_code == 422
    assert "Choose" in response.content.decode()


def test_others_may_not_share(client):
    add(make_article(), HARBOUR, HARBOUR_LATER)
    assert client.post(f"{DIFF}share/", {"view": "side"}).status_code == 302
    log_in(client, editor("eve"))
    assert client.post(f"{DIFF}share/", {"view": "side"}).status_code == 403
    assert client.get("/articles/harbour/links/").status_code == 403
    assert ShareLink.objects.count() == 0


def test_whoever_has_the_link_sees_that_comparison_and_no_way_into_the_article(client, link):
    text = page(client, link.get_absolute_url())
    assert "2 changes" in text
    assert 'class="comparison view-inline"' in text
    assert "/articles/" not in text
    assert "/variants/" not in text


def test_a_link_is_kept_out_of_indexes_caches_and_referrers(client, link):
    response = client.get(link.get_absolute_url())
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex' in response.content.decode()


def test_a_link_has_a_title_and_a_description_for_previews(client, link):
    text = page(client, link.get_absolute_url())
    assert (
        'property="og:title" content="What differs between two texts of “The harbour book”"' in text
    )
    assert 'property="og:description" content="2 changes: ' in text


def test_its_views_switch_at_its_own_address(client, link):
    address = link.get_absolute_url()
    fragment = page(client, f"{address}?view=side", **{"HX-Request": "true"})
    assert fragment.startswith('<div id="comparison"')
    assert f'href="{address}?view=changes"' in fragment


def test_how_the_texts_were_compared_is_pinned_with_the_link(client, article):
    client.force_login(article.created_by)
    fields = {"view": "inline", "granularity": "sentence", "ignore": ["case", "furniture"]}
    client.post(f"{DIFF}share/", fields)
    assert "Compared by sentences; upper and lower case" in page(client, "/articles/harbour/links/")
    client.logout()
    address = ShareLink.objects.get().get_absolute_url()
    asked = [page(client, f"{address}{query}") for query in ("", "?granularity=word&ignore=")]
    for text in asked:
        assert (
            "Compared by sentences; upper and lower case and what isn’t the work’s own left aside."
            in text
        )
        assert "<bdi>The council read both aloud, and the fishermen laughed.</bdi>" in text


def test_whoever_has_the_link_may_hide_marks_but_not_compare_otherwise(client, link):
    text = page(client, f"{link.get_absolute_url()}?ignore=whitespace&ignore=case")
    assert "Compared by words; white space and line breaks left aside." in text
    assert ['name="granularity"' in text, 'value="case"' in text] == [False, False]
    assert 'value="whitespace" checked' in text


def test_it_shows_what_was_compared_though_facts_are_corrected_since(client, article, link):
    from provenance.services.correct import correct

    before = page(client, link.get_absolute_url())
    correct(variant=variant(article, "A"), field="language", value="de", reason="No.", by=None)
    counts = [
        text.split('id="counts">')[1].split("<")[0]
        for text in (before, page(client, link.get_absolute_url()))
    ]
    assert counts[0] == counts[1]


def test_it_calls_all_what_it_was_called_when_the_link_was_made(client, article):
    """A title, a label or a language that is corrected since tells nothing to who has the link."""
    from provenance.services.correct import correct

    client.force_login(article.created_by)
    client.post(f"{DIFF}share/", {"view": "side", "expires": "30"})
    link = ShareLink.objects.get()
    before = page(client, link.get_absolute_url())
    correct(
        variant=variant(article, "A"), field="label", value="The forger’s", reason="No.", by=None
    )
    correct(variant=variant(article, "A"), field="language", value="de", reason="No.", by=None)
    Article.objects.filter(pk=article.pk).update(title="Another title")
    after = page(client, link.get_absolute_url())
    assert after == before
    assert "The forger’s" in page(client, DIFF)


def test_a_link_from_before_names_were_kept_shows_those_of_now(client, article, link):
    Article.objects.filter(pk=article.pk).update(title="Another title")
    assert "Another title" in page(client, link.get_absolute_url())


def test_a_revoked_link_answers_410(client, article, link):
    client.force_login(article.created_by)
    response = client.post(f"/articles/harbour/links/{link.pk}/revoke/")
    assert response.status_code == 302
    client.logout()
    response = client.get(link.get_absolute_url())
    assert response.status_code == 410
    assert "revoked" in response.content.decode()
    assert "noindex" in response["X-Robots-Tag"]


def test_an_expired_link_answers_410(client, link):
    ShareLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "has expired" in page(client, link.get_absolute_url(), 410)


def test_a_link_to_a_withdrawn_text_answers_410(client, article, link):
    withdraw_variant(variant=variant(article, "B"), reason="Private letter.", by=None)
    text = page(client, link.get_absolute_url(), 410)
    assert "was withdrawn" in text
    assert "Private letter" not in text


def test_listing_links_costs_no_more_queries_for_more_links(
    client, article, link, django_assert_num_queries
):
    client.force_login(article.created_by)
    client.get("/articles/harbour/links/")
    for _ in range(2):
        with django_assert_num_queries(4):
            client.get("/articles/harbour/links/")
        share_comparison(compared=show_link(link), view="side", by=None)


def test_an_unknown_link_is_not_there(client):
    assert "no such link" in page(client, "/s/" + "x" * 43 + "/", 404)


def test_takes_no_post(client, link):
    assert client.post(link.get_absolute_url()).status_code == 405


def test_others_may_not_revoke(client, link):
    log_in(client, editor("eve"))
    assert client.post(f"/articles/harbour/links/{link.pk}/revoke/").status_code == 404
    link.refresh_from_db()
    assert link.state == "open"
