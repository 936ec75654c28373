"""Words can be forgotten: history says so, stays whole, and nothing keeps them."""

from __future__ import annotations

import sqlite3
import threading
import time
import uuid
from pathlib import Path

import pytest
from django.db import connection

from coding.codebook.actions import revise
from coding.codebook.models import Code
from interviews.projects import jobs
from interviews.projects.actions import set_question
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, By, action
from interviews.projects.history.erasing import clean_file, finder_of, forget
from interviews.projects.history.undo import stack, undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Change, Event, Job, Operation, Payload, ResearchQuestion
from interviews.projects.telling import tell
from tests.conftest import Study
from tests.library import code_named
from tests.scanning import met, met_in


@action("test.erased", undoable=False)
def _blank(act: Act, *, question: ResearchQuestion, said: str = "") -> None:
    question = ResearchQuestion.objects.get(pk=question.pk)
    act.erase([question], text=said, label="", removed=True)
    forget(act.project_id, rows=[question.pk])


def asked(study: Study, text: str = "Why the Kraken?") -> ResearchQuestion:
    return set_question(By(study.ada, uuid.uuid4()), text=text)


def newest(study: Study) -> Event:
    event = Event.objects.filter(project_id=study.project.pk).last()
    assert event is not None
    return event


def test_an_erased_row_leaves_none_of_its_words(study: Study) -> None:
    question = asked(study)
    set_question(By(study.ada), question=question, text="Why the kraken, then?")
    _blank(By(study.ada), question=question)
    assert not Payload.objects.filter(words__icontains="kraken").exists()
    assert not Change.objects.filter(body__icontains="kraken").exists()
    assert ResearchQuestion.objects.get(pk=question.pk).text == ""
    assert verify(study.project.pk).whole


def test_the_words_it_has_afterwards_are_kept(study: Study) -> None:
    question = asked(study)
    _blank(By(study.ada), question=question, said="Why the [animal]?")
    payload = Payload.objects.get(seq=newest(study).seq)
    assert payload.words == '{"after.text":"Why the [animal]?"}'
    assert verify(study.project.pk).whole


def test_a_field_that_is_no_words_is_not_kept_either(study: Study) -> None:
    question = asked(study)
    label = question.label
    _blank(By(study.ada), question=question)
    body = Change.objects.get(seq=newest(study).seq).body
    assert label not in body
    assert verify(study.project.pk).whole


def test_its_past_reads_erased(study: Study) -> None:
    question = asked(study)
    first = newest(study)
    _blank(By(study.ada), question=question)
    line = tell(study.ada, [first], in_full=True)[0]
    assert "[erased]" in {detail.after for detail in line.details}


def test_acts_on_it_can_no_longer_be_undone_and_those_before_it_can(study: Study) -> None:
    first = asked(study, "Kept?")
    question = asked(study)
    seq = newest(study).seq
    _blank(By(study.ada), question=question)
    assert seq not in stack(study.ada)
    with pytest.raises(Refused, match="erased"):
        undo(By(study.ada), seq)
    with pytest.raises(Refused, match="nothing of yours"):
        undo(By(study.ben), seq)
    undo(By(study.ada))
    assert ResearchQuestion.objects.get(pk=first.pk).removed


def test_a_request_sent_again_after_the_erasing_is_refused(study: Study) -> None:
    operation = uuid.uuid4()
    question = set_question(By(study.ada, operation), text="Why the kraken?")
    _blank(By(study.ada), question=question)
    assert Operation.objects.get(operation=operation).digest == ""
    with pytest.raises(Conflict):
        set_question(By(study.ada, operation), text="Why the kraken?")


def test_words_are_forgotten_wherever_history_kept_them(study: Study) -> None:
    code = code_named(study.ben, "Answering Brünhild", brief="annual")
    revise(By(study.ada), code=code, name="Answering Ann")
    kept = code_named(study.ben, "Annual reports")
    jobs.begin(study.ada, "test", {"files": ["About brünhild.txt", 3]})
    Job.objects.update(sentence="BRÜNHILD could not be read")
    with_names = Payload.objects.filter(words__contains="Answering").count()
    assert forget(study.project.pk, words=["Brünhild", "Ann", ""]) == with_names
    assert not Payload.objects.filter(words__contains="Answering").exists()
    assert Payload.objects.filter(words__contains="Annual").exists()
    job = Job.objects.get()
    assert (job.arguments, job.sentence) == (
        {"files": ["About [erased].txt", 3]},
        "[erased] could not be read",
    )
    assert verify(study.project.pk).whole
    assert Code.objects.get(pk=kept.pk).name == "Annual reports"


def test_forgetting_twice_forgets_nothing_more(study: Study) -> None:
    question = asked(study)
    assert forget(study.project.pk, rows=[question.pk]) == 1
    assert forget(study.project.pk, rows=[question.pk], words=["kraken"]) == 0


@pytest.mark.parametrize(
    ("word", "text", "meets"),
    [
        ("Ann", "Ask ann.", True),
        ("Ann", "It is annual", False),
        ("Ann Lee", "Ann\nLee said", True),
        ("王伟", "我叫王伟的", True),
        ("O'Hara?", "with o'hara? yes", True),
    ],
)
def test_a_word_is_met_whole(word: str, text: str, meets: bool) -> None:
    find = finder_of([word])
    assert find
    assert bool(find(text)) is meets


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_it_stays_in_the_file(study: Study, tmp_path: Path) -> None:
    questions = [asked(study, f"Zaubernuss{number} " * 60) for number in range(40)]
    assert met(["Zaubernuss7"], study.ada, tmp_path / "a")
    for question in questions:
        _blank(By(study.ada), question=question)
    if connection.vendor == "sqlite":
        assert clean_file()
    assert met([f"Zaubernuss{number}" for number in range(40)], study.ada, tmp_path / "b") == []


@pytest.mark.django_db(transaction=True)
def test_others_write_while_the_file_waits_for_a_reader(study: Study) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("another database has no log that waits for readers")
    path = connection.settings_dict["NAME"]
    reader, writer = sqlite3.connect(path), sqlite3.connect(path, timeout=4)
    reader.execute("BEGIN")
    assert reader.execute("SELECT COUNT(*) FROM projects_event").fetchone()
    cleaning = threading.Thread(target=_clean_and_close)
    cleaning.start()
    for _write in range(8):
        with writer:
            writer.execute("UPDATE projects_project SET title = title")
        time.sleep(0.1)
    assert cleaning.is_alive()
    reader.close()
    cleaning.join()
    writer.close()


def _clean_and_close() -> None:
    clean_file()
    connection.close()


def test_the_scan_sees_into_packed_and_encoded_bytes(tmp_path: Path) -> None:
    import base64
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("inner", "Größe ZAUBERNUSS".encode("utf-16-le"))
    told = b'{"data":"' + base64.b64encode(packed.getvalue()) + b'"}'
    assert met_in(told, ["zaubernuss", "Größe", "absent"]) == ["zaubernuss", "Größe"]
