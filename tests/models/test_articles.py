import pytest
from django.contrib.auth.models import AnonymousUser, User

from provenance.models import Article, ImmutableError, siglum_of
from tests.services.making import make_article

pytestmark = pytest.mark.django_db


def slugs(articles) -> list[str]:
    return sorted(article.slug for article in articles)


@pytest.fixture
def three() -> User:
    writer = User.objects.create_user("writer")
    for visibility in ("private", "unlisted", "public"):
        make_article(visibility, visibility, by=writer)
    return writer


def test_strangers_see_public_and_unlisted_articles_and_are_shown_public_ones(three):
    """An unlisted article answers at its address and stands in no list."""
    for stranger in (None, AnonymousUser(), User.objects.create_user("other")):
        assert slugs(Article.objects.visible_to(stranger)) == ["public", "unlisted"]
        assert slugs(Article.objects.listed_for(stranger)) == ["public"]
        assert slugs(Article.objects.editable_by(stranger)) == []


def test_editors_see_and_are_shown_all_they_may_edit(three):
    """The creator and staff see private articles."""
    for editor in (three, User.objects.create_user("staff", is_staff=True)):
        assert slugs(Article.objects.visible_to(editor)) == ["private", "public", "unlisted"]
        assert slugs(Article.objects.listed_for(editor)) == ["private", "public", "unlisted"]
        assert slugs(Article.objects.editable_by(editor)) == ["private", "public", "unlisted"]


def test_who_may_no_longer_sign_in_edits_nothing(three):
    """A deactivated creator is a stranger."""
    three.is_active = False
    assert slugs(Article.objects.editable_by(three)) == []
    assert slugs(Article.objects.visible_to(three)) == ["public", "unlisted"]
    assert not Article.objects.get(slug="private").visible_to(three)


def test_an_article_and_its_queryset_agree_on_who_may_see_it(three):
    """The method on a row says what the filter says."""
    people = [None, AnonymousUser(), three, User.objects.create_user("s", is_staff=True)]
    for person in people:
        by_row = {row.slug for row in Article.objects.all() if row.visible_to(person)}
        assert by_row == {row.slug for row in Article.objects.visible_to(person)}


def test_articles_are_never_deleted(three):
    """Neither one nor many."""
    with pytest.raises(ImmutableError, match="withdrawn, never deleted"):
        Article.objects.get(slug="public").delete()
    with pytest.raises(ImmutableError):
        Article.objects.all().delete()
    assert Article.objects.count() == 3


def test_sigla_count_like_columns():
    """After Z comes AA."""
    assert [siglum_of(number) for number in range(24, 29)] == ["Y", "Z", "AA", "AB", "AC"]
