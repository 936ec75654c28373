"""Change one's own memo: what it says, who can read it, whether it is there."""

from __future__ import annotations

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.memos.actions import change_memo, keep_memo_private, remove_memo, share_memo
from coding.memos.forms import MemoForm
from coding.memos.models import Memo
from coding.memos.views.listing import memo_of
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict
from interviews.projects.models import Member
from interviews.projects.saying import answered, refuse_script, scripted


@require_safe
def edit(request: HttpRequest, slug: str, memo: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    row = own(member, memo)
    return _page(request, row, MemoForm(instance=row))


@require_POST
def change(request: HttpRequest, slug: str, memo: uuid.UUID) -> HttpResponse:
    """Keep what was written; where the memo has changed meanwhile, show both texts."""
    member = reach(request, slug, Right.WRITE)
    row = own(member, memo)
    form = MemoForm(request.POST, instance=own(member, memo))
    if not form.is_valid():
        refuse_script(request, form)
        return _page(request, row, form, status=422)
    try:
        expected = form.cleaned_data["expected"]
        row = change_memo(by(request, member), memo=row, expected=expected, **form.values())
    except Conflict as conflict:
        if scripted(request):
            raise
        row = own(member, memo)
        return _page(
            request, row, _again(request.POST, row), said=str(conflict), status=conflict.status
        )
    said = _("The memo is saved.")
    return answered(request, member, said, row.get_absolute_url(), row.version)


@require_POST
def share(request: HttpRequest, slug: str, memo: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    row = own(member, memo)
    shared = share_memo(by(request, member), memo=own(member, memo))
    return _told(request, member, row, shared, _("The team can read this memo now."))


@require_POST
def keep_private(request: HttpRequest, slug: str, memo: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    row = own(member, memo)
    kept = keep_memo_private(by(request, member), memo=own(member, memo))
    return _told(request, member, row, kept, _("Only you can read this memo now."))


@require_POST
def remove(request: HttpRequest, slug: str, memo: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    row = remove_memo(by(request, member), memo=own(member, memo))
    back = reverse("memos:memos", args=[slug])
    return answered(request, member, _("The memo is removed."), back, row.version)


def _told(
    request: HttpRequest, member: Member, before: Memo, after: Memo, said: str
) -> HttpResponse:
    """Back to the memo; undoing is offered only of what was just done."""
    changed = after.version if after.version != before.version else None
    return answered(request, member, said, after.get_absolute_url(), changed)


def own(member: Member, memo: uuid.UUID) -> Memo:
    """The member's own memo; a colleague's is theirs to change."""
    row = memo_of(member, memo)
    if row.author_id != member.pk:
        raise PermissionDenied(_("This memo is a colleague's. Answer it with one of your own."))
    return row


def _again(sent: QueryDict, row: Memo) -> MemoForm:
    """The same words once more, to be saved over the version now shown beside them."""
    again = sent.copy()
    again["expected"] = str(row.version)
    return MemoForm(again, instance=Memo(version=row.version))


def _page(
    request: HttpRequest, row: Memo, form: MemoForm, said: str = "", status: int = 200
) -> HttpResponse:
    context = {"memo": row, "form": form, "said": said, "nav": "memos"}
    page = "memos/_edit.html" if request.headers.get("HX-Request") else "memos/edit.html"
    return render(request, page, context, status=status)
