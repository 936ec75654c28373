"""Carrying decisions out in transcripts: a masked version of each, its former ones sealed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from interviews.masking import keys, sealing
from interviews.masking.models import EntryState, Finding, MaskEntry, Searched
from interviews.masking.replacing import Edit, Finder, Name, Shift, edits, replaced
from interviews.projects import registers
from interviews.projects.history import Act, action
from interviews.transcripts.actions import NewTurn, publish
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import Carried
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion, Turn

Recorded = list[list[Any]]


@dataclass(frozen=True)
class Masking:
    """Names to mask and what becomes of each, by entry."""

    finder: Finder
    replacements: dict[uuid.UUID, str]
    forms: tuple[str, ...]

    def edits(self, text: str) -> list[Edit]:
        return edits(text, self.finder, self.replacements)

    def text(self, text: str) -> str:
        return replaced(text, self.edits(text))

    def places(self, text: str, at: int = 0) -> Recorded:
        """For putting names back: [start, end, words, entry] in the masked text, which begins
        at ``at`` there.
        """
        found, shift = [], Shift(self.edits(text))
        for hit in self.finder.find(text):
            start, end = shift.place(hit.start, hit.end)
            found.append([at + start, at + end, text[hit.start : hit.end], str(hit.name)])
        return found


def masking_of(project_id: uuid.UUID, *, but: uuid.UUID | None = None) -> Masking:
    """All names that are to be masked or are. Raises KeyMissing."""
    rows = MaskEntry.objects.filter(
        project_id=project_id, removed=False, state__in=(EntryState.DECIDED, EntryState.MASKED)
    )
    rows = rows.exclude(pk=but) if but else rows
    forms = {
        row.pk: tuple(keys.unseal(project_id, row.sealed)["forms"]) for row in rows if row.sealed
    }
    names = {row.pk: Name(forms[row.pk], row.any_case) for row in rows if row.sealed}
    every = tuple(form for some in forms.values() for form in some)
    return Masking(Finder(names), {row.pk: row.replacement for row in rows if row.sealed}, every)


@action("masking.applied", undoable=False)
def mask_interview(act: Act, /, *, interview: Interview, masking: Masking) -> int:
    """Publish the interview's text masked and seal what it was; the number of mentions."""
    current = Interview.objects.select_related("current").get(pk=interview.pk).current
    if current is None:
        return 0
    changes = _changes(current, masking)
    if changes:
        _publish_masked(act, interview, current, masking, changes)
        act.tell(mentions=len(changes))
    _seal_former(act, interview, masking, bool(changes))
    return len(changes)


def _changes(version: TranscriptVersion, masking: Masking) -> list[Edit]:
    """Edits of the whole text, found turn by turn."""
    turns = Turn.objects.filter(version=version).order_by("index").values_list("start", "end")
    return [
        Edit(start + one.start, start + one.end, one.new)
        for start, end in turns
        for one in masking.edits(version.text[start:end])
    ]


def _publish_masked(
    act: Act, interview: Interview, old: TranscriptVersion, masking: Masking, changes: list[Edit]
) -> None:
    shift = Shift(changes)
    turns = _masked_turns(old, masking)
    places = _places(old, masking, turns)
    new = publish(
        act,
        interview,
        turns,
        base=old.pk,
        place=follow(shift),
        reason=_("Names were masked."),
    )
    content = {"text": new.text, "places": places}
    sealing.store(act.project_id, sealing.PLACES, interview, "text", content)
    _mask_unplaced(new, masking)
    move_marks(act, interview, old, new, shift)
    _carry_findings(old, new, shift)


def follow(shift: Shift) -> Any:
    """Places of anchors in the masked text: exact, so none has to be settled."""

    def place(old: str, new: str, places: Sequence[Place]) -> list[Carried]:
        return [Carried(Place(*shift.place(*one)), False) for one in places]

    return place


def _masked_turns(version: TranscriptVersion, masking: Masking) -> list[NewTurn]:
    turns = []
    for turn in Turn.objects.filter(version=version).order_by("index"):
        text = version.text[turn.start : turn.end]
        changes = masking.edits(text)
        shift = Shift(changes)
        cues = [[shift.start(cue[0]), *cue[1:]] for cue in turn.cues]
        words = replaced(text, changes)
        turns.append(
            NewTurn(turn.label, turn.speaker_id, words, turn.begins_at, turn.ends_at, cues)
        )
    return turns


