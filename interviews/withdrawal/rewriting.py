"""An interview that others speak in too: the participant's turns give way, the rest stays exact."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from interviews.projects.history import Act
from interviews.projects.history.erasing import forget
from interviews.transcripts.actions.freezing import NewTurn, store
from interviews.transcripts.actions.moving_anchors import move_anchors
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import LOST, Carried
from interviews.transcripts.models import Anchor, Interview, Speaker, TranscriptVersion, Turn
from interviews.withdrawal.blanking import blank, blanks
from interviews.withdrawal.quoting import WITHDRAWN
from interviews.withdrawal.reaching import Ids, follow
from interviews.withdrawal.speech import Speech


class Edit(NamedTuple):
    """``[start, end)`` of the old text becomes ``WITHDRAWN``; ``own``: it is the whole of a turn
    of the participant's.
    """

    start: int
    end: int
    own: bool


def rewrite(act: Act, interview: Interview, speakers: Sequence[Speaker], speech: Speech) -> None:
    """Publish the interview without the participant's turns and names; empty what was before.

    A veil does not hold this up: nothing of the analysis that it hides is shown by it.
    """
    old = Interview.objects.select_related("current").get(pk=interview.pk).current
    mine = {speaker.pk for speaker in speakers}
    if old is not None and not old.removed and _to_do(old, mine):
        edits = edits_of(old, mine, speech)
        new = store(act, interview, _turns(old, edits))
        move_anchors(act, old, new, lambda before, after, places: moved(edits, places))
        _forget_neighbours(act, new)
        act.change(interview, current=new)
    _empty_former(act, interview)


def edits_of(version: TranscriptVersion, mine: set[uuid.UUID], speech: Speech) -> list[Edit]:
    """What is taken out of a version, in order: whole turns of the participant, and names."""
    edits: list[Edit] = []
    for turn in Turn.objects.filter(version=version).order_by("index"):
        if turn.speaker_id in mine:
            edits.append(Edit(turn.start, turn.end, own=True))
            continue
        for start, end in speech.names(version.text[turn.start : turn.end]):
            edits.append(Edit(turn.start + start, turn.start + end, own=False))
    return edits


def moved(edits: Sequence[Edit], places: Sequence[Place]) -> list[Carried]:
    """Where places of the old text lie in the new one: exactly, or nowhere in an own turn."""
    return [_moved(edits, place) for place in places]


def _moved(edits: Sequence[Edit], place: Place) -> Carried:
    start, end = place
    for edit in reversed(edits):
        if edit.start >= place.end:
            continue
        change = len(WITHDRAWN) - (edit.end - edit.start)
        if edit.end <= place.start:
            start, end = start + change, end + change
        elif edit.own:
            return LOST
        else:
            # A name within the place, or one that the place cuts into: it becomes part of it.
            start -= max(0, place.start - edit.start)
            end += change + max(0, edit.end - place.end)
    return Carried(Place(start, end), False)


def _to_do(version: TranscriptVersion, mine: set[uuid.UUID]) -> bool:
    own = Turn.objects.filter(version=version, speaker_id__in=mine)
    return any(
        version.text[start:end] != WITHDRAWN for start, end in own.values_list("start", "end")
    )


def _turns(old: TranscriptVersion, edits: Sequence[Edit]) -> list[NewTurn]:
    turns = []
    for turn in Turn.objects.filter(version=old).order_by("index"):
        text, last = "", turn.start
        own = False
        for edit in edits:
            if turn.start <= edit.start and edit.end <= turn.end:
                text += old.text[last : edit.start] + WITHDRAWN
                last, own = edit.end, own or edit.own
        text += old.text[last : turn.end]
        cues = () if last > turn.start else turn.cues
        turns.append(NewTurn(turn.label, turn.speaker_id, text, turn.begins_at, turn.ends_at, cues))
    return turns


def _forget_neighbours(act: Act, version: TranscriptVersion) -> None:
    """Places that were lost before keep their old words: their neighbours may be the person's."""
    lost = list(Anchor.objects.filter(transcript=version, placed=False))
    act.erase(lost, prefix="", suffix="")


def _empty_former(act: Act, interview: Interview) -> None:
    """Blank every version but the current one, and whatever was made from those."""
    current = Interview.objects.values_list("current_id", flat=True).get(pk=interview.pk)
    former = TranscriptVersion.objects.filter(interview=interview).exclude(pk=current)
    reached = _made_from({row.pk for row in former})
    versions = reached.pop(TranscriptVersion, set())
    anchors = reached.pop(Anchor, set())
    for model, ids in reached.items():
        blank(act, model, ids)
    rows = list(Anchor.objects.filter(pk__in=anchors).exclude(exact="", prefix="", suffix=""))
    act.erase(rows, **blanks(Anchor), placed=False, settled=True)
    blank(act, TranscriptVersion, versions)
    forget(act.project_id, rows=[row.pk for row in rows])


def _made_from(versions: set[uuid.UUID]) -> Ids:
    found: Ids = defaultdict(set)
    follow(found, {TranscriptVersion: versions})
    return found
