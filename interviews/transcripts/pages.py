"""What this room tells the ground floor's registers: its pages, and how its acts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.projects import registers
from interviews.projects.access import Right, has
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member
from interviews.projects.naming import named_by
from interviews.projects.registers import Described
from interviews.projects.waiting import Waits, waits
from interviews.transcripts.models import (
    Attribute,
    AttributeValue,
    Footnote,
    ImportFile,
    Interview,
    KeptReading,
    Participant,
    Speaker,
    TranscriptVersion,
)
from interviews.transcripts.models.importing import ImportState

Facts = dict[str, Any]


def register() -> None:
    registers.page(
        registers.Page("interviews", gettext_lazy("Interviews"), "transcripts:interviews", 10)
    )
    registers.page(
        registers.Page("participants", gettext_lazy("Participants"), "transcripts:participants", 20)
    )
    registers.sentences(SENTENCES, KINDS)
    registers.step(
        registers.Step(
            key="import",
            order=20,
            label=gettext_lazy("Import a transcript"),
            text=gettext_lazy(
                "Word, PDF, text, caption and most other files that transcripts come in. You look "
                "each over before it is kept."
            ),
            url_name="transcripts:import",
            done=lambda member: Interview.objects.visible_to(member).exists(),
            shown=lambda member: has(member, Right.CODE),
        )
    )
    waits("imports", 40, _waiting)
    tell_together({"interview.imported": Alike(_imported_several, Interview)})
    registers.describer(AttributeValue, _by_participant)
    registers.describer(TranscriptVersion, _by_interview)
    for model in (Speaker, Attribute, Footnote, KeptReading):
        registers.describer(model, _by_name)


def _by_name(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    return {row.pk: Described(str(row)) for row in rows}


def _waiting(member: Member) -> list[Waits]:
    """Files the member brought in that are to be looked over, or could not be read."""
    states = (ImportState.READ, ImportState.REFUSED)
    mine = ImportFile.objects.filter(project_id=member.project_id, job__member=member)
    counted = mine.filter(state__in=states).order_by().values_list("state").annotate(Count("pk"))
    number = dict(counted)
    page = reverse("transcripts:import", args=[member.project.slug])
    found = []
    if read := number.get(ImportState.READ, 0):
        said = ngettext(
            "%d file you brought in is to be looked over",
            "%d files you brought in are to be looked over",
            read,
        )
        found.append(Waits(said % read, page))
    if refused := number.get(ImportState.REFUSED, 0):
        said = ngettext(
            "%d file you brought in could not be read",
            "%d files you brought in could not be read",
            refused,
        )
        found.append(Waits(said % refused, page))
    return found


def _by_participant(member: Member, rows: Iterable[AttributeValue]) -> dict[Any, Described]:
    return named_by(member, Participant, {row.pk: row.participant_id for row in rows})


def _by_interview(member: Member, rows: Iterable[TranscriptVersion]) -> dict[Any, Described]:
    return named_by(member, Interview, {row.pk: row.interview_id for row in rows})


def _imported_several(number: int) -> str:
    return ngettext("imported %d interview", "imported %d interviews", number) % number


def _imported(facts: Facts) -> str:
    turns = facts.get("turns")
    if not turns:
        return _("imported an interview")
    return ngettext(
        "imported an interview of %(turns)d turn",
        "imported an interview of %(turns)d turns",
        turns,
    ) % {"turns": turns}


def _corrected(facts: Facts) -> str:
    if "number" not in facts:
        return _("published a corrected transcript")
    lost = facts.get("lost", 0)
    said = _("published version %(number)d of a transcript") % facts
    if not lost:
        return said
    waiting = ngettext("%(lost)d place to be settled", "%(lost)d places to be settled", lost)
    return f"{said} ({waiting % facts})"


def _returned(facts: Facts) -> str:
    if "number" not in facts:
        return _("went back to another version of a transcript")
    return _("went back to version %(number)d of a transcript") % facts


def _filled(facts: Facts) -> str:
    cells = facts.get("cells")
    if not cells:
        return _("brought a table of participants in")
    return ngettext(
        "brought a table of participants in: %(cells)d cell",
        "brought a table of participants in: %(cells)d cells",
        cells,
    ) % {"cells": cells}


SENTENCES = {
    "import.begun": lambda facts: _("brought in files to be read"),
    "import.corrected": lambda facts: _("corrected how a file was read"),
    "import.read_again": lambda facts: _("had a file read in another encoding"),
    "import.forgotten": lambda facts: _("forgot how files of one shape are read"),
    "import.keeping": lambda facts: _("decided which files to keep"),
    "import.set_aside": lambda facts: _("set a file aside"),
    "interview.imported": _imported,
    "interview.changed": lambda facts: _("changed an interview's details"),
    "interview.removed": lambda facts: _("removed an interview"),
    "transcript.corrected": _corrected,
    "transcript.returned": _returned,
    "speaker.changed": lambda facts: _("said who a speaker is"),
    "participant.added": lambda facts: _("added a participant"),
    "participant.changed": lambda facts: _("changed a participant"),
    "participant.described": lambda facts: _("described a participant"),
    "participant.filled": _filled,
    "participant.removed": lambda facts: _("removed a participant"),
    "attribute.added": lambda facts: _("added a column to the participants table"),
    "attribute.changed": lambda facts: _("changed a column of the participants table"),
    "attribute.moved": lambda facts: _("moved a column of the participants table"),
    "attribute.removed": lambda facts: _("removed a column of the participants table"),
    "footnote.added": lambda facts: _("added a footnote to the participants table"),
    "footnote.changed": lambda facts: _("changed a footnote of the participants table"),
    "footnote.removed": lambda facts: _("removed a footnote of the participants table"),
}

KINDS: dict[str, Any] = {
    "import": gettext_lazy("Files"),
    "interview": gettext_lazy("Interviews"),
    "transcript": gettext_lazy("Corrections"),
    "speaker": gettext_lazy("Speakers"),
    "participant": gettext_lazy("Participants"),
    "attribute": gettext_lazy("Attributes"),
    "footnote": gettext_lazy("Footnotes"),
}
