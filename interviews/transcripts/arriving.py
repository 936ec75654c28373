"""Files on their way in, as the import page lists them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from interviews.projects.models import Job, Member
from interviews.transcripts.actions.importing import KEEPING, READING, READING_AGAIN
from interviews.transcripts.models import ImportFile, KeptReading
from interviews.transcripts.models.importing import ImportState
from interviews.transcripts.remembered import fitting, kept_readings
from interviews.transcripts.twins import Twin, twins_of

RECENT = timedelta(hours=1)


@dataclass(frozen=True)
class Arrival:
    """A file as one member sees it: ``name`` is empty for those who may not read file names.

    ``twin`` has the same content already; ``kept`` are the settings it is read with.
    """

    file: ImportFile
    name: str
    number: int
    twin: Twin | None = None
    kept: KeptReading | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be kept without being looked at."""
        file = self.file
        plain = bool(file.summary.get("ready")) or bool(file.corrections)
        return file.state == ImportState.READ and plain and not self.twin


@dataclass(frozen=True)
class Arriving:
    """Everything on its way in: files not settled yet, those kept lately, and running jobs;
    ``kept`` are settings for the next files.
    """

    files: list[Arrival]
    jobs: list[Job]
    kept: list[KeptReading]

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
    """The project's files on their way in, newest batch first; six queries."""
    # Jobs first: what one finishes meanwhile is then in the files, and the page asks once more.
    under_way = _jobs(member)
    since = timezone.now() - RECENT
    unsettled = Q(state__in=(ImportState.WAITING, ImportState.READ, ImportState.REFUSED))
    lately = Q(state=ImportState.KEPT, made_at__gte=since, interview__removed=False)
    rows = list(
        ImportFile.objects.filter(unsettled | lately, project_id=member.project_id)
        .select_related("blob", "job", "interview", "interview__project")
        .defer("reading", "blob__data")
        .order_by("-job__made_at", "position", "id")
    )
    twins, kept = twins_of(member, rows), kept_readings(member.project_id)
    files = [
        Arrival(
            row,
            name_for(member, row),
            index + 1,
            twins.get(row.pk),
            None if row.corrections else fitting_file(kept, row),
        )
        for index, row in enumerate(rows)
    ]
    return Arriving(files, under_way, kept)


def fitting_file(kept: list[KeptReading], file: ImportFile) -> KeptReading | None:
    """The settings a file that was read is kept with, told from its summary alone."""
    if file.state != ImportState.READ:
        return None
    return fitting(kept, file.summary.get("format", ""), file.summary.get("speakers", {}))


def reading_again(file: ImportFile) -> Job | None:
    """The job that is reading this file again, or the last that did and could not."""
    jobs = Job.objects.filter(project_id=file.project_id, kind=READING_AGAIN)
    return jobs.filter(arguments__file=str(file.pk)).order_by("-made_at").first()


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


def twin_of(member: Member, file: ImportFile) -> Twin | None:
    """What has the same content as this file already."""
    waiting = ImportFile.objects.filter(project_id=member.project_id, state=ImportState.READ)
    rows = waiting.select_related("blob").defer("reading", "corrections", "blob__data")
    return twins_of(member, list(rows.order_by("-job__made_at", "position", "id"))).get(file.pk)


def _jobs(member: Member) -> list[Job]:
    since = timezone.now() - RECENT
    jobs = Job.objects.filter(
        project_id=member.project_id, kind__in=(READING, KEEPING, READING_AGAIN)
    )
    return list(jobs.filter(made_at__gte=since)[:20])
