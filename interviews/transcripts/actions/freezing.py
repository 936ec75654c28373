"""Store a text, cut into turns, as an interview's next version; from then on it never changes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from interviews.projects import jobs, registers
from interviews.projects.history import Act
from interviews.projects.history.canonical import canonical, digest
from interviews.projects.history.inserting import insert
from interviews.transcripts.models import Interview, TranscriptVersion, Turn


class NewTurn(NamedTuple):
    """A turn to be stored: times in seconds, ``cues`` as ``[offset in the turn, start, end]``.

    ``label`` None asks for a new one.
    """

    label: str | None
    speaker_id: uuid.UUID
    text: str
    start: float | None = None
    end: float | None = None
    cues: Sequence[Sequence[Any]] = ()


def store(
    act: Act,
    interview: Interview,
    turns: Sequence[NewTurn],
    *,
    original: str = "",
    reason: str = "",
) -> TranscriptVersion:
    """The turns, joined by one LF, as a new version; each must have its label."""
    text = text_of(turns)
    cut = _cut(turns)
    version = act.create(
        TranscriptVersion(
            interview=interview,
            number=TranscriptVersion.objects.filter(interview=interview).count() + 1,
            text=text,
            digest=digest_of(text, cut),
            words=len(text.split()),
            original_id=original or None,
            reason=reason,
        )
    )
    for turn in cut:
        turn.version = version
    insert(cut)
    begin_follow_ups(act, version)
    return version


def text_of(turns: Sequence[NewTurn]) -> str:
    """The text of a version made of these turns."""
    return "\n".join(turn.text for turn in turns)


def begin_follow_ups(act: Act, version: TranscriptVersion) -> None:
    """Send the jobs that rooms above have registered for newly frozen texts."""
    for kind in registers.follow_ups():
        jobs.begin(act.member, kind, {"version": str(version.pk)})


def digest_of(text: str, turns: Sequence[Turn]) -> str:
    """SHA-256 over a text and what is known of its turns."""
    outline = [[turn.start, turn.end, turn.label, turn.speaker_id, turn.cues] for turn in turns]
    return digest(canonical([text, outline]))


def _cut(turns: Sequence[NewTurn]) -> list[Turn]:
    cut, start = [], 0
    for index, turn in enumerate(turns):
        end = start + len(turn.text)
        cut.append(
            Turn(
                index=index,
                label=turn.label or "",
                speaker_id=turn.speaker_id,
                start=start,
                end=end,
                begins_at=turn.start,
                ends_at=turn.end,
                cues=[list(cue) for cue in turn.cues],
            )
        )
        start = end + 1
    return cut
