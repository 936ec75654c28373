"""Publish a corrected text as the next version, with what hangs on it; go back to a version."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, By, action
from interviews.projects.veils import refuse_on_veiled
from interviews.transcripts.actions.carrying_ahead import Placer, carried_ahead
from interviews.transcripts.actions.freezing import NewTurn, digest_of, store, text_of
from interviews.transcripts.actions.moving_anchors import move_anchors
from interviews.transcripts.carrying import carry
from interviews.transcripts.labelling import labelled
from interviews.transcripts.models import Interview, Speaker, TranscriptVersion, Turn


def publish(
    by: By | Act,
    interview: Interview,
    turns: Sequence[NewTurn],
    *,
    base: uuid.UUID | str,
    place: Placer = carry,
    reason: str = "",
    original: uuid.UUID | str = "",
) -> TranscriptVersion:
    """Freeze ``turns`` as the interview's current version; one event, whatever hangs on the text.

    ``base`` is the version that was corrected: Conflict when it is no longer the current one.
    Every span with an anchor in it gets one in the new version, placed by ``place``; where its
    words are lost the anchor keeps the old ones, not placed and not settled. ``original`` is the
    blob of the file the text was taken from. Refuses on an interview read independently, on a
    text without words, and where nothing was changed.
    """
    new = [NewTurn(*turn) for turn in turns]
    if place is carry and not isinstance(by, Act):
        place = _ahead(interview, text_of(new))
    return _publish(
        by,
        interview=interview,
        turns=new,
        base=str(base),
        place=place,
        reason=reason,
        original=str(original),
    )


@action("transcript.corrected", undoable=False)
def _publish(
    act: Act,
    *,
    interview: Interview,
    turns: list[NewTurn],
    base: str,
    place: Placer,
    reason: str,
    original: str,
) -> TranscriptVersion:
    old = current_of(interview, base)
    _check(interview, turns)
    taken = Turn.objects.filter(version__interview=interview).values_list("label", flat=True)
    labels = labelled([turn.label for turn in turns], set(taken))
    cut = [turn._replace(label=label) for turn, label in zip(turns, labels, strict=True)]
    version = store(act, interview, cut, original=original, reason=reason)
    if version.digest == digest_of(old.text, list(old.turns.all())) and _same_times(old, version):
        raise Refused(_("Nothing is corrected yet: this is what the transcript says already."))
    found = move_anchors(act, old, version, place)
    act.change(interview, current=version)
    act.tell(number=version.number, **found._asdict())
    return version


def go_back(
    by: By | Act, *, interview: Interview, version: TranscriptVersion, base: uuid.UUID | str
) -> Interview:
    """Make another version of the interview its current text.

    What was placed in it stays where it was; what was made since is carried into it.
    """
    ahead = not isinstance(by, Act) and version.interview_id == interview.pk
    place = _ahead(interview, version.text, version.pk) if ahead else carry
    return _go_back(by, interview=interview, version=version, base=str(base), place=place)


@action("transcript.returned", undoable=False)
def _go_back(
    act: Act, *, interview: Interview, version: TranscriptVersion, base: str, place: Placer
) -> Interview:
    old = current_of(interview, base)
    if version.interview_id != interview.pk:
        raise Refused(_("This is not a version of this interview."))
    if version.removed:
        raise Refused(_("What this version said was erased. Choose another."))
    if version.pk == old.pk:
        raise Refused(_("This version is the current one already."))
    if TranscriptVersion.objects.filter(pk=version.pk, sealed=True).exists():
        raise Refused(
            _("This version was sealed when names were masked. It cannot be gone back to.")
        )
    found = move_anchors(act, old, version, place)
    act.change(interview, current=version)
    act.tell(number=version.number, **found._asdict())
    return interview


def current_of(interview: Interview, base: str) -> TranscriptVersion:
    """The interview's current version, which must still be ``base`` and must be free to change."""
    refuse_on_veiled(interview.pk)
    row = Interview.objects.select_related("current").get(pk=interview.pk)
    if row.current is None or str(row.current_id) != base:
        raise Conflict(_("Another version was published meanwhile. Reload the page to see it."))
    return row.current


def _ahead(interview: Interview, text: str, besides: uuid.UUID | None = None) -> Placer:
    old = interview.current
    return carried_ahead(old, text, besides) if old else carry


def _check(interview: Interview, turns: Sequence[NewTurn]) -> None:
    if not turns:
        raise Refused(_("There is no speech left. A transcript needs at least one turn."))
    if not all(turn.text.strip() for turn in turns):
        raise Refused(_("A turn has no words. Write some, or take the turn out."))
    speakers = {turn.speaker_id for turn in turns}
    known = Speaker.objects.filter(interview=interview, removed=False, pk__in=speakers)
    if known.count() != len(speakers):
        raise Refused(_("A speaker is not one of this interview's. Choose who speaks again."))


def _same_times(old: TranscriptVersion, new: TranscriptVersion) -> bool:
    times = ("index", "begins_at", "ends_at")
    return list(old.turns.values_list(*times)) == list(new.turns.values_list(*times))
