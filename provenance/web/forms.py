"""What people fill in, checked for its shape; what is wrong is said in a sentence."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from provenance.models import CORRECTABLE, View, Visibility, fault_of
from provenance.models.variants import spoken
from provenance.services.ingest import Upload
from provenance.web.sentences import speak

MANY_FILES = 200


class SentenceForm(forms.Form):
    """A form without colons after its labels, whose fields tell a reader what is wrong.

    The page that refuses it opens at `leads_to`, the first field that has a fault: on a phone it
    may stand two screens down, and who can't see would not know of it.
    """

    says_faults_first = False
    """Whether its page says at the top what is wrong, and so is read from there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        speak(self)
        faults = [*self.errors] if self.is_bound and not self.says_faults_first else []
        named = [name for name in self.fields if name in faults]
        self.leads_to = named[0] if named and len(named) == len(faults) else ""
        for name, field in self.fields.items():
            own = self[name].auto_id
            hints = [f"{own}_hint"] if field.help_text else []
            if self.is_bound and name in self.errors:
                hints.append(f"{own}_error")
                field.widget.attrs["aria-invalid"] = "true"
            if name == self.leads_to and not field.widget.use_fieldset:
                field.widget.attrs["autofocus"] = True
            if hints:
                field.widget.attrs["aria-describedby"] = " ".join(hints)


class FilesInput(forms.ClearableFileInput):
    """A file field that takes many at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Many files, none of them refused here for being empty: each gets its own sentence."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Take the files as they came."""
        if not data:
            return []
        return list(data) if isinstance(data, Sequence) else [data]


class ArticleForm(SentenceForm):
    """A new article."""

    title = forms.CharField(
        max_length=500,
        help_text="What the article is called where it was published.",
        error_messages={"required": "Give the article a title."},
    )
    visibility = forms.ChoiceField(
        choices=[(choice.value, choice.label.capitalize()) for choice in Visibility],
        initial=Visibility.PRIVATE,
        widget=forms.RadioSelect,
        label="Who may see it",
    )
    slug = forms.CharField(
        max_length=100,
        required=False,
        label="Address",
        help_text="Lower-case letters, digits and hyphens; left empty, it is made from the title. "
        "A few letters drawn by lot may follow.",
    )

    @property
    def asked(self) -> dict[str, Any]:
        """The arguments to make the article with."""
        return self.cleaned_data | {"slug": self.cleaned_data["slug"] or None}


class UploadForm(SentenceForm):
    """Texts to add to an article, and what is known about their capture."""

    says_faults_first = True
    OF_CAPTURE = ("label", "source_url", "fetched", "published", "fetcher")

    file = FilesField(
        required=False,
        label="Files",
        help_text="Text, Markdown or HTML; choose several at once if you like.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        label="Or paste a text",
    )
    label = forms.CharField(
        required=False,
        max_length=200,
        help_text="What you call it: “Saved on the day it appeared”.",
    )
    source_url = forms.CharField(
        required=False,
        max_length=2000,
        label="Fetched from",
        help_text="The address it was fetched from.",
    )
    fetched = forms.CharField(
        required=False,
        max_length=40,
        label="Fetched at",
        help_text="Like 2026-03-14 or 2026-03-14T09:30:00Z.",
    )
    published = forms.CharField(
        required=False,
        max_length=40,
        label="Published",
        help_text="When the text says it was published.",
    )
    fetcher = forms.CharField(
        required=False,
        max_length=200,
        help_text="The program or person that fetched it: curl, a reader’s tool, your name.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for something to add."""
        cleaned = super().clean() or {}
        files = cleaned.get("file") or []
        if not files and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError("Choose a file or paste a text.")
        if len(files) > MANY_FILES:
            raise forms.ValidationError(f"Send at most {MANY_FILES} files at a time.")
        for name in self.OF_CAPTURE:
            fault = fault_of(name, cleaned.get(name) or "")
            if fault:
                self.add_error(name, fault)
        return cleaned

    @property
    def uploads(self) -> list[Upload]:
        """What to add: each file, then the pasted text; what is filled in holds for all of them."""
        found = {name: self.cleaned_data[name].strip() for name in self.OF_CAPTURE}
        fields = {name: value for name, value in found.items() if value}
        items = [
            Upload(file.name or "file", file.read(), fields) for file in self.cleaned_data["file"]
        ]
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if text.strip():
            items.append(Upload("", text.encode("utf-8", "surrogatepass"), fields))
        return items


class ChooseForm(SentenceForm):
    """Two variants of an article to compare."""

    older = forms.CharField(
        widget=forms.Select, error_messages={"required": "Choose the older variant."}
    )
    newer = forms.CharField(
        widget=forms.Select, error_messages={"required": "Choose the newer variant."}
    )

    def __init__(self, *args: Any, sigla: Sequence[str], **kwargs: Any) -> None:
        self.sigla = sigla
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            cast("forms.Select", field.widget).choices = [(siglum, siglum) for siglum in sigla]

    def clean_older(self) -> str:
        """Take a siglum of the article."""
        return self._known("older")

    def clean_newer(self) -> str:
        """Take a siglum of the article."""
        return self._known("newer")

    def _known(self, name: str) -> str:
        siglum = str(self.cleaned_data[name]).strip().upper()
        if siglum not in self.sigla:
            raise forms.ValidationError("Choose one of the article’s variants.")
        return siglum

    def clean(self) -> dict[str, Any]:
        """Ask for two different ones."""
        cleaned = super().clean() or {}
        if cleaned.get("older") and cleaned.get("older") == cleaned.get("newer"):
            raise forms.ValidationError("Choose two different variants.")
        return cleaned


class CorrectForm(SentenceForm):
    """A statement laid over what was found of a variant."""

    field = forms.ChoiceField(
        choices=[(name, spoken(name)) for name in CORRECTABLE], label="What is otherwise"
    )
    value = forms.CharField(
        required=False,
        max_length=2000,
        label="What it is",
        help_text="Left empty, it says that nothing is known.",
    )
    reason = forms.CharField(
        max_length=2000,
        label="How you know",
        error_messages={"required": "Say how you know; the reason is kept in the log."},
    )


class WithdrawForm(SentenceForm):
    """Why something is taken back."""

    reason = forms.CharField(
        max_length=2000,
        label="Reason",
        help_text="It stays on the page, for everybody to read.",
        error_messages={"required": "Give a reason; it is what stays on the page."},
    )


class ShareForm(SentenceForm):
    """A link to a comparison: in which view, until when."""

    DAYS = {"1": "for a day", "7": "for a week", "30": "for 30 days", "": "until it is revoked"}

    view = forms.ChoiceField(
        choices=View.choices,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Choose side by side, inline or changes only."},
    )
    days = forms.ChoiceField(
        choices=list(DAYS.items()),
        required=False,
        initial="30",
        label="It opens",
        error_messages={"invalid_choice": "Choose how long the link shall open."},
    )

    def expires_at(self) -> datetime | None:
        """Give the moment from which the link opens no more, if there is one."""
        days = self.cleaned_data["days"]
        return timezone.now() + timedelta(days=int(days)) if days else None
