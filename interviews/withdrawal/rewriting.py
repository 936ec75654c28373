"""An interview that others speak in too: the participant's turns give way, the rest stays exact."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from interviews.projects.history import Act
from interviews.projects.history.erasing import forget
from interviews.transcripts.actions.editing import edited, move_measures
from interviews.transcripts.actions.freezing import store
from interviews.transcripts.actions.moving_anchors import move_anchors
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import LOST, Carried
from interviews.transcripts.models import Anchor, Interview, Speaker, TranscriptVersion, Turn
from interviews.transcripts.shifting import Edit, Shift
from interviews.withdrawal.blanking import blank, blanks
from interviews.withdrawal.quoting import WITHDRAWN
from interviews.withdrawal.reaching import Ids, follow
from interviews.withdrawal.speech import Speech


class Cuts(NamedTuple):
    """What is taken out of a version, in order; ``own`` are the whole turns of the participant."""

    edits: list[Edit]
    own: list[Edit]


def rewrite(act: Act, interview: Interview, speakers: Sequence[Speaker], speech: Speech) -> None:
    """Publish the interview without the participant's turns and names; empty what was before.

    A veil does not hold this up: nothing of the analysis that it hides is shown by it.
    """
    old = Interview.objects.select_related("current").get(pk=interview.pk).current
    mine = {speaker.pk for speaker in speakers}
    if old is not None and not old.removed and _to_do(old, mine):
        _publish_without(act, interview, old, mine, speech)
    _empty_former(act, interview)


def _publish_without(
    act: Act, interview: Interview, old: TranscriptVersion, mine: set[uuid.UUID], speech: Speech
) -> None:
    cuts = cuts_of(old, mine, speech)
    turns = edited(old, cuts.edits)
    silent = [turn._replace(cues=()) if turn.speaker_id in mine else turn for turn in turns]
    new = store(act, interview, silent)
    move_anchors(act, old, new, lambda before, after, places: moved(cuts, places))
    move_measures(act, old, new, Shift(cuts.edits))
    _forget_neighbours(act, new)
    act.change(interview, current=new)


def cuts_of(version: TranscriptVersion, mine: set[uuid.UUID], speech: Speech) -> Cuts:
    """Whole turns of the participant, and their names in the turns of others."""
    cuts = Cuts([], [])
    for turn in Turn.objects.filter(version=version).order_by("index"):
        if turn.speaker_id in mine:
            cuts.own.append(Edit(turn.start, turn.end, WITHDRAWN))
            cuts.edits.append(cuts.own[-1])
            continue
        for start, end in speech.names(version.text[turn.start : turn.end]):
            cuts.edits.append(Edit(turn.start + start, turn.start + end, WITHDRAWN))
    return cuts


def moved(cuts: Cuts, places: Sequence[Place]) -> list[Carried]:
    """Where places of the old text lie in the new one: exactly, or nowhere in an own turn."""
    shift, own = Shift(cuts.edits), Shift(cuts.own)
    return [
        LOST if own.touches(*place) else Carried(Place(*shift.place(*place)), False)
        for place in places
    ]


def _to_do(version: TranscriptVersion, mine: set[uuid.UUID]) -> bool:
    own = Turn.objects.filter(version=version, speaker_id__in=mine)
    return any(
        version.text[start:end] != WITHDRAWN for start, end in own.values_list("start", "end")
    )


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
