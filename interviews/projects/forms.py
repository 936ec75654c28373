"""Forms about people and projects."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.projects.languages import language_choices, zones
from interviews.projects.models import Member, Project
from interviews.projects.models.project import MEMBER_COLOURS, Role
from interviews.projects.wording import wording_of


class ApproachSelect(forms.RadioSelect):
    """Each approach with what choosing it means, in a sentence."""

    option_template_name = "projects/_approach_option.html"

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["about"] = wording_of(str(value)).about
        return option


class ProjectForm(forms.ModelForm[Project]):
    """What a project says of itself."""

    class Meta:
        model = Project
        fields = ("title", "approach", "reasoning", "level", "language", "time_zone")
        widgets = {"approach": ApproachSelect}
        help_texts = {
            "time_zone": _("Dates and times are shown in this zone to everybody."),
            "language": _("What most of the interviews are held in; each can have its own."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs["maxlength"] = 200
        present = self.instance.language
        self._choose("language", language_choices(present))
        self._choose("time_zone", zones())
        self.fields["time_zone"].widget.attrs["data-zone"] = ""

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        old = self.fields[name]
        self.fields[name] = forms.ChoiceField(
            choices=choices, label=old.label, help_text=old.help_text, initial=old.initial
        )


class FoundingForm(ProjectForm):
    """Name a new study; everything but its title has a sensible beginning."""

    questions = forms.CharField(
        label=_("Research questions"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. You can add, reword and reorder them at any time."),
    )
    field_order = ("title", "questions", "approach", "reasoning", "level", "language", "time_zone")

    class Meta(ProjectForm.Meta):
        help_texts = {
            **ProjectForm.Meta.help_texts,
            "title": _("A working title is enough; you can change it later."),
        }

    def clean_questions(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["questions"].splitlines())
        return [line for line in lines if line]


class SettingsForm(ProjectForm):
    """Change a project; another approach needs a reason."""

    reason = forms.CharField(
        label=_("Why the approach changes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed only when you choose another approach. Kept in the history."),
    )
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("title", "approach", "reason", "reasoning", "level", "language", "time_zone")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("expected", self.instance.version)
        self.present = self.instance.approach

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("approach", self.present) != self.present and not data["reason"].strip():
            self.add_error("reason", _("Say in a sentence why the approach changes."))
        return data

    def changes(self) -> dict[str, Any]:
        """The project's fields that differ from what is kept, with their new values."""
        names = [name for name in self.changed_data if name in ProjectForm.Meta.fields]
        values = {name: self.cleaned_data[name] for name in names}
        if "approach" in values:
            values["approach_reason"] = self.cleaned_data["reason"].strip()
        return values


class QuestionForm(forms.Form):
    """One research question: its label and wording."""

    label = forms.CharField(label=_("Label"), max_length=12)
    text = forms.CharField(
        label=_("Question"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)


class NewQuestionForm(QuestionForm):
    """A question not yet asked: its label is given to it."""

    label = None  # type: ignore[assignment]
    expected = None  # type: ignore[assignment]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.CODER)


class MarkForm(forms.ModelForm[Member]):
    """A member's own initials and colour."""

    class Meta:
        model = Member
        fields = ("initials", "colour")
        widgets = {
            "initials": forms.TextInput(attrs={"maxlength": 4, "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = range(1, MEMBER_COLOURS + 1)
        self.fields["colour"] = forms.TypedChoiceField(
            label=_("Colour"),
            choices=[(number, str(number)) for number in numbers],
            coerce=int,
            widget=forms.RadioSelect,
        )

    def validate_constraints(self) -> None:
        """Left to the action, whose sentence names who has the initials."""
