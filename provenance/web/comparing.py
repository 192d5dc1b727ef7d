"""The form in which somebody compares two texts without keeping them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict

from provenance import answers
from provenance.models import View
from provenance.services.recent import Recent, key_of
from provenance.text import Document, UnreadableError, read
from provenance.text.decode import decode
from provenance.text.extract import is_page
from provenance.text.language import detect
from provenance.web.forms import SentenceForm
from provenance.web.present.comparison import Laid, lay

SHOWN_WHOLE = 200_000
"""Bytes of both sides up to which all of them stand on one page: 10,000 elements. Of longer ones
the page has 50 changes, and carries their texts to ask for more with."""

MOST_LINES = 5_000
"""Lines of both sides up to which all of them stand on one page, however short they are."""

READ_WHOLE = 1_000_000
"""Bytes of both sides up to which front matter and furniture are told apart: about 150,000 words,
under 4 s."""

LARGEST_COMPARED = 12_000_000
"""Bytes of both sides that are compared while somebody waits: two of 6 MB take 4 s of processor
time for the first page and 0.4 for each further one; reading them section by section, 20 s more."""

FOR_VISITORS = "Sign in to compare longer ones here, or bring them as variants of an article."
FOR_ALL = "Bring longer ones as variants of an article."

TOLD = 50_000
"""Characters of a long text by which its language is told."""


SIDES = ("older", "newer")


@dataclass(frozen=True, slots=True)
class Done:
    """Two texts as they were read, what differs between them, and how that is laid out."""

    older: Document | str
    newer: Document | str
    result: dict[str, Any]
    laid: Laid


RECENT: Recent[Done] = Recent()


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

    def __init__(self, *args: Any, signed_in: bool = False, **kwargs: Any) -> None:
        self.signed_in = signed_in
        self.is_long = self.is_paged = False
        self._sources: dict[str, str] = {}
        self._done: Done | None = None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Read both sides; each must have one text, and not too long a one."""
        cleaned = super().clean() or {}
        sides = {side: self._data(side, cleaned) for side in SIDES}
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
        given = {side: data for side, data in sides.items() if data is not None}
        for side, data in given.items():
            if self.is_paged:
                self._open(side, data, cleaned)
        self._done = RECENT.get(self._key(cleaned)) if self.is_paged and not self.errors else None
        for side, data in given.items():
            if self._done is not None:
                cleaned[side] = getattr(self._done, side)
            elif not self._failed(side):
                cleaned[side] = self._read(side, data, cleaned)
        return cleaned

    def _key(self, cleaned: Mapping[str, Any]) -> str:
        """Name the comparison by all it is made from."""
        how = [cleaned.get("granularity") or "word", *sorted(cleaned.get("ignore") or ())]
        named = [self._name(side, cleaned) for side in SIDES]
        texts = [self._sources[side] for side in SIDES]
        return key_of(part.encode("utf-8", "surrogatepass") for part in (*texts, *named, *how))

    def _failed(self, side: str) -> bool:
        return f"{side}_text" in self.errors or f"{side}_file" in self.errors

    def _name(self, side: str, cleaned: Mapping[str, Any]) -> str:
        file = cleaned.get(f"{side}_file")
        name = str(file.name) if file is not None else cleaned.get(f"{side}_label") or ""
        return name if "." in name else f"{side}.txt"

    def _open(self, side: str, data: bytes, cleaned: Mapping[str, Any]) -> None:
        try:
            self._sources[side], _ = decode(data, name=self._name(side, cleaned))
        except UnreadableError as error:
            self._refuse(side, error, cleaned)

    def _refuse(self, side: str, error: UnreadableError, cleaned: Mapping[str, Any]) -> None:
        given = "file" if cleaned.get(f"{side}_file") is not None else "text"
        self.add_error(f"{side}_{given}", str(error))

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
        name = self._name(side, cleaned)
        try:
            if self.is_long and not is_page(self._sources[side], name):
                return self._sources[side]
            document = read(data, name=name)
        except UnreadableError as error:
            self._refuse(side, error, cleaned)
            return None
        return document.text if self.is_long else document

    def compare(self) -> "Done":
        """Compare the two texts; nothing of them is stored, long ones stay at hand for a while."""
        if self._done is not None:
            return self._done
        older, newer = (self.cleaned_data[side] for side in SIDES)
        how = {
            "names": SIDES,
            "granularity": self.cleaned_data["granularity"] or "word",
            "ignore": self.cleaned_data["ignore"],
        }
        told = answers.diff_texts if self.is_long else answers.diff_documents
        result: dict[str, Any] = told(older, newer, **how)
        laid = lay(result, self.languages[1], whole=not self.is_paged)
        done = Done(older, newer, result, laid)
        if self.is_paged:
            RECENT.put(self._key(self.cleaned_data), done)
        return done

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
        older, newer = (self._label(side) for side in SIDES)
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
