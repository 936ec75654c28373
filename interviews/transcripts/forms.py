"""Forms about interviews and who speaks in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.formats import ENCODINGS
from interviews.projects.languages import language_choices
from interviews.projects.speaking import said
from interviews.transcripts.correcting_reading import NOBODY, Correction
from interviews.transcripts.missed_labels import tidy_labels
from interviews.transcripts.models import Interview, Speaker
from interviews.transcripts.models.interview import Mode, SpeakerRole

ROLES = [*SpeakerRole.choices, (NOBODY, _("No speaker: part of the turn before"))]


class AboutForm(forms.Form):
    """What is known of an interview."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        required=False,
        help_text=_("Left empty, it is the participant's id. Avoid real names."),
    )
    held_on = forms.DateField(
        label=_("Date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    mode = forms.ChoiceField(label=_("Mode"), choices=Mode.choices, required=False)
    language = forms.ChoiceField(label=_("Language"))
    interviewers = forms.CharField(label=_("Interviewers"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)
        language.choices = language_choices(str(self.initial.get("language", "")))

    def about(self) -> dict[str, Any]:
        """The cleaned values as plain strings, the date in ISO form."""
        data = self.cleaned_data
        return {
            **{name: data[name].strip() for name in ("title", "mode", "language", "interviewers")},
            "held_on": data["held_on"].isoformat() if data["held_on"] else "",
        }


class ReadingForm(forms.Form):
    """What reading the file by itself got wrong."""

    likely = forms.MultipleChoiceField(
        label=_("These look like labels that were missed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    missed = forms.CharField(
        label=_("Labels that were missed"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Names that open a line, or stand alone on one, and were taken for speech. One a line."
        ),
    )
    timeless = forms.BooleanField(label=_("Leave the times out"), required=False)

    def __init__(self, likely: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["likely"]
        assert isinstance(offered, forms.MultipleChoiceField)
        offered.choices = [(label, label) for label in likely]
        if not likely:
            del self.fields["likely"]

    def labels(self) -> tuple[str, ...]:
        """The missed labels, ticked or typed."""
        data = self.cleaned_data
        return tidy_labels("\n".join([data["missed"], *data.get("likely", [])]))


def encodings() -> list[tuple[str, str]]:
    """Encodings as Python names them, and as people do."""
    return [(key, said(name)) for key, name in ENCODINGS]


class EncodingForm(forms.Form):
    """The encoding a text file is to be read in."""

    encoding = forms.ChoiceField(label=_("Read it as"), choices=encodings)


class SpeakerForm(forms.Form):
    """Who a label in a file, or a speaker of an interview, is."""

    label = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    name = forms.CharField(
        label=_("Name in the transcript"),
        max_length=120,
        required=False,
        help_text=_("Exports print it. Avoid real names."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    participant = forms.RegexField(
        r"^[^\s,;:/][^,;:/]*$",
        label=_("Participant"),
        max_length=20,
        required=False,
        error_messages={"invalid": _("Use a short id such as P1, without commas or colons.")},
    )

    def correction(self, label: str) -> Correction:
        data = self.cleaned_data
        return Correction(label, data["name"], data["role"], data["participant"])


class InterviewForm(forms.ModelForm[Interview]):
    """The facts of an interview that is kept."""

    expected = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Interview
        fields = ("title", "held_on", "mode", "minutes", "language", "interviewers")
        widgets = {"held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("expected", self.instance.version)
        choices = language_choices(self.instance.language)
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=choices)

    def changes(self) -> dict[str, Any]:
        """The fields that differ from what is kept, with the version they were read at."""
        names = [name for name in self.changed_data if name in self.Meta.fields]
        values = {name: self.cleaned_data[name] for name in names}
        return {**values, "expected": self.cleaned_data["expected"]}


class SpeakerOfForm(SpeakerForm):
    """Who a speaker of a kept interview is."""

    label = None  # type: ignore[assignment]
    role = forms.ChoiceField(label=_("Role"), choices=SpeakerRole.choices)

    @classmethod
    def of(cls, speaker: Speaker, prefix: str) -> SpeakerOfForm:
        label = speaker.participant.label if speaker.participant else ""
        kept = {"name": speaker.name, "role": speaker.role, "participant": label}
        return cls(initial=kept, prefix=prefix)
