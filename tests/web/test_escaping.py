"""Whatever people or files fill in, it is shown as text and never run."""

import pytest

from provenance.services.compare import compare_variants
from provenance.services.correct import correct
from provenance.services.ingest import Upload, add_variants, create_article
from provenance.services.share import share_comparison
from provenance.services.withdraw import withdraw_variant
from tests.web.making import ATTACK, HARBOUR, editor, log_in, variant

pytestmark = pytest.mark.django_db

QUOTED = "\"'><script>alert(1)</script>"


@pytest.fixture
def pages(client):
    ada = log_in(client, editor(ATTACK.replace("/", "-"), staff=True))
    article = create_article(title=f"Title {QUOTED}", slug="attack", visibility="public", by=ada)
    fields = {
        "label": f"Label {QUOTED}",
        "fetcher": f"Fetcher {QUOTED}",
        "title": f"Found {QUOTED}",
        "source_url": f"https://example.org/{QUOTED.replace(' ', '')}",
    }
    front = f"---\ntitle: 'Front {ATTACK}'\nauthor: 'Author {ATTACK}'\nfetcher: '{ATTACK}'\n---\n\n"
    items = [
        Upload(f"{QUOTED}.txt".replace("/", "-"), f"{HARBOUR} {ATTACK}".encode(), fields),
        Upload("b.md", f"{front}{HARBOUR} {ATTACK} {QUOTED} (edited 1)".encode()),
        Upload("c.txt", f"{HARBOUR} Gone. {ATTACK}{ATTACK}".encode()),
    ]
    outcomes = add_variants(article=article, items=items, by=ada, enqueue=False)
    assert [outcome.status for outcome in outcomes] == ["created"] * 3
    correct(
        variant=variant(article, "A"), field="fetcher", value=f"New {QUOTED}", reason=QUOTED, by=ada
    )
    compared = compare_variants(older=variant(article, "A"), newer=variant(article, "B"))
    link = share_comparison(compared=compared, view="side", by=ada)
    withdraw_variant(variant=variant(article, "C"), reason=f"Reason {QUOTED}", by=ada)
    diff = "/articles/attack/diff/A..B/"
    return [
        "/",
        f"/?q={QUOTED}",
        "/?q=script",
        "/articles/attack/",
        "/articles/attack/upload/",
        "/articles/attack/links/",
        "/articles/attack/withdraw/",
        "/articles/attack/variants/A/",
        "/articles/attack/variants/B/",
        "/articles/attack/variants/C/",
        diff,
        f"{diff}?view=inline",
        f"{diff}?view=changes&open={QUOTED}&at=1",
        "/articles/attack/diff/A..A/",
        f"/articles/attack/diff/?older={QUOTED}&newer=A",
        link.get_absolute_url(),
        f"/login/?next={QUOTED}",
    ]


def test_a_script_in_every_field_is_shown_as_text(client, pages):
    live = []
    seen = 0
    for address in pages:
        text = client.get(address).content.decode()
        if "<script>alert" in text or "\"'><script" in text:
            live.append(address)
        seen += text.count("&lt;script&gt;alert(1)")
    assert live == []
    assert seen > 40


def test_a_script_pasted_for_comparison_is_shown_as_text(client):
    response = client.post("/compare/", {"older_text": ATTACK, "newer_text": f"{QUOTED} b"})
    text = response.content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_what_became_of_an_upload_is_told_as_text(client):
    ada = log_in(client, editor())
    create_article(title="A", slug="a", by=ada)
    response = client.post(
        "/articles/a/upload/", {"text": ATTACK, "label": QUOTED, "fetched": QUOTED}
    )
    assert "<script>alert" not in response.content.decode()
