"""The forms by which people judge the lineage."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from django import forms

from provenance.models import Decision
from provenance.services.verdicts import RELATIONS, Ruling
from provenance.text.document import Document, Role, Section
from provenance.text.spans import Span
from provenance.web.forms import SentenceForm
from provenance.web.present.lineage import Graph
from provenance.web.present.words import relation_of

BEGINNING = 48
"""Characters of a section by which it is named in a list."""

DECISIONS = (
    (Decision.CONFIRMED, "It is right"),
    (Decision.REJECTED, "It is wrong, and I can’t tell what is right"),
    (Decision.REPLACED, "It is wrong; it came from this:"),
    (Decision.NOTED, "Only keep a remark"),
    (Decision.LIFTED, "Take the last verdict back"),
)


class JudgeForm(SentenceForm):
    """What somebody holds of one row of the lineage."""

    decision = forms.ChoiceField(
        choices=DECISIONS,
        widget=forms.RadioSelect,
        label="What you hold of it",
        error_messages={"required": "Choose what you hold of it."},
    )
    parent = forms.CharField(
        required=False,
        label="Made from",
        widget=forms.Select,
        help_text="Only where you say that it came from another text or revision.",
    )
    relation = forms.ChoiceField(
        required=False,
        choices=[("", "choose"), *((name, relation_of(name)) for name in RELATIONS)],
        label="As a",
    )
    note = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="How you know",
        help_text="It is kept in the log with your name and the date.",
    )

    def __init__(
        self,
        *args: Any,
        graph: Graph,
        child: str,
        titles: Mapping[str, str] = MappingProxyType({}),
        may_lift: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not may_lift:
            decisions = [one for one in DECISIONS if one[0] != Decision.LIFTED]
            cast("forms.ChoiceField", self.fields["decision"]).choices = decisions
        offered = graph.nodes
        if child in graph.revisions:
            offered = tuple(graph.revisions)
            cast("forms.ChoiceField", self.fields["relation"]).choices = [
                ("", "choose"),
                ("revision", relation_of("revision")),
            ]
        nodes = [("", "choose"), *((node, _choice(graph, node, titles)) for node in offered)]
        cast("forms.Select", self.fields["parent"].widget).choices = [
            (node, label) for node, label in nodes if node != child
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the parent, and what the text is of it, where another one is named."""
        cleaned = super().clean() or {}
        if cleaned.get("decision") == Decision.REPLACED:
            if not cleaned.get("parent"):
                self.add_error("parent", "Choose the text or revision that it came from.")
            if not cleaned.get("relation") and "relation" not in self.errors:
                self.add_error("relation", "Choose what it is of that: a copy, a translation …")
        return cleaned

    @property
    def ruling(self) -> Ruling:
        """What to log."""
        return Ruling(**self.cleaned_data)


def _choice(graph: Graph, node: str, titles: Mapping[str, str]) -> str:
    """Name a node in a list: a variant by its siglum and its own name."""
    title = titles.get(node, "")
    return f"{node} – {title}" if title else graph.label_of(node)


class RenameForm(SentenceForm):
    """Another name for a revision."""

    label = forms.CharField(
        required=False,
        max_length=120,
        label="Call it",
        help_text="Left empty, it has the name that was found again.",
    )
    note = forms.CharField(required=False, max_length=2000, label="How you know")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands on one page with the JudgeForm, which has a note too.
        super().__init__(*args, auto_id="id_name_%s", **kwargs)


class PlaceForm(SentenceForm):
    """Whether a place of variation is one."""

    decision = forms.ChoiceField(
        choices=(
            (Decision.CONFIRMED, "The author changed something here"),
            (Decision.REJECTED, "Nothing the author did: noise of a copy"),
            (Decision.LIFTED, "Take the verdict back"),
        ),
        label="This place",
    )
    note = forms.CharField(required=False, max_length=2000, label="How you know")

    @property
    def ruling(self) -> Ruling:
        """What to log."""
        return Ruling(**self.cleaned_data)


class DriftForm(SentenceForm):
    """Whether a fact drifted indeed."""

    decision = forms.ChoiceField(
        choices=(
            (Decision.CONFIRMED, "Accept"),
            (Decision.REJECTED, "Dismiss"),
            (Decision.LIFTED, "Take that back"),
        )
    )


class RoleForm(SentenceForm):
    """Another role for a section of a text."""

    where = forms.CharField(label="Section", widget=forms.Select)
    role = forms.ChoiceField(
        choices=[("", "choose what it is"), *((role.value, role.value) for role in Role)],
        label="It is",
        error_messages={"required": "Choose what the section is."},
    )
    reason = forms.CharField(
        max_length=2000,
        label="How you know",
        error_messages={"required": "Say how you know; the reason is kept in the log."},
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        self.sections = {
            f"{section.range.start}-{section.range.end}": name_section(document, section)
            for section in document.sections
        }
        super().__init__(*args, **kwargs)
        cast("forms.Select", self.fields["where"].widget).choices = list(self.sections.items())

    def clean_where(self) -> Span:
        """Take one of the sections there are."""
        where = str(self.cleaned_data["where"])
        if where not in self.sections:
            raise forms.ValidationError("Choose one of the text’s sections.")
        start, _, end = where.partition("-")
        return Span(int(start), int(end))


def name_section(document: Document, section: Section) -> str:
    """Name a section by its role and its first words."""
    first = " ".join(document.text[section.range.slice].split())[:BEGINNING]
    return f"{section.role}: {first}…" if first else str(section.role)
