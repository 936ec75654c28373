"""The jobs that mask what was decided, and that put one name back; each safe to run twice."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from interviews.masking.applying import (
    Masking,
    interviews_touched,
    mask_interview,
    masking_of,
)
from interviews.masking.fields import mask_rows, models_with_words, seal_files
from interviews.masking.models import EntryState, MaskEntry
from interviews.masking.putting_back import put_back, rows_to_put_back
from interviews.projects import jobs
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, By, action
from interviews.projects.history.erasing import clean_file, forget
from interviews.projects.history.texts import strings
from interviews.projects.models import Event, Job, Operation, Payload
from interviews.projects.models.job import JobState
from interviews.projects.veils import refuse_while_unrevealed

APPLYING = "masking.apply"
UNDOING = "masking.undo"
BATCH = 500
WORD_CHARS = re.compile(r"\w*")


@action("masking.begun", undoable=False)
def begin_applying(act: Act) -> Job:
    """Send the job that masks every decided name everywhere."""
    _refuse_two(act)
    masking = masking_of(act.project_id)
    if not masking.replacements:
        raise Refused(_("No name is to be masked yet. Decide about the names first."))
    return jobs.begin(act.member, APPLYING, {})


@action("masking.undoing", undoable=False)
def begin_putting_back(act: Act, *, entry: MaskEntry) -> Job:
    """Send the job that puts the real name back wherever this entry replaced it."""
    _refuse_two(act)
    if entry.state != EntryState.MASKED:
        raise Conflict(_("This name is not masked any more."))
    masking_of(act.project_id)
    return jobs.begin(act.member, UNDOING, {"entry": str(entry.pk)})


def _refuse_two(act: Act) -> None:
    refuse_while_unrevealed(act.project_id)
    rows = Job.objects.filter(project_id=act.project_id, kind__in=(APPLYING, UNDOING))
    if rows.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).exists():
        raise Conflict(_("Names are being masked just now. Wait until that is done."))


@jobs.kind(APPLYING)
def apply(run: jobs.Run) -> None:
    """Interviews one by one, then every other text, then what history keeps, then the file."""
    project_id, by = run.job.project_id, By(run.job.member)
    refuse_while_unrevealed(project_id)
    masking = masking_of(project_id)
    touched = list(interviews_touched(project_id, masking))
    models = models_with_words()
    run.expect(len(touched) + len(models) + 3)
    for interview in touched:
        with run.step():
            mask_interview(by, interview=interview, masking=masking)
    for model in models:
        with run.step():
            mask_rows(by, model=model, masking=masking)
    with run.step():
        seal_files(by, masking=masking)
    with run.step():
        settle(by, entries=list(masking.replacements))
    with run.step():
        forget_names(project_id, masking)
    clean_file()


@action("masking.masked", undoable=False)
def settle(act: Act, /, *, entries: list[uuid.UUID]) -> int:
    """The names are masked now."""
    rows = MaskEntry.objects.filter(pk__in=entries, state=EntryState.DECIDED, removed=False)
    for row in rows:
        act.change(row, state=EntryState.MASKED)
    act.tell(names=len(rows))
    return len(rows)


def forget_names(project_id: uuid.UUID, masking: Masking) -> None:
    """Out of the history's payloads, answers and jobs; nor do digests of decisions stay."""
    forget(project_id, words={*masking.forms, *_as_kept(project_id, masking)})
    decisions = Event.objects.filter(project_id=project_id, verb__startswith="masking.")
    answers = Operation.objects.filter(member__project_id=project_id)
    answers.filter(seq__in=decisions.values("seq")).update(digest="")


def _as_kept(project_id: uuid.UUID, masking: Masking) -> set[str]:
    """The names as history has them written, each with all that is joined to it."""
    found: set[str] = set()
    for text in _kept_texts(project_id):
        for hit in masking.finder.find(text):
            end = hit.bent + len(WORD_CHARS.match(text, hit.bent).group())  # type: ignore[union-attr]
            start = hit.start
            while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
                start -= 1
            found |= {text[start:end], text[hit.start : hit.end]}
    return found


def _kept_texts(project_id: uuid.UUID) -> Iterator[str]:
    payloads = Payload.objects.filter(project_id=project_id).values_list("words", flat=True)
    yield from _read(payloads.iterator(BATCH))
    answers = Operation.objects.filter(member__project_id=project_id)
    yield from _read(answers.values_list("result", flat=True).iterator(BATCH))
    for arguments, sentence in Job.objects.filter(project_id=project_id).values_list(
        "arguments", "sentence"
    ):
        yield from strings([arguments, sentence])


def _read(texts: Iterable[str]) -> Iterator[str]:
    import json

    for text in texts:
        yield from strings(json.loads(text))


@jobs.kind(UNDOING)
def undo(run: jobs.Run) -> None:
    """Put one name back, row by row."""
    project_id, by = run.job.project_id, By(run.job.member)
    refuse_while_unrevealed(project_id)
    entry = MaskEntry.objects.get(pk=run.job.arguments["entry"], project_id=project_id)
    everything = masking_of(project_id)
    others = masking_of(project_id, but=entry.pk)
    touched: dict[Any, Any] = rows_to_put_back(project_id, entry, others)
    run.expect(len(touched) + 1)
    for row, contents in touched.items():
        with run.step():
            put_back(by, key=row, contents=contents, entry=entry, every=everything, others=others)
    with run.step():
        if entry.state == EntryState.MASKED:
            set_undone(by, entry=entry)


@action("masking.undone", undoable=False)
def set_undone(act: Act, /, *, entry: MaskEntry) -> MaskEntry:
    return act.change(entry, state=EntryState.UNDONE)
