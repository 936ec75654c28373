"""What programs read is the same whoever takes it out; what people read is in their language."""

from __future__ import annotations

import io

import pytest
from django.utils import translation

from coding.findings.exports import Options, export
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.actions import add_attribute, set_values
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.themes.test_themes import joined

FOR_PROGRAMS = [("segments", "csv"), ("segments", "jsonl"), ("themes", "csv")]


@pytest.fixture
def filled(study: Study, interview: Interview) -> Study:
    code = code_named(study.ada, "Responsibility")
    words = bounds(interview, "I felt responsible")
    apply_code(By(study.ada), interview=interview, code=code, unsure=True, **words)
    joined(study, interview, "nobody else did", name="A score is a claim")
    person = Participant.objects.get(label="P1", project=study.project)
    years = add_attribute(By(study.ada), name="Years", kind="number")
    set_values(By(study.ada), participant=person, attribute=years, values=[("3.5", "")])
    return study


def taken_out(study: Study, kind: str, format: str, language: str) -> str:
    out = io.BytesIO()
    with translation.override(language):
        export(study.ada, kind, format, out, Options())
    return out.getvalue().decode("utf-8-sig")


@pytest.mark.parametrize(("kind", "format"), FOR_PROGRAMS)
def test_what_programs_read_is_the_same_in_every_language(
    filled: Study, kind: str, format: str
) -> None:
    german = taken_out(filled, kind, format, "de")
    assert german == taken_out(filled, kind, format, "en")


@pytest.mark.parametrize("format", ["csv", "latex", "html"])
def test_the_papers_table_keeps_its_numbers_and_speaks_ones_language(
    filled: Study, format: str
) -> None:
    german = taken_out(filled, "participants", format, "de")
    assert "3.5" in german
    assert "3,5" not in german
    assert "Teilnehmer:in" in german
    assert "Participant" in taken_out(filled, "participants", format, "en")


def test_a_themes_document_speaks_ones_language(filled: Study) -> None:
    assert "Gesagt von P1." in taken_out(filled, "themes", "md", "de")
    assert "Said by P1." in taken_out(filled, "themes", "md", "en")
