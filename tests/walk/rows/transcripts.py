"""The URLs of importing, interviews and participants."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from interviews.projects.history import By
from interviews.transcripts.actions import add_attribute, add_footnote, add_participant
from interviews.transcripts.actions.filling import plan_for
from interviews.transcripts.models import Attribute, Footnote, KeptReading, Speaker
from interviews.transcripts.planning import Settings, Use
from interviews.transcripts.sheet.texts import from_text
from tests.conftest import Study
from tests.library import arrived, kept_interview
from tests.walk.table import Row, post

NOT_OBSERVERS: dict[str, int] = {"observer": 403}
LEADS_ONLY = {"coder": 403, "observer": 403}


def upload(study: Study) -> dict[str, Any]:
    return {"files": SimpleUploadedFile("P1.txt", b"I: Why?\nP1: So.\nI: And?\nP1: No.\n")}


def file(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "file": arrived(study.ada).pk}


def as_read(study: Study) -> dict[str, Any]:
    speakers = {
        "0-name": "Interviewer",
        "0-role": "interviewer",
        "1-name": "P1",
        "1-role": "participant",
        "1-participant": "P1",
    }
    return {**speakers, "language": "en"}


def interview(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "interview": kept_interview(study.ada).pk}


def imported(study: Study) -> dict[str, Any]:
    """An interview with its original."""
    from interviews.transcripts.looking_over import keep, look

    row = arrived(study.ada)
    return {"slug": study.slug, "interview": keep(By(study.ada), row, look(row)).pk}


def kept_reading(study: Study) -> dict[str, Any]:
    """Settings kept for the next files like one that was imported."""
    from interviews.transcripts.looking_over import keep, look

    row = arrived(study.ada)
    keep(By(study.ada), row, look(row), remember=True)
    return {"slug": study.slug, "kept": KeptReading.objects.get(project=study.project).pk}


def details(study: Study) -> dict[str, Any]:
    return {"title": "The first one", "language": "en", "mode": "video"}


def speaker(study: Study) -> dict[str, Any]:
    row = Speaker.objects.filter(project=study.project).first()
    assert row is not None
    values = {"name": "I", "role": "interviewer", "participant": ""}
    return {"speaker": row.pk, **{f"{row.pk}-{name}": value for name, value in values.items()}}


def participant(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "participant": add_participant(By(study.ada), label="P9").pk}


def described(study: Study) -> dict[str, Any]:
    return {"label": "P9", "consent": "given", "note": ""}


def column(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "column": add_attribute(By(study.ada), name="Context").pk}


def renamed_column(study: Study) -> dict[str, Any]:
    row = Attribute.objects.get(project=study.project)
    return {f"{row.pk}-name": "Focus", f"{row.pk}-kind": "text"}


def footnote(study: Study) -> dict[str, Any]:
    row = add_footnote(By(study.ada), mark="*", text="Industry and academia")
    return {"slug": study.slug, "footnote": row.pk}


def pasted(study: Study) -> dict[str, Any]:
    return {"text": "Participant\tFocus\nP1\tBias\n"}


def looked_over(study: Study) -> dict[str, Any]:
    """The hidden fields of the page that shows what a pasted table would change."""
    block = from_text(pasted(study)["text"])
    told = {"use-0": "participant", "use-1": "new", "kind-1": "text"}
    uses = (Use("participant"), Use("new"))
    plan = plan_for(study.ada, block, Settings(uses))
    return {**told, "block": block.to_json(), "seen": plan.digest}


def reworded_footnote(study: Study) -> dict[str, Any]:
    row = Footnote.objects.get(project=study.project)
    return {f"{row.pk}-mark": "†", f"{row.pk}-text": "Both"}


ROWS = [
    Row("transcripts:interviews"),
    Row("transcripts:import", **NOT_OBSERVERS),
    post("transcripts:take-up", data=upload, **NOT_OBSERVERS),
    post("transcripts:keep-ready", **NOT_OBSERVERS),
    Row("transcripts:preview", given=file, **NOT_OBSERVERS),
    post("transcripts:correct-reading", file, as_read, **NOT_OBSERVERS),
    post("transcripts:keep-one", file, as_read, **NOT_OBSERVERS),
    post("transcripts:read-again", file, lambda study: {"encoding": "cp1250"}, **NOT_OBSERVERS),
    post("transcripts:forget-reading", kept_reading, **NOT_OBSERVERS),
    post("transcripts:set-aside", file, **NOT_OBSERVERS),
    Row("transcripts:interview", given=interview),
    post("transcripts:change-interview", interview, details, **NOT_OBSERVERS),
    post("transcripts:change-speaker", interview, speaker, **NOT_OBSERVERS),
    post("transcripts:remove-interview", interview, **LEADS_ONLY),
    Row("transcripts:original", given=imported, **LEADS_ONLY),
    Row("transcripts:participants"),
    post("transcripts:add-participant", data=lambda study: {"label": "P9"}, **NOT_OBSERVERS),
    Row("transcripts:participant", given=participant, **NOT_OBSERVERS),
    post("transcripts:participant", participant, described, **NOT_OBSERVERS),
    Row("transcripts:bring-in", **NOT_OBSERVERS),
    Row("transcripts:bring-in", "post", data=pasted, **NOT_OBSERVERS),
    post("transcripts:bring-in-apply", data=looked_over, **NOT_OBSERVERS),
    Row("transcripts:take-out", data=lambda study: {"format": "csv"}),
    post("transcripts:fill-cell", participant, lambda study: {"column": "note"}, **NOT_OBSERVERS),
    post("transcripts:remove-participant", participant, **NOT_OBSERVERS),
    post(
        "transcripts:add-column",
        data=lambda study: {"column-name": "Focus", "column-kind": "text"},
        **NOT_OBSERVERS,
    ),
    post("transcripts:change-column", column, renamed_column, **NOT_OBSERVERS),
    post("transcripts:move-column", column, **NOT_OBSERVERS),
    post("transcripts:remove-column", column, **NOT_OBSERVERS),
    post(
        "transcripts:add-footnote",
        data=lambda study: {"note-mark": "*", "note-text": "Both"},
        **NOT_OBSERVERS,
    ),
    post("transcripts:change-footnote", footnote, reworded_footnote, **NOT_OBSERVERS),
    post("transcripts:remove-footnote", footnote, **NOT_OBSERVERS),
]
