"""Files on their way in, as the import page lists them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from interviews.projects.models import Job, Member
from interviews.transcripts.actions.importing import KEEPING, READING
from interviews.transcripts.models import ImportFile, TranscriptVersion
from interviews.transcripts.models.importing import ImportState

RECENT = timedelta(hours=1)


@dataclass(frozen=True)
class Arrival:
    """A file as one member sees it: ``name`` is empty for those who may not read file names.

    ``twin`` is the interview (or file) that has the same content already.
    """

    file: ImportFile
    name: str
    number: int
    twin: str = ""

    @property
    def ready(self) -> bool:
        """Whether it can be kept without being looked at."""
        file = self.file
        plain = bool(file.summary.get("ready")) or bool(file.corrections)
        return file.state == ImportState.READ and plain and not self.twin


@dataclass(frozen=True)
class Arriving:
    """Everything on its way in: files not settled yet, those kept lately, and running jobs."""

    files: list[Arrival]
    jobs: list[Job]

    @property
    def waiting(self) -> bool:
        return any(not job.ended for job in self.jobs)

    @property
    def ready(self) -> int:
        return sum(each.ready for each in self.files)

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done and steps in all, over the jobs that are under way."""
        running = [job for job in self.jobs if not job.ended]
        return sum(job.done for job in running), sum(job.total for job in running)

    @property
    def to_look_over(self) -> int:
        return sum(each.file.state == ImportState.READ for each in self.files)


def arriving(member: Member) -> Arriving:
    """The project's files on their way in, newest batch first; four queries."""
    since = timezone.now() - RECENT
    unsettled = Q(state__in=(ImportState.WAITING, ImportState.READ, ImportState.REFUSED))
    lately = Q(state=ImportState.KEPT, made_at__gte=since, interview__removed=False)
    rows = list(
        ImportFile.objects.filter(unsettled | lately, project_id=member.project_id)
        .select_related("blob", "job", "interview", "interview__project")
        .defer("reading", "blob__data")
        .order_by("-job__made_at", "position", "id")
    )
    twins = _twins(member, rows)
    files = [
        Arrival(row, name_for(member, row), index + 1, twins.get(row.pk, ""))
        for index, row in enumerate(rows)
    ]
    return Arriving(files, _jobs(member))


def name_for(member: Member, file: ImportFile) -> str:
    """The file's name, for leads and whoever brought it; empty for others."""
    mine = file.job is not None and file.job.member_id == member.pk
    return file.blob.name if member.leads or mine else ""


def file_of(member: Member, key: uuid.UUID) -> ImportFile:
    """One file on its way in; 404 when it is not of this project."""
    rows = ImportFile.objects.select_related("blob", "job", "interview").defer("blob__data")
    row = rows.filter(project_id=member.project_id, pk=key).first()
    if row is None:
        raise Http404
    return row


def twin_of(member: Member, file: ImportFile) -> str:
    """The citation of an interview made from the same content, or ""."""
    return _twins(member, [file]).get(file.pk, "")


def _twins(member: Member, rows: list[ImportFile]) -> dict[Any, str]:
    hashes = [row.blob.sha256 for row in rows if row.state == ImportState.READ]
    kept = TranscriptVersion.objects.filter(
        project_id=member.project_id, interview__removed=False, original__sha256__in=hashes
    )
    known = dict(kept.values_list("original__sha256", "interview__citation"))
    twins = {}
    for row in reversed(rows):
        if row.state == ImportState.READ:
            if row.blob.sha256 in known:
                twins[row.pk] = known[row.blob.sha256]
            known.setdefault(row.blob.sha256, "=")
    return twins


def _jobs(member: Member) -> list[Job]:
    since = timezone.now() - RECENT
    jobs = Job.objects.filter(project_id=member.project_id, kind__in=(READING, KEEPING))
    return list(jobs.filter(made_at__gte=since)[:20])
