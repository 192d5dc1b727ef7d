import re
from string import ascii_uppercase

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from provenance.models import Analysis, Article, Correction, Job, ShareLink, State, Variant
from provenance.services import read
from provenance.services.compare import compare_variants
from provenance.services.share import share_comparison
from tests.services.making import GARDEN, HARBOUR, HARBOUR_LATER, add, make_article, variant

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script>"


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_user("staff", is_staff=True))
    return client


@pytest.fixture
def article() -> Article:
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    return article


@pytest.fixture
def link(article: Article) -> ShareLink:
    compared = compare_variants(older=variant(article, "A"), newer=variant(article, "B"))
    return share_comparison(compared=compared, view="side", by=None)


def address(name: str, *arguments: object) -> str:
    return reverse(f"admin:provenance_{name}", args=arguments)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_only_staff_come_in(client, article):
    """Others are sent to the log-in."""
    client.force_login(User.objects.create_user("writer"))
    for page in (
        address("article_changelist"),
        address("article_add-variants", article.pk),
        address("article_withdraw", article.pk),
        address("variant_correct", variant(article, "A").pk),
    ):
        assert client.get(page).status_code == 302
        assert client.post(page, {"reason": "x"}).status_code == 302
    assert not Article.objects.get().is_withdrawn


@pytest.mark.parametrize(
    "model", ["article", "variant", "sharelink", "capture", "correction", "analysis", "job"]
)
def test_every_list_and_page_opens_and_none_deletes(staff, link, model):
    """Nor is there an action or an address that would; pages hold no inline script or style."""
    row = variant(link.article, "A")
    Correction.objects.create(variant=row, field="label", old="", new=SCRIPT)
    Job.objects.create(key="k", kind="diff")
    page = staff.get(address(f"{model}_changelist"))
    assert page.status_code == 200
    assert b"delete_selected" not in page.content
    pks = {"variant": row.pk, "sharelink": link.pk, "article": link.article.pk}
    pk = pks.get(model) or page.context["cl"].result_list[0].pk
    change = staff.get(address(f"{model}_change", pk))
    assert change.status_code == 200
    assert staff.get(address(f"{model}_delete", pk)).status_code == 403
    assert staff.post(address(f"{model}_delete", pk), {"post": "yes"}).status_code == 403
    for html in (page.content.decode(), change.content.decode()):
        assert SCRIPT not in html
        assert not re.search(r"<script(?![^>]*\b(src=|type=.application/json))", html)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    policy = change.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize("model", ["variant", "sharelink", "capture", "correction", "analysis"])
def test_evidence_can_not_be_changed_in_the_admin(staff, link, model):
    """Its pages have no fields, and posting to them is refused."""
    correction = Correction.objects.create(variant=variant(link.article, "A"), field="label")
    pks = {
        "variant": variant(link.article, "A").pk,
        "sharelink": link.pk,
        "capture": variant(link.article, "A").capture.pk,
        "correction": correction.pk,
        "analysis": Analysis.objects.filter(kind="diff").get().pk,
    }
    page = address(f"{model}_change", pks[model])
    assert b'name="_save"' not in staff.get(page).content
    assert staff.post(page, {"siglum": "Z"}).status_code == 403
    assert staff.get(address(f"{model}_add")).status_code == 403


def test_an_article_is_made_and_its_title_corrected(staff):
    """The address is checked as everywhere and then stays; a changed title is logged."""
    new = {"title": "Tide", "slug": "tide", "visibility": "private"}
    empty = {"variants-TOTAL_FORMS": 0, "variants-INITIAL_FORMS": 0}
    page = staff.post(address("article_add"), new | empty | {"slug": "a_b"})
    assert "must be lower-case letters" in page.content.decode()
    assert staff.post(address("article_add"), new | empty).status_code == 302
    article = Article.objects.get()
    assert (article.slug, article.created_by.username) == ("tide", "staff")
    changed = {"title": "Tide book", "slug": "other", "visibility": "public"}
    staff.post(address("article_change", article.pk), changed | empty)
    article = Article.objects.get()
    assert (article.title, article.slug, article.visibility) == ("Tide book", "tide", "public")
    correction = Correction.objects.get()
    assert (correction.old, correction.new, correction.by.username) == (
        "Tide",
        "Tide book",
        "staff",
    )


