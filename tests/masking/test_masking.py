"""After masking none of the words is left anywhere but under the key, and everything follows."""

from __future__ import annotations

import zlib

import pytest

from coding.codebook.models import Code, CodeRevision
from coding.memos.actions import share_memo, write_memo
from coding.memos.models import Memo
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.correcting.models import Draft
from interviews.masking.actions import decide
from interviews.masking.applying import masking_of
from interviews.masking.carrying_out import begin_applying, begin_putting_back
from interviews.masking.fields import counted
from interviews.masking.models import EntryState, MaskEntry, Sealed
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.history.verifying import verify
from interviews.projects.models import Blob, Job, Veil
from interviews.transcripts.actions import go_back
from interviews.transcripts.models import Anchor, Interview, Speaker
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.masking.named import ANNA, named_study, text_of


def mask(study: Study, replacement: str = "[friend]", forms: tuple[str, ...] = ANNA) -> MaskEntry:
    entry = decide(By(study.ada), kind="person", forms=forms, replacement=replacement)
    done(begin_applying(By(study.ada)))
    entry.refresh_from_db()
    return entry


def done(job: Job) -> None:
    jobs.perform(job.pk)
    job.refresh_from_db()
    assert (job.state, job.sentence) == ("done", "")


def test_a_name_is_replaced_in_every_transcript_and_what_hangs_follows(study: Study) -> None:
    interview = named_study(study)
    words = bounds(interview, "Anna Schmidt helped me")
    coding = apply_code(
        By(study.ben), interview=interview, code=code_named(study.ben, "Help"), **words
    )
    entry = mask(study)
    assert entry.state == EntryState.MASKED
    assert "[friend] helped me, and [friend]'s brother too" in text_of(interview)
    anchor = Anchor.objects.get(span=coding.span, transcript_id=current(interview))
    assert (anchor.exact, anchor.placed, anchor.settled) == ("[friend] helped me", True, True)
    assert verify(study.project.pk).whole


def current(interview: Interview) -> object:
    return Interview.objects.get(pk=interview.pk).current_id


def test_titles_memos_codes_and_attributes_are_masked_too(study: Study) -> None:
    interview = named_study(study)
    mask(study)
    interview.refresh_from_db()
    assert interview.title == "Talk with [friend]"
    assert Memo.objects.get().body == "[friend] seems tired. ANNABEL is someone else."
    assert Code.objects.get().name == "like [friend] said"
    assert CodeRevision.objects.get().name == "like [friend] said"
    assert Speaker.objects.filter(name="[friend]").exists()
    assert Coding.objects.get().rationale == "[friend]s words"


def test_a_former_version_is_sealed_and_cannot_be_gone_back_to(study: Study) -> None:
    interview = named_study(study)
    first = interview.current
    assert first is not None
    mask(study)
    first.refresh_from_db()
    assert (first.sealed, first.text) == (True, "")
    assert not Anchor.objects.filter(transcript=first).exclude(exact="").exists()
    current = Interview.objects.get(pk=interview.pk).current_id
    assert current is not None
    with pytest.raises(Refused, match="sealed"):
        go_back(By(study.ada), interview=interview, version=first, base=current)


def test_original_files_are_sealed(study: Study) -> None:
    named_study(study)
    mask(study)
    assert [blob.size for blob in Blob.objects.all()] == [0]
    assert Sealed.objects.filter(what="file").count() == 1


def test_a_better_file_taken_into_a_draft_is_sealed_as_other_originals_are(study: Study) -> None:
    interview = named_study(study)
    hidden = Blob.of(study.project.pk, "better.pdf", zlib.compress(b"Anna Schmidt helped me"))
    hidden.save(force_insert=True)
    Draft.objects.create(
        project_id=study.project.pk,
        interview=interview,
        base_id=interview.current_id,
        begun_by=study.ada,
        original=hidden,
    )
    mask(study)
    hidden.refresh_from_db()
    assert (hidden.size, hidden.name, bytes(hidden.data)) == (0, "", b"")
    assert Sealed.objects.filter(what="file").count() == 2


def test_one_name_is_put_back_and_the_others_stay_masked(study: Study) -> None:
    interview = named_study(study)
    before = text_of(interview)
    berlin = decide(By(study.ada), kind="place", forms=["Berlin"], replacement="[city]")
    entry = mask(study)
    done(begin_putting_back(By(study.ada), entry=entry))
    assert text_of(interview) == before.replace("Berlin", "[city]")
    interview.refresh_from_db()
    assert interview.title == "Talk with Anna"
    assert Memo.objects.get().body == "Anna seems tired. ANNABEL is someone else."
    entry.refresh_from_db()
    berlin.refresh_from_db()
    assert (entry.state, berlin.state) == (EntryState.UNDONE, EntryState.MASKED)
    assert verify(study.project.pk).whole


def test_a_name_is_put_back_in_text_that_was_changed_since(study: Study) -> None:
    named_study(study)
    entry = mask(study)
    from coding.memos.actions import change_memo

    memo = Memo.objects.get()
    body = f"First of all: {memo.body} And more."
    change_memo(By(study.ada), memo=memo, body=body)
    done(begin_putting_back(By(study.ada), entry=entry))
    memo.refresh_from_db()
    assert memo.body == "First of all: Anna seems tired. ANNABEL is someone else. And more."


def test_masking_twice_finds_nothing_more(study: Study) -> None:
    interview = named_study(study)
    mask(study)
    text, versions = text_of(interview), interview.versions.count()
    done(begin_applying(By(study.ada)))
    assert (text_of(interview), interview.versions.count()) == (text, versions)


def test_nothing_is_masked_while_a_round_is_unrevealed(study: Study) -> None:
    interview = named_study(study)
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    with pytest.raises(Refused, match="independent round"):
        begin_applying(By(study.ada))


def test_the_page_before_masking_counts_no_memo_that_the_lead_may_not_read(study: Study) -> None:
    named_study(study)
    decide(By(study.ada), kind="person", forms=["Rumpel"], replacement="[friend]")
    masking = masking_of(study.project.pk)
    memo = write_memo(By(study.ben), title="", body="Rumpel, privately")
    assert counted(Memo, study.ada, masking) == 0
    assert counted(Memo, study.ben, masking) == 1
    share_memo(By(study.ben), memo=memo)
    assert counted(Memo, study.ada, masking) == 1
