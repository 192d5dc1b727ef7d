import pytest
from django.contrib.auth.models import User

from provenance.models import Article, Original, SearchEntry
from provenance.services import Refused
from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.services.making import GARDEN, HARBOUR, add, make_article, variant

pytestmark = pytest.mark.django_db


def test_a_tombstone_keeps_siglum_hash_and_reason():
    """And who wrote it; the bytes are evidence and stay under lock."""
    article, editor = make_article(), User.objects.create_user("editor")
    add(article, HARBOUR, GARDEN)
    before = variant(article, "A")
    withdraw_variant(variant=before, reason=" Wrong file. ", by=editor)
    row = variant(article, "A")
    assert row.is_withdrawn
    assert (row.siglum, row.original_id) == ("A", before.original_id)
    assert (row.withdrawn_reason, row.withdrawn_by) == ("Wrong file.", editor)
    assert Original.objects.count() == 2
    assert set(SearchEntry.objects.values_list("variant__siglum", flat=True)) == {None, "B"}


def test_with_its_article_every_variant_is_withdrawn():
    """The article's reason stands for all."""
    article = make_article()
    add(article, HARBOUR)
    withdraw_article(article=article, reason="Unlawful.", by=None)
    assert variant(Article.objects.get(), "A").is_withdrawn
    assert SearchEntry.objects.count() == 0


def test_a_withdrawal_needs_a_reason_and_happens_once():
    """Each refusal is a sentence."""
    article = make_article()
    add(article, HARBOUR)
    row = variant(article, "A")
    with pytest.raises(Refused, match="Give a reason: it stays on the tombstone"):
        withdraw_variant(variant=row, reason="  ", by=None)
    withdraw_variant(variant=row, reason="Wrong.", by=None)
    with pytest.raises(Refused, match="A was withdrawn already"):
        withdraw_variant(variant=row, reason="Wrong.", by=None)
    with pytest.raises(Refused, match="Give a reason"):
        withdraw_article(article=article, reason="", by=None)
    withdraw_article(article=article, reason="Unlawful.", by=None)
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_article(article=article, reason="Unlawful.", by=None)
