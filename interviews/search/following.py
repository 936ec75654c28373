"""The index follows the texts: new ones by a job, what goes at once, with the act that takes it."""

from __future__ import annotations

import uuid

from django.db.models import Q
from django.utils.translation import gettext as _

from interviews.projects import jobs, registers
from interviews.projects.history import Act, erasing, following
from interviews.projects.history.recording import Noted
from interviews.projects.models import Job, Member
from interviews.projects.models.job import JobState
from interviews.projects.registers import Described
from interviews.search import engines
from interviews.search.indexing import (
    forget_pieces,
    place_of,
    read_interview,
    read_rows,
    unread,
)
from interviews.search.models import ReadInterview, RowPiece
from interviews.search.searchable import kinds
from interviews.transcripts.models import Interview, TranscriptVersion

READING = "search.read"
READING_ALL = "search.read_all"
Notes = dict[uuid.UUID, Noted]


def register() -> None:
    registers.follow_up(READING)
    registers.job_pages(READING, _described)
    registers.job_pages(READING_ALL, _described)
    following.follow(Interview, _interviews)
    following.follow(TranscriptVersion, _versions)
    erasing.clean_with(lambda: engines.here().tidy(erase=True))
    registers.made_anew(begin_all)


@jobs.kind(READING)
def read_version(run: jobs.Run) -> None:
    """Read the interview whose text was frozen, unless another version is its text by now."""
    version = run.job.arguments["version"]
    waiting = unread(run.job.project_id).filter(current=version)
    run.expect(1)
    for interview in waiting:
        read_interview(interview, run.step())
    engines.here().tidy()


@jobs.kind(READING_ALL)
def read_everything(run: jobs.Run) -> None:
    """Read whatever is not in the index; safe to run twice."""
    left = list(unread(run.job.project_id))
    run.expect(len(left) + len(kinds()))
    for kind in kinds():
        with run.step():
            read_rows(kind, run.job.project_id, None)
    for interview in left:
        read_interview(interview, run.step())
    engines.here().tidy()


def read_project(project_id: uuid.UUID, *, anew: bool = False) -> int:
    """Read what is not in the index, or everything ``anew``, here and now; the interviews read."""
    engines.here().expect_much()
    if anew:
        ReadInterview.objects.filter(project_id=project_id).update(rule=0)
    for kind in kinds():
        read_rows(kind, project_id, None)
    left = list(unread(project_id))
    for interview in left:
        read_interview(interview)
    engines.here().tidy()
    return len(left)


def begin_all() -> None:
    """Send the jobs that read what is not in the index: from an archive, or of before it was."""
    leads: dict[uuid.UUID, Member] = {}
    for member in Member.objects.filter(role="lead", removed=False).order_by("-joined_at", "-id"):
        leads[member.project_id] = member
    for project_id, lead in leads.items():
        if _lacks(project_id):
            jobs.begin(lead, READING_ALL, {})


def _lacks(project_id: uuid.UUID) -> bool:
    """Whether something is not in the index and no job is to read it."""
    under_way = Job.objects.filter(project_id=project_id, kind__in=(READING, READING_ALL))
    if under_way.exclude(state__in=(JobState.DONE, JobState.FAILED)).exists():
        return False
    if unread(project_id).filter(removed=False).exists():
        return True
    return not RowPiece.objects.filter(project_id=project_id).exists() and any(
        kind.model._default_manager.filter(project_id=project_id, removed=False).exists()
        for kind in kinds()
    )


def _interviews(act: Act, noted: Notes) -> None:
    """A new interview gets its place; one with another text loses the pieces of the former."""
    rows = Interview.objects.filter(pk__in=noted).select_related("current").defer("current__text")
    for interview in sorted(rows, key=lambda row: (row.position, str(row.pk))):
        one = noted[interview.pk]
        if one.before is None:
            place_of(interview)
        elif one.before.get("current_id") != one.after.get("current_id"):
            forget_pieces(Q(read__interview=interview) & ~Q(read__transcript=interview.current_id))
            if interview.current and interview.current.version != act.seq:
                jobs.begin(act.member, READING, {"version": str(interview.current.pk)})


def _versions(act: Act, noted: Notes) -> None:
    """Of a text that was sealed or erased nothing stays."""
    emptied = [pk for pk, one in noted.items() if one.before is not None]
    if emptied:
        forget_pieces(Q(turn__version__in=emptied))
        ReadInterview.objects.filter(transcript__in=emptied).update(transcript=None)


def _described(member: Member, job: Job) -> Described:
    return Described(_("Reading texts into the search"))
