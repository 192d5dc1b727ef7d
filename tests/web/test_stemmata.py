"""The lineage as a file in each format."""

import json
import logging

import networkx as nx
import pytest

from provenance.export.stemma import FORMATS
from provenance.models import Analysis
from provenance.services import collate, compare, read, trace
from tests.lineage.texts import AFTER_EDIT, ARTICLE
from tests.web.making import add, editor, make_article, page

pytestmark = pytest.mark.django_db

AT = "/articles/harbour/lineage/download"


@pytest.fixture
def article():
    made = make_article()
    add(made, ARTICLE, AFTER_EDIT)
    return made


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_each_format_is_a_download(client, article, form):
    response = client.get(f"{AT}/{form}/")
    assert response.status_code == 200
    name = f"harbour-lineage.{FORMATS[form].suffix}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "r1" in response.content.decode()


def test_graphml_and_json_hold_the_article(client, article):
    graph = nx.parse_graphml(client.get(f"{AT}/graphml/").content.decode())
    assert sorted(graph) == ["A", "B", "r0", "r1"]
    answer = json.loads(client.get(f"{AT}/json/").content)
    assert answer["schema"] == "provenance.lineage/1"


def test_the_lineages_page_offers_them(client, article):
    text = page(client, "/articles/harbour/lineage/")
    assert [form for form in FORMATS if f"{AT}/{form}/" not in text] == []


@pytest.mark.parametrize(
    ("whole", "part"),
    [("lineage/", "download/json/"), ("diff/A..B/", "patch/"), ("collation/", "csv/")],
)
def test_a_file_that_is_not_there_yet_is_not_taken_for_the_page_that_waits(
    client, article, monkeypatch, whole, part
):
    """A program hears that it is too early, and when to ask again; a reader's page is a page."""
    for service in (trace, compare, collate):
        monkeypatch.setattr(service, "LARGE", 10)
    shown = client.get(f"/articles/harbour/{whole}")
    assert (shown.status_code, shown["Refresh"]) == (200, "4")
    assert '<a href="/articles/harbour/">' in shown.content.decode()
    early = client.get(f"/articles/harbour/{whole}{part}")
    assert (early.status_code, early["Retry-After"]) == (503, "4")
    assert "Content-Disposition" not in early


@pytest.mark.parametrize("part", ["lineage/download/json/", "diff/A..B/html/", "collation/tei/"])
def test_a_text_that_is_still_being_read_is_no_file_either(
    client, article, monkeypatch, caplog, part
):
    """The sentence that it is being read is no file, and that it is no file is no fault to log."""
    Analysis.objects.all().delete()
    monkeypatch.setattr(read, "READ_AT_ONCE", 10)
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)
    early = client.get(f"/articles/harbour/{part}")
    client.get("/articles/harbour/lineage/download/exe/")
    assert (early.status_code, early["Retry-After"]) == (503, "4")
    assert "One moment" in early.content.decode()
    logged = {line.getMessage() for line in caplog.records}
    assert logged == {"Not Found: /articles/harbour/lineage/download/exe/"}


def test_a_private_article_is_not_there_for_others(client):
    add(make_article(visibility="private", by=editor()), ARTICLE)
    page(client, f"{AT}/json/", 404)


def test_another_format_is_not_found(client, article):
    page(client, f"{AT}/exe/", 404)
