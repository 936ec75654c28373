"""Memos and flags in the margin, on labels and in the list of codes; the forms to write them."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import Any

from django.db.models import Q, QuerySet

from coding.codebook.models import Code
from coding.desk.coding_page.drawing import DrawnNote
from coding.discussion.forms import FlagForm
from coding.discussion.models import Discussion
from coding.discussion.queries import flags_in
from coding.memos.forms import MemoForm
from coding.memos.models import Memo, MemoKind
from coding.memos.queries import marks_in
from coding.segments.models import Coding
from interviews.projects.models import Link, Member
from interviews.projects.prepared import prepared
from interviews.transcripts.models import Interview

MEMO, FLAG = Memo._meta.label, Discussion._meta.label
CODE, CODING = Code._meta.label, Coding._meta.label


def notes_in(member: Member, interview: Interview, everyone: bool) -> list[DrawnNote]:
    """What the member may see of them; others' memos only when others' voices are asked for."""
    memos = [
        DrawnNote("memo", str(memo), memo.get_absolute_url(), start, end)
        for start, end, memo in marks_in(member, interview)
        if everyone or memo.author_id == member.pk
    ]
    flags = [
        DrawnNote("flag", str(row), row.get_absolute_url(), start, end)
        for start, end, row in flags_in(member, interview)
        if not row.settled and (everyone or row.opened_by_id == member.pk)
    ]
    return memos + flags


def noted(member: Member, interview: Interview, everyone: bool) -> Counter[tuple[str, uuid.UUID]]:
    """How many memos (``"memo"``) and open flags (``"flag"``) hang on each code, and on each
    coding of the interview: by kind and id, in one query."""
    found = (_noted if everyone else _own_noted)(member, interview.pk)
    kinds = {MEMO: "memo", FLAG: "flag"}
    return Counter((kinds[source], target) for source, target in found)


@prepared
def _noted(member: Member, interview_id: uuid.UUID) -> QuerySet[Link, tuple[str, uuid.UUID]]:
    return _hung_by(member, interview_id, everyone=True)


@prepared
def _own_noted(member: Member, interview_id: uuid.UUID) -> QuerySet[Link, tuple[str, uuid.UUID]]:
    return _hung_by(member, interview_id, everyone=False)


def _hung_by(
    member: Member, interview_id: uuid.UUID, everyone: bool
) -> QuerySet[Link, tuple[str, uuid.UUID]]:
    shown = Q(source_model=MEMO, source_id__in=_memos(member, everyone).order_by().values("pk"))
    shown |= Q(source_model=FLAG, source_id__in=_flags(member, everyone).order_by().values("pk"))
    here = Q(target_model=CODE) | Q(target_model=CODING, interview_id=interview_id)
    found = Link.objects.visible_to(member).filter(shown, here)
    return found.values_list("source_model", "target_id")


def on_code(member: Member, code: Code, everyone: bool) -> list[DrawnNote]:
    """The memos and open flags on one code, for the panel of the code in hand."""
    return [
        DrawnNote(kind, str(row), row.get_absolute_url(), 0, 0)
        for kind, rows in (("memo", _memos(member, everyone)), ("flag", _flags(member, everyone)))
        for row in rows.filter(pk__in=_sources(member, code)).select_related("project")
    ]


def note_forms() -> dict[str, Any]:
    """The forms that stand in the page, so that they open without asking the server."""
    return {
        "memo_form": MemoForm(auto_id="memo-%s"),
        "flag_form": FlagForm(auto_id="flag-%s"),
        "usual_kinds": {"code": MemoKind.CODE, "other": MemoKind.NOTE},
    }


def _memos(member: Member, everyone: bool) -> QuerySet[Memo]:
    rows: QuerySet[Memo] = Memo.objects.visible_to(member)
    return rows if everyone else rows.filter(author=member)


def _flags(member: Member, everyone: bool) -> QuerySet[Discussion]:
    rows: QuerySet[Discussion] = Discussion.objects.visible_to(member).filter(settled=False)
    return rows if everyone else rows.filter(opened_by=member)


def _sources(member: Member, code: Code) -> QuerySet[Any, Any]:
    hung = Link.objects.visible_to(member).filter(target_id=code.pk)
    return hung.values("source_id")
