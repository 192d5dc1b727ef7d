"""The addresses people see, and the page that answers each."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, re_path

from provenance.web.answering import View, shown
from provenance.web.views import (
    across,
    articles,
    collations,
    comparisons,
    health,
    lineage,
    origins,
    shares,
    stemmata,
    variants,
)

SLUG = r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)"
SIGLUM = r"(?P<siglum>[A-Za-z]{1,8})"
NODE = r"(?P<node>[A-Za-z]{1,8}(?:~[a-z_0-9-]{1,40})?|[rx]\d{1,6})"
PAIR = r"(?P<pair>[^/]{1,40})"
PLACE = r"(?P<place>[A-Za-z]{1,8}-\d{1,9})"


def _at(pattern: str, view: View, name: str, *, gives_file: bool = False) -> object:
    return re_path(f"^{pattern}$", shown(view, gives_file=gives_file), name=name)


urlpatterns = [
    path("", shown(articles.home), name="home"),
    path("compare/", shown(comparisons.compare), name="compare"),
    path("articles/new/", shown(articles.new), name="article-new"),
    _at(rf"articles/{SLUG}/", articles.article, "article"),
    _at(rf"articles/{SLUG}/upload/", variants.upload, "upload"),
    _at(rf"articles/{SLUG}/placed/", variants.placed, "placed"),
    _at(rf"articles/{SLUG}/withdraw/", articles.withdraw, "article-withdraw"),
    _at(rf"articles/{SLUG}/retry/", articles.retry, "retry"),
    _at(rf"articles/{SLUG}/links/", shares.links, "share-list"),
    _at(rf"articles/{SLUG}/links/(?P<number>\d{{1,12}})/revoke/", shares.revoke, "share-revoke"),
    _at(rf"articles/{SLUG}/variants/{SIGLUM}/", variants.variant, "variant"),
    _at(rf"articles/{SLUG}/variants/{SIGLUM}/original/", variants.original, "variant-original"),
    _at(rf"articles/{SLUG}/variants/{SIGLUM}/origins/", origins.origins, "origins"),
    _at(rf"articles/{SLUG}/variants/{SIGLUM}/correct/", variants.correct, "correct"),
    _at(rf"articles/{SLUG}/variants/{SIGLUM}/role/", variants.role, "role"),
    _at(rf"articles/{SLUG}/variants/{SIGLUM}/withdraw/", variants.withdraw, "withdraw"),
    _at(rf"articles/{SLUG}/lineage/", lineage.lineage, "lineage"),
    _at(rf"articles/{SLUG}/lineage/drift/", lineage.drift, "lineage-drift"),
    _at(
        rf"articles/{SLUG}/lineage/download/"
        r"(?P<form>json|text|dot|graphml|newick|prov-json|prov-n)/",
        stemmata.download,
        "lineage-download",
        gives_file=True,
    ),
    _at(rf"articles/{SLUG}/lineage/{NODE}/", lineage.row, "lineage-row"),
    _at(rf"articles/{SLUG}/lineage/{NODE}/name/", lineage.rename, "lineage-rename"),
    _at(
        rf"articles/{SLUG}/lineage/places/(?P<place>p\d{{1,6}})/judge/",
        lineage.place,
        "lineage-place",
    ),
    _at(rf"articles/{SLUG}/diff/", comparisons.choose, "choose"),
    _at(rf"articles/{SLUG}/across/{PAIR}/", across.compare, "across"),
    _at(rf"articles/{SLUG}/diff/{PAIR}/", comparisons.comparison, "comparison"),
    _at(rf"articles/{SLUG}/diff/{PAIR}/share/", shares.create, "share-create"),
    _at(
        rf"articles/{SLUG}/diff/{PAIR}/(?P<form>json|patch|unified|html)/",
        comparisons.export,
        "export",
        gives_file=True,
    ),
    _at(rf"articles/{SLUG}/collation/", collations.collation, "collation"),
    _at(rf"articles/{SLUG}/collation/places/", collations.places, "collation-places"),
    _at(rf"articles/{SLUG}/collation/places/{PLACE}/", collations.place, "collation-place"),
    _at(
        rf"articles/{SLUG}/collation/places/{PLACE}/(?P<kind>moved|joined|parted|alike|unlike)/",
        collations.correct,
        "collation-correct",
    ),
    _at(
        rf"articles/{SLUG}/collation/corrections/",
        collations.corrections,
        "collation-corrections",
    ),
    _at(
        rf"articles/{SLUG}/collation/corrections/(?P<number>\d{{1,12}})/undo/",
        collations.undo,
        "collation-undo",
    ),
    _at(
        rf"articles/{SLUG}/collation/(?P<form>json|csv|tei|text)/",
        collations.download,
        "collation-download",
        gives_file=True,
    ),
    re_path(r"^s/(?P<token>[\w-]{8,64})/$", shown(shares.shared), name="shared"),
    path("login/", shown(LoginView.as_view(template_name="accounts/login.html")), name="login"),
    path("logout/", shown(LogoutView.as_view()), name="logout"),
    path("healthz", health.healthz, name="healthz"),
]
