"""What an act would write back, and what stands in the way of it: for one act or for many."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Max
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils.translation import gettext as _

from interviews.projects import registers
from interviews.projects.access import Right, has
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history.erasing import batches
from interviews.projects.models import Change, Event, Member, Payload, Recorded, UndoStep
from interviews.projects.models.history import UndoState
from interviews.projects.telling import Line, names_of, tell, visible_events

MANY = 5000
INNER = str.maketrans("“”„", "‘’‚")  # quotation marks within quotation marks
Key = tuple[type[Recorded], uuid.UUID]


@dataclass(frozen=True)
class Step:
    """One row to write back: expected version, then the fields and version to restore."""

    model: type[Recorded]
    row_id: uuid.UUID
    expected: int
    version: int
    values: dict[str, Any]

    @property
    def key(self) -> Key:
        return self.model, self.row_id


@dataclass
class Plan:
    """The steps of one act, in the order they are taken; ``erased`` where words of it are gone."""

    steps: list[Step] = field(default_factory=list)
    erased: bool = False

    @property
    def keys(self) -> set[Key]:
        return {step.key for step in self.steps}


Rows = dict[Key, Recorded]
Plans = dict[int, Plan]
Check = Callable[[Member, Plans, Rows], dict[int, Refused]]


def plans_of(project_id: uuid.UUID, seqs: Iterable[int], *, back: bool) -> Plans:
    """What undoing (``back``) or redoing these acts would write; two queries."""
    wanted = list(seqs)
    payloads = Payload.objects.filter(project_id=project_id, seq__in=wanted)
    words = {str(payload.pk): json.loads(payload.words) for payload in payloads}
    changes = Change.objects.filter(project_id=project_id, seq__in=wanted)
    plans: Plans = {seq: Plan() for seq in wanted}
    for change in changes.order_by("seq", "-ordinal" if back else "ordinal"):
        _add(plans[change.seq], json.loads(change.body), words, back)
    return plans


def _add(plan: Plan, body: dict[str, Any], words: dict[str, dict[str, Any]], back: bool) -> None:
    model: type[Recorded] = apps.get_model(body["model"])
    if model.PERMANENT:
        return
    side = "before" if back else "after"
    first, last = body["versions"]
    expected, version = (last, first) if back else (first, last)
    said = body[side] if body["before"] is not None else {"removed": back}
    values = {}
    for name, value in said.items():
        if isinstance(value, dict) and "payload" in value:
            kept = words.get(value["payload"], {})
            plan.erased |= f"{side}.{name}" not in kept
            value = kept.get(f"{side}.{name}")
        values[name] = value
    plan.steps.append(Step(model, uuid.UUID(body["id"]), expected, version, values))


def hindrances(member: Member, plans: Plans) -> dict[int, Refused]:
    """Why acts cannot be written back now, by seq; those that can are left out.

    The number of queries follows the kinds of rows the acts touched, not how many there are.
    """
    rows = _rows(plans)
    found: dict[int, Refused] = {}
    for check in CHECKS:
        left = {seq: plan for seq, plan in plans.items() if seq not in found}
        found |= check(member, left, rows)
    return found


def _rows(plans: Plans) -> Rows:
    wanted: dict[type[Recorded], set[uuid.UUID]] = defaultdict(set)
    for plan in plans.values():
        for step in plan.steps:
            wanted[step.model].add(step.row_id)
    return {
        (model, row.pk): row
        for model, ids in wanted.items()
        for some in batches(ids, MANY)
        for row in model._default_manager.filter(pk__in=some)
    }


def _erased(member: Member, plans: Plans, rows: Rows) -> dict[int, Refused]:
    sentence = _("The words of this act were erased, so it cannot be undone.")
    return {seq: Refused(sentence) for seq, plan in plans.items() if plan.erased}


def _changed(member: Member, plans: Plans, rows: Rows) -> dict[int, Refused]:
    """Someone, perhaps the member, has since written to a row the act wrote to."""
    late = {
        seq: next((step.key for step in plan.steps if _other(rows.get(step.key), step)), None)
        for seq, plan in plans.items()
    }
    keys = {seq: key for seq, key in late.items() if key}
    if not keys:
        return {}
    standing = _standing(member, plans, keys, rows)
    lines = _told(member, standing.values())
    steps = UndoStep.objects.filter(member=member, state=UndoState.DONE, seq__in=list(lines))
    own = set(steps.values_list("seq", flat=True))
    names = names_of(member, [rows[key] for key in keys.values() if key in rows])
    return {
        seq: Conflict(_since(member, names.get(key), lines.get(standing.get(key, 0)), own))
        for seq, key in keys.items()
    }


def _other(row: Recorded | None, step: Step) -> bool:
    return row is None or row.version != step.expected


def _standing(member: Member, plans: Plans, keys: dict[int, Key], rows: Rows) -> dict[Key, int]:
    """The act that each row stands as, which is the one to undo first: what was done after it was
    undone already. Where a row is gone, or stands as before the act, the last that touched it."""
    found, others = {}, set()
    for seq, key in keys.items():
        expected = next(step.expected for step in plans[seq].steps if step.key == key)
        if key in rows and rows[key].version > expected:
            found[key] = rows[key].version
        else:
            others.add(key)
    touched = Change.objects.filter(
        project_id=member.project_id, row_id__in={row_id for _model, row_id in others}
    )
    last = dict(
        touched.order_by().values("row_id").annotate(last=Max("seq")).values_list("row_id", "last")
    )
    return found | {key: last[key[1]] for key in others if key[1] in last}


def _told(member: Member, seqs: Iterable[int]) -> dict[int, Line]:
    """These acts as lines, where the member may read them."""
    events: list[Event] = list(visible_events(member).filter(seq__in=set(seqs)))
    return {line.seq: line for line in tell(member, events)}


def _since(member: Member, thing: str | None, line: Line | None, undoable: set[int]) -> str:
    """``line`` is the act the row stands as, ``undoable`` are the member's that are not undone."""
    told = {"thing": (thing or _("What it was about")).translate(INNER)}
    if line is None or line.member is None:
        return _("“%(thing)s” has been changed since, so your act stays as it is.") % told
    told |= {"who": line.member.name, "did": line.sentence}
    if line.seq in undoable:
        return _("You have changed “%(thing)s” since (you %(did)s). Undo that first.") % told
    if line.member == member:
        return (
            _("You have changed “%(thing)s” since (you %(did)s). Your act stays as it is.") % told
        )
    return _("“%(thing)s” has been changed since: %(who)s %(did)s. Your act stays as it is.") % told


