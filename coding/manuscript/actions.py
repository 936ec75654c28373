"""Take up a manuscript, keep what was told of it, decide about its quotations, drop the report."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from coding.manuscript.carrying import carry_decisions
from coding.manuscript.fillers import listed
from coding.manuscript.models import (
    DecisionKind,
    Manuscript,
    ManuscriptState,
    Quotation,
    QuotingRule,
)
from coding.manuscript.reading import EXTENSIONS, LARGEST, TOO_LARGE
from interviews.projects import jobs
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.history.erasing import forget
from interviews.projects.models import Blob
from interviews.projects.speaking import said

CHECKING = "manuscript.check"
BATCH = 200


@action("manuscript.taken_up", undoable=False)
def take_up(act: Act, *, name: str, data: bytes) -> Manuscript:
    """Keep a file until a worker has read it, and send a job to check it."""
    if not name.lower().endswith(EXTENSIONS):
        raise Refused(_("Choose a Word document (.docx), PDF, LaTeX (.tex) or Markdown (.md)."))
    if len(data) > LARGEST:
        raise Refused(said(TOO_LARGE))
    blob = Blob.of(act.project_id, name, data)
    blob.save(force_insert=True)
    row = act.create(Manuscript(name=name[-255:], blob=blob, member=act.member))
    job = jobs.begin(act.member, CHECKING, {"manuscript": str(row.pk)}, total=1)
    return act.change(row, job=job)


@action("manuscript.checked", undoable=False)
def keep_told(
    act: Act,
    *,
    manuscript: Manuscript,
    kind: str,
    quotations: Sequence[Quotation],
    fillers: Sequence[str],
    searched: int,
    notices: Sequence[object],
) -> Manuscript:
    """Keep what was told of each quotation; the file itself goes."""
    carry_decisions(act.member, manuscript, quotations)
    for start in range(0, len(quotations), BATCH):
        rows = quotations[start : start + BATCH]
        for row in rows:
            row.manuscript = manuscript
        act.create_many(rows)
    return _without_file(
        act,
        manuscript,
        state=ManuscriptState.CHECKED,
        kind=kind,
        fillers=", ".join(fillers),
        searched=searched,
        notices=list(notices),
    )


@action("manuscript.refused", undoable=False)
def refuse(act: Act, *, manuscript: Manuscript, why: object) -> Manuscript:
    """Say that a file could not be read; it goes as well."""
    return _without_file(act, manuscript, state=ManuscriptState.REFUSED, notices=[why])


def _without_file(act: Act, manuscript: Manuscript, **fields: Any) -> Manuscript:
    held = manuscript.blob_id
    row = act.change(manuscript, blob=None, **fields)
    _delete(held)
    return row


def _delete(blob: uuid.UUID | None) -> None:
    if blob is not None:
        Blob.objects.filter(pk=blob).delete()


@action("quotation.decided")
def decide(
    act: Act, *, quotation: Quotation, decision: str, reason: str = "", expected: int | None = None
) -> Quotation:
    """Set a quotation aside, accept it with a reason, or take either back (an empty decision)."""
    if decision and decision not in DecisionKind.values:
        raise Refused(_("Choose why this quotation is set aside, or accept it."))
    if decision == DecisionKind.ACCEPTED and not reason.strip():
        raise Refused(_("Write why this is accepted: somebody may ask once it is printed."))
    kept = reason.strip() if decision else ""
    return act.change(
        quotation, expected=expected, decision=decision, reason=kept[:1_000], carried=False
    )


@action("quoting.chosen")
def choose_rule(
    act: Act, *, fillers: str, strict: bool = False, expected: int | None = None
) -> QuotingRule:
    """Say what may be left out of a quotation without a mark; ``expected`` is the version seen."""
    words = "\n".join(listed(fillers))[:2_000]
    kept = QuotingRule.objects.visible_to(act.member).first()
    if kept is None:
        return act.create(QuotingRule(fillers=words, strict=strict))
    if expected == 0:
        raise Conflict(_("Someone chose the rule in the meantime. Reload the page to see it."))
    return act.change(kept, expected=expected, fillers=words, strict=strict)


@action("manuscript.dropped", undoable=False)
def drop(act: Act, *, manuscript: Manuscript) -> None:
    """Delete a report: its quotations' words, its name, and what history keeps of them."""
    rows = list(Quotation.objects.filter(manuscript=manuscript))
    if rows:
        act.erase(
            rows, text="", before="", after="", credit="", missing="", reason="", removed=True
        )
    held = manuscript.blob_id
    act.erase([manuscript], name="", fillers="", blob=None, removed=True)
    _delete(held)
    forget(act.project_id, rows=[manuscript.pk, *(row.pk for row in rows)])
