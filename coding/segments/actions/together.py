"""Change many codings of one's own at once: one act, undone as one."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Sequence
from typing import TypedDict

from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.segments.actions.applying import usable
from coding.segments.models import Coding
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action

BATCH = 500


class Together(TypedDict):
    """How many codings were changed, how many stayed as they are, and the act's number."""

    changed: int
    stayed: int
    seq: int


@action("coding.recoded_together")
def recode_together(
    act: Act, *, codings: Collection[uuid.UUID], code: Code, seen: int | None = None
) -> Together:
    """Give these codings of one's own another code, under its present revision.

    Those that have it already stay as they are; so do those whose very words the member has
    coded with it, since nobody codes the same words twice with one code. ``seen`` is the seq up
    to which the member had seen the codings: what has changed since is a conflict.
    """
    code = usable(act, code)
    rows = _own(act, codings, seen)
    taken = set(_spans_under(rows, code))
    changed = []
    for row in rows:
        if row.code_id != code.pk and row.span_id not in taken:
            taken.add(row.span_id)
            changed.append(row)
    given = {"code_id": code.pk, "revision_id": code.revision_id, "meaning": code.meaning}
    act.change_many(changed, **given)
    act.tell(count=len(changed))
    return Together(changed=len(changed), stayed=len(rows) - len(changed), seq=act.seq)


@action("coding.removed_together")
def remove_together(
    act: Act, *, codings: Collection[uuid.UUID], seen: int | None = None
) -> Together:
    """Take these codings of one's own away; ``seen`` as in ``recode_together``."""
    rows = _own(act, codings, seen)
    act.change_many(rows, removed=True)
    act.tell(count=len(rows))
    return Together(changed=len(rows), stayed=0, seq=act.seq)


def _own(act: Act, codings: Collection[uuid.UUID], seen: int | None) -> list[Coding]:
    """The member's codings of these; nobody's coding is rewritten by another."""
    if not codings:
        raise Refused(_("Choose some of your codings first."))
    wanted = sorted(set(codings))
    rows = [row for keys in _batches(wanted) for row in _visible(act, keys)]
    if any(row.voice.member_id != act.member.pk for row in rows):
        raise Refused(_("Some of these are colleagues' codings. Nothing was changed."))
    changed = seen is not None and any(row.version > seen for row in rows)
    if changed or len(rows) != len(wanted):
        raise Conflict(_("Some of these codings were changed in the meantime. Look at them again."))
    return rows


def _visible(act: Act, keys: Sequence[uuid.UUID]) -> Iterator[Coding]:
    rows = Coding.objects.visible_to(act.member).filter(pk__in=keys)
    return rows.select_related("voice").order_by("coded_at", "id").iterator()


def _spans_under(rows: Sequence[Coding], code: Code) -> Iterator[uuid.UUID]:
    """The spans of these that the member has coded with the code."""
    for batch in _batches([row.span_id for row in rows]):
        same = Coding.objects.filter(voice=rows[0].voice_id, code=code, removed=False)
        yield from same.filter(span__in=batch).values_list("span_id", flat=True)


def _batches(keys: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
