"""What a person says of their own reading, and does from the pages that bring things together."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.desk.models import BeenThrough, SavedQuery, Whose
from coding.desk.passages.asking import Asked, ids_in
from coding.desk.passages.found import Found
from coding.segments.actions import recode_together, remove_together
from coding.segments.actions.together import Together
from coding.segments.retrieval import reading_of
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.transcripts.models import Interview

LONGEST_NAME = 120


@action("through.marked")
def mark_through(act: Act, *, interview: Interview) -> BeenThrough:
    """Say that one has been through an interview; said twice, it is said once."""
    known = _own(act, interview)
    return known or act.create(
        BeenThrough(member=act.member, interview=interview, marked_at=act.at)
    )


@action("through.taken_back")
def take_back_through(act: Act, *, interview: Interview) -> bool:
    """Say that one has not been through it after all; answers whether that was said before."""
    known = _own(act, interview)
    if known:
        act.remove(known)
    return known is not None


def _own(act: Act, interview: Interview) -> BeenThrough | None:
    mine = BeenThrough.objects.current().filter(member=act.member)
    return mine.filter(interview=interview).first()


@dataclass(frozen=True)
class Own:
    """Codings of one's own: those of ``chosen``, or all behind what ``question`` finds.

    ``mark`` tells which these were when the member looked (see ``Found.mark``), ``seen`` the
    newest act the member had seen then: what is not as it was is a conflict.
    """

    chosen: tuple[uuid.UUID, ...] = ()
    question: str | None = None
    mark: str = ""
    seen: int | None = None

    def codings(self, act: Act) -> Collection[uuid.UUID]:
        """Found while nobody else writes, so that these are what is changed."""
        if self.question is None:
            return self.chosen
        found = Found(Asked(reading_of(act.member), QueryDict(self.question)))
        if found.mark != self.mark:
            raise Conflict(_("What is found has changed in the meantime. Look at it again."))
        return found.own


@action("coding.recoded_together")
def recode_own(act: Act, *, own: Own, code: Code) -> Together:
    """Give many codings of one's own another code."""
    return recode_together(act, codings=own.codings(act), code=code, seen=own.seen)


@action("coding.removed_together")
def remove_own(act: Act, *, own: Own) -> Together:
    """Take many codings of one's own away."""
    return remove_together(act, codings=own.codings(act), seen=own.seen)


@action("query.saved")
def save_query(act: Act, *, name: str, question: str, whose: str = Whose.PRIVATE) -> SavedQuery:
    """Keep a question to the passages page under a name; nothing but the question is kept."""
    asked = Asked(reading_of(act.member), QueryDict(question)).question
    if not asked:
        raise Refused(_("Ask for something first: to see all passages nothing need be saved."))
    saved = SavedQuery(author=act.member, question=asked, whose=_whose(whose))
    _refuse_hidden(act, saved)
    saved.name = _free_name(act, saved, name)
    return act.create(saved)


@action("query.changed")
def change_query(
    act: Act, *, saved: SavedQuery, name: str, whose: str, expected: int | None = None
) -> SavedQuery:
    """Call a saved query something else, or let others use it, or nobody else."""
    _refuse_others(act, saved)
    saved.refresh_from_db()
    if saved.author_id != act.member.pk and whose != saved.whose:
        raise Refused(_("Only its author can make a query private."))
    before = saved.whose
    saved.whose = _whose(whose)
    _refuse_hidden(act, saved)
    name = _free_name(act, saved, name)
    if (name, saved.whose) == (saved.name, before):
        return saved
    return act.change(saved, expected=expected, name=name, whose=saved.whose)


@action("query.removed")
def remove_query(act: Act, *, saved: SavedQuery) -> SavedQuery:
    """Take a saved query away."""
    _refuse_others(act, saved)
    return act.remove(saved)


def _refuse_others(act: Act, saved: SavedQuery) -> None:
    if not saved.changed_by(act.member):
        raise Refused(_("This query is a colleague's. Save one of your own."))


def _refuse_hidden(act: Act, saved: SavedQuery) -> None:
    """What the team shares names no code that is its coiner's alone until reveal."""
    if saved.whose != Whose.TEAM:
        return
    asked = QueryDict(saved.question)
    named = set[uuid.UUID]().union(*(ids_in(asked, name) for name in ("code", "with", "without")))
    own = Code.objects.within(act.member).filter(behind_veil=True)
    if own.filter(pk__in=named).exists():
        raise Refused(
            _(
                "The query asks for a code that is yours alone until the round is revealed. Keep "
                "the query for yourself until then."
            )
        )


def _whose(sent: str) -> str:
    return Whose.TEAM if sent == Whose.TEAM else Whose.PRIVATE


def _free_name(act: Act, saved: SavedQuery, name: str) -> str:
    """The name, if no other query among those it stands with has it."""
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(_("Give the query a name of up to 120 characters."))
    beside = SavedQuery.objects.visible_to(act.member).filter(whose=saved.whose)
    if beside.filter(name__iexact=name).exclude(pk=saved.pk).exists():
        raise Refused(_("There is already a query called “%(name)s”.") % {"name": name})
    return name
