"""Lines of the history that tell of work on codings, codes and memos, as a member may read them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from coding.memos.models import Memo, Visibility
from interviews.projects.languages import zone
from interviews.projects.models import Change, Event, Member
from interviews.projects.telling import visible_events

CODING, COINED, CHANGED, MEMO = "coding", "coined", "changed", "memo"
CODES_COINED = ("code.coined", "coding.coined")
CODES_CHANGED = ("code.revised", "code.moved", "code.merged", "code.retired", "code.taken_back")


class Act(NamedTuple):
    """One line of the history: when (in the project's zone), whose, of which kind of the above."""

    seq: int
    day: date
    member: uuid.UUID | None
    kind: str


def acts(member: Member, *, filed: bool) -> list[Act]:
    """The acts, the oldest first. In a file, what tells of private memos is left out."""
    wanted = Q(verb__startswith="coding.") | Q(verb__startswith="memo.")
    codes = Q(verb__in=[*CODES_COINED, *CODES_CHANGED])
    events = visible_events(member).filter(wanted | codes)
    if filed:
        events = events.exclude(seq__in=_of_private_memos(member))
    return _told(member, events)


def asked_for(kind: str) -> dict[str, str]:
    """How the history is asked for acts of a kind."""
    verbs = {COINED: CODES_COINED, CHANGED: CODES_CHANGED}
    return {"verbs": ",".join(verbs[kind])} if kind in verbs else {"kind": kind}


def _kinds(verb: str) -> Iterator[str]:
    """Of which kinds an act is: making a code of words and coding them with it is of two."""
    if verb in CODES_COINED:
        yield COINED
    if verb in CODES_CHANGED:
        yield CHANGED
    elif (kind := verb.partition(".")[0]) in {CODING, MEMO}:
        yield kind


def _told(member: Member, events: QuerySet[Event]) -> list[Act]:
    here = zone(member.project.time_zone)
    rows: Iterable[tuple[int, object, uuid.UUID | None, str]] = events.values_list(
        "seq", "at", "member_id", "verb"
    )
    found = [
        Act(seq, at.astimezone(here).date(), who, kind)  # type: ignore[attr-defined]
        for seq, at, who, verb in rows
        for kind in _kinds(verb)
    ]
    return sorted(found)


def _of_private_memos(member: Member) -> QuerySet[Change, int]:
    private = Memo.objects.filter(project_id=member.project_id, visibility=Visibility.PRIVATE)
    rows = Change.objects.filter(project_id=member.project_id, model=Memo._meta.label)
    return rows.filter(row_id__in=private.values("pk")).values_list("seq", flat=True)
