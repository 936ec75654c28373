"""URLs of the manuscript check."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from coding.manuscript.models import Manuscript, Quotation
from coding.manuscript.report import FORMATS
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import kept_interview
from tests.manuscript.checked import checked
from tests.walk.table import SECRET, Row, post

READERS = {"observer": 403}
PAPER = "“nobody else did” (P1). “Nothing of this was ever said by them.” (P2). “score”"


def made(study: Study) -> Manuscript:
    if not Interview.objects.filter(project=study.project).exists():
        kept_interview(study.ada)
    kept = Manuscript.objects.filter(project=study.project, removed=False).first()
    return kept or checked(study.ada, PAPER)


def manuscript(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "manuscript": made(study).pk}


def quotation(study: Study) -> dict[str, Any]:
    row = made(study)
    first = Quotation.objects.filter(manuscript=row).first()
    return {"slug": study.slug, "manuscript": row.pk, "quotation": first.pk if first else ""}


def file(study: Study) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("paper.md", PAPER.encode())}


def whisper(study: Study, interview: Interview) -> None:
    """Ben quotes the veiled interview, and says so around another's words."""
    told = f"“nobody else did, {SECRET}” (P1)"
    checked(study.ben, f"“{SECRET} never said” (P1). After {told} comes “everybody did” (P2).")


SECRETS = [whisper]
ROWS = [
    Row("manuscript:manuscripts"),
    Row("manuscript:report", given=manuscript),
    *(
        Row("manuscript:export", given=manuscript, data=lambda study, one=one: {"format": one})
        for one in FORMATS
        if one != "docx"
    ),
    post("manuscript:check", data=file, **READERS),
    post("manuscript:choose-rule", data=lambda study: {"fillers": "um"}, **READERS),
    post("manuscript:settle", given=quotation, data=lambda study: {"decision": "scare"}, **READERS),
    post("manuscript:delete", given=manuscript, **READERS),
]
