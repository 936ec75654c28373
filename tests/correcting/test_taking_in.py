"""A better file of the same interview becomes the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.segments.actions import apply_code
from interviews.correcting.actions.publishing import publish_draft
from interviews.correcting.actions.taking_in import begin_taking_in
from interviews.correcting.models import DraftTurn
from interviews.correcting.parts import Part
from interviews.correcting.standing import open_draft_of
from interviews.correcting.taking_in import taken_in
from interviews.formats.transcript import Turn
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.models import Blob, Job
from interviews.projects.models.job import JobState
from interviews.transcripts.models import Anchor, Interview
from tests.conftest import Study
from tests.library import bounds, code_named

BETTER = """Rosa: What made you start to measure this?
Kim: Well, nobody else did 🙂, and the numbers we had were coffee talk.
Rosa: Say more about that.
Kim: People said שלום to a score. 我们不知道 what it meant.
Kim: I felt responsible.
Noor: May I add something to that?
Kim: So we wrote our own test, and it was wrong too, but wrong in a way we could see.
"""
NAMES = {"ann": "Interviewer", "bob": "P1"}


def base(*said: tuple[str, str]) -> list[Part]:
    return [
        Part(str(number), who, text, "", float(number), number + 1.0)
        for number, (who, text) in enumerate(said, 1)
    ]


def turn(who: str, text: str, start: float | None = None) -> Turn:
    return Turn(who, text, start, None if start is None else start + 1)


def test_speakers_are_known_by_what_they_say() -> None:
    old = base(("ann", "how did it begin"), ("bob", "with a list on a wall"))
    read = [turn("Rosa", "how did it all begin"), turn("Kim", "with a list on the wall")]
    (first,), (second,) = taken_in(old, read, NAMES)
    assert (first.speaker, second.speaker) == ("ann", "bob")
    assert (first.label, second.label, first.start) == ("1", "2", 1.0)


def test_a_parted_turn_a_joined_turn_and_a_new_one() -> None:
    old = base(("ann", "one two three four"), ("bob", "five six"), ("bob", "seven eight nine"))
    read = [
        turn("A", "one two", 0.5),
        turn("A", "three four"),
        turn("C", "entirely new"),
        turn("B", "five six seven eight nine"),
    ]
    found = taken_in(old, read, NAMES)
    assert [[part.label for part in place] for place in found] == [["1", None, None], ["2"], []]
    assert found[0][0].start == 0.5
    assert (found[0][2].speaker, found[0][2].name) == ("", "C")


def test_a_turn_that_is_the_same_stays_as_it_is() -> None:
    old = base(("ann", "how did it begin"), ("bob", "with a list"))
    found = taken_in(old, [turn("ann", part.text) for part in old], {"ann": "ann", "bob": "bob"})
    assert found[0] == [old[0]]


WORDS = st.sampled_from(["we", "said", "it", "was", "so", "then", "nobody", "knew"])
SAID = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8)


@given(SAID, SAID)
def test_every_turn_of_the_file_is_there_once_and_in_order(old: list[str], new: list[str]) -> None:
    found = taken_in(base(*(("bob", text) for text in old)), [turn("B", text) for text in new], {})
    assert [part.text for place in found for part in place] == new
    labels = [part.label for place in found for part in place if part.label]
    assert labels == sorted(set(labels), key=int)


def brought(study: Study, interview: Interview, data: bytes, name: str = "better.txt") -> Job:
    base = str(Interview.objects.get(pk=interview.pk).current_id)
    job = begin_taking_in(By(study.ada), interview=interview, base=base, name=name, data=data)
    jobs.perform(job.pk)
    job.refresh_from_db()
    return job


def test_a_better_file_becomes_the_draft_and_codings_come_along(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ada, "Responsibility")
    where = bounds(interview, "I felt responsible.")
    coding = apply_code(By(study.ben), code=code, interview=interview, **where)
    assert brought(study, interview, BETTER.encode()).state == JobState.DONE
    draft = open_draft_of(interview)
    assert draft is not None
    version = publish_draft(By(study.ada), draft=draft, base=str(draft.base_id))
    assert list(version.turns.values_list("label", flat=True)) == [
        "1",
        "2",
        "3",
        "4",
        "4a",
        "4b",
        "5",
    ]
    speakers = version.turns.values_list("speaker__name", flat=True)
    assert list(dict.fromkeys(speakers)) == ["Interviewer", "P1", "Noor"]
    assert version.original is not None
    anchor = Anchor.objects.get(span=coding.span, transcript=version)
    assert (anchor.exact, anchor.settled) == ("I felt responsible.", True)


def test_a_job_run_twice_takes_it_in_once(study: Study, interview: Interview) -> None:
    job = brought(study, interview, BETTER.encode())
    rows = DraftTurn.objects.count()
    Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED)
    jobs.perform(job.pk)
    assert DraftTurn.objects.count() == rows


def test_what_cannot_be_taken_in_is_said(study: Study, interview: Interview) -> None:
    job = brought(study, interview, b"\x89PNG\r\n\x1a\n\0\0\0", "talk.png")
    assert (job.state, bool(job.sentence)) == (JobState.FAILED, True)
    assert open_draft_of(interview) is None
    assert not Blob.objects.filter(name="talk.png").exists()  # no withdrawal would come upon it
    brought(study, interview, BETTER.encode())
    with pytest.raises(Refused, match="corrections in the draft"):
        brought(study, interview, BETTER.encode())
