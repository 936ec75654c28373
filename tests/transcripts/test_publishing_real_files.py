"""A corrected copy of a real transcript, published, with three hundred codings on it."""

from __future__ import annotations

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.formats import Transcript, Turn, read
from interviews.projects.history import By, action
from interviews.projects.history.recording import Act
from interviews.projects.models import Event
from interviews.transcripts.actions import NewTurn, keep_interview, publish
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.anchoring import Place, holds
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion
from tests.conftest import Study
from tests.formats.builders import shared
from tests.library import code_named
from tests.transcripts.correcting_copies import Copy, corrected, letters, places


@action("coding.applied")
def coded(act: Act, *, code: Code, interview: Interview, held: list[Place]) -> list[Coding]:
    return [apply_code(act, code=code, interview=interview, start=a, end=b) for a, b in held]


def kept(study: Study, name: str) -> TranscriptVersion:
    turns = tuple(
        Turn(turn.speaker or "P1", turn.text, None, None) for turn in read(shared(name)).turns
    )
    interview = keep_interview(By(study.ada), Transcript("test", turns), [], About())
    return TranscriptVersion.objects.select_related("interview").get(interview=interview)


def published(study: Study, version: TranscriptVersion, text: str) -> TranscriptVersion:
    speaker = version.turns.all()[0].speaker_id
    turns = [NewTurn(None, speaker, line) for line in text.split("\n") if line.strip()]
    return publish(By(study.ada), version.interview, turns, base=version.pk)


def test_three_hundred_codings_follow_a_corrected_copy(study: Study) -> None:
    old = kept(study, "teams-onedrive-2022-11.vtt")
    copy = corrected(old.text, "published")
    held = sorted(set(places(copy, "published", 360)))[-300:]
    codings = coded(
        By(study.ben), code=code_named(study.ada, "All"), interview=old.interview, held=held
    )
    new = published(study, old, copy.text)
    rows = {anchor.span_id: anchor for anchor in Anchor.objects.filter(transcript=new)}
    assert len(rows) == len(held) == 300
    told = [_honest(copy, new, a, rows[b.span_id]) for a, b in zip(held, codings, strict=True)]
    untouched = [way for way, place in zip(told, held, strict=True) if copy.untouched(place)]
    assert untouched.count("kept") >= 0.97 * len(untouched)
    assert set(told) == {"kept", "edited", "lost"}
    (event,) = Event.objects.filter(verb="transcript.corrected")
    assert all(f'"{way}":{told.count(way)}' in event.body for way in set(told))


def _honest(copy: Copy, new: TranscriptVersion, before: Place, row: Anchor) -> str:
    """How the row says that the place went, held against where it went."""
    if not row.placed:
        assert not row.settled
        assert row.exact == copy.old[slice(*before)]
        return "lost"
    there = Place(row.start, row.end)
    assert holds(new.text, there, row.exact, row.prefix, row.suffix)
    if not row.settled:
        return "edited"
    assert row.exact.split() == copy.old[slice(*before)].split()
    if went := copy.untouched(before):
        ahead = len(letters(copy.text, Place(0, went.start)))
        assert len(letters(new.text, Place(0, there.start))) == ahead
    return "kept"
