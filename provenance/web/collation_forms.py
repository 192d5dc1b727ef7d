"""How somebody says that an alignment should be otherwise."""

from collections.abc import Mapping
from typing import Any

from django import forms

from provenance.models import Alignment
from provenance.services import align
from provenance.services.align import Aligned, Said
from provenance.services.refusals import Refused
from provenance.web.forms import SentenceForm
from provenance.web.present.collation import Edition, Group
from provenance.web.present.collation_alignment import forms_of, readings_of
from provenance.web.sentences import speak

MOST_WORDS = 999
UPWARDS = [("above", "the row above"), ("below", "the row below")]


def _reason() -> forms.CharField:
    return forms.CharField(
        max_length=500,
        label="Why",
        error_messages={"required": "Say why: the reason stays beside the correction."},
    )


class AlignForm(forms.Form):
    """One way to correct the alignment at a row of an edition.

    What is chosen is named by a text that has it, which stays true when somebody else corrects
    the same row meanwhile.
    """

    kind: Alignment

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, edition: Edition, row: int
    ) -> None:
        super().__init__(data, prefix=self.kind.value, label_suffix="")
        self.edition = edition
        self.row = row
        self.offer()
        speak(self)
        for name, field in self.fields.items():
            if self.is_bound and name in self.errors:
                field.widget.attrs["aria-invalid"] = "true"
                field.widget.attrs["aria-describedby"] = f"{self[name].auto_id}_error"

    def offer(self) -> None:
        """Offer what there is to choose."""

    def said(self, aligned: Aligned) -> Said:
        """Give what was said, to be logged; raises Refused where it can't be."""
        raise NotImplementedError

    @property
    def why(self) -> str:
        """Why it was said."""
        return str(self.cleaned_data["reason"])

    def _form(self, name: str) -> int:
        return self._number(self.edition.rows[self.row].forms, name)

    def _reading(self, name: str) -> int:
        return self._number(self.edition.rows[self.row].readings, name)

    def _number(self, numbers: tuple[int | None, ...], name: str) -> int:
        chosen = self.cleaned_data[name]
        for text, number in zip(self.edition.texts, numbers, strict=True):
            if text.name == chosen and number is not None:
                return number
        raise Refused("Choose one of the readings of this place.")


class MoveForm(AlignForm):
    """Words move to the row above or below."""

    kind = Alignment.MOVED
    form = forms.ChoiceField(label="Move")
    words = forms.IntegerField(
        label="how many words (empty: all)", required=False, min_value=1, max_value=MOST_WORDS
    )
    to = forms.ChoiceField(label="to", choices=UPWARDS)
    reason = _reason()

    def offer(self) -> None:
        """Offer each way of writing."""
        self.fields["form"].choices = [  # type: ignore[attr-defined]  # a choice field, which the stubs call a field
            _choice(group) for _, group, _ in forms_of(self.edition, self.row)
        ]

    def said(self, aligned: Aligned) -> Said:
        """Say it."""
        return align.move(
            aligned,
            row=self.row,
            form=self._form("form"),
            upwards=self.cleaned_data["to"] == "above",
            words=self.cleaned_data["words"] or 0,
        )


class JoinForm(AlignForm):
    """Two rows are one."""

    kind = Alignment.JOINED
    to = forms.ChoiceField(label="Join this row with", choices=UPWARDS)
    reason = _reason()

    def said(self, aligned: Aligned) -> Said:
        """Say it."""
        return align.join(aligned, row=self.row, upwards=self.cleaned_data["to"] == "above")


class PartForm(AlignForm):
    """One row is two."""

    kind = Alignment.PARTED
    reason = _reason()

    def offer(self) -> None:
        """Ask of each way of writing how many words stay in the upper row."""
        for number, group, words in forms_of(self.edition, self.row):
            field = forms.IntegerField(
                label=f"Words of “{group.clipped}” ({group.named}) that stay in the upper row",
                min_value=0,
                max_value=words,
                initial=words,
            )
            self.fields[f"kept_{number}"] = field
        self.fields["reason"] = self.fields.pop("reason")

    def said(self, aligned: Aligned) -> Said:
        """Say it."""
        kept = {
            int(name.removeprefix("kept_")): words
            for name, words in self.cleaned_data.items()
            if name.startswith("kept_")
        }
        return align.part(aligned, row=self.row, kept=kept)


class AlikeForm(AlignForm):
    """Two readings are the same."""

    kind = Alignment.ALIKE
    one = forms.ChoiceField(label="The reading")
    other = forms.ChoiceField(label="is the same as")
    reason = _reason()

    def offer(self) -> None:
        """Offer the readings."""
        choices = [_choice(group) for _, group in readings_of(self.edition, self.row)]
        for name in ("one", "other"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field, which the stubs call a field
        if len(choices) > 1:
            self.fields["other"].initial = choices[1][0]

    def said(self, aligned: Aligned) -> Said:
        """Say it."""
        one, other = self._reading("one"), self._reading("other")
        return align.equate(aligned, row=self.row, one=one, other=other)


class UnlikeForm(AlignForm):
    """A way of writing is a reading of its own."""

    kind = Alignment.UNLIKE
    form = forms.ChoiceField(label="What is written")
    reason = _reason()

    def offer(self) -> None:
        """Offer what is written otherwise but counted as the same reading."""
        held = self.edition.rows[self.row]
        shared = {
            number
            for number in held.readings
            if len({f for f, r in zip(held.forms, held.readings, strict=True) if r == number}) > 1
        }
        self.fields["form"].choices = [  # type: ignore[attr-defined]  # a choice field, which the stubs call a field
            _choice(group)
            for number, group, _ in forms_of(self.edition, self.row)
            if held.readings[held.forms.index(number)] in shared
        ]

    def said(self, aligned: Aligned) -> Said:
        """Say it."""
        return align.distinguish(aligned, row=self.row, form=self._form("form"))


class UndoForm(SentenceForm):
    """A statement is taken back."""

    reason = _reason()


ALIGN_FORMS = {
    form.kind.value: form for form in (MoveForm, JoinForm, PartForm, AlikeForm, UnlikeForm)
}


def align_forms(
    edition: Edition, row: int, refused: AlignForm | None = None
) -> dict[str, AlignForm]:
    """Give the forms that have something to offer at a row; one that was refused as it was sent."""
    made = {
        kind: refused if refused and refused.kind == kind else form(edition=edition, row=row)
        for kind, form in ALIGN_FORMS.items()
    }
    if len(readings_of(edition, row)) <= 1:
        made.pop(Alignment.ALIKE.value)
    if not made[Alignment.UNLIKE.value].fields["form"].choices:  # type: ignore[attr-defined]  # a choice field, which the stubs call a field
        made.pop(Alignment.UNLIKE.value)
    return made


def _choice(group: Group) -> tuple[str, str]:
    return group.witnesses[0].name, f"“{group.clipped}” ({group.named})"
