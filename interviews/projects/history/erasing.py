"""Forgetting words: out of the history's payloads, out of jobs and answers, out of the file."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import OperationalError, connection
from django.db.models import Q

from interviews.projects.history.canonical import canonical
from interviews.projects.history.texts import each, holds
from interviews.projects.models import Change, Job, Operation, Payload, UndoStep
from interviews.projects.models.history import UndoState

BATCH = 500
ERASED = "[erased]"
MOMENT, MOMENTS = 250, 40  # milliseconds, and how many of them
NOTHING = canonical({"result": None})
# Scripts written without spaces: there a name stands between other letters.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LETTER = rf"[^\W{UNSPACED}]"

Places = Sequence[tuple[int, int]]
Finder = Callable[[str], Places]
T = TypeVar("T")
_cleaners: list[Callable[[], None]] = []


def forget(
    project_id: uuid.UUID,
    *,
    rows: Iterable[uuid.UUID] = (),
    words: Iterable[str] = (),
    finder: Finder | None = None,
) -> int:
    """Delete what history keeps of the words of ``rows``, and whatever it keeps that has one of
    ``words`` in it; answers with how many payloads are gone.

    A word is met as a whole (``Ann`` is not in ``annual``), in any case. ``finder`` says where in
    a text more of the kind stands: ``[start, end)`` in code points. Past states then read
    "[erased]" and their acts can no longer be undone; answers to operations and arguments and
    sentences of jobs that hold them are cleared too. The chain still verifies. Call it inside
    the transaction that erases the rows themselves; asked twice, it does nothing more.
    """
    rows, find = list(rows), _either(finder_of(words), finder)
    touched = dict(_of_rows(project_id, rows))
    held = dict(_holding(project_id, find)) if find else {}
    gone = sum(
        Payload.objects.filter(project_id=project_id, pk__in=some).delete()[0]
        for some in batches({*touched, *held}, BATCH)
    )
    # Acts on rows are ended even where they kept no words: undoing them would bring rows back.
    seqs = {*touched.values(), *held.values(), *_seqs_of_rows(project_id, rows)}
    _end_undoing(project_id, seqs)
    _clear_operations(project_id, seqs, find)
    if find:
        _clear_jobs(project_id, find)
    return gone


def finder_of(words: Iterable[str]) -> Finder | None:
    """What finds any of the words as a whole, in any case; None for no words."""
    sought = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not sought:
        return None
    pattern = re.compile("|".join(map(whole, sought)), re.IGNORECASE)
    return lambda text: [match.span() for match in pattern.finditer(text)]


def whole(word: str) -> str:
    """A regular expression that meets the word as a whole, whatever space is within it."""
    before = rf"(?<!{LETTER})" if re.match(LETTER, word[0]) else ""
    after = rf"(?!{LETTER})" if re.match(LETTER, word[-1]) else ""
    return before + r"\s+".join(map(re.escape, word.split())) + after


def apart(places: Places) -> Places:
    """The same places in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(text: str, places: Places, instead: str = ERASED) -> str:
    """The text with each of these places, in order and apart, replaced."""
    pieces, last = [], 0
    for start, end in places:
        pieces += [text[last:start], instead]
        last = end
    return "".join([*pieces, text[last:]])


def cut_out(value: Any, find: Finder, instead: str = ERASED) -> Any:
    """A JSON value with whatever is found in its texts replaced."""
    return each(value, lambda text: without(text, find(text), instead))


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in order, at most ``size`` at a time."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def words_are_gone(project_id: uuid.UUID, seq: int) -> bool:
    """Whether words that an event recorded have been erased since."""
    changes = Change.objects.filter(project_id=project_id, seq=seq)
    named = {key for body in changes.values_list("body", flat=True) for key in _payloads_in(body)}
    kept = Payload.objects.filter(project_id=project_id, seq=seq).values_list("pk", flat=True)
    return bool(named - set(kept))


