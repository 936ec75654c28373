"""What this room tells the ground floor's registers: links on interviews, how its acts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.correcting.actions.taking_in import TAKING_IN
from interviews.correcting.models import Draft, DraftState, DraftTurn
from interviews.correcting.waiting import waiting_by_interview
from interviews.projects import registers
from interviews.projects.access import Right, has
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Job, Member, Recorded
from interviews.projects.naming import named_by
from interviews.projects.registers import Described
from interviews.projects.waiting import Waits, waits
from interviews.transcripts.linkables import describe_spans
from interviews.transcripts.models import Anchor, Interview, Span

Facts = dict[str, Any]


def register() -> None:
    registers.sentences(SENTENCES, KINDS)
    waits("correcting", 30, _waiting)
    registers.hanging(registers.Hanging(5, "correcting/_on_interview.html", _on_interview))
    registers.describer(Anchor, _places)
    tell_together({"draft.reworded": Alike(_reworded, DraftTurn, _turns_of_drafts)})
    registers.describer(Draft, _drafts)
    registers.describer(DraftTurn, _turns_of_drafts)
    registers.job_pages(TAKING_IN, _taking_in)
    registers.row_action(
        Interview._meta.label,
        registers.RowAction(
            gettext_lazy("Correct"),
            "correcting:correct",
            60,
            lambda member: has(member, Right.CODE),
        ),
    )
    registers.row_action(
        Interview._meta.label,
        registers.RowAction(gettext_lazy("Versions"), "correcting:versions", 70),
    )


def _waiting(member: Member) -> list[Waits]:
    """Places to settle in each interview, and drafts of a text that was corrected meanwhile."""
    if not has(member, Right.CODE):
        return []
    slug = member.project.slug
    places = [
        Waits(
            _places_of(interview, number), reverse("correcting:settle", args=[slug, interview.pk])
        )
        for interview, number in waiting_by_interview(member)
    ]
    open_drafts = Draft.objects.visible_to(member).filter(state=DraftState.OPEN)
    behind = open_drafts.exclude(base=F("interview__current")).filter(interview__removed=False)
    return places + [
        Waits(
            _("A draft of %s was begun on an older text: bring it up to date")
            % draft.interview.title,
            reverse("correcting:correct", args=[slug, draft.interview_id]),
        )
        for draft in behind.select_related("interview").order_by("interview__position", "id")
    ]


def _places_of(interview: Interview, number: int) -> str:
    said = ngettext(
        "%(number)d place of %(title)s to settle since it was corrected",
        "%(number)d places of %(title)s to settle since it was corrected",
        number,
    )
    return said % {"number": number, "title": interview.title}


def _on_interview(member: Member, row: Recorded) -> dict[str, Any]:
    if not isinstance(row, Interview) or not has(member, Right.CODE):
        return {}
    counts = {interview.pk: number for interview, number in waiting_by_interview(member)}
    return {"places": counts.get(row.pk, 0), "interview": row}


def _taking_in(member: Member, job: Job) -> Described:
    address = reverse("correcting:correct", args=[member.project.slug, job.arguments["interview"]])
    return Described(_("Taking in a better file"), address)


def _places(member: Member, rows: Iterable[Anchor]) -> dict[Any, Described]:
    held = list(rows)
    spans = Span.objects.visible_to(member).filter(pk__in=[row.span_id for row in held])
    named = describe_spans(member, spans)
    return {row.pk: named[row.span_id] for row in held if row.span_id in named}


def _reworded(number: int) -> str:
    return (
        ngettext("corrected %d turn in a draft of", "corrected %d turns in a draft of", number)
        % number
    )


def _drafts(member: Member, rows: Iterable[Draft]) -> dict[Any, Described]:
    return named_by(member, Interview, {row.pk: row.interview_id for row in rows})


def _turns_of_drafts(member: Member, rows: Iterable[DraftTurn]) -> dict[Any, Described]:
    held = DraftTurn.objects.filter(pk__in=[row.pk for row in rows])
    return named_by(member, Interview, dict(held.values_list("pk", "draft__interview")))


def _of_turn(plain: Any, named: Any) -> registers.Sentence:
    def say(facts: Facts) -> str:
        return str(named) % facts if facts.get("turn") else str(plain)

    return say


SENTENCES: dict[str, registers.Sentence] = {
    "draft.reworded": _of_turn(
        gettext_lazy("corrected a turn in a draft"),
        gettext_lazy("corrected turn %(turn)s in a draft"),
    ),
    "draft.split": _of_turn(
        gettext_lazy("split a turn in a draft"), gettext_lazy("split turn %(turn)s in a draft")
    ),
    "draft.joined": _of_turn(
        gettext_lazy("joined two turns in a draft"),
        gettext_lazy("joined turn %(turn)s to the one before in a draft"),
    ),
    "draft.added": _of_turn(
        gettext_lazy("added a turn to a draft"),
        gettext_lazy("added a turn after turn %(turn)s in a draft"),
    ),
    "draft.taken_out": _of_turn(
        gettext_lazy("took a turn out of a draft"),
        gettext_lazy("took turn %(turn)s out of a draft"),
    ),
    "draft.redacted": _of_turn(
        gettext_lazy("redacted words in a draft"),
        gettext_lazy("redacted words of turn %(turn)s in a draft"),
    ),
    "draft.restored": _of_turn(
        gettext_lazy("let a turn of a draft stand as it was"),
        gettext_lazy("let turn %(turn)s of a draft stand as it was"),
    ),
    "place.settled": lambda facts: _("said where a place stands in a corrected text"),
    "place.confirmed": lambda facts: _("confirmed a place in a corrected text"),
    "place.rested": lambda facts: _("let a place rest that is not in the corrected text"),
    "place.reopened": lambda facts: _("let a settled place wait again"),
    "draft.file_brought": lambda facts: _("brought a better file of an interview"),
    "draft.taken_in": lambda facts: _("took a better file into a draft"),
    "draft.renewed": lambda facts: _("brought a draft up to the current version"),
    "draft.discarded": lambda facts: _("discarded a draft of corrections"),
}

CORRECTIONS = gettext_lazy("Corrections")
KINDS: dict[str, Any] = {"draft": CORRECTIONS, "place": CORRECTIONS}
