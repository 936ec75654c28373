"""Publish a draft as the interview's next version."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext as _

from interviews.correcting.models import Draft, DraftState
from interviews.correcting.parts import Part
from interviews.correcting.reviewing import places_of, text_of
from interviews.correcting.standing import standing
from interviews.projects.errors import Conflict
from interviews.projects.history import Act, By, action
from interviews.transcripts.actions.carrying_ahead import Placer, carried_ahead
from interviews.transcripts.actions.freezing import NewTurn
from interviews.transcripts.actions.interviews import attend
from interviews.transcripts.actions.publishing import current_of, publish
from interviews.transcripts.models import Interview, Participant, Speaker, TranscriptVersion
from interviews.transcripts.models.interview import SpeakerRole


def publish_draft(by: By | Act, *, draft: Draft, base: str, reason: str = "") -> TranscriptVersion:
    """Freeze the draft as the current version; everything that hangs on the text comes along."""
    place = carried_ahead(draft.base, text_of(places_of(draft)))
    return _publish(by, draft=draft, base=base, reason=reason, place=place)


@action("transcript.corrected", undoable=False)
def _publish(act: Act, *, draft: Draft, base: str, reason: str, place: Placer) -> TranscriptVersion:
    held = Draft.objects.select_related("interview").get(pk=draft.pk)
    version = current_of(held.interview, base)
    if held.state != DraftState.OPEN or held.base_id != version.pk:
        raise Conflict(
            _("This draft was published or discarded meanwhile. Reload the page to see.")
        )
    parts = [part for each in standing(version, held) for part in each.parts]
    speakers = _new_speakers(act, held.interview, parts)
    published = publish(
        act,
        held.interview,
        [_turn(part, speakers) for part in parts],
        base=version.pk,
        place=place,
        reason=reason.strip(),
        original=held.original_id or "",
    )
    act.change(held, state=DraftState.PUBLISHED)
    if speakers:
        attend(act, held.interview)
    return published


def _new_speakers(act: Act, interview: Interview, parts: Iterable[Part]) -> dict[str, uuid.UUID]:
    """Speakers named in the draft, made or found among the interview's, by name."""
    names = list(dict.fromkeys(part.name for part in parts if part.name))
    rows = Speaker.objects.filter(interview=interview, removed=False)
    found = {row.name: row.pk for row in rows.filter(name__in=names)}
    people = Participant.objects.filter(project_id=act.project_id, removed=False, label__in=names)
    labels = {person.label: person for person in people}
    last = rows.aggregate(last=Max("position"))["last"] or 0
    for number, name in enumerate((name for name in names if name not in found), 1):
        person = labels.get(name)
        role = SpeakerRole.PARTICIPANT if person else SpeakerRole.OTHER
        speaker = Speaker(
            interview=interview, name=name, role=role, participant=person, position=last + number
        )
        found[name] = act.create(speaker).pk
    return found


def _turn(part: Part, speakers: dict[str, uuid.UUID]) -> NewTurn:
    speaker = speakers[part.name] if part.name else uuid.UUID(part.speaker)
    return NewTurn(part.label, speaker, part.text, part.start, part.end, part.cues)
