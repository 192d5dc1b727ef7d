"""What every page of the admin here has in common."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse


class Unchanging:
    """Adding, changing and deleting are off unless a class turns them on."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class StaffAdmin(Unchanging, admin.ModelAdmin[Any]):
    """What staff may look at, and do.

    `deeds` names the acts offered on an object's page, each with the method that shows it.
    """

    deeds: Sequence[tuple[str, str]] = ()
    change_form_template = "admin/provenance/change_form.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and getattr(request.user, "is_staff", False))

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_module_permission(request)

    def get_urls(self) -> list[URLPattern]:
        """Give each deed its address beside the object's own."""
        own = [
            path(
                f"<int:pk>/{deed}/",
                self.admin_site.admin_view(getattr(self, f"view_{deed.replace('-', '_')}")),
                name=self._name(deed),
            )
            for deed, _ in self.deeds
        ]
        return [*own, *super().get_urls()]

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Offer the deeds above the object."""
        obj = kwargs.get("obj")
        context["deeds"] = [
            (title, reverse(f"admin:{self._name(deed)}", args=[obj.pk]))
            for deed, title in self.deeds
            if obj is not None and self.allows(deed, obj)
        ]
        return super().render_change_form(request, context, *args, **kwargs)

    def allows(self, deed: str, obj: Any) -> bool:
        """Whether the deed makes sense for the object as it stands."""
        return True

    def _name(self, deed: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{deed}"

    def _ask(
        self, request: HttpRequest, obj: models.Model, form: forms.Form, title: str, says: str
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": obj,
            "form": form,
            "title": title,
            "says": says,
            "back": self._page_of(obj),
        }
        return TemplateResponse(request, "admin/provenance/ask.html", context)

    def _page_of(self, obj: models.Model) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[obj.pk])

    def _done(self, request: HttpRequest, obj: models.Model, says: str) -> HttpResponse:
        self.log_change(request, obj, says)
        self.message_user(request, says, messages.SUCCESS)
        return redirect(self._page_of(obj))


class LookOnly(Unchanging, admin.options.InlineModelAdmin[Any, Any]):
    """An inline that shows and changes nothing."""

    extra = 0
    max_num = 0
    can_delete = False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return True


def posted(request: HttpRequest) -> Any:
    """Give what was sent, or None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def person(request: HttpRequest) -> Any:
    """Give who is signed in."""
    return request.user if request.user.is_authenticated else None
