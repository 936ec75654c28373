"""Look over one file before anything of it is kept: who speaks, what was skipped, the turns."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.transcripts.actions import correct_file
from interviews.transcripts.arriving import arriving, file_of, name_for, twin_of
from interviews.transcripts.forms import AboutForm, SpeakerForm
from interviews.transcripts.looking_over import Look, keep, look
from interviews.transcripts.models import ImportFile, Participant
from interviews.transcripts.models.importing import ImportState

FIRST = 60
MORE = 300


@dataclass(frozen=True)
class Label:
    """A label of the file with how often it speaks, its first words, and its form."""

    label: str
    turns: int
    words: int
    sample: str
    form: SpeakerForm


@require_safe
def preview(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = file_of(member, file)
    if row.state != ImportState.READ:
        return _settled(request, slug, row)
    seen = look(row)
    return _page(request, member, row, seen, *_forms(seen))


@require_POST
def correct_reading(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    """Remember the corrections and show the turns again."""
    member = reach(request, slug, Right.CODE)
    row = file_of(member, file)
    if row.state != ImportState.READ:
        return _settled(request, slug, row)
    seen, about, speakers = _sent(request, look(row))
    if seen is None:
        return _page(request, member, row, look(row), about, speakers, status=422)
    correct_file(by(request, member), file=row, corrections=seen.to_json())
    return redirect("transcripts:preview", slug, row.pk)


@require_POST
def keep_one(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    """Keep the file as the form says, and go on to the next one."""
    member = reach(request, slug, Right.CODE)
    row = file_of(member, file)
    if row.state != ImportState.READ:
        return _settled(request, slug, row)
    seen, about, speakers = _sent(request, look(row))
    if seen is None:
        return _page(request, member, row, look(row), about, speakers, status=422)
    interview = keep(by(request, member), row, seen)
    messages.success(request, _("%(name)s is imported.") % {"name": interview.citation})
    if arriving(member).to_look_over:
        return redirect("transcripts:import", slug)
    return redirect(interview)


def _settled(request: HttpRequest, slug: str, row: ImportFile) -> HttpResponse:
    """A file that is kept already answers with its interview; others with the list."""
    if row.interview and not row.interview.removed:
        return redirect(row.interview)
    messages.info(request, _("This file is no longer waiting to be looked over."))
    return redirect("transcripts:import", slug)


def _forms(seen: Look) -> tuple[AboutForm, list[SpeakerForm]]:
    about = AboutForm(initial=vars(seen.about))
    speakers = [
        SpeakerForm(initial=each.to_json(), prefix=str(index))
        for index, each in enumerate(seen.corrections)
    ]
    return about, speakers


def _sent(request: HttpRequest, seen: Look) -> tuple[Look | None, AboutForm, list[SpeakerForm]]:
    """What the form says; None where something in it cannot stand."""
    about = AboutForm(request.POST, initial=vars(seen.about))
    forms = [SpeakerForm(request.POST, prefix=str(n)) for n in range(len(seen.corrections))]
    if not all([about.is_valid(), *(form.is_valid() for form in forms)]):
        return None, about, forms
    pairs = zip(forms, seen.corrections, strict=True)
    corrections = tuple(form.correction(each.label) for form, each in pairs)
    return Look(seen.reading, corrections, replace(seen.about, **about.about())), about, forms


def _page(
    request: HttpRequest,
    member: Member,
    row: ImportFile,
    seen: Look,
    about: AboutForm,
    speakers: list[SpeakerForm],
    status: int = 200,
) -> HttpResponse:
    transcript = seen.corrected()
    shown = min(_shown(request), len(transcript.turns))
    context: dict[str, Any] = {
        "nav": "interviews",
        "file": row,
        "name": name_for(member, row),
        "twin": twin_of(member, row),
        "about": about,
        "labels": _labels(seen, speakers),
        "transcript": transcript,
        "turns": list(enumerate(transcript.turns[:shown], start=1)),
        "shown": shown,
        "format": seen.reading.format,
        "more": shown + MORE if shown < len(transcript.turns) else 0,
        "known": Participant.objects.visible_to(member).values_list("label", flat=True),
    }
    return render(request, "transcripts/preview.html", context, status=status)


def _shown(request: HttpRequest) -> int:
    asked = request.GET.get("shown", "")
    return max(FIRST, int(asked[:6])) if asked.isdecimal() else FIRST


def _labels(seen: Look, forms: list[SpeakerForm]) -> list[Label]:
    labels = []
    for correction, form in zip(seen.corrections, forms, strict=True):
        said = [turn.text for turn in seen.reading.turns if turn.speaker == correction.label]
        words = sum(len(text.split()) for text in said)
        sample = " ".join(said[0].split())[:120] if said else ""
        labels.append(Label(correction.label, len(said), words, sample, form))
    return labels
