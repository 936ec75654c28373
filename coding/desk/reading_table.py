"""On the home page: who has coded which transcript, and where the reader stopped."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Count

from coding.segments.models import Coding
from interviews.projects import people, registers
from interviews.projects.models import Member
from interviews.transcripts.models import Anchor, Interview


def register() -> None:
    registers.panel(registers.Panel(15, "desk/_reading_table.html", fill))


def fill(member: Member) -> dict[str, Any]:
    """Codings by interview and coder, as far as the member may see them; four queries."""
    interviews = list(Interview.objects.visible_to(member).select_related("current"))
    coders = [one for one in people.current(member) if one.role != "observer"]
    made: dict[Any, dict[Any, int]] = defaultdict(dict)
    groups = Coding.objects.visible_to(member).filter(voice__member__isnull=False).order_by()
    counted = groups.values_list("interview_id", "voice__member_id").annotate(Count("pk"))
    for interview, coder, count in counted:
        made[interview][coder] = count
    rows = [
        (interview, [made[interview.pk].get(coder.pk, 0) for coder in coders])
        for interview in interviews
    ]
    return {"rows": rows, "coders": coders, "stopped": _stopped(member)}


def _stopped(member: Member) -> dict[str, Any] | None:
    """The interview and place of the member's newest coding."""
    mine = Coding.objects.visible_to(member).filter(voice__member=member)
    newest = mine.select_related("interview").order_by("-coded_at", "-id").first()
    if newest is None:
        return None
    anchor = Anchor.objects.filter(
        span=newest.span_id, transcript=newest.interview.current_id, placed=True
    ).first()
    start = anchor.start if anchor else 0
    url = registers.place_url(member, newest.interview_id, start)
    return {"interview": newest.interview, "url": url}
