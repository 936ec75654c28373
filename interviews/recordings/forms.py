"""Forms about recordings."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.transcripts.clock import clock

CLOCK = re.compile(r"\s*([-+\u2212]?)\s*(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)\s*")


def seconds_of(written: str) -> float | None:
    """Seconds of "12", "0:12.5", "1:02:03" or "-0:30"; None for anything else."""
    found = CLOCK.fullmatch(written)
    if not found:
        return None
    sign, hours, minutes, seconds = found.groups()
    total = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds.replace(",", "."))
    return total if sign in {"", "+"} else -total


def written(seconds: float) -> str:
    """As people write it: "0:12", "-0:30", with a tenth where there is one."""
    tenth = f"{abs(seconds) % 1:.1f}"[1:] if round(abs(seconds) % 1, 1) % 1 else ""
    return f"{'-' if seconds < 0 else ''}{clock(abs(seconds))}{tenth}"


class AlignForm(forms.Form):
    starts_at = forms.CharField(
        label=_("The recording begins at this time of the transcript"),
        max_length=20,
        help_text=_("Such as 0:12; -0:30 where the transcript begins after the recording."),
        widget=forms.TextInput(attrs={"size": 8}),
    )

    def clean_starts_at(self) -> float:
        seconds = seconds_of(self.cleaned_data["starts_at"])
        if seconds is None:
            raise forms.ValidationError(_("Write a time such as 0:12 or 1:02:03."))
        return seconds
