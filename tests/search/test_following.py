"""The index follows the texts, and forgets what is erased."""

from __future__ import annotations

from pathlib import Path

import pytest

from coding.codebook.actions import revise
from coding.memos.actions import change_memo, remove_memo, write_memo
from interviews.projects import backups, jobs
from interviews.projects.history import By
from interviews.projects.history.erasing import clean_file
from interviews.projects.history.undo import undo
from interviews.projects.models import Job, Member
from interviews.search.asking import read
from interviews.search.finding import find_rows
from interviews.search.following import READING_ALL, begin_all, read_project
from interviews.search.models import Piece, ReadInterview, RowPiece
from interviews.search.searchable import kinds
from interviews.transcripts.actions import change_interview, go_back
from interviews.transcripts.actions.freezing import NewTurn
from interviews.transcripts.actions.publishing import publish
from interviews.transcripts.models import Interview, Turn
from interviews.withdrawal.actions import withdraw
from tests.conftest import Study
from tests.library import code_named, kept_interview
from tests.masking.test_nothing_is_left import full_study, mask_all, met_in_database
from tests.scanning import met, tables
from tests.search.reading import found, let_worker_read
from tests.withdrawal.a_person import WORDS, arrive


def corrected(study: Study, interview: Interview, words: str, instead: str) -> Interview:
    """The interview with some words of it corrected."""
    row = Interview.objects.select_related("current").get(pk=interview.pk)
    assert row.current is not None
    text = row.current.text
    turns = [
        NewTurn(turn.label, turn.speaker_id, text[turn.start : turn.end].replace(words, instead))
        for turn in Turn.objects.filter(version=row.current)
    ]
    publish(By(study.ada), row, turns, base=row.current.pk)
    return Interview.objects.get(pk=interview.pk)


def rows_found(member: Member, typed: str) -> dict[str, int]:
    every = {kind.model.__name__: find_rows(member, kind, read(typed)) for kind in kinds()}
    return {name: len(one.hits) for name, one in every.items() if one.hits}


def test_only_the_current_text_is_found(study: Study, interview: Interview) -> None:
    let_worker_read()
    former = Interview.objects.get(pk=interview.pk).current
    assert former is not None
    row = corrected(study, interview, "café talk", "idle chatter")
    assert found(study.ada, "cafe") == []
    assert not Piece.objects.filter(turn__version=former).exists()
    let_worker_read()
    assert found(study.ada, "chatter") == ["chatter"]
    go_back(By(study.ada), interview=row, version=former, base=row.current_id or "")
    assert found(study.ada, "chatter") == []
    let_worker_read()
    assert found(study.ada, "cafe") == ["café"]


def test_a_text_read_late_is_not_one_that_was_corrected_meanwhile(
    study: Study, interview: Interview
) -> None:
    corrected(study, interview, "café talk", "idle chatter")
    let_worker_read()
    assert found(study.ada, "cafe") == []
    assert found(study.ada, "chatter") == ["chatter"]


def test_reading_a_text_twice_finds_it_once(study: Study, interview: Interview) -> None:
    let_worker_read()
    before = list(Piece.objects.values_list("id", "tokens"))
    read_project(study.project.pk, anew=True)
    assert list(Piece.objects.values_list("id", "tokens")) == before


def test_forms_are_kept_of_english_alone(study: Study, interview: Interview) -> None:
    let_worker_read()
    assert found(study.ada, "number") == ["numbers"]
    change_interview(By(study.ada), interview=interview, language="sv")
    let_worker_read()
    assert found(study.ada, "number") == []
    assert found(study.ada, "numbers") == ["numbers"]


def test_interviews_are_found_in_the_order_they_were_brought_in(study: Study) -> None:
    first, second = kept_interview(study.ada), kept_interview(study.ada, "P2")
    corrected(study, first, "café talk", "chatter")
    let_worker_read()
    order = ReadInterview.objects.order_by("pk").values_list("interview_id", flat=True)
    assert list(order) == [first.pk, second.pk]


