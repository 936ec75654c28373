"""An archive gives back the same study, on either database."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from coding.codebook.models import Code
from coding.memos.actions import write_memo
from interviews.projects.actions import set_question
from interviews.projects.backups import Damaged, restore, write
from interviews.projects.backups.writing import MANIFEST, heads, keep_newest, one_moment
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.guard import missing
from interviews.projects.models import Blob, Link, Member, Operation, ResearchQuestion
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import code_named, kept_interview
from tests.operation.launched import command, environment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worked(study: Study) -> Study:
    """A study with something of everything that is hard to put away."""
    kept_interview(study.ada)
    code_named(study.ben, "Felt “responsible” 🙂")
    set_question(By(study.ada, uuid.uuid4()), text="Wie misst man שלום?")
    Blob.of(study.project.pk, "bytes.bin", bytes(range(256)) * 9).save(force_insert=True)
    return study


def test_an_archive_brings_back_what_was_deleted(worked: Study, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    before = write(archive)
    asked_at = Operation.objects.get().at
    set_question(By(worked.ben), text="Later, and gone again?")
    restore(archive, replace=True)
    assert write(tmp_path / "again.zip")["rows"] == before["rows"]
    assert heads() == before["heads"]
    assert not ResearchQuestion.objects.filter(text__startswith="Later").exists()
    assert bytes(Blob.objects.get(name="bytes.bin").data) == bytes(range(256)) * 9
    assert Operation.objects.get().at == asked_at
    assert missing() == []


def test_what_an_archive_from_before_did_not_know_is_filled_in(
    worked: Study, tmp_path: Path
) -> None:
    """As it lay before links kept the code they are hidden with."""
    code = Code.objects.get()
    write_memo(By(worked.ben), body="Why", target=Target(model=code._meta.label, id=str(code.pk)))
    Link.objects.update(hidden_with=None)
    MigrationRecorder(connection).record_unapplied("segments", "0004_hidden_with")
    try:
        write(tmp_path / "old.zip")
    finally:
        MigrationRecorder(connection).record_applied("segments", "0004_hidden_with")
    restore(tmp_path / "old.zip", replace=True)
    assert Link.objects.get().hidden_with == code.pk


def test_work_goes_on_after_it(worked: Study, tmp_path: Path) -> None:
    write(tmp_path / "all.zip")
    restore(tmp_path / "all.zip", replace=True)
    ada = Member.objects.get(pk=worked.ada.pk)
    set_question(By(ada, uuid.uuid4()), text="What next?")
    call_command("verify_history", worked.slug)


def test_it_refuses_to_write_over_anything_unasked(worked: Study, tmp_path: Path) -> None:
    write(tmp_path / "all.zip")
    with pytest.raises(Refused, match="There is something in this database already"):
        restore(tmp_path / "all.zip")


def test_people_may_write_meanwhile_and_are_not_in_it(worked: Study) -> None:
    if connection.vendor == "sqlite":
        mode = connection.settings_dict["OPTIONS"]["transaction_mode"]
        assert mode == "IMMEDIATE", "or this test says nothing"
    with one_moment():
        before = Code.objects.count()
        _in_another_thread(lambda: code_named(worked.ben, "Meanwhile"))
        assert Code.objects.count() == before
    assert Code.objects.count() == before + 1


def _in_another_thread(act: Callable[[], object]) -> None:
    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result(60)


def altered(archive: Path, name: str, old: bytes, new: bytes) -> Path:
    other = archive.with_name("altered.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(other, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            assert member != name or old in data
            target.writestr(member, data.replace(old, new) if member == name else data)
    return other


def test_an_altered_archive_changes_nothing(worked: Study, tmp_path: Path) -> None:
    before = write(tmp_path / "all.zip")
    bad = altered(
        tmp_path / "all.zip", "rows/codebook.Code.jsonl", b"responsible", b"irresponsible"
    )
    with pytest.raises(Damaged, match=r"The rows of codebook\.Code are not those"):
        restore(bad, replace=True)
    assert write(tmp_path / "again.zip")["rows"] == before["rows"]


def test_a_cut_archive_changes_nothing(worked: Study, tmp_path: Path) -> None:
    write(tmp_path / "all.zip")
    cut = tmp_path / "cut.zip"
    cut.write_bytes((tmp_path / "all.zip").read_bytes()[:2000])
    with pytest.raises(Damaged, match="not a whole archive"):
        restore(cut, replace=True)
    assert Member.objects.filter(pk=worked.ada.pk).exists()


def test_a_newer_archive_is_refused(worked: Study, tmp_path: Path) -> None:
    write(tmp_path / "all.zip")
    newer = altered(
        tmp_path / "all.zip", MANIFEST, b"projects.0001_initial", b"projects.9999_later"
    )
    with pytest.raises(Refused, match="made by a newer Polyphony"):
        restore(newer, replace=True)


def test_it_brings_the_study_to_the_other_database(worked: Study, tmp_path: Path) -> None:
    manifest = write(tmp_path / "all.zip")
    env = _other_database(tmp_path)
    try:
        _manage(env, "migrate", "--verbosity", "0")
        _manage(env, "restore", str(tmp_path / "all.zip"))
        _manage(env, "verify_history", worked.slug, "--head", heads()[str(worked.project.pk)][1])
        _manage(env, "backup", "--out", str(tmp_path / "there.zip"))
    finally:
        if "DATABASE_URL" in env:
            _psql("DROP DATABASE IF EXISTS polyphony_moved")
    with zipfile.ZipFile(tmp_path / "there.zip") as archive:
        there = json.loads(archive.read(MANIFEST))
    assert there["database"] != manifest["database"]
    assert there["rows"] == manifest["rows"]


def _other_database(tmp_path: Path) -> dict[str, str]:
    """SQLite for PostgreSQL; PostgreSQL, where one lets us in, for SQLite."""
    env = environment(tmp_path / "other", 0)
    if connection.vendor == "sqlite":
        if not shutil.which("psql") or _psql("DROP DATABASE IF EXISTS polyphony_moved"):
            pytest.skip("there is no PostgreSQL here")
        assert _psql("CREATE DATABASE polyphony_moved") == 0
        return env | {"DATABASE_URL": _url("polyphony_moved"), "POLYPHONY_LAPTOP": "1"}
    return env


def _url(name: str) -> str:
    return f"postgresql://{os.environ.get('PGUSER', 'postgres')}@127.0.0.1:5432/{name}"


def _psql(statement: str) -> int:
    command = ["psql", "-w", "-q", _url("postgres"), "-c", statement]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode


def _manage(env: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *words], env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_only_the_ten_newest_daily_archives_stay(tmp_path: Path) -> None:
    for day in range(1, 15):
        (tmp_path / f"polyphony-daily-202601{day:02}-120000.zip").touch()
    (tmp_path / "polyphony-20250101-120000.zip").touch()
    keep_newest(tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left[0] == "polyphony-20250101-120000.zip"
    assert left[1:] == [f"polyphony-daily-202601{day:02}-120000.zip" for day in range(5, 15)]


def test_the_command_says_where_the_archive_is(
    worked: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "one.zip"
    call_command("backup", out=out)
    assert capsys.readouterr().out.startswith(f"{out}: 2 projects, ")
    assert out.stat().st_mode & 0o077 == 0


def test_an_archive_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, db: None) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("restore", tmp_path / "none.zip")


def test_a_command_refuses_to_run_where_history_is_not_guarded(
    prepared: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(prepared, home)
    with sqlite3.connect(home / "polyphony.sqlite3") as raw:
        raw.execute("DROP TRIGGER guard_projects_event_update")
    raw.close()
    done = command(home, "backup")
    assert done.returncode == 1
    assert "History is not guarded: guard_projects_event_update missing." in done.stderr
    assert "manage.py migrate --skip-checks" in done.stderr
    assert command(home, "migrate", "--skip-checks").returncode == 0
    assert command(home, "backup").returncode == 0
