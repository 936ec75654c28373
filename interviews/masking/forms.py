"""How names are decided about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.masking.actions import LONGEST_FORM
from interviews.masking.models import FoundKind


class DecisionForm(forms.Form):
    """What becomes of one found name."""

    replacement = forms.CharField(
        label=_("Replace by"),
        max_length=80,
        help_text=_("A pseudonym, or a general term in brackets such as [friend]."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "terms", "data-replace": ""}),
    )
    also = forms.CharField(
        label=_("Other ways it is written"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: nicknames, misspellings. Endings such as ’s are found anyway."),
    )
    any_case = forms.BooleanField(label=_("In lower case too"), required=False)

    def forms_given(self, known: tuple[str, ...]) -> list[str]:
        lines = self.cleaned_data["also"].splitlines()
        return [*known, *(" ".join(line.split()) for line in lines)]


class TypedForm(DecisionForm):
    """A name that was not found by itself."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_FORM,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("As it stands in the text. You see where before anything is decided."),
    )
    kind = forms.ChoiceField(label=_("What it names"), choices=FoundKind.choices)
    field_order = ("name", "kind", "also", "replacement", "any_case")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replacement"].required = False
        self.fields["any_case"].initial = True

    def forms_given(self, known: tuple[str, ...] = ()) -> list[str]:
        return super().forms_given((" ".join(self.cleaned_data["name"].split()),))
