"""Apply a code to words, change a coding's code or bounds, take it away."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coding.codebook.models import Code, Status
from coding.codebook.queries import visible_code
from coding.segments.actions.voices import voice_of
from coding.segments.models import Coding
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.projects.prepared import columns, prepared, row_of
from interviews.transcripts.actions import place
from interviews.transcripts.models import Interview


@action("coding.applied")
def apply_code(
    act: Act,
    *,
    code: Code,
    interview: Interview,
    start: int,
    end: int,
    transcript_id: str = "",
    rationale: str = "",
    unsure: bool = False,
) -> Coding:
    """The member's coding of ``[start, end)`` with ``code``: the one there is, or a new one."""
    code = usable(act, code)
    voice = voice_of(act, act.member)
    span = place(act, interview, start, end, transcript_id=transcript_id)
    new = span.version == act.seq  # made just now: nothing is coded there yet
    for values in () if new else _same(voice.pk, code.pk, span.pk):
        return row_of(Coding, values)
    return act.create(
        Coding(
            interview_id=interview.pk,
            voice=voice,
            code=code,
            revision_id=cast(uuid.UUID, code.revision_id),
            meaning=code.meaning,
            span=span,
            rationale=rationale,
            unsure=unsure,
            coded_at=act.at,
        )
    )


@prepared
def _same(
    voice_id: uuid.UUID, code_id: uuid.UUID, span_id: uuid.UUID
) -> QuerySet[Coding, tuple[Any, ...]]:
    rows = Coding.objects.filter(voice=voice_id, code=code_id, span=span_id, removed=False)
    return rows.order_by().values_list(*columns(Coding))


@action("coding.recoded")
def recode(act: Act, *, coding: Coding, code: Code, expected: int | None = None) -> Coding:
    """Give one's own coding another code, under that code's present revision."""
    refuse_others(act, coding)
    code = usable(act, code)
    given = {"code": code, "revision_id": code.revision_id, "meaning": code.meaning}
    return act.change(coding, expected=expected, **given)


@action("coding.moved")
def set_bounds(
    act: Act,
    *,
    coding: Coding,
    start: int,
    end: int,
    transcript_id: str = "",
    expected: int | None = None,
) -> Coding:
    """Let one's own coding cover other words of the same interview."""
    refuse_others(act, coding)
    span = place(act, coding.interview, start, end, transcript_id=transcript_id)
    return act.change(coding, expected=expected, span=span)


@action("coding.joined")
def join_codings(
    act: Act,
    *,
    coding: Coding,
    other: Coding,
    start: int,
    end: int,
    transcript_id: str = "",
) -> Coding:
    """One coding of one's own in place of two with the same code: over ``[start, end)``, with
    what both said of why."""
    refuse_others(act, coding)
    if coding.code_id != other.code_id or coding.interview_id != other.interview_id:
        raise Refused(_("Only codings of one code in one interview can be joined."))
    said = "\n\n".join(dict.fromkeys(filter(None, (coding.rationale, other.rationale))))
    remove_coding(act, coding=other)
    span = place(act, coding.interview, start, end, transcript_id=transcript_id)
    return act.change(coding, span=span, rationale=said, unsure=coding.unsure or other.unsure)


@action("coding.removed")
def remove_coding(act: Act, *, coding: Coding) -> Coding:
    """Take one's own coding away."""
    refuse_others(act, coding)
    return act.remove(coding)


def refuse_others(act: Act, coding: Coding) -> None:
    """Nobody's coding is rewritten by another."""
    if coding.voice.member_id != act.member.pk:
        raise Refused(_("This is a colleague's coding. Code the words yourself, or flag it."))


def usable(act: Act, code: Code) -> Code:
    """The code as it now stands, or the one it was merged into; refuses one that is not in use."""
    found = visible_code(act.member, code.pk)
    for _step in range(50):
        if found is None or found.status != Status.MERGED:
            break
        found = Code.objects.visible_to(act.member).filter(predecessors=found).first()
    if found is None or found.status not in {Status.ACTIVE, Status.CANDIDATE}:
        raise Refused(_("This code is not in use any more. Choose another one."))
    return found