def test_many_files_and_a_pasted_text_become_variants(staff, article):
    """Each gets its sentence; what is filled in holds for all."""
    page = address("article_add-variants", article.pk)
    empty = staff.get(page)
    assert (empty.status_code, b"errorlist" in empty.content) == (200, False)
    response = staff.post(
        page,
        {
            "uploads": [
                SimpleUploadedFile("c.txt", GARDEN.encode()),
                SimpleUploadedFile("copy.txt", HARBOUR.encode()),
                SimpleUploadedFile("empty.txt", b""),
                SimpleUploadedFile(f"{SCRIPT[8:]}.txt", b"\x00\x01\x02" * 50),
            ],
            "text": f"{GARDEN} {SCRIPT}",
            "source_url": "https://example.org/garden",
            "fetched": "2026-03-14",
            "fetcher": SCRIPT,
        },
        follow=True,
    )
    sentences = said(response)
    assert sentences[0] == "c.txt: Stored as C: English, 30 words."
    assert sentences[1] == "copy.txt: Known already: the same bytes are A."
    assert sentences[2] == "empty.txt: It is empty; there is nothing to compare."
    assert sentences[4].startswith("pasted text: Stored as D: English")
    assert SCRIPT not in response.content.decode()
    row = variant(article, "D")
    assert row.effective == {
        "source_url": "https://example.org/garden",
        "fetched": "2026-03-14",
        "fetcher": SCRIPT,
    }
    assert row.added_by.username == "staff"
    assert row.original.read() == f"{GARDEN} {SCRIPT}".encode()
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        ({}, "Choose at least one file, or paste a text."),
        ({"text": "  "}, "Choose at least one file, or paste a text."),
        ({"text": GARDEN, "fetched": "soon"}, "is no date; write it like 2026-03-14"),
        ({"text": GARDEN, "source_url": "javascript:x"}, "must begin with http:// or https://"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_stored(staff, article, filled, says):
    """The form comes back with a sentence."""
    response = staff.post(address("article_add-variants", article.pk), filled)
    assert response.status_code == 200
    assert says in response.content.decode()
    assert Variant.objects.count() == 2


def test_a_file_over_the_limit_is_refused_with_its_size(staff, article, settings):
    """In a sentence of its own."""
    settings.PROVENANCE_LARGEST_FILE = 1000
    response = staff.post(
        address("article_add-variants", article.pk),
        {"uploads": [SimpleUploadedFile("big.txt", b"word " * 400)]},
        follow=True,
    )
    assert said(response) == [
        "big.txt: It has 2,000 bytes, more than the 1,000 bytes taken at once; cut it into parts."
    ]


def test_withdrawing_asks_for_a_reason(staff, article):
    """A variant, then the article; afterwards both are left alone."""
    row = variant(article, "A")
    page = address("variant_withdraw", row.pk)
    assert b"Give a reason" in staff.post(page, {"reason": " "}).content
    response = staff.post(page, {"reason": "Wrong file."}, follow=True)
    assert said(response) == ["Withdrawn: Wrong file."]
    assert variant(article, "A").withdrawn_by.username == "staff"
    assert "A was withdrawn already." in staff.post(page, {"reason": "x"}).content.decode()
    assert HARBOUR[:40] not in staff.get(address("variant_change", row.pk)).content.decode()
    staff.post(address("article_withdraw", article.pk), {"reason": "Unlawful."})
    assert Article.objects.get().withdrawn_reason == "Unlawful."
    shown = staff.get(address("article_change", article.pk)).content.decode()
    assert "Unlawful." in shown
    assert address("article_add-variants", article.pk) not in shown
    response = staff.post(address("article_add-variants", article.pk), {"text": GARDEN})
    assert "nothing can be added to it" in response.content.decode()
    assert [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")] == [
        "Withdrawn: Wrong file.",
        "Withdrawn: Unlawful.",
    ]


def test_variants_stand_by_article_and_in_the_order_in_which_they_came(staff, article):
    """All of one article together, and Z before AA."""
    add(article, *(f"{HARBOUR} Copy {number}." for number in range(25)))
    add(make_article("alder"), HARBOUR)
    listed = staff.get(address("variant_changelist")).context["cl"].result_list
    order = [(row.article.slug, row.siglum) for row in listed]
    assert order == [("alder", "A"), *(("harbour", siglum) for siglum in [*ascii_uppercase, "AA"])]


def test_a_correction_is_made_with_its_reason(staff, article):
    """A bad value comes back with its sentence."""
    row = variant(article, "A")
    page = address("variant_correct", row.pk)
    wrong = staff.post(page, {"field": "fetched", "value": "soon"})
    assert "is no date; write it like" in wrong.content.decode()
    right = {"field": "fetched", "value": "2026-03-14", "reason": "By the log."}
    response = staff.post(page, right, follow=True)
    assert said(response) == ["Corrected fetched: nothing → 2026-03-14."]
    assert "By the log." in response.content.decode()
    assert variant(article, "A").effective["fetched"] == "2026-03-14"


def test_a_link_is_revoked_with_a_reason_and_never_shows_its_secret(staff, link):
    """Neither in the list nor on its page."""
    page = address("sharelink_change", link.pk)
    for shown in (staff.get(page), staff.get(address("sharelink_changelist"))):
        assert link.token not in shown.content.decode()
    staff.post(address("sharelink_revoke", link.pk), {"reason": "Sent by mistake."})
    link.refresh_from_db()
    assert (link.state, link.revoked_reason) == ("revoked", "Sent by mistake.")


def test_a_failed_job_is_tried_again(staff, article):
    """By a button."""
    job = Job.objects.create(key="k", kind="lineage", article=article, state=State.FAILED)
    staff.post(address("job_retry", job.pk))
    job.refresh_from_db()
    assert (job.state, bool(job.task_id)) == ("pending", True)


def test_the_raw_text_is_shown_and_harmless(staff):
    """Markup in it stays text."""
    article = make_article()
    add(article, f"{HARBOUR} {SCRIPT}", title=SCRIPT, label=SCRIPT, fetcher=SCRIPT)
    html = staff.get(address("variant_change", variant(article, "A").pk)).content.decode()
    assert SCRIPT not in html
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in html


def test_the_page_of_a_text_that_is_still_being_read_says_so(staff, monkeypatch):
    article = make_article()
    add(article, HARBOUR)
    Analysis.objects.all().delete()
    monkeypatch.setattr(read, "READ_AT_ONCE", 10)
    answer = staff.get(address("variant_change", variant(article, "A").pk))
    assert answer.status_code == 200
    assert "A is long; it is being read." in answer.content.decode()


@pytest.mark.parametrize("model", ["article", "variant", "sharelink", "correction", "capture"])
def test_lists_cost_the_same_for_many_rows(staff, model, django_assert_max_num_queries):
    """No query a row."""
    article = make_article()
    add(article, *(f"{GARDEN} Number {number}." for number in range(15)))
    first, second = variant(article, "A"), variant(article, "B")
    compared = compare_variants(older=first, newer=second)
    for row in Variant.objects.all():
        Correction.objects.create(variant=row, field="label", old="", new="x")
        share_comparison(compared=compared, view="side", by=None)
    with django_assert_max_num_queries(9):
        staff.get(address(f"{model}_changelist"))
