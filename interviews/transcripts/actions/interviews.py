"""Change what is known of an interview and of who speaks in it; remove it."""

from __future__ import annotations

from typing import Any

from interviews.projects.history import Act, action
from interviews.projects.veils import refuse_on_veiled
from interviews.transcripts.actions.freezing import begin_follow_ups
from interviews.transcripts.actions.participants import participant_called
from interviews.transcripts.models import Interview, InterviewParticipant, Speaker
from interviews.transcripts.models.interview import SpeakerRole


@action("interview.changed")
def change_interview(
    act: Act, /, *, interview: Interview, expected: int | None = None, **fields: Any
) -> Interview:
    """Set an interview's facts; an empty title becomes its citation."""
    if not fields:
        return interview
    if "title" in fields:
        fields["title"] = fields["title"].strip() or interview.citation
    spoken = Interview.objects.values_list("language", flat=True).get(pk=interview.pk)
    act.change(interview, expected=expected, **fields)
    if interview.current and interview.language != spoken:
        begin_follow_ups(act, interview.current)
    return interview


@action("interview.removed")
def remove_interview(act: Act, *, interview: Interview) -> Interview:
    """Mark an interview removed; what hangs on it comes back with it by undo."""
    refuse_on_veiled(interview.pk)
    return act.remove(interview)


@action("speaker.changed")
def set_speaker(
    act: Act, *, speaker: Speaker, name: str, role: str, participant: str = ""
) -> Speaker:
    """Say who a speaker is; an unknown participant id makes that participant."""
    person = None
    if role == SpeakerRole.PARTICIPANT and participant:
        person = participant_called(act, participant)
    act.change(speaker, name=name, role=SpeakerRole(role), participant=person)
    attend(act, speaker.interview)
    return speaker


def attend(act: Act, interview: Interview) -> None:
    """Make the interview's participants those who speak in it."""
    speaking = Speaker.objects.filter(interview=interview, removed=False)
    wanted = list(
        speaking.exclude(participant=None).values_list("participant_id", flat=True).distinct()
    )
    present = {
        row.participant_id: row
        for row in InterviewParticipant.objects.filter(interview=interview, removed=False)
    }
    for person, row in present.items():
        if person not in wanted:
            act.remove(row)
    act.create_many(
        InterviewParticipant(interview=interview, participant_id=person, position=position)
        for position, person in enumerate(dict.fromkeys(wanted))
        if person not in present
    )