def clean_file() -> bool:
    """Leave no erased bytes in SQLite's file or its log; False while somebody else reads it.

    Deleted cells are zeroed by ``secure_delete``, but pages that were split keep old copies:
    so the file is written anew. Outside any transaction; others' writes wait meanwhile. Other
    databases tidy up by themselves, in their time: there is nothing to do and it answers True.
    """
    for clean in _cleaners:
        clean()
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        try:
            cursor.execute("PRAGMA temp_store=FILE")
            cursor.execute("VACUUM")
            return _log_emptied(cursor)
        except OperationalError:
            return False
        finally:
            cursor.execute("PRAGMA temp_store=MEMORY")


def _log_emptied(cursor: Any) -> bool:
    """While the log waits for whoever still reads, nobody can write: so it waits a moment, lets
    others write, and tries again."""
    patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    try:
        cursor.execute(f"PRAGMA busy_timeout={MOMENT}")
        for _attempt in range(MOMENTS):
            if not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return True
            time.sleep(MOMENT / 1000)
    finally:
        cursor.execute(f"PRAGMA busy_timeout={patience}")
    return False


def clean_with(clean: Callable[[], None]) -> None:
    """Ask this, too, to leave nothing of deleted words in what it keeps beside the rows."""
    _cleaners.append(clean)


def _payloads_in(body: str) -> Iterator[uuid.UUID]:
    told = json.loads(body)
    for side in ("before", "after"):
        for value in (told[side] or {}).values():
            if isinstance(value, dict) and "payload" in value:
                yield uuid.UUID(value["payload"])


def _of_rows(project_id: uuid.UUID, rows: Iterable[uuid.UUID]) -> Iterator[tuple[uuid.UUID, int]]:
    for seq, body in _changes(project_id, rows, "seq", "body"):
        for key in _payloads_in(body):
            yield key, seq


def _seqs_of_rows(project_id: uuid.UUID, rows: Iterable[uuid.UUID]) -> Iterator[int]:
    for (seq,) in _changes(project_id, rows, "seq"):
        yield seq


def _changes(
    project_id: uuid.UUID, rows: Iterable[uuid.UUID], *names: str
) -> Iterator[tuple[Any, ...]]:
    for some in batches(rows, BATCH):
        found = Change.objects.filter(project_id=project_id, row_id__in=some)
        yield from found.values_list(*names).iterator(BATCH)


def _either(one: Finder | None, other: Finder | None) -> Finder | None:
    if one is None or other is None:
        return one or other
    return lambda text: apart([*one(text), *other(text)])


def _holding(project_id: uuid.UUID, find: Finder) -> Iterator[tuple[uuid.UUID, int]]:
    rows = Payload.objects.filter(project_id=project_id).values_list("pk", "seq", "words")
    for key, seq, words in rows.iterator(BATCH):
        if holds(json.loads(words), find):
            yield key, seq


def _end_undoing(project_id: uuid.UUID, seqs: Iterable[int]) -> None:
    """These acts leave their members' stacks; the history still tells which were undone."""
    for some in batches(seqs, BATCH):
        steps = UndoStep.objects.filter(member__project_id=project_id, seq__in=some)
        steps.filter(state=UndoState.DONE).delete()
        steps.update(state=UndoState.SUPERSEDED)


def _clear_operations(project_id: uuid.UUID, seqs: Iterable[int], find: Finder | None) -> None:
    """Without its digest, which could be compared with guesses, a request is only refused."""
    answers = Operation.objects.filter(member__project_id=project_id)
    for some in batches(seqs, BATCH):
        answers.filter(seq__in=some).update(result=NOTHING, digest="")
    if find:
        rows = answers.exclude(result=NOTHING).values_list("pk", "result").iterator(BATCH)
        held = [key for key, result in rows if holds(json.loads(result), find)]
        for few in batches(held, BATCH):
            answers.filter(pk__in=few).update(result=NOTHING, digest="")


def _clear_jobs(project_id: uuid.UUID, find: Finder) -> None:
    empty = Q(arguments={}) & Q(sentence="")
    for job in Job.objects.filter(project_id=project_id).exclude(empty).iterator(BATCH):
        if holds([job.arguments, job.sentence], find):
            said, arguments = cut_out(job.sentence, find), cut_out(job.arguments, find)
            Job.objects.filter(pk=job.pk).update(arguments=arguments, sentence=said)
