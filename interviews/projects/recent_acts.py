"""One's own recent acts: what each was, and whether it can be undone, or why not."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interviews.projects.history.writing_back import Plan, hindrances, plans_of
from interviews.projects.models import Member, UndoStep
from interviews.projects.models.history import UndoState
from interviews.projects.telling import Asked, Line, tell, visible_events

MOST = 50


@dataclass(frozen=True)
class RecentAct:
    """``why_not`` is empty where the act can be undone, or was."""

    line: Line
    undoable: bool
    why_not: str = ""


def recent_acts(member: Member, most: int = MOST) -> list[RecentAct]:
    """The newest acts of a member, undoing itself left out; the number of queries follows the
    kinds of rows they touched, not how many acts there are."""
    own = visible_events(member, Asked(person=member.pk)).exclude(verb__startswith="history.")
    lines = tell(member, list(own[:most]))
    seqs = [line.seq for line in lines]
    steps = UndoStep.objects.filter(member=member, seq__in=seqs)
    states = dict(steps.values_list("seq", "state"))
    plans = plans_of(member.project_id, seqs, back=True)
    done = {seq: plan for seq, plan in plans.items() if states.get(seq) == UndoState.DONE}
    hindered = {seq: str(refusal) for seq, refusal in hindrances(member, done).items()}
    return [
        RecentAct(line, True)
        if line.seq in done and line.seq not in hindered
        else RecentAct(line, False, hindered.get(line.seq) or _never(line, plans[line.seq]))
        for line in lines
    ]


def _never(line: Line, plan: Plan) -> str:
    """Why an act is in no stack; nothing is said of one that was undone."""
    if line.undone:
        return ""
    if plan.erased:
        return _("The words of this act were erased, so it cannot be undone.")
    return _("What this brought about is not taken back here.")
