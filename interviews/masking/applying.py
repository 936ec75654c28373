"""Carrying decisions out in transcripts: a masked version of each, its former ones sealed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from interviews.correcting.models import Draft
from interviews.masking import keys, sealing
from interviews.masking.models import EntryState, Finding, MaskEntry, Searched
from interviews.masking.replacing import Finder, Mention, Name, edits_at
from interviews.projects.history import Act, action
from interviews.transcripts.actions import publish
from interviews.transcripts.actions.editing import edited, follow, move_measures
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion, Turn
from interviews.transcripts.shifting import Edit, Shift, replaced

Recorded = list[list[Any]]


@dataclass(frozen=True)
class Masking:
    """Names to mask and what becomes of each, by entry."""

    finder: Finder
    replacements: dict[uuid.UUID, str]
    forms: tuple[str, ...]

    def edits_at(self, text: str, mentions: Iterable[Mention]) -> list[Edit]:
        return edits_at(text, mentions, self.replacements)

    def text(self, text: str) -> str:
        return replaced(text, self.edits_at(text, self.finder.find(text)))

    def recorded(self, text: str) -> tuple[str, Recorded]:
        """The text masked, and where in it its names were."""
        mentions = self.finder.find(text)
        changes = self.edits_at(text, mentions)
        return replaced(text, changes), places_of(text, mentions, Shift(changes))


def places_of(text: str, mentions: Iterable[Mention], shift: Shift) -> Recorded:
    """For putting names back: [start, end, words, entry] in the masked text."""
    return [
        [*shift.place(hit.start, hit.end), text[hit.start : hit.end], str(hit.name)]
        for hit in mentions
    ]


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
    mentions = _mentions(current, masking)
    if mentions:
        _publish_masked(act, interview, current, masking, mentions)
        act.tell(mentions=len(mentions))
    _seal_former(act, interview, masking, bool(mentions))
    return len(mentions)


def _mentions(version: TranscriptVersion, masking: Masking) -> list[Mention]:
    """The names in the whole text, found turn by turn."""
    turns = Turn.objects.filter(version=version).order_by("index").values_list("start", "end")
    return [
        Mention(start + hit.start, start + hit.end, start + hit.bent, hit.name)
        for start, end in turns
        for hit in masking.finder.find(version.text[start:end])
    ]


def _publish_masked(
    act: Act,
    interview: Interview,
    old: TranscriptVersion,
    masking: Masking,
    mentions: Sequence[Mention],
) -> None:
    changes = masking.edits_at(old.text, mentions)
    shift = Shift(changes)
    new = publish(
        act,
        interview,
        edited(old, changes),
        base=old.pk,
        place=follow(shift),
        reason=_("Names were masked."),
    )
    content = {"text": new.text, "places": places_of(old.text, mentions, shift)}
    sealing.store(act.project_id, sealing.PLACES, interview, "text", content)
    _mask_unplaced(new, masking)
    move_measures(act, old, new, shift)
    _carry_findings(old, new, shift)


def _mask_unplaced(version: TranscriptVersion, masking: Masking) -> None:
    """Anchors whose words were lost earlier keep them as they were: mask them there too."""
    for anchor in Anchor.objects.filter(transcript=version, placed=False):
        around = masking.text(anchor.prefix + anchor.exact + anchor.suffix)
        exact = masking.text(anchor.exact)
        if around != anchor.prefix + anchor.exact + anchor.suffix:
            Anchor.objects.filter(pk=anchor.pk).update(exact=exact, prefix="", suffix="")


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
    touched = masked or former.filter(sealed=True).exists()
    for blob in _originals(interview) if touched else ():
        sealing.seal_file(blob)


def _originals(interview: Interview) -> list[uuid.UUID]:
    """The files its versions came from, and those taken into drafts to correct it."""
    versions = TranscriptVersion.objects.filter(interview=interview)
    drafts = Draft.objects.filter(interview=interview)
    found = [row for rows in (versions, drafts) for row in rows.values_list("original", flat=True)]
    return [key for key in dict.fromkeys(found) if key is not None]


def interviews_touched(project_id: uuid.UUID, masking: Masking) -> Iterable[Interview]:
    """Interviews, removed ones too, any of whose texts holds one of the names."""
    rows = Interview.objects.filter(project_id=project_id).order_by("position", "id")
    for row in rows:
        texts = TranscriptVersion.objects.filter(interview=row, sealed=False)
        held = texts.values_list("text", flat=True).iterator(5)
        if any(masking.finder.find(text) for text in held):
            yield row
