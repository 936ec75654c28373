"""Forms about participants: what is known of them, the table's columns and its footnotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interviews.transcripts import valuing
from interviews.transcripts.models import Attribute, AttributeValue, Footnote, Participant
from interviews.transcripts.models.participant import AttributeKind, Consent
from interviews.transcripts.sheet import shapes

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

    consent = forms.ChoiceField(
        label=_("Consent"),
        choices=Consent.choices,
        help_text=_("A note for the team: what was given stays in texts, counts and exports."),
    )
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
            text = edited(cell, column, marks)
            self.fields[_key(column)] = forms.CharField(
                label=column.name,
                required=False,
                initial=text,
                help_text=help_of(column),
                widget=forms.Textarea(attrs={"rows": 1, "class": "values"}),
            )
            self.fields[_seen(column)] = forms.CharField(
                required=False, initial=text, strip=False, widget=forms.HiddenInput
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
        sentence = fault_of(shapes.read(text, column.shape, self.marks), column.shape)
        if sentence:
            self.add_error(_key(column), sentence)

    def values(self) -> dict[str, list[valuing.Value]]:
        """Each attribute's values as entered, by its id."""
        return self._read(_key)

    def seen(self) -> dict[str, list[valuing.Value]]:
        """Each attribute's values as they stood when the form was shown, where it told."""
        told = [column for column in self.columns if _seen(column) in self.data]
        found = self._read(_seen)
        return {str(column.pk): found[str(column.pk)] for column in told}

    def _read(self, key: Callable[[Attribute], str]) -> dict[str, list[valuing.Value]]:
        data = self.cleaned_data
        return {
            str(column.pk): shapes.read(data.get(key(column), ""), column.shape, self.marks)
            for column in self.columns
        }

    def look_again(self, version: int, cells: Sequence[Sequence[AttributeValue]]) -> None:
        """Keep what was entered, over what the table holds by now: to be saved knowingly."""
        now = {
            _seen(column): edited(cell, column, self.marks)
            for column, cell in zip(self.columns, cells, strict=True)
        }
        self.data = {**dict(self.data.items()), **now, "expected": str(version)}


def _key(column: Attribute) -> str:
    return f"attribute-{column.pk}"


def _seen(column: Attribute) -> str:
    return f"seen-{column.pk}"


def edited(cell: Sequence[AttributeValue], column: Attribute, marks: Sequence[str]) -> str:
    """A cell's values as they are edited."""
    return shapes.editable([(row.value, row.mark) for row in cell], column.shape, marks)


def help_of(column: Attribute) -> str:
    """What a cell of the column may hold; empty for text."""
    return {
        AttributeKind.NUMBER: gettext("A number."),
        AttributeKind.DATE: gettext("A date such as 2026-11-23, a month or a year."),
        AttributeKind.YESNO: gettext("yes or no"),
        AttributeKind.CHOICE: ", ".join(column.shape.choices),
    }.get(AttributeKind(column.kind), "")


def fault_of(values: Sequence[valuing.Value], shape: shapes.Shape) -> str:
    """What is wrong with the values of a cell, and what to enter; empty when all is well."""
    if any(len(value) > valuing.LONGEST for value, _mark in values):
        return gettext("A value is at most 200 characters long.")
    value = shapes.unfit(values, shape)
    if not value:
        return ""
    told = {"value": value, "choices": ", ".join(shape.choices)}
    sentences = {
        shapes.NUMBER: gettext("“%(value)s” is not a number. Enter one such as 12 or 3.5."),
        shapes.DATE: gettext("“%(value)s” is not a date. Enter one such as 2026-11-23 or 2026-11."),
        shapes.YESNO: gettext("“%(value)s” is neither yes nor no."),
        shapes.CHOICE: gettext("“%(value)s” is not one of the choices: %(choices)s."),
    }
    return sentences[shape.kind] % told


class AttributeForm(forms.ModelForm[Attribute]):
    """A column of the table."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Attribute
        fields = ("name", "kind", "choices")
        widgets = {"choices": forms.Textarea(attrs={"rows": 1, "class": "values"})}

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
            raise forms.ValidationError(
                gettext("Use a sign such as * or †, not a letter or digit.")
            )
        return mark
