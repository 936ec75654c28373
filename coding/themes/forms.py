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
        fields: tuple[str, ...] = (
            "name",
            "concept",
            "boundaries",
            "question",
            "parent",
            "status",
        )
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
        if self.instance.status == ThemeStatus.SET_ASIDE:
            del self.fields["status"]
        else:
            self._offer_status()

    def _offer_status(self) -> None:
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
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}


class BeginForm(ThemeForm):
    """What it takes to begin: a name, perhaps an idea and where it stands."""

    class Meta(ThemeForm.Meta):
        fields: tuple[str, ...] = ("name", "concept", "question", "parent")

    def _offer_status(self) -> None:
        pass


class EvidenceForm(forms.ModelForm[Evidence]):
    """How a passage is joined to its theme, and where it stands among the others."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)
    place = forms.IntegerField(label=_("Place among the passages"), min_value=1, required=False)

    class Meta:
        model = Evidence
        fields = ("joined", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, place: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("expected", self.instance.version)
        self.initial.setdefault("place", place)

    def values(self) -> dict[str, Any]:
        """What to hand to the action; the place is another's work."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
