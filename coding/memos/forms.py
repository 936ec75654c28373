"""The form a memo is written in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coding.memos.models import Memo, Visibility


class MemoForm(forms.ModelForm[Memo]):
    """What a memo says; of a memo not yet written also who can read it."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Memo
        fields = ("body", "title", "kind", "visibility")
        widgets = {
            "body": forms.Textarea(attrs={"rows": 6}),
            "visibility": forms.RadioSelect,
        }
        help_texts = {
            "body": _("Markdown works: *emphasis*, lists, > quotes, links."),
            "title": _("Without one, its first line stands for it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"] = forms.ChoiceField(
            label=_("Who can read it"),
            choices=Visibility.choices,
            initial=Visibility.PRIVATE,
            widget=forms.RadioSelect,
            help_text=_("The team is everyone in the project, observers too."),
        )
        if self.instance.version:
            self.initial.setdefault("expected", self.instance.version)
            del self.fields["visibility"]

    def values(self) -> dict[str, Any]:
        """What to hand to the action."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}
