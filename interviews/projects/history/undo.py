"""Undo and redo: write back what an event found, if nothing has changed since."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects import veils
from interviews.projects.errors import Refused
from interviews.projects.history.acting import By, action
from interviews.projects.history.erasing import words_are_gone
from interviews.projects.history.recording import Act
from interviews.projects.history.writing_back import Step, hindrances, plans_of
from interviews.projects.models import Event, Member, UndoStep
from interviews.projects.models.history import UndoState
from interviews.projects.telling import visible_events


def undo(by: By, seq: int | None = None) -> int:
    """Undo the member's newest act, or the one numbered ``seq``; answers with its seq."""
    return _undo(by, seq)


def redo(by: By) -> int:
    """Do again what the member undid last; answers with its seq."""
    return _redo(by)


def stack(member: Member, state: UndoState = UndoState.DONE) -> list[int]:
    """The seqs of a member's acts that can be undone (or redone), next first."""
    steps = UndoStep.objects.filter(member=member, state=state).order_by("-moved")
    return list(steps.values_list("seq", flat=True)[:100])


@action("history.undone", undoable=False)
def _undo(act: Act, seq: int | None) -> int:
    step = _next(act.member, UndoState.DONE, seq)
    if step is None and seq is not None and _own_words_are_gone(act.member, seq):
        raise Refused(_("The words of this act were erased, so it cannot be undone."))
    if step is None:
        raise Refused(_("There is nothing of yours left to undo here."))
    _write_back(act, step.seq, back=True)
    return _settle(act, step, UndoState.UNDONE)


@action("history.redone", undoable=False)
def _redo(act: Act) -> int:
    step = _next(act.member, UndoState.UNDONE, None)
    if step is None:
        raise Refused(_("There is nothing to do again since your last act."))
    _write_back(act, step.seq, back=False)
    return _settle(act, step, UndoState.DONE)


def _next(member: Member, state: UndoState, seq: int | None) -> UndoStep | None:
    steps = UndoStep.objects.filter(member=member, state=state)
    if seq is not None:
        return steps.filter(seq=seq).first()
    return steps.order_by("-moved").first()


def _own_words_are_gone(member: Member, seq: int) -> bool:
    own = Event.objects.filter(project_id=member.project_id, seq=seq, member_id=member.pk)
    return own.exists() and words_are_gone(member.project_id, seq)


def _settle(act: Act, step: UndoStep, state: UndoState) -> int:
    act.tell(of=step.seq)
    step.state, step.moved = state, act.seq
    step.save(update_fields=["state", "moved"])
    return step.seq


def _write_back(act: Act, seq: int, *, back: bool) -> None:
    """All of an act or nothing; the head is locked, so nobody writes between looking and doing.

    What a veil has hidden since is neither told of nor changed.
    """
    if not visible_events(act.member).filter(seq=seq).exists():
        raise Refused(veils.read_independently())
    plans = plans_of(act.project_id, [seq], back=back)
    if refusal := hindrances(act.member, plans).get(seq):
        raise refusal
    for step in plans[seq].steps:
        _apply(act, step)


def _apply(act: Act, step: Step) -> None:
    row = step.model._default_manager.get(pk=step.row_id)
    fields = {item.attname: item for item in row._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in step.values.items()}
    act.restore(row, values, step.version)
