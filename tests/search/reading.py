"""What the worker would have done: every job that reads texts into the index, performed."""

from __future__ import annotations

from interviews.projects import jobs
from interviews.projects.models import Job, Member
from interviews.search.asking import read
from interviews.search.finding import find
from interviews.search.following import READING, READING_ALL
from interviews.search.models import Piece
from interviews.search.words import words


def let_worker_read() -> None:
    for job in Job.objects.filter(kind__in=(READING, READING_ALL), state="queued"):
        jobs.perform(job.pk)
        job.refresh_from_db()
        assert job.state == "done", job.sentence


def found(member: Member, typed: str) -> list[str]:
    """The words found, as they stand in the transcripts."""
    said = []
    for hit in find(member, read(typed)).hits:
        piece = Piece.objects.select_related("read__transcript").get(pk=hit.piece)
        assert piece.read.transcript is not None
        text = piece.read.transcript.text
        here = words(text, piece.start, piece.end)
        said.append(text[here[hit.place.first].start : here[hit.place.last].end])
    return said
