"""Quotations as the report shows them: with the transcript's words beside, and small notes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.manuscript.fillers import listed
from coding.manuscript.matching.differing import Comparison, Difference, compare
from coding.manuscript.matching.segments import cut
from coding.manuscript.models import AsideKind, NearnessKind, Quotation, ToldKind
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.transcripts.hearing import Spoken, turns_of
from interviews.transcripts.models import TranscriptVersion
from interviews.transcripts.models.interview import SpeakerRole

Stretches = list[list[int]]


@dataclass(frozen=True)
class Text:
    """A transcript as it was searched; ``current`` while no newer one stands."""

    text: str
    citation: str
    interview: uuid.UUID
    current: bool
    turns: Sequence[Spoken]


@dataclass
class Shown:
    """A quotation's row with all that stands beside it."""

    row: Quotation
    comparison: Comparison | None = None
    cite: str = ""
    url: str = ""
    who: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def differences(self) -> list[str]:
        """Each difference as a sentence."""
        told = self.comparison.differences if self.comparison else []
        return [in_words(one) for one in told]

    @property
    def place(self) -> str:
        return place_in(self.row)

    @property
    def label(self) -> str:
        return str(ToldKind(self.row.told).label)

    @property
    def beneath(self) -> str:
        """What matching tells of one that shows a name."""
        other = self.row.told == ToldKind.NAME and self.row.matched != self.row.told
        return str(ToldKind(self.row.matched).label) if other else ""


def in_words(difference: Difference) -> str:
    """A difference as a sentence."""
    said = {"quotation": difference.quotation, "transcript": difference.transcript}
    if not difference.transcript:
        return _("“%(quotation)s” is not in the transcript.") % said
    if not difference.quotation:
        return _("The transcript also has “%(transcript)s”.") % said
    return (
        _("Where the manuscript has “%(quotation)s”, the transcript has “%(transcript)s”.") % said
    )


def place_in(row: Quotation) -> str:
    """Where in the manuscript: page, line or paragraph, as its file has them."""
    if row.page:
        return _("page %(page)d, paragraph %(number)d") % {
            "page": row.page,
            "number": row.paragraph,
        }
    if row.line:
        return _("line %(line)d") % {"line": row.line}
    return _("paragraph %(number)d") % {"number": row.paragraph}


def shown(member: Member, rows: Sequence[Quotation], fillers: str) -> list[Shown]:
    """Rows with their sources; two queries whatever their number."""
    texts = _texts(member, {row.transcript_id for row in rows if row.transcript_id})
    words = listed(fillers)
    return [_one(member, row, texts.get(row.transcript_id), words) for row in rows]


def _texts(member: Member, versions: set[Any]) -> dict[Any, Text]:
    found = TranscriptVersion.objects.visible_to(member).filter(
        pk__in=versions, interview__removed=False, sealed=False
    )
    found = found.annotate(cited=F("interview__citation"), now=F("interview__current_id"))
    turns = turns_of(versions)
    names = ("pk", "text", "cited", "interview_id", "now")
    return {
        pk: Text(text, cited, interview, now == pk, turns[pk])
        for pk, text, cited, interview, now in found.values_list(*names)
    }


def _one(member: Member, row: Quotation, text: Text | None, fillers: Sequence[str]) -> Shown:
    one = Shown(row)
    if text is None or not any(row.places):
        one.notes = list(_notes(one, None))
        return one
    sources = [[text.text[start:end] for start, end in segment] for segment in row.places]
    one.comparison = compare(row.text, cut(row.text), sources, fillers)
    turns = _spoken(row.places, text)
    start = next(segment[0][0] for segment in row.places if segment)
    one.cite = f"{text.citation}:{turns[0].label}" if turns else text.citation
    one.who = tuple(dict.fromkeys(_named(turn) for turn in turns))
    one.url = registers.place_url(member, text.interview, start)
    one.notes = list(_notes(one, text))
    return one


def _spoken(places: Sequence[Stretches], text: Text) -> list[Spoken]:
    """The turns that a quotation's stretches stand in, in order."""
    stretches = [stretch for segment in places for stretch in segment]
    return [
        turn
        for turn in text.turns
        if any(start < turn.end and turn.start < end for start, end in stretches)
    ]


def _named(turn: Spoken) -> str:
    if turn.participant:
        return turn.participant
    if turn.role == SpeakerRole.INTERVIEWER:
        return _("the interviewer")
    return turn.speaker or _("an unnamed speaker")


def _notes(one: Shown, text: Text | None) -> Iterator[str]:
    row, told = one.row, one.comparison
    if row.credit:
        rule = NearnessKind(row.nearness).label if row.nearness else ""
        yield _("Credited to %(who)s: %(rule)s.") % {"who": row.credit, "rule": rule}
    elif not row.aside:
        yield _("No participant is named near by.")
    if row.aside:
        yield _("It looks like %(what)s.") % {"what": AsideKind(row.aside).label}
    if row.credit and row.credited_id is None:
        yield _("This project has no participant %(who)s.") % {"who": row.credit}
    if row.transcript_id and text is None:
        yield _("The transcript is not there any more as it was searched. Check again.")
    if row.count > 1:
        yield ngettext(
            "These words stand at %(n)d place.", "These words stand at %(n)d places.", row.count
        ) % {"n": row.count}
    if told is None or text is None:
        return
    if not text.current:
        yield _("The transcript was corrected since; check again to compare with what it says now.")
    if told.left_out:
        words = ", ".join(dict.fromkeys(told.left_out))
        yield _("Left out by the team’s rule or as a remark: %(words)s.") % {"words": words}
    if any(_interrupted(segment, text) for segment in row.places):
        yield _("Someone else speaks in between.")
    if told.capitals:
        yield _("Capital letters differ within it.")
    if told.signs:
        yield _("Punctuation differs within it.")
    if row.cited and row.cited.split(".")[0] not in {
        turn.label for turn in _spoken(row.places, text)
    }:
        yield _("The manuscript cites %(cited)s; found at %(found)s.") % {
            "cited": f"{row.credit}:{row.cited}",
            "found": one.cite,
        }


def _interrupted(segment: Stretches, text: Text) -> bool:
    """Whether turns lie between the stretches of one segment that are no part of it."""
    indices = [turn.turn_index for turn in _spoken([segment], text)]
    return any(after > before + 1 for before, after in pairwise(indices))
