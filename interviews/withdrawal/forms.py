"""Confirming a withdrawal by its participant's id."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """``hung`` and ``quoting`` are chosen by ticks in the lists above."""

    also = forms.CharField(
        label=_("Other names and words to look for"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "One a line: a real name, a nickname, a place. Wherever one stands in memos, codes, "
            "themes or past wordings it is taken out; this list is forgotten afterwards."
        ),
    )
    label = forms.CharField(
        label=_("Type the participant id to confirm"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, wanted: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = wanted

    def clean_label(self) -> str:
        typed: str = self.cleaned_data["label"].strip()
        if typed != self.wanted:
            raise forms.ValidationError(
                gettext("This is not the id of the participant, %(who)s. Nothing was erased.")
                % {"who": self.wanted}
            )
        return typed

    def clean_also(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["also"].splitlines())
        return list(dict.fromkeys(line for line in lines if len(line) > 1))
