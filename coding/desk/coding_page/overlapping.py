"""Whether words carry a code already, by one's own hand."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.segments.models import Coding
from interviews.projects.models import Member
from interviews.transcripts.models import Interview


def overlapping_own(
    member: Member, interview: Interview, code: Code, start: int, end: int
) -> dict[str, Any] | None:
    """``{already, said}`` where the words are coded so, ``{overlaps, ...}`` where some are.

    ``overlaps`` is the id of one's own coding, ``start`` and ``end`` what it would grow to.
    """
    near = Coding.objects.visible_to(member).filter(
        voice__member=member,
        code=code,
        interview=interview,
        span__anchors__transcript=interview.current,
        span__anchors__placed=True,
        span__anchors__start__lt=end,
        span__anchors__end__gt=start,
    )
    found = near.values_list("pk", "span__anchors__start", "span__anchors__end").order_by(
        "span__anchors__start", "pk"
    )
    rows = list(found[:50])
    if not rows:
        return None
    if any(first <= start and end <= last for _key, first, last in rows):
        return {"already": True, "said": _("These words carry “%s” already.") % code.name}
    key, first, last = rows[0]
    return {
        "overlaps": str(key),
        "start": min(first, start),
        "end": max(last, end),
        "said": _("You coded part of these words “%s” before.") % code.name,
    }