def test_what_the_team_writes_is_found_at_once_and_as_it_now_stands(study: Study) -> None:
    memo = write_memo(By(study.ada), title="", body="All about hedgehogs.")
    code = code_named(study.ada, "badger")
    assert rows_found(study.ada, "hedgehog") == {"Memo": 1}
    change_memo(By(study.ada), memo=memo, body="All about foxes.")
    revise(By(study.ada), code=code, brief="a fox of sorts")
    assert rows_found(study.ada, "hedgehog") == {}
    assert rows_found(study.ada, "fox") == {"Memo": 1, "Code": 1}
    undo(By(study.ada))
    undo(By(study.ada))
    assert rows_found(study.ada, "hedgehog") == {"Memo": 1}
    remove_memo(By(study.ada), memo=memo)
    assert rows_found(study.ada, "hedgehog") == {}
    undo(By(study.ada))
    assert rows_found(study.ada, "hedgehog") == {"Memo": 1}


def test_of_masked_names_nothing_stays_in_the_index(study: Study) -> None:
    full_study(study)
    let_worker_read()
    assert found(study.ada, "anna")
    every = {"Memo", "Coding", "Quote", "Code", "Theme"}
    assert every - {"Memo"} <= rows_found(study.ada, "anna").keys() <= every
    assert [place for place in met_in_database() if place.startswith("search_")]
    mask_all(study)
    assert rows_found(study.ada, "anna") == {}
    assert met_in_database() == []
    let_worker_read()
    assert met_in_database() == []
    assert found(study.ada, "friend")


@pytest.mark.django_db(transaction=True)
def test_of_someone_who_withdrew_nothing_stays_in_the_index(
    study: Study, tmp_path: Path, broker: str
) -> None:
    person = arrive(study)
    let_worker_read()
    before = met(WORDS, study.ada, tmp_path / "before.d")
    assert [place for place in before if place.startswith("search_piece.")]
    assert rows_found(study.ada, "kornelkirsche") == {"Coding": 1}
    assert rows_found(study.ada, "vogelbeere") == {"Quote": 1}
    row = withdraw(By(study.ada), participant=person.participant, counts={}, also=("weissdorn",))
    jobs.perform(row.job_id or "")
    assert met(WORDS, study.ada, tmp_path / "after.d") == []
    let_worker_read()
    assert met(WORDS, study.ada, tmp_path / "later.d") == []


@pytest.mark.django_db(transaction=True)
def test_cleaning_leaves_nothing_of_words_that_were_changed(study: Study) -> None:
    memo = write_memo(By(study.ada), title="", body="A quincetree.")
    change_memo(By(study.ada), memo=memo, body="A plumtree.")
    clean_file()
    held = [name for name, data in tables() if b"quincetree" in data.lower()]
    assert [name for name in held if name.startswith("search_")] == []
    assert rows_found(study.ada, "plumtree") == {"Memo": 1}


@pytest.mark.django_db(transaction=True)
def test_the_index_is_in_no_archive_and_made_anew_from_one(study: Study, tmp_path: Path) -> None:
    kept_interview(study.ada)
    write_memo(By(study.ada), title="", body="All about hedgehogs.")
    let_worker_read()
    manifest = backups.write(tmp_path / "all.zip")
    assert not [label for label in manifest["rows"] if label.startswith("search.")]
    backups.restore(tmp_path / "all.zip", replace=True)
    assert not Piece.objects.exists()
    assert not RowPiece.objects.exists()
    begin_all()
    let_worker_read()
    member = Member.objects.get(pk=study.ada.pk)
    assert found(member, "measure") == ["measure"]
    assert rows_found(member, "hedgehog") == {"Memo": 1}


def test_a_worker_that_starts_reads_what_is_missing_and_nothing_else(study: Study) -> None:
    kept_interview(study.ada)
    write_memo(By(study.ada), title="", body="All about hedgehogs.")
    waiting = Job.objects.filter(kind=READING_ALL, project=study.project)
    begin_all()
    assert not waiting.exists(), "a job will read it"
    let_worker_read()
    begin_all()
    assert not waiting.exists(), "all is read"
    RowPiece.objects.all().delete()
    ReadInterview.objects.update(rule=0)
    begin_all()
    assert waiting.count() == 1
    let_worker_read()
    assert rows_found(study.ada, "hedgehog") == {"Memo": 1}
