"""Forms to flag, to answer, and to settle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coding.discussion.models import Answer, Decision, Discussion, Outcome
from interviews.projects import people
from interviews.projects.models import Member
from interviews.projects.telling import Line


class FlagForm(forms.ModelForm[Discussion]):
    class Meta:
        model = Discussion
        fields = ("question",)
        widgets = {"question": forms.Textarea(attrs={"rows": 4})}


class AnswerForm(forms.ModelForm[Answer]):
    class Meta:
        model = Answer
        fields = ("body",)
        widgets = {"body": forms.Textarea(attrs={"rows": 4})}
        labels = {"body": _("Your answer")}


class DecisionForm(forms.ModelForm[Decision]):
    """What was decided and why; who was there; which acts it led to."""

    present = forms.MultipleChoiceField(
        label=_("Who was present"), required=False, widget=forms.CheckboxSelectMultiple
    )
    changed = forms.TypedMultipleChoiceField(
        label=_("What it changed"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Done since the discussion was opened, the newest first."),
    )

    class Meta:
        model = Decision
        fields = ("outcome", "what", "why", "present", "changed")
        widgets = {
            "what": forms.Textarea(attrs={"rows": 3}),
            "why": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"what": _("What was decided"), "why": _("Why")}

    def __init__(self, member: Member, lines: Sequence[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = forms.ChoiceField(
            label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
        )
        self.members = {str(one.pk): one for one in people.current(member)}
        self._among("present", [(key, one.name) for key, one in self.members.items()])
        self._among("changed", [(str(line.seq), _named(line)) for line in lines])
        if not lines:
            del self.fields["changed"]

    def _among(self, name: str, choices: list[tuple[str, str]]) -> None:
        chosen = self.fields[name]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = choices

    def values(self) -> dict[str, Any]:
        """What to hand to the action."""
        given = self.cleaned_data
        return {
            **{name: given[name] for name in ("outcome", "what", "why")},
            "present": [self.members[key] for key in given["present"]],
            "changed": given.get("changed", []),
        }


def _named(line: Line) -> str:
    who = line.member.name if line.member else ""
    return " ".join([who, line.opening, ", ".join(one.title for one in line.subjects)]).strip()
