"""Whether words carry a code already, by one's own hand."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.desk.coding_page.touched import on_words
from coding.segments.models import Coding
from interviews.projects.models import Member
from interviews.projects.prepared import prepared
from interviews.transcripts.models import Anchor, Interview


def overlapping_own(
    member: Member, interview: Interview, code: Code, start: int, end: int
) -> dict[str, Any] | None:
    """``{already, said}`` where the words are coded so, ``{overlaps, ...}`` where some are.

    ``overlaps`` is the id of one's own coding, ``start`` and ``end`` what it would grow to.
    """
    rows = _own(member, cast(uuid.UUID, interview.current_id), code.pk, start, end)
    if not rows:
        return None
    if any(first <= start and end <= last for _key, first, last in rows):
        return {"already": True, "said": _("These words carry “%s” already.") % code.name}
    return _offered(rows[0], code, start, end)


def met_own(
    member: Member, coding: Coding, start: int, end: int, before: Sequence[tuple[int, int]]
) -> dict[str, Any] | None:
    """``{overlaps, ...}`` where a coding's new words meet another of one's own with its code
    that its words before did not; ``start`` and ``end`` are what both would cover together."""
    current = cast(uuid.UUID, coding.interview.current_id)
    rows = _own(member, current, coding.code_id, start, end)
    others = (row for row in rows if row[0] != coding.pk)
    new = (
        row for row in others if all(row[2] <= first or last <= row[1] for first, last in before)
    )
    other = next(new, None)
    return _offered(other, coding.code, start, end) if other else None


def _offered(other: tuple[uuid.UUID, int, int], code: Code, start: int, end: int) -> dict[str, Any]:
    key, first, last = other
    return {
        "overlaps": str(key),
        "start": min(first, start),
        "end": max(last, end),
        "said": _("You coded part of these words “%s” before.") % code.name,
    }


@prepared
def _own(
    member: Member, transcript_id: uuid.UUID, code_id: uuid.UUID, start: int, end: int
) -> QuerySet[Anchor, tuple[uuid.UUID, int, int]]:
    own = Coding.objects.visible_to(member).filter(voice__member=member, code=code_id)
    rows = on_words(own, transcript_id, start, end).order_by("start", "span__codings")[:50]
    return rows.values_list("span__codings", "start", "end")
