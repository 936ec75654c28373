"""Undo and redo: write back what an event found, if nothing has changed since."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext as _

from interviews.projects import registers
from interviews.projects.access import Right, has
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history.acting import By, action
from interviews.projects.history.erasing import words_are_gone
from interviews.projects.history.recording import Act
from interviews.projects.models import Change, Member, Payload, Recorded, UndoStep
from interviews.projects.models.history import UndoState


@dataclass(frozen=True)
class Step:
    """One row to write back: expected version, then the fields and version to restore."""

    model: type[Recorded]
    row_id: uuid.UUID
    expected: int
    version: int
    values: dict[str, Any]


def undo(by: By, seq: int | None = None) -> int:
    """Undo the member's newest act, or the one numbered ``seq``; answers with its seq."""
    return _undo(by, seq)


def redo(by: By) -> int:
    """Do again what the member undid last; answers with its seq."""
    return _redo(by)


def stack(member: Member, state: UndoState = UndoState.DONE) -> list[int]:
    """The seqs of a member's acts that can be undone (or redone), next first."""
    order = "-seq" if state == UndoState.DONE else "seq"
    steps = UndoStep.objects.filter(member=member, state=state).order_by(order)
    return list(steps.values_list("seq", flat=True)[:100])


@action("history.undone", undoable=False)
def _undo(act: Act, seq: int | None) -> int:
    step = _next(act.member, UndoState.DONE, seq)
    if step is None and seq is not None and words_are_gone(act.project_id, seq):
        raise Refused(_("The words of this act were erased, so it cannot be undone."))
    if step is None:
        raise Refused(_("There is nothing of yours left to undo here."))
    for piece in reversed(_pieces(act, step.seq, back=True)):
        _apply(act, piece)
    return _settle(act, step, UndoState.UNDONE)


@action("history.redone", undoable=False)
def _redo(act: Act) -> int:
    step = _next(act.member, UndoState.UNDONE, None)
    if step is None:
        raise Refused(_("There is nothing to do again since your last act."))
    for piece in _pieces(act, step.seq, back=False):
        _apply(act, piece)
    return _settle(act, step, UndoState.DONE)


def _next(member: Member, state: UndoState, seq: int | None) -> UndoStep | None:
    steps = UndoStep.objects.filter(member=member, state=state)
    if seq is not None:
        return steps.filter(seq=seq).first()
    return steps.order_by("-seq" if state == UndoState.DONE else "seq").first()


def _settle(act: Act, step: UndoStep, state: UndoState) -> int:
    act.tell(of=step.seq)
    step.state = state
    step.save(update_fields=["state"])
    return step.seq


def _pieces(act: Act, seq: int, back: bool) -> list[Step]:
    changes = Change.objects.filter(project_id=act.project_id, seq=seq).order_by("ordinal")
    words = _words(act.project_id, seq)
    pieces = [_piece(json.loads(change.body), words, back) for change in changes]
    return [piece for piece in pieces if not piece.model.PERMANENT]


def _words(project_id: uuid.UUID, seq: int) -> dict[str, dict[str, Any]]:
    payloads = Payload.objects.filter(project_id=project_id, seq=seq)
    return {str(payload.pk): json.loads(payload.words) for payload in payloads}


def _piece(body: dict[str, Any], words: dict[str, dict[str, Any]], back: bool) -> Step:
    side = "before" if back else "after"
    first, last = body["versions"]
    expected, version = (last, first) if back else (first, last)
    values = body[side]
    if body["before"] is None:
        values = {"removed": back}
    model = apps.get_model(body["model"])
    restored = {name: _said(words, side, name, value) for name, value in values.items()}
    return Step(model, uuid.UUID(body["id"]), expected, version, restored)


def _said(words: dict[str, dict[str, Any]], side: str, name: str, value: Any) -> Any:
    if not (isinstance(value, dict) and "payload" in value):
        return value
    try:
        return words[value["payload"]][f"{side}.{name}"]
    except KeyError:
        raise Refused(_("The words of this act were erased, so it cannot be undone.")) from None


def _apply(act: Act, step: Step) -> None:
    row = step.model._default_manager.select_for_update().get(pk=step.row_id)
    if row.version != step.expected:
        raise Conflict(
            _("“%(thing)s” has been changed since by %(who)s, so your act can no longer be undone.")
            % {"thing": registers.name_of(row), "who": _last_by(row)}
        )
    _refuse_if_not_allowed(act.member, row, step)
    if step.values.get("removed"):
        _refuse_in_use(row)
    fields = {item.attname: item for item in row._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in step.values.items()}
    act.restore(row, values, step.version)


def _refuse_in_use(row: Recorded) -> None:
    """What others have hung on a row since would vanish with it."""
    for relation in row._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel):
            continue
        model = relation.related_model
        if isinstance(model, str) or not issubclass(model, Recorded) or model.PERMANENT:
            continue
        users = model._default_manager.filter(removed=False, **{relation.field.name: row.pk})
        if users.exists():
            raise Conflict(
                _("“%(thing)s” is in use by now, so making it can no longer be undone.")
                % {"thing": registers.name_of(row)}
            )


def _refuse_if_not_allowed(member: Member, row: Recorded, step: Step) -> None:
    """Whoever may no longer do something may no longer undo it, or do it again, either."""
    if not has(member, Right(row.UNDO_NEEDS)):
        raise Refused(_("Your role in this project no longer allows this. Ask a lead."))
    row.refuse_writing_back(step.values)


def _last_by(row: Recorded) -> str:
    member = Member.objects.filter(
        pk__in=_authors(row),
        project_id=row.project_id,  # type: ignore[attr-defined]
    ).first()
    return str(member) if member else _("someone")


def _authors(row: Recorded) -> list[Any]:
    from interviews.projects.models import Event

    newest = Change.objects.filter(row_id=row.pk).order_by("-seq").first()
    if newest is None:
        return []
    events = Event.objects.filter(project_id=newest.project_id, seq=newest.seq)
    return list(events.values_list("member_id", flat=True))
