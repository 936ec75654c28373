"""Forms about themes, their evidence and quotes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coding.themes.models import Evidence, Theme, ThemeStatus
from interviews.projects.models import Member, ResearchQuestion


class ThemeForm(forms.ModelForm[Theme]):
    """All that is said of a theme; only its name is needed at first."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Theme
        fields = ("name", "concept", "boundaries", "question", "parent", "status")
        widgets = {
            "concept": forms.Textarea(attrs={"rows": 3}),
            "boundaries": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {"question": _("Research question"), "parent": _("Sub-theme of")}
        help_texts = {
            "name": _("A pattern of meaning rather than a topic: what about it?"),
            "concept": _("One or two sentences that say what all its passages share."),
            "boundaries": _("What comes near but belongs elsewhere."),
        }

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("expected", self.instance.version)
        themes = Theme.objects.visible_to(member).exclude(pk=self.instance.pk)
        self._among("parent", themes.filter(parent=None))
        self._among("question", ResearchQuestion.objects.visible_to(member))
        kept = [choice for choice in ThemeStatus.choices if choice[0] != ThemeStatus.SET_ASIDE]
        self.fields["status"] = forms.ChoiceField(
            label=_("Status"), choices=kept, initial=ThemeStatus.CANDIDATE
        )

    def _among(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
        field.empty_label = str(_("None"))

    def values(self) -> dict[str, Any]:
        """What to hand to the action."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EvidenceForm(forms.ModelForm[Evidence]):
    """How a passage is joined to its theme."""

    class Meta:
        model = Evidence
        fields = ("joined", "note")
        widgets = {"note": forms.TextInput}
