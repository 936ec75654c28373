"""Forms about participants: what is known of them, the table's columns and its footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from interviews.transcripts import valuing
from interviews.transcripts.models import Attribute, AttributeValue, Footnote, Participant
from interviews.transcripts.models.participant import AttributeKind, Consent

ID_SHAPE = r"^[^\s,;:/][^,;:/]*$"


class ParticipantIdForm(forms.Form):
    """A new participant."""

    label = forms.RegexField(
        ID_SHAPE,
        label=_("Participant id"),
        max_length=20,
        help_text=_("What papers print, such as P1. Keep real names elsewhere."),
        error_messages={"invalid": _("Use a short id such as P1, without commas or colons.")},
    )


class ParticipantForm(ParticipantIdForm):
    """One participant with a field for each attribute: ``attribute-<id>``."""

    consent = forms.ChoiceField(label=_("Consent"), choices=Consent.choices)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        columns: Sequence[Attribute],
        cells: Sequence[Sequence[AttributeValue]],
        marks: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.marks = columns, marks
        for column, cell in zip(columns, cells, strict=True):
            pairs = [(value.value, value.mark) for value in cell]
            self.fields[_key(column)] = forms.CharField(
                label=column.name,
                required=False,
                initial=valuing.to_edit(pairs, marks),
                widget=forms.Textarea(attrs={"rows": 1, "class": "values"}),
            )
        self.order_fields(["label", *map(_key, columns), "consent", "note", "expected"])

    @classmethod
    def start(cls, participant: Participant) -> dict[str, Any]:
        """The participant's own fields, as the form begins with them."""
        return {
            "label": participant.label,
            "consent": participant.consent,
            "note": participant.note,
            "expected": participant.version,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for column in self.columns:
            self._check(column, data.get(_key(column), ""))
        return data

    def _check(self, column: Attribute, text: str) -> None:
        values = valuing.values_in(text, self.marks)
        if any(len(value) > valuing.LONGEST for value, _mark in values):
            self.add_error(_key(column), _now("A value is at most 200 characters long."))
        numeric = column.kind == AttributeKind.NUMBER
        if numeric and not all(valuing.is_number(value) for value, _mark in values):
            self.add_error(_key(column), _now("Enter numbers here, such as 12 or 3.5."))

    def values(self) -> dict[str, list[valuing.Value]]:
        """Each attribute's values as entered, by its id."""
        data = self.cleaned_data
        return {
            str(column.pk): valuing.values_in(data.get(_key(column), ""), self.marks)
            for column in self.columns
        }


def _key(column: Attribute) -> str:
    return f"attribute-{column.pk}"


class AttributeForm(forms.ModelForm[Attribute]):
    """A column of the table."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Attribute
        fields = ("name", "kind")

    def validate_constraints(self) -> None:
        """Left to the action, which knows the project."""


class FootnoteForm(forms.ModelForm[Footnote]):
    """What a mark in the table means."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Footnote
        fields = ("mark", "text")

    def validate_constraints(self) -> None:
        """Left to the action, which knows the project."""

    def clean_mark(self) -> str:
        mark: str = self.cleaned_data["mark"]
        if any(c.isalnum() or c in ',;"' for c in mark):
            raise forms.ValidationError(_now("Use a sign such as * or †, not a letter or digit."))
        return mark
