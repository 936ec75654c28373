"""The same content brought in twice: the same file, or much the same words in another file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interviews.projects.models import Member
from interviews.transcripts.likeness import Sketches
from interviews.transcripts.models import ImportFile, TranscriptVersion
from interviews.transcripts.models.importing import ImportState


@dataclass(frozen=True)
class Twin:
    """``cite`` is the interview that has the same content, empty for a file that is waiting;
    ``exact`` whether the files are the same, not only the words.
    """

    cite: str
    exact: bool


def twins_of(member: Member, rows: Sequence[ImportFile]) -> dict[Any, Twin]:
    """Twins of those ``rows`` that are read, by id; ``rows`` newest first. Two queries."""
    read = [row for row in rows if row.state == ImportState.READ]
    if not read:
        return {}
    files, words = _kept_files(member, read), _kept_words(member)
    twins: dict[Any, Twin] = {}
    for row in reversed(read):
        said = row.summary.get("speech", "")
        alike = words.like(said)
        if row.blob.sha256 in files:
            twins[row.pk] = Twin(files[row.blob.sha256], True)
        elif alike is not None:
            twins[row.pk] = Twin(alike, False)
        files.setdefault(row.blob.sha256, "")
        if alike is None:
            words.add("", said)
    return twins


def _kept_files(member: Member, read: Sequence[ImportFile]) -> dict[str, str]:
    """Citations of kept interviews by the digests of the files they came from."""
    versions = TranscriptVersion.objects.filter(
        project_id=member.project_id,
        interview__removed=False,
        original__sha256__in=[row.blob.sha256 for row in read],
    )
    return dict(versions.values_list("original__sha256", "interview__citation"))


def _kept_words(member: Member) -> Sketches[str]:
    """Citations of kept interviews by the words of the files they came from."""
    kept = ImportFile.objects.filter(
        project_id=member.project_id, state=ImportState.KEPT, interview__removed=False
    )
    sketches = Sketches[str]()
    for speech, cite in kept.values_list("summary__speech", "interview__citation"):
        sketches.add(cite, speech or "")
    return sketches
