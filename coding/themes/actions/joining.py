"""Join passages to a theme as quoted, paraphrased or contrary."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.themes.models import Evidence, Joined, Theme
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.transcripts.actions import place
from interviews.transcripts.models import Interview


@action("evidence.joined")
def join_passage(
    act: Act,
    *,
    theme: Theme,
    interview: Interview,
    start: int,
    end: int,
    transcript_id: str = "",
    code: Code | None = None,
    joined: str = Joined.QUOTED,
    note: str = "",
) -> Evidence:
    """Join ``[start, end)`` of the interview to the theme; the row there is, or a new one."""
    span = place(act, interview, start, end, transcript_id=transcript_id)
    rows = Evidence.objects.filter(theme=theme, removed=False)
    known = rows.filter(span=span).first()
    if known:
        return known
    return act.create(
        Evidence(
            theme=theme,
            interview_id=interview.pk,
            span=span,
            code=code,
            joined=Joined(joined),
            note=note,
            joined_by=act.member,
            joined_at=act.at,
            position=rows.count(),
        )
    )


@action("evidence.changed")
def change_evidence(
    act: Act, /, *, evidence: Evidence, expected: int | None = None, **fields: Any
) -> Evidence:
    """Change how a passage is joined, its note or its place in the order."""
    return act.change(evidence, expected=expected, **fields)


@action("evidence.taken_away")
def take_away(act: Act, *, evidence: Evidence) -> Evidence:
    """Take a passage out of a theme; its quotes stay."""
    if evidence.removed:
        raise Refused(_("This passage was taken out of the theme already."))
    return act.remove(evidence)
