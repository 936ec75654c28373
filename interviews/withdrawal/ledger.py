"""What is kept beside the database: archives written, and who must not come back from them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from interviews.projects import backups as archives
from interviews.projects.models import Project
from interviews.transcripts.models import Participant
from interviews.withdrawal.models import Stage, Withdrawal


def backups() -> list[archives.Written]:
    """Archives written so far, which hold whatever was there then."""
    return archives.written()


def note(row: Withdrawal) -> None:
    """Add a withdrawal to the list in the state folder: ids and a time, nothing else."""
    told = {
        "project": str(row.project_id),
        "participant": str(row.participant_id),
        "withdrawal": str(row.pk),
        "asked": row.asked_at.isoformat(),
    }
    if told not in list(_noted()):
        descriptor = os.open(_path(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")


def coming_back() -> list[str]:
    """Sentences naming the withdrawn participants whose data the database holds again."""
    found = []
    for told in _noted():
        person = Participant.objects.filter(pk=told["participant"]).first()
        done = Withdrawal.objects.filter(participant_id=told["participant"], stage=Stage.DONE)
        if person is not None and not done.exists():
            project = Project.objects.get(pk=person.project_id)
            found.append(
                _("%(who)s of “%(project)s” has withdrawn.")
                % {"who": person.label, "project": project.slug}
            )
    return found


def _noted() -> Iterator[dict[str, Any]]:
    try:
        lines = _path().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            continue


def _path() -> Path:
    return Path(settings.HOME) / "withdrawals.jsonl"
