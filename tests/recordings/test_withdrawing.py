"""When somebody withdraws, the recordings of what they spoke in go, and where their words lay."""

from __future__ import annotations

import io

import pytest

from interviews.formats.transcript import Transcript, Turn
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.recordings.actions import add_recording
from interviews.recordings.models import Piece, Recording, Sound
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import Interview, Participant
from interviews.withdrawal.actions import withdraw
from interviews.words.finding import FINDING
from interviews.words.models import VersionWords
from interviews.words.pipelines import pipeline
from tests.conftest import Study
from tests.library import kept_interview
from tests.recordings.sounds import wav

pytestmark = pytest.mark.django_db(transaction=True)


def focus_group(study: Study) -> Interview:
    plans = [SpeakerPlan(name, "participant", name) for name in ("P1", "P2")]
    read = (
        Turn("P1", "I began it. It was mine.", 0.0, 3.0),
        Turn("P2", "I was there too.", 3.0, 5.0),
    )
    return keep_interview(By(study.ada), Transcript("test", read), plans, About())


@pytest.mark.parametrize("make", [lambda study: kept_interview(study.ada), focus_group])
def test_the_recording_goes_with_whoever_spoke_in_it(study: Study, make: object) -> None:
    assert callable(make)
    row = make(study)
    pipeline("en")
    for job in Job.objects.filter(kind=FINDING):
        jobs.perform(job.pk)
    before = VersionWords.objects.get().pk
    data = io.BytesIO(wav())
    size = len(data.getvalue())
    add_recording(By(study.ada), interview=row, name="P1 Rosa.wav", file=data, size=size)
    person = Participant.objects.get(label="P1")
    asked = withdraw(By(study.ada), participant=person, counts={}, also=())
    assert asked.job is not None
    jobs.perform(asked.job.pk)
    asked.refresh_from_db()
    assert asked.done
    assert not Sound.objects.exists()
    assert not Piece.objects.exists()
    assert Recording.objects.get().name == ""
    assert Recording.objects.get().removed
    assert not VersionWords.objects.filter(pk=before).exists()