def _places(version: TranscriptVersion, masking: Masking, turns: list[NewTurn]) -> Recorded:
    bounds = Turn.objects.filter(version=version).order_by("index").values_list("start", "end")
    found: Recorded = []
    at = 0
    for (start, end), turn in zip(bounds, turns, strict=True):
        found += masking.places(version.text[start:end], at)
        at += len(turn.text) + 1
    return found


def _mask_unplaced(version: TranscriptVersion, masking: Masking) -> None:
    """Anchors whose words were lost earlier keep them as they were: mask them there too."""
    for anchor in Anchor.objects.filter(transcript=version, placed=False):
        around = masking.text(anchor.prefix + anchor.exact + anchor.suffix)
        exact = masking.text(anchor.exact)
        if around != anchor.prefix + anchor.exact + anchor.suffix:
            Anchor.objects.filter(pk=anchor.pk).update(exact=exact, prefix="", suffix="")


def move_marks(
    act: Act, interview: Interview, old: TranscriptVersion, new: TranscriptVersion, shift: Shift
) -> None:
    """What counts in code points of a span (a quote's marks) follows the words of the span."""
    starts = dict(Anchor.objects.filter(transcript=old).values_list("span_id", "start"))
    here = dict(Anchor.objects.filter(transcript=new).values_list("span_id", "start"))
    for kept in registers.span_measures():
        rows = kept.model._default_manager.filter(
            **{f"{kept.span_field}__in": [span for span in starts if span in here]}
        )
        for row in rows:
            span = getattr(row, kept.span_field)
            moved = _measured(kept, row, shift, starts[span], here[span])
            if moved != getattr(row, kept.field):
                act.restore(row, {kept.field: moved}, act.seq)


def _measured(kept: registers.SpanMeasure, row: Any, shift: Shift, old: int, new: int) -> Any:
    """The field anew, for a span that began at ``old`` and begins at ``new``."""

    def start(at: int) -> int:
        return max(0, shift.start(old + at) - new)

    def end(at: int) -> int:
        return max(0, shift.end(old + at) - new)

    return kept.move(getattr(row, kept.field), start, end)


def _carry_findings(old: TranscriptVersion, new: TranscriptVersion, shift: Shift) -> None:
    """What was found and not masked is found in the masked text where it is now."""
    found = Finding.objects.filter(version=old)
    Finding.objects.bulk_create(
        [
            Finding(
                version=new,
                start=shift.start(one.start),
                end=shift.end(one.end),
                kind=one.kind,
            )
            for one in found
            if not shift.touches(one.start, one.end)
        ],
        batch_size=500,
    )
    if Searched.objects.filter(version=old).exists():
        Searched.objects.get_or_create(version=new)


def _seal_former(act: Act, interview: Interview, masking: Masking, masked: bool) -> None:
    """Former texts are sealed when the interview was masked, or where they hold a name."""
    current = Interview.objects.values_list("current_id", flat=True).get(pk=interview.pk)
    former = TranscriptVersion.objects.filter(interview=interview).exclude(pk=current)
    for version in former.filter(sealed=False).order_by("number"):
        if masked or masking.finder.find(version.text):
            sealing.seal_version(act, version)
    files = TranscriptVersion.objects.filter(interview=interview).exclude(original=None)
    touched = masked or former.filter(sealed=True).exists()
    for blob in files.values_list("original_id", flat=True) if touched else ():
        if blob is not None:
            sealing.seal_file(blob)


def interviews_touched(project_id: uuid.UUID, masking: Masking) -> Iterable[Interview]:
    """Interviews, removed ones too, any of whose texts holds one of the names."""
    rows = Interview.objects.filter(project_id=project_id).order_by("position", "id")
    for row in rows:
        texts = TranscriptVersion.objects.filter(interview=row, sealed=False)
        held = texts.values_list("text", flat=True).iterator(5)
        if any(masking.finder.find(text) for text in held):
            yield row
