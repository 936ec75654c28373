"""Write a memo: on words, on a coding, code, theme, on anything, or on nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.memos.actions import write_memo
from coding.memos.forms import MemoForm
from coding.memos.models import Memo, MemoKind
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.projects.saying import answered, refuse_script
from interviews.transcripts.targets import Target


@require_safe
def form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, on a page of its own."""
    member = reach(request, slug, Right.WRITE)
    target = Target.sent(request.GET)
    usual = MemoKind.CODE if target and target.model == "codebook.Code" else MemoKind.NOTE
    asked = request.GET.get("kind", "")
    kind = asked if asked in MemoKind.values else usual
    return _form(request, member, target, MemoForm(initial={"kind": kind}))


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the memo; a form is led to where it hangs."""
    member = reach(request, slug, Right.WRITE)
    target = Target.sent(request.POST)
    sent = MemoForm(request.POST)
    if not sent.is_valid():
        refuse_script(request, sent)
        return _form(request, member, target, sent, status=422)
    memo = write_memo(by(request, member), target=target, **sent.values())
    url = _after(member, memo, target)
    return answered(request, member, _("The memo is kept."), url, memo.version)


def _after(member: Member, memo: Memo, target: Target | None) -> str:
    if target and target.interview:
        return target.described(member).url or memo.get_absolute_url()
    return memo.get_absolute_url()


def _form(
    request: HttpRequest,
    member: Member,
    target: Target | None,
    memo_form: MemoForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": memo_form,
        "target": target,
        "about": target.described(member) if target else None,
        "nav": "memos",
        "cancel": reverse("memos:memos", args=[member.project.slug]),
    }
    return render(request, "memos/new.html", context, status=status)
