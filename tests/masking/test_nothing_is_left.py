"""A scan of database, files, backup and all exports after masking meets none of the words."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from coding.findings.exports import EXPORTS, Options, export
from coding.themes.actions import compose_theme, join_passage, quote_passage
from interviews.masking import keys
from interviews.masking.actions import decide
from interviews.masking.carrying_out import begin_applying
from interviews.projects import backups, jobs
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Project
from interviews.transcripts.actions import add_attribute, add_participant, change_interview
from interviews.transcripts.actions.importing import begin_import
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.masking.named import ANNA, named_study
from tests.scanning import read_apart

# As a whole word, bent, in any case, with or without what joins words in file names.
SOUGHT = re.compile(r"(?<![a-zäöüß])(anna|schmidt|berlin)('?s)?(?![a-zäöüß])", re.IGNORECASE)


def columns() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            told = connection.introspection.get_table_description(cursor, table)
            for column in told:
                yield table, column.name


def met_in_database() -> list[str]:
    met = []
    for table, column in columns():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT "{column}" FROM "{table}"')
            for (value,) in cursor.fetchall():
                data = bytes(value) if isinstance(value, memoryview | bytes) else None
                text = data.decode("latin-1") if data is not None else str(value)
                if found := SOUGHT.search(_unescaped(text)):
                    met.append(f"{table}.{column}: {found.group()}")
    return met


def _unescaped(text: str) -> str:
    return text.encode().decode("unicode_escape", "ignore") if "\\u" in text else text


def met_in_bytes(data: bytes) -> list[str]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            return [
                m
                for part in parts
                for m in [part.filename, *_met(archive.read(part))]
                if SOUGHT.search(m)
            ]
    return _met(data)


def _met(data: bytes) -> list[str]:
    return [found.group() for found in SOUGHT.finditer(data.decode("utf-8", "ignore"))]


def met_in_exports(study: Study) -> list[str]:
    met = []
    for kind, each in EXPORTS.items():
        for format in each.formats:
            out = io.BytesIO()
            export(study.ada, kind, format, out, Options())
            met += [f"{kind} as {format}: {word}" for word in met_in_bytes(out.getvalue())]
    return met


def full_study(study: Study) -> None:
    """The name in every kind of row, in acts that were undone, in files that were not kept."""
    interview = named_study(study)
    change_interview(By(study.ada), interview=interview, interviewers="Anna's friend")
    code = code_named(study.ben, "Annas way", brief="as Anna did", example="ANNA said")
    code_named(study.ben, "Gone Anna")
    undo(By(study.ben))
    add_attribute(By(study.ada), name="Knows Anna")
    add_participant(By(study.ada), label="P7", note="Anna's aunt")
    from coding.segments.actions import apply_code

    place = bounds(interview, "Anna's brother too")
    why = "Anna again, and Berlin"
    apply_code(By(study.ada), interview=interview, code=code, rationale=why, **place)
    theme = compose_theme(By(study.ada), name="Around Anna", concept="what Schmidt means")
    evidence = join_passage(
        By(study.ada), theme=theme, interview=interview, code=code, note="says Anna", **place
    )
    quote_passage(
        By(study.ada),
        evidence=evidence,
        marks=[{"kind": "insert", "at": 7, "text": "that is Anna"}],
    )
    job = begin_import(
        By(study.ada),
        files=[("Anna again.txt", b"I: Where is Anna?\nAnna: In Berlin.\nI: So?\nAnna: Yes.\n")],
    )
    jobs.perform(job.pk)


def mask_all(study: Study) -> None:
    decide(By(study.ben), kind="person", forms=ANNA, replacement="[friend]")
    decide(By(study.ben), kind="place", forms=["Berlin"], replacement="[city]")
    job = begin_applying(By(study.ada))
    jobs.perform(job.pk)
    job.refresh_from_db()
    assert (job.state, job.sentence) == ("done", "")


def test_before_masking_the_scan_meets_the_words(study: Study) -> None:
    full_study(study)
    assert met_in_database()
    assert met_in_exports(study)


def test_after_masking_no_table_and_no_export_has_the_words(study: Study) -> None:
    full_study(study)
    mask_all(study)
    assert met_in_database() == []
    assert met_in_exports(study) == []
    assert verify(study.project.pk).whole


@pytest.mark.django_db(transaction=True)
def test_after_masking_no_file_and_no_backup_has_the_words(study: Study, tmp_path: Path) -> None:
    full_study(study)
    mask_all(study)
    backups.write(tmp_path / "all.zip")
    assert met_in_bytes((tmp_path / "all.zip").read_bytes()) == []
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        key = keys.path_of(study.project.pk).read_text().strip()
        assert not any(key.encode() in archive.read(name) for name in archive.namelist())
    files = [path for path in Path(settings.HOME).rglob("*") if path.is_file()]
    met = {
        path.name: met_in_bytes(read_apart(path))
        for path in files
        if "static" not in path.parts and path.parent != keys.folder()
    }
    assert {name: words for name, words in met.items() if words} == {}
    if connection.vendor == "sqlite":
        assert "polyphony.sqlite3" in met


def test_what_is_sealed_opens_with_the_key_alone(study: Study) -> None:
    named_study(study)
    mask_all(study)
    from interviews.masking.models import MaskEntry

    entry = MaskEntry.objects.filter(replacement="[friend]").get()
    assert json.loads(keys.opened(study.project.pk, entry.sealed))["shown"] == "Anna Schmidt"
    assert keys.path_of(study.project.pk).stat().st_mode & 0o077 == 0
    keys.path_of(study.project.pk).unlink()
    with pytest.raises(keys.KeyMissing):
        keys.opened(study.project.pk, entry.sealed)
    assert Project.objects.filter(pk=study.project.pk).exists()
