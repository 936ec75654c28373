"""What masking sealed away of a person goes with them; others' stays."""

from __future__ import annotations

import pytest

from interviews.masking import keys
from interviews.masking.actions import decide
from interviews.masking.models import EntryState, MaskEntry, Sealed
from interviews.masking.queries import read_entries
from interviews.projects.history import By
from interviews.projects.history.verifying import verify
from interviews.transcripts.models import Participant
from interviews.withdrawal.quoting import names_of
from interviews.withdrawal.reaching import given_by
from tests.conftest import Study
from tests.library import kept_interview
from tests.withdrawal.test_withdrawal import withdrawn

pytestmark = pytest.mark.django_db(transaction=True)


def masked(study: Study, name: str, replacement: str) -> MaskEntry:
    entry = decide(By(study.ada), kind="person", forms=[name], replacement=replacement)
    MaskEntry.objects.filter(pk=entry.pk).update(state=EntryState.MASKED)
    return entry


def test_sealed_names_that_stand_for_nobody_else_go(study: Study) -> None:
    kept_interview(study.ada, turns=(("I", "And then?"), ("P1", "Then Anna called me.")))
    kept_interview(study.ada, "P2", (("I", "And then?"), ("P2", "Then Berta called me.")))
    anna, berta = masked(study, "Waltraud", "Anna"), masked(study, "Erna", "Berta")
    withdrawn(study, Participant.objects.get(project=study.project, label="P1"))
    anna.refresh_from_db()
    assert (bytes(anna.sealed), anna.replacement, anna.removed) == (b"", "", True)
    assert [entry.pk for entry, _shown, _forms in read_entries(study.project.pk)[0]] == [berta.pk]
    assert verify(study.project.pk).whole


def test_what_the_rows_said_before_they_were_masked_goes(study: Study) -> None:
    mine, other = kept_interview(study.ada), kept_interview(study.ada, "P2")
    keys.make(study.project.pk)
    for row in (mine, other):
        Sealed.objects.create(
            project=study.project,
            what="version",
            model="transcripts.TranscriptVersion",
            row_id=str(row.current_id),
            content=keys.seal(study.project.pk, {"text": "Waltraud"}),
        )
    withdrawn(study, Participant.objects.get(project=study.project, label="P1"))
    assert Sealed.objects.get().row_id == str(other.current_id)


def test_the_name_behind_a_pseudonym_is_looked_for(study: Study) -> None:
    kept_interview(study.ada, turns=(("I", "And then?"), ("P1", "Then Anna called me.")))
    participant = Participant.objects.get(project=study.project, label="P1")
    participant.speakers.update(name="Anna")
    masked(study, "Waltraud", "Anna")
    assert names_of(given_by(participant)) == ["Anna", "Waltraud"]
