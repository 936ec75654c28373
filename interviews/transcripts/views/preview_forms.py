"""The forms of the preview, filled from how a file is read and read back into it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from interviews.formats.transcript import Transcript
from interviews.transcripts.forms import AboutForm, ReadingForm, SpeakerForm
from interviews.transcripts.looking_over import Look
from interviews.transcripts.missed_labels import perhaps_labels
from interviews.transcripts.models import ImportFile
from interviews.transcripts.queries import labels_taken
from interviews.transcripts.speakers_at_once import at_once

SAMPLE = 120


@dataclass(frozen=True)
class Forms:
    """The forms of one preview; one ``speakers`` form a label, in order of appearance."""

    about: AboutForm
    read: ReadingForm
    speakers: list[SpeakerForm]

    @property
    def valid(self) -> bool:
        return all(
            [
                self.about.is_valid(),
                self.read.is_valid(),
                *(one.is_valid() for one in self.speakers),
            ]
        )


@dataclass(frozen=True)
class Label:
    """A label of the file with how often it speaks, its first words, and its form."""

    label: str
    turns: int
    words: int
    sample: str
    form: SpeakerForm


def forms_of(seen: Look) -> Forms:
    speakers = [
        SpeakerForm(initial=each.to_json(), prefix=str(index))
        for index, each in enumerate(seen.corrections)
    ]
    read = {"missed": "\n".join(seen.missed), "timeless": seen.timeless}
    likely = perhaps_labels(seen.reading)
    return Forms(AboutForm(initial=vars(seen.about)), ReadingForm(likely, initial=read), speakers)


def forms_sent(request: HttpRequest, seen: Look) -> Forms:
    """The forms as sent; those of labels that are no longer the file's do not stand."""
    about = AboutForm(request.POST, initial=vars(seen.about))
    read = ReadingForm(perhaps_labels(seen.reading), request.POST)
    speakers = []
    for index, each in enumerate(seen.corrections):
        form = SpeakerForm(request.POST, prefix=str(index))
        if request.POST.get(f"{index}-label", each.label) != each.label:
            form.add_error(None, _("The labels changed in the meantime. Reload the page."))
        speakers.append(form)
    return Forms(about, read, speakers)


def look_sent(request: HttpRequest, file: ImportFile, seen: Look, forms: Forms) -> Look:
    """How the file is to be read and kept, as valid ``forms`` say."""
    pairs = zip(forms.speakers, seen.corrections, strict=True)
    corrections = tuple(form.correction(each.label) for form, each in pairs)
    if what := request.POST.get("do", ""):
        chosen = [int(one[:6]) for one in request.POST.getlist("chosen") if one.isdecimal()]
        corrections = at_once(corrections, chosen, what, labels_taken(file.project_id))
    return replace(
        seen,
        corrections=corrections,
        about=replace(seen.about, **forms.about.about()),
        missed=forms.read.labels(),
        timeless=forms.read.cleaned_data["timeless"],
        kept=None,
    )


def labels_of(seen: Look, forms: list[SpeakerForm]) -> list[Label]:
    turns, words, samples = _told(seen.reading)
    return [
        Label(one.label, turns[one.label], words[one.label], samples.get(one.label, ""), form)
        for one, form in zip(seen.corrections, forms, strict=True)
    ]


def _told(reading: Transcript) -> tuple[Counter[str], Counter[str], dict[str, str]]:
    """Turns, words and first words by label."""
    turns, words = Counter[str](), Counter[str]()
    samples: dict[str, str] = {}
    for turn in reading.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += len(turn.text.split())
        samples.setdefault(turn.speaker, " ".join(turn.text[: 2 * SAMPLE].split())[:SAMPLE])
    return turns, words, samples
