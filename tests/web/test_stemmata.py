"""The lineage as a file in each format."""

import json

import networkx as nx
import pytest

from provenance.export.stemma import FORMATS
from provenance.services import collate, compare, trace
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
    early = client.get(f"/articles/harbour/{whole}{part}")
    assert (early.status_code, early["Retry-After"]) == (503, "4")
    assert "Content-Disposition" not in early


def test_a_private_article_is_not_there_for_others(client):
    add(make_article(visibility="private", by=editor()), ARTICLE)
    page(client, f"{AT}/json/", 404)


def test_another_format_is_not_found(client, article):
    page(client, f"{AT}/exe/", 404)
