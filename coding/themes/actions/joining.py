"""Join passages to a theme as quoted, paraphrased or contrary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.themes.models import Evidence, Joined, Theme
from coding.themes.ordering import moved
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.transcripts.actions import place
from interviews.transcripts.models import Interview


class Words(NamedTuple):
    """Words to join: ``[start, end)`` of an interview's text, as read, and the code they bear."""

    interview: Interview
    start: int
    end: int
    transcript_id: str = ""
    code: Code | None = None


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
    """Join ``[start, end)`` of the interview to the theme; the row one sees there, or a new one."""
    words = Words(interview, start, end, transcript_id, code)
    return _joined(act, theme, [words], joined=Joined(joined), note=note)[0]


@action("evidence.joined_several")
def join_passages(
    act: Act,
    /,
    *,
    theme: Theme,
    passages: Sequence[Words],
    joined: str = Joined.QUOTED,
) -> list[Evidence]:
    """Join many passages to the theme in one act, in the order given."""
    found = _joined(act, theme, passages, joined=Joined(joined))
    act.tell(number=sum(row.version == act.seq for row in found))
    return found


def _joined(act: Act, theme: Theme, passages: Sequence[Words], **fields: Any) -> list[Evidence]:
    rows = Evidence.objects.filter(theme=theme)
    held = {row.span_id: row for row in Evidence.objects.visible_to(act.member).filter(theme=theme)}
    last: int | None = rows.aggregate(highest=Max("position"))["highest"]
    position = 0 if last is None else last + 1
    found: list[Evidence] = []
    made: list[Evidence] = []
    for interview, start, end, transcript_id, code in passages:
        span = place(act, interview, start, end, transcript_id=transcript_id)
        if span.pk not in held:
            row = Evidence(theme=theme, interview_id=interview.pk, span=span, code=code, **fields)
            row.joined_by, row.joined_at, row.position = act.member, act.at, position + len(made)
            held[span.pk] = row
            made.append(row)
        found.append(held[span.pk])
    act.create_many(made)
    return found


@action("evidence.changed")
def change_evidence(
    act: Act,
    /,
    *,
    evidence: Evidence,
    expected: int | None = None,
    among: Sequence[Evidence] = (),
    to: int = 0,
    **fields: Any,
) -> Evidence:
    """Change how a passage is joined, or its note; ``among`` and ``to`` as for moving it."""
    act.change(evidence, expected=expected, **fields)
    return move_evidence(act, evidence=evidence, among=among, to=to) if among else evidence


@action("evidence.moved")
def move_evidence(
    act: Act, /, *, evidence: Evidence, among: Sequence[Evidence], to: int
) -> Evidence:
    """Put a passage at place ``to`` (counted from 0) among those of its theme one sees."""
    places = [row.pk for row in among]
    if evidence.pk not in places:
        raise Refused(_("This passage was taken out of the theme already."))
    changed = moved([row.position for row in among], places.index(evidence.pk), to)
    for at, position in changed.items():
        act.change(among[at], position=position)
    return evidence


@action("evidence.taken_away")
def take_away(act: Act, *, evidence: Evidence) -> Evidence:
    """Take a passage out of a theme; its quotes stay."""
    if evidence.removed:
        raise Refused(_("This passage was taken out of the theme already."))
    return act.remove(evidence)
