"""The form in which somebody compares two texts without keeping them."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict

from provenance import answers
from provenance.models import View
from provenance.text import Document, UnreadableError, read
from provenance.text.decode import decode
from provenance.text.extract import is_page
from provenance.text.language import detect
from provenance.web.forms import SentenceForm

SHOWN_WHOLE = 200_000
"""Bytes of both sides up to which all of them stand on one page: 10,000 elements. Of longer ones
the page has 50 changes, and carries their texts to ask for more with."""

MOST_LINES = 5_000
"""Lines of both sides up to which all of them stand on one page, however short they are."""

READ_WHOLE = 1_000_000
"""Bytes of both sides up to which front matter and furniture are told apart: about 150,000 words,
under 4 s."""

LARGEST_COMPARED = 12_000_000
"""Bytes of both sides that are compared while somebody waits. Two of 5 MB with 8,700 changes take
4 s of processor time a page; reading them section by section would take 19 s more."""

FOR_VISITORS = "Sign in to compare longer ones here, or bring them as variants of an article."
FOR_ALL = "Bring longer ones as variants of an article."

TOLD = 50_000
"""Characters of a long text by which its language is told."""


class CompareForm(SentenceForm):
    """Two texts to compare without keeping them."""

    GRANULARITIES = {
        "word": "words",
        "character": "letters",
        "sentence": "sentences",
        "passage": "paragraphs",
    }
    IGNORABLE = {
        "case": "capital and small letters",
        "punctuation": "punctuation",
        "typography": "typography (curly quotes, dashes, ligatures)",
    }

    older_text = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10}), label="Older text"
    )
    older_file = forms.FileField(required=False, allow_empty_file=True, label="Or the older file")
    newer_text = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10}), label="Newer text"
    )
    newer_file = forms.FileField(required=False, allow_empty_file=True, label="Or the newer file")
    granularity = forms.ChoiceField(
        choices=list(GRANULARITIES.items()),
        required=False,
        initial="word",
        label="Compare",
        error_messages={"invalid_choice": "Compare by words, letters, sentences or paragraphs."},
    )
    ignore = forms.MultipleChoiceField(
        choices=list(IGNORABLE.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Do not compare",
        error_messages={"invalid_choice": "Case, punctuation and typography can be left out."},
    )
    view = forms.ChoiceField(
        choices=View.choices, required=False, initial=View.SIDE, label="Show it"
    )
    older_label = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    newer_label = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)

    def __init__(self, *args: Any, signed_in: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        self.signed_in = signed_in
        self.is_long = self.is_paged = False
        self._sources: dict[str, str] = {}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read both sides; each must have one text, and not too long a one."""
        cleaned = super().clean() or {}
        sides = {side: self._data(side, cleaned) for side in ("older", "newer")}
        total = sum(len(data or b"") for data in sides.values())
        lines = sum((data or b"").count(b"\n") for data in sides.values())
        self.is_long = total > READ_WHOLE
        self.is_paged = total > SHOWN_WHOLE or lines > MOST_LINES
        most = LARGEST_COMPARED if self.signed_in else READ_WHOLE
        if total > most:
            raise forms.ValidationError(
                f"The two texts have {total:,} bytes; up to {most:,} are compared here. "
                f"{FOR_ALL if self.signed_in else FOR_VISITORS}"
            )
        for side, data in sides.items():
            if data is not None:
                cleaned[side] = self._read(side, data, cleaned)
        return cleaned

    def _data(self, side: str, cleaned: Mapping[str, Any]) -> bytes | None:
        file, text = cleaned.get(f"{side}_file"), cleaned.get(f"{side}_text") or ""
        if file is not None and text.strip():
            self.add_error(f"{side}_text", f"Give the {side} text or a file, not both.")
        elif file is not None:
            return bytes(file.read())
        elif f"{side}_text" in self.errors:
            return None
        elif text.strip():
            return text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        else:
            self.add_error(f"{side}_text", f"Paste the {side} text or choose a file.")
        return None

    def _read(self, side: str, data: bytes, cleaned: Mapping[str, Any]) -> Document | str | None:
        """Read one side; a long text that is no page is taken as it is."""
        file = cleaned.get(f"{side}_file")
        name = str(file.name) if file is not None else cleaned.get(f"{side}_label") or ""
        name = name if "." in name else f"{side}.txt"
        try:
            if self.is_paged:
                self._sources[side], _ = decode(data, name=name)
            if self.is_long and not is_page(self._sources[side], name):
                return self._sources[side]
            document = read(data, name=name)
        except UnreadableError as error:
            self.add_error(f"{side}_{'file' if file is not None else 'text'}", str(error))
            return None
        return document.text if self.is_long else document

    def compare(self) -> dict[str, Any]:
        """Compare the two texts; nothing is kept of them."""
        sides = self.cleaned_data["older"], self.cleaned_data["newer"]
        how = {
            "names": ("older", "newer"),
            "granularity": self.cleaned_data["granularity"] or "word",
            "ignore": self.cleaned_data["ignore"],
        }
        told = answers.diff_texts if self.is_long else answers.diff_documents
        result: dict[str, Any] = told(*sides, **how)
        return result

    @property
    def carried(self) -> dict[str, str]:
        """What the next page of a long comparison is asked for with, since nothing is kept."""
        older, newer = self.labels
        return {
            "older_text": self._sources["older"],
            "newer_text": self._sources["newer"],
            "older_label": older,
            "newer_label": newer,
            "granularity": self.cleaned_data["granularity"],
            "view": self.cleaned_data["view"],
        }

    def forget(self) -> None:
        """Leave long texts out of the form when it is shown again: no field holds them well."""
        if self.is_paged:
            data = cast("QueryDict", self.data).copy()
            data["older_text"] = data["newer_text"] = ""
            self.data = data

    @property
    def labels(self) -> tuple[str, str]:
        """What the two sides are called: by their files, if they are files."""
        older, newer = (self._label(side) for side in ("older", "newer"))
        return older, newer

    def _label(self, side: str) -> str:
        file = self.cleaned_data.get(f"{side}_file")
        return (
            str(file.name) if file is not None else self.cleaned_data[f"{side}_label"] or "pasted"
        )

    @property
    def languages(self) -> tuple[str, str]:
        """The languages the two sides are in."""
        older, newer = self.cleaned_data["older"], self.cleaned_data["newer"]
        if self.is_long:
            return detect(older[:TOLD]), detect(newer[:TOLD])
        return older.language, newer.language
