import json

import pytest
from django.core.management import call_command

from provenance.management.commands.demo import FOLDER
from provenance.models import Analysis, Article, Variant
from provenance.services.withdraw import withdraw_article

pytestmark = pytest.mark.django_db


def test_the_demo_family_is_loaded_once(capsys):
    """A second time changes nothing; all its texts can be read, and its answers are there."""
    family = json.loads((FOLDER / "family.json").read_text(encoding="utf-8"))
    call_command("demo")
    count = len(family["variants"])
    assert Variant.objects.count() == count
    kinds = set(Analysis.objects.values_list("kind", flat=True))
    assert kinds == {"reading", "diff", "lineage", "similarity"}
    before = Analysis.objects.count()
    call_command("demo")
    assert (Variant.objects.count(), Analysis.objects.count()) == (count, before)
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out.splitlines()[1].endswith(f"has {count} variants, 0 of them new.")


def test_a_demo_that_was_withdrawn_stays_so(capsys):
    """It is not dug up again."""
    call_command("demo")
    withdraw_article(article=Article.objects.get(), reason="Enough.", by=None)
    call_command("demo")
    assert capsys.readouterr().out.splitlines()[1].endswith("was withdrawn; nothing loaded.")
