"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.projects import registers
from interviews.projects.models import Job, Member, Recorded
from interviews.projects.registers import Described, Hanging
from interviews.recordings.actions import DELETING
from interviews.recordings.forms import AlignForm, written
from interviews.recordings.keys import KEYS
from interviews.recordings.models import Recording
from interviews.recordings.queries import is_timed, recording_of, removed_of
from interviews.transcripts.models import Interview


def register() -> None:
    registers.hanging(Hanging(5, "recordings/_on.html", about))
    registers.accompanying(Hanging(10, "recordings/_player.html", player))
    registers.describer(Recording, _named)
    registers.job_pages(DELETING, _deleting)
    registers.sentences(
        {
            "recording.added": lambda about: _("added a recording"),
            "recording.aligned": lambda about: _("aligned a recording with its transcript"),
            "recording.removed": lambda about: _("removed a recording"),
            "recording.deleted": lambda about: _("deleted a recording for good"),
        },
        {"recording": gettext_lazy("Recordings")},
    )


def about(member: Member, row: Recorded) -> dict[str, Any]:
    """For an interview's page: its recording, or the form that adds one."""
    if not isinstance(row, Interview):
        return {"shown": False}
    recording = recording_of(member, row.pk)
    return {
        "shown": True,
        "recording": recording,
        "removed": removed_of(member, row.pk) if member.leads else [],
        "timed": is_timed(row),
        "largest": settings.LARGEST_RECORDING,
        "megabytes": settings.LARGEST_RECORDING // 1_000_000,
        "form": AlignForm(initial={"starts_at": written(recording.starts_at)})
        if recording
        else None,
    }


def player(member: Member, row: Recorded) -> dict[str, Any]:
    """For every page on which an interview is read: what plays its recording."""
    recording = recording_of(member, row.pk) if isinstance(row, Interview) else None
    return {"recording": recording, "keys": KEYS}


def _named(member: Member, rows: Iterable[Recording]) -> dict[Any, Described]:
    """By the interview it is of."""
    keys = [row.interview_id for row in rows]
    of = Interview.objects.visible_to(member).select_related("project").in_bulk(keys)
    found = {row.pk: of[row.interview_id] for row in rows if row.interview_id in of}
    return {key: Described(one.title, one.get_absolute_url()) for key, one in found.items()}


def _deleting(member: Member, job: Job) -> Described:
    return Described(_("Deleting a recording"))
