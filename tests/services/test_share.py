import dataclasses
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.utils import timezone

from provenance.models import Article, ShareLink
from provenance.services import Refused
from provenance.services.compare import Compared, Options, compare_variants
from provenance.services.share import LinkGone, open_link, revoke, share_comparison, show_link
from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.services.making import HARBOUR, HARBOUR_LATER, add, make_article, variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared() -> Compared:
    article = make_article(visibility="private")
    add(article, HARBOUR, HARBOUR_LATER)
    done = compare_variants(older=variant(article, "A"), newer=variant(article, "B"))
    assert isinstance(done, Compared)
    return done


def share(compared: Compared, **arguments: object) -> ShareLink:
    return share_comparison(**{"compared": compared, "view": "inline", "by": None} | arguments)


def test_a_link_opens_on_the_comparison_it_pins(compared, django_assert_num_queries):
    """In its view, without a query more, though the article is private."""
    token = share(compared).token
    with django_assert_num_queries(1):
        link = open_link(token)
        shown = show_link(link)
    assert (link.view, shown.result) == ("inline", compared.result)


def test_a_link_pins_how_the_texts_were_compared_and_what_is_hidden(compared):
    """Though what is hidden changes no answer, and asking again shares the pinned row."""
    options = Options.of("word", ["whitespace", "furniture"])
    hiding = dataclasses.replace(compared, options=options)
    links = [share(hiding), share(hiding), share(compared)]
    assert [show_link(link).options for link in links] == [options, options, Options()]
    assert [show_link(link).result for link in links] == [compared.result] * 3
    assert links[0].analysis == links[1].analysis != links[2].analysis


def test_tokens_can_not_be_guessed(compared):
    """Each is 32 random bytes and another."""
    tokens = {share(compared).token for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


def test_a_pinned_answer_can_not_be_thrown_away(compared):
    """The database itself refuses."""
    share(compared)
    with pytest.raises((ProtectedError, IntegrityError)):
        compared.analysis.delete()


def test_a_revoked_link_says_so(compared):
    """Revoking twice keeps the first reason."""
    link = share(compared)
    revoke(link=link, by=None, reason="Sent by mistake.")
    revoke(link=link, by=None, reason="Again.")
    with pytest.raises(LinkGone) as gone:
        open_link(link.token)
    assert gone.value.state == "revoked"
    assert gone.value.says == "This link was revoked by those who made it."
    assert ShareLink.objects.get().revoked_reason == "Sent by mistake."


def test_an_expired_link_says_so(compared):
    """From its very end on."""
    link = share(compared, expires_at=timezone.now() + timedelta(hours=1))
    assert open_link(link.token) == link
    ShareLink.objects.update(expires_at=timezone.now())
    with pytest.raises(LinkGone) as gone:
        open_link(link.token)
    assert gone.value.state == "expired"


@pytest.mark.parametrize("what", ["older", "newer", "article"])
def test_a_link_to_something_withdrawn_says_so(compared, what):
    """Either variant, or the article; that outweighs a revoking."""
    link = share(compared)
    revoke(link=link, by=None)
    if what == "article":
        withdraw_article(article=Article.objects.get(), reason="Unlawful.", by=None)
    else:
        withdraw_variant(variant=getattr(compared, what), reason="Wrong.", by=None)
    with pytest.raises(LinkGone) as gone:
        open_link(link.token)
    assert gone.value.state == "withdrawn"


def test_an_unknown_token_is_no_link(compared):
    """It is not gone; it never was."""
    with pytest.raises(ShareLink.DoesNotExist):
        open_link("x" * 43)


def test_links_are_refused_in_sentences(compared):
    """An unknown view, an end that has passed, a withdrawn variant."""
    with pytest.raises(Refused, match="The view must be side, inline or changes, not 'x'"):
        share(compared, view="x")
    with pytest.raises(Refused, match="would have expired already"):
        share(compared, expires_at=timezone.now())
    withdraw_variant(variant=compared.older, reason="Wrong.", by=None)
    stale = Compared(
        compared.analysis, compared.result, variant(Article.objects.get(), "A"), compared.newer
    )
    with pytest.raises(Refused, match="was withdrawn"):
        share(stale)
