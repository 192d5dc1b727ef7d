import pytest

from provenance.models import Capture, Correction, ImmutableError, Variant, fault_of, moment_of
from provenance.models.variants import found_fields
from tests.services.making import GARDEN, HARBOUR, add, make_article, variant


@pytest.mark.django_db
def test_what_was_captured_never_changes():
    """Neither bytes, siglum nor file name; a withdrawal can still be written."""
    article = make_article()
    add(article, HARBOUR)
    for name, value in (("siglum", "Z"), ("filename", "other.txt"), ("original_id", "0" * 64)):
        stored = variant(article, "A")
        setattr(stored, name, value)
        with pytest.raises(ImmutableError, match="never changed"):
            stored.save()
    with pytest.raises(ImmutableError):
        Variant.objects.all().delete()
    stored = variant(article, "A")
    stored.withdrawn_reason = "reason"
    stored.save()
    with pytest.raises(ImmutableError):
        stored.capture.save()
    with pytest.raises(ImmutableError):
        Capture.objects.update(fetcher="x")
    with pytest.raises(ImmutableError):
        Correction.objects.all().delete()


@pytest.mark.django_db
def test_variants_come_in_the_order_of_arrival():
    """Z stands before AA."""
    article = make_article()
    add(article, *(f"{GARDEN} Number {number}." for number in range(28)))
    order = [row.siglum for row in Variant.objects.of(article).in_order()]
    assert (order[0], order[25:]) == ("A", ["Z", "AA", "AB"])


def test_what_was_entered_counts_before_what_the_text_declares():
    """And what is no date or no address counts for nothing."""
    found = found_fields(
        declared={"title": "Declared", "fetched": "yesterday", "source_url": "javascript:x"},
        entered={"title": "Entered", "fetcher": " curl "},
    )
    assert found == {"title": "Entered", "fetcher": "curl"}


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("fetched", "2026-03-14", None),
        ("fetched", "2026-03-14T09:30:00+09:00", None),
        ("fetched", "2026-03-14 09:30", None),
        ("published", "14/3/2026", "The published date '14/3/2026' is no date; write it like 2026-03-14 or 2026-03-14T09:30:00Z."),
        ("fetched", "2026-W11", "The fetched date '2026-W11' is no date; write it like 2026-03-14 or 2026-03-14T09:30:00Z."),
        ("source_url", "https://example.org/a?b=<script>", None),
        ("source_url", "HTTP://example.org", None),
        ("source_url", "javascript:alert(1)", "The source address 'javascript:alert(1)' must begin with http:// or https://."),
        ("source_url", "https://a b", "The source address 'https://a b' must begin with http:// or https://."),
        ("language", "zh-Hant", None),
        ("language", "Klingon!", "The language 'Klingon!' is no language code; write it like en, ja or zh-Hant."),
        ("title", "<script>alert(1)</script>", None),
        ("title", "a\x00b", "The title holds a control character; leave it out."),
        ("label", "x" * 201, "The label is longer than 200 characters; shorten it."),
        ("fetched", "", None),
    ],
)  # fmt: skip  # a table
def test_a_bad_value_gets_its_sentence(field, value, fault):
    """And a good one none."""
    assert fault_of(field, value) == fault


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-14", "2026-03-14T00:00:00+00:00"),
        ("2026-03-14T09:30:00+09:00", "2026-03-14T00:30:00+00:00"),
        ("2026-03-14T09:30", "2026-03-14T09:30:00+00:00"),
        ("0001-01-01T00:00:00+14:00", None),
        ("20260314", None),
    ],
)
def test_dates_are_read_in_utc(value, moment):
    """Without a zone they are taken as UTC."""
    read = moment_of(value)
    assert (read.isoformat() if read else None) == moment