def _not_allowed(member: Member, plans: Plans, rows: Rows) -> dict[int, Refused]:
    """Whoever may no longer do something may no longer undo it, or do it again, either."""
    role = _("Your role in this project no longer allows this. Ask a lead.")
    found: dict[int, Refused] = {}
    asked: dict[type[Recorded], list[tuple[int, Recorded, dict[str, Any]]]] = defaultdict(list)
    for seq, step in _each(plans):
        if not has(member, Right(step.model.UNDO_NEEDS)):
            found[seq] = Refused(role)
        if step.key in rows:
            asked[step.model].append((seq, rows[step.key], step.values))
    for model, some in asked.items():
        sentences = model.refusals([(row, values) for _seq, row, values in some])
        for (seq, *_more), sentence in zip(some, sentences, strict=True):
            if sentence:
                found.setdefault(seq, Refused(sentence))
    return found


def _in_use(member: Member, plans: Plans, rows: Rows) -> dict[int, Refused]:
    """What others have hung on a row since would vanish with it."""
    going: dict[type[Recorded], dict[uuid.UUID, int]] = defaultdict(dict)
    for seq, step in _each(plans):
        if step.values.get("removed"):
            going[step.model][step.row_id] = seq
    found: dict[int, Refused] = {}
    for model, ids in going.items():
        for used, user in _uses(model, ids):
            if user not in plans[ids[used]].keys:
                told = {"thing": registers.name_of(rows[model, used]).translate(INNER)}
                found.setdefault(
                    ids[used],
                    Conflict(
                        _("“%(thing)s” is in use by now, so making it can no longer be undone.")
                        % told
                    ),
                )
    return found


def _each(plans: Plans) -> Iterator[tuple[int, Step]]:
    return ((seq, step) for seq, plan in plans.items() for step in plan.steps)


def _uses(model: type[Recorded], ids: Iterable[uuid.UUID]) -> Iterator[tuple[uuid.UUID, Key]]:
    """``(row, (model, id) of what hangs on it)`` for rows that are still there."""
    for relation in model._meta.get_fields(include_hidden=True):
        user = relation.related_model if isinstance(relation, ForeignObjectRel) else None
        if (
            user is None
            or isinstance(user, str)
            or not issubclass(user, Recorded)
            or user.PERMANENT
        ):
            continue
        name = relation.field.name  # type: ignore[union-attr]
        for some in batches(ids, MANY):
            rows = user._default_manager.filter(removed=False, **{f"{name}__in": some})
            yield from ((used, (user, key)) for used, key in rows.values_list(name, "pk"))


CHECKS: tuple[Check, ...] = (_erased, _not_allowed, _changed, _in_use)
