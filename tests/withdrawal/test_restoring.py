"""Archives written before hold what was erased: they are named, and do not come back unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from interviews.projects.backups import restore, write, written
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.transcripts.actions import add_participant
from interviews.transcripts.models import Participant
from interviews.withdrawal.models import Withdrawal
from tests.conftest import Study
from tests.library import kept_interview
from tests.withdrawal.test_withdrawal import withdrawn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(study: Study) -> Participant:
    kept_interview(study.ada)
    return Participant.objects.get(project=study.project, label="P1")


def test_the_tombstone_names_the_archives_that_still_hold_it(
    study: Study, person: Participant, tmp_path: Path
) -> None:
    write(tmp_path / "before.zip")
    row = withdrawn(study, person)
    write(tmp_path / "after.zip")
    assert str(tmp_path / "before.zip") in row.backups
    assert str(tmp_path / "after.zip") not in row.backups


def test_an_archive_that_was_carried_away_is_still_named(study: Study, tmp_path: Path) -> None:
    write(tmp_path / "away.zip")
    (tmp_path / "away.zip").rename(tmp_path / "elsewhere.zip")
    named = {one.path: one.there for one in written()}
    assert named[str(tmp_path / "away.zip")] is False


def test_an_archive_from_before_is_refused_and_names_who_would_come_back(
    study: Study, person: Participant, tmp_path: Path
) -> None:
    write(tmp_path / "before.zip")
    withdrawn(study, person)
    with pytest.raises(Refused, match="P1 of “measuring” has withdrawn") as refusal:
        restore(tmp_path / "before.zip", replace=True)
    assert "--with-withdrawn" in str(refusal.value)
    assert Withdrawal.objects.get().done, "nothing has changed"


def test_it_comes_back_when_asked_for_with_a_warning(
    study: Study, person: Participant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "before.zip")
    withdrawn(study, person)
    with pytest.raises(CommandError):
        call_command("restore", tmp_path / "before.zip", replace=True)
    call_command("restore", tmp_path / "before.zip", replace=True, with_withdrawn=True)
    assert "has withdrawn. Withdraw them again." in capsys.readouterr().out
    assert not Withdrawal.objects.exists()


def test_an_archive_from_afterwards_is_taken(
    study: Study, person: Participant, tmp_path: Path
) -> None:
    withdrawn(study, person)
    write(tmp_path / "after.zip")
    add_participant(By(study.ada), label="P7")
    restore(tmp_path / "after.zip", replace=True)
    assert not Participant.objects.filter(label="P7").exists()
    assert Withdrawal.objects.get().done
