"""How an export is asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coding.codebook.models import Code, Status
from coding.findings.exports import Options
from coding.segments.filtering import Filters
from coding.segments.models import Voice
from interviews.projects.models import Member
from interviews.transcripts.models import Participant


class SegmentsForm(forms.Form):
    """Which segments, and one row of what."""

    rows = forms.ChoiceField(
        label=_("One row for each"),
        choices=[("coding", _("coding")), ("passage", _("passage, coders listed"))],
        required=False,
    )
    code = forms.ModelMultipleChoiceField(Code.objects.none(), label=_("Codes"), required=False)
    participant = forms.ModelMultipleChoiceField(
        Participant.objects.none(), label=_("Participants"), required=False
    )
    voice = forms.ModelMultipleChoiceField(Voice.objects.none(), label=_("Coders"), required=False)

    def __init__(self, member: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = Code.objects.visible_to(member).exclude(status=Status.MERGED).order_by("name")
        self._among("code", shown)
        self._among("participant", Participant.objects.visible_to(member))
        self._among("voice", Voice.objects.visible_to(member).select_related("member__user"))

    def _among(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = rows
        field.widget.attrs["size"] = 6

    def options(self) -> Options:
        """What was asked for; all, with words that carry no code, when no code is chosen."""
        if not self.is_valid():
            return Options()
        data = self.cleaned_data
        codes = frozenset(code.pk for code in data["code"])
        filters = Filters(
            any_codes=codes,
            participants=frozenset(one.label for one in data["participant"]),
            voices=frozenset(voice.pk for voice in data["voice"]),
            uncoded=not (codes or data["voice"]),
        )
        return Options(filters, by_passage=data["rows"] == "passage")
