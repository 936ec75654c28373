"""Veils: while one stands, a member sees only their own analysis of an interview."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.models import Member, Veil


def outside(member: Member, interview: str, owner: str | None) -> Q:
    """Condition on rows: not behind one of the member's veils, or the member's own.

    ``interview`` and ``owner`` name the row's interview id and its owner's member id.
    """
    veiled = before(member).values("interview_id")
    seen = Q(**{f"{interview}__isnull": True}) | ~Q(**{f"{interview}__in": veiled})
    return seen | Q(**{owner: member.pk}) if owner else seen


def before(member: Member) -> QuerySet[Veil]:
    """Those that stand before the member, over any interview."""
    return Veil.objects.filter(member=member)


def standing_for(member: Member, interview_id: uuid.UUID) -> QuerySet[Veil]:
    return before(member).filter(interview_id=interview_id)


def stands_for(member: Member, interview_id: uuid.UUID) -> bool:
    return standing_for(member, interview_id).exists()


def stands_in(project_id: uuid.UUID) -> bool:
    """Whether any veil stands in the project: an independent round is not yet revealed."""
    return Veil.objects.filter(member__project_id=project_id).exists()


def under_way() -> str:
    return _("An independent round is under way. This can be changed once it has been revealed.")


def read_independently() -> str:
    return _("This interview is being read independently. Wait until the round is revealed.")


def refuse_while_unrevealed(project_id: uuid.UUID) -> None:
    """Codes and transcripts of an unrevealed round must stay as they are."""
    if stands_in(project_id):
        raise Refused(under_way())


def veiled_among(interviews: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these interviews that a veil stands over, for whomever; one query."""
    held = Veil.objects.filter(interview_id__in=list(interviews))
    return set(held.values_list("interview_id", flat=True))


def refuse_on_veiled(interview_id: uuid.UUID) -> None:
    """What everybody would see cannot be made from an interview still read independently."""
    if veiled_among([interview_id]):
        raise Refused(read_independently())


def any_for(member: Member) -> bool:
    """Whether any veil stands before the member: what they coin now is theirs until reveal."""
    return before(member).exists()
