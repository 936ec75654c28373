"""Rows whose every change is recorded in the project's history."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models

if TYPE_CHECKING:
    from interviews.projects.models.project import Member


class Recorded(models.Model):
    """A row that only action functions change.

    ``version`` is the ``seq`` of the event that first gave the row its present content; undoing
    an event gives the row its former version back, so equal versions mean equal content.
    ``WORDS`` names the fields that hold people's own words: history keeps these as salted
    digests, with the words in an erasable payload. ``LABELS`` names fields by which a row is told
    from others and that may turn out to name somebody: history keeps them in the same way, but
    they stay when a row's words are erased. ``DERIVED`` names fields that follow from
    others and are not recorded. A ``PERMANENT`` row is a fact that undo leaves standing (a span
    that others may since hang things on). ``PAST_OF`` names the field with the id of the one
    member who may read the row's former words (a memo shared today may have been private).
    ``PLACED`` names keys to rows that the row can be moved between (of its own model, or
    another), each with its label and what to say where there is none: history tells from which
    to which it was moved, by their present names.
    ``UNDO_NEEDS`` is the right (of ``access.Right``) needed now to undo what was done to the row.
    """

    WORDS: ClassVar[tuple[str, ...]] = ()
    LABELS: ClassVar[tuple[str, ...]] = ()
    DERIVED: ClassVar[tuple[str, ...]] = ()
    PERMANENT: ClassVar[bool] = False
    PAST_OF: ClassVar[str] = ""
    PLACED: ClassVar[dict[str, tuple[Any, Any]]] = {}
    UNDO_NEEDS: ClassVar[str] = "code"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.BigIntegerField(default=0, editable=False)
    removed = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def refusals(cls, writing: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
        """For each row and the fields that undo or redo would write back to it now: why that may
        not be, as a sentence, or nothing. A fixed number of queries."""
        return ["" for _each in writing]


M = TypeVar("M", bound=models.Model, covariant=True)


class TrackedQuerySet(models.QuerySet[M]):
    """Rows of a project; what a member may see starts at ``visible_to``.

    A model whose rows not every member may see overrides ``within`` alone.
    """

    def current(self) -> Self:
        """Rows that are not removed, nor what they are part of."""
        return self.filter(removed=False)

    def within(self, member: Member) -> Self:
        """Rows a member may see, removed ones too: for history."""
        return self.filter(project_id=member.project_id)

    def visible_to(self, member: Member) -> Self:
        """Rows a member may see."""
        return self.within(member).current()


class Tracked(Recorded):
    """A recorded row that belongs to one project."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
