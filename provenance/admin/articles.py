"""Articles in the admin, and the way to bring in their variants."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from provenance.admin.forms import AddVariantsForm, ArticleForm, ReasonForm
from provenance.admin.staff import LookOnly, StaffAdmin, person, posted
from provenance.models import Article, Variant
from provenance.services import Refused, correct, ingest, withdraw

LEVELS = {"created": messages.SUCCESS, "known": messages.INFO, "failed": messages.ERROR}


class VariantInline(LookOnly, admin.TabularInline[Variant, Article]):
    """An article's variants, to look at."""

    model = Variant
    fields = readonly_fields = ("siglum", "filename", "original", "added_at", "withdrawn_at")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Variant]:
        """Fetch along what their names show."""
        return super().get_queryset(request).select_related("article", "original")


@admin.register(Article)
class ArticleAdmin(StaffAdmin):
    """Articles, and the way to bring in their variants."""

    form = ArticleForm
    fields = ("title", "slug", "visibility", "created_at", "created_by", "withdrawn_reason")
    readonly_fields = ("created_at", "created_by", "withdrawn_reason")
    prepopulated_fields = {"slug": ("title",)}
    list_display = ("title", "slug", "visibility", "created_at", "withdrawn_at")
    list_filter = ("visibility",)
    search_fields = ("title", "slug")
    inlines = (VariantInline,)
    deeds = (("add-variants", "Add variants"), ("withdraw", "Withdraw"))

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_module_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        standing = not (isinstance(obj, Article) and obj.is_withdrawn)
        return standing and self.has_module_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep the address of an article once it stands: people have links to it."""
        return self.readonly_fields if obj is None else ("slug", *self.readonly_fields)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Suggest an address from the title, for a new article."""
        return self.prepopulated_fields if obj is None else {}

    def save_model(self, request: Any, obj: Article, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's own signature
        """Make or change it the way the pages do: a changed title is a logged correction."""
        if not change:
            made = ingest.create_article(
                title=obj.title, slug=obj.slug, visibility=obj.visibility, by=request.user
            )
            obj.__dict__.update(made.__dict__)
            return
        if "visibility" in form.changed_data:
            obj.save(update_fields=["visibility"])
        if "title" in form.changed_data:
            stored = Article.objects.get(pk=obj.pk)
            correct.correct_title(article=stored, value=obj.title, by=request.user)

    def allows(self, deed: str, obj: Article) -> bool:
        """Leave tombstones alone."""
        return not obj.is_withdrawn

    def view_add_variants(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Store files or a pasted text, and say what became of each."""
        article = get_object_or_404(Article, pk=pk)
        form = AddVariantsForm(
            posted(request), request.FILES if posted(request) is not None else None
        )
        if form.is_valid():
            try:
                outcomes = ingest.add_variants(
                    article=article,
                    items=form.items(),
                    by=person(request),
                    largest=settings.PROVENANCE_LARGEST_FILE,
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                for outcome in outcomes:
                    says = f"{outcome.input}: {outcome.says}"
                    self.message_user(request, says, LEVELS[outcome.status])
                    if outcome.status == "created":
                        self.log_change(request, article, says)
                return redirect(self._page_of(article))
        says = "What you fill in below holds for all the texts; left blank, their front matter."
        return self._ask(request, article, form, f"Add variants to “{article}”", says)

    def view_withdraw(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Withdraw the article, with a reason."""
        article = get_object_or_404(Article, pk=pk)
        form = ReasonForm(posted(request))
        if form.is_valid():
            try:
                withdraw.withdraw_article(
                    article=article, reason=form.cleaned_data["reason"], by=person(request)
                )
                return self._done(request, article, f"Withdrawn: {form.cleaned_data['reason']}")
            except Refused as refusal:
                form.add_error(None, str(refusal))
        says = "The article and all its variants will show no more. This can't be undone."
        return self._ask(request, article, form, f"Withdraw “{article}”", says)
