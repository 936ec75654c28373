"""A participant's data can be truly erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coding.codebook.models import CodeRevision
from coding.memos.models import Memo
from coding.segments.models import Coding
from coding.themes.models import Theme
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.canonical import fields_of
from interviews.projects.history.undo import stack, undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Blob, Job, Link, Veil
from interviews.projects.models.job import JobState
from interviews.projects.telling import tell, visible_events
from interviews.transcripts.actions import begin_import
from interviews.transcripts.actions.publishing import current_of
from interviews.transcripts.models import ImportFile, Interview, Participant
from interviews.transcripts.queries import labels_taken
from interviews.withdrawal.actions import withdraw
from interviews.withdrawal.erasing import erase_all
from interviews.withdrawal.models import Withdrawal
from interviews.withdrawal.planning import lines, plan_for
from tests.conftest import Study
from tests.library import arrived, code_named, kept_interview
from tests.scanning import met
from tests.withdrawal.a_person import WORDS, arrive

pytestmark = pytest.mark.django_db(transaction=True)


def withdrawn(study: Study, participant: Participant, also: tuple[str, ...] = ()) -> Withdrawal:
    row = withdraw(By(study.ada), participant=participant, counts={}, also=also)
    assert row.job is not None
    jobs.perform(row.job.pk)
    row.refresh_from_db()
    return row


def test_after_it_none_of_the_words_is_met_anywhere(
    study: Study, tmp_path: Path, broker: str
) -> None:
    person = arrive(study)
    before = met(WORDS, study.ada, tmp_path / "before.d")
    assert {word for place in before for word in WORDS if place.endswith(word)} == set(WORDS)
    row = withdrawn(study, person.participant, also=("weissdorn",))
    assert row.done
    assert met(WORDS, study.ada, tmp_path / "after.d") == []
    assert verify(study.project.pk).whole


@dataclass(frozen=True)
class Dying(jobs.Run):
    """A worker that is killed when it begins a step too many."""

    left: list[int] = field(default_factory=list)

    @contextmanager
    def step(self, done: int = 1) -> Iterator[None]:
        if not self.left:
            raise Killed
        self.left.pop()
        with super().step(done):
            yield


class Killed(BaseException):
    """SIGKILL leaves what is committed, and nothing else."""


def test_it_goes_on_wherever_it_was_killed(study: Study, tmp_path: Path) -> None:
    person = arrive(study)
    row = withdraw(By(study.ada), participant=person.participant, counts={}, also=["weissdorn"])
    deaths = 0
    while not row.done:
        Job.objects.filter(pk=row.job_id).update(state=JobState.RUNNING, attempt=1)
        job = Job.objects.get(pk=row.job_id)
        try:
            erase_all(Dying(job, 1, [0] * (deaths + 1)))
        except Killed:
            deaths += 1
        row.refresh_from_db()
    assert deaths > 8
    assert met(WORDS, study.ada, tmp_path) == []
    assert verify(study.project.pk).whole


def test_what_stays_tells_how_much_there_was_without_words(study: Study) -> None:
    person = arrive(study)
    plan = plan_for(study.ada, person.participant)
    row = withdraw(By(study.ada), participant=person.participant, counts=plan.counts)
    jobs.perform(row.job_id or "")
    row.refresh_from_db()
    assert row.counts["interviews"] == 1
    assert row.counts["segments.Coding"] == 2
    assert row.counts["memos.Memo"] == 2, "a colleague's private memo is not counted"
    assert Coding.objects.filter(removed=True, rationale="").count() == 2
    interview = Interview.objects.get(pk=person.interview.pk)
    assert (interview.removed, interview.title, interview.current) == (True, "P1", None)


def test_what_a_lead_leaves_alone_stays(study: Study) -> None:
    person = arrive(study)
    on_place = Memo.objects.get(body="Holunder, as she said")
    kept = [str(on_place.pk), str(person.elsewhere.pk), str(person.code.pk)]
    row = withdraw(By(study.ada), participant=person.participant, counts={}, kept=kept)
    jobs.perform(row.job_id or "")
    for untouched in (on_place, person.elsewhere, person.code):
        version = untouched.version
        untouched.refresh_from_db()
        assert (untouched.removed, untouched.version) == (False, version)
    assert not Link.objects.filter(source_id=on_place.pk, removed=False).exists()
    assert person.code.name == "Brombeerwein kept me going"
    revisions = CodeRevision.objects.filter(code=person.code)
    assert {row.name for row in revisions} == {"Brombeerwein kept me going"}


def test_elsewhere_only_their_words_are_taken_out(study: Study) -> None:
    person = arrive(study)
    withdrawn(study, person.participant)
    person.elsewhere.refresh_from_db()
    assert person.elsewhere.body == "On method. Frau [withdrawn], and the weissdorn."
    theme = Theme.objects.get(project=study.project)
    assert theme.concept == "They say: [withdrawn], and so on."
    person.code.refresh_from_db()
    assert person.code.name.startswith("[withdrawn")
    assert person.code.example == "As in “[withdrawn]”"
    assert person.code.brief == "What helped"
    assert not person.code.removed


def test_acts_on_what_is_gone_can_no_longer_be_undone(study: Study) -> None:
    person = arrive(study)
    seqs = stack(study.ben)
    unrelated = code_named(study.ben, "Unrelated")
    withdrawn(study, person.participant)
    assert stack(study.ben) == [unrelated.version]
    with pytest.raises(Refused, match="were erased"):
        undo(By(study.ben), seqs[-1])
    undo(By(study.ben))
    with pytest.raises(Refused, match="nothing of yours"):
        undo(By(study.ben))


def test_the_history_reads_erased(study: Study) -> None:
    person = arrive(study)
    withdrawn(study, person.participant)
    lines = tell(study.ada, list(visible_events(study.ada)), in_full=True)
    told = {text for line in lines for d in line.details for text in (d.before, d.after)}
    assert "[erased]" in told
    assert "erased all that a participant gave" in {line.sentence for line in lines}


def test_the_id_is_never_given_again(study: Study) -> None:
    person = arrive(study)
    withdrawn(study, person.participant)
    assert "P1" in labels_taken(study.project.pk)
    with pytest.raises(Refused, match="has withdrawn"):
        kept_interview(study.ada, "P1")


def test_it_works_behind_a_veil(study: Study) -> None:
    person = arrive(study)
    Veil.objects.create(member=study.ben, interview_id=person.interview.pk)
    assert withdrawn(study, person.participant).done
    assert not Veil.objects.exists()


def test_another_study_is_left_alone(study: Study) -> None:
    theirs = kept_interview(study.sven)
    mine = kept_interview(study.ada, "P2")
    person = arrive(study)
    before = [fields_of(row) for row in (theirs, mine)]
    withdrawn(study, person.participant)
    for row in (theirs, mine):
        row.refresh_from_db()
    assert [fields_of(row) for row in (theirs, mine)] == before
    assert theirs.current is not None
    assert theirs.current.text


def test_a_correction_under_way_publishes_nothing_after_it_was_asked_for(study: Study) -> None:
    person = arrive(study)
    late = Interview.objects.get(pk=person.interview.pk)
    base = late.current_id
    withdraw(By(study.ada), participant=person.participant, counts={}, also=())
    with pytest.raises(Refused, match="published meanwhile"):
        current_of(late, str(base))


def test_a_file_that_names_them_only_in_what_is_told_of_it_goes_too(study: Study) -> None:
    person = arrive(study)
    ImportFile.objects.filter(interview=None).delete()
    file = arrived(study.ada, "notes.txt", b"A: So?\nB: Yes.\nA: Well.\nB: No.\n")
    ImportFile.objects.filter(pk=file.pk).update(summary={"skipped": ["With Zirbelnuss at home"]})
    withdrawn(study, person.participant)
    assert not ImportFile.objects.filter(pk=file.pk).exists()


def test_files_that_nobody_has_read_go_too_and_others_stay(study: Study, tmp_path: Path) -> None:
    person = arrive(study)
    other = arrived(study.ada, "other.txt", b"A: So?\nB: Yes.\nA: Well.\nB: No.\n")
    refused = arrived(study.ada, "scan.pdf", b"%PDF-1.4 Brombeerwein, but no pages")
    later = begin_import(By(study.ada), files=[("later.txt", b"W: Brombeerwein.\nI: So?\n")])
    unread = ImportFile.objects.get(job=later)
    assert [refused.state, unread.state] == ["refused", "waiting"]
    assert plan_for(study.ada, person.participant).counts["unread"] == 2
    withdrawn(study, person.participant, also=("weissdorn",))
    left = ImportFile.objects.filter(interview=None)
    assert [file.pk for file in left] == [other.pk]
    assert not Blob.objects.filter(pk__in=[refused.blob_id, unread.blob_id]).exists()
    jobs.perform(later.pk)
    assert Job.objects.get(pk=later.pk).state == JobState.DONE
    assert met(WORDS, study.ada, tmp_path) == []


def test_numbers_are_written_as_tables_write_them() -> None:
    told = lines({"words": 9883, "interviews": 1, "shared": 0, "segments.Coding": 1200})
    assert told == ["1 interview", "9,883 words of transcript", "Coding: 1,200"]
