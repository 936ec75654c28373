"""The ``action`` decorator: a transaction, the project's lock, one event, at most once."""

from __future__ import annotations

import functools
import inspect
import json
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects import feed
from interviews.projects.errors import Conflict
from interviews.projects.history.canonical import canonical, digest
from interviews.projects.history.following import follow_up
from interviews.projects.history.inserting import insert
from interviews.projects.history.recording import Act, close
from interviews.projects.models import Head, Member, Operation, UndoStep
from interviews.projects.models.history import UndoState
from interviews.projects.prepared import prepared

P = ParamSpec("P")
R = TypeVar("R")
ATTEMPTS = 6


@dataclass(frozen=True)
class By:
    """Who asks, and the operation id their browser gave the request."""

    member: Member
    operation: uuid.UUID | None = None


def action(
    verb: str, *, undoable: bool = True
) -> Callable[[Callable[Concatenate[Act, P], R]], Callable[Concatenate[By | Act, P], R]]:
    """Make ``function(act, ...)`` an action, called as ``function(by, ...)``.

    One transaction locks the project's head, runs the function and appends one event named
    ``verb``. Called with an ``Act`` it joins that act's event. A function that changes nothing
    leaves no event. The result must be a row, a list of rows, or plain JSON.
    """

    def wrap(
        function: Callable[Concatenate[Act, P], R],
    ) -> Callable[Concatenate[By | Act, P], R]:
        signature = inspect.signature(function)

        @functools.wraps(function)
        def run(by: By | Act, *args: P.args, **kwargs: P.kwargs) -> R:
            if isinstance(by, Act):
                return function(by, *args, **kwargs)
            asked = _asked(verb, signature, args, kwargs) if by.operation else ""

            def once() -> R:
                return _perform(
                    by, verb, asked, undoable, lambda act: function(act, *args, **kwargs)
                )

            return _again_when_locked(once)

        return cast(Callable[Concatenate[By | Act, P], R], run)

    return wrap


def _asked(verb: str, signature: inspect.Signature, args: Any, kwargs: Any) -> str:
    bound = signature.bind(None, *args, **kwargs)
    return digest(canonical([verb, {name: bound.arguments[name] for name in bound.arguments}]))


def _again_when_locked(once: Callable[[], R]) -> R:
    for attempt in range(ATTEMPTS):
        try:
            return once()
        except OperationalError as error:
            if "locked" not in str(error) and "deadlock" not in str(error):
                raise
            if attempt == ATTEMPTS - 1 or transaction.get_connection().in_atomic_block:
                raise
            time.sleep(random.uniform(0.01, 0.05) * 2**attempt)
    raise AssertionError


def _perform(by: By, verb: str, asked: str, undoable: bool, function: Callable[[Act], R]) -> R:
    """A refused act leaves nothing: whatever the error, it ends the whole transaction."""
    with transaction.atomic():
        head = _locked(by.member.project_id)
        if by.operation and (known := _known(by.member, by.operation, asked)) is not None:
            result: R = _revive(json.loads(known))
            return result
        act = Act(by.member, verb, head.seq + 1, timezone.now(), by.member.project_id)
        try:
            result = function(act)
        except IntegrityError as error:
            raise Conflict(
                _("Something like this is there already, or was changed just now. Reload and look.")
            ) from error
        if act.noted:
            follow_up(act)
            close(act, head, {})
            _stack(act, undoable)
        _remember(by, asked, act.seq, result)
    return result


def _locked(project_id: uuid.UUID) -> Head:
    """The project's head, held until the transaction ends."""
    for seq, last in _heads(project_id):
        return Head(pk=project_id, seq=seq, hash=last)
    raise Head.DoesNotExist


@prepared
def _heads(project_id: uuid.UUID) -> QuerySet[Head, tuple[int, str]]:
    return Head.objects.select_for_update().filter(pk=project_id).values_list("seq", "hash")


def _known(member: Member, operation: uuid.UUID, asked: str) -> str | None:
    """What the operation answered, as it was kept; None where it was never asked."""
    for known, result in _operations(member.pk, operation):
        if known != asked:
            raise Conflict(_("This request was already used for something else. Reload the page."))
        return result
    return None


@prepared
def _operations(member_id: uuid.UUID, operation: uuid.UUID) -> QuerySet[Operation, tuple[str, str]]:
    rows = Operation.objects.filter(member=member_id, operation=operation)
    return rows.values_list("digest", "result")


def _remember(by: By, asked: str, seq: int, result: object) -> None:
    if by.operation:
        answer = Operation(
            member=by.member,
            operation=by.operation,
            digest=asked,
            seq=seq,
            result=canonical({"result": result}),
        )
        insert([answer])


def _stack(act: Act, undoable: bool) -> None:
    if undoable:
        if _undone(act.member.pk):
            mine = UndoStep.objects.filter(member=act.member, state=UndoState.UNDONE)
            mine.update(state=UndoState.SUPERSEDED)
        insert([UndoStep(member=act.member, seq=act.seq, moved=act.seq)])
    project_id, seq = act.project_id, act.seq
    transaction.on_commit(lambda: feed.announce(project_id, seq), robust=True)


@prepared
def _undone(member_id: uuid.UUID) -> QuerySet[UndoStep, tuple[int]]:
    undone = UndoStep.objects.filter(member=member_id, state=UndoState.UNDONE)
    return undone.values_list("pk")[:1]


def _revive(stored: dict[str, Any]) -> Any:
    return _row(stored["result"])


def _row(value: Any) -> Any:
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], str) and value[0].count(".") == 1:
            model: type[Model] = apps.get_model(value[0])
            return model._default_manager.get(pk=value[1])
        return [_row(item) for item in value]
    return value
