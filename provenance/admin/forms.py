"""What the admin's pages ask for."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from provenance.models import CORRECTABLE, Article
from provenance.services import Refused, ingest
from provenance.services.ingest import Upload


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes many."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        """Give the files as a list, none included."""
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFilesField, self).clean(file, initial) for file in files]


class AddVariantsForm(forms.Form):
    """Texts to store, and what is known of how they were fetched."""

    uploads = ManyFilesField(
        required=False,
        allow_empty_file=True,
        label="Files",
        help_text="Any number of text, Markdown or HTML files.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80}),
        help_text="Or one text, pasted.",
    )
    source_url = forms.CharField(required=False, label="Fetched from", help_text="http://…")
    fetched = forms.CharField(
        required=False, label="Fetched at", help_text="2026-03-14 or 2026-03-14T09:30:00Z"
    )
    fetcher = forms.CharField(required=False, help_text="The program or person that fetched it.")
    title = forms.CharField(required=False, help_text="Left blank, the text's own front matter.")
    label = forms.CharField(required=False, help_text="What you call it.")

    def clean(self) -> dict[str, Any]:
        """Ask for at least one text, and check what was filled in."""
        cleaned = super().clean() or {}
        if not cleaned.get("uploads") and not cleaned.get("text", "").strip():
            raise forms.ValidationError("Choose at least one file, or paste a text.")
        try:
            ingest.clean_fields(self.facts(cleaned))
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return cleaned

    @staticmethod
    def facts(cleaned: dict[str, Any]) -> dict[str, str]:
        """Give what was filled in about the capture."""
        names = ("source_url", "fetched", "fetcher", "title", "label")
        return {name: cleaned.get(name, "") for name in names}

    def items(self) -> Iterator[Upload]:
        """Give each text, read when its turn comes."""
        fields = self.facts(self.cleaned_data)
        for file in self.cleaned_data["uploads"]:
            yield Upload(file.name or "", file.read(), fields)
        if self.cleaned_data["text"].strip():
            yield Upload("", self.cleaned_data["text"].encode(), fields)


class ReasonForm(forms.Form):
    """Why something is done that can't be undone."""

    reason = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stays for ever.",
        error_messages={"required": "Give a reason; it is what stays on the page."},
    )


class CorrectionForm(forms.Form):
    """One statement over what was found."""

    field = forms.ChoiceField(choices=[(name, name) for name in CORRECTABLE])
    value = forms.CharField(required=False, help_text="Left blank: nothing is known.")
    reason = forms.CharField(required=False, max_length=1000)


class ArticleForm(forms.ModelForm[Article]):
    """A new article's address and title, checked as everywhere."""

    def clean_slug(self) -> str:
        """Check the address."""
        slug = str(self.cleaned_data["slug"])
        try:
            ingest.check_slug(slug)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return slug

    class Meta:
        model = Article
        fields = ("title", "slug", "visibility")
        error_messages = {
            "title": {"required": "Give the article a title."},
            "slug": {"required": "Give the article an address, like the-harbour-book."},
        }
