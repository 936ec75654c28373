"""Every file that has room for it says out of sight who took it out, and where history stood."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.management import call_command

from coding.findings.exports import EXPORTS
from interviews.projects.models import Head
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.findings.test_exports import exported

ZIPPED = {"docx": "docProps/core.xml", "xlsx": "docProps/core.xml"}
NO_ROOM = {"csv", "jsonl"}
FILES = [
    (kind, format)
    for kind, offered in EXPORTS.items()
    for format in offered.formats
    if format not in NO_ROOM
]


@pytest.mark.parametrize(("kind", "format"), FILES)
def test_a_file_names_the_head_that_the_history_accepts(
    study: Study, interview: Interview, kind: str, format: str
) -> None:
    head = Head.objects.get(project=study.project).hash
    written = exported(study.ada, kind, format)
    if format in ZIPPED:
        with zipfile.ZipFile(io.BytesIO(written)) as file:
            written = file.read(ZIPPED[format])
    assert head in written.decode()
    assert f"as {study.ada.initials} may see it" in written.decode()
    assert study.ada.user.name not in written.decode()
    call_command("verify_history", study.project.slug, head=head)


def test_initials_cannot_leave_the_comment_they_stand_in(
    study: Study, interview: Interview
) -> None:
    study.ada.initials = "Ada --> <script>\n\\input{x}"
    in_markdown = exported(study.ada, "facts", "md").decode()
    assert in_markdown.count("-->") == 1
    in_latex = exported(study.ada, "facts", "latex").decode()
    assert next(line for line in in_latex.splitlines() if "input{x}" in line).startswith("% ")
    assert "<script>" not in exported(study.ada, "facts", "html").decode()
