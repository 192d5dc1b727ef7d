import pytest
from django.core.management import call_command

from provenance.models import SearchEntry
from provenance.services.search import search
from provenance.services.withdraw import withdraw_variant
from tests.services.making import GARDEN, HARBOUR, add, make_article, variant


@pytest.mark.django_db
def test_the_index_is_made_anew_from_what_stands(capsys):
    """A lost entry comes back; what was withdrawn doesn't."""
    article = make_article()
    add(article, HARBOUR, GARDEN)
    withdraw_variant(variant=variant(article, "B"), reason="Wrong.", by=None)
    SearchEntry.objects.all().delete()
    call_command("reindex")
    assert capsys.readouterr().out == "The search index holds 1 variants.\n"
    assert [hit.variant.siglum for hit in search(query="pencil", user=None)] == ["A"]
    assert search(query="harbour book", user=None)[0].variant is None
    assert search(query="quinces", user=None) == []
