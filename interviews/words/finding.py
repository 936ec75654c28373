"""The job that finds the words and sentences of a transcript once its text is frozen."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects import jobs, registers
from interviews.projects.models import Job, Member
from interviews.projects.registers import Described
from interviews.transcripts.models import TranscriptVersion, Turn
from interviews.words.models import VersionWords
from interviews.words.packing import pack
from interviews.words.pipelines import described, pipeline
from interviews.words.reading import find

FINDING = "words.find"


def register() -> None:
    registers.follow_up(FINDING)
    registers.job_pages(FINDING, _described)


@jobs.kind(FINDING)
def find_words(run: jobs.Run) -> None:
    """Find them outside any transaction and keep them in one; what is there already stays.

    Nothing is kept of a version that has gone or whose text was erased meanwhile.
    """
    versions = TranscriptVersion.objects.filter(project_id=run.job.project_id)
    wanted = versions.select_related("interview").filter(pk=run.job.arguments["version"])
    version = wanted.first()
    if version is None or _known(version):
        return
    run.expect(1)
    kept = _found(version)
    with run.step():
        if wanted.filter(text=version.text).exists():
            VersionWords.objects.update_or_create(transcript=version, defaults=kept)


def _known(version: TranscriptVersion) -> bool:
    rows = VersionWords.objects.filter(transcript=version)
    return rows.filter(language=version.interview.language).exists()


def _found(version: TranscriptVersion) -> dict[str, object]:
    language = pipeline(version.interview.language)
    turns = Turn.objects.filter(version=version).order_by("index")
    found = find(language, version.text, turns.values_list("start", "end"))
    return {
        "language": version.interview.language,
        "found_by": described(language)[:120],
        "word_count": len(found.words),
        "sentence_count": len(found.sentences),
        "words": pack(found.words),
        "sentences": pack(found.sentences),
    }


def _described(member: Member, job: Job) -> Described:
    return Described(_("Finding words and sentences"))
